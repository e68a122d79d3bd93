"""Measures of a project: total investment, land, yearly output value, yearly capacity.

A figure belongs to a project if it introduces its name (总投资3亿元的某项目), stands inside the name (年产1000吨…项目), or follows it in
the sentence or in the next ones that go on about 项目 / 该项目. A figure for several projects together belongs to none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.groups import Group
from kg.relate.measure_units import able, countable, makes
from kg.relate.page import Page
from kg.text.span import Span

_INTRODUCED = re.compile(r"(?:多|余)?(?:元)?(?:人民币)?(?:以上|左右)?的?[“]?$")
_INVEST = re.compile(
    r"(?:耗资|斥资|(?:工程)?总造价|协议(?:总)?(?:投资|引资)额?|(?:计划|规划|预计|估算|概算|合同)?总?投资(?:总?额|额度|规模)?|总投入|(?:计划|总)投入|投资概算|投资估算|引资)(?:人民币)?(?:共|约|大约|超过?|近|逾|高达|达到?|为|是|[:：]|不低于|预计)*$"
)
_SIGNED = re.compile(r"(?:签订|签署|签约|签下|引进|落地|投资|建设)了?(?:一个|总额)?$")
_TOTAL = re.compile(
    r"(?:合计|共计|累计|总计|总额|共|年度|年内|全年|已|完成|到位|今年|本年|每年|当年|新增|追加|首批|均|平均|其中|设备|一阶段)[^,，。;；]{0,6}$"
)
_PHASE = re.compile(r"(?:第?[一二三四首]期|[一二三]阶段)[^,，。;；]{0,8}$")
_PHASED = "measure/phase"
"""The rule of a phase's investment, which is the project's where the page gives none of the whole."""
_LAND = re.compile(
    r"(?:总?占地|总?用地|征地|规划(?:总)?面积|占用土地|总体规划面积|规划总?用地|(?<!建筑)(?<!种植)(?<!营业)面积)(?:总?面积)?(?:共|约|大约|超过?|近|逾|达到?|为|是|[:：])*$"
)
_YEARLY = re.compile(
    r"(?:(?<![去今前当])年(?:产|加工|处理|生产|产能|生产能力|加工能力|处理能力|出栏|屠宰|销售)|年可(?:生产|产|加工|处理)|形成年产|新增年产|具备年产|达到年产)(?:能力)?(?:各类|各种|约|近|超过?|逾|可?达到?|为|新型|高端)*[\u4e00-\u9fffA-Z]{0,8}$"
)
_PER_YEAR = re.compile(r"\s*(?:/年|每年)")
_PER_DAY = re.compile(r"\s*/(?:[日天d]|小时|h)")
_OUTPUT = re.compile(
    r"(?:年(?:均)?(?:工业)?(?:总)?产值|年产值|实现(?:年)?产值|年销售收入|年营业收入|产值)(?:预计|可|将|约|超过?|近|逾|可?达到?|突破|为|实现)*$"
)
_OUTPUT_YEARLY = re.compile(r"年[^,，。;；]{0,8}产值|产值")
_PAIR = re.compile(r"(?:[和与及]|以及)(?![^、,，]*\d[^、,，]*元)")
_NEXT = re.compile("(?:引进|引入|招引|签约|落户|落地|新增|实施)了?$")
"""What begins a clause about another project: …顺利投产,引进|总投资21亿元的…"""
_COUNTED = re.compile(r"项目(?:共|达|有)*\d+[个项]|\d+[个项](?:项目|重点|重大|工业|产业|亿元)")
"""What counts projects: the figures after it are those of all of them."""
_SUMMED = re.compile(r"(?:合计|共计|累计)$")
_THRESHOLD = re.compile(r"及以上|[(（]含|至|以上[、,，]")
_OTHER_AREA = re.compile("建筑|水域|水面|流域|受益|灌溉|绿化|种植|养殖|播种|造林|供暖|供热|采暖|覆盖|辐射")
"""Areas that a project builds or serves, beside the land that it takes."""
_AREA_UNITS = frozenset(("mu", "m2"))
_SEAT = re.compile(r"(?:[于在至到]|落户|落地|入驻|选址|地处|来自|毗邻|紧邻|靠近)\Z")
"""Before a park what tells that something else is spoken of, which lies there."""
_FORMER = re.compile("原来|由原|从原|原有|原先|[由从]年产")
"""What tells of the output before an expansion: 由原来年产200万吨|扩大到…"""
_YEARLY_AFTER = re.compile(r"的?年(?:产能|生产能力|加工能力|处理能力)")
_AT = re.compile(r"(?:位于|坐落[于在]|选址[于在]?)[^,，。;；的]{0,16}$")
"""Before a name what tells that another project stands there."""
_POWER = re.compile(r"×|[xX]\d")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give investment, landArea, outputValue and capacity claims, each with the shortest stretch that states it."""
    del knowledge
    found = [claim for group in page.groups for claim in _of_group(page, group)]
    for sentence, project in page.continued:
        found += _stated(page, project, sentence, sentence.start, "continued")
    whole = {c.subject.text for c in found if c.relation == "investment" and c.rule != _PHASED}
    for claim in found:
        if claim.rule != _PHASED:
            yield claim
        elif claim.subject.text not in whole:
            whole.add(claim.subject.text)
            yield claim
    yield from _parks(page)


