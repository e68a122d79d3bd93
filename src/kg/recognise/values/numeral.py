"""Numerals: Arabic with thousands marks, Chinese, and the two mixed (1亿2千万, 3.5万)."""

from __future__ import annotations

import re
from decimal import Decimal

DIGIT = {
    c: i
    for i, group in enumerate(
        ["零〇○", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"]
    )
    for c in group
}
SCALE = {
    c: 10**n
    for n, group in ((1, "十拾"), (2, "百佰"), (3, "千仟"), (4, "万萬"), (8, "亿億"), (12, "兆"))
    for c in group
}

DIGITS = "".join(DIGIT)
SCALES = "".join(SCALE)
_PLAIN = "".join(c for c in DIGITS + SCALES if c not in "千兆")
NUMERAL = (
    rf"[0-9０-９{DIGITS}{SCALES}]"
    r"(?:(?<=[0-9０-９])(?:[0-9０-９]{0,2}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]*)(?:[.．][0-9０-９]+)?)?"
    rf"(?:(?:[{_PLAIN}]|千(?![瓦克米伏卡焦])|兆(?![瓦字赫]))+|[余多几來来]+(?=[{SCALES}])|点(?=[{DIGITS}])|(?<=[{SCALES}])[0-9０-９]+(?:[.．][0-9０-９]+)?| (?=[{SCALES}]))*"
)
"""A numeral as running text prints it; `value` gives what it is worth. 余, 多 and 几 inside (二十余万) are passed over."""

_PIECE = re.compile(rf"([0-9.]+)|([{DIGITS}]+)|([{SCALES}])|(点)")
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，余多几来來 ")


def value(text: str) -> int | float | None:
    """Give what a numeral is worth, or None if it is none (万 alone, 点).

    Two neighbouring digits before a scale are a range of which the lower counts (三五百: 300). A digit that ends the numeral
    straight after a scale is worth a tenth of that scale (两千四百五: 2450).

    >>> value("1亿2千万"), value("三千五百万"), value("1,234.5万"), value("二〇二一"), value("十五点七")
    (120000000, 35000000, 12345000, 2021, 15.7)
    """
    if text.isdecimal():
        return int(text)
    text = text.translate(_WIDE)
    whole, point, fraction = text.partition("点")
    if point:
        number = _whole(whole)
        tail = fraction.lstrip(DIGITS)
        decimals = fraction[: len(fraction) - len(tail)]
        if number is None or not decimals:
            return None
        number += Decimal("0." + "".join(str(DIGIT[c]) for c in decimals))
        for c in tail:
            if c not in SCALE:
                return None
            number *= SCALE[c]
    else:
        number = _whole(text)
    return None if number is None else plain(number)


def plain(number: Decimal) -> int | float:
    """Give an int where the decimal is whole, else a float."""
    return int(number) if number == number.to_integral_value() else float(number)


def _whole(text: str) -> Decimal | None:
    total = section = Decimal(0)
    number: Decimal | None = None
    last = 0
    seen = zero = False
    for arabic, digits, scale, _ in _PIECE.findall(text):
        if scale:
            factor = SCALE[scale]
            if factor >= 10_000:
                section += number if number is not None else (1 if not seen else 0)
                if factor > 10_000 and total and total < factor:
                    section += total
                    total = Decimal(0)
                if not section:
                    total *= factor
                total += section * factor
                section = Decimal(0)
            else:
                section += (1 if number is None else number) * factor
            number, last, zero = None, factor, False
        else:
            if number is not None:
                return None
            try:
                number = Decimal(arabic) if arabic else _digits(digits, text)
            except ArithmeticError:
                return None
            zero = bool(digits) and digits[0] in "零〇○"
            if digits and len(digits) == 1 and last >= 100 and not zero and text.endswith(digits):
                number *= last // 10
        seen = True
    if not seen:
        return None
    return total + section + (number or 0)


def _digits(digits: str, text: str) -> Decimal:
    figures = [DIGIT[c] for c in digits]
    if len(figures) == 2 and 0 < figures[0] < figures[1] <= figures[0] + 2 and not text.endswith(digits):
        return Decimal(figures[0])
    return Decimal("".join(map(str, figures)))
