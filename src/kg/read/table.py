"""CSV (and tab-separated tables): a line of column names, then one page a row."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from collections import deque
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

    The sha256 of a row is that of its lines' bytes. After a row with a stray quote, reading goes on with the line below its first.
    Raises InputError if the file is no text or has no column of texts.
    """
    # the module's own limit is 128 Ki characters a cell: less than a long page
    csv.field_size_limit(max(csv.field_size_limit(), limits.record))
    source = _Lines(stream, origin, limits.record)
    header = source.look()
    rows = csv.reader(source, delimiter="\t" if "\t" in header and "," not in header else ",", strict=True)
    try:
        columns = [record.field(name) for name in next(rows, [])]
    except csv.Error as error:
        raise InputError(f"{origin}#1", f"bad CSV: {error}", "mend the line of column names") from error
    if "text" not in columns:
        raise InputError(f"{origin}#1", "no column named 'text'", "name the columns: id,text,title,date,url")
    while True:
        source.begin()
        try:
            row = next(rows, None)
            if row is None:
                return
            where = f"{origin}#{source.first}"
            if source.fault:
                raise InputError(where, source.fault, "mend the row")
            if not row:
                continue
            yield record.document(_fields(row, columns, where), f"{stem}-{source.first}", where, source.digest(), date)
        except csv.Error as error:
            yield Refusal(InputError(f"{origin}#{source.first}", f"bad CSV: {error}", "mend the quotes of the row"))
            source.go_back()
        except InputError as error:
            yield Refusal(error)


def _fields(row: list[str], columns: list[str | None], where: str) -> dict[str, object]:
    if len(row) != len(columns):
        raise InputError(
            where, f"{len(row)} cells under {len(columns)} columns", "quote texts that hold commas, quotes or line ends"
        )
    fields: dict[str, object] = {}
    for name, cell in zip(columns, row, strict=True):
        if name and cell.strip():
            fields.setdefault(name, cell)
    return fields


class _Lines:
    """Decoded lines for the csv reader, with what one row took of them."""

    def __init__(self, stream: BufferedReader, origin: str, limit: int) -> None:
        self._origin = origin
        self._limit = limit
        self._codec = codec(stream, origin)
        self._lines = lines(stream, limit)
        self._waiting: deque[tuple[int, bytes | None]] = deque()
        self._taken: list[tuple[int, bytes | None]] = []
        self.fault = ""

    @property
    def first(self) -> int:
        """The number of the row's first line."""
        return self._taken[0][0] if self._taken else 0

    def begin(self) -> None:
        """Begin a row."""
        self._taken = []
        self.fault = ""

    def go_back(self) -> None:
        """Give the row's lines below its first once more."""
        self._waiting.extendleft(reversed(self._taken[1:]))

    def look(self) -> str:
        """Give the first line without taking it away."""
        line = next(self, "")
        self._waiting.extendleft(self._taken)
        self.begin()
        return line

    def digest(self) -> str:
        return hashlib.sha256(b"".join(line or b"" for _, line in self._taken)).hexdigest()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        number, line = self._waiting.popleft() if self._waiting else next(self._lines)
        self._taken.append((number, line))
        try:
            if line is None:
                raise InputError(self._origin, f"the line is larger than {self._limit:,} bytes")
            return characters(line, self._codec, self._origin)
        except InputError as error:
            self.fault = f"line {number}: {error.what}"
            return "\n"