def _of_group(page: Page, group: Group) -> Iterator[Claim]:
    low = group.lead.start
    for i, project in enumerate(group.projects):
        shared = i + 1 < len(group.projects) and _PAIR.match(page.text.text[project.stop : group.projects[i + 1].start])
        if not shared:
            yield from _before(page, project, low)
        yield from _named(page, project)
        low = project.stop
    if group.single and _AT.search(page.text.text, group.sentence.start, group.projects[0].start):
        return
    if group.single:
        yield from _stated(page, group.projects[0], group.trail, group.projects[0].start, "after")
    else:
        yield from _bracketed(page, group)


def _before(page: Page, project: Mention, low: int) -> Iterator[Claim]:
    """Read 总投资3亿元的 directly before the name, a place or an investor between them allowed."""
    text = page.text.text
    begin = project.start
    while (place := next((m for m in page.places(max(low, begin - 20), begin) if m.stop == begin), None)) is not None:
        begin = place.start
    money = page.within(max(low, project.start - 40), project.start, Kind.MONEY)
    if money and isinstance(money[-1].value, int | float):
        last = money[-1]
        between = text[last.stop : begin]
        lead = text[max(low, last.start - 16) : last.start]
        if re.fullmatch(
            r"(?:多|余)?(?:人民币)?(?:以上|左右)?(?:[、,，]占地(?:面积)?[约近]?[\d.]+(?:亩|公顷|平方米)(?=的))?(?:[,，、]?(?:位于|坐落[于在]|选址)[^,，。;；、]{2,20}的?)?[,，]?(?:在[^,，。;；、]{2,20})?(?:投资|启动|开工)?(?:(?:建设|兴建|新建|打造|实施)(?:年产[^,，。;；、]{2,20}的)?)?的?[“]?",
            between,
        ) and (not between or _INVEST.search(lead) or _SIGNED.search(lead) or between.endswith("的")):
            match = _INVEST.search(lead)
            start = last.start - (len(match.group()) if match else 0)
            shared = _SUMMED.search(text, max(low, start - 3), start)
            apart = between.startswith((",", "，")) and bool(page.within(last.start - 40, last.start, Kind.PROJECT))
            if shared is None and not apart and _THRESHOLD.match(text, last.stop) is None:
                yield _money(project, last, Span(start, project.stop), "measure/introduced")
    for area in page.within(max(low, project.start - 40), project.start, Kind.QUANTITY):
        if (
            area.unit in _AREA_UNITS
            and re.fullmatch(
                r"(?:[、,，](?:计划|预计)?总?投资(?:额)?(?:约|近|超过?|达)?[\d.]+[万亿]*元)?的?",
                text[area.stop : project.start],
            )
            and _LAND.search(text[max(low, area.start - 12) : area.start])
        ):
            yield Claim(
                "landArea",
                project,
                Span(area.start, project.stop),
                "measure/introduced",
                value=area.value,
                unit=area.unit,
            )


def _named(page: Page, project: Mention) -> Iterator[Claim]:
    """Read the nameplate: 年产8GW…, 210万吨/年…, 7GW…; the output of a power plant and a rate by the day do not count."""
    text = page.text.text
    for quantity in page.within(project.start, project.stop, Kind.QUANTITY):
        if (
            not countable(quantity, text[max(project.start, quantity.start - 2) : quantity.start])
            or _PER_DAY.match(text, quantity.stop)
            or re.search(r"日(?:产|处理)$", text[project.start : quantity.start])
        ):
            continue
        if "日处理" in text[project.start : quantity.start] or _POWER.search(
            text, max(project.start, quantity.start - 3), quantity.stop
        ):
            continue
        if not makes(project.text, quantity):
            continue
        yield _capacity(
            project,
            quantity,
            project.start if project.start + 12 > quantity.start else quantity.start,
            project.stop,
            "measure/nameplate",
        )


def _bracketed(page: Page, group: Group) -> Iterator[Claim]:
    """Read 甲项目(总投资3亿元)、乙项目(总投资2亿元): the figure in brackets after a name."""
    text = page.text.text
    for project in group.projects:
        if text[project.stop : project.stop + 1] not in ("(", "（"):
            continue
        for money in page.within(project.stop, project.stop + 30, Kind.MONEY):
            if _INVEST.search(text[project.stop + 1 : money.start]) or money.start == project.stop + 1:
                yield _money(project, money, Span(project.start, money.stop), "measure/bracket")
                break


