"""Stages along the paragraphs: what a ceremony, a heading or the part of a list before it tells of the projects that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Claim
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage.around import Around
from kg.relate.stage.order import claim
from kg.relate.stage.parting import apart
from kg.relate.stage.rolls import above_lines, alone_counted, enlisted, introduced, numbered, population_of, sampled
from kg.relate.stage.told import (
    ATTACHED,
    CEREMONIES,
    RESUMED,
    TOLD,
    ceremony_cues,
    ceremony_of,
    counted,
    entered,
    event_of,
    holds,
    hosts,
    presented,
    section_of,
    venue,
)
from kg.relate.stage.words import Words
from kg.text.span import Span

_ELSEWHEN = re.compile(r"\s*(?:近年来?|近几年|今年以来|去年|此前|一直以来|多年来|过去)")
"""What opens a sentence that looks back from a ceremony on other projects."""
_CLAUSE = re.compile(r"[^,，元]{3,}[,，]")
"""What stands before a project that no list of the sentence before goes on with."""
_OTHER_STAGE = re.compile(
    "(?:集中|新|已|正式|相继|陆续|顺利)*(?:竣工|完工|开工|投产|签约|建成|落地|在建|续建|奠基|谋划|储备)"
)
"""What opens a part of a sentence that tells of another stage than the part before."""
_SHARE = re.compile(r"\d[个项][,，](?:分别)?[为是有]?[^,，。;；]{0,12}\Z")
"""What counts a share of the projects of the list before it: ;10亿元以上项目4个,为|甲项目."""
_JOINED = re.compile(
    r"(?:计划|预计)?总?投资(?:总?额)?(?:约|近|超过?|达)*\d[\d.]*[万亿]*(?:元|美元)、|等?(?:\d+[个项])?[^,，。;；、]{0,12}(?:项目|工程)?[,，](?:也|还|又|并|同时|既)*(?:包含|包括|涵盖)|等?(?:[^,，。;；、]{0,12}(?:项目|工程))?[、,，;；]?(?:还有|以及|及|和|与|、)"
    r"|等?(?:[^,，。;；、]{0,12}(?:项目|工程))?[,，;；][^,，。;；、\d]{0,14}(?:领域|方面|行业|产业|类)(?:方面)?的"
    r"|等[^,，。;；、]{0,24}(?:项目|工程)(?:\d{1,2}|[两二三四五六七八九十])[个项][,，]\Z|等(?:\d{1,2}|[两二三四五六七八九十])[个项大][^,，。;；、]{0,24}(?:项目|工程)[,，]\Z"
)
_SITE = re.compile(r"(?:现场|工地)\Z")
"""The end of what tells that somebody is where the project is built."""
_BEGINS_THERE = re.compile(
    r"[^。;；]{0,30}?(?:(?:开工|动工|奠基)[^,，。;；]{0,6}(?:培土|挥锹|揭幕|剪彩)|培土奠基|奠基培土|挥锹(?:铲土|培土|奠基))"
)
"""What people do on a site behind the words for it where the work begins there: 来到某项目施工现场,|共同为项目开工培土."""
_WEAK = frozenset(("stage/progress", "stage/intended", "stage/destined"))
"""Rules of stages that a list may outdo: what firms have signed for they mean to build."""
_ITEM = re.compile(r"[\s\u3000]*(?:[(（]?\d{1,2}[)）、.．]|[①-⑳])?")
"""What may stand before the name at the head of an item."""
_HEADING = 24
"""The longest paragraph that is a heading."""


class Run:
    """What a page has told so far while its paragraphs are read one after the other.

    `section` (with the `rank` of its heading), `event` and `population` hold for the page, `ceremony`, `series` and `told` for the paragraph: the stage that a heading tells, that
    an event brings, that the projects counted last have (and `lines`, those of the lines below); that a ceremony of the paragraph brings, that the list before `;` has; whether
    the text has said that it goes on to tell of the ceremony.
    """

    def __init__(self, page: Page, words: Words) -> None:
        """Take the page and the compiled words of stages."""
        self.page, self.words = page, words
        self.text = page.text.text
        self.by_sentence: dict[Span, list[Group]] = {}
        for whole in page.groups:
            for group in apart(page, whole, words):
                self.by_sentence.setdefault(group.sentence, []).append(group)
        self.cues = ceremony_cues(page)
        self.listed = sum(entered(page, group) for group in page.groups) > 1
        self.section: str | None = None
        self.rank = 0
        self.event: str | None = None
        self.title: str | None = None
        self.news: str | None = None
        self.presented: str | None = None
        self.population: str | None = None
        self.ceremony: str | None = None
        self.series: str | None = None
        self.told = False
        self.recent = False
        self.lines: str | None = None

    def claims(self) -> Iterator[Claim]:
        """Give the claims of all sentences that name projects, in order."""
        last = self.page.groups[-1].sentence.start if self.page.groups else -1
        for paragraph in self.page.paragraphs:
            if paragraph[0].start > last:
                break
            line = self.text[paragraph[0].start : paragraph[-1].stop]
            heading = section_of(line) if len(line) <= _HEADING else None
            if heading is not None and (heading[0] is not None or heading[1] <= self.rank):
                self.section, self.rank = heading
            elif self.event is not None and ATTACHED.match(line):
                self.section, self.rank = self.event, 0
            self.ceremony, self.series, self.told = self.section, None, False
            lead = self._headed(paragraph) or self._line(paragraph)
            if lead is not None:
                self.ceremony, self.told = lead, True
            first = self.by_sentence.get(paragraph[0], [])[:1]
            entry = bool(first) and introduced(self.page, first[0])
            self.presented = (self.news or self.presented) if entry else None
            self.news = None
            counted = self.population
            for sentence in paragraph:
                counted = self.population
                yield from self._sentence(sentence)
            self.lines = above_lines(self.page, paragraph[-1], counted, self.words.after) or self.lines
            if paragraph is self.page.paragraphs[0]:
                self.title = self.event

    def _headed(self, paragraph: Sequence[Span]) -> str | None:
        """Give the stage of the projects that the paragraph's first sentence is a heading of, short as a line of its own: (一)签约项目2个。|甲项目,…"""
        first = paragraph[0]
        if len(paragraph) == 1 or first.stop - first.start > _HEADING:
            return None
        listed = self.by_sentence.get(paragraph[1], [])
        if not listed or _ITEM.fullmatch(self.text, paragraph[1].start, listed[0].projects[0].start) is None:
            return None
        heading = section_of(self.text[first.start : first.stop])
        return heading[0] if heading is not None else None

    def _line(self, paragraph: Sequence[Span]) -> str | None:
        """Give the stage of the projects of a numbered line, or one that opens with its project, below a count of them: 签约项目12个,分别为:⏎1.|甲项目,…"""
        if self.lines is None:
            return None
        here = self.by_sentence.get(paragraph[0], [])
        opens = bool(here) and here[0].lead.start == here[0].lead.stop
        if not opens and not numbered(self.page, paragraph[0].start):
            self.lines = None
        return self.lines

    def _sentence(self, sentence: Span) -> Iterator[Claim]:
        here = self.by_sentence.get(sentence, [])
        if self.event is not None and RESUMED.match(self.text, *sentence):
            self.ceremony, self.told = self.ceremony or self.event, True
        carried = self._carried(sentence, here)
        joined = carried is not None
        cued = holds(self.cues, sentence)
        passing = None
        if here and cued:
            lead = Span(sentence.start, here[0].projects[0].start)
            passing = event_of(self.page, lead)
            self._opened(lead)
        roll = self._enlisted(sentence, here[0]) if here else None
        if roll is not None:
            self.series = carried = roll
        elif not here and self.population is not None and sampled(self.page, sentence):
            self.series = self.population
        own = counted_now = population_of(self.page, *sentence) if cued else None
        own = own or (None if here else population_of(self.page, *sentence, self.words.after))
        self.recent = own is not None and alone_counted(self.page, sentence)
        self.population = own or (self.population if here or self.text.startswith("其中", sentence.start) else None)
        for group in here:
            if carried is not None and not (joined or roll) and not _JOINED.match(self.text, *group.lead):
                carried = None
            joined = False
            found = list(Around(self.page, group, self.words).claims())
            before = next((c for c in found if c.rule == "stage/before"), None)
            if before is not None and not (carried == "signed" and before.value == "planned"):
                carried = self.series = str(before.value)
            elif all(c.rule in _WEAK or c is before for c in found):
                known = carried or passing or (None if _ELSEWHEN.match(self.text, sentence.start) else self.ceremony)
                if not (known and (carried or self.section or self.told or self._shown(group))):
                    known = self._hosted(sentence, group)
                rule = "stage/carried" if carried else "stage/ceremony"
                if known:
                    found.extend(
                        claim(self.page, p, known, Span(p.start, p.stop), rule, sentence) for p in group.projects
                    )
            yield from (self._at_ceremony(told, sentence, cued=cued) for told in found)
        if cued:
            own = ceremony_of(self.page, sentence)
            self.ceremony = own or self.ceremony
            passed = event_of(self.page, sentence)
            self.event = own or passed or self.event
            self.news = own or passed or counted_now or self.news
            self.told = self.told or TOLD.search(self.text, *sentence) is not None

    def _enlisted(self, sentence: Span, first: Group) -> str | None:
        """Give the stage that a count gives to the projects that `first` opens the list of."""
        return enlisted(self.page, sentence, first, self.population, self.words.after, recent=self.recent)

    def _opened(self, lead: Span) -> None:
        """Take what the words before the first project of a sentence say that it goes on to tell of: 此次集中开工项目3个,分别是|甲项目."""
        opening = TOLD.search(self.text, *lead)
        if opening is not None:
            self.ceremony, self.told = CEREMONIES[opening["what"]], True

    def _at_ceremony(self, told: Claim, sentence: Span, *, cued: bool) -> Claim:
        """Give what is told of a project, whose site that of the ceremony of its sentence or of the page's title is: it has begun there."""
        if told.value != "construction" or _SITE.search(self.text, *told.quote) is None:
            return told
        if _BEGINS_THERE.match(self.text, told.quote.stop, sentence.stop):
            return replace(told, value="started")
        held = ceremony_of(self.page, sentence) or event_of(self.page, sentence) if cued else None
        return replace(told, value="started") if "started" in (held, self.title) else told

    def _carried(self, sentence: Span, here: Sequence[Group]) -> str | None:
        """Give the stage of the list before the mark `;`, unless what follows opens with a clause or a stage of its own."""
        if self.series is None or self.text[sentence.start - 1 : sentence.start] not in (";", "\uff1b"):
            return None
        if not here:
            return self.series
        lead = here[0].lead
        anew = _CLAUSE.search(self.text, *lead) or _OTHER_STAGE.match(self.text, *lead)
        return None if anew and not _SHARE.search(self.text, *lead) else self.series

    def _hosted(self, sentence: Span, group: Group) -> str | None:
        """Give the stage that the ceremony brings which the group hosts, or the page's event where it is a list of entries."""
        if self.presented is not None and introduced(self.page, group):
            return self.presented
        if hosts(self.page, group):
            return ceremony_of(self.page, sentence)
        if venue(self.page, group):
            return ceremony_of(self.page, sentence) or self.ceremony or self.event
        return self.event if self.listed and entered(self.page, group) else None

    def _shown(self, group: Group) -> bool:
        """Tell whether the project stands in its sentence as one of those that a ceremony is about."""
        return not group.single or counted(self.page, group) or presented(self.page, group)
