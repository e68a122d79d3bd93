"""Search a page for a pattern only where its matches can begin: an automaton finds these places once, `re` tries each.

What is found is what `re` finds. The automaton takes about ten nanoseconds a character, once for all questions about a page;
a sentence that holds no place where a match can begin then costs a look into a sorted list.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

import ahocorasick_rs

from kg.text.heads import Head, heads


class Scanner:
    """A pattern with an automaton of the beginnings of its matches, made when it is first searched for.

    It keeps the places found on the page that it was asked about last. A pattern that may begin with anything is searched for
    as `re` does. What is searched must be Unicode that UTF-8 can hold.

    >>> [m.group() for m in Scanner("(?:开工|投产)项目").finditer("甲开工项目,乙投产,丙投产项目", 0, 16)]
    ['开工项目', '投产项目']
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern)
        self.match = self.pattern.match
        self.fullmatch = self.pattern.fullmatch
        self._last: tuple[str, Sequence[int] | None] = ("", None)

    @cached_property
    def _heads(self) -> tuple[Head, ...] | None:
        return heads(self.pattern)

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        """How far behind where a word of the automaton begins a match can begin; empty where no word stands before a match."""
        offsets = tuple(head.offset for head in self._heads or ())
        return offsets if any(offsets) else ()

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick | None:
        begins = self._heads
        if begins is None:
            return None
        words = [head.word for head in begins]
        return ahocorasick_rs.AhoCorasick(words, implementation=ahocorasick_rs.Implementation.DFA)

    def _places(self, text: str) -> Sequence[int] | None:
        """Give where matches can begin in `text`, in order; None where that is anywhere."""
        automaton = self._automaton
        places: Sequence[int] | None = None
        if automaton is not None:
            found, offsets = automaton.find_matches_as_indexes(text, overlapping=True), self._offsets
            if offsets:
                places = sorted({begin + offsets[word] for word, begin, _ in found})
            else:
                places = sorted([begin for _, begin, _ in found])
        self._last = (text, places)
        return places

    def finditer(self, text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
        """Give the matches in `text[start:stop]`, in order, as `re.Pattern.finditer` does."""
        last, places = self._last
        if last is not text:
            places = self._places(text)
        if places is None:
            return self.pattern.finditer(text, start, stop)
        low = bisect_left(places, start)
        if low == len(places) or places[low] >= stop:
            return iter(())
        return self._tried(text, places[low : bisect_left(places, stop, low)], stop)

    def search(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        """Give the first match in `text[start:stop]`, as `re.Pattern.search` does."""
        last, places = self._last
        if last is not text:
            places = self._places(text)
        if places is None:
            return self.pattern.search(text, start, stop)
        match = self.match
        for i in range(bisect_left(places, start), len(places)):
            at = places[i]
            if at >= stop:
                return None
            found = match(text, at, stop)
            if found is not None:
                return found
        return None

    def _tried(self, text: str, places: Sequence[int], stop: int) -> Iterator[re.Match[str]]:
        match = self.match
        low = 0
        for at in places:
            if at >= low:
                found = match(text, at, stop)
                if found is not None:
                    yield found
                    low = found.end()
