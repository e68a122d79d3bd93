"""Where projects lie: by the place before the name, by 位于 and 在…开工, by the name itself, by the running topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.division import of_placed
from kg.relate.groups import Group
from kg.relate.home.codes import code_or_name, in_full, related
from kg.relate.location import charge, several
from kg.relate.location import parts as location_parts
from kg.relate.location import site as location_site
from kg.relate.location.adjoining import adjoining
from kg.relate.location.away import away, toured
from kg.relate.location.counties import county_of_row
from kg.relate.location.doubt import borne_out
from kg.relate.location.names import (
    begins_with_place,
    foreign,
    head_city,
    head_park,
    head_region,
    head_town,
    inner,
    of_water,
    one_of_each,
    region_of,
)
from kg.relate.location.neighbours import met
from kg.relate.location.pairs import paired
from kg.relate.location.scene import scene
from kg.relate.location.stated import stated
from kg.relate.page import Page
from kg.relate.places import FOLLOWING_AT, bracketed, finest, pointed, under
from kg.text.span import Span

_LEAD = 200
"""So many characters into a page without a home stands what all of it may be about, if it names nothing else before."""
_HEADING = 24
"""Characters of a line that is a heading."""
_COUNT = re.compile(
    r"(?:共|有|共有|则有)?(?:\d+|[一二两三四五六七八九十])[个项](?:项目)?[,，:：](?:分别)?(?:是|为|包括|即)(?:总?投资[^,，。;；、]{1,14}元的)?$"
)
"""What leads from a region to the projects that are counted for it."""
_BUILDS_AT = re.compile(r"(?:计划|拟|将|已|正)在(?:位于)?")
_BUILT_THERE = re.compile(r"[^,，。;；]{0,8}?(?:投资)?(?:建设|新建|兴建|建厂|动工|开工|投建|实施)")
"""Around the place where a sentence says that the project spoken of is built: 计划在|某园区|投资建设."""
_PUBLIC = re.compile("机场|车站|枢纽|高速|公路|铁路|水库|运河|大道|航道")
"""Works that are known all over a province by the name of their place."""
_AIRPORT = re.compile("(?:国际)?机场")
"""After a district what is called by it and known all over the city."""
_TRUNK = re.compile(
    "(?:[\u4e00-\u9fff]{2,3}(?:运河|铁路|高铁|客专|客运专线|城际|高速)(?:公路|铁路)?|西气东输|川气东送|南水北调|西电东送|[^,，。;；、]{2,8}[至到—-][^,，。;；、]{2,8}?(?:铁路|高速|高铁|客专|城际|专线))"
    "(?![^,，。;；、]*(?:专用线|站|连接线|互通|收费|服务区|支线|[一-龥]{2}段(?!铁路)))[^,，。;；、]{0,12}"
)
"""Lines that run far beyond one county, by what they are called: 兰海高速改扩建工程, 青岭至云川铁路."""
_LAID_OUT = re.compile("[^的]{0,4}(?:设施|配套|建设)(?:建设)?(?:项目|工程)?")
"""What follows a park in the name of the project that lays it out: the other projects of the list lie elsewhere."""
_ELSE = re.compile("[,，](?:并|也|还)将?在$")
"""What leads to where something else is done: …等项目投资,并在某省|建设某产业园."""


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give locatedIn claims of projects, and partOf claims of the divisions that they lie in."""
    told = [*_projects(page, knowledge), *_continued(page), *location_site.claims(page)]
    told.extend((*several.claims(page), *charge.claims(page)))
    placed = list(borne_out(page, location_parts.of_the_whole(page, told)))
    yield from placed
    yield from of_placed(page, placed, knowledge.gazetteer)


