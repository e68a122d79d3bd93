"""How far a project is: the stage words before and after it or its list, dated where the sentence dates them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage_told import (
    CEREMONIES,
    CLOSED_AS,
    CLOSING,
    HEADING,
    RESUMED,
    TOLD,
    ceremony_of,
    counted,
    due,
    enlisted,
    event_of,
    population_of,
    presented,
)
from kg.relate.stage_words import SOME, Words, stage_words
from kg.text.span import Span

ORDER = ("planned", "negotiating", "signed", "started", "construction", "completed", "operating")

_FUTURE = re.compile(
    r"(?:将[于在]?|(?<![重主需])要(?=开工|建成|启动|新建|实施)|即将|预计|计划|拟|力争|有望|可望|争取|确保|待|年内|届时|尽快|尽早|早日|推动|促进|加快|助力|力促|实现早|促使|保障|为|希望|努力|未来|下一步|能够|可)[^,，。;；]{0,14}$"
)
_DENIED = re.compile(r"(?:没有?|未能?|尚未|并未|不能|无法|难以|暂缓|停止|何时|什么时候|是否|能否)[^,，。;；]{0,6}$")
"""What denies the stage word after it, or asks: 并没有|开工."""
_HYPOTHETIC = re.compile(r"(?:[^,，。;；]{0,6}(?:后|之后|以后|时|之日|之际|前))(?![\d月])")
_LIST_TAIL = re.compile(
    r"(?:(?=等|\d{1,2}个)等?(?:共?(?:\d+|[一二三四五六七八九十两数几多百]+)(?:余|多)?个|一(?:大)?批|一系列)?[^,，。;；]{0,45}?(?:项目|工程))?"
)
_ITEMS = re.compile(r"[的了有](?:[^,，。;；的了]{2,40}、)+$")
_STRIP = re.compile(
    r"(?:(?:计划|规划|预计)?总?投资(?:总?额)?(?:约|超过?|近|逾|达)*|[约超近达]|的|以上|左右|位于|由|投资建设|总)+$"
)
_DAY = re.compile(r"\d{4}年|\d{1,2}月")
_PLAN = re.compile(r"(?:计划|预计|拟|力争|将)[^。;；]{0,28}$")
_NOT_DATED = re.compile(r"以来|截至|截止|起|至今|目前")
_FUTURE_START = re.compile(
    r"(?:将于|将在|计划于|计划|即将|预计|拟于?|拟|有望)[^,，。;；]{0,10}(?:开工|动工|奠基|启动建设)|启动建设(?=.*年内)"
)
_NEAR = ("negotiating", "planned")
_NEARBY = ("引进", "招引", "签订", "签署")
_AT_ONCE = re.compile(
    r"[,，](?:现?已|均|全部|全面|陆续|相继|集中|正式|顺利)*(?:开工|开复工|投产|竣工|签约|落地|落户|建成|启动)(?!\d)"
)
_PURPOSE = re.compile(
    r"(?:推进|推动|争取|确保|力争|力促|促进|做好|抓好|保障|督促|促成|跟进)(?:了)?(?:由[^,，。;；、]{2,14}(?:投资|建设)的)?$"
)
_ATTRIBUTE = re.compile(r"的[^,，。;；]{0,24}")
"""What leads from a stage word to the next project, of which the word is said: 甲项目现场,刚刚开工|的乙项目."""
_BREAK = re.compile(r"[,，;；。]")
_LISTING = re.compile("项目[^。;；]*(?:有|包括|分别|涵盖)")


_JOINED = re.compile(
    r"等?(?:[^,，。;；、]{0,12}(?:项目|工程))?[、,，;；]?(?:还有|以及|及|和|与|、)"
    r"|等?(?:[^,，。;；、]{0,12}(?:项目|工程))?[,，;；][^,，。;；、\d]{0,14}(?:领域|方面|行业|产业|类)(?:方面)?的"
)


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give a stage claim for each project and each stage that is stated of it; the furthest is chosen later."""
    yield from due(page, _stages(page, knowledge))


