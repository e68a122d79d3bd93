"""What a page tells of its projects: the lists that sentences name, and the sentences that go on about one told of before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Kind, Label, Mention
from kg.relate.cards import cards, heading
from kg.relate.continuing import (
    ABOUT,
    ANOTHER,
    GOES_ON,
    IS_WHAT,
    MIDWAY,
    ON_SITE,
    OTHERS,
    PREDICATE,
    SHOP,
    SUMMED_UP,
    UNSAID,
)
from kg.relate.groups import Group, groups, recalled
from kg.relate.sheet import Sheet
from kg.text.span import Span

_CONTENT = re.compile(
    r"(?:建设|新建|拟建|兴建|建成|建有|建造|形成|配套|购置|安装|引进|包括|涵盖|内容[为是]?)(?:有|了)?[:：]?(?:[一二两三四五六七八九十\d]+[个座条]|[^,，。;；、的]{0,3})?$"
)
"""What stands before a plant or line that a project builds: it is part of the project, none of its own."""
_NOUN = re.compile(r"(?:基地|中心|园|厂|线|公路|高速|合同段|标段|路段|铁路|高铁|桥|隧道|机场|水库|码头|管道|煤矿)$")
_ZONE = re.compile("(?:园区|基地|(?:产业|科技|物流|创业)园)$")
"""Words for a zone, which alone mean the project spoken of only where that is one."""
_WORK = re.compile("(?<![该此])(?:大桥|电站|水厂|码头|水库|隧道|[泵车]站|医院|酒店)$")
"""Words for a work, which alone mean the project spoken of only where it is called so."""
_PHASE = re.compile(r"第?[一二三四]期")
_PROJECT = ("项目", "工程")
"""Words that, at the head of a paragraph too, mean the one project that the paragraph before told of to its end."""
_ITS_OWN = re.compile(
    "[,，]?(?:总|计划|预计|拟|已|均|正|将|于|由|位于|选址|占地|目前|现|自|从|分|[一二三]期|主体|厂房|建成|全[部面]|达产|投产|规划|用地|建筑|主要|包括|采用|年|施工|土建|设备|场[平地])(?!前期)"
)
"""What goes on behind such a word where it means that project, not projects at large."""
_FIGURE = re.compile(r"年?产?\d")
_CLAUSE = re.compile("[,，。;；]")
_BY = re.compile("由[^,，。;；]{0,60}$")
"""Before the companies that build the project spoken of."""
_OWN = re.compile(r"投资|承建|占地|用地|建筑面积|位于|期(?:工程|项目)?建设")
_BUILDS = re.compile(
    r"[,，](?P<this>该?(?:项目|工程))?(?:主要|计划|拟|将|可|用于|分[一二两三四]期|[一二三四]期(?:工程|项目)?)*(?:在[^,，。;；、]{2,12})?(?:建设|新建|建成|兴建|配套建设|包括|购置|引进)"
    r"(?:内容|规模)?(?:为|包括)?[:：]?(?:[一二两三四五六七八九十\d]+[个座条]|占地(?:面积)?[约近]?[\d.]+(?:亩|公顷|平方米)的)?$"
)
"""What leads, in the sentence that tells of a project, to what it builds."""
_LIES = re.compile("位于|坐落[于在]|地处")
"""What tells in such a clause where the project lies."""
_LISTED = re.compile(r"[、和与及]$|以及$")


def telling(page: Sheet) -> tuple[tuple[Group, ...], tuple[tuple[Span, Mention], ...]]:
    """Give the projects of each sentence, those of one list together, and the sentences that go on about one, each with it."""
    found: list[tuple[Span, Mention]] = []
    kept: list[Group] = []
    by_sentence: dict[Span, list[Group]] = {}
    for group in groups(page):
        by_sentence.setdefault(group.sentence, []).append(group)
    alone, on_card = _alone(page), cards(page)
    focus: Mention | None = None
    fresh = headed = False
    for paragraph in page.paragraphs:
        if headed and paragraph[0] not in on_card and _address(page, paragraph) and paragraph[0] not in by_sentence:
            continue
        near = fresh and focus is not None
        fresh = fresh and headed
        body = headed and _under_heading(page, paragraph[0].start)
        headed = False
        for sentence in paragraph:
            if (owner := on_card.get(sentence)) is not None:
                found.append((sentence, owner))
                focus, fresh = owner, True
                continue
            here = by_sentence.get(sentence, [])
            match = GOES_ON.match(page.text.text, sentence.start) if kept else None
            if match is None and kept and (fresh or (near and alone)) and not here:
                match = _unsaid(page, sentence)
            goes_on = match is not None and (
                fresh or match["this"] is not None or ((near or alone) and _at_head(page, match, alone=alone))
            )
            if body and match is None and not here and focus is not None:
                if ABOUT.search(page.text.text, *sentence):
                    found.append((sentence, focus))
            elif match is None and kept and not here and focus is not None:
                midway = MIDWAY.search(page.text.text, *sentence)
                if midway is None and fresh and not page.within(*sentence, Kind.COMPANY):
                    midway = SUMMED_UP.search(page.text.text, *sentence)
                if midway is not None and ANOTHER.search(page.text.text, sentence.start, midway.end()) is None:
                    found.append((Span(midway.end(), sentence.stop), focus))
                    fresh = True
            meant = _meant(page, match, focus) if match is not None and goes_on else None
            here = _whole(page, here) if len(here) > 1 else here
            if here and not (meant is not None and (_made_of(page, here) or _plainly(page, match, here))):
                kept.extend(here)
                told = [group for group in here if not _recalled(page, group)] or here
                names = {p.text for group in told for p in group.projects}
                full = [p for g in told for p in g.projects if p.text == max(names, key=len)]
                one = told[-1].single and all(name in full[-1].text for name in names)
                focus = full[-1] if one else _defined(page, told)
                fresh = True
                headed = focus is not None and heading(page, paragraph) == focus
                opening = _opening(page, sentence, here[0]) if meant is not None and not _bare(match) else None
                if opening is not None and meant is not None:
                    found.append((opening, meant))
                    focus = meant
            elif meant is not None:
                found.append((sentence, meant))
                fresh = True
            near = False
    return tuple(kept), tuple(found)


def _unsaid(page: Sheet, sentence: Span) -> re.Match[str] | None:
    """Give what opens a sentence that leaves out whose work it tells of, where it can only be that of the project spoken of."""
    match = UNSAID.match(page.text.text, *sentence)
    if match is None or OTHERS.search(page.text.text, *sentence):
        return None
    return None if page.within(*sentence, Kind.REGION, Kind.PARK, Kind.COMPANY) else match


def _at_head(page: Sheet, match: re.Match[str], *, alone: bool) -> bool:
    """Tell whether what opens a paragraph means the project that was told of, or is `alone` on the page: 项目, only where something of its own follows."""
    if match.group().endswith(_PROJECT):
        return _ITS_OWN.match(page.text.text, match.end()) is not None
    return alone


def _bare(match: re.Match[str] | None) -> bool:
    """Tell whether no word for a project opens the sentence, only that something was invested: 投资7000万元,某某工程…."""
    return match is not None and match["this"] is None and match.group().endswith("投资")


def _opening(page: Sheet, sentence: Span, first: Group) -> Span | None:
    """Give the clauses that go on about a project with a figure or the place of it, before one that names another: 该项目总投资3亿元,|配套建设….

    None where the first clause names it.
    """
    text = page.text.text
    stop = max(text.rfind(mark, sentence.start, first.projects[0].start) for mark in ",，;；:：")
    if stop < 0:
        return None
    if not page.within(sentence.start, stop, Kind.MONEY, Kind.QUANTITY) and not _LIES.search(
        text, sentence.start, stop
    ):
        return None
    return Span(sentence.start, stop)


def _recalled(page: Sheet, group: Group) -> bool:
    """Tell whether a sentence only recalls the projects of `group`, which came before the one that it tells of: 这是|继甲项目之后|落户的又一项目."""
    return recalled(page.text.text, group.sentence.start, group.projects[0].start, group.projects[-1].stop) is not None


def _address(page: Sheet, paragraph: Sequence[Span]) -> bool:
    """Tell whether a paragraph is a line of a few words that no mark closes, as an address under a heading is."""
    return (
        len(paragraph) == 1
        and paragraph[0].stop - paragraph[0].start <= 24
        and not _CLAUSE.search(page.text.text, *paragraph[0])
    )


def _under_heading(page: Sheet, start: int) -> bool:
    """Tell whether the line before `start` is a heading inside the article, not the page's title."""
    return any(z.label is Label.ARTICLE and z.start < start - 1 < z.stop for z in page.text.zones)


