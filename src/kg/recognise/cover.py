"""Which mention holds another: looked up by start, so that a page with many names takes no time with each pair of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kg.model import Mention


class Cover:
    """Mentions that do not overlap, by start.

    >>> from kg.model import Kind
    >>> Cover([Mention(Kind.PARK, 2, 8, "青岭县经开区")]).holding(2, 5).text
    '青岭县经开区'
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        """Take `mentions` in any order; where two overlap, the one that begins later counts from its start on."""
        self._mentions = sorted(mentions, key=lambda m: (m.start, m.stop))
        self._starts = [m.start for m in self._mentions]

    def holding(self, start: int, stop: int) -> Mention | None:
        """Give the mention that holds `[start, stop)`, None if there is none."""
        i = bisect_right(self._starts, start) - 1
        return self._mentions[i] if i >= 0 and stop <= self._mentions[i].stop else None

    def around(self, start: int, stop: int) -> Mention | None:
        """Give the mention that holds `[start, stop)` and begins before it, None if there is none."""
        i = bisect_right(self._starts, start - 1) - 1
        return self._mentions[i] if i >= 0 and stop <= self._mentions[i].stop else None

    def meeting(self, start: int, stop: int) -> Mention | None:
        """Give a mention that shares a character with `[start, stop)`, None if there is none."""
        i = bisect_right(self._starts, stop - 1) - 1
        return self._mentions[i] if i >= 0 and start < self._mentions[i].stop else None
