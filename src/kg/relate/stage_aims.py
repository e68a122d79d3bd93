"""Stages in plans and reports to come: what a plan says in bare verbs (建成A, B开工建设, 力争C通车) is an aim, not a deed.

An aim to finish a work tells that it is going on, an aim to begin it that it is planned; where the sentence says that it will be built (将), it
is planned either way. Convention of the annotation guide's readers for government reports.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Claim
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.text.span import Span

_HEADED = re.compile(
    r"(?:下一?步|今后|明年|来年|下半年|今年|新一年|20\d\d年|下阶段)?[^,，。;；]{0,14}(?:工作安排|工作打算|工作计划|工作思路|工作建议|工作部署|主要目标|预期目标|奋斗目标|目标任务|重点任务|主要任务|重点工作|总体要求|下一步工作|建设任务)[^,，。;；]{0,8}\Z"
)
"""A heading below which a report tells what is to come."""
_LOOKED_BACK = re.compile(r"回顾|总结|完成情况|执行情况|进展情况|成效|成绩|主要做法|存在(?:的)?问题|现状")
"""A heading below which a report tells what was done."""
_HEADING = 40
"""Characters of a heading."""
_OPENS = re.compile(
    r"(?:20\d\d年|今年|明年|新(?:的)?一年|下一?步|接下来|下半年|下阶段|[“]?十[一二三四五]五[”]?期间|未来[^,，。;；]{1,4}年)[^。;；0-9]{0,24}?(?:将(?![近军])|(?<![主重需])要(?![求素])|计划(?!总?投资|完成)|力争|着力|继续|全力)"
    r"|(?:报告|规划|纲要|方案|计划|意见)(?:\([^()]{1,6}\)|（[^（）]{1,6}）)?(?:中)?(?:提出|指出|明确|要求)[,，:：]"
)
"""What opens a plan: 2025年,某市将…; 报告提出,…"""
_GOES_ON = re.compile(
    r"[\s“(（一二三四五六七八九十是、)）]*(?:同时|此外|另外|并)?[,，]?(?:建成|加快|加大|加强|加力|推进|推动|力争|力促|确保|争取|(?:新)?开工|完成|实施|实现|积极|持续|大力|做好|抓好|启动|谋划|规划|围绕|聚焦|着力|重点|全力|全面|稳步|扎实|支持|深入|深化|坚持|坚决|提升|优化|打造|培育|发展|要(?!素)|将|抓|强化|统筹|努力|突出|促进|新增|新建|改造|拓展|落实|做[强大优])"
)
"""How a plan goes on in bare verbs."""
_HOPES = re.compile(r"(?:力争|确保|争取|力促|早日|尽快|尽早)[^,，。;；]*")
_DONE = re.compile(
    r"已|(?<![为除])了(?![解])|成功|顺利|(?<!项)目前|截[至止]|累计|先后|相继|圆满|去年|日前|近日|昨[日天]|当[日天]|前[一二三1-9\d]+(?:个)?(?:季度|月)|同比|\d月\d{1,2}日"
)
"""What tells of what has been done."""
_WILL = re.compile(r"将(?![近军])|未来")
_AIM = {"started": "planned", "completed": "construction", "operating": "construction"}
"""What a stage comes to that is only aimed at."""
_LISTED = re.compile(r"(?:开工|在建|续建|竣工|投产|签约|建设)(?:的)?[^,，。;；、]{0,6}(?:项目|工程)\Z")
"""The end of a quote that names the kind of projects that a list is of: 等一批新开工项目."""
_TOLD = frozenset(("stage/before", "stage/after", "stage/list", "stage/continued"))
_ENDS = r"(?:建成|竣工|完工|落成|投产|投运|投用|通车|通航|通水|并网|贯通|运营|开放)"
_HOPED_BEFORE = re.compile(
    r"(?:力争|确保|争取|力促|推动|推进|促进|实现|保证|尽快|尽早|早日|全面)(?:全面|早日|尽快|尽早|如期|年内|基本)*(?:建成|完成|竣工)(?:投用|投产|运营)?\Z"
)
"""An aim up to the name of what it is for: 确保建成|某桥."""
_HOPED_AFTER = re.compile(
    r"(?:等[^,，。;；、]{0,14}?(?:项目|工程)?|项目|工程)?(?:主体|一期|全线|全面|正式|早日|尽快|尽早|如期|年内|顺利|基本|提前|[一二三四\d]季度|[上下]半年|年底前?|\d{1,2}月(?:底|份)?前?)*"
    rf"(?:(?P<end>{_ENDS})|(?P<begin>开工|动工|启动建设|落地开工|落地建设)|(?P<before>前期(?:准备)?(?:工作)?))"
)
"""An aim right behind the names of what it is for: 力争某高铁|建成通车, 推进某项目|前期工作."""
_HOPED = re.compile(r"(?:力争|确保|争取|力促|推动|推进|加快|促进|实现|保证|做好|抓好|加强|启动)[^,，。;；]{0,4}\Z")


def _plans(page: Page) -> Iterator[Span]:
    """Give the sentences of plans, in order, each from where it begins to tell of one."""
    text = page.text.text
    below = False
    for paragraph in page.paragraphs:
        first = paragraph[0]
        if paragraph[-1].stop - first.start <= _HEADING:
            heading = text[first.start : paragraph[-1].stop].strip()
            if _LOOKED_BACK.search(heading):
                below = False
            elif _HEADED.search(heading):
                below = True
        hopeful = _hopes(text, paragraph)
        opened = below or hopeful
        for sentence in paragraph:
            start = sentence.start
            done = _DONE.search(text, *sentence) is not None
            opening = _OPENS.search(text, *sentence) if not done and not opened else None
            if opening is not None:
                opened, start = True, opening.start()
            elif not below and (done or not (hopeful or _GOES_ON.match(text, *sentence))):
                opened = False
            if opened and not done:
                yield Span(start, sentence.stop)


def _hopes(text: str, paragraph: tuple[Span, ...]) -> bool:
    """Tell whether a paragraph hopes more than once, and tells of nothing done."""
    start, stop = paragraph[0].start, paragraph[-1].stop
    return len(_HOPES.findall(text, start, stop)) > 1 and _DONE.search(text, start, stop) is None


def aimed_at(page: Page, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give the claims, those of plans with the stage that an aim comes to; what is hoped to be signed is left out."""
    plans = list(_plans(page))
    told = list(claims)
    yield from _aims(page, plans, told)
    known = {claim.subject for claim in told}
    starts = [plan.start for plan in plans]
    for group in page.groups:
        at = bisect_right(starts, group.projects[0].start) - 1
        if at >= 0 and plans[at].stop > group.projects[0].start and not known.intersection(group.projects):
            yield from _hoped(page, group)


