"""The land of a park: 规划面积1平方公里的某产业园, 某开发区…规划总面积12平方公里."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.measure.words import AREA_UNITS, LAND, SEAT
from kg.relate.page import Page
from kg.text.span import Span

_LAID_OUT = re.compile(
    r"(?<!建筑)(?:规划|规划建设|建设|打造|开发|建成|辟建|建立|设立|新建|辟出)了?(?:一个|约|近|超过?|总)*\Z"
)
"""What leads from who lays out a park to its size: 规划了|20平方公里的某产业园."""

_OTHERS = re.compile(r"[是为系]\Z")
"""What leads from something else to the park whose it is: 某某机械是|某园区|新开工的6个项目之一."""
_ITS = re.compile(
    r"(?:内的?|的)?[^,，。;；:：、总占位规由是现已]{2,24}?(?:项目|工程|基地|中心|公司|集团|企业|厂|之一)[,，]"
)
"""What makes of the park only the place of what is spoken of: 某园区|某某物流基地,占地…."""

_OPENS = 12
"""So many characters of a sentence at most stand before the park that it is about."""


def parks(page: Page) -> Iterator[Claim]:
    """Read the land of a park: 规划面积1平方公里的某产业园, 某开发区…规划总面积12平方公里."""
    for park in page.mentions:
        if park.kind is Kind.PARK:
            yield from _before(page, park)
            yield from _behind(page, park)


def _before(page: Page, park: Mention) -> Iterator[Claim]:
    text = page.text.text
    for area in page.within(max(0, park.start - 20), park.start, Kind.QUANTITY):
        lead = text[max(0, area.start - 12) : area.start]
        between = text[area.stop : park.start]
        match = LAND.search(lead) or (_LAID_OUT.search(lead) if between == "的" else None)
        if area.unit in AREA_UNITS and between in ("的", "") and match is not None:
            yield _land(park, area, Span(area.start - len(match.group()), park.stop))


def _behind(page: Page, park: Mention) -> Iterator[Claim]:
    text, sentence = page.text.text, _opened(page, park)
    if sentence is None:
        return
    if _OTHERS.search(text, max(sentence.start, park.start - 2), park.start) or _ITS.match(text, park.stop):
        return
    for area in page.within(park.stop, sentence.stop, Kind.QUANTITY):
        clause = max(text.rfind(mark, park.stop, area.start) for mark in ",，。;；:")
        lead = text[clause + 1 if clause >= 0 else park.stop : area.start]
        if area.unit in AREA_UNITS and LAND.search(lead):
            yield _land(park, area, Span(area.start - len(lead), area.stop))
            return


def _opened(page: Page, park: Mention) -> Span | None:
    """Give the sentence that opens with the park and tells of no project; None where there is none such."""
    text = page.text.text
    at = bisect_right(page.sentences, (park.start, len(text))) - 1
    if at < 0:
        return None
    sentence = page.sentences[at]
    if not sentence.covers(park.start, park.stop) or park.start - sentence.start > _OPENS:
        return None
    if SEAT.search(text, sentence.start, park.start) or page.within(sentence.start, sentence.stop, Kind.PROJECT):
        return None
    return sentence


def _land(park: Mention, area: Mention, quote: Span) -> Claim:
    return Claim("landArea", park, quote, "measure/park", value=area.value, unit=area.unit)
