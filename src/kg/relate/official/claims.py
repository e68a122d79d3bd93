"""officialOf: who holds which office where. An office names its place (阳新县委书记), or its level, which the topic fills."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.official.place import at_level, printed_forms
from kg.relate.page import Page
from kg.text.span import Span

_HAN = "\u4e00-\u9fff"
_LEVEL = "自治区|自治州|省|市|县|区|州|盟|旗|镇|乡|街道"
_PARTY = (
    "(?:经开区|高新区|开发区|经济区|试验区|(?:化工|产业|科技|物流)?园区|工业园区?|综保区|示范区)(?:党工委|管委会|工委)|委办|政府办|府办|编委|"
    "委常委会|办事处|党委|党工委|工委|党组|委|纪委监委|纪委|监委|政法委|委政法委|组织部|宣传部|统战部|委组织部|委宣传部|委统战部|办公室|委办公室"
    "|管委会|管理委员会|人大常委会|人大|政协党组|政协|人民政府党组|人民政府|政府党组|政府办公室|政府"
)
_OFFICES = "局|委员会|(?<!管)委会|委|办|部|厅|科|处|中心|公署|法院|检察院|总工会|工商联|妇联|科协|协会"
_GROUPS = "工商联|总工会|妇联|科协|残联|文联|侨联|团委|法院|检察院"
_BODY = re.compile(
    rf"(?P<level>{_LEVEL})?(?P<body>(?:{_PARTY})|(?:(?![由在与的对请赴是向从被为把又将已派任了至于])[{_HAN}]){{2,8}}?(?:{_OFFICES})|{_GROUPS}|[经农科教建卫计体商外贸财](?:委会|委|局|办))?"
    rf"(?:党组|党委|党工委)?(?P<kind>常务|分管|第一|代理?|主持工作的)?$"
)
_DEPARTMENT = re.compile(
    rf"(?P<level>{_LEVEL})(?P<body>[{_HAN}]{{2,10}}?(?:{_OFFICES})|{_GROUPS})(?:党组|党委|党工委)?(?P<kind>常务|第一|代理?)?$"
)
_CORE = re.compile(rf"(?P<level>{_LEVEL})?(?P<body>{_PARTY})?(?:党组|党委|党工委)?(?P<kind>常务|分管|第一|代理?)?$")
_PARK_WORDS = ("经开区", "高新区", "开发区", "经济区", "试验区", "工业园", "综保区", "示范区")
_ZONE = re.compile(r"新区|经开区|高新区|经济(?:技术)?开发区|高新技术(?:产业)?开发区|开发区|综保区|示范区|工业园区?")
_ZONE_HEAD = re.compile("(?:合作|示范|试验|先行|开发|经开|高新|保税|综保|度假|园|新)$")
"""Before 区 what makes of it the last word of a zone's name, no level: 某某合作|区党工委书记."""
_LOW = ("街道", "镇", "乡")
_FORMER = re.compile(r"(?:原|时任|前任|曾任|拟任|候任|退休)$")
_PARK_BODY = re.compile(
    r"经开区|高新区|开发区|经济区|试验区|(?:化工|产业|科技|物流)?园区|工业园|综保区|示范区|管委会|管理委员会|党工委|工委"
)
_OVERLAPPING = frozenset(("局长", "厅长", "部长", "处长", "科长"))
"""Titles whose first character may be the last of the department (公安局长)."""
_AND = re.compile(r"[,\uff0c、]|和|及|以及|[,\uff0c]?并?(?:与|同)")
_VERBAL = re.compile("贯彻|落实|认真|传达|听取|学习|陪同|按照|根据|邀请")
_FIRM = re.compile("集团|公司|银行")
_ACTING = re.compile(r"(?:政府|[、,\uff0c])$|^$")
"""Before 代县长: the acting head of a county, not the head of 代县."""
_DEPUTY = re.compile(
    r"[,\uff0c、](?P<title>副书记|副主任|副主席|副局长|副部长|(?:[一二]级)?巡视员|副巡视员|(?:[一二三四]级)?调研员|总工程师|总经济师|总规划师)"
)
_BEHIND = re.compile(
    r"(?:常务)?副?(?P<level>[省市县区州])(?:长(?![江沙助期远效足治兴春乐城])|委副?书记)(?![\u4e00-\u9fff]{2,3}(?:出席|主持|陪同|参加|[、,，]))"
)
"""An office behind the name of who holds it."""
_SECRETARIES = frozenset(("书记", "副书记"))
"""Offices that a place's name alone may stand before: 青岭县副书记."""
_LINK = "、兼暨"
_EDGE = re.compile(f"[{_LINK},\uff0c。;\uff1b:\uff1a“”\n(\uff08)\uff09《》]")


