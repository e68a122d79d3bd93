"""The repaired text and its mentions, as families ask for them: by sentence, by paragraph, by kind."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.model import Kind, Label, Mention, Text
from kg.relate.plans import Plan, plans
from kg.text.divided import rows
from kg.text.sentences import sentences
from kg.text.span import Span

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
class Sheet:
    """A repaired text and its mentions, sorted by start, the longer first. Offsets are repaired ones."""

    text: Text
    mentions: tuple[Mention, ...]

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

    def sentence_at(self, offset: int) -> Span:
        """Give the sentence that holds `offset`, the last before it for one between sentences."""
        return self.sentences[max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)]

    @cached_property
    def ours(self) -> bool:
        """Whether the page speaks of a region as its own: 我市, 全县."""
        return any(
            m.implied and self.text.text[m.start] in "我全" for m in self.within(0, len(self.text.text), Kind.REGION)
        )

    @cached_property
    def outside_parks(self) -> frozenset[str]:
        """The codes of the regions that stand somewhere on the page in no park's name."""
        found: set[str] = set()
        edge = -1
        named = self.within(0, len(self.text.text), Kind.PARK, Kind.REGION)
        for mention in sorted(named, key=lambda m: (m.start, -m.stop)):
            if mention.kind is Kind.PARK:
                edge = max(edge, mention.stop)
            elif mention.value and mention.stop > edge:
                found.add(str(mention.value))
        return frozenset(found)

    @cached_property
    def printed(self) -> Mapping[str, tuple[str, ...]]:
        """The names that the page prints for the regions of its mentions, by their code, each once and in order."""
        found: dict[str, dict[str, None]] = {}
        for region in self.within(0, len(self.text.text), Kind.REGION):
            if region.value and not region.implied:
                found.setdefault(str(region.value), {})[region.text] = None
        return {code: tuple(names) for code, names in found.items()}

    @cached_property
    def parks_from(self) -> Mapping[str, tuple[Mention, ...]]:
        """The parks that the page prints, each by its first mention, by the first two characters of their names."""
        found: dict[str, dict[str, Mention]] = {}
        for park in self.within(0, len(self.text.text), Kind.PARK):
            if not park.implied:
                found.setdefault(park.text[:2], {}).setdefault(park.text, park)
        return {head: tuple(parks.values()) for head, parks in found.items()}

    @cached_property
    def parks_apart(self) -> frozenset[str]:
        """The names of the parks that stand somewhere on the page in no project's name."""
        found: set[str] = set()
        edge = -1
        named = self.within(0, len(self.text.text), Kind.PARK, Kind.PROJECT)
        for mention in sorted(named, key=lambda m: (m.start, -m.stop, m.kind is Kind.PARK)):
            if mention.kind is Kind.PROJECT:
                edge = max(edge, mention.stop)
            elif mention.stop > edge:
                found.add(mention.text)
        return frozenset(found)

    @cached_property
    def heading_none(self) -> Mapping[str, tuple[int, ...]]:
        """Where, by its code, a region stands that begins the name of no project and no company."""
        found: dict[str, list[int]] = {}
        heads = {m.start for m in self.mentions if m.kind in (Kind.PROJECT, Kind.COMPANY) and m.stop <= m.start + 60}
        for region in self.within(0, len(self.text.text), Kind.REGION):
            if region.value and region.start not in heads:
                found.setdefault(str(region.value), []).append(region.start)
        return {code: tuple(starts) for code, starts in found.items()}

    @cached_property
    def laid_out(self) -> frozenset[int]:
        """Where the items begin of rows of parts or parks that a zone or county is laid out in."""
        zones = (z for z in self.text.zones if z.label in (Label.TITLE, Label.ARTICLE))
        return frozenset(i.start for z in zones for row in rows(self.text.text, z.start, z.stop) for i in row)

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The sentences that tell of what is to come, in order."""
        return tuple(plans(self.text.text, self.paragraphs))

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
        inner: set[tuple[int, int, Kind]] = set()
        reach = 0
        for m in self.mentions:
            if m.kind in (Kind.REGION, Kind.PARK) and m.stop <= reach:
                inner.add((m.start, m.stop, m.kind))
            elif m.kind in (Kind.PARK, Kind.COMPANY):
                reach = max(reach, m.stop)
        places = [
            m for m in self.mentions if m.kind in (Kind.REGION, Kind.PARK) and (m.start, m.stop, m.kind) not in inner
        ]
        return [m.start for m in places], places
