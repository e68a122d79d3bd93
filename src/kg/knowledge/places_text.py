"""Reads the places out of running text or an address: chains (山西长治市潞城区), lists (浙江台州、玉环), former names.

This is the address reader that is measured against cpca and JioNLP; `kg.knowledge.places_batch` reads many texts at once. Mentions
of a page are the recogniser's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

import ahocorasick_rs

from kg.knowledge.gazetteer import Candidate, Gazetteer, Unit
from kg.knowledge.places import CUSTOMARY, pick, resolve
from kg.text.characters import legible

_STREET = re.compile(r"[东南西北中]?[一二三四五六七八九十]?(?:大?路|大?街|大道|巷|胡同|桥|村|镇|乡|街道)")
STREETS = frozenset("东南西北中一二三四五六七八九十大路街道巷胡同桥村镇乡")
"""What such a word is made of."""
LEVELS = frozenset("省市区县州盟旗")
"""Last characters of full names."""
AHEAD = 4
"""Characters behind a short form that decide how it is read: a street's longest ending, a full name that begins inside it."""
LISTS = frozenset("、,,和及与/ ")
"""What joins the names of a list."""
REMEMBERED = 20_000
"""Questions that a reader keeps the answers of."""
_NONE: tuple[str, ...] = ()


class Place(NamedTuple):
    """A place name in text: `[start, stop)` in code points, the name as printed, what it may mean, best first.

    `unit` is the division that it means, None where nothing tells the candidates apart; `within` the codes of the names
    before it in one chain; `holders` those of the candidates and of what followed them.
    """

    start: int
    stop: int
    name: str
    unit: Unit | None
    candidates: tuple[Candidate, ...]
    within: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()


class _Meaning(NamedTuple):
    """What a name means in its chain; `number` stands for `holders`, which are long to compare."""

    unit: Unit | None
    candidates: tuple[Candidate, ...]
    holders: tuple[str, ...]
    number: int


