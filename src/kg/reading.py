"""Pages into sheets, by one process or many, each page only once: what was read before comes from the cache."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing.process import BaseProcess
from pathlib import Path

from kg.knowledge import Knowledge, default_seeds
from kg.model import Document, Extraction
from kg.rdf.sheet import sheet
from kg.read import Unread
from kg.seen import Seen
from kg.settings import version
from kg.store import Cache

Marked = tuple[Document | Unread, str, bool]
"""A page, the key of its sheet, and whether it is to be read."""
Extract = Callable[[Document, Knowledge], Extraction]

_CHUNK = 16
"""Pages handed to a worker at a time; enough to make the handing cheap, few enough to keep the bar moving."""
_ALONE = 2
"""Chunks that one process reads before it calls others: a few pages are read sooner than a second process is up."""
_COMMIT = 256
_ROOMS = ("model.py", "text", "knowledge", "repair", "recognise", "relate", "rdf/sheet.py", "pipeline.py")


@dataclass(frozen=True, slots=True)
class Read:
    """One page that is in the cache. `fresh`: it had to be read; `size`: code points of the original."""

    id: str
    key: str
    origin: str
    size: int
    fresh: bool


def rules(seeds: Path | None) -> str:
    """Give a hash of all that decides what is read out of a page: the source of the rooms and the tables.

    The version of a library that a room uses counts only through the release of `kg` that pins it.
    """
    here = Path(__file__).resolve().parent
    tables = seeds or default_seeds()
    files = [path for room in _ROOMS for path in _files(here / room, "*.py")]
    files += [path for folder in ("lexicon", "gazetteer") for path in _files(tables / folder, "*")]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(path: Path, pattern: str) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob(pattern) if p.is_file() and "__pycache__" not in p.parts)


def basis(rules: str, date: dt.date | None) -> str:
    """Give a hash of all that, beside the bytes of a file, decides the key of its page: `rules`, the date given, the readers."""
    here = Path(__file__).resolve().parent
    digest = hashlib.sha256(json.dumps([rules, date.isoformat() if date else None, version()]).encode())
    for path in [*_files(here / "read", "*.py"), here / "reading.py", here / "seen.py"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def key(document: Document, rules: str) -> str:
    """Give the cache key of a document under `rules`: a hash of everything that extraction may look at."""
    about = [document.id, document.media_type, document.sha256, document.title, document.source, document.author]
    about += [document.date.isoformat() if document.date else None, document.url, rules]
    digest = hashlib.sha256(json.dumps(about).encode())
    digest.update(document.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def read_all(
    documents: Iterable[Document | Unread],
    extract: Extract,
    stored: Cache,
    seeds: Path | None,
    workers: int,
    known: Collection[str] = (),
    seen: Seen | None = None,
) -> Iterator[Read]:
    """Give each document once its sheet is in the cache, in the order given, whatever the number of workers.

    `extract` is a function of a module (workers import it by name). `known` are keys that are in the cache for sure, which saves
    looking them up among sheets that together are as large as the pages; `seen` is told which file gave what. Rows are committed as they come, so that a build that is
    killed goes on from there.
    """
    under = rules(seeds)
    pending: deque[tuple[list[Marked], Future[list[tuple[bytes, bytes]]] | None]] = deque()
    pool: ProcessPoolExecutor | None = None
    with ExitStack() as stack:
        for number, chunk in enumerate(_chunks(documents, stored, under, frozenset(known))):
            new = _new(chunk)
            if pool is None and workers > 1 and new and number >= _ALONE:
                pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin)
                stack.callback(pool.shutdown, wait=True, cancel_futures=True)
            pending.append((chunk, pool.submit(_extract, new, extract, seeds) if pool and new else None))
            while len(pending) > 3 * workers or (pool is None and pending):
                yield from _finish(*pending.popleft(), extract, stored, seeds, seen)
        while pending:
            yield from _finish(*pending.popleft(), extract, stored, seeds, seen)
        stored.commit()


def _chunks(
    documents: Iterable[Document | Unread], stored: Cache, version: str, known: Set[str]
) -> Iterator[list[Marked]]:
    chunk: list[Marked] = []
    new = 0
    for document, name, fresh in _marked(documents, stored, version, known):
        chunk.append((document, name, fresh))
        new += fresh
        if new == _CHUNK or len(chunk) == _COMMIT:
            yield chunk
            chunk, new = [], 0
    if chunk:
        yield chunk


def _marked(documents: Iterable[Document | Unread], stored: Cache, version: str, sure: Set[str]) -> Iterator[Marked]:
    """Give each document with its key and whether it is to be read; the cache is asked for some at a time."""
    left = iter(documents)
    while some := list(islice(left, _CHUNK)):
        names = [one.key if isinstance(one, Unread) else key(one, version) for one in some]
        known = stored.known(name for name in names if name not in sure)
        for document, name in zip(some, names, strict=True):
            yield document, name, name not in known and name not in sure
            known.add(name)


def _finish(
    chunk: list[Marked],
    future: Future[list[tuple[bytes, bytes]]] | None,
    extract: Extract,
    stored: Cache,
    seeds: Path | None,
    seen: Seen | None,
) -> Iterator[Read]:
    sheets = iter(future.result()) if future is not None else None
    for document, name, fresh in chunk:
        if fresh:
            things, rest = (
                next(sheets) if sheets is not None else _extract(_new([(document, name, fresh)]), extract, seeds)[0]
            )
            stored.put(name, things, rest)
        size = document.size if isinstance(document, Unread) else len(document.text)
        if seen is not None and isinstance(document, Document):
            seen.put(Unread(document.id, document.origin, name, size))
        yield Read(document.id, name, document.origin, size, fresh)
    if any(fresh for _, _, fresh in chunk):
        stored.commit()


def _new(chunk: list[Marked]) -> list[Document]:
    return [document for document, _, fresh in chunk if fresh and isinstance(document, Document)]


def _extract(documents: list[Document], extract: Extract, seeds: Path | None) -> list[tuple[bytes, bytes]]:
    knowledge = tables(seeds)
    return [sheet(extract(document, knowledge)).to_json() for document in documents]


def _begin() -> None:
    """Make a worker leave Ctrl-C to the process that started it, and end with that process, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@cache
def tables(seeds: Path | None) -> Knowledge:
    """Give the tables below a folder (None: those of the package), the same object whenever this process asks."""
    return Knowledge(seeds)
