"""Where things lie: projects, parks and companies in regions and parks; regions in regions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Claim, Kind, Label, Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.text.span import Span

_AT = r"(?:位于|坐落于|坐落在|坐落|落户于?|落地|选址于?|选址在|布局在|建于|地处|入驻|设在|建在|落户到了?|落户在)"
_PLACED_BEFORE = re.compile(
    r"(?:(?:计划|规划)?总?投资(?:总?额)?(?:约|超过?|近|逾)*[^,，。;；、]{0,14}?(?:元|元以上)的?|的|新?引进的?|(?:正在)?(?:新建|在建|续建|建设|实施|投资建设|开工建设)的?|总?占地[^,，。;；、]{0,12}的|[“])*$"
)
_IN = re.compile(r"(?:" + _AT + r"|在|[到至])$")
_IN_VERB = re.compile(
    r"(?:正式|隆重|成功|顺利|全面|投资|合作|共同|启动|规划)*(?:举行|举办|开工|奠基|动工|破土|建设|兴建|投资|落户|落地|设立|新建|打造|实施|启动|签约|建成|竣工|投产|召开|开建|选址)"
)
_FOLLOWING_AT = re.compile(_AT + r"(?:于|在|到)?(?:了)?(?:我国|中国)?")
_SETTLE = re.compile(
    r"(?:等[^,，。;；]{0,16})?(?:相继|陆续|先后|纷纷|成功|正式|已经?|现|宣布|决定|最终|选择|签约|集中|全部|均|整体|顺利)*(?:落户(?:于|到|在|了)?|入驻(?:到|在|了)?|位于|坐落(?:于|在)|注册(?:在|于|地为|地在)|总部(?:位于|设在|在)|迁(?:入|至|到)|地处)"
)
_BUILDS_AT = re.compile(r"(?:已经?|正|将|也|又)?在(?:邻近的|附近的|当地的)?$")
_BUILT_THERE = re.compile(r"(?:的)?(?:投资)?(?:设厂|建厂|设立(?:了)?(?:分公司|子公司|工厂|总部)|注册成立)")
_OF_HERE = re.compile(r"(?:是|为|系)(?:我|本|全)?[市县区州盟旗]?[^,，。;；]{0,4}从[^,，。;；]{2,14}引进")
_NOT_SIT = re.compile(r"举行|召开|举办|签署|签订|签约仪式|考察|调研|会见|会谈")
_SITED = re.compile(r"[\u4e00-\u9fff]{0,8}(?:的|建设|兴建|投资|开工|动工|新建|打造|实施|启动|设立|落地)[^,，。;；、]{0,24}$|$|[\u4e00-\u9fff]{0,4}[^,，。;；、]{0,6}的$")
_OF_PLACE = re.compile(r"(?:新|首个|第一个|重点|在建|今年|去年|正在)*(?:竣工|开工|引进|签约|投产|建成|实施|建设|落户|落地|招引|谋划|推进|在建|重点)[^,，。;；]{0,12}(?:项目|工程)")
_LOCAL = re.compile(r"(?:是|系|为)(?=[\u4e00-\u9fff]{2,12}(?:的)?(?:一家|本土|本地|当地|县内|市内|区内|辖区))")
_MEETING = re.compile(r"签约|动员|推介|论证|研讨|座谈|洽谈|发布|大会|会议|会$|评审|协调|启动会")
_CEREMONY = re.compile(r"(?:[^,，。;；]{0,50})?(?:开工|奠基|启动|动工)(?:仪式|典礼)?")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give locatedIn claims of projects, parks and companies, and partOf claims of regions."""
    placed = list(_projects(page, knowledge.gazetteer))
    yield from placed
    yield from _within_home(page, placed, knowledge.gazetteer)
    yield from _parks(page, knowledge.gazetteer)
    yield from _companies(page)
    yield from _regions(page, knowledge.gazetteer)


