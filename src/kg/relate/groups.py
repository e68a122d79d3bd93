"""Projects that share a verb: a list in one sentence is one group, and what is said before or after it is said of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Kind, Mention
from kg.relate.sheet import Sheet
from kg.text.span import Span

_FILL = re.compile(
    r"(?:总投资|计划总投资|投资总?额?|计划|投资|投入|规划|预计|约|超过?|近|达到?|为|以上|左右|的|元|位于|总|占地|和|及|以及|与|还有|[、,，\s①-⑳]|等|由|建设|新建|投资建设|投资兴建|实施|承建|新增|[(（][^()（）]{1,40}[)）])*"
)
_MORE = re.compile(
    r"等|为(?:代表|龙头|引领|支撑)的|在内的|\d{1,2}[个项][^,，。;；]{0,8}项目|、[^,，。;；]{2,30}等(?:\d+[个项]|一批)[^,，。;；]{0,12}项目"
)
_NUMERALS = tuple("0123456789一二三四五六七八九十")
"""What numbers an item before 、: 1、某某产业园."""
_SHORT = 2
"""So many characters a short name of a project has at least, 项目 left off."""
_CONTENT = re.compile(
    r"[,，](?:项目)?(?:计划|预计|估算|规划|拟)*总?投资[^,，。;；、的]{0,16}元[,，](?:(?:占地|用地)[^,，。;；]{1,14}[,，])?(?:主要|拟|将|计划|规划|分期)*(?:建设|新建|兴建|建|打造|改造|扩建|改扩建)"
)
"""What leads from a project and its amount to what is built for it, which is no second project of a list: 某项目,总投资3亿元,建设|某基地."""
_PHASE = re.compile(
    "(?:[一二三四]期(?:工程|项目)?|(?:的?(?:战略|合作|投资|框架|意向|入园|招商)*(?:协议书?|合同书?)))(?=[、和与及]|以及)"
)
"""What may stand between the name of one item and the mark before the next: 某某项目|一期、…, 某某项目|意向协议及…."""
_PRICED = re.compile(r"(?:计划|预计)?总?投资(?:总?额)?(?:约|近|超过?|达)*\d[\d.]*[万亿]*(?:元|美元)、")
"""What stands between the projects of a row that each have an amount: 甲项目|总投资3亿元、|乙项目总投资1亿元."""
_SHARED = re.compile(r"[、,，;；\s]|[和与及]|以及|还有|[(（]|等")


_AFTER = re.compile("继[^。;；]*$")
_SINCE = re.compile("(?:等[^,，。;；、]{0,12})?(?:[^,，。;；、]{0,6}(?:之后|后)(?=[,，])|之后|后|以来)")
"""What stands before and behind the projects that another came after: 继|甲项目、乙项目|之后, 继|甲项目|投产后,."""
_RECALL = 40
"""So many characters before a name its 继 is looked for."""


@dataclass(frozen=True, slots=True)
class Group:
    """Projects of one list. `sentence` holds them; `head` ends where the first begins, `tail` begins where the last ends.

    `lead` is the stretch before the first project back to the project or sentence edge before it, `trail` the one after the last; `closed` tells that 等 follows the last.
    """

    projects: tuple[Mention, ...]
    sentence: Span
    lead: Span
    trail: Span
    closed: bool = False

    @property
    def single(self) -> bool:
        """Tell whether one project stands alone, not as the only one named of a list that 等 closes."""
        return len(self.projects) == 1 and not self.closed


def groups(page: Sheet) -> list[Group]:
    """Give the groups of all sentences in order."""
    found: list[Group] = []
    for sentence, projects in page.holding(Kind.PROJECT):
        found.extend(_grouped(page, sentence, projects))
    return found


def _grouped(page: Sheet, sentence: Span, projects: Sequence[Mention]) -> list[Group]:
    lists: list[list[Mention]] = []
    for project in projects:
        if lists and lists[-1][-1].stop > project.start:
            continue
        if lists and _listed(page, lists[-1][-1].stop, project.start) and not _anew(page, lists[-1], project):
            lists[-1].append(project)
        else:
            lists.append([project])
    found = []
    for i, members in enumerate(lists):
        low = lists[i - 1][-1].stop if i else sentence.start
        high = lists[i + 1][0].start if i + 1 < len(lists) else sentence.stop
        since = recalled(page.text.text, sentence.start, members[0].start, members[-1].stop)
        high = high if since is None else since
        found.append(
            Group(
                tuple(members),
                sentence,
                Span(low, members[0].start),
                Span(members[-1].stop, high),
                _closed(page.text.text, members, low),
            )
        )
    return found


def recalled(text: str, low: int, start: int, stop: int) -> int | None:
    """Give where the words end that only recall the projects of `text[start:stop]`, in the sentence that begins at `low`; None if none do."""
    if _AFTER.search(text[max(low, start - _RECALL) : start]) is None:
        return None
    since = _SINCE.match(text, stop)
    return since.end() if since is not None else None


def _anew(page: Sheet, members: Sequence[Mention], project: Mention) -> bool:
    """Tell whether a mark before the project, and 也 behind it, make it a subject of its own, or it is what a member of the list is called for short."""
    text = page.text.text
    alone = text[project.start - 1] in ",，" and text.startswith(("也", "则"), project.stop)
    return alone or _again(page, members, project)


def _again(page: Sheet, members: Sequence[Mention], project: Mention) -> bool:
    """Tell whether a mark leads to what a member of the list is called for short, of which the clause goes on to tell: 云岭恒源产业园和…,|恒源项目总投资…."""
    short = project.text.removesuffix("项目")
    return (
        len(short) >= _SHORT
        and page.text.text[project.start - 1] in ",，;；"
        and any(short in member.text for member in members)
    )


def _closed(text: str, members: Sequence[Mention], low: int) -> bool:
    """Tell whether the list goes on unseen: 等 or a count of projects follows, or a mark of enumeration stands before.

    Behind `low`, where the project before it ends, its amount and the mark tell that each of the row stands by itself.
    """
    if _MORE.match(text, members[-1].stop) is not None:
        return True
    before = members[0].start - 1
    if _PRICED.fullmatch(text, low, before + 1) is not None:
        return False
    return text[before : before + 1] == "、" and text[before - 1 : before] not in _NUMERALS


def _listed(page: Sheet, start: int, stop: int) -> bool:
    """Tell whether nothing but marks, amounts, places and investors stands between two projects."""
    text = page.text.text
    phase = _PHASE.match(text, start, stop)
    start = phase.end() if phase is not None else start
    if stop - start > 70 or not _SHARED.match(text, start):
        return start == stop
    if _CONTENT.match(text, start, stop):
        return False
    at = start
    inner = [m for m in page.within(start, stop) if m.kind is not Kind.NUMBER]
    while at < stop:
        fill = _FILL.match(text, at, stop)
        at = fill.end() if fill else at
        if at >= stop:
            return True
        over = next((m for m in inner if m.start <= at < m.stop), None)
        if over is None:
            return False
        at = over.stop
    return True
