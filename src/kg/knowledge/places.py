"""What a place name means: name, date and context to ranked units, with reasons; or none, or several.

Nothing is guessed. A name that several units share gives all of them with one score, unless the date, a parent in the name,
`within` or `near` tells them apart. `pick` says whether the best candidate may be taken.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.knowledge.gazetteer_names import stem

if TYPE_CHECKING:
    from kg.knowledge.gazetteer import Candidate, Gazetteer, Unit

CERTAIN = 0.8
"""From this score on a candidate may be taken: it is the only one, or evidence singles it out."""
CUSTOMARY = 0.7
"""A prefecture city whose short name only districts elsewhere share (西安): customary, no evidence."""
OPEN = 0.5
"""One of several, nothing tells them apart."""
FAINT = 0.4
"""One of several, and something speaks for another."""

PART = 9
"""Steps to a unit that the place was only a part of: it is never picked."""

LATER = 0.3
"""Reached by succession, while others have the name on the date itself."""

_BLANK = re.compile(r"[\s·,,、/>-]+")
_HEADINGS = re.compile(r"市辖区|省直辖县级行政区划|自治区直辖县级行政区划|直辖")
_NEARNESS = {"county": 4, "prefecture": 3, "province": 2}


class _Reading(NamedTuple):
    """A unit that a name leads to; `steps` of succession lie between the name and it."""

    unit: Unit
    steps: int
    reasons: tuple[str, ...]


def resolve(
    gazetteer: Gazetteer,
    name: str,
    date: dt.date | None = None,
    within: Collection[str] = (),
    near: Sequence[str] = (),
) -> list[Candidate]:
    """Give what a name may mean on a date, best first; equal scores where nothing tells, empty for an unknown name.

    `name` is a full, short or former name, one character of a province, or a path (山西长治市潞城区, 山西 潞城). `within`: codes of
    which one is known to hold the place; others are left out. `near`: codes of places that the text names beside it.
    Without a date today is meant, and a name of the past gives the unit of the past.
    """
    text = _BLANK.sub("", unicodedata.normalize("NFKC", name))
    if len(text) == 1:
        code = gazetteer.abbreviations.get(text)
        units = [u for u in gazetteer.history(code) if u.valid(date)] if code else []
        found = [_Reading(u, 0, (f"{text} is the one-character name of {u.name}",)) for u in units]
    elif text in gazetteer.forms():
        found = _dated(gazetteer, text, date)
    else:
        found = _path(gazetteer, _HEADINGS.sub("", text), date)
    if within:
        found = [
            r._replace(reasons=(*r.reasons, f"lies in {_name(gazetteer, w)}"))
            for r in found
            for w in [next((w for w in within if gazetteer.inside(r.unit.code, w)), None)]
            if w is not None
        ]
    return _rank(gazetteer, text, found, near)


def pick(candidates: Sequence[Candidate], least: float = CERTAIN) -> Candidate | None:
    """Give the best candidate if it may be taken: its score is at least `least` and no other has it too.

    `least=CUSTOMARY` also takes the customary meaning of a prefecture's short name.
    """
    if not candidates or candidates[0].score < least:
        return None
    return None if len(candidates) > 1 and candidates[1].score == candidates[0].score else candidates[0]


def _dated(gazetteer: Gazetteer, form: str, date: dt.date | None) -> list[_Reading]:
    readings: dict[tuple[str, str], _Reading] = {}
    for unit in gazetteer.named(form):
        for reading in _at(gazetteer, unit, date):
            key = reading.unit.code, reading.unit.name
            if key not in readings or reading.steps < readings[key].steps:
                readings[key] = reading
    found = list(readings.values())
    return _fold(gazetteer, found) if date is None else _newer(gazetteer, found)


def _newer(gazetteer: Gazetteer, readings: list[_Reading]) -> list[_Reading]:
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


def _at(gazetteer: Gazetteer, unit: Unit, date: dt.date | None) -> Iterator[_Reading]:
    """Give the unit, or those that stood in its place on the date."""
    if date is None or unit.valid(date):
        yield _Reading(unit, 0, (_validity(unit),))
    elif unit.stop and unit.stop < date.isoformat():
        for later, steps in _follow(gazetteer, unit, date):
            yield _Reading(
                later, steps, (f"{_validity(unit)}, {unit.how or 'ended'}: successor of {unit.code} {unit.name}",)
            )
    else:
        for code in gazetteer.predecessors(unit.code):
            for row in gazetteer.history(code):
                if row.valid(date) and unit.code in row.successors:
                    yield _Reading(row, 1, (f"{unit.code} {unit.name} only from {unit.start}: predecessor",))
        for code in unit.parts:
            if whole := gazetteer.unit(code, date):
                yield _Reading(whole, PART, (f"{unit.code} {unit.name} only from {unit.start}: a part of it before",))
        for row in gazetteer.history(unit.code):
            if row is not unit and row.valid(date):
                yield _Reading(row, 1, (f"{unit.name} only from {unit.start}: its name on the date",))


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


def _fold(gazetteer: Gazetteer, readings: list[_Reading]) -> list[_Reading]:
    """Leave out former units whose line leads to a unit of the same name in use; put other former ones behind those in use."""
    current = {(r.unit.code, stem(r.unit.name)) for r in readings if not r.unit.stop}
    kept: list[_Reading] = []
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


def _path(gazetteer: Gazetteer, text: str, date: dt.date | None) -> list[_Reading]:
    """Read a chain of names, each inside the one before it."""
    forms = gazetteer.forms()
    found: dict[tuple[str, str], _Reading] = {}
    for parts in _chains(forms, text):
        for reading in _dated(gazetteer, parts[-1], date):
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


def _rank(gazetteer: Gazetteer, form: str, readings: list[_Reading], near: Sequence[str]) -> list[Candidate]:
    from kg.knowledge.gazetteer import Candidate

    if not readings:
        return []
    fewest = min(r.steps for r in readings)
    direct = [r for r in readings if r.steps == fewest]
    indirect = [Candidate(r.unit, LATER, r.reasons) for r in readings if r.steps > fewest]
    if fewest >= PART:
        ranked = [Candidate(r.unit, FAINT, r.reasons) for r in direct]
    elif len(direct) == 1:
        ranked = [Candidate(direct[0].unit, 0.95 if not fewest else 0.9, direct[0].reasons)]
    else:
        ranked = _among(gazetteer, form, direct, near)
    return sorted([*ranked, *indirect], key=lambda c: (-c.score, c.unit.code, c.unit.start))


def _among(gazetteer: Gazetteer, form: str, readings: list[_Reading], near: Sequence[str]) -> list[Candidate]:
    from kg.knowledge.gazetteer import Candidate

    close = [max(((_closeness(gazetteer, r.unit, n), n) for n in near), default=(0, "")) for r in readings]
    best = max(score for score, _ in close)
    if best:
        winners = sum(score == best for score, _ in close)
        sure = 0.9 if winners == 1 else OPEN
        return [
            Candidate(r.unit, sure, (*r.reasons, f"near {_name(gazetteer, n)}"))
            if score == best
            else Candidate(r.unit, FAINT, r.reasons)
            for r, (score, n) in zip(readings, close, strict=True)
        ]
    top = _customary(gazetteer, form, [r.unit for r in readings])
    if top is None:
        several = f"one of {len(readings)} of that name"
        return [Candidate(r.unit, OPEN, (*r.reasons, several)) for r in readings]
    unit, score, why = top
    return [
        Candidate(r.unit, score, (*r.reasons, why))
        if r.unit is unit
        else Candidate(r.unit, OPEN if score < CERTAIN else FAINT, r.reasons)
        for r in readings
    ]


def _customary(gazetteer: Gazetteer, form: str, units: Sequence[Unit]) -> tuple[Unit, float, str] | None:
    """Find the unit that a short form means by custom: the one that holds all others; a prefecture among districts."""
    if any(unit.name == form for unit in units):
        exact = [unit for unit in units if unit.name == form]
        return (exact[0], 0.85, "its full name") if len(exact) == 1 else None
    for unit in units:
        if all(other is unit or gazetteer.inside(other.code, unit.code) for other in units):
            return unit, 0.85, "a short name shared with a unit inside it means the larger one"
    provinces = [unit for unit in units if unit.level == "province"]
    if len(provinces) == 1:
        return provinces[0], 0.85, "a province's short name"
    larger = [unit for unit in units if unit.level != "county"]
    if len(larger) == 1 and all(u is larger[0] or u.name.endswith("区") for u in units):
        return larger[0], CUSTOMARY, "the others of that name are districts, which are rarely written short"
    return None


def _closeness(gazetteer: Gazetteer, unit: Unit, code: str) -> int:
    """Give how near a unit lies to another: 6 itself, 5 to 3 one inside the other (the smaller the outer one the nearer), 3 one
    prefecture, 1 one province, 0 else."""
    if unit.code == code:
        return 6
    for outer, inner in ((code, unit.code), (unit.code, code)):
        if gazetteer.inside(inner, outer):
            held = gazetteer.unit(outer)
            return 1 + _NEARNESS[held.level] if held else 1
    if unit.parent and unit.parent == gazetteer.parent(code) and gazetteer.parent(unit.parent):
        return 3
    return 1 if unit.code[:2] == code[:2] else 0


def _validity(unit: Unit) -> str:
    if unit.start and unit.stop:
        return f"{unit.name} from {unit.start} to {unit.stop}"
    if unit.stop:
        return f"{unit.name} until {unit.stop}"
    return f"{unit.name} since {unit.start or 'before 1981'}"


def _name(gazetteer: Gazetteer, code: str) -> str:
    unit = gazetteer.unit(code)
    return unit.name if unit else code


def names(gazetteer: Gazetteer, codes: Iterable[str]) -> list[str]:
    """Give the latest names of codes; a code that is not known stands for itself."""
    return [_name(gazetteer, code) for code in codes]