def _projects(page: Page, gazetteer: Gazetteer) -> Iterator[Claim]:
    for group in page.groups:
        place: Mention | None = None
        for i, project in enumerate(group.projects):
            low = group.lead.start if i == 0 else group.projects[i - 1].stop
            own = _adjoining(page, project, low) or _head_park(page, project)
            if own is not None:
                place = own
                yield Claim("locatedIn", project, Span(own.start, project.stop), "location/adjoining", object=own)
            elif place is not None:
                yield Claim("locatedIn", project, Span(place.start, project.stop), "location/list", object=place)
            else:
                stated = _stated(page, group, project)
                if stated is not None:
                    claim = stated
                    place = claim.object if claim.rule == "location/stated" and not group.single else None
                    yield claim
                else:
                    topic = page.region_at(project.start)
                    head = _head_region(page, project, topic, gazetteer)
                    if head is not None:
                        yield Claim("locatedIn", project, Span(project.start, project.stop), "location/head", object=head)
                    elif topic is not None:
                        yield Claim(
                            "locatedIn", project, Span(project.start, project.stop), "location/topic", object=topic
                        )


def _head_park(page: Page, project: Mention) -> Mention | None:
    """Give the park that the name begins with: 经济开发区大健康产业园标准化厂房项目 lies in 大健康产业园."""
    park: Mention | None = None
    at = project.start
    for mention in page.within(project.start, project.stop - 2, Kind.PARK):
        if mention.start == at:
            park, at = mention, mention.stop
    return park


def _head_region(page: Page, project: Mention, topic: Mention | None, gazetteer: Gazetteer) -> Mention | None:
    """Give the division that the name begins with, if it lies inside the running topic: 青岭小学 in an article on 云州市."""
    for mention in page.within(project.start, project.stop, Kind.REGION):
        if mention.start == project.start and topic is not None and topic.kind is Kind.REGION and mention.value and _under(mention, topic):
            return _completed(mention, gazetteer, page)
    return None


def _within_home(page: Page, placed: list[Claim], gazetteer: Gazetteer) -> Iterator[Claim]:
    """Give partOf for the divisions that projects lie in, where the home region is their direct parent."""
    home = page.home
    if home is None or home.kind is not Kind.REGION:
        return
    for claim in placed:
        place = claim.object
        if place is not None and place.kind is Kind.REGION and place.value and place.value != home.value and _under(place, home) and _direct(place, home, gazetteer):
            yield Claim("partOf", place, Span(place.start, place.stop), "location/place-parent", object=home)


def _adjoining(page: Page, project: Mention, low: int) -> Mention | None:
    """Give the place directly before the project's name, amounts and 的 between them allowed: 灵石经开区总投资3亿元的某项目."""
    text = page.text.text
    places = page.places(max(low, project.start - 60), project.start)
    if not places:
        return None
    last = places[-1]
    if last.implied and last.kind is Kind.REGION:
        return None
    between = text[last.stop : project.start]
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
        for match in _FOLLOWING_AT.finditer(text, group.trail.start, min(group.trail.stop, group.trail.start + 60)):
            place = _finest(page, match.end(), group.trail.stop)
            if place is not None:
                return Claim("locatedIn", project, Span(project.start, place.stop), "location/stated", object=place)
        for place in page.within(
            group.trail.start, min(group.trail.stop, group.trail.start + 60), Kind.REGION, Kind.PARK
        ):
            if re.match(r"(?:项目)?(?:是|系|为)[^,，。;；]{0,12}$", text[group.trail.start : place.start]) and _OF_PLACE.match(text, place.stop) and not _above(place, page.region_at(project.start)):
                return Claim("locatedIn", project, Span(project.start, place.stop), "location/stated", object=place)
            if text[place.start - 1] == "在":
                finest = _finest(page, place.start, group.trail.stop)
                if _MEETING.search(text, group.trail.start, place.start):
                    continue
                if finest is not None and _IN_VERB.match(text, _skip(text, finest.stop)):
                    return Claim(
                        "locatedIn", project, Span(project.start, finest.stop), "location/stated", object=finest
                    )
    for place in reversed(page.places(group.lead.start, group.projects[0].start)):
        lead = text[max(group.lead.start, place.start - 5) : place.start]
        chain = _chain_start(page, place)
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
    return topic is not None and topic.kind is Kind.REGION and place.kind is Kind.REGION and (_under(topic, place) or topic.value == place.value)


