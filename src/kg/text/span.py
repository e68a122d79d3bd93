"""Half-open stretches of text, counted in code points."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """`[start, stop)` in code points.

    >>> Span(2, 5).of("潞城区招商局")
    '区招商'
    """

    start: int
    stop: int

    def of(self, text: str) -> str:
        """Give the characters of `text` that the span covers."""
        return text[self.start : self.stop]

    def covers(self, start: int, stop: int) -> bool:
        """Tell whether `[start, stop)` lies inside."""
        return self.start <= start and stop <= self.stop

    def touches(self, start: int, stop: int) -> bool:
        """Tell whether `[start, stop)` shares a character with the span."""
        return self.start < stop and start < self.stop
