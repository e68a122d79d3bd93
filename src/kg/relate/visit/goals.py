"""The places of a journey: lists of them, which lies in which, and the region whose officials a park's are."""

from __future__ import annotations

import re

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.relate.official.place import around
from kg.relate.page import Page
from kg.relate.places import under
from kg.text.span import Span

_LONGEST_LIST = 300
_GAP = 16
"""Characters of deltas and countries at most that stand between two regions of a list."""
_LEVELS = frozenset("市县区旗州")
"""The level words of the regions in full that a zone's name begins with, to which one goes who goes to the zone."""
_LAND = "美国|日本|韩国|德国|法国|英国|意大利|新加坡|马来西亚|泰国|越南|印尼|印度|俄罗斯|欧洲|东南亚|中东|澳大利亚|加拿大|荷兰|瑞士|以色列|西班牙"
_DELTA = "长三角|珠三角|京津冀|粤港澳大湾区|大湾区|长江三角洲|珠江三角洲|环渤海|成渝|闽南|海西"
_JOINT = re.compile(
    rf"(?:[、,\uff0c和与及]?(?:{_LAND})(?=[、,\uff0c和与及等]))*(?:[、,\uff0c和与及]?(?:{_DELTA})(?:地区|区域)?)*"
    r"(?:\d{1,3}[余多]?次)?(?:[、,\uff0c/和与及]|以及|等地|等|两地|三地|[\u4e00-\u9fff]{0,4}?[省市区县])?\s*"
)


def listed(page: Page, sentence: Span, at: int) -> tuple[list[Mention], int]:
    """Give the regions listed from `at` on, of two side by side (广东广州) the finer, and where the list ends."""
    text = page.text.text
    found: list[Mention] = []
    stop = at
    for mention in page.within(at, min(sentence.stop, at + _LONGEST_LIST), Kind.REGION, Kind.PARK):
        if mention.start < stop:
            continue
        between = text[stop : mention.start]
        if len(between) > _GAP or not _JOINT.fullmatch(between):
            break
        if mention.kind is Kind.REGION and not mention.implied:
            if found and not between and mention.start == found[-1].stop and not _apart(mention, found[-1]):
                found.pop()
            found.append(mention)
        elif mention.kind is Kind.PARK and not mention.implied:
            heads = [m for m in page.within(mention.start, mention.stop, Kind.REGION) if m.text[-1] in _LEVELS]
            if heads and found and found[-1].stop == mention.start and not _apart(heads[-1], found[-1]):
                found.pop()
            found.extend(heads[-1:])
        stop = mention.stop
    return found, stop


def region_of(page: Page, knowledge: Knowledge, place: Mention | None) -> Mention | None:
    """Give the region that a park's officials travel for and its guests come to; a region itself; the park where none is known."""
    if place is None or place.kind is not Kind.PARK:
        return place
    home = page.home
    return around(page, knowledge, place) or (home if home is not None and home.kind is Kind.REGION else place)


def inside(inner: Mention, outer: Mention) -> bool:
    """Tell whether the codes say that `inner` lies in `outer` or is it."""
    if inner.text == outer.text:
        return True
    a, b = inner.value, outer.value
    if not isinstance(a, str) or not isinstance(b, str):
        return False
    stem = b[:2] if b.endswith("0000") else b[:4] if b.endswith("00") else b
    return a.startswith(stem)


def elsewhere(goal: Mention, traveller: Mention) -> bool:
    """Tell whether a goal lies outside the traveller's region; a town without a code is one of its own."""
    return not under(goal, traveller) if goal.value is None else not inside(goal, traveller)


def _apart(one: Mention, other: Mention) -> bool:
    """Tell whether the codes say that two places side by side are two (山东广东), not one in the other."""
    return isinstance(one.value, str) and isinstance(other.value, str) and not inside(one, other)
