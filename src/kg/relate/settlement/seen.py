"""Where a firm lies that a reporter sees at work or whose head speaks of it: 走进某园区,甲公司车间里…; 甲公司在某园区的车间; 入驻某园区后,甲公司…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.relate.places import chain_start, finest
from kg.text.span import Span

_SHOP = r"(?:(?:生产|加工|智能化?|数字化?|自动化|标准化?|现代化|无尘|总装|组装|制造|装配|包装|焊接|新建?|建设|最?新|一期|二期|\d+[栋条座个间])*的?)*(?:车间|厂房|厂区|工厂|生产线|产线|流水线|生产基地|生产现场|展厅|工人|员工|机器(?!人|装备)|设备(?!有限|制造))"
"""What a firm works in."""
_AT_WORK = re.compile(rf"(?:内|里)?(?:的|新建的?|[^,，。;；、的]{{0,4}}?的)?{_SHOP}")
"""What is seen of a firm at its seat."""
_INTO = re.compile(
    r"(?:^|[,，。;；:：\s”])(?:记者)?(?:近日|日前|连日来|昨日|今日|这几天|\d{1,2}月\d{1,2}日(?:上午|下午)?)?[,，]?(?:记者)?(?:在|走进|来到|步入|走入|探访|踏入)(?:位于)?$"
)
"""Before the park that is walked into, at the head of a clause."""
_THERE = re.compile(
    r"(?:园区)?(?:内|里)?[,，](?:园区?内的)?(?:只见|记者(?:在|看到|见到|了解到|走进|来到|步入)?|走进|来到|步入|走入|在)?[,，]?"
)
"""From the park to the firm that is seen there."""
_SHOP_AT = re.compile(rf"(?:园区)?(?:内)?的{_SHOP}")
"""From the park to the workshop of the firm named before it."""
_ASKED = re.compile(
    r"(?:谈及|谈到|谈起|说起|说到|提起|提及|回忆起|回想起|聊起)(?:当初|当年|为何|为什么|企业|公司)*(?:会?选择|决定)?(?:来|到)?(?:将[^,，。]{0,8})?(?:落户|[入进]驻|扎根|落地)(?:于|在|到)?$"
)
"""Before the place of which the head of a firm is asked why he came there."""
_HEAD = re.compile(
    r"(?:的)?(?:相关|有关)?(?:负责人|(?:党[委组]书记[、兼])?(?:副?董事长|副?总经理|副?总裁|创始人|厂长|总监|经理|负责同志))"
)
"""Who speaks for a firm, behind its name."""
_SINCE = re.compile(r"(?:落户|[入进]驻|扎根|搬迁?[到至]|迁[入至])(?:于|在|到)?$")
"""What a firm has done before the place since when it is there."""
_AFTER = re.compile(
    r"(?:园区)?(?:[两二三四五六七八九十\d]+[多余]?年)?(?:短短[^,，。;；]{1,6})?(?:以来|之?后|以后|至今|多年来|[两二三四五六七八九十\d]+[多余]?年来?)[,，]"
)
"""Behind the place that a firm has settled in, before the firm: 入驻某园区|后,|甲公司."""
_TOWNS = ("镇", "乡", "村", "街道")
"""The ends of towns, in which a firm is seen as in a park."""
_MEANT = re.compile("计划|将|拟|希望|有望|即将")
"""What tells that a firm has not come yet."""
_BACK, _AHEAD = 40, 30
"""So many characters before and behind a firm its place is named."""


def claims(page: Page) -> Iterator[Claim]:
    """Give the locatedIn claims of firms that are seen or asked at a place."""
    for sentence, firms in page.holding(Kind.COMPANY):
        for firm in firms:
            found = _before(page, sentence, firm) or _behind(page, sentence, firm)
            if found is not None:
                place, start, stop = found
                yield Claim("locatedIn", firm, Span(start, stop), "location/seen", object=place)


def _before(page: Page, sentence: Span, firm: Mention) -> tuple[Mention, int, int] | None:
    """Give the place named before the firm, with the span that tells it."""
    text = page.text.text
    low = max(sentence.start, firm.start - _BACK)
    places = [p for p in page.places(low, firm.start) if p.stop <= firm.start and not p.implied]
    if not places or page.within(places[-1].stop, firm.start, Kind.COMPANY):
        return None
    place = places[-1]
    chain = chain_start(page, place)
    if (place.kind is Kind.PARK or place.text.endswith(_TOWNS)) and _THERE.fullmatch(text, place.stop, firm.start):
        into = _INTO.search(text, max(sentence.start, chain - _BACK), chain)
        work = _AT_WORK.match(text, firm.stop, sentence.stop)
        if into is not None and work is not None:
            return place, place.start, work.end()
    if text[firm.start - 1] in ",，" and place.stop == firm.start - 1:
        head = _HEAD.match(text, firm.stop, sentence.stop)
        if head is not None and _ASKED.search(text, max(sentence.start, chain - _BACK), chain):
            return place, place.start, head.end()
    since = _AFTER.fullmatch(text, place.stop, firm.start) and _SINCE.search(text, sentence.start, chain)
    if since and not _MEANT.search(text, sentence.start, chain):
        return place, place.start, firm.stop
    return None


def _behind(page: Page, sentence: Span, firm: Mention) -> tuple[Mention, int, int] | None:
    """Give the park behind the firm in which its workshop stands."""
    text = page.text.text
    if text[firm.stop : firm.stop + 1] != "在":
        return None
    place = finest(page, firm.stop + 1, min(sentence.stop, firm.stop + _AHEAD))
    if place is None or place.kind is not Kind.PARK or place.implied:
        return None
    shop = _SHOP_AT.match(text, place.stop, sentence.stop)
    return (place, firm.start, shop.end()) if shop is not None else None
