"""Teams and campaigns named without quotes: 成立…工作专班, 开展…攻坚行动, 以…突破年为抓手."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.model import Mention
from kg.recognise.mechanisms.clause import ORGAN, left, mention
from kg.recognise.mechanisms.lexicon import HAN, NUMERAL, Lexicon, clause_start
from kg.text.last import last_end

_TEAM_AFTER = re.compile(
    r"(?!会议|例会|办公室|组长|副组长|成员|负责(?!人)|印发|(?:推进|工作|服务|负责|联动|保障|运行|包联|调度|会商|考核|管理|调度推进|跟进)?(?:机制|模式|制度|制)|专题|第|下设|主任|全体|牵头|办|常务|扩大|召开|文件|长|员|人员|伍|会(?!同|商)|汇报|联络|一行|的)"
)
_TEAM_LATER = re.compile(r"[^。!?\uff01\uff1f;\uff1b\n]{0,30}?(?:陆续|相继|先后|正式|挂牌|全部)?成立")
_TEAM_ACTS = re.compile(
    r"(?:\d+月[^,\uff0c。]{0,4})?(?:先后|多次|主动|已)?(?:外出|上门|登门|下沉|深入企业|走进|赴|前往|奔赴|走访|拜访|对接)"
)
"""What a team does that must exist then: 驻外招商小分队外出考察."""
_FOR_FIRMS = re.compile("招商|[惠助暖护帮]企|入企|企业服务|服务企业|政策宣讲|送策")
"""In a team's name, that it works for firms or seeks them: 惠企|小分队."""
_TEAM_EXISTS = re.compile(r"(?:以|按照|坚持|通过|紧紧|多次|先后|积极|全力|精心|、[^、,\uff0c。]{4,16}等[几多各\d])")
_MORE = re.compile("(?:持续|不断|继续|进一步|全面|全力|充分)(?=[建用发组推优完强加深])")
"""Adverbs before the verb whose object is a team: |持续|用好招商专班."""
_COUNTED = re.compile(rf"[{NUMERAL}]+[个支]$")
_BESIDE = re.compile("(?:专班|领导小组)[、和]$")
_INSPECTS = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>[省市县区旗州盟](?:重点)?(?:项目)?督[查导]组)(?=定期|不定期|每[日周旬月季])"
)
"""A standing team that looks after the work: |州督查组|定期…."""
_MET = re.compile("(?:召开|举行)了?")
"""Before a team's name what tells that it met: 某某主持召开|招商引资攻坚组|推进会."""
_EVERY = re.compile(r"(?:各|全[省市县区州旗]|[省市县区州旗]上)的?$")
"""Before teams that a place has by then: 全县各|招商小分队."""
_TRAINED = frozenset(("专职", "专业", "专业化", "精锐", "专门", "职业化", "专干"))
"""Before 招商队伍 what makes it a team of its own."""
_STAFF = re.compile("招商|代办|帮办|项目|企业|专员|惠企|助企")
"""In the name of a 队伍 that works for firms."""
_PER_PROJECT = frozenset(("服务", "攻坚", "推进", "专项", "专项工作", "工作推进", "项目"))
"""Words before 专班 that name a team where it is set up: 均成立|服务专班."""
_AT_LEVEL = re.compile("(?<![\u4e00-\u9fff])[省市县区旗州]$")
_SET_UP = re.compile("(?:成立|组建|建立|设立)(?:了|起)?$")
"""Behind such a verb 工作专班 is a team of its own."""
_LEADS = re.compile("(?:率领|带领|率)(?:了|着)?$")
_LISTED = re.compile(rf"(?:组建|成立|设立|设置)了?[^,\uff0c。;\uff1b]{{2,50}}等[{NUMERAL}]+[个支]$")
"""Teams told one by one before the word for all: 组建|外资招商、用地保障等4个|专班."""
_TEAM_TASK = re.compile("招商|招引|项目|建设|产业|营商")
_LED = re.compile(r"(?:为|任)(?:成员|组员|组长|副组长|总指挥|指挥长|召集人|队长)的$")
_TEAM_OF = re.compile(
    r"(?:会议|研判|成果|扶贫|防控|疫情|巡视|巡察|党史|教育|选举|换届|创城|创卫|环保督|调查|安全|整治|考古|医疗|救援|扫黑)"
)
_CAMPAIGN = re.compile(
    rf"(?:攻坚|百日|专项|会战|冲刺|突破|提升|提质|倍增|集中|护航|暖企|惠企|助企|帮企|服务企业|走访|整治|清零|春雷|春风|破冰|培育|护企|商回归|(?:招商引资|招商|项目建设|营商环境)[{NUMERAL}]+大$)"
)
_CAMPAIGN_OUT = re.compile(
    r"严打|禁毒|扫黑|安全生产|交通|食品|药品|打击|整治|清剿|消防|森林|环境卫生|抗疫|救援|军事|执法|志愿|禁捕|反诈"
)
_PLAN = re.compile("(?:实施|启动|开展|推进)了?$")
_PLANNED = re.compile(r"[三五]年$|倍增|攻坚|提升|招商|招引|培育|突破|提质")
"""Plans of action that are carried out by name: 实施|园区提质三年|行动计划."""
_DRIVE = re.compile(
    rf"(?:大兑现|挂点|挂联|联企|服务企业|帮扶企业|联系企业|惠企|入企|进企|助企|帮企|包企|包联|大走访|走访|结对|大回访|大招商|大比武|大竞赛|劳动竞赛|大会战|百日攻坚|建设年|提升年|突破年|攻坚年|服务年|招商年|项目年)[{HAN}]{{0,6}}$"
)
_DRIVE_OUT = re.compile(
    r"阅读|读书|安全|卫生|文明|普法|法治|消防|推介|签约|开工|观摩|文化|旅游|考察|调研|洽谈|宣传|慰问|志愿|消费"
)
_OF_YEAR = re.compile(
    rf"以[“「]?(?:\d{{4}}年)?(?P<name>(?:(?!以)[{HAN}]){{2,10}}?(?:建设|提升|突破|攻坚|服务|落实|优化|招商|环境|转型|创新|推进|深化|加速|见效|大干)年)$"
)
_YEAR = re.compile(
    rf"(?:建设|提升|突破|攻坚|服务|落实|优化|招商|招商引资|环境|转型|创新|突破|(?:项目|招商|产业|工业|营商|园区|投资|企业|作风)[{HAN}]{{2,4}}(?<![\u4e00-\u9fff][一二三四五六七八九十全每今明去周])|外出招商)[年月季]$"
)
"""How the name of a campaign of a year or a month ends: 园区项目|提速年."""


