"""Values in running text: money, dates, percents, quantities, numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.values import date as dates
from kg.recognise.values.figure import Figure, figures, read
from kg.recognise.values.numeral import SCALES
from kg.recognise.values.tables import tables

_NUMBERS = "0-9一二三四五六七八九十两〇"
_WORD = re.compile(
    "|".join(
        (
            *(re.escape(w) for w in dates.START_WORDS if len(w) > 1 and w not in ("截至", "截止", "“十")),
            rf"截[至止到]+(?=[{_NUMBERS}今去本当年上前 ])",
            rf"[到至](?=[{_NUMBERS}今去本年上])",
            rf"前(?=[{_NUMBERS}]{{1,2}}个?[月季])",
            "近(?=[0-9一二三四五六七八九十两]{1,2}(?:年|个月))",
            "[昨今](?=[日天])",
        )
    )
)
_DATE_NEXT = frozenset(" 年月日号季旬-－‐–—~～至到./世")


def find(
    text: str, start: int, stop: int, date: dt.date | None = None, knowledge: Knowledge | None = None
) -> list[Mention]:
    """Give the values in `text[start:stop]`, in order, none overlapping: Money, Date, Percent, Quantity, Number.

    `date` is the article's, on which 去年, 12月18日 and 今年以来 hang; without it they are mentions without a value. Offsets
    count in `text`. Words that hedge (约, 超, 近) stay outside; of a range the lower bound is the value; a Percent of `unit`
    `point` is a difference of percentages (个百分点). 数十亿元 and 几百家 are no values.

    >>> [(m.text, m.value, m.unit) for m in find("今年1-5月签约11个项目,总投资43.8亿元", 0, 22, dt.date(2021, 6, 2))]
    [('今年1-5月', '2021-01-01/2021-05-31', None), ('11个', 11, '个'), ('43.8亿元', 4380000000, 'CNY')]
    """
    words = [m.start() for m in _WORD.finditer(text, start, stop)]
    return list(_scan(text, start, stop, date, words, knowledge))


def _scan(
    text: str, start: int, stop: int, today: dt.date | None, words: list[int], knowledge: Knowledge | None
) -> Iterator[Mention]:
    known = tables(knowledge)
    cursor = start
    pending = iter(words)
    word = next(pending, stop)
    numeral = figures(text, cursor, stop)
    while True:
        while word < cursor:
            word = next(pending, stop)
        if numeral is not None and numeral.start() < cursor:
            numeral = figures(text, cursor, stop)
        if numeral is None and word >= stop:
            return
        if numeral is None or word < numeral.start():
            found = dates.match(text, word, stop, today)
            if found is None:
                cursor = word + 1
                continue
            yield _date(text, found)
            cursor = found.stop
            continue
        a, b = numeral.span()
        following = text[b : b + 1]
        if (following in _DATE_NEXT or b - a == 3) and following and (found := dates.match(text, a, stop, today)):
            yield _date(text, found)
            cursor = found.stop
            continue
        figure = read(text, a, b, start, stop, known)
        if figure is None:
            cursor = b
            continue
        yield _mention(text, figure)
        cursor = figure.stop


def _date(text: str, found: dates.Found) -> Mention:
    days = dates.iso(found.days) if found.days else None
    return Mention(Kind.DATE, found.start, found.stop, text[found.start : found.stop], days)


def _mention(text: str, figure: Figure) -> Mention:
    return Mention(figure.kind, figure.start, figure.stop, text[figure.start : figure.stop], figure.value, figure.unit)


__all__ = ["SCALES", "find"]
