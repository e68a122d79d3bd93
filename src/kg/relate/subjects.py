"""The place that a sentence opens with, and so is about: 青岭县…, 在云岭经开区,…, 今年来,县经开区…; none that only heads a name or comes as a guest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Kind, Mention
from kg.relate.ceremonies import ceremony
from kg.relate.enumerated import heads_item
from kg.relate.home.aside import ABROAD
from kg.relate.home.codes import below, in_full, inside
from kg.relate.home.subject import NOT_SUBJECT
from kg.relate.home.visits import GUESTS
from kg.relate.page import Page
from kg.relate.places import finest, one_round
from kg.relate.zones import bare

SUBJECT_LEAD = re.compile(
    r"(?:[\s  “]|今年|去年|近年来?|目前|同时|此外|另外|近日|近期|连日来|日前|其中|截至|以来|期间|据悉|据了解|[此本]次|这次|当[天日]|[今昨前]天|今年以来|日前|[\d一二三四五六七八九十]+[月日年、.．-]|[(（][一二三四五六七八九十\d]+[)）]|年|月|日|上午|下午|第[一二三四]季度|[一二三四上下]半?季?度?年|仅|全年|如今|而|随着|图为|[●◆■★▲·])*"
)
"""What may stand before the place that a sentence is about."""
_STANDING = re.compile("(?:[一二三四]期|[东西南北]区|境?内|里|现场|会场|的[^,，。;；:：的]{1,10}[上里中内旁])?[,，]")
"""After a place with 在 at the head of a sentence: 在某县,…, 在某园区的一块空地上,…"""
_WHERE = re.compile(r"[\s\u3000]*在[^,，。;；:：、\n“”]{2,30}?的[^,，。;；:：、\n“”的]{4,20}(?=[,，])")
"""A first clause that describes where the sentence stands, up to its end."""
_ENUMERATED = re.compile(
    r"(?!(?:成功|新|已|又|先后)*(?:引进|签约|实施|推进|新建|完成|谋划|洽谈|落地|开工))[^,，。;；:：、的]{2,20}、(?:[^,，。;；:：、]{2,20}、)*"
)
"""What stands between a place and the first project where the place only heads the first name of a list."""
_CORPS = re.compile(r"(?:生产建设)?兵团(?:第?[一二三四五六七八九十]+师)?")
"""What stands between 新疆 and the city of one of its divisions."""
_ALSO = re.compile(r"(?:委|市委|州委|政府|人大|政协)[^,，。;；、]{0,10}[、兼]")
"""What stands between the places of two offices of one person: 云州市|委副书记、|青岭市委书记."""
_COME = re.compile(
    r"[^,，。;；\n]{0,16}?(?:考察团|代表团|访问团|经贸团|调研组|考察组|学习团|一行|率队|带队)[^,，。;；\n]{0,8}?(?:赴|来到?|到|抵达|走进|莅临)"
)
"""What leads from the people of a place to where they come."""
_ESCORT = re.compile(r"(?:党工委|管委会|管理委员会)[^。;；]{0,60}?(?:陪同|参加|出席|一同|随同|一道)")
"""After a zone what tells that only its head comes along: 县经开区|管委会主任李山陪同."""
_HOME_ZONE = re.compile("该(?:[\u4e00-\u9fff]{2})?区$|[市县区州旗]$")
"""Before the zone of the home, or before a part of the zone that the text speaks of: 县|经开区, 该试验区|先行启动区."""
_PART = re.compile(r"其中[,，:：]?$")
"""What makes the place after it a part of what the sentence counts, not its subject."""
_BECOMES = re.compile(
    "(?:正式|顺利|成功|全面|同日|也|已|将)*(?:开园|投产|开工|落成|揭牌|竣工|奠基|投用|启用|动工|建成|开业|封顶)(?=[,，。;；]|\\Z)"
)
_FIRM = re.compile("(?!计划|累计|全年|总|固定资产)[\u4e00-\u9fff]{2,8}?(?:投资|出资|斥资)[约超近]?\\d")
"""What makes a short name of a place the head of an investor's: 上海|某某桩业投资3亿元."""


