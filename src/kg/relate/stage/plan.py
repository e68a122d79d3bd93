"""Stages before the work that only the grammar of intent tells: 将投资3亿元建设|某项目, 某项目|拟由某公司兴建."""

from __future__ import annotations

import re

from kg.relate.building import BUILDS
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage.clause import stated
from kg.relate.stage.told import PAPERS
from kg.relate.stage.words import Union

_WILL = r"(?:(?<![近即])将(?![军来近])|(?<![包本])拟|(?<![按度建])计划|打算|决定|有意)"
_MAKE = rf"(?:建设为?|{BUILDS}|投资|进行|用于|建(?![成起]))"
_BEFORE = re.compile(
    _WILL
    + r"[^,，。;；:：、]{0,24}?(?:(?:投|出|斥|耗)资[^,，。;；]{0,16}[,，][^,，。;；、]{0,6}?)?"
    + _MAKE
    + r"(?:一?[个座条家])?(?:[^,，。;；、]{0,4}的)?\Z"
    + r"|募集?资?金?[^。;；]{0,40}(?:用于|投向|投入)(?:[^,，。;；、]{0,4}的)?\Z"
)
"""What a clause says is to be built, up to its name: 还将投资5亿元,就地建设|."""
_INVESTING = re.compile(_WILL + r"[^,，。;；:：、]{0,40}?投资(?:新建|建设|兴建)(?:一?[个座条家])?[“「\"]?\Z")
"""The same where the verb stands right before the name: 公司拟在某市投资建设|."""
_RAISING = re.compile("拟|将|计划|预案|预计")
"""What tells that money is still to be raised; what was raised years ago has been spent."""
_HINT = re.compile("[将拟募]|计划|打算|决定|有意")
_AFTER = re.compile(
    r"(?:项目|工程)?(?:总投资[^,，。;；]{2,14}[,，])?计划(?:通过|用)(?=[\d约])|[^,，。;；:：]{0,8}?(?:拟|将|计划)(?:由|在|于|落户|选址|投资|新建|兴建|总投资)(?!近期)[^,，。;；]{0,30}?(?:投资|承建|兴建|建设|落户|选址|实施)"
)


def intended(page: Page, group: Group, lead: int) -> tuple[int, int] | None:
    """Give the offsets of the words before a list, which ends at `lead`, that say that it is to be built; None if none do."""
    text = page.text.text
    low = max(group.lead.start, lead - 70)
    if _HINT.search(text, low, lead) is None:
        return None
    match = _BEFORE.search(text, low, lead) or _INVESTING.search(text, low, group.lead.stop)
    if match is not None and match.group().startswith("募") and not _RAISING.search(text, group.sentence.start, lead):
        return None
    return (match.start(), match.end()) if match is not None else None


_BROUGHT = re.compile(
    r"(?:引进|招引|引来|引入|引资)了?(?!技术|人才|设备)(?:[^,，。;；]{2,30}?(?:公司|集团|企业)|(?:[^,，。;；]{2,30}?(?:(?<=公司|集团)[,，])?(?:投资|出资|斥资|耗资)|(?:社会|民间|外来|民营|[国省市县区]外)?(?:资金|资本)?)(?:约|近|超过?)?[\d.]+[万亿]*(?:美|欧|日|港)?元(?:人民币)?(?:左右|以上)?)"
    r"(?:高标准|高起点|规划|投资)*(?:建设|兴建|新建|建|开发|打造|投建|实施)\Z"
    r"|(?:引进|招引|引来|引入)了?[^。;；]{4,120}?等(?:\d+[家个]|一批)?[^,，。;；、]{0,6}企业(?:[来到在赴][^,，。;；、]{1,8})?投资(?:建设|兴建|新建|开发|打造|实施)\Z"
)
"""What tells who or how much was won to build a project: 引进某公司投资8000万元兴建|某电站, 引进9亿元建设|某基地."""


