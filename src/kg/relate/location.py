"""Where projects lie: by the place before the name, by 位于 and 在…开工, by the name itself, by the running topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate import location_parts, location_site
from kg.relate.division import of_placed
from kg.relate.groups import Group
from kg.relate.location_doubt import borne_out
from kg.relate.location_names import (
    begins_with_place,
    foreign,
    head_city,
    head_park,
    head_region,
    head_town,
    inner,
    region_of,
)
from kg.relate.location_scene import scene
from kg.relate.page import Page
from kg.relate.places import AT, FOLLOWING_AT, bracketed, chain_start, finest, under
from kg.text.span import Span

_PLACED_BEFORE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,6}(?:村|区|组|路|街|内)(?=[,，]总?投资))?(?:(?:境|辖区|园|县|市|区|镇)?内的|举行[^,，。;；、]{0,12}仪式的|[,，](?=(?:计划|规划)?总?投资)|(?:计划|规划)?总?投资(?:总?额)?(?:约|超过?|近|逾)*[^,，。;；、]{0,14}?(?:元|元以上)的?|的|新?引进的?|(?:正在)?(?:新建|在建|续建|建设|实施|投资建设|开工建设)的?|总?占地[^,，。;；、]{0,12}的|[“])*$"
)
_AGREED = re.compile(r"(?:人民)?(?:政府|管委会)(?:正式|成功|现场)?(?:签约|签订|签署|签下)了?")
"""What leads from a place to the project that its government signs with a company."""
_IN = re.compile(r"(?:" + AT + r"|在|[到至])$")
_IN_VERB = re.compile(
    r"(?:同时|同日|集中|分别|相继|正式|隆重|成功|顺利|全面|投资|合作|共同|启动|规划)*(?:举行|举办|开工|奠基|动工|破土|建设|兴建|投资|落户|落地|设立|新建|打造|实施|启动|签约|建成|竣工|投产|召开|开建|选址|落成|启用|投运|投用|开业|揭牌|复工|封顶|并网)"
)


_NOT_SIT = re.compile(r"举行|召开|举办|签署|签订|签约仪式|考察|调研|会见|会谈")
_SITED = re.compile(
    r"[\u4e00-\u9fff、—-]{0,24}(?:的|建设|兴建|投资|开工|动工|新建|打造|实施|启动|设立|建立|组建|落地)[^,，。;；、]{0,24}$|$|[\u4e00-\u9fff]{0,4}[^,，。;；、]{0,6}的$"
)
_BREAKS_GROUND = re.compile(r"举行[^,，。;；]{0,12}(?:开工|奠基|动工|启动|落成|投产|揭牌)[^,，。;；]{0,6}")
_AND_BUILDS = re.compile(
    r"[^。;；:：“”]{0,40}[,，](?:[^,，。;；]{0,16}[,，])?[^,，。;；]{0,6}(?:建设|新建|开建|兴建|打造|启动|上马|投建|实施)(?:了)?[^,，。;；]{0,30}$"
)
"""What leads from 在 and a place over a comma to the project that is built there."""
_OF_PLACE = re.compile(
    r"(?:新|首个|第一个|重点|在建|今年|去年|正在)*(?:竣工|开工|引进|签约|投产|建成|实施|建设|落户|落地|招引|谋划|推进|在建|重点)[^,，。;；]{0,12}(?:项目|工程)"
)

_COUNT = re.compile(
    r"(?:共|有|共有|则有)?(?:\d+|[一二两三四五六七八九十])[个项](?:项目)?[,，:：](?:分别)?(?:是|为|包括|即)(?:总?投资[^,，。;；、]{1,14}元的)?$"
)
"""What leads from a region to the projects that are counted for it."""
_LAID_OUT = re.compile("[^的]{0,4}(?:设施|配套|建设)(?:建设)?(?:项目|工程)?")
"""What follows a park in the name of the project that lays it out: the other projects of the list lie elsewhere."""
_MEETING = re.compile(r"签约|动员|推介|论证|研讨|座谈|洽谈|发布|大会|会议|会$|评审|协调|启动会")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give locatedIn claims of projects, and partOf claims of the divisions that they lie in."""
    stated = [*_projects(page, knowledge), *_continued(page), *location_site.claims(page)]
    placed = list(borne_out(page, location_parts.of_the_whole(page, stated)))
    yield from placed
    yield from of_placed(page, placed, knowledge.gazetteer)


