"""Investors whose head speaks of their project: 甲公司董事长某某介绍,某项目已投产; “我们的某项目已投产。”甲公司总经理某某说."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.text.span import Span

_OFFICE = (
    "的?(?:(?:党委书记|董事长|(?:常务)?副?总经理|(?:执行)?总裁|法定?代表人|法人代表|法人|创始人|(?:企业|公司|项目)?负责人|厂长|总监|行政部?经理)[、兼]?)+"
    "[\u4e00-\u9fff]{2,4}?"
)
"""Whoever leads a company, right behind its name."""
_SAYS = "(?:[\u4e00-\u9fff]{0,6}[地的])?(?:向记者|告诉记者|介绍(?!了)|表示|透露|坦言|感慨|感叹|说)(?:介绍|道|说)?"
_SPEAKS = re.compile(_OFFICE + _SAYS)
_OUR = "(?:(?:目前|现在|今年|去年|眼下)[,，]?)?(?:(?:我们|我司|我?公司|企业|集团)(?:投资|建设|在建|实施|正在(?:建设|实施))?的?)?"
_TO_IT = re.compile(rf"[,，:：]?[“]?{_OUR}[“]?")
"""What leads from the speaker to the project that he speaks of."""
_OPENS = re.compile(rf"[“]{_OUR}[“]?")
"""What opens a speech before the project that it is about."""
_GOES_ON = re.compile(r"[,，:：]?[“]?(?:(?:目前|现在|眼下)[,，]?)?(?:我们的?|该|这个|整个)?项目(?!部|经理|组|方)")
"""What follows the speaker where he goes on about the project spoken of."""
_WORKERS = re.compile("监理|设计|施工|路桥|市政|建工|工程|中[铁建交冶水]|建设|安装|水利|银行|保险|投资促进|招商")
"""What names one who only works on a project or serves it."""
_NEAR = 60
"""So many characters behind the speaker the name of what he speaks of ends."""
_LONGEST = 300
"""Characters of the longest speech that is looked at."""


def spoken(page: Page) -> Iterator[Claim]:
    """Give the companies whose head speaks of a single project as theirs."""
    text = page.text.text
    for firm in page.mentions:
        if not _invests(firm):
            continue
        speaks = _SPEAKS.match(text, firm.stop)
        if speaks is None:
            continue
        for project in (_after(page, speaks.end()), _before(page, firm)):
            if project is not None and not page.within(project.start, project.stop, Kind.COMPANY):
                start, stop = min(firm.start, project.start), max(speaks.end(), project.stop)
                yield Claim("investedBy", project, Span(start, stop), "investor/speaker", object=firm)
    for sentence, project in page.continued:
        firms = page.within(*sentence, Kind.COMPANY)
        if len(firms) != 1 or firms[0].start != sentence.start or not _invests(firms[0]):
            continue
        speaks = _SPEAKS.match(text, firms[0].stop)
        if speaks is not None and _GOES_ON.match(text, speaks.end()):
            yield Claim("investedBy", project, Span(sentence.start, speaks.end()), "investor/speaker", object=firms[0])


def _invests(firm: Mention) -> bool:
    """Tell whether `firm` is a company in full whose own projects may be, not one that works on those of others."""
    legal = firm.kind is Kind.COMPANY and firm.text.endswith(("公司", "集团", "厂"))
    return legal and _WORKERS.search(firm.text) is None


def _after(page: Page, stop: int) -> Mention | None:
    """Give the project that a speech which begins at `stop` is about."""
    text = page.text.text
    works = page.within(stop, stop + _NEAR, Kind.PROJECT)
    return works[0] if works and _TO_IT.fullmatch(text, stop, works[0].start) else None


def _before(page: Page, firm: Mention) -> Mention | None:
    """Give the project that the speech which ends right before `firm` is about."""
    text = page.text.text
    if text[firm.start - 1 : firm.start] != "”":
        return None
    at = text.rfind("“", max(0, firm.start - _LONGEST), firm.start)
    opening = text.rfind("\n", max(0, firm.start - _LONGEST), firm.start) + 1
    works = page.within(max(at, opening), firm.start, Kind.PROJECT)
    if len({m.text for m in works}) != 1 or at < 0:
        return None
    return works[0] if _OPENS.fullmatch(text, at, works[0].start) else None
