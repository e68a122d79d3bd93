"""What `kg place` prints: one row a candidate, best first."""

from __future__ import annotations

import calendar
import datetime as dt
import unicodedata
from typing import TypedDict

from kg.errors import InputError
from kg.knowledge.gazetteer import Gazetteer
from kg.knowledge.places import pick, resolve


def day_of(text: str) -> dt.date:
    """Give the day that a date as people type it stands for: a day itself, of a month or a year the last.

    Raises InputError for what is no date.

    >>> day_of("2021"), day_of("2021-02")
    (datetime.date(2021, 12, 31), datetime.date(2021, 2, 28))
    """
    parts = text.strip().split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(parts[0]) != 4 or len(numbers) > 3:
            raise ValueError
        if len(numbers) == 3:
            return dt.date(*numbers)
        year, month = numbers[0], numbers[1] if len(numbers) == 2 else 12
        return dt.date(year, month, calendar.monthrange(year, month)[1])
    except ValueError as error:
        raise InputError("date", f"{text!r} is no date", "write 2021, 2021-06 or 2021-06-30") from error


class PlaceRow(TypedDict):
    """A candidate: its unit, the names from province down, validity (empty: before 1981, still in use), what followed it, why."""

    code: str
    name: str
    level: str
    path: str
    start: str
    stop: str
    successors: list[str]
    predecessors: list[str]
    score: float
    picked: bool
    why: list[str]


def place_rows(gazetteer: Gazetteer, name: str, date: dt.date | None = None, within: str = "") -> list[PlaceRow]:
    """Give the candidates of a name on a date, inside the place called `within`; none for an unknown name.

    `picked` marks the one that may be taken; no row has it where the name stays ambiguous. A name that is not known as it is
    written is looked up in simplified characters. Raises InputError for an empty name, an unknown code or a `within` that is
    no known place.
    """
    name, within = unicodedata.normalize("NFKC", name), unicodedata.normalize("NFKC", within)
    if not name.strip():
        raise InputError("place", "the name is empty", "give a place name, such as 潞城区")
    if name.strip().isdigit() and not gazetteer.history(name.strip()):
        raise InputError(
            "place", f"unknown code {name.strip()!r}", "give a GB/T 2260 code of six digits, such as 140406"
        )
    holders: tuple[str, ...] = ()
    if within:
        found = next(
            (
                f
                for w in (within, gazetteer.simplified(within))
                for d in (date, None)
                if (f := resolve(gazetteer, w, d))
            ),
            [],
        )
        if not found and within.isdigit() and gazetteer.unit(within):
            holders = (within,)
        elif not found:
            raise InputError(
                "--within", f"{within!r} is no known place", "give a province, prefecture or county, or its code"
            )
        else:
            holders = tuple(dict.fromkeys(code for c in found for code in gazetteer.line(c.unit)))
    candidates = resolve(gazetteer, name, date, holders)
    if not candidates and (simple := gazetteer.simplified(name)) != name:
        candidates = resolve(gazetteer, simple, date, holders)
    chosen = pick(candidates)
    return [
        PlaceRow(
            code=unit.code,
            name=unit.name,
            level=unit.level,
            path="".join(step.name for step in gazetteer.lineage(unit)),
            start=unit.start,
            stop=unit.stop,
            successors=list(unit.successors),
            predecessors=list(gazetteer.predecessors(unit.code)),
            score=candidate.score,
            picked=candidate is chosen,
            why=list(candidate.reasons),
        )
        for candidate in candidates
        for unit in (candidate.unit,)
    ]
