"""Stages told of projects by their number, of the parts of a list or of a paragraph: 甲项目,总投资…。乙项目,总投资…,目前两个项目都已开工."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.model import Claim, Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage.clause import stated
from kg.relate.stage.rolls import population_of
from kg.relate.stage.told import event_of
from kg.relate.stage.words import Union
from kg.text.numeral import value
from kg.text.span import Span

_ALL_OF = re.compile(
    r"(?:(?P<n>[两二三四五六七八九十]|\d{1,2})[个大]|(?P<these>这些|这批|该批|上述|以上))(?:重点|重大|龙头|产业|工业|建设|招商)*项目(?:目前|现)?已?(?:都|均|全部|皆)"
)
"""What takes up all the projects that were named: 3个项目均…, 这些项目已全部…."""
_SAID = frozenset(("stage/after", "stage/list"))
_NEAR = 14
"""Characters behind the number within which the stage stands."""


def counted_back(page: Page, words: Union) -> Iterator[Claim]:
    """Give the stage that a paragraph states of all the projects that it named before, or of the list told last, where it says so many or takes it up."""
    text = page.text.text
    for paragraph in page.paragraphs:
        start, stop = paragraph[0].start, paragraph[-1].stop
        for told in _ALL_OF.finditer(text, start, stop):
            found = next(stated(text, told.end(), min(told.end() + _NEAR, stop), words), None)
            if found is None:
                continue
            rows = [g for g in page.groups if start <= g.sentence.start and g.projects[0].start < told.start()]
            for project in _taken_up(text, rows, told):
                yield Claim("stage", project, Span(project.start, found[2]), "stage/counted-back", value=found[0])


def _taken_up(text: str, rows: Sequence[Group], told: re.Match[str]) -> Iterable[Mention]:
    """Give the projects of `rows` that 3个项目均, 这些项目已全部 means: all of them, if they are so many, or the list told last, that is counted or stands in the sentence before."""
    if not rows:
        return ()
    last = rows[-1]
    closed = told["n"] is not None and text.startswith(f"等{told['n']}", last.projects[-1].stop)
    if closed or told["these"] is not None:
        near = text.count("。", last.projects[-1].stop, told.start()) <= 1
        return last.projects if closed or (near and not last.single) else ()
    named = {p.text: p for group in rows for p in group.projects}
    return named.values() if len(named) == value(told["n"]) else ()


_COUNTED = re.compile(
    r"等?(?:共|合计)?(?:\d+|[一两二三四五六七八九十]+)(?:余|多)?[个项大][^,，。;；、]{0,16}?(?:项目|工程)(?:[,，、]|以及|[和及与])+(?:[\d.]+[亿万]元的)?"
)
"""What closes a part of a list that goes on: 甲、乙3个工业项目,|丙、丁2个农业项目同时开工."""


def shared_back(page: Page, told: Sequence[Claim]) -> Iterator[Claim]:
    """Give what is stated of the last counted part of a list to the parts before it of which nothing is stated."""
    stages: dict[int, Claim] = {claim.subject.start: claim for claim in told if claim.rule == "stage/list"}
    known = {claim.subject.start for claim in told}
    groups = page.groups
    for one, two in reversed(list(pairwise(groups))):
        if one.sentence != two.sentence or any(p.start in known for p in one.projects):
            continue
        later = stages.get(two.projects[-1].start)
        if later is None or _COUNTED.fullmatch(page.text.text, one.projects[-1].stop, two.projects[0].start) is None:
            continue
        for project in one.projects:
            quote = Span(project.start, later.quote.stop)
            claim = Claim("stage", project, quote, "stage/list", value=later.value, date=later.date)
            stages[project.start] = claim
            yield claim


_OWNED = re.compile(r"(?:投资|承建|建设|兴建|实施|开发|引进|新建)的和?\Z")
"""What leads, in an item of a row, from who builds a project to its name."""


def breath(page: Page, told: Sequence[Claim]) -> Iterator[Claim]:
    """Give what the last of a row of items that `;` parts says of its project to those before it that are names alone.

    甲公司投资建设的A项目;乙公司投资建设的B项目相继开工: the one before says nothing of its own.
    """
    text = page.text.text
    stages: dict[int, Claim] = {claim.subject.start: claim for claim in told if claim.rule in _SAID}
    for one, two in reversed(list(pairwise(page.groups))):
        later = stages.get(two.projects[-1].start)
        alone = text[one.trail.start : one.trail.stop].strip() in (";", "；") and not one.closed
        next_to = 0 <= two.sentence.start - one.sentence.stop <= 1
        if later is None or not alone or not next_to or any(p.start in stages for p in one.projects):
            continue
        if not (_OWNED.search(text, *one.lead) and _OWNED.search(text, *two.lead)):
            continue
        for project in one.projects:
            quote = Span(project.start, later.quote.stop)
            stages[project.start] = Claim("stage", project, quote, "stage/list", value=later.value, date=later.date)
            yield stages[project.start]


_LEFT_OFF = re.compile("…+(?!等|\\d+[个项])")
"""Where a row of examples is left off, and the news begins: 甲项目、乙项目|……近日,某县集中开工."""


def opened_with(page: Page, told: Sequence[Claim]) -> Iterator[Claim]:
    """Give the stage that the sentence behind a row of projects states of all that were signed or begun, to that row at a paragraph's head.

    The row is left off (……); where anything is stated of one of its projects, nothing is given.
    """
    text = page.text.text
    known = {claim.subject.start for claim in told}
    by_paragraph: dict[int, list[Group]] = {}
    starts = [paragraph[0].start for paragraph in page.paragraphs]
    for group in page.groups:
        by_paragraph.setdefault(bisect_right(starts, group.sentence.start) - 1, []).append(group)
    for i, groups in by_paragraph.items():
        left = _LEFT_OFF.search(text, starts[i], page.paragraphs[i][-1].stop)
        row = [p for g in groups for p in g.projects if left is not None and p.stop <= left.start()]
        if left is None or not row or any(p.start in known for p in row) or left.start() - row[-1].stop > _NEAR:
            continue
        rest = Span(left.end(), page.sentence_at(left.end()).stop)
        stage = event_of(page, rest) or population_of(page, *rest)
        for project in row if stage is not None else ():
            yield Claim("stage", project, Span(project.start, rest.stop), "stage/opened-with", value=stage)
