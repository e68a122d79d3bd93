"""What the running text speaks of: the places that sentences open with or arrive at, and those that paragraphs are under."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from kg.model import Kind, Mention
from kg.relate.arrivals import arrivals, ends_with
from kg.relate.batches import batch_of
from kg.relate.clauses import turns
from kg.relate.home.aside import JOINS
from kg.relate.home.codes import below
from kg.relate.home.national import spread
from kg.relate.home.sites import ADMINISTERED
from kg.relate.home.visits import GUESTS
from kg.relate.items import Item, about, headlines
from kg.relate.nation import Country, of_nation
from kg.relate.page import Page
from kg.relate.rounds import rounds
from kg.relate.sections import Sections
from kg.relate.subjects import SUBJECT_LEAD, joined, subject_of
from kg.relate.zones import later, of_works
from kg.text.span import Span

_OF_IT = re.compile("[。;；]?[。;；]?其中[,，有]?")
"""What opens a sentence that goes on about a part of what the one before has counted."""
BRANCH = re.compile(r"[\s\u3000]*[\u4e00-\u9fff]{2,8}(?:方面|领域)[,，]")
"""What opens a paragraph that goes on, branch by branch, about the place of the one before: 新材料方面,…"""
_MEANWHILE = re.compile("与此同时[,，]|同时[,，](?:[^,，。;；]{0,16})?也")
"""What opens a sentence that goes on in the place of the clause before: 与此同时,|乙基地也开工建设."""
_LABEL = re.compile(r"[\s\u3000]*[\u4e00-\u9fff]{2,10}[:：]")
"""What labels a sentence: 示范区:."""
_LABELLED = 14
"""So many characters of a sentence the label that is a place may take."""
_ROW = (";", "；")
"""What parts the places of a round: 在青岭,…|;|在云川,…."""
_STOP_OF_ROW = re.compile("在(?!第?[一二三四五六]期|现场|会上)[\u4e00-\u9fff]{2,6}[,，]")
_PART_LEAD = re.compile("其中[,，:：]?")
"""What leads to the first of several parts."""
_PARTS = 6
"""So many sentences on the next of several parts is looked for."""
_ITEM = 160
"""Characters of the longest item of a round."""
_NEAR = 12
"""So many characters into a sentence a place that heads a project's name is not what the text goes on about."""
_FIGURED = re.compile(r"\d[\d.]*(?:[个项家户宗]|亿元|万元)[^,，。;；、]{0,8}[、,，和]")
"""A figure after a place, up to where the next place of a row begins."""


