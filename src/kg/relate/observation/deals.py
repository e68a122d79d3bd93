"""Sums of deals: what one firm alone agreed on is no statistic, what was signed for together on an occasion is one."""

from __future__ import annotations

import re

from kg.model import Kind
from kg.relate.observation.figures import Figure, back
from kg.relate.observation.reading import Reading
from kg.relate.observation.stages import COPULA
from kg.relate.page import Page
from kg.text.span import Span

_REACH = 200
"""Characters before a sum in which the firm is named that it was agreed with."""
_COUNTED = re.compile(
    r"[\d一二两三四五六七八九十](?:余|多)?[个项家宗笔批]|等(?=[^,，。;；]*(?:企业|公司|项目|单位|客商))"
)
"""What tells that more than one was spoken of."""
_PARTS = re.compile("[;；。]")
_JOINED = "与同和跟"
_TOGETHER = re.compile(
    r"(?:集中|集体|现场|当场|正式|分别|成功|举行|进行|进行了|开展|实现|达成)*(?:签约|签订(?:了?(?:投资|合作|项目)*(?:协议|合同))|签署(?:了?(?:投资|合作|项目)*(?:协议|合同)))(?:仪式|活动)?[,，]$"
)
"""What ends a clause that tells of signing."""
_MANY = re.compile(r"集中|集体|一批|分别|[二两三四五六七八九十\d]+(?:余|多)?[家个](?!亿)")
"""What tells in such a clause that there were several to sign."""
_SUM = re.compile(
    rf"(?:涉及|签约|协议|合同|计划|投资|项目|合计|共计)*总?(?:投资|金额|资额|资金)(?:总?额)?(?:人民币)?{COPULA}"
)


def of_project(page: Page, start: int, figure: Figure) -> bool:
    """Tell whether the sentence that begins at `start` goes on about a project, and names no place before the figure."""
    return start in page.going_on and not page.places(start, figure.mention.start)


def of_one(page: Page, figure: Figure, low: int) -> bool:
    """Tell whether a sum was agreed with a firm that the sentence, which begins at `low`, names alone, or for the project that it goes on about: 某区与甲公司合作,协议引进资金|9亿元."""
    if of_project(page, low, figure):
        return True
    text, at = page.text.text, figure.mention.start
    start = max(low, at - _REACH)
    marks = list(_PARTS.finditer(text, start, at))
    start = marks[-1].end() if marks else start
    firms = [f for f in page.within(start, at, Kind.COMPANY) if text[f.start - 1] in _JOINED]
    return bool(firms) and _COUNTED.search(text, firms[0].start, at) is None


def together(page: Page, figure: Figure, low: int) -> Reading | None:
    """Read 甲公司、乙公司等进行集中签约,总金额达|90亿元: the sum of what several signed for, who were not counted."""
    text, at = page.text.text, figure.mention.start
    if not _SUM.fullmatch(figure.before) or figure.part:
        return None
    start = max(low, figure.clause - _REACH)
    told = _TOGETHER.search(text, start, figure.clause)
    if told is None:
        return None
    begins = max(text.rfind(mark, start, told.start()) for mark in ",，;；。\n") + 1 or start
    named = page.within(max(begins, start), told.start(), Kind.COMPANY, Kind.PROJECT)
    if len(named) < 2 and not _MANY.search(text, max(begins, start), told.end()):
        return None
    quote = Span(at - back(figure.left, len(figure.before)), figure.mention.stop)
    return Reading("signedInvestment", figure.value, figure.mention.unit or "CNY", quote, "observation/signed-together")
