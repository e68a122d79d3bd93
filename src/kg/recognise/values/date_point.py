"""One year, half, quarter, month, ten days or day, with its year stated, relative or left to the article's."""

from __future__ import annotations

import datetime as dt
import re

from kg.recognise.values.days import (
    RELATIVE_YEAR,
    Days,
    Found,
    ahead,
    day,
    full_year,
    guess_year,
    months,
    number,
    part_of_month,
    whole_year,
    year_number,
)

CN = "[一二两三四五六七八九十]"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九](?![一二三四五六七八九十]))"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九](?!十))"
YEAR = r"(?:(?:1[3-9]|2[01])[0-9]{2}|[一二][〇零○Oo0一二三四五六七八九]{3}|两千零[一二三四五六七八九]|两千(?=年))"
_SHORT = r"(?:[0-9]{2}|[〇零○一二三四五六七八九]{2})"

_POINT = re.compile(
    rf"(?:(?P<year>{YEAR}) ?年(?!来|以上|以内)"
    rf"|(?P<short>{_SHORT}) ?年(?=以[来前后]|{MONTH} ?月|[初底末]|[上下]半年|前{CN}|第?[一二三四]季|奥运)"
    r"|(?P<rel>大前年|(?:[今去明上]|(?<![产成营用运效工])[前后])年(?!级)|本年|同年|上一年|这一年))?"
    r"度?[ ,，]?的?"
    r"(?:"
    rf"(?P<month>{MONTH}) ?月(?:份|月(?=[底末]))?"
    rf"(?: ?(?P<day>{DAY}) ?[日号](?![线楼院厂机])"
    rf"| ?(?P<bare>{DAY})(?![0-9０-９.．%％万亿个家项月]|{CN})"
    r"|(?P<tenth>[上中下])旬|(?P<medge>[初底末]))?"
    r"|(?P<half>[上下])半年"
    r"|(?P<fq>前|第|首)?(?P<q>[一二三四两1-4]|(?<=首))个?季度(?P<qedge>[初底末])?"
    rf"|前(?P<fm>{CN}{{1,2}}|1[0-2]|[1-9])个?月"
    r"|(?P<fmonth>首月)"
    r"|年?(?P<yedge>[初底末]|伊始)"
    r")?"
)
_SPANS = frozenset("百千万十几数多余半周一二三四五六七八九0123456789")
"""What makes 年 a span of years, not this one: 百年初心."""
_GROUPS = (
    "year",
    "short",
    "rel",
    "month",
    "day",
    "bare",
    "tenth",
    "medge",
    "half",
    "fq",
    "q",
    "qedge",
    "fm",
    "yedge",
    "fmonth",
)


def point(text: str, pos: int, stop: int, today: dt.date | None) -> Found | None:
    """Read a point of time at `pos` (2021年12月30日, 去年上半年, 一季度, 11月底, 年初), or None if there is none."""
    m = _POINT.match(text, pos, stop)
    if m is None or m.end() == pos:
        return None
    year, short, rel, month, day_, bare, tenth, medge, half, fq, q, qedge, fm, yedge, first = m.group(*_GROUPS)
    stated = year or short or rel
    inner = month or half or q is not None or fm or yedge or first
    end = m.end()
    if not stated and (not inner or m.group()[0] in "度 ,，的" or (yedge and m.group()[0] != "年")):
        return None
    if yedge and not stated and pos > 0 and text[pos - 1] in _SPANS:
        return None
    if not inner:
        end = pos + len(m.group().rstrip(" ,，的"))
    quarter = 1 if fq == "首" else number(q)
    first_month = number(month) or (7 if half == "下" else 0) or (3 * quarter - 2 if quarter and fq != "前" else 1)
    dated = number(day_ or bare)
    which: int | None
    if year:
        which = 2000 if year == "两千" else year_number(year)
    elif short:
        which = full_year(year_number(short), today)
    elif rel:
        which = today.year + RELATIVE_YEAR[rel] if today and rel in RELATIVE_YEAR else None
    else:
        which = guess_year(today, first_month, dated, ahead(text, pos, end))
        if dated == 29 and first_month == 2 and which is not None and not stated:
            which -= which % 4
    if which is None:
        return Found(pos, end, None)
    days: Days | None
    if month:
        days = day(which, number(month), dated) if dated else part_of_month(which, number(month), medge, tenth)
    elif half:
        days = months(which, 1, 6) if half == "上" else months(which, 7, 12)
    elif quarter:
        low, high = (1 if fq == "前" else 3 * quarter - 2), 3 * quarter
        days = months(which, low if qedge in (None, "初") else high, low if qedge == "初" else high)
    elif fm:
        days = months(which, 1, number(fm)) if 1 <= number(fm) <= 12 else None
    elif first:
        days = months(which, 1, 1)
    elif yedge:
        days = months(which, *{"伊始": (1, 1), "初": (1, 2)}.get(yedge, (11, 12)))
    else:
        days = whole_year(which)
    return Found(pos, end, days)
