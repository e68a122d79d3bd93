"""partOf of towns and villages: on the page of a county or of a town itself; and what a place's name is only part of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.relate.places import county_at
from kg.text.span import Span

_EDGE_OF = re.compile("(?:[东南西北](?:部|面|边)?[至与到邻临接连靠望]+|毗邻|接壤|相邻|距离?)\\Z")
"""Before a place what tells that it lies beside what the text is about: 西与某镇接壤."""
_TOWN = re.compile("(?:镇|乡|街道)$")
_OF_LIST = re.compile(
    r"(?:[、和及][\u4e00-\u9fff]{2,3})*等(?:(?:\d{1,2}|[两三四五六七八九十]{1,3})(?:余|多)?个)?(?:乡镇|镇街|镇乡|街镇)"
)
"""After the name of a town what calls it so at the end of its list: 青石|、白水等乡镇."""
_HOLDERS = (Kind.PROJECT, Kind.COMPANY, Kind.PARK, Kind.POLICY, Kind.MECHANISM, Kind.PERSON)
MEDIA = re.compile(
    r"(?:日报|晚报|晨报|新闻|电视|广播|网|频道|生活|在线|时报|商报|早报|都市报|省委|省政府|省级|省长|省统计|省发|省工信|省商务|省重点)|[\u4e00-\u9fff]{0,2}[报网]"
)


def county_of(town: Mention, plain: list[Mention]) -> Iterator[Claim]:
    """Give partOf for the town that a page is about, if it names one county with its level word and no other."""
    if town.text.endswith("师"):
        return
    counties = [m for m in plain if m.value and not m.implied and str(m.value)[4:] != "00" and m.text[-1] in "县市区旗"]
    if len({m.value for m in counties}) == 1:
        yield Claim("partOf", town, Span(counties[0].start, counties[0].stop), "location/town", object=counties[0])


def towns(page: Page, plain: list[Mention]) -> Iterator[Claim]:
    """Give partOf for the towns that the text speaks of by themselves on a page, or in a part of it, about a county."""
    for i, town in enumerate(plain):
        if town.value is not None or town.implied or in_name(page, town):
            continue
        if not _TOWN.search(town.text) and not _OF_LIST.match(page.text.text, town.stop):
            continue
        before = plain[i - 1] if i else None
        county = county_at(page, town.start)
        if county is None or (before is not None and before.stop == town.start):
            continue
        if not _EDGE_OF.search(page.text.text, max(0, town.start - 4), town.start):
            yield Claim("partOf", town, Span(town.start, town.stop), "location/town", object=county)


def villages(page: Page, plain: list[Mention], town: Mention) -> Iterator[Claim]:
    """Give partOf for the villages that stand by themselves, or head the name of a project, on a page about a town."""
    if not _TOWN.search(town.text):
        return
    ends = {m.stop for m in plain}
    for village in plain:
        free = village.value is None and village.text.endswith("村") and village.start not in ends
        if free and not _EDGE_OF.search(page.text.text, max(0, village.start - 4), village.start):
            yield Claim("partOf", village, Span(village.start, village.stop), "location/village", object=town)


def in_name(page: Page, region: Mention) -> bool:
    """Tell whether the region stands inside the name of a thing, or names a place that people went to or came from."""
    return MEDIA.match(page.text.text, region.stop) is not None or any(
        m.start <= region.start and region.stop <= m.stop and m.kind is not Kind.REGION
        for m in page.within(max(0, region.start - 40), region.stop + 40, *_HOLDERS)
    )
