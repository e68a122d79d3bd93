"""Pages that print several items one after another: the stretches whose headlines name a place of their own, outside the page's home."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import Kind, Mention
from kg.relate.home.codes import in_full, inside
from kg.relate.home.visits import GUESTS

_LINE = re.compile(r"[^\n]+")
_HEADLINE = 40
"""Characters of a headline."""
_BODY = 40
"""From so many characters on, with a full stop in them, a line tells what the headline before it announces."""
_LINES = 2
"""So many lines has a headline at most."""
_OPENS = 4
"""How many characters of a number and its mark may stand before the place."""
_ENDS = frozenset("。;；!！,，、:：")
_ACTS = re.compile(
    r"\d|(?:集中|新|已|成功|再|又)*(?:动工|开工|签约|引进|竣工|投产|启动|推进|落地|实施|新增|奋战|掀起|吹响|跑出)"
)
"""After a county's short name what tells that the headline is about what it does."""


class Item:
    """The stretch `[start, stop)` of the page's text that is about `place`."""

    def __init__(self, start: int, stop: int, place: Mention) -> None:
        self.start = start
        self.stop = stop
        self.place = place


def items(text: str, mentions: Sequence[Mention], home: Mention | None) -> list[Item]:
    """Give the items of other places than `home` on a page; each ends where the next headline stands. `mentions`: those of `text`.

    Parts of the home have items where two of them at least have, and their texts name them again. A page without a home has items where two headlines at least begin with places of which neither holds the other.
    """
    if home is not None and not home.value:
        return []
    places = sorted(
        (m for m in mentions if m.kind is Kind.REGION and m.value and not m.implied), key=lambda m: (m.start, -m.stop)
    )
    starts = [p.start for p in places]
    found: list[Item] = []
    parts: list[Item] = []
    for start, end, stop in _stretches(text):
        at = bisect_right(starts, start - 1)
        place = places[at] if at < len(places) and places[at].start <= start + _OPENS else None
        if place is None or place.stop > end or GUESTS.match(text, place.stop):
            continue
        again = any(
            p.value == place.value for p in places[bisect_right(starts, end) : bisect_right(starts, end + _BODY)]
        )
        if home is not None and inside(str(place.value), str(home.value)) and again:
            parts.append(Item(start, stop, place))
        elif (in_full(place) or (again and _acts(text, place))) and (home is None or not _same(place, home)):
            found.append(Item(start, stop, place))
    several = home is not None or _several(found)
    return sorted([*(found if several else ()), *(parts if _several(parts) else ())], key=lambda item: item.start)


def _acts(text: str, place: Mention) -> bool:
    """Tell whether a headline says of a county, whose short name `place` is, what it does: 青岭|开工8个项目."""
    return not str(place.value or "00").endswith("00") and _ACTS.match(text, place.stop) is not None


def _several(found: Sequence[Item]) -> bool:
    """Tell whether two items at least are about places of which neither holds the other."""
    return any(not _same(item.place, found[0].place) for item in found)


def named_in_one(text: str, starts: Sequence[int]) -> bool:
    """Tell whether all of `starts`, where a page names a place, lie in one item whose headline begins with the first and that text stands before."""
    for start, end, stop in _stretches(text):
        if start <= starts[0] <= min(start + _OPENS, end):
            return starts[-1] < stop and text.find("。", 0, start) >= 0
    return False


def headlines(text: str) -> list[int]:
    """Give where the headlines of a page start that have a text below them, in order."""
    return [start for start, _, _ in _stretches(text)]


def _stretches(text: str) -> Iterator[tuple[int, int, int]]:
    """Give where each headline with a text below it starts and ends, and where the next begins; a headline may have a second line."""
    lines = [m.span() for m in _LINE.finditer(text)]
    heads: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for start, stop in lines:
        if _headline(text, start, stop):
            run.append((start, stop))
            continue
        if run and stop - start >= _BODY and "。" in text[start:stop]:
            heads.append(run[-2] if 1 < len(run) <= _LINES else run[-1])
        run = []
    for (start, end), (stop, _) in pairwise([*heads, (len(text), len(text))]):
        yield start, end, stop


def _headline(text: str, start: int, stop: int) -> bool:
    line = text[start:stop].strip()
    return 6 <= len(line) <= _HEADLINE and line[-1] not in _ENDS


def _same(place: Mention, other: Mention) -> bool:
    """Tell whether one of two places is the other, holds it or lies in it."""
    own, at = str(place.value), str(other.value)
    return own == at or inside(own, at) or inside(at, own)


def about(found: Sequence[Item], offset: int) -> Mention | None:
    """Give the place of the item that holds `offset`, None outside all."""
    return next((item.place for item in found if item.start <= offset < item.stop), None)
