"""Where a project lies by what the text says after its name or its heading: 本工程位于某园区, an address line, 项目用地位于某镇."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.places import FOLLOWING_AT, finest, pointed, under
from kg.text.span import Span

_POINTS = re.compile(
    r"[“\s\u3000]*(?:据悉|据了解|据介绍|目前|其中)?[,，]?(?:本|该|此|整个|新)?(?:项目|工程|工厂|生产设施|厂区|厂址|基地|新厂)?"
    r"(?:的)?(?:建设|规划)?(?:用地|选址|地址|地点|厂址|一期|计划|规划|拟|将|为|[:：])*"
    r"(?:建设)?(?:位于|坐落于|坐落在|坐落|地处|选址于?|选址在|建于|建在|设在|落户于?|落户在|[:：])(?:在|于)?(?:我国|中国)?"
)
"""What opens a sentence or clause that tells where the project spoken of lies."""
_NO_PLACE = re.compile(r"(?:位于|坐落|地处|选址|建[于在]|设在|落户|地[址点][为]?[:：])")
_BUILT_BY = re.compile(
    r"(?:目前|其中|据悉)?[,，]?(?:本|该|此|整个)?(?:项目|工程)(?:拟|将|计划|已|正)*(?:由[^,，。;；]{2,30}?)?(?:拟|将|计划|已|正)*在"
)
_BUILT = re.compile("(?:境内|辖区|区内)?(?:投资|开工|动工)?(?:兴建|建设|新建|建厂|建成|实施|落地|落户|奠基|动工|开工)")
"""Before and after the place in 项目由某公司在某园区投资兴建."""
_ADDRESS = re.compile(r"(?:(?:建设|项目|工程)?(?:地[址点]|位置)[:：为]?)?")
_ADDRESS_END = re.compile(
    r"(?!网|日报|晚报|晨报|报|电视|新闻|在线|发布|融媒)[\u4e00-\u9fffA-Za-z\d\s\-—、]{0,18}(?:号|地块|路口|交[叉汇]口|路|街|大道|内|侧|处)?[。;；\s]*"
)
_MORE = re.compile("[^,，。;；]{0,8}?(?:[二三四五]期|新厂区?|扩建|扩产|扩能|技改|技术改造|续建|改造|搬迁|迁建|增资)")
"""Behind a firm's name what tells that a project enlarges what the firm has."""
_LIES_THERE = re.compile(
    r"(?:于?\d{4}年\d{0,2}月?)?(?:正式|成功)?(?:位于|坐落于|坐落在|坐落|地处|落户于?|落户在|[入进]驻|入园)"
)
_FIRM_LIES = re.compile("(?:该|此)(?:公司|企业|厂)" + _LIES_THERE.pattern)
"""What opens a sentence that tells where the firm spoken of lies."""
_LINE = 44
"""Characters of an address line."""
_HEADING = 40
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,10}[:：][^:：。;；]{1,60}\Z")
"""A line of a form, after which the next still tells of the project above: 建设单位:某公司."""


def claims(page: Page) -> Iterator[Claim]:
    """Give where the project that a heading, or a sentence about it alone, has named lies, from the lines and sentences after."""
    text = page.text.text
    focus: Mention | None = None
    groups: dict[Span, list[Group]] = {}
    for group in page.groups:
        groups.setdefault(group.sentence, []).append(group)
    heading = False
    headed = _headed(page)
    for paragraph in page.paragraphs:
        if not heading:
            focus = None
        heading = False
        for sentence in paragraph:
            here = groups.get(sentence, [])
            told = _told(page, sentence, focus, headed)
            if told is not None:
                yield told
                continue
            names = {p.text for group in here for p in group.projects}
            if len(names) == 1 and here[0].single:
                focus = here[0].projects[0]
                heading = len(paragraph) == 1 and _is_heading(text, sentence, focus)
            elif here:
                focus = None
            elif focus is not None and len(paragraph) == 1 and _LABELLED.match(text[slice(*sentence)].strip()):
                heading = True


