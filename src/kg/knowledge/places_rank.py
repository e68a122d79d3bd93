"""How sure each reading of a place name is: evidence, nearness, custom, or nothing that tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.knowledge.gazetteer import Candidate, Gazetteer, Unit

CERTAIN = 0.8
"""From this score on a candidate may be taken: it is the only one, or evidence singles it out."""
CUSTOMARY = 0.7
"""The larger unit of a short name: a province (河北), one that holds the others (长沙), a prefecture whose name only districts
elsewhere share (西安). Custom is no evidence."""
OPEN = 0.5
"""One of several, nothing tells them apart."""
FAINT = 0.4
"""One of several, and something speaks for another."""

PART = 9
"""Steps to a unit that the place was only a part of: it is never picked."""

LATER = 0.3
"""Reached by succession, while others have the name on the date itself."""

_NEARNESS = {"county": 4, "prefecture": 3, "province": 2}


class Reading(NamedTuple):
    """A unit that a name leads to; `steps` of succession lie between the name and it."""

    unit: Unit
    steps: int
    reasons: tuple[str, ...]


def pick(candidates: Sequence[Candidate], least: float = CERTAIN) -> Candidate | None:
    """Give the best candidate if it may be taken: its score is at least `least` and no other has it too.

    `least=CUSTOMARY` also takes the customary meaning of a prefecture's short name.
    """
    if not candidates or candidates[0].score < least:
        return None
    return None if len(candidates) > 1 and candidates[1].score == candidates[0].score else candidates[0]


def rank(gazetteer: Gazetteer, form: str, readings: list[Reading], near: Sequence[str]) -> list[Candidate]:
    """Give candidates for readings of one form, best first; equal scores where nothing tells them apart."""
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


def _among(gazetteer: Gazetteer, form: str, readings: list[Reading], near: Sequence[str]) -> list[Candidate]:
    close = [max(((_closeness(gazetteer, r.unit, n), n) for n in near), default=(0, "")) for r in readings]
    best = max(score for score, _ in close)
    if best:
        winners = sum(score == best for score, _ in close)
        sure = 0.9 if winners == 1 else OPEN
        return [
            Candidate(r.unit, sure, (*r.reasons, f"near {name_of(gazetteer, n)}"))
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
            return unit, CUSTOMARY, "it holds the others of that short name, and is meant more often"
    provinces = [unit for unit in units if unit.level == "province"]
    if len(provinces) == 1:
        return provinces[0], CUSTOMARY, "a province is meant more often"
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


def name_of(gazetteer: Gazetteer, code: str) -> str:
    """Give the latest name of a code; a code that is not known stands for itself."""
    unit = gazetteer.unit(code)
    return unit.name if unit else code
