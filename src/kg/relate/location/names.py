"""Where a project lies by its own name: the park, the division or the town that it begins with, the county that it holds."""

from __future__ import annotations

import re

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Kind, Mention
from kg.relate.home.codes import in_full
from kg.relate.page import Page
from kg.relate.places import completed, county_in, under

_ROUTE = re.compile("[至到—–~-]")
"""What makes a place the one end of a road or line: 青岭至云川高速."""
_WAY = re.compile("[至到—–~-][^,，、]{1,10}?(?:公路|高速|铁路|国道|省道|县道|快速路|输电线|输气|管线|管道|航道)")
"""In the name of a way between two places, of which the first place it names holds only an end: 青岭石桥|至云川公路."""
_BUREAU = re.compile("[\u4e00-\u9fff]{0,6}?(?:局|公司|集团|[设分研][计院]?院|研究所|大学|银行)")
"""What makes a city behind a firm's name a part of that name: 恒建|天津|设计院."""
_GUILD = re.compile("[\u4e00-\u9fff]{2,4}(?:商会|协会|同乡会)|商贸城|商城|小商品|[\u4e00-\u9fff]{2}城(?=项目|$)")
"""What follows a place that is not where a project lies but where the merchants are from: 广东|某省商会, 浙江|商贸城."""
_PHASE = re.compile("(?:第?[一二三四五\\d]期|首期|起步区)")
"""What follows the name of a park that is the project itself, one phase of it: 云岭产业园|三期."""
_WATERS = re.compile("防洪|分洪|蓄滞?洪|(?:综合)?治理|流域|水[系环生质]|生态|环境|清淤|引水|补水|堤|枢纽|航道|大桥|渔")
"""After the name of a lake or river, which may be a county's, what is done with the water: 某湖|防洪治理."""
_FIGURE = re.compile(r"[\dA-Z]|[年日]产")
"""What follows a place and no brand: 青岭|30万千瓦…."""
_VILLAGE = re.compile(r"[\u4e00-\u9fff]{2,3}(?:村(?!镇|庄|级|民(?!委员会)|委(?!会))|社区)")
_TOWN = re.compile(
    r"[\u4e00-\u9fff]{2,3}(?:街道|(?<![小古名强重城集大色业])镇|(?<![城家故老水茶侨酒瓷])(?<![\u4e00-\u9fff]{2}[内新萍宁湘桐金平柏])乡)(?!村|镇|道|路)"
)


def head_park(page: Page, project: Mention) -> Mention | None:
    """Give the park that the name begins with: 经济开发区云岭产业园厂房项目 lies in 云岭产业园."""
    park: Mention | None = None
    at = project.start + (page.text.text[project.start] in "县市区州旗")
    for mention in page.within(project.start, project.stop - 2, Kind.PARK):
        if mention.start == at:
            park, at = mention, mention.stop
    if park is not None and park.text[-1] == "园" and _PHASE.match(page.text.text, park.stop, project.stop):
        return None
    return park


def begins_with_place(page: Page, project: Mention) -> bool:
    """Tell whether the name begins with a region that is no part of a company's name."""
    return any(
        m.start == project.start
        and not any(
            f.start == m.start and (f.text.endswith(("公司", "集团")) or str(m.value or "")[2:] == "0000")
            for f in page.within(project.start, project.stop, Kind.COMPANY)
        )
        for m in page.within(project.start, project.stop, Kind.REGION)
    )


_EACH = re.compile("[\u4e00-\u9fff、]{0,60}?分别")
"""What goes on, behind a place, to what each of a list of places gets."""


