"""The stretch of time that a figure covers: from its sentence, else its paragraph, else the article's frame."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.text.span import Span

_WHOLE_YEAR = re.compile(r"全年(?!目标|任务|计划)")
_EVENT = re.compile(r"此次|本次|这次|当天|当日|现场|仪式上|活动上")
_CEREMONY = re.compile(r"仪式|推介会|签约会|洽谈会|集中签约|集中开工|动员会")
_FRAME = re.compile(r"以来|截[至止]|今年|\d{4}年|季度|[上下]半年")
_NOT_FRAME = re.compile(r"近|过去|十[一二三四五]五|世纪")


def period(page: Page, paragraph: tuple[Span, ...], sentence: Span, at: int, stock: bool) -> str | None:
    """Give the ISO interval of days of a figure at `at`; None where the text does not tell.

    `stock` is true of what has no beginning (包联135个): only its own sentence dates it. A sentence that speaks of one
    occasion (此次集中开工) is dated by the day that the article names before it.
    """
    own = _dates(page, sentence.start, at)
    if whole := _whole_year(page, sentence, at):
        return whole
    if own:
        return str(own[-1].value)
    if stock:
        return None
    first = page.sentences[0].start if page.sentences else 0
    if _EVENT.search(page.text.text, sentence.start, at):
        days = [d for d in _dates(page, first, at) if _is_day(d)]
        return str(days[0].value) if days else None
    for earlier in reversed([s for s in paragraph if s.stop <= sentence.start]):
        if _WHOLE_YEAR.search(page.text.text, earlier.start, earlier.stop):
            return _whole_year(page, earlier, earlier.stop)
        dates = _dates(page, earlier.start, earlier.stop)
        if dates:
            return str(dates[-1].value)
    return frame(page, at)


def frame(page: Page, at: int) -> str | None:
    """Give the stretch that the article as a whole speaks of: the first 今年以来, quarter or year it names before `at`."""
    first = page.sentences[0].start if page.sentences else 0
    dates = _dates(page, first, at)
    for mention in dates:
        if "以来" in mention.text or mention.text.startswith("截"):
            return str(mention.value)
    for mention in dates:
        if _FRAME.search(mention.text) and _near(page, mention):
            return str(mention.value)
    return _occasion(page)


def _occasion(page: Page) -> str | None:
    """Give the day of the ceremony or fair that the article begins with."""
    for sentence in page.sentences[:4]:
        days = [d for d in _dates(page, sentence.start, sentence.stop) if _is_day(d)]
        if days and _CEREMONY.search(page.text.text, days[0].stop, sentence.stop):
            return str(days[0].value)
    return None


def _near(page: Page, mention: Mention) -> bool:
    """Tell whether a stretch is of the article's year or the one before, and no shorter than a month."""
    first, _, last = str(mention.value).partition("/")
    if first[:7] == last[:7]:
        return False
    return page.date is None or page.date.year - 1 <= int(first[:4]) <= page.date.year


def _dates(page: Page, start: int, stop: int) -> list[Mention]:
    return [
        m
        for m in page.within(start, stop, Kind.DATE)
        if isinstance(m.value, str) and not _NOT_FRAME.search(m.text) and not _of_something(page, m)
    ]


def _of_something(page: Page, mention: Mention) -> bool:
    """Tell whether a date belongs to a name or a plan rather than to the sentence (2021年工作方案)."""
    text = page.text.text
    low = text.rfind("《", max(0, mention.start - 40), mention.start)
    if low >= 0 and "》" not in text[low : mention.start]:
        return True
    if text[mention.start - 1 : mention.start] in ("较", "比", "与"):
        return True
    if mention.text[0] in "到截":
        return False
    return text[mention.start - 1 : mention.start] == "“" or text.startswith(
        ("同期", "相比", "底前", "前"), mention.stop
    )


def _whole_year(page: Page, sentence: Span, at: int) -> str | None:
    if not _WHOLE_YEAR.search(page.text.text, sentence.start, at):
        return None
    first = page.sentences[0].start
    years = [m for m in page.within(first, at, Kind.DATE) if m.text[:4].isdecimal()]
    if years:
        return f"{years[-1].text[:4]}-01-01/{years[-1].text[:4]}-12-31"
    dated = _dates(page, first, at)
    if dated:
        year = str(dated[-1].value)[:4]
    elif page.date is not None:
        year = str(page.date.year if page.date.month > 3 else page.date.year - 1)
    else:
        return None
    return f"{year}-01-01/{year}-12-31"


def _is_day(mention: Mention) -> bool:
    first, _, last = str(mention.value).partition("/")
    return first == last
