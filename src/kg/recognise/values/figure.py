"""What a numeral counts: told by the unit that follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Kind
from kg.recognise.values.numeral import DIGIT, NUMERAL, SCALE, value
from kg.recognise.values.tables import Tables

_NUMERAL = re.compile(NUMERAL)
_TO = re.compile(r" ?(?:\([含不]+\))?(?:[-－‐–—~～]+|至|到) ?")
_VAGUE = frozenset("数几好第上")
_RATIO = re.compile(r"分之(?:(负)?)")
_COINS = re.compile(rf"(?:零|又)?(?:([0-9]+|[{''.join(DIGIT)}十]+)[角毛])?(?:([0-9]|[{''.join(DIGIT)}])分(?!之))?")
_LATER_CURRENCY = re.compile(r"[(（]?(人民币|美元|美金|港币|欧元|日元|日币)[)）]?")
_PURSE = re.compile(
    r"(?:投资|投入|资金|产值|营收|收入|税收|纳税|税|金额|总额|利润|资产|成本|出资|注资|贷款|融资|授信|奖励|补贴|补助|基金|规模|销售|增加值|GDP|财政|耗资|斥资|引资|外资|内资)"
    r"[^。,，;；、0-9]{0,6}$"
)
_SHARE_NOT = frozenset("立果为功员本就长套品型交人都效绩语分群了规色份堆片")
_MORE = frozenset("余多来")
_MONTHS = re.compile(rf"(?:零|又|多|余)?({NUMERAL})个?多?月")
_HOURS = re.compile(rf"(?:零|又|余)?({NUMERAL})个?小?时")
_YEARLY = re.compile(r"[/每](?:年|a)(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure in text, `[start, stop)`."""

    kind: Kind
    start: int
    stop: int
    value: int | float
    unit: str | None = None


def figures(text: str, start: int, stop: int) -> re.Match[str] | None:
    """Find the next numeral in `text[start:stop]`."""
    return _NUMERAL.search(text, start, stop)


def read(text: str, a: int, b: int, start: int, stop: int, known: Tables) -> Figure | None:
    """Read the numeral at `[a, b)` with its unit; `start` and `stop` bound what may be looked at. None if it counts nothing."""
    before = text[a - 1] if a > start else ""
    if before in _VAGUE and before and (before != "上" or text[a] in "十百千万亿"):
        return None
    word = text[a:b]
    if word[0] in SCALE and word[0] not in "十拾":
        if len(word) == 1:
            return _ratio(text, a, b, a, stop)
        if not all(c in SCALE for c in word[:2]):
            return None
    amount = value(word)
    if amount is None:
        return None
    first = a
    if before == "负" or (before in "-－−" and before and not _glued(text, a - 2, start)):
        first, amount = a - 1, -amount
    if text.startswith("分之", b):
        return _ratio(text, a, b, first, stop)
    end, amount = _range(text, b, stop, word, amount)
    figure = _measured(text, word, first, a, end, start, stop, amount, known)
    if figure is None:
        if end != b:
            end, amount = b, value(word) or 0
            figure = _measured(text, word, first, a, b, start, stop, amount, known)
        return figure or _plain(text, word, first, a, b, start, stop, amount)
    return _widened(text, figure, start, stop, known)


def _range(text: str, b: int, stop: int, word: str, amount: int | float) -> tuple[int, int | float]:
    """Give the end of a range that begins with a bare numeral (3—5亿元, 两到三万元) and its lower bound."""
    to = _TO.match(text, b, stop)
    other = _NUMERAL.match(text, to.end(), stop) if to else None
    if other is None:
        return b, amount
    upper = value(other.group())
    if upper is None:
        return b, amount
    if not any(c in SCALE for c in word):
        factor = 1
        for c in reversed(other.group()):
            if c not in SCALE:
                break
            factor *= SCALE[c]
        if amount * factor <= upper:
            return other.end(), amount * factor
    elif (
        word[-1] in "十百千"
        and (big := [c for c in other.group() if c in "万亿"])
        and not any(c in "万亿" for c in word)
    ):
        for c in big:
            amount *= SCALE[c]
    return (other.end(), amount) if amount <= upper else (b, value(word) or 0)


