"""The kinds of a mechanism, told by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import DataError
from kg.knowledge import Knowledge
from kg.rdf.vocab import KINDS

_JOINTS = re.compile("[+＋、]")


@dataclass(frozen=True)
class Kinds:
    """The table `mechanism_kinds.tsv`: word → concept of the scheme `mechanism-kind`. Call it with a name."""

    words: Mapping[str, str]
    weak: frozenset[str]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Kinds:
        """Take the words from the tables, once a process. Raises DataError for a kind that the scheme does not have."""
        return knowledge.once("rdf.kinds.kinds", cls._make)

    @classmethod
    def _make(cls, knowledge: Knowledge) -> Kinds:
        rows = knowledge.table("mechanism_kinds")
        words = {word: kind for word, kind, *_ in rows}
        for word, kind in words.items():
            if kind not in KINDS:
                raise DataError(f"mechanism_kinds.tsv: {word}", f"no kind: {kind}", f"use one of {', '.join(KINDS)}")
        return cls(words, frozenset(word for word, _, *weight in rows if weight == ["weak"]))

    def __call__(self, name: str) -> tuple[str, ...]:
        """Give the kinds of a mechanism, sorted; none where no word of the table is in its name.

        In each part of a joined name (`A+B`, `A、B`) the word that ends furthest right tells, of those the longest; a weak one
        (`服务`, `活动`) only where there is no other. A word that is joined itself tells for the whole name.
        """
        whole = self.words.get(name)
        if whole is not None:
            return (whole,)
        return tuple(sorted({kind for part in _JOINTS.split(name) if (kind := self._kind(part)) is not None}))

    def _kind(self, part: str) -> str | None:
        found = (
            (word not in self.weak, part.rfind(word) + len(word), len(word), kind)
            for word, kind in self.words.items()
            if word in part
        )
        best = max(found, default=None)
        return best[-1] if best else None
