"""The documents of one generation: what each was read from, which sheet says what it says, and what was written of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.errors import StoreError

_TABLES = """
CREATE TABLE IF NOT EXISTS document (
    id TEXT PRIMARY KEY, key TEXT NOT NULL, digest TEXT NOT NULL, origin TEXT NOT NULL, facts TEXT NOT NULL,
    held INTEGER NOT NULL, out TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
"""
_ROWS = "SELECT id, key, digest, origin, facts, held, {} FROM document"
_OUT = "ALTER TABLE document ADD COLUMN out TEXT NOT NULL DEFAULT '[]'"
_BATCH = 500

TOKEN = "token"
"""The mark that tells one set of documents under one identity from every other: a new one each time that they are written."""
BASIS = "basis"
"""The mark that tells what the graphs that no document owns were made from; gone where one of them was changed since."""


@dataclass(frozen=True, slots=True)
class Row:
    """One document. `key` finds its sheet in the cache; `digest` changes whenever its graph would; `facts` counts by relation
    what is in the graph, `held` what stayed out of it because it breaks the ontology; `out` are the positions in the sheet of
    all statements that stayed out, for that reason or by a decision of the ledger."""

    id: str
    key: str
    digest: str
    origin: str
    facts: Mapping[str, int]
    held: int = 0
    out: tuple[int, ...] = ()


def each(path: Path) -> Iterator[Row]:
    """Give the rows one by one, by document id. Raises StoreError."""
    with _reading(path) as db:
        for row in db.execute(f"{_rows(db)} ORDER BY id"):
            yield _row(*row)


def read(path: Path, ids: Iterable[str] | None = None) -> dict[str, Row]:
    """Give the rows by document id, those of some `ids` or all. Raises StoreError."""
    if ids is None:
        return {row.id: row for row in each(path)}
    with _reading(path) as db:
        asked = _rows(db)
        found = [row for some in _batches(ids) for row in db.execute(f"{asked} WHERE id IN ({_marks(some)})", some)]
    return {row[0]: _row(*row) for row in found}


def _row(id: str, key: str, digest: str, origin: str, facts: str, held: int, out: str) -> Row:
    return Row(id, key, digest, origin, json.loads(facts), held, tuple(json.loads(out)))


def sources(path: Path) -> dict[str, tuple[str, str]]:
    """Give key and origin by document id. Raises StoreError."""
    with _reading(path) as db:
        return {id: (key, origin) for id, key, origin in db.execute("SELECT id, key, origin FROM document ORDER BY id")}


def held(path: Path) -> int:
    """Count the facts that stayed out of the graph. Raises StoreError."""
    with _reading(path) as db:
        return int(db.execute("SELECT coalesce(sum(held), 0) FROM document").fetchone()[0])


def marks(path: Path) -> dict[str, str]:
    """Give the marks: `TOKEN`, `BASIS`, and by the IRI of a graph that no document owns a hash of what it holds. Raises StoreError."""
    with _reading(path) as db:
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'mark'").fetchone():
            return {}
        return dict(db.execute("SELECT name, text FROM mark").fetchall())


def write(path: Path, rows: Iterable[Row], marks: Mapping[str, str], gone: Iterable[str] = ()) -> None:
    """Write a file, or change a copy of another one: put `rows`, take out `gone`, replace all marks. Raises StoreError."""
    try:
        with sqlite3.connect(path) as db:
            db.executescript(_TABLES)
            if not _has_out(db):
                db.execute(_OUT)
            db.executemany("DELETE FROM document WHERE id = ?", ((id,) for id in gone))
            db.executemany(
                "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (r.id, r.key, r.digest, r.origin, json.dumps(r.facts, sort_keys=True), r.held, json.dumps(r.out))
                    for r in rows
                ),
            )
            db.execute("DELETE FROM mark")
            db.executemany("INSERT INTO mark VALUES (?, ?)", marks.items())
        db.close()
    except sqlite3.Error as error:
        raise StoreError(str(path), f"cannot be written: {error}", "free some space and build again") from error


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            yield db
        finally:
            db.close()
    except sqlite3.Error as error:
        raise StoreError(
            str(path),
            f"cannot be read: {error}",
            "go back with kg store rollback, or delete the directory and build anew",
        ) from error


def _has_out(db: sqlite3.Connection) -> bool:
    """Tell whether a table has the column `out`, which the first stores did not have."""
    return any(name == "out" for _, name, *_ in db.execute("PRAGMA table_info(document)"))


def _rows(db: sqlite3.Connection) -> str:
    return _ROWS.format("out" if _has_out(db) else "'[]'")


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    left = iter(ids)
    while some := list(islice(left, _BATCH)):
        yield some


def _marks(some: list[str]) -> str:
    return ",".join("?" * len(some))
