"""One writer: a new generation beside the current one, whole or by what changed, then the switch."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from pyoxigraph import NamedNode, Store

from kg.errors import StoreError
from kg.rdf.quads import Sheaf
from kg.store import manifest
from kg.store.cache import Cache
from kg.store.generations import Generation, Generations
from kg.store.manifest import Row
from kg.store.quads import exchange, load, replace, triples

MOST_CHANGES = 0.3
"""Beyond this share of changed documents a whole load is faster than taking the old ones out."""


@dataclass(frozen=True, slots=True)
class Patch:
    """Triples that leave and that enter a graph which no document owns; of those that enter, `stated` are no evidence."""

    graph: str
    gone: frozenset[str]
    new: frozenset[str]
    stated: frozenset[str]
    digest: str = ""

    @classmethod
    def of(cls, old: Sheaf, new: Sheaf, *, is_whole: bool = True) -> Patch:
        """Give what leads from one sheaf to another of the same graph; not `is_whole`: both are parts of it."""
        then, now = {*old.asserted, *old.evidence}, {*new.asserted, *new.evidence}
        stated = frozenset(now - then).intersection(new.asserted)
        return cls(new.graph, frozenset(then - now), frozenset(now - then), stated, new.digest() if is_whole else "")


class Writer:
    """The one writer of a store, from `with` to its end. `cache` is open meanwhile; `current` is the generation before."""

    def __init__(self, root: Path, version: str) -> None:
        """Take the store's directory and the version of `kg` that writes."""
        self.root, self.version = root, version
        self.generations = Generations(root)
        self._open = ExitStack()
        self.cache: Cache
        self.current: Generation | None = None
        self.marks: Mapping[str, str] = {}
        self._sources: Mapping[str, tuple[str, str]] | None = None

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
            self.marks = manifest.marks(self.current.manifest) if self.current else {}
            self.cache = Cache(self.root / "cache" / "sheets.sqlite")
            stack.callback(self.cache.close)
            self._open = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def index(self) -> Path:
        """Where the index of things is kept."""
        return self.root / "cache" / "things.sqlite"

    def sources(self) -> Mapping[str, tuple[str, str]]:
        """Give key and origin of the current generation's documents, by id. Raises StoreError."""
        if self._sources is None:
            self._sources = manifest.sources(self.current.manifest) if self.current else {}
        return self._sources

    def rows(self, ids: Iterable[str] | None = None) -> dict[str, Row]:
        """Give the rows of the current generation's documents, of some `ids` or all. Raises StoreError."""
        return manifest.read(self.current.manifest, ids) if self.current else {}

    def write(
        self,
        rows: Sequence[Row],
        make: Callable[[Row], Sheaf],
        shared: Sequence[Sheaf],
        name: Callable[[str], str],
        marks: Mapping[str, str] | None = None,
    ) -> Generation:
        """Make the generation that holds exactly `rows` and `shared`, and make it current.

        `make` gives a document's sheaf; it is asked for changed documents only where that is cheaper. `name` gives the graph
        IRI of a document id; `marks` are kept with the generation. Raises StoreError; the old generation then stands.
        """
        known = self.rows()
        changed = [row for row in rows if row.id not in known or known[row.id].digest != row.digest]
        kept = {row.id for row in rows}
        gone = [id for id in known if id not in kept]
        facts: Counter[str] = Counter()
        for row in rows:
            facts.update(row.facts)
        kept_marks = {sheaf.graph: sheaf.digest() for sheaf in shared} | dict(marks or {})

        def keep(path: Path) -> None:
            manifest.write(path, rows, kept_marks)

        if self.current is None or len(changed) + len(gone) > MOST_CHANGES * max(len(rows), 1):
            return self._make(lambda path: load(path, shared, map(make, rows)), keep, len(rows), facts)
        graphs = [name(id) for id in gone]
        return self._make(
            lambda path: self._change(path, self._stale(shared, kept_marks), graphs, map(make, changed)),
            keep,
            len(rows),
            facts,
        )

    def amend(
        self,
        rows: Sequence[Row],
        make: Callable[[Row], Sheaf],
        gone: Sequence[str],
        shared: Sequence[Sheaf],
        patches: Sequence[Patch],
        name: Callable[[str], str],
        marks: Mapping[str, str],
    ) -> Generation:
        """Make a generation like the current one but for some documents, the graphs of `shared`, and `patches` of others.

        `rows` are those that changed or came, `gone` ids that went; the rest is as in `write`. What it costs depends on what
        changes, but for the copy of the table of documents. Raises StoreError, for an empty store too.
        """
        now = self._current()
        old = self.rows([*(row.id for row in rows), *gone])
        facts = Counter(now.facts)
        for row in old.values():
            facts.subtract(row.facts)
        for row in rows:
            facts.update(row.facts)
        kept_marks = {**self.marks, **{sheaf.graph: sheaf.digest() for sheaf in shared}, **marks}
        for patch in patches:
            kept_marks[patch.graph] = patch.digest
        changed = [row for row in rows if row.id not in old or old[row.id].digest != row.digest]

        def keep(path: Path) -> None:
            shutil.copyfile(now.manifest, path)
            manifest.write(path, rows, kept_marks, gone)

        def fill(path: Path) -> int:
            graphs = [name(id) for id in gone]
            return self._change(path, self._stale(shared, kept_marks), graphs, map(make, changed), patches)

        documents = now.documents + sum(row.id not in old for row in rows) - sum(id in old for id in gone)
        return self._make(fill, keep, documents, +facts)

    def revise(self, shared: Sequence[Sheaf]) -> Generation:
        """Make a generation like the current one but for the graphs of `shared`. Raises StoreError, for an empty store too."""
        now = self._current()
        marks = {**self.marks, **{sheaf.graph: sheaf.digest() for sheaf in shared}}
        marks.pop(manifest.BASIS, None)

        def keep(path: Path) -> None:
            shutil.copyfile(now.manifest, path)
            manifest.write(path, (), marks)

        return self._make(lambda path: self._change(path, shared, [], iter(())), keep, now.documents, now.facts)

    def _current(self) -> Generation:
        if self.current is None:
            raise StoreError(str(self.root), "holds no graph", f"build one: kg build INPUT --store {self.root}")
        return self.current

    def _stale(self, shared: Iterable[Sheaf], marks: Mapping[str, str]) -> list[Sheaf]:
        return [sheaf for sheaf in shared if self.marks.get(sheaf.graph) != marks[sheaf.graph]]

    def _make(
        self, fill: Callable[[Path], int], keep: Callable[[Path], None], documents: int, facts: Mapping[str, int]
    ) -> Generation:
        """Make a generation whose graph `fill` writes to a path, giving the number of quads, and make it current.

        `keep` writes the table of documents.
        """
        part: Path | None = None
        try:
            part = self.generations.begin()
            quads = fill(part / "graph")
            keep(part / "documents.sqlite")
            now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            counts = dict(sorted(facts.items()))
            made = Generation(int(part.name[:6]), part, now, self.version, documents, quads, counts)
            return self.generations.publish(made)
        except OSError as error:
            raise StoreError(
                str(self.root), f"cannot be written: {error}", "free some space or choose another --store"
            ) from error
        finally:
            if part is not None and part.is_dir():
                shutil.rmtree(part, ignore_errors=True)

    def _change(
        self,
        path: Path,
        shared: Iterable[Sheaf],
        gone: Iterable[str],
        changed: Iterator[Sheaf],
        patches: Iterable[Patch] = (),
    ) -> int:
        now = self._current()
        Store.read_only(str(now.graph)).backup(str(path))
        store = Store(str(path))
        count = now.quads
        for sheaf in shared:
            count += replace(store, sheaf.graph, sheaf)
        for patch in patches:
            gone_, new, stated = (triples(some) for some in (patch.gone, patch.new, patch.stated))
            count += exchange(store, NamedNode(patch.graph), gone_, new, stated)
        for graph in gone:
            count += replace(store, graph, None)
        for sheaf in changed:
            count += replace(store, sheaf.graph, sheaf)
        store.flush()
        return count
