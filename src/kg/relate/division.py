"""Which division lies in which: chains like 云州市青岭区, lists after them, the home region and its parent, the topics of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Claim, Kind, Label, Mention
from kg.relate.home.codes import in_full
from kg.relate.page import Page
from kg.relate.places import RUNS_ON, direct, under
from kg.relate.towns import MEDIA, county_of, in_name, towns, villages
from kg.text.span import Span

_EDGES = frozenset(",，、;；。:\uff1a中\n ")
_VENUE = re.compile("(?:隆重)?(?:开幕|举行|举办|召开|闭幕)")
"""After 在 and a place what tells that it is only where something was held."""
_POST = re.compile("(?:市|县|区|州|旗)?(?:委|政府)?(?:常委|常务)?(?:副)?(?:市长|县长|区长|州长|旗长|书记|主席|主任)")
"""After a place what tells that it only belongs to somebody's office."""
_OFFICE = re.compile("(?:[市县区州]?委|政府|人大|政协)?(?:常委|副?书记|副?[市县区州]长|主席|秘书长)")
"""After a place what tells that it is named for somebody's office alone."""
_INNER = re.compile(r"[)）][\u4e00-\u9fff]{2}")
"""After a place what tells that it stands in brackets inside a name: 中国(某市)博览会."""

