"""Readings that look further back than the clause of a figure: the sum of a list, what is meant for years, the growth of a sum."""

from __future__ import annotations

import re

from kg.model import Kind
from kg.relate.observation import cues
from kg.relate.observation.counts import Counted
from kg.relate.observation.figures import Figure
from kg.relate.observation.reading import Reading
from kg.relate.observation.sums import Sum, Sums, wished
from kg.relate.page import Page
from kg.text.span import Span

_LISTED = 2
"""Projects at least that make a list."""
_AHEAD = 300
"""Characters behind a figure that may call it a target."""
_AIM = 60
"""Characters before a figure that may tell by when it is to be reached."""
_FEW = 3
"""So many projects may be all that one firm signs for."""
_BATCH = re.compile("第[一二三四五六七八九十]+批$")
_ENDS = frozenset("。;；\n")
_AND = re.compile("[和与及]")
_BEFORE = re.compile(r"\d[个项家宗][、和与及]$")
_DONE = re.compile("全[省市县区州盟旗]共|已|累计|成功")
"""Before a count in a plan what tells that this was done."""
_NEAR = 60
"""Characters before a figure that may name what it is of."""


_BY_FIRMS = re.compile(r"\d+家(?:央企|中央企业|国企|民企|企业|公司|集团)[^,，。;；]{0,4}(?:计划|拟|将|预计)在")
"""Before a sum for several years whose plan it is: 28家企业拟在|某省投资."""
BY_STAGE = frozenset(("observation/stage-count", "observation/count-continued"))
"""Rules of counts that say no more than a stage, of what was counted before."""
_TAKES_UP = re.compile(r"(?:重点|重大|产业|工业|建设|招商)*项目(?:目前|现)?已?(?:都|均|全部|皆)")
"""Behind a count what tells that the projects of which it speaks are known."""
OF_ALL = re.compile(r"[,，]占(?:总数|总量|项目总数|签约(?:项目)?总数|全部(?:项目)?)的?(?:比[重例])?(?:为|达|约|近)*")


def after_list(page: Page, total: Reading | None, figure: Figure) -> bool:
    """Tell whether a sum closes a list of projects without sums, and so is that of all that `total` counts: 共7个项目,分别为甲、乙…,|总投资20亿元."""
    if total is None or figure.mention.kind is not Kind.MONEY or total.value < _LISTED:
        return False
    start, stop = total.quote.stop, figure.start
    listed = cues.LIST_OF.match(page.text.text, start, stop) is not None and figure.clause >= figure.start - 1
    names = {m.text for m in page.within(start, stop, Kind.PROJECT)}
    return listed and len(names) >= _LISTED and not page.within(start, stop, Kind.MONEY)


def hoped(text: str, low: int, stop: int, figure: Figure) -> bool:
    """Tell whether the sentence, which is read from `low` to `stop`, hopes for its figures, or calls them a target (…项目10个的目标任务)."""
    told = text[low : figure.mention.start]
    if wished(told) or cues.UNTIL.search(told) or cues.QUOTED_AIM.match(text, figure.mention.stop, stop):
        return True
    if cues.AIMED_AT.search(told[-_AIM:]) or cues.PLANNED_WITH.search(told[-_AIM:]):
        return True
    if cues.AIM_OF.match(figure.after) and re.search("全年|年度|今年|明年|年内|20[1-5]", figure.lead):
        return cues.REACHED.search(figure.lead) is None
    ahead = cues.PURSUED.search(text, figure.mention.stop, min(stop, figure.mention.stop + _AHEAD))
    return ahead is not None and cues.COMING.search(told) is not None


def apposed(page: Page, figure: Figure, counted: Counted) -> bool:
    """Tell whether a count only closes a list that names as many: 甲产业园、乙物流园|二个在建项目. Nothing was done with them there."""
    if counted.rule == "count-firm" and figure.value <= _FEW:
        return figure.lead.count("、") + 1 == figure.value and "等" not in figure.lead and "、" in figure.before
    if counted.rule != "count-noun" or counted.stage in ("key", "all"):
        return False
    listed = figure.lead.count("、") + len(_AND.findall(figure.lead))
    return listed > 0 and listed + 1 == figure.value and "等" not in figure.lead


def of_list(text: str, figure: Figure, counted: Counted) -> bool:
    """Tell whether key projects are one batch, or a few that were named and with which the sentence ends: 观摩了甲、乙等|7个重点项目."""
    if counted.rule != "count-key":
        return False
    ends = text[figure.mention.stop + counted.after : figure.mention.stop + counted.after + 1] in _ENDS
    return _BATCH.search(figure.before) is not None or (figure.before.endswith("等") and ends)


def named_before(page: Page, start: int, figure: Figure) -> bool:
    """Tell whether a count takes up the projects that the paragraph, from `start` on, named one by one: 甲…,乙…,|两个|项目均已开工."""
    if figure.before or _TAKES_UP.match(figure.after) is None:
        return False
    return len({m.text for m in page.within(start, figure.mention.start, Kind.PROJECT)}) == figure.value


def respective(text: str, figure: Figure) -> bool:
    """Tell whether a count is one of several that branches have in their order: 甲领域与乙领域分别落地3个和|2个项目."""
    return "分别" in figure.lead and _BEFORE.search(text, figure.clause, figure.mention.start) is not None


def with_firm(page: Page, figure: Figure, counted: Counted) -> bool:
    """Tell whether a few projects were signed with one firm, which are no statistic: 某市与甲集团|签约两个项目."""
    if counted.stage != "signed" or figure.value > _FEW:
        return False
    firms = page.within(figure.clause, figure.mention.start, Kind.COMPANY)
    return any(page.text.text[firm.start - 1] in "与和同" for firm in firms)


def in_bare_verbs(text: str, figure: Figure, reading: Reading) -> bool:
    """Tell whether what a plan counts or sums reads as if it were done: 实施产业项目40个, 完成投资30亿元; not 全市共签约项目40个."""
    if _DONE.search(text, figure.clause, min(reading.quote.start + 2, figure.mention.start)):
        return False
    return (reading.stage or reading.indicator) in cues.DEEDS and not cues.LAID_OUT.match(text, *reading.quote)


def for_years(page: Page, sentence: Span, sums: Sums, figure: Figure) -> Reading | None:
    """Read 十三五期间,全市将投资80亿元 where the sentence names whose it is."""
    low = max(sentence.start, figure.mention.start - _NEAR)
    found = sums.for_years(page.text.text[low : figure.mention.start], figure)
    if found is None or not page.within(sentence.start, figure.mention.start, Kind.REGION):
        return None
    quote = Span(figure.mention.start - found.before, figure.mention.stop)
    if _BY_FIRMS.search(page.text.text, low, figure.mention.start):
        return Reading("plannedInvestment", found.value, found.unit, quote, "observation/firms-plan")
    return Reading(found.indicator, found.value, found.unit, quote, f"observation/{found.rule}")


def of_sum(page: Page, sentence: Span, sums: Sums, figure: Figure) -> Sum | None:
    """Read 营业收入110亿元,同比增长16% of a region or park; a firm named before the sum has it."""
    low = max(sentence.start, figure.mention.start - _NEAR)
    if page.within(low, figure.mention.start, Kind.COMPANY, Kind.PROJECT):
        return None
    return sums.of_sum(page.text.text[low : figure.mention.start], figure)
