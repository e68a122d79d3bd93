"""Beginnings of texts whose places are known, whatever stands behind them without a name (山西省长治市潞城区 of an address)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.knowledge.places_text import AHEAD, LEVELS, STREETS, Place

_LONG, _SHORT = 8, 2
"""Characters that a beginning is looked up by: eight reach into the county of a full chain, two into any name."""

Head = tuple[str, int, tuple[Place, ...], frozenset[str], bool]


class Heads:
    """Beginnings with their places, for one date and one set of places near. `names`: the forms that are searched.

    A beginning settles a text that goes on without a name, unless a name goes over its end (长治 before 市). So with each stand
    the characters that names could go on with.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._next: dict[str, set[str]] = defaultdict(set)
        for name in names:
            for size in range(1, len(name)):
                self._next[name[:size]].add(name[size])
        self._most = max(map(len, self._next), default=0)
        self.forget()

    def forget(self) -> None:
        """Keep none of the beginnings."""
        self._heads: dict[str, Head] = {}
        self._first: dict[str, Head] = {}
        self._sizes: dict[str, tuple[int, ...]] = {}

    def learn(self, head: str, open_: bool, places: tuple[Place, ...]) -> None:
        """Keep a beginning with its places, as `Reader.decided` gives it."""
        if not head:
            return
        sizes = range(1, min(self._most, len(head)) + 1)
        over = frozenset[str]().union(*(self._next.get(head[-size:], ()) for size in sizes))
        key = head[:_LONG] if len(head) >= _LONG else head[:_SHORT]
        self._heads[head] = head, len(head), places, over | STREETS if open_ else over, open_
        self._first.setdefault(key, self._heads[head])
        if self._first[key][0] != head:
            self._sizes[key] = tuple(sorted({*self._sizes.get(key, ()), len(head)}, reverse=True))

    def begin(self, texts: Sequence[str]) -> tuple[list[tuple[Place, ...]], list[str], list[int]]:
        """Give for each text the places of a known beginning and what is left of it; and the numbers of the texts where none is
        known, with no places and nothing left."""
        no_level = LEVELS.isdisjoint
        first, sizes, heads = self._first, self._sizes, self._heads
        found: list[tuple[Place, ...]] = []
        rests: list[str] = []
        unknown: list[int] = []
        for text in texts:
            head = first.get(text[:_LONG]) or first.get(text[:_SHORT])
            if head is None or not text.startswith(head[0]):
                for size in sizes.get(text[:_LONG]) or sizes.get(text[:_SHORT], ()):
                    if head := heads.get(text[:size]):
                        break
                else:
                    head = None
            if head is not None:
                _, size, places, over, open_ = head
                if not over or (
                    text[size : size + 1] not in over and (not open_ or no_level(text[size : size + AHEAD]))
                ):
                    found.append(places)
                    rests.append(text[size:])
                    continue
            unknown.append(len(found))
            found.append(())
            rests.append("")
        return found, rests, unknown
