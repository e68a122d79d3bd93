"""The character repairs in their order: what went wrong last is mended first.

A pass takes the text, odd characters found in it, one of each kind (and others that a pass before took out of it), and the tables;
it gives edits, or none without looking further where none of its characters is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.model import Repair
from kg.repair import (
    entities,
    gloss,
    leadbyte,
    letterspace,
    markup,
    outofstep,
    punctuation,
    script,
    setapart,
    spacing,
    width,
    wrapped,
)
from kg.repair.edits import UNREAD, Edit, Layer, Repairs, apart, apply, moved, shifts
from kg.text.span import Span

Pass = Callable[[str, Set[str], Knowledge], list[Edit]]

PASSES: tuple[Pass, ...] = (
    wrapped.edits,
    entities.edits,
    markup.edits,
    gloss.edits,
    outofstep.edits,
    leadbyte.edits,
    script.edits,
    width.edits,
    punctuation.edits,
    letterspace.edits,
    setapart.edits,
    spacing.edits,
)
JUDGES: tuple[Pass, ...] = (outofstep.edits, leadbyte.edits)
"""The passes that read bytes."""
ROUNDS = 4


class Mended(NamedTuple):
    """A mended text, what each pass did, the same as repairs, and the spans of it that could not be restored.

    `shifts` are the edits that move offsets, in those of the text as it was.
    """

    text: str
    layers: list[Layer]
    shifts: list[Edit]
    repairs: Sequence[Repair]
    damaged: list[Span]


def mend(text: str, knowledge: Knowledge) -> Mended:
    """Mend the characters of `text`. Mending the result again changes nothing."""
    layers: list[Layer] = []
    unread: list[Span] = []
    now = text
    last = len(PASSES)
    for _ in range(ROUNDS):
        signs = set(_signs(now, knowledge))
        changed = 0
        for number, step in enumerate(PASSES, 1):
            if number > last and not changed:
                break  # the passes from here on have seen this very text
            found = step(now, signs, knowledge)
            if step in JUDGES:
                unread = sorted({*unread, *(Span(e.start, e.stop) for e in found if e.kind == UNREAD)})
                found = [edit for edit in found if edit.kind != UNREAD]
            elif unread:
                # a run that cannot be read keeps its characters: they are the bytes that it is judged by
                found = apart(now, found, unread)
            if not found:
                continue
            if unread:
                unread = moved(unread, found)
            layers.append(Layer(now, found))
            after = apply(now, found)
            if after != now:
                # what a pass took away may stay among the signs: they only say what is worth a look
                changed = number
                now = after
                signs.update(_signs("".join([edit.after for edit in found]), knowledge))
        if not changed:
            break
        last = changed
    whole = shifts(layers)
    damaged = [Span(c, c + len(e.after)) for c, e in _placed(whole) if "damaged" in e.kind]
    return Mended(now, layers, whole, Repairs(layers), sorted({*damaged, *unread}))


def _signs(text: str, knowledge: Knowledge) -> Iterator[str]:
    """Give one of each kind of characters that undamaged text hardly has: what is not found needs no look for its damage."""
    first, *kinds = knowledge.once("repair.characters.signs", _kinds)
    if first.search(text):
        yield from (match[0] for kind in kinds if (match := kind.search(text)))


def _kinds(knowledge: Knowledge) -> tuple[re.Pattern[str], ...]:
    """Give a class of all such characters, then one of each kind."""
    kinds = ({"&"}, {"<"}, gloss.TONED, width.tables(knowledge).all, script.tables(knowledge).strict)
    return tuple(script.characters(kind) for kind in (frozenset().union(*kinds), *kinds))


def _placed(edits: list[Edit]) -> Iterator[tuple[int, Edit]]:
    """Give the edits with where what they give begins in the text behind them."""
    shift = 0
    for edit in edits:
        yield edit.start + shift, edit
        shift += len(edit.after) - (edit.stop - edit.start)
