"""Towns behind the verbs that lead to them without a mark: 走访|青石镇, 覆盖|白水乡; the verbs are `town_leads.tsv`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kg.model import Kind, Mention
from kg.recognise.regions.townwords import LEVEL, NO_FIRST, NO_LAST

_LEVEL = re.compile(LEVEL)
_NAME = re.compile(
    rf"(?![{NO_FIRST}赴驻自如像去往])(?!.{{1,2}}[之的和与及、在到赴])"
    r"(?!相关|属地|有关|所在|沿线|周边|周围|附近|当地|涉农|试点|城市|社区|城乡|农村|企业|部门|园区|责任|示范|重点|特色|产业|辖区)[\u4e00-\u9fff]{2,3}"
    rf"(?<![{NO_LAST}归驻并兴美建])"
)
"""What a town's name may be before its level word, with nothing but a verb before it."""
_LONGEST, _SHORTEST = 3, 2
_LEAD = 2
"""Characters of the longest word that leads to a town."""


def find(
    text: str, spans: Iterable[tuple[int, int]], taken: Collection[int], leads: Collection[str]
) -> Iterator[Mention]:
    """Give the towns in the stretches `spans` of `text` right behind one of `leads`; `taken` are the offsets that regions hold."""
    for start, stop in spans:
        for level in _LEVEL.finditer(text, start, stop):
            low = _opening(text, start, level.start(), leads)
            if low is not None and not any(at in taken for at in range(low, level.end())):
                yield Mention(Kind.REGION, low, level.end(), text[low : level.end()])


def _opening(text: str, start: int, level: int, leads: Collection[str]) -> int | None:
    """Give where the name before a level word begins, the verb with the most characters first."""
    for lead in range(_LEAD, 0, -1):
        for size in range(_LONGEST, _SHORTEST - 1, -1):
            low = level - size
            if low - lead >= start and text[low - lead : low] in leads and _NAME.fullmatch(text, low, level):
                return low
    return None
