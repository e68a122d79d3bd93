"""How well a stretch of text reads: words of general Chinese by frequency, and what the same page says elsewhere.

A reading is the most probable division into words (unigram model over jieba's dictionary). It only ranks readings of
the same few bytes against one another; it decides nothing on undamaged text.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
        (-7.2, "《》"),
        (-8.5, "！？!?"),
        (-10.0, "—…"),
        (-11.0, "·"),
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
    "——": -7.2,
    "……": -7.2,
}
"""The same for two marks that stand together; more for those of speech, which the pages that lost bytes have oftener."""
ENDS = frozenset("。，、；：！？,;:!?")
"""Marks that none of them follows."""
NEVER = -8.0
"""Added to the log probability of such a mark where another one follows."""
OTHER = -9.0
"""Log probability of a character of `ORDINARY`."""
ORDINARY = frozenset(" \t\r.%-/+'\"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
"""Other characters that Chinese news has: digits, Latin letters, a blank."""
ONCE, TWICE = -14.0, -11.0
"""Log probability of a string that the same page has elsewhere, once or more often: that of a rare word."""
COMMON = -7.5
"""Log probability of the rarest character that is often a word by itself."""
SINGLE = 2.0
"""Nats that other characters have less as words: the dictionary counts them where they stand in names and in words that it has not."""
ELSEWHERE = 1.2
"""Nats that words have less that `repair_words` does not list: they are those of other kinds of text."""
PLACE = -12.5
"""Log probability of a county, city or province of the gazetteer."""
PERSON = {2: -6.3, 3: -4.6}
"""Log probability that a word of news is a person's name of so many characters."""
_SURNAMES = 400
_FIRST = 8
"""A surname's share falls with its rank, as 1 / (rank + this): 王 has a twenty-fifth, the hundredth a three-hundredth."""
STRANGE = -21.0
"""Log probability of a character that is no word of the dictionary."""


@dataclass(frozen=True)
class Words:
    """Log probabilities of words; what follows each character as the second one of a word, what stands before each such one, and what
    follows each two as the third; the words of four characters in order.

    `surnames` and `given`: log probabilities of the characters of persons' names; `total`: the logarithm of how many words the dictionary counted.
    """

    total: float
    cost: Mapping[str, float]
    after: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]
    third: Mapping[str, str]
    four: Sequence[str]
    surnames: Mapping[str, float]
    given: Mapping[str, float]


def words(knowledge: Knowledge) -> Words:
    """Give the words of `knowledge.frequencies` as log probabilities, built at the first call."""
    return knowledge.once("repair.reading.words", _build)


def share(word: str, knowledge: Knowledge) -> float | None:
    """Give the log probability of a word in general Chinese, that of `words` for one that the dictionary lacks; None for no word."""
    count = knowledge.frequencies.get(word)
    known = words(knowledge)
    return math.log(count) - known.total if count else known.cost.get(word)


def _build(knowledge: Knowledge) -> Words:
    total = math.log(sum(knowledge.frequencies.values()))
    known = {w: math.log(n) - total for w, n in knowledge.frequencies.items() if n and len(w) <= LONGEST}
    known = {w: cost - (SINGLE if len(w) == 1 else ELSEWHERE) for w, cost in known.items()}
    known |= {word: float(share) for word, share in knowledge.table("repair_words")}
    known |= {w: max(known.get(w, STRANGE), PLACE) for w in knowledge.gazetteer.forms() if 1 < len(w) <= LONGEST}
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    third: dict[str, str] = {}
    for word in (*known, *PAIRS):
        if len(word) > 1:
            after.setdefault(word[0], set()).add(word[1])
            before.setdefault(word[1], set()).add(word[0])
        if len(word) > 2 and word[2] not in (so_far := third.get(word[:2], "")):
            third[word[:2]] = so_far + word[2]
    surnames, given = _persons(knowledge)
    return Words(
        total,
        {**STOPS, **PAIRS, **known},
        {first: frozenset(second) for first, second in after.items()},
        {second: frozenset(first) for second, first in before.items()},
        third,
        sorted(word for word in known if len(word) == LONGEST),
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
