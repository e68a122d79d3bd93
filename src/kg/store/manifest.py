"""The documents of one generation: what each was read from, which sheet says what it says, and what was written of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError

_TABLE = """CREATE TABLE document (
    id TEXT PRIMARY KEY, key TEXT NOT NULL, digest TEXT NOT NULL, origin TEXT NOT NULL, facts TEXT NOT NULL,
    held INTEGER NOT NULL
) WITHOUT ROWID"""


@dataclass(frozen=True, slots=True)
class Row:
    """One document. `key` finds its sheet in the cache; `digest` changes whenever its graph would; `facts` counts by relation
    what is in the graph, `held` what stayed out of it because it breaks the ontology."""

    id: str
    key: str
    digest: str
    origin: str
    facts: Mapping[str, int]
    held: int = 0


def read(path: Path) -> dict[str, Row]:
    """Give the rows by document id. Raises StoreError."""
    try:
        with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as db:
            rows = db.execute("SELECT id, key, digest, origin, facts, held FROM document ORDER BY id").fetchall()
        db.close()
    except sqlite3.Error as error:
        raise StoreError(
            str(path),
            f"cannot be read: {error}",
            "go back with kg store rollback, or delete the directory and build anew",
        ) from error
    return {id: Row(id, key, digest, origin, json.loads(facts), held) for id, key, digest, origin, facts, held in rows}


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write the rows to a new file. Raises StoreError."""
    try:
        with sqlite3.connect(path) as db:
            db.execute(_TABLE)
            db.executemany(
                "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?)",
                ((r.id, r.key, r.digest, r.origin, json.dumps(r.facts, sort_keys=True), r.held) for r in rows),
            )
        db.close()
    except sqlite3.Error as error:
        raise StoreError(str(path), f"cannot be written: {error}", "free some space and build again") from error
