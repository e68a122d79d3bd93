"""Edits: what one pass changed, how two passes become one, what is told of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, overload

from kg.model import Repair
from kg.text.alignment import Alignment
from kg.text.span import Span

CHARWISE = frozenset({"script", "width", "blank"})
"""Kinds whose edits replace character by character, so that every character keeps its own way back."""
PIECES = CHARWISE | {"lead-byte", "out-of-step"}
"""Kinds of which neighbours are told as one repair."""

UNREAD = "unread"
"""The kind of edits that change nothing: they say where bytes are out of step and have no clear reading."""


class Edit(NamedTuple):
    """Characters `[start, stop)` of the text before the pass become `after`; `why` is for people.

    One of a kind in `CHARWISE` that is as long as before stands for the edits of its characters that change.
    """

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
    grown = accumulate((len(after) - (stop - start) for start, stop, after, _, _ in first), initial=0)
    shifts = list(grown)  # offset in `middle` - offset in the original, behind so many edits of `first`
    starts = [edit[0] + shift for edit, shift in zip(first, shifts, strict=False)]  # in `middle`
    stops = [edit[1] + shift for edit, shift in zip(first, shifts[1:], strict=True)]
    out: list[Edit] = []
    i = j = 0
    size = len(first)
    new = tuple.__new__  # a third of the time of Edit(…), and this is the innermost loop
    while j < len(second):
        low, high, after, kind, why = second[j]
        j += 1
        if i < size and stops[i] <= low:
            k = bisect_right(stops, low, i)
            out += first[i:k]
            i = k
        if i == size or starts[i] >= high:
            shift = shifts[i]
            out.append(new(Edit, (low - shift, high - shift, after, kind, why)))
            continue
        k = i
        took = [second[j - 1]]
        begin = first[i].start if starts[i] <= low else low - shifts[i]
        low = min(low, starts[i])
        while True:
            if i < size and starts[i] < high:
                high = max(high, stops[i])
                i += 1
            elif j < len(second) and second[j].start < high:
                high = max(high, second[j].stop)
                took.append(second[j])
                j += 1
            else:
                break
        out.append(_one(begin, high - shifts[i], middle, low, high, [*first[k:i], *took], took))
    return out + list(first[i:])


def _one(start: int, stop: int, middle: str, low: int, high: int, both: list[Edit], took: list[Edit]) -> Edit:
    after = apply(middle[low:high], (e._replace(start=e.start - low, stop=e.stop - low) for e in took))
    kind = "+".join(dict.fromkeys(k for e in both for k in e.kind.split("+")))
    return Edit(start, stop, after, kind, "; ".join(dict.fromkeys(e.why for e in both)))


class Layer(NamedTuple):
    """The text before a pass, and what the pass does to it, in order."""

    text: str
    edits: Sequence[Edit]


def shifts(layers: Iterable[Layer]) -> list[Edit]:
    """Give what the passes did to a text, in its offsets, but for edits character by character: these move nothing.

    An edit may leave what it covers as it was.
    """
    whole: list[Edit] = []
    for text, edits in layers:
        whole = compose(whole, text, [edit for edit in edits if not _charwise(edit)])
    return whole


def _whole(layers: Iterable[Layer]) -> list[Edit]:
    """Give all that the passes did to a text, in its offsets."""
    whole: list[Edit] = []
    for text, edits in layers:
        whole = compose(whole, text, list(_single(text, edits)))
    return whole


def _charwise(edit: Edit) -> bool:
    return edit.kind in CHARWISE and len(edit.after) == edit.stop - edit.start


def _single(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Give the edits, in the place of those that stand for edits of characters these."""
    for edit in edits:
        if _charwise(edit):
            start, _, after, kind, why = edit
            yield from (Edit(i, i + 1, c, kind, why) for i, c in enumerate(after, start) if c != text[i])
        else:
            yield edit


def apart(text: str, edits: Iterable[Edit], spans: Sequence[Span]) -> list[Edit]:
    """Give the edits of `text` that share no characters with the spans; both are in order."""
    found = []
    i = 0
    for edit in _single(text, edits):
        while i < len(spans) and spans[i].stop <= edit.start:
            i += 1
        if i == len(spans) or edit.stop <= spans[i].start:
            found.append(edit)
    return found


def moved(spans: Iterable[Span], edits: Sequence[Edit]) -> list[Span]:
    """Give the spans as they lie after the edits, without those that an edit shares characters with; both are in order."""
    found = []
    i = shift = 0
    for start, stop in spans:
        while i < len(edits) and edits[i].stop <= start:
            shift += len(edits[i].after) - (edits[i].stop - edits[i].start)
            i += 1
        if i == len(edits) or stop <= edits[i].start:
            found.append(Span(start + shift, stop + shift))
    return found


class Repairs(Sequence[Repair]):
    """The passes over a text as its repairs, for explanation: neighbours of one kind as one, what changes nothing left out.

    They are put together when they are first asked for: most pages are never explained.
    """

    def __init__(self, layers: Sequence[Layer]) -> None:
        """Take what the passes did, in order; nothing for a text that stays."""
        self._layers = layers
        self._made: tuple[Repair, ...] | None = None

    def _all(self) -> tuple[Repair, ...]:
        if self._made is None:
            self._made = tuple(_repairs(self._layers[0].text, _whole(self._layers))) if self._layers else ()
        return self._made

    @overload
    def __getitem__(self, index: int) -> Repair: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Repair, ...]: ...
    def __getitem__(self, index: int | slice) -> Repair | tuple[Repair, ...]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


def _repairs(text: str, edits: Iterable[Edit]) -> Iterator[Repair]:
    begin = end = 0
    kind = why = new = ""
    for start, stop, after, k, w in edits:
        if text[start:stop] == after:
            continue
        if start == end and k in PIECES and k == kind and w == why:
            new += after
            end = stop
            continue
        if text[begin:end] != new:
            yield Repair(kind, begin, end, text[begin:end], new, why)
        begin, end, new, kind, why = start, stop, after, k, w
    if text[begin:end] != new:
        yield Repair(kind, begin, end, text[begin:end], new, why)


def alignment(text: str, edits: Iterable[Edit]) -> Alignment:
    """Give the way back to `text` through what shifts it."""
    return Alignment.of((e.start, e.stop, len(e.after)) for e in edits if text[e.start : e.stop] != e.after)
