"""What a gloss inserter leaves behind that works on GBK bytes out of step: 春日?qǐng)D景 is 春日圖景.

The gloss (qǐng) was put between the two bytes of 圖 (88 44), because the second byte of 日 (C8 D5) and the first of 圖 read
together as 請 (D5 88). The byte 88 and the bracket became '?'. So the lost byte is one that, after the byte before, gives a
character with that reading; it is recovered, not guessed. The text after the gloss may run out of step on, and a second gloss
may eat the other byte (日?qǐng)?bào) is 日報: 88 F3).
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import partial

from kg.knowledge import Knowledge
from kg.repair import bytestream, gbk, gloss, verdict
from kg.repair.edits import Edit
from kg.repair.lattice import IN, OUT, Edge, Lattice

_GLOSS = re.compile(f"(?:[?\ufffd][(\uff08]?|[(\uff08])([{gloss.LETTERS}]{{1,9}})[)\uff09]")
_TONED = re.compile("[" + "".join(sorted(gloss.TONED)) + "]")
_NEUTRAL = re.compile("[?\ufffd][(\uff08]?([a-z]{1,6})[)\uff09]")
_SIGNS = ",;:!)"
"""Half-width signs that may have been full-width, and have two bytes then."""


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that bring back characters whose bytes such a gloss has parted."""
    # on a page without tones a bracket alone tells nothing: a lone byte has to stand before a syllable that is neutral
    toned = not gloss.TONED.isdisjoint(signs) and _TONED.search(text)
    pattern = _GLOSS if toned else _NEUTRAL
    if not toned and not any(sign in text for sign in bytestream.LONE_SIGNS):
        return []
    found = [
        m
        for m in pattern.finditer(text)
        if m.start()
        and (not (before := text[m.start() - 1]).isascii() or (before in _SIGNS and m[0][0] in bytestream.LONE_SIGNS))
    ]
    if not found:
        return []
    said = gloss.readings(knowledge)
    # the readings decide; what the page says elsewhere is not needed
    page = bytestream.Page(text, None, knowledge)
    glosses = {m.start(): m for m in _GLOSS.finditer(text)}
    judged: dict[tuple[str, int], verdict.Verdict | None] = {}
    bytes_: dict[tuple[int, str], list[int]] = {}
    out: list[Edit] = []
    for match in found:
        i = match.start()
        if out and i < out[-1].stop:
            continue
        first, spoken = gbk.pair(text[i - 1]), gloss.syllable(match[1])
        key = (first[1] if first else 0, spoken)
        if key not in bytes_:
            fits = [(b, said[c]) for b, c in gbk.trails(key[0]) if c in said]
            usual = [b for b, readings in fits if readings[0] == spoken]
            bytes_[key] = usual or [b for b, readings in fits if spoken in readings]
        lost = bytes_[key]
        if not lost:
            continue
        same = page.same(i)
        if same not in judged:
            judged[same] = _verdict(page, match, lost, glosses)
        why = f"a gloss ({spoken}) stood between two bytes: the byte before it and the lost one have that reading"
        out += verdict.edits(page, judged[same], page.begin(i), "out-of-step", why)
    return out


def _verdict(
    page: bytestream.Page, match: re.Match[str], lost: list[int], glosses: dict[int, re.Match[str]]
) -> verdict.Verdict | None:
    site, joined = (match.start(), IN), _join(page, match.end(), lost, glosses)
    return verdict.judge(
        page,
        *match.span(),
        {site: joined},
        partial(_without, page, match) if match.group()[0] in "(\uff08" else None,
        {site: [*joined, *(page.into_gaps(match.end(), lost) if match.end() < len(page.text) else ())]},
        unique=len(lost) == 1,
    )


def _join(page: bytestream.Page, end: int, lost: list[int], glosses: dict[int, re.Match[str]]) -> list[Edge]:
    """Give the edges over a gloss that ends at `end`: the lost byte with the one behind the gloss, which may be lost in its turn.

    A half-width sign behind it may have been full-width, and is two bytes then: 規模可觀 became 規?hū)?捎^, with ？ for A3BF.
    """
    c = page.text[end : end + 1]
    bytes_ = gbk.pair(c) if c else None
    choices = page.letters.choices
    found = []
    if "@" <= c <= "~":
        found.append(Edge((end + 1, IN), choices(gbk.character(b, ord(c)) for b in lost), lost=True))
    if bytes_:
        found.append(Edge((end + 1, OUT), choices(gbk.character(b, bytes_[0]) for b in lost), lost=True))
    if end in glosses:
        again = gloss.syllable(glosses[end][1])
        both = choices(w for b in lost for w in gbk.with_lead(b) if again in page.said.get(w, ()))
        found.append(Edge((glosses[end].end(), IN), both, lost=True))
    elif not "@" <= c <= "~" and (c.isascii() or not bytes_):
        whole = {c: c for b in lost for c in page.letters.lead[b]}
        found.append(Edge((end, IN), whole, bytestream.LOSS, lost=True))
    return found


def _without(page: bytestream.Page, match: re.Match[str], stop: int) -> float:
    """Tell how the stretch up to `stop` reads when the gloss alone is taken out."""
    rest = page.text[page.begin(match.start()) : match.start()] + page.text[match.end() : stop]
    plain = Lattice(
        0, len(rest), len(rest), lambda node, _: [Edge((node[0] + 1, IN), page.letters.choice(rest[node[0]]))]
    )
    return plain.read(page.reader, len(rest)).score
