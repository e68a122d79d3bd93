"""The lines of a large file, one at a time, as bytes."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BufferedReader

from kg.errors import InputError
from kg.read.encoding import decode, encoding

_SAMPLE = 2**16
"""Bytes looked at; streams are opened with a buffer of this size."""


def lines(stream: BufferedReader, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Give each line with its number from 1, the end of line kept; None for a line of more than `limit` bytes, which is passed over."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(2**20)
        yield number, None


def codec(stream: BufferedReader, where: str) -> str:
    """Tell the encoding of a stream from its beginning, and stand at the first line, after a byte order mark.

    Raises InputError for what is no text, and for UTF-16, in which a line's end is no single byte.
    """
    sample = stream.peek(_SAMPLE)[:_SAMPLE]
    cut = sample.rfind(b"\n") + 1
    name = encoding(sample[:cut] or sample, where)
    if name == "utf-16":
        raise InputError(where, "UTF-16 cannot be read line by line", "save the file as UTF-8")
    if name == "utf-8-sig":
        stream.read(len(codecs.BOM_UTF8))
        return "utf-8"
    return name


def characters(line: bytes, name: str, where: str) -> str:
    """Decode a line by the file's encoding, or, where it does not fit, by the line's own. Raises InputError."""
    try:
        return line.decode(name)
    except UnicodeDecodeError:
        return decode(line, where)
