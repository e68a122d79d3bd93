"""What the words around a quoted name tell: whether it is set up or brought in, a slogan, or something left behind."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.recognise.mechanisms.lexicon import HAN, Lexicon
from kg.recognise.mechanisms.shapes import OWN_SYSTEM, PROGRAMME

_INTRODUCED = re.compile(r"(?:推行|实行|试行|推出|施行|试点|首创|独创|创设|创立)(?:了|出)?$")
_HELD = re.compile(r"(?:深化|落实|坚持|建立|健全|完善|创新)(?:了|出)?$")
"""Verbs that with a quoted 制 tell that it is in use: 落实|“双组长制”."""
_RESULT = re.compile(r"(?:实现|做到|达到|确保|获得)了?(?:[^,\uff0c。;\uff1b:\uff1a、“”]{0,8}|“[^“”]{2,16}”[、和]?)$")
"""What was reached is a result, not a way: 实现“拿地即开工”."""
_REACHED = re.compile("即|[同联]发$")
"""Names that tell what is reached rather than how one works: 拿地即开工, 五证同发."""
_LEFT_BEHIND = re.compile(
    r"(?:打破|改变|突破|破除|摒弃|告别|取消|取代|破解|摆脱|扭转)了?[^,\uff0c。;\uff1b:\uff1a“”‘’']{0,6}$"
)
_REPLACED = re.compile(r"(?:优化|调整|转变|改变?|变更?|升级|整合|转)(?:成|为)")
_TAUGHT = "(?:专题|业务|主题)?(?:培训|研修|讲座|沙龙|研讨)"
_HOLDER = re.compile(rf"(?:营商环境(?:金字|服务)*(?:招牌|品牌)|{_TAUGHT}|平台|系统|专区|窗口|大厅|中心|品牌|事项目录)")
"""What only bears the name of a way of working: “一网通办”平台."""
_TRAINING = re.compile(f"{_TAUGHT}|(?:专题|业务|主题)?论坛")
"""Behind a name with its type word what it only is the subject of: “某某”驻点招商|专题培训."""
_CARRIED_OUT = re.compile(rf"(?:实施|启动)了?[{HAN}]{{0,6}}$")
_WORK = re.compile(
    rf"(?:(?!一号|一把手|.*(?:畅通|村通|通村|绿化|亮化|硬化|安居|饮水|气化|棚改|危改)|.*(?:示范|[路桥河湖管网渠库环厂水]))[{HAN}]{{2,8}}工程.{{0,2}})",
    re.DOTALL,
)
"""A programme named a work: 实施|“引凤还巢”工程."""
_OLD = re.compile(r"传统|原有|旧|以往|过去|老")
_TECHNICAL = re.compile("(?:开发|发展|经营|运营|生产|种植|养殖|利用|消纳|发电|建设)模式")
_MADE = re.compile("能源|储能|光|风电|氢|农|林|渔|牧|种|养|旅|基地|发电|车间|工厂|电池")
"""What the quotes hold where a way of making things is told, not one of governing: “农光互补+储能”开发模式."""
_ECONOMY = re.compile(r"产业|工业|经济|现代|交通|城镇|农业")
_ENDED = re.compile(r"[、,\uff0c。;\uff1b!?\uff01\uff1f\s)\uff09等和与及“「]|$")
_PUSHED = re.compile(rf"(?:推进|推动|深化|落实|抓好|聚焦|纵深推进)了?[{HAN}]{{0,6}}$|[把将]$")
_BRAND = re.compile("的?(?:招商|招引|政务服务|服务|帮办|代办|亲商|惠企|助企)+品牌")
_BRANDED = re.compile(rf"(?:打响|打造|擦亮|叫响|创建|做响|唱响|推出|形成|塑造)(?:了|出)?[{HAN}]{{0,4}}$")
"""Verbs whose object is a brand by which a place works: 打响“某某”的招商品牌."""
_HANDLE = re.compile(rf"[{HAN}]{{0,6}}?为(?:主|总|重要|有力|主要)?(?:抓手|突破口|切入点)")
"""Behind 以 and the quotes what makes of them the way that a place works."""
_DRIVES = re.compile("(?:推动|推进|促进|激发|激励|倒逼|破解|助推|助力|压实|带动)(?!高质量)")
"""The same as a verb: 以“某某”|激发干劲."""
_HABIT = re.compile(
    r"(?:的?[机制模式服务做法]{2})?(?:在[^,\uff0c。;\uff1b]{2,12}?)?(?:已|已经|逐渐|逐步|日益|正)?(?:成了?为?|变成了?)(?:[^,\uff0c。;\uff1b]{0,8})?(?:常态|惯例|标配|日常)"
)
"""Behind the quotes what tells that a place lives by them: “甲即乙”|成为常态."""
_CREW = re.compile("(?:服务)?(?:队伍|团队)")
_CREWED = re.compile("(?:组建|成立|建立|设立|打造)了?$")


def aside(text: str, a: int, b: int, start: int, stop: int, tail: re.Match[str] | None) -> bool:
    """Tell whether the words around `text[a:b]` say that it is no way of working of now: what was, was left behind, or bears its name."""
    if tail and (
        _OLD.match(tail["mod"])
        or _OLD.search(text, max(start, a - 2), a)
        or (tail["types"].endswith("体系") and _ECONOMY.search((tail["de"] or "") + tail["mod"]))
        or (tail["de"] and text[a - 1 : a] == "为" and text[a - 2 : a - 1] not in ("作", "称"))
    ):
        return True
    if tail and _TRAINING.match(text, tail.end(), stop):
        return True
    if _REPLACED.match(text, tail.end() if tail else b, stop):
        return True
    if _HOLDER.match(text, b, stop) and not (tail and tail["types"].endswith(("机制", "模式", "制度"))):
        return True
    if tail and _TECHNICAL.search(tail["mod"] + tail["types"]) and _MADE.search(text, a, b):
        return True
    return _LEFT_BEHIND.search(text, max(start, a - 12), a) is not None


def set_up(text: str, a: int, b: int, start: int, stop: int, name: str) -> int:
    """Give where the programme, brand or team ends that a verb before the quotes `text[a:b]` sets up: 实施“引凤”工程, 组建“项目管家”队伍; else 0."""
    if _WORK.fullmatch(name + text[b : b + 2]) and _CARRIED_OUT.search(text, max(start, a - 12), a):
        return b + 2 * text.startswith("工程", b)
    if PROGRAMME.fullmatch(name + text[b : b + 2]) and _PUSHED.search(text, max(start, a - 16), a):
        return b + 2 * text.startswith("工程", b)
    if _BRAND.match(text, b, stop) and _BRANDED.search(text, max(start, a - 8), a):
        return b
    crew = _CREW.match(text, b, stop)
    return crew.end() if crew and _CREWED.search(text, max(start, a - 4), a) else 0


def introduced(text: str, a: int, b: int, start: int, stop: int, name: str) -> bool:
    """Tell whether the verb before the quotes `text[a:b]` brings in what they name: 首创“某某”, 落实“双组长制”."""
    if not _ENDED.match(text, b, stop):
        return False
    if OWN_SYSTEM.fullmatch(name) and _HELD.search(text, max(start, a - 6), a):
        return True
    return len(name) <= (28 if "、" in name else 14) and _INTRODUCED.search(text, max(start, a - 6), a) is not None


class Sort(NamedTuple):
    """Of what sort a name is by itself: a campaign's, that of another known way, a number that is followed (按照“四个一”)."""

    campaign: bool
    way: bool
    followed: bool


def slogan(text: str, a: int, b: int, low: int, stop: int, name: str, sort: Sort, words: Lexicon) -> bool | None:
    """Tell what the words around the quotes `text[a:b]` make of them: True a slogan, False a goal or a result, None neither."""
    year = sort.campaign and name[-1] in "年月季" and not text.startswith("活动要求", b)
    result = not sort.campaign and not (sort.way and not _REACHED.search(name))
    if (words.slogan_before.search(text, low, a) and not year) or (
        result and _RESULT.search(text, max(low, a - 20), a)
    ):
        return False
    if not (year or sort.way or sort.followed) and words.slogan_after.match(text, b, min(stop, b + 12)):
        return True
    return None


def lived(text: str, a: int, b: int, stop: int) -> bool:
    """Tell whether a place works by the quotes `text[a:b]`: 以“四个一”|为抓手, “甲即乙”|成为常态."""
    driven = _HANDLE.match(text, b, stop) is not None
    if not driven and text.find("、", a, b) < 0:
        driven = _DRIVES.match(text, b, stop) is not None
    return (text[a - 1] == "以" and driven) or _HABIT.match(text, b, stop) is not None