def _projects(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    gazetteer = knowledge.gazetteer
    for group in page.groups:
        place: Mention | None = None
        mixed = sum(begins_with_place(page, p) for p in group.projects[1:])
        shared = _shared(page, group)
        for i, project in enumerate(group.projects):
            low = group.lead.start if i == 0 else group.projects[i - 1].stop
            own = _adjoining(page, project, low, i > 0) or head_park(page, project)
            beside = bracketed(page, project)
            lying = location_site.right_after(page, project, group.trail.stop) if group.single else None
            if lying is not None:
                yield Claim("locatedIn", project, Span(project.start, lying.stop), "location/stated", object=lying)
            elif beside is not None:
                yield Claim(
                    "locatedIn", project, Span(project.start, beside.stop + 1), "location/bracket", object=beside
                )
            elif own is not None:
                own = _nearer(page, project, own)
                alone = i == 0 and not any(_adjoining(page, p, q.stop) for q, p in pairwise(group.projects))
                named = own.start >= project.start and _LAID_OUT.fullmatch(page.text.text, own.stop, project.stop)
                place = own if not mixed and (own.stop < project.start or (alone and not named)) else None
                rule = "location/adjoining" if own.start < project.start else "location/named"
                yield Claim("locatedIn", project, Span(own.start, project.stop), rule, object=own)
                nearer = _stated(page, group, project) if own.stop == project.start else None
                if nearer is not None:
                    yield nearer
            elif place is not None and (other := _of_its_own(page, project, place, knowledge)) is not None:
                yield Claim("locatedIn", project, Span(project.start, project.stop), "location/head", object=other)
            elif place is not None and not _headed_elsewhere(page, project, place):
                yield Claim("locatedIn", project, Span(place.start, project.stop), "location/list", object=place)
            elif shared is not None and not _headed_elsewhere(page, project, shared):
                rule = "location/stated" if project is group.projects[-1] else "location/list"
                yield Claim("locatedIn", project, Span(project.start, shared.stop), rule, object=shared)
            else:
                stated = _stated(page, group, project) or _counted(page, group, project)
                if stated is not None:
                    claim = stated
                    place = claim.object if claim.rule == "location/stated" and not group.single else None
                    yield claim
                elif (here := scene(page, group.sentence, project)) is not None:
                    yield Claim("locatedIn", project, Span(here.start, project.stop), "location/scene", object=here)
                else:
                    topic = _running(page, project)
                    head = head_region(page, project, topic, gazetteer)
                    away = topic is not None and head is None and foreign(page, project, topic, knowledge)
                    if head is None and away:
                        head = head_city(page, project, knowledge)
                    elif head is None:
                        head = inner(page, project, topic, knowledge)
                    if head is not None:
                        yield Claim(
                            "locatedIn", project, Span(project.start, project.stop), "location/head", object=head
                        )
                    elif topic is not None and not away:
                        yield Claim(
                            "locatedIn", project, Span(project.start, project.stop), "location/topic", object=topic
                        )


def _nearer(page: Page, project: Mention, own: Mention) -> Mention:
    """Give, for a region right before a project's name, the town that the name begins with, or the park of this region that the text is about."""
    if own.kind is not Kind.REGION or own.stop != project.start:
        return own
    town = head_town(page, project)
    if town is not None and str(own.value or "00")[4:] != "00":
        return town
    topic = page.region_at(project.start)
    if topic is None or topic.kind is not Kind.PARK or page.home is None or topic.text != page.home.text:
        return own
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
    stated = _stated(page, group, group.projects[-1])
    behind = stated is not None and stated.object is not None and stated.object.start >= group.trail.start
    return stated.object if stated is not None and behind else None


def _continued(page: Page) -> Iterator[Claim]:
    """Read the sentence after one about a single project: …项目。该项目位于X."""
    for sentence, project in page.continued:
        match = FOLLOWING_AT.search(page.text.text, sentence.start, min(sentence.stop, sentence.start + 60))
        place = finest(page, match.end(), sentence.stop) if match else None
        if match is not None and place is not None:
            yield Claim("locatedIn", project, Span(match.start(), place.stop), "location/stated", object=place)


def _running(page: Page, project: Mention) -> Mention | None:
    """Give the running topic; on a page without a home none of an earlier paragraph, the lead and headings aside."""
    topic = page.region_at(project.start)
    if topic is None or page.home is not None:
        return topic
    text = page.text.text
    stop = text.find("\n", topic.start, project.start)
    lead = page.paragraphs[0][0].start if page.paragraphs else 0
    return topic if stop < 0 or topic.start - lead < 200 or stop - text.rfind("\n", 0, topic.start) <= 24 else None


def _adjoining(page: Page, project: Mention, low: int, listed: bool = False) -> Mention | None:
    """Give the place directly before the project's name, amounts and 的 between them allowed: 灵石经开区总投资3亿元的某项目."""
    text = page.text.text
    places = page.places(max(low, project.start - 60), project.start)
    if not places:
        return None
    last = places[-1]
    between = text[last.stop : project.start]
    if last.implied and last.kind is Kind.REGION and not text.endswith("位于", 0, last.start):
        return None
    if _AGREED.fullmatch(between) and not last.implied:
        return last
    if _PLACED_BEFORE.fullmatch(between):
        before = text[max(low, last.start - 3) : last.start]
        if re.search(r"(?:从|自|由|与|和|对|向|给)$", before) and not (listed and before in ("和", "与")):
            return None
        if (
            between == ""
            and last.start > low
            and last.kind is Kind.REGION
            and re.search(r"[\u4e00-\u9fff]$", before)
            and not re.search(r"(?:在|是|的|了|于|到|有|中|进)$", before)
        ):
            return last
        return last
    return None


def _stated(page: Page, group: Group, project: Mention) -> Claim | None:
    """Read 项目位于X, 在X开工, 落户X in the project's sentence; the finest place of a chain like 石家庄鹿泉市寺家庄村."""
    text = page.text.text
    if group.single or project is group.projects[-1]:
        reach = 120 if group.single else 60
        for match in FOLLOWING_AT.finditer(text, group.trail.start, min(group.trail.stop, group.trail.start + reach)):
            place = finest(page, match.end(), group.trail.stop)
            if not group.single and text.find("分别", group.trail.start, match.end()) >= 0:
                continue
            if place is not None:
                return Claim("locatedIn", project, Span(project.start, place.stop), "location/stated", object=place)
        for place in page.within(
            group.trail.start, min(group.trail.stop, group.trail.start + 60), Kind.REGION, Kind.PARK
        ):
            if (
                re.match(r"(?:项目)?(?:是|系|为)[^,，。;；]{0,12}$", text[group.trail.start : place.start])
                and _OF_PLACE.match(text, place.stop)
                and not _above(place, page.region_at(project.start))
            ):
                return Claim("locatedIn", project, Span(project.start, place.stop), "location/stated", object=place)
            if text[place.start - 1] == "在":
                end = finest(page, place.start, group.trail.stop)
                if _MEETING.search(text, group.trail.start, place.start):
                    continue
                if end is not None and _IN_VERB.match(text, _skip(text, end.stop)):
                    return Claim("locatedIn", project, Span(project.start, end.stop), "location/stated", object=end)
    for place in reversed(page.places(group.lead.start, group.projects[0].start)):
        lead = text[max(group.lead.start, place.start - 5) : place.start]
        chain = chain_start(page, place)
        lead = text[max(group.lead.start, chain - 5) : chain]
        after = text[place.stop : group.projects[0].start]
        on = _AND_BUILDS.match(after) and not page.within(
            place.stop, group.projects[0].start, Kind.COMPANY, Kind.REGION
        )
        if _IN.search(lead) and on and len(after) <= 60 and not _NOT_SIT.search(_BREAKS_GROUND.sub("", after)):
            return Claim("locatedIn", project, Span(chain, project.stop), "location/stated", object=place)
        if _IN.search(lead) and _SITED.match(after) and not _NOT_SIT.search(after) and len(after) <= 48:
            return Claim("locatedIn", project, Span(chain, project.stop), "location/stated", object=place)
        if (
            place.kind is Kind.PARK
            and re.search(r"[了解看察听](?:了)?$|,$|,$", after[-8:])
            and re.search(r"(?:来到|走进|走访|到|进入)$", lead)
        ):
            return Claim("locatedIn", project, Span(chain, project.stop), "location/stated", object=place)
    return None


def _above(place: Mention, topic: Mention | None) -> bool:
    """Tell whether `place` is a division that the topic lies in: 全省重点项目 says nothing of where."""
    return (
        topic is not None
        and topic.kind is Kind.REGION
        and place.kind is Kind.REGION
        and (under(topic, place) or topic.value == place.value)
    )


def _skip(text: str, at: int) -> int:
    match = re.compile(r"[\u4e00-\u9fff]{0,6}(?:路|街|号|村|厂区|现场|区域内?|片区|境内|规划区内)").match(text, at)
    return match.end() if match else at
