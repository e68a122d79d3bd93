"""The dated gazetteer: every province, prefecture and county of GB/T 2260 since 1980, with validity and succession.

A date of a change is a year or a day, as its source gives it (ISO, compared as text). Within a year of change that is
known by year only, both the old and the new unit count as valid.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kg.errors import DataError
from kg.knowledge.gazetteer_names import level_of, printed
from kg.knowledge.lexicon import read_table

FIRST_YEAR = 1980
"""What was before is not known: the oldest units stand for it."""


class Unit(NamedTuple):
    """A division under one code and one name.

    `level` is province, prefecture or county; `parent` the code above it (empty for provinces; a county that no prefecture
    holds lies in its province); `start` and `stop` a year or a day of approval (empty: before 1981; still in use);
    `successors` the codes that followed it; `how` it ended (renamed, recoded, raised, merged, split, abolished); `source`
    who says so; `parts` the codes of units that gave a part to it and went on.
    """

    code: str
    name: str
    level: str
    parent: str
    start: str = ""
    stop: str = ""
    successors: tuple[str, ...] = ()
    how: str = ""
    source: str = ""
    parts: tuple[str, ...] = ()

    def valid(self, date: dt.date | None) -> bool:
        """Tell whether the unit was in use on `date`; None asks for today's units."""
        if date is None:
            return not self.stop
        day = date.isoformat()
        return self.start <= day and (not self.stop or day[: len(self.stop)] <= self.stop)


class Candidate(NamedTuple):
    """A unit that a name may mean, `score` in [0, 1], `reasons` for people. Equal scores: nothing tells them apart."""

    unit: Unit
    score: float
    reasons: tuple[str, ...] = ()