def _projects(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    for group in page.groups:
        yield from _group(page, group, knowledge)


def _group(page: Page, group: Group, knowledge: Knowledge) -> Iterator[Claim]:
    """Give the places of the projects of one list; what stands before the first, or is said of one, may hold for those after it."""
    place: Mention | None = None
    mixed = any(begins_with_place(page, p) for p in group.projects[1:])
    shared = _shared(page, group)
    pairs = paired(page, group)
    own_before = False
    for i, project in enumerate(group.projects):
        low = group.lead.start if i == 0 else group.projects[i - 1].stop
        own = one_of_each(page, project) or adjoining(page, project, low, i > 0) or _own_park(page, project)
        beside = bracketed(page, project)
        lying = location_site.right_after(page, project, group.trail.stop) if group.single else None
        if lying is not None:
            yield _lies(project, lying, "stated")
        elif pairs:
            yield _lies(project, pairs[i], "pair")
        elif beside is not None:
            yield Claim("locatedIn", project, Span(project.start, beside.stop + 1), "location/bracket", object=beside)
        elif own is not None and (inside := _in_county(page, project, own, knowledge)) is not None:
            own_before = i > 0
            place = own if not mixed and own.stop < project.start else None
            yield _as_named(project, inside, "head")
        elif own is not None:
            own = _nearer(page, project, own)
            own_before = i > 0
            alone = i == 0 and not any(adjoining(page, p, q.stop) for q, p in pairwise(group.projects))
            named = own.start >= project.start and _LAID_OUT.fullmatch(page.text.text, own.stop, project.stop)
            place = own if not mixed and (own.stop < project.start or (alone and not named)) else None
            yield _lies(project, own, "adjoining" if own.start < project.start else "named")
            nearer = stated(page, group, project) if own.stop == project.start else None
            if nearer is not None:
                yield nearer
        elif (
            place is not None
            and (other := _in_county(page, project, place, knowledge) or _of_its_own(page, project, place, knowledge))
            is not None
        ):
            yield _as_named(project, other, "head")
        elif shared is not None and (inside := _in_county(page, project, shared, knowledge)) is not None:
            yield _as_named(project, inside, "head")
        elif place is not None and not _headed_elsewhere(page, project, place):
            yield _lies(project, place, "list")
        elif shared is not None and not _headed_elsewhere(page, project, shared):
            yield _lies(project, shared, "stated" if project is group.projects[-1] else "list")
        elif (
            said := None
            if own_before or (mixed and i > 0 and begins_with_place(page, project))
            else stated(page, group, project) or _counted(page, group, project)
        ) is not None:
            inside = _in_county(page, project, said.object, knowledge)
            if inside is not None:
                yield _as_named(project, inside, "head")
                continue
            place = said.object if said.rule == "location/stated" and not group.single else None
            yield said
        elif (here := scene(page, group.sentence, project)) is not None:
            yield _lies(project, here, "scene")
        else:
            yield from _followed(page, group.sentence, project, knowledge)


def _lies(project: Mention, place: Mention, rule: str) -> Claim:
    """Give the claim whose quote reaches from the one of the two to the other."""
    quote = Span(min(project.start, place.start), max(project.stop, place.stop))
    return Claim("locatedIn", project, quote, f"location/{rule}", object=place)


def _as_named(project: Mention, place: Mention, rule: str) -> Claim:
    """Give the claim whose quote is the project's mention, since its name or the run of the text tells the place."""
    return Claim("locatedIn", project, Span(project.start, project.stop), f"location/{rule}", object=place)


def _followed(page: Page, sentence: Span, project: Mention, knowledge: Knowledge) -> Iterator[Claim]:
    """Give the place that the project's own name tells, else the one that the running text is about."""
    topic = _running(page, project)
    head = head_region(page, project, topic, knowledge.gazetteer) or county_of_row(page, project, topic, knowledge)
    abroad = topic is not None and head is None and foreign(page, project, topic, knowledge)
    if head is None:
        head = head_city(page, project, knowledge) if abroad else inner(page, project, topic, knowledge)
    if head is not None and topic is not None and _only_called(page, project, head, topic):
        head = None
    if head is not None:
        yield _as_named(project, head, "head")
    elif (visited := toured(page, sentence, project)) is not None:
        yield _as_named(project, visited, "toured")
    elif topic is None or abroad or _passes(project, topic) or away(page, sentence, project) or met(page, project):
        return
    else:
        yield _as_named(project, topic, "topic")


def _own_park(page: Page, project: Mention) -> Mention | None:
    """Give the park that the name begins with; none that only heads such names, without its county, in what a page tells of a zone: there it is what is built."""
    park, topic = head_park(page, project), page.region_at(project.start)
    zone = park is not None and topic is not None and topic.kind is Kind.PARK and topic.text not in park.text
    if park is None or not zone or park.text in page.parks_apart:
        return park
    full = any(m.start == park.start and in_full(m) for m in page.within(park.start, park.stop, Kind.REGION))
    return park if full else None


def _passes(project: Mention, topic: Mention) -> bool:
    """Tell whether a project is a line that only passes the county, town or zone that the text speaks of."""
    wide = topic.kind is Kind.REGION and str(topic.value or "").endswith("00")
    return not wide and _TRUNK.fullmatch(project.text) is not None


def _only_called(page: Page, project: Mention, place: Mention, topic: Mention) -> bool:
    """Tell whether a place is but a part of the name: that of an airport or of a lake whose waters are worked on, and in what a page about a whole province tells a city behind a brand, or a place before a public work: 某某玻纤|青岭|基地, 青岭|机场."""
    if not under(place, topic) or (in_full(place) and place.text in project.text):
        return False
    if place.text[-1] == "区" and _AIRPORT.match(page.text.text, place.stop):
        return True
    if of_water(page, place):
        return True
    if topic.kind is not Kind.REGION or str(topic.value or "")[2:] != "0000":
        return False
    inside = str(place.value or "").endswith("00") and not project.text.startswith(place.text)
    return inside or _PUBLIC.search(project.text) is not None


def _nearer(page: Page, project: Mention, own: Mention) -> Mention:
    """Give, for a region right before a project's name, the town that the name begins with, or the place inside this region that the text is about: a park, a town, and a county where the region heads the name as a brand does."""
    if own.kind is not Kind.REGION or own.stop != project.start:
        return own
    town = head_town(page, project)
    if town is not None and str(own.value or "00")[4:] != "00":
        return town
    topic, home = page.region_at(project.start), page.home
    if topic is None or home is None or topic.text != home.text:
        return own
    if topic.kind is Kind.REGION:
        of_town = topic.value is None and own.value is not None and not str(own.value).endswith("00")
        brand = own.text[-1] not in "省市县区州盟旗" and topic.value is not None and under(topic, own)
        return topic if of_town or brand else own
    site = region_of(page, topic)
    return topic if site is not None and (site.value == own.value or under(site, own)) else own


def _of_its_own(page: Page, project: Mention, place: Mention, knowledge: Knowledge) -> Mention | None:
    """Give the county that a name in a list holds itself, beside a county that stood before the first name."""
    home = page.home
    if home is None or place.kind is not Kind.REGION or not under(place, home):
        return None
    found = inner(page, project, home, knowledge)
    if found is None or found.value == place.value or (place.value is not None and under(place, found)):
        return None
    return found


def _in_county(page: Page, project: Mention, place: Mention | None, knowledge: Knowledge) -> Mention | None:
    """Give the county that the name begins with, in what is said to lie in the county's city or province: 在我州新建青岭工业城."""
    if place is None or place.kind is not Kind.REGION or not str(place.value or "").endswith("00"):
        return None
    if place.start >= project.start:
        return None
    found = head_region(page, project, place, knowledge.gazetteer) or county_of_row(page, project, place, knowledge)
    if found is None or not found.value or str(found.value).endswith("00") or not under(found, place):
        return None
    return found


def _headed_elsewhere(page: Page, project: Mention, place: Mention) -> bool:
    """Tell whether the name begins with a place of its own, with its province or city before it, outside what stood before the list's first."""
    heads = [m for m in page.within(project.start, project.stop, Kind.REGION) if m.value]
    if len(heads) < 2 or heads[0].start != project.start or heads[1].start != heads[0].stop:
        return False
    return not under(heads[1], place) and heads[1].value != place.value


def _counted(page: Page, group: Group, project: Mention) -> Claim | None:
    """Read a region with its count before its projects: 青岭县2个,分别为甲项目和乙项目."""
    text = page.text.text
    first = group.projects[0]
    for place in reversed(page.places(group.lead.start, first.start)):
        if _COUNT.match(text, place.stop, first.start) and not place.implied:
            return Claim("locatedIn", project, Span(place.start, project.stop), "location/stated", object=place)
    return None


def _shared(page: Page, group: Group) -> Mention | None:
    """Give the place that the words after a list state of all in it: 甲项目、乙项目等4个项目在青岭经开区同时开工."""
    if group.single:
        return None
    said = stated(page, group, group.projects[-1])
    place = said.object if said is not None else None
    if place is None or place.start < group.trail.start or _ELSE.search(page.text.text, group.trail.start, place.start):
        return None
    return place


def _continued(page: Page) -> Iterator[Claim]:
    """Read the sentence after one about a single project: …项目。该项目位于X."""
    for sentence, project in page.continued:
        match = FOLLOWING_AT.search(page.text.text, sentence.start, min(sentence.stop, sentence.start + 60))
        place = finest(page, match.end(), sentence.stop) if match else None
        if match is not None and place is not None:
            yield Claim("locatedIn", project, Span(match.start(), place.stop), "location/stated", object=place)
            continue
        for built in _BUILDS_AT.finditer(page.text.text, *sentence):
            place = finest(page, built.end(), sentence.stop)
            if place is not None and not pointed(place) and _BUILT_THERE.match(page.text.text, place.stop):
                yield Claim("locatedIn", project, Span(built.start(), place.stop), "location/stated", object=place)
                break


def _running(page: Page, project: Mention) -> Mention | None:
    """Give the running topic; on a page without a home none of an earlier paragraph, the lead and headings aside."""
    topic = page.region_at(project.start)
    if topic is None or page.home is not None:
        return topic
    text = page.text.text
    stop = text.find("\n", topic.start, project.start)
    lead = page.paragraphs[0][0].start if page.paragraphs else 0
    first = topic.start - lead < _LEAD and not any(
        m.value and not related(code_or_name(m), code_or_name(topic))
        for m in page.within(lead, topic.start, Kind.REGION)
    )
    heading = stop - text.rfind("\n", 0, topic.start) <= _HEADING and text[stop - 1] not in "。;；"
    return topic if stop < 0 or first or heading else None