def topics(
    page: Page, whole: Mention | None, nation: Country, items: Sequence[Item] = ()
) -> list[tuple[int, Mention | None]]:
    """Give the places that sentences open with, and the home region again where paragraphs begin and where a sentence opens with several places.

    `whole`: the page's home; `nation`: who acts for the country, of whom no region's news is told; `items`: the stretches of it that have a home of their own. None: from there on the text speaks of no place that is known.
    """
    found: list[tuple[int, Mention | None]] = []
    home = whole
    sections = Sections(page, home)
    batch = batch_of(page)
    heads = frozenset(headlines(page.text.text) if home is None else ())
    at_large = home is None and spread(page.text.text, page.within(0, len(page.text.text), Kind.REGION))
    headed = False
    for paragraph in page.paragraphs:
        first = paragraph[0]
        own = about(items, first.start) or whole
        if own is not home:
            home = own
            sections.turn_to(own)
        section = sections.at(first, paragraph[-1].stop)
        told = found[-1][1] if found and BRANCH.match(page.text.text, first.start) else None
        if told is not None and home is not None and (told.kind is Kind.PARK or below(told, home)):
            found.append((first.start, told))
        elif section is not None or sections.ended or first.start in heads or (at_large and not headed):
            found.append((first.start, section))
        headed = first.start in heads
        toured = rounds(page, paragraph, home)
        turned: Mention | None = None
        for sentence in paragraph:
            before = found[-1][1] if found else home
            told_before = len(found)
            subject = toured.get(sentence.start) or subject_of(page, sentence.start, sentence.stop, home)
            if subject is not None and home is None and GUESTS.match(page.text.text, subject.stop):
                subject = None
            recalled = batch.recalled(page, sentence) if subject is None and batch is not None else None
            works = of_works(page, *sentence) if recalled is None and _at_large(subject, home) else None
            subject = recalled or works or subject
            meanwhile = turned if subject is None and _MEANWHILE.match(page.text.text, sentence.start) else None
            late = subject is not None and _behind_another(page, sentence, subject)
            several = _several(page, sentence) if subject is None else ()
            at_top = subject is None and of_nation(nation, page.text.text, sentence)
            if subject is not None or several or at_top or _label_unknown(page, sentence):
                told = subject or (None if at_top or (home is not None and _among(home, several)) else home)
                found.append((subject.start if subject is not None and late else sentence.start, told))
            if _at_large(subject, home) or (subject is not None and subject.implied):
                found.extend(_zone_ahead(page, sentence, before))
            if meanwhile is not None:
                found.append((sentence.start, meanwhile))
                before = home
            turning = turns(page, sentence, subject, home)
            turned = turning[-1][1] if turning else meanwhile
            found.extend((at, told) for at, place in turning if (told := place or before) is not None)
            aside = (
                subject is not recalled and subject is not None and (bool(toured) or _passing(page, sentence, subject))
            )
            part = _first_part(page, paragraph, sentence, home)
            if part is not None:
                found.append((part.start, part))
            aside = aside and _OF_IT.match(page.text.text, sentence.stop - 1) is None and part is None
            in_row = subject is not None and _in_row(page, sentence)
            if in_row or works is not None or (before is not None and (turning or late or aside or meanwhile)):
                found.append((sentence.stop, home if toured else before))
            come = list(arrivals(page, sentence, home))
            found.extend(come)
            found[told_before:] = sorted(found[told_before:], key=itemgetter(0))
            if come and sentence is paragraph[-1] and ends_with(page, come[-1][1], sentence):
                sections.place = come[-1][1]
    return found


def _zone_ahead(page: Page, sentence: Span, before: Mention | None) -> tuple[tuple[int, Mention | None], ...]:
    """Give the zone that a later clause of the sentence goes on about, and at its end again what the text spoke of `before`."""
    zone = later(page, *sentence)
    return () if zone is None else ((zone.start, zone), (sentence.stop, before))


def _at_large(subject: Mention | None, home: Mention | None) -> bool:
    """Tell whether a sentence opens with no place but the home itself."""
    return subject is None or (home is not None and subject.kind is home.kind and subject.value == home.value)


def _several(page: Page, sentence: Span) -> tuple[Mention, ...]:
    """Give the row of places that the sentence opens with, and so is about none of them alone: 甲园区、乙园区分别签约…"""
    text = page.text.text
    first, *rest = page.places(sentence.start, min(sentence.stop, sentence.start + 60)) or (None,)
    if first is None or first.implied or SUBJECT_LEAD.fullmatch(text, sentence.start, first.start) is None:
        return ()
    last = joined(page, [first, *rest])
    return (last, *rest) if any(text[last.stop : p.start] in JOINS for p in rest) else ()


def _label_unknown(page: Page, sentence: Span) -> bool:
    """Tell whether a sentence begins with the label of something that is no known place, behind one labelled by its place: 青岭县:…。|示范区:…."""
    text = page.text.text
    label = _LABEL.match(text, *sentence)
    if label is None or page.places(sentence.start, label.end()):
        return False
    before = page.sentence_at(sentence.start - 1)
    places = page.places(before.start, min(before.stop, before.start + _LABELLED))
    return before.stop <= sentence.start and any(text[p.stop : p.stop + 1] in (":", "：") for p in places)


