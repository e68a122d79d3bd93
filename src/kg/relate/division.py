"""Which division lies in which: chains like 云州市青岭区, lists after them, the home region and its parent, the topics of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Claim, Kind, Mention
from kg.relate.home.codes import in_full
from kg.relate.page import Page
from kg.relate.parents import INNER, parent
from kg.relate.places import RUNS_ON, county_at, direct, under
from kg.relate.towns import county_of, in_name, towns, villages
from kg.text.span import Span

_EDGES = frozenset(",，、;；。:\uff1a中\n ")
_VENUE = re.compile("(?:隆重)?(?:开幕|举行|举办|召开|闭幕)")
"""After 在 and a place what tells that it is only where something was held."""
_POST = re.compile("(?:市|县|区|州|旗)?(?:委|政府)?(?:常委|常务)?(?:副)?(?:市长|县长|区长|州长|旗长|书记|主席|主任)")
"""After a place what tells that it only belongs to somebody's office."""

_APART = re.compile(r"[ \u3000]?[\n/·>-]?[ \u3000]?")
"""Between the parts of an address that is printed part by part."""
_SIDE = re.compile(r"[东南西北中]{1,2}部(?:偏[东南西北中])?(?:地区)?的?")
"""Between a place and the one in a part of it: 云川省|中部的|青岭市."""
_INSIDE = re.compile("(?:辖区|境)内的")
"""Between a town and a village in it: 青石镇|辖区内的|山口村."""
_LIES = re.compile(
    r"(?:(?:地区|市)?(?:乃至|以至)(?:整个|全)?|这样的|地处|位于|坐落于?|坐落在|隶属于?|属于?)(?:我国|中国)?"
)
"""Between a place and the one that it lies in."""
_PARAGRAPH = 1200
"""So far behind a province's name the paragraph about it goes on."""
_JOINS = ("、", "和", "及", "与", "以及")
_FIGURE = re.compile(r"(?:[(（][^()（）]{1,12}[)）])?(?:签约|新?开工|引进|完成|共|为|:|\uff1a)?\s?\d")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give partOf claims of regions."""
    plain = [m for m in page.mentions if m.kind is Kind.REGION and not (m.implied and m.value is None)]
    yield from _chains(page, plain)
    yield from _counted_units(page)
    home = page.home
    if home is None:
        yield from _of_topic(page, plain, knowledge.gazetteer)
    if home is not None and home.kind is Kind.PARK:
        county = _county_of_zone(page, plain, home)
        if county is not None:
            yield from parent(page, plain, county)
    if home is not None and home.kind is Kind.REGION:
        yield from _of_home(page, plain, home, knowledge.gazetteer) if home.value else _of_town(page, plain, home)


def _county_of_zone(page: Page, plain: list[Mention], zone: Mention) -> Mention | None:
    """Give the county that a zone's name begins with, as the page prints it in full; None where it does not or the name begins with a city."""
    codes = {m.value for m in page.within(zone.start, zone.stop, Kind.REGION) if str(m.value or "00")[4:] != "00"}
    return next((m for m in plain if m.value in codes and in_full(m) and not m.implied), None)


def _chains(page: Page, plain: list[Mention]) -> Iterator[Claim]:
    """Give what stands in one chain or list: 某省某市, 某市甲县、乙县, 甲县位于某市."""
    text = page.text.text
    upper_of_list: Mention | None = None
    for i, region in enumerate(plain):
        before = plain[i - 1] if i else None
        gap = _SIDE if region.value else _INSIDE
        side = before is not None and gap.fullmatch(text, before.stop, region.start) is not None
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


_UNITS = re.compile(
    r"(?:涉及|覆盖|包括|下辖|辖|共有|分布(?:在|于))[^,，。;；\d]{0,6}[\d一二三四五六七八九十]{1,3}个[市县区旗州][^。;；\n]{0,14}?(?:[:：即]|分别[是为])+"
)
"""What opens the list of the units of what a sentence speaks of: 涉及7个县(市)、区,即:."""

_UNKNOWN_UNIT = re.compile("[\u4e00-\u9fff]{2,8}[区园]、")
"""A unit of such a list that is no division."""


def _counted_units(page: Page) -> Iterator[Claim]:
    """Read 青岭境内…涉及3个县(区),即:甲县、乙区、丙新区: what is counted for a place lies in it."""
    text = page.text.text
    for match in _UNITS.finditer(text):
        topic, at = page.region_at(match.start()), match.end()
        while topic is not None and topic.kind is Kind.REGION and topic.value:
            unit = next((m for m in page.places(at, at + 12) if m.start == at), None)
            if unit is None and (unknown := _UNKNOWN_UNIT.match(text, at)) is not None:
                at = unknown.end()
                continue
            if unit is None or (unit.kind is Kind.REGION and not (unit.value and under(unit, topic))):
                break
            relation = "partOf" if unit.kind is Kind.REGION else "locatedIn"
            yield Claim(relation, unit, Span(unit.start, unit.stop), "location/counted-unit", object=topic)
            at = unit.stop + (text[unit.stop : unit.stop + 1] in _JOINS)


