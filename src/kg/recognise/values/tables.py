"""The words that may follow a figure or stand before it, made ready once for each set of tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import DataError
from kg.knowledge import Knowledge
from kg.model import Kind

_SIZES = ("元", "级", "万")
"""What makes 个亿 a classifier and a size: 27个亿元以上项目."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word after a figure: `name` it is counted in, `factor` to that, `measure` (money, area, mass, count, times, duration…)."""

    word: str
    name: str
    factor: float
    measure: str


@dataclass(frozen=True)
class Tables:
    """Units and currencies by their first character, the longest first; currencies that stand before the figure."""

    heads: Mapping[str, tuple[Unit, ...]]
    currencies: Mapping[str, str]
    before: Mapping[str, str]
    prefix: re.Pattern[str]
    prefix_ends: frozenset[str]
    simple: Mapping[str, tuple[Kind, str, float]]
    """Units of one character that need no look at more than their neighbours: most of the figures of a page."""
    tails: frozenset[str]
    """Characters after a simple unit that may make it another."""

    def unit(self, text: str, at: int, stop: int) -> Unit | None:
        """Give the longest unit or currency that stands at `at` and ends by `stop`."""
        for unit in self.heads.get(text[at], ()):
            word = unit.word
            if text.startswith(word, at, stop):
                end = at + len(word)
                if word[-1].isascii() and end < stop and text[end].isascii() and text[end].isalpha():
                    continue
                if unit.measure == "money" and word[0] == "个" and text.startswith(_SIZES, end, stop):
                    continue
                return unit
        return None


def tables(knowledge: Knowledge | None = None) -> Tables:
    """Give the tables of `knowledge`, made ready once; None: those that travel with the package. Raises DataError."""
    return _packaged() if knowledge is None else knowledge.once("recognise.values.tables", _ready)


@cache
def _packaged() -> Tables:
    return _ready(Knowledge())


def _ready(knowledge: Knowledge) -> Tables:
    units = []
    for row in knowledge.table("units"):
        if len(row) != 4:
            raise DataError("units.tsv", f"{row[0]!r} has {len(row)} columns", "give word, unit, factor, measure")
        units.append(Unit(row[0], row[1], float(row[2]), row[3]))
    after = {row[0]: row[1] for row in knowledge.table("currencies") if len(row) == 2}
    before = {row[0]: row[1] for row in knowledge.table("currencies") if len(row) == 3}
    units.extend(Unit(word, code, 1.0, "money") for word, code in after.items())
    heads: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in sorted(units, key=lambda u: (-len(u.word), u.measure != "money", u.word)):
        heads[unit.word[0]].append(unit)
    words = sorted(before, key=lambda w: (-len(w), w))
    return Tables(
        {head: tuple(found) for head, found in heads.items()},
        after,
        before,
        re.compile(rf"(?:{'|'.join(map(re.escape, words))}) *$"),
        frozenset(w[-1] for w in words) | {" "},
        {u.word: (_KINDS.get(u.measure, Kind.QUANTITY), u.name, u.factor) for u in units if _is_simple(u)}
        | {"%": (Kind.PERCENT, "percent", 1.0)},
        frozenset(u.word[1] for u in units if len(u.word) > 1)
        | frozenset("/每半余多来-－‐–—~～至到(（ 百旦宵素器整角一零又0123456789"),
    )


_KINDS = {"money": Kind.MONEY}


def _is_simple(unit: Unit) -> bool:
    return len(unit.word) == 1 and not unit.word.isascii() and unit.measure != "duration" and unit.word not in "块圆"
