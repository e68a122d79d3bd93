"""Measures of a project: total investment, land, yearly output value, yearly capacity.

A figure belongs to a project if it introduces its name (总投资3亿元的某项目), stands inside the name (年产1000吨…项目), or follows it in
the sentence or in the next ones that go on about 项目 / 该项目. A figure for several projects together belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.groups import Group
from kg.relate.measure.before import introduced, invested
from kg.relate.measure.capacity import made, nameplate, of_year, stated
from kg.relate.measure.lists import each, respective
from kg.relate.measure.parks import parks
from kg.relate.measure.phases import settled
from kg.relate.measure.tables import tabled
from kg.relate.measure.words import (
    AREA_UNITS,
    AT,
    BRACKETS,
    BUILT_FOR,
    BY_FIRM,
    COUNTED,
    INVEST,
    LAND,
    OF_MANY,
    OTHER_AREA,
    OTHERS,
    OUTPUT,
    PAIR,
    PHASE,
    PHASED,
    PLANNED_LAND,
    TOTAL,
    WITH,
)
from kg.relate.page import Page
from kg.text.last import last_match
from kg.text.span import Span

_LABEL = re.compile(r"[:：][ \u3000]*\Z")
_LABEL_REACH = 4
"""How many characters before a figure its label ends."""
_BLANKS = re.compile(r"[ \u3000]+")
_LISTS = re.compile(r"\d+个[^。;；:：\n]{0,16}项目[^。;；:：\n]{0,12}[:：]")
"""What opens a list that says how many projects it names."""
_LIST_REACH = 2000
"""How many characters such a list may have before its last item; bounds the work where no mark ends a sentence."""
_COUNTED_ALL = re.compile(
    r"(?P<unseen>、[^,，。;；]{2,40}?)?等?(?:\d+|[两三四五六七八九十])[个项][^,，。;；、]{0,6}项目"
)
"""What counts a list behind its last item that is known, after those that are not."""
_BUILDS_ALL = re.compile(r"元(?:人民币)?(?:左右|以上)?(?:用于|投资)?(?:建设|兴建|新建|打造|实施|投建)了?\Z")
"""What makes an amount before a list that of all its projects: 投资17亿元建设|甲项目、乙项目."""
_WITH_OTHERS = re.compile(
    r"(?:[该此本](?:项目|工程)|项目|工程)?(?:[和与及]|以及|、)其?[^,，。;；:：、\d投]{2,18}?(?:(?:计划|预计|概算)?总投资|共投资|合计投资)"
    r"|(?:[和与及]|以及)[^,，。;；:：、\d]{2,24}?(?:项目|工程)[,，](?:计划|预计|概算|合计)?(?:总投资|投资总额|投资额|共投资)"
)
"""What leads from a project to the sum of it and of others that are no known projects: 甲项目|及其配套工程总投资."""
_OF_SECTION = re.compile(r"[,，;；](?:其中)?[,，]?[^,，。;；]{0,12}(?:境内|(?<!阶)段)[^,，。;；]{0,14}[,，]\Z")
"""A clause about a section of a way, whose figures the next clause gives: 其中某县境内45公里,|投资30亿元."""
_DISPUTED = re.compile(r"不属实|不实|谣言|辟谣|误传|误报|子虚乌有|否认")
"""What tells, in the sentence of a figure, that it is not so."""
_OF_SEVERAL = re.compile(r"(?:个|批)[^,，。]{0,6}(?:项目|工程)$")
_BOUND = re.compile(r"及以上|[(（]含|至\s?\d|以上且|的?(?:\d+|[二两三四五六七八九十百]+)(?:余|多)?[个项](?!亿)")
"""What follows an amount that bounds those of many, or is that of many together: 总投资43亿元|的10个项目."""
_PHASES = re.compile(
    r"(?:(?<=[,，。;；:：])|\A)(?:其中|目前)?[,，]?(?:(?P<phase>第?[一二三四首]期)|(?:整个|全部|该)?项目|总投资|全部)"
)
"""Clauses that begin with a phase, or with the whole project again."""
_OWN_TOTAL = re.compile(r"[,，](?:上述|这些|以上)?项目(?:预计|计划)?总投资")
_ROW = 3
"""So many projects that a sentence tells of make a row."""
_GREW = re.compile("[,，、]?(?:同比|[比较](?:上年|去年|同期)|增长|下降)")
"""Behind an output what tells that it was reached in a time that was."""
_REACHED = re.compile(
    r"带动|拉动|撬动|上下游|相关产业|所在|(?:该|母)(?:公司|集团|企业)|集团(?=年)|全[省市县区国]|行业|集群|[去前]年|上半年|1-|已|累计|[亩人户]均|单位"
)
"""What says of an output that it was reached, or is that of others or of many, not that of the project a year."""
_ZONE = re.compile(
    r"(?:园区|产业园|开发区|基地)(?:建成后|总|规划|核心区|预计|可|将|实现)*(?=年?(?:总)?产值|总?占地|总?用地|面积)"
)
"""What makes of a figure that of the zone: 园区|占地3000亩."""
_ZONE_NAME = re.compile(r"园|区|基地|城|港|镇")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give investment, landArea, outputValue and capacity claims, each with the shortest stretch that states it."""
    del knowledge
    found = [claim for group in page.groups for claim in _of_group(page, group)]
    for sentence, project in page.continued:
        found += _stated(page, project, sentence, sentence.start, "continued")
    found += tabled(page)
    yield from settled(found)
    yield from parks(page)