class Reader:
    """Finds the printed forms of a gazetteer in text. `words`: forms that are ordinary words, read only as part of a chain.

    `names` are the printed forms, `short` tells of each whether it ends without a level word.
    """

    def __init__(self, gazetteer: Gazetteer, words: Collection[str] = ()) -> None:
        self._gazetteer = gazetteer
        self._words = frozenset(words)
        self._forms = gazetteer.forms()
        self._known: dict[tuple[str, dt.date | None, int, tuple[str, ...]], _Meaning] = {}
        self._numbers: dict[tuple[str, ...], int] = {_NONE: 0}
        self.names = tuple(self._forms)
        self.short = tuple(name[-1] not in LEVELS for name in self.names)
        self._automaton = ahocorasick_rs.AhoCorasick(
            self.names, ahocorasick_rs.MatchKind.LeftmostLongest, implementation=ahocorasick_rs.Implementation.DFA
        )

    def scan(self, text: str) -> list[tuple[int, int]]:
        """Give the spans of printed forms, leftmost and longest first, none overlapping.

        Streets are left out, and a short form gives way to a full name that begins inside it (…镇|江西省).
        """
        text = legible(text)
        return [(start, stop) for start, stop, meant in self._judged(text) if meant]

    def _judged(self, text: str) -> list[tuple[int, int, bool | None]]:
        """Give the spans of printed forms and what `meant` tells of each; behind the start of one that gives way it goes on."""
        short, find = self.short, self._automaton.find_matches_as_indexes
        found: list[tuple[int, int, bool | None]] = []
        offset, more = 0, True
        while more:
            more = False
            for form, start, stop in find(text[offset:]):
                if offset:
                    start, stop = start + offset, stop + offset
                meant = not short[form] or settled(text, stop) or self.meant(text, start, stop)
                found.append((start, stop, meant))
                if meant is None:
                    offset, more = start + 1, True
                    break
        return found

    def meant(self, text: str, start: int, stop: int) -> bool | None:
        """Tell whether the short form at `[start, stop)` is read as a place: False for a street's name, None where a full name
        begins inside the form and ends behind it. What stands more than `AHEAD` characters behind it does not count."""
        if _street(text, stop):
            return False
        for end, character in enumerate(text[stop : stop + AHEAD], stop + 1):
            if character in LEVELS:
                for begin in range(start + 1, stop):
                    if text[begin:end] in self._forms:
                        return None
        return True

    def decided(self, text: str) -> tuple[str, bool]:
        """Give the beginning of a text that all its names stand in and that decides what they are, whatever goes on behind it
        without a name; and whether that holds only where the text is `settled` there. Nothing where the text ends too early."""
        names = streets = short = 0
        for _, stop, meant in self._judged(legible(text)):
            if meant is None:
                short = max(short, stop)
            elif not meant:
                streets = max(streets, _street(text, stop))
            else:
                names = stop
                if text[stop - 1] not in LEVELS:
                    short = max(short, stop)
        size = max(names, streets)
        if short + AHEAD <= size:
            return text[:size], False
        if short <= size and settled(text, size):
            return text[:size], True
        size = short + AHEAD
        return (text[:size], False) if size <= len(text) else ("", False)

    def read(self, text: str, date: dt.date | None = None, near: Sequence[str] = ()) -> list[Place]:
        """Give the places of a text in order, each resolved by the chain or list that it stands in, then by `near`."""
        around = tuple(near)
        if len(self._known) > REMEMBERED:
            self._known, self._numbers = {}, {_NONE: 0}
        known = self._known
        words, place = self._words, tuple.__new__
        places: list[Place] = []
        end, holders, number = -2, _NONE, 0
        for start, stop, meant in self._judged(legible(text)):
            if not meant:
                continue
            name = text[start:stop]
            if end == start:
                unit, candidates, held, further = known.get((name, date, number, _NONE)) or self._resolved(
                    name, date, holders, _NONE
                )
                if candidates:
                    places.append(place(Place, (start, stop, name, unit, candidates, holders, held)))
                    end, holders, number = stop, held, further
                    continue
            kin = _NONE
            if end == start - 1 and text[end] in LISTS:
                kin = tuple(code for p in places[-3:] if p.unit for code in (p.unit.code, p.unit.parent) if code)
            if not kin and name in words:
                continue
            unit, candidates, held, further = known.get((name, date, 0, kin + around)) or self._resolved(
                name, date, _NONE, kin + around
            )
            if candidates:
                places.append(place(Place, (start, stop, name, unit, candidates, _NONE, held)))
                end, holders, number = stop, held, further
        return places

    def _resolved(self, name: str, date: dt.date | None, within: tuple[str, ...], near: tuple[str, ...]) -> _Meaning:
        """Give what a name means and remember it."""
        found = tuple(resolve(self._gazetteer, name, date, within, near))
        best = pick(found, CUSTOMARY)
        holders = tuple(dict.fromkeys(code for c in found for code in self._gazetteer.line(c.unit)))
        number = self._numbers.setdefault(holders, len(self._numbers))
        meaning = _Meaning(best.unit if best else None, found, holders, number)
        self._known[name, date, self._numbers[within], near] = meaning
        return meaning


def settled(text: str, stop: int) -> bool:
    """Tell whether a short form that ends at `stop`, or up to `AHEAD` characters before, can be nothing but a place."""
    return text[stop : stop + 1] not in STREETS and LEVELS.isdisjoint(text[stop : stop + AHEAD])


def _street(text: str, stop: int) -> int:
    """Give where the street ends whose name goes on at `stop`; 0: none does."""
    found = _STREET.match(text, stop)
    return found.end() if found else 0


def outermost(places: Sequence[Place]) -> list[Place]:
    """Give the last place of every chain: what an address with several names is at."""
    return [
        p
        for i, p in enumerate(places)
        if i + 1 == len(places) or places[i + 1].start != p.stop or not places[i + 1].within
    ]