def _is_heading(text: str, sentence: Span, project: Mention) -> bool:
    line = text[slice(*sentence)].strip()
    return len(line) <= _HEADING and line[-1:] not in "。;；,，" and project.stop - project.start >= len(line) - 8


def _headed(page: Page) -> bool:
    """Tell whether lines that are a place alone stand before the projects that lie there, as headings, not behind each as its address."""
    first = next((p.start for group in page.groups for p in group.projects), 0)
    home = page.home.text if page.home is not None else ""
    for paragraph in page.paragraphs:
        start, stop = paragraph[0].start, paragraph[-1].stop
        if start >= first:
            return False
        place = finest(page, start, stop) if stop - start <= _LINE else None
        if place is not None and place.text != home and not page.text.text[place.stop : stop].strip(":： \n\u3000"):
            return True
    return False


def _told(page: Page, sentence: Span, focus: Mention | None, headed: bool) -> Claim | None:
    if focus is None:
        return None
    text = page.text.text
    if (extended := _extended(page, sentence, focus)) is not None:
        return extended
    match = _POINTS.match(text, sentence.start, sentence.stop)
    if match is not None and _NO_PLACE.search(match.group()):
        place = finest(page, match.end(), sentence.stop)
        if place is not None and not pointed(place):
            return Claim("locatedIn", focus, Span(sentence.start, place.stop), "location/site", object=place)
        return None
    match = _BUILT_BY.match(text, sentence.start, sentence.stop)
    if match is not None:
        place = finest(page, match.end(), sentence.stop)
        if place is not None and not pointed(place) and _BUILT.match(text, place.stop):
            return Claim("locatedIn", focus, Span(sentence.start, place.stop), "location/site", object=place)
    if sentence.stop - sentence.start > _LINE or "\n" not in text[sentence.start - 2 : sentence.start]:
        return None
    lead = _ADDRESS.match(text, sentence.start)
    at = lead.end() if lead is not None else sentence.start
    if headed and at == sentence.start:
        return None
    place = finest(page, at, sentence.stop)
    if place is None or pointed(place) or not _ADDRESS_END.fullmatch(text, place.stop, sentence.stop):
        return None
    return Claim("locatedIn", focus, Span(at, place.stop), "location/site", object=place)


def _extended(page: Page, sentence: Span, project: Mention) -> Claim | None:
    """Read where the firm lies that a project enlarges: 某公司二期工程开工。该公司2004年落户某镇."""
    firm = next((f for f in page.within(project.start, project.stop, Kind.COMPANY) if f.start == project.start), None)
    if firm is None or _MORE.match(page.text.text, firm.stop, project.stop) is None:
        return None
    named = page.text.text.startswith(firm.text, sentence.start)
    at = sentence.start + len(firm.text) if named else sentence.start
    match = (_LIES_THERE if named else _FIRM_LIES).match(page.text.text, at, sentence.stop)
    place = finest(page, match.end(), sentence.stop) if match is not None else None
    if place is None or pointed(place):
        return None
    return Claim("locatedIn", project, Span(sentence.start, place.stop), "location/site", object=place)


def right_after(page: Page, thing: Mention, stop: int) -> Mention | None:
    """Give the place that a verb of lying right after a thing's name leads to, none that the thing's own name begins with."""
    match = FOLLOWING_AT.match(page.text.text, thing.stop) or _AGAIN.match(page.text.text, thing.stop)
    if match is None:
        return None
    place = finest(page, match.end(), stop)
    if place is None or pointed(place) or place.text == thing.text:
        return None
    own = next((m for m in page.within(thing.start, thing.stop, Kind.REGION) if m.start == thing.start), None)
    if own is not None and place.kind is Kind.REGION and (place.value == own.value or under(own, place)):
        return None
    return place


_AGAIN = re.compile("[:：,，]?(?:项目|工程|园区)?(?:用地|[站厂场馆]址|选址)?" + FOLLOWING_AT.pattern)
