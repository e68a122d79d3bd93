"""The character repairs in their order: what went wrong last is mended first.

A pass takes the text, the odd characters found in it (and others that a pass before took out of it), and the tables; it gives
edits, or none without looking further where none of its characters is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.model import Repair
from kg.repair import entities, gloss, leadbyte, outofstep, punctuation, script, spacing, width
from kg.repair.edits import UNREAD, Edit, Repairs, apart, apply, compose, moved
from kg.text.span import Span

Pass = Callable[[str, Set[str], Knowledge], list[Edit]]

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
JUDGES: tuple[Pass, ...] = (outofstep.edits, leadbyte.edits)
"""The passes that read bytes."""
ROUNDS = 4


class Mended(NamedTuple):
    """A mended text, the edits that lead to it, the same as repairs, and the spans of it that could not be restored."""

    text: str
    edits: list[Edit]
    repairs: Sequence[Repair]
    damaged: list[Span]


def mend(text: str, knowledge: Knowledge) -> Mended:
    """Mend the characters of `text`. Mending the result again changes nothing."""
    find = knowledge.once("repair.characters.signs", _signs)
    whole: list[Edit] = []
    unread: list[Span] = []
    now = text
    for _ in range(ROUNDS):
        before = now
        signs = set(find.findall(now))
        for step in PASSES:
            found = step(now, signs, knowledge)
            if not found:
                continue
            if step in JUDGES:
                unread = sorted({*unread, *(Span(e.start, e.stop) for e in found if e.kind == UNREAD)})
                found = [edit for edit in found if edit.kind != UNREAD]
            elif unread:
                # a run that cannot be read keeps its characters: they are the bytes that it is judged by
                found = apart(found, unread)
            if unread:
                unread = moved(unread, found)
            after = apply(now, found)
            whole = compose(whole, now, found)
            if after != now:
                # what a pass took away may stay among the signs: they only say what is worth a look
                now = after
                signs.update(find.findall("".join([edit.after for edit in found])))
        if now == before:
            break
    marked = {e.kind for e in whole if "damaged" in e.kind}
    damaged = [Span(c, c + len(e.after)) for c, e in _placed(whole) if e.kind in marked] if marked else []
    whole = [e for e in whole if text[e.start : e.stop] != e.after]
    return Mended(now, whole, Repairs(text, whole), sorted({*damaged, *unread}))


def _signs(knowledge: Knowledge) -> re.Pattern[str]:
    """Give one class of all characters that undamaged text hardly has: what is not found needs no look for its damage."""
    odd = script.tables(knowledge).strict | gloss.TONED | width.tables(knowledge).all | set("&<")
    return re.compile("[" + "".join(sorted(c for c in odd if c <= "\uffff")) + "]")


def _placed(edits: list[Edit]) -> Iterator[tuple[int, Edit]]:
    shift = 0
    for edit in edits:
        yield edit.start + shift, edit
        shift += len(edit.after) - (edit.stop - edit.start)
