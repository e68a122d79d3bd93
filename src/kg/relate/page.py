"""The page as relation modules see it: a sheet with the home region, the running topics, and what it tells of its projects."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.model import Mention
from kg.relate.groups import Group
from kg.relate.sheet import Sheet
from kg.relate.telling import telling
from kg.text.span import Span


@dataclass(frozen=True)
class Page(Sheet):
    """A sheet and what it speaks of.

    `topics` are `(offset, place)` pairs, ascending: from `offset` on the running text speaks of `place`, of none that is known where it is None; `home` is the region
    that the whole page speaks of, `hosts` the codes of those that items of the page are about.
    """

    topics: tuple[tuple[int, Mention | None], ...] = ()
    home: Mention | None = None
    hosts: frozenset[str] = frozenset()

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
    def going_on(self) -> frozenset[int]:
        """Where the sentences begin that go on about a project."""
        return frozenset(sentence.start for sentence, _ in self.continued)

    @cached_property
    def _told(self) -> tuple[tuple[Group, ...], tuple[tuple[Span, Mention], ...]]:
        return telling(self)

    def speaking_of(self, topics: Sequence[tuple[int, Mention | None]]) -> Page:
        """Give the same page with other topics; what does not depend on them is not looked for again."""
        page = replace(self, topics=tuple(topics))
        kept = ("_of", "_placed", "sentences", "paragraphs", "plans", "ours")
        page.__dict__.update((name, self.__dict__[name]) for name in kept if name in self.__dict__)
        return page

    def region_at(self, offset: int) -> Mention | None:
        """Give the region or park that the running text speaks of at `offset`, or None where nothing tells."""
        i = bisect_right(self.topics, offset, key=lambda t: t[0])
        return self.topics[i - 1][1] if i else self.home
