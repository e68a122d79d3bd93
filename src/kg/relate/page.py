"""The page as relation modules see it: sentences with their mentions, lists of projects, the running region, the date."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.model import Kind, Label, Mention, Text
from kg.relate.continuing import ABOUT, GOES_ON, IS_WHAT, MIDWAY
from kg.relate.groups import Group, groups
from kg.text.sentences import sentences
from kg.text.span import Span

_CONTENT = re.compile(
    r"(?:建设|新建|拟建|兴建|建成|建有|建造|形成|配套|购置|安装|引进|包括|涵盖|内容[为是]?)(?:有|了)?[:：]?(?:[一二两三四五六七八九十\d]+[个座条]|[^,，。;；、的]{0,3})?$"
)
"""What stands before a plant or line that a project builds: it is part of the project, none of its own."""
_NOUN = re.compile(r"(?:基地|中心|园|厂|线)$")
_PHASE = re.compile(r"第?[一二三四]期")
_FIGURE = re.compile(r"年?产?\d")
_CLAUSE = re.compile("[,，。;；]")
_OWN = re.compile(r"投资|占地|用地|建筑面积|位于|期建设")
_BUILDS = re.compile(
    r"[,，](?P<this>该?(?:项目|工程))?(?:主要|计划|拟|将|可|用于|分[一二两三四]期|一期)*(?:在[^,，。;；、]{2,12})?(?:建设|新建|建成|兴建|配套建设|包括|购置|引进)"
    r"(?:内容|规模)?(?:为|包括)?[:：]?(?:[一二两三四五六七八九十\d]+[个座条]|占地(?:面积)?[约近]?[\d.]+(?:亩|公顷|平方米)的)?$"
)
"""What leads, in the sentence that tells of a project, to what it builds."""
_LISTED = re.compile(r"[、和与及]$|以及$")
_KINDS = tuple(Kind)
_Sorted = tuple[list[int], Sequence[Mention]]
"""Mentions in order, and before them where each begins."""
_LONGEST = 1200
"""The longest stretch that is read as one sentence: families compare its mentions pair by pair."""


def _bounded(text: str, sentence: Span) -> Iterator[Span]:
    """Cut a stretch without full stops at the marks inside it, or bluntly where there are none."""
    start = sentence.start
    while sentence.stop - start > _LONGEST:
        cut = max(text.rfind(mark, start + _LONGEST // 2, start + _LONGEST) for mark in ",，、 ") + 1
        cut = cut or start + _LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, sentence.stop)


@dataclass(frozen=True)
class Page:
    """A repaired text and its mentions, sorted by start, the longer first. Offsets are repaired ones.

    `topics` are `(offset, place)` pairs, ascending: from `offset` on the running text speaks of `place`; `home` is the region
    that the whole page speaks of, `hosts` the codes of those that items of the page are about.
    """

    text: Text
    mentions: tuple[Mention, ...]
    topics: tuple[tuple[int, Mention], ...] = ()
    home: Mention | None = None
    hosts: frozenset[str] = frozenset()

    @property
    def date(self) -> dt.date | None:
        """The date of the article, where it is known."""
        return self.text.about.date

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of title and article, in order."""
        found: list[Span] = []
        for zone in self.text.zones:
            if zone.label in (Label.TITLE, Label.ARTICLE):
                for whole in sentences(self.text.text, zone.start, zone.stop):
                    if whole.stop - whole.start <= _LONGEST:
                        found.append(whole)
                    else:
                        found.extend(_bounded(self.text.text, whole))
        return tuple(found)

    @cached_property
    def paragraphs(self) -> tuple[tuple[Span, ...], ...]:
        """The sentences of title and article by paragraph: no line break lies between two of one paragraph."""
        text = self.text.text
        groups: list[list[Span]] = []
        end = -1
        for span in self.sentences:
            if span.start > end:
                groups.append([])
                end = text.find("\n", span.stop)
                end = end if end >= 0 else len(text)
            groups[-1].append(span)
        return tuple(tuple(group) for group in groups)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The projects of each sentence, those of one list together; without what a project told of before is made of."""
        return self._told[0]

    @property
    def continued(self) -> tuple[tuple[Span, Mention], ...]:
        """The sentences that go on about a project, with it: 该项目…, 项目总投资… after a sentence about one project alone.

        Where the page names one project only, a later paragraph may go on about it.
        """
        return self._told[1]

    @cached_property
    def _told(self) -> tuple[tuple[Group, ...], tuple[tuple[Span, Mention], ...]]:
        found: list[tuple[Span, Mention]] = []
        kept: list[Group] = []
        by_sentence: dict[Span, list[Group]] = {}
        for group in groups(self):
            by_sentence.setdefault(group.sentence, []).append(group)
        alone = self._alone()
        focus: Mention | None = None
        fresh = headed = False
        for paragraph in self.paragraphs:
            if headed and self._address(paragraph) and paragraph[0] not in by_sentence:
                continue
            fresh = fresh and headed
            body = headed and self._under_heading(paragraph[0].start)
            headed = False
            for sentence in paragraph:
                here = by_sentence.get(sentence, [])
                match = GOES_ON.match(self.text.text, sentence.start) if kept else None
                goes_on = match is not None and (fresh or alone or match["this"] is not None)
                if body and match is None and not here and focus is not None:
                    if ABOUT.search(self.text.text, *sentence):
                        found.append((sentence, focus))
                elif match is None and kept and not here and focus is not None:
                    midway = MIDWAY.search(self.text.text, sentence.start, sentence.stop)
                    if midway is not None:
                        found.append((Span(midway.end(), sentence.stop), focus))
                        fresh = True
                meant = self._meant(match, focus) if match is not None and goes_on else None
                here = self._whole(here) if len(here) > 1 else here
                if here and not (meant is not None and self._made_of(here)):
                    kept.extend(here)
                    names = {p.text for group in here for p in group.projects}
                    full = [p for g in here for p in g.projects if p.text == max(names, key=len)]
                    one = here[-1].single and all(name in full[-1].text for name in names)
                    focus = full[-1] if one else self._defined(here)
                    fresh = True
                    headed = focus is not None and self.text.text[slice(*sentence)].strip() == focus.text
                elif meant is not None:
                    found.append((sentence, meant))
                    fresh = True
        return tuple(kept), tuple(found)

    def _address(self, paragraph: Sequence[Span]) -> bool:
        """Tell whether a paragraph is a line of a few words that no mark closes, as an address under a heading is."""
        return (
            len(paragraph) == 1
            and paragraph[0].stop - paragraph[0].start <= 24
            and not _CLAUSE.search(self.text.text, *paragraph[0])
        )

    def _under_heading(self, start: int) -> bool:
        """Tell whether the line before `start` is a heading inside the article, not the page's title."""
        return any(z.label is Label.ARTICLE and z.start < start - 1 < z.stop for z in self.text.zones)

    def _defined(self, here: Sequence[Group]) -> Mention | None:
        """Give the project that a sentence of several opens with and says what it is: 甲项目|是该市第一个化工项目."""
        first = here[0]
        opens = first.single and not self.text.text[first.lead.start : first.lead.stop].strip()
        return first.projects[0] if opens and IS_WHAT.match(self.text.text, *first.trail) else None

    def _meant(self, match: re.Match[str], focus: Mention | None) -> Mention | None:
        """Give the project that 该生产基地 means: the one spoken of, if its name holds the noun, else the last before it whose name does."""
        noun = _NOUN.search(match.group()) if match["this"] else None
        if noun is None or (focus is not None and noun.group() in focus.text):
            return focus
        earlier = [
            m for m in self.mentions if m.kind is Kind.PROJECT and m.stop <= match.start() and noun.group() in m.text
        ]
        return earlier[-1] if earlier else None

    def _alone(self) -> bool:
        """Tell whether the page names one project only, be it under a shorter and a longer name."""
        names = sorted((m.text for m in self.mentions if m.kind is Kind.PROJECT and m.unit is None), key=len)
        return bool(names) and all(name in names[-1] for name in names)

    def _whole(self, here: Sequence[Group]) -> list[Group]:
        """Leave out what a project of the same sentence builds: 甲项目总投资5亿元,建设|某某生产线; the words after it are about the project."""
        kept: list[Group] = []
        at = start = here[0].sentence.start
        for group in here:
            last = kept[-1] if kept else None
            lead = self.text.text[group.lead.start : group.lead.stop]
            goes_on = at != start and "、" in lead and not _CLAUSE.search(lead)
            if last is not None and last.single and (goes_on or self._part(last, group)):
                at = group.trail.stop
                kept[-1] = replace(last, trail=Span(last.trail.start, group.trail.stop))
            else:
                kept.append(group)
                at = start
        return kept

    def _part(self, whole: Group, group: Group) -> bool:
        """Tell whether the projects of `group` are what the one of `whole` builds."""
        start, stop = whole.projects[-1].stop, group.projects[0].start
        lead = self.text.text[start:stop]
        builds = _BUILDS.search(lead)
        if builds is None or not (builds["this"] or _OWN.search(lead)) or self.within(start, stop, Kind.COMPANY):
            return False
        return not any(p.text.endswith("项目") and p.unit is None and not _FIGURE.match(p.text) for p in group.projects)

    def _made_of(self, here: Sequence[Group]) -> bool:
        """Tell whether all that the sentence names is what a project builds: 该项目…,建设标准化厂房、某某生产线."""
        text = self.text.text
        for group in here:
            lead = text[max(group.sentence.start, group.projects[0].start - 16) : group.projects[0].start]
            if not _CONTENT.search(lead) and not _LISTED.search(lead):
                return False
        phase = _PHASE.match(text, here[0].sentence.start)
        return not any(
            p.text.endswith("项目") and not (phase and _FIGURE.match(p.text)) for group in here for p in group.projects
        )

    def within(self, start: int, stop: int, *kinds: Kind) -> Sequence[Mention]:
        """Give the mentions that lie inside `[start, stop)`, of the kinds asked for (none named: all)."""
        found = self._of.get(kinds)
        starts, mentions = found if found is not None else self._sorted(kinds)
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= stop:
            return []
        return [m for m in mentions[low : bisect_left(starts, stop, low)] if m.stop <= stop]

    @cached_property
    def _of(self) -> dict[tuple[Kind, ...], _Sorted]:
        """The mentions of each kind, and of the kinds that were asked for together: most questions are about few of them."""
        kinds: dict[tuple[Kind, ...], _Sorted] = {(): ([m.start for m in self.mentions], self.mentions)}
        by_kind: dict[Kind, list[Mention]] = {}
        for mention in self.mentions:
            by_kind.setdefault(mention.kind, []).append(mention)
        for kind in _KINDS:
            own = by_kind.get(kind, ())
            kinds[(kind,)] = ([m.start for m in own], own)
        return kinds

    def _sorted(self, kinds: tuple[Kind, ...]) -> _Sorted:
        held = [kind for kind in kinds if self._of[(kind,)][0]]
        if len(held) > 1:
            mentions = [m for m in self.mentions if m.kind in held]
            found: _Sorted = ([m.start for m in mentions], mentions)
        else:
            found = self._of[(held[0] if held else kinds[0],)]
        self._of[kinds] = found
        return found

    def holding(self, kind: Kind) -> Iterator[tuple[Span, Sequence[Mention]]]:
        """Give the sentences that hold mentions of one kind, with these, both in order."""
        found = iter([m for m in self.mentions if m.kind is kind])
        mention = next(found, None)
        for sentence in self.sentences:
            inside: list[Mention] = []
            while mention is not None and mention.start < sentence.stop:
                if mention.start >= sentence.start and mention.stop <= sentence.stop:
                    inside.append(mention)
                mention = next(found, None)
            if inside:
                yield sentence, inside
            if mention is None:
                return

    def speaking_of(self, topics: Sequence[tuple[int, Mention]]) -> Page:
        """Give the same page with other topics; what does not depend on them is not looked for again."""
        page = replace(self, topics=tuple(topics))
        kept = ("_of", "_placed", "sentences", "paragraphs")
        page.__dict__.update((name, self.__dict__[name]) for name in kept if name in self.__dict__)
        return page

    def places(self, start: int, stop: int) -> Sequence[Mention]:
        """Give the regions and parks inside `[start, stop)`, without those that stand inside a longer name."""
        starts, places = self._placed
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= stop:
            return []
        return [m for m in places[low : bisect_left(starts, stop, low)] if m.stop <= stop]

    @cached_property
    def _placed(self) -> _Sorted:
        """The regions and parks that no park or company holds."""
        inner: set[tuple[int, int]] = set()
        reach = 0
        for m in self.mentions:
            if m.kind in (Kind.REGION, Kind.PARK) and m.stop <= reach:
                inner.add((m.start, m.stop))
            elif m.kind in (Kind.PARK, Kind.COMPANY):
                reach = max(reach, m.stop)
        places = [m for m in self.mentions if m.kind in (Kind.REGION, Kind.PARK) and (m.start, m.stop) not in inner]
        return [m.start for m in places], places

    def region_at(self, offset: int) -> Mention | None:
        """Give the region or park that the running text speaks of at `offset`, or None where nothing tells."""
        i = bisect_right(self.topics, offset, key=lambda t: t[0])
        return self.topics[i - 1][1] if i else self.home
