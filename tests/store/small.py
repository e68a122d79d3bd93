"""Small documents and a way to write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.rdf import Names, Sheaf
from kg.store import Generation, Row, Writer, view

NAMES = Names("https://example.org/")
Facts = Mapping[str, Iterable[tuple[str, str]]]
"""Document id → (subject, object) pairs that it states."""


def sheaf(graph: str, pairs: Iterable[tuple[str, str]]) -> Sheaf:
    triples = sorted({f"<http://s/{s}> <http://p> <http://o/{o}>" for s, o in pairs})
    evidence = [f"<{graph}#{i}> <http://reifies> <<( {triple} )>>" for i, triple in enumerate(triples)]
    return Sheaf(graph, tuple(triples), tuple(sorted(evidence)))


def write(root: Path, facts: Facts, places: Iterable[tuple[str, str]] = ()) -> Generation:
    """Make a generation that holds exactly these documents."""
    rows = [
        Row(id, f"key-{id}", str(sorted(pairs)), f"{id}.txt", {"p": len(list(pairs))})
        for id, pairs in sorted(facts.items())
    ]
    with Writer(root, "test") as writer:
        shared = [sheaf(NAMES.graph("places"), places)]
        return writer.write(rows, lambda row: sheaf(NAMES.document(row.id), facts[row.id]), shared, NAMES.document)


def dump(root: Path) -> list[str]:
    """Give every line of the current generation."""
    with view(root) as graph:
        return list(graph.lines())
