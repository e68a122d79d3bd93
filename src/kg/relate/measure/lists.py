"""Figures of a list of projects in the order of their names: 总投资分别为11亿元、6亿元的甲项目和乙项目, 甲、乙占地分别为30亩、20亩."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Kind, Mention
from kg.relate.groups import Group
from kg.relate.measure.words import AREA_UNITS
from kg.relate.page import Page
from kg.text.span import Span

_AND = re.compile(r"(?:人民币)?(?:左右|以上)?(?:[、,，和与及]|以及)(?:约|近|超过?)?")
"""What stands between two figures of a list."""
_TO_NAMES = re.compile(r"(?:人民币)?(?:左右|以上)?的?(?:位于)?[“「]?")
"""What leads from the last figure to the first name."""
_INVESTED = re.compile(
    r"(?P<ahead>(?<=[\u4e00-\u9fff])分别)?(?P<what>(?:计划|预计|协议|合同)?总?投资(?:总?额|规模)?)(?P<each>分别|各)?(?:为|是|达到?|约|近|超过?|[:：])*\Z"
)
_TAKES = re.compile(
    r"(?P<ahead>(?<=[\u4e00-\u9fff])分别)?(?P<what>(?:规划)?总?(?:占地|用地)(?:面积)?)(?P<each>分别|各)?(?:为|是|达到?|约|近|超过?|[:：])*\Z"
)
_EACH = re.compile(
    r"(?:等(?:\d+个)?[^,，。;；\d]{0,6}?项目)?[,，]?(?P<single>单个(?:项目)?)?(?:的)?(?:计划|协议)?(?:总?投资(?:总?额)?|投资规模)(?P<all>均|都|皆)?(?:在|就|达到?|突破|[超上过]过?)+"
)
"""What leads from a list to the amount that each has: 等项目,单个投资额就上, 投资均超过; without 均 only where the projects were sorted by it."""
_SIZED = re.compile(r"其中[,，:：]?[^,，。;；]{0,4}\Z")
"""What begins a list of those of many that are of a size: 其中,|甲项目、乙项目等9个项目投资额过10亿元."""
_ROW = re.compile(r"分别[为是]|包括|有[:：]")
"""What begins the row of projects that a sentence goes through."""
_REACH = 80
"""Characters before or behind a list of names within which the list of their figures stands."""


def respective(page: Page, group: Group) -> Iterator[Claim]:
    """Give the investment or land of each project of a list whose figures stand in the same order; nothing where their numbers differ."""
    if len(group.projects) < 2:
        return
    low = max(group.lead.start, group.projects[0].start - _REACH)
    yield from _of(page, group, Span(low, group.projects[0].start), behind=False)
    yield from _of(page, group, Span(group.trail.start, min(group.trail.stop, group.trail.start + _REACH)), behind=True)


def each(page: Page, group: Group) -> Iterator[Claim]:
    """Give all projects of a list the amount that each of them has: 甲项目、乙项目投资均超3亿元; nothing where it is that of all together."""
    text = page.text.text
    told = _EACH.match(text, group.trail.start, group.trail.stop)
    if told is None or (told["single"] is None and told["all"] is None and not _SIZED.search(text, *group.lead)):
        return
    amount = next((m for m in page.within(told.end(), told.end() + 20, Kind.MONEY) if m.start == told.end()), None)
    if amount is None or not isinstance(amount.value, int | float):
        return
    row = next((r.end() for r in _ROW.finditer(text, group.sentence.start, group.projects[0].start)), None)
    low = row if row is not None else group.projects[0].start
    for project in page.within(low, group.projects[-1].stop, Kind.PROJECT):
        if len(group.projects) > 1 or group.closed or row is not None:
            quote = Span(project.start, amount.stop)
            yield Claim("investment", project, quote, "measure/each", value=amount.value, unit=amount.unit)


def _of(page: Page, group: Group, stretch: Span, behind: bool) -> Iterator[Claim]:
    text = page.text.text
    for kind, relation, words in ((Kind.MONEY, "investment", _INVESTED), (Kind.QUANTITY, "landArea", _TAKES)):
        for figures in _runs(page, stretch, kind):
            told = words.search(text, stretch.start, figures[0].start)
            if told is None or len(figures) != len(group.projects) or (behind and not (told["each"] or told["ahead"])):
                continue
            if not behind and _TO_NAMES.fullmatch(text, figures[-1].stop, stretch.stop) is None:
                continue
            for project, figure in zip(group.projects, figures, strict=True):
                quote = Span(min(told.start(), project.start), max(figure.stop, project.stop))
                yield Claim(relation, project, quote, "measure/respective", value=figure.value, unit=figure.unit)
            break


def _runs(page: Page, stretch: Span, kind: Kind) -> Iterator[Sequence[Mention]]:
    """Give the figures of a kind that are joined to lists."""
    run: list[Mention] = []
    for figure in page.within(stretch.start, stretch.stop, kind):
        if not isinstance(figure.value, int | float) or (kind is Kind.QUANTITY and figure.unit not in AREA_UNITS):
            continue
        if run and _AND.fullmatch(page.text.text, run[-1].stop, figure.start) is None:
            yield run
            run = []
        run.append(figure)
    if run:
        yield run
