"""The tables that value recognisers look into, made ready once for each seeds folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import DataError
from kg.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Unit:
    """What follows a figure: `name` it is counted in, `factor` to that, `measure` (area, mass, count, times, duration…)."""

    word: str
    name: str
    factor: float
    measure: str


@dataclass(frozen=True)
class Tables:
    """Units and currencies by word, and one pattern each that finds the longest word at a place."""

    units: dict[str, Unit]
    unit: re.Pattern[str]
    currencies: dict[str, str]
    currency: re.Pattern[str]
    prefixes: dict[str, str]
    prefix: re.Pattern[str]


@lru_cache(maxsize=4)
def tables(knowledge: Knowledge | None = None) -> Tables:
    """Make the tables of `knowledge` ready; None: those that travel with the package. Raises DataError."""
    knowledge = knowledge or Knowledge()
    units = {}
    for row in knowledge.table("units"):
        if len(row) != 4:
            raise DataError("units.tsv", f"{row[0]!r} has {len(row)} columns", "give word, unit, factor, measure")
        units[row[0]] = Unit(row[0], row[1], float(row[2]), row[3])
    currencies = {row[0]: row[1] for row in knowledge.table("currencies") if len(row) == 2}
    prefixes = {row[0]: row[1] for row in knowledge.table("currencies") if len(row) == 3}
    latin = "(?![A-Za-z])"
    return Tables(
        units,
        re.compile("|".join(re.escape(w) + (latin if w[-1].isascii() else "") for w in _longest(units))),
        currencies,
        re.compile("|".join(map(re.escape, _longest(currencies)))),
        prefixes,
        re.compile(rf"(?:{'|'.join(map(re.escape, _longest(prefixes)))}) *$"),
    )


def _longest(words: dict[str, Unit] | dict[str, str]) -> list[str]:
    return sorted(words, key=lambda w: (-len(w), w))
