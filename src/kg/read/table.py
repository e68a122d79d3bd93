"""CSV (and tab-separated tables): a line of column names, then one page a row."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
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
    """Give the page of each row, or why it gives none, row by row; a row is named by its first line in the file.

    The sha256 of a row is that of its lines' bytes. Raises InputError if the file is no text or has no column of texts.
    """
    source = _Lines(stream, origin, limits.record)
    header = source.head()
    rows = csv.reader(source, delimiter="\t" if "\t" in header and "," not in header else ",", strict=True)
    try:
        columns = [record.field(name) for name in next(rows, [])]
    except csv.Error as error:
        raise InputError(f"{origin}#1", f"bad CSV: {error}", "mend the line of column names") from error
    if "text" not in columns:
        raise InputError(f"{origin}#1", "no column named 'text'", "name the columns: id,text,title,date,url")
    while True:
        where = f"{origin}#{source.number + 1}"
        source.begin()
        try:
            row = next(rows, None)
            if row is None:
                return
            if not row:
                continue
            if source.fault:
                raise InputError(where, source.fault, "mend the row")
            if len(row) != len(columns):
                raise InputError(
                    where, f"{len(row)} cells under {len(columns)} columns", "quote texts that hold commas or quotes"
                )
            fields: dict[str, object] = {}
            for name, cell in zip(columns, row, strict=True):
                if name and cell.strip():
                    fields.setdefault(name, cell)
            yield record.document(fields, f"{stem}-{source.first}", where, source.digest(), date)
        except csv.Error as error:
            yield Refusal(InputError(where, f"bad CSV: {error}", "mend the row"))
        except InputError as error:
            yield Refusal(error)


class _Lines:
    """Decoded lines for the csv reader, with what one row took of them: first line, bytes, a fault."""

    def __init__(self, stream: BufferedReader, origin: str, limit: int) -> None:
        self.number = 0
        self._origin = origin
        self._name = codec(stream, origin)
        self._lines = lines(stream, limit)
        self._limit = limit
        self._waiting: list[str] = []
        self.begin()

    def begin(self) -> None:
        self.first = self.number + 1
        self.fault = ""
        self._hash = hashlib.sha256()

    def head(self) -> str:
        """Give the first line without taking it away."""
        self._waiting.extend(line for line in [next(self, None)] if line is not None)
        return "".join(self._waiting)

    def digest(self) -> str:
        return self._hash.hexdigest()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._waiting:
            return self._waiting.pop()
        self.number, line = next(self._lines)
        if line is None:
            self.fault = f"the line is larger than {self._limit:,} bytes"
            return "\n"
        self._hash.update(line)
        try:
            return characters(line, self._name, self._origin)
        except InputError as error:
            self.fault = f"line {self.number}: {error.what}"
            return "\n"
