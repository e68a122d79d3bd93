"""What the running text speaks of: the places that sentences open with or arrive at, and those that paragraphs are under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from kg.model import Kind, Mention
from kg.relate.arrivals import arrivals, ends_with
from kg.relate.ceremonies import ceremony
from kg.relate.clauses import turns
from kg.relate.home.aside import ABROAD, JOINS
from kg.relate.home.codes import below, in_full, inside
from kg.relate.home.region import NOT_SUBJECT
from kg.relate.home.sites import ZONE_END
from kg.relate.home.visits import GUESTS
from kg.relate.items import Item, about
from kg.relate.page import Page
from kg.relate.places import finest, one_round
from kg.relate.rounds import rounds
from kg.relate.sections import Sections
from kg.relate.zones import bare
from kg.text.span import Span

_SUBJECT_LEAD = re.compile(
    r"(?:[\s  “]|今年|去年|近年来?|目前|同时|此外|另外|近日|日前|其中|截至|以来|期间|据悉|据了解|[此本]次|这次|当[天日]|[今昨前]天|今年以来|日前|[\d一二三四五六七八九十]+[月日年、.．-]|[(（][一二三四五六七八九十\d]+[)）]|年|月|日|上午|下午|第[一二三四]季度|[一二三四上下]半?季?度?年|仅|全年|如今|而|随着|图为|[●◆■★▲·])*"
)
_STANDING = re.compile("(?:[一二三四]期|[东西南北]区|境?内|里|现场|的[^,，。;；:：的]{1,10}[上里中内旁])?[,，]")
"""After a place with 在 at the head of a sentence: 在某县,…, 在某园区的一块空地上,…"""
_ENUMERATED = re.compile(
    r"(?!(?:成功|新|已|又|先后)*(?:引进|签约|实施|推进|新建|完成|谋划|洽谈|落地|开工))[^,，。;；:：、的]{2,20}、(?:[^,，。;；:：、]{2,20}、)*"
)
"""What stands between a place and the first project where the place only heads the first name of a list."""
_CORPS = re.compile(r"(?:生产建设)?兵团(?:第?[一二三四五六七八九十]+师)?")
"""What stands between 新疆 and the city of one of its divisions."""
_ALSO = re.compile(r"(?:委|市委|州委|政府|人大|政协)[^,，。;；、]{0,10}[、兼]")
"""What stands between the places of two offices of one person: 云州市|委副书记、|青岭市委书记."""
_BRANCH = re.compile(r"[\s\u3000]*[\u4e00-\u9fff]{2,8}(?:方面|领域)[,，]")
"""What opens a paragraph that goes on, branch by branch, about the place of the one before: 新材料方面,…"""
_COME = re.compile(
    r"[^,，。;；\n]{0,16}?(?:考察团|代表团|访问团|经贸团|调研组|考察组|学习团|一行|率队|带队)[^,，。;；\n]{0,8}?(?:赴|来到?|到|抵达|走进|莅临)"
)
"""What leads from the people of a place to where they come."""
_HOME_ZONE = re.compile("该(?:[\u4e00-\u9fff]{2})?区$|[市县区州旗]$")
"""Before the zone of the home, or before a part of the zone that the text speaks of: 县|经开区, 该试验区|先行启动区."""
_ROW = (";", "；")
"""What parts the places of a round: 在青岭,…|;|在云川,…."""
_STOP_OF_ROW = re.compile("在(?!第?[一二三四五六]期|现场|会上)[\u4e00-\u9fff]{2,6}[,，]")
_ITEM = 160
"""Characters of the longest item of a round."""
_NEAR = 12
"""So many characters into a sentence a place that heads a project's name is not what the text goes on about."""
_PART = re.compile(r"其中[,，:：]?$")
"""What makes the place after it a part of what the sentence counts, not its subject."""
_FIGURED = re.compile(r"\d[\d.]*(?:[个项家户宗]|亿元|万元)[^,，。;；、]{0,8}[、,，和]")
"""A figure after a place, up to where the next place of a row begins."""
_BECOMES = re.compile(
    "(?:正式|顺利|成功|全面|同日|也|已|将)*(?:开园|投产|开工|落成|揭牌|竣工|奠基|投用|启用|动工|建成|开业|封顶)(?=[,，。;；]|\\Z)"
)
_FIRM = re.compile("(?!计划|累计|全年|总|固定资产)[\u4e00-\u9fff]{2,8}?(?:投资|出资|斥资)[约超近]?\\d")
"""What makes a short name of a place the head of an investor's: 上海|某某桩业投资3亿元."""


