"""LP-TSV 0.5 (Linked Places, delimited): written from records; read back, as is a plain CSV of places.

Source: github.com/LinkedPasts/linked-places-format, tsv_0.5.md. One line a place: dates of single names, types and parents have
no room here, and are lost.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.errors import InputError
from kg.link.lpf import FIRST
from kg.link.records import BROADER, Match, Name, PlaceRecord, PlaceType, Relation, checked_span
from kg.link.tables import ATTRIBUTION

COLUMNS = (
    *(
        "id",
        "title",
        "title_source",
        "fclasses",
        "aat_types",
        "attestation_year",
        "start",
        "end",
        "title_uri",
        "ccodes",
    ),
    *("matches", "variants", "types", "parent_name", "parent_id", "lon", "lat", "geowkt", "geo_source", "geo_id"),
    *("approximation", "description"),
)
_TITLES = ("title", "name", "名称", "地名")
_PARENTS = ("parent_name", "parent", "within", "上级", "所属")
_STARTS, _STOPS = ("start", "from", "起"), ("end", "stop", "to", "止")


def write_lptsv(records: Iterable[PlaceRecord]) -> Iterator[str]:
    """Give the lines of the table, header first, fields without quotes; tabs and line ends inside a field become blanks."""
    yield "\t".join(COLUMNS) + "\n"
    for record in records:
        row = _row(record)
        yield "\t".join(re.sub(r"[\t\r\n]+", " ", row.get(column, "")) for column in COLUMNS) + "\n"


def _row(record: PlaceRecord) -> dict[str, str]:
    parents = [r for r in record.relations if r.kind == BROADER]
    types = list(dict.fromkeys((t.label, t.concept.removeprefix("aat:")) for t in record.types))
    row = {
        "id": record.id,
        "title": record.title,
        "title_source": record.source,
        "fclasses": "A",
        "aat_types": ";".join(concept for _, concept in types),
        "start": record.start,
        "end": record.stop,
        "ccodes": "CN",
        "matches": ";".join(link.target for link in record.links if link.kind in ("exactMatch", "closeMatch")),
        "variants": ";".join(
            f"{text}@{language}"
            for text, language in dict.fromkeys((n.text, n.language) for n in record.names)
            if text != record.title
        ),
        "types": ";".join(label for label, _ in types),
    }
    if not record.start:
        row["attestation_year"] = FIRST
    if parents:
        row["parent_name"], row["parent_id"] = parents[-1].label, parents[-1].target
    if record.point:
        row["lat"], row["lon"] = str(record.point[0]), str(record.point[1])
        row["geo_source"] = "Wikidata"
    if record.links:
        row["description"] = ATTRIBUTION
    return row


def read_table(path: Path) -> list[PlaceRecord]:
    """Read LP-TSV, or a CSV with at least `id` and `title` (or `name`); `start`, `end`, `parent`, `lat`, `lon` where they are.

    Raises InputError naming file, line and column: no such columns, a repeated id, a row of another width, a date or a point
    that is none.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read: {error.strerror}", "give the path of a CSV or TSV file"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is no UTF-8", "save it as UTF-8") from error
    lines = text.splitlines()
    if not lines or "\x00" in text:
        raise InputError(str(path), "is empty or no text", "give a CSV or TSV file with a header")
    tabs = "\t" in lines[0]
    reader = csv.reader(lines, delimiter="\t" if tabs else ",", quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL)
    header = [cell.strip() for cell in next(reader)]
    title = next((name for name in _TITLES if name in header), None)
    if "id" not in header or title is None:
        raise InputError(f"{path}:1", f"has the columns {', '.join(header)}", "name at least id and title (or name)")
    records: list[PlaceRecord] = []
    seen: dict[str, int] = {}
    for cells in reader:
        where = f"{path}:{reader.line_num}"
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise InputError(
                where, f"has {len(cells)} fields, the header {len(header)}", "mend the row, quote fields with commas"
            )
        row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
        if not row["id"] or not row[title]:
            raise InputError(where, f"lacks id or {title}", "fill it or delete the row")
        if row["id"] in seen:
            raise InputError(where, f"id {row['id']!r} stands in line {seen[row['id']]} too", "make ids unique")
        seen[row["id"]] = reader.line_num
        records.append(_record(row, title, where))
    if not records:
        raise InputError(str(path), "has no rows", "add some below the header")
    return records


def _record(row: Mapping[str, str], title: str, where: str) -> PlaceRecord:
    start, stop = checked_span(_first(row, _STARTS), _first(row, _STOPS), where)
    parent = next((row[column] for column in _PARENTS if row.get(column)), "")
    labels, concepts = _cells(row, "types"), _cells(row, "aat_types")
    variants = [cell.rpartition("@") if "@" in cell else (cell, "", "") for cell in _cells(row, "variants")]
    return PlaceRecord(
        id=row["id"],
        title=row[title],
        names=(Name(row[title], start, stop), *(Name(text, start, stop, language) for text, _, language in variants)),
        start=start,
        stop=stop,
        source=row.get("title_source", ""),
        types=tuple(
            PlaceType(label, f"aat:{concepts[i]}" if i < len(concepts) and concepts[i] else "", start, stop)
            for i, label in enumerate(labels)
        ),
        relations=(Relation(BROADER, row.get("parent_id", ""), parent, start, stop),) if parent else (),
        links=tuple(Match("closeMatch", target) for target in _cells(row, "matches")),
        point=_point(row, where),
        origin=where,
    )


def _cells(row: Mapping[str, str], column: str) -> list[str]:
    return [cell.strip() for cell in row.get(column, "").split(";") if cell.strip()]


def _first(row: Mapping[str, str], columns: tuple[str, ...]) -> str:
    return next((row[column] for column in columns if row.get(column)), "")


def _point(row: Mapping[str, str], where: str) -> tuple[float, float] | None:
    latitude, longitude = row.get("lat", ""), row.get("lon", "")
    if not latitude and not longitude:
        return None
    try:
        point = float(latitude), float(longitude)
    except ValueError as error:
        raise InputError(where, f"{latitude!r}, {longitude!r} is no point", "write lat and lon in degrees") from error
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise InputError(where, f"{latitude}, {longitude} is no point on Earth", "write lat and lon in degrees")
    return point
