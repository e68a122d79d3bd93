"""Which division lies in which: chains like 云州市青岭区, lists after them, the home region and its parent, the topics of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Claim, Kind, Label, Mention
from kg.relate.page import Page
from kg.relate.places import direct, under
from kg.text.span import Span

_EDGES = frozenset(",，、;；。:\uff1a中\n ")
_FIGURE = re.compile(r"(?:[(（][^()（）]{1,12}[)）])?(?:签约|新?开工|引进|完成|共|为|:|\uff1a)?\s?\d")
_MEDIA = re.compile(
    r"(?:日报|晚报|晨报|新闻|电视|广播|网|频道|生活|在线|时报|商报|早报|都市报|省委|省政府|省级|省长|省统计|省发|省工信|省商务|省重点)|[\u4e00-\u9fff]{0,2}[报网]"
)


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give partOf claims of regions."""
    yield from _regions(page, knowledge.gazetteer)


def _regions(page: Page, gazetteer: Gazetteer) -> Iterator[Claim]:
    text = page.text.text
    regions = [m for m in page.mentions if m.kind is Kind.REGION and not (m.implied and m.value is None)]
    plain = regions
    upper_of_list: Mention | None = None
    for i, region in enumerate(plain):
        before = plain[i - 1] if i else None
        if before is not None and before.stop == region.start and under(region, before):
            yield Claim("partOf", region, Span(before.start, region.stop), "location/chain", object=before)
            upper_of_list = before
        elif (
            before is not None
            and upper_of_list is not None
            and text[before.stop : region.start] == "、"
            and region.value
            and under(region, upper_of_list)
            and not (i + 1 < len(plain) and plain[i + 1].start == region.stop)
        ):
            yield Claim(
                "partOf", region, Span(upper_of_list.start, region.stop), "location/chain-list", object=upper_of_list
            )
        elif before is not None and text[before.stop : region.start] != "、":
            upper_of_list = None
    home = page.home
    if home is None or not home.value or home.kind is not Kind.REGION:
        return
    lead = next((z.start for z in page.text.zones if z.label is Label.ARTICLE), 0) + 300
    above = [m for m in plain if m.start < lead and not m.implied and under(home, m) and _names(m, text)]
    if above:
        nearest = max(above, key=lambda m: (len(str(m.value).rstrip("0")), -m.start))
        yield Claim("partOf", home, Span(nearest.start, nearest.stop), "location/home-parent", object=nearest)
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
    for _, topic in page.topics:
        if (
            topic.kind is Kind.REGION
            and topic.value
            and topic.value != home.value
            and under(topic, home)
            and direct(topic, home, gazetteer)
        ):
            yield Claim("partOf", topic, Span(topic.start, topic.stop), "location/topic-region", object=home)


def _names(region: Mention, text: str) -> bool:
    """Tell whether the mention names the region itself: not a newspaper, not in a title, a short name not run into other words."""
    if _MEDIA.match(text, region.stop) or text.rfind("《", max(0, region.start - 40), region.start) > text.rfind(
        "》", max(0, region.start - 40), region.start
    ):
        return False
    after = text[region.stop : region.stop + 1]
    return region.text[-1] in "省市州盟区" or not ("\u4e00" <= after <= "\u9fff")


def of_placed(page: Page, placed: list[Claim], gazetteer: Gazetteer) -> Iterator[Claim]:
    """Give partOf for the divisions that projects lie in, where the home region is their direct parent."""
    home = page.home
    if home is None or home.kind is not Kind.REGION:
        return
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
            yield Claim("partOf", place, Span(place.start, place.stop), "location/township", object=home)
        elif (
            place is not None
            and place.kind is Kind.REGION
            and place.value
            and place.value != home.value
            and under(place, home)
            and direct(place, home, gazetteer)
        ):
            yield Claim("partOf", place, Span(place.start, place.stop), "location/place-parent", object=home)
