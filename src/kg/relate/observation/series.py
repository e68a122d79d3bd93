"""Figures that share their words in order: of stages (签约、开工、投产项目分别为9个、6个、3个), of sums (签约资金、到位资金分别为9亿元、6亿元), of years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.relate.observation.figures import Figure, back
from kg.relate.observation.lists import UNSHARED
from kg.relate.observation.reading import Reading
from kg.relate.observation.stages import COPULA, Stages
from kg.relate.observation.sums import Sum, Sums
from kg.relate.page import Page
from kg.text.last import last_match
from kg.text.span import Span

_AND = re.compile(r"[、,，和及与]")
_STAGES = re.compile(
    rf"(?P<names>[^、,，。;；和及与]{{2,10}}(?:[、和及与][^、,，。;；和及与]{{2,10}})+?)(?:(?:项目)?(?:个?数|数量|总数)?分别{COPULA}|项目)$"
)
"""What names several stages whose counts follow in their order, with 分别 or without (签约、开工项目20个、15个)."""
_SUMS = re.compile(
    r"(?P<names>[^、,，。;；和及与]{2,14}(?:[、和及与][^、,，。;；和及与]{2,14})+?)分别(?:完成|实现|达到?|为|是|约|近|超)*$"
)
"""What names several sums that follow in their order."""
_YEARS = re.compile(
    r"(?P<first>\d{4})年?(?:[-—–~－]+|[至到])(?P<last>\d{4})年(?!底|末|初)|\d{4}年?(?:[、和与及]\d{4}年?)*[、和与及]\d{4}年(?!底|末|初)"
)
_YEAR = re.compile(r"\d{4}")
_OWN_YEAR = re.compile(r"\d{4}年|今年|去年")
_MOST = 10
"""So many years at most share their figures."""


def by_stage(text: str, figures: Sequence[Figure], stages: Stages) -> list[Reading]:
    """Give each of several stages its count; empty where the words before the first figure name no such stages, or not as many as there are figures."""
    first = figures[0]
    told = _STAGES.search(first.before) if first.mention.unit in ("个", "项") and len(figures) > 1 else None
    if told is None:
        return []
    names = _AND.split(told["names"])
    said = [{stages.stage_of[w.group()] for w in stages.stage.finditer(name)} for name in names]
    run = _run(text, figures)
    if len(run) != len(names) or any(len(stage) != 1 for stage in said):
        return []
    start = first.mention.start - back(first.left, len(first.before) - told.start())
    found = []
    for figure, own in zip(run, said, strict=True):
        stage = own.pop()
        quote = Span(start, figure.mention.stop)
        found.append(Reading(f"{stage}Projects", figure.value, "project", quote, "observation/stages-in-order"))
    return found


def by_sum(text: str, figures: Sequence[Figure], sums: Sums) -> list[Reading]:
    """Give each of several sums its amount: 签约资金、到位资金分别为20亿元、15亿元.

    Empty where the words before the first figure name no such row; one reading of the rule `UNSHARED` where they do, but not each is known.
    """
    first = figures[0]
    told = _SUMS.search(first.before) if "分别" in first.before and first.mention.unit == "CNY" else None
    run = _run(text, figures) if told is not None else []
    if told is None or len(run) < 2:
        return []
    start = first.mention.start - back(first.left, len(first.before) - told.start())
    names = _AND.split(told["names"])
    read = [_sum(name, figure, sums) for name, figure in zip(names, run, strict=False)]
    found = [
        Reading(m.indicator, m.value, m.unit, Span(start, f.mention.stop), "observation/sums-in-order")
        for m, f in zip(read, run, strict=False)
        if m is not None
    ]
    if len(found) == len(names) == len(run):
        return found
    return [Reading("", first.value, "CNY", Span(start, first.mention.stop), UNSHARED)]


def _sum(name: str, figure: Figure, sums: Sums) -> Sum | None:
    """Read an amount by the end of `name`, before which there may be whose it is and when."""
    tails = (name[cut:] for cut in range(len(name) - 1))
    return next(filter(None, (sums.money(figure._replace(before=tail), None) for tail in tails)), None)


def by_year(page: Page, figures: Sequence[Figure], reading: Reading, low: int) -> list[Reading]:
    """Give each of several years its figure; `figures` begin with the one read, their sentence at `low`.

    Empty where no years share; one reading of the rule `UNSHARED` where they do, but not figure for year.
    """
    text, at = page.text.text, figures[0].mention.start
    told = last_match(_YEARS, text, low, at)
    if told is None or _OWN_YEAR.search(text, told.end(), at) or text.find("分别", told.end(), at) < 0:
        return []
    run = _run(text, figures)
    if len(run) < 2:
        return []
    years = [int(y) for y in _YEAR.findall(told.group())]
    if told["first"] is not None:
        years = list(range(years[0], min(years[1], years[0] + _MOST) + 1))
    if len(years) != len(run):
        return [replace(reading, rule=UNSHARED)]
    return [
        replace(
            reading,
            value=figure.value,
            quote=Span(reading.quote.start, figure.mention.stop),
            period=f"{year}-01-01/{year}-12-31",
        )
        for figure, year in zip(run, years, strict=True)
    ]


def _run(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Give the figures of one unit that stand one right behind the other."""
    run = [figures[0]]
    for before, figure in pairwise(figures):
        joined = _AND.fullmatch(text, before.mention.stop, figure.mention.start)
        if figure.mention.unit != before.mention.unit or joined is None:
            break
        run.append(figure)
    return run
