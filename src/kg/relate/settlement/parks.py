"""Where parks lie: by the words beside them, the list or the park that they stand in, their names, the running topic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Claim, Kind, Mention
from kg.relate.home.aside import ABROAD
from kg.relate.home.codes import in_full
from kg.relate.location.away import away
from kg.relate.location.names import head_town, region_of
from kg.relate.location.neighbours import met
from kg.relate.location.site import right_after
from kg.relate.page import Page
from kg.relate.places import FOLLOWING_AT, LYING, bracketed, chain_start, completed, finest, outside, under
from kg.relate.settlement.sorts import of_a_sort
from kg.text.counted import PARKS
from kg.text.span import Span

_ZONE = re.compile(
    "(?:国家(?:级)?|省级)?(?:经济技术|高新技术产业|经济|高新|经|综合|自由贸易)?(?:开发区|开区|高新区|新区|保税区)$"
)
"""What the name of a zone ends with behind that of its place."""
_FREE_TRADE = re.compile("自由贸易|自贸")
"""What lies in several cities of the province in brackets: 中国(某省)自由贸易试验区."""

_LAYS_OUT = re.compile(
    r"(?:境内|辖区)?(?:规划|建设|辟建|设立|建成|建起|打造|建立|兴建|筹建|启动)(?:建设)?了?(?:[^,，。;；、]{0,14}的)?[“]?"
)
"""Between a place and the park that is laid out there: 在青石镇|规划了5平方公里的|云岭工业园."""
_LAID = 44
"""So many characters before a park the place that it is laid out in may stand."""
_NUMBERED = re.compile(
    r"”?(?:[、和及与][^,，。;；、和及与]{2,16}){0,8}?(?:"
    + PARKS
    + "|等(?:[^,，。;；、]{0,4}产业)?(?:集中区|集聚区|园区|平台|载体)(?!建设))"
)
"""What closes a list of parks by their number, so that each is one: 甲、|乙产业园等三大园区."""


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give a locatedIn claim for each mention of a park that the page places."""
    provinces = _provinces(page)
    for park in page.mentions:
        if park.kind is Kind.PARK and (claim := _of_park(page, park, provinces, knowledge)) is not None:
            yield claim
            yield from _town_of(page, claim)


def _town_of(page: Page, claim: Claim) -> Iterator[Claim]:
    """Give partOf for the town that heads a park's name on a page about a county."""
    town, home = claim.object, page.home
    free = town is not None and town.start == claim.subject.start and not town.value and town.text[-1] in "镇乡道"
    if free and town is not None and home is not None and _county(home):
        yield Claim("partOf", town, Span(town.start, town.stop), "location/township", object=home)


def _of_park(page: Page, park: Mention, provinces: frozenset[str], knowledge: Knowledge) -> Claim | None:
    """Give where a park lies by the surest ground there is: words beside it, a list, the place before it, its name, the topic."""
    told = _told(page, park)
    if told is not None:
        return told
    if outside(page, park) and _heads_firm(page, park):
        return None
    head = _head(page, park)
    before = _before(page, park, head)
    if before is not None:
        return _lies(park, before, Span(before.start, park.stop), "park-adjoining")
    town = head_town(page, park) if head is None and _county(page.home) else None
    if town is not None:
        return _lies(park, town, Span(park.start, park.stop), "park-name")
    if head is None or (head.start == park.start and _elsewhere(page, head, provinces)):
        return _by_run(page, park, knowledge)
    county = str(head.value)[4:] != "00"
    if park.text == head.text or (county and park.text.endswith(head.text + "新区")):
        return None
    home = page.home
    site_of_home = home is not None and home.kind is Kind.REGION and home.value and under(home, head)
    wide = str(head.value)[2:] == "0000" or (home is not None and home.text[:2] in park.text)
    nearer = home if site_of_home and wide and not park.text.endswith("区") else None
    return _lies(park, nearer or completed(head, knowledge.gazetteer, page), Span(park.start, park.stop), "park-name")


def _county(home: Mention | None) -> bool:
    """Tell whether a page is about a county, whose towns no table knows."""
    return home is not None and home.kind is Kind.REGION and str(home.value or "00")[4:] not in ("", "00")


def _heads_firm(page: Page, park: Mention) -> bool:
    """Tell whether a firm's full name stands right behind the park, which then only tells whose firm it is."""
    return any(
        f.start == park.stop and f.text.endswith("公司") for f in page.within(park.stop, park.stop + 30, Kind.COMPANY)
    )


