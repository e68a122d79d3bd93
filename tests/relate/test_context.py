"""What a page speaks of: cases in tests/cases/regions/homes.tsv; and where 我市, 该县 and bare 经开区 are led."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kg.model import Document, Kind
from kg.recognise import recognise
from kg.relate.context import page_of
from kg.relate.page import Page
from kg.repair import repair
from tests.recognise.naming import knowledge

_LINES = (Path(__file__).parents[1] / "cases" / "regions" / "homes.tsv").read_text("utf-8").splitlines()


def page(text: str) -> Page:
    repaired = repair(Document(id="case", text=text), knowledge())
    return page_of(repaired, recognise(repaired, knowledge()), knowledge())


def cases() -> list[object]:
    found: list[object] = []
    for line in _LINES:
        if line.startswith("#"):
            continue
        text, home, why = (*line.split("\t"), "", "")[:3]
        marks = [pytest.mark.xfail(reason=why[6:].strip(), strict=True)] if why.startswith("xfail:") else []
        found.append(pytest.param(text.replace("|", "\n"), home, why, id=text[:20] or "empty", marks=marks))
    return found


@pytest.mark.parametrize(("text", "home", "why"), cases())
def test_home(text: str, home: str, why: str) -> None:
    found = page(text).home
    assert (found.text if found else "") == home, why


@pytest.mark.parametrize(
    ("text", "word", "led"),
    [
        ("云和县召开会议。全县签约项目20个。", "全县", "云和县"),
        ("丽水市召开会议。云和县、景宁县签约。全市签约项目20个。", "全市", "丽水市"),
        ("云和县召开会议。景宁县也派人参加,该县签约项目20个。", "该县", "景宁县"),
        ("云和县经济开发区举行仪式。经开区今年签约项目20个。", "经开区", "云和县经济开发区"),
        ("全县签约项目20个。", "全县", None),
    ],
)
def test_words_that_point(text: str, word: str, led: str | None) -> None:
    at = text.index(word)
    found = [m.text for m in page(text).mentions if m.start == at and m.implied and m.kind in (Kind.REGION, Kind.PARK)]
    assert (found[0] if found else None) == led


def test_long_stretches_are_read_in_parts() -> None:
    found = page("云和县" + "青山绿水," * 1000)
    spans = found.sentences
    assert all(b.start == a.stop for a, b in itertools.pairwise(spans))
    assert max(span.stop - span.start for span in spans) <= 1200
