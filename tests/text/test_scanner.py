"""A scanner finds what `re` finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.heads import heads
from kg.text.scanner import Scanner

PATTERNS = (
    "开工|开业|投产",
    "(?:开工|投产)?项目",
    "(?:第[一二]|共)?批项?目?",
    r"(?<=目)等(?!级)[^,]{0,3}?项目|(?<=等)(?=\d个)[^,]{0,4}目",
    r"\d+个项目|[的,]\d个",
    r"(?:\s|、)?项目",
    "(?:项|目){2,3}工",
    "(?=开)..|业(?=投)",
    "(?:项目)+等?",
    "项(?P<a>目)(?P=a)",
    "[^项]目",
    "项?目?",
    "(?i:a)项",
    "^项|目$",
    "(?>项目|项)等",
    "(?<=[目程]、)[^,]{1,3}项目",
    "等|(?<=项)[^项]{2}目|投产",
    "项(?:(?<=项)[^,]|目)",
    "(?:(?<=项)|(?<=目))[^,]等",
    "(?<=项目)(?<=目)[^,]",
    "(?<=项|等)[^,]等",
    "(?:(?<=项).)?目|[^目](?<=个)",
)
TEXTS = st.text(alphabet="开工业投产项目第一二批共等级,、的个 \n12Aa", max_size=40)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXTS, start=st.integers(0, 10), length=st.integers(0, 40))
def test_finds_what_re_finds(pattern: str, text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    stop = min(start + length, len(text))
    expected = [m.span() for m in re.compile(pattern).finditer(text, start, stop)]
    scanner = Scanner(pattern)
    assert [m.span() for m in scanner.finditer(text, start, stop)] == expected
    first = scanner.search(text, start, stop)
    assert (first.span() if first else None) == (expected[0] if expected else None)


def test_beginnings_hold_every_digit_and_blank() -> None:
    begins = heads(re.compile(r"\d个|\s项"))
    assert begins is not None
    assert {"1", "１", "٣", "𝟘", "\u3000", "\t"} <= {head.word[0] for head in begins}


@pytest.mark.parametrize("pattern", ["", "项*", "[^,]项", ".目", "(?i)a项", r"\w目"])
def test_a_pattern_that_may_begin_with_anything_has_no_beginnings(pattern: str) -> None:
    assert heads(re.compile(pattern)) is None
