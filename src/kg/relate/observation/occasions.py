"""Whose occasion a clause goes on about: the ceremony of a park, a fair of the page's own region, a meeting at a place that is not known."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.home.codes import below, code_or_name
from kg.relate.observation.leads import leads
from kg.relate.page import Page

_ASSEMBLY = re.compile(r"[\s\u3000“]*(?:大会|本届大会)")
_HELD_AT = re.compile("[^,，。;；]{0,12}(?:举[办行]|召开|开幕|拉开)")
"""Behind the page's home what tells that an occasion is held there."""
_FAIR = "[省市县区州盟旗]?[\u4e00-\u9fff]{0,6}大会"
_CEREMONY = re.compile(
    r"(?!举[行办]|召开)[^,，。;；]{0,24}(?:签约|开工|竣工|投产)[^,，。;；]{0,6}(?:仪式|活动|大会)(?:现场)?[上中]?[,，]"
)
"""Behind a park what makes of a clause the ceremony that the next one tells of: 在某开发区|项目集中签约仪式上,."""
_FAIR_OF = re.compile(
    r"(?:(?!举[行办]|召开|[、和与及])[^,，。;；]){0,16}(?:推介会|洽谈会|恳谈会|对接会|招商会|座谈会|签约仪式|开工仪式|签约活动|开工活动|推介活动|招商活动)(?:现场)?[上中]?[,，]"
)
"""Behind a region what makes of a clause its own fair, of which the next one tells: 在深圳举办的|某县|招商推介会上,."""
_STANDS_IN = re.compile(
    r"[,，。;；\s]在$|(?:^|[,，。;；\s])(?:位于|地处|坐落[于在]|作为|素有|有着|被誉为)[^,，。;；]{2,30}的$"
)
"""Before a place what makes it the scene of the next clause: …,在|某产业园|,12个项目正在建设; 位于乌水北岸的|某县|,."""
_STOOD = re.compile(r"(?:分会场|现场|境内)?[,，]")
"""What may stand between such a place and the next clause."""
_TELLS = re.compile(r"[^,，。;；]{0,24}(?:介绍|透露|消息|统计|数据显示|反映|通报)[,，]")
"""Behind 据 and a place what tells that its people tell of it: 据|某县|投资促进局负责人介绍,."""
_CAME = re.compile(
    r"(?:各|[0-9]+个)?(?:县市?区?|区县)?(?:[(（][^()（）]{1,6}[)）])?(?:等)?(?:代表团)?(?:组团|组队)(?:来到?|赴|到|前往)"
)
"""Behind a region what leads to the one that its people came to, to win projects: 某市|各区县组团来|某市."""
_NESTED = 2
"""A park and the region in its name."""
_REACH = 600
"""Characters before a clause in which its occasion is named."""
_FAR = 1200
"""Characters before a clause in which the ceremony is named that it calls this one."""
_THIS = re.compile(r"[^,，。;；]{0,6}(?:本次|此次|这次)(?:活动)?(?:共|有)*(?:集中|集体)")
"""What opens a clause about the ceremony that was told of."""
_ITS_CEREMONY = re.compile(
    r"(?:20\d\d年度?|第?[一二三四五六七八九十]+(?:季度|批次?)|[上下]半年|\d{1,2}月份?|重大|重点|产业|工业|招商引资|招商|亿元以上|的|举[行办])*项目(?:集中|集体)[^,，。;；]{0,12}(?:仪式|活动)"
)
"""Behind a park its ceremony: 某经开区|二季度产业项目集中开工活动."""
_VENUE = re.compile(r"在(?!主|本|各|活动|启动|签约|开工|大|现)[\u4e00-\u9fff]{2,12}(?:分?会场|现场)[,，]$")
"""Before a clause a place where one of several meetings was held."""
_AT_ZONE = re.compile(r"(?<![\u4e00-\u9fff])在[\u4e00-\u9fff]{4,14}(?:产业园|工业园|科技园|物流园|集聚区|集中区)[,，]$")
"""Before a clause a zone in which one stands: 在某某储能产业园,|12个项目正在建设."""


def host(page: Page, sentence: int, clause: int, at: int) -> Mention | None:
    """Give whose occasion the clause goes on about: the park at whose ceremony projects were signed, the region whose parts came to another."""
    text = page.text.text
    if (named := _of_ceremony(page, sentence, clause, at)) is not None:
        return named
    places = page.within(max(sentence, clause - _REACH), clause, Kind.REGION, Kind.PARK)
    for place in reversed(places):
        if place.kind is Kind.PARK and text[place.start - 1] == "在" and _CEREMONY.fullmatch(text, place.stop, clause):
            return place
    spoken = page.region_at(sentence - 1) or page.home
    near = places[-_NESTED:] if not page.places(clause, at) else ()
    for place in near:
        stands = (
            _STANDS_IN.search(text, max(0, sentence - 1), place.start) is not None
            and _STOOD.fullmatch(text, place.stop, clause) is not None
        ) or (text.startswith("据", sentence) and _TELLS.fullmatch(text, place.stop, clause) is not None)
        if stands and place.kind is Kind.PARK:
            return place
        fair = stands or (place is places[-1] and _FAIR_OF.fullmatch(text, place.stop, clause))
        if fair and place.kind is Kind.REGION and spoken is not None and below(place, spoken):
            return place
    first = places[0] if places else None
    came = (
        first is not None and not first.implied and first.kind is Kind.REGION and _CAME.match(text, first.stop, clause)
    )
    if first is None or not came or not leads(page, sentence, first.start):
        return None
    hosts = (p for p in places if p.start == came.end())
    return first if any(code_or_name(p) != code_or_name(first) for p in hosts) else None


def at_unknown(page: Page, sentence: int, clause: int) -> bool:
    """Tell whether the clause tells of a meeting at a place that is not known: 在某某茶园会场,|开工6个项目."""
    text = page.text.text
    venue = _VENUE.search(text, max(sentence, clause - 20), clause)
    if venue is not None:
        return not page.within(venue.start(), clause, Kind.REGION, Kind.PARK)
    zone = _AT_ZONE.search(text, max(sentence, clause - 24), clause)
    return zone is not None and not page.within(zone.start(), clause, Kind.PARK, Kind.PROJECT)


def _of_ceremony(page: Page, sentence: int, clause: int, at: int) -> Mention | None:
    """Give the park whose ceremony the clause calls this one, where no other park has had one: 本次集中开工项目9个."""
    text = page.text.text
    if not _THIS.match(text, clause, at) or page.places(clause, at):
        return None
    parks = page.within(max(0, sentence - _FAR), clause, Kind.PARK)
    hosts = [park for park in parks if _ITS_CEREMONY.match(text, park.stop, clause)]
    return hosts[0] if len({host.text for host in hosts}) == 1 else None


def own_fair(page: Page, clause: int) -> bool:
    """Tell whether 大会 at the head of the clause is held at the page's home, or is named after it: 青岭发展大会…大会达成签约项目90个."""
    home, text = page.home, page.text.text
    if home is None or home.kind is not Kind.REGION or not _ASSEMBLY.match(text, clause):
        return False
    low = max(0, clause - _REACH)
    if any(_HELD_AT.match(text, m.stop) for m in page.within(low, clause, Kind.REGION) if m.value == home.value):
        return True
    stem = home.text.rstrip("省市县区州盟旗") if len(home.text) > 2 else home.text
    return re.search(re.escape(stem) + _FAIR, text[max(0, clause - _REACH) : clause]) is not None
