"""Stretches of days, and which year an unstated one is."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from kg.text.numeral import value

Days = tuple[dt.date, dt.date]

RELATIVE_YEAR = {
    **{"今年": 0, "本年": 0, "这一年": 0, "去年": -1, "上年": -1, "上一年": -1},
    **{"前年": -2, "大前年": -3, "明年": 1, "后年": 2},
}
_AHEAD = re.compile(r"(?:将|拟|计划|预计|定于|力争|确保|有望|明确|要求|提前|报名)[^。;；!！?？\n,，()（）0-9]{0,10}$")
_AHEAD_AFTER = re.compile(r"[^。;；,，!！?？\n]{0,6}?(?:将|拟(?=[^合])|前(?:完成|建成|投产|竣工|开工|报))")
_AROUND = 240
"""Days that an unstated year may lead ahead: in January 12月28日 is the year before's, in June 12月 is still to come."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date in text, `[start, stop)`: its first and last day, or None where the year is unknown."""

    start: int
    stop: int
    days: Days | None


def iso(days: Days) -> str:
    """Write days as an ISO interval, both ends included.

    >>> iso((dt.date(2021, 11, 1), dt.date(2021, 11, 30)))
    '2021-11-01/2021-11-30'
    """
    return f"{days[0].isoformat()}/{days[1].isoformat()}"


def number(text: str | None) -> int:
    """Give the whole number that a numeral of a date is worth, 0 if there is none."""
    return int(value(text) or 0) if text else 0


def year_number(text: str) -> int:
    """Give the year that is written 2021, 二〇二一 or 二○二一."""
    return int(text) if text.isdecimal() else number(text.replace("O", "〇").replace("o", "〇"))


def full_year(short: int, today: dt.date | None) -> int:
    """Give the year that two figures mean: the nearest to `today`'s.

    >>> full_year(98, dt.date(2003, 5, 1)), full_year(21, dt.date(2003, 5, 1))
    (1998, 2021)
    """
    near = today.year if today else 2020
    return min((near // 100 * 100 + shift + short for shift in (-100, 0, 100)), key=lambda y: abs(y - near))


def whole_year(year: int) -> Days:
    """Give 1 January to 31 December."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def months(year: int, low: int, high: int) -> Days:
    """Give the first day of month `low` to the last of month `high`."""
    return dt.date(year, low, 1), dt.date(year, high, calendar.monthrange(year, high)[1])


def day(year: int | None, month: int, number: int) -> Days | None:
    """Give one day, or None if the calendar has none such."""
    if year is None or not 1 <= month <= 12 or not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    only = dt.date(year, month, number)
    return only, only


def part_of_month(year: int, month: int, edge: str | None, tenth: str | None) -> Days:
    """Give a month, its ten days (上旬), its first five days (初) or those from the 25th (底)."""
    first, last = months(year, month, month)
    if tenth:
        low = {"上": 1, "中": 11, "下": 21}[tenth]
        return first.replace(day=low), last if tenth == "下" else first.replace(day=low + 9)
    if edge == "初":
        return first, first.replace(day=5)
    return (first.replace(day=25), last) if edge else (first, last)


def guess_year(today: dt.date | None, month: int, number: int, ahead: bool) -> int | None:
    """Give the year of a month and day that stand without one: the article's, or its neighbour (see `date.match`)."""
    if today is None or not 1 <= month <= 12:
        return None
    gap = (dt.date(today.year, month, min(max(number, 1), 28)) - today).days
    if gap > _AROUND and not ahead:
        return today.year - 1
    return today.year + 1 if gap < -_AROUND and ahead else today.year


def ahead(text: str, start: int, stop: int) -> bool:
    """Tell whether the words around a date speak of the future."""
    return bool(_AHEAD.search(text, max(0, start - 16), start) or _AHEAD_AFTER.match(text, stop))
