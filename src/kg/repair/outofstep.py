"""What a gloss inserter leaves behind that works on GBK bytes out of step: 春日?qǐng)D景 is 春日圖景.

The gloss (qǐng) was put between the two bytes of 圖 (88 44), because the second byte of 日 (C8 D5) and the first of 圖 read
together as 請 (D5 88). The byte 88 and the bracket became '?'. So the lost byte is one that, after the byte before, gives a
character with that reading; it is recovered, not guessed. The text after the gloss may run out of step on, and a second gloss
may eat the other byte (日?qǐng)?bào) is 日報: 88 F3).
"""

from __future__ import annotations

import re
from collections.abc import Set

from kg.knowledge import Knowledge
from kg.repair import bytestream, gbk, gloss
from kg.repair.edits import Edit
from kg.repair.lattice import Edge, Lattice

_GLOSS = re.compile(f"(?:[?\ufffd][(\uff08]?|[(\uff08])([{gloss.LETTERS}]{{1,9}})[)\uff09]")


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that bring back characters whose bytes such a gloss has parted."""
    if gloss.TONED.isdisjoint(signs):
        return []
    found = [m for m in _GLOSS.finditer(text) if m.start() and not text[m.start() - 1].isascii()]
    if not found:
        return []
    said = gloss.readings(knowledge)
    # the readings decide; what the page says elsewhere is not needed
    page = bytestream.Page(text, None, knowledge)
    glosses = {m.start(): m for m in _GLOSS.finditer(text)}
    judged: dict[tuple[str, int], bytestream.Verdict | None] = {}
    out: list[Edit] = []
    for match in found:
        i = match.start()
        if out and i < out[-1].stop:
            continue
        before, spoken = gbk.pair(text[i - 1]), gloss.syllable(match[1])
        fits = [(b, said[c]) for b, c in gbk.trails(before[1]) if c in said] if before else []
        lost = [b for b, readings in fits if readings[0] == spoken] or [b for b, readings in fits if spoken in readings]
        if not lost:
            continue
        start, stop = page.window(i, match.end())
        same = (text[start : stop + 1], i - start)
        if same in judged:
            verdict = judged[same]
        else:
            lattice = bytestream.build(page, start, stop, ())
            _join(lattice, page, match, lost, glosses, said)
            verdict = judged[same] = bytestream.judge(lattice, page, _without(page, start, stop, match))
        why = f"a gloss ({spoken}) stood between two bytes: the byte before it and the lost one have that reading"
        out += bytestream.edits(page, verdict, start, "out-of-step", why)
    return out


def _join(
    lattice: Lattice,
    page: bytestream.Page,
    match: re.Match[str],
    lost: list[int],
    glosses: dict[int, re.Match[str]],
    said: dict[str, tuple[str, ...]],
) -> None:
    """Add the edges over a gloss: the lost byte with the byte behind the gloss, which may be lost in its turn."""
    node, end = (match.start(), 0), match.end()
    c = page.text[end : end + 1]
    bytes_ = gbk.pair(c) if c else None
    choices = page.letters.choices
    if "@" <= c <= "~":
        lattice.add(node, Edge((end + 1, 0), choices(gbk.character(b, ord(c)) for b in lost), lost=True))
    elif end in glosses:
        again = gloss.syllable(glosses[end][1])
        both = choices(w for b in lost for w in gbk.with_lead(b) if again in said.get(w, ()))
        lattice.add(node, Edge((glosses[end].end(), 0), both, lost=True))
    elif bytes_ and not c.isascii():
        lattice.add(node, Edge((end + 1, 1), choices(gbk.character(b, bytes_[0]) for b in lost), lost=True))
        bytestream.run_on(lattice, page, end + 1)
    else:
        whole = tuple(c for b in lost for c in page.letters.lead[b])
        lattice.add(node, Edge((end, 0), whole, bytestream.LOSS, lost=True))


def _without(page: bytestream.Page, start: int, stop: int, match: re.Match[str]) -> float | None:
    """Tell how the stretch reads when the gloss alone is taken out, for a gloss whose bracket is whole."""
    if match.group()[0] not in "(\uff08":
        return None
    rest = page.text[start : match.start()] + page.text[match.end() : stop]
    lattice = Lattice(0, len(rest))
    for i, c in enumerate(rest):
        lattice.add((i, 0), Edge((i + 1, 0), (page.letters.choice(c),)))
    return lattice.read(page.reader).best()[0]