def _of_group(page: Page, group: Group) -> Iterator[Claim]:
    low = group.lead.start
    in_order = [*respective(page, group), *each(page, group)]
    yield from in_order
    told = {claim.subject for claim in in_order if claim.relation == "investment"}
    for i, project in enumerate(group.projects):
        shared = i + 1 < len(group.projects) and PAIR.match(page.text.text[project.stop : group.projects[i + 1].start])
        if not shared and project not in told and not (i == 0 and _of_all(page, group)):
            yield from introduced(page, project, low, len(group.projects) > 1 or group.closed)
        yield from nameplate(page, project)
        low = project.stop
    if group.single and AT.search(page.text.text, group.sentence.start, group.projects[0].start):
        return
    if group.single:
        last = _closes_list(page, group.projects[0]) or _ends_row(page, group) or _doubted(page, group)
        for claim in _stated(page, group.projects[0], group.trail, group.projects[0].start, "after"):
            if not (last and claim.relation == "investment"):
                yield claim
    yield from _bracketed(page, group)


def _of_all(page: Page, group: Group) -> bool:
    """Tell whether a list that is counted to its last item has one amount before it, which is that of all: 投资70亿元的|甲、乙和丙3个项目."""
    first, last = group.projects[0], group.projects[-1]
    counted = _COUNTED_ALL.match(page.text.text, last.stop)
    several = first is not last or counted is not None
    if several and _BUILDS_ALL.search(page.text.text, group.lead.start, first.start) is not None:
        return not page.within(first.stop, last.stop, Kind.MONEY)
    if counted is None or (first is last and not counted["unseen"]):
        return False
    return not page.within(first.stop, counted.end(), Kind.MONEY)


def _closes_list(page: Page, project: Mention) -> bool:
    """Tell whether the project is the last of a counted list without amounts, so that one behind it is that of all: 6个项目分别为:甲;乙;丙,|总投资20亿元."""
    text = page.text.text
    low = max(0, project.start - _LIST_REACH)
    low = max(low, text.rfind("\n", low, project.start) + 1, text.rfind("。", low, project.start) + 1)
    head = last_match(_LISTS, text, low, project.start)
    if head is None or page.within(head.end(), project.start, Kind.MONEY):
        return False
    return any(mark in text[head.end() : project.start] for mark in ";；、")


def _ends_row(page: Page, group: Group) -> bool:
    """Tell whether the project is the last of several that a sentence tells of one by one, so that 项目总投资 is that of all."""
    own = _OWN_TOTAL.search(page.text.text, *group.trail)
    if own is None or page.within(group.sentence.start, group.projects[0].start, Kind.MONEY):
        return False
    return len({m.text for m in page.within(group.sentence.start, group.trail.start, Kind.PROJECT)}) >= _ROW


def _doubted(page: Page, group: Group) -> bool:
    """Tell whether the amount behind a project is that of others too, or is said to be false."""
    text = page.text.text
    return _WITH_OTHERS.match(text, *group.trail) is not None or _DISPUTED.search(text, *group.trail) is not None


def _bracketed(page: Page, group: Group) -> Iterator[Claim]:
    """Read 甲项目(总投资3亿元)、乙项目(20万辆/年): the figures in brackets after a name."""
    text = page.text.text
    for project in group.projects:
        bracket = BRACKETS.match(text, project.stop)
        if bracket is None:
            continue
        funded = False
        for figure in page.within(project.stop, bracket.end(), Kind.MONEY, Kind.QUANTITY):
            lead = text[project.stop + 1 : figure.start]
            if figure.kind is Kind.MONEY:
                if not funded and (
                    INVEST.search(lead) or not lead or _firm_first(page, project.stop + 1, figure.start)
                ):
                    yield invested(project, figure, Span(project.start, figure.stop), "measure/bracket")
                    funded = True
            elif of_year(text, lead, figure):
                yield made(text, project, figure, Span(project.start, figure.stop), "measure/bracket")


def _firm_first(page: Page, start: int, stop: int) -> bool:
    """Tell whether a company and a mark are all that stands before an amount in brackets: 某项目(|甲集团,|3亿元)."""
    firms = page.within(start, stop, Kind.COMPANY)
    return len(firms) == 1 and firms[0].start == start and page.text.text[firms[0].stop : stop] in (",", "，", "、")


