"""The words of one page: those of the dictionary, and strings that the page repeats elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Set
from itertools import pairwise

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
        self._neighbours: dict[str, tuple[Set[str], Set[str]]] = {}
        self._names: dict[str, float | None] = {}
        self._endings: dict[str, str] = {}

    def single(self, character: str) -> float:
        """Give the log probability of a character as a word."""
        cost = self._cost.get(character)
        return cost if cost is not None else OTHER if character in ORDINARY else STRANGE

    def word(self, word: str) -> float | None:
        """Give the log probability of a word of two characters and more, None for a string that is no word here."""
        cost = self._cost.get(word)
        if (cost is not None and cost > TWICE) or word[1] not in self._beside(word[0])[1]:
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

    def _beside(self, character: str) -> tuple[Set[str], Set[str]]:
        """Give the characters that stand on the page before one, and those behind it."""
        found = self._neighbours.get(character)
        if found is None:
            pieces = f"\n{self._page}\n".split(character)  # between two that stand together is nothing
            found = {piece[-1:] or character for piece in pieces[:-1]}, {piece[:1] or character for piece in pieces[1:]}
            self._neighbours[character] = found
        return found

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
        beside = self._beside
        if len(firsts) <= len(seconds):
            after = self._known.after
            return [(a, b) for a in firsts for b in _among(seconds, after.get(a, _NONE), beside(a)[1])]
        before = self._known.before
        return [(a, b) for b in seconds for a in _among(firsts, before.get(b, _NONE), beside(b)[0])]

    def ending(self, word: str) -> str:
        """Give the characters that may follow two or three characters of a longer word."""
        found = self._endings.get(word)
        if found is None:
            found = self._endings[word] = self._ending(word)
        return found

    def _ending(self, word: str) -> str:
        known = self._known
        if len(word) == 2:
            found = known.third.get(word, "")
        else:
            k = bisect_left(known.four, word)
            found = ""
            while k < len(known.four) and known.four[k].startswith(word):
                found += known.four[k][-1]
                k += 1
        if word[1] in self._beside(word[0])[1]:
            size = len(word)
            at = self._page.find(word)
            while at >= 0:
                found += self._page[at + size : at + size + 1]
                at = self._page.find(word, at + 1)
            found = "".join(dict.fromkeys(found))
        return found


def _among(choices: Mapping[str, str], words: frozenset[str], page: Set[str]) -> Iterable[str]:
    """Give those of `choices` that words of the dictionary or the page have beside a character."""
    if len(choices) == 1:
        (c,) = choices
        return choices if c in words or c in page else ()
    found = words.intersection(choices) if len(choices) < len(words) else [c for c in words if c in choices]
    more = [c for c in page if c in choices and c not in words]
    return [*found, *more] if more else found
