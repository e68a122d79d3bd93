"""What people of a page's home see elsewhere, 赴某市考察,参观了|甲产业园, lies where they have gone, not at home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Label, Mention
from kg.relate.home.aside import ABROAD
from kg.relate.page import Page
from kg.relate.places import chain_start, finest, one_of_list, under
from kg.text.span import Span

_GOES_TO = re.compile(r"(?:在|赴|到|抵达|前往|走进|奔赴|深入|走访|转赴)\Z")
_BACK = 300
"""So many characters before a sentence may tell where its people are."""
_LOOKS = re.compile(r"考察(?![团组])|参观|走访|察看|查看|学习|调研(?![组员])|观摩")
"""What people do elsewhere, and in the headline of a page about it."""
_DEALS = re.compile(r"签约|签订|签署|落户|落地|洽谈|对接|引进|推介|达成|合作")
"""What they do elsewhere about projects of their own."""
_LEAVES = re.compile(
    r"[^,，。;；\n]{0,24}?(?:党政|经贸|学习)?(?:考察团|代表团|考察组|访问团|学习团)(?:一行)?[^,，。;；\n]{0,4}(?:赴|来?到|前往)"
)
"""After the page's home what tells that its people go somewhere: 青岭县|党政考察团到."""
_REACH = 80
_PARTY = re.compile("一行|代表团|考察团|考察组|访问团|先后|大家")
"""Who sees what a page tells of whose first sentence says where they have gone."""

_SHORT = 24
"""Characters of a line that is no sentence of the article."""


def away(page: Page, sentence: Span, project: Mention) -> bool:
    """Tell whether the project is one that people of the page's home see elsewhere: 代表团到某市,考察了|某产业园."""
    return _gone(page, sentence, project) is not None or _left(page, sentence, project)


def toured(page: Page, sentence: Span, project: Mention) -> Mention | None:
    """Give where such a project lies: the one place that they have gone to."""
    place = _gone(page, sentence, project)
    if place is None or one_of_list(page, place, chain_start(page, place)):
        return None
    return None if str(place.value)[:1] in ABROAD or str(place.value)[2:] == "0000" else place


def _gone(page: Page, sentence: Span, project: Mention) -> Mention | None:
    """Give the place elsewhere where people of the page's home look at the project, the finest of its chain."""
    text, home = page.text.text, page.home
    if home is None or home.kind is not Kind.REGION or not home.value:
        return None
    looks = list(_LOOKS.finditer(text, sentence.start, project.start))
    if not looks or _DEALS.search(text, looks[-1].end(), project.start):
        return None
    start = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - _BACK)
    for place in reversed(page.places(start, looks[-1].end())):
        if place.kind is Kind.REGION and not _elsewhere(place, home):
            return None
        if place.kind is Kind.REGION and _gone_to(text, start, chain_start(page, place)):
            return place
    party = _PARTY.search(text, sentence.start, looks[-1].start())
    return next(
        (place for stretch in _heads(page, lead=party is not None) for place in _headed(page, stretch, home)), None
    )


def _left(page: Page, sentence: Span, project: Mention) -> bool:
    """Tell whether headline or lead say that a delegation of the page's home goes somewhere, wherever that is, and the sentence what it sees there."""
    text, home = page.text.text, page.home
    looks = _LOOKS.search(text, sentence.start, min(sentence.stop, project.stop + _REACH))
    if home is None or home.kind is not Kind.REGION or looks is None:
        return False
    if _PARTY.search(text, sentence.start, project.start) is None:
        return False
    for stretch in _heads(page, lead=True):
        for place in page.within(*stretch, Kind.REGION):
            match = _LEAVES.match(text, place.stop, stretch.stop) if place.value == home.value else None
            if match is None:
                continue
            there = finest(page, match.end(), stretch.stop)
            held = page.within(there.start, there.stop, Kind.REGION) if there is not None else ()
            ours = there is None or there.implied or any(m.value == home.value or under(m, home) for m in held)
            if not ours and not page.text.text.startswith("我", match.end()):
                return True
    return False


def _heads(page: Page, *, lead: bool) -> Iterator[Span]:
    """Give the headlines, and the first sentence of the article where it is asked for."""
    for zone in page.text.zones:
        if zone.label is Label.TITLE:
            yield Span(zone.start, zone.stop)
    if lead and page.paragraphs:
        first = next((z.start for z in page.text.zones if z.label is Label.ARTICLE), 0)
        yield from [s for s in page.sentences if s.start >= first and s.stop - s.start > _SHORT][:1]


def _headed(page: Page, stretch: Span, home: Mention) -> Iterator[Mention]:
    """Give the places elsewhere that a headline or lead says people of `home` go to look at: 某县党政代表团赴某市考察."""
    text = page.text.text
    for place in page.places(*stretch):
        if place.kind is not Kind.REGION or not _elsewhere(place, home):
            continue
        begins = chain_start(page, place)
        if _gone_to(text, stretch.start, begins) and _LOOKS.search(text, place.stop, stretch.stop):
            yield finest(page, begins, stretch.stop) or place


def _gone_to(text: str, low: int, at: int) -> bool:
    return _GOES_TO.search(text, max(low, at - 4), at) is not None


def _elsewhere(place: Mention, home: Mention) -> bool:
    """Tell whether neither of two regions lies in the other, nor are they one."""
    return bool(place.value) and place.value != home.value and not under(place, home) and not under(home, place)
