"""The words of one page: those of the dictionary, and strings that the page repeats elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import pairwise
from operator import add

from kg.repair.reading import ONCE, ORDINARY, OTHER, PAGE, PERSON, STRANGE, TWICE, Words

_NONE: frozenset[str] = frozenset()


class Reader:
    """Scores words for one page: the dictionary's, and strings that the page repeats."""

    def __init__(self, known: Words, page: str) -> None:
        """Take the dictionary and the page's text, simplified; strings of two to four characters of it count as its names."""
        self._known = known
        self._cost = known.cost
        # how often the page has a string is asked of few: each is looked for then, as to count them all takes longer
        self._page = page[:PAGE]
        self._signs = frozenset(self._page)
        self._pairs = frozenset(map(add, self._page, self._page[1:]))
        self._names: dict[str, float | None] = {}

    def single(self, character: str) -> float:
        """Give the log probability of a character as a word."""
        cost = self._cost.get(character)
        return cost if cost is not None else OTHER if character in ORDINARY else STRANGE

    def word(self, word: str) -> float | None:
        """Give the log probability of a word of two characters and more, None for a string that is no word here."""
        cost = self._cost.get(word)
        if word[:2] not in self._pairs or (cost is not None and cost > TWICE):
            return cost
        if word not in self._names:
            self._names[word] = self._name(word)
        name = self._names[word]
        return cost if name is None or (cost is not None and cost > name) else name

    def _name(self, word: str) -> float | None:
        if word.isascii() or word not in self._page:
            return None
        return TWICE if all(self._often(a + b) for a, b in pairwise(word)) else ONCE

    def _often(self, two: str) -> bool:
        return self._page.find(two, self._page.find(two) + 1) >= 0

    def surname(self, character: str) -> bool:
        """Tell whether a name of a person may begin with `character`."""
        return character in self._known.surnames

    def person(self, surname: str, given: str) -> float | None:
        """Give the log probability of the name of a person, None where its characters make none."""
        known = self._known
        shares = [known.given.get(c) for c in given]
        if surname not in known.surnames or None in shares:
            return None
        return PERSON[1 + len(given)] + known.surnames[surname] + sum(share for share in shares if share is not None)

    def joined(self, firsts: Mapping[str, str], seconds: Mapping[str, str]) -> Iterable[tuple[str, str]]:
        """Give the pairs of one of `firsts` and one of `seconds` that words begin with, here or in the dictionary."""
        if len(firsts) <= len(seconds):
            return [
                (first, c) for first in firsts for c in self._beside(first, seconds, self._known.after, ahead=False)
            ]
        return [(c, second) for second in seconds for c in self._beside(second, firsts, self._known.before, ahead=True)]

    def _beside(
        self, character: str, choices: Mapping[str, str], known: Mapping[str, frozenset[str]], ahead: bool
    ) -> Iterable[str]:
        """Give those of `choices` that stand beside `character` in words of `known`, or on the page."""
        words = known.get(character, _NONE)
        found: Iterable[str]
        if len(choices) == 1:
            (c,) = choices
            found = choices if c in words or ((c + character) if ahead else (character + c)) in self._pairs else ()
            return found
        found = words.intersection(choices) if len(choices) < len(words) else [c for c in words if c in choices]
        if character in self._signs:
            pairs = self._pairs
            there = self._signs.intersection(choices)
            more = [c for c in there if ((c + character) if ahead else (character + c)) in pairs and c not in words]
            if more:
                return [*found, *more]
        return found

    def ending(self, word: str) -> str:
        """Give the characters that may follow two or three characters of a longer word."""
        known = self._known
        if len(word) == 2:
            found = known.third.get(word, "")
        else:
            k = bisect_left(known.four, word)
            found = ""
            while k < len(known.four) and known.four[k].startswith(word):
                found += known.four[k][-1]
                k += 1
        if word[:2] in self._pairs:
            size = len(word)
            at = self._page.find(word)
            while at >= 0:
                found += self._page[at + size : at + size + 1]
                at = self._page.find(word, at + 1)
        return found
