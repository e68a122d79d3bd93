"""Dates as intervals of days: points (2021年12月30日), stretches (1-5月, 前三季度), and what hangs on the article's date (去年)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from kg.recognise.values.numeral import value as numeral

Days = tuple[dt.date, dt.date]

RELATIVE_YEAR = {
    "今年": 0,
    "本年": 0,
    "这一年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "大前年": -3,
    "明年": 1,
    "后年": 2,
}
_RELATIVE_MONTH = {"本": 0, "当": 0, "这": 0, "上": -1, "下": 1}
_RELATIVE_DAY = {"今": 0, "本": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_WEEKDAY = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6, "末": 5}

_CN = "[一二两三四五六七八九十]"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九](?![一二三四五六七八九十]))"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九](?!十))"
_YEAR = r"(?:(?:1[6-9]|2[01])[0-9]{2}|[一二][〇零○Oo0一二三四五六七八九]{3})"
_SHORT_YEAR = r"(?:[0-9]{2}|[〇零○一二三四五六七八九]{2})"
TO = r" ?(?:[-－‐–—~～]+|至|到) ?"

START_WORDS = (
    *RELATIVE_YEAR,
    *(
        "年初",
        "年底",
        "年末",
        "上半年",
        "下半年",
        "前三季度",
        "前两季度",
        "前两个季度",
        "第一季度",
        "第二季度",
        "第三季度",
        "第四季度",
        "首季度",
        "同年",
    ),
    *(
        "本月",
        "上月",
        "上个月",
        "当月",
        "下月",
        "下个月",
        "上一个月",
        "昨日",
        "昨天",
        "前天",
        "今天",
        "今日",
        "本日",
        "明天",
        "明日",
        "后天",
    ),
    *(
        "本周",
        "上周",
        "这周",
        "下周",
        "截至",
        "截止",
        "“十",
        "十四五",
        "十三五",
        "十二五",
        "十一五",
        "十五五",
        "近年",
        "到",
        "至",
    ),
    *("近三年", "近两年", "近五年", "近十年", "过去五年", "首月", "前"),
)
"""Words other than numerals that a date can begin with."""

_POINT = re.compile(
    rf"(?:(?P<year>{_YEAR}) ?年(?!来|以上|以内)|(?P<short>{_SHORT_YEAR})年(?={_MONTH} ?月|[初底末]|[上下]半年|前{_CN}|第?[一二三四]季|奥运)"
    rf"|(?P<rel>大前年|[今去前明后上]年(?!级)|本年|同年|上一年|这一年))?"
    r"(?P<deg>度)?[ ,，]?的?"
    r"(?:"
    rf"(?P<month>{_MONTH}) ?月(?:份|月(?=[底末]))?"
    rf"(?: ?(?P<day>{_DAY}) ?[日号](?!线|楼|院|厂|机)| ?(?P<bare>{_DAY})(?![0-9０-９.．%％万亿个家项月]|{_CN})|(?P<tenth>[上中下])旬|(?P<medge>[初底末]))?"
    r"|(?P<half>[上下])半年"
    rf"|(?P<fq>前|第|首)?(?P<q>[一二三四两1-4]|(?<=首))个?季度(?P<qedge>[初底末])?"
    rf"|前(?P<fm>{_CN}{{1,2}}|1[0-2]|[1-9])个?月"
    r"|年?(?P<yedge>[初底末]|伊始)"
    r")?"
)
_MONTHS = re.compile(
    rf"(?:(?P<year>{_YEAR}) ?年|(?P<rel>[今去前明]年))? ?(?P<a>{_MONTH}) ?(?:月份?)?{TO}(?P<b>{_MONTH}) ?月份?(?! ?{_DAY} ?[日号])"
)
_DAYS = re.compile(
    rf"(?:(?P<year>{_YEAR}) ?年|(?P<rel>[今去前明]年))? ?(?P<month>{_MONTH}) ?月 ?(?P<a>{_DAY}) ?[日号]?{TO}(?P<b>{_DAY}) ?[日号]"
)
_YEARS = re.compile(
    rf"(?P<a>{_YEAR}) ?年?(?:{TO}|[和与](?=.{{4,6}}之?间))(?P<b>{_YEAR}|[0-9]{{2}}(?=年)) ?年(?! ?{_MONTH} ?月)(?:之?间)?"
)
_QUARTERS = re.compile(
    rf"(?:(?P<year>{_YEAR}) ?年|(?P<rel>[今去前明]年))?第?(?P<a>[一二三1-3])(?:季度)?{TO}第?(?P<b>[二三四2-4])季度"
)
_NUMERIC = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})(?P<s>[-./年])(?P<m>1[0-2]|0?[1-9])(?:[-./月](?P<d>3[01]|[12][0-9]|0?[1-9])日?)?(?![0-9]|[-./][0-9]|[%％万亿])"
)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9.万亿元])")
_SPACED = re.compile(r"((?:19|20)[0-9]{2}) (1[0-2]|0?[1-9]) (3[01]|[12][0-9]|0?[1-9])(?![0-9])")
_LONE_DAY = re.compile(rf"(?P<a>{_DAY})(?:{TO}(?P<b>{_DAY}))? ?[日号](?!线|楼|院|厂|机|井|炉|均|产|处理|供|报|讯?召)")
_PLAN = re.compile(r"(?P<n>十[一二三四五])五[”\"」]?(?:规划)?(?P<part>期间|时期|以来|期末|末|[前头]?[一二三四两]年)")
_MONTH_WORD = re.compile(
    rf"(?P<w>[本当上下]|上一|这)个?月(?: ?(?P<day>{_DAY}) ?[日号]|(?P<edge>[初底末])|(?P<tenth>[上中下])旬)?"
)
_DAY_WORD = re.compile(r"(?P<n>大*)(?P<w>[昨今本前明后])[天日]")
_WEEK_WORD = re.compile(r"(?P<w>上+|本|这|下+)个?(?:周|星期|礼拜)(?P<d>[一二三四五六日天末])?")
_RECENT = re.compile(rf"(?:近|过去|最近)的?(?P<n>{_CN}+|[0-9]+)个?(?P<u>年|月|天)来?")
_CENTURY = re.compile(
    rf"(?:(?P<w>[上本])世纪|(?P<c>[0-9]{{1,2}}|{_CN}+)世纪)(?:(?P<d>[0-9]0|{_CN}+)年代)?|(?P<e>[1-9]0|[二三四五六七八九]十)年代"
)
_UNTIL = re.compile(r"(?:截至|截止到?|截止至|到|至) ?")
_SINCE = re.compile(r"(?:以来|以后|之后|起|至今|到现在|开始)")
_AHEAD = re.compile(r"(?:将|拟|计划|预计|定于|力争|确保|有望|明确|要求|提前|报名)[^。;；!！?？\n]{0,12}$")
_AHEAD_AFTER = re.compile(r"[^。;；,，!！?？\n]{0,6}?(?:将|拟(?=[^合])|前(?:完成|建成|投产|竣工|开工|报))")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in text: where it ends, its first and last day, or None where the year is unknown."""

    start: int
    stop: int
    days: Days | None


