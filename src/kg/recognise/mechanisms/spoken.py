"""Mechanisms that are told in phrases of their own: 走出去与请进来相结合, 通过领导带头招、节会平台招等方式, 全程代办企业手续, 实行挂包."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.recognise.mechanisms.lexicon import HAN
from kg.text.rare import Rare

_OUT = "[“「‘]?(?:走出去|请进来|引进来)[”」’]?"
_BOTH_WAYS = re.compile(
    rf"(?:采取|采用|通过|坚持|实行|运用|以|按照|实施|开展)(?:了|好)?(?P<name>{_OUT}(?:[与和、,，]|相结合)?{_OUT}(?:相结合)?)"
    r"(?:(?:的|双向|招商|工作)*(?:方式|办法|形式|模式|方法|活动|机制|举措)|并[重举进]|双管齐下|双向发力)"
)
"""Going out and asking in: 采用|“引进来”和“走出去”|的办法."""
_QUOTES = str.maketrans("", "", "“”「」‘’")
_CALLS = re.compile(
    rf"(?:通过|采取|采用|运用|坚持|实行)(?P<names>(?:[{HAN}]{{2,6}}招[、和及])+[{HAN}]{{2,6}}招)等?[{HAN}\d]{{0,4}}(?:方式|形式|办法|方法|模式|举措)"
)
"""Ways of calling firms, each with the verb at its end: 通过|领导带头招、节会平台招|等方式."""
_CALL = re.compile(rf"[{HAN}]+?招(?=[、和及]|$)")
_ERRANDS = Rare(
    re.compile(
        r"(?:(?<=[,，。;；、:：\s])|(?<=企业)|(?<=客商))(?P<name>(?:全程|免费|无偿)(?:代办|帮办|领办|代理))"
        rf"(?=(?:企业|项目|相关|有关|各[类项种]|审批|开工|前期)[{HAN}]{{0,10}}(?:手续|事项|证照))"
    ),
    "全程",
    "免费",
    "无偿",
)
"""What is done for firms, as the verb of its clause: |全程代办|企业所需的手续."""
_BARE = re.compile(
    r"(?:实行|推行)(?:了)?(?:领导|干部|全程)?(?P<name>挂包|挂联|包保|包联|包抓|领办|联审)(?=[,，。;；\n]|$)"
)
"""A way that closes the clause of the verb that brings it in: 对项目全程实行|挂包."""
_SPAN = re.compile(
    r"(?:实行|推行)(?:了)?(?P<name>(?:项目|企业)?(?:全周期|全生命周期|全链条|全流程|全过程)服务)(?=[,，。;；、和]|$)"
)
"""Service for as long as a project lives: 实行|项目全周期服务."""
_CHAIN = re.compile(
    r"(?:建立|构建|打造|健全|完善|形成)[^,，。;；]{0,40}?(?P<name>(?:项目|企业)?(?:全周期|全生命周期|全链条|全流程|全过程)服务(?:体系|机制|模式))(?!建设)"
)
"""The same as what is built: 构建从洽谈到投产的|全周期服务体系."""
_RHYTHM = re.compile(
    rf"(?:实行|坚持|落实|建立|执行|推行|采取|按照|以)了?[“「]?(?P<name>(?:(?<!全)[日周旬月季](?![末底初])|半月|每[日周旬月季])[{HAN}]{{2,3}}(?:、(?:半?[日周旬月季年](?![末底初])|年[底终]|每[日周旬月季])[{HAN}]{{2,5}}){{1,4}})"
    r"(?=[”」]?(?:的?(?:方式|办法|制度|机制|模式|要求|举措)|[,，。;；]))"
)
"""A rhythm of work in short: 坚持|日调度、周通报、月观摩."""
_BY_WAY = re.compile(
    rf"(?:实行|采取|采用|推行)了?(?P<name>(?:(?![的由以])[{HAN}]){{2,10}}?(?:包[联保抓挂]|分包|挂[钩点联包]|牵头|领办|帮扶|代办|帮办)(?:(?!的)[{HAN}]){{0,8}})(?=的(?:方式|办法|形式|做法|模式))"
)
"""A way that its class noun follows: 采取|县级领导包联重点项目|的方式."""
_HUNDRED = re.compile(
    r"(?P<name>(?:招商引资|招商|项目建设|重点项目|重大项目|项目攻坚)百日(?:攻坚|会战|竞赛|大战|冲刺|行动)(?:战(?!果)|专项)?(?:行动|活动)?)(?!方案|推进会|动员|领导|办公室|指挥部)"
)
"""A campaign that its name tells: |招商引资百日攻坚|行动."""
_PART = rf"(?:(?!的)[{HAN}])"
_ALIKE = re.compile(
    r"(?:实行|推行|落实|坚持|采取|建立|执行|实施|按照)了?"
    rf"(?P<name>(?:(?P<head>[定包专]){_PART}{{1,6}}(?:、(?P=head){_PART}{{1,6}}){{1,7}}?"
    rf"|一[个名位套项](?:{_PART}{{0,2}}(?:项目|企业|产业|领导|部门|专班|班子|链条|园区)){_PART}{{0,4}}(?:、一{_PART}{{2,10}}){{2,7}}?)"
    r"(?:(?:工作|责任|推进|服务)?(?:机制|制度|模式|工作法|责任制|制))?)"
    r"(?=的?(?:要求|原则|方式|办法|思路|(?:工作|推进|服务|包联)?(?:机制|制度|模式))|[,，。;；]|$)"
)
"""What is done for each project, in items that begin alike: 实行|定领导、定专人、定时限|的办法."""


def find(text: str, start: int, stop: int) -> Iterator[Mention]:
    """Give the mechanisms that `text[start:stop]` tells in such a phrase."""
    for match in _BOTH_WAYS.finditer(text, start, stop):
        if match["name"].count("走出去") == 1:
            yield Mention(Kind.MECHANISM, *match.span("name"), match["name"].translate(_QUOTES))
    for match in _CALLS.finditer(text, start, stop):
        for call in _CALL.finditer(text, *match.span("names")):
            at = call.start() + (text[call.start()] in "和及")
            yield Mention(Kind.MECHANISM, at, call.end(), text[at : call.end()])
    for pattern in (_ERRANDS, _BARE, _SPAN, _CHAIN, _RHYTHM, _BY_WAY, _HUNDRED, _ALIKE):
        for match in pattern.finditer(text, start, stop):
            yield Mention(Kind.MECHANISM, *match.span("name"), match["name"])
