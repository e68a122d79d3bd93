"""Tables in a page: rows of cells that tabs or bars part, under a row that names what each column holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from kg.relate.sheet import Sheet
from kg.text.span import Span

T = TypeVar("T")
_CELL = re.compile(r"[^\t|\n]+")
_EMPTY = " \u3000-:"
_LEAST = 2
"""Cells that a row has at least."""
_FIGURE = re.compile(r"\s*约?(?P<value>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?P<unit>[^\d\s]{1,3})?\s*")


def rows(page: Sheet, read: Callable[[int, Sequence[str]], T | None]) -> Iterator[tuple[T, Sequence[Span]]]:
    """Give the rows of the tables whose head `read` makes something of, each with that.

    `read` takes where the head begins and its cells without blanks. A row has as many cells as the head; a line of running text ends the table.
    """
    text = page.text.text
    if "\t" not in text and "|" not in text:
        return
    head: T | None = None
    width = 0
    for paragraph in page.paragraphs:
        start, stop = paragraph[0].start, paragraph[-1].stop
        cells = [Span(*m.span()) for m in _CELL.finditer(text, start, stop) if m.group().strip(_EMPTY)]
        if len(cells) < _LEAST:
            head = head if not text[start:stop].strip(_EMPTY + "|") else None
            continue
        found = read(start, ["".join(cell.of(text).split()) for cell in cells])
        if found is not None:
            head, width = found, len(cells)
        elif head is not None and len(cells) == width:
            yield head, cells


def figure(text: str, cell: Span) -> tuple[float, str | None] | None:
    """Give the figure that is all that a cell holds, with the unit behind it, or None."""
    match = _FIGURE.fullmatch(text, *cell)
    if match is None:
        return None
    return float(match["value"].replace(",", "")), match["unit"]


def worth(value: float, factor: int) -> float:
    """Give a figure in the unit that its column counts by `factor`, to the second decimal, as a whole number where it is one."""
    counted = round(value * factor, 2)
    return int(counted) if counted == int(counted) else counted
