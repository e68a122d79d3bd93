"""How well a stretch of text reads: words of general Chinese by frequency, and what the same page says elsewhere.

A reading is the most probable division into words (unigram model over jieba's dictionary). It only ranks readings of
the same few bytes against one another; it decides nothing on undamaged text.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
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
STRANGE = -21.0
"""Log probability of a character that is no word of the dictionary."""


@dataclass(frozen=True)
class Words:
    """Log probabilities of words, and the first two characters of all words of more than one."""

    cost: Mapping[str, float]
    begin: frozenset[str]


def words(knowledge: Knowledge) -> Words:
    """Give the words of `knowledge.frequencies` as log probabilities, built at the first call."""
    return knowledge.once("repair.reading.words", _build)


def _build(knowledge: Knowledge) -> Words:
    total = math.log(sum(knowledge.frequencies.values()))
    known = {w: math.log(n) - total for w, n in knowledge.frequencies.items() if n and len(w) <= LONGEST}
    return Words({**STOPS, **PAIRS, **known}, frozenset(w[:2] for w in (*known, *PAIRS) if len(w) > 1))


class Reader:
    """Scores words for one page: the dictionary's, and strings that the page repeats."""

    def __init__(self, known: Words, page: str) -> None:
        """Take the dictionary and the page's text, simplified; strings of two to four characters of it count as its names."""
        self._cost = known.cost
        self._begin = known.begin
        self._page = page[:PAGE]
        self._pairs = Counter(map(add, self._page, self._page[1:]))
        self._names: dict[str, float | None] = {}

    def word(self, word: str) -> float | None:
        """Give the log probability of `word`, None for a string that is no word here."""
        cost = self._cost.get(word)
        if len(word) == 1:
            return cost if cost is not None else OTHER if word < "\x7f" else STRANGE
        if word[:2] not in self._pairs or (cost is not None and cost > TWICE):
            return cost
        if word not in self._names:
            self._names[word] = self._name(word)
        name = self._names[word]
        return cost if name is None or (cost is not None and cost > name) else name

    def _name(self, word: str) -> float | None:
        seen = min(self._pairs[a + b] for a, b in pairwise(word))
        if not seen or word.isascii() or (len(word) > 2 and word not in self._page):
            return None
        return TWICE if seen > 1 else ONCE

    def begins(self, two: str) -> bool:
        """Tell whether two characters are a word or begin one."""
        return two in self._begin or two in self._pairs
