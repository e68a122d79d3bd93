"""Whose figure it is: the region or park that opens the clause, else the one that the running text speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.model import Kind, Mention
from kg.relate.observation import occasions
from kg.relate.observation.leads import leads
from kg.relate.observation.speakers import quoted_of
from kg.relate.observation.zones import joined, meant, named_short, opened
from kg.relate.page import Page
from kg.relate.places import one_round
from kg.text.span import Span

_NOT_OWNER = re.compile(
    r"[\u4e00-\u9fff]{2,6}集团(?=[\d今共已旗])|的?(?:企业|公司|客商|商会|籍|考察团|代表团|集团|媒体|等地|、|[^，,。]{0,6}(?:等地|等省)|片区)|同步|[^，,。;；]{0,8}下达"
)
_GUESTS = re.compile(r"的?(?:企业|公司|客商|商会|考察团|代表团|代表队|交易团|分团|集团)")
"""Behind a place who comes from there: what they sign is not the region's that the text speaks of: 某省|代表团签约项目45个."""
_BRANCH_OF = re.compile(
    r"(?!全|招商|项目|重点)[\u4e00-\u9fff]{2,8}(?:行业|领域|产业链)(?:已|共|累计|今年|新|成功)*(?:签约|引进|招引|落地|落户|开工)"
)
"""Behind a place a branch of which alone is told: 某县|纺织行业签约."""
_ITEMS = re.compile(
    r"(?!今年|去年|\d|共|新|已|累计|先后|成功|集中|签|引进|开工|竣工|投产|实施|谋划|储备|推进|完成|拥有|有|的|全面|加快|重点|启动)[^,，。;；、]{4,30}、[^。;；]*等"
)
"""Behind a place that only begins the first name of a list: 某县|甲公路、乙大桥等16个."""
_ONE_OF_MANY = re.compile(r"等(?:\d+|[一二两三四五六七八九十]+)(?:余|多)?[个项][^,，。;；、\d]{0,8}(?:项目|工程)")
"""Behind a park what makes of it one of the projects counted: 甲产业园|等58个项目竣工."""
_HELD_THERE = re.compile(
    r"(?:[、和及与][^,，。;；\d]{2,20}?)*(?:等地)?(?:成功|先后|相继|分别|共|已|累计|又)*(?:举办|举行|召开)"
)
"""Behind 在 and a place what tells that this is where a meeting was held, not whose it is: 在|上海|、厦门成功举办."""
_ZONES = re.compile(
    r"[^,，。;；:：]{2,30}等[一二两三四五六七八九十\d]+[个家大](?:[\u4e00-\u9fff]{0,4})(?:园区|开发区|产业园|工业园)"
)
"""What opens a clause about several zones, not all known: 甲开发区等3个园区."""
_ZONE = re.compile(
    r"(?:现代|高新技术|工业|产业|经济(?:技术)?)*(?P<zone>园区|产业园|工业园|集聚区|开发区|试验区|示范区|新城)(?![内外里的、]|基础设施|企业|(?:管委会)?(?:主任|书记))"
)
"""A zone named by its kind alone, which is the one that the page tells of: 某县|集聚区入驻企业91家."""
_SIGNS_WITH = re.compile("[与同和]")
_SIGNED = re.compile("(?:共|成功|集中|现场|正式)*签(?:约|订|署)")
"""Behind a region that others sign with: 18家央企与|某省|签约50个项目."""
_BRACKETED_ZONE = re.compile(r"[(（][^()（）]{2,6}[)）][\u4e00-\u9fff]{0,10}(?:工业园|产业园|园区|开发区|合作区)")
"""Behind a region the rest of a zone's name that is not known: 某市|(某县)产业转移工业园."""
_NEW_ZONE = re.compile(
    r"[\s\u3000“]*(?![各全我该本县区市省国所其此]|[一二两三四五六七八九十]|目前|今年|去年|其中|同时)(?:[\u4e00-\u9fff]{3,12}?(?:合作区|示范区|试验区|先行区|开发区|园区|产业园|工业园)(?=今年|已|累计|目前|现有|共|去年|[上下]半年|全年|先期|先后|引进|招引|签约|新|落户)|[小大新老东西南北]开发区(?=今年|已|累计|目前|先后|引进|招引|签约|新|有))"
)
"""A zone that opens a clause and may be none that is known."""
_FIRM_TOLD = re.compile(
    r"[,，;；](?:该|这家|这个)?(?:企业|公司|集团|厂家|药企|工厂)(?:也|已|便|就|又|还|将|的)?(?:实现|累计|预计|计划|产值|产量|效益|销售|生产|今年|去年|订单|营收|年产值)"
)
"""A firm that a clause of the sentence goes on about: …投产,企业实现了增收,|上半年完成产值5亿元."""
_FIRM_OPENS = re.compile(r"[\s\u3000“]*(?:[这该]家|作为)[^,，。;；]{0,30}(?:企业|公司|集团)[,，]")
"""What opens a sentence whose figures are those of a firm."""
_UNKNOWN_ZONE = re.compile(
    r"(?:(?!项目|企业|依托|创建|建设|打造|围绕|推进|聚焦|争创|获批|列入|通过|利用|借助|抢抓|加快)[\u4e00-\u9fff]){2,14}?(?:副中心|试验区|实验区|发展区|示范区|合作区|先行区|集中区|功能区|度假区)(?!建设|内|的|域|项目)"
)
"""Behind a region a zone that is named by more than its kind, and not known: its figures are not the region's."""
_NOT_ALONE = re.compile(
    r"[东西南北中]部(?![新城])|在(?!建)[^,，。;；]{1,4}投资|等(?:[一二两三四五六七八九十\d]+[个家大])?(?:县|市|区|乡镇|园区|开发区|产业园|工业园|平台)"
)
"""After a place what tells that its money (重庆市在川投资到位资金), or several places (青岭开发区等3个园区), are spoken of."""
_OTHERS = re.compile(
    r"[\s\u3000“]*(?:其中|在|今年|去年|目前|今年以来)*(?:(?!全|我)[\u4e00-\u9fff]{2,12}(?:领域|行业|产业链)(?:共|累计|新|成功)*(?:引进|招引|签约|落地|布局|新增|完成|实现)|[市县区]本级|[一二三][、和](?:[一二三][、和])*[二三]产业?|各[\u4e00-\u9fff]{0,4}(?:企业|公司)|大会|[东西中南北]部|长三角|珠三角|京津冀|沿海|[\u4e00-\u9fff]{1,6}(?:片区|流域|组团)|[东西南北中][\u4e00-\u9fff]地区|(?!全)[\u4e00-\u9fff]{0,2}[一二三四五六七八九十\d]+大(?:园区|产业园|开发区|片区|板块|平台)|有?[一二两三四五六七八九十\d]+个(?:县|市|区|州|地州|省|乡镇|镇|[\u4e00-\u9fff]{0,6}?(?:园区|产业园|开发区))(?![\u4e00-\u9fff]{0,8}(?:项目|工程))|(?!(?:先后|相继|多次|已|累计|共|还)*(?:组建|成立|该|设立|组织|派出|选派|组成|抽调|带领|率领|带队)|各|招商)[\u4e00-\u9fff]{1,14}(?:专班|小分队|招商组)(?![\u4e00-\u9fff]{0,2}(?:个|支|工作|机制))|展会|本届|博览会|洽谈会|论坛|全国|全球|公司|企业|集团|商会|协会|该(?:公司|企业|集团|厂|行业))"
)
"""Openings of clauses whose figures are a fair's or a company's."""
_THAT_ZONE = re.compile(
    r"(?:[^,，。;；]{1,8}[,，]|在(?=[该这])|目前|现在|如今|截至目前|到?20\d\d年|今年|去年|明年)?(?:(?:[该此]|(?:位于[^,，。;；]{2,10}的)?这[个座一]个?)(?:园区|产业园|工业园|基地|开发区|集聚区|示范区|试验区|新区|合作区|集中区)|(?:整个|全)?(?:工业|产业)?园区(?=(?:今年|去年|已|现|共|累计|全年|[上下]半年)*(?:基础设施|完成|实现|[工产]业|固定资产|总?产值|投资|将(?!近)|(?:正式)?有))|开园[^,，。;；]{0,10}(?:以来|后|至今|之初))"
)
"""What opens a sentence about a zone told of before; where none is known by name its figures are nobody's."""
_BRANCH = re.compile(
    r"[^，,。;；]{0,8}?(?:第[一二三]产业(?!领域)|(?<![\u4e00-\u9fff])[东西中南北]部(?:地区)?|民营企业|民间|来自[^,，。;；]{1,8}的|外资企业|长三角|珠三角|[^,，。;；]{0,8}(?:新兴产业|服务业|制造业|农业)(?=[引招签利完到]))"
)
"""Openings of sentences whose figures are those of a part of the economy, up to where a region is named."""
_BY_MONEY = re.compile(
    r"(?:[^,，。;；]{1,14}[,，]){0,2}[^,，。;；]{0,8}(?:内资项目[^。;；]*\d[^。;；]*[,，]外资项目|外资项目[^。;；]*\d[^。;；]*[,，]内资项目)[^,，。;；]*\d"
)
"""A sentence whose figures are told apart by where the money comes from: 内资项目签约22宗,…,外资项目签约9宗."""
_ONE_PROJECT = re.compile(
    r"(?:该|本|此|整个)(?:项目|工程)|(?<=[\u4e00-\u9fff])(?<![个项])项目(?:计划)?总投资|[一二三]期|”(?:工程|项目)(?:项目)?(?:计划|概算|估算|预算)*(?:总投资|投资|全长|完成投资)"
)
_SEVERAL = re.compile(
    r"[\d一二两三四五六七八九十](?:余|多)?[个项][^,，。;；]*$|(?:本次|此次|这次|此番|集中|集体|全部|所有|上述|重点)[^,，。;；]{0,6}$"
)
"""Before 项目总投资 what tells that it is said of several (9个重点项目总投资)."""
_REACH = 600
_TOPICS = 12
"""Changes of topic that are looked back over."""
_BARE = 4
"""Characters of a weak name that is no more than a verb and 项目 (设置项目)."""
_NAME = 60
"""Characters of a project's name."""
_WHOLE = re.compile(r"全[省市县区州盟旗镇乡]|[0-9]+[个项]|重点项目|固定资产投资|招商引资")
_MARKS = ("、", ",", "，", ";", "；", "。", ":")
_SETTLED = ("落户", "入驻", "落地")
"""Before a place what tells that projects went there: 落户|经开区|项目34个."""
_IN_ALL = re.compile("、[^,，。;；、]{2,16}共\\Z")
"""Before a count what tells that the firms of a list are what is counted: 甲电子、乙铜业共|4个项目."""
_OWNED = (Kind.COMPANY, Kind.PROJECT)