def _skip(text: str, at: int) -> int:
    match = re.compile(r"[\u4e00-\u9fff]{0,6}(?:路|街|号|村|厂区|现场)").match(text, at)
    return match.end() if match else at


def _finest(page: Page, start: int, stop: int) -> Mention | None:
    """Give the last place of the chain that begins at or just after `start`."""
    text = page.text.text
    place: Mention | None = None
    at = start
    for mention in page.places(start, min(stop, start + 40)):
        if mention.start < at:
            if place is not None and mention.stop > place.stop:
                place, at = mention, mention.stop
            continue
        gap = text[at : mention.start]
        if place is None and len(gap) <= 2 and not re.search(r"[,，。;；]", gap):
            place = mention
        elif place is not None and gap == "":
            place = mention
        else:
            break
        at = mention.stop
    return place


def _chain_start(page: Page, place: Mention) -> int:
    start = place.start
    for mention in reversed(page.places(max(0, place.start - 20), place.start)):
        if mention.stop == start:
            start = mention.start
    return start


def _parks(page: Page, gazetteer: Gazetteer) -> Iterator[Claim]:
    text = page.text.text
    for park in page.mentions:
        if park.kind is not Kind.PARK:
            continue
        before = [
            m for m in page.places(max(0, park.start - 24), park.start) if m.stop == park.start
        ]
        head = next((m for m in page.within(park.start, park.stop, Kind.REGION) if m.start == park.start), None)
        listed = _listed_under(page, park)
        if listed is not None:
            yield Claim("locatedIn", park, Span(listed.start, park.stop), "location/park-list", object=listed)
        elif before and not before[-1].implied:
            yield Claim(
                "locatedIn", park, Span(before[-1].start, park.stop), "location/park-adjoining", object=before[-1]
            )
        elif head is not None:
            yield Claim(
                "locatedIn",
                park,
                Span(park.start, park.stop),
                "location/park-name",
                object=_completed(head, gazetteer, page),
            )
        else:
            match = _FOLLOWING_AT.match(text, park.stop)
            place = _finest(page, match.end(), park.stop + 40) if match else None
            if place is not None:
                yield Claim("locatedIn", park, Span(park.start, place.stop), "location/stated", object=place)
                continue
            topic = page.region_at(park.start)
            if topic is not None and topic.kind is Kind.PARK:
                if topic.text == park.text:
                    topic = page.home
                elif topic is not None and not re.search(
                    r"(?:建有|形成|内|设有|打造|园)", text[topic.stop : park.start] if topic.stop < park.start else ""
                ):
                    topic = topic if topic.stop < park.start else page.home
            if topic is not None and topic.text != park.text:
                yield Claim("locatedIn", park, Span(park.start, park.stop), "location/topic", object=topic)


def _listed_under(page: Page, park: Mention) -> Mention | None:
    """Give 经开区 for 店上 in 经开区店上、翟店、史回三大园区: parks of one list lie in what stands before the first."""
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


def _completed(region: Mention, gazetteer: Gazetteer, page: Page) -> Mention:
    """Give the region with its level word, as the gazetteer completes 灵石: 灵石县."""
    if region.value is None:
        return region
    unit = gazetteer.unit(str(region.value), page.date) or gazetteer.unit(str(region.value))
    if unit is None or region.text == unit.name:
        return region
    printed = [m.text for m in page.mentions if m.kind is Kind.REGION and m.value == region.value and not m.implied]
    name = max((*printed, unit.name), key=len) if unit.level == "county" else max(printed, key=len)
    return Mention(
        region.kind, region.start, region.stop, name if unit.level != "county" else unit.name, region.value, region.unit
    )