def _stages(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    if not page.groups:
        return
    words = stage_words(knowledge)
    last = page.groups[-1].sentence.start
    by_sentence: dict[Span, list[Group]] = {}
    for group in page.groups:
        by_sentence.setdefault(group.sentence, []).append(group)
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
            joined = carried is not None
            passing = event_of(page, Span(sentence.start, here[0].projects[0].start)) if here else None
            if here and (roll := enlisted(page, sentence, here[0], population)) is not None:
                series, carried, joined = roll, roll, True
            population = population_of(page, sentence.start, sentence.stop) or (population if here else None)
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
                elif (
                    not found
                    and (carried or ceremony or passing)
                    and (
                        carried or section or not group.single or counted(page, group) or told or presented(page, group)
                    )
                ):
                    rule = "stage/carried" if carried else "stage/ceremony"
                    found = [
                        _claim(page, p, carried or passing or ceremony or "", Span(p.start, p.stop), rule, sentence)
                        for p in group.projects
                    ]
                yield from found
            own = ceremony_of(page, sentence)
            ceremony = own or ceremony
            event = own or event_of(page, sentence) or event
            told = told or TOLD.search(page.text.text, sentence.start, sentence.stop) is not None
    for sentence, project in page.continued:
        yield from _continued(page, project, sentence, words)


def _of_group(page: Page, group: Group, words: Words) -> Iterator[Claim]:
    text = page.text.text
    trail = group.trail
    tail = _LIST_TAIL.match(text, trail.start, trail.stop)
    begin = tail.end() if tail and not group.single else trail.start
    if group.single and tail and tail.end() > trail.start:
        begin = tail.end()
    limit = _limit(page, group, begin)
    best: tuple[int, str, int] | None = None
    aimed = _PURPOSE.search(text, group.lead.start, _lead(page, group)) is not None
    more = trail.stop < group.sentence.stop
    for stage, _, stop in _stated(text, begin, limit, words):
        if more and _ATTRIBUTE.fullmatch(text, stop, trail.stop):
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
    lead = _lead(page, group)
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
        if stage in ("completed", "operating", "started", "construction") and _FUTURE.search(
            text, group.lead.start, match.start()
        ):
            stage = "planned" if stage == "started" or match.group().startswith("开工") else ""
        if stage:
            for project in group.projects:
                yield _claim(page, project, stage, Span(match.start(), project.stop), "stage/before", group.sentence)


def _limit(page: Page, group: Group, begin: int) -> int:
    """Give where the words after a project stop being about it: at another subject, or for a list at the clause's end."""
    text = page.text.text
    stop = group.trail.stop
    if not group.single:
        after = begin + 1 if _AT_ONCE.match(text, begin, stop) else begin
        comma = _BREAK.search(text, after, stop)
        return comma.start() if comma else stop
    for other in page.within(begin, stop, Kind.REGION, Kind.COMPANY, Kind.PARK):
        if text[other.start - 1] in ",，;；":
            return other.start
    return stop


def _lead(page: Page, group: Group) -> int:
    """Give where the words before a list end, amounts and places before its first name left out."""
    text = page.text.text
    at = group.lead.stop
    inner = page.within(
        group.lead.start, group.lead.stop, Kind.MONEY, Kind.REGION, Kind.PARK, Kind.QUANTITY, Kind.COMPANY
    )
    changed = True
    while changed:
        changed = False
        strip = _STRIP.search(text, group.lead.start, at)
        if strip and strip.end() == at:
            at = strip.start()
            changed = True
        if at > group.lead.start and text[at - 1] == "、":
            opening = _ITEMS.search(text, group.lead.start, at)
            if opening and opening.end() == at:
                at = opening.start() + 1
                changed = True
        for mention in inner:
            if mention.stop == at and mention.start >= group.lead.start:
                at = mention.start
                changed = True
    return at


def _stated(text: str, start: int, stop: int, words: Words) -> Iterator[tuple[str, int, int]]:
    if SOME.search(text, start, stop) is None:
        return
    for match in words.after.finditer(text, start, stop):
        stage = words.after.stage(match)
        if match.group() in _NEARBY and (match.start() - start > 10 or _BREAK.search(text, start, match.start())):
            continue
        if _HYPOTHETIC.match(text, match.end()):
            continue
        if _DENIED.search(text, max(start, match.start() - 12), match.start()):
            continue
        told = text[start : start + 1] in (":", "\uff1a") and match.start() - start <= 16
        if stage in _NEAR and not told and (match.start() - start > 10 or _BREAK.search(text, start, match.start())):
            continue
        clause = max(text.rfind(mark, start, match.start()) for mark in ",，。;；")
        low = clause + 1 if clause >= 0 else start
        if stage != "planned" and (
            _FUTURE.search(text, low, match.start()) or _scheduled(text, start, low, match.start())
        ):
            if stage == "started" and _FUTURE_START.search(text, low, match.end()):
                yield "planned", match.start(), match.end()
            continue
        yield stage, match.start(), match.end()


def _scheduled(text: str, start: int, low: int, stop: int) -> bool:
    """Tell whether the clause gives a date in a plan that the clause before begins: 计划2025年7月开工,2026年11月竣工."""
    return _DAY.search(text, low, stop) is not None and _PLAN.search(text, max(start, low - 30), low) is not None


def _continued(page: Page, project: Mention, sentence: Span, words: Words) -> Iterator[Claim]:
    text = page.text.text
    best: tuple[int, str, int] | None = None
    for stage, _, stop in _stated(text, sentence.start, sentence.stop, words):
        rank = ORDER.index(stage)
        if best is None or rank > best[0]:
            best = (rank, stage, stop)
    if best is not None:
        yield _claim(page, project, best[1], Span(sentence.start, best[2]), "stage/continued", sentence)


def _claim(page: Page, project: Mention, stage: str, quote: Span, rule: str, sentence: Span) -> Claim:
    return Claim("stage", project, quote, rule, value=stage, date=_date(page, sentence, quote))


def _date(page: Page, sentence: Span, quote: Span) -> str | None:
    """Give the date of the sentence as year, month or day; None for stretches like 今年以来 and for several dates."""
    text = page.text.text
    dates = [
        d
        for d in page.within(sentence.start, quote.stop, Kind.DATE)
        if isinstance(d.value, str) and not _NOT_DATED.match(text, d.stop) and not _NOT_DATED.search(d.text)
    ]
    if not dates:
        return None
    start, _, stop = str(dates[-1].value).partition("/")
    if start == stop:
        return start
    if start[:7] == stop[:7] and start.endswith("-01") and int(stop[8:]) >= 28:
        return start[:7]
    if start[:4] == stop[:4] and start.endswith("-01-01") and stop.endswith("-12-31"):
        return start[:4]
    return None
