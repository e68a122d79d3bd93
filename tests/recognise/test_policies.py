"""Documents of a government: cases in tests/cases/policy/titles.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import Knowledge
from kg.knowledge.lexicon import read_table
from kg.recognise import policies

CASES = [(*row, "", "")[:3] for row in read_table(Path(__file__).parents[1] / "cases" / "policy" / "titles.tsv")]
KNOWLEDGE = Knowledge()


@pytest.mark.parametrize(("sentence", "titles", "why"), CASES, ids=[row[0][:24] for row in CASES])
def test_titles(sentence: str, titles: str, why: str) -> None:
    text = sentence.replace("⏎", "\n")
    found = policies.find(text, 0, len(text), KNOWLEDGE, [])
    assert [m.text for m in found] == [t for t in titles.split("|") if t], why


@given(st.text(alphabet="《》〈〉“”岚桥县关于印发方案意见通知的\n、", max_size=120))
def test_any_text(text: str) -> None:
    found = policies.find(text, 0, len(text), KNOWLEDGE, [])
    assert all(0 <= m.start < m.stop <= len(text) and "\n" not in m.text for m in found)


def test_unbalanced_is_linear() -> None:
    text = "《" * 20000
    assert policies.find(text, 0, len(text), KNOWLEDGE, []) == []
