"""Mechanisms that are meetings, inspections and rhythms of work: 政企早餐会, 重点项目巡回看评, 一周一调度, 日碰头、周会商."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.recognise.mechanisms.shapes import DEED
from kg.text.rare import Rare

_ABOUT = "(?:政企|亲清|民企|企业家|企业|项目|招商引资|招商|园区|客商|重点|重大|县长|市长|区长|书记|营商环境|要素保障|产业链?)"
_HELD = r"(?:举办|召开|举行|开展|组织|设立|建立|实行|推行|坚持|推出|创新|常态化|定期|每[日周旬月季](?:召开|举办|开展)?|首场|首次|一次)"
_MEETING = Rare(
    re.compile(
        rf"{_HELD}(?:[了好]|“)?(?:首场|首次|首期|[一二两三四五六七八九十\d]+[场次期])?(?P<name>{_ABOUT}{{1,3}}(?:恳谈|面对面|沟通|交流)?(?:早餐会|午餐会|早茶会|早茶|茶叙会?|下午茶|圆桌会议?))"
    ),
    "早餐会",
    "午餐会",
    "早茶",
    "茶叙",
    "下午茶",
    "圆桌会",
)
"""Where leaders sit down with firms: 举办|政企恳谈早餐会."""
_STANDING = Rare(
    re.compile(
        rf"(?:设立|建立|实行|推行|坚持|健全|完善|落实|每[日周旬月季]召开|定期召开|执行)(?:了|好|健全|完善|并落实)?(?:每[日周旬月季]召开)?"
        rf"(?P<name>{_ABOUT}{{1,3}}(?:工作|建设|推进|落地|服务|保障)*(?:[日周旬月季]例会|[日周旬月季]?调度会|联席会议?|联席会商会?|会商会|会审会|碰头会|交办会|问题交办会)(?:制度|机制|制)?)"
    ),
    "例会",
    "调度会",
    "联席会",
    "会商会",
    "会审会",
    "碰头会",
    "交办会",
)
"""A meeting that is held again and again: 设立|招商项目周例会."""
_LOOKED_AT = Rare(
    re.compile(
        r"(?:开展|组织|举行|举办|实行|启动|推行|坚持|进行)(?:了|好|第[一二三四]季度|上半年|下半年|年终|一次|全[县市区]|[“])*"
        r"(?P<name>(?:招商引资|招商|重点项目|重大项目|产业项目|项目建设|项目|园区|工业)+(?:建设|推进|攻坚)?[“]?"
        r"(?:巡回|季度|年终|年度|交叉|现场|流动|互看|拉练)*(?:看评|观摩评比|观摩评议|观摩拉练|观摩点评|拉练评比|拉练观摩|拉练|互看互学|互查互评|互观互检|互学互比|擂台赛|大比武|大比拼|比武竞赛|亮晒比拼|晾晒比拼|劳动竞赛|竞赛)(?![”]?(?:方案|会议))(?:活动)?)"
    ),
    "看评",
    "观摩",
    "拉练",
    "互看",
    "互查",
    "互观",
    "互学",
    "擂台赛",
    "大比武",
    "大比拼",
    "竞赛",
    "比拼",
)
"""How a place looks at its works together: 开展了|重点项目巡回看评."""
_DEED = f"(?:{DEED}|推进|跟踪|更新|主题|开工|签约)"
_WHEN = "(?:双?[日天周旬月季年]|半[月年]|两[周月]|每[日天周旬月季])"
_RHYTHM = re.compile(
    rf"(?P<name>(?:[一双两半每](?:个)?[日天周旬月季年]度?一{_DEED})(?:[、,，]?[一双两半每](?:个)?[日天周旬月季年]度?一{_DEED})+(?:工作)?(?:机制|制度|模式)?)(?=[”,，。;；\n]|、(?![一双两半每])|的)"
)
"""How often the work is looked at: |一周一调度、一月一通报|."""
_CADENCE = re.compile(
    rf"(?P<name>{_WHEN}{_DEED}(?:[、,，]{_WHEN}{_DEED})+(?:(?:工作)?(?:机制|制度|模式|工作法))?)(?=[”、,，。;；\n等的])"
)
"""The same in short, in a series: |日碰头、周会商、月总结|."""
_PATTERNS = (_MEETING, _STANDING, _LOOKED_AT, _RHYTHM, _CADENCE)


def find(text: str, start: int, stop: int) -> Iterator[Mention]:
    """Give the mechanisms of this sort that `text[start:stop]` names."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, stop):
            yield Mention(Kind.MECHANISM, *match.span("name"), match["name"].replace("“", ""))
