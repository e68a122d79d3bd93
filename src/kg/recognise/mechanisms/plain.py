"""Mechanisms named without quotes: 招商 compounds, terms of the field, 制 and 机制, teams, campaigns, X式服务.

Each needs a verb of use in its clause (推行…, 成立…), or a neighbour in its series that has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Mention
from kg.recognise.mechanisms import drives, occasions, services, spoken
from kg.recognise.mechanisms.clause import governed, left, mention
from kg.recognise.mechanisms.lexicon import HAN, Lexicon
from kg.recognise.mechanisms.teams import campaign, team
from kg.recognise.mechanisms.ways import way
from kg.text.scanner import Scanner

_TERM_AFTER = re.compile(
    r"(?!企业|项目|大厅|窗口|综合|中心|平台|系统|专区|文件|材料|事项|要求|等[“「『])(?P<type>改革|活动|行动|服务|机制|模式|制度|审批|专班)?"
)
_ACROSS = re.compile(rf"(?:跨[{HAN}]{{1,3}}、)+$")
_ON_TOP = Scanner(rf"顶格[{HAN}]{{2}}(?:、顶格[{HAN}]{{2}})+(?!、|[{HAN}]{{0,3}}(?:格局|理念|要求))")
"""What leaders do in person: 顶格谋划、顶格推进."""
_STYLE = re.compile(
    rf"(?:保姆|妈妈|管家|店小二|贴身|贴心|一站|一条龙|专员|菜单|定制|跟踪|陪跑|陪伴|点单|跟班|顾问|秘书|嵌入|上门|驻企|精准化|全程|链条|套餐|定向|家人|娘家人)式"
    rf"(?![发的])[{HAN}]{{0,5}}?(?:服务|代办|帮办|审批)(?:代办|帮办)?(?:服务)?(?!区|中心|平台|站|大厅|窗口|业|水平|意识|质量)"
)
_REALISED = re.compile("实现(?:全流程|全过程|全方位|全程)?$")
"""What leads to a style of service that was reached: 实现全流程|保姆式服务."""
_CADENCE = Scanner(
    rf"(?:(?:实行|推行|坚持|执行|落实|建立|采取)了?|(?<=[,\uff0c])(?=[^、]{{5,12}}、[一半两双每]个?[周月旬季日年]))(?P<name>[一半两双每]个?[周月旬季日年]度?一[{HAN}]{{2}}(?:一[{HAN}]{{2}})*"
    rf"(?:、(?:[一半两双每]个?[周月旬季日年]度?一[{HAN}]{{2,3}}))*(?:工作)?(?:机制|制度|模式|制)?)(?=[、,\uff0c。;\uff1b等的])"
)
"""A rhythm of work: 实行一周一调度、一月一通报制度."""

_SET_UP = re.compile(
    "(?:建立健全|建立完善|建立|健全|完善|设置|实行|推行|试行|落实|执行|出台|制定|推出|探索|采取|实施|形成|构建)(?:并?(?:落实|实施|执行|完善|推行))?(?:了|起)?"
)
"""Verbs whose object is a system by whatever name: 建立|企业诉求快速响应机制."""
_TASK = re.compile(
    "即[办访接审]|每[日周月季]|汇报|考评|会商|约谈|项目|招商|招引|企业|客商|投资|营商|审批|督查|督导|跟踪|快速|响应|信息|要素|诉求|问题|落地|签约|政企|领导|干部|奖惩|倒逼|通报|分级"
)
_RHYTHM = re.compile("即[办访接审]|每[日周月季]")
"""What makes 工作 before 机制 part of a name: 即办即访|工作机制."""
_NO_WAY = re.compile(
    "(?:工作|长效|有效|体制|制度|市场化?|良性|运行)$|^(?:招商引资|项目建设|各项|相关)$|利益联结|联农|带农|现代|社会|医疗|养老|保险|教育|住房|产权|财政|税收|价格|股权|薪酬|用工|生态|土地|法人|党"
    "|安全|风险|防控|疫情|采购|金融|融资|担保|贷款|学习|培训|体制|分配|科技|技术|治理|监管|公司|集团"
)
"""What is no way of working with projects and firms, or says too little: 现代企业制度, 长效机制."""
_CLOSED = re.compile(r"[,\uff0c。;\uff1b、和]|$")
"""What ends a clause or an item behind a system of one character: 完善|项目会审制|,."""
_WORKS = re.compile(
    "[,\uff0c]?(?:明确|让|使|推动|确保|压实|促进|有效|有力|持续|高效|成效|助力|保障了|得到|发挥|打通|激发|调动|成为|运行)"
)
"""Behind a system's name what tells that it works: 三级包保机制|明确责任."""
_OTHER_FIELD = re.compile("股份|股权|会员|合同|薪酬|社会|养老|医疗|住房|耕地|安全生产|值班|带班|防火|防汛")
"""What a system is about that has nothing to do with projects and firms: 落实|养老保险制度."""
_HEADED = re.compile("(?:[一二三四五六七八九十]是|[(\uff08][一二三四五六七八九十][)\uff09]|[1-9][.、\uff0e])$")
_BETTERED = re.compile("完善|优化|强化|加强|提升|创新|健全|改进")
_HEAD_ENDS = frozenset("。:\uff1a\n")