def campaign(
    text: str, start: int, at: int, end: int, words: Lexicon, regions: list[tuple[int, int]]
) -> Mention | None:
    """Give the campaign that ends with the 行动, 活动 or 年 of `text[at:end]`, None where it names none."""
    head = text[at:end]
    if head == "年" and text.startswith("为", end):
        return _by_year(text, start, end)
    begin, ruled = left(text, start, at, words.verb, regions)
    modifier = text[begin:at]
    if not ruled or not 3 - modifier.endswith("企") <= len(modifier) <= 16:
        return None
    if head == "行动" and text.startswith("计划", end):
        named = _PLAN.search(text, max(start, begin - 3), begin) is not None and _PLANNED.search(modifier) is not None
        end += 2
    elif head == "行动":
        named = _CAMPAIGN.search(modifier) is not None and not _CAMPAIGN_OUT.search(modifier)
    elif head == "年":
        named = _YEAR.search(text[begin:end]) is not None and not _DRIVE_OUT.search(modifier)
        end += 2
    else:
        named = (
            _DRIVE.search(modifier) is not None or (modifier[-1] in "月季" and _YEAR.search(modifier) is not None)
        ) and not _DRIVE_OUT.search(modifier)
    return mention(text, begin, end) if named else None


def _stands(text: str, start: int, begin: int, modifier: str, head: str, regions: list[tuple[int, int]]) -> bool:
    """Tell whether a place's name or level word stands before a team's own name, so that it is there: 岚桥县|产业招商工作领导小组."""
    if not head.endswith(("领导小组", "专班")) or len(modifier) < 3:
        return False
    if _BESIDE.search(text, max(start, begin - 5), begin):
        return True
    if not _TEAM_TASK.search(modifier):
        return False
    at = bisect_left(regions, (begin, 0))
    return (
        _COUNTED.search(text, max(start, begin - 6), begin) is not None
        or any(b == begin or ORGAN.fullmatch(text, b, begin) for _, b in regions[max(0, at - 3) : at + 1])
        or _AT_LEVEL.search(text, max(start, begin - 2), begin) is not None
    )


