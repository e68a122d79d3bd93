"""Works of which a page tells no more than that they are to be finished this year: they are being built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Mention
from kg.relate.page import Page
from kg.text.span import Span

_FINISHED = r"(?:全面|全部|全线|整体|主体|正式|顺利|基本|竣工|建设)*(?:建成|竣工|完工|落成|通车|投产|投用|投运|开通|投入(?:使用|运营|生产|运行)|完成(?:建设)?(?=[,，。;；]|\Z))"
_TERM = r"(?:今年(?:年?底|年内|[上下]半年)?(?!\d)|年内|年底|[本下]月底?|(?:今年)?(?<!\d)(?<!\d年)\d{1,2}月(?:份|底|初|中旬)?(?:\d{1,2}日)?)"
_HOPE = r"(?:将(?![军来近])|预计|计划|力争|确保|有望|可望|争取|即将)"
_DUE = re.compile(
    rf"{_HOPE}[^,，。;；]{{0,4}}?{_TERM}(?:左右|之?前|以前|可|将|就)*[^,，。;；后\d]{{0,6}}?{_FINISHED}|{_TERM}(?:之?前|以前)?[^,，。;；\d]{{0,4}}?{_HOPE}[^,，。;；后\d]{{0,6}}?{_FINISHED}"
)
"""What tells when, in the year of the page, a work will be finished: 将于今年|建成, 年底前将全部完工."""
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
