"""What a place name means: name, date and context to ranked units, with reasons; or none, or several.

Nothing is guessed. A name that several units share gives all of them with one score, unless the date, a parent in the name,
`within` or `near` tells them apart. `pick` says whether the best candidate may be taken.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.knowledge.gazetteer import Candidate, Gazetteer, Unit
from kg.knowledge.gazetteer_names import stem
from kg.knowledge.places_rank import CERTAIN, CUSTOMARY, PART, Reading, name_of, pick, rank

__all__ = ["CERTAIN", "CUSTOMARY", "pick", "resolve"]

_BLANK = re.compile(r"[\s\u200b-\u200d\ufeff·,,、/>-]+")
_CODE = re.compile(r"[1-9][0-9]{5}")
_PLAIN = re.compile(".区")
"""Names that say nothing (新区, 郊区): by themselves they are no evidence for what followed a unit of that name."""
_HEADINGS = re.compile(r"市辖区|省直辖县级行政区划|自治区直辖县级行政区划|直辖")


def resolve(
    gazetteer: Gazetteer,
    name: str,
    date: dt.date | None = None,
    within: Collection[str] = (),
    near: Sequence[str] = (),
) -> list[Candidate]:
    """Give what a name may mean on a date, best first; equal scores where nothing tells, empty for an unknown name.

    `name` is a full, short or former name, one character of a province, a path (山西长治市潞城区, 山西 潞城) or
    a code. `within`: codes of
    which one is known to hold the place; others are left out. `near`: codes of places that the text names beside it.
    Without a date today is meant, and a name of the past gives the unit of the past.
    """
    text = _BLANK.sub("", unicodedata.normalize("NFKC", name))
    if len(text) == 1:
        code = gazetteer.abbreviations.get(text)
        units = [u for u in gazetteer.history(code) if u.valid(date)] if code else []
        found = [Reading(u, 0, (f"{text} is the one-character name of {u.name}",)) for u in units]
    elif _CODE.fullmatch(text):
        found = _dated(gazetteer, gazetteer.history(text), date)
    elif text in gazetteer.forms():
        found = _dated(gazetteer, gazetteer.named(text), date)
    else:
        found = _path(gazetteer, _HEADINGS.sub("", text), date)
    if _PLAIN.fullmatch(text) and not within and not near:
        found = [r._replace(steps=PART) if r.steps else r for r in found]
    if within:
        found = [
            r._replace(reasons=(*r.reasons, f"lies in {name_of(gazetteer, w)}"))
            for r in found
            for w in [next((w for w in within if gazetteer.inside(r.unit.code, w)), None)]
            if w is not None
        ]
    return rank(gazetteer, text, found, near)


def _dated(gazetteer: Gazetteer, units: Sequence[Unit], date: dt.date | None) -> list[Reading]:
    readings: dict[tuple[str, str], Reading] = {}
    for unit in units:
        for reading in _at(gazetteer, unit, date):
            key = reading.unit.code, reading.unit.name
            if key not in readings or reading.steps < readings[key].steps:
                readings[key] = reading
    found = list(readings.values())
    return _fold(gazetteer, found) if date is None else _newer(gazetteer, found)


def _newer(gazetteer: Gazetteer, readings: list[Reading]) -> list[Reading]:
    """Put a unit behind the one that took its place, where the year of the change is known but not the day and both count."""
    ends = {r.unit.code: r for r in readings if r.unit.stop and not r.steps}
    if not ends:
        return readings
    began = {r.unit.code for r in readings if r.unit.start and not r.steps}
    return [
        r._replace(steps=1, reasons=(*r.reasons, f"replaced in the course of {r.unit.stop}"))
        if ends.get(r.unit.code) is r and began.intersection(gazetteer.line(r.unit)[1:])
        else r
        for r in readings
    ]


def _at(gazetteer: Gazetteer, unit: Unit, date: dt.date | None) -> Iterator[Reading]:
    """Give the unit, or those that stood in its place on the date."""
    if date is None or unit.valid(date):
        yield Reading(unit, 0, (_validity(unit),))
    elif unit.stop and unit.stop < date.isoformat():
        for later, steps in _follow(gazetteer, unit, date):
            yield Reading(
                later, steps, (f"{_validity(unit)}, {unit.how or 'ended'}: successor of {unit.code} {unit.name}",)
            )
    else:
        since = f"{unit.code} {unit.name} only from {unit.start}"
        for earlier, steps in _precede(gazetteer, unit, date):
            yield Reading(earlier, steps, (f"{since}: predecessor",))
        for code in unit.parts:
            if whole := gazetteer.unit(code, date):
                yield Reading(whole, PART, (f"{since}: a part of it before",))
        for row in gazetteer.history(unit.code):
            if row is not unit and row.valid(date):
                yield Reading(row, 1, (f"{unit.name} only from {unit.start}: its name on the date",))


def _precede(gazetteer: Gazetteer, unit: Unit, date: dt.date) -> list[tuple[Unit, int]]:
    """Give the units of the date that a unit goes back to by succession, with the steps to them: as many for
    all of several, `PART` where one of the units that it was made of cannot be followed to the date."""
    found: dict[tuple[str, str], tuple[Unit, int]] = {}
    ends: list[Unit] = []
    seen = {(unit.code, unit.name)}
    edge, steps = [unit], 0
    while edge:
        steps += 1
        behind: list[Unit] = []
        for row in edge:
            before = _before(gazetteer, row)
            if not before:
                ends.append(row)
            for old in before:
                key = old.code, old.name
                if old.valid(date):
                    found.setdefault(key, (old, steps))
                elif key not in seen:
                    seen.add(key)
                    behind.append(old)
        edge = [row for row in behind if row.start > date.isoformat()]
        ends += [row for row in behind if row.start <= date.isoformat()]
    known = {(old.stop[:4], old.successors) for old, _ in found.values()}
    lost = any((row.start[:4], row.successors) not in known for row in ends)
    most = PART if lost else max((steps for _, steps in found.values()), default=0)
    return [(old, most) for old, _ in found.values()]


def _before(gazetteer: Gazetteer, unit: Unit) -> list[Unit]:
    """Give the units that ended in this one, under another code or another name; a code may have had another holder before."""
    rows = gazetteer.history(unit.code)
    return [
        old
        for code in (*gazetteer.predecessors(unit.code), unit.code)
        for old in gazetteer.history(code)
        if unit.code in old.successors
        and next((row for row in rows if row is not old and (row.stop or "9999") > old.stop), None) is unit
    ]


def _follow(gazetteer: Gazetteer, unit: Unit, date: dt.date) -> Iterator[tuple[Unit, int]]:
    seen = {(unit.code, unit.name)}
    edge, steps = [unit], 0
    while edge:
        steps += 1
        ahead: list[Unit] = []
        for row in edge:
            for code in row.successors:
                for later in gazetteer.history(code):
                    if (later.code, later.name) in seen or (later.stop and later.stop <= row.stop):
                        continue
                    seen.add((later.code, later.name))
                    if later.valid(date):
                        yield later, steps
                    elif later.start <= date.isoformat():
                        ahead.append(later)
        edge = ahead


def _fold(gazetteer: Gazetteer, readings: list[Reading]) -> list[Reading]:
    """Leave out former units whose line leads to a unit of the same name in use; put other former ones behind those in use."""
    current = {(r.unit.code, stem(r.unit.name)) for r in readings if not r.unit.stop}
    kept: list[Reading] = []
    for reading in readings:
        if reading.unit.stop:
            line = gazetteer.line(reading.unit)[1:]
            if any((code, stem(reading.unit.name)) in current for code in line):
                continue
            if any(
                other is not reading and other.unit.stop > reading.unit.stop and other.unit.code in line
                for other in readings
            ):
                continue
        kept.append(reading)
    if any(not r.unit.stop for r in kept):
        return [r if not r.unit.stop else r._replace(steps=1) for r in kept]
    return kept


def _path(gazetteer: Gazetteer, text: str, date: dt.date | None) -> list[Reading]:
    """Read a chain of names, each inside the one before it."""
    forms = gazetteer.forms()
    found: dict[tuple[str, str], Reading] = {}
    for parts in _chains(forms, text):
        for reading in _dated(gazetteer, gazetteer.named(parts[-1]), date):
            holders = [_holds(gazetteer, part, reading.unit) for part in parts[:-1]]
            if all(holders):
                said = "".join(parts[:-1])
                found.setdefault(
                    (reading.unit.code, reading.unit.name),
                    reading._replace(reasons=(*reading.reasons, f"the name puts it in {said}")),
                )
    return list(found.values())


def _chains(forms: Mapping[str, tuple[str, ...]], text: str, limit: int = 4) -> Iterator[tuple[str, ...]]:
    """Give the ways to cut `text` into two to four known names."""
    if limit < 1:
        return
    for stop in range(min(len(text), 16), 1, -1):
        head = text[:stop]
        if head in forms:
            if stop == len(text):
                yield (head,)
            else:
                for tail in _chains(forms, text[stop:], limit - 1):
                    yield (head, *tail)


def _holds(gazetteer: Gazetteer, form: str, unit: Unit) -> bool:
    """Tell whether a unit of that name, or what followed it, holds the unit, or held one that it followed."""
    holders = {code for holder in gazetteer.named(form) for code in gazetteer.line(holder)} - {unit.code}
    return any(gazetteer.inside(unit.code, code) for code in holders)


def _validity(unit: Unit) -> str:
    if unit.start and unit.stop:
        return f"{unit.name} from {unit.start} to {unit.stop}"
    if unit.stop:
        return f"{unit.name} until {unit.stop}"
    return f"{unit.name} since {unit.start or 'before 1981'}"
