"""A stretch of text as GBK bytes of which some are lost: the lattice of what it may have been, and the verdict on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from kg.repair import gbk
from kg.repair.lattice import Edge, Lattice, Node, Step
from kg.repair.reading import LONGEST, STRANGE, Reader

GAIN = 12.0
"""Nats by which the mended reading must beat the text as it stands."""
CLEAR = 2.5
"""Nats by which the mended reading must beat the next best mended reading."""
LOSS = -6.0
"""Log probability that a byte is lost where other signs say that one may be."""

_ASCII = re.compile(r"[\x00-\x7f]")

_OPENING = frozenset("“‘、《（〈【·—")
"""Marks that no line ends with."""
_CLOSING = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "）": "（", "】": "【"}


class Plain(NamedTuple):
    """Simplified forms: for reading, of every character; for writing, of those that have one whatever the word."""

    single: dict[str, str]
    strict: frozenset[str]

    def __call__(self, character: str) -> str:
        """Give the form that is read."""
        return self.single.get(character, character)

    def written(self, character: str) -> str:
        """Give the form that is written; what depends on the word is left to `script`."""
        return self.single[character] if character in self.strict else character


class Verdict(NamedTuple):
    """The best reading of a stretch: the runs that change in their pieces, whether it wins clearly, and by how much it beats the text as it stands."""

    runs: list[list[tuple[int, int, str]]]
    clear: bool
    gain: float


def choices(characters: Iterable[str], plain: Plain, reader: Reader) -> tuple[tuple[str, str], ...]:
    """Give the characters that Chinese text may have, one for each simplified form."""
    found = dict.fromkeys(p for c in characters if reader.word(p := plain(c)) not in (None, STRANGE))
    return tuple((c, c) for c in found)


def build(text: str, start: int, stop: int, sites: Collection[int], plain: Plain, reader: Reader) -> Lattice:
    """Build the lattice of `text[start:stop]`, where a lead byte may be lost before each offset in `sites`."""
    lattice = Lattice(start, stop)
    for i in range(start, stop):
        lattice.add((i, 0), Edge((i + 1, 0), ((plain(text[i]), text[i]),)))
    for i in sites:
        bytes_ = gbk.pair(text[i])
        if bytes_:
            lattice.add((i, 0), Edge((i + 1, 1), choices(gbk.with_trail(bytes_[0]), plain, reader), LOSS, lost=True))
            run_on(lattice, text, i + 1, plain, reader)
    return lattice


def run_on(lattice: Lattice, text: str, i: int, plain: Plain, reader: Reader) -> None:
    """Add what the text may be from `(i, 1)` on, as far as it can run out of step."""
    while i <= lattice.stop[0] and not lattice.edges.get((i, 1)):
        before = gbk.pair(text[i - 1])
        if before is None:
            return
        if i == lattice.stop[0]:
            if i == len(text) or text[i] == "\n":
                found = choices((c for c in gbk.with_lead(before[1]) if _may_end(text, i, c)), plain, reader)
                lattice.add((i, 1), Edge((i, 0), found, LOSS, lost=True))
            return
        if not out_of_step(lattice, text, i, before[1], plain, reader):
            return
        i += 1


def out_of_step(lattice: Lattice, text: str, i: int, pending: int, plain: Plain, reader: Reader) -> bool:
    """Add the edges that leave `(i, 1)`, where the byte `pending` waits for its trail byte; tell whether it may run on."""
    node: Node = (i, 1)
    c = text[i]
    on = False
    bytes_ = gbk.pair(c)
    if bytes_ and (whole := gbk.character(pending, bytes_[0])):
        lattice.add(node, Edge((i + 1, 1), ((plain(whole), plain.written(whole)),)))
        on = True
    if "@" <= c <= "~" and (whole := gbk.character(pending, ord(c))):
        lattice.add(node, Edge((i + 1, 0), ((plain(whole), plain.written(whole)),)))
    if c in "?\ufffd":
        # the decoder wrote one sign for the lone byte, and some decoders took the character after it along
        eaten = "<" if text[i + 1 : i + 2] == "/" else ""
        found = choices(gbk.with_lead(pending), plain, reader)
        if eaten or text[i + 1 : i + 2] in ("", "\n"):
            found = tuple(f for f in found if _may_end(text, i, f[0]))
        lattice.add(node, Edge((i + 1, 0), tuple((p, w + eaten) for p, w in found), LOSS, lost=True))
    if c < "@":
        lattice.add(node, Edge((i, 0), choices(gbk.with_lead(pending), plain, reader), LOSS, lost=True))
    return on


def _may_end(text: str, i: int, character: str) -> bool:
    """Tell whether a line may end with a character at `i`: no opening mark, and a closing one only where one is open."""
    if character in _OPENING:
        return False
    return character not in _CLOSING or is_open(text, i, _CLOSING[character], character)


def is_open(text: str, i: int, opening: str, closing: str) -> bool:
    """Tell whether an opening mark stands before `text[i]` on its line that no closing one has answered."""
    line = text.rfind("\n", 0, i) + 1
    return text.rfind(opening, line, i) > text.rfind(closing, line, i)


def judge(lattice: Lattice, reader: Reader, as_is: float | None = None) -> Verdict | None:
    """Give the verdict on a lattice; None where the text reads best as it stands (`as_is`: how well, where the caller knows)."""
    reading = lattice.read(reader)
    if as_is is None:
        as_is, _ = reading.best(mend=False)
    score, steps = reading.best()
    lost = [s for s in steps if s.edge.lost]
    if not lost or score - as_is < GAIN:
        return None
    clear = all(score - reading.best(frozenset({(s.at, s.choice[0])}))[0] >= CLEAR for s in lost)
    return Verdict(list(_runs(steps)), clear, score - as_is)


def _runs(steps: list[Step]) -> Iterable[list[tuple[int, int, str]]]:
    """Give the stretches that change, each as pieces: a piece of the text begins where the first byte of its characters stands."""
    run: list[tuple[int, str]] = []
    for step in steps:
        if not run and not step.edge.lost:
            continue
        run.append((step.at[0] - step.at[1], step.choice[1]))
        if step.edge.to[1] == 0:
            starts = sorted({start for start, _ in run})
            stops = [*starts[1:], step.edge.to[0]]
            yield [(a, b, "".join(c for at, c in run if at == a)) for a, b in zip(starts, stops, strict=True)]
            run = []


def elsewhere(text: str, damaged: Iterable[tuple[int, int]]) -> str:
    """Give the text without damaged spans, what follows each of them up to the next ASCII character, and their neighbours.

    What stands beside the damage must not count as said elsewhere, or it would speak against words that reach into it.
    """
    pieces = []
    at = 0
    for start, stop in damaged:
        pieces.append(text[at : max(at, start - LONGEST)])
        end = _ASCII.search(text, stop)
        at = max(at, end.end() + LONGEST if end else len(text))
    pieces.append(text[at:])
    return "\n".join(pieces)
