"""Money: a figure with a currency after it or before it, or with 亿 or 万 alone after a word such as 总投资."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.recognise.values.tables import Tables, Unit
from kg.text.numeral import DIGIT, DIGITS, value

_COINS = re.compile(rf"(?:零|又)?(?:([0-9]+|[{DIGITS}十]+)[角毛])?(?:([0-9]|[{DIGITS}])分(?!之))?")
_LATER = re.compile(r"[(（]?(人民币|美元|美金|港币|欧元|日元|日币|台币)[)）]?")
_PURSE = re.compile(
    r"(?:投资|投入|资金|产值|营收|收入|税收|纳税|金额|总额|利润|资产|成本|出资|注资|贷款|融资|授信|奖励|补贴|补助|基金|规模"
    r"|销售|增加值|GDP|财政|耗资|斥资|引资|外资|内资)[^。,，;；、0-9]{0,6}$"
)
_AFTER_ONE = frozenset(DIGIT) | frozenset("十以的每/,，。;；、)） 钱整左上人")
"""What may follow 二元 or 三元 where they are sums: 二元结构 and 三元区 are none."""
_YUAN = ("元", "圆", "块", "块钱")


def money(
    text: str, first: int, a: int, end: int, unit: Unit, start: int, stop: int, amount: float, known: Tables
) -> Mention | None:
    """Read the sum whose figure begins at `a` (its sign at `first`) and whose currency `unit` ends at `end`."""
    name = unit.word
    code = unit.name
    if unit.factor != 1:
        amount = round(amount * unit.factor, 2)
        amount = int(amount) if amount == int(amount) else amount
    if name in _YUAN:
        following = text[end] if end < stop else ""
        if name in ("块", "圆") and "一" <= following <= "鿿" and following not in DIGIT and following != "整":
            return None
        if (
            name == "元"
            and following
            and (following in "旦宵素件器宝" or (end - a == 2 and text[a] in DIGIT and following not in _AFTER_ONE))
        ):
            return None
        if following and (following in DIGIT or following.isdecimal() or following in "零又十"):
            coins = _COINS.match(text, end, stop)
            if coins and coins.group():
                tenths, hundredths = (value(c) or 0 if c else 0 for c in coins.groups())
                amount, end = round(amount + tenths / 10 + hundredths / 100, 2), coins.end()
        if later := _LATER.match(text, end, stop):
            code, end = known.currencies[later[1]], later.end()
        elif prefix := _prefix(text, a, start, known):
            code, first = known.before[prefix.group().strip()], prefix.start()
        elif following == "整":
            end += 1
    return Mention(Kind.MONEY, first, end, text[first:end], amount, code)


def purse(
    text: str, word: str, first: int, a: int, end: int, start: int, amount: float, known: Tables
) -> Mention | None:
    """Read a sum without a currency after it: ￥300, 人民币5万, 总投资5亿."""
    if prefix := _prefix(text, a, start, known):
        code = known.before[prefix.group().strip()]
        return Mention(Kind.MONEY, prefix.start(), end, text[prefix.start() : end], amount, code)
    if word[-1] in "亿万億萬" and amount >= 10_000 and _PURSE.search(text, max(start, a - 14), a):
        return Mention(Kind.MONEY, first, end, text[first:end], amount, "CNY")
    return None


def _prefix(text: str, a: int, start: int, known: Tables) -> re.Match[str] | None:
    if a > start and text[a - 1] in known.prefix_ends:
        return known.prefix.search(text, max(start, a - 6), a)
    return None
