"""The stretch of time that a figure covers: from its sentence, else its paragraph, else the article's frame."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from kg.model import Kind, Mention
from kg.relate.home.national import spread
from kg.relate.page import Page
from kg.text.span import Span

_WHOLE_YEAR = re.compile(
    r"全年(?<![占达的]全年)(?!(?:考核|招商引资|引资|工作|总|[\d.]+[万亿]*美?元[^,，。;；、0-9]{0,10}?)?(?:目标|任务|计划))"
)
_EVENT = re.compile(r"此次|本次|这次|当天|当日|现场|仪式上|活动上")
_CEREMONY = re.compile(r"仪式|推介|签约会|签约活动|洽谈会|集中签约|集中开工|集体签约|动员会")
_TOLD = re.compile(
    r"[,，]?(?:\s*(?:电|讯)|(?:本报|本网)?(?:记者|笔者)|(?:从|据)[^,，。;；]{0,30}?(?:获悉|了解到|悉|消息)|[^,，。;；]{0,20}?(?:召开|举行)[^,，。;；]{0,30}?(?:新闻|情况)?(?:发布|通气)会)"
)
"""What follows the day on which something was told, not done."""
_ASIDE = re.compile(r"\([^()]*?(?:[包不]?含|包括|其中)[^()]*$")
"""What opens brackets whose dates are those of a part."""
_PLANNED = re.compile(r"[,，]?度?(?:(?!完成|[已占达])[^,，。;；0-9]){0,6}(?:计划|安排|下达|拟|排定|铺排|谋划)")
_NAMED = re.compile(r"[^,，。;；]{0,14}(?:签约|开工|竣工|投产|启动|开幕)仪式")
"""A ceremony of which a season before it is part of the name (三季度项目集中签约仪式)."""
_GATHERED = re.compile(r"(?:集中|集体|现场)(?:签约|开工|竣工|投产)")
_THIS_YEAR = ("今年", "本年", "去年")
_QUOTED = re.compile("[^,，。;；:：“”]{0,24}”")
"""What follows a date that is part of a name in quotes, not what somebody says."""
_NOW = re.compile(r"目前|现已|至今|如今")
_FRAME = re.compile(r"以来|截[至止]|今年|\d{4}年|季度|[上下]半年")
_TO_COME = re.compile(r"(?:未来|今后)(?:[一二三四五六七八九十\d]+[-—至]?)+年")
"""Several years to come, which are no date."""
_PART = re.compile("季度|半年")
"""A part of a year, which is none that is known where the page has no date."""
_NOT_FRAME = re.compile(r"近|过去|十[一二三四五]五|世纪")
_AFTER = ("同期", "相比", "底前", "前")
_BEFORE = ("较", "比", "与")
_FRESH = dt.timedelta(45)
"""How long after its last day a stretch is still what 目前 may speak of."""
_PASSED = 8
"""Dates that may be passed over on the way back to the one that counts."""
_AHEAD = 120
"""Characters after a figure in which the article's frame may first be named."""
_REACH = 400
"""Characters of a sentence that are looked back over."""


class Covers(Enum):
    """What a figure counts: what was done, what is planned, what there is (without a beginning)."""

    DONE = "done"
    PLANNED = "planned"
    STOCK = "stock"


@dataclass(frozen=True, slots=True)
class _Stretch:
    words: str
    days: str
    stop: int