def match(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    """Read a date that begins at `pos` and ends by `stop`; `today` is the article's date. None if there is none.

    A date without year takes the article's, or the year before if it would lie more than half a year ahead, or the next
    if the sentence speaks of the future. What is to the end of a month counts from 1 January (截至11月底).
    """
    head = text[pos]
    if head in "截到至":
        return _until(text, pos, stop, today)
    found = _stretch(text, pos, stop, today) or _single(text, pos, stop, today)
    if found is None:
        return None
    return _joined(text, found, stop, today)


def _until(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    until = _UNTIL.match(text, pos, stop)
    if until is None or until.end() >= stop:
        return None
    strict = until.group()[0] == "截"
    inner = match(text, until.end(), stop, today) if text[until.end()] not in "截到至" else None
    if inner is None:
        return None
    if inner.days is None:
        return Found(pos, inner.stop, None) if strict else inner
    first, last = inner.days
    edge = text[inner.stop - 1] in "底末日号月份" or text[inner.stop - 2 : inner.stop] in ("季度", "半年")
    if strict or (
        edge and today is not None and first <= today and pos and text[pos - 1] not in "从自月日年号0123456789"
    ):
        return Found(pos, inner.stop, (dt.date(last.year, 1, 1), last))
    return inner


def _joined(text: str, found: Found, stop: int, today: dt.date | None) -> Found:
    """Add 至… and 以来 to a point."""
    tail = _TO.match(text, found.stop, stop)
    if tail and tail.end() < stop and found.days is not None:
        rest = _single(
            text, tail.end(), stop, found.days[0] if not _NAMES_YEAR.match(text, tail.end(), stop) else today
        )
        if rest is not None and rest.days is not None and rest.days[1] >= found.days[0]:
            return Found(found.start, rest.stop, (found.days[0], rest.days[1]))
    since = _SINCE.match(text, found.stop, stop)
    if since:
        if found.days is None or today is None or today < found.days[0]:
            return Found(found.start, since.end(), None)
        return Found(found.start, since.end(), (found.days[0], today))
    return found


_TO = re.compile(TO)
_NAMES_YEAR = re.compile(r"[今去前明后上]年|[12][0-9]{3}|[0-9]{2}年|下个?月|今天")


def _stretch(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    """Read two ends that share their words: 1-5月, 12日至19日, 2018—2020年, 一至三季度."""
    if m := _DAYS.match(text, pos, stop):
        year = _year(m, today, int(numeral(m["month"]) or 0), 1, text)
        a = _day(year, m["month"], m["a"])
        b = _day(year, m["month"], m["b"])
        if (a and b and a[0] < b[0]) or year is None:
            return Found(pos, m.end(), (a[0], b[1]) if a and b else None)
    if m := _MONTHS.match(text, pos, stop):
        low, high = int(numeral(m["a"]) or 0), int(numeral(m["b"]) or 0)
        if low < high:
            year = _year(m, today, low, 1, text)
            return Found(pos, m.end(), None if year is None else (dt.date(year, low, 1), _month_end(year, high)))
    if m := _QUARTERS.match(text, pos, stop):
        low, high = int(numeral(m["a"]) or 0), int(numeral(m["b"]) or 0)
        year = _year(m, today, 3 * low - 2, 1, text)
        if low < high:
            return Found(
                pos, m.end(), None if year is None else (dt.date(year, 3 * low - 2, 1), _month_end(year, 3 * high))
            )
    if m := _YEARS.match(text, pos, stop):
        first, last = _number_year(m["a"]), _number_year(m["b"])
        last += first // 100 * 100 if last < 100 else 0
        if first < last:
            return Found(pos, m.end(), (dt.date(first, 1, 1), dt.date(last, 12, 31)))
    return None


def _single(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    m = _POINT.match(text, pos, stop)
    if m and m.end() > pos and (found := _point(m, text, pos, today)):
        return found
    if m := _NUMERIC.match(text, pos, stop):
        if m["s"] == "." and not m["d"] and not re.match(r"\s*(?:[-－–—~～]|至|$)", text[m.end() :]):
            return None
        days = _day(int(m["y"]), m["m"], m["d"]) if m["d"] else _month(int(m["y"]), int(m["m"]))
        return Found(pos, m.end(), days) if days else None
    if m := _COMPACT.match(text, pos, stop) or _SPACED.match(text, pos, stop):
        days = _day(int(m[1]), m[2], m[3])
        return Found(pos, m.end(), days) if days else None
    return _word(text, pos, stop, today)


def _word(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    """Read what hangs on the article's date alone: 本月, 昨日, 上周五, 近三年, and plans, centuries, lone days."""
    if m := _PLAN.match(text, pos, stop):
        first = 2006 + 5 * ("十一", "十二", "十三", "十四", "十五").index(m["n"])
        if m["part"].endswith("末"):
            return Found(pos, m.end(), (dt.date(first + 4, 1, 1), dt.date(first + 4, 12, 31)))
        return Found(pos, m.end(), (dt.date(first, 1, 1), dt.date(first + 4, 12, 31)))
    if m := _CENTURY.match(text, pos, stop):
        return _century(m, pos, today)
    if m := _RECENT.match(text, pos, stop):
        return Found(pos, m.end(), _recent(m, today))
    if m := _MONTH_WORD.match(text, pos, stop):
        if today is None:
            return Found(pos, m.end(), None)
        index = today.year * 12 + today.month - 1 + _RELATIVE_MONTH[m["w"][0]]
        year, month = divmod(index, 12)
        if m["day"]:
            day = _day(year, str(month + 1), m["day"])
            return Found(pos, m.end(), day) if day else None
        return Found(pos, m.end(), _part(_month(year, month + 1), m["edge"], m["tenth"]))
    if m := _DAY_WORD.match(text, pos, stop):
        if m["w"] in "今本" and m["n"]:
            return None
        shift = _RELATIVE_DAY[m["w"]]
        if m["n"]:
            shift += len(m["n"]) * (1 if shift > 0 else -1)
        day = today + dt.timedelta(shift) if today else None
        return Found(pos, m.end(), (day, day) if day else None)
    if m := _WEEK_WORD.match(text, pos, stop):
        if today is None:
            return Found(pos, m.end(), None)
        weeks = {"上": -1, "下": 1}.get(m["w"][0], 0) * len(m["w"])
        monday = today - dt.timedelta(today.weekday()) + dt.timedelta(7 * weeks)
        if m["d"]:
            day = monday + dt.timedelta(_WEEKDAY[m["d"]])
            return Found(pos, m.end(), (day, day + dt.timedelta(1) if m["d"] == "末" else day))
        return Found(pos, m.end(), (monday, monday + dt.timedelta(6)))
    if m := _LONE_DAY.match(text, pos, stop):
        if len(m["a"]) == 1 and text[pos : m.end()][-1] == "日" and m["a"] in "一二三四五六七八九":
            return None
        if today is None:
            return Found(pos, m.end(), None)
        a = _day(today.year, str(today.month), m["a"])
        b = _day(today.year, str(today.month), m["b"]) if m["b"] else a
        if a is None or b is None or a > b:
            return None
        ahead = _future(text, pos, m.end())
        if a[0] > today and not ahead and (a[0] - today).days > 3:
            year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
            a, b = _day(year, str(month), m["a"]), _day(year, str(month), m["b"] or m["a"])
        elif a[0] < today and ahead:
            year, month = (today.year, today.month + 1) if today.month < 12 else (today.year + 1, 1)
            a, b = _day(year, str(month), m["a"]), _day(year, str(month), m["b"] or m["a"])
        return Found(pos, m.end(), (a[0], b[1]) if a and b else None)
    return None


def _point(m: re.Match[str], text: str, pos: int, today: dt.date | None) -> Found | None:
    g = m.groupdict()
    stated = g["year"] or g["short"] or g["rel"]
    inner = g["month"] or g["half"] or g["q"] is not None or g["fm"] or g["yedge"]
    if not stated and not inner:
        return None
    if not inner and m.group()[-1] in " ,，的":
        trimmed = m.group().rstrip(" ,，的")
        return _point_at(g, text, pos, pos + len(trimmed), today)
    if not stated and g["yedge"] and m.group()[0] != "年":
        return None
    if not stated and m.group()[0] in "度 ,，的":
        return None
    return _point_at(g, text, pos, m.end(), today)


def _point_at(g: dict[str, str | None], text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    month = int(numeral(g["month"] or "") or 0)
    quarter = 1 if g["fq"] == "首" else int(numeral(g["q"] or "") or 0)
    first_month = (
        month or (7 if g["half"] == "下" else 0) or (3 * quarter - 2 if quarter and g["fq"] != "前" else 0) or 1
    )
    if g["yedge"] in ("底", "末"):
        first_month = 1
    year: int | None
    if g["year"]:
        year = _number_year(g["year"])
    elif g["short"]:
        short = _number_year(g["short"])
        pivot = (today.year if today else 2030) % 100 + 20
        year = short + (2000 if short <= pivot else 1900)
    elif g["rel"]:
        if g["rel"] == "同年":
            return Found(pos, stop, None)
        year = today.year + RELATIVE_YEAR[g["rel"]] if today else None
    else:
        year = _guess(today, first_month, int(numeral(g["day"] or "") or 1), _future(text, pos, stop))
    if year is None:
        return Found(pos, stop, None)
    if month:
        day = g["day"] or g["bare"]
        if day:
            days = _day(year, str(month), day)
            return Found(pos, stop, days) if days else None
        return Found(pos, stop, _part(_month(year, month), g["medge"], g["tenth"]))
    if g["half"]:
        return Found(
            pos,
            stop,
            (dt.date(year, 1, 1), dt.date(year, 6, 30))
            if g["half"] == "上"
            else (dt.date(year, 7, 1), dt.date(year, 12, 31)),
        )
    if quarter:
        if quarter > 4:
            return None
        low = 1 if g["fq"] == "前" else 3 * quarter - 2
        high = 3 * quarter
        if g["qedge"]:
            low, high = (low, low) if g["qedge"] == "初" else (high, high)
        return Found(pos, stop, (dt.date(year, low, 1), _month_end(year, high)))
    if g["fm"]:
        count = int(numeral(g["fm"]) or 0)
        return Found(pos, stop, (dt.date(year, 1, 1), _month_end(year, count))) if 1 <= count <= 12 else None
    if g["yedge"] == "伊始":
        return Found(pos, stop, (dt.date(year, 1, 1), dt.date(year, 1, 31)))
    if g["yedge"] == "初":
        return Found(pos, stop, (dt.date(year, 1, 1), _month_end(year, 2)))
    if g["yedge"]:
        return Found(pos, stop, (dt.date(year, 11, 1), dt.date(year, 12, 31)))
    return Found(pos, stop, (dt.date(year, 1, 1), dt.date(year, 12, 31)))


def _year(m: re.Match[str], today: dt.date | None, month: int, day: int, text: str) -> int | None:
    if m["year"]:
        return _number_year(m["year"])
    if m["rel"]:
        return today.year + RELATIVE_YEAR[m["rel"]] if today else None
    return _guess(today, month, day, _future(text, m.start(), m.end()))


def _guess(today: dt.date | None, month: int, day: int, ahead: bool) -> int | None:
    if today is None or not 1 <= month <= 12:
        return None
    gap = (dt.date(today.year, month, min(max(day, 1), 28)) - today).days
    if gap > 183 and not ahead:
        return today.year - 1
    if gap < -183 and ahead:
        return today.year + 1
    return today.year


def _future(text: str, start: int, stop: int) -> bool:
    return bool(_AHEAD.search(text, max(0, start - 16), start) or _AHEAD_AFTER.match(text, stop))


def _number_year(text: str) -> int:
    return int(numeral(text.translate(str.maketrans("Oo○", "〇〇〇"))) or 0) if not text.isdecimal() else int(text)


def _month(year: int, month: int) -> Days:
    return dt.date(year, month, 1), _month_end(year, month)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int | None, month: str, day: str) -> Days | None:
    if year is None:
        return None
    try:
        date = dt.date(year, int(numeral(month) or 0), int(numeral(day) or 0))
    except ValueError:
        return None
    return date, date


def _part(month: Days, edge: str | None, tenth: str | None) -> Days:
    first, last = month
    if tenth:
        low = {"上": 1, "中": 11, "下": 21}[tenth]
        return first.replace(day=low), last if tenth == "下" else first.replace(day=low + 9)
    if edge == "初":
        return first, first.replace(day=5)
    if edge:
        return first.replace(day=25), last
    return month


def _recent(m: re.Match[str], today: dt.date | None) -> Days | None:
    count = int(numeral(m["n"]) or 0)
    if today is None or not 0 < count < 200:
        return None
    if m["u"] == "天":
        return today - dt.timedelta(count), today
    months = today.year * 12 + today.month - 1 - count * (12 if m["u"] == "年" else 1)
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1])), today


def _century(m: re.Match[str], pos: int, today: dt.date | None) -> Found | None:
    if m["e"]:
        decade = int(numeral(m["e"]) or 0)
        first, years = (1900 + decade if decade > 30 else 2000 + decade), 10
    else:
        century = int(numeral(m["c"]) or 0) if m["c"] else {"上": 20, "本": 21}[m["w"]]
        if not 1 <= century <= 22:
            return None
        first, years = (century - 1) * 100, 100
        if m["d"]:
            first, years = first + int(numeral(m["d"]) or 0), 10
    first = max(first, 1)
    return Found(pos, m.end(), (dt.date(first, 1, 1), dt.date(first // 10 * 10 + years - 1, 12, 31)))


def iso(days: Days) -> str:
    """Write days as an ISO interval, both ends included.

    >>> iso((dt.date(2021, 11, 1), dt.date(2021, 11, 30)))
    '2021-11-01/2021-11-30'
    """
    return f"{days[0].isoformat()}/{days[1].isoformat()}"