def subject_of(page: Page, start: int, stop: int, home: Mention | None) -> Mention | None:
    """Give the place that the sentence `[start, stop)` of a page at `home` opens with and is about, None where there is none. Offsets of the repaired text."""
    places = page.places(start, min(stop, start + 60))
    works = [w for w in page.within(start, stop, Kind.PROJECT) if w.unit is None] if places else ()
    if works:
        places = [
            p for p in places if not any(w.start < p.stop and p.start < w.stop and p.stop < w.stop for w in works)
        ]
    for i, place in enumerate(places):
        if one_round(page.text.text, place):
            continue
        zone = _HOME_ZONE.search(page.text.text, start, place.start) if place.kind is Kind.PARK else None
        opens = zone.start() if zone is not None else place.start
        before = page.text.text[opens - 1] if opens > start else "\n"
        if before == "在" and place.start - start < 3:
            stood = joined(page, places[i:])
            if _STANDING.match(page.text.text, stood.stop):
                return stood if stood.kind is Kind.PARK or _fits(stood, home) else None
        clause = max(page.text.text.rfind(mark, start, place.start) for mark in ",，。;；:：") + 1
        if not (
            before in ",，。;；:：!?！？\n  【"
            or SUBJECT_LEAD.fullmatch(page.text.text, start if place.implied else max(start, clause), opens)
        ):
            continue
        after = page.text.text[place.stop : place.stop + 1]
        if before in ":：" and ((after in "(（" and place.kind is Kind.PARK) or after in ")）"):
            continue
        if place.start > start + 3 and _PART.search(page.text.text, start, place.start):
            continue
        last = _office(page, joined(page, places[i:]), places[i + 1 :])
        beside = places[i + 1] if i + 1 < len(places) and places[i + 1].start == last.stop else None
        if beside is not None and NOT_SUBJECT.match(page.text.text, beside.stop):
            continue
        county = last.kind is Kind.PARK and home is not None and home.kind is Kind.REGION
        if county and _ESCORT.match(page.text.text, last.stop):
            continue
        if any(p.match(page.text.text, last.stop) for p in (NOT_SUBJECT, GUESTS)) or (
            before in ":：" and page.text.text.startswith("的", last.stop)
        ):
            continue
        if works and _ENUMERATED.fullmatch(page.text.text, last.stop, max(last.stop, works[0].start)):
            continue
        if (
            not in_full(last)
            and last.kind is Kind.REGION
            and (_FIRM.match(page.text.text, last.stop) or heads_item(page, last, stop))
        ):
            continue
        if _heads_one(page, last, works) or _guests(page, last, stop, home) or _one_of_works(page, start, last):
            continue
        if last.implied and last.kind is Kind.REGION and home is not None and last.value == home.value:
            return home
        fits = _fits(last, home) or (last.value is None and last is not place and _fits(place, home))
        if last.kind is Kind.PARK or (fits and not _holds(page, last, home)):
            return last
    return _at_end(page, start, stop, home) or ceremony(page, start, stop) or bare(page, start, stop)


def _at_end(page: Page, start: int, stop: int, home: Mention | None) -> Mention | None:
    """Give the place where the sentence stands that a first clause in 在 describes before naming it: 在云州东部的核心地带|云岭高新区,…."""
    text = page.text.text
    lead = _WHERE.match(text, start, stop)
    place = (
        next((p for p in page.places(start, lead.end()) if p.stop == lead.end()), None) if lead is not None else None
    )
    if place is None or place.implied:
        return None
    return place if place.kind is Kind.PARK or _fits(place, home) else None


def _heads_one(page: Page, place: Mention, works: Sequence[Mention]) -> bool:
    """Tell whether the place only heads the first name of a list of which another has a place of its own: 青岭县|甲项目、乙项目、山口县丙项目."""
    first = next((w for w in works if w.start <= place.stop < w.stop), None)
    if first is None or page.text.text[first.stop : first.stop + 1] != "、":
        return False
    heads = {m.start for m in page.within(first.stop, works[-1].stop, Kind.REGION)}
    stops = {m.stop for m in page.within(first.stop, works[-1].stop, Kind.REGION)}
    return any(w.start in heads or w.start in stops for w in works if w.start > first.start)


def _one_of_works(page: Page, start: int, park: Mention) -> bool:
    """Tell whether a park is but another work of which a sentence tells what has become of it: 甲项目开工,|乙产业园|开园."""
    if park.kind is not Kind.PARK or not _BECOMES.match(page.text.text, park.stop):
        return False
    return bool(page.within(start, park.start - 1, Kind.PROJECT, Kind.PARK))


def _guests(page: Page, place: Mention, stop: int, home: Mention | None) -> bool:
    """Tell whether people of the place come to the page's home: 云川市党政代表团|到青岭县考察."""
    match = _COME.match(page.text.text, place.stop, stop) if home is not None and place.value != home.value else None
    host = finest(page, match.end(), stop) if match is not None else None
    return (
        host is not None
        and home is not None
        and (host.text == home.text or host.value == home.value or below(host, home))
    )


def _office(page: Page, place: Mention, after: Sequence[Mention]) -> Mention:
    """Give the place of the second of two offices, which is the lower: 青岭市 for 云州市委副书记、青岭市委书记; else `place`."""
    also = _ALSO.match(page.text.text, place.stop)
    second = next((p for p in after if also is not None and p.start == also.end()), None)
    return second if second is not None and second.kind is Kind.REGION and below(second, place) else place


def joined(page: Page, places: Sequence[Mention]) -> Mention:
    """Give the last place of the chain that the first of `places` begins: 云州市青岭区|云岭产业园."""
    last = places[0]
    for other in places[1:]:
        adjoins = other.start == last.stop or _CORPS.fullmatch(page.text.text, last.stop, other.start)
        if adjoins and (other.kind is Kind.PARK or below(other, last)):
            last = other
    return last


def _holds(page: Page, region: Mention, home: Mention | None) -> bool:
    """Tell whether the page is about a park whose name says that it lies in the region, which then is no topic of its own."""
    if home is None or home.kind is not Kind.PARK or not region.value:
        return False
    own = [str(m.value) for m in page.within(home.start, home.stop, Kind.REGION) if m.value]
    return any(code == region.value or inside(code, str(region.value)) for code in own)


def _fits(region: Mention, home: Mention | None) -> bool:
    if str(region.value or "")[:1] in ABROAD:
        return False
    if region.value is None and home is not None and home.value is not None:
        return str(home.value)[4:] != "00"
    if home is not None and home.kind is Kind.REGION and home.value is None:
        return region.value is None
    if home is None or home.value is None or region.value is None:
        return region.value is not None or home is None
    code, at = str(region.value), str(home.value)
    if code == at:
        return True
    if inside(at, code):
        return region.implied
    return inside(code, at) or (code[:2] == at[:2] and in_full(region))
