"""Pages that tell news of several provinces one after another, a paragraph or a numbered item of each: they are about none of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from kg.model import Mention
from kg.relate.home.codes import inside
from kg.relate.items import headlines

_ITEM = re.compile(
    r"(?:\A|(?<=\n))[\s\u3000【]*[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．][\s\u3000]*(?=[\u4e00-\u9fff])"
)
"""What a numbered headline begins with."""
_LEAST = 3
"""Of so many provinces at least such a page tells."""
_MOST = 0.6
"""The part of its paragraphs at most that are about one of them."""
_MANY = 5
"""From so many items on a page may be news of several places."""
_FEW = 4
"""A place that one in so many items speaks of is not what the page is about."""
_MAJORITY = 0.6
"""The part of a paragraph's places at least that lie in the province that it is about."""


def provinces_by_turns(text: str, regions: Sequence[Mention], passing: Collection[int], first: int) -> bool:
    """Tell whether the paragraphs of an article that begins at `first` are about three provinces or more, none of them about most.

    `regions` are those of `text`, in order; `passing` tells where those begin that it only names in passing.
    """
    lines: dict[int, Counter[str]] = {}
    end, start = -1, 0
    for region in regions:
        if region.start < first or not region.value or region.start in passing:
            continue
        if region.start > end:
            start = text.rfind("\n", 0, region.start) + 1
            end = text.find("\n", region.start)
            end = len(text) if end < 0 else end
        lines.setdefault(start, Counter())[str(region.value)[:2]] += 1
    about: Counter[str] = Counter()
    for counts in lines.values():
        province, count = counts.most_common(1)[0]
        if count >= _MAJORITY * counts.total():
            about[province] += 1
    return len(about) >= _LEAST and max(about.values()) < _MOST * about.total()


def numbered_apart(text: str, regions: Sequence[Mention]) -> bool:
    """Tell whether numbered headlines begin with places, followed by a colon, of two provinces or more. `regions` are those of `text`, in order."""
    codes = {m.start: m for m in regions if m.value}
    provinces: set[str] = set()
    for item in _ITEM.finditer(text):
        place = codes.get(item.end())
        while place is not None and place.stop in codes:
            place = codes[place.stop]
        if place is not None and text.startswith((":", "："), place.stop):
            provinces.add(str(place.value)[:2])
    return len(provinces) > 1


def in_few_items(text: str, home: Mention, places: Sequence[Mention]) -> bool:
    """Tell whether a page prints many items one after another, and only a few of them, not the first, name `home` or what lies in it.

    `places` are those of `text`, in order.
    """
    code = str(home.value or "")
    starts = [m.start for m in places if m.text == home.text or (code and m.value and inside(str(m.value), code))]
    heads = headlines(text)
    if len(heads) < _MANY or not starts or starts[0] < heads[1]:
        return False
    return len({bisect_right(heads, start) for start in starts}) * _FEW <= len(heads)
