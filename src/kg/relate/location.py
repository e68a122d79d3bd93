"""Where projects lie: by the place before the name, by 位于 and 在…开工, by the name itself, by the running topic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Claim, Kind, Mention
from kg.relate.division import of_placed
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.places import AT, FOLLOWING_AT, chain_start, completed, county_in, finest, under
from kg.text.span import Span

_PLACED_BEFORE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,6}(?:村|区|组|路|街|内)(?=[,，]总?投资))?(?:(?:境|辖区|园|县|市|区|镇)?内的|举行[^,，。;；、]{0,12}仪式的|[,，](?=(?:计划|规划)?总?投资)|(?:计划|规划)?总?投资(?:总?额)?(?:约|超过?|近|逾)*[^,，。;；、]{0,14}?(?:元|元以上)的?|的|新?引进的?|(?:正在)?(?:新建|在建|续建|建设|实施|投资建设|开工建设)的?|总?占地[^,，。;；、]{0,12}的|[“])*$"
)
_ROUTE = re.compile("[至到—–~-]")
"""What makes a place the one end of a road or line: 青岭至云川高速."""
_AGREED = re.compile(r"(?:人民)?(?:政府|管委会)(?:正式|成功|现场)?(?:签约|签订|签署|签下)了?")
"""What leads from a place to the project that its government signs with a company."""
_IN = re.compile(r"(?:" + AT + r"|在|[到至])$")
_IN_VERB = re.compile(
    r"(?:同时|同日|集中|分别|相继|正式|隆重|成功|顺利|全面|投资|合作|共同|启动|规划)*(?:举行|举办|开工|奠基|动工|破土|建设|兴建|投资|落户|落地|设立|新建|打造|实施|启动|签约|建成|竣工|投产|召开|开建|选址)"
)


_NOT_SIT = re.compile(r"举行|召开|举办|签署|签订|签约仪式|考察|调研|会见|会谈")
_SITED = re.compile(
    r"[\u4e00-\u9fff、]{0,12}(?:的|建设|兴建|投资|开工|动工|新建|打造|实施|启动|设立|落地)[^,，。;；、]{0,24}$|$|[\u4e00-\u9fff]{0,4}[^,，。;；、]{0,6}的$"
)
_OF_PLACE = re.compile(
    r"(?:新|首个|第一个|重点|在建|今年|去年|正在)*(?:竣工|开工|引进|签约|投产|建成|实施|建设|落户|落地|招引|谋划|推进|在建|重点)[^,，。;；]{0,12}(?:项目|工程)"
)

_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}(?:街道|(?<![小古名强重城集大色业])镇|(?<![城家故老水])乡)(?!村|镇|道|路)")
_MEETING = re.compile(r"签约|动员|推介|论证|研讨|座谈|洽谈|发布|大会|会议|会$|评审|协调|启动会")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give locatedIn claims of projects, and partOf claims of the divisions that they lie in."""
    placed = [*_projects(page, knowledge), *_continued(page)]
    yield from placed
    yield from of_placed(page, placed, knowledge.gazetteer)


