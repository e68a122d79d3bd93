"""Investors who stay the same as a sentence goes on: …投资20亿元用于甲项目,其中新建|乙工厂; 甲公司将实施乙工程;加快|丙大桥|建设; …,还参与了|丁铁路|的建设."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import Claim, Kind, Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.text.last import last_end
from kg.text.span import Span

_PART = re.compile(r"[^。;；]{0,10}[,，]其中[,，]?(?:包括|将|计划)*(?:新建|扩建|改建|建设|兴建|投资建设)(?:的|了)?[“]?")
"""What leads from a project to what is built of it."""
_DUTY = re.compile(r"(?:继续|同时|并|还|将|加快|推进|加快推进|完成|启动|抓好|实施|全面|做好|开展)+(?:对)?[“]?")
"""What opens, behind a semicolon, one more thing that the company does."""
_DOES = re.compile(r"(?:今年|明年|20\d\d年|计划|将|正在?|已经?|继续|重点|全力)*(?:开展|实施|推进|加快|建设|完成|投资)")
"""What the company at the head of the sentence does."""
_TAKES_PART = re.compile(r"[,，](?:还|也|又|并|同时)*(?:参与|参加)了?(?:投资)?$")
_BUILDING = re.compile(r"的?(?:投资)?(?:建设|开发|兴建)")
"""Around a project in whose building the company at the head of the sentence takes part."""
_EACH = re.compile("分别(?:投资)?(?:建设|兴建|新建|开发|规划|建)")
"""Inside the last of a list of projects that several places get one each of: 青岭、云川|分别建设|某项目."""
_IN = re.compile(r"(?:今年|明年|年内|将|计划|拟|还|已|又|先后)*在[\u4e00-\u9fff]{0,8}")
"""What leads from the company to those places."""
_IS = re.compile(r"(?:正?是|系|为|作为|担任|持有|拥有)")
_ITS = re.compile(
    r"的?(?:项目)?(?:投资|投建|建设|开发)(?:方|商|主体|单位|业主)|的?业主|的?项目公司|的?[\d.]+%的?(?:股权|股份|权益)"
)
"""Around a project what says that the company before it invests in it: 甲公司|是|某项目|的投资方."""
_END = re.compile("[。!！?？\n]")
_OPENS = re.compile(r"(?:[^,，。;；]{0,12}[,，]){0,2}\s*")
"""What may stand before the company at the head of the sentence: 据了解,."""
_SEMI = re.compile("[;；]")
_CLAUSE = 40
"""How far back the semicolon is looked for that a duty follows."""
_REACH = 320
"""How far back the head of a sentence is looked for."""


def onward(page: Page, told: Sequence[Claim]) -> Iterator[Claim]:
    """Give investedBy claims of projects whose investor the sentence has named before. `told`: the claims of the sentences so far."""
    owners: dict[int, list[Mention]] = {}
    for claim in told:
        if claim.object is not None:
            owners.setdefault(claim.subject.start, []).append(claim.object)
    groups = page.groups
    for before, group in pairwise(groups):
        if group.sentence == before.sentence and group.single and before.single:
            between = page.text.text[before.projects[-1].stop : group.projects[0].start]
            if _PART.fullmatch(between) is not None and not _owned(page, group):
                for firm in owners.get(before.projects[0].start, ()):
                    yield _claim(group, firm)
    for group in groups:
        if group.projects[0].start in owners or _owned(page, group):
            continue
        yield from _each(page, group)
        yield from _called(page, group)
        one = _duty(page, group) or _partaking(page, group)
        if one is not None:
            yield _claim(group, one)


def _claim(group: Group, firm: Mention) -> Claim:
    start, stop = min(firm.start, group.projects[0].start), group.projects[0].stop
    return Claim("investedBy", group.projects[0], Span(start, stop), "investor/onward", object=firm)


def _owned(page: Page, group: Group) -> bool:
    """Tell whether a company's full name stands in that of the project."""
    project = group.projects[0]
    return any(m.text.endswith(("公司", "集团")) for m in page.within(project.start, project.stop, Kind.COMPANY))


def _head(page: Page, stop: int) -> Mention | None:
    """Give the company that the sentence which holds `stop`, to its full stop, opens with and is about."""
    text = page.text.text
    low = max(0, stop - _REACH)
    begin = last_end(_END, text, low, stop)
    if begin < 0 and low > 0:
        return None
    begin = max(begin, 0)
    first = next(iter(page.within(begin, stop, Kind.COMPANY)), None)
    if first is None or _OPENS.fullmatch(text, begin, first.start) is None:
        return None
    return first


def _each(page: Page, group: Group) -> Iterator[Claim]:
    """Read 甲公司将在青岭、云川分别建设某项目: each of the places gets one of the company's."""
    text, first = page.text.text, group.projects[0]
    firm = next(iter(page.within(group.lead.start, first.start, Kind.COMPANY)[-1:]), None)
    if firm is None or len(group.projects) < 2 or _EACH.search(text, first.stop, group.projects[-1].stop) is None:
        return
    if _IN.fullmatch(text, firm.stop, first.start) is not None:
        for project in group.projects:
            yield Claim("investedBy", project, Span(firm.start, project.stop), "investor/onward", object=firm)


def _called(page: Page, group: Group) -> Iterator[Claim]:
    """Read 甲公司是某项目的投资方."""
    text, project = page.text.text, group.projects[0]
    if group.single and _ITS.match(text, project.stop) is not None:
        for firm in page.within(group.lead.start, project.start, Kind.COMPANY)[-1:]:
            if _IS.fullmatch(text, firm.stop, project.start) is not None:
                yield _claim(group, firm)


def _duty(page: Page, group: Group) -> Mention | None:
    text, at = page.text.text, group.projects[0].start
    semi = last_end(_SEMI, text, max(0, at - _CLAUSE), at)
    if semi < 0 or _DUTY.fullmatch(text, semi, at) is None:
        return None
    firm = _head(page, at)
    if firm is None or _DOES.match(text, firm.stop) is None or page.within(firm.stop, at, Kind.COMPANY, Kind.REGION):
        return None
    return firm


def _partaking(page: Page, group: Group) -> Mention | None:
    text, project = page.text.text, group.projects[0]
    if _BUILDING.match(text, group.projects[-1].stop) is None:
        return None
    if _TAKES_PART.search(text, max(0, project.start - 12), project.start) is None:
        return None
    firm = _head(page, project.start)
    if firm is None or any(m.text != firm.text for m in page.within(firm.stop, project.start, Kind.COMPANY)):
        return None
    return firm