@dataclass(frozen=True, slots=True)
class Office:
    """One office before a name: repaired span, the printed level word or ''; `place` is the mention that it begins with."""

    start: int
    stop: int
    value: str
    level: str
    park: bool
    place: Mention | None


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give a claim for each office of each person of `page` in a region or park; value: the office as printed, without the place.

    Raises DataError where `office_titles.tsv` is broken.
    """
    titles = knowledge.once("relate.official.titles", _titles)
    printed = printed_forms(page)
    seen: set[tuple[str, str, str]] = set()
    for sentence, people in page.holding(Kind.PERSON):
        previous: Mention | None = None
        chain: list[Mention] = []
        held: list[Office] = []
        for person in people:
            joined = previous is not None and page.text.text[previous.stop : person.start] in ("、", "和")
            own = _styled(page, person)
            held = own or (held[-1:] if joined else _offices(page, sentence, person, titles))
            if not held and previous is not None and chain:
                held = _bare(page, previous, person)
            near = previous is not None and held and _AND.fullmatch(page.text.text, previous.stop, held[0].start)
            chain = chain if near or joined else []
            previous = person
            for office in held:
                place = office.place or _place(page, knowledge, office, chain, printed)
                if place is not None:
                    chain.append(place)
                if place is None or (person.text, place.text, office.value) in seen:
                    continue
                if own and any(who == person.text and value == office.value for who, _, value in seen):
                    continue
                seen.add((person.text, place.text, office.value))
                rule = "official/named" if office.place else "official/level"
                start = office.place.start if office.place else min(office.start, person.start)
                stop = max(office.stop, person.stop)
                yield Claim("officialOf", person, Span(start, stop), rule, place, office.value)


def _bare(page: Page, previous: Mention, person: Mention) -> list[Office]:
    """Give a deputy's office without body, directly behind an office of the same place: 县委书记甲某某,副书记乙某某."""
    match = _DEPUTY.fullmatch(page.text.text, previous.stop, person.start)
    return [Office(match.start("title"), person.start, match["title"], "", False, None)] if match else []


def _styled(page: Page, person: Mention) -> list[Office]:
    """Give the office directly behind a name: 陈某某副市长."""
    match = _BEHIND.match(page.text.text, person.stop)
    return [Office(match.start(), match.end(), match[0], match["level"], False, None)] if match else []


def _place(
    page: Page, knowledge: Knowledge, office: Office, chain: Sequence[Mention], printed: dict[str, str]
) -> Mention | None:
    """Give the region of an office that names none; `chain`: the places of the offices named without a break before it."""
    if office.park:
        parks = [*page.within(max(0, office.start - 300), office.start, Kind.PARK)]
        word = next((w for w in _PARK_WORDS if w in office.value), "")
        if not word and chain and chain[-1].kind is Kind.PARK:
            return chain[-1]
        topic = page.region_at(office.start)
        if topic is not None and topic.kind is Kind.PARK:
            parks.append(topic)
        return next((p for p in reversed(parks) if p.text.endswith(word)), None)
    if office.level:
        same = next((p for p in reversed(chain) if p.kind is Kind.REGION and p.text.endswith(office.level)), None)
        if same is not None:
            return same
        return at_level(page, knowledge, office.level, Span(office.start, office.stop), printed)
    return chain[-1] if chain else None


def _offices(page: Page, sentence: Span, person: Mention, titles: dict[str, tuple[str, str]]) -> list[Office]:
    """Give the offices that stand directly before `person`, joined by 、 or 兼, in the order of the text."""
    text = page.text.text
    stop = person.start
    while stop > sentence.start and text[stop - 1] in " \u3000":
        stop -= 1
    offices: list[Office] = []
    while stop > sentence.start and len(offices) < 6:
        edge = _EDGE.search(text[sentence.start : stop][::-1])
        start = stop - edge.start() if edge else sentence.start
        names = page.within(start, stop, Kind.PERSON)
        start = names[-1].stop if names else start
        start += names != () and text.startswith(("和", "与", "及"), start)
        office = _office(page, max(start, stop - 30), stop, titles)
        if office is None:
            if (
                start <= sentence.start
                or text[start - 1] not in _LINK
                or not any(text.endswith(t, start, stop) for t in titles)
            ):
                break
            stop = _before_blank(text, start - 1)
            continue
        offices.append(office)
        if start <= sentence.start or (office.start > start and office.place is None):
            break
        if text[start - 1] not in _LINK and not _unnamed(page, sentence, start - 1, titles):
            break
        stop = _before_blank(text, start - 1)
    return offices[::-1]


def _before_blank(text: str, stop: int) -> int:
    """Give `stop`, or where the blanks before it begin: 市委常委| |、秘书长."""
    while stop > 0 and text[stop - 1] in " \u3000":
        stop -= 1
    return stop