def subject(page: Page, sentence: int, clause: int, at: int) -> Mention | None:
    """Give the region or park that a figure at `at` is a statistic of; `sentence` and `clause` begin before it."""
    text = page.text.text
    places = page.within(clause, at, Kind.REGION, Kind.PARK)
    chosen: Mention | None = None
    for place in places:
        if chosen is None:
            lead = leads(page, clause, place.start)
            if (
                place.kind is Kind.REGION
                and _SIGNS_WITH.match(text, place.start - 1)
                and _SIGNED.match(text, place.stop)
            ):
                chosen = place
                continue
            if text[place.start - 1] == "在" and _HELD_THERE.match(text, place.stop, at):
                continue
            if lead and (_NOT_ALONE.match(text, place.stop) or joined(page, place)):
                return None
            if one_round(text, place):
                continue
            if lead and _GUESTS.match(text, place.stop) and _elsewhere(page, place, at):
                return None
            if not lead or _NOT_OWNER.match(text, place.stop) or _of_name(page, place):
                continue
            if _of_item(page, place, at):
                continue
            if text[place.stop] == "的" and (own := _owned_at(page, place.stop + 1, at)) is not None:
                return own if own.kind is Kind.PARK else None
            chosen = place
        elif place.start == chosen.stop and (chosen.kind is not Kind.PARK or place.kind is Kind.PARK):
            chosen = place
    if chosen is not None:
        if chosen.kind is Kind.PARK and joined(page, chosen):
            return None
        if _BRANCH_OF.match(text, chosen.stop, at):
            return None
        if chosen.kind is Kind.REGION and (
            _UNKNOWN_ZONE.match(text, chosen.stop, at) or _BRACKETED_ZONE.match(text, chosen.stop, at)
        ):
            return None
        return _zone_of(page, chosen, at) or chosen
    if (short := named_short(page, clause, at)) is not None:
        return short
    zoned = _NEW_ZONE.match(text, clause, at)
    if zoned is not None and not page.within(clause, zoned.end(), Kind.REGION, Kind.PARK):
        return None
    if not page.places(clause, at) and (
        _FIRM_OPENS.match(text, sentence, at) or _FIRM_TOLD.search(text, max(sentence, at - _NAME), at)
    ):
        return None
    if occasions.at_unknown(page, sentence, clause) or _ZONES.match(text, clause, at):
        return None
    if (host := occasions.host(page, sentence, clause, at)) is not None:
        return host
    if (_OTHERS.match(text, clause, at) and not occasions.own_fair(page, clause)) or (
        _BRANCH.match(text, sentence, at) and not page.within(max(sentence, at - _REACH), at, Kind.REGION, Kind.PARK)
    ):
        return None
    if (park := opened(page, sentence, clause, at)) is not None:
        return park
    if (speaker := quoted_of(page, sentence, at)) is not None:
        return speaker
    spoken = page.region_at(at)
    zone = _THAT_ZONE.match(text, sentence, at) or _THAT_ZONE.match(text, clause, at)
    if (zone or _opened_by_zone(page, sentence, clause)) and (spoken is None or spoken.kind is not Kind.PARK):
        return None
    if zone and spoken is not None:
        spoken = meant(page, zone.group(), spoken, sentence)
    if spoken is not None and (spoken.start >= at or (spoken.start >= clause and _of_item(page, spoken, at))):
        spoken = page.region_at(sentence - 1) or page.home
    if spoken is not None and _in_title(text, spoken):
        at = bisect_left(page.topics, sentence, key=lambda topic: topic[0])
        earlier = (place for _, place in reversed(page.topics[max(0, at - _TOPICS) : at]) if place is not None)
        spoken = next((place for place in earlier if not _in_title(text, place)), spoken)
    return spoken


