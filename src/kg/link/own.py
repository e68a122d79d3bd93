"""A researcher's own gazetteer: matched by the resolver, proposed in a table, linked where the table says accept."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError
from kg.knowledge.gazetteer import Candidate, Gazetteer, Unit
from kg.knowledge.places import pick, resolve
from kg.link.lpf import read_lpf
from kg.link.lptsv import read_table
from kg.link.records import BROADER, PlaceRecord, checked_date
from kg.link.tables import Link

COLUMNS = ("id", "name", "start", "end", "code", "place", "score", "match", "decision", "why")
DECISIONS = frozenset({"", "accept", "refuse"})
_MATCHES = frozenset({"exact", "close"})


class Proposal(NamedTuple):
    """One row of the proposals: a record of the researcher's and a unit that it may be.

    `code` is empty where nothing was found, an id path (company/…) where the thing is no place. `match` is exact where the record's years lie within the unit's, else close.
    `decision` is empty, accept or refuse.
    """

    id: str
    name: str
    start: str
    end: str
    code: str
    place: str
    score: float
    match: str
    decision: str
    why: str


def read_own(path: Path) -> list[PlaceRecord]:
    """Read a researcher's gazetteer: Linked Places (.json, .jsonld, .geojson, .jsonl), LP-TSV or CSV. Raises InputError."""
    if path.suffix.lower() in {".json", ".jsonld", ".geojson", ".jsonl", ".lpf"}:
        return read_lpf(path)
    return read_table(path)


def propose(records: Iterable[PlaceRecord], gazetteer: Gazetteer) -> Iterator[Proposal]:
    """Give the proposals for records: one where the resolver may pick, one a candidate where a name stays ambiguous, one
    without a code where nothing is known. Nothing is decided."""
    for record in records:
        found = _candidates(record, gazetteer)
        best = pick(found)
        about = (record.id, record.title, record.start, record.stop)
        if not found:
            yield Proposal(*about, "", "", 0.0, "", "", "no unit of that name")
        for candidate in [best] if best else found:
            unit = candidate.unit
            inside = unit.start[:4] <= (record.start or unit.start)[:4] and (
                not unit.stop or (record.stop or record.start or "9999")[:4] <= unit.stop[:4]
            )
            place = "".join(step.name for step in gazetteer.lineage(unit))
            match = "exact" if best and inside else "close"
            yield Proposal(*about, unit.code, place, candidate.score, match, "", "; ".join(candidate.reasons))


def _candidates(record: PlaceRecord, gazetteer: Gazetteer) -> list[Candidate]:
    """Resolve by each name in turn, on the day that the record is of, inside the parent that it names."""
    day = _day(record.start, record.stop)
    parents = [r.label for r in record.relations if r.kind == BROADER and r.label]
    within = _codes(parents, gazetteer, day)
    named = dict.fromkeys((record.title, *(n.text for n in record.names)))
    for name in dict.fromkeys((*named, *(gazetteer.simplified(n) for n in named))):
        found = resolve(gazetteer, name, day, within=within) if within or not parents else []
        if found:
            return found
    later = _codes(parents, gazetteer, None) if day else ()
    for name in named if later else ():
        found = [c for c in resolve(gazetteer, name, day) if _comes_to_lie(c.unit, later, gazetteer)]
        if found:
            why = f"what followed it lies in {parents[0]}"
            return [c._replace(score=0.9 if len(found) == 1 else c.score, reasons=(*c.reasons, why)) for c in found]
    return []


def _codes(parents: Sequence[str], gazetteer: Gazetteer, day: dt.date | None) -> tuple[str, ...]:
    """Give the codes of what the parents' names mean on a day, and of what followed."""
    found = [c for p in parents for c in resolve(gazetteer, p, day) or resolve(gazetteer, gazetteer.simplified(p), day)]
    return tuple(dict.fromkeys(code for c in found for code in gazetteer.line(c.unit)))


def _comes_to_lie(unit: Unit, within: Collection[str], gazetteer: Gazetteer) -> bool:
    """Tell whether what followed a unit lies in one of the holders: a record names the parent of its last day, not of its first."""
    return any(gazetteer.inside(code, holder) for code in gazetteer.line(unit) for holder in within)


def _day(start: str, stop: str) -> dt.date | None:
    """Give a day on which the record surely holds: the last of its first year, or the first of its last; None if undated."""
    year = int(start[:4]) if re.match(r"\d{4}", start) else int(stop[:4]) if re.match(r"\d{4}", stop) else 0
    if not 1 <= year <= 9999:
        return None
    if stop and stop[:4] == f"{year:04}":
        return dt.date(year, 1, 1)
    return dt.date(year, 12, 31)


def write_proposals(proposals: Iterable[Proposal]) -> Iterator[str]:
    """Give the lines of the table in CSV, header first. The researcher fills in the column `decision`."""
    for row in (COLUMNS, *proposals):
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\n").writerow(row)
        yield buffer.getvalue()


def accepted(
    path: Path, gazetteer: Gazetteer, space: str = "", source: str = "", date: str = ""
) -> list[tuple[str, Link]]:
    """Read a decided table and give the accepted links as `(id path, link)`, ready for `kg.link.graph.links`.

    `space` is the IRI that bare ids are put behind; `source` (IRI or text) and `date` (ISO) say where the links are from; without
    a date that of today is not invented: the file's last change is taken. Raises InputError naming the line: wrong columns, an
    unknown decision, code or match, an id accepted for two places, or ids that are no IRIs where `space` is not given. Nothing
    is returned then.
    """
    if date:
        checked_date(date, "--date")
    try:
        lines = path.read_text("utf-8-sig").splitlines()
        changed = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date().isoformat()
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}", "give the table of proposals") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is no UTF-8", "save it as UTF-8") from error
    reader = csv.reader(lines)
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise InputError(f"{path}:1", f"has the columns {', '.join(header) or 'none'}", f"keep {', '.join(COLUMNS)}")
    links: list[tuple[str, Link]] = []
    taken: dict[str, int] = {}
    for cells in reader:
        where = f"{path}:{reader.line_num}"
        if len(cells) != len(COLUMNS):
            raise InputError(where, f"has {len(cells)} fields, not {len(COLUMNS)}", "mend the row")
        row = dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))
        if row["decision"] not in DECISIONS:
            raise InputError(where, f"unknown decision {row['decision']!r}", "write accept, refuse or nothing")
        if row["decision"] != "accept":
            continue
        thing = row["code"] if re.fullmatch(r"[a-z]+/\S.*", row["code"]) else f"place/{row['code']}"
        if thing.startswith("place/") and gazetteer.unit(thing[6:]) is None:
            raise InputError(where, f"unknown code {row['code']!r}", "give a GB/T 2260 code of six digits")
        if row["match"] not in _MATCHES:
            raise InputError(where, f"unknown match {row['match']!r}", "write exact or close")
        if row["id"] in taken and row["match"] == "exact":
            raise InputError(
                where, f"{row['id']!r} is accepted in line {taken[row['id']]} too", "accept one place, or write close"
            )
        taken.setdefault(row["id"], reader.line_num)
        target = row["id"] if re.match(r"https?://", row["id"]) else space + row["id"] if space else ""
        if not target or re.search(r"[\s<>\"{}|\\^`]", target):
            raise InputError(where, f"{row['id']!r} is no IRI", "name the gazetteer's base IRI, or use IRIs as ids")
        link = Link(row["match"], target, row["id"], source or path.name, date or changed, f"accepted in {path.name}")
        links.append((thing, link))
    return links