def _among(home: Mention, places: Sequence[Mention]) -> bool:
    """Tell whether the home itself is one of a row of places."""
    return any(p.kind is home.kind and (p.text == home.text or (p.value and p.value == home.value)) for p in places)


def _passing(page: Page, sentence: Span, subject: Mention) -> bool:
    """Tell whether a sentence speaks of its place in passing, so that the text goes on about what it spoke of before: a part, one of many, a site."""
    return (
        page.text.text.startswith("其中", sentence.start)
        or _one_of_many(page, subject)
        or (subject.kind is Kind.PARK and not _governed(page, subject))
        or (subject.start > sentence.start + _NEAR and _heads_name(page, subject))
    )


def _first_part(page: Page, paragraph: Sequence[Span], sentence: Span, home: Mention | None) -> Mention | None:
    """Give the part that the sentence ends with or is about if it is the first of several that the paragraph goes through, each with what is in it.

    其中:甲园区开工9项。某项目…;乙园区开工6项。
    """
    text = page.text.text
    lead = next(_PART_LEAD.finditer(text, *sentence), None)
    places = page.places(lead.end(), min(sentence.stop, lead.end() + _NEAR)) if lead is not None else ()
    if lead is None or not places or places[0].start != lead.end() or places[0].implied:
        return None
    first = bisect_left(paragraph, sentence) + 1
    for following in paragraph[first : first + _PARTS]:
        other = subject_of(page, *following, home)
        if other is not None:
            row = text[following.start - 1] in _ROW and other.kind is places[0].kind
            return places[0] if row and other.text != places[0].text else None
    return None


def _in_row(page: Page, sentence: Span) -> bool:
    """Tell whether the sentence is one of a round of places, after which the text goes on about what it spoke of before: 在青岭,…;在云川,…."""
    text = page.text.text
    if _STOP_OF_ROW.match(text, sentence.start) is None:
        return False
    before = max(text.rfind(mark, max(0, sentence.start - _ITEM), sentence.start - 1) for mark in "。;；\n") + 1
    follows = text[sentence.start - 1 : sentence.start] in _ROW and _STOP_OF_ROW.match(text, before) is not None
    at = sentence.stop + (text[sentence.stop : sentence.stop + 1] in _ROW)
    return follows or (text[at - 1 : at] in _ROW and _STOP_OF_ROW.match(text, at) is not None)


def _behind_another(page: Page, sentence: Span, place: Mention) -> bool:
    """Tell whether a project is named before the place, and another behind it or the place is a town: 甲项目开工,青岭县|负责的乙项目投产; the first is not the place's."""
    before = page.within(sentence.start, place.start, Kind.PROJECT)
    town = place.kind is Kind.REGION and not place.value and not place.implied
    return bool(before) and (town or bool(page.within(place.start, sentence.stop, Kind.PROJECT)))


def _heads_name(page: Page, place: Mention) -> bool:
    """Tell whether a project's name follows the place directly."""
    works = page.within(place.start, place.stop + 40, Kind.PROJECT)
    return any(work.start in (place.start, place.stop) for work in works)


def _governed(page: Page, park: Mention) -> bool:
    """Tell whether the park is one with an administration, of which a paragraph goes on to speak: a zone, or one named by its place."""
    said = park.implied or page.text.text.startswith("方面", park.stop)
    return said or ADMINISTERED.search(park.text) is not None or bool(page.within(park.start, park.stop, Kind.REGION))


def _one_of_many(page: Page, subject: Mention) -> bool:
    """Tell whether a place and its figure are the first of a row of such, after which the text goes on about them all: 青岭市20个、云川市16个."""
    figure = _FIGURED.match(page.text.text, subject.stop)
    return figure is not None and any(
        m.start == figure.end() and m.kind is subject.kind
        for m in page.within(figure.end(), figure.end() + 12, Kind.REGION, Kind.PARK)
    )
