"""Flat facts: one record a fact, in the form of the annotation guide, for people who count, score and load data frames."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Extraction, Mention, Text
from kg.rdf.confidence import PRIOR
from kg.rdf.literal import number
from kg.rdf.sheet import Sheet, Statement, sheet
from kg.text.characters import legible

COLUMNS = [
    "doc",
    "relation",
    "subject",
    "subject_type",
    "object",
    "object_type",
    "value",
    "unit",
    "indicator",
    "period",
    "date",
    "quote",
    "start",
    "end",
    "rule",
    "confidence",
]
"""The fields of a record, in their order."""


BEYOND = frozenset(("inIndustry",))
"""Relations of the graph that the annotation guide does not know; they are no flat facts, so that scores compare like with like."""

Record = dict[str, str | int | float]


def facts(extraction: Extraction, confidence: Mapping[str, float] | None = None) -> Iterator[Record]:
    """Give the flat facts of one document. `quote` is `original[start:end]`; `confidence` gives the precision of each rule."""
    return records(sheet(extraction), confidence or {})


def records(page: Sheet, confidence: Mapping[str, float]) -> Iterator[Record]:
    """Give the flat facts of a sheet, in the order of their quotes, without the relations that are `BEYOND` the guide."""
    for fact in page.statements:
        if fact.relation in BEYOND:
            continue
        record: Record = {"doc": page.id, "relation": fact.relation}
        for role, index in (("subject", fact.subject), ("object", fact.object)):
            if index is not None:
                thing = page.things[index]
                record[role], record[f"{role}_type"] = thing.name, thing.type.value
        record.update(_values(fact))
        record.update(quote=fact.quote, start=fact.start, end=fact.stop, rule=fact.rule)
        record["confidence"] = confidence.get(fact.rule, PRIOR)
        yield record


def _values(fact: Statement) -> Iterable[tuple[str, str | float]]:
    for name in ("value", "unit", "indicator", "period", "date"):
        value = getattr(fact, name)
        if value is not None:
            yield name, _figure(value) if isinstance(value, float) else value


def _figure(value: float) -> float | int:
    """Give the figure without the noise of binary fractions, whole ones as whole numbers. Infinity and NaN stay as they are."""
    try:
        digits = number(value)
    except ValueError:
        return value
    return float(digits) if "." in digits else int(digits)


def line(record: Mapping[str, object]) -> str:
    """Give a record as one line of JSON; lone surrogates, which UTF-8 cannot hold, as escapes."""
    text = json.dumps(record, ensure_ascii=False)
    return text if legible(text) == text else json.dumps(record)


def mentions(text: Text, found: Iterable[Mention]) -> Iterator[dict[str, object]]:
    """Give mentions as records: document, kind, offsets of the ORIGINAL text, the words as the repaired text reads, value, unit."""
    for mention in found:
        start, end = text.alignment.to_original(mention.start, mention.stop)
        value = _figure(mention.value) if isinstance(mention.value, float) else mention.value
        yield {
            "doc": text.document.id,
            "kind": mention.kind.value,
            "start": start,
            "end": end,
            "text": mention.text,
            "value": value,
            "unit": mention.unit,
        }