def head_region(page: Page, project: Mention, topic: Mention | None, gazetteer: Gazetteer) -> Mention | None:
    """Give the division that the name begins with, if it lies inside the running topic or the page's home: 青岭小学 in an article on 云州市."""
    head: Mention | None = None
    for mention in page.within(project.start, project.stop, Kind.REGION):
        if mention.start == (head.stop if head is not None else project.start) and (
            head is None or (under(mention, head) and (in_full(mention) or mention.value is None))
        ):
            head = mention
    town = head_town(page, project) if head is None or (head.value is None and head.start == project.start) else None
    if (
        town is not None
        and topic is not None
        and topic.kind is Kind.REGION
        and (str(topic.value or "00")[4:] not in ("", "00") or _another_town(town, topic))
    ):
        return town
    bare = head is None or head.value is None
    if town is None and bare and topic is not None and topic.kind is Kind.REGION and not topic.value:
        return _village_of(page, project)
    if head is None or (head.value is None and head.start == project.start):
        return None
    if _ROUTE.match(page.text.text, head.stop, project.stop) or _WAY.search(project.text, head.stop - project.start):
        return None
    if of_water(page, head):
        return None
    if topic is None and not _vouched(page, head, project):
        return None
    if str(head.value or "00")[4:] != "00" and (town := _town(page, head.stop, project)) is not None:
        return town
    firm = any(f.start in (project.start, head.stop) for f in page.within(project.start, project.stop, Kind.COMPANY))
    city = str(head.value or "").endswith("00") and not in_full(head)
    brand = topic is None and firm and city and not _apart_named(page, head, project)
    if not brand and (topic is None or (topic.kind is Kind.REGION and under(head, topic))):
        return completed(head, gazetteer, page)
    if not firm and head.value is not None and _FIGURE.match(page.text.text, head.stop, project.stop):
        return completed(head, gazetteer, page)
    home = page.home
    if head.value is None or not begins_with_place(page, project):
        return None
    full = head.text[-1] in "县区旗" or (head.text[-1] == "市" and str(head.value)[4:] != "00")
    if (home is not None and under(head, home)) or (
        full and topic is not None and str(head.value)[:2] == str(topic.value or "")[:2]
    ):
        return completed(head, gazetteer, page)
    return None


def one_of_each(page: Page, project: Mention) -> Mention | None:
    """Give the place that the page prints alone, behind a list of such what each gets: 青岭|、云州分别建设某项目."""
    for place in page.within(project.start, project.stop, Kind.REGION)[:1]:
        alone = place.start == project.start and project.text.startswith(place.text) and project.text != place.text
        if alone and _EACH.match(page.text.text, place.stop) is not None:
            return place
    return None


def of_water(page: Page, place: Mention) -> bool:
    """Tell whether the name of a place is that of the lake or river whose waters are worked on: 某湖|防洪治理工程."""
    return page.text.text[place.stop - 1] in "湖江河海" and _WATERS.match(page.text.text, place.stop) is not None


def _vouched(page: Page, head: Mention, project: Mention) -> bool:
    """Tell whether a county's short name at the head of a project's, on a page of no home, is a place's: the name begins with what it lies in, or the page names the county apart."""
    if in_full(head) or str(head.value or "00").endswith("00") or head.start > project.start:
        return True
    return _apart_named(page, head, project)


def _apart_named(page: Page, head: Mention, project: Mention) -> bool:
    """Tell whether the page names the place at the head of a project's name by itself elsewhere, not as the head of another name."""
    apart = page.heading_none.get(str(head.value), ())
    return bool(apart) and not (project.start <= apart[0] and apart[-1] < project.stop)


def _another_town(town: Mention, topic: Mention) -> bool:
    """Tell whether `topic` is a town, too, and another one: 青石镇…、|白水镇某某加工厂."""
    return not topic.value and topic.text.endswith(("镇", "乡", "街道")) and not town.text.startswith(topic.text)


def _village_of(page: Page, project: Mention) -> Mention | None:
    """Give the village that the name begins with, in what a page about a town tells: 石桥村某某大棚."""
    village = _VILLAGE.match(page.text.text, project.start, project.stop - 3)
    if village is None or _ROUTE.match(page.text.text, village.end(), project.stop):
        return None
    return Mention(Kind.REGION, village.start(), village.end(), village.group())


def head_town(page: Page, project: Mention) -> Mention | None:
    """Give the township that the name begins with, which no table knows: 山口镇某某改造."""
    return _town(page, project.start, project)


def _town(page: Page, start: int, project: Mention) -> Mention | None:
    town = _TOWN.match(page.text.text, start, project.stop - 3)
    if town is None:
        return None
    village = _VILLAGE.match(page.text.text, town.end(), project.stop - 3)
    found = village or town
    return Mention(Kind.REGION, found.start(), found.end(), found.group())


def inner(page: Page, project: Mention, topic: Mention | None, knowledge: Knowledge) -> Mention | None:
    """Give the county that the name holds behind its brand or without its level word, inside the topic or home region."""
    if project.text != page.text.text[project.start : project.stop]:
        return None
    for place in (topic, page.home):
        above = region_of(page, place) if place is not None else None
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
                    and not (found.start == f.start and found.text[-1] in "县旗")
                    for f in firms
                )
            ):
                return completed(found, knowledge.gazetteer, page)
    return None


def region_of(page: Page, place: Mention) -> Mention | None:
    """Give the region itself, or the last of those that the park's name begins with."""
    if place.kind is Kind.REGION:
        return place
    found: Mention | None = None
    for region in page.within(place.start, place.stop, Kind.REGION):
        if region.start == (found.stop if found is not None else place.start):
            found = region
    return found


