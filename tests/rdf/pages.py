"""Extractions and identities made by hand, for the rooms that come after reading."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.model import About, Document, Extraction, Fact, Identity, Kind, Text, Thing
from kg.text.alignment import Alignment

CASES = Path(__file__).resolve().parents[1] / "cases" / "facts"


def case(name: str) -> dict[str, Any]:
    """Give a case file of tests/cases/facts."""
    data: dict[str, Any] = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return data


def extraction(data: Mapping[str, Any]) -> Extraction:
    """Give the extraction that a case describes; offsets of original and repaired text are the same."""
    text: str = data["text"]
    day = dt.date.fromisoformat(data["date"]) if data.get("date") else None
    document = Document(data["id"], text, f"{data['id']}.txt", sha256="0" * 64)
    about = About(data.get("title"), data.get("source"), data.get("author"), day, data.get("url"))
    things = tuple(
        Thing(Kind(t["type"]), t["name"], t.get("code"), t.get("within"), tuple(t.get("forms", ())))
        for t in data["things"]
    )
    index = {thing.name: i for i, thing in enumerate(things)}
    facts = []
    for f in data["facts"]:
        start = text.index(f["quote"])
        value = float(f["value"]) if isinstance(f.get("value"), int | float) else f.get("value")
        rest = {name: f.get(name) for name in ("unit", "indicator", "period", "date")}
        other = index[f["object"]] if "object" in f else None
        rule = f.get("rule", f"case/{f['relation']}")
        facts.append(
            Fact(f["relation"], index[f["subject"]], start, start + len(f["quote"]), rule, other, value, **rest)
        )
    return Extraction(Text(document, text, Alignment(), about=about), (), things, tuple(facts))


def identity(things: Iterable[Thing], **other: Any) -> Identity:
    """Give every thing an id of its own."""
    ids = {}
    for thing in things:
        place = thing.code or thing.within or ""
        if thing.type is Kind.REGION:
            ids[thing.key] = f"place/{place}" if thing.code else f"place/{place}/{thing.name}"
        else:
            ids[thing.key] = "/".join(filter(None, (thing.type.value.lower(), place, thing.name.replace("/", "／"))))
    return Identity(ids, {ids[key]: key[2] for key in sorted(ids)}, **other)
