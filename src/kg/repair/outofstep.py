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
from kg.repair import bytestream, gbk, gloss, script
from kg.repair.edits import Edit
from kg.repair.lattice import Edge, Lattice
from kg.repair.reading import Reader, words

_GLOSS = re.compile(f"(?:[?\ufffd][(\uff08]?|[(\uff08])([{gloss.LETTERS}]{{1,9}})[)\uff09]")
_AROUND = 6
_REACH = 200


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that bring back characters whose bytes such a gloss has parted."""
    if gloss.TONED.isdisjoint(signs):
        return []
    found = [m for m in _GLOSS.finditer(text) if m.start() and not text[m.start() - 1].isascii()]
    if not found:
        return []
    tables = script.tables(knowledge)
    plain = bytestream.Plain(tables.single, tables.strict)
    said = gloss.readings(knowledge)
    page = bytestream.elsewhere(text, [(m.start(), m.end()) for m in found])
    reader = Reader(words(knowledge), page.translate(tables.table))
    glosses = {m.start(): m for m in _GLOSS.finditer(text)}
    out: list[Edit] = []
    for match in found:
        i = match.start()
        if out and i < out[-1].stop:
            continue
        before = gbk.pair(text[i - 1])
        lost = [
            b
            for b in gbk.TRAILS
            if before and gloss.syllable(match[1]) in said.get(gbk.character(before[1], b) or "", ())
        ]
        if not lost:
            continue
        line = text.find("\n", i)
        start = max(text.rfind("\n", 0, i) + 1, i - _AROUND)
        stop = min(len(text) if line < 0 else line, match.end() + _REACH)
        lattice = bytestream.build(text, start, stop, (), plain, reader)
        _join(lattice, text, match, lost, glosses, said, plain, reader)
        verdict = bytestream.judge(lattice, reader, _without(text, start, stop, match, plain, reader))
        if verdict is None:
            continue
        why = f"a gloss ({gloss.syllable(match[1])}) stood between two bytes of a character with that reading before it"
        for run in verdict.runs:
            if verdict.clear:
                out += [Edit(a, b, after, "out-of-step", why) for a, b, after in run]
            else:
                a, b = run[0][0], run[-1][1]
                out.append(Edit(a, b, text[a:b], "damaged", f"{why}; more than one reading is good"))
    return out


def _join(
    lattice: Lattice,
    text: str,
    match: re.Match[str],
    lost: list[int],
    glosses: dict[int, re.Match[str]],
    said: dict[str, frozenset[str]],
    plain: bytestream.Plain,
    reader: Reader,
) -> None:
    """Add the edges over a gloss: the lost byte with the byte behind the gloss, which may be lost in its turn."""
    node, end = (match.start(), 0), match.end()
    c = text[end : end + 1]
    bytes_ = gbk.pair(c) if c else None
    if "@" <= c <= "~":
        whole = [gbk.character(b, ord(c)) for b in lost]
        lattice.add(node, Edge((end + 1, 0), bytestream.choices(filter(None, whole), plain, reader), lost=True))
    elif end in glosses:
        again = gloss.syllable(glosses[end][1])
        both = [w for b in lost for w in gbk.with_lead(b) if again in said.get(w, ())]
        lattice.add(node, Edge((glosses[end].end(), 0), bytestream.choices(both, plain, reader), lost=True))
    elif bytes_ and not c.isascii():
        whole = [gbk.character(b, bytes_[0]) for b in lost]
        lattice.add(node, Edge((end + 1, 1), bytestream.choices(filter(None, whole), plain, reader), lost=True))
        bytestream.run_on(lattice, text, end + 1, plain, reader)
    else:
        whole = [w for b in lost for w in gbk.with_lead(b)]
        lattice.add(
            node, Edge((end, 0), bytestream.choices(filter(None, whole), plain, reader), bytestream.LOSS, lost=True)
        )


def _without(
    text: str, start: int, stop: int, match: re.Match[str], plain: bytestream.Plain, reader: Reader
) -> float | None:
    """Tell how the stretch reads when the gloss alone is taken out, for a gloss whose bracket is whole."""
    if match.group()[0] not in "(\uff08":
        return None
    rest = text[start : match.start()] + text[match.end() : stop]
    return bytestream.build(rest, 0, len(rest), (), plain, reader).read(reader).best()[0]
