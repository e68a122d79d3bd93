"""One writer: a new generation beside the current one, whole or by what changed, then the switch."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.errors import StoreError
from kg.rdf.quads import Sheaf
from kg.store import manifest
from kg.store.cache import Cache
from kg.store.generations import Generation, Generations
from kg.store.manifest import Row

_MOST_CHANGES = 0.3
"""Beyond this share of changed documents a whole load is faster than taking the old ones out."""


class Writer:
    """The one writer of a store, from `with` to its end. `cache` and `rows` (of the current generation) are open meanwhile."""

    def __init__(self, root: Path, version: str) -> None:
        """Take the store's directory and the version of `kg` that writes."""
        self.root, self.version = root, version
        self.generations = Generations(root)
        self._open = ExitStack()
        self.cache: Cache
        self.current: Generation | None = None
        self.rows: Mapping[str, Row] = {}

    def __enter__(self) -> Writer:
        """Lock the store. Raises StoreError where another writes, the format is newer, or the directory cannot be written."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = f"cannot be made: {error.strerror}"
            raise StoreError(str(self.root), what, "choose another --store") from error
        with ExitStack() as stack:
            stack.enter_context(self.generations.lock())
            self.current = self.generations.current()
            self.rows = manifest.read(self.current.manifest) if self.current else {}
            self.cache = Cache(self.root / "cache" / "sheets.sqlite")
            stack.callback(self.cache.close)
            self._open = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def write(
        self, rows: Sequence[Row], make: Callable[[Row], Sheaf], shared: Sequence[Sheaf], name: Callable[[str], str]
    ) -> Generation:
        """Make the generation that holds exactly `rows` and `shared`, and make it current.

        `make` gives a document's sheaf; it is asked for changed documents only where that is cheaper. `name` gives the graph
        IRI of a document id. Raises StoreError; the old generation then stands.
        """
        changed = [row for row in rows if row.id not in self.rows or self.rows[row.id].digest != row.digest]
        kept = {row.id for row in rows}
        gone = [id for id in self.rows if id not in kept]
        if self.current is None or len(changed) + len(gone) > _MOST_CHANGES * max(len(rows), 1):
            return self._make(rows, lambda path: _load(path, shared, (make(row) for row in rows)))
        sheaves = (make(row) for row in changed)
        return self._make(rows, lambda path: self._change(path, shared, [name(id) for id in gone], sheaves))

    def revise(self, shared: Sequence[Sheaf]) -> Generation:
        """Make a generation like the current one but for the graphs of `shared`. Raises StoreError, for an empty store too."""
        if self.current is None:
            raise StoreError(str(self.root), "holds no graph", f"build one: kg build INPUT --store {self.root}")
        return self._make(list(self.rows.values()), lambda path: self._change(path, shared, [], iter(())))

    def _make(self, rows: Sequence[Row], fill: Callable[[Path], int]) -> Generation:
        """Make a generation whose graph `fill` writes to a path, giving the number of quads, and make it current."""
        part: Path | None = None
        try:
            part = self.generations.begin()
            quads = fill(part / "graph")
            manifest.write(part / "documents.sqlite", rows)
            facts: Counter[str] = Counter()
            for row in rows:
                facts.update(row.facts)
            now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            counts = dict(sorted(facts.items()))
            made = Generation(int(part.name[:6]), part, now, self.version, len(rows), quads, counts)
            return self.generations.publish(made)
        except OSError as error:
            raise StoreError(
                str(self.root), f"cannot be written: {error}", "free some space or choose another --store"
            ) from error
        finally:
            if part is not None and part.is_dir():
                shutil.rmtree(part, ignore_errors=True)

    def _change(self, path: Path, shared: Iterable[Sheaf], gone: Iterable[str], changed: Iterator[Sheaf]) -> int:
        assert self.current is not None
        Store.read_only(str(self.current.graph)).backup(str(path))
        store = Store(str(path))
        count = self.current.quads
        for sheaf in shared:
            count += _replace(store, sheaf.graph, sheaf)
        for graph in gone:
            count += _replace(store, graph, None)
        for sheaf in changed:
            count += _replace(store, sheaf.graph, sheaf)
        store.flush()
        return count


def _load(path: Path, shared: Sequence[Sheaf], documents: Iterator[Sheaf]) -> int:
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


def _replace(store: Store, graph: str, sheaf: Sheaf | None) -> int:
    """Make a named graph hold what `sheaf` says, keep the default graph in step, and give the change in the number of quads.

    A triple stands in the default graph as long as a named graph asserts it. Reifiers (their IRIs begin with the graph's and
    `#`) stand in the named graph only.
    """
    node, default, mark = NamedNode(graph), DefaultGraph(), graph + "#"
    old = {quad.triple for quad in store.quads_for_pattern(None, None, None, node)}
    asserted = _triples(sheaf.asserted) if sheaf is not None else set()
    new = asserted | (_triples(sheaf.evidence) if sheaf is not None else set())
    gone = [_quad(triple, node) for triple in old - new]
    for quad in gone:
        store.remove(quad)
    change = -len(gone)
    for quad in gone:
        stated = _quad(quad.triple, default)
        if not _is_evidence(quad.triple, mark) and stated in store and not _is_asserted(store, quad.triple):
            store.remove(stated)
            change -= 1
    added = [_quad(triple, node) for triple in new - old]
    added += [quad for quad in (_quad(triple, default) for triple in asserted - old) if quad not in store]
    store.extend(added)
    return change + len(added)


def _triples(lines: Sequence[str]) -> set[Triple]:
    text = "".join(f"{triple} .\n" for triple in lines)
    return {quad.triple for quad in parse(input=text, format=RdfFormat.N_QUADS)}


def _is_asserted(store: Store, triple: Triple) -> bool:
    found = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(quad.graph_name != DefaultGraph() for quad in found)


def _quad(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _is_evidence(triple: Triple, mark: str) -> bool:
    return isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(mark)
