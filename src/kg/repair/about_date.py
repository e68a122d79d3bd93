"""Dates that a page gives of itself: on its date line, in its address, in the dateline of the news."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

_FULL = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:年|[-/.])\s?(\d{1,2})\s?(?:月|[-/.])\s?(\d{1,2})(?:\s?日|(?!\d))")
_ADDRESS = re.compile(
    r"[/_t=-]((?:19|20)\d\d)(?:[-/_](\d\d)[-/_]?(\d\d)|(\d\d)[-/_]?(\d\d))(?![\d])|[/=]((?:19|20)\d\d)[-/_](\d{1,2})[-/_](\d{1,2})(?!\d)"
)
_DATELINE = re.compile(r"[^\n。]{0,40}?(?:((?:19|20)\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日(?:电|讯|消息)")
_NEAR = dt.timedelta(days=62)


def full(text: str) -> Iterator[dt.date]:
    """Give the dates in `text` that have year, month and day, in order; impossible ones left out.

    >>> list(full("时间:2021-12-31 09:00, 2021年13月1日"))
    [datetime.date(2021, 12, 31)]
    """
    for match in _FULL.finditer(text):
        if found := _day(*match.groups()):
            yield found


def in_address(url: str) -> dt.date | None:
    """Give the date that a page's address holds.

    >>> in_address("http://a.gov.cn/2021/12-30/c.html"), in_address("http://a.gov.cn/202112/t20211230_5.html"), in_address("/x/2021/")
    (datetime.date(2021, 12, 30), datetime.date(2021, 12, 30), None)
    """
    for match in _ADDRESS.finditer(url):
        if found := _day(*(group for group in match.groups() if group)):
            return found
    return None


def dateline(article: str, page: str) -> dt.date | None:
    """Give the date of a dateline at the head of the article (…4月7日电); its year from a full date on the page that is near it.

    Near means on that day or up to two months before: the events that the news tells. If years disagree, None.
    """
    match = _DATELINE.match(article.lstrip("(【[ \t\u3000\n"))
    if not match:
        return None
    if match[1]:
        return _day(match[1], match[2], match[3])
    years = set()
    for date in full(page):
        for year in (date.year, date.year + 1):
            found = _day(str(year), match[2], match[3])
            if found and dt.timedelta(0) <= found - date <= _NEAR:
                years.add(year)
    return _day(str(years.pop()), match[2], match[3]) if len(years) == 1 else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