def _unnamed(page: Page, sentence: Span, stop: int, titles: dict[str, tuple[str, str]]) -> bool:
    """Tell whether an office without a name ends at a comma at `stop`: 甲省委常委、副省长,乙新区管委会主任 is one person."""
    text = page.text.text
    if text[stop] not in ",\uff0c":
        return False
    edge = _EDGE.search(text[sentence.start : stop][::-1])
    start = stop - edge.start() if edge else sentence.start
    return any(text[i:stop] in titles for i in range(start, stop)) and not page.within(start, stop, Kind.PERSON)


def _office(page: Page, start: int, stop: int, titles: dict[str, tuple[str, str]]) -> Office | None:
    text = page.text.text
    title = next((text[i:stop] for i in range(start, stop) if text[i:stop] in titles), None)
    if title is None:
        return None
    sphere, own_level = titles[title]
    if sphere != "state":
        return None
    low = stop - (
        1
        if title in _OVERLAPPING
        and start < stop - len(title)
        and text[max(start, stop - 4) : stop - 2].count(title[0]) == 0
        else len(title)
    )
    places = [
        m
        for m in page.within(max(0, start - 12), stop, Kind.REGION, Kind.PARK)
        if m.stop > start and m.start >= start - 12 and (not m.implied or m.start >= start)
    ]
    place = max(places, key=lambda m: (m.stop, -m.start), default=None)
    if place is not None and place.text == "代县" and place.stop > low and _ACTING.search(text, start, place.start):
        place = None
    while place is not None and (outer := _around(places, place)) is not None:
        place = outer
    if place is not None and text[place.start - 1 : place.start] == "驻":
        return None
    if place is not None and (zone := _ZONE.match(text, place.stop, low)):
        place = Mention(Kind.PARK, place.start, zone.end(), text[place.start : zone.end()])
    if place is not None:
        rest_start = min(place.stop, stop)
        rest = text[rest_start:low] if rest_start < low else ""
        match = _BODY.fullmatch(rest)
        if match and not _VERBAL.search(rest) and not _FIRM.search(rest):
            return _named(text, place, match, low, stop, title, own_level)
    return _leveled(text, start, low, stop, title, own_level)


def _leveled(text: str, start: int, low: int, stop: int, title: str, own_level: str) -> Office | None:
    """Give the office before `stop` that names no place, by its level and body; `low` is where its title begins."""
    core = _CORE.search(text, start, low)
    leveled = core if core and core["level"] else None
    whole = core if core and core["body"] and core.start() == start else None
    match = leveled or whole or _DEPARTMENT.search(text, start, low) or _BODY.fullmatch(text, start, low) or core
    if match is None or _FIRM.search(text, start, match.end()):
        return None
    level = match["level"] or ("" if own_level == "-" else own_level)
    unit = match["body"] or ""
    bare = low == start and text[start - 1 : start] in _LINK
    if (
        own_level == "-"
        and not unit
        and not bare
        and not (title.startswith(("主席", "副主席")) and level.startswith("自治"))
    ):
        return None
    if match["level"] == "区" and _ZONE_HEAD.search(text, start, match.start()):
        return None
    if _FORMER.search(text, max(0, match.start() - 2), match.start()):
        return None
    if not level and (match.start() > start or unit.endswith("中心")):
        return None
    value = text[match.start() : stop].replace("分管", "").replace("主持工作的", "")
    park = bool(_PARK_BODY.match(unit)) and level not in _LOW
    if park and text[match.start() - 1] in ")\uff09”":
        return None
    return Office(match.start(), stop, value, level, park, None)


def _around(places: list[Mention], place: Mention) -> Mention | None:
    """Give the region directly before `place` that does not hold it: 东莞市台湾事务局 is an office of the first."""
    for other in places:
        if other.stop == place.start and isinstance(other.value, str) and isinstance(place.value, str):
            return other if other.value[:2] != place.value[:2] else None
    return None


def _named(
    text: str, place: Mention, match: re.Match[str], low: int, stop: int, title: str, own_level: str
) -> Office | None:
    if _FORMER.search(text, max(0, place.start - 2), place.start):
        return None
    rest = match[0]
    unit = (match["body"] or "") or (match["level"] or "")
    overlap = place.stop > low
    secretary = title in _SECRETARIES and not rest and place.text[-1] in "县市区州旗镇乡"
    if own_level == "-" and not unit and not secretary and not title.endswith(("巡视员", "调研员")):
        return None
    if overlap:
        value = title
    else:
        value = (rest + title).replace("分管", "").replace("主持工作的", "")
        level = re.search(f"(?:{_LEVEL})$", place.text)
        if place.kind is Kind.PARK:
            value = place.text + value
        elif text[place.start : place.stop] == "自治区":
            value = "自治区" + value
        elif (
            level
            and not match["level"]
            and (not rest or re.match(_PARTY, rest))
            and not title.endswith(level[0] + "长")
            and not secretary
        ):
            value = level[0] + value
    return Office(place.start, stop, value, match["level"] or ("" if own_level == "-" else own_level), False, place)


def _titles(knowledge: Knowledge) -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in knowledge.table("office_titles")}
