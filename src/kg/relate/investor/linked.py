"""Whether the words between a company and a project say that the one invests in the other: 甲公司|斥资5亿元新建|某项目."""

from __future__ import annotations

import re

_OTHER = re.compile(
    r"由[^,，。;；]{2,24}(?:投资|出资|建设|兴建|实施)|[,，](?:[^,，。;；]{0,8}[省市县区镇])?(?:政府|管委会|财政)(?:已|将|计划)*(?:投资|出资|投入)"
)
"""Names another than the company before it as the one who invests."""
_TALKS = re.compile(
    r"[^。;；]{0,20}(?:来|赴|到|在|深入|莅)[^,，。;；]{2,12}(?:考察|对接|洽谈)[^。;；]{0,6}[,，](?:双方|并|主要)*就(?:拟|计划)?(?:在[^,，。;；]{2,10})?投资(?:建设|兴建|新建|开发)[“]?"
)
"""What leads from a company to the project that it comes to talk about investing in: 甲集团来云州考察,就投资建设|某项目|洽谈."""
_AIDS = re.compile("(?:支持|助力|保障|推动|促进|推进|服务)[^,，、]{0,8}$")
"""What tells, right before a project, that somebody only helps it: …签署战略合作协议,支持|某集群项目."""
_OFFICE = re.compile(r"(?:(?![与和同向在到由])[^,，]){0,12}?(?:指挥部|管委会|办公室|办事处|工会|党委|党支部)")
"""What makes of a company's name that of an office, for which projects are counted: 甲集团|云州工程建设指挥部1个,…."""
_OF_ALL = re.compile(r"(?:等|及)[^,，]{0,14}(?:企业|公司|品牌|机构|项目)[^,，]{0,12}[,，]其中")
"""What leads from a list of those that came to one of them: 甲公司|等企业及项目进驻,其中|…."""
_PLEDGED = re.compile(
    r"[,，]?(?:计划|拟|将|已|在[^,，。;；]{2,12}?)*(?:总?投资|出资|斥资)[^,，。;；]{0,3}\d[^,，。;；]{0,12}元"
)
_BUILDS = re.compile(r"^(?:用于|计划|拟|将)*(?:在[^,，。;；]{2,12})?(?:投资|建设|新建|兴建|打造)[^,，。;；]{0,12}$")
"""What opens and closes 甲公司将投资20亿元,征地600亩,建设|某某基地."""
_TAKES = re.compile(
    r"(?:(?:共同)?组成的?)?(?:投标)?(?:联合体)?(?:则|也|还|已经?|成功|日前|近日|一举|今年|正在?|将|率先|正式|积极|预计|计划|在?20\d\d年)*"
    r"(?:开展|发展|中标|获得|拿下|竞得|摘得|夺得|开建|筹建|扩建|收购|兼并重组|重组|建成|投建|参与|筹划|规划|开启|启动|上马|投产|完成了)(?:了|的|建设|其)*(?:位于)?[^,，。;；、]{0,12}"
)
"""What says, as all the words between company and project, that the company takes it on: 则拿下|某某风电项目."""
_RISES = re.compile("(?:正|也|则)?(?:借助|依托|凭借|通过|借力)(?:实施|建设)?[“]?|(?:今年|去年|近年来?|又)?继[“]?")
"""What says that a company rises by a project of its own: 甲公司|借助|某项目|提档升级; or that it had one before: 甲公司|继|某项目|之后."""
_BRINGS = re.compile("(?:正|又|也|先后)?[把将](?:其|旗下)?[“]?")
_THERE = re.compile("(?:项目)?(?:落户|落子|落在|落地|放在|布局|建在|设在|投放|带到|引到)")
"""Around a project what says that a company brings it somewhere: 甲公司|把|某项目|落户|某县."""
_STOP = re.compile("[。;；]")
_VISITS = re.compile("调研|考察|参观|视察|走访|协调|督导|座谈|交流|解决|服务")
"""What somebody does with a project that is not his."""
_COMMA = re.compile("[,，]")
_INVESTS = re.compile(
    r"(?:投资|出资|捐资|参股|入股|(?:计划|拟|将)(?:在[^,，]{2,12})?(?:新建|扩建)|投入\d|奠基(?!仪式|活动)|兴建|投建|签订了?|签约|签署|签下|就|(?:将|拟|已|计划)对[“]?$|开发建设|建设(?!在)|打造|新上|承建|实施|斥资|注资|豪掷|兴办|创办|^[^,，]*落地了?[“]?$|先后[^,，]{0,12}建[成起]了?[“]?$|决定(?:在[^,，]{2,12})?新建)(?![^,，]*(?:支持|推动|帮助|保障|介绍))"
)
"""What says, anywhere between company and project, that the one invests in the other."""


def moved(between: str, text: str, stop: int) -> bool:
    """Tell whether a company brings a project, which ends at `stop` in `text`, to a place."""
    return _BRINGS.fullmatch(between) is not None and _THERE.match(text, stop) is not None


def linked(between: str) -> bool:
    """Tell whether the words between company and project say that the one invests in the other."""
    if _OTHER.search(between) or _AIDS.search(between):
        return False
    if _TALKS.fullmatch(between):
        return True
    if _STOP.search(between) or _VISITS.search(between):
        return False
    if _OFFICE.match(between) or _OF_ALL.search(between):
        return False
    clauses = _COMMA.split(between)
    if len(clauses) > 2 and not (_PLEDGED.match(between) and _BUILDS.search(clauses[-1])):
        return False
    if _TAKES.fullmatch(between) or _RISES.fullmatch(between):
        return True
    return _INVESTS.search(between) is not None
