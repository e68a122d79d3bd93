"""The cheap look for stage words misses none of the table."""

from __future__ import annotations

from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from kg.knowledge import Knowledge
from kg.relate.stage.words import SOME

_ROWS = Knowledge().table("stages")


_GAP = "\0"
"""Stands for what a pattern leaves open."""


def _unseen(items: Any, before: frozenset[str] = frozenset(("",))) -> frozenset[str]:
    """Give what the parsed pattern can match behind `before`, as far as `SOME` sees no word of its own in it; open places are gaps."""
    live = before
    for kind, value in items:
        if kind in (op.ASSERT, op.ASSERT_NOT, op.AT):
            continue
        if kind is op.BRANCH:
            live = frozenset().union(*(_unseen(way, live) for way in value[1]))
        elif kind is op.SUBPATTERN:
            live = _unseen(value[3], live)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, most, inner = value
            once = _unseen(inner, live)
            more = once if most == 1 else frozenset(text + _GAP for text in once)
            live = more | live if least == 0 else more
        else:
            live = frozenset(text + sign for text in live for sign in _signs(kind, value))
        live = frozenset(text for text in live if not SOME.search(text))
    return live


def _signs(kind: Any, value: Any) -> list[str]:
    if kind is op.LITERAL:
        return [chr(value)]
    if kind is op.IN and all(k is op.LITERAL for k, _ in value):
        return [chr(v) for _, v in value]
    return [_GAP]


@pytest.mark.parametrize("pattern", [row[0] for row in _ROWS])
def test_the_cheap_look_sees_every_row(pattern: str) -> None:
    assert not _unseen(parser.parse(pattern)), "add a word of each to SOME"


def test_the_check_can_fail() -> None:
    assert _unseen(parser.parse("(?:开工|杂词)"))
    assert _unseen(parser.parse("(?:开工)?杂词"))
