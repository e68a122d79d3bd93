"""What a check finds, and how it is told: as a table, as JSON Lines, as SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from urllib.parse import quote as percent

from kg.query.formats import table


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page says it: document id and title, origin (path), offsets of the quote in the original text, the sentence."""

    document: str
    title: str
    origin: str
    start: int
    stop: int
    quote: str
    sentence: str
    rule: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach. `check` names the shape (`shape/stage-order`) or the door's axiom (`door/range`); `focus` is an IRI or a name."""

    check: str
    severity: str
    message: str
    focus: str
    label: str
    path: str = ""
    value: str = ""
    places: tuple[Place, ...] = field(default=())


def _table(violations: Iterable[Violation], version: str) -> Iterator[str]:
    rows = []
    for v in violations:
        at = v.places[0] if v.places else None
        where = f"{at.document} [{at.start}, {at.stop})" if at else ""
        what = " ".join(filter(None, (v.path, v.value)))
        rows.append((v.check, v.label or v.focus, what, v.message, where, " ".join(at.sentence.split()) if at else ""))
    if rows:
        yield table(("check", "thing", "what", "message", "page", "sentence"), rows)


def _json(violations: Iterable[Violation], version: str) -> Iterator[str]:
    for violation in violations:
        yield json.dumps(asdict(violation), ensure_ascii=False) + "\n"


def _sarif(violations: Iterable[Violation], version: str) -> Iterator[str]:
    """SARIF 2.1.0 (OASIS Standard, 2020), one run; offsets count code points."""
    rules: dict[str, str] = {}
    results = []
    for v in violations:
        rules.setdefault(v.check, v.message)
        subject = " ".join(filter(None, (v.label or v.focus, v.path, v.value)))
        results.append(
            {
                "ruleId": v.check,
                "level": {"Violation": "error", "Warning": "warning"}.get(v.severity, "note"),
                "message": {"text": f"{subject}: {v.message}"},
                "locations": [_location(place) for place in v.places],
                "partialFingerprints": {"focus": f"{v.check}|{v.focus}|{v.path}|{v.value}"},
            }
        )
    driver = {
        "name": "kg check",
        "version": version,
        "informationUri": "https://w3id.org/zhaoshang/",
        "rules": [{"id": id, "shortDescription": {"text": text}} for id, text in sorted(rules.items())],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _location(place: Place) -> Mapping[str, object]:
    region = {
        "charOffset": place.start,
        "charLength": place.stop - place.start,
        "snippet": {"text": place.sentence or place.quote},
    }
    uri = percent(place.origin.encode("utf-8", "replace"), safe="/#:+-._~")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


FORMATS: Mapping[str, Callable[[Iterable[Violation], str], Iterator[str]]] = {
    "table": _table,
    "json": _json,
    "sarif": _sarif,
}


def write(violations: Iterable[Violation], format: str, version: str) -> Iterator[str]:
    """Give the text of a report, piece by piece; `version` is that of kg. Table and SARIF hold all violations, JSON Lines one.

    Raises KeyError for a format that is not in `FORMATS`.
    """
    return FORMATS[format](violations, version)
