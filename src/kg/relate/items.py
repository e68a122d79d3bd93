"""Pages that print several items one after another: the stretches whose headlines name a place of their own, outside the page's home."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.model import Kind, Mention
from kg.relate.home.codes import LEVELS, inside
from kg.relate.home.visits import GUESTS

_LINE = re.compile(r"[^\n]+")
_HEADLINE = 40
"""Characters of a headline."""
_BODY = 60
"""From so many characters on, with a full stop in them, a line tells what the headline before it announces."""
_OPENS = 4
"""How many characters of a number and its mark may stand before the place."""
_ENDS = frozenset("。;；!！,，、:：")


class Item:
    """The stretch `[start, stop)` of the page's text that is about `place`."""

    def __init__(self, start: int, stop: int, place: Mention) -> None:
        self.start = start
        self.stop = stop
        self.place = place


def items(text: str, mentions: Sequence[Mention], home: Mention | None) -> list[Item]:
    """Give the items of other places than `home` on a page; each ends where the next headline stands. `mentions`: those of `text`."""
    if home is None or not home.value:
        return []
    places = sorted(
        (m for m in mentions if m.kind is Kind.REGION and m.value and not m.implied), key=lambda m: (m.start, -m.stop)
    )
    starts = [p.start for p in places]
    lines = [m.span() for m in _LINE.finditer(text)]
    found: list[Item] = []
    for (start, stop), (after, end) in zip(lines, [*lines[1:], (len(text), len(text))], strict=True):
        if not _headline(text, start, stop) or end - after < _BODY or "。" not in text[after:end]:
            continue
        if found:
            found[-1].stop = min(found[-1].stop, start)
        at = bisect_right(starts, start - 1)
        place = places[at] if at < len(places) and places[at].start <= start + _OPENS else None
        if place is not None and place.stop <= stop and _elsewhere(place, home) and not GUESTS.match(text, place.stop):
            found.append(Item(start, len(text), place))
    return found


def _headline(text: str, start: int, stop: int) -> bool:
    line = text[start:stop].strip()
    return 6 <= len(line) <= _HEADLINE and line[-1] not in _ENDS


def _elsewhere(place: Mention, home: Mention) -> bool:
    """Tell whether the place, with its level word, neither holds the home nor lies in it."""
    own, at = str(place.value), str(home.value)
    return place.text[-1] in LEVELS and own != at and not inside(own, at) and not inside(at, own)


def about(found: Sequence[Item], offset: int) -> Mention | None:
    """Give the place of the item that holds `offset`, None outside all."""
    return next((item.place for item in found if item.start <= offset < item.stop), None)
