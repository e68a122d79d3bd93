"""Cases of names: a table a kind in tests/cases/<kind>s/names.tsv; what a page of one sentence names is compared whole."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.knowledge import Knowledge
from kg.knowledge.lexicon import read_table
from kg.model import Document, Kind, Mention
from kg.recognise import recognise
from kg.repair import repair

_CASES = Path(__file__).parents[1] / "cases"


@cache
def knowledge() -> Knowledge:
    """Give the tables that all tests of names share."""
    return Knowledge()


def mentions(text: str, kind: Kind) -> list[Mention]:
    """Give the mentions of one kind in `text` as the article of a page, words that only point left out."""
    page = repair(Document(id="case", text=text), knowledge())
    return [m for m in recognise(page, knowledge()) if m.kind is kind and not m.implied]


def cases(folder: str) -> Iterator[object]:
    """Give sentence, names and reason of each row; a reason that begins with `xfail:` marks a known failure."""
    for row in read_table(_CASES / folder / "names.tsv"):
        text, names, why = (*row, "", "")[:3]
        marks = [pytest.mark.xfail(reason=why[6:].strip(), strict=True)] if why.startswith("xfail:") else []
        yield pytest.param(text, [n for n in names.split("|") if n], why, id=text[:20], marks=marks)
