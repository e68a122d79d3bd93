"""Where a stretch of repaired text stood in the original, and back.

An alignment is a list of edits, each replacing original `[a, b)` by repaired `[c, d)`; between edits the two texts are equal,
so both directions are a binary search. A span that cuts into an edit is widened to the whole edit: what came out of one
repair is one piece.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from kg.text.span import Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """Edits in order: `(a, b, c, d)`, original `[a, b)` became repaired `[c, d)`.

    >>> glossed = Alignment.of([(1, 5, 0)])          # 項(xiàng)… : four characters taken out after the first
    >>> glossed.to_original(0, 2)
    Span(start=0, stop=6)
    >>> glossed.to_repaired(0, 6)
    Span(start=0, stop=2)
    """

    edits: tuple[tuple[int, int, int, int], ...] = ()

    @classmethod
    def of(cls, changes: Iterable[tuple[int, int, int]]) -> Alignment:
        """Build from changes `(start, stop, length)`: original `[start, stop)` replaced by `length` characters; sorted, disjoint."""
        edits = []
        shift = 0
        for start, stop, length in changes:
            edits.append((start, stop, start + shift, start + shift + length))
            shift += length - (stop - start)
        return cls(tuple(edits))

    def to_original(self, start: int, stop: int) -> Span:
        """Give the original span of repaired `[start, stop)`. Text taken out at either edge is not included, inside it is."""
        return Span(*_map(self.edits, start, stop, 2, 3, 0, 1))

    def to_repaired(self, start: int, stop: int) -> Span:
        """Give the repaired span of original `[start, stop)`."""
        return Span(*_map(self.edits, start, stop, 0, 1, 2, 3))


def _map(
    edits: tuple[tuple[int, int, int, int], ...], start: int, stop: int, fro: int, fro_end: int, to: int, to_end: int
) -> tuple[int, int]:
    if not edits:
        return start, max(start, stop)
    i = bisect_right(edits, start, key=lambda e: e[fro])
    low = start
    if i:
        e = edits[i - 1]
        low = e[to] if start < e[fro_end] else e[to_end] + (start - e[fro_end])
    if stop <= start:
        return low, low
    j = bisect_right(edits, stop - 1, key=lambda e: e[fro])
    high = stop
    if j:
        e = edits[j - 1]
        high = e[to_end] if stop <= e[fro_end] else e[to_end] + (stop - e[fro_end])
    return low, high
