"""An office before a name: its title, body, level word and the place that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Kind, Mention
from kg.relate.page import Page

_HAN = "\u4e00-\u9fff"
_LEVEL = "自治区|自治州|省|市|县|区|州|盟|旗|镇|乡|街道"
_PARTY = (
    "(?:经开区|高新区|开发区|经济区|试验区|(?:化工|产业|科技|物流)?园区|工业园区?|综保区|示范区)(?:党工委|管委会|工委)|委办|政府办|府办|编委|"
    "委常委会|办事处|党委|党工委|工委|党组|委|纪委监委|纪委|监委|政法委|委政法委|组织部|宣传部|统战部|委组织部|委宣传部|委统战部|办公室|委办公室"
    "|管委会|管理委员会|人大常委会|人大|政协党组|政协|人民政府党组|人民政府|政府党组|政府办公室|政府"
)
_OFFICES = "局|委员会|(?<!管)委会|委|办|部|厅|科|处|中心|公署|法院|检察院|总工会|工商联|妇联|科协"
_GROUPS = "工商联|总工会|妇联|科协|残联|文联|侨联|团委|法院|检察院"
_BODY = re.compile(
    rf"(?P<level>{_LEVEL})?(?P<body>(?:{_PARTY})|(?:(?![由在与的对请赴是向从被为把又将已派任了至于])[{_HAN}]){{2,8}}?(?:{_OFFICES})|{_GROUPS}|[经农科教建卫计体商外贸财](?:委会|委|局|办))?"
    rf"(?:党组|党委|党工委)?(?P<kind>常务|分管|第一|代理?|主持工作的)?$"
)
_DEPARTMENT = re.compile(
    rf"(?P<level>{_LEVEL})(?P<body>[{_HAN}]{{2,10}}?(?:{_OFFICES})|{_GROUPS})(?:党组|党委|党工委)?(?P<kind>常务|第一|代理?)?$"
)
_CORE = re.compile(rf"(?P<level>{_LEVEL})?(?P<body>{_PARTY})?(?:党组|党委|党工委)?(?P<kind>常务|分管|第一|代理?)?$")
_ZONE = re.compile(r"新区|经开区|高新区|经济(?:技术)?开发区|高新技术(?:产业)?开发区|开发区|综保区|示范区|工业园区?")
_ZONE_HEAD = re.compile("(?:合作|示范|试验|先行|开发|经开|高新|保税|综保|度假|园|新)$")
"""Before 区 what makes of it the last word of a zone's name, no level: 某某合作|区党工委书记."""
_LOW = ("街道", "镇", "乡")
_FORMER = re.compile(r"(?:原|时任|前任|曾任|拟任|候任|退休)$")
_OUTPOSTED = ("驻", "协会", "学会", "商会", "公司", "集团")
"""Before a place whose office there is none of its government: 某某协会|青岭办事处主任."""
_PARK_BODY = re.compile(
    r"经开区|高新区|开发区|经济区|试验区|(?:化工|产业|科技|物流)?园区|工业园|综保区|示范区|管委会|管理委员会|党工委|工委"
)
_OVERLAPPING = frozenset(("局长", "厅长", "部长", "处长", "科长"))
"""Titles whose first character may be the last of the department (公安局长)."""
_VERBAL = re.compile("贯彻|落实|认真|传达|听取|学习|陪同|按照|根据|邀请")
_FIRM = re.compile("集团|公司|银行")
_ACTING = re.compile(r"(?:政府|[、,\uff0c])$|^$")
"""Before 代县长: the acting head of a county, not the head of 代县."""
_SECRETARIES = frozenset(("书记", "副书记"))
"""Offices that a place's name alone may stand before: 青岭县副书记."""
LINK = "、兼暨"


@dataclass(frozen=True, slots=True)
class Office:
    """One office before a name: repaired span, the printed level word or ''; `place` is the mention that it begins with."""

    start: int
    stop: int
    value: str
    level: str
    park: bool
    place: Mention | None


def office_at(page: Page, start: int, stop: int, titles: dict[str, tuple[str, str]]) -> Office | None:
    """Give the office that ends at `stop` and begins at `start` or later, None where there is none; `titles`: sphere and level of each title."""
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
    if place is not None and text.endswith(_OUTPOSTED, 0, place.start):
        return None
    if place is not None and (zone := _ZONE.match(text, place.stop, low)):
        place = Mention(Kind.PARK, place.start, zone.end(), text[place.start : zone.end()])
    if place is not None:
        rest_start = min(place.stop, stop)
        rest = text[rest_start:low] if rest_start < low else ""
        if rest == "委员会" and text.endswith("政协", 0, place.start):
            level = place.text[-1] if place.text[-1] in "省市县区州旗" else ""
            return Office(place.start - 2, stop, f"{level}政协{title}", level, False, place)
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
    bare = low == start and text[start - 1 : start] in LINK
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
