"""Dates in words that hang on the article's date (本月, 昨日, 上周五, 近三年), plans (十四五期间), centuries, lone days (29日)."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from kg.recognise.values.date_point import CN, DAY
from kg.recognise.values.days import Days, Found, ahead, day, months, number, part_of_month

_RELATIVE = {"本": 0, "当": 0, "这": 0, "今": 0, "上": -1, "昨": -1, "下": 1, "明": 1, "前": -2, "后": 2}
_WEEKDAY = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
_PLANS = ("十一", "十二", "十三", "十四", "十五")

_PLAN = re.compile(
    r"(?P<n>十[一二三四五])五[”\"」]?(?:规划)?(?P<part>期间|时期|以来|期末|末|(?:前|头|后)?[一二三四两]年(?!规划))"
)
_MONTH = re.compile(
    rf"(?P<w>[本当上下]|上一|这)个?月(?: ?(?P<day>{DAY}) ?[日号]|(?P<edge>[初底末])|(?P<tenth>[上中下])旬)?(?![份球])"
)
_QUARTER = re.compile(r"(?P<w>[本上下])个?季度(?P<edge>[初底末])?")
_DAY = re.compile(r"(?P<n>大*)(?P<w>[昨今本明]|(?<![目日此之以先空])前|(?<![先前之以此])后)[天日](?![报])")
_WEEK = re.compile(r"(?P<w>上+|本|这|下+)个?(?:周|星期|礼拜)(?P<d>[一二三四五六日天末])?(?![边围])")
_RECENT = re.compile(rf"(?:近|过去|最近)的? ?(?P<n>{CN}+|[0-9]+) ?个?(?P<u>年|月|天)来?")
_CENTURY = re.compile(
    rf"(?:(?P<w>[上本])世纪|(?P<c>[0-9]{{1,2}}|{CN}+)世纪)(?:(?P<d>[0-9]0|{CN}+)年代)?|(?P<e>[1-9]0|[二三四五六七八九]十)年代"
)
_LONE = re.compile(
    rf"(?P<a>{DAY})(?: ?(?:[-－‐–—~～]+|至|到) ?(?P<b>{DAY}))? ?(?P<s>[日号])(?!元(?!旦)|[线楼院厂机井炉均产供召]|报(?!道|告|送)|处理)"
)


def word(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    """Read a date in words at `pos`, or None if there is none; its days are None where `today` is needed and not known."""
    head = text[pos]
    if head == "十" and (m := _PLAN.match(text, pos, stop)):
        first = 2006 + 5 * _PLANS.index(m["n"])
        return Found(pos, m.end(), months(first + 4, 1, 12) if m["part"].endswith("末") else _years(first, 5))
    if text.startswith("今明两年", pos):
        return Found(pos, pos + 4, months(today.year, 1, 12)[:1] + months(today.year + 1, 1, 12)[1:] if today else None)
    if m := _CENTURY.match(text, pos, stop):
        days = _century(m)
        return Found(pos, m.end(), days) if days else None
    if head in "本当上下这昨今前明后大近过最":
        for pattern, read in _READERS:
            if m := pattern.match(text, pos, stop):
                if pattern is _RECENT and head == "近" and not m.group().endswith("来") and _about(text, pos):
                    return None
                return Found(pos, m.end(), read(m, today) if today else None)
        return None
    m = _LONE.match(text, pos, stop)
    if m is None or (len(m["a"]) == 1 and m["s"] == "日" and not m["a"].isdecimal()):
        return None
    if today is None:
        return Found(pos, m.end(), None)
    days = _lone(number(m["a"]), number(m["b"] or m["a"]), today, ahead(text, pos, m.end()))
    return Found(pos, m.end(), days) if days else None


def _about(text: str, pos: int) -> bool:
    """Tell whether 近 before a duration says about how long, not since when: it goes on from a verb (已运行近七年)."""
    return pos > 0 and "一" <= text[pos - 1] <= "鿿" and text[pos - 1] not in "在以最这而年月日"


def _lone(a: int, b: int, today: dt.date, coming: bool) -> Days | None:
    """Give the days of the article's month, or of its neighbour: the last such day, the next where the future is spoken of."""
    index = today.year * 12 + today.month - 1
    shifts = (0, 1, 2) if coming else (0, -1, -2)
    for shift in shifts:
        year, month = divmod(index + shift, 12)
        first, last = day(year, month + 1, a), day(year, month + 1, b)
        if first and last and first[0] <= last[0]:
            gap = (first[0] - today).days
            if gap >= 0 if coming else gap <= 16:
                return first[0], last[1]
    return None


def _month(m: re.Match[str], today: dt.date) -> Days | None:
    year, month = divmod(today.year * 12 + today.month - 1 + _RELATIVE[m["w"][0]], 12)
    if m["day"]:
        return day(year, month + 1, number(m["day"]))
    return part_of_month(year, month + 1, m["edge"], m["tenth"])


def _quarter(m: re.Match[str], today: dt.date) -> Days:
    year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + _RELATIVE[m["w"]], 4)
    low, high = 3 * quarter + 1, 3 * quarter + 3
    return months(year, low if m["edge"] in (None, "初") else high, low if m["edge"] == "初" else high)


def _day(m: re.Match[str], today: dt.date) -> Days | None:
    shift = _RELATIVE[m["w"]]
    if m["n"] and abs(shift) != 2:
        return None
    only = today + dt.timedelta(shift + len(m["n"]) * (1 if shift > 0 else -1))
    return only, only


def _week(m: re.Match[str], today: dt.date) -> Days:
    monday = today + dt.timedelta(7 * _RELATIVE[m["w"][0]] * len(m["w"]) - today.weekday())
    if not m["d"]:
        return monday, monday + dt.timedelta(6)
    first = monday + dt.timedelta(_WEEKDAY[m["d"]])
    return first, first + dt.timedelta(m["d"] == "末")


def _recent(m: re.Match[str], today: dt.date) -> Days | None:
    count = number(m["n"])
    if not 0 < count < 200:
        return None
    if m["u"] == "天":
        return today - dt.timedelta(count), today
    year, month = divmod(today.year * 12 + today.month - 1 - count * (12 if m["u"] == "年" else 1), 12)
    return dt.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1])), today


_READERS = ((_MONTH, _month), (_QUARTER, _quarter), (_DAY, _day), (_WEEK, _week), (_RECENT, _recent))


def _century(m: re.Match[str]) -> Days | None:
    if m["e"]:
        decade = number(m["e"])
        return _years((1900 if decade > 30 else 2000) + decade, 10)
    century = number(m["c"]) if m["c"] else {"上": 20, "本": 21}[m["w"]]
    if not 1 < century <= 22:
        return None
    first = (century - 1) * 100
    return _years(first + number(m["d"]), 10) if m["d"] else _years(first, 100)


def _years(first: int, count: int) -> Days:
    return dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31)
