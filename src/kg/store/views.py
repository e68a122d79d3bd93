"""A read-only view of one generation, which stays whole while it is open."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import StoreError
from kg.store import manifest
from kg.store.generations import Generation, Generations
from kg.store.lock import Lock
from kg.store.manifest import Row

_CHUNK = 500_000


@dataclass(frozen=True, slots=True)
class View:
    """One generation, open. `oxigraph` is for `query`, `export`, `check`, `link` and `serve`; it cannot be written."""

    generation: Generation
    oxigraph: Store

    def rows(self, ids: Iterable[str] | None = None) -> dict[str, Row]:
        """Give the documents by id, some or all."""
        return manifest.read(self.generation.manifest, ids)

    def each(self) -> Iterator[Row]:
        """Give the documents one by one, by id."""
        return manifest.each(self.generation.manifest)

    def states(self, line: str) -> bool:
        """Tell whether the default graph holds the triple of an N-Triples line."""
        return all(_plain(quad) in self.oxigraph for quad in parse(input=line, format=RdfFormat.N_TRIPLES))

    def lines(self, graph: str | None = None) -> Iterator[str]:
        """Give the N-Quads lines of all graphs, or the N-Triples lines of one (its IRI, or `default`), sorted by code point.

        Memory holds half a million lines at a time; more are sorted by way of a temporary directory.
        """
        one = None if graph is None else DefaultGraph() if graph == "default" else NamedNode(graph)
        quads = (
            (f"{quad.triple} .\n" if one is not None or quad.graph_name == DefaultGraph() else f"{quad} .\n")
            for quad in self.oxigraph.quads_for_pattern(None, None, None, one)
        )
        yield from _sorted(quads)


@contextmanager
def view(root: Path) -> Iterator[View]:
    """Open the current generation of the store at `root`. Raises StoreError for an absent, empty, broken or newer store."""
    generations, gone = Generations(root), None
    while True:
        now = generations.current()
        if now is None:
            raise StoreError(str(root), "holds no graph", "build one: kg build INPUT --store " + str(root))
        if now.number == gone:
            raise StoreError(
                str(now.path), "is not whole", "use kg store rollback, or delete the directory and build anew"
            )
        lock = Lock(now.readers, shared=True)
        try:
            taken = lock.take()
        except FileNotFoundError:
            gone = now.number
            continue
        with lock:
            if not now.graph.is_dir():
                gone = now.number
                continue
            if not taken:
                continue
            try:
                store = Store.read_only(str(now.graph))
            except OSError as error:
                raise StoreError(str(now.graph), f"cannot be read: {error}", "use kg store rollback") from error
            yield View(now, store)
            return


def _plain(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def _sorted(lines: Iterator[str]) -> Iterator[str]:
    chunk: list[str] = []
    with ExitStack() as stack:
        runs: list[Iterator[str]] = []
        folder: Path | None = None
        for line in lines:
            chunk.append(line)
            if len(chunk) == _CHUNK:
                folder = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-sort-")))
                path = folder / f"{len(runs)}.nq"
                with path.open("w", encoding="utf-8", newline="\n") as file:
                    file.writelines(sorted(chunk))
                runs.append(stack.enter_context(path.open(encoding="utf-8", newline="\n")))
                chunk.clear()
        chunk.sort()
        yield from heapq.merge(*runs, chunk) if runs else chunk
