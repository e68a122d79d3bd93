"""Lists of places under a heading that says what their figures are: 开工率前两名:甲县98%,乙县95%; 投资增速靠后的:丙县下降13%.

An item may tell in one breath what its place planned and which part of that is done: 甲县计划投资27亿元,完成44%.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from kg.model import Claim, Kind, Mention
from kg.relate.observation.figures import bare
from kg.relate.observation.period import Covers, Periods
from kg.relate.observation.stages import COPULA
from kg.relate.page import Page
from kg.text.span import Span

_HEAD = re.compile(
    r"(?<![^,，。;；:：、.．)）\s])(?P<what>[^,，。;；:：\n]{0,40}?(?:率|增速|增幅|进度|到位资金|完成投资))(?P<rank>[^,，。;；:：\n率幅速%]{0,14})(?:[:：]|(?:(?<=看)|(?<=方面))[,，])\s*"
)
"""A heading: what is measured (地级市上半年投资增速), how the places rank in it (前两名), and the mark before the first of them."""
_SUMMED = {"到位资金": "fundsArrived", "完成投资": "investmentCompleted"}
"""Headings of sums: 到位资金:甲县12亿元,乙县9亿元."""
_OTHERS = re.compile(
    r"(?<=[,，。;；\s])(?:排名?)?(?:靠后|靠前|居后|后[一二三四五六七八九十\d]{1,3}[名位])的?[^,，。;；:：\n\d]{0,8}[:：]\s*"
)
"""What opens the other end of the list: ;靠后的:."""
_GREW = re.compile(
    r"(?:投资|产值|增加值|引资|外资|内资|资金|生产总值|GDP)[^,，。;；、:：]{0,6}?(?:增速|增幅|增长)$|(?<!税)(?<!税收)投资增[速幅]$"
)
"""A heading of growth that is a statistic; that of taxes, trade or visitors is none."""
_NEXT = re.compile(r"[\s\u3000,，、;；。和及与以]*(?:[(（]?[一二三四五六七八九十\d]{1,2}(?:[)）、]|[.．](?!\d)))?")
"""Between the items of a list."""
_ASIDE = re.compile(r"[(（][^()（）\d]{1,12}[)）]")
"""Behind a place what restricts it: 甲市|(不含乙区)."""
_OTHER = re.compile(
    r"(?!其中|全[省市县区])[\u4e00-\u9fff]{2,8}?(?:[(（][^()（）\d]{1,12}[)）])?(?=增长|下降|开工率|完成率|计划投资|[(（]?\d)"
)
"""A place of the list that is not known: its figures are nobody's."""
_DOWN = re.compile(rf"(?:同比)?(?:负增长|下降|减少|下滑|回落|降低|降)了?{COPULA}")
_UP = re.compile(rf"(?:同比)?(?:增长|增加|上升|提高|增)了?{COPULA}")
_DONE = re.compile(rf"(?:已|仅|只|实际|累计|目前|共)*完成(?:率|比例|进度|(?:年度)?(?:计划|任务|目标)的?)?{COPULA}")
_OF = "(?:重大|重点|产业|工业|招商|引资|签约|建设|年度|项目|工程|投资)*"
"""Between the place of an item and the name of its rate."""
_BARE = re.compile(rf"{COPULA}[(（]?")
_SUMS = (
    (
        "target",
        re.compile(rf"(?:年度|全年|今年)?(?:计划(?:完成)?(?:总?投资)|投资计划|目标任务|任务目标|目标|任务){COPULA}"),
    ),
    ("investmentCompleted", re.compile(rf"(?:已|实际|累计|目前|共)*完成投资(?:总?额)?{COPULA}")),
    ("fundsArrived", re.compile(rf"(?:实际)?到位(?:资金|[内外]资){COPULA}")),
)
"""What the sums of an item are, by the words before them."""
_PLANNED = re.compile(
    r"(?:[(（][^()（）\d]{1,12}[)）])?(?:今年|全年|年度)?计划(?:完成)?(?:总?投资)[^,，。;；]{1,14}[,，](?:已|仅|只|实际|累计|目前|共)*完成"
)
"""Behind a place what tells of its plan and what was done of it in one breath: |年度计划投资3亿元,已完成|56%."""
_OPENS = frozenset(",，。;；:：\n\u3000 ")
_SAME = "same"
"""Stands for the indicator of the heading before."""
_WITHIN = re.compile(r"[)）]?[\s,，、]*")
"""Between the figures of an item."""
_FIGURES = 3
"""So many figures at most has an item."""
_NEAR = 24
"""Characters up to the next figure of an item."""
_NAME = 14
"""Characters in which the name of a place is looked for."""


