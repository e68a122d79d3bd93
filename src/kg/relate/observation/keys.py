"""What is told of key projects beside their number: a stage, a call for capital, a visit. Only where nothing is told are they counted as key."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.relate.observation.counts import Counted
from kg.relate.observation.figures import Figure
from kg.relate.observation.stages import Stages

_OFFERED = re.compile(
    r"(?:推介|推出|推荐|发布|发出|拿出|对外)(?:了|出)?[^,，。;；、]{0,14}$|(?:拟|待)(?:建|招|引进)[^,，。;；、]{0,8}$"
)
"""Before key projects what offers them to investors: 向客商推介了|30个重点项目."""
_OFFERING = re.compile(
    r"(?:建设)?(?:现场|集中|公开|面向[^,，。;；]{1,8}|向[^,，。;；]{1,8}|对外|也|均|将)*(?:招商|推介|路演|亮相|发布|招引)"
)
"""The same behind them: 30个重点项目|公开招商."""
_LOOKED_AT = re.compile(
    r"(?:观摩|视察|调研|考察|参观|督查|督导|督办|走访|检查|查看|察看|暗访|巡查|评审|评选|审查|研究|讨论|听取)(?:了|指导)?[^,，。;；]{0,24}$"
)
"""Before key projects what tells that they were only looked at."""
_SERVED = re.compile(r"(?:紧盯|盯紧|盯牢|紧扣|包联|包保|帮扶|护航|对接)(?:了|好)?[^,，。;；、]{0,12}$")
"""Before key projects what tells that they were only looked after."""
_LENT = re.compile(
    r"[^,，。;；]{0,6}?(?:观摩|参观|调研|督查|获得?[^,，。;；]{0,8}(?:授信|贷款|资金|支持|表彰)|与[^,，。;；]{0,8}银行|融资|授信|贷款|审批|手续|用地|要素|负责人|业主|评比|排名|上马)"
)
"""Behind key projects what tells of money lent, of papers, of people, or boasts, not of their number."""
_AT_WORK = re.compile(
    r"(?:建设)?(?:工地|现场)?(?:目前|现|都|均|也|仍|全部|全面)*(?:正|正在|在|加紧|抓紧|加速|加快|全力|如火如荼|热火朝天|紧锣密鼓|马不停蹄|有序|火热|紧张|地)+(?:进行)?(?:施工|建设|推进中|赶工)"
)
"""Behind key projects what tells that they are being built: 30个重点项目|正在加紧施工."""
_BEGUN = re.compile(r"(?:建设)?(?:集中|同时|同步|全部|陆续|相继|先后|一齐|将)*(?:破土|启动(?!仪式|资金))")
_THIS_YEAR = re.compile(r"全年|年内|今年将?$")
"""Before key projects what makes of their beginning that of a year, still to come: 全年|50个重点项目启动."""
_THEN = re.compile(
    r"[,，](?:[于在][^,，。;；]{1,10}?|当天|当日|今天|今日|昨天|昨日|目前|现|已)*(?P<together>集中|集体|同时|同日|同步|全部|全数|一起|一齐|均|都|悉数)+(?:已|正式|顺利|举行)*"
)
"""Behind key projects a clause that tells what all of them did: 17个重点项目|,当日同时|开工."""
_ALL = re.compile(r"(?:建设)?(?:已经?|也|均|都)*(?:全部|全数|均|都)")
_AFTER = 60


def told(text: str, figure: Figure, counted: Counted, stages: Stages) -> Counted | None:
    """Give a count of key projects as that of the stage that is told of them, as planned where they are offered, None where they are only dealt with."""
    if counted.stage != "key" or counted.rule not in ("count-key", "key-count"):
        return counted
    lead = figure.lead
    if _OFFERED.search(lead):
        return replace(counted, stage="planned", rule="key-offered")
    if _LOOKED_AT.search(lead) or _SERVED.search(lead):
        return None
    behind = figure.mention.stop + counted.after
    rest = text[behind : behind + _AFTER]
    if counted.rule == "count-key" and _OFFERING.match(rest):
        return replace(counted, stage="planned", rule="key-offered")
    if counted.rule == "count-key" and _LENT.match(rest):
        return None
    begun = "planned" if _THIS_YEAR.search(lead) else "started"
    for pattern, stage in ((_AT_WORK, "construction"), (_BEGUN, begun)):
        if found := pattern.match(rest):
            return replace(counted, stage=stage, after=counted.after + found.end(), rule="key-stage")
    every = _THEN.match(rest) or (_ALL.match(rest) if counted.rule == "count-key" else None)
    if every is not None and (word := stages.said.match(rest, every.end())) is not None:
        reached = stages.predicate(rest[every.end() :])
        if reached is not None and word.group():
            return replace(counted, stage=reached[0], after=counted.after + every.end() + reached[1], rule="key-stage")
    return counted
