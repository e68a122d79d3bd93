"""Pages that are about no place: of the nation, or of several provinces one after another, a paragraph, a numbered item or a part of the headline of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

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
_SPREAD = 480
"""Characters of a page for each mention of what it is about, at most."""
_MAJORITY = 0.6
"""The part of a paragraph's places at least that lie in the province that it is about."""

_NATION = re.compile("我国|全国|国内(?!生产总值)|各地|业内")
"""What a page of the nation, or of a whole branch, says again and again."""
_LEAD = 60
"""So many characters of the article tell what it is about."""
_PARTED = re.compile(r"[\s\u3000;；】]+")
"""What parts the halves of a headline."""
_ALIKE = 2
"""So many characters behind their places the lines of a row go on alike."""
_BLANKS = 8
"""So many characters before a place in its line are looked at."""
_ROW = 4
"""More places than so many make a row of lines."""
_SELDOM = 3
"""So often a place may be named on a page whose row of lines it has one of."""


def of_nation(text: str, regions: Sequence[Mention], home: Mention, first: int, own: int) -> bool:
    """Tell whether a page, whose article begins at `first`, speaks oftener of the nation than of `home`, and names it neither in its headline nor in its first words.

    `regions` are those of `text`; `own` tells how often it says 全市, 全省: one that never does is sooner the nation's.
    """
    if not home.value:
        return False
    inner = [m.start for m in regions if m.value and str(m.value)[:2] == str(home.value)[:2]]
    said = len(_NATION.findall(text, first))
    lead = any(at < first + _LEAD for at in inner)
    return not lead and said > 1 and len(inner) <= (said if own else 2 * said)


def spread(text: str, regions: Sequence[Mention]) -> bool:
    """Tell whether a text speaks of three provinces or more, or oftener of the nation than of any place: a paragraph that names no place goes on about none.

    `regions` are those of `text`.
    """
    codes = [str(m.value)[:2] for m in regions if m.value]
    return len(set(codes)) >= _LEAST or len(_NATION.findall(text)) > len(codes)


def headed_apart(text: str, titles: Sequence[tuple[int, int]], regions: Iterable[Mention]) -> bool:
    """Tell whether two parts of a headline begin with places of two provinces: 甲省加快改革 乙省推动转型. `regions` are those of the headlines of `text`."""
    codes = {m.start: str(m.value)[:2] for m in regions if m.value}
    for start, stop in titles:
        parts = {start, *(m.end() for m in _PARTED.finditer(text, start, stop))}
        if len({codes[at] for at in parts if at in codes}) > 1:
            return True
    return False


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
    """Tell whether a page prints many items one after another, and only a few of them, not the first, name `home` or what lies in it; or lines of one form about many places, of which `home` has one.

    `places` are those of `text`, in order.
    """
    if _one_of_lines(text, home, places):
        return True
    starts = [m.start for m in places if m.text == home.text or _lies_in(m, home)]
    heads = headlines(text)
    if len(heads) < _MANY or not starts or starts[0] < heads[1]:
        return False
    return len({bisect_right(heads, start) for start in starts}) * _FEW <= len(heads)


def _one_of_lines(text: str, home: Mention, places: Sequence[Mention]) -> bool:
    """Tell whether `home` opens one line of a row of them that go on alike, each about another place of its level: 甲市完成投资…。|乙市完成投资…."""
    own = [m for m in places if m.value and m.value == home.value]
    opening = [m for m in places if m.value and _opens_line(text, m.start) and m.stop < len(text)]
    row = [m for m in opening if m.value == home.value]
    if len(row) != 1 or len(own) > _SELDOM:
        return False
    alike = text[row[0].stop : row[0].stop + _ALIKE]
    level = str(home.value).endswith("00")
    others = {m.value for m in opening if text.startswith(alike, m.stop) and str(m.value).endswith("00") == level}
    return len(others) > _ROW


def seldom(length: int, home: Mention, regions: Sequence[Mention], titles: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a page of so many characters that has a headline names `home` and what lies in it neither there nor often enough to be about it."""
    if not home.value or not titles:
        return False
    own = [m for m in regions if m.value == home.value or _lies_in(m, home)]
    above = [m for m in regions if _lies_in(home, m)]
    headed = any(a <= m.start < b for m in (*own, *above) for a, b in titles)
    return not headed and 0 < len(own) * _SPREAD < length


def _lies_in(place: Mention, region: Mention) -> bool:
    """Tell whether `place` lies in `region`; nothing does where either has no code."""
    return bool(place.value and region.value) and inside(str(place.value), str(region.value))


def _opens_line(text: str, at: int) -> bool:
    """Tell whether nothing but blanks stands before `at` in its line."""
    return not text[max(text.rfind("\n", 0, at) + 1, at - _BLANKS) : at].strip()
