"""The candidates of one stretch: the first finder that takes a stretch keeps it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import boundaries
from kg.recognise.project_names import ProjectNames
from kg.recognise.trim import trimmed


class Candidates:
    """Stretches taken as names of projects, in order; `None` marks a strong one, `WEAK` a weak one."""

    def __init__(self, text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]) -> None:
        self.text = text
        self.start = start
        self.stop = stop
        self.knowledge = knowledge
        self.starting = starting
        self.tables = boundaries(knowledge)
        self.names = ProjectNames(text, knowledge, starting)
        self.found: list[tuple[int, int, str | None]] = []

    def mentions(self) -> list[Mention]:
        """Give the candidates as mentions, in order."""
        return [Mention(Kind.PROJECT, a, b, _printed(self.text[a:b]), unit=weak) for a, b, weak in sorted(self.found)]

    def taken(self, start: int, stop: int) -> bool:
        """Tell whether a candidate holds a character of the stretch."""
        i = bisect_left(self.found, (stop,))
        return any(a < stop and start < b for a, b, _ in self.found[max(0, i - 2) : i + 1])

    def add(self, start: int, stop: int, weak: str | None) -> None:
        """Take the stretch, if no other candidate has it."""
        start = self.names.headless(start, stop)
        whole = trimmed(self.text, start, stop, self.starting, self.names.lex)
        if whole > start:
            strong = self.names.strength(whole, stop) if whole < stop else None
            if strong is None:
                return
            start, weak = whole, strong or None
        if not self.taken(start, stop):
            self.found.insert(bisect_left(self.found, (start, stop)), (start, stop, weak))


def _printed(name: str) -> str:
    """Give the name without quotes around the whole of it."""
    if name[:1] in "“「" and name[-1:] in "”」":
        return name[1:-1]
    return name
