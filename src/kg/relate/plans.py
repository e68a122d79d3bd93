"""Where a page tells of what is to come: the sentences of plans and of the second half of reports, in bare verbs (建成A, 推进B)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
    r"(?:20\d\d年|今年(?!以来)|明年|新(?:的)?一年|下一?步|接下来|下半年|下阶段|十[一二三四五]五[”]?(?:期间|时期|末)|未来[^,，。;；]{1,4}年)[^。;；0-9]{0,24}?(?:将(?![近军])|(?<![主重需])要(?![求素])|计划(?!总?投资|完成)|力争|拟(?![定订写]))"
    r"|(?:预计|力争|争取|计划)(?:到|至|在)(?:今年|明年|20\d\d年)?(?:年?底|年末|\d{1,2}月(?:底|份)?)?前?[,，]"
    r"|(?:下一?步|接下来|下阶段|明年)[^。;；0-9]{0,12}?(?:继续|着力|全力)"
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


class Plan(NamedTuple):
    """A sentence of a plan from where it begins to tell of one, `[start, stop)` of the repaired text; `headed`: only a heading above says so."""

    start: int
    stop: int
    headed: bool


def plans(text: str, paragraphs: Sequence[tuple[Span, ...]]) -> Iterator[Plan]:
    """Give the sentences of plans among `paragraphs`, which are of `text`, in order."""
    below = False
    for paragraph in paragraphs:
        first = paragraph[0]
        if paragraph[-1].stop - first.start <= _HEADING:
            heading = text[first.start : paragraph[-1].stop].strip()
            if _LOOKED_BACK.search(heading):
                below = False
            elif _HEADED.search(heading):
                below = True
        hopeful = _hopes(text, paragraph)
        opened = hopeful
        for sentence in paragraph:
            start = sentence.start
            done = _DONE.search(text, *sentence) is not None
            opening = _OPENS.search(text, *sentence) if not done and not opened else None
            if opening is not None:
                opened = True
                start = start if below else opening.start()
            elif done or not (hopeful or _GOES_ON.match(text, *sentence)):
                opened = False
            if (opened or below) and not done:
                yield Plan(start, sentence.stop, not opened)


def _hopes(text: str, paragraph: tuple[Span, ...]) -> bool:
    """Tell whether a paragraph hopes more than once, and tells of nothing done."""
    start, stop = paragraph[0].start, paragraph[-1].stop
    return len(_HOPES.findall(text, start, stop)) > 1 and _DONE.search(text, start, stop) is None