class Ranked(NamedTuple):
    """What the lists of a page state, and where the figures begin that they take up."""

    claims: tuple[Claim, ...]
    taken: frozenset[int]


class _Item(NamedTuple):
    """A place of a list (None: one that is not known) with its figures, each as indicator and mention; where it begins and ends."""

    place: Mention | None
    figures: tuple[tuple[str, float, Mention], ...]
    start: int
    stop: int


def ranked(page: Page, rates: Mapping[str, str], mentions: Sequence[Mention], periods: Periods) -> Ranked:
    """Read the lists of the page; `rates` are those that have a name, `mentions` its amounts, counts and rates in order.

    A heading may stand on a line of its own; then the lines below are read as its items as long as they are such.
    """
    lists = _Lists(page, rates, mentions)
    claims: list[Claim] = []
    taken: set[int] = set()
    headed = ""
    for paragraph in page.paragraphs:
        start, stop = paragraph[0].start, paragraph[-1].stop
        groups = [list(lists.items(start, stop, headed))] if headed else []
        headed = headed if groups and groups[0] and groups[0][-1].stop >= stop - 1 else ""
        if not (groups and groups[0]):
            for end, indicator in lists.headings(start, stop):
                headed = indicator if end >= stop else ""
                groups.append(list(lists.items(end, stop, indicator)))
            groups.append(list(lists.plans(start, stop, {i.start for group in groups for i in group})))
        for item in (item for group in groups for item in group):
            taken |= {mention.start for _, _, mention in item.figures}
            claims += _claims(page, paragraph, item, periods)
    return Ranked(tuple(claims), frozenset(taken))


def _claims(page: Page, paragraph: tuple[Span, ...], item: _Item, periods: Periods) -> Iterator[Claim]:
    """Give what an item of a list states of its place."""
    if item.place is None:
        return
    sentence = Span(paragraph[0].start, item.stop)
    for indicator, value, mention in item.figures:
        if any(damage.touches(item.start, mention.stop) for damage in page.text.damaged):
            continue
        covers = Covers.PLANNED if indicator == "target" else Covers.DONE
        yield Claim(
            "observation",
            item.place,
            Span(item.start, mention.stop),
            "observation/ranked",
            value=value,
            unit="percent" if mention.kind is Kind.PERCENT else (mention.unit or "CNY"),
            indicator=indicator,
            period=periods.of(paragraph, sentence, item.start, item.start, covers),
        )