def _elsewhere(page: Page, place: Mention, at: int) -> bool:
    """Tell whether a place is another than the one that the running text speaks of before `at`."""
    spoken = page.region_at(place.start - 1) or page.home
    return spoken is None or spoken.value != place.value


def _zone_of(page: Page, region: Mention, at: int) -> Mention | None:
    """Give the park that a zone named by its kind right after `region` is on this page."""
    whole = region.implied and region.text.startswith("全")
    match = _ZONE.match(page.text.text, region.stop, at) if region.kind is Kind.REGION and not whole else None
    if match is None:
        return None
    end = match["zone"].removeprefix("产业").removeprefix("工业")
    named = [
        m
        for m in page.parks_from.get(region.text[:2], ())
        if m.start < match.start() and (m.text.endswith(end) or (end == "园区" and m.text.endswith("园")))
    ]
    return named[0] if len(named) == 1 else None


def _opened_by_zone(page: Page, sentence: int, clause: int) -> bool:
    """Tell whether the clause goes on about a zone that is not known, with which an earlier one of its sentence begins."""
    places = page.within(max(sentence, clause - _REACH), clause, Kind.REGION)
    zones = (p for p in places if _UNKNOWN_ZONE.match(page.text.text, p.stop, clause))
    return any(page.text.text[p.start - 1] in _MARKS or p.start == sentence for p in zones)


