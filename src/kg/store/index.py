"""What is kept of all things between two builds, so that a change is resolved by its neighbours alone. One SQLite file.

It describes one generation (`stamp`) and is only a shortcut: where it is absent, broken or of another generation, a build resolves
all things and fills it anew. A build's changes to it are one transaction, closed after the generation is current.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import StoreError

_TABLES = """
CREATE TABLE stamp (text TEXT NOT NULL);
CREATE TABLE document (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE thing (n INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, line BLOB NOT NULL, item TEXT NOT NULL);
CREATE TABLE told (thing INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (thing, document)) WITHOUT ROWID;
CREATE TABLE tag (tag TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (tag, item)) WITHOUT ROWID;
CREATE TABLE merger (left TEXT NOT NULL, right TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE item (id TEXT PRIMARY KEY, root TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE root (id TEXT PRIMARY KEY, body TEXT NOT NULL, origin TEXT) WITHOUT ROWID;
CREATE TABLE decision (left TEXT NOT NULL, body TEXT NOT NULL);
"""
_INDICES = """
CREATE INDEX thing_item ON thing (item);
CREATE INDEX merger_left ON merger (left);
CREATE INDEX merger_right ON merger (right);
CREATE INDEX item_root ON item (root);
CREATE INDEX decision_left ON decision (left);
CREATE INDEX root_origin ON root (origin) WHERE origin IS NOT NULL;
"""
_BATCH = 500
_LAST = "\U0010ffff"

Link = tuple[str, str, str]
"""Left id, right id, the whole decision as text."""


@dataclass(frozen=True, slots=True)
class Root:
    """What is known of an id that things go by: `body` (label and other names, as text), `origin` the place its name begins with."""

    id: str
    body: str
    origin: str | None


class Index:
    """The open file. All changes since `open` or `commit` are one transaction. Errors are those of sqlite3."""

    def __init__(self, path: Path, db: sqlite3.Connection, *, is_new: bool = False) -> None:
        """Take an open file; `open` and `new` make one."""
        self.path, self._db, self._is_new = path, db, is_new

    @classmethod
    def open(cls, path: Path, stamp: str) -> Index | None:
        """Open the file where it is there, whole, and describes what `stamp` says."""
        if not path.is_file():
            return None
        db = sqlite3.connect(path)
        try:
            found = [text for (text,) in db.execute("SELECT text FROM stamp")]
        except sqlite3.Error:
            found = []
        if found == [stamp]:
            return cls(path, db)
        db.close()
        return None

    @classmethod
    def new(cls, path: Path) -> Index:
        """Make an empty file in place of any other."""
        for old in (path, *(path.with_name(path.name + end) for end in ("-journal", "-wal"))):
            old.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path)
        db.executescript("PRAGMA synchronous=OFF;" + _TABLES)
        return cls(path, db, is_new=True)

    def commit(self, stamp: str) -> None:
        """Keep what was changed, as the description of what `stamp` says."""
        self._db.execute("DELETE FROM stamp")
        if self._is_new:
            self._db.commit()
            self._db.executescript(_INDICES)
            with self.path.open("rb") as file:
                os.fsync(file.fileno())
            self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("INSERT INTO stamp VALUES (?)", (stamp,))
        self._db.commit()

    def close(self) -> None:
        """Close the file; what was not committed is lost."""
        self._db.close()

    def fill(self, documents: Iterable[tuple[str, Iterable[bytes]]], item_of: Callable[[bytes], str]) -> None:
        """Add all documents with the lines of their things to an empty file."""
        known: dict[bytes, int] = {}
        with_lines = self._db.cursor()
        for number, (id, lines) in enumerate(documents):
            with_lines.execute("INSERT INTO document VALUES (?, ?)", (number, id))
            told = set()
            for line in lines:
                digest = _digest(line)
                if digest not in known:
                    known[digest] = len(known)
                    row = (known[digest], digest, line, item_of(line))
                    with_lines.execute("INSERT INTO thing VALUES (?, ?, ?, ?)", row)
                told.add((known[digest], number))
            with_lines.executemany("INSERT INTO told VALUES (?, ?)", told)

    def add(
        self, tags: Iterable[tuple[str, str]], mergers: Iterable[Link], items: Mapping[str, str], roots: Iterable[Root],
        decisions: Iterable[tuple[str, str]],
    ) -> None:  # fmt: skip
        """Add the rest to an empty file: pairs of tag and item, proposed mergers, item → id it goes by, ids, decisions by left."""
        self._db.executemany("INSERT INTO tag VALUES (?, ?)", sorted(tags))
        self.remerge((), mergers)
        self.reroot((), items, roots)
        self.redecide((), decisions)

    def tell(self, document: str, lines: Iterable[bytes], item_of: Callable[[bytes], str]) -> None:
        """Add to what a document tells."""
        self._db.execute("INSERT OR IGNORE INTO document (id) VALUES (?)", (document,))
        (number,) = self._db.execute("SELECT n FROM document WHERE id = ?", (document,)).fetchone()
        for line in lines:
            row = (_digest(line), line, item_of(line))
            self._db.execute("INSERT OR IGNORE INTO thing (digest, line, item) VALUES (?, ?, ?)", row)
            (thing,) = self._db.execute("SELECT n FROM thing WHERE digest = ?", row[:1]).fetchone()
            self._db.execute("INSERT OR IGNORE INTO told VALUES (?, ?)", (thing, number))

    def untell(self, document: str, lines: Iterable[bytes]) -> None:
        """Take out of what a document tells; things that no document tells any more go."""
        found = self._db.execute("SELECT n FROM document WHERE id = ?", (document,)).fetchone()
        for line in lines if found else ():
            thing = self._db.execute("SELECT n FROM thing WHERE digest = ?", (_digest(line),)).fetchone()
            if thing:
                self._db.execute("DELETE FROM told WHERE thing = ? AND document = ?", (*thing, *found))
                self._db.execute(
                    "DELETE FROM thing WHERE n = ? AND n NOT IN (SELECT thing FROM told WHERE thing = ?)", thing * 2
                )

    def forget(self, document: str) -> None:
        """Take out a document that tells nothing any more."""
        self._db.execute("DELETE FROM document WHERE id = ?", (document,))

    def lines(self, items: Iterable[str]) -> Iterator[bytes]:
        """Give the lines of the things of some items."""
        for (line,) in self._rows("SELECT line FROM thing WHERE item IN (%)", items):
            yield line

    def tellers(self, items: Iterable[str]) -> set[str]:
        """Give the documents that tell of some items."""
        asked = (
            "SELECT document.id FROM thing JOIN told ON told.thing = thing.n JOIN document ON document.n = told.document "
            "WHERE thing.item IN (%)"
        )
        return {id for (id,) in self._rows(asked, items)}

    def present(self, items: Iterable[str]) -> set[str]:
        """Give those items that any document tells of."""
        return {id for (id,) in self._rows("SELECT DISTINCT item FROM thing WHERE item IN (%)", items)}

    def tagged(self, start: str, is_whole: bool, most: int) -> Iterator[str]:
        """Give the items that stand under a tag, or (not `is_whole`) under tags that begin so; the first `most`, 0 for all."""
        asked = ("tag = ?", (start,)) if is_whole else ("tag >= ? AND tag < ?", (start, start + _LAST))
        rows = self._db.execute(
            f"SELECT item FROM tag WHERE {asked[0]} ORDER BY tag, item LIMIT {most or -1}", asked[1]
        )
        for (item,) in rows:
            yield item

    def retag(self, gone: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> None:
        """Take out and add pairs of tag and item."""
        self._db.executemany("DELETE FROM tag WHERE tag = ? AND item = ?", gone)
        self._db.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?)", new)

    def mergers(self, ids: Iterable[str]) -> Iterator[str]:
        """Give the proposed mergers with one of `ids` as a side; one with two of them may come twice."""
        asked = list(ids)
        for side in ("left", "right"):
            for (body,) in self._rows(f"SELECT body FROM merger WHERE {side} IN (%)", asked):
                yield body

    def remerge(self, owners: Iterable[str], new: Iterable[Link]) -> None:
        """Replace the proposed mergers whose right side is one of `owners`."""
        self._db.executemany("DELETE FROM merger WHERE right = ?", ((id,) for id in owners))
        self._db.executemany("INSERT INTO merger VALUES (?, ?, ?)", new)

    def root(self, item: str) -> str:
        """Give the id that an item goes by; an unknown one by its own."""
        found = self._db.execute("SELECT root FROM item WHERE id = ?", (item,)).fetchone()
        return str(found[0]) if found else item

    def roots(self, items: Iterable[str]) -> dict[str, str]:
        """Give the ids that items go by; unknown ones are left out."""
        return dict(self._rows("SELECT id, root FROM item WHERE id IN (%)", items))

    def known(self, ids: Iterable[str]) -> dict[str, Root]:
        """Give what is known of ids that items go by."""
        return {
            id: Root(id, body, origin) for id, body, origin in self._rows("SELECT * FROM root WHERE id IN (%)", ids)
        }

    def reroot(self, gone: Iterable[str], items: Mapping[str, str], roots: Iterable[Root]) -> None:
        """Forget what items go by and what is known of them, then say it anew: `items` gives item → id."""
        for id in gone:
            self._db.execute("DELETE FROM item WHERE id = ?", (id,))
            self._db.execute("DELETE FROM root WHERE id = ?", (id,))
        self._db.executemany("INSERT INTO item VALUES (?, ?)", items.items())
        self._db.executemany("INSERT INTO root VALUES (?, ?, ?)", ((r.id, r.body, r.origin) for r in roots))

    def decisions(self, lefts: Iterable[str]) -> list[str]:
        """Give the decisions whose left side is one of `lefts`."""
        return [body for (body,) in self._rows("SELECT body FROM decision WHERE left IN (%)", lefts)]

    def redecide(self, lefts: Iterable[str], new: Iterable[tuple[str, str]]) -> None:
        """Replace the decisions whose left side is one of `lefts`, by pairs of left side and text."""
        self._db.executemany("DELETE FROM decision WHERE left = ?", ((id,) for id in lefts))
        self._db.executemany("INSERT INTO decision VALUES (?, ?)", new)

    def places(self) -> set[str]:
        """Give the ids of all places that things go by, and those that names begin with."""
        places = self._db.execute("SELECT DISTINCT root FROM item WHERE root >= 'place/' AND root < 'place0'")
        found = {id for (id,) in places}
        asked = "SELECT DISTINCT origin FROM root WHERE origin IS NOT NULL"
        return found | {id for (id,) in self._db.execute(asked)}

    def _rows(self, query: str, values: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Answer a query whose `%` stands for values, some hundreds at a time."""
        left = iter(values)
        while some := list(islice(left, _BATCH)):
            yield from self._db.execute(query.replace("%", ",".join("?" * len(some))), some).fetchall()


def _digest(line: bytes) -> bytes:
    return blake2b(line, digest_size=16).digest()


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn the errors of sqlite3 on the index at `path` into StoreErrors."""
    try:
        yield
    except sqlite3.Error as error:
        what, remedy = f"cannot be used: {error}", "free some space, or delete it, and build again"
        raise StoreError(str(path), what, remedy) from error
