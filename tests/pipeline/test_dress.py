"""The same page in another dress tells the same facts: other marks, blanks, line breaks and characters of one and the same text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.export import flat
from kg.knowledge import Knowledge
from kg.model import Document
from kg.pipeline import extract
from kg.read import read

_HAN = "[一-鿿]"
_BRACKETS = str.maketrans("（）", "()")
_COLUMNS = 76
_NO_HEAD = ",，。、;；:：)）”"
"""Marks that begin no line."""


def _set_apart(text: str) -> str:
    text = re.sub(rf"({_HAN})([0-9A-Za-z])", r"\1 \2", text)
    return re.sub(rf"([0-9A-Za-z%])({_HAN})", r"\1 \2", text)


def _commas(text: str) -> str:
    return re.sub(rf"(?<![a-z])([,，;；、])(?={_HAN})", r"\1 ", text)


def _narrow(text: str) -> str:
    return re.sub("[，：；（）]", lambda m: chr(ord(m[0]) - 0xFEE0), text)


def _digits(text: str) -> str:
    return re.sub("[0-9]", lambda m: chr(ord(m[0]) + 0xFEE0), text)


def _quotes(text: str) -> str:
    return text.replace("“", "「").replace("”", "」")


def _broken(text: str) -> str:
    """Break each line where `_COLUMNS` are full."""
    lines: list[str] = []
    for line in text.split("\n"):
        now, columns = "", 0
        for c in line:
            wide = 1 if c.isascii() else 2
            if columns + wide > _COLUMNS and c not in _NO_HEAD:
                lines.append(now)
                now, columns = "", 0
            now, columns = now + c, columns + wide
        lines.append(now)
    return "\n".join(lines)


DRESSES: dict[str, Callable[[str], str]] = {
    "figures set apart by blanks": _set_apart,
    "blanks behind commas": _commas,
    "half-width marks": _narrow,
    "full-width digits": _digits,
    "corner quotes": _quotes,
    "lines of one width": _broken,
    "returns before line feeds": lambda text: text.replace("\n", "\r\n"),
    "indented by blanks that do not break": lambda text: re.sub(rf"(?m)^(?={_HAN})", "\u00a0\u00a0\u00a0\u00a0", text),
    "an empty line between paragraphs": lambda text: text.replace("\n", "\n\n"),
}
PAGES = (
    "101_signing_ceremony.txt",
    "102_three_batches.txt",
    "103_visit_report.txt",
    "104_frontline_service.txt",
    "107_project_list.txt",
    "109_half_year_figures.txt",
    "110_mechanism_feature.txt",
    "114_foreign_capital.txt",
)
TORN = {("figures set apart by blanks", "103_visit_report.txt")}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("dress", DRESSES)
def test_same_facts(name: str, dress: str, top: Path, knowledge: Knowledge) -> None:
    (document,) = read([top / "seeds" / "articles" / name])
    assert isinstance(document, Document)
    dressed = replace(document, text=DRESSES[dress](document.text))
    if dressed.text == document.text:
        pytest.skip("the page has nothing that the dress changes")
    if (dress, name) in TORN:
        pytest.skip("the dress tears the page's damage apart, by which it is mended")
    assert _facts(dressed, knowledge) == _facts(document, knowledge)


def _facts(document: Document, knowledge: Knowledge) -> set[tuple[str, ...]]:
    """Give the facts of a page without where they stand."""
    return {
        tuple(
            f"{field}: {value}".translate(_BRACKETS)
            for field, value in sorted(fact.items())
            if field not in ("quote", "start", "end")
        )
        for fact in flat.facts(extract(document, knowledge))
    }
