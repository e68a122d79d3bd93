"""Where a project's sentence says that it lies: 甲项目位于某镇, 在某园区开工, 落户于某园区的甲项目, 在某县参观了甲项目."""

from __future__ import annotations

import re

from kg.model import Claim, Kind, Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.places import AT, FOLLOWING_AT, chain_start, finest, one_of_list, under
from kg.text.span import Span

_IN = re.compile(r"(?:" + AT + r"|在|[到至])$")
_IN_VERB = re.compile(
    r"(?:同时|同日|集中|分别|相继|正式|隆重|成功|顺利|全面|投资|合作|共同|启动|规划)*(?:举行|举办|开工|奠基|动工|破土|建设|兴建|投资|落户|落地|设立|新建|打造|实施|启动|签约|建成|竣工|投产|召开|开建|创办|兴办|选址|落成|启用|投运|投用|开业|揭牌|复工|封顶|并网|点火|试产|达产|通车|通水|合龙|亮相|挂牌)"
)


_NOT_SIT = re.compile(r"举行|召开|举办|签署|签订|签约仪式|考察|调研|会见|会谈")
_SITED = re.compile(
    r"[\u4e00-\u9fff、—-]{0,24}(?:的|建设|兴建|投资|开工|动工|新建|打造|实施|启动|设立|建立|组建|落地)[^,，。;；、]{0,24}$|$|[\u4e00-\u9fff]{0,4}[^,，。;；、]{0,6}的$"
)
_BREAKS_GROUND = re.compile(r"举行[^,，。;；]{0,12}(?:开工|奠基|动工|启动|落成|投产|揭牌)[^,，。;；]{0,6}")
_AND_BUILDS = re.compile(
    r"[^。;；:：“”]{0,40}[,，](?:[^,，。;；]{0,16}[,，])?(?:[^,，。;；]{0,6}|(?:拟|计划|将|已)*(?:总?投资|投入|斥资)[约近超]?[\d.]+[十百千万亿]*元?)(?:建设|新建|开建|兴建|打造|启动|上马|投建|实施)(?:了)?[^,，。;；]{0,30}$"
)
"""What leads from 在 and a place over a comma to the project that is built there."""
_OF_PLACE = re.compile(
    r"(?:新|首个|第一个|重点|在建|今年|去年|正在)*(?:竣工|开工|引进|签约|投产|建成|实施|建设|落户|落地|招引|谋划|推进|在建|重点)[^,，。;；]{0,12}(?:项目|工程)"
)
_ONE_OF_IT = re.compile("(?:" + _OF_PLACE.pattern + ")(?:之一)?[,，][“]?")
"""What leads from a place to the project that is one of its: 作为|某园区|重点项目,."""
_ONE_OF = re.compile(
    r"的(?:一[个项]|又一个?)?(?:[国省市县区]家?级|省市?)?(?:重点|重大|标志性|龙头|招商引资|产业|工业)+(?:建设|产业|工业|招商|招商引资)*(?:项目|工程)"
    r"|[^,，。;；、]{0,6}?(?:开工|竣工|投产|引进|签约|落地|落户|实施|建设)的(?:\d+|[一二两三四五六七八九十]+)[个项][^,，。;；、]{0,8}?(?:项目|工程)之一"
)
"""What follows the place whose one of its projects is: 是|某园区|的重点项目."""
_UNKNOWN = re.compile(r"(?:的)?(?:[^,，。;；:：、的]{2,16}、){1,4}\Z")
"""What stands between a place and the first project known of a list that it holds: 落户某园区|某某钢构、."""
_SEEN = re.compile(
    r"(?:实地|现场|集中|详细)?(?:参观|考察|察看|查看|调研|观摩|走访|视察|检查|督导|了解)(?:了|推进)?(?:[^,，。;；、]{0,8}的)?[“]?\Z"
)
"""What leads from a place, over a visit, to the project seen there: 在某县|参观了."""
_THERE = re.compile(r"(?:在|[来走深]到|走进|深入|赴|前往)\Z")
_ANOTHER = re.compile("[,，](?:并|同时|还)")
_OBJECT = re.compile(r"(?<=[建设造施投资立])(?!仪式|完成|启动|现场|进度)[\u4e00-\u9fff]{2}")
"""What shows that a later clause, 并在某省|建设某小镇, tells of something else that is built."""
_OF_NEXT = re.compile("(?:建设|兴建|开发|新建|打造)?的")
"""After a place and its verb what makes them words about the next item of the list: 甲项目、乙公司在某县投资|的丙项目."""
_SEAT = re.compile("(?:注册地?|总部|来自|户籍|籍贯)[设在于位]*$")
"""What leads to where a firm is at home, not to where it builds."""
_MEETS = ("签约", "举行", "举办", "召开")
"""Verbs of what may take place anywhere."""
_SIGNED_THERE = re.compile("(?:成功|正式|集中|现场)?(?:签约|签署|签订|亮相|发布|推介)")
"""After a place what tells only that something was signed or shown there: 在某市|签约的某项目."""
_SETTLED = re.compile(AT + r"\Z")
_SEES = re.compile("(?:[了解看察听]了?|[,，])$")
_COMES = re.compile("(?:来到|走进|走访|到|进入)$")
"""Around a park that somebody goes to, and sees there a project: 来到|某园区|,察看."""
_RANKED = re.compile("[,，]?(?:项目|工程|该项目)?(?:也?是|系|为|属于?|作为)[^,，。;；]{0,12}")
"""What leads from a project to the place whose project it is: 是|某市|重点招商引资项目."""
_TO_BE_AT = re.compile("(?:在|(?:计划|规划|拟|将)于)\\Z")
"""What leads to the place that something is done at."""
_END = re.compile("(?:起点|终点|起止点|起始点|起讫点|始点|止点|首站|末站)$")
"""What tells that only an end of a line lies there: 起点|位于某镇."""
_ANOTHERS = re.compile("(?:洽谈|推进|促成|推动|商谈|争取)(?:更多|新)?[^,，。;；、]{0,10}(?:项目|产业|企业)\\Z")
"""What tells before 落户 that something else is wanted to come: 考察甲项目,洽谈|新项目|落户."""
_FIRMS = re.compile(r"[,，][^,，。;；、]{0,16}(?:企业|公司|商户|客商|机构|人才)\Z")
"""What tells before 落户 that not the project but firms settle: 甲项目开工,一家零售企业|进驻某市."""
_SIGNED_AT = re.compile("(?:成功|正式|顺利)?签约(?:落地|入驻)?")
_CLOSES = re.compile("[,，。;；!！\\s]|\\Z")
"""Around the place in 甲项目签约|某市|。"""
_JOINS = frozenset("、,，和与及")
_FAR = 120
"""So far behind a project's name the words still tell where it lies."""
_MEETING = re.compile(r"签约|动员|推介|论证|研讨|座谈|洽谈|发布|大会|会议|会$|评审|协调|启动会")


