"""Places as gazetteer people write them: one record a place lineage, with dated names, types, parents, links and a point.

The common form behind Linked Places JSON-LD, LP-TSV and a researcher's own table.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from kg.errors import InputError
from kg.knowledge.gazetteer import Gazetteer, Unit
from kg.knowledge.gazetteer_names import printed, split
from kg.link.lineage import lineages
from kg.link.tables import Tables
from kg.rdf.iri import Names


class Name(NamedTuple):
    """A toponym; `start` and `stop` years or days, empty: unknown, open."""

    text: str
    start: str = ""
    stop: str = ""
    language: str = "zh-Hans"


class PlaceType(NamedTuple):
    """A type: its word in the source, and its concept in the Art and Architecture Thesaurus (`aat:…`)."""

    label: str
    concept: str
    start: str = ""
    stop: str = ""


class Relation(NamedTuple):
    """A relation to another place, `kind` a term such as `gvp:broaderPartitive`."""

    kind: str
    target: str
    label: str
    start: str = ""
    stop: str = ""


class Match(NamedTuple):
    """A link: `kind` exactMatch or closeMatch (others of Linked Places carry over), `target` an IRI or `wd:…`, `gn:…`."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """One place of a gazetteer. `id` is an IRI, or the row's own id; the first name has `source` as its citation.

    `point` is latitude and longitude in WGS84 degrees.
    """

    id: str
    title: str
    names: tuple[Name, ...]
    start: str = ""
    stop: str = ""
    source: str = ""
    types: tuple[PlaceType, ...] = ()
    relations: tuple[Relation, ...] = ()
    links: tuple[Match, ...] = ()
    point: tuple[float, float] | None = None
    origin: str = ""


_DATE = re.compile(r"(-?\d{1,6})(?:-(\d\d)(?:-(\d\d))?)?")
Dated = TypeVar("Dated", Name, PlaceType, Relation)

BROADER = "gvp:broaderPartitive"
RELATED = "gvp:tgn3000_related_to"
SOURCE = "GB/T 2260 (Codes for the administrative divisions of the People's Republic of China)"
_AAT = {
    "省": "aat:300000774",
    "市": "aat:300008389",
    "县": "aat:300000771",
    "区": "aat:300000705",
    "地区": "aat:300235099",
    "自治区": "aat:300387107",
}
_DIVISION = "aat:300232418"


def checked_date(text: str, where: str) -> str:
    """Give a year, month or day back as it stands, the year with a sign or of up to six digits. Raises InputError for what is none.

    >>> checked_date("1983-05", "x"), checked_date("-320", "x")
    ('1983-05', '-320')
    """
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
        dt.date(year if 1 <= year <= 9999 else 4, month, day)
    except ValueError as error:
        raise InputError(
            where, f"{text!r} is no date", "write a year, a month or a day: 1983, 1983-05, 1983-05-01"
        ) from error
    return text


def checked_span(start: str, stop: str, where: str) -> tuple[str, str]:
    """Give a span's ends, each checked or empty. Raises InputError for one that is no date, or where the span ends before it begins."""
    ends = [checked_date(text, where) if text else "" for text in (start, stop)]
    years = [int(match[1]) for text in ends if (match := _DATE.match(text))]
    if len(years) == 2 and (years[0] > years[1] or (years[0] == years[1] and start[: len(stop)] > stop[: len(start)])):
        raise InputError(where, f"ends in {stop}, before it begins in {start}", "give the earlier date first")
    return start, stop


def records(codes: Iterable[str], gazetteer: Gazetteer, tables: Tables, names: Names) -> list[PlaceRecord]:
    """Give the records of the lineages that these codes belong to, by code of the last unit; unknown codes are passed over.

    A lineage whose code another one has had since is told apart by the year of its end.
    """
    wanted = set(codes)
    return [
        _record(last, units, gazetteer, tables, names)
        for last, units in sorted(lineages(gazetteer).items())
        if any(unit.code in wanted for unit in units)
    ]


def _record(last: Unit, units: tuple[Unit, ...], gazetteer: Gazetteer, tables: Tables, names: Names) -> PlaceRecord:
    full = [Name(unit.name, unit.start, unit.stop) for unit in units]
    short = dict.fromkeys(form for unit in units for form in printed(unit.name) if form != unit.name)
    point = tables.point(last, gazetteer)
    return PlaceRecord(
        id=names.thing(f"place/{last.code}" if gazetteer.unit(last.code) == last else f"place/{last.code}/{last.stop}"),
        title=last.name,
        names=(*_merged(full[::-1]), *(Name(form, units[0].start, last.stop) for form in short)),
        start=units[0].start,
        stop=last.stop,
        source=SOURCE,
        types=tuple(_merged([PlaceType(_word(unit), _concept(unit), unit.start, unit.stop) for unit in units])),
        relations=(*_parents(units, gazetteer, names), *_after(last, gazetteer, names)),
        links=tuple(Match(f"{link.match}Match", link.identifier) for link in tables.links(last, gazetteer)),
        point=(point.latitude, point.longitude) if point else None,
    )


def _word(unit: Unit) -> str:
    return next(
        (w for w in ("自治区", "自治州", "自治县", "自治旗", "地区") if unit.name.endswith(w)), split(unit.name)[1]
    )


def _concept(unit: Unit) -> str:
    return _AAT.get(_word(unit), _DIVISION)


def _parents(units: tuple[Unit, ...], gazetteer: Gazetteer, names: Names) -> list[Relation]:
    found = []
    for unit in units:
        above = gazetteer.lineage(unit)[:-1]
        if above:
            found.append(
                Relation(BROADER, names.thing(f"place/{above[-1].code}"), above[-1].name, unit.start, unit.stop)
            )
    return _merged(found)


def _after(last: Unit, gazetteer: Gazetteer, names: Names) -> list[Relation]:
    later = [unit for code in last.successors if (unit := gazetteer.unit(code))]
    return [
        Relation(RELATED, names.thing(f"place/{u.code}"), f"followed by {u.name}", last.stop, last.stop) for u in later
    ]


def _merged(parts: list[Dated]) -> list[Dated]:
    """Join neighbours that differ in their dates only."""
    joined: list[Dated] = []
    for part in parts:
        if joined and joined[-1]._replace(start="", stop="") == part._replace(start="", stop=""):
            before = joined.pop()
            first, second = sorted((before, part), key=lambda p: p.start)
            part = first._replace(stop=second.stop)
        joined.append(part)
    return joined
