"""How well a stretch of text reads: words of general Chinese by frequency, and what the same page says elsewhere.

A reading is the most probable division into words (unigram model over jieba's dictionary). It only ranks readings of
the same few bytes against one another; it decides nothing on undamaged text.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import pairwise
from operator import add

from kg.knowledge import Knowledge

LONGEST = 4
PAGE = 2_000
"""Characters of a page that are asked for its names."""
STOPS: Mapping[str, float] = {
    mark: share
    for share, marks in (
        (-2.7, ",，"),
        (-3.3, "、"),
        (-3.7, "。"),
        (-4.6, "\n"),
        (-4.8, "“”()（）"),
        (-5.9, "；：;:"),
        (-7.2, "《》—…"),
        (-8.5, "！？!?·"),
    )
    for mark in marks
}
"""Log probability of a punctuation mark among the words of news, counted on the pages that the project was developed on (49,000 words)."""
PAIRS: Mapping[str, float] = {
    "。”": -5.5,
    "。“": -6.0,
    "！“": -10.0,
    "？“": -10.0,
    "，“": -7.8,
    ",“": -7.8,
    "：“": -7.3,
    ":“": -7.3,
    "”，": -6.8,
    "”,": -6.8,
    "”、": -8.0,
    "！”": -9.0,
    "？”": -9.0,
}
"""The same for two marks that stand together; more for those of speech, which the pages that lost bytes have oftener."""
ENDS = frozenset("。，、；：！？,;:!?")
"""Marks that none of them follows."""
NEVER = -8.0
"""Added to the log probability of such a mark where another one follows."""
OTHER = -9.0
"""Log probability of another character that Chinese news has: a digit, a Latin letter, a blank."""
ONCE, TWICE = -14.0, -11.0
"""Log probability of a string that the same page has elsewhere, once or more often: that of a rare word."""
COMMON = -7.5
"""Log probability of the rarest character that is often a word by itself."""
SINGLE = 2.0
"""Nats that other characters have less as words: the dictionary counts them where they stand in names and in words that it has not."""
PLACE = -12.5
"""Log probability of a county, city or province of the gazetteer."""
PERSON = {2: -6.3, 3: -4.6}
"""Log probability that a word of news is a person's name of so many characters."""
_SURNAMES = 200
_FIRST = 8
"""A surname's share falls with its rank, as 1 / (rank + this): 王 has a twenty-fifth, the hundredth a three-hundredth."""
STRANGE = -21.0
"""Log probability of a character that is no word of the dictionary."""


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Words:
    """Log probabilities of words; what follows each character as the second one of a word, and each two as the third.

    `surnames` and `given`: log probabilities of the characters of persons' names.
    """

    cost: Mapping[str, float]
    after: Mapping[str, frozenset[str]]
    third: Mapping[str, str]
    surnames: Mapping[str, float]
    given: Mapping[str, float]


def words(knowledge: Knowledge) -> Words:
    """Give the words of `knowledge.frequencies` as log probabilities, built at the first call."""
    return knowledge.once("repair.reading.words", _build)


def _build(knowledge: Knowledge) -> Words:
    total = math.log(sum(knowledge.frequencies.values()))
    known = {w: math.log(n) - total for w, n in knowledge.frequencies.items() if n and len(w) <= LONGEST}
    known |= {w: cost - SINGLE for w, cost in known.items() if len(w) == 1 and cost <= COMMON}
    known |= {word: max(known.get(word, STRANGE), float(share)) for word, share in knowledge.table("repair_words")}
    known |= {w: max(known.get(w, STRANGE), PLACE) for w in knowledge.gazetteer.forms() if 1 < len(w) <= LONGEST}
    after: dict[str, set[str]] = {}
    third: dict[str, str] = {}
    for word in (*known, *PAIRS):
        if len(word) > 1:
            after.setdefault(word[0], set()).add(word[1])
        if len(word) > 2 and word[2] not in (so_far := third.get(word[:2], "")):
            third[word[:2]] = so_far + word[2]
    surnames, given = _persons(knowledge)
    return Words(
        {**STOPS, **PAIRS, **known},
        {first: frozenset(second) for first, second in after.items()},
        third,
        {c: cost for c, cost in surnames.items() if known.get(c, STRANGE) < COMMON},
        given,
    )


def _persons(knowledge: Knowledge) -> tuple[dict[str, float], dict[str, float]]:
    """Give the log probabilities of surnames, by rank, and of the characters behind them, as the dictionary's names have them."""
    ranked = [c for c in knowledge.words("surname")[:_SURNAMES] if len(c) == 1]
    whole = sum(1 / (rank + _FIRST) for rank in range(len(ranked)))
    surnames = {c: -math.log((rank + _FIRST) * whole) for rank, c in enumerate(ranked)}
    count = Counter(c for name in knowledge.names if len(name) == 3 and name[0] in surnames for c in name[1:])
    total = sum(count.values())
    return surnames, {c: math.log(n / total) for c, n in count.items()}


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
            return cost if cost is not None else OTHER if word < "\x7f" else STRANGE
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
        shares = [known.given.get(c) for c in given]
        if surname not in known.surnames or None in shares:
            return None
        return PERSON[1 + len(given)] + known.surnames[surname] + sum(share for share in shares if share is not None)

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
