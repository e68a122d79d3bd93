"""People with an office: cases in tests/cases/official/names.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import Knowledge
from kg.knowledge.lexicon import read_table
from kg.recognise import persons

CASES = [(*row, "", "")[:3] for row in read_table(Path(__file__).parents[1] / "cases" / "official" / "names.tsv")]
KNOWLEDGE = Knowledge()


@pytest.mark.parametrize(("sentence", "names", "why"), CASES, ids=[row[0][:24] for row in CASES])
def test_names(sentence: str, names: str, why: str) -> None:
    found = persons.find(sentence, 0, len(sentence), KNOWLEDGE, [])
    assert [m.text for m in found] == [n for n in names.split("|") if n], why


def test_named_again() -> None:
    text = "市长江望舒到会。江望舒说,欢迎投资。"
    found = persons.find(text, 0, len(text), KNOWLEDGE, [])
    assert [(m.start, m.text) for m in found] == [(2, "江望舒"), (8, "江望舒")]


@given(st.text(alphabet="县市长书记主任李王欧阳明国·、,。和说出席会见在 ", max_size=60))
def test_any_text(text: str) -> None:
    found = persons.find(text, 0, len(text), KNOWLEDGE, [])
    assert all(text[m.start : m.stop] == m.text and 2 <= len(m.text) <= 16 for m in found)
