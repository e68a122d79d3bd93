"""Figures that introduce a project: 总投资3亿元的某项目, 占地20亩的某项目, 年产3万吨某某的某基地."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.measure.capacity import made, of_year
from kg.relate.measure.words import (
    AND_INVESTED,
    AREA_UNITS,
    BUILT_FOR,
    BUILT_THERE,
    FOR_ALL,
    FORMER,
    GIVEN,
    INVEST,
    LAND,
    MADE_BY,
    NOT_INVESTED,
    OUTPUT,
    PHASE,
    SIGNED,
    SUMMED,
    THRESHOLD,
)
from kg.relate.page import Page
from kg.text.span import Span

_RULE = "measure/introduced"
_REACH = 40
"""How many characters before a name a figure of it may stand."""
_OF_COUNTED = re.compile(r"\d[个项家][,，][^,，。;；]{0,6}$")
"""What makes of an amount the sum of what was counted before it: 引进项目9个,合同|投资额23亿元,…."""
_DONE = re.compile(r"完成(?:了|的)?(?:固定资产|总)?投[资入](?:额)?(?:约|近|超过?|达)*$")
"""What makes of an amount what has been spent on the project before it: 甲隧道完成投资|5亿元,乙工程进展顺利."""
_LEAD = 16
"""How many characters before a figure tell what it is."""


def introduced(page: Page, project: Mention, low: int, listed: bool) -> Iterator[Claim]:
    """Give what the figures before the name of `project`, not before `low`, say of it; `listed`: it is the first of several."""
    text = page.text.text
    yield from _amounts(page, project, low, listed)
    for figure in page.within(max(low, project.start - _REACH), project.start, Kind.QUANTITY):
        lead = text[max(low, figure.start - _LEAD) : figure.start].rstrip()
        span = Span(figure.start, project.stop)
        if (
            MADE_BY.fullmatch(text, figure.stop, project.start)
            and of_year(text, lead, figure)
            and not FORMER.search(lead)
        ):
            yield made(text, project, figure, span, _RULE)
        elif (
            figure.unit in AREA_UNITS and AND_INVESTED.fullmatch(text, figure.stop, project.start) and LAND.search(lead)
        ):
            yield Claim("landArea", project, span, _RULE, value=figure.value, unit=figure.unit)


def _amounts(page: Page, project: Mention, low: int, listed: bool) -> Iterator[Claim]:
    """Give the amount invested, and the output before it: no more than a place or a verb of building stands between them and the name."""
    text = page.text.text
    begin = project.start
    while (place := next((m for m in page.places(max(low, begin - 20), begin) if m.stop == begin), None)) is not None:
        begin = place.start
    money = [m for m in page.within(max(low, project.start - _REACH), project.start, Kind.MONEY) if _figure(m)]
    phase = len(money) > 1 and PHASE.search(text, money[-2].stop, money[-1].start) is not None
    behind = money.pop().stop if phase and text[money[-2].stop] in "、,，" else 0
    for amount in reversed(money):
        lead = text[max(low, amount.start - _LEAD) : amount.start].rstrip()
        between = text[max(amount.stop, behind) : begin]
        if NOT_INVESTED.search(lead):
            if OUTPUT.search(lead) and between == "的" and not listed:
                span = Span(amount.start, project.stop)
                yield Claim("outputValue", project, span, _RULE, value=amount.value, unit=amount.unit)
            continue
        told = INVEST.search(lead)
        if between.startswith((",", "，")) and _DONE.search(lead):
            return
        if "在" in between and BUILT_THERE.match(text, project.stop):
            return
        if not BUILT_FOR.fullmatch(between) or (listed and FOR_ALL.search(between)):
            return
        if between and not (told or SIGNED.search(lead) or GIVEN.search(lead) or between.endswith("的")):
            return
        start = amount.start - (len(told.group()) if told else 0)
        opens = text[start - 1 : start] in (";", "；", "。", "\n")
        apart = (
            not opens
            and not _firm_pays(page, start)
            and between.startswith((",", "，"))
            and (
                bool(page.within(max(amount.start - _REACH, _clause(text, amount.start)), amount.start, Kind.PROJECT))
                or _OF_COUNTED.search(text, max(low, start - _LEAD), start) is not None
            )
        )
        if not (apart or SUMMED.search(text, max(low, start - 3), start) or THRESHOLD.match(text, amount.stop)):
            yield invested(project, amount, Span(start, project.stop), _RULE)
        return


def _clause(text: str, stop: int) -> int:
    """Give where the last mark before `stop`, within reach, that parts clauses of their own stands; 0 if none."""
    return max(text.rfind(mark, max(0, stop - _REACH), stop) for mark in ";；。\n") + 1


def _firm_pays(page: Page, start: int) -> bool:
    """Tell whether a company opens the clause of an amount at `start`, so that what it builds follows: …投产后,|甲集团再次投资|5亿元,建设…."""
    comma = max(page.text.text.rfind(mark, max(0, start - _REACH), start) for mark in ",，")
    if page.within(comma + 1, start, Kind.PROJECT):
        return False
    return any(firm.start == comma + 1 for firm in page.within(comma + 1, start, Kind.COMPANY))


def _figure(mention: Mention) -> bool:
    return isinstance(mention.value, int | float)


def invested(project: Mention, money: Mention, quote: Span, rule: str) -> Claim:
    """Give the claim that `project` takes the amount `money`."""
    return Claim("investment", project, quote, rule, value=money.value, unit=money.unit)
