"""A lost lead byte in GBK text: 。”淥口 became !睖O口, 經常可以看到淥口 became 經?梢钥吹綔O口.

One byte is gone, and the text runs one byte out of step until an ASCII byte brings it back: 。” is A1A3 A1B1, without its
first byte A3A1 B1…, and A3A1 is '!', made half-width later. Such a place is seen by a mark that is followed without a break
by a stretch that reads badly; it is read again with every lead byte that fits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Set

from kg.knowledge import Knowledge
from kg.repair import bytestream, gbk, script, stray, verdict
from kg.repair.edits import Edit
from kg.repair.lattice import IN, OUT, Edge, Node
from kg.repair.reading import COMMON, ENDS, OTHER, STRANGE, Words, words

_DROPPED = -10.0
"""Log probability of a character that is found by its lead byte alone, about that of a word."""
_ROW = frozenset("、。·…—‘’“”《》【】")
_ODD = -13.0
"""Log probability below which a character is seldom read."""
_NEAR = 3
"""How many characters after the mark are looked at for such."""
_CLOSING = frozenset("”’》）】")
_SLACK = 4.0
"""Nats that the first look may be wrong by: it knows single characters only."""
_WORD = -11.0
"""Log probability of the rarest word of two characters that tells against damage before it."""
_RAREST = -17.0
"""Log probability below which an ASCII character was a full-width one and no second byte."""
SHORT = -3.0
"""Added to the log probability of a mark that ends a clause of one word."""
_SHORT = re.compile("[。，、；：,;:\n][^。，、；：,;:\n]{0,2}[?\ufffd]?\\Z")
WHY = "GBK text one byte out of step: a lead byte is lost"

_MARK = re.compile(
    "[!?\uff01\uff1f。](?:"  # one class first: with two alternatives each character would be tried
    "(?<!。)(?:(?=[!-~]{0,2}[^\x00-\x7f])|(?<=[^!?\uff01\uff1f\ufffd][?\ufffd][!?\uff01\uff1f])(?=[?\ufffd@-~]))"
    "|(?<=。)(?=[\u3105-\u3129])"  # an ideographic blank before （ or another mark of its row: Bopomofo is in no news
    ")"
)
_STOP = re.compile(r"!(?<=[㐀-䶿一-鿿]!)(?=[ 0-9]|$)(?![^“”\n]{0,300}”|\s*“)", re.MULTILINE)


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that bring back lost lead bytes; a place that has no clear reading gives an edit of kind `unread`."""
    marks = [m.start() for m in _MARK.finditer(text)]
    if not marks and "!" not in text:
        return []
    single = script.tables(knowledge).single
    known = words(knowledge)
    # the first of two is what a decoder wrote for a lone byte
    behind = set(marks)
    marks = [i for i in marks if i + 1 not in behind or text[i] not in bytestream.LONE_SIGNS]
    traditional = not script.tables(knowledge).strict.isdisjoint(signs) and script.is_traditional(text, knowledge)
    marks = [i for i in marks if not _reads_well(text, i, single, known)]
    places = [i for i in marks if _suspect(text, i, single, known) or (traditional and _odd(text, i, single, known))]
    stops = [m.start() for m in _STOP.finditer(text)] if traditional or places else []
    spoken = [i for i in stops if bytestream.is_open(text, i, "“", "”")]
    if traditional:
        cut = (i for i in marks if text[i - 1 : i + 2] == "?!?")
        places = sorted({*places, *stops, *cut}.difference(spoken))
    out = _mended(text, places, traditional, knowledge) if places else []
    if spoken and (traditional or any(edit.kind == "lead-byte" for edit in out)):
        taken = {edit.start for edit in out}
        out = sorted([*out, *(_closing(i) for i in spoken if i not in taken)])
    return _with_stray(text, out)


def _with_stray(text: str, out: list[Edit]) -> list[Edit]:
    """Give the edits with those that mark what is left: a '?' that asks nothing and that none of them touches."""
    found = list(stray.edits(text, any(edit.kind == "lead-byte" for edit in out)))
    if not found:
        return out
    starts = [edit.start for edit in out]
    free = []
    for edit in found:
        k = bisect_left(starts, edit.stop)
        if not k or out[k - 1].stop <= edit.start:
            free.append(edit)
    return sorted([*out, *free])


