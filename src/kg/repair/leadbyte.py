"""A lost lead byte in GBK text: 。”淥口 became !睖O口, 經常可以看到淥口 became 經?梢钥吹綔O口.

One byte is gone, and the text runs one byte out of step until an ASCII byte brings it back: 。” is A1A3 A1B1, without its
first byte A3A1 B1…, and A3A1 is '!', made half-width later. Such a place is seen by a mark that is followed without a break
by a stretch that reads badly; it is read again with every lead byte that fits.
"""

from __future__ import annotations

import re
from collections.abc import Set

from kg.knowledge import Knowledge
from kg.repair import bytestream, gbk, script
from kg.repair.edits import Edit
from kg.repair.reading import OTHER, STRANGE, Words, words

_DROPPED = -10.0
"""Log probability of a character that is found by its lead byte alone, about that of a word."""
_ROW = frozenset("、。·…—‘’“”《》【】")
_SLACK = 4.0
"""Nats that the first look may be wrong by: it knows single characters only."""
WHY = "GBK text one byte out of step: a lead byte is lost"

_MARK = re.compile("[!?\uff01\uff1f](?=[!-~]{0,2}[^\x00-\x7f])")
_STOP = re.compile("(?<=[㐀-䶿一-鿿])!(?= |$)(?![^“”\n]{0,300}”)", re.MULTILINE)


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that bring back lost lead bytes; a place that has no clear reading gives an edit of kind `damaged`."""
    marks = [m.start() for m in _MARK.finditer(text)]
    if not marks:
        return []
    single = script.tables(knowledge).single
    known = words(knowledge)
    places = [i for i in marks if _suspect(text, i, single, known)]
    if not places:
        return []
    page = bytestream.Page(text, [(i, i + 1) for i in places], knowledge)
    judged: dict[tuple[str, int], bytestream.Verdict | None] = {}
    out: list[Edit] = []
    for i in places:
        if out and i < out[-1].stop:
            continue
        start, stop = page.window(i, i + 1)
        same = (text[start : stop + 1], i - start)
        if same in judged:
            verdict = judged[same]
        else:
            verdict = judged[same] = bytestream.judge(bytestream.build(page, start, stop, {i}), page)
        out += bytestream.edits(page, verdict, start, "lead-byte", WHY)
    if any(edit.kind == "lead-byte" for edit in out):
        out = sorted(
            out + [_closing(i) for m in _STOP.finditer(text) if bytestream.is_open(text, i := m.start(), "“", "”")]
        )
    return out


def _closing(i: int) -> Edit:
    return Edit(
        i, i + 1, "。”", "lead-byte", "an open quotation; the page lost lead bytes, and 。” before a blank leaves '!'"
    )


def _suspect(text: str, i: int, single: dict[str, str], known: Words) -> bool:
    """Tell whether the characters after a mark read better when they are shifted by a byte."""
    first = text[i + 1]
    mark, next_ = gbk.pair(text[i]), gbk.pair(first)
    if mark is None or next_ is None:
        return False
    pending = mark[1]
    if pending == 0xA1 and not first.isascii():  # the lost character was followed by a mark of the row A1
        return gbk.character(pending, next_[0]) in _ROW
    trail = "@" <= first <= "~" and gbk.character(pending, ord(first)) is not None
    shifted = standing = 0.0
    for c in text[i + 1 : i + 7]:
        two = gbk.pair(c)
        if two is None:
            break
        whole = gbk.character(pending, ord(c) if trail else two[0])
        standing += known.cost.get(single.get(c, c), OTHER if c.isascii() else STRANGE)
        if whole is None:
            shifted += _DROPPED
            break
        shifted += known.cost.get(single.get(whole, whole), STRANGE)
        pending = two[1]
        if trail:
            break
    return shifted > standing - (_SLACK if not first.isascii() else 0.0)