def _lies(park: Mention, place: Mention, quote: Span, rule: str) -> Claim:
    return Claim("locatedIn", park, quote, f"location/{rule}", object=place)


def _told(page: Page, park: Mention) -> Claim | None:
    """Read what words beside the park, the park around it or the list that it stands in tell."""
    lying = right_after(page, park, park.stop + 40)
    if lying is not None:
        return _lies(park, lying, Span(park.start, lying.stop), "stated")
    beside = bracketed(page, park)
    if beside is not None and beside.kind is Kind.REGION:
        return _lies(park, beside, Span(park.start, beside.stop + 1), "bracket")
    holder = _holder(page, park)
    if holder is not None:
        return _lies(park, holder, Span(park.start, park.stop), "park-name")
    laid = _laid_out(page, park)
    if laid is not None:
        return _lies(park, laid, Span(laid.start, park.stop), "stated")
    listed = _listed_under(page, park)
    return _lies(park, listed, Span(listed.start, park.stop), "park-list") if listed is not None else None


def _laid_out(page: Page, park: Mention) -> Mention | None:
    """Give the place in 在青石镇规划了5平方公里的|云岭工业园: where a park is laid out it lies."""
    text, sentence = page.text.text, page.sentence_at(park.start)
    for place in reversed(page.places(max(sentence.start, park.start - _LAID), park.start)):
        if place.kind is Kind.REGION and _LAYS_OUT.fullmatch(text, place.stop, park.start):
            return place if text.endswith("在", 0, chain_start(page, place)) and not place.implied else None
    return None


def _before(page: Page, park: Mention, head: Mention | None) -> Mention | None:
    """Give the place directly before the park, 的 allowed between, unless the name's own is nearer: 青岭县|云岭产业园."""
    text = page.text.text
    before = [
        m
        for m in page.places(max(0, park.start - 24), park.start)
        if m.stop == park.start or (m.stop == park.start - 1 and text[m.stop] == "的" and not m.implied)
    ]
    if not before or (before[-1].implied and not (before[-1].value and head is None)):
        return None
    return None if head is not None and under(head, before[-1]) else before[-1]


def _by_run(page: Page, park: Mention, knowledge: Knowledge) -> Claim | None:
    """Read what the sentence goes on to say, else give the place that the running text speaks of."""
    match = FOLLOWING_AT.match(page.text.text, park.stop)
    place = finest(page, match.end(), park.stop + 40) if match else None
    if place is not None:
        return _lies(park, place, Span(park.start, place.stop), "stated")
    if any(f.start == park.start for f in page.within(park.start, park.stop, Kind.COMPANY)):
        return None
    running = page.region_at(park.start)
    if running is not None and running.kind is Kind.PARK and park.text not in page.parks_apart:
        return None
    topic = page.home if page.home is not None and page.home.text != park.text else running
    if running is not None and running.kind is Kind.PARK and running.text != park.text and running.stop < park.start:
        topic = running
    elif _site(park) and running is not None and topic is not None and running.kind is Kind.REGION:
        topic = running if under(running, topic) else topic
    if (
        topic is None
        or topic.text == park.text
        or outside(page, park)
        or _zone_of_another(page, park, knowledge.gazetteer)
    ):
        return None
    told_apart = park.start in page.laid_out or _NUMBERED.match(page.text.text, park.stop) is not None
    sort = of_a_sort(park, knowledge) and not told_apart
    if topic.kind is Kind.REGION and (_of_several(park, topic) or sort):
        return None
    if topic.kind is Kind.PARK and page.text.text.endswith(LYING, 0, chain_start(page, park)):
        return None
    if met(page, park) or away(page, page.sentence_at(park.start), park):
        return None
    return _lies(park, topic, Span(park.start, park.stop), "topic")


def _named_outside(page: Page, park: Mention) -> bool:
    """Tell whether the park begins with a city, or with a county in full, outside the page's home; a county's short name may be another word."""
    heads = [m for m in page.within(park.start, park.stop, Kind.REGION) if m.start == park.start]
    sure = any(in_full(m) or str(m.value or "").endswith("00") for m in heads)
    return sure and outside(page, park)


def _of_several(park: Mention, region: Mention) -> bool:
    """Tell whether a park may reach beyond the region: a zone of its own rank, or a base that a city or a province holds."""
    if park.text.endswith("特别合作区"):
        return True
    return park.text.endswith("基地") and str(region.value or "00").endswith("00")


