"""Alternatives with a character first match what the pattern as written matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.patterns import alternatives

PATTERNS = (
    ["(?<![甲乙])丙(?!丁)", "丁"],
    ["(?:甲|乙丙)?(?:丁|戊)", "丙丁?"],
    ["[甲乙]丙", "甲?乙", "(?:丙|丁)+戊"],
    ["(?<!甲乙)(?<!丙)丁", "甲{1,2}乙"],
    ["(?<!甲)乙+丙", "(?<=丁)[甲丙]"],
    ["(?:(?:甲|乙)丙|丁[丙)])(?=戊|$)", "[^甲]戊"],
    ["甲乙", "丙", "[^丁]戊", "甲", "甲乙丙", "丙(?!丁)", "丙+丁"],
    ["甲|乙丙|(?:丁)", r"\w丙"],
)


@pytest.mark.parametrize("patterns", PATTERNS)
@given(text=st.text("甲乙丙丁戊", max_size=12), start=st.integers(0, 3))
def test_matches_the_same(patterns: list[str], text: str, start: int) -> None:
    """The same matches, whatever the text and wherever the search begins."""
    plain = re.compile("|".join(f"(?:{p})" for p in patterns))
    headed = re.compile(alternatives(patterns))
    assert [m.span() for m in headed.finditer(text, start)] == [m.span() for m in plain.finditer(text, start)]


def test_writes_heads_out() -> None:
    """Every alternative begins with a character where that can be had."""
    assert alternatives(["(?:甲|乙)?丙", "(?<!甲)丁", "[甲.]丙"]) == r"甲(?:丙|丙)|乙丙|丙|丁(?<!(?:甲)丁)|\.丙"
