"""Lineages: units that follow one another on one area, by renaming, recoding or a change of level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.knowledge.gazetteer import Gazetteer, Unit

SAME_AREA = frozenset({"renamed", "recoded", "raised"})
"""Ends of a unit after which one successor may hold its area."""


def follower(unit: Unit, gazetteer: Gazetteer) -> Unit | None:
    """Give the unit that holds exactly the area of an ended one, None where it was split, merged or joined by others."""
    if unit.how not in SAME_AREA or len(unit.successors) != 1:
        return None
    code = unit.successors[0]
    if code != unit.code and gazetteer.predecessors(code) != (unit.code,):
        return None
    return next((row for row in gazetteer.history(code) if row.start >= unit.stop), None)


def heir(unit: Unit, gazetteer: Gazetteer) -> Unit | None:
    """Give the unit of today that holds exactly the area of a unit, which may be the unit itself."""
    last = tail(unit, gazetteer)
    return None if last.stop else last


def tail(unit: Unit, gazetteer: Gazetteer) -> Unit:
    """Give the last unit of the lineage."""
    seen = {unit}
    while (later := follower(unit, gazetteer)) is not None and later not in seen:
        seen.add(later)
        unit = later
    return unit


def lineages(gazetteer: Gazetteer) -> Mapping[Unit, tuple[Unit, ...]]:
    """Give every lineage, by its last unit, the oldest first."""
    groups: dict[Unit, list[Unit]] = defaultdict(list)
    for unit in gazetteer.units:
        groups[tail(unit, gazetteer)].append(unit)
    return {last: tuple(sorted(units, key=lambda u: (u.start, u.stop or "9999"))) for last, units in groups.items()}
