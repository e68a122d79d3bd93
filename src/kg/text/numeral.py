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
_ARABIC = "0-9０-９"
_REST = rf"[{_ARABIC}]+(?:[.．][{_ARABIC}]+)?"
"""Arabic digits that go on with a numeral, with or without decimals."""
_AFTER_SCALE = (
    rf"(?:(?<=[亿億]){_REST}(?=[千仟百佰万萬])|(?<=[万萬])(?:{_REST}(?=[千仟百佰])|[{_ARABIC}]{{4}}(?![{_ARABIC}.．]))"
    rf"|(?<=[十拾百佰千仟兆零]){_REST})"
)
"""Arabic digits behind a scale go on with the numeral where they fill its places: 3亿|5000万, 5万|3000; 20亿|15 are two."""
NUMERAL = (
    rf"[{_ARABIC}{DIGITS}{SCALES}]"
    rf"(?:(?<=[{_ARABIC}])(?:[{_ARABIC}]{{0,2}}(?:,[{_ARABIC}]{{3}}|，(?=[０-９])[{_ARABIC}]{{3}}|，[{_ARABIC}]{{3}}(?=[.．,，][{_ARABIC}]))+(?![{_ARABIC}])"
    rf"|[{_ARABIC}]*)(?:[.．][{_ARABIC}]+)?)?"
    rf"(?:(?:[{_PLAIN}]|千(?![瓦克米伏卡焦升])|兆(?![瓦字赫]))+"
    rf"| ?[余多几來来]+ ?(?=[{SCALES}])| ?点 ?(?=[{DIGITS}])|{_AFTER_SCALE}"
    rf"|(?<=[{SCALES}]) [{_ARABIC}]+(?=[千百十])|  ?(?=[{SCALES}](?! ?分))|(?<=[{SCALES}]) (?=[{DIGITS}几](?: ?[{SCALES}]|$)))*"
)
"""A numeral as running text prints it; `value` gives what it is worth. 余, 多 and 几 inside (二十余万) are passed over."""

_PIECE = re.compile(rf"([0-9.]+)|([{DIGITS}]+)|([{SCALES}])")
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，余多几来來 ")
_LARGE = 10_000
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_EXACT = 16
"""Digits, with their point, that a float holds exactly enough to be written as they were."""
_LONGEST = 60
"""Characters of a numeral; what is longer is no figure."""


def value(text: str) -> int | float | None:
    """Give what a numeral is worth, or None if it is none (点, 1.2.3, a row of digits).

    Two neighbouring digits before a scale are a range of which the lower counts (三五百: 300). A digit that ends the numeral
    straight after a scale is worth a tenth of that scale (两千四百五: 2450).

    >>> value("1亿2千万"), value("三千五百万"), value("1,234.5万"), value("二〇二一"), value("十五点七")
    (120000000, 35000000, 12345000, 2021, 15.7)
    >>> value("九百九十九"), value("一万零十二"), value("半")
    (999, 10012, None)
    """
    if text.isdecimal():
        return int(text) if len(text) <= _LONGEST else None
    if len(text) == 1:
        return DIGIT.get(text, SCALE.get(text))
    if len(text) > _LONGEST:
        return None
    scale = SCALE.get(text[-1:], 1)
    front = text[:-1] if scale > 1 else text
    if scale == 1 and len(text) < _EXACT and _DECIMAL.fullmatch(text):
        plain = float(text)
        return int(plain) if plain.is_integer() else plain
    if front.isascii() and front and "," not in front and " " not in front and front.count(".") < 2:
        number = Decimal(front) * scale
        return int(number) if number == int(number) else float(number)
    return _slowly(text.translate(_WIDE))


def _slowly(text: str) -> int | float | None:
    whole, point, fraction = text.partition("点")
    number = _whole(whole)
    if number is None:
        return None
    if point:
        tail = fraction.lstrip(DIGITS)
        decimals = fraction[: len(fraction) - len(tail)]
        if not decimals:
            return None
        number += Decimal("0." + "".join(str(DIGIT[c]) for c in decimals))
        for c in tail:
            if c not in SCALE:
                return None
            number *= SCALE[c]
    return int(number) if number == number.to_integral_value() else float(number)


def _whole(text: str) -> Decimal | None:
    total = section = Decimal(0)
    number: Decimal | None = None
    last = 0
    seen = False
    for piece in _PIECE.finditer(text):
        arabic, digits, scale = piece.groups()
        if scale:
            factor = SCALE[scale]
            if factor < _LARGE:
                section += (1 if number is None else number) * factor
            else:
                section += number if number is not None else (0 if seen else 1)
                if factor > _LARGE and 0 < total < factor:
                    section, total = section + total, Decimal(0)
                total, section = (total + section * factor if section else total * factor), Decimal(0)
            number, last = None, factor
        elif digits in ("零", "〇", "○") and piece.end() < len(text):
            last = 0
        elif number is not None or (arabic and arabic.count(".") > 1):
            return None
        else:
            number = Decimal(arabic) if arabic else _digits(digits, piece.end() == len(text))
            if digits and len(digits) == 1 and last >= 100 and piece.end() == len(text):
                number *= last // 10
        seen = True
    return total + section + (number or 0) if seen else None


def _digits(digits: str, final: bool) -> Decimal:
    figures = [DIGIT[c] for c in digits]
    while len(figures) > 1 and figures[0] == 0 and not final:
        figures = figures[1:]
    if len(figures) == 2 and 0 < figures[0] < figures[1] <= figures[0] + 2 and not final:
        return Decimal(figures[0])
    return Decimal("".join(map(str, figures)))
