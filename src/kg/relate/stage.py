"""How far a project is: the stage words before and after it or its list, dated where the sentence dates them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage_told import CEREMONIES, CLOSED_AS, CLOSING, HEADING, TOLD, ceremony_of, counted, presented
from kg.text.patterns import alternatives
from kg.text.span import Span

ORDER = ("planned", "negotiating", "signed", "started", "construction", "completed", "operating")

_FUTURE = re.compile(
    r"(?:将[于在]?|即将|预计|计划|拟|力争|有望|可望|争取|确保|待|年内|届时|尽快|尽早|早日|推动|促进|加快|助力|力促|实现早|促使|保障|为|希望|努力|未来|下一步|能够|可)[^,，。;；]{0,14}$"
)
_HYPOTHETIC = re.compile(r"(?:[^,，。;；]{0,6}(?:后|之后|以后|时|之日|之际|前))(?![\d月])")
_LIST_TAIL = re.compile(
    r"(?:(?=等|\d{1,2}个)等?(?:共?(?:\d+|[一二三四五六七八九十两数几多百]+)(?:余|多)?个|一(?:大)?批|一系列)?[^,，。;；]{0,45}?(?:项目|工程))?"
)
_HEAD_TAIL = re.compile(
    r"(?:了|的)?(?:(?:一批|重点|产业|招商|建设|的|\d+个|[一二三四五六七八九十]+个|新|省|市|重大|亿元以上)*(?:项目|工程))?(?:[中里][,，]?)?(?:[,，:：]?(?:有|包括|分别是|分别为|其中|如|主要有|主要包括|涵盖|含|为|例如|比如))*[:：]?$"
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
_BREAK = re.compile(r"[,，;；。]")
_LISTING = re.compile("项目[^。;；]*(?:有|包括|分别|涵盖)")
_SOME = re.compile(
    "引入|引来|签下|跟踪|包装|计划|规划|筹建|投产|投用|投运|投入|试生产|试运|并网|通车|营业|开业|运营|达产|启用|竣工|建成|完工|落成|落地|落户|建设|施工|推进|封顶|在建|续建"
    "|安装|调试|装修|合龙|合拢|完成|开工|动工|奠基|破土|开建|签约|签订|签署|引进|招引|洽谈|在谈|对接|谋划|储备|策划|前期|筹备|拟建|实施|进展|启动|加快|提速|加速"
)
"""A cheap look for what every pattern of `stages.tsv` holds ; a test keeps the two together."""


_JOINED = re.compile(r"等?(?:[^,，。;；、]{0,12}(?:项目|工程))?[、,，;；]?(?:还有|以及|及|和|与|、)")


class _Union:
    """Rows of the table as one pattern, with the stage of each. The one that is searched for has no groups, so that the engine can pass
    over places where no row begins; which row it was is asked only where one fits."""

    def __init__(self, rows: Sequence[tuple[str, ...]], tail: str = "") -> None:
        self._any = re.compile(f"(?:{alternatives(row[0] for row in rows)})(?:{tail})")
        self._which = re.compile("(?:" + "|".join(f"(?P<s{i}>{row[0]})" for i, row in enumerate(rows)) + f")(?:{tail})")
        self._stages = [row[1] for row in rows]

    def finditer(self, text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
        return self._any.finditer(text, start, stop)

    def search(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        return self._any.search(text, start, stop)

    def stage(self, match: re.Match[str]) -> str:
        """Give the stage of a match of these rows."""
        which = self._which.match(match.string, match.start(), match.endpos)
        return self._stages[int(which.lastgroup[1:])] if which and which.lastgroup else ""


@dataclass(frozen=True)
class _Words:
    after: _Union
    before: _Union
    opened: _Union


def _words(knowledge: Knowledge) -> _Words:
    rows = knowledge.table("stages")
    after = [row for row in rows if row[2] in ("after", "both")]
    before = [row for row in rows if row[2] in ("before", "both")]
    opened = _Union(
        before,
        r"的(?:[^,，。;；]{0,10}项目)?(?:中)?[,，]?(?:有|包括|分别是|分别为|主要有|主要包括|涵盖)(?:[^。;；]{0,40}|[^。;；]{0,60}[,，]其中[^,，。;；]{0,16})$|[^,，。;；]{0,16}项目(?:共)?(?:\d+个)?[^。;；]{0,30}[,，](?:包括|分别是|分别为|主要有|其中有)$",
    )
    return _Words(_Union(after), _Union(before, _HEAD_TAIL.pattern), opened)


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give a stage claim for each project and each stage that is stated of it; the furthest is chosen later."""
    words = knowledge.once("relate.stage", _words)
    by_sentence: dict[Span, list[Group]] = {}
    for group in page.groups:
        by_sentence.setdefault(group.sentence, []).append(group)
    section: str | None = None
    for paragraph in page.paragraphs:
        heading = HEADING.match(page.text.text, paragraph[0].start)
        if heading is not None and paragraph[-1].stop - paragraph[0].start <= 20:
            section = CEREMONIES.get(heading["what"][:2]) if heading["what"] else None
        ceremony: str | None = section
        series: str | None = None
        told = False
        for sentence in paragraph:
            here = by_sentence.get(sentence, [])
            carried: str | None = (
                series if page.text.text[sentence.start - 1 : sentence.start] in (";", "\uff1b") else None
            )
            joined = carried is not None
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
                    and (carried or ceremony)
                    and (
                        carried or section or not group.single or counted(page, group) or told or presented(page, group)
                    )
                ):
                    rule = "stage/carried" if carried else "stage/ceremony"
                    found = [
                        _claim(page, p, carried or ceremony or "", Span(p.start, p.stop), rule, sentence)
                        for p in group.projects
                    ]
                yield from found
            ceremony = ceremony_of(page, sentence) or ceremony
            told = told or TOLD.search(page.text.text, sentence.start, sentence.stop) is not None
    for sentence, project in page.continued:
        yield from _continued(page, project, sentence, words)


def _of_group(page: Page, group: Group, words: _Words) -> Iterator[Claim]:
    text = page.text.text
    trail = group.trail
    tail = _LIST_TAIL.match(text, trail.start, trail.stop)
    begin = tail.end() if tail and not group.single else trail.start
    if group.single and tail and tail.end() > trail.start:
        begin = tail.end()
    limit = _limit(page, group, begin)
    best: tuple[int, str, int] | None = None
    aimed = _PURPOSE.search(text, group.lead.start, _lead(page, group)) is not None
    for stage, _, stop in _stated(text, begin, limit, words):
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
    if _SOME.search(text, low, lead) is not None:
        match = next((m for m in words.before.finditer(text, low, lead) if m.end() == lead), None)
    if match is not None:
        stage = words.before.stage(match)
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


def _stated(text: str, start: int, stop: int, words: _Words) -> Iterator[tuple[str, int, int]]:
    if _SOME.search(text, start, stop) is None:
        return
    for match in words.after.finditer(text, start, stop):
        stage = words.after.stage(match)
        if match.group() in _NEARBY and (match.start() - start > 10 or _BREAK.search(text, start, match.start())):
            continue
        if _HYPOTHETIC.match(text, match.end()):
            continue
        if stage in _NEAR and (match.start() - start > 10 or _BREAK.search(text, start, match.start())):
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


def _continued(page: Page, project: Mention, sentence: Span, words: _Words) -> Iterator[Claim]:
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