def _in_title(text: str, place: Mention) -> bool:
    """Tell whether a place is named only in the title of a document, which does not make it what the text speaks of."""
    low = text.rfind("《", max(0, place.start - 40), place.start)
    return low >= 0 and "》" not in text[low : place.start]


def _of_name(page: Page, place: Mention) -> bool:
    """Tell whether a region only begins the name of a project (云岭轨道交通示范项目等12个); a park that does so owns the project."""
    if place.kind is not Kind.REGION or place.implied:
        return False
    return any(p.start == place.start for p in page.within(place.start, place.start + _NAME, Kind.PROJECT))


def _owned_at(page: Page, start: int, at: int) -> Mention | None:
    """Give the zone, firm or project that begins at `start`, behind a place: 某区的|甲经开区; what comes after it is its own."""
    return next((m for m in page.within(start, at, Kind.PARK, *_OWNED) if m.start == start), None)


def _of_item(page: Page, place: Mention, at: int) -> bool:
    """Tell whether a place only begins the first name of a list, of which another begins with a place too, or is its only item: 甲县某公路、乙县某大桥等|16个, 甲产业园等|16个项目."""
    text = page.text.text
    if place.kind is Kind.PARK and _ONE_OF_MANY.match(text, place.stop):
        return True
    return _ITEMS.fullmatch(text, place.stop, at) is not None and any(
        text[other.start - 1] == "、" for other in page.within(place.stop, at, place.kind)
    )