def _stated(page: Page, project: Mention, stretch: Span, start: int, rule: str) -> Iterator[Claim]:
    """Read the figures that follow a single project, up to the stretch's end."""
    text = page.text.text
    seen = set()
    others = [f.start for f in page.within(stretch.start, stretch.stop, Kind.COMPANY) if text[f.start - 1] in "与和"]
    counted = _COUNTED.search(text, stretch.start, stretch.stop)
    others.extend([counted.start()] if counted is not None else [])
    for mention in page.within(stretch.start, min((stretch.stop, *others)), Kind.MONEY, Kind.QUANTITY):
        clause = max(text.rfind(mark, stretch.start, mention.start) for mark in ",，。;；:、")
        low = clause + 1 if clause >= 0 else stretch.start
        lead = text[low : mention.start]
        if mention.kind is Kind.MONEY and isinstance(mention.value, int | float):
            match = _INVEST.search(lead)
            if (
                match
                and "investment" not in seen
                and not _TOTAL.search(lead[: match.start()])
                and not (low > stretch.start and _NEXT.search(lead[: match.start()]))
            ):
                if re.search(r"(?:个|批)[^,，。]{0,6}(?:项目|工程)$", lead[: match.start()]) or "合计" in lead:
                    continue
                if re.match(r"及以上|[(（]含|至\s?\d|以上且", text[mention.stop : mention.stop + 6]):
                    continue
                phase = _PHASE.search(lead[: match.start()]) is not None
                if not phase:
                    seen.add("investment")
                yield _money(project, mention, Span(start, mention.stop), _PHASED if phase else f"measure/{rule}")
            elif (
                _OUTPUT.search(lead)
                and "outputValue" not in seen
                and not re.search(r"[去前]年|上半年|1-|已|累计|[亩人户]均|单位", lead)
            ):
                seen.add("outputValue")
                yield Claim(
                    "outputValue",
                    project,
                    Span(start, mention.stop),
                    f"measure/{rule}",
                    value=mention.value,
                    unit=mention.unit,
                )
        elif mention.unit in _AREA_UNITS:
            if (
                _LAND.search(lead)
                and "landArea" not in seen
                and not _OTHER_AREA.search(lead)
                and not _PHASE.search(lead)
            ):
                seen.add("landArea")
                yield Claim(
                    "landArea",
                    project,
                    Span(start, mention.stop),
                    f"measure/{rule}",
                    value=mention.value,
                    unit=mention.unit,
                )
        elif (
            countable(mention)
            and (
                _YEARLY.search(lead)
                or able(text, lead, mention)
                or _PER_YEAR.match(text, mention.stop)
                or _YEARLY_AFTER.match(text, mention.stop)
            )
            and not _PER_DAY.match(text, mention.stop)
        ):
            if _FORMER.search(lead) or re.search(
                r"交易|消耗|减排|节约|节能|节水|减少|用水|耗|接待|客流|就业|发电量", lead
            ):
                continue
            yield _capacity(project, mention, low, mention.stop, f"measure/{rule}")


def _parks(page: Page) -> Iterator[Claim]:
    """Read the land of a park: 规划面积1平方公里的某产业园, 某开发区…规划总面积12平方公里."""
    text = page.text.text
    for park in page.mentions:
        if park.kind is not Kind.PARK:
            continue
        for area in page.within(max(0, park.start - 20), park.start, Kind.QUANTITY):
            lead = text[max(0, area.start - 12) : area.start]
            if area.unit in _AREA_UNITS and text[area.stop : park.start] in ("的", "") and _LAND.search(lead):
                match = _LAND.search(lead)
                yield Claim(
                    "landArea",
                    park,
                    Span(area.start - (len(match.group()) if match else 0), park.stop),
                    "measure/park",
                    value=area.value,
                    unit=area.unit,
                )
        at = bisect_right(page.sentences, (park.start, len(text))) - 1
        if (
            at < 0
            or not (sentence := page.sentences[at]).covers(park.start, park.stop)
            or park.start - sentence.start > 12
            or _SEAT.search(text, sentence.start, park.start)
            or page.within(sentence.start, sentence.stop, Kind.PROJECT)
        ):
            continue
        for area in page.within(park.stop, sentence.stop, Kind.QUANTITY):
            clause = max(text.rfind(mark, park.stop, area.start) for mark in ",，。;；:")
            lead = text[clause + 1 if clause >= 0 else park.stop : area.start]
            if area.unit in _AREA_UNITS and _LAND.search(lead):
                yield Claim(
                    "landArea",
                    park,
                    Span(area.start - len(lead), area.stop),
                    "measure/park",
                    value=area.value,
                    unit=area.unit,
                )
                break


def _money(project: Mention, money: Mention, quote: Span, rule: str) -> Claim:
    return Claim("investment", project, quote, rule, value=money.value, unit=money.unit)


def _capacity(project: Mention, quantity: Mention, start: int, stop: int, rule: str) -> Claim:
    unit = "平方米" if quantity.unit == "m2" else quantity.unit
    return Claim("capacity", project, Span(start, stop), rule, value=quantity.value, unit=unit)
