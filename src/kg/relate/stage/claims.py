"""How far a project is: the stage words before and after it or its list, dated where the sentence dates them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Claim, Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage.aims import aimed_at
from kg.relate.stage.back import counted_back, shared_back
from kg.relate.stage.clause import FUTURE, apart, lead_of, limit_of, listed_from, stated
from kg.relate.stage.date import date_of
from kg.relate.stage.plan import brought, destined, intended, on_paper, pushed
from kg.relate.stage.told import (
    CEREMONIES,
    CLOSED_AS,
    CLOSING,
    HEADING,
    RESUMED,
    TOLD,
    ceremony_cues,
    ceremony_of,
    counted,
    due,
    enlisted,
    entered,
    event_of,
    holds,
    hosts,
    population_of,
    presented,
)
from kg.relate.stage.words import SOME, Words, stage_words
from kg.text.span import Span

ORDER = ("planned", "negotiating", "signed", "started", "construction", "completed", "operating")
_DATED = frozenset(("signed", "started", "completed", "operating"))
"""The stages that begin on a day; the others last."""
_BEGUN = ORDER.index("started")

_LIST_TAIL = re.compile(
    r"(?:(?=等|\d{1,2}[个项大])等?(?:共?(?:\d+|[一二三四五六七八九十两数几多百]+)(?:余|多)?[个项大]|一(?:大)?批|一系列)?[^,，。;；]{0,45}?(?:项目|工程))?"
)
_PURPOSE = re.compile(
    r"(?:推进|推动|加快|助推|助力|争取|确保|力争|力促|促进|做好|抓好|保障|督促|跟进)(?:了)?(?:由[^,，。;；、]{2,14}(?:投资|建设)的)?$"
)
_PAST = re.compile(r"今年以来|近年来|去年|(?:前[一二三]季度|上半年|[1一]季度|1-\d{1,2}月)[,，]|截至|先后|成功|累计")
"""What makes of a purpose what has been done: 前三季度,推动|某项目落地."""
_ATTRIBUTE = re.compile(r"的[^,，。;；]{0,24}")
"""What leads from a stage word to the next project, of which the word is said: 甲项目现场,刚刚开工|的乙项目."""
_ELSEWHEN = re.compile(r"\s*(?:近年来?|近几年|今年以来|去年|此前|一直以来|多年来|过去)")
"""What opens a sentence that looks back from a ceremony on other projects."""
_PART = re.compile(
    r"的(?!主体|土建|基础|厂房|一期|首期|前期|主要|各项|配套)(?:第[一二三四]条|[^,，。;；、的]{0,12}?)(?:工程|生产线|电站|项目)(?!建设|进展|进度|现场|施工)"
)
"""What leads from a project to a thing of it that has a stage of its own: 甲产业园|的集中供热工程|已完成."""
_HELD_OR_ON = re.compile("[,，。;；]|举[行办]")
"""What tells that a stage after 在某项目 is the project's: a ceremony held there, or the next clause."""
_ON_SITE = re.compile(r"(?:建设|施工)(?:现场|工地)(?!.{0,4}(?:举[行办]|召开))")
"""A site that somebody is on, of which no ceremony is told."""
_CLAUSE = re.compile(r"[^,，元]{3,}[,，]")
"""What stands before a project that no list of the sentence before goes on with."""
_OTHER_STAGE = re.compile(
    "(?:集中|新|已|正式|相继|陆续|顺利)*(?:竣工|完工|开工|投产|签约|建成|落地|在建|续建|奠基|谋划|储备)"
)
"""What opens a part of a sentence that tells of another stage than the part before."""
_SHARE = re.compile(r"\d[个项][,，](?:分别)?[为是有][^,，。;；]{0,12}\Z")
"""What counts a share of the projects of the list before it: ;10亿元以上项目4个,为|甲项目."""
_LISTING = re.compile("项目[^。;；]*(?:有|包括|分别|涵盖)")


_DUE = re.compile(r"(?:预计|即将|将[于在])[^,，。;；]{0,10}$")
_SUM = re.compile(r"总投资[^,，。;；]{2,16}[,，]")
_JOINED = re.compile(
    r"(?:计划|预计)?总?投资(?:总?额)?(?:约|近|超过?|达)*\d[\d.]*[万亿]*(?:元|美元)、|等?(?:\d+[个项])?[^,，。;；、]{0,12}(?:项目|工程)?[,，](?:也|还|又|并|同时|既)*(?:包含|包括|涵盖)|等?(?:[^,，。;；、]{0,12}(?:项目|工程))?[、,，;；]?(?:还有|以及|及|和|与|、)"
    r"|等?(?:[^,，。;；、]{0,12}(?:项目|工程))?[,，;；][^,，。;；、\d]{0,14}(?:领域|方面|行业|产业|类)(?:方面)?的"
)

