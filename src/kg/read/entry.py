"""Every input in order, each by the reader of its format, each document with an id of its own."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Document
from kg.read import html, jsonl, page, table
from kg.read.folder import files
from kg.read.refusal import Limits, Refusal
from kg.read.unread import Files, Unread

_PAGE = Callable[[bytes, str, str, dt.date | None], Document]
_RECORDS = Callable[[io.BufferedReader, str, str, dt.date | None, Limits], Iterator[Document | Refusal]]

PAGES: dict[str, _PAGE] = {
    ".txt": page.document,
    ".text": page.document,
    ".html": html.document,
    ".htm": html.document,
    ".xhtml": html.document,
    ".shtml": html.document,
}
"""Formats of one page a file, by suffix."""

RECORDS: dict[str, _RECORDS] = {
    ".jsonl": jsonl.documents,
    ".ndjson": jsonl.documents,
    ".csv": table.documents,
    ".tsv": table.documents,
}
"""Formats of many pages a file, by suffix."""

_STDIN = "-"


def read(
    paths: Iterable[Path | str], *, date: dt.date | None = None, limits: Limits | None = None
) -> Iterator[Document | Refusal]:
    """Give the documents of files, folders and standard input (`-`), and a Refusal for each that gives none.

    The order is that of the paths, sorted, whatever order they are given in; standard input comes last. `date` is given to
    documents that come without one. An id that stands twice gets `-2`, `-3` … in that order. Nothing is raised for a bad
    input, and no more than one page is held in memory.
    """
    return (item for item in read_changed(paths, None, date=date, limits=limits) if not isinstance(item, Unread))


def read_changed(
    paths: Iterable[Path | str], seen: Files | None, *, date: dt.date | None = None, limits: Limits | None = None
) -> Iterator[Document | Unread | Refusal]:
    """Give what `read` gives, but an Unread for a file of one page that `seen` knows, which is not opened."""
    bounds = limits or Limits()
    taken: set[str] = set()
    for item in _documents(_sorted(paths), date, bounds, seen):
        if isinstance(item, Unread):
            yield from _as_before(item, taken, date, bounds, seen)
        else:
            yield item if isinstance(item, Refusal) else _unique(item, taken)


def _as_before(
    item: Unread, taken: set[str], date: dt.date | None, limits: Limits, seen: Files | None
) -> Iterator[Document | Unread | Refusal]:
    """Give a known file unread, or read it where its page has another id now, since another file of its name came or went."""
    path = Path(item.origin)
    if _free(path.stem, taken) == item.id:
        taken.add(item.id)
        yield item
        return
    for found in _file(path, date, limits, seen, is_known=False):
        yield _unique(found, taken) if isinstance(found, Document) else found


def _sorted(paths: Iterable[Path | str]) -> list[Path | str]:
    given = {str(path) for path in paths}
    named: list[Path | str] = [Path(path) for path in sorted(given - {_STDIN})]
    return [*named, _STDIN] if _STDIN in given else named


def _documents(
    paths: list[Path | str], date: dt.date | None, limits: Limits, seen: Files | None
) -> Iterator[Document | Unread | Refusal]:
    for path in paths:
        if isinstance(path, str):
            yield from _stdin(sys.stdin.buffer, date, limits)
        elif path.is_dir():
            found = None
            for found in files(path):
                yield from [found] if isinstance(found, Refusal) else _file(found, date, limits, seen)
            if found is None:
                yield Refusal(InputError(path.as_posix(), "the folder holds no file", "name one that holds pages"))
        else:
            yield from _file(path, date, limits, seen)


def _file(
    path: Path, date: dt.date | None, limits: Limits, seen: Files | None, *, is_known: bool = True
) -> Iterator[Document | Unread | Refusal]:
    origin = path.as_posix()
    suffix = path.suffix.lower()
    is_page = suffix in PAGES or not suffix
    try:
        if seen is not None and is_page and is_known and (unread := seen.unread(origin, path.stat())) is not None:
            yield unread
            return
        with path.open("rb", buffering=0) as raw:
            stream: io.BufferedReader = io.BufferedReader(raw, 2**16)
            if suffix in RECORDS:
                if not path.stat().st_size:
                    raise InputError(origin, "the file is empty", "save the pages again")
                yield from RECORDS[suffix](stream, path.stem, origin, date, limits)
            elif is_page:
                if seen is not None:
                    seen.reads(origin, os.fstat(raw.fileno()))
                yield PAGES.get(suffix, page.document)(_bounded(stream, origin, limits), path.stem, origin, date)
            else:
                known = " ".join([*PAGES, *RECORDS])
                raise InputError(origin, f"files of the kind {suffix} are not read", f"convert it to one of {known}")
    except FileNotFoundError:
        yield Refusal(InputError(origin, "no such file", "check the path"))
    except OSError as error:
        yield Refusal(InputError(origin, f"cannot be read: {error.strerror}", "check the file and its permissions"))
    except InputError as error:
        yield Refusal(error)


def _bounded(stream: BinaryIO, origin: str, limits: Limits) -> bytes:
    data = stream.read(limits.page + 1)
    if len(data) > limits.page:
        raise InputError(
            origin, f"the file is larger than {limits.page:,} bytes", "split it; Python callers may set kg.read.Limits"
        )
    return data


def _stdin(stream: BinaryIO, date: dt.date | None, limits: Limits) -> Iterator[Document | Refusal]:
    """Read JSON Lines if the first line begins with a brace, else one page."""
    first = stream.readline(limits.record)
    try:
        if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            yield from jsonl.documents(
                io.BufferedReader(_Rejoined(first, stream), 2**16), "stdin", "stdin", date, limits
            )
        else:
            data = first + stream.read(max(limits.page + 1 - len(first), 0))
            yield page.document(_bounded(io.BytesIO(data), "stdin", limits), "stdin", "stdin", date)
    except InputError as error:
        yield Refusal(error)


class _Rejoined(io.RawIOBase):
    """A stream whose first line was looked at."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._first[: len(view)] or self._rest.read1(len(view))  # type: ignore[attr-defined]
        self._first = self._first[len(view) :]
        view[: len(data)] = data
        return len(data)


def _unique(document: Document, taken: set[str]) -> Document:
    name = _free(document.id, taken)
    taken.add(name)
    return document if name == document.id else replace(document, id=name)


def _free(id: str, taken: set[str]) -> str:
    name, number = id, 1
    while name in taken:
        number += 1
        name = f"{id}-{number}"
    return name