_APART = re.compile(r"[ \u3000]?[\n/·>-]?[ \u3000]?")
"""Between the parts of an address that is printed part by part."""
_SIDE = re.compile(r"[东南西北中]{1,2}部(?:偏[东南西北中])?(?:地区)?的?")
"""Between a place and the one in a part of it: 云川省|中部的|青岭市."""
_LIES = re.compile(r"(?:地处|位于|坐落于?|坐落在|隶属于?|属于?)(?:我国|中国)?")
"""Between a place and the one that it lies in."""
_LISTED = re.compile(r"(?:20\d\d年)?(?:度)?(?:第?[一二三]批)?(?:重[点大]|标志性)[^,，。;；]{0,8}(?:项目|工程)")
"""After a place what tells only whose list something stands on."""
_HONOUR = re.compile(
    r"[^。;；\n“”]{0,50}(?:被列[为入]|评为|评选为|授予|荣获|获得?|获评|确定为|命名为|认定为|跻身|[是为](?=[^。;；\n])|成为)了?[“]?(?:20\d\d年度?)?"
)
"""Between the home and a place above it what tells that the one honours the other: …被列为|云川省|示范县."""
_RANKED = re.compile(
    "(?:[位排名跃升荣]|名次|综合|总量|增[速幅]|均|列|稳|暂)*(?:居|列|[位列居]于|排名|进入|跻身|[是为])(?:了)?\\Z"
)
_RANK = re.compile(
    "(?:全[省市区州])?(?:各?县[市区]+)?(?:第[一二三四五六七八九十\\d]|前[列茅三五十\\d]|首[位列]|榜首|唯一|第一方阵|先进行列)"
)
"""Around a place that the home has a rank in: 位居|云州|第一, 是|云州|唯一."""
_JOINS = ("、", "和", "及", "与", "以及")
_FIGURE = re.compile(r"(?:[(（][^()（）]{1,12}[)）])?(?:签约|新?开工|引进|完成|共|为|:|\uff1a)?\s?\d")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give partOf claims of regions."""
    plain = [m for m in page.mentions if m.kind is Kind.REGION and not (m.implied and m.value is None)]
    yield from _chains(page, plain)
    home = page.home
    if home is not None and home.kind is Kind.REGION:
        yield from _of_home(page, plain, home, knowledge.gazetteer) if home.value else _of_town(page, plain, home)


def _chains(page: Page, plain: list[Mention]) -> Iterator[Claim]:
    """Give what stands in one chain or list: 某省某市, 某市甲县、乙县, 甲县位于某市."""
    text = page.text.text
    upper_of_list: Mention | None = None
    for i, region in enumerate(plain):
        before = plain[i - 1] if i else None
        side = before is not None and region.value and _SIDE.fullmatch(text, before.stop, region.start) is not None
        if before is not None and (before.stop == region.start or side) and under(region, before):
            if _within_name(page, before, region):
                continue
            yield Claim("partOf", region, Span(before.start, region.stop), "location/chain", object=before)
            upper_of_list = before
        elif before is not None and _bracketed(page, before, region):
            yield Claim("partOf", region, Span(before.start, region.stop + 1), "location/chain", object=before)
        elif before is not None and _APART.fullmatch(text, before.stop, region.start) and _address(before, region):
            yield Claim("partOf", region, Span(before.start, region.stop), "location/chain", object=before)
        elif (
            before is not None
            and upper_of_list is not None
            and text[before.stop : region.start] in _JOINS
            and (region.value or before.value is None)
            and under(region, upper_of_list)
            and not (i + 1 < len(plain) and plain[i + 1].start == region.stop)
        ):
            yield Claim(
                "partOf", region, Span(upper_of_list.start, region.stop), "location/chain-list", object=upper_of_list
            )
        elif before is not None and text[before.stop : region.start] not in _JOINS:
            upper_of_list = None
            if _LIES.fullmatch(text, before.stop, region.start) and under(before, region) and not before.implied:
                yield Claim("partOf", before, Span(before.start, region.stop), "location/lies", object=region)


_BUREAU = re.compile(
    r"[\u4e00-\u9fff]{0,16}?(?:厅|局|发改委|商务委|平台|办公室)(?:消息|获悉|[\s·]|\Z)|(?:政协|人大)[^,，。;；、]{0,8}[、,，][^,，。;；、]{0,8}(?:书记|[县市区]长)"
)
"""Behind a place what tells only whose site, news or second office is named: 某省|商务厅, 某市|政协副主席、县委书记."""


def _of_home(page: Page, plain: list[Mention], home: Mention, gazetteer: Gazetteer) -> Iterator[Claim]:
    """Give what the home of the page lies in, and what its items and topics say to lie in it."""
    text = page.text.text
    lead = next((z.start for z in page.text.zones if z.label is Label.ARTICLE), 0) + 300
    firms = {m.start for m in page.mentions if m.kind in (Kind.COMPANY, Kind.PROJECT, Kind.PARK) and not m.implied}
    above = [
        m
        for m in plain
        if m.start < lead
        and not m.implied
        and under(home, m)
        and _names(m, text)
        and m.start not in firms
        and _BUREAU.match(text, m.stop) is None
    ]
    chained = any(
        a.stop == m.start and m.value == home.value and not a.implied and under(m, a) for a, m in pairwise(plain)
    )
    if chained:
        above = [m for m in above if not _OFFICE.match(text, m.stop)]
    if above:
        nearest = max(above, key=lambda m: (len(str(m.value).rstrip("0")), -m.start))
        yield Claim("partOf", home, Span(nearest.start, nearest.stop), "location/home-parent", object=nearest)
    else:
        yield from _honoured(page, plain, home)
    for region in plain:
        counted = _FIGURE.match(text, region.stop) is not None and text[region.start - 1 : region.start] in _EDGES
        if (
            counted
            and region.value
            and region.value != home.value
            and under(region, home)
            and direct(region, home, gazetteer)
        ):
            yield Claim("partOf", region, Span(region.start, region.stop), "location/listed-region", object=home)
    yield from _children(page, plain, home, gazetteer)
    yield from towns(page, plain, home)
    for _, topic in page.topics:
        if (
            topic is not None
            and topic.kind is Kind.REGION
            and topic.value
            and topic.value != home.value
            and under(topic, home)
            and direct(topic, home, gazetteer)
        ):
            yield Claim("partOf", topic, Span(topic.start, topic.stop), "location/topic-region", object=home)


def _honoured(page: Page, plain: list[Mention], home: Mention) -> Iterator[Claim]:
    """Read 青岭县…被列为云川省某某示范县: the home lies in the place above it that honours it."""
    text = page.text.text
    for region in plain:
        ranked = not region.implied and under(home, region) and not in_name(page, region)
        if ranked and _RANK.match(text, region.stop) and _RANKED.search(text, max(0, region.start - 8), region.start):
            yield Claim("partOf", home, Span(region.start, region.stop), "location/honoured", object=region)
    for before, region in pairwise(plain):
        if region.implied or before.implied or before.value != home.value or not under(home, region):
            continue
        if _HONOUR.fullmatch(text, before.stop, region.start) and not in_name(page, before):
            yield Claim("partOf", home, Span(before.start, region.stop), "location/honoured", object=region)


def _of_town(page: Page, plain: list[Mention], home: Mention) -> Iterator[Claim]:
    yield from county_of(home, plain)
    yield from villages(page, plain, home)


def _bracketed(page: Page, upper: Mention, lower: Mention) -> bool:
    """Tell whether a division stands alone in the brackets behind the one that it lies in: 云州(青岭)."""
    text = page.text.text
    alone = text[upper.stop : lower.start] in ("(", "（") and text[lower.stop : lower.stop + 1] in (")", "）")
    return alone and lower.value is not None and not upper.implied and under(lower, upper)


def _address(upper: Mention, lower: Mention) -> bool:
    """Tell whether two divisions that a blank or line break keeps apart are an address: both with their level word, one in the other."""
    full = in_full(upper) and in_full(lower) and not upper.implied and not lower.implied
    return full and lower.value is not None and under(lower, upper)


def _children(page: Page, plain: list[Mention], home: Mention, gazetteer: Gazetteer) -> Iterator[Claim]:
    """Give partOf for the regions that the text speaks of by themselves, where their nearest parent on the page is the home region or in it."""
    named = {str(m.value): m for m in reversed(plain) if m.value and not m.implied}
    if home.text[:2] in page.text.text:
        named.setdefault(str(home.value), home)
    starts = {m.start for m in plain}
    for region in plain:
        if not region.value or region.implied or region.value == home.value or in_name(page, region):
            continue
        if _VENUE.match(page.text.text, region.stop) and page.text.text[region.start - 1] == "在":
            continue
        if _POST.match(page.text.text, region.stop) or _INNER.match(page.text.text, region.stop):
            continue
        if not in_full(region) and region.stop not in starts and RUNS_ON.match(page.text.text, region.stop):
            continue
        above = next(
            (
                named[unit.code]
                for unit in reversed(gazetteer.path(str(region.value)))
                if unit.code != region.value and unit.code in named
            ),
            None,
        )
        if above is not None and (above.value == home.value or under(above, home)) and under(region, above):
            yield Claim("partOf", region, Span(region.start, region.stop), "location/child", object=above)


def _within_name(page: Page, upper: Mention, lower: Mention) -> bool:
    """Tell whether both stand in the name of a project or firm, the lower without its level word: such a place is part of the name."""
    holders = page.within(max(0, upper.start - 40), lower.stop + 40, Kind.PROJECT, Kind.COMPANY)
    return (
        lower.value is not None
        and not in_full(lower)
        and any(m.start <= lower.start and lower.stop < m.stop for m in holders)
    )


def _names(region: Mention, text: str) -> bool:
    """Tell whether the mention names the region itself: not a newspaper, not in a title, a short name not run into other words."""
    if (
        MEDIA.match(text, region.stop)
        or text.startswith(("商会", "客商", "同乡会", "企业家"), region.stop)
        or text.rfind("《", max(0, region.start - 40), region.start)
        > text.rfind("》", max(0, region.start - 40), region.start)
    ):
        return False
    if _INNER.match(text, region.stop) or (
        text[region.start - 1 : region.start] in ("是", "为", "入") and _LISTED.match(text, region.stop)
    ):
        return False
    if not in_full(region) and text[region.start - 1 : region.start] in ("大", "新"):
        return False
    after = text[region.stop : region.stop + 1]
    return region.text[-1] in "省市州盟区" or not ("\u4e00" <= after <= "\u9fff")


def of_placed(page: Page, placed: list[Claim], gazetteer: Gazetteer) -> Iterator[Claim]:
    """Give partOf for the divisions that projects lie in, where the home region is their direct parent.

    Short names that only head projects' names are divisions where they are two or more: 甲县某项目、乙县某项目; one may be a brand or a scenic spot.
    """
    home = page.home
    if home is None or home.kind is not Kind.REGION:
        return
    heads = {str(c.object.value) for c in placed if c.rule == "location/head" and c.object and _names_county(c, home)}
    told = heads if len(heads) > 1 else _told(page) if heads else frozenset()
    for claim in placed:
        place = claim.object
        if (
            place is not None
            and place.kind is Kind.REGION
            and place.value is None
            and not place.implied
            and str(home.value)[4:] != "00"
            and under(place, home)
        ):
            yield from _town_of(page, place, home)
        elif (
            place is not None
            and place.kind is Kind.REGION
            and place.value
            and place.value != home.value
            and under(place, home)
            and direct(place, home, gazetteer)
            and (claim.rule != "location/head" or str(place.value) in told)
            and (gazetteer.parent(str(place.value)) in (home.value, "") or not _parent_named(page, gazetteer, place))
        ):
            yield Claim("partOf", place, Span(place.start, place.stop), "location/place-parent", object=home)


def _names_county(claim: Claim, home: Mention) -> bool:
    """Tell whether the place of a claim is a county inside `home`, at the head of what lies there."""
    place = claim.object
    return place is not None and bool(place.value) and not str(place.value).endswith("00") and under(place, home)


def _town_of(page: Page, place: Mention, home: Mention) -> Iterator[Claim]:
    """Give partOf for a town or village that a project lies in: a village behind its town lies in that, the town in the page's county."""
    for town in page.within(max(0, place.start - 8), place.start, Kind.REGION):
        if town.stop == place.start and town.value is None and not town.implied:
            yield Claim("partOf", place, Span(town.start, place.stop), "location/chain", object=town)
            place = town
    yield Claim("partOf", place, Span(place.start, place.stop), "location/township", object=home)


def _told(page: Page) -> frozenset[str]:
    """Give the codes of the divisions that the page names with their level word, or not only inside other names: such a name says nothing of a division."""
    named = (m for m in page.mentions if m.kind is Kind.REGION and m.value and not m.implied)
    return frozenset(str(m.value) for m in named if in_full(m) or not in_name(page, m))


def _parent_named(page: Page, gazetteer: Gazetteer, place: Mention) -> bool:
    """Tell whether the page names the division right above `place`, so that a province is not its nearest parent."""
    parent = gazetteer.parent(str(place.value))
    return any(m.kind is Kind.REGION and m.value == parent for m in page.mentions)