_INTENT = re.compile("[^,，。;；、和与及]{0,8}意向")
"""After what is signed: an agreement of intent, which is no contract."""
_PAPERS_OF = re.compile("的(?!(?:全部|主体|各项|整体|土建|[一二三]期)*(?:建设|施工|改造|安装|工程|扩建))")
"""After a project what tells that not it is completed but papers of it: 完成了某项目|的|可行性研究报告."""


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give a stage claim for each project and each stage that is stated of it; the furthest is chosen later."""
    told = [*_stages(page, knowledge), *counted_back(page, stage_words(knowledge).after)]
    yield from due(page, aimed_at(page, [*told, *shared_back(page, told)]))


def _stages(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    if not page.groups:
        return
    words = stage_words(knowledge)
    last = page.groups[-1].sentence.start
    by_sentence: dict[Span, list[Group]] = {}
    for whole in page.groups:
        for group in apart(page, whole, words):
            by_sentence.setdefault(group.sentence, []).append(group)
    cues = ceremony_cues(page)
    listed = sum(entered(page, group) for group in page.groups) > 1
    section: str | None = None
    event: str | None = None
    population: str | None = None
    for paragraph in page.paragraphs:
        if paragraph[0].start > last:
            break
        heading = HEADING.match(page.text.text, paragraph[0].start)
        if heading is not None and paragraph[-1].stop - paragraph[0].start <= 20:
            section = CEREMONIES.get(heading["what"][:2]) if heading["what"] else None
        ceremony: str | None = section
        series: str | None = None
        told = False
        for sentence in paragraph:
            here = by_sentence.get(sentence, [])
            if event is not None and RESUMED.match(page.text.text, sentence.start, sentence.stop):
                ceremony, told = ceremony or event, True
            carried: str | None = (
                series if page.text.text[sentence.start - 1 : sentence.start] in (";", "\uff1b") else None
            )
            if (
                carried is not None
                and here
                and (_CLAUSE.search(page.text.text, *here[0].lead) or _OTHER_STAGE.match(page.text.text, *here[0].lead))
                and not _SHARE.search(page.text.text, *here[0].lead)
            ):
                carried = None
            joined = carried is not None
            cued = holds(cues, sentence)
            passing = event_of(page, Span(sentence.start, here[0].projects[0].start)) if here and cued else None
            if here and (roll := enlisted(page, sentence, here[0], population)) is not None:
                series, carried, joined = roll, roll, True
            own = population_of(page, sentence.start, sentence.stop) if cued else None
            population = own or (population if here or page.text.text.startswith("其中", sentence.start) else None)
            for group in here:
                if (
                    carried is not None
                    and not joined
                    and not _JOINED.match(page.text.text, group.lead.start, group.lead.stop)
                ):
                    carried = None
                found = list(_of_group(page, group, words))
                before = next((c for c in found if c.rule == "stage/before"), None)
                joined = False
                if before is not None:
                    carried = series = str(before.value)
                elif all(c.rule == "stage/progress" for c in found):
                    known = (
                        carried or passing or (None if _ELSEWHEN.match(page.text.text, sentence.start) else ceremony)
                    )
                    if not (known and (carried or section or told or _shown(page, group))):
                        known = (
                            ceremony_of(page, sentence)
                            if hosts(page, group)
                            else event
                            if listed and entered(page, group)
                            else None
                        )
                    rule = "stage/carried" if carried else "stage/ceremony"
                    if known:
                        found.extend(
                            _claim(page, p, known, Span(p.start, p.stop), rule, sentence) for p in group.projects
                        )
                yield from found
            if cued:
                own = ceremony_of(page, sentence)
                ceremony = own or ceremony
                event = own or event_of(page, sentence) or event
                told = told or TOLD.search(page.text.text, sentence.start, sentence.stop) is not None
    for sentence, project in page.continued:
        yield from _continued(page, project, sentence, words)


def _shown(page: Page, group: Group) -> bool:
    """Tell whether the project stands in its sentence as one of those that a ceremony is about."""
    return not group.single or counted(page, group) or presented(page, group)


def _of_group(page: Page, group: Group, words: Words) -> Iterator[Claim]:
    text = page.text.text
    trail = group.trail
    tail = _LIST_TAIL.match(text, trail.start, trail.stop)
    begin = tail.end() if tail and not group.single else trail.start
    if group.single and tail and tail.end() > trail.start:
        begin = tail.end()
    limit = limit_of(page, group, begin)
    best: tuple[int, str, int] | None = None
    aim = _PURPOSE.search(text, group.lead.start, lead_of(page, group))
    aimed = aim is not None and _PAST.search(text, group.lead.start, aim.start()) is None
    more = trail.stop < group.sentence.stop
    site = group.single and text[group.lead.start : group.lead.stop].endswith(("在", "于"))
    other = _PART.match(text, begin, limit) if group.single else None
    for stage, start, stop in stated(text, begin, limit, words.after):
        if more and (stop == trail.stop or _ATTRIBUTE.fullmatch(text, stop, trail.stop)):
            continue
        if site and not _HELD_OR_ON.search(text, begin, start) and _ON_SITE.match(text, start) is None:
            continue
        if other is not None and other.end() <= start and ORDER.index(stage) >= _BEGUN:
            continue
        if aimed and stage != "planned":
            if stage != "started":
                continue
            stage = "planned"
        rank = ORDER.index(stage)
        if best is None or rank > best[0]:
            best = (rank, stage, stop)
    if best is not None:
        for project in group.projects:
            rule = "stage/after" if group.single else "stage/list"
            yield _claim(page, project, best[1], Span(project.start, best[2]), rule, group.sentence)
    goes = (
        next(stated(text, begin, trail.stop if _SUM.match(text, begin, trail.stop) else limit, words.progress), None)
        if not group.closed
        else None
    )
    if goes is not None and (best is None or best[0] < _BEGUN):
        rule = "stage/progress" if group.single else "stage/list"
        for project in group.projects:
            yield _claim(page, project, goes[0], Span(project.start, goes[2]), rule, group.sentence)
    if best is None and group.single and (end := on_paper(page, group, limit, words.after)) is not None:
        quote = Span(group.projects[0].start, end)
        yield _claim(page, group.projects[0], "planned", quote, "stage/papers", group.sentence)
    listing = _LISTING.search(text, group.lead.start, group.lead.stop)
    opened = words.opened.search(text, group.lead.start, group.lead.stop) if listing else None
    if opened is not None and opened.end() == group.lead.stop:
        stage = words.opened.stage(opened)
        for project in group.projects:
            yield _claim(page, project, stage, Span(opened.start(), project.stop), "stage/before", group.sentence)
        return
    closing = CLOSING.search(text, trail.start, begin) if tail is not None else None
    if closing is not None and (best is None or aimed):
        for project in group.projects:
            stage = CLOSED_AS[closing["what"]]
            yield _claim(page, project, stage, Span(project.start, closing.end()), "stage/list", group.sentence)
    lead = lead_of(page, group)
    lead += text.startswith("的", lead, group.lead.stop)
    match = None
    low = max(group.lead.start, lead - 60)
    if SOME.search(text, low, lead) is not None:
        match = next((m for m in words.before.finditer(text, low, lead) if m.end() == lead), None)
    if match is not None:
        stage = (
            words.before.stage(match)
            if "推进" not in match.group() or (closing is None and (best is None or best[1] != "planned"))
            else ""
        )
        if stage in ("completed", "operating", "started", "construction") and FUTURE.search(
            text, group.lead.start, match.start()
        ):
            due = stage in ("operating", "completed") and _DUE.search(text, group.lead.start, match.start())
            stage = "planned" if stage == "started" or due or match.group().startswith("开工") else ""
        if stage == "completed" and _PAPERS_OF.match(text, group.projects[-1].stop):
            stage = ""
        if stage:
            for project in group.projects:
                yield _claim(page, project, stage, Span(match.start(), project.stop), "stage/before", group.sentence)
    elif best is None and (told := listed_from(page, group, words)) is not None:
        for project in group.projects:
            quote = Span(told[1], project.stop)
            yield _claim(page, project, told[0], quote, "stage/before", group.sentence)
    elif (at := brought(page, group)) is not None:
        yield _claim(
            page, group.projects[0], "signed", Span(at, group.projects[0].stop), "stage/brought", group.sentence
        )
    elif (words_before := intended(page, group, lead)) is not None:
        for project in group.projects:
            yield _claim(
                page, project, "planned", Span(words_before[0], project.stop), "stage/intended", group.sentence
            )
    elif best is None and closing is None and (end := pushed(page, group, lead)) is not None:
        for project in group.projects:
            yield _claim(page, project, "construction", Span(project.start, end), "stage/pushed", group.sentence)
    elif best is None and (end := destined(page, group, begin)) is not None:
        for project in group.projects:
            yield _claim(page, project, "planned", Span(project.start, end), "stage/destined", group.sentence)


def _continued(page: Page, project: Mention, sentence: Span, words: Words) -> Iterator[Claim]:
    text = page.text.text
    best: tuple[int, str, int] | None = None
    for stage, _, stop in stated(text, sentence.start, sentence.stop, words.after):
        rank = ORDER.index(stage)
        if best is None or rank > best[0]:
            best = (rank, stage, stop)
    if best is not None:
        yield _claim(page, project, best[1], Span(sentence.start, best[2]), "stage/continued", sentence)
    if (best is None or best[0] < _BEGUN) and (
        goes := next(stated(text, sentence.start, sentence.stop, words.progress), None)
    ):
        yield _claim(page, project, goes[0], Span(sentence.start, goes[2]), "stage/progress", sentence)


def _claim(page: Page, project: Mention, stage: str, quote: Span, rule: str, sentence: Span) -> Claim:
    if stage == "signed" and _INTENT.match(page.text.text, quote.stop):
        stage = "negotiating"
    date = date_of(page, project, sentence.start, quote.stop) if stage in _DATED else None
    return Claim("stage", project, quote, rule, value=stage, date=date)
