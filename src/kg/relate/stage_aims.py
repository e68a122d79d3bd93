"""Stages in plans and reports to come: what a plan says in bare verbs (建成A, B开工建设, 力争C通车) is an aim, not a deed.

An aim to finish a work tells that it is going on, an aim to begin it that it is planned; where the sentence says that it will be built (将), it
is planned either way. Convention of the annotation guide's readers for government reports.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Claim
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.plans import Plan
from kg.text.span import Span

_WILL = re.compile(r"将(?![近军])|未来")
_AIM = {"started": "planned", "completed": "construction", "operating": "construction"}
"""What a stage comes to that is only aimed at."""
_LISTED = re.compile(r"(?:开工|在建|续建|竣工|投产|签约|建设)(?:的)?[^,，。;；、]{0,6}(?:项目|工程)\Z")
"""The end of a quote that names the kind of projects that a list is of: 等一批新开工项目."""
_TOLD = frozenset(("stage/before", "stage/after", "stage/list", "stage/continued"))
_ENDS = r"(?:建成|竣工|完工|落成|投产|投运|投用|通车|通航|通水|并网|贯通|运营|开放)"
_HOPED_BEFORE = re.compile(
    r"(?:力争|确保|争取|力促|推动|推进|促进|实现|保证|尽快|尽早|早日|全面)(?:全面|早日|尽快|尽早|如期|年内|基本)*(?:建成|完成|竣工)(?:投用|投产|运营)?\Z"
)
"""An aim up to the name of what it is for: 确保建成|某桥."""
_HOPED_AFTER = re.compile(
    r"(?:等[^,，。;；、]{0,14}?(?:项目|工程)?|项目|工程)?(?:主体|一期|全线|全面|正式|早日|尽快|尽早|如期|年内|顺利|基本|提前|[一二三四\d]季度|[上下]半年|年底前?|\d{1,2}月(?:底|份)?前?)*"
    rf"(?:(?P<end>{_ENDS})|(?P<begin>开工|动工|启动建设|落地开工|落地建设)|(?P<before>前期(?:准备)?(?:工作)?))"
)
"""An aim right behind the names of what it is for: 力争某高铁|建成通车, 推进某项目|前期工作."""
_HOPED = re.compile(r"(?:力争|确保|争取|力促|推动|推进|加快|促进|实现|保证|做好|抓好|加强|启动)[^,，。;；]{0,4}\Z")


def aimed_at(page: Page, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give the claims, those of plans with the stage that an aim comes to; what is hoped to be signed is left out."""
    coming = page.plans
    told = list(claims)
    yield from _aims(page, coming, told)
    known = {claim.subject for claim in told}
    starts = [plan.start for plan in coming]
    for group in page.groups:
        at = bisect_right(starts, group.projects[0].start) - 1
        if at >= 0 and coming[at].stop > group.projects[0].start and not known.intersection(group.projects):
            yield from _hoped(page, group)


def _hoped(page: Page, group: Group) -> Iterator[Claim]:
    """Give what a plan hopes of projects that it states nothing of: 力争某高铁建成通车, 推进某项目前期工作."""
    text = page.text.text
    first, last = group.projects[0], group.projects[-1]
    before = _HOPED_BEFORE.search(text, max(group.lead.start, first.start - 20), first.start)
    after = _HOPED_AFTER.match(text, last.stop, group.trail.stop)
    if before is None and (
        after is None or _HOPED.search(text, max(group.lead.start, first.start - 12), first.start) is None
    ):
        return
    stage = "construction" if before is not None or (after is not None and after["end"]) else "planned"
    if stage == "construction" and _WILL.search(text, group.sentence.start, first.start):
        stage = "planned"
    start = before.start() if before is not None else first.start
    stop = after.end() if before is None and after is not None else last.stop
    for project in group.projects:
        yield Claim("stage", project, Span(start, stop), "stage/hoped", value=stage)


def _aims(page: Page, coming: Sequence[Plan], claims: Iterable[Claim]) -> Iterator[Claim]:
    starts = [plan.start for plan in coming]
    for claim in claims:
        at = bisect_right(starts, claim.quote.start) - 1
        if (
            at < 0
            or claim.quote.start >= coming[at].stop
            or claim.rule not in _TOLD
            or (claim.rule == "stage/list" and _LISTED.search(page.text.text, *claim.quote))
        ):
            yield claim
        elif claim.value in _AIM:
            will = _WILL.search(page.text.text, coming[at].start, claim.quote.start) is not None
            yield replace(claim, value="planned" if will else _AIM[str(claim.value)], date=None)
        elif claim.value != "signed":
            yield claim
