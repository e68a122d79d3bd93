"""JSON Lines: one page a line, `{"id", "text", "title", "source", "author", "date", "url"}`; only `text` must be there."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from io import BufferedReader

from kg.errors import InputError
from kg.model import Document
from kg.read import record
from kg.read.lines import characters, codec, lines
from kg.read.refusal import Limits, Refusal


def documents(
    stream: BufferedReader, stem: str, origin: str, date: dt.date | None, limits: Limits
) -> Iterator[Document | Refusal]:
    """Give the page of each line, or why it gives none, line by line; blank lines are passed over.

    A record without an id is called by the file and its line: `stem-12`. Raises InputError if the file is no text.
    """
    name = codec(stream, origin)
    for number, line in lines(stream, limits.record):
        where = f"{origin}#{number}"
        try:
            if line is None:
                raise InputError(
                    where,
                    f"the line is larger than {limits.record:,} bytes",
                    "split it; Python callers may set kg.read.Limits",
                )
            if line.strip():
                digest = hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()
                yield record.document(_fields(line, name, where), f"{stem}-{number}", where, digest, date)
        except InputError as error:
            yield Refusal(error)


def _fields(line: bytes, name: str, where: str) -> dict[str, object]:
    try:
        value = json.loads(characters(line, name, where))
    except json.JSONDecodeError as error:
        raise InputError(where, f"bad JSON at column {error.colno}: {error.msg}", "mend the line") from error
    except RecursionError as error:
        raise InputError(where, "bad JSON: nested too deeply", "mend the line") from error
    if not isinstance(value, dict):
        raise InputError(where, "the line is no JSON object", 'write {"id": …, "text": …}')
    return value
