"""Sheets of documents already read, by a key that changes when the page or the rules do, and the files that they were read
from. One SQLite file, opaque bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import StoreError

_TABLE = (
    "CREATE TABLE IF NOT EXISTS sheet (key TEXT PRIMARY KEY, things BLOB NOT NULL, rest BLOB NOT NULL) WITHOUT ROWID"
)
_SEEN = (
    "CREATE TABLE IF NOT EXISTS seen "
    "(origin TEXT PRIMARY KEY, state TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID"
)
_BATCH = 500


class Cache:
    """Key → two byte strings (things, the rest). Rows are written for good at every `commit`."""

    def __init__(self, path: Path) -> None:
        """Open or make the file. Raises StoreError."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute(_TABLE)
            self._db.execute(_SEEN)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                str(path), f"cannot be opened: {error}", "delete it: the pages will be read again"
            ) from error

    def known(self, keys: Iterable[str]) -> set[str]:
        """Give those of `keys` that are there."""
        asked = list(keys)
        found: set[str] = set()
        for i in range(0, len(asked), _BATCH):
            some = asked[i : i + _BATCH]
            marks = ",".join("?" * len(some))
            found.update(key for (key,) in self._db.execute(f"SELECT key FROM sheet WHERE key IN ({marks})", some))
        return found

    def put(self, key: str, things: bytes, rest: bytes) -> None:
        """Add or replace a row. Raises StoreError, for a full disk say."""
        try:
            self._db.execute("INSERT OR REPLACE INTO sheet VALUES (?, ?, ?)", (key, things, rest))
        except sqlite3.Error as error:
            raise StoreError(
                str(self.path), f"cannot be written: {error}", "free some space and build again"
            ) from error

    def get(self, key: str) -> tuple[bytes, bytes]:
        """Give a row. Raises StoreError where it is not there."""
        row = self._db.execute("SELECT things, rest FROM sheet WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise StoreError(str(self.path), f"lost the sheet {key}", "delete the store and build anew")
        return row[0], row[1]

    def things(self, key: str) -> bytes:
        """Give the first half of a row. Raises StoreError where it is not there."""
        row = self._db.execute("SELECT things FROM sheet WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise StoreError(str(self.path), f"lost the sheet {key}", "delete the store and build anew")
        return bytes(row[0])

    def seen(self, origin: str) -> tuple[str, str, str, int] | None:
        """Give how the file of an origin was described when it was read, and its page's id, key and size; None if unknown."""
        asked = "SELECT state, id, key, size FROM seen WHERE origin = ?"
        row: tuple[str, str, str, int] | None = self._db.execute(asked, (origin,)).fetchone()
        return row

    def see(self, origin: str, state: str, id: str, key: str, size: int) -> None:
        """Note how the file of an origin is described. Raises StoreError."""
        try:
            self._db.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?)", (origin, state, id, key, size))
        except sqlite3.Error as error:
            raise StoreError(
                str(self.path), f"cannot be written: {error}", "free some space and build again"
            ) from error

    def keep(self, keys: Iterable[str]) -> int:
        """Delete all rows but those of `keys` and give how many went."""
        self._db.execute("CREATE TEMP TABLE kept (key TEXT PRIMARY KEY)")
        self._db.executemany("INSERT OR IGNORE INTO kept VALUES (?)", ((key,) for key in keys))
        gone = self._db.execute("DELETE FROM sheet WHERE key NOT IN (SELECT key FROM kept)").rowcount
        self._db.execute("DELETE FROM seen WHERE key NOT IN (SELECT key FROM kept)")
        self._db.execute("DROP TABLE kept")
        self.commit()
        return gone

    def commit(self) -> None:
        """Write what was put, for good. Raises StoreError."""
        try:
            self._db.commit()
        except sqlite3.Error as error:
            raise StoreError(
                str(self.path), f"cannot be written: {error}", "free some space and build again"
            ) from error

    def close(self) -> None:
        """Close the file; what was not committed is lost."""
        self._db.close()

    def keys(self) -> Iterator[str]:
        """Give every key."""
        for (key,) in self._db.execute("SELECT key FROM sheet ORDER BY key"):
            yield key