def _measured(
    text: str, word: str, first: int, a: int, end: int, start: int, stop: int, amount: int | float, known: Tables
) -> Figure | None:
    q = end
    while q < stop and text[q] in _MORE:
        q += 1
    if q < stop and text[q] == " ":
        q += 1
    if q >= stop:
        return _purse(text, word, first, a, end, start, stop, amount, known)
    c = text[q]
    if c in "%％﹪":
        return Figure(Kind.PERCENT, first, q + 1, amount, "percent")
    if c == "‰":
        return Figure(Kind.PERCENT, first, q + 1, amount / 10, "percent")
    if c == "个" and text.startswith("个百分点", q):
        return Figure(Kind.PERCENT, first, q + 4, amount, "point")
    if c == "成" and (q + 1 >= stop or text[q + 1] not in _SHARE_NOT) and 0 < amount <= 10 and "十" not in word[:-1]:
        half = text.startswith("半", q + 1)
        return Figure(Kind.PERCENT, first, q + 1 + half, amount * 10 + 5 * half, "percent")
    if money := known.currency.match(text, q, stop):
        figure = _money(text, word, first, a, money, start, stop, amount, known)
        if figure:
            return figure
    if unit := known.unit.match(text, q, stop):
        return _quantity(text, word, first, unit, stop, amount, known)
    return _purse(text, word, first, a, end, start, stop, amount, known)


def _money(
    text: str,
    word: str,
    first: int,
    a: int,
    money: re.Match[str],
    start: int,
    stop: int,
    amount: int | float,
    known: Tables,
) -> Figure | None:
    end = money.end()
    name = money.group()
    following = text[end] if end < stop else ""
    if name in ("块", "圆") and following and "一" <= following <= "鿿" and following not in DIGIT:
        return None
    if name == "元" and (following in "旦宵素件器宝" if following else False):
        return None
    if name == "元" and len(word) == 1 and word in DIGIT and following in "区里朝":
        return None
    code = known.currencies[name]
    if name in ("元", "块", "圆", "块钱") and (coins := _COINS.match(text, end, stop)) and coins.group():
        amount = round(
            amount + (value(coins[1]) or 0 if coins[1] else 0) / 10 + (value(coins[2]) or 0 if coins[2] else 0) / 100, 2
        )
        end = coins.end()
    if name in ("元", "圆"):
        if later := _LATER_CURRENCY.match(text, end, stop):
            code, end = known.currencies[later[1]], later.end()
        elif prefix := known.prefix.search(text, max(start, a - 6), a):
            code, first = known.prefixes[prefix.group().strip()], prefix.start()
        elif text.startswith("整", end):
            end += 1
    return Figure(Kind.MONEY, first, end, amount, code)


def _purse(
    text: str, word: str, first: int, a: int, end: int, start: int, stop: int, amount: int | float, known: Tables
) -> Figure | None:
    """Read money without its unit: after a currency's sign, or 亿 and 万 after words such as 总投资."""
    if prefix := known.prefix.search(text, max(start, a - 6), a):
        return Figure(Kind.MONEY, prefix.start(), end, amount, known.prefixes[prefix.group().strip()])
    if word[-1] in "亿万億萬" and amount >= 10_000 and _PURSE.search(text, max(start, a - 14), a):
        while end < stop and text[end] in _MORE:
            end += 1
        return Figure(Kind.MONEY, first, end, amount, "CNY")
    return None