def _hoped(page: Page, group: Group) -> Iterator[Claim]:
    """Give what a plan hopes of projects that it states nothing of: 力争某高铁建成通车, 推进某项目前期工作."""
    text = page.text.text
    first, last = group.projects[0], group.projects[-1]
    before = _HOPED_BEFORE.search(text, max(group.lead.start, first.start - 20), first.start)
    after = _HOPED_AFTER.match(text, last.stop, group.trail.stop)
    if before is None and (
        after is None or _HOPED.search(text, max(group.lead.start, first.start - 12), first.start) is None
    ):
        return
    stage = "construction" if before is not None or (after is not None and after["end"]) else "planned"
    if stage == "construction" and _WILL.search(text, group.sentence.start, first.start):
        stage = "planned"
    start = before.start() if before is not None else first.start
    stop = after.end() if before is None and after is not None else last.stop
    for project in group.projects:
        yield Claim("stage", project, Span(start, stop), "stage/hoped", value=stage)


def _aims(page: Page, plans: Sequence[Span], claims: Iterable[Claim]) -> Iterator[Claim]:
    starts = [plan.start for plan in plans]
    for claim in claims:
        at = bisect_right(starts, claim.quote.start) - 1
        if (
            at < 0
            or claim.quote.start >= plans[at].stop
            or claim.rule not in _TOLD
            or (claim.rule == "stage/list" and _LISTED.search(page.text.text, *claim.quote))
        ):
            yield claim
        elif claim.value in _AIM:
            will = _WILL.search(page.text.text, plans[at].start, claim.quote.start) is not None
            yield replace(claim, value="planned" if will else _AIM[str(claim.value)], date=None)
        elif claim.value != "signed":
            yield claim