def _by_year(text: str, start: int, end: int) -> Mention | None:
    """Give the year of a campaign that a place works by: 以|项目攻坚突破年|为抓手."""
    match = _OF_YEAR.search(text, max(start, end - 16), end)
    return mention(text, match.start("name"), end) if match else None


def team(text: str, start: int, stop: int, end: int, words: Lexicon, regions: list[tuple[int, int]]) -> Mention | None:
    """Give the team whose last word ends at `end`, None where it is no team of its own or nothing tells that it exists."""
    size = next(n for n in range(5, 1, -1) if text[end - n : end] in words.teams)
    at = end - size
    if (
        text.startswith("督", at)
        and (standing := _INSPECTS.search(text, max(start, at - 6), stop))
        and standing.end() == end
    ):
        return mention(text, standing.start("name"), end)
    begin, ruled = left(text, start, at, words.team_verb, regions)
    more = _MORE.match(text, begin, at)
    begin = more.end() if more else begin
    used = words.verb.match(text, begin, at)
    if not ruled and used is not None and at - used.end() >= 4:
        begin, ruled = used.end(), True
    begin = max(begin, last_end(_MET, text, begin, at))
    begin += text.startswith("各", begin)
    modifier = text[begin:at]
    counted = _COUNTED.search(text, max(start, begin - 6), begin) is not None
    known = "招商" in text[begin:end] and (
        (counted and len(modifier) > 1) or _EVERY.search(text, max(start, begin - 5), begin) is not None
    )
    if text.startswith("招商", end) or not (
        _TEAM_AFTER.match(text, end, stop)
        or (text.startswith("办公室", end) and text.endswith("小组", start, end))
        or (known and text.startswith("的", end))
    ):
        return None
    acts = (_FOR_FIRMS.search(text, max(start, at - 6), at + 2) and _TEAM_ACTS.match(text, end, stop)) or (
        len(modifier) >= 4 and _TEAM_EXISTS.match(text, end, stop) and _TEAM_TASK.search(modifier)
    )
    if (
        not ruled
        and not acts
        and not known
        and not _TEAM_LATER.match(text, end, stop)
        and not _stands(text, start, begin, modifier, text[at:end], regions)
        and not _LED.search(text, max(start, begin - 10), begin)
    ):
        return None
    own = ruled or known
    return mention(text, begin, end) if _team_name(text, start, begin, at, end, words, own, counted) else None


def _team_name(
    text: str, start: int, begin: int, at: int, end: int, words: Lexicon, known: bool, counted: bool
) -> bool:
    """Tell whether `text[begin:end]`, whose head begins at `at`, names a team; `known`: that it exists is told, `counted`: a number stands before it."""
    modifier = text[begin:at]
    crew = text.endswith(("团队", "队伍", "招商团"), start, end)
    if crew and not modifier and _LEADS.search(text, max(start, begin - 4), begin):
        return False
    if text.endswith("队伍", start, end) and not counted:
        return (
            known
            and (not text.startswith("招商", at) or modifier in _TRAINED)
            and _STAFF.search(text, begin, end - 2) is not None
        )
    set_up = _SET_UP.search(text, max(start, begin - 4), begin) is not None
    own = (
        text.startswith("招商", at)
        or (set_up and text.startswith("工作专班", at))
        or (set_up and text.startswith("专班", at) and modifier in _PER_PROJECT)
        or (set_up and text.startswith("协调小组", at) and modifier in _PER_PROJECT)
        or (text.startswith("小分队", at) and _LEADS.search(text, max(start, begin - 4), begin))
        or (counted and _LISTED.search(text, clause_start(text, start, at), begin))
    )
    plain = not modifier or modifier in words.plain_team
    return (not plain or bool(own and known)) and len(modifier) <= 16 and not _TEAM_OF.search(modifier)
