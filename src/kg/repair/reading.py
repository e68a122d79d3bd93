"""How well a stretch of text reads: words of general Chinese by frequency, and what the same page says elsewhere.

A reading is the most probable division into words (unigram model over jieba's dictionary). It only ranks readings of
the same few bytes against one another; it decides nothing on undamaged text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import pairwise
from operator import add

from kg.knowledge import Knowledge

LONGEST = 4
PAGE = 2_000
"""Characters of a page that are asked for its names."""
STOPS: Mapping[str, float] = dict(
    zip(
        ",，、\n。”“；：;:（）()《》！？!?—…·",
        (-4.5,) * 4 + (-5.5,) + (-7.5,) * 2 + (-7.5,) * 10 + (-8.5,) * 4 + (-11.0,) * 3,
        strict=True,
    )
)
"""Log probability of a punctuation mark in news text, estimated from sentence lengths; order of magnitude only."""
PAIRS: Mapping[str, float] = {
    "。”": -5.5,
    "。“": -6.0,
    "！“": -10.0,
    "？“": -10.0,
    "，“": -7.5,
    ",“": -7.5,
    "：“": -7.0,
    ":“": -7.0,
    "”，": -7.5,
    "”,": -7.5,
    "”、": -8.0,
    "！”": -8.5,
    "？”": -9.0,
}
"""The same for two marks that stand together."""
OTHER = -9.0
"""Log probability of another character that Chinese news has: a digit, a Latin letter, a blank."""
ONCE, TWICE = -14.0, -11.0
"""Log probability of a string that the same page has elsewhere, once or more often: that of a rare word."""
COMMON = -7.5
"""Log probability of the rarest character that is often a word by itself."""
SINGLE = 2.0
"""Nats that other characters have less as words: the dictionary counts them where they stand in names and in words that it has not."""
DOMAIN, PLACE = -9.5, -12.5
"""Log probability of a word of `repair_words`, and of a county, city or province of the gazetteer."""
PERSON = {2: -21.0, 3: -22.0}
"""Log probability of a person's name, by its length: a surname and any one or two characters."""
_SURNAMES = 200
_GIVEN = -12.5
"""Log probability of the rarest character that a name is made of."""
STRANGE = -21.0
"""Log probability of a character that is no word of the dictionary."""


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Words:
    """Log probabilities of words; what follows each character as the second one of a word, and each two as the third."""

    cost: Mapping[str, float]
    after: Mapping[str, frozenset[str]]
    third: Mapping[str, str]
    surnames: frozenset[str]
    given: frozenset[str]


def words(knowledge: Knowledge) -> Words:
    """Give the words of `knowledge.frequencies` as log probabilities, built at the first call."""
    return knowledge.once("repair.reading.words", _build)


def _build(knowledge: Knowledge) -> Words:
    total = math.log(sum(knowledge.frequencies.values()))
    known = {w: math.log(n) - total for w, n in knowledge.frequencies.items() if n and len(w) <= LONGEST}
    known |= {w: max(known.get(w, STRANGE), DOMAIN) for w in knowledge.words("repair_words")}
    known |= {w: max(known.get(w, STRANGE), PLACE) for w in knowledge.gazetteer.forms() if 1 < len(w) <= LONGEST}
    after: dict[str, set[str]] = {}
    third: dict[str, str] = {}
    for word in (*known, *PAIRS):
        if len(word) > 1:
            after.setdefault(word[0], set()).add(word[1])
        if len(word) > 2 and word[2] not in (so_far := third.get(word[:2], "")):
            third[word[:2]] = so_far + word[2]
    return Words(
        {**STOPS, **PAIRS, **known},
        {first: frozenset(second) for first, second in after.items()},
        third,
        frozenset(c for c in knowledge.words("surname")[:_SURNAMES] if len(c) == 1 and known.get(c, STRANGE) < COMMON),
        frozenset(c for c, cost in known.items() if "一" <= c <= "鿿" and len(c) == 1 and _GIVEN < cost < COMMON),
    )


class Reader:
    """Scores words for one page: the dictionary's, and strings that the page repeats."""

    def __init__(self, known: Words, page: str) -> None:
        """Take the dictionary and the page's text, simplified; strings of two to four characters of it count as its names."""
        self._cost = known.cost
        self._after = known.after
        self._third = known.third
        self._known = known
        # how often the page has a string is asked of few: each is looked for then, as to count them all takes longer
        self._page = page[:PAGE]
        self.signs = frozenset(self._page)
        self.pairs = frozenset(map(add, self._page, self._page[1:]))
        self._beside: dict[str, frozenset[str]] = {}
        self._names: dict[str, float | None] = {}

    def word(self, word: str) -> float | None:
        """Give the log probability of `word`, None for a string that is no word here."""
        cost = self._cost.get(word)
        if len(word) == 1:
            if cost is None:
                return OTHER if word < "\x7f" else STRANGE
            return cost if cost > COMMON or word in STOPS else cost - SINGLE
        if word[:2] not in self.pairs or (cost is not None and cost > TWICE):
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
        if surname not in known.surnames or not all(c in known.given for c in given):
            return None
        return PERSON.get(1 + len(given))

    def after(self, first: str) -> frozenset[str]:
        """Give the characters that follow `first` as the second one of a word of the dictionary; `pairs` has those of the page."""
        return self._after.get(first, _NONE)

    def _following(self, first: str) -> frozenset[str]:
        """Give the characters that stand behind `first` on the page."""
        found = self._beside.get(first)
        if found is None:
            pieces = self._page.split(first)
            inner = {piece[:1] or first for piece in pieces[1:-1]}
            found = self._beside[first] = frozenset(inner.union(pieces[-1][:1] if len(pieces) > 1 else ""))
        return found

    def third(self, two: str) -> Set[str]:
        """Give the characters that follow two as the third one of a word."""
        found: Set[str] = frozenset(self._third.get(two, ""))
        return found | self._following(two[1]) if two in self.pairs else found