def _companies(page: Page) -> Iterator[Claim]:
    text = page.text.text
    for sentence in page.sentences:
        firms = page.within(sentence.start, sentence.stop, Kind.COMPANY)
        for firm in firms:
            settle = _SETTLE.match(text, firm.stop, sentence.stop)
            follow = firm
            if settle is None:
                follow = _last_of_list(page, firm, sentence)
                settle = _SETTLE.match(text, follow.stop, sentence.stop) if follow is not firm else None
            if settle is not None:
                place = _finest(page, settle.end(), sentence.stop)
                if place is not None and not (place.implied and place.value is None):
                    yield Claim("locatedIn", firm, Span(firm.start, place.stop), "location/settled", object=place)
                    continue
            for place in page.places(firm.stop, min(sentence.stop, firm.stop + 24)):
                if _BUILDS_AT.search(text[firm.stop : place.start]) and _BUILT_THERE.match(text, place.stop):
                    yield Claim("locatedIn", firm, Span(firm.start, place.stop + 2), "location/built", object=place)
                    break
            local = _LOCAL.match(text, firm.stop)
            place = _finest(page, local.end(), sentence.stop) if local else None
            if place is not None and re.match(r"的?(?:一家|本土|本地|当地|县内|市内|区内|辖区)", text[place.stop :][:4]):
                yield Claim("locatedIn", firm, Span(firm.start, place.stop), "location/local", object=place)
            match = _OF_HERE.match(text, firm.stop)
            topic = page.region_at(firm.start)
            if match is not None and topic is not None:
                yield Claim("locatedIn", firm, Span(firm.start, match.end()), "location/introduced", object=topic)


def _last_of_list(page: Page, firm: Mention, sentence: Span) -> Mention:
    text = page.text.text
    last = firm
    for other in page.within(firm.stop, sentence.stop, Kind.COMPANY):
        if re.fullmatch(r"[、和与及]|以及", text[last.stop : other.start]):
            last = other
        else:
            break
    return last


def _regions(page: Page, gazetteer: Gazetteer) -> Iterator[Claim]:
    text = page.text.text
    regions = [m for m in page.mentions if m.kind is Kind.REGION and not (m.implied and m.value is None)]
    plain = regions
    upper_of_list: Mention | None = None
    for i, region in enumerate(plain):
        before = plain[i - 1] if i else None
        if before is not None and before.stop == region.start and _under(region, before):
            yield Claim("partOf", region, Span(before.start, region.stop), "location/chain", object=before)
            upper_of_list = before
        elif (
            before is not None
            and upper_of_list is not None
            and text[before.stop : region.start] == "、"
            and region.value
            and _under(region, upper_of_list)
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
    above = [m for m in plain if m.start < lead and not m.implied and _under(home, m) and not _MEDIA.match(text, m.stop)]
    if above:
        nearest = max(above, key=lambda m: (len(str(m.value).rstrip("0")), -m.start))
        yield Claim("partOf", home, Span(nearest.start, nearest.stop), "location/home-parent", object=nearest)
    for _, topic in page.topics:
        if (
            topic.kind is Kind.REGION
            and topic.value
            and topic.value != home.value
            and _under(topic, home)
            and _direct(topic, home, gazetteer)
        ):
            yield Claim("partOf", topic, Span(topic.start, topic.stop), "location/topic-region", object=home)


_MEDIA = re.compile(r"(?:日报|晚报|晨报|新闻|电视|广播|网|频道|生活|在线|时报|商报|早报|都市报|省委|省政府|省级|省长|省统计|省发|省工信|省商务|省重点)|[\u4e00-\u9fff]{0,2}[报网]")


def _direct(lower: Mention, upper: Mention, gazetteer: Gazetteer) -> bool:
    return gazetteer.parent(str(lower.value)) == str(upper.value) or str(lower.value)[:2] + "0000" == upper.value


def _under(lower: Mention, upper: Mention) -> bool:
    if lower.value is None:
        return lower.text[-1] in "镇乡村道社区木" and lower.text != upper.text
    if upper.value is None or lower.value == upper.value:
        return False
    code, over = str(lower.value), str(upper.value)
    return code[:2] == over[:2] if over[2:] == "0000" else over[4:] == "00" and code[:4] == over[:4]