def plain(text: str, start: int, stop: int, words: Lexicon, regions: list[tuple[int, int]]) -> Iterator[Mention]:
    """Give the unquoted mechanisms of `text[start:stop]`; `regions` are the spans of region mentions, which no name begins with."""
    yield from _terms(text, start, stop, words)
    yield from spoken.find(text, start, stop)
    for module in (drives, occasions, services):
        yield from module.find(text, start, stop)
    for match in _CADENCE.finditer(text, start, stop):
        yield mention(text, match.start("name"), match.end("name"))
    way_end = -1
    for match in words.head.finditer(text, start, stop):
        head, at = match[0], match.start()
        if head == "招商":
            found = way(text, start, stop, at, words, way_end)
            if found:
                way_end = found.stop
        elif head == "式":
            found = _style(text, start, stop, at, words)
        elif head == "工作法":
            found = _method(text, start, at, match.end(), words, regions)
        elif head in ("机制", "模式", "制度", "制"):
            found = _system(text, start, at, match.end(), words, regions)
        elif head in ("行动", "活动", "年"):
            found = campaign(text, start, at, match.end(), words, regions)
        else:
            found = team(text, start, stop, match.end(), words, regions)
        if found:
            yield found


_SCHEDULED = re.compile(r"倒排(?:工期|时间|进度)[、,，]$")
"""A verb of work beside a term, which tells that the term is worked by, too: 倒排工期、|挂图作战."""


def _terms(text: str, start: int, stop: int, words: Lexicon) -> Iterator[Mention]:
    for match in words.plain_terms.finditer(text, start, stop):
        a, b = match.span()
        after = _TERM_AFTER.match(text, b, stop)
        if after and (
            match[0] in words.own
            or governed(text, max(start, a - 40), a, words)
            or _SCHEDULED.search(text, max(start, a - 8), a)
        ):
            yield mention(text, a, after.end() if after["type"] else b)

    for match in _ON_TOP.finditer(text, start, stop):
        if governed(text, max(start, match.start() - 40), match.start(), words):
            yield mention(text, *match.span())
    for match in words.typed_terms.finditer(text, start, stop):
        if governed(text, max(start, match.start() - 40), match.start(), words):
            yield mention(text, *match.span())


def _system(text: str, start: int, at: int, end: int, words: Lexicon, regions: list[tuple[int, int]]) -> Mention | None:
    last = at - 2 if text.endswith("工作", start, at) else at
    for size in range(min(words.system_length, last - start), 1, -1):
        if text[last - size : last] in words.systems:
            size += at - last
            break
    else:
        return _set_up(text, start, at, end, regions)
    begin, ruled = left(text, start, at - size, words.verb, regions)
    if not ruled and 3 <= at - begin <= 12 and begin <= at - size and end - at == 2 and _WORKS.match(text, end):
        ruled = words.systems[text[at - size : last]] == "own" or text.endswith("应答", start, last)
    if not ruled:
        return _set_up(text, start, at, end, regions)
    if _OTHER_FIELD.search(text, begin, at) or text.endswith("等", start, begin):
        return None
    if words.systems[text[at - size : last]] == "more" and not 2 <= at - size - begin <= 10:
        return None
    if at - begin > 14 + at - last or begin > at - size:
        begin = at - size
    across = _ACROSS.search(text, max(start, begin - 12), begin) if text.startswith("跨", begin) else None
    begin = across.start() if across else begin
    return mention(text, begin, end)


def _set_up(text: str, start: int, at: int, end: int, regions: list[tuple[int, int]]) -> Mention | None:
    """Give the 机制 or 制度 of any name that a verb of setting up governs, where the name tells a task."""
    if text.startswith("模式", at) or text.startswith(("机制", "体系", "建设", "改革", "保障"), end):
        return None
    begin, ruled = left(text, start, at, _SET_UP, regions)
    name = text[begin:at]
    if end - at < 2:
        named = (
            ruled
            and 5 <= len(name) <= 9
            and _TASK.search(name)
            and _CLOSED.match(text, end)
            and not _NO_WAY.search(name)
        )
        return mention(text, begin, end) if named else None
    if not ruled:
        return _headed(text, start, at, end)
    if len(name) > 8 or _RHYTHM.search(name):
        name = name.removesuffix("工作")
    least = 6 if text.endswith("完善", start, begin) else 4
    return (
        mention(text, begin, end)
        if least <= len(name) <= 16 and _TASK.search(name) and not _NO_WAY.search(name)
        else None
    )


def _headed(text: str, start: int, at: int, end: int) -> Mention | None:
    """Give the 机制 or 制度 that is the heading of an item: 一是|项目联席会议机制。"""
    if end - at < 2 or text.startswith("模式", at) or text[end : end + 1] not in _HEAD_ENDS:
        return None
    for begin in range(at - 4, max(start, at - 14), -1):
        if _HEADED.search(text, max(start, begin - 3), begin):
            name = text[begin:at]
            if _BETTERED.match(name):
                return None
            return mention(text, begin, end) if _TASK.search(name) and not _NO_WAY.search(name) else None
    return None


def _method(text: str, start: int, at: int, end: int, words: Lexicon, regions: list[tuple[int, int]]) -> Mention | None:
    begin, ruled = left(text, start, at, words.verb, regions)
    if text.startswith(("提升", "优化", "改进"), begin):
        begin += 2
    return mention(text, begin, end) if ruled and 2 <= at - begin <= 10 else None


def _style(text: str, start: int, stop: int, at: int, words: Lexicon) -> Mention | None:
    for size in (4, 3, 2, 1):
        match = _STYLE.match(text, max(start, at - size), stop)
        if match and (
            governed(text, start, match.start(), words)
            or _REALISED.search(text, max(start, match.start() - 8), match.start())
        ):
            return mention(text, *match.span())
    return None
