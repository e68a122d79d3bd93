"""Projects that a sentence defines: 云州新天地位于中山路口，是某集团兴建的商业综合体项目. What is defined is a project, whatever its name ends with."""

from __future__ import annotations

import re
from collections.abc import Iterator

_IS = re.compile(
    r"(?:(?<![不就都均还而正要只凡也可总若于但或真确国])是|作为|系(?=[我全省市县区])|(?<=[,，])为)"
    r"(?P<said>[^,，。;；:：!！?？\n]{2,60}?)(?:项目|工程)(?:之一)?(?=[,，。;；\n]|\Z)"
)
"""What says of something that it is a project."""
_BUILT = re.compile(
    r"投资|兴建|建设|打造|实施|引进|引入|重[点大]|招商|签约|落户|规划|推进|培育|谋划|开发|[省市县区州国][级家]|一项|综合体|标志|示范"
)
"""What is said of a project that is built, and not of a way of working or a contest."""
_GAMES = re.compile(
    r"比赛|竞赛|考试|检查|课程|遗产|研究项目|培训|市场|运动|体育项目|表演|游乐|实事|服务项目|合作项目|科研"
)
_LIES = re.compile(
    r"(?:总体|整体|项目|工程)?(?:(?:选址|站址|坐落|位于|座落|地处|毗邻|占地|总?用地|规划|计划|预计|总?投资|总?建筑面积|建筑面积|始建于|于\d|由[^,，。;；]{2,20}(?:投资|开发|建设|打造))|[(（])"
)
"""What goes on after the name at the head of a sentence before it is defined."""
_SENTENCE = re.compile(r"[。;；!！?？\n]")
_CLAUSE = re.compile(r"[,，。;；:：!！?？\n]")
_NAME = re.compile(r"[“”‘’·（）()\-\u4e00-\u9fffA-Za-z0-9]{3,24}")
_NO_NAME = re.compile(
    r"(?:这|该|此|本|其|它|那|我|他|她|项目|工程|一期|二期|目前|今年|去年|同时|据|而|作为|如果|因为|由于|如今|当年|每|什么|主要|最|有|以|从|在|对|把|将|让|使|成为|建设|推进|发展|招商|争取|做|抓).*"
    r"|.*(?:公司|集团|企业|产业|行业|机制|制度|模式|政策|工作|活动|目标|任务|重点|关键|举措|措施|[县市区镇乡村省]|[的就都均也还]|可以|其中|老板|市民|群众|干部|领导|经济|项目建设|招商引资)"
)
_JOINED = re.compile(r"[、]|(?<=[\u4e00-\u9fff])[和与及](?=[\u4e00-\u9fff]{2})")
_REACH = 160
_SEEN = re.compile(
    r"(?:察看|查看|参观|考察|视察|调研|走进|来到|走访|观摩(?![组团会]))了?(?P<name>[^,，。;；:：、\n]{4,24}?)(?:建设|施工)?(?:现场|工地)?[,，。](?:[^,，。;；\n]{2,20}。)?(?:该|此)(?:项目|工程)"
)
"""A name of something seen, and right behind it what calls it a project: 察看了|云州风电场|,该项目总投资…."""


def defined(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of `text[start:stop]` that a sentence calls a project: those that are seen first, then those that are defined."""
    for match in _SEEN.finditer(text, start, stop):
        if not _NO_NAME.fullmatch(match["name"]) and not _JOINED.search(match["name"]):
            yield match.span("name")
    for match in _IS.finditer(text, start, stop):
        if _BUILT.search(match["said"]) is None or _GAMES.search(match["said"] + "项目"):
            continue
        at = match.start()
        clause = _after(_CLAUSE, text, max(start, at - _REACH), at)
        if at > clause:
            found = (clause, at)
        else:
            head = _after(_SENTENCE, text, max(start, at - _REACH), at)
            lies = _LIES.search(text, head, at)
            if lies is None:
                continue
            found = (head, lies.start())
        begin, end = _trimmed(text, *found)
        name = text[begin:end]
        if _NAME.fullmatch(name) and not _NO_NAME.fullmatch(name) and not _JOINED.search(name):
            yield begin, end


def _after(mark: re.Pattern[str], text: str, low: int, stop: int) -> int:
    last = low
    for match in mark.finditer(text, low, stop):
        last = match.end()
    return last


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin] in " \t\u3000\xa0":
        begin += 1
    while begin < end and text[end - 1] in " \t\u3000\xa0":
        end -= 1
    return begin, end