def _stated(page: Page, project: Mention, stretch: Span, start: int, rule: str) -> Iterator[Claim]:
    """Read the figures that follow a single project, up to the stretch's end."""
    text = page.text.text
    seen: set[str] = set()
    made_last = -1
    named = bool(page.within(project.start, project.stop, Kind.QUANTITY))
    others = [f.start for f in page.within(stretch.start, stretch.stop, Kind.COMPANY) if WITH.match(text, f.start - 1)]
    counted = COUNTED.search(text, stretch.start, stretch.stop)
    others.extend([counted.start()] if counted is not None else [])
    for mention in page.within(stretch.start, min((stretch.stop, *others)), Kind.MONEY, Kind.QUANTITY):
        label = _LABEL.search(text, max(stretch.start, mention.start - _LABEL_REACH), mention.start)
        labelled = label.start() if label is not None else mention.start
        clause = max(text.rfind(mark, stretch.start, labelled) for mark in ",，。;；:、")
        low = clause + 1 if clause >= 0 else stretch.start
        lead = _BLANKS.sub("", text[low : mention.start])
        phase = _in_phase(text, stretch.start, low)
        if mention.kind is Kind.MONEY and isinstance(mention.value, int | float):
            claim = _amount(page, project, mention, start, lead, rule, seen, goes_on=low > stretch.start)
            if claim is not None and claim.relation == "investment" and phase:
                claim = replace(claim, rule=PHASED)
            if claim is not None:
                if claim.rule != PHASED:
                    seen.add(claim.relation)
                yield claim
        elif mention.unit in AREA_UNITS and (
            LAND.search(lead) or (mention.unit == "mu" and PLANNED_LAND.fullmatch(lead))
        ):
            if "landArea" not in seen and not _of_zone(page, project, mention, lead) and not OTHER_AREA.search(lead):
                land = _figure("landArea", project, mention, start, rule)
                if phase or PHASE.search(lead):
                    land = replace(land, rule=PHASED)
                else:
                    seen.add("landArea")
                yield land
        elif stated(text, lead, mention, -1 if named else made_last):
            made_last = mention.stop
            yield made(text, project, mention, Span(low, mention.stop), f"measure/{rule}")


def _in_phase(text: str, start: int, clause: int) -> bool:
    """Tell whether the clause goes on about a phase, with which one before it since `start` begins: 一期投资8000万元,|占地30亩."""
    told = [head["phase"] for head in _PHASES.finditer(text, start, clause)]
    return bool(told) and told[-1] is not None


def _amount(
    page: Page,
    project: Mention,
    money: Mention,
    start: int,
    lead: str,
    rule: str,
    seen: Set[str],
    *,
    goes_on: bool,
) -> Claim | None:
    """Give what an amount of the project is by the words `lead` before it in its clause: investment or output value, not in `seen`.

    `goes_on`: the clause is not the first behind the project.
    """
    text = page.text.text
    match = INVEST.search(lead) or BY_FIRM.search(lead)
    before = lead[: match.start()] if match and not lead.endswith(("公司", "集团"), 0, match.start()) else ""
    if (
        match
        and "investment" not in seen
        and not TOTAL.search(before)
        and not _for_another(page, money)
        and not (goes_on and OTHERS.search(before))
        and not _WITH_OTHERS.match(lead)
        and not (
            goes_on and _OF_SECTION.search(text, max(start, money.start - len(lead) - 40), money.start - len(lead))
        )
    ):
        if _OF_SEVERAL.search(before) or "合计" in lead or _BOUND.match(text, money.stop):
            return None
        rule = PHASED if PHASE.search(before) else f"measure/{rule}"
        return invested(project, money, Span(start, money.stop), rule)
    if (
        "outputValue" in seen
        or _GREW.match(text, money.stop)
        or not OUTPUT.search(lead)
        or _of_zone(page, project, money, lead)
        or _REACHED.search(lead)
        or OF_MANY.match(text, money.stop)
    ):
        return None
    return _figure("outputValue", project, money, start, rule)


def _figure(relation: str, project: Mention, figure: Mention, start: int, rule: str) -> Claim:
    return Claim(relation, project, Span(start, figure.stop), f"measure/{rule}", value=figure.value, unit=figure.unit)


def _of_zone(page: Page, project: Mention, figure: Mention, lead: str) -> bool:
    """Tell whether a figure is that of the zone in which the project lies: 位于占地3000亩|的某产业园, 园区占地3000亩."""
    if page.text.text.startswith("的", figure.stop) and any(
        other.start == figure.stop + 1 for other in page.within(figure.stop, figure.stop + 40, Kind.PARK, Kind.PROJECT)
    ):
        return True
    return _ZONE.search(lead) is not None and _ZONE_NAME.search(project.text) is None


def _for_another(page: Page, money: Mention) -> bool:
    """Tell whether the amount introduces the next project: …某基地,而甲集团投资|50亿元|建设另一基地."""
    after = next(iter(page.within(money.stop, money.stop + 40, Kind.PROJECT)), None)
    between = page.text.text[money.stop : after.start] if after is not None else ""
    return between not in ("", "“") and between[0] not in ",，" and BUILT_FOR.fullmatch(between) is not None
