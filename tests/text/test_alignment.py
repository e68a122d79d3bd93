"""Spans and the way back: for any edits, both directions agree."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.text.alignment import Alignment
from kg.text.sentences import sentences
from kg.text.span import Span

CHANGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4), st.integers(0, 4)), max_size=8)


def _changes(drawn: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    out, at = [], 0
    for gap, size, length in drawn:
        start = at + gap
        at = start + max(size, 1)
        out.append((start, at, length))
    return out


@given(CHANGES, st.integers(0, 60), st.integers(1, 20))
def test_there_and_back_covers_the_span(drawn: list[tuple[int, int, int]], start: int, size: int) -> None:
    way = Alignment.of(_changes(drawn))
    original = way.to_original(start, start + size)
    back = way.to_repaired(*original)
    assert back.start <= start and start + size <= back.stop


@given(CHANGES, st.integers(0, 60), st.integers(1, 20))
def test_outside_edits_a_span_only_moves(drawn: list[tuple[int, int, int]], start: int, size: int) -> None:
    changes = _changes(drawn)
    way = Alignment.of(changes)
    if all(stop <= start or start + size <= at for at, stop, _ in changes):
        there = way.to_repaired(start, start + size)
        assert there.stop - there.start == size
        assert way.to_original(*there) == Span(start, start + size)


@given(st.text("开工。签约!投产;\n ”", max_size=40))
def test_sentences_cover_all_but_blanks_and_breaks(text: str) -> None:
    found = list(sentences(text))
    assert all(a.stop <= b.start for a, b in pairwise(found))
    assert all(s.of(text).strip() == s.of(text) != "" for s in found)
