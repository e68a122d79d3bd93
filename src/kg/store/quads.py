"""Quads into Oxigraph: a whole graph in one stream, or a named graph replaced with the default graph in step."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.rdf.quads import Sheaf


def load(path: Path, shared: Sequence[Sheaf], documents: Iterator[Sheaf]) -> int:
    """Load a whole graph into a new Oxigraph directory and give its number of quads."""
    store = Store(str(path))
    store.bulk_load(input=io.BufferedReader(_Stream(_bytes(documents)), 2**20), format=RdfFormat.N_QUADS, lenient=True)
    for sheaf in shared:
        store.extend(parse(input="".join(sheaf.lines()), format=RdfFormat.N_QUADS))
    store.flush()
    return len(store)


def _bytes(sheaves: Iterator[Sheaf]) -> Iterator[bytes]:
    for sheaf in sheaves:
        yield "".join(sheaf.lines()).encode("utf-8")


class _Stream(io.RawIOBase):
    """Byte strings as a readable stream."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._rest = memoryview(part)
        size = min(len(view), len(self._rest))
        view[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def replace(store: Store, graph: str, sheaf: Sheaf | None) -> int:
    """Make a named graph hold what `sheaf` says, keep the default graph in step, and give the change in the number of quads.

    Reifiers (their IRIs begin with the graph's and `#`) stand in the named graph only.
    """
    node = NamedNode(graph)
    old = {quad.triple for quad in store.quads_for_pattern(None, None, None, node)}
    asserted = triples(sheaf.asserted) if sheaf is not None else set()
    new = asserted | (triples(sheaf.evidence) if sheaf is not None else set())
    return exchange(store, node, old - new, new - old, asserted)


def exchange(store: Store, node: NamedNode, gone: set[Triple], new: set[Triple], asserted: set[Triple]) -> int:
    """Take `gone` out of a named graph, put `new` in, keep the default graph in step, and give the change in the number of quads.

    A triple stands in the default graph as long as a named graph asserts it. Of `new` those are asserted that are in `asserted`.
    """
    default, mark = DefaultGraph(), node.value + "#"
    change = 0
    for triple in gone:
        store.remove(_quad(triple, node))
        change -= 1
    for triple in gone:
        stated = _quad(triple, default)
        if not _is_evidence(triple, mark) and stated in store and not _is_asserted(store, triple):
            store.remove(stated)
            change -= 1
    added = [quad for triple in new if (quad := _quad(triple, node)) not in store]
    stated_anew = (_quad(triple, default) for triple in new & asserted)
    added += [quad for quad in stated_anew if quad not in store]
    store.extend(added)
    return change + len(added)


def triples(lines: Iterable[str]) -> set[Triple]:
    """Read triples, each `subject predicate object` in N-Quads syntax."""
    text = "".join(f"{triple} .\n" for triple in lines)
    return {quad.triple for quad in parse(input=text, format=RdfFormat.N_QUADS)}


def _is_asserted(store: Store, triple: Triple) -> bool:
    found = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(quad.graph_name != DefaultGraph() for quad in found)


def _quad(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _is_evidence(triple: Triple, mark: str) -> bool:
    return isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(mark)
