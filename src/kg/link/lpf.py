"""Linked Places Format 1.3: GeoJSON-LD, written from records and read back.

Source: github.com/LinkedPasts/linked-places-format, README of 24 June 2024, which is all that is published of 1.3: JSON schemas exist of
1.2, 1.2.2 and 2.0 (WorldHistoricalGazetteer), and what is written here keeps them all; so a place without a point has an empty
collection of geometries (valid GeoJSON), where 1.2 takes no null. A start before the gazetteer's first year is
written as `latest`, the end of a place in use as `earliest`, so that no reader takes an open span for a short one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from kg.errors import InputError
from kg.link.records import Match, Name, PlaceRecord, PlaceType, Relation, checked_span
from kg.link.tables import ATTRIBUTION

Json: TypeAlias = Any
"""JSON as the standard library gives it."""

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
FIRST, NOW = "1980", "2026"
"""The first year of the gazetteer, and the year that its last known state is of."""


def write_lpf(records: Iterable[PlaceRecord]) -> Iterator[str]:
    """Give the lines of a FeatureCollection, one feature a line, in the order of the records."""
    yield "{" + f'"type": "FeatureCollection", "@context": "{CONTEXT}",\n'
    yield f'"attribution": {json.dumps(ATTRIBUTION)},\n"features": [\n'
    before = ""
    for record in records:
        yield before + json.dumps(feature(record), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def feature(record: PlaceRecord) -> dict[str, Json]:
    """Give the feature of a record."""
    first = {"citations": [{"label": record.source}]} if record.source else {}
    names = [
        {"toponym": n.text, "lang": n.language, **(first if i == 0 else {}), "when": _when(n.start, n.stop)}
        for i, n in enumerate(record.names)
    ]
    made: dict[str, Json] = {
        "@id": record.id,
        "type": "Feature",
        "properties": {"title": record.title, "ccodes": ["CN"], "fclasses": ["A"]},
        "when": _when(record.start, record.stop),
        "names": names,
    }
    if record.types:
        made["types"] = [
            {
                "identifier": t.concept,
                "label": t.label,
                "sourceLabels": [{"label": t.label, "lang": "zh-Hans"}],
                "when": _when(t.start, t.stop),
            }
            for t in record.types
        ]
    made["geometry"] = {"type": "GeometryCollection", "geometries": []}
    if record.point:
        latitude, longitude = record.point
        made["geometry"] = {
            "type": "Point",
            "coordinates": [longitude, latitude],
            "geowkt": f"POINT({longitude} {latitude})",
            "certainty": "certain",
        }
    if record.relations:
        made["relations"] = [
            {"relationType": r.kind, "relationTo": r.target, "label": r.label, "when": _when(r.start, r.stop)}
            for r in record.relations
        ]
    if record.links:
        made["links"] = [{"type": link.kind, "identifier": link.target} for link in record.links]
    return made


def _when(start: str, stop: str) -> dict[str, Json]:
    return {
        "timespans": [
            {
                "start": {"in": start} if start else {"latest": FIRST},
                "end": {"in": stop} if stop else {"earliest": NOW},
            }
        ]
    }


def read_lpf(path: Path) -> list[PlaceRecord]:
    """Read a FeatureCollection, a feature, or features a line. Raises InputError naming the feature: its number and what is wrong."""
    features = _features(path)
    records: list[PlaceRecord] = []
    seen: dict[str, int] = {}
    for number, item in enumerate(features, 1):
        where = f"{path}: feature {number}"
        record = _record(item, where)
        if record.id in seen:
            raise InputError(where, f"@id {record.id!r} is that of feature {seen[record.id]} too", "make @ids unique")
        seen[record.id] = number
        records.append(record)
    return records


def _features(path: Path) -> list[Json]:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read: {error.strerror}", "give the path of a Linked Places file"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is no UTF-8", "save it as UTF-8") from error
    try:
        data = json.loads(text)
    except ValueError:
        data = [_line(line, f"{path}:{number}") for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if isinstance(data, Mapping):
        data = data["features"] if data.get("type") == "FeatureCollection" and "features" in data else [data]
    if not isinstance(data, list) or not data:
        raise InputError(str(path), "holds no features", "give a FeatureCollection of Linked Places")
    return data


def _line(line: str, where: str) -> Json:
    try:
        return json.loads(line)
    except ValueError as error:
        raise InputError(where, f"is no JSON: {error}", "give Linked Places as JSON, or one feature a line") from error


def _record(item: Json, where: str) -> PlaceRecord:
    if not isinstance(item, Mapping) or item.get("type") != "Feature":
        raise InputError(where, "is no Feature", 'write "type": "Feature"')
    try:
        names = tuple(
            Name(_text(n, "toponym", where), *_span(n.get("when"), where), str(n.get("lang") or ""))
            for n in item["names"]
        )
        start, stop = _span(item.get("when"), where)
        properties = item["properties"]
        geometry = item.get("geometry") or {}
        return PlaceRecord(
            id=_text(item, "@id", where),
            title=_text(properties, "title", where),
            names=names or (Name(_text(properties, "title", where)),),
            start=start,
            stop=stop,
            source=next((str(c.get("label", "")) for n in item["names"] for c in n.get("citations", [])), ""),
            types=tuple(
                PlaceType(str(t.get("label", "")), str(t.get("identifier", "")), *_span(t.get("when"), where))
                for t in item.get("types", [])
            ),
            relations=tuple(
                Relation(
                    _text(r, "relationType", where),
                    _text(r, "relationTo", where),
                    str(r.get("label", "")),
                    *_span(r.get("when"), where),
                )
                for r in item.get("relations", [])
            ),
            links=tuple(Match(_text(k, "type", where), _text(k, "identifier", where)) for k in item.get("links", [])),
            point=_point(geometry, where),
            origin=where,
        )
    except KeyError as error:
        raise InputError(
            where, f"lacks {error.args[0]!r}", "see Linked Places Format 1.3 for what a feature must have"
        ) from error
    except (TypeError, AttributeError) as error:
        raise InputError(where, f"is not built as Linked Places: {error}", "see Linked Places Format 1.3") from error


def _text(item: Mapping[str, Json], key: str, where: str) -> str:
    value = item[key]
    if not isinstance(value, str) or not value.strip():
        raise InputError(where, f"{key} is {value!r}, no text", f"give {key} as text")
    return value.strip()


def _span(when: Json, where: str) -> tuple[str, str]:
    """Give start and stop of the first timespan; bounds that only limit a date (`latest` start, `earliest` end) are none."""
    spans = (when or {}).get("timespans") or [{}]
    dates = []
    for side, bound in (("start", "earliest"), ("end", "latest")):
        point = spans[0].get(side) or {}
        text = str(point.get("in") or point.get(bound) or "") if isinstance(point, Mapping) else str(point)
        dates.append(text)
    return checked_span(dates[0], dates[1], where)


def _point(geometry: Mapping[str, Json], where: str) -> tuple[float, float] | None:
    if geometry.get("type") == "GeometryCollection":
        geometry = next((g for g in geometry.get("geometries", []) if g.get("type") == "Point"), {})
    if geometry.get("type") != "Point":
        return None
    longitude, latitude = (float(x) for x in geometry["coordinates"][:2])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise InputError(where, f"{longitude}, {latitude} is no point on Earth", "give longitude, then latitude")
    return latitude, longitude
