"""Reads the places out of running text or an address: chains (山西长治市潞城区), lists (浙江台州、玉环), former names.

This is the address reader that is measured against cpca and JioNLP; `kg.knowledge.places_batch` reads many texts at once. Mentions
of a page are the recogniser's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import ahocorasick_rs

from kg.knowledge.gazetteer import Candidate, Gazetteer, Unit
from kg.knowledge.places import CUSTOMARY, pick, resolve

_STREET = re.compile(r"[东南西北中]?[一二三四五六七八九十]?(?:大?路|大?街|大道|巷|胡同|桥|村|镇|乡|街道)")
_STREETS = frozenset("东南西北中一二三四五六七八九十大路街巷胡桥村镇乡")
"""What such a word begins with."""
_SURROGATE = re.compile("[\ud800-\udfff]")
LEVELS = frozenset("省市区县州盟旗")
"""Last characters of full names."""
_LEVEL = re.compile(f"[{''.join(sorted(LEVELS))}]")
AHEAD = 4
"""Characters behind a short form that decide how it is read: a street's longest ending, a full name that begins inside it."""
LISTS = frozenset("、,,和及与/ ")
"""What joins the names of a list."""
REMEMBERED = 20_000
"""Questions that a reader keeps the answers of."""


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


class Reader:
    """Finds the printed forms of a gazetteer in text. `words`: forms that are ordinary words, read only as part of a chain.

    `names` are the printed forms, `short` tells of each whether it ends without a level word.
    """

    def __init__(self, gazetteer: Gazetteer, words: Collection[str] = ()) -> None:
        self._gazetteer = gazetteer
        self._words = frozenset(words)
        self._forms = gazetteer.forms()
        self._known: dict[tuple[object, ...], tuple[Unit | None, tuple[Candidate, ...], tuple[str, ...]]] = {}
        self.names = tuple(self._forms)
        self.short = tuple(name[-1] not in LEVELS for name in self.names)
        self._automaton = ahocorasick_rs.AhoCorasick(self.names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def scan(self, text: str) -> Iterator[tuple[int, int]]:
        """Give the spans of printed forms, leftmost and longest first, none overlapping.

        Streets are left out, and a short form gives way to a full name that begins inside it (…镇|江西省).
        """
        try:
            text.encode()
        except UnicodeEncodeError:
            text = _SURROGATE.sub("\ufffd", text)
        offset = 0
        while offset < len(text):
            rest = text[offset:] if offset else text
            for form, start, stop in self._automaton.find_matches_as_indexes(rest):
                meant = not self.short[form] or self.meant(rest, start, stop)
                if meant is None:
                    offset += start + 1
                    break
                if meant:
                    yield start + offset, stop + offset
            else:
                return

    def meant(self, text: str, start: int, stop: int) -> bool | None:
        """Tell whether the short form at `[start, stop)` is read as a place: False for a street's name, None where a full name
        begins inside the form and ends behind it. What stands more than `AHEAD` characters behind it does not count."""
        if text[stop : stop + 1] in _STREETS and _STREET.match(text, stop):
            return False
        if _LEVEL.search(text, stop, stop + AHEAD):
            for end in range(stop, min(stop + AHEAD, len(text))):
                if text[end] in LEVELS and any(text[at : end + 1] in self._forms for at in range(start + 1, stop)):
                    return None
        return True

    def read(self, text: str, date: dt.date | None = None, near: Sequence[str] = ()) -> list[Place]:
        """Give the places of a text in order, each resolved by the chain or list that it stands in, then by `near`."""
        places: list[Place] = []
        around = tuple(near)
        for start, stop in self.scan(text):
            name = text[start:stop]
            before = places[-1] if places else None
            if before is not None and before.stop == start:
                unit, candidates, holders = self._resolved(name, date, before.holders, ())
                if candidates:
                    places.append(Place(start, stop, name, unit, candidates, before.holders, holders))
                    continue
            kin: tuple[str, ...] = ()
            if before is not None and before.stop == start - 1 and text[before.stop] in LISTS:
                kin = tuple(code for p in places[-3:] if p.unit for code in (p.unit.code, p.unit.parent) if code)
            if name in self._words and not kin:
                continue
            unit, candidates, holders = self._resolved(name, date, (), kin + around)
            if candidates:
                places.append(Place(start, stop, name, unit, candidates, (), holders))
        return places

    def _resolved(
        self, name: str, date: dt.date | None, within: tuple[str, ...], near: tuple[str, ...]
    ) -> tuple[Unit | None, tuple[Candidate, ...], tuple[str, ...]]:
        """Give the unit, the candidates and the codes of those and what followed them; each question is answered once."""
        key = (name, date, within, near)
        known = self._known.get(key)
        if known is None:
            found = tuple(resolve(self._gazetteer, name, date, within, near))
            best = pick(found, CUSTOMARY)
            holders = dict.fromkeys(code for c in found for code in self._gazetteer.line(c.unit))
            known = self._known[key] = (best.unit if best else None, found, tuple(holders))
            if len(self._known) > REMEMBERED:
                self._known.clear()
        return known


def outermost(places: Sequence[Place]) -> list[Place]:
    """Give the last place of every chain: what an address with several names is at."""
    return [
        p
        for i, p in enumerate(places)
        if i + 1 == len(places) or places[i + 1].start != p.stop or not places[i + 1].within
    ]
