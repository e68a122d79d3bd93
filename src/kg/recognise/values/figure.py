"""A numeral in text, with what it counts: the unit after it decides which kind of value it is."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Kind, Mention
from kg.recognise.values.money import money, purse
from kg.recognise.values.percent import HEADS, percent, ratio
from kg.recognise.values.quantity import quantity
from kg.recognise.values.tables import Tables
from kg.text.numeral import DIGIT, NUMERAL, SCALE, value

_NUMERAL = re.compile(NUMERAL)
_TO = re.compile(r" ?(?:[(（]含[)）])?(?:[-－‐–—~～]+|至|到) ?")
_TO_HEADS = frozenset("-－‐–—~～至到(（ ")
_VAGUE = frozenset("数几第上")
_BARE_SCALES = frozenset("十百千万亿")
"""What makes 数十亿, 几百 and 上千 vague: no figure stands before the scale."""
_SPREAD = 50
"""How many times its lower bound the upper bound of a range may be; 减少140万吨至5亿吨 is none."""
_MINUS = frozenset("-－−")
_PLAN = re.compile("十[一二三四五]五")
_MORE = frozenset("余多来")
_FORMAL = frozenset("壹贰貳叁參肆伍陆陸柒捌玖")
"""Digits of accounts, one of which alone is a name or part of a word: 大陆|架, 陆家."""
_ALONE_AFTER = frozenset("是为")
_ALONE_BEFORE = frozenset("。，,不却而这那")


_SIGNS = frozenset("-－−负第")


def simple(text: str, a: int, b: int, start: int, stop: int, known: Tables) -> Mention | None:
    """Read the plainest figures (120个, 44.9亿元, 54.5%) that begin with an Arabic numeral; None sends the caller to `read`."""
    unit = known.simple.get(text[b])
    if unit is None or (a > start and (text[a - 1] in _SIGNS or text[a - 1] in known.prefix_ends)):
        return None
    end = b + 1
    if end < stop and text[end] in known.tails:
        return None
    amount = value(text[a:b])
    if amount is None:
        return None
    kind, name, factor = unit
    if factor != 1:
        amount = round(amount * factor, 6)
        amount = int(amount) if amount == int(amount) else amount
    return Mention(kind, a, end, text[a:end], amount, name)


def read(text: str, a: int, b: int, start: int, stop: int, known: Tables) -> Mention | None:
    """Read the numeral at `[a, b)` with its unit; nothing outside `[start, stop)` is looked at. None if it counts nothing."""
    before = text[a - 1] if a > start else ""
    if before and before in _VAGUE and (before == "第" or text[a] in _BARE_SCALES):
        return None
    following = text[b] if b < stop else ""
    word = text[a:b]
    if word in _FORMAL:
        return None
    first = a
    if word[0] in SCALE and word[0] not in "十拾":
        if following in "分 " and following and (before != "十" and (share := ratio(text, a, b, first, stop))):
            return share
        if len(word) == 1 or word[1] not in SCALE:
            return None
    amount = value(word)
    if amount is None:
        return None
    if before == "负" or (before in _MINUS and not _glued(text, a - 2, start) and text[a - 2 : a - 1] not in _MINUS):
        first, amount = a - 1, -amount
    if following in "分 " and following and (share := ratio(text, a, b, first, stop)):
        return share
    if following in _TO_HEADS and following:
        end, lower = _range(text, b, stop, word, amount)
        if end != b and (found := _measured(text, word, first, a, end, start, stop, lower, known)):
            return found
    found = _measured(text, word, first, a, b, start, stop, amount, known)
    if found is None:
        return _plain(text, word, first, a, b, start, stop, amount)
    if found.stop < stop and text[found.stop] in _TO_HEADS:
        return _widened(text, found, stop, known)
    return found


def _measured(
    text: str, word: str, first: int, a: int, q: int, start: int, stop: int, amount: float, known: Tables
) -> Mention | None:
    end = q
    while q < stop and text[q] in _MORE:
        q += 1
        end = q
    while q < stop and text[q] == " ":
        q += 1
    if q < stop:
        c = text[q]
        if c in HEADS and (share := percent(text, word, first, q, stop, amount)):
            return share
        if unit := known.unit(text, q, stop):
            after = q + len(unit.word)
            if unit.measure == "money":
                if found := money(text, first, a, after, unit, start, stop, amount, known):
                    return found
            else:
                return quantity(text, word, first, after, unit, stop, amount)
    return purse(text, word, first, a, end, start, amount, known)


def _range(text: str, b: int, stop: int, word: str, amount: float) -> tuple[int, float]:
    """Give the end of a range that begins with a bare numeral (3—5亿元, 两到三万元) and its lower bound; `b` if there is none."""
    to = _TO.match(text, b, stop)
    other = _NUMERAL.match(text, to.end(), stop) if to else None
    upper = value(other.group()) if other else None
    if other is None or upper is None:
        return b, amount
    scales = [c for c in other.group() if c in SCALE]
    if any(c in SCALE and SCALE[c] >= 10_000 for c in word):
        factor = 1
    elif any(c in SCALE for c in word):
        factor = _product([c for c in scales if SCALE[c] >= 10_000])
    else:
        factor = _product(
            [c for c in scales if other.group().rstrip("".join(scales)) + "".join(scales) == other.group()]
        )
    lower = amount * factor
    return (other.end(), lower) if lower <= upper else ((other.end(), amount) if amount <= upper else (b, amount))


def _product(scales: list[str]) -> int:
    factor = 1
    for c in scales:
        factor *= SCALE[c]
    return factor


def _widened(text: str, figure: Mention, stop: int, known: Tables) -> Mention:
    """Draw in the upper bound where each bound has its unit (1万元-5万元)."""
    to = _TO.match(text, figure.stop, stop)
    other = _NUMERAL.match(text, to.end(), stop) if to else None
    amount = value(other.group()) if other else None
    if other is None or amount is None:
        return figure
    a, b = other.span()
    upper = _measured(text, other.group(), a, a, b, a, stop, amount, known)
    if upper is None or upper.kind is not figure.kind or upper.unit != figure.unit:
        return figure
    if (
        not isinstance(upper.value, int | float)
        or not isinstance(figure.value, int | float)
        or not figure.value < upper.value <= _SPREAD * figure.value
    ):
        return figure
    return replace(figure, stop=upper.stop, text=text[figure.start : upper.stop])


def _plain(text: str, word: str, first: int, a: int, b: int, start: int, stop: int, amount: float) -> Mention | None:
    following = text[b] if b < stop else ""
    if (
        _glued(text, a - 1, start)
        or (text[a - 1 : a] == "-" and _glued(text, a - 2, start))
        or (following.isascii() and following.isalpha())
    ):
        return None
    if not word[0].isdecimal():
        if len(word) == 1:
            before = text[a - 1] if a > start else ""
            if not ((not before or before in _ALONE_AFTER) and (not following or following in _ALONE_BEFORE)):
                return None
        elif (
            (following and following in "大届五")
            or _PLAN.fullmatch(word)
            or not (any(c in DIGIT for c in word) or "十" in word)
        ):
            return None
    return Mention(Kind.NUMBER, first, b, text[first:b], amount)


def _glued(text: str, at: int, start: int) -> bool:
    """Tell whether the character at `at` ties a figure to a code or word in Latin letters or digits."""
    return at >= start and text[at].isascii() and (text[at].isalnum() or text[at] in "_./")