def _quantity(
    text: str, word: str, first: int, match: re.Match[str], stop: int, amount: int | float, known: Tables
) -> Figure | None:
    unit = known.units[match.group()]
    end = match.end()
    following = text[end] if end < stop else ""
    if len(word) == 1 and word in DIGIT and (unit.measure == "loose" or (word == "一" and following in "一样般")):
        return None
    if unit.measure == "count" and text.startswith("一批", end):
        return None
    if unit.measure == "duration":
        return _duration(text, first, end, stop, amount, unit.name, unit.factor)
    if unit.measure in ("mass", "count", "loose", "area", "volume", "length") and (
        yearly := _YEARLY.match(text, end, stop)
    ):
        end = yearly.end()
    worth = amount * unit.factor
    worth = int(worth) if worth == int(worth) else round(worth, 6)
    return Figure(Kind.QUANTITY, first, end, worth, unit.name)


def _duration(
    text: str, first: int, end: int, stop: int, amount: int | float, name: str, factor: float
) -> Figure | None:
    if name == "year":
        if amount >= 1000 or text.startswith(("级", "来"), end):
            return None
        if rest := _MONTHS.match(text, end, stop):
            return Figure(Kind.QUANTITY, first, rest.end(), amount * 12 + (value(rest[1]) or 0), "month")
    if name == "day" and (rest := _HOURS.match(text, end, stop)):
        return Figure(Kind.QUANTITY, first, rest.end(), amount * 24 + (value(rest[1]) or 0), "hour")
    if text.startswith("半", end):
        return Figure(Kind.QUANTITY, first, end + 1, amount + 0.5, name)
    return Figure(Kind.QUANTITY, first, end, amount, name)


def _ratio(text: str, a: int, b: int, first: int, stop: int) -> Figure | None:
    """Read 百分之五, 千分之三, 三分之二."""
    part = _RATIO.match(text, b, stop)
    if part is None:
        return None
    word = text[a:b]
    below = value(word)
    if text.startswith("百", part.end()) and not _NUMERAL.match(text, part.end() + 1, stop):
        return Figure(Kind.PERCENT, first, part.end() + 1, 100, "percent")
    above = _NUMERAL.match(text, part.end(), stop)
    over = value(above.group()) if above else None
    if above is None or over is None or not below:
        return None
    sign = -1 if part[1] else 1
    if all(c in SCALE for c in word):
        return Figure(Kind.PERCENT, first, above.end(), round(sign * over * 100 / below, 10), "percent")
    return Figure(Kind.NUMBER, first, above.end(), round(sign * over / below, 12))


def _widened(text: str, figure: Figure, start: int, stop: int, known: Tables) -> Figure:
    """Draw in the upper bound where each bound has its unit (1万元-5万元)."""
    to = _TO.match(text, figure.stop, stop)
    other = _NUMERAL.match(text, to.end(), stop) if to else None
    if other is None:
        return figure
    word = other.group()
    amount = value(word)
    if amount is None:
        return figure
    upper = _measured(text, word, other.start(), other.start(), other.end(), other.start(), stop, amount, known)
    if upper and upper.kind is figure.kind and upper.unit == figure.unit and upper.value > figure.value:
        return Figure(figure.kind, figure.start, upper.stop, figure.value, figure.unit)
    return figure


def _plain(
    text: str, word: str, first: int, a: int, b: int, start: int, stop: int, amount: int | float
) -> Figure | None:
    following = text[b] if b < stop else ""
    if _glued(text, a - 1, start) or (following.isascii() and following.isalpha()):
        return None
    if word[0] not in "0123456789０１２３４５６７８９":
        if len(word) == 1:
            return None
        if following in "大届五" and following:
            return None
        if not any(c in DIGIT for c in word) and "十" not in word:
            return None
    return Figure(Kind.NUMBER, first, b, amount)


def _glued(text: str, at: int, start: int) -> bool:
    """Tell whether the character at `at` ties a figure to a code or word in Latin letters or digits."""
    return at >= start and text[at].isascii() and (text[at].isalnum() or text[at] in "_./")
