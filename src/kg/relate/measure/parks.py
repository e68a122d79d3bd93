"""The land of a park: 规划面积1平方公里的某产业园, 某开发区…规划总面积12平方公里."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.model import Claim, Kind
from kg.relate.measure.words import AREA_UNITS, LAND, SEAT
from kg.relate.page import Page
from kg.text.span import Span

_LAID_OUT = re.compile(
    r"(?<!建筑)(?:规划|规划建设|建设|打造|开发|建成|辟建|建立|设立|新建|辟出)了?(?:一个|约|近|超过?|总)*\Z"
)
"""What leads from who lays out a park to its size: 规划了|20平方公里的某产业园."""


def parks(page: Page) -> Iterator[Claim]:
    """Read the land of a park: 规划面积1平方公里的某产业园, 某开发区…规划总面积12平方公里."""
    text = page.text.text
    for park in page.mentions:
        if park.kind is not Kind.PARK:
            continue
        for area in page.within(max(0, park.start - 20), park.start, Kind.QUANTITY):
            lead = text[max(0, area.start - 12) : area.start]
            between = text[area.stop : park.start]
            match = LAND.search(lead) or (_LAID_OUT.search(lead) if between == "的" else None)
            if area.unit in AREA_UNITS and between in ("的", "") and match is not None:
                yield Claim(
                    "landArea",
                    park,
                    Span(area.start - len(match.group()), park.stop),
                    "measure/park",
                    value=area.value,
                    unit=area.unit,
                )
        at = bisect_right(page.sentences, (park.start, len(text))) - 1
        if (
            at < 0
            or not (sentence := page.sentences[at]).covers(park.start, park.stop)
            or park.start - sentence.start > 12
            or SEAT.search(text, sentence.start, park.start)
            or page.within(sentence.start, sentence.stop, Kind.PROJECT)
        ):
            continue
        for area in page.within(park.stop, sentence.stop, Kind.QUANTITY):
            clause = max(text.rfind(mark, park.stop, area.start) for mark in ",，。;；:")
            lead = text[clause + 1 if clause >= 0 else park.stop : area.start]
            if area.unit in AREA_UNITS and LAND.search(lead):
                yield Claim(
                    "landArea",
                    park,
                    Span(area.start - len(lead), area.stop),
                    "measure/park",
                    value=area.value,
                    unit=area.unit,
                )
                break