def topics(page: Page, whole: Mention | None, items: Sequence[Item] = ()) -> list[tuple[int, Mention | None]]:
    """Give the places that sentences open with, and the home region again where paragraphs begin and where a sentence opens with several places.

    `whole`: the page's home; `items`: the stretches of it that have a home of their own. None: from there on the text speaks of no place that is known.
    """
    found: list[tuple[int, Mention | None]] = []
    home = whole
    sections = Sections(page, home)
    for paragraph in page.paragraphs:
        first = paragraph[0]
        own = about(items, first.start) or whole
        if own is not home:
            home = own
            sections.turn_to(own)
        section = sections.at(first, paragraph[-1].stop)
        told = found[-1][1] if found and _BRANCH.match(page.text.text, first.start) else None
        if told is not None and home is not None and below(told, home):
            found.append((first.start, told))
        elif section is not None:
            found.append((first.start, section))
        toured = rounds(page, paragraph, home)
        for sentence in paragraph:
            before = found[-1][1] if found else home
            told_before = len(found)
            subject = toured.get(sentence.start) or _subject(page, sentence.start, sentence.stop, home)
            late = subject is not None and _behind_another(page, sentence, subject)
            several = _several(page, sentence) if subject is None else ()
            if subject is not None or several:
                told = subject or (None if home is not None and _among(home, several) else home)
                found.append((subject.start if subject is not None and late else sentence.start, told))
            turning = turns(page, sentence, subject, home)
            found.extend((at, told) for at, place in turning if (told := place or before) is not None)
            aside = subject is not None and (bool(toured) or _passing(page, sentence, subject))
            in_row = subject is not None and _in_row(page, sentence)
            if in_row or (before is not None and (turning or late or aside)):
                found.append((sentence.stop, home if toured else before))
            come = list(arrivals(page, sentence, home))
            found.extend(come)
            found[told_before:] = sorted(found[told_before:], key=itemgetter(0))
            if come and sentence is paragraph[-1] and ends_with(page, come[-1][1], sentence):
                sections.place = come[-1][1]
    return found


def _several(page: Page, sentence: Span) -> tuple[Mention, ...]:
    """Give the row of places that the sentence opens with, and so is about none of them alone: 甲园区、乙园区分别签约…"""
    text = page.text.text
    first, *rest = page.places(sentence.start, min(sentence.stop, sentence.start + 60)) or (None,)
    if first is None or first.implied or _SUBJECT_LEAD.fullmatch(text, sentence.start, first.start) is None:
        return ()
    last = _joined(page, [first, *rest])
    return (last, *rest) if any(text[last.stop : p.start] in JOINS for p in rest) else ()


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
    """Tell whether a project is named before the place and another behind it: 甲项目开工,青岭县|负责的乙项目投产; the first is not the place's."""
    before = page.within(sentence.start, place.start, Kind.PROJECT)
    return bool(before) and bool(page.within(place.start, sentence.stop, Kind.PROJECT))


def _heads_name(page: Page, place: Mention) -> bool:
    """Tell whether a project's name follows the place directly."""
    works = page.within(place.start, place.stop + 40, Kind.PROJECT)
    return any(work.start in (place.start, place.stop) for work in works)


def _governed(page: Page, park: Mention) -> bool:
    """Tell whether the park is one with an administration, of which a paragraph goes on to speak: a zone, or one named by its place."""
    said = park.implied or page.text.text.startswith("方面", park.stop)
    return said or ZONE_END.search(park.text) is not None or bool(page.within(park.start, park.stop, Kind.REGION))


def _one_of_many(page: Page, subject: Mention) -> bool:
    """Tell whether a place and its figure are the first of a row of such, after which the text goes on about them all: 青岭市20个、云川市16个."""
    figure = _FIGURED.match(page.text.text, subject.stop)
    return figure is not None and any(
        m.start == figure.end() and m.kind is subject.kind
        for m in page.within(figure.end(), figure.end() + 12, Kind.REGION, Kind.PARK)
    )


