"""The character repairs in their order: what went wrong last is mended first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.model import Repair
from kg.repair import entities, gloss, leadbyte, outofstep, punctuation, script, spacing, width
from kg.repair.edits import Edit, apply, compose, repairs
from kg.text.span import Span

Pass = Callable[[str, "frozenset[str] | set[str]", Knowledge], list[Edit]]

PASSES: tuple[Pass, ...] = (
    entities.edits,
    gloss.edits,
    outofstep.edits,
    leadbyte.edits,
    script.edits,
    width.edits,
    punctuation.edits,
    spacing.edits,
)
ROUNDS = 4


class Mended(NamedTuple):
    """A mended text, the edits that lead to it, the same as repairs, and the spans of it that could not be restored."""

    text: str
    edits: list[Edit]
    repairs: tuple[Repair, ...]
    damaged: list[Span]


def mend(text: str, knowledge: Knowledge) -> Mended:
    """Mend the characters of `text`. Mending the result again changes nothing."""
    whole: list[Edit] = []
    now = text
    for _ in range(ROUNDS):
        before = now
        characters: set[str] | None = None
        for step in PASSES:
            if characters is None:
                characters = set(now)
            found = step(now, characters, knowledge)
            if found:
                after = apply(now, found)
                whole = compose(whole, now, found)
                if after != now:
                    now, characters = after, None
        if now == before:
            break
    damaged = [Span(c, c + len(e.after)) for c, e in _placed(whole) if "damaged" in e.kind.split("+")]
    whole = [e for e in whole if text[e.start : e.stop] != e.after]
    return Mended(now, whole, repairs(text, whole), damaged)


def _placed(edits: list[Edit]) -> Iterator[tuple[int, Edit]]:
    shift = 0
    for edit in edits:
        yield edit.start + shift, edit
        shift += len(edit.after) - (edit.stop - edit.start)