def stated(page: Page, group: Group, project: Mention) -> Claim | None:
    """Read 项目位于X, 在X开工, 落户X in the project's sentence; the finest place of a chain like 石家庄鹿泉市寺家庄村."""
    place = _behind(page, group, project) if group.single or project is group.projects[-1] else None
    if place is not None:
        return Claim("locatedIn", project, Span(project.start, place.stop), "location/stated", object=place)
    for place in reversed(page.places(group.lead.start, group.projects[0].start)):
        chain = chain_start(page, place)
        if (
            _stands(page, group, place, chain)
            and not one_of_list(page, place, chain)
            and not _first_of_many(page, place, group)
        ):
            return Claim("locatedIn", project, Span(chain, project.stop), "location/stated", object=place)
    return None


def _first_of_many(page: Page, place: Mention, group: Group) -> bool:
    """Tell whether a list of places that goes on behind this one, forms that no table knows among them, leads to the project: 在A市|甲、B市乙建设."""
    first = group.projects[0].start
    return any("、" in page.text.text[place.stop : other.start] for other in page.places(place.stop, first))


def _behind(page: Page, group: Group, project: Mention) -> Mention | None:
    """Give the place that the words behind the project's name tell of: …位于X, 是X的重点项目, 在X开工."""
    text = page.text.text
    start, stop = group.trail.start, min(group.trail.stop, group.trail.start + 60)
    for match in FOLLOWING_AT.finditer(text, start, group.trail.stop if group.single else stop):
        if match.start() - start > _FAR or _END.search(text[start : match.start()]):
            continue
        if _ANOTHERS.search(text, start, match.start()) or _FIRMS.search(text, start, match.start()):
            continue
        place = finest(page, match.end(), group.trail.stop)
        if place is not None and (group.single or text.find("分别", start, match.end()) < 0):
            return place
    signed = _SIGNED_AT.match(text, start, stop)
    place = finest(page, signed.end(), group.trail.stop) if signed is not None else None
    if place is not None and _CLOSES.match(text, place.stop):
        return place
    for place in page.within(start, stop, Kind.REGION, Kind.PARK):
        ranked = _RANKED.fullmatch(text, start, place.start) is not None and (
            _OF_PLACE.match(text, place.stop) or (place.kind is Kind.PARK and _ONE_OF.match(text, place.stop))
        )
        if ranked and not _above(place, page.region_at(project.start)):
            return place
        if not _TO_BE_AT.search(text, start, place.start) or _MEETING.search(text, start, place.start):
            continue
        end = finest(page, place.start, group.trail.stop)
        if end is not None and (_done_there(page, group, place, end) or _as_the_next(page, group, place, end)):
            return end
    return None


