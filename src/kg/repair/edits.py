"""Edits: what one pass changed, how two passes become one, what is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.model import Repair
from kg.text.alignment import Alignment

CHARWISE = frozenset({"script", "width", "blank"})
"""Kinds whose edits replace character by character, so that every character keeps its own way back."""
PIECES = CHARWISE | {"lead-byte", "out-of-step"}
"""Kinds of which neighbours are told as one repair."""


class Edit(NamedTuple):
    """Characters `[start, stop)` of the text before the pass become `after`; `why` is for people."""

    start: int
    stop: int
    after: str
    kind: str
    why: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Give `text` with the edits made; they must be in order and disjoint.

    >>> apply("項(xiàng)目", [Edit(1, 8, "", "gloss", "")])
    '項目'
    """
    pieces = []
    at = 0
    for start, stop, after, _, _ in edits:
        pieces.append(text[at:start])
        pieces.append(after)
        at = stop
    pieces.append(text[at:])
    return "".join(pieces)


def compose(first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> list[Edit]:
    """Give the edits that lead from the text before `first` to the text after `second`.

    `middle` is the text between the two, which `second` counts in. Edits of both passes that share characters become one.
    """
    if not first or not second:
        return list(first or second)
    out: list[Edit] = []
    shift = 0  # original offset = offset in `middle` - shift, behind the last edit of `first` that was taken
    i = j = 0
    while i < len(first) or j < len(second):
        # the earlier of the two begins a cluster; a deletion comes before what begins at its place
        low, high = _reach(first, i, shift) if i < len(first) else (len(middle) + 1,) * 2
        if j < len(second) and (second[j].start < low or (second[j].start == low and low < high and i < len(first))):
            low, high = second[j].start, second[j].stop
            took = [second[j]]
            j += 1
            inner: list[Edit] = []
            begin = low - shift
        elif i < len(first):
            took = []
            inner = [first[i]]
            begin = first[i].start
            shift += len(first[i].after) - (first[i].stop - first[i].start)
            i += 1
        grown = True
        while grown:
            grown = False
            if i < len(first):
                c, d = _reach(first, i, shift)
                if c < high and (d > low or c == d) and not (c == d == low):
                    inner.append(first[i])
                    shift += len(first[i].after) - (first[i].stop - first[i].start)
                    i += 1
                    high = max(high, d)
                    grown = True
            if j < len(second) and second[j].start < high:
                took.append(second[j])
                high = max(high, second[j].stop)
                j += 1
                grown = True
        if not took:
            out.append(inner[0])
            continue
        after = apply(middle[low:high], (e._replace(start=e.start - low, stop=e.stop - low) for e in took))
        if not inner:
            out.append(Edit(begin, high - shift, after, took[0].kind, took[0].why))
            continue
        both = inner + took
        kind = "+".join(dict.fromkeys(k for e in both for k in e.kind.split("+")))
        out.append(Edit(begin, high - shift, after, kind, "; ".join(dict.fromkeys(e.why for e in both))))
    return out


def _reach(first: Sequence[Edit], i: int, shift: int) -> tuple[int, int]:
    start = first[i].start + shift
    return start, start + len(first[i].after)


def repairs(text: str, edits: Iterable[Edit]) -> tuple[Repair, ...]:
    """Give the edits of `text` as repairs, for explanation: neighbours of one kind as one, what changes nothing left out."""
    out: list[Edit] = []
    for edit in edits:
        start, stop, after, kind, why = edit
        if out and kind in PIECES and out[-1].stop == start and out[-1].kind == kind and out[-1].why == why:
            out[-1] = Edit(out[-1].start, stop, out[-1].after + after, kind, why)
        else:
            out.append(edit)
    return tuple(
        Repair(e.kind, e.start, e.stop, before, e.after, e.why)
        for e in out
        if (before := text[e.start : e.stop]) != e.after
    )


def alignment(edits: Iterable[Edit]) -> Alignment:
    """Give the way back through the edits."""
    return Alignment.of(
        (e.start, e.stop, len(e.after)) for e in edits if not (e.kind in CHARWISE and len(e.after) == e.stop - e.start)
    )