def _defined(page: Sheet, here: Sequence[Group]) -> Mention | None:
    """Give the project that a sentence of several opens with and says what it is: 甲项目|是该市第一个化工项目."""
    first = here[0]
    opens = first.single and not page.text.text[first.lead.start : first.lead.stop].strip()
    return first.projects[0] if opens and IS_WHAT.match(page.text.text, *first.trail) else None


def _meant(page: Sheet, match: re.Match[str], focus: Mention | None) -> Mention | None:
    """Give the project that 该生产基地 means: the one spoken of, if its name holds the noun, else the last before it whose name does."""
    zone = _ZONE.search(match.group())
    bare = zone if zone is not None and (not match["this"] or zone.group() == "园区") else None
    if bare is not None and focus is not None:
        sign = "园" if match["this"] else bare.group()[-1]
        return focus if sign in focus.text or "基地" in focus.text else None
    work = _WORK.search(match.group())
    if work is not None and focus is not None:
        return focus if work.group() in focus.text else None
    noun = _NOUN.search(match.group()) if match["this"] else None
    if noun is None or (focus is not None and noun.group() in focus.text):
        return focus
    earlier = [
        m for m in page.mentions if m.kind is Kind.PROJECT and m.stop <= match.start() and noun.group() in m.text
    ]
    return earlier[-1] if earlier else None


