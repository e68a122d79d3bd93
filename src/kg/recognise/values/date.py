"""Dates as intervals of days: points, stretches between two (1-5月), and to or from a point on (截至11月底, 今年以来)."""

from __future__ import annotations

import datetime as dt
import re

from kg.recognise.values.date_point import DAY, MONTH, YEAR, point
from kg.recognise.values.date_word import word
from kg.recognise.values.days import RELATIVE_YEAR, Found, ahead, day, guess_year, iso, months, number, year_number

WORD = re.compile(
    r"[今去前明后上下本当昨同大首年近过截到至这](?:[年天日半月周季去至止初底末今]|(?<=今)明两年|(?<=这)一年|个[月星礼季]|(?<=[到至前近])[ 0-9一二三四五六七八九十两本]|(?<=大)[前后][年天]|(?<=[上下])[一上下])"
)
"""Where a date may begin other than with a numeral; wider than what `match` reads."""

_TO_SIGN = r" ?(?:[-－‐–—~～]+|至|到) ?"
_TO = re.compile(f"(?:起(?=[至到]))?{_TO_SIGN}")
_STRETCH = re.compile(r"[^,，。;；、]{0,13}?(?:[-－‐–—~～至到]|[和与].{4,6}之?间)")
_HEAD = rf"(?:(?P<year>{YEAR}) ?年|(?P<rel>[今去前明]年))?"
_MONTHS = re.compile(rf"{_HEAD} ?(?P<a>{MONTH}) ?(?:月份?)?{_TO_SIGN}(?P<b>{MONTH}) ?月份?(?! ?{DAY} ?[日号])")
_DAYS = re.compile(rf"{_HEAD} ?(?P<month>{MONTH}) ?月 ?(?P<a>{DAY}) ?[日号]?{_TO_SIGN}(?P<b>{DAY}) ?[日号]")
_YEARS = re.compile(
    rf"(?P<a>{YEAR}) ?年?(?:{_TO_SIGN}|[和与](?=.{{4,6}}之?间))(?P<b>{YEAR}|[0-9]{{2}}(?=年)) ?年(?! ?{MONTH} ?月)(?:之?间)?"
)
_QUARTERS = re.compile(rf"{_HEAD}第?(?P<a>[一二三1-3])(?:季度)?{_TO_SIGN}第?(?P<b>[二三四2-4])季度")
_NUMERIC = re.compile(
    r"(?P<y>(?:1[6-9]|2[01])[0-9]{2})(?P<s>[-./])(?P<m>1[0-2]|0?[1-9])"
    r"(?:(?P=s)(?P<d>3[01]|[12][0-9]|0?[1-9]))?(?![0-9]|\.[0-9]|[%％万亿])"
)
_DOTTED = re.compile(
    r"((?:19|20)[0-9]{2})\.(1[0-2]|0?[1-9]) ?(?:[-－‐–—~～]+|至) ?((?:19|20)[0-9]{2})\.(1[0-2]|0?[1-9])(?![0-9.])"
)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})( ?)(0[1-9]|1[0-2])\2(0[1-9]|[12][0-9]|3[01])(?![0-9.万亿元])")
_NAMES_YEAR = re.compile(r"[今去前明后上]年|[12][0-9]{3}|[0-9]{2}年|下个?月|今天")
_UNTIL = re.compile(r"(?:截至|截止到?|截止至|到|至) ?")
_SINCE = re.compile(r"(?:以来|以后|之后|起(?![步草动])|至今|到现在|开始)")
_FOUNDED = re.compile(r"[^,，。;；:：、0-9\s]{1,24}?以来")
"""What began at a point that 自 or 从 opens (自2017年5月成立以来)."""
_EARLY = dt.timedelta(90)
"""How long before its last month begins a stretch of months without year may be written of (1-12月 in January is the year before's)."""
_SECOND_WORD = frozenset("从自月日年号0123456789")

__all__ = ["WORD", "Found", "iso", "match"]


