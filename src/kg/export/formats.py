"""Write the current generation of a store to a file, in one of several formats."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kg.errors import KgError
from kg.export import flat, rdf
from kg.store import View, stored, view

Trust = Mapping[str, float]


def _csv(graph: View, rdf11: bool, trust: Trust) -> Iterator[bytes]:
    out = io.StringIO()
    writer = csv.DictWriter(out, flat.COLUMNS, lineterminator="\n")
    yield b"\xef\xbb\xbf"
    writer.writeheader()
    for page in stored(graph):
        writer.writerows(flat.records(page, trust))
        yield _taken(out)
    yield _taken(out)


def _jsonl(graph: View, rdf11: bool, trust: Trust) -> Iterator[bytes]:
    for page in stored(graph):
        for record in flat.records(page, trust):
            yield (flat.line(record) + "\n").encode("utf-8")


def _gexf(graph: View, rdf11: bool, trust: Trust) -> Iterator[bytes]:
    from kg.export import network  # networkx takes a third of the time that any other command takes to begin

    return network.gexf(graph)


def _graphml(graph: View, rdf11: bool, trust: Trust) -> Iterator[bytes]:
    from kg.export import network

    return network.graphml(graph)


def _taken(out: io.StringIO) -> bytes:
    data = out.getvalue().encode("utf-8", "replace")
    out.seek(0)
    out.truncate()
    return data


FORMATS: dict[str, Callable[[View, bool, Trust], Iterator[bytes]]] = {
    "gexf": _gexf,
    "graphml": _graphml,
    "csv": _csv,
    "jsonl": _jsonl,
    "turtle": lambda graph, rdf11, trust: rdf.turtle(graph, rdf11),
    "trig": lambda graph, rdf11, trust: rdf.trig(graph, rdf11),
    "ntriples": lambda graph, rdf11, trust: rdf.ntriples(graph, rdf11),
    "nquads": lambda graph, rdf11, trust: rdf.nquads(graph, rdf11),
}
"""Name → function that gives the bytes: GEXF and GraphML for Gephi, CSV (UTF-8 with mark, for Excel) and JSON Lines of the flat
facts, Turtle and N-Triples of the default graph, TriG and N-Quads of all graphs."""


def export(store: Path, format: str, out: Path, trust: Trust, rdf11: bool = False) -> None:
    """Write the current generation to `out` (`-`: stdout), by way of a file beside it, so that no half file is left.

    `trust` gives the precision of each rule; `rdf11` writes evidence as rdf:Statement. Raises StoreError, and KgError where
    the file cannot be written.
    """
    with view(store) as graph:
        parts = FORMATS[format](graph, rdf11, trust)
        if str(out) == "-":
            for part in parts:
                sys.stdout.buffer.write(part)
            return
        beside = out.with_name(out.name + ".part")
        try:
            with beside.open("wb") as file:
                file.writelines(parts)
            beside.replace(out)
        except OSError as error:
            raise KgError(str(out), f"cannot be written: {error.strerror}", "choose another file") from error
        finally:
            beside.unlink(missing_ok=True)