def _done_there(page: Page, group: Group, place: Mention, end: Mention) -> bool:
    """Tell whether a verb behind the chain of places from `place` to `end` says that the project is built or opened there, not only signed or spoken of."""
    text = page.text.text
    verb = _IN_VERB.match(text, _skip(text, end.stop))
    if verb is None or _OF_NEXT.match(text, verb.end()) is not None:
        return False
    if verb.group().endswith(_MEETS) and not _BREAKS_GROUND.match(text, verb.end() - 2) and not _ours(page, end):
        return False
    return _ANOTHER.search(text, group.trail.start, place.start) is None or _OBJECT.match(text, verb.end()) is None


def _ours(page: Page, place: Mention) -> bool:
    """Tell whether a place where something is signed or held is a park, or lies in the page's home, and so may be where the project is."""
    home = page.home
    if place.kind is Kind.PARK or home is None:
        return place.kind is Kind.PARK or not str(place.value or "").endswith("00")
    return place.value == home.value or under(place, home) or home.kind is Kind.PARK


def _as_the_next(page: Page, group: Group, place: Mention, end: Mention) -> bool:
    """Tell whether the next project of the list has its own place too, and the verb that both share: 甲项目在|A县|、乙项目在B县开工."""
    text = page.text.text
    if text[group.trail.start : place.start].strip("分别") != "在" or text[end.stop : group.trail.stop] not in _JOINS:
        return False
    following = page.within(group.trail.stop, group.sentence.stop, Kind.PROJECT)
    return bool(following) and text[following[0].stop : following[0].stop + 1] == "在"


def _stands(page: Page, group: Group, place: Mention, chain: int) -> bool:
    """Tell whether what stands before the chain of places that ends with `place`, and between it and the first project, says that this lies there."""
    text, first = page.text.text, group.projects[0]
    lead = text[max(group.lead.start, chain - 5) : chain]
    after = text[place.stop : first.start]
    builds = _AND_BUILDS.match(after) and not page.within(place.stop, first.start, Kind.COMPANY, Kind.REGION)
    if _IN.search(lead) and not _SEAT.search(lead) and (not _SIGNED_THERE.match(after) or _ours(page, place)):
        if builds and len(after) <= 60 and not _NOT_SIT.search(_BREAKS_GROUND.sub("", after)):
            return True
        if _SITED.match(after) and not _NOT_SIT.search(after) and len(after) <= 48:
            return True
    if lead.endswith("作为") and _ONE_OF_IT.fullmatch(after) and not _above(place, page.region_at(first.start)):
        return True
    if _SETTLED.search(lead) is not None and _UNKNOWN.fullmatch(after) is not None:
        return True
    if _THERE.search(lead) and _SEEN.fullmatch(after):
        return True
    return place.kind is Kind.PARK and _SEES.search(after[-8:]) is not None and _COMES.search(lead) is not None


def _above(place: Mention, topic: Mention | None) -> bool:
    """Tell whether `place` is a division that the topic lies in: 全省重点项目 says nothing of where."""
    return (
        topic is not None
        and topic.kind is Kind.REGION
        and place.kind is Kind.REGION
        and (under(topic, place) or topic.value == place.value)
    )


def _skip(text: str, at: int) -> int:
    match = re.compile(r"[\u4e00-\u9fff]{0,6}(?:路|街|号|村|厂区|现场|区域内?|片区|境内|规划区内)|内").match(text, at)
    return match.end() if match else at