def _projects(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    gazetteer = knowledge.gazetteer
    for group in page.groups:
        place: Mention | None = None
        mixed = sum(_begins_with_place(page, p) for p in group.projects[1:])
        shared = _shared(page, group)
        for i, project in enumerate(group.projects):
            low = group.lead.start if i == 0 else group.projects[i - 1].stop
            own = _adjoining(page, project, low) or _head_park(page, project)
            if own is not None:
                alone = i == 0 and not any(_adjoining(page, p, q.stop) for q, p in pairwise(group.projects))
                place = own if not mixed and (own.stop < project.start or alone) else None
                yield Claim("locatedIn", project, Span(own.start, project.stop), "location/adjoining", object=own)
                nearer = _stated(page, group, project) if own.stop == project.start else None
                if nearer is not None:
                    yield nearer
            elif place is not None:
                yield Claim("locatedIn", project, Span(place.start, project.stop), "location/list", object=place)
            elif shared is not None:
                rule = "location/stated" if project is group.projects[-1] else "location/list"
                yield Claim("locatedIn", project, Span(project.start, shared.stop), rule, object=shared)
            else:
                stated = _stated(page, group, project)
                if stated is not None:
                    claim = stated
                    place = claim.object if claim.rule == "location/stated" and not group.single else None
                    yield claim
                else:
                    topic = _running(page, project)
                    head = _head_region(page, project, topic, gazetteer)
                    if head is None:
                        head = _inner(page, project, topic, knowledge)
                    if head is not None:
                        yield Claim(
                            "locatedIn", project, Span(project.start, project.stop), "location/head", object=head
                        )
                    elif topic is not None:
                        yield Claim(
                            "locatedIn", project, Span(project.start, project.stop), "location/topic", object=topic
                        )


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


def _head_park(page: Page, project: Mention) -> Mention | None:
    """Give the park that the name begins with: 经济开发区大健康产业园标准化厂房项目 lies in 大健康产业园."""
    park: Mention | None = None
    at = project.start
    for mention in page.within(project.start, project.stop - 2, Kind.PARK):
        if mention.start == at:
            park, at = mention, mention.stop
    return park


def _begins_with_place(page: Page, project: Mention) -> bool:
    """Tell whether the name begins with a region that is no part of a company's name."""
    return any(
        m.start == project.start
        and not any(
            f.start == m.start and (f.text.endswith(("公司", "集团")) or str(m.value or "")[2:] == "0000")
            for f in page.within(project.start, project.stop, Kind.COMPANY)
        )
        for m in page.within(project.start, project.stop, Kind.REGION)
    )


def _head_region(page: Page, project: Mention, topic: Mention | None, gazetteer: Gazetteer) -> Mention | None:
    """Give the division that the name begins with, if it lies inside the running topic or the page's home: 青岭小学 in an article on 云州市."""
    head: Mention | None = None
    for mention in page.within(project.start, project.stop, Kind.REGION):
        if mention.start == (head.stop if head is not None else project.start) and (
            head is None or under(mention, head)
        ):
            head = mention
    town = _TOWN.match(page.text.text, project.start, project.stop - 3) if head is None else None
    if (
        town is not None
        and topic is not None
        and topic.kind is Kind.REGION
        and str(topic.value or "00")[4:] not in ("", "00")
    ):
        return Mention(Kind.REGION, project.start, town.end(), town.group())
    if head is None or (head.value is None and head.start == project.start):
        return None
    if _ROUTE.match(page.text.text, head.stop, project.stop):
        return None
    brand = topic is None and str(head.value or "").endswith("00") and head.text[-1] not in "省市区州盟"
    if not brand and (topic is None or (topic.kind is Kind.REGION and under(head, topic))):
        return completed(head, gazetteer, page)
    home = page.home
    if head.value is None or not _begins_with_place(page, project):
        return None
    full = head.text[-1] in "县区旗" or (head.text[-1] == "市" and str(head.value)[4:] != "00")
    if (home is not None and under(head, home)) or (
        full and topic is not None and str(head.value)[:2] == str(topic.value or "")[:2]
    ):
        return completed(head, gazetteer, page)
    return None


def _running(page: Page, project: Mention) -> Mention | None:
    """Give the running topic; on a page without a home none of an earlier paragraph, the lead and headings aside."""
    topic = page.region_at(project.start)
    if topic is None or page.home is not None:
        return topic
    text = page.text.text
    stop = text.find("\n", topic.start, project.start)
    lead = page.paragraphs[0][0].start if page.paragraphs else 0
    return topic if stop < 0 or topic.start - lead < 200 or stop - text.rfind("\n", 0, topic.start) <= 24 else None


def _inner(page: Page, project: Mention, topic: Mention | None, knowledge: Knowledge) -> Mention | None:
    """Give the county that the name holds behind its brand or without its level word, inside the topic or home region."""
    if project.text != page.text.text[project.start : project.stop]:
        return None
    for place in (topic, page.home):
        above = _region_of(page, place) if place is not None else None
        if place is not None and above is not None:
            found = county_in(project, above, page, knowledge)
            firms = page.within(project.start, project.stop, Kind.COMPANY)
            if (
                found is not None
                and found.text not in place.text
                and not any(
                    f.start <= found.start
                    and found.stop <= f.stop
                    and (found.start > f.start or (f.text.endswith("公司") and str(above.value)[2:] != "0000"))
                    for f in firms
                )
            ):
                return completed(found, knowledge.gazetteer, page)
    return None


def _region_of(page: Page, place: Mention) -> Mention | None:
    """Give the region itself, or the one that the park's name begins with."""
    if place.kind is Kind.REGION:
        return place
    return next((m for m in page.within(place.start, place.stop, Kind.REGION) if m.start == place.start), None)


def _adjoining(page: Page, project: Mention, low: int) -> Mention | None:
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
        if re.search(r"(?:从|自|由|与|和|对|向|给)$", before):
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
        if _IN.search(lead) and _SITED.match(after) and not _NOT_SIT.search(after) and len(after) <= 40:
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
