"""Percents: 54.5%, 六成, 百分之二十; and apart from them, with unit `point`, differences of percents (3个百分点)."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.text.numeral import NUMERAL, SCALE, value

HEADS = frozenset("%％﹪‰成个個")
_POINTS = re.compile(r"[个個] ?百 ?分 ?[点點]")
_OF = re.compile(r" *分 *之 *(负)?")
_NUMERAL = re.compile(NUMERAL)
_NOT_SHARE = frozenset("立果为功员本就长套品型交人都效绩语群了规色份堆片")
_SOME = re.compile(r"[一二三四五六七八九]{2}十")
"""二三十: two neighbouring digits before 十 are no percent but a guess."""
_TENTH = re.compile(r"成(?:(半)|([一二三四五六七八九])(?![一二三四五六七八九十百千万]))?")


def percent(text: str, word: str, first: int, q: int, stop: int, amount: float) -> Mention | None:
    """Read a percent whose figure `word` is worth `amount` and whose sign stands at `q`, or None if it is none."""
    c = text[q]
    if _SOME.search(word):
        return None
    if c in "%％﹪":
        return _mention(text, first, q + 1, amount)
    if c == "‰":
        return _mention(text, first, q + 1, amount / 10)
    if c == "成":
        if (q + 1 < stop and text[q + 1] in _NOT_SHARE) or not 0 < amount <= 10 or len(word.replace(" ", "")) > 4:
            return None
        share = _TENTH.match(text, q, stop)
        if share is None:
            return None
        rest = 5 if share[1] else (value(share[2]) or 0 if share[2] else 0)
        return _mention(text, first, share.end(), round(amount * 10 + rest, 6))
    if points := _POINTS.match(text, q, stop):
        return _mention(text, first, points.end(), amount, "point")
    return None


def ratio(text: str, a: int, b: int, first: int, stop: int) -> Mention | None:
    """Read 百分之五 and 千分之三 (Percent), 三分之二 (Number); the figure before 分之 is `[a, b)`."""
    part = _OF.match(text, b, stop)
    if part is None:
        return None
    word = text[a:b]
    if text.startswith("百", part.end(), stop) and not _NUMERAL.match(text, part.end() + 1, stop):
        return _mention(text, first, part.end() + 1, 100)
    above = _NUMERAL.match(text, part.end(), stop)
    over, below = (value(above.group()) if above else None), value(word)
    if above is None or over is None or not below or _SOME.search(above.group()):
        return None
    if part[1] or text[first] == "负":
        over = over if part[1] and text[first] == "负" else -over
    if all(c in SCALE for c in word):
        return _mention(text, first, above.end(), round(over * 100 / below, 10))
    return Mention(Kind.NUMBER, first, above.end(), text[first : above.end()], round(over / below, 12))


def _mention(text: str, start: int, stop: int, amount: float, unit: str = "percent") -> Mention:
    if amount == int(amount):
        amount = int(amount)
    return Mention(Kind.PERCENT, start, stop, text[start:stop], amount, unit)