def match(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    """Read a date that begins at `pos` and ends by `stop`; `today` is the article's date. None if there is none.

    A date without year takes the article's; the year before if it would lie more than eight months ahead; the next year if the
    sentence speaks of the future. What counts to the end of a month or of a day counts from 1 January (截至11月底).
    """
    if text[pos] in "截到至":
        return _until(text, pos, stop, today)
    if _STRETCH.match(text, pos, stop) and (found := _stretch(text, pos, stop, today)):
        return found
    single = _single(text, pos, stop, today)
    return single and _joined(text, single, stop, today)


def _single(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    return point(text, pos, stop, today) or _numeric(text, pos, stop) or word(text, pos, stop, today)


def _until(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    until = _UNTIL.match(text, pos, stop)
    if until is None or until.end() >= stop or text[until.end()] in "截到至":
        return None
    inner = match(text, until.end(), stop, today)
    if inner is None:
        return None
    strict = until.group()[0] == "截"
    if inner.days is None:
        return Found(pos, inner.stop, None) if strict else inner
    first, last = inner.days
    edge = text[inner.stop - 1] in "底末日号月份" or text[inner.stop - 2 : inner.stop] in ("季度", "半年")
    past = today is not None and first <= today and (pos == 0 or text[pos - 1] not in _SECOND_WORD)
    if strict or (edge and past):
        return Found(pos, inner.stop, (dt.date(last.year, 1, 1), last))
    return inner


def _joined(text: str, found: Found, stop: int, today: dt.date | None) -> Found:
    """Add a second point (至…) or 以来 to a point."""
    to = _TO.match(text, found.stop, stop)
    if to and to.end() < stop and found.days is not None:
        near = today if _NAMES_YEAR.match(text, to.end(), stop) else found.days[0]
        rest = _single(text, to.end(), stop, near)
        if rest is not None and rest.days is not None and rest.days[1] >= found.days[0]:
            return Found(found.start, rest.stop, (found.days[0], rest.days[1]))
    since = _SINCE.match(text, found.stop, stop)
    if since is None and found.start > 0 and text[found.start - 1] in "自从":
        since = _FOUNDED.match(text, found.stop, stop)
    if since is None:
        return found
    if found.days is None or today is None:
        return Found(found.start, since.end(), None)
    if today < found.days[0]:
        return found
    return Found(found.start, since.end(), (found.days[0], today))


def _stretch(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    """Read two ends that share their words: 1-5月, 12日至19日, 2018—2020年, 一至三季度."""
    if m := _DAYS.match(text, pos, stop):
        month = number(m["month"])
        year = _year(m, today, month)
        a, b = day(year, month, number(m["a"])), day(year, month, number(m["b"]))
        if year is None or (a and b and a[0] < b[0]):
            return Found(pos, m.end(), (a[0], b[1]) if a and b else None)
    if (m := _MONTHS.match(text, pos, stop)) and (low := number(m["a"])) < (high := number(m["b"])):
        year = _year(m, today, low)
        if year is not None and today is not None and not (m["year"] or m["rel"] or ahead(text, pos, m.end())):
            year -= months(year, high, high)[0] > today + _EARLY
        return Found(pos, m.end(), None if year is None else months(year, low, high))
    if (m := _QUARTERS.match(text, pos, stop)) and (low := number(m["a"])) < (high := number(m["b"])):
        year = _year(m, today, 3 * low - 2)
        return Found(pos, m.end(), None if year is None else months(year, 3 * low - 2, 3 * high))
    if m := _YEARS.match(text, pos, stop):
        first, last = year_number(m["a"]), year_number(m["b"])
        last += first // 100 * 100 if last < 100 else 0
        if first < last:
            return Found(pos, m.end(), (dt.date(first, 1, 1), dt.date(last, 12, 31)))
    if m := _DOTTED.match(text, pos, stop):
        return Found(pos, m.end(), (dt.date(int(m[1]), int(m[2]), 1), months(int(m[3]), int(m[4]), int(m[4]))[1]))
    return None


def _numeric(text: str, pos: int, stop: int) -> Found | None:
    if m := _NUMERIC.match(text, pos, stop):
        year, month = int(m["y"]), int(m["m"])
        if m["d"]:
            days = day(year, month, int(m["d"]))
            return Found(pos, m.end(), days) if days else None
        return Found(pos, m.end(), months(year, month, month)) if m["s"] != "." else None
    if m := _COMPACT.match(text, pos, stop):
        days = day(int(m[1]), int(m[3]), int(m[4]))
        return Found(pos, m.end(), days) if days else None
    return None


def _year(m: re.Match[str], today: dt.date | None, month: int) -> int | None:
    if m["year"]:
        return year_number(m["year"])
    if m["rel"]:
        return today.year + RELATIVE_YEAR[m["rel"]] if today else None
    return guess_year(today, month, 1, False)
