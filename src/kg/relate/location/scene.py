"""Where a sentence stands: the place that it opens with holds the projects that it goes on to name: 在某园区,某人察看了甲项目和乙项目.

What people see on a visit elsewhere, 赴某市考察, lies not where the page is at home.
"""

from __future__ import annotations

import re

from kg.model import Kind, Label, Mention
from kg.relate.page import Page
from kg.relate.places import chain_start, finest, under
from kg.text.span import Span

_OPENS = re.compile(
    r"[\s“\u3000]*(?:[\u4e00-\u9fff\d]{0,8}[日天午年月前][,，]?)?(?:(?:记者|笔者|[\u4e00-\u9fff]{2,3}一行)[,，]?)?"
    r"(?:先后|首先|随后|又|再次|今天|如今)*(?:来到|走进|步入|走访|进入|在)(?:了)?"
)
"""What opens a sentence up to the place that its scene is laid in."""
_COMMA = re.compile(r"(?:境?内|里|中)?[,，]")
_ELSEWHERE = re.compile(r"(?:赴|前往|来自|到[\u4e00-\u9fff]{2,6}[考学招])")
"""What leads away from the scene."""


def scene(page: Page, sentence: Span, project: Mention) -> Mention | None:
    """Give the park or town that the sentence of `project` opens in, if no other place stands between; None for another sentence."""
    text = page.text.text
    opening = _OPENS.match(text, sentence.start, project.start)
    place = finest(page, opening.end(), project.start) if opening is not None else None
    if place is None or place.implied or _COMMA.match(text, place.stop) is None:
        return None
    if page.places(place.stop, project.start) or _ELSEWHERE.search(text, place.stop, project.start):
        return None
    topic = page.region_at(project.start)
    if place.kind is Kind.PARK or topic is None:
        return place
    return place if topic.kind is Kind.REGION and under(place, topic) else None


_GOES_TO = re.compile(r"(?:在|赴|到|抵达|前往|走进|奔赴|深入|走访|转赴)\Z")
_BACK = 300
"""So many characters before a sentence may tell where its people are."""
_LOOKS = re.compile(r"考察(?![团组])|参观|走访|察看|查看|学习|调研(?![组员])|观摩")
"""What people do elsewhere, and in the headline of a page about it."""
_DEALS = re.compile(r"签约|签订|签署|落户|落地|洽谈|对接|引进|推介|达成|合作")
"""What they do elsewhere about projects of their own."""


def away(page: Page, sentence: Span, project: Mention) -> bool:
    """Tell whether the project is one that people of the page's home see elsewhere: 代表团到某市,考察了|某产业园."""
    text, home = page.text.text, page.home
    if home is None or home.kind is not Kind.REGION or not home.value:
        return False
    looks = [m.end() for m in _LOOKS.finditer(text, sentence.start, project.start)]
    if not looks or _DEALS.search(text, looks[-1], project.start):
        return False
    start = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - _BACK)
    for place in reversed(page.places(start, looks[-1])):
        if place.kind is Kind.REGION and not _elsewhere(place, home):
            return False
        if place.kind is Kind.REGION and _GOES_TO.search(
            text, max(start, chain_start(page, place) - 4), chain_start(page, place)
        ):
            return True
    return _headed_away(page, home)


def _headed_away(page: Page, home: Mention) -> bool:
    """Tell whether the headline says that people of `home` go elsewhere to look: 某县党政代表团赴某市考察."""
    text = page.text.text
    for zone in page.text.zones:
        if zone.label is Label.TITLE:
            for place in page.places(zone.start, zone.stop):
                goes = _GOES_TO.search(text, max(zone.start, place.start - 4), place.start)
                if (
                    goes
                    and place.kind is Kind.REGION
                    and _elsewhere(place, home)
                    and _LOOKS.search(text, place.stop, zone.stop)
                ):
                    return True
    return False


def _elsewhere(place: Mention, home: Mention) -> bool:
    """Tell whether neither of two regions lies in the other, nor are they one."""
    return bool(place.value) and place.value != home.value and not under(place, home) and not under(home, place)