def of_branch(page: Page, sentence: Span, before: bool) -> bool:
    """Tell whether a sentence is of a branch, a half of the country or a sort of money; behind a semicolon it is if the one `before` was and it names no place."""
    text = page.text.text
    if _BY_MONEY.match(text, *sentence):
        return True
    if before and text[sentence.start - 1] in ";；":
        return not page.places(*sentence)
    return _BRANCH.match(text, *sentence) is not None and not page.places(*sentence)


def settled(page: Page, start: int, stop: int) -> Mention | None:
    """Give the region or park that stands right after 落户 or 入驻, where the words of a count run from `start` to `stop`."""
    inner = page.within(start, stop, Kind.REGION, Kind.PARK)
    if inner and page.text.text.startswith(_SETTLED, start) and inner[0].start - start == len(_SETTLED[0]):
        return inner[0]
    after = page.within(stop, stop + 14, Kind.REGION, Kind.PARK)
    if not after or after[0].start - stop > 1 or page.text.text[stop : after[0].start] in _MARKS:
        return None
    return after[0]


def of_firm(page: Page, clause: int, at: int, counts: bool = False) -> bool:
    """Tell whether a company or a single project opens the clause: its figures are no statistics of a region; `counts`: what it counts may be a list."""
    named = page.within(clause, at, *_OWNED)
    if not named or re.search(r"等[^，,。]{0,24}$", page.text.text[clause:at]):
        return False
    if counts and named[0].kind is Kind.PROJECT and page.text.text.find("、", named[0].stop, at) >= 0:
        return False
    if counts and _IN_ALL.search(page.text.text, named[0].stop, at):
        return False
    return leads(page, clause, named[0].start)


def of_project(page: Page, paragraph: tuple[Span, ...], sentence: Span, at: int) -> bool:
    """Tell whether the words before `at` speak of one project, and of no region after naming it.

    One project named in the paragraph is what the paragraph is about; of several only those of this sentence and the one before count.
    """
    text = page.text.text
    start = max(paragraph[0].start, at - _REACH)
    if len({m.text for m in page.within(start, at, Kind.PROJECT)}) > 1:
        i = bisect_left(paragraph, sentence) - 1
        start = max(start, paragraph[i].start if i >= 0 else sentence.start)
    named = [
        m.stop
        for m in page.within(start, at, Kind.PROJECT)
        if m.unit is None or (len(m.text) > _BARE and "率" not in m.text)
    ]
    named += [
        m.end()
        for m in _ONE_PROJECT.finditer(text, start, at)
        if not _SEVERAL.search(text, max(start, m.start() - _NAME), m.start())
    ]
    if not named:
        return False
    last = max(named)
    return not page.within(last, at, Kind.REGION, Kind.PARK) and not _WHOLE.search(text, last, at)