def foreign(page: Page, project: Mention, topic: Mention, knowledge: Knowledge) -> bool:
    """Tell whether the name is one of another province or prefecture than the topic's: of a line between two places there, or of what has only its city before it.

    A firm's home, which a name may begin with as well, is followed by no common word; on a page of 我县 the name's head is taken for it.
    """
    above = region_of(page, topic)
    if above is None or not above.value:
        return False
    head = _opening(page, project, knowledge)
    if head is not None and page.ours and head.start == project.start and not _ROUTE.match(page.text.text, head.stop):
        return False
    if head is None:
        return _city_inside(page, project, str(above.value), knowledge)
    if not _apart(str(head.value), str(above.value)):
        return False
    if _ROUTE.match(page.text.text, head.stop, project.stop):
        forms = knowledge.gazetteer.forms()
        ends = {project.text[i : i + size] for i in range(2, len(project.text) - 1) for size in (2, 3)}
        return not any(code[:2] == str(above.value)[:2] for end in ends for code in forms.get(end, ()))
    inside = page.within(head.stop, project.stop, Kind.REGION)
    return head_city(page, project, knowledge) is not None or any(
        m.start == head.stop and m.value is not None and under(m, head) for m in inside
    )


def _city_inside(page: Page, project: Mention, above: str, knowledge: Knowledge) -> bool:
    """Tell whether the name holds, behind its first word, a city of another prefecture than `above`, a code: 某某家园|厦门|国际社区."""
    text, words = page.text.text, knowledge.frequencies
    if _ROUTE.search(text, project.start, project.stop):
        return False
    for at in range(project.start + 2, project.stop - 3):
        city = _high(page, at, project, knowledge)
        if city is not None and any(text[at - 1 : stop] in words for stop in (at + 1, city.stop)):
            continue
        if city is not None and _apart(str(city.value), above) and page.text.text[city.stop] not in "路街道大":
            return True
    return False


def _apart(one: str, other: str) -> bool:
    """Tell whether neither of two divisions, by their codes, holds the other's province or prefecture."""
    return one[:2] != other[:2] or (one[2:4] != other[2:4] and "00" not in (one[2:4], other[2:4]))


def head_city(page: Page, project: Mention, knowledge: Knowledge) -> Mention | None:
    """Give the city or province that the name begins with and that a common word follows: 重庆|组装厂."""
    head = _opening(page, project, knowledge)
    if head is None or _ROUTE.match(page.text.text, head.stop, project.stop):
        return None
    unit = knowledge.gazetteer.unit(str(head.value))
    after = page.text.text[head.stop : min(head.stop + 4, project.stop)]
    if _GUILD.match(page.text.text, head.stop, project.stop):
        return None
    field = knowledge.once("relate.location.field", lambda k: frozenset(k.words("common_words")))
    openings = [after[:size] for size in range(2, len(after) + 1)]
    common = any(knowledge.frequencies.get(word, 0) > _COMMON or word in field for word in openings)
    return head if common and unit is not None and unit.name[-1] in "省市" else None


def _opening(page: Page, project: Mention, knowledge: Knowledge) -> Mention | None:
    """Give the city or province that opens the name and heads no firm's, or that stands right behind the firm: 某某空调|重庆|生产基地."""
    firms = [f for f in page.within(project.start, project.stop, Kind.COMPANY) if f.start == project.start]
    if firms:
        city = _high(page, max(f.stop for f in firms), project, knowledge)
        return None if city is None or _BUREAU.match(page.text.text, city.stop, project.stop) else city
    head = next((m for m in page.within(project.start, project.stop, Kind.REGION) if m.start == project.start), None)
    return head if head is not None and str(head.value or "11")[4:] == "00" else None


def _high(page: Page, at: int, project: Mention, knowledge: Knowledge) -> Mention | None:
    """Give the city or province whose name stands at `at`, if no other has it and the word is no common one."""
    forms = knowledge.gazetteer.forms()
    risky = knowledge.once("relate.places.risky", lambda k: frozenset(k.words("place_ambiguous")))
    for stop in range(min(at + 5, project.stop - 2), at + 1, -1):
        form = page.text.text[at:stop]
        units = [knowledge.gazetteer.unit(c, page.date) for c in forms.get(form, ()) if form not in risky]
        high = {u.code for u in units if u is not None and u.valid(page.date) and u.code.endswith("00")}
        if len(high) == 1:
            return Mention(Kind.REGION, at, stop, form, high.pop())
    return None


_COMMON = 200
"""How often a word stands in the dictionary's texts that is no firm's brand."""
