"""Figures of statistics as they stand in a sentence: the figure, the words before it and after it, the part it may be of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.text.span import Span

COUNTED = frozenset(("个", "项", "宗", "只", "家", "户"))
TIMED = frozenset(("次", "批次", "批", "场", "家次"))
HEADS = frozenset(("人次", "人", "位", "名"))
_UNITS = COUNTED | TIMED | HEADS | {"mu", "m2", "point"}
"""Units of statistics; figures with others (20兆瓦, 58公里) are of what is counted, not counts."""

_GREAT = re.compile(
    r"(?<![\d.])(?P<number>\d{1,3})大(?=(?:重点|重大|龙头|骨干|标志性|牵引性|引擎)?(?:建设)?(?:项目|工程)(?!类))"
)
"""A count that calls what it counts great: 10大|龙头项目."""
_CLAUSE = re.compile(r"[,，。;；:：!！?？\n]")
_BLANK = re.compile(r"[ \u3000\u00a0]+")
_INNER = re.compile(
    r"\s*(?:(?:计划|协议|合同|预计)?总?投资(?:总?额)?|投资)(?:共|约|近|超过?|逾|达|合计)*[\d.]+[万亿]*元(?:人民币)?的?(?=[^,，。;；\d总以]{0,14}(?:项目|工程))"
)
"""Between a count and its noun the sum of what is counted (39个总投资180亿元的重点项目)."""
_BRACKET = re.compile(r"[(（][^()（）]*[)）]|^" + _INNER.pattern)
_ASIDE = re.compile(
    r"(?<=[个项家户])[(（](?=[^()（）]*\d+[个项家户])[^()（）]*[)）]|[(（](?=[^()（）]*(?:其中|以上|以下|[包不]?含|约合|折合|包括|拆分|打包|分解)|占(?![^()（）]*(?:计划|目标|任务))|(?:新建|续建|改扩?建|扩建|结转)[^()（）]{0,6}\d)[^()（）]*[)）]"
)
"""Brackets whose figures are of parts, or say the same again."""
_THRESHOLD = re.compile(
    r"(?:人民币)?(?:[或/、](?=[\d.]+[万亿]*[美欧港]?元[^,，。;；]{0,3}以上)|(?:级|元)?(?:及|[(（]含[)）])?以上(?:的|[^，,。；;0-9]{0,12}?(?:项目|企业|工程))|(?:级|的)?(?:项目|[^，,。；;、0-9总]{0,6}项目[^总]{0,2}[0-9一二三四五六七八九十]+[个项]))"
)
"""A size that projects are sorted by (亿元以上项目, 10亿元级项目3个), no sum of theirs."""
TOTAL_BEFORE = re.compile(
    r"(?:总(?:投资|金额|资额)(?:总?额)?|(?<![资金])总额|(?<![计划资金])投资总额|(?:计划|协议|合同|概算|预计|估计)投资(?:总?额)?|(?<![资金])投资额|(?:合同|协议|签约)(?:引资|投资|资金)?(?:总?金额|总?额))(?:[为达共约近超逾过到]|合计|累计|人民币)*$"
)
"""What stands before a sum of all that is counted after it."""
_REACH = 90
"""Characters before and after a figure that are read; clauses without punctuation have no bound of their own."""
_TIME = re.compile(r"20\d\d年|今年|去年|\d{1,2}月|[上下]半年|[一二三四]季度")
_OF_STAGE = re.compile(
    r"[\s\u3000]*(?:新签约?|签约|新引进|引进|新开工|开工)(?:的)?(?:招商引资|招商|产业|工业)?项目中?[,，]?"
)
"""What opens a sentence whose rates are of all projects of a stage: 新签项目中,|开工率达90%."""
_PART = re.compile(
    r"其中|分别[为是]|(?:项目|资金|投资|企业)(?:[(（][^()（）]{1,20}[)）])?中(?:[,，:：]|(?=(?!已|正|有|仅|共|未|尚|成功|实现|[心小型期标央])(?:(?!就有)[^,，。;；:：\d]){1,10}(?:项目|企业)(?:共?有|共|为|达)?\d))"
    r"|(?P<by>(?:分|按|从)(?:产业|行业|领域|区域|地域|地区|县区|区县|县市区?|[县市][(（][区市州][)）]|市州|(?:投资|项目)?(?:规模|体量)|来源地|类别|类型|项目类型|资金来源|投资来源|来源|产业结构|投资结构)(?:情况|结构|类别|划分|分布)*[来上]?[看分][,，:：]?)"
)
_WHOLE = re.compile(
    r"[,，](?:并|同时|此外|另外|另有|还(?!款)|总(?:协议|签约|合同)|[^,，。;；]{0,10}累计(?!完成|实现|到位|[^,，。;；]*以上)"
    r"|(?P<when>(?:20\d\d年|今年|去年)(?:\d{1,2}(?:[-—至]\d{1,2})?月份?|[上下]半年)?|[上下]半年|全年|前?[一二三四]季度|\d{1,2}[-—至]\d{1,2}月份?)(?:共|累计)?(?:实现|完成))"
)
"""Clauses that end the parts of a total and go on with the whole."""


class Figure(NamedTuple):
    """A value in a sentence. `left` runs from the clause's start or the figure before it, `right` to the clause's end or the next;
    `before` and `after` are the same without brackets and blanks.

    `clause` is where the clause begins, `lead` its words up to the figure, other figures included; `part` tells that the figure is
    one of the parts that 其中 begins, `zone` where these begin (-1 where none do); `cut` that `right` ends at another figure.
    """

    mention: Mention
    clause: int
    left: str
    right: str
    before: str
    after: str
    lead: str
    part: bool
    zone: int
    cut: bool

    @property
    def value(self) -> float:
        """What it is worth."""
        value = self.mention.value
        return value if isinstance(value, int | float) else 0

    @property
    def start(self) -> int:
        """Where `left` begins."""
        return self.mention.start - len(self.left)


def measured(page: Page) -> list[Mention]:
    """Give the amounts, counts and rates of a page in order; years, durations, measures and plain numbers are none."""
    found = [
        m
        for m in page.mentions
        if m.kind in _KINDS and m.value is not None and not (m.kind is Kind.QUANTITY and m.unit not in _UNITS)
    ]
    great = [
        Mention(Kind.QUANTITY, m.start(), m.end(), m.group(), int(m["number"]), "个")
        for m in _GREAT.finditer(page.text.text)
    ]
    return sorted((*found, *great), key=lambda m: m.start) if great else found


def figures(page: Page, sentence: Span, mentions: Sequence[Mention], inside: bool = False) -> Iterator[Figure]:
    """Give the figures of a sentence, of which `mentions` are the amounts, counts and rates, with the words around them.

    `inside` tells that the sentence begins among the parts of a total.
    """
    text = page.text.text
    asides = [m.span() for m in _ASIDE.finditer(text, sentence.start, sentence.stop)]
    found = [m for m in mentions if m.kind is not Kind.MONEY or not _threshold(text, m, sentence)]
    begins = {m.start for m in found}
    marks = [m.start() for m in _CLAUSE.finditer(text, sentence.start, sentence.stop)]
    marks = [k for k in marks if k + 1 not in begins or text[k] not in ":："]
    if asides:
        found = [m for m in found if not _inside(asides, m.start)]
        marks = [k for k in marks if not _inside(asides, k)]
    parts = [
        m.end() - (m["by"] is not None)
        for m in _PART.finditer(text, sentence.start, sentence.stop)
        if not _inside(asides, m.start())
    ]
    if parts and _OF_STAGE.fullmatch(text, sentence.start, parts[0]) and found and found[0].kind is Kind.PERCENT:
        del parts[0]
    if inside:
        parts.insert(0, max(sentence.start - 1, 0))
    wholes = (
        [m.start() for m in _WHOLE.finditer(text, parts[0] + 1, sentence.stop) if not _by_time(text, m, parts)]
        if parts
        else []
    )
    ends = {m.stop for m in found}
    if listed := [k for k in ends if text[k : k + 1] == "、" and _place_at(page, k + 1)]:
        marks = sorted({*marks, *listed})
    for i, mention in enumerate(found):
        at = bisect_left(marks, mention.start)
        clause = marks[at - 1] + 1 if at else sentence.start
        at = bisect_left(marks, mention.stop)
        end = marks[at] if at < len(marks) else sentence.stop
        low = max(clause, _last(text, found, i, sentence)) if i else clause
        k = i + 1
        if mention.unit in COUNTED and k < len(found) and _INNER.match(text, mention.stop, end):
            k += 1
        high = min(end, found[k].start) if k < len(found) else end
        while low < mention.start and text[low] in " \u3000\u00a0、":
            low += 1
        left = text[max(low, mention.start - _REACH) : mention.start]
        right = text[mention.stop : min(high, mention.stop + _REACH)]
        yield Figure(
            mention,
            max(clause, mention.start - 2 * _REACH),
            left,
            right,
            bare(left),
            bare(right),
            text[max(clause, mention.start - _REACH) : mention.start],
            (zone := _zone(parts, wholes, mention.start)) >= 0,
            zone,
            k < len(found) and found[k].start == high,
        )


def _last(text: str, found: Sequence[Mention], i: int, sentence: Span) -> int:
    """Give where the figure before the `i`-th ends; what is counted goes on over the sum of it (签约总金额48亿元的项目12个)."""
    last = found[i - 1]
    of_all = found[i].unit in COUNTED and last.kind is Kind.MONEY and text.startswith("的", last.stop)
    if of_all and TOTAL_BEFORE.search(text, max(sentence.start, last.start - 12), last.start):
        return found[i - 2].stop if i > 1 else sentence.start
    return last.stop


def _threshold(text: str, money: Mention, sentence: Span) -> bool:
    """Tell whether an amount is a size that projects are sorted by, not their sum (总投资48亿元的项目12个)."""
    if not _THRESHOLD.match(text, money.stop, sentence.stop):
        return False
    return text[money.stop] != "的" or not TOTAL_BEFORE.search(text, max(sentence.start, money.start - 12), money.start)


def exact(found: Iterable[Figure]) -> Iterator[Figure]:
    """Join a round figure that was passed with the exact one that follows it: 到位资金突破700亿元,累计实现702.76亿元."""
    last: Figure | None = None
    for figure in found:
        if (
            last is not None
            and last.mention.unit == figure.mention.unit
            and figure.clause >= last.mention.stop
            and figure.clause <= last.mention.stop + 1
            and _PASSED.search(last.before)
            and _EXACT.fullmatch(figure.before)
            and last.value <= figure.value < last.value * _MARGIN
        ):
            mention = replace(last.mention, value=figure.mention.value, stop=figure.mention.stop)
            last = last._replace(mention=mention, right=figure.right, after=figure.after, cut=figure.cut)
            continue
        if last is not None:
            yield last
        last = figure
    if last is not None:
        yield last


_PASSED = re.compile(r"(?:突破|超过?|跨越|迈[上过]|跃上|站上)了?$")
_EXACT = re.compile(r"(?:累计|总计|共计|合计|实际)?(?:实现|达到?|为|完成|达成)+")
_MARGIN = 1.2
"""How much more the exact figure may be than the round one that it passed."""
_KINDS = frozenset((Kind.MONEY, Kind.PERCENT, Kind.QUANTITY))


def _place_at(page: Page, at: int) -> bool:
    return any(m.start == at for m in page.within(at, at + 14, Kind.REGION, Kind.PARK))


def _by_time(text: str, whole: re.Match[str], parts: Sequence[int]) -> bool:
    """Tell whether a clause that begins with a time goes on with parts that are told by their time (其中2021年引进9个,2022年实现…)."""
    return whole["when"] is not None and any(_TIME.match(text, part) for part in parts if part <= whole.start())


def _zone(parts: Sequence[int], wholes: Sequence[int], at: int) -> int:
    """Give where the parts begin that `at` is among, -1 if it is not."""
    i = bisect_left(parts, at) - 1
    return parts[i] if i >= 0 and bisect_left(wholes, at) == bisect_left(wholes, parts[i] + 1) else -1


def _inside(asides: Sequence[tuple[int, int]], at: int) -> bool:
    i = bisect_left(asides, (at, at)) - 1
    return i >= 0 and at < asides[i][1]


def bare(text: str) -> str:
    """Give `text` without what stands in brackets and without blanks.

    >>> bare("签约项目(亿元以上) 共")
    '签约项目共'
    """
    if "(" in text or "（" in text or "元" in text:
        text = _BRACKET.sub("", text)
    return text if text.isalnum() else _BLANK.sub("", text)


def reach(raw: str, length: int) -> int:
    """Give how many characters of `raw` hold the first `length` characters of `bare(raw)`."""
    return _held(range(len(raw)), _kept(raw), length)


def back(raw: str, length: int) -> int:
    """Give how many characters at the end of `raw` hold the last `length` characters of `bare(raw)`."""
    return _held(range(len(raw) - 1, -1, -1), _kept(raw), length)


def _held(order: Iterable[int], kept: Sequence[bool], length: int) -> int:
    if length <= 0:
        return 0
    count = taken = 0
    for i in order:
        taken += 1
        count += kept[i]
        if count == length:
            break
    return taken


def _kept(raw: str) -> list[bool]:
    kept = [c not in " \u3000\u00a0" for c in raw]
    for aside in _BRACKET.finditer(raw):
        kept[aside.start() : aside.end()] = [False] * (aside.end() - aside.start())
    return kept
