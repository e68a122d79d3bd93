"""Values in running text: money, dates, percents, quantities, numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.values import date as dates
from kg.recognise.values.figure import read, simple
from kg.recognise.values.percent import HEADS
from kg.recognise.values.tables import Tables, tables
from kg.text.numeral import NUMERAL

_NUMERAL = re.compile(NUMERAL)
_CLOCK = frozenset("年月日号季世")
_JOINT = frozenset("-－‐–—~～至到./ 和与")
_TO_CLOCK = re.compile(r" ?(?:[-－‐–—~～]+|至|到)? ?第?[0-9一二三四五六七八九十〇]{0,4} ?[年月日号季]")
_ALONE = frozenset("分点。，,不却而这那余多来") | HEADS | _CLOCK | _JOINT


def find(
    text: str, start: int, stop: int, date: dt.date | None = None, knowledge: Knowledge | None = None
) -> list[Mention]:
    """Give the values in `text[start:stop]`, in order, none overlapping: Money, Date, Percent, Quantity, Number.

    `date` is the article's, on which 去年, 12月18日 and 今年以来 hang; without it they are mentions without a value. Offsets
    count in `text`. Words that hedge (约, 超, 近) stay outside; of a range the lower bound is the value; a Percent of `unit`
    `point` is a difference of percents (个百分点). 数十亿元 and 几百家 are no values. `knowledge` gives the tables of units
    and currencies; None: those that travel with the package.

    >>> text = "今年1-5月签约11个项目,总投资43.8亿元"
    >>> [(m.text, m.value, m.unit) for m in find(text, 0, len(text), dt.date(2021, 6, 2))]
    [('今年1-5月', '2021-01-01/2021-05-31', None), ('11个', 11, '个'), ('43.8亿元', 4380000000, 'CNY')]
    """
    return list(_scan(text, start, stop, date, tables(knowledge)))


def _scan(text: str, start: int, stop: int, today: dt.date | None, known: Tables) -> Iterator[Mention]:
    """Go from numeral to numeral and from date word to date word, whichever comes first."""
    heads = known.heads
    words = dates.WORD.finditer(text, start, stop)
    word = next(words, None)
    numeral = _NUMERAL.search(text, start, stop)
    cursor = start
    last: dates.Found | None = None
    while numeral is not None or word is not None:
        a = numeral.start() if numeral is not None else stop
        if word is not None and word.start() < a:
            at = word.start()
            word = next(words, None)
            found = dates.match(text, at, stop, today) if at >= cursor else None
            if found is not None:
                yield _date(text, found)
                last, cursor = found, found.stop
                if numeral is not None and a < cursor:
                    numeral = _NUMERAL.search(text, cursor, stop)
            continue
        assert numeral is not None
        b = numeral.end()
        following = text[b] if b < stop else ""
        arabic = "0" <= text[a] <= "9"
        mention = simple(text, a, b, start, stop, known) if arabic and following else None
        if mention is None and text.startswith("一批", a) and not text.startswith("次", b + 1):
            numeral = _NUMERAL.search(text, b, stop)
            continue
        if mention is None and (arabic or b - a > 1 or not following or following in _ALONE or following in heads):
            near = _near(text, last, a, today) if following in ("日", "号") else today
            if _dated(text, a, b, following, stop) and (day := dates.match(text, a, stop, near)):
                last = day
                if text[a - 1 : a] == "第" and following == "季" and a > start:
                    day = dates.Found(a - 1, day.stop, day.days)
                mention = _date(text, day)
            else:
                mention = read(text, a, b, start, stop, known)
        if mention is not None and mention.start >= cursor:
            yield mention
            b = max(b, mention.stop)
        cursor = b
        numeral = _NUMERAL.search(text, b, stop)


def _near(text: str, last: dates.Found | None, at: int, today: dt.date | None) -> dt.date | None:
    """Give the day that a lone day at `at` is near to: the date that it continues (9月10日、11日), else the article's."""
    if last is None or last.days is None or not 0 < at - last.stop < 3 or text[last.stop : at].strip("、，,和及 "):
        return today
    return last.days[0]


def _dated(text: str, a: int, b: int, following: str, stop: int) -> bool:
    """Tell whether a date may begin with the numeral at `[a, b)`."""
    if following in _CLOCK and following:
        return True
    if following in _JOINT and following:
        return b - a in (4, 6, 7) or bool(_TO_CLOCK.match(text, b, stop))
    return (b - a == 3 and text[a] == "十") or b - a == 8 or (b - a == 7 and text[a + 4] == ".")


def _date(text: str, found: dates.Found) -> Mention:
    days = dates.iso(found.days) if found.days else None
    return Mention(Kind.DATE, found.start, found.stop, text[found.start : found.stop], days)


__all__ = ["find"]