class Gazetteer:
    """All units, by code and by printed form. `folder` is `seeds/gazetteer`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lines = _read(folder / "units.tsv")
        self._units: dict[str, tuple[Unit, ...]] = {}

    @property
    def units(self) -> Iterable[Unit]:
        """Give every unit under every name it had, by code, the oldest first."""
        return (unit for code in self._lines for unit in self.history(code))

    def history(self, code: str) -> tuple[Unit, ...]:
        """Give the units that had the code, the oldest first; empty for an unknown code."""
        found = self._units.get(code)
        if found is None:
            lines = self._lines.get(code)
            if lines is None:
                return ()
            found = self._units[code] = tuple(_unit(line, self._lines) for line in lines)
        return found

    def unit(self, code: str, date: dt.date | None = None) -> Unit | None:
        """Give the unit that has the code on the date; without a date the latest that had it. None: no such unit."""
        rows = self.history(code)
        if date is None:
            return rows[-1] if rows else None
        return next((row for row in reversed(rows) if row.valid(date)), None)

    def parent(self, code: str) -> str:
        """Give the code of the unit above; empty for a province or an unknown code."""
        rows = self.history(code)
        return rows[-1].parent if rows else ""

    def path(self, code: str, date: dt.date | None = None) -> tuple[Unit, ...]:
        """Give the units from province to the unit itself, under their names of the date; empty for an unknown code."""
        unit = self.unit(code, date)
        return self.lineage(unit, date) if unit else ()

    def lineage(self, unit: Unit, date: dt.date | None = None) -> tuple[Unit, ...]:
        """Give the units from province to `unit`, under their names of the date; without one, the latest of its time."""
        steps = [unit]
        while steps[-1].parent:
            rows = self.history(steps[-1].parent)
            above = self.unit(steps[-1].parent, date) if date else None
            lasting = [row for row in rows if not unit.stop or row.start < unit.stop] or list(rows)
            if above is None and not lasting:
                break
            steps.append(above or lasting[-1])
        return tuple(reversed(steps))

    def full_name(self, code: str, date: dt.date | None = None) -> str:
        """Give the names of the path in one: 山西省长治市潞城区; empty for an unknown code."""
        return "".join(unit.name for unit in self.path(code, date))

    def successors(self, code: str) -> tuple[str, ...]:
        """Give the codes that directly followed the last unit of the code; empty while it is in use."""
        rows = self.history(code)
        return rows[-1].successors if rows else ()

    def predecessors(self, code: str) -> tuple[str, ...]:
        """Give the codes of the units that it directly followed."""
        return self._before.get(code, ())

    @cached_property
    def _before(self) -> Mapping[str, tuple[str, ...]]:
        before: dict[str, dict[str, None]] = defaultdict(dict)
        for unit in self.units:
            for code in unit.successors:
                if code != unit.code:
                    before[code][unit.code] = None
        return {code: tuple(old) for code, old in before.items()}

    def line(self, unit: Unit) -> tuple[str, ...]:
        """Give the code of a unit and those of all that followed it, the nearest first."""
        codes = {unit.code: None}
        edge = list(unit.successors)
        while edge:
            code = edge.pop(0)
            if code not in codes:
                codes[code] = None
                edge += self.successors(code)
        return tuple(codes)

    def inside(self, code: str, ancestor: str) -> bool:
        """Tell whether the unit lies in the other, or is it, at any time."""
        if code == ancestor:
            return True
        rows = self.history(code)
        return any(row.parent and self.inside(row.parent, ancestor) for row in rows)

    def forms(self) -> Mapping[str, tuple[str, ...]]:
        """Give every printed form (full, short, autonomous, former) of at least two characters, with the codes it may mean."""
        return self._forms

    def named(self, form: str) -> tuple[Unit, ...]:
        """Give the units of any time that are printed so."""
        return tuple(
            u for code in self._forms.get(form, ()) for u in self.history(code) if form in self._printed[u.name]
        )

    @cached_property
    def _printed(self) -> Mapping[str, tuple[str, ...]]:
        """The printed forms of every full name."""
        names = {_name(line) for lines in self._lines.values() for line in lines}
        return {name: (*printed(name), *self._extra.get(name, ())) for name in names}

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, ...]]:
        forms: dict[str, tuple[str, ...]] = {}
        for code, lines in self._lines.items():
            for form in dict.fromkeys(form for line in lines for form in self._printed[_name(line)]):
                forms[form] = (*forms[form], code) if form in forms else (code,)
        return forms

    @cached_property
    def _extra(self) -> Mapping[str, tuple[str, ...]]:
        extra: dict[str, list[str]] = defaultdict(list)
        for row in read_table(self.folder / "aliases.tsv"):
            extra[row[0]].append(row[1])
        return {name: tuple(forms) for name, forms in extra.items()}

    def simplified(self, name: str) -> str:
        """Give a name in the characters of the table, where it is written in traditional ones (潞城區). Raises DataError."""
        return name.translate(self._simple)

    @cached_property
    def _simple(self) -> Mapping[int, str]:
        from kg.knowledge.places_script import simplifying

        return simplifying(self._forms)

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """Give the one-character names of provinces (晋, 冀, 沪) with their codes."""
        return {row[0]: row[1] for row in read_table(self.folder / "abbreviations.tsv")}


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _name(line: str) -> str:
    return line[7:].partition("\t")[0]


def _unit(line: str, known: Collection[str]) -> Unit:
    code, name, start, stop, after, how, source, parts = (line.split("\t") + [""] * 7)[:8]
    level = level_of(code)
    parent = "" if level == "province" else code[:2] + "0000"
    if level == "county" and code[:4] + "00" in known:
        parent = code[:4] + "00"
    return Unit(code, name, level, parent, start, stop, _codes(after), how, source, _codes(parts))


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    """Read the lines of the table by code; a unit is made of its line when it is asked for, which makes loading quick."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise DataError(str(path), f"cannot read the table: {error.strerror}", "run scripts/gazetteer.py") from error
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(lines, 1):
        if line and line[0] != "#":
            code = line[:6]
            if not code.isdigit() or len(line) < 8 or line[6] != "\t" or line[7] == "\t":
                raise DataError(f"{path}:{number}", f"{line[:20]!r} is no unit", "run scripts/gazetteer.py")
            found[code] = (*found[code], line) if code in found else (line,)
    return found