class _Lists:
    """Finds the items of lists."""

    def __init__(self, page: Page, rates: Mapping[str, str], mentions: Sequence[Mention]) -> None:
        self.page = page
        self.text = page.text.text
        self.rates = rates
        self.mentions = mentions
        self.starts = [m.start for m in mentions]
        words = sorted(rates, key=lambda w: (-len(w), w))
        self.rate = re.compile(rf"{_OF}(?P<word>{'|'.join(map(re.escape, words))}){COPULA}")

    def indicator(self, what: str) -> str:
        """Give the indicator that the words of a heading name, "" where it names none."""
        if _GREW.search(what):
            return "growthRate"
        if (summed := next((name for word, name in _SUMMED.items() if what.endswith(word)), "")) != "":
            return summed
        named = max((word for word in self.rates if what.endswith(word)), key=len, default="")
        return self.rates.get(named, "")

    def headings(self, start: int, stop: int) -> Iterator[tuple[int, str]]:
        """Give where each heading of a paragraph ends, and its indicator; one that names none ends what the one before it said."""
        found = [(m.end(), self.indicator(m["what"])) for m in _HEAD.finditer(self.text, start, stop + 1)]
        found += [(m.end(), _SAME) for m in _OTHERS.finditer(self.text, start, stop + 1)]
        last = ""
        for end, indicator in sorted(found):
            last = last if indicator == _SAME else indicator
            if last:
                yield end, last

    def plans(self, start: int, stop: int, known: Set[int]) -> Iterator[_Item]:
        """Give the places that open a clause with what they planned and which part of it is done, outside of `known` items."""
        for place in self.page.places(start, stop):
            opens = place.start == start or self.text[place.start - 1] in _OPENS
            if not opens or place.implied or place.start in known or not _PLANNED.match(self.text, place.stop, stop):
                continue
            item = self._item(place, place.start, place.stop, stop, "")
            if [name for name, _, _ in item.figures] == ["target", "targetCompletionRate"]:
                yield item

    def items(self, start: int, stop: int, indicator: str) -> Iterator[_Item]:
        """Give the items from `start` on, one behind the other, as long as there are such; `indicator` is that of the heading."""
        at = start
        while at < stop:
            mark = _NEXT.match(self.text, at, stop)
            begin = mark.end() if mark else at
            place = next(
                (p for p in self.page.places(begin, begin + _NAME) if p.start == begin and not p.implied), None
            )
            other = _OTHER.match(self.text, begin, stop) if place is None else None
            if place is None and other is None:
                return
            behind = place.stop if place is not None else other.end() if other is not None else begin
            item = self._item(place, begin, behind, stop, indicator)
            if not item.figures:
                return
            yield item
            at = item.stop

    def _item(self, place: Mention | None, begin: int, at: int, stop: int, indicator: str) -> _Item:
        """Read the figures behind the place of an item."""
        aside = _ASIDE.match(self.text, at, stop)
        at = aside.end() if aside else at
        figures: list[tuple[str, float, Mention]] = []
        i = bisect_left(self.starts, at)
        for mention in self.mentions[i : i + _FIGURES]:
            if mention.start >= min(stop, at + _NEAR):
                break
            words = bare(self.text[at : mention.start])
            read = self._read(words, mention, indicator, [name for name, _, _ in figures])
            if read is None:
                break
            figures.append((*read, mention))
            gap = _WITHIN.match(self.text, mention.stop, stop)
            at = gap.end() if gap else mention.stop
        last = figures[-1][2].stop if figures else at
        closed = last + (self.text[last : last + 1] in (")", "）"))
        return _Item(place, tuple(figures), begin, closed)

    def _read(self, words: str, mention: Mention, indicator: str, before: Sequence[str]) -> tuple[str, float] | None:
        """Read one figure by the words before it, by the heading where there are none; `before`: what the item told already."""
        value = mention.value
        if not isinstance(value, int | float):
            return None
        if mention.kind is Kind.MONEY:
            found = next((name for name, pattern in _SUMS if pattern.fullmatch(words)), None)
            if found is None and indicator in _SUMMED.values() and not before and _BARE.fullmatch(words):
                found = indicator
            return (found, value) if found is not None else None
        if mention.unit != "percent":
            return None
        if told := self.rate.fullmatch(words):
            return self.rates[told["word"]], value
        if before and _DONE.fullmatch(words):
            return "targetCompletionRate", value
        down, up = _DOWN.fullmatch(words), _UP.fullmatch(words)
        if down or up:
            return ("growthRate", -abs(value) if down else value) if indicator == "growthRate" or before else None
        rated = indicator not in _SUMMED.values() and not before
        return (indicator, value) if rated and _BARE.fullmatch(words) else None