def _of_home(page: Page, plain: list[Mention], home: Mention, gazetteer: Gazetteer) -> Iterator[Claim]:
    """Give what the home of the page lies in, and what its items and topics say to lie in it."""
    text = page.text.text
    yield from parent(page, plain, home)
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
    yield from towns(page, plain)
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
        if _POST.match(page.text.text, region.stop) or INNER.match(page.text.text, region.stop):
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
        if above is None or not (above.value == home.value or under(above, home)) or not under(region, above):
            continue
        topic = page.region_at(region.start)
        if above.value != home.value and (topic is None or topic.value != above.value):
            above = named.get(str(home.value))
        if above is not None:
            yield Claim("partOf", region, Span(region.start, region.stop), "location/child", object=above)


def _of_topic(page: Page, plain: list[Mention], gazetteer: Gazetteer) -> Iterator[Claim]:
    """Give partOf for the regions that a page without a home names in a paragraph about the province right above them: 青州省…,两个项目落地|云川."""
    text = page.text.text
    for region in plain:
        above = page.region_at(region.start)
        if above is None or above.kind is not Kind.REGION or not str(above.value or "").endswith("0000"):
            continue
        if not region.value or region.implied:
            continue
        far = region.start > above.start + _PARAGRAPH
        near = not far and text.find("\n", above.start, region.start) < 0
        if not near or not under(region, above) or not direct(region, above, gazetteer) or in_name(page, region):
            continue
        if not in_full(region) and RUNS_ON.match(text, region.stop):
            continue
        yield Claim("partOf", region, Span(region.start, region.stop), "location/child", object=above)


def _within_name(page: Page, upper: Mention, lower: Mention) -> bool:
    """Tell whether both stand in the name of a project or firm, the lower without its level word: such a place is part of the name."""
    holders = page.within(max(0, upper.start - 40), lower.stop + 40, Kind.PROJECT, Kind.COMPANY)
    return (
        lower.value is not None
        and not in_full(lower)
        and any(m.start <= lower.start and lower.stop < m.stop for m in holders)
    )


def of_placed(page: Page, placed: list[Claim], gazetteer: Gazetteer) -> Iterator[Claim]:
    """Give partOf for the divisions that projects lie in, where the home region is their direct parent.

    Short names that only head projects' names are divisions where they are two or more: 甲县某项目、乙县某项目; one may be a brand or a scenic spot. A park that they lie in lies in the division with whose full name its own begins.
    """
    home = page.home
    if home is None or home.kind is not Kind.REGION:
        return
    heads = {str(c.object.value) for c in placed if c.rule == "location/head" and c.object and _names_county(c, home)}
    told = heads if len(heads) > 1 else _told(page) if heads else frozenset()
    for claim in placed:
        place = claim.object
        if place is not None and place.kind is Kind.PARK:
            held = page.within(place.start, place.stop, Kind.REGION)
            place = next((m for m in held if m.start == place.start and in_full(m)), None)
        if (
            place is not None
            and place.kind is Kind.REGION
            and place.value is None
            and not place.implied
            and (county := county_at(page, claim.subject.start)) is not None
            and under(place, county)
            and not any(
                m.value and m.stop == place.start for m in page.within(place.start - 12, place.start, Kind.REGION)
            )
        ):
            yield from _town_of(page, place, county)
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


def _town_of(page: Page, place: Mention, county: Mention) -> Iterator[Claim]:
    """Give partOf for a town or village that a project lies in: a village behind its town lies in that, the town in the county that the text speaks of."""
    for town in page.within(max(0, place.start - 8), place.start, Kind.REGION):
        if town.stop == place.start and town.value is None and not town.implied:
            yield Claim("partOf", place, Span(town.start, place.stop), "location/chain", object=town)
            place = town
    yield Claim("partOf", place, Span(place.start, place.stop), "location/township", object=county)


def _told(page: Page) -> frozenset[str]:
    """Give the codes of the divisions that the page names with their level word, or not only inside other names: such a name says nothing of a division."""
    named = (m for m in page.mentions if m.kind is Kind.REGION and m.value and not m.implied)
    return frozenset(str(m.value) for m in named if in_full(m) or not in_name(page, m))


def _parent_named(page: Page, gazetteer: Gazetteer, place: Mention) -> bool:
    """Tell whether the page names the division right above `place`, so that a province is not its nearest parent."""
    parent = gazetteer.parent(str(place.value))
    return any(m.kind is Kind.REGION and m.value == parent for m in page.mentions)
