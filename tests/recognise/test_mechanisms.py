"""Names of mechanisms: cases in tests/cases/mechanism/names.tsv, and what must hold of any text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import Knowledge
from kg.knowledge.lexicon import read_table
from kg.model import Kind
from kg.recognise.mechanisms import find as mechanisms

CASES = [(*row, "", "")[:3] for row in read_table(Path(__file__).parents[1] / "cases" / "mechanism" / "names.tsv")]
KNOWLEDGE = Knowledge()


@pytest.mark.parametrize(("sentence", "names", "why"), CASES, ids=[row[0][:24] for row in CASES])
def test_names(sentence: str, names: str, why: str) -> None:
    found = mechanisms.find(sentence, 0, len(sentence), KNOWLEDGE, [])
    assert [m.text for m in found] == [n for n in names.split("|") if n], why


@given(st.text(alphabet="县推行建立“”「」《》、,。+的一制机模式招商专班\n招商引资以三个批", max_size=80))
def test_any_text(text: str) -> None:
    found = mechanisms.find(text, 0, len(text), KNOWLEDGE, [])
    assert all(m.kind is Kind.MECHANISM and 0 <= m.start < m.stop <= len(text) for m in found)
    assert all(a.stop <= b.start for a, b in itertools.pairwise(found))


@given(st.integers(0, 20), st.integers(0, 20))
def test_zone_only(before: int, after: int) -> None:
    text = "甲" * before + "全县推行链长制。" + "乙" * after
    start, stop = before, before + 8
    assert [m.text for m in mechanisms.find(text, start, stop, KNOWLEDGE, [])] == ["链长制"]
    assert mechanisms.find(text, stop, len(text), KNOWLEDGE, []) == []
