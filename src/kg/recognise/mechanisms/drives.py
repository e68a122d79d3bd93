"""Mechanisms told in set phrases of drives, teams and assessments: 围绕项目提速年活动, 掀起园区建设大会战, 驻沪招商工作队, 纳入绩效考核."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.recognise.mechanisms.lexicon import HAN
from kg.text.rare import Rare

_TASK = "(?:项目|产业|招商|园区|工业|企业|营商|投资|开发区|工程|建设|引资)"
_YEAR = Rare(
    re.compile(
        rf"(?:围绕|结合|按照|随着|借助|抓住|深化|聚焦|紧扣|落实|响应|以|(?<=[,，。;；、:：\s]))"
        rf"(?P<name>(?![{HAN}]{{0,2}}(?:安全|卫生|文明|普法|消防|文化|旅游|读书|学习|教育))(?!启动|开展|实施|组织|深入|持续|扎实|推进|全面|大力|积极|抓好|继续)(?:(?![围绕以按响应的了在])[{HAN}]){{2,8}}?"
        r"(?:投资|建设|提速|攻坚|突破|提升|招商|招引|招商引资|服务|转变|优化|作风|环境|落实|竞进|增效|倍增|强基|提质|见效|深化|推进)年活动)(?!方案|办公室|领导|动员)"
    ),
    "年活动",
)
"""A year's drive without quotes: 围绕|扩大投入建设年活动."""
_FIGHT = re.compile(
    rf"(?:掀起|打响|开展|开启|投身|发起|打好|打赢|推进|组织|启动|决战)(?:了|好)?(?:新一轮|一场|全[省市县区州]|[春夏秋冬]季)?"
    rf"(?P<name>(?=[{HAN}]{{0,8}}?{_TASK})(?:(?![的了])[{HAN}]){{2,10}}?大会战)(?!指挥部|方案|的?氛围)"
)
"""A great fight for projects: 掀起|园区建设大会战."""
_QUOTED_FIGHT = Rare(
    re.compile(
        rf"(?<![{HAN}])(?:20\d\d年)?(?P<name>{_TASK}[{HAN}]{{0,4}}“(?:百日)?大会战”)|(?P<named>{_TASK}{{1,2}}“(?:百日)?大会战”)"
    ),
    "大会战”",
)
"""The same whose last word alone stands in quotes: 项目建设“大会战”."""
_STATIONED = re.compile(
    rf"(?P<name>驻(?![点外地])(?:(?![的了])[{HAN}]){{1,4}}?招商(?:工作队|工作组|小分队|分队|小组|专班|突击队))(?![长员的])"
)
"""A team that stays where the firms are: 驻上海招商工作队."""
_ENVOY = re.compile(
    r"(?:选派|派出|派驻|推行|设立|建立|配备|聘请|健全|完善|实行|落实)(?:了|好)?(?:一批|首批|\d+名|多名)?"
    r"(?P<name>(?:重点|重大|招商|企业|项目|园区|营商|产业|服务)+(?:(?:专职)?特派员|(?:服务|联络|专职)*(?:专员|秘书|管家))(?:制度|机制)?)(?!工作站|队伍)"
)
"""An officer sent to projects: 选派|重点项目特派员."""
_TASKS = rf"{_TASK}(?:引资|建设|服务|落地|环境|招商|招引|提质|产业|集群|(?:大招商))*"
_WHAT = "(?:攻坚|突破|提升|落实|提速|推进|深化|优化|服务|建设|加速|见效|竞进|提质|增效|大干|大招商|攻坚突破|集中攻坚|会战|整治|倍增|决战|转变|落地)"
_DECLARED = Rare(
    re.compile(
        rf"(?:[定列作]为|明确为|确[定立]为|命名为|今年是(?:我[县市区]|全[县市区])?的?|开启|迎来|启动|深化)(?:了)?(?:我[县市区]|全[县市区])?[“]?(?P<name>(?:(?:优化)?{_TASKS}{_WHAT}{{1,2}}|外出招商|大招商|招商引资|招商|项目建设|项目)年)(?![度来])"
    ),
    "年",
)
"""What a year is declared to be: 定为|招商引资突破年."""
_OF_THE_YEAR = Rare(
    re.compile(rf"20\d\d年度?[“]?(?P<name>{_TASKS}{_WHAT}{{1,2}}年)(?=活动|攻坚|百日|任务|工作|目标|[”,，。;；\n])"),
    "年",
)
"""A campaign that the year it runs in stands before: 2020年|产业招商攻坚年|任务."""
_LAUNCHED = Rare(
    re.compile(
        rf"(?P<name>{_TASKS}(?:百日|集中|冬季|春季|夏季|秋季|专项|[一二三四]季度)*{_WHAT}(?:年|专项行动|行动|战役|大会战|会战|攻坚战))[”]?"
        r"(?=(?:活动)?(?:动员|誓师|部署|推进|总结|表彰|启动|暨)[^,，。;；]{0,8}?(?:会|仪式)|(?:正式|全面|已|火热)*(?:启动|打响|拉开|展开|开启|吹响|开展以来)|中[,，])"
    ),
    "动员",
    "誓师",
    "部署",
    "推进",
    "总结",
    "表彰",
    "启动",
    "打响",
    "拉开",
    "展开",
    "开启",
    "吹响",
    "开展以来",
    "中,",
    "中，",
    "暨",
)
"""A campaign that a meeting opens, or that has begun: |招商引资攻坚年|动员会."""
_HOME = Rare(
    re.compile(
        r"(?:实施|推进|推动|开展|深化|落实|启动|抓好|坚持|组织|助力|响应|借助|依托)(?:了|好)?[“]?(?P<name>(?:[湘浙徽粤闽赣苏豫鲁晋渝川黔桂楚鄂皖甬滇秦陇龙津冀辽吉京沪琼宁蒙]商|校友|乡贤|老乡|能人|企业家|雁归|外出人才)(?:回归|回乡|返乡|还巢|回[湘浙徽赣豫鲁晋渝川黔桂鄂皖滇]))[”]?"
        r"(?=工程|行动|活动|工作|计划|[,，。;；])"
    ),
    "回归",
    "回乡",
    "返乡",
    "还巢",
    "校友回",
)
"""A programme that calls those who live elsewhere home, without quotes: 推进|湘商回归|工作."""
_ASSESSED = Rare(
    re.compile(
        r"(?<![^,，。;；:：\n\s])(?=[^,，。;；\n]{0,40}(?:招商|引资|项目|营商|企业服务))[^,，。;；\n《]{2,40}?(?:纳入|列入|作为)了?[^,，。;；\n《]{0,16}?"
        r"(?P<name>(?:年度|年终|季度|月度|绩效|目标|综合|责任|岗位|实绩|政绩)+(?:管理)?(?:督查)?(?:考核|考评))(?!办|组|指标|结果)"
    ),
    "考核",
    "考评",
)
"""What the work is measured by: 将招商引资纳入|年度目标考核."""
_RULES = re.compile(
    r"(?:建立|建立健全|完善|健全|制定|落实|实行|实施|优化|严格)(?:了|并完善)?[^,，。;；\n《“]{0,8}?"
    r"(?P<name>(?:招商引资|招商|项目建设|重点项目|项目|营商环境)[^,，。;；、\n《“的和及与制]{0,6}?(?:奖惩|激励|考核|考评|评价|奖励)(?:评价)?(?:办法|体系))(?!建设)"
)
"""Rules by which work is rewarded: 完善|招商引资奖惩办法."""
_DRAWN = re.compile(
    r"(?:开展|实行|推行|实施|突出|坚持|强化|深化|狠抓|聚焦)(?:了|好)?(?P<name>(?:精准|靶向|以商|以链|产业链|集群式?|专业|链式|定向)招引)(?=[,，。;；、]|工作|$)"
)
"""Ways that are called 招引: 突出|靶向招引."""
_BRANCH = re.compile(
    rf"(?:开展|推行|实行|采取|实施)(?:了|好)?(?P<name>(?:(?![的了全各类等和与]|重点|主导|特色|优势|新兴)[{HAN}]){{1,6}}产业链?招商)(?=[,，。;；、和]|活动|工作|$)"
)
"""A branch that firms are sought for: 开展|茶产业招商."""
_PATTERNS = (
    _YEAR,
    _DECLARED,
    _OF_THE_YEAR,
    _LAUNCHED,
    _HOME,
    _FIGHT,
    _STATIONED,
    _ENVOY,
    _ASSESSED,
    _RULES,
    _DRAWN,
    _BRANCH,
)


def find(text: str, start: int, stop: int) -> Iterator[Mention]:
    """Give the mechanisms that `text[start:stop]` tells in such a phrase."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, stop):
            yield Mention(Kind.MECHANISM, *match.span("name"), match["name"])
    for match in _QUOTED_FIGHT.finditer(text, start, stop):
        group = "name" if match["name"] else "named"
        yield Mention(Kind.MECHANISM, *match.span(group), match[group].replace("“", "").replace("”", ""))
