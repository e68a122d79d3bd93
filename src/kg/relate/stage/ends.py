"""Works of which a page tells no more than that they are to be finished this year: they are being built."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from kg.model import Claim, Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage.clause import clause_at
from kg.text.span import Span

_FINISHED = r"(?:全面|全部|全线|整体|主体|正式|顺利|基本|竣工|建设)*(?:建成|竣工|完工|落成|通车|投产|投用|投运|开通|投入(?:使用|运营|生产|运行)|完成(?:建设)?(?=[,，。;；]|\Z))"
_TERM = r"(?:今年(?:年?底|年内|[上下]半年)?(?!\d)|年内|年底|[本下]月底?|(?:今年)?(?<!\d)(?<!\d年)\d{1,2}月(?:份|底|初|[上中下]旬)?(?:\d{1,2}日)?|(?:今年)?(?:国庆|中秋|元旦|春节|五一|“五一”|七一|十一|端午|国庆节|年关)(?=之?前))"
_HOPE = r"(?:将(?![军来近])|预计|计划|力争|确保|有望|可望|争取|即将)"
_DUE = re.compile(
    rf"{_HOPE}[^,，。;；]{{0,4}}?{_TERM}(?:左右|之?前|以前|可|将|就)*[^,，。;；后\d]{{0,6}}?{_FINISHED}|{_TERM}(?:左右|之?前|以前)?(?:就|即)?(?:可|能)(?:以|够)?[^,，。;；后\d]{{0,6}}?{_FINISHED}|{_TERM}(?:之?前|以前)?[^,，。;；\d]{{0,4}}?{_HOPE}[^,，。;；后\d]{{0,6}}?{_FINISHED}"
)
"""What tells when, in the year of the page, a work will be finished: 将于今年|建成, 年底前将全部完工."""
_BY_THEN = re.compile(
    rf"(?:[在于也要能]|项目|工程|一期|首期|力争|确保)*{_TERM}(?:左右|之?前|以前|可|能|就|要|实现|全部)*[^,，。;；已了后\d]{{0,6}}?{_FINISHED}"
)
"""The same behind a work that somebody makes sure of: 确保某项目|4月底前投用."""
_SURE = re.compile(r"(?:确保|保证|力保|力争|争取|务必)[^。;；]{0,60}\Z")
"""What opens a row of works that somebody makes sure of."""
_EXPECTED = re.compile(rf"(?:预计|有望|可望|计划|力争|争取|确保)(?:到|在|于)?{_TERM}(?:左右|之?前|以前)?[,，]?\Z")
_ENDS = re.compile(rf"(?:就|也|将|即)*(?:可|能)?(?:以|够|望)?[^,，。;；后\d]{{0,4}}?{_FINISHED}")
"""What stands before and behind a work whose end is expected: 预计9月底|某项目|可建成."""
_TO_BEGIN = re.compile(
    r"开工|动工|开建|启动|奠基|进场|签约|签订|签署|洽谈|落户|落地|引进|拟|前期|招标|立项|批复|核准|可研|规划建设|征地|收购|[一二三四]期|后[,，]"
)
"""What tells, in the same sentence, how the work stands, or that it has yet to begin."""
_YET = re.compile(r"(?:将|预计|计划|拟|力争|有望)[^,，。;；]{0,14}(?:开工|动工|启动建设)")
"""What tells, not far before, that works have yet to begin."""
_REACH = 300


def ending(page: Page, told: Sequence[Claim]) -> Iterator[Claim]:
    """Give construction for each project of which nothing else is `told` and whose sentence tells when this year it will be finished."""
    known = {claim.subject.text for claim in told}
    yield from _made_sure_of(page, known)
    stretches: list[tuple[Mention, Span]] = [
        (group.projects[0], Span(group.projects[0].stop, group.trail.stop)) for group in page.groups if group.single
    ]
    stretches += [(project, sentence) for sentence, project in page.continued]
    for project, stretch in stretches:
        if project.text in known:
            continue
        due = _DUE.search(page.text.text, *stretch)
        if due is None or _YET.search(page.text.text, max(0, stretch.start - _REACH), due.end()):
            continue
        if _TO_BEGIN.search(page.text.text, stretch.start, due.end()) is None:
            yield Claim(
                "stage",
                project,
                Span(min(project.start, stretch.start), due.end()),
                "stage/ending",
                value="construction",
            )


def _made_sure_of(page: Page, known: Container[str]) -> Iterator[Claim]:
    """Give construction for each project that somebody makes sure will be finished this year; nothing for those `known`."""
    for group in page.groups:
        if len(group.projects) > 1 or group.projects[0].text in known:
            continue
        due = _sure(page, group)
        if due is not None and _TO_BEGIN.search(page.text.text, group.lead.start, due.end()) is None:
            project = group.projects[0]
            yield Claim("stage", project, Span(project.start, due.end()), "stage/ending", value="construction")


def _sure(page: Page, group: Group) -> re.Match[str] | None:
    """Give what tells behind the project that it will be finished this year, where the words before it make sure of that."""
    text, at = page.text.text, group.projects[0].start
    if _EXPECTED.search(text, clause_at(text, group.sentence.start, at - 1), at) is not None:
        return _ENDS.match(text, *group.trail)
    return _BY_THEN.match(text, *group.trail) if _SURE.search(text, group.sentence.start, at) is not None else None
