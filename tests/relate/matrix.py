"""What the tests of names, words and passages share: the tables of tests/cases/matrix, and what a page states."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from kg.knowledge import Knowledge
from kg.model import Document, Extraction
from kg.recognise import recognise
from kg.relate import relate
from kg.repair import repair

MATRIX = Path(__file__).parents[1] / "cases" / "matrix"
DAY = dt.date(2024, 7, 12)


@cache
def _knowledge() -> Knowledge:
    """Give the lexicons, read once for a run."""
    return Knowledge()


def rows(name: str) -> list[list[str]]:
    """Give the rows of a table of tests/cases/matrix, split at tabs; without its comments."""
    lines = (MATRIX / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def read(text: str) -> Extraction:
    """Give what a page of `text` states, of the day DAY."""
    repaired = repair(Document(id="case", text=text, date=DAY), _knowledge())
    return relate(repaired, recognise(repaired, _knowledge()), _knowledge())
