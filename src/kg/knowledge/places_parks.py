"""Development zones and parks: no divisions, but with a kind, a level where that is known, and the division that holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Candidate
from kg.knowledge.lexicon import read_table
from kg.knowledge.places import CUSTOMARY, pick, resolve

_LEVELS = ("国家级", "省级", "自治区级", "市级", "县级")
_LONGEST = 16


class Park(NamedTuple):
    """What a park's name says.

    `kind` is that of `park_suffixes.tsv` (zone, park, new), `level` 国家级, 省级 and so on, empty where nothing says it;
    `held` the divisions that may hold it, best first (several codes of a new area are all true), `why` for people.
    """

    name: str
    kind: str
    level: str
    held: tuple[Candidate, ...]
    why: str


def park(knowledge: Knowledge, name: str, date: dt.date | None = None, near: Sequence[str] = ()) -> Park | None:
    """Read a park's name; None where it does not end as a park's does, or is a division's name on the date.

    The division is the longest place that the name begins with (灵石经开区: 灵石县); where the name has none, the nearest of
    `near`, codes of the places that the text speaks of, most telling first.
    """
    gazetteer = knowledge.gazetteer
    level = next((word for word in _LEVELS if name.startswith(word)), "")
    rest = name.removeprefix(level)
    areas = knowledge.once("knowledge.places_parks.areas", _areas)
    if rest in gazetteer.forms() and any(u.name == rest and u.valid(date) for u in gazetteer.named(rest)):
        return None
    for area, (year, codes) in areas.items():
        if rest.endswith(area) and (date is None or date.year >= year):
            units = [u for code in codes if (u := gazetteer.unit(code, date) or gazetteer.unit(code))]
            why = f"{area}, national new area since {year}"
            return Park(name, "new", "国家级", tuple(Candidate(u, 0.9, (why,)) for u in units), why)
    suffixes = knowledge.once("knowledge.places_parks.suffixes", _suffixes)
    ending = next((word for word in suffixes if rest.endswith(word)), None)
    if ending is None:
        return None
    body = rest.removesuffix(ending)
    for stop in range(min(len(body), _LONGEST), 1, -1):
        found = resolve(gazetteer, body[:stop], date, near=near)
        if found:
            sure = pick(found, CUSTOMARY)
            why = f"its name begins with {body[:stop]}"
            return Park(
                name,
                suffixes[ending],
                level,
                (sure,) if sure else tuple(c for c in found if c.score == found[0].score),
                why,
            )
    unit = next((u for code in near if (u := gazetteer.unit(code, date))), None)
    if unit is None:
        return Park(name, suffixes[ending], level, (), "nothing says where it lies")
    why = f"the text speaks of {unit.name}"
    return Park(name, suffixes[ending], level, (Candidate(unit, 0.5, (why,)),), why)


def _areas(knowledge: Knowledge) -> dict[str, tuple[int, tuple[str, ...]]]:
    rows = read_table(knowledge.gazetteer.folder / "new_areas.tsv")
    return {name: (int(year), tuple(codes.split(";"))) for name, year, codes in rows}


def _suffixes(knowledge: Knowledge) -> dict[str, str]:
    return {row[0]: row[1] for row in sorted(knowledge.table("park_suffixes"), key=lambda row: -len(row[0]))}
