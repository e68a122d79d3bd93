"""The place directly before a project's name: 灵石经开区总投资3亿元的|某项目, 位于某园区内,某公司投资的|某项目."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.relate.places import chain_start, one_of_list

_PLACED_BEFORE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,6}(?:村|区|组|路|街|内)(?=[,，]总?投资))?(?:(?:境|辖区|园|县|市|区|镇)?内的|举行[^,，。;；、]{0,12}仪式的|[,，](?=(?:计划|规划)?总?投资)|(?:计划|规划)?总?投资(?:总?额)?(?:约|超过?|近|逾)*[^,，。;；、]{0,14}?(?:元|元以上)的?|的|新?引进的?|(?:正在)?(?:投资|开工)?(?:新建|在建|续建|建设|实施|扩建|改扩建|改建|迁建|兴建|修建|打造)的?|投资(?:兴建|开发|新建|打造)?的|总?占地[^,，。;；、]{0,12}的|[“])*$"
)
_AGREED = re.compile(
    r"(?:人民)?(?:政府|管委会|管理委员会)(?:(?:正式|成功|现场)?(?:签约|签订|签署|签下)了?|(?P<about>[^,，。;；、]{0,6}就[“]?))"
)
"""What leads from a place to the project that its government signs with a company."""
_NEAR = 24
"""Characters behind a project's name within which its signing is told."""
_OVER_FIRM = re.compile(
    r"(?:[^,，。;；、]{0,6}内)?[,，]由?[^,，。;；、]{2,30}?(?:投资|出资|建设|开发|打造|兴建|承建|实施)(?:建设|兴建|新建|打造)?的"
)
_LIES = re.compile(r"(?:位于|坐落于?|坐落在|地处|落户于?|落户在)\Z")
"""Around a place that a comma and the project's investor part from the project: 位于|某园区|内,某公司投资的."""
_SITE = re.compile(r"(?:[(（][^()（）]{1,4}[)）])?的?(?:建设|施工|项目)?(?:现场|工地)")
"""What follows a project that is seen where the clause before has gone: 百里外的某园区,|某项目|现场."""


def adjoining(page: Page, project: Mention, low: int, listed: bool = False) -> Mention | None:
    """Give the place directly before the project's name, amounts and 的 between them allowed: 灵石经开区总投资3亿元的某项目."""
    text = page.text.text
    places = page.places(max(low, project.start - 60), project.start)
    if not places:
        return None
    last = places[-1]
    if last.start > low and one_of_list(page, last, chain_start(page, last)):
        return None
    last, stop = _before_bracket(page, last)
    between = text[stop : project.start]
    if last.implied and last.kind is Kind.REGION and not text.endswith("位于", 0, last.start):
        return None
    agreed = _AGREED.fullmatch(between)
    if agreed is not None and not last.implied:
        return last if not agreed["about"] or "签" in text[project.stop : project.stop + _NEAR] else None
    if between in (",", "，") and last.kind is Kind.PARK and _SITE.match(text, project.stop):
        return last
    if _LIES.search(text, low, chain_start(page, last)) and _OVER_FIRM.fullmatch(between):
        return last if page.within(stop, project.start, Kind.COMPANY) else None
    if _PLACED_BEFORE.fullmatch(between):
        before = text[max(low, last.start - 3) : last.start]
        own = last.kind is Kind.PARK and between == "的"
        if re.search(r"(?:从|自|由|与|和|对|向|给)$", before) and not own and not (listed and before in ("和", "与")):
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


def _before_bracket(page: Page, place: Mention) -> tuple[Mention, int]:
    """Give the park that a place stands in brackets behind, else the place itself, with where it or the bracket stops: 某高新区(某镇)."""
    text = page.text.text
    if text[place.start - 1 : place.start] in ("(", "（") and text[place.stop : place.stop + 1] in (")", "）"):
        for park in page.within(max(0, place.start - 30), place.start - 1, Kind.PARK):
            if park.stop == place.start - 1:
                return park, place.stop + 1
    return place, place.stop