def brought(page: Page, group: Group) -> int | None:
    """Give where the words begin that say that a company or its money was won to build the projects; None if none do."""
    match = _BROUGHT.search(page.text.text, *group.lead)
    return match.start() if match is not None else None


def destined(page: Page, group: Group, begin: int) -> int | None:
    """Give where the words end that say of a project that it is to be built, from `begin` on; None if none do."""
    match = _AFTER.match(page.text.text, begin, group.trail.stop)
    return match.end() if match is not None else None


def on_paper(page: Page, group: Group, limit: int, words: Union) -> int | None:
    """Give where the words end that tell, behind another subject at `limit`, what papers a project has; None if none do."""
    text, stop = page.text.text, group.trail.stop
    if limit >= stop or PAPERS.search(text, limit, stop) is None:
        return None
    told = stated(text, limit, stop, words)
    return next((end for stage, at, end in told if stage == "planned" and PAPERS.search(text, at, end)), None)


_PUSHED = re.compile(
    r"(?:推进|推动|加快|加大|加速|提速|加紧|抓紧|抓[好实牢]|[狠紧]抓|加快实施|加快推进)(?:了)?(?:[^,，。;；:：的]{2,40}[、和])?\Z"
)
_HOPED = re.compile(r"力争|争取|希望|下一步|接下来|(?<![主重需])要|[将拟](?!近)|会议|强调|指出")
_BUILDING = re.compile(
    r"(?:等(?:\d+[个项]|一(?:大)?批)?[^,，。;；]{0,24}?(?:项目|工程))?(?:的?(?:施工|工程|项目)?建设(?:施工)?(?:进程|步伐|力度|进度)?|的?(?:施工|工程|项目)(?:进[程度]|力度)|的施工|的?实施)(?=[,，。;；]|\Z)"
)


def pushed(page: Page, group: Group, lead: int) -> int | None:
    """Give where the words end that say that what is being built is pushed on: 加快|甲基地、乙中试线等项目建设."""
    text = page.text.text
    told = _PUSHED.search(text, max(group.lead.start, lead - 48), lead)
    if told is None:
        return None
    clause = max(text.rfind(mark, group.lead.start, told.start()) for mark in ",，;；")
    low = group.lead.start if group.single else max(group.lead.start, clause)
    if _HOPED.search(text, low, told.start()) is not None:
        return None
    match = _BUILDING.match(text, *group.trail)
    return match.end() if match is not None else None


_LAUNCHED = re.compile(r"(?P<what>启动|完成)了?(?:[^,，。;；:：的]{2,40}[、和])?\Z")
_DATED = re.compile(
    r"(?:[月年]底|底|\d[月日]份?)?前[^,，。;；]{0,4}\Z|将|拟|计划|力争|争取|确保|年内|希望|要求|要(?!素)|推动|加快"
)
"""What makes of a deed before its object one that is to come: 10月底前|完成."""
_BUILT = re.compile(
    r"(?:等(?:\d+[个项])?[^,，。;；、]{0,14}?(?:项目|工程))?(?:的)?建设(?!前期|用地|手续|规划|方案|进|[主任目投])(?=[,，。;；并]|\Z)"
)


def launched(page: Page, group: Group, lead: int) -> tuple[str, int] | None:
    """Give the stage that a deed before the group and 建设 behind it tell, and where the words end: 启动|甲大桥、乙电站|建设."""
    text = page.text.text
    told = _LAUNCHED.search(text, max(group.lead.start, lead - 48), lead)
    built = _BUILT.match(text, *group.trail) if told is not None else None
    if told is None or built is None:
        return None
    low = max(group.lead.start, max(text.rfind(mark, group.lead.start, told.start()) for mark in ",，;；") + 1)
    if _DATED.search(text, low, told.start()) is not None:
        return None
    return ("started" if told["what"] == "启动" else "completed"), built.end()