def _mended(text: str, places: list[int], traditional: bool, knowledge: Knowledge) -> list[Edit]:
    page = bytestream.Page(text, [(i, i + 1) for i in places], knowledge)
    if traditional:
        page.gain = bytestream.GAIN_TRADITIONAL
    judged: dict[tuple[str, int], verdict.Verdict | None] = {}
    out: list[Edit] = []
    for i in places:
        at = i - (i > 0 and text[i - 1] in bytestream.LONE_SIGNS)
        if out and at < out[-1].stop:
            continue
        page.skipped = bytestream.SKIPPED if at == i else bytestream.NEVER_SKIPPED
        same = page.same(at)
        if same not in judged:
            judged[same] = verdict.judge(page, at, i + 1, _sites(page, i))
        out += verdict.edits(page, judged[same], page.begin(at), "lead-byte", WHY)
    return out


def _sites(page: bytestream.Page, i: int) -> dict[Node, list[Edge]]:
    """Give the edges over a mark at `i` for the character that lost its lead byte; a decoder may have left a '?' for that."""
    bytes_ = gbk.pair(page.text[i])
    assert bytes_ is not None  # a mark has its bytes
    found = page.letters.trail[bytes_[0]]
    after = page.text[i + 1 : i + 2]
    following = gbk.pair(after) if after and after not in bytestream.LONE_SIGNS else None
    if following and gbk.character(bytes_[1], following[0]) in ENDS:  # no such mark stands before another one
        found = {c: written for c, written in found.items() if c not in ENDS}
    edges = [Edge((i + 1, OUT), found, bytestream.LOSS, lost=True)]
    if page.text[i] == "。":
        blank = edges[0]._replace(choices={" ": ""}, cost=0.0)
        edges = [*edges, blank] if "一" <= page.text[i - 1 : i] <= "鿿" else [blank]
    elif _SHORT.search(page.text, max(0, i - 4), i):
        ends = {c: written for c, written in found.items() if c in ENDS}
        rest = {c: written for c, written in found.items() if c not in ENDS}
        edges = [edges[0]._replace(choices=rest), edges[0]._replace(choices=ends, cost=bytestream.LOSS + SHORT)]
    return {(i, IN): edges, (i - 1, IN): edges if page.text[i - 1 : i] in bytestream.LONE_SIGNS else []}


def _closing(i: int) -> Edit:
    return Edit(
        i,
        i + 1,
        "。”",
        "lead-byte",
        "an open quotation; the page lost lead bytes, and 。” before a blank or a digit leaves '!'",
    )


def _reads_well(text: str, i: int, single: dict[str, str], known: Words) -> bool:
    """Tell whether a word stands behind a mark: bytes out of step hardly make one."""
    return known.cost.get("".join([single.get(c, c) for c in text[i + 1 : i + 3]]), STRANGE) > _WORD


def _odd(text: str, i: int, single: dict[str, str], known: Words) -> bool:
    """Tell whether characters next to a mark are seldom read, or two of them make a word when they are shifted by a byte."""
    mark = gbk.pair(text[i])
    if mark is None or text[i + 1 : i + 2] in _CLOSING:
        return False
    pending = mark[1]
    shifted = ""
    for c in text[i + 1 : i + 1 + _NEAR]:
        if not c.isascii() and known.cost.get(single.get(c, c), STRANGE) < _ODD:
            return True
        two = gbk.pair(c)
        whole = two and gbk.character(pending, ord(c) if "@" <= c <= "~" else two[0])
        if not two or not whole:
            break
        shifted += single.get(whole, whole)
        pending = two[1]
    standing = [single.get(c, c) for c in text[i + 1 : i + 3]]
    if len(standing) < 2 or len(shifted) < 2 or known.cost.get(standing[0], STRANGE) > COMMON:
        return False
    return standing[1] not in known.after.get(standing[0], "") and shifted[1] in known.after.get(shifted[0], "")


def _suspect(text: str, i: int, single: dict[str, str], known: Words) -> bool:
    """Tell whether the characters after a mark read better when they are shifted by a byte."""
    first = text[i + 1]
    mark, next_ = gbk.pair(text[i]), gbk.pair(first)
    if mark is None or next_ is None:
        return False
    pending = mark[1]
    if pending == 0xA1 and not first.isascii():  # the lost character was followed by a mark of the row A1
        return gbk.character(pending, next_[0]) in _ROW
    shifted = standing = 0.0
    for c in text[i + 1 : i + 7]:
        two = gbk.pair(c)
        if two is None:
            break
        standing += known.cost.get(single.get(c, c), OTHER if c.isascii() else STRANGE)
        if "@" <= c <= "~" and (whole := gbk.character(pending, ord(c))):
            cost = known.cost.get(single.get(whole, whole), STRANGE)
            if cost > _RAREST or c is first:
                shifted += cost
                break
        whole = gbk.character(pending, two[0])
        if whole is None:
            shifted += _DROPPED
            break
        shifted += known.cost.get(single.get(whole, whole), STRANGE)
        pending = two[1]
    return shifted > standing - _SLACK
