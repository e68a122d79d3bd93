"""Reads the places out of running text or an address: chains (山西长治市潞城区), lists (浙江台州、玉环), former names.

This is the address reader behind `kg place` and the measure against cpca and JioNLP. Mentions of a page are the
recogniser's; it may use `Reader.scan`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import ahocorasick

from kg.knowledge.gazetteer import Candidate, Gazetteer, Unit
from kg.knowledge.places import CUSTOMARY, pick, resolve

_STREET = re.compile(r"[东南西北中]?[一二三四五六七八九十]?(?:大?路|大?街|大道|巷|胡同|桥|村|镇|乡|街道)")
LEVELS = frozenset("省市区县州盟旗")
"""Last characters of full names."""
_LIST = re.compile(r"[、,,和及与/ ]")


class Place(NamedTuple):
    """A place name in text: `[start, stop)` in code points, the name as printed, what it may mean, best first.

    `unit` is the division that it means, None where nothing tells the candidates apart; `within` the codes of the names
    before it in one chain.
    """

    start: int
    stop: int
    name: str
    unit: Unit | None
    candidates: tuple[Candidate, ...]
    within: tuple[str, ...] = ()


class Reader:
    """Finds the printed forms of a gazetteer in text. `words`: forms that are ordinary words, read only as part of a chain."""

    def __init__(self, gazetteer: Gazetteer, words: Collection[str] = ()) -> None:
        self._gazetteer = gazetteer
        self._words = frozenset(words)
        self._forms = gazetteer.forms()
        self._automaton = ahocorasick.Automaton()
        for form in self._forms:
            self._automaton.add_word(form, form)
        self._automaton.make_automaton()

    def scan(self, text: str) -> Iterator[tuple[int, int]]:
        """Give the spans of printed forms, leftmost and longest first, none overlapping.

        Streets are left out, and a short form gives way to a full name that begins inside it (…镇|江西省).
        """
        at = 0
        while at < len(text):
            for last, form in self._automaton.iter_long(text, at):
                start, stop = last + 1 - len(form), last + 1
                if form[-1] not in LEVELS:
                    if _STREET.match(text, stop):
                        continue
                    if self._fuller(text, start, stop):
                        at = start + 1
                        break
                yield start, stop
            else:
                return

    def _fuller(self, text: str, start: int, stop: int) -> bool:
        """Tell whether a full name begins inside the short form and ends behind it."""
        ahead = text[stop : stop + 4]
        ends = [stop + i + 1 for i, char in enumerate(ahead) if char in LEVELS]
        return any(text[begin:end] in self._forms for end in ends for begin in range(start + 1, stop))

    def read(self, text: str, date: dt.date | None = None, near: Sequence[str] = ()) -> list[Place]:
        """Give the places of a text in order, each resolved by the chain or list that it stands in, then by `near`."""
        places: list[Place] = []
        for start, stop in self.scan(text):
            before = places[-1] if places else None
            if before is not None and before.stop == start:
                place = self._inside(before, start, stop, text, date)
            elif before is not None and before.stop == start - 1 and _LIST.match(text, before.stop):
                place = self._beside(places, start, stop, text, date, near)
            else:
                place = self._alone(start, stop, text, date, near)
            if place is not None:
                places.append(place)
        return places

    def _inside(self, before: Place, start: int, stop: int, text: str, date: dt.date | None) -> Place | None:
        """Read a name that stands directly behind another: inside it if the gazetteer has it there."""
        name = text[start:stop]
        holders = tuple(code for c in before.candidates for code in self._gazetteer.line(c.unit))
        found = resolve(self._gazetteer, name, date, within=holders)
        if found:
            best = pick(found, CUSTOMARY)
            return Place(start, stop, name, best.unit if best else None, tuple(found), (*before.within, *holders))
        return self._alone(start, stop, text, date, ())

    def _beside(
        self, places: list[Place], start: int, stop: int, text: str, date: dt.date | None, near: Sequence[str]
    ) -> Place | None:
        """Read a name of a list: the names before it and what holds them speak for it."""
        kin = [code for p in places[-3:] if p.unit for code in (p.unit.code, p.unit.parent) if code]
        return self._alone(start, stop, text, date, [*kin, *near], trusted=bool(kin))

    def _alone(
        self, start: int, stop: int, text: str, date: dt.date | None, near: Sequence[str], trusted: bool = False
    ) -> Place | None:
        name = text[start:stop]
        if name in self._words and not trusted:
            return None
        found = resolve(self._gazetteer, name, date, near=near)
        if not found:
            return None
        best = pick(found, CUSTOMARY)
        return Place(start, stop, name, best.unit if best else None, tuple(found))


def outermost(places: Sequence[Place]) -> list[Place]:
    """Give the last place of every chain: what an address with several names is at."""
    return [
        p
        for i, p in enumerate(places)
        if i + 1 == len(places) or places[i + 1].start != p.stop or not places[i + 1].within
    ]