class Periods:
    """The dates of a page, in order, and what they date."""

    def __init__(self, page: Page) -> None:
        """Sort the dates of `page` once."""
        self.text = page.text.text
        self.today = page.date
        self.year = page.date.year if page.date else None
        self.closed = page.date.year - (page.date.month <= 3) if page.date else None
        days = [m for m in page.mentions if m.kind is Kind.DATE]
        self.dates = [m for m in days if isinstance(m.value, str) and self._dates(m)]
        unknown = (m.start for m in days if _NOT_FRAME.search(m.text) or (m.value is None and _PART.search(m.text)))
        self.vague = sorted({*unknown, *(m.start() for m in _TO_COME.finditer(self.text))})
        self.pieces = page.home is None and spread(self.text, page.within(0, len(self.text), Kind.REGION))
        """Whether the page goes from place to place: the frame of one piece is not that of the next."""
        self.starts = [m.start for m in self.dates]
        self.whole = [m.start() for m in _WHOLE_YEAR.finditer(self.text)]
        self.years = [m for m in days if m.text[:4].isdecimal() or (m.value is not None and m.text in _THIS_YEAR)]
        self.year_starts = [m.start for m in self.years]
        self.day = next((m for m in self.dates if _is_day(m)), None)
        self.since = next((m for m in self.dates if "以来" in m.text or m.text.startswith("截")), None)
        self.frame = next((m for m in self.dates if _FRAME.search(m.text) and self._near(m)), None)
        self.occasion = self._occasion(page.sentences[:4])

    def of(self, paragraph: Sequence[Span], sentence: Span, clause: int, at: int, kind: Covers) -> str | None:
        """Give the ISO interval of days of a figure at `at`, whose clause begins at `clause`; None where the text does not tell.

        What has no beginning (包联135个) is dated by its own sentence only. A sentence that speaks of one occasion (此次集中开工) is
        dated by the day that the article names before it. What is done is not dated by a plan of another clause, nor, where 目前 is
        said, by what was over before.
        """
        low = max(sentence.start, at - _REACH)
        done = kind is Covers.DONE
        own = self._stated(low, at, clause if done else low)
        now = _NOW.search(self.text, low, at) if done else None
        i = bisect_left(self.vague, at) - 1
        vague = self.vague[i] if i >= 0 and self.vague[i] >= low else -1
        if own is not None and own.stop <= vague:
            return None
        if own is not None and not (now is not None and own.stop <= now.start() and self._over(own.days)):
            return self._until_today(own) if done else own.days
        if kind is Covers.STOCK:
            return None
        if _EVENT.search(self.text, low, at):
            return str(self.day.value) if self.day is not None and self.day.start < at else None
        if done and self.occasion is not None and _GATHERED.search(self.text, low, min(at + 30, sentence.stop)):
            return str(self.occasion.value)
        if vague >= 0:
            return None
        earlier = self._stated(paragraph[0].start, sentence.start, sentence.start, ceremony=True)
        if earlier is not None and not (now is not None and self._over(earlier.days)):
            return self._until_today(earlier) if done else earlier.days
        if self.pieces:
            return None
        for mention, reach in ((self.since, at + _AHEAD), (self.frame, at)):
            if mention is None or mention.start >= reach:
                continue
            days = str(mention.value)
            if now is None or not self._over(days):
                return self._until_today(_Stretch(mention.text, days, mention.stop)) if done else days
        return str(self.occasion.value) if self.occasion is not None and now is None else None

    def _stated(self, start: int, stop: int, clause: int, ceremony: bool = False) -> _Stretch | None:
        """Give the last stretch that the words in `[start, stop)` name; 全年 goes before a date of its sentence.

        Dates of plans count from `clause` on only; with `ceremony` single days count only where a ceremony is told of them.
        """
        i, j = bisect_left(self.starts, stop) - 1, bisect_left(self.whole, stop) - 1
        last = i - _PASSED
        while i > last and i >= 0 and self.starts[i] >= start and self._passed(self.dates[i], clause, ceremony):
            i -= 1
        if i == last:
            return None
        date = self.dates[i] if i >= 0 and self.starts[i] >= start else None
        whole = self.whole[j] if j >= 0 and self.whole[j] >= start else None
        if whole is not None and (
            date is None
            or date.start < whole
            or (date.start < clause and date.text[0] not in "截到" and "。" not in self.text[whole : date.start])
            or clause == start
        ):
            days = self._whole_year(whole)
            return _Stretch("全年", days, whole + 2) if days else None
        return _Stretch(date.text, str(date.value), date.stop) if date is not None else None

    def _passed(self, date: Mention, clause: int, ceremony: bool) -> bool:
        """Tell whether a date says nothing of what comes later: that of a plan, of a day on which no ceremony was."""
        if date.start < clause and _PLANNED.match(self.text, date.stop):
            return True
        if not ceremony or not _is_day(date):
            return False
        end = self.text.find("。", date.stop, date.stop + _REACH)
        return _CEREMONY.search(self.text, date.stop, end if end >= 0 else date.stop + _REACH) is None

    def _over(self, days: str) -> bool:
        """Tell whether a stretch was over when the article was written; a single day always is."""
        first, _, last = days.partition("/")
        return first == last or (self.today is not None and dt.date.fromisoformat(last) < self.today - _FRESH)

    def _until_today(self, stretch: _Stretch) -> str:
        """Give the days of `stretch`, of 今年 only those before the article."""
        if stretch.words in ("今年", "本年") and self.today is not None:
            return f"{stretch.days[:10]}/{self.today.isoformat()}"
        return stretch.days

    def _whole_year(self, at: int) -> str | None:
        """Give the year that 全年 at `at` means: the last one written before it, else that of the last date, else the article's."""
        i = bisect_left(self.year_starts, at) - 1
        if i >= 0:
            named = self.years[i]
            year: str | int | None = str(named.value or named.text)[:4]
        else:
            k = bisect_left(self.starts, at) - 1
            year = str(self.dates[k].value)[:4] if k >= 0 else self.closed
        return f"{year}-01-01/{year}-12-31" if year else None

    def _dates(self, mention: Mention) -> bool:
        """Tell whether a date is the sentence's, not that of a name, of a plan or of what is compared with (较去年)."""
        if _NOT_FRAME.search(mention.text):
            return False
        low = self.text.rfind("《", max(0, mention.start - 40), mention.start)
        if low >= 0 and "》" not in self.text[low : mention.start]:
            return False
        opening = self.text.rfind("(", max(0, mention.start - 12), mention.start)
        if opening >= 0 and _ASIDE.match(self.text, opening, mention.start):
            return False
        if not _is_day(mention) and _NAMED.match(self.text, mention.stop) and self.text[mention.start - 1] in "行办开":
            return False
        if _is_day(mention) and _TOLD.match(self.text, mention.stop):
            return False
        before = self.text[mention.start - 1 : mention.start]
        if before in _BEFORE:
            return False
        named = before == "“" and _QUOTED.match(self.text, mention.stop) is not None
        return mention.text[0] in "到截" or not (named or self.text.startswith(_AFTER, mention.stop))

    def _near(self, mention: Mention) -> bool:
        """Tell whether a stretch is of the article's year or the one before, and no shorter than a month."""
        first, _, last = str(mention.value).partition("/")
        return first[:7] != last[:7] and (self.year is None or self.year - 1 <= int(first[:4]) <= self.year)

    def _occasion(self, sentences: Sequence[Span]) -> Mention | None:
        """Give the day of the ceremony or fair that the article begins with."""
        for sentence in sentences:
            low, high = bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.stop)
            day = next((m for m in self.dates[low:high] if _is_day(m)), None)
            if day is not None and _CEREMONY.search(self.text, day.stop, sentence.stop):
                return day
        return None


def _is_day(mention: Mention) -> bool:
    first, _, last = str(mention.value).partition("/")
    return first == last