def _subject(page: Page, start: int, stop: int, home: Mention | None) -> Mention | None:
    places = page.places(start, min(stop, start + 60))
    works = [w for w in page.within(start, stop, Kind.PROJECT) if w.unit is None] if places else ()
    if works:
        places = [
            p for p in places if not any(w.start < p.stop and p.start < w.stop and p.stop < w.stop for w in works)
        ]
    for i, place in enumerate(places):
        if one_round(page.text.text, place):
            continue
        zone = _HOME_ZONE.search(page.text.text, start, place.start) if place.kind is Kind.PARK else None
        opens = zone.start() if zone is not None else place.start
        before = page.text.text[opens - 1] if opens > start else "\n"
        if before == "在" and place.start - start < 3:
            stood = _joined(page, places[i:])
            if _STANDING.match(page.text.text, stood.stop):
                return stood if stood.kind is Kind.PARK or _fits(stood, home) else None
        clause = max(page.text.text.rfind(mark, start, place.start) for mark in ",，。;；:：") + 1
        if not (
            before in ",，。;；:：!?！？\n  【"
            or _SUBJECT_LEAD.fullmatch(page.text.text, start if place.implied else max(start, clause), opens)
        ):
            continue
        after = page.text.text[place.stop : place.stop + 1]
        if before in ":：" and ((after in "(（" and place.kind is Kind.PARK) or after in ")）"):
            continue
        if place.start > start + 3 and _PART.search(page.text.text, start, place.start):
            continue
        last = _office(page, _joined(page, places[i:]), places[i + 1 :])
        beside = places[i + 1] if i + 1 < len(places) and places[i + 1].start == last.stop else None
        if beside is not None and NOT_SUBJECT.match(page.text.text, beside.stop):
            continue
        if any(p.match(page.text.text, last.stop) for p in (NOT_SUBJECT, GUESTS)) or (
            before in ":：" and page.text.text.startswith("的", last.stop)
        ):
            continue
        if works and _ENUMERATED.fullmatch(page.text.text, last.stop, max(last.stop, works[0].start)):
            continue
        if not in_full(last) and last.kind is Kind.REGION and _FIRM.match(page.text.text, last.stop):
            continue
        if _heads_one(page, last, works) or _guests(page, last, stop, home) or _one_of_works(page, start, last):
            continue
        if last.implied and last.kind is Kind.REGION and home is not None and last.value == home.value:
            return home
        fits = _fits(last, home) or (last.value is None and last is not place and _fits(place, home))
        if last.kind is Kind.PARK or (fits and not _holds(page, last, home)):
            return last
    return ceremony(page, start, stop) or bare(page, start, stop)


def _heads_one(page: Page, place: Mention, works: Sequence[Mention]) -> bool:
    """Tell whether the place only heads the first name of a list of which another has a place of its own: 青岭县|甲项目、乙项目、山口县丙项目."""
    first = next((w for w in works if w.start <= place.stop < w.stop), None)
    if first is None or page.text.text[first.stop : first.stop + 1] != "、":
        return False
    heads = {m.start for m in page.within(first.stop, works[-1].stop, Kind.REGION)}
    stops = {m.stop for m in page.within(first.stop, works[-1].stop, Kind.REGION)}
    return any(w.start in heads or w.start in stops for w in works if w.start > first.start)


def _one_of_works(page: Page, start: int, park: Mention) -> bool:
    """Tell whether a park is but another work of which a sentence tells what has become of it: 甲项目开工,|乙产业园|开园."""
    if park.kind is not Kind.PARK or not _BECOMES.match(page.text.text, park.stop):
        return False
    return bool(page.within(start, park.start - 1, Kind.PROJECT, Kind.PARK))


def _guests(page: Page, place: Mention, stop: int, home: Mention | None) -> bool:
    """Tell whether people of the place come to the page's home: 云川市党政代表团|到青岭县考察."""
    match = _COME.match(page.text.text, place.stop, stop) if home is not None and place.value != home.value else None
    host = finest(page, match.end(), stop) if match is not None else None
    return (
        host is not None
        and home is not None
        and (host.text == home.text or host.value == home.value or below(host, home))
    )


def _office(page: Page, place: Mention, after: Sequence[Mention]) -> Mention:
    """Give the place of the second of two offices, which is the lower: 青岭市 for 云州市委副书记、青岭市委书记; else `place`."""
    also = _ALSO.match(page.text.text, place.stop)
    second = next((p for p in after if also is not None and p.start == also.end()), None)
    return second if second is not None and second.kind is Kind.REGION and below(second, place) else place


def _joined(page: Page, places: Sequence[Mention]) -> Mention:
    """Give the last place of the chain that the first of `places` begins: 云州市青岭区|云岭产业园."""
    last = places[0]
    for other in places[1:]:
        joined = other.start == last.stop or _CORPS.fullmatch(page.text.text, last.stop, other.start)
        if joined and (other.kind is Kind.PARK or below(other, last)):
            last = other
    return last


def _holds(page: Page, region: Mention, home: Mention | None) -> bool:
    """Tell whether the page is about a park whose name says that it lies in the region, which then is no topic of its own."""
    if home is None or home.kind is not Kind.PARK or not region.value:
        return False
    own = [str(m.value) for m in page.within(home.start, home.stop, Kind.REGION) if m.value]
    return any(code == region.value or inside(code, str(region.value)) for code in own)


def _fits(region: Mention, home: Mention | None) -> bool:
    if str(region.value or "")[:1] in ABROAD:
        return False
    if region.value is None and home is not None and home.value is not None:
        return str(home.value)[4:] != "00"
    if home is not None and home.kind is Kind.REGION and home.value is None:
        return region.value is None
    if home is None or home.value is None or region.value is None:
        return region.value is not None or home is None
    code, at = str(region.value), str(home.value)
    if code == at:
        return True
    if inside(at, code):
        return region.implied
    return inside(code, at) or (code[:2] == at[:2] and in_full(region))
