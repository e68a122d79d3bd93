"""Search a page for a pattern only where its matches can begin: an automaton finds these places, `re` tries each.

What is found is what `re` finds; the time is that of one pass of the automaton (about ten nanoseconds a character).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import ahocorasick_rs

from kg.text.heads import heads


class Scanner:
    """A pattern with an automaton of the beginnings of its matches, made when it is first searched for.

    A pattern that may begin with anything is searched for as `re` does. What is searched must be Unicode that UTF-8 can hold.

    >>> [m.group() for m in Scanner("(?:开工|投产)项目").finditer("甲开工项目,乙投产,丙投产项目", 0, 16)]
    ['开工项目', '投产项目']
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern)
        self.match = self.pattern.match
        self.fullmatch = self.pattern.fullmatch

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick | None:
        begins = heads(self.pattern)
        return (
            None
            if begins is None
            else ahocorasick_rs.AhoCorasick(begins, implementation=ahocorasick_rs.Implementation.DFA)
        )

    def finditer(self, text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
        """Give the matches in `text[start:stop]`, in order, as `re.Pattern.finditer` does."""
        automaton = self._automaton
        if automaton is None:
            return self.pattern.finditer(text, start, stop)
        found = automaton.find_matches_as_indexes(text[start:stop], overlapping=True)
        return self._tried(text, start, stop, found) if found else iter(())

    def search(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        """Give the first match in `text[start:stop]`, as `re.Pattern.search` does."""
        return next(self.finditer(text, start, stop), None)

    def _tried(self, text: str, start: int, stop: int, found: list[tuple[int, int, int]]) -> Iterator[re.Match[str]]:
        match = self.match
        low = start
        for at in sorted([start + begin for _, begin, _ in found]):
            if at >= low:
                one = match(text, at, stop)
                if one is not None:
                    yield one
                    low = one.end()