def _alone(page: Sheet) -> bool:
    """Tell whether the page names one project only, be it under a shorter and a longer name."""
    names = sorted((m.text for m in page.mentions if m.kind is Kind.PROJECT and m.unit is None), key=len)
    return bool(names) and all(name in names[-1] for name in names)


def _whole(page: Sheet, here: Sequence[Group]) -> list[Group]:
    """Leave out what a project of the same sentence builds: 甲项目总投资5亿元,建设|某某生产线; the words after it are about the project."""
    kept: list[Group] = []
    at = start = here[0].sentence.start
    for group in here:
        last = kept[-1] if kept else None
        lead = page.text.text[group.lead.start : group.lead.stop]
        goes_on = at != start and "、" in lead and not _CLAUSE.search(lead)
        is_what = last is not None and (
            PREDICATE.fullmatch(page.text.text, *group.lead) is not None or _on_site(page, group)
        )
        if last is not None and last.single and (goes_on or is_what or _part(page, last, group)):
            at = group.trail.stop
            kept[-1] = replace(last, trail=Span(last.trail.start, group.trail.stop))
        else:
            kept.append(group)
            at = start
    return kept


def _on_site(page: Sheet, group: Group) -> bool:
    """Tell whether the names of `group` are of parts of the project on whose site they are seen."""
    return ON_SITE.fullmatch(page.text.text, *group.lead) is not None and all(
        SHOP.search(p.text) for p in group.projects
    )


def _part(page: Sheet, whole: Group, group: Group) -> bool:
    """Tell whether the projects of `group` are what the one of `whole` builds."""
    start, stop = whole.projects[-1].stop, group.projects[0].start
    lead = page.text.text[start:stop]
    builds = _BUILDS.search(lead)
    if builds is None or not (builds["this"] or _OWN.search(lead)):
        return False
    if any(not _BY.search(page.text.text, start, firm.start) for firm in page.within(start, stop, Kind.COMPANY)):
        return False
    return not any(p.text.endswith("项目") and p.unit is None and not _FIGURE.match(p.text) for p in group.projects)


def _plainly(page: Sheet, match: re.Match[str] | None, here: Sequence[Group]) -> bool:
    """Tell whether 该项目… says what that project is by words that only describe: 项目总投资2亿元,属集中式光伏电站项目."""
    if match is None or not match.group().endswith("项目") or any(p.unit is None for g in here for p in g.projects):
        return False
    says = len(here) == 1 and PREDICATE.fullmatch(page.text.text, match.end(), here[0].projects[0].start) is not None
    return says or not page.within(match.end(), here[-1].projects[-1].stop, Kind.COMPANY)


def _made_of(page: Sheet, here: Sequence[Group]) -> bool:
    """Tell whether all that the sentence names is what a project builds: 该项目…,建设标准化厂房、某某生产线."""
    text = page.text.text
    for group in here:
        lead = text[max(group.sentence.start, group.projects[0].start - 16) : group.projects[0].start]
        if not _CONTENT.search(lead) and not _LISTED.search(lead):
            return False
    phase = _PHASE.match(text, here[0].sentence.start)
    return not any(
        p.text.endswith("项目") and not (phase and _FIGURE.match(p.text)) for group in here for p in group.projects
    )
