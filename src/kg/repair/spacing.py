"""Blanks inside words (战略新 兴) and a clause broken over lines (只有⏎10分钟).

A blank goes where it splits a word: read together, both sides make a word of the dictionary across the blank, of which at
least one side is no word of its own. Lists of names, verses and spaced-out headings stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Set

from kg.knowledge import Knowledge
from kg.repair.edits import Edit
from kg.repair.reading import LONGEST, STRANGE, share

_BLANK = re.compile("[ \u3000]{1,3}(?=[一-鿿])")
_BREAK = re.compile("\n(?=[一-鿿0-9%])")
_HAN_BEFORE = re.compile("[一-鿿]*$")
_HAN_AFTER = re.compile("[一-鿿]*")
_CELLS = re.compile("[\t|]")
"""Signs of a table, of which no line is broken."""
_GAIN = 4.0
"""Nats by which the joined reading must win over the parted one."""
_GAIN_LINE = 5.0
_LINE = 10
"""Shortest line, in signs, that may be taken for a broken one."""
_COMMON = -14.0
"""Log probability of the rarest word that counts."""


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that close words and clauses which a blank or a line break has parted."""
    out: list[Edit] = []
    if " " in text or "\u3000" in text:
        places = (match.span() for match in _BLANK.finditer(text) if _han(text, match.start() - 1))
        out += [
            Edit(a, b, "", "spacing", "a blank inside a word")
            for a, b in places
            if _splits(text, a, b, knowledge, _GAIN)
        ]
    for match in _BREAK.finditer(text):
        a, b = match.span()
        while a and text[a - 1] in " \t\r":
            a -= 1
        why = _broken(text, a, b, knowledge)
        if why:
            out.append(Edit(a, b, "", "line", why))
    if out:
        out.sort()
    return out


def _splits(text: str, start: int, stop: int, knowledge: Knowledge, gain: float) -> bool:
    left = _HAN_BEFORE.search(text, max(0, start - LONGEST), start)
    right = _HAN_AFTER.match(text, stop, stop + LONGEST)
    if not left or not right:
        return False
    a, b = left.group(), right.group()
    if len(a) == 1 and len(b) == 1 and _spaced(text, start, stop):
        return False
    crossing = [
        (i, j)
        for i in range(1, len(a) + 1)
        for j in range(1, min(len(b), LONGEST - i) + 1)
        if (i == 1 or j == 1) and (share(a[-i:] + b[:j], knowledge) or STRANGE) > _COMMON
    ]
    if not crossing:
        return False
    apart = _reads(a, knowledge) + _reads(b, knowledge)
    joined = max(
        _reads(a[:-i], knowledge) + _reads(a[-i:] + b[:j], knowledge) + _reads(b[j:], knowledge) for i, j in crossing
    )
    return joined - apart >= gain


def _han(text: str, at: int) -> bool:
    return at >= 0 and "一" <= text[at] <= "鿿"


def _spaced(text: str, start: int, stop: int) -> bool:
    """Tell whether two single characters stand in a row of them, or alone: 通 知, 大 中 小, 王 刚."""
    before = text[start - 2 : start - 1]
    after = text[stop + 1 : stop + 2]
    return (not before or before.isspace()) or (not after or after.isspace())


def _reads(text: str, knowledge: Knowledge) -> float:
    best = [0.0] + [float("-inf")] * len(text)
    for j in range(1, len(text) + 1):
        for i in range(max(0, j - LONGEST), j):
            cost = share(text[i:j], knowledge) or (STRANGE if j - i == 1 else None)
            if cost is not None:
                best[j] = max(best[j], best[i] + cost)
    return best[-1]


def _broken(text: str, start: int, stop: int, knowledge: Knowledge) -> str:
    """Tell why the line that ends at `start` goes on at `stop`; nothing where it does not."""
    line = text[max(0, start - _LINE) : start]
    if len(line) < _LINE or "\n" in line or not (_han(text, start - 1) or line[-1].isdigit()):
        return ""
    if _CELLS.search(text, max(0, start - 100), min(len(text), stop + 100)):
        return ""
    if line[-1].isdigit():
        parted = text.startswith(knowledge.words("repair_units"), stop) and not line.isascii()
        return "a figure parted from its unit" if parted else ""
    if line.endswith(knowledge.words("repair_open")):
        return "a clause broken over lines"
    if not text[stop].isdigit() and _splits(text, start, stop, knowledge, _GAIN_LINE):
        return "a word broken over lines"
    return ""
