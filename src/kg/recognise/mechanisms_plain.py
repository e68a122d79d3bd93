"""Mechanisms named without quotes: 招商 compounds, terms of the field, 制 and 机制, teams, campaigns, X式服务.

Each needs a verb of use in its clause (推行…, 成立…), or a neighbour in its series that has one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.recognise.mechanisms_lexicon import HAN, NUMERAL, Lexicon, clause_start, last_end
from kg.recognise.mechanisms_means import by_means
from kg.text.scanner import Scanner

_WAY_AFTER = re.compile(
    r"(?=[、,\uff0c。;\uff1b!?\uff01\uff1f”’」』\s()\uff08\uff09》+]|等|和|与|及|以及|为|并|新?方式|新?模式|新?机制|活动|行动|新|工作(?!专班|组|领导|队|机制|推进|会|座谈)"
    rf"|取得|力度|成?效|格局|合作(?!社|区|项目|协议|企业)|上|方面|[{NUMERAL}]+[种大次场个支]|成为|双|齐|相结合|三|制|$)"
)
_WAY_SERIES = re.compile(rf"(?<=[、和与及])([{HAN}]{{1,6}})$")
_WAY_NEXT = re.compile(rf"[、和与及](?P<way>[{HAN}]{{1,7}}?)招商(?!引资|局)")
_AT_PLACE = re.compile("(?:驻点|驻外|驻地|蹲点|上门|登门|敲门|叩门)招商")
"""Ways that are verbs by themselves: 分赴各地|驻点招商."""
_BY_WHAT = re.compile(rf"(?<![{HAN}])以(?!来)[{HAN}]{{1,2}}$")
_OPENS = frozenset("。!?\uff01\uff1f\n\u3000 ;\uff1b")
_FOUNDED = re.compile(r"(?:建立健全|建立完善|建立|健全|实行|推行|出台|构建|形成)(?:了|起)?")
"""Verbs whose object may hold another verb: 建立|重点项目推进分级协调机制."""
_INTRODUCED = re.compile(r"(?:实施|开展|推行|实行|探索|推出)(?:了)?$")
_STOPPED = re.compile(r"[,\uff0c。;\uff1b、]|$")
_DATED = re.compile(r"\d{2,4}年度?")
_TYPED = re.compile(r"新?(?:方式|模式|机制|行动)")
_TERM_AFTER = re.compile(
    r"(?!企业|项目|大厅|窗口|综合|中心|平台|系统|专区|文件|材料|事项|要求|等[“「『])(?P<type>改革|活动|行动|服务|机制|模式|制度|审批|专班)?"
)
_BREAK = re.compile(
    rf"[^{HAN}A-Za-z0-9+\-]|[的了过]|以及|随着|通过|经过|围绕|针对|和(?!谐|美)|[与及对为由]|(?<![平高对均同初中])等|[{NUMERAL}]+[支个项条名套批]|[两三四五六七八多各]方|各级|一批"
)
_LEVEL = re.compile(
    r"(?:全|我|本|该|各)?(?:省|市|县|区|旗|州|镇|乡|镇村|县级|市级|区级|省级|市委市政府|县委县政府|市县|市区|县区)"
    r"(?=招商|重点|重大|项目|产业|优化|营商|企业|工作|外出|领导|处级|专)"
)
_ACROSS = re.compile(rf"(?:跨[{HAN}]{{1,3}}、)+$")
_PLAIN_TEAM = frozenset(
    (
        "工作",
        "服务",
        "专项",
        "专门",
        "攻坚",
        "推进",
        "",
        "专业",
        "工作推进",
        "相关",
        "多个",
        "若干",
        "各",
        "调研",
        "联合",
        "考察",
        "临时",
    )
)
_TEAM_AFTER = re.compile(
    r"(?!会议|例会|办公室|组长|副组长|成员|负责|印发|(?:推进|工作|服务|负责|联动|保障|运行|包联)?(?:机制|模式|制度|制)|专题|第|下设|主任|全体|牵头|办|常务|扩大|召开|文件|长|员|人员|伍|会(?!同|商)|汇报|联络|一行|的)"
)
_TEAM_LATER = re.compile(r"[^。!?\uff01\uff1f;\uff1b\n]{0,30}?(?:陆续|相继|先后|正式|挂牌|全部)?成立")
_TEAM_ACTS = re.compile(r"(?:\d+月[^,\uff0c。]{0,4})?(?:先后|多次|主动|已)?(?:外出|上门|赴|前往|奔赴|走访|拜访|对接)")
"""What a team does that must exist then: 驻外招商小分队外出考察."""
_TEAM_EXISTS = re.compile(r"(?:以|按照|坚持|通过|紧紧|多次|先后|积极|全力|精心|、[^、,\uff0c。]{4,16}等[几多各\d])")
_TEAM_TASK = re.compile("招商|招引|项目|建设|产业|营商")
_LED = re.compile(r"(?:为|任)(?:成员|组员|组长|副组长|总指挥|指挥长|召集人|队长)的$")
_TEAM_OF = re.compile(
    r"(?:会议|研判|成果|扶贫|防控|疫情|巡视|巡察|党史|教育|选举|换届|创城|创卫|环保督|调查|安全|整治|考古|医疗|救援|扫黑)"
)
_CAMPAIGN = re.compile(
    r"(?:攻坚|百日|专项|会战|冲刺|突破|提升|提质|倍增|集中|护航|暖企|惠企|助企|帮企|服务企业|走访|整治|清零|春雷|春风|破冰|培育|护企)"
)
_CAMPAIGN_OUT = re.compile(
    r"严打|禁毒|扫黑|安全生产|交通|食品|药品|打击|整治|清剿|消防|森林|环境卫生|抗疫|救援|军事|执法|志愿|禁捕|反诈"
)
_PLAN = re.compile("(?:实施|启动|开展|推进)了?$")
_PLANNED = re.compile(r"[三五]年$|倍增|攻坚|提升|招商|招引|培育|突破|提质")
"""Plans of action that are carried out by name: 实施|园区提质三年|行动计划."""
_DRIVE = re.compile(
    rf"(?:入企|进企|助企|帮企|包企|包联|大走访|走访|结对|大招商|大比武|大竞赛|劳动竞赛|大会战|百日攻坚|建设年|提升年|突破年|攻坚年|服务年|招商年|项目年)[{HAN}]{{0,6}}$"
)
_DRIVE_OUT = re.compile(r"推介|签约|开工|观摩|文化|旅游|考察|调研|洽谈|宣传|慰问|志愿|消费")
_YEAR = re.compile(r"(?:建设|提升|突破|攻坚|服务|落实|优化|招商|招商引资|环境|转型|创新|突破)年$")
_STYLE = re.compile(
    rf"(?:保姆|妈妈|管家|店小二|贴身|贴心|一站|一条龙|专员|菜单|定制|跟踪|陪跑|陪伴|点单|跟班|顾问|秘书|嵌入|上门|驻企|精准化|全程|链条|套餐|定向|家人|娘家人)式"
    rf"(?![发的])[{HAN}]{{0,5}}?(?:代办服务|帮办服务|服务|代办|帮办|审批)(?!区|中心|平台|站|大厅|窗口|业|水平|意识|质量)"
)
_CADENCE = Scanner(
    rf"(?:(?:实行|推行|坚持|执行|落实|建立|采取)了?|(?<=[,\uff0c])(?=[^、]{{5,12}}、[一半两双每]个?[周月旬季日年]))(?P<name>[一半两双每]个?[周月旬季日年]度?一[{HAN}]{{2}}(?:一[{HAN}]{{2}})*"
    rf"(?:、(?:[一半两双每]个?[周月旬季日年]度?一[{HAN}]{{2,3}}))*(?:工作)?(?:机制|制度|模式|制)?)(?=[、,\uff0c。;\uff1b等的])"
)
"""A rhythm of work: 实行一周一调度、一月一通报制度."""


def plain(text: str, start: int, stop: int, words: Lexicon, regions: list[tuple[int, int]]) -> Iterator[Mention]:
    """Give the unquoted mechanisms of `text[start:stop]`; `regions` are the spans of region mentions, which no name begins with."""
    yield from _terms(text, start, stop, words)
    for match in _CADENCE.finditer(text, start, stop):
        yield _mention(text, match.start("name"), match.end("name"))
    way_end = -1
    for match in words.head.finditer(text, start, stop):
        head, at = match[0], match.start()
        if head == "招商":
            found = _way(text, start, stop, at, words, way_end)
            if found:
                way_end = found.stop
        elif head == "式":
            found = _style(text, start, stop, at, words)
        elif head == "工作法":
            found = _method(text, start, at, match.end(), words, regions)
        elif head in ("机制", "模式", "制度", "制"):
            found = _system(text, start, at, match.end(), words, regions)
        elif head in ("行动", "活动", "年"):
            found = _campaign(text, start, stop, at, match.end(), words, regions)
        else:
            found = _team(text, start, stop, match.end(), words, regions)
        if found:
            yield found


def _governed(text: str, start: int, at: int, words: Lexicon) -> bool:
    return words.verb.search(text, clause_start(text, start, at), at) is not None


def _mention(text: str, start: int, stop: int) -> Mention:
    return Mention(Kind.MECHANISM, start, stop, text[start:stop])


def _terms(text: str, start: int, stop: int, words: Lexicon) -> Iterator[Mention]:
    for match in words.plain_terms.finditer(text, start, stop):
        a, b = match.span()
        after = _TERM_AFTER.match(text, b, stop)
        if after and _governed(text, max(start, a - 40), a, words):
            yield _mention(text, a, after.end() if after["type"] else b)

    for match in words.typed_terms.finditer(text, start, stop):
        if _governed(text, max(start, match.start() - 40), match.start(), words):
            yield _mention(text, *match.span())


def _way(text: str, start: int, stop: int, at: int, words: Lexicon, way_end: int) -> Mention | None:
    """`way_end` is where the last way of attracting investment ended: its neighbour in a series needs less proof."""
    end = at + 2
    if not _WAY_AFTER.match(text, end, min(stop, end + 8)):
        return None
    neighbour = (
        0 <= at - way_end <= 7
        and text[way_end : way_end + 1] in ("、", "和", "与", "及")
        and "招商" not in text[way_end:at]
    )
    for size in range(min(words.way_length, at - start), 0, -1):
        weight = words.ways.get(text[at - size : at])
        if weight is None:
            continue
        typed = _TYPED.match(text, end, stop)
        means = by_means(text, start, stop, at - size, end)
        if weight != "own" and not (neighbour or typed or means or _WAY_NEXT.match(text, end, stop)):
            set_up = weight == "weak" and _INTRODUCED.search(text, max(start, at - size - 4), at - size)
            return _mention(text, at - size, end) if set_up and _STOPPED.match(text, end, stop) else None
        if (
            neighbour
            or typed
            or (size == 2 and text[at - 2] == "以")
            or _WAY_NEXT.match(text, end, stop)
            or _heading(text, start, stop, at - size, end)
            or _governed(text, start, at - size, words)
            or means
            or _AT_PLACE.match(text, at - size, end)
        ):
            return _mention(text, at - size, end)
        return None
    by = _BY_WHAT.search(text, max(start, at - 4), at)
    if by and (neighbour or _heading(text, start, stop, by.start(), end) or _governed(text, start, by.start(), words)):
        return _mention(text, by.start(), end)
    if neighbour:
        series = _WAY_SERIES.search(text, max(start, at - 8), at)
        if series and not words.verb.search(series[1]):
            return _mention(text, series.start(1), end)
        return None
    following = _WAY_NEXT.match(text, end, stop)
    if following and following["way"] in words.ways:
        begin, governed = _left(text, start, at, words.verb, [])
        if governed and 2 <= at - begin <= 6:
            return _mention(text, begin, end)
    return None


def _heading(text: str, start: int, stop: int, a: int, b: int) -> bool:
    """Tell whether `text[a:b]` is a sentence by itself: the heading of a paragraph about one way."""
    return (a == start or text[a - 1] in _OPENS) and b < stop and text[b] in "。:\uff1a\n"


def _left(text: str, start: int, at: int, verbs: re.Pattern[str], regions: list[tuple[int, int]]) -> tuple[int, bool]:
    """Give where the name that runs up to `at` begins, and whether a verb of `verbs` governs it."""
    low = clause_start(text, start, at)
    verb = last_end(verbs, text, low, at)
    begin = max(low, verb)
    founded = _FOUNDED.search(text, low, at)
    if founded and founded.end() < verb and at - founded.end() <= 14 and not _BREAK.search(text, founded.end(), at):
        begin = founded.end()
        again = verbs.match(text, begin, at)
        begin = again.end() if again else begin
    begin = max(begin, last_end(_BREAK, text, begin, at))
    for _, b in regions[bisect_left(regions, (begin, 0)) : bisect_left(regions, (at, 0))]:
        if b <= at:
            begin = max(begin, b)
    year = _DATED.match(text, begin, at)
    if year:
        begin = year.end()
    level = _LEVEL.match(text, begin, at + 1)
    if level:
        begin = min(level.end(), at)
    return begin, verb >= 0


def _system(text: str, start: int, at: int, end: int, words: Lexicon, regions: list[tuple[int, int]]) -> Mention | None:
    last = at - 2 if text.endswith("工作", start, at) else at
    for size in range(min(words.system_length, last - start), 1, -1):
        if text[last - size : last] in words.systems:
            size += at - last
            break
    else:
        return None
    begin, governed = _left(text, start, at - size, words.verb, regions)
    if not governed:
        return None
    if words.systems[text[at - size : last]] == "more" and not 2 <= at - size - begin <= 10:
        return None
    if at - begin > 14 + at - last or begin > at - size:
        begin = at - size
    across = _ACROSS.search(text, max(start, begin - 12), begin) if text.startswith("跨", begin) else None
    begin = across.start() if across else begin
    return _mention(text, begin, end)


def _method(text: str, start: int, at: int, end: int, words: Lexicon, regions: list[tuple[int, int]]) -> Mention | None:
    begin, governed = _left(text, start, at, words.verb, regions)
    if text.startswith(("提升", "优化", "改进"), begin):
        begin += 2
    return _mention(text, begin, end) if governed and 2 <= at - begin <= 10 else None


def _style(text: str, start: int, stop: int, at: int, words: Lexicon) -> Mention | None:
    for size in (4, 3, 2, 1):
        match = _STYLE.match(text, max(start, at - size), stop)
        if match and _governed(text, start, match.start(), words):
            return _mention(text, *match.span())
    return None


def _campaign(
    text: str, start: int, stop: int, at: int, end: int, words: Lexicon, regions: list[tuple[int, int]]
) -> Mention | None:
    head = text[at:end]
    begin, governed = _left(text, start, at, words.verb, regions)
    modifier = text[begin:at]
    if not governed or not 3 <= len(modifier) <= 16:
        return None
    if head == "行动" and text.startswith("计划", end):
        named = _PLAN.search(text, max(start, begin - 3), begin) is not None and _PLANNED.search(modifier) is not None
        end += 2
    elif head == "行动":
        named = _CAMPAIGN.search(modifier) is not None and not _CAMPAIGN_OUT.search(modifier)
    elif head == "年":
        named = _YEAR.search(text[begin:end]) is not None
        end += 2
    else:
        named = _DRIVE.search(modifier) is not None and not _DRIVE_OUT.search(modifier)
    return _mention(text, begin, end) if named else None


def _team(text: str, start: int, stop: int, end: int, words: Lexicon, regions: list[tuple[int, int]]) -> Mention | None:
    if not _TEAM_AFTER.match(text, end, stop):
        return None
    size = next(n for n in range(5, 1, -1) if text[end - n : end] in words.teams)
    at = end - size
    begin, governed = _left(text, start, at, words.team_verb, regions)
    modifier = text[begin:at]
    acts = (text[at - 2 : at + 2].find("招商") >= 0 and _TEAM_ACTS.match(text, end, stop)) or (
        len(modifier) >= 4 and _TEAM_EXISTS.match(text, end, stop) and _TEAM_TASK.search(modifier)
    )
    if (
        not governed
        and not acts
        and not _TEAM_LATER.match(text, end, stop)
        and not _LED.search(text, max(start, begin - 10), begin)
    ):
        return None
    if modifier in _PLAIN_TEAM or len(modifier) > 16 or _TEAM_OF.search(modifier):
        return None
    return _mention(text, begin, end)