def _head(page: Page, park: Mention) -> Mention | None:
    """Give the last of the regions that the name begins with one after the other, or the page's home where the name holds it."""
    head: Mention | None = None
    at = park.start
    for region in page.within(park.start, park.stop, Kind.REGION):
        if region.start == at and page.text.text[region.stop] == "湾":
            at = region.stop + 1
            continue
        ours = page.home is not None and region.value is not None and region.value == page.home.value
        if ours or (region.start == at and (head is None or under(region, head))):
            head, at = region, region.stop
    return head


def _holder(page: Page, park: Mention) -> Mention | None:
    """Give the park that the name of a park begins with (云州经开区|陶瓷园区), that it stands in brackets behind, or the region in brackets inside it: 瑞台(云州)合作区."""
    text = page.text.text
    if text[park.start - 1 : park.start] in ("(", "（"):
        return next(
            (p for p in page.within(park.start - 30, park.start - 1, Kind.PARK) if p.stop == park.start - 1), None
        )
    for place in page.within(park.start, park.stop - 1, Kind.PARK, Kind.REGION):
        if place.kind is Kind.PARK and place.start == park.start and not place.implied:
            return place
        if place.kind is Kind.REGION and text[place.start - 1] in "(（" and text[place.stop] in ")）":
            province = str(place.value or "")[2:] == "0000"
            return None if province or _FREE_TRADE.search(park.text) else place
    return None


def _zone_of_another(page: Page, park: Mention, gazetteer: Gazetteer) -> bool:
    """Tell whether the name is a place's and a word for a zone, of a place outside the page's home: 云川高新区 on a page of another city."""
    home = region_of(page, page.home) if page.home is not None else None
    if home is None or not home.value:
        return False
    at = str(home.value)
    for size in (4, 3, 2):
        codes = gazetteer.forms().get(park.text[:size], ())
        zone = _ZONE.search(park.text, size)
        if not codes or zone is None:
            continue
        if any(unit.name.endswith("区") for code in codes for unit in gazetteer.history(code)):
            return False
        if any(code.endswith("00") for code in codes) or (zone.start() == size and zone.group() != "新区"):
            return not any(c == at or gazetteer.inside(c, at) or gazetteer.inside(at, c) for c in codes)
    return False


def _site(park: Mention) -> bool:
    """Tell whether a park is a site, not a zone with an administration, which lies in the region that the page is about."""
    return not park.text.endswith("区") or park.text.endswith("园区")


def _provinces(page: Page) -> frozenset[str]:
    """Give the first digits of the provinces that the page names by itself, of a page about a park; none for another page."""
    if page.home is None or page.home.kind is not Kind.PARK:
        return frozenset()
    places = page.places(0, len(page.text.text))
    return frozenset(
        str(m.value)[:2] for m in places if m.kind is Kind.REGION and m.value and str(m.value)[0] not in ABROAD
    )


def _elsewhere(page: Page, head: Mention, provinces: frozenset[str]) -> bool:
    """Tell whether a short name at the head of a park's means a place that the page cannot speak of: of another province, or of another county than the page's, and not named by itself."""
    home = page.home
    if home is not None and home.kind is Kind.PARK and not in_full(head):
        return bool(provinces) and bool(head.value) and str(head.value)[:2] not in provinces
    if home is None or not home.value or not head.value or head.text[-1] in "省市县区州盟旗":
        return False
    counties = str(home.value)[4:] != "00" != str(head.value)[4:] and home.value != head.value
    if str(home.value)[:2] == str(head.value)[:2] and not counties:
        return False
    return str(head.value)[2:] != "0000" and str(head.value) not in page.outside_parks


def _listed_under(page: Page, park: Mention) -> Mention | None:
    """Give 经开区 for 山前 in 经开区山前、河口、石桥三大园区: parks of one list lie in what stands before the first."""
    if park.text == page.text.text[park.start : park.stop] or park.implied or len(park.text) <= park.stop - park.start:
        return None
    text = page.text.text
    at = park.start
    while text[at - 1] == "、":
        same = [m for m in page.within(max(0, at - 8), at - 1, Kind.PARK) if m.stop == at - 1]
        if not same:
            return None
        at = same[-1].start
    before = [m for m in page.within(max(0, at - 20), at, Kind.PARK, Kind.REGION) if m.stop == at]
    return before[-1] if before else None
