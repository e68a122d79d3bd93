"""Many short texts at once, such as a column of addresses: what is known of their beginnings is not read again."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import ahocorasick_rs

from kg.knowledge.places_heads import Heads
from kg.knowledge.places_text import AHEAD, LEVELS, REMEMBERED, Place, Reader

_OVER = "\n"
"""What stands between the texts of a batch: no name goes over it."""
_BYTES = 3 * AHEAD
"""Bytes of UTF-8 that hold the characters that decide how a short form is read; a longer character decides nothing."""
_NONE: tuple[int, ...] = ()


class Batch:
    """Reads lists of texts with a `Reader`; keep it, it remembers beginnings (山西省长治市潞城区 of a hundred addresses).

    Names are searched in bytes of UTF-8, which the search is fastest in; offsets of places are in code points all the same.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        names = sorted(reader.names, key=lambda name: name[-1] not in LEVELS)
        self._sizes = [len(name) for name in names]
        self._full = sum(name[-1] in LEVELS for name in names)
        self._windows: dict[bytes, bool | None] = {}
        self._known: dict[object, tuple[Place, ...]] = {}
        self._heads = Heads(names)
        self._asked: tuple[object, ...] = ()
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [name.encode() for name in names], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def read(
        self, texts: Sequence[str], date: dt.date | None = None, near: Sequence[str] = ()
    ) -> list[tuple[Place, ...]]:
        """Give for each text what `Reader.read` gives for it.

        A text whose beginning was read before has the places of that, unless a name stands in what is left of it; one search
        over all that is left tells. Texts that are not settled so are searched from their first character.

        >>> from kg.knowledge import Knowledge
        >>> batch = Batch(Reader(Knowledge().gazetteer))
        >>> [[place.unit.code for place in places] for places in batch.read(["山西长治潞城区1号", "无", "玉环"])]
        [['140000', '140400', '140406'], [], ['331083']]
        """
        if self._asked != (date, *near) or len(self._known) > REMEMBERED or len(self._windows) > REMEMBERED:
            self._asked, self._known, self._windows = (date, *near), {}, {}
            self._heads.forget()
        found, rests, unknown = self._heads.begin(texts)
        _, matches = self._matches(rests)
        if matches:
            ends = _ends(rests)
            unknown += {bisect_right(ends, start) for _, start, _ in matches}
        if unknown:
            for number, places in zip(unknown, self._search([texts[n] for n in unknown], date, near), strict=True):
                found[number] = places
        return found

    def _search(self, texts: Sequence[str], date: dt.date | None, near: Sequence[str]) -> list[tuple[Place, ...]]:
        """Read texts by all their names.

        The places of a text follow from its beginning up to the last name, and from which names in there are none (streets,
        short forms that gave way): texts that agree in both share their places.
        """
        full, windows = self._full, self._windows
        found: list[tuple[Place, ...]] = [()] * len(texts)
        data, matches = self._matches(texts)
        matches.append((0, len(data) + 1, 0))
        ends = _ends(texts)
        number, begin, end, last = -1, 0, 0, 0
        none, gave = _NONE, False
        for form, start, stop in matches:
            if start >= end:
                if number >= 0:
                    found[number] = self._places(
                        texts[number], data[begin : end - 1], last - begin, none, gave, date, near
                    )
                number = bisect_right(ends, start)
                if number == len(ends):
                    break
                begin = last = ends[number - 1] if number else 0
                end = ends[number]
                none, gave = _NONE, False
            if form < full:
                last = stop
            else:
                window = data[start : stop + _BYTES]
                meant = windows[window] if window in windows else self._meant(window, form)
                if meant:
                    last = stop
                elif meant is None:
                    gave = True
                else:
                    none = (*none, start - begin)
        return found

    def _places(
        self,
        text: str,
        data: bytes,
        last: int,
        none: tuple[int, ...],
        gave: bool,
        date: dt.date | None,
        near: Sequence[str],
    ) -> tuple[Place, ...]:
        """Give the places of one text by its bytes up to its last name and by where names begin that are none."""
        if gave:
            last, none = self._again(data)
        key = (data[:last], none) if none else data[:last]
        places = self._known.get(key)
        if places is None:
            places = self._known[key] = tuple(self._reader.read(text, date, near))
            self._heads.learn(*self._reader.decided(text), places)
        return places

    def _matches(self, texts: Sequence[str]) -> tuple[bytes, list[tuple[int, int, int]]]:
        """Give texts in one, in bytes, and the names in it."""
        data = _OVER.join(texts).encode("utf-8", "surrogatepass")
        return data, self._automaton.find_matches_as_indexes(data)

    def _meant(self, window: bytes, form: int) -> bool | None:
        """Tell what `Reader.meant` tells of a short form, by the bytes of it and of what follows."""
        if window not in self._windows:
            self._windows[window] = self._reader.meant(window.decode("utf-8", "replace"), 0, self._sizes[form])
        return self._windows[window]

    def _again(self, data: bytes) -> tuple[int, tuple[int, ...]]:
        """Give where the last name of one text ends, and where names begin that are none; search on where one gave way."""
        offset = last = 0
        none: list[int] = []
        while True:
            for form, start, stop in self._automaton.find_matches_as_indexes(data[offset:]):
                meant = form < self._full or self._meant(data[offset + start : offset + stop + _BYTES], form)
                if meant:
                    last = offset + stop
                    continue
                none.append(offset + start)
                if meant is None:
                    offset += start + 1
                    break
            else:
                return last, tuple(none)


def _ends(texts: Sequence[str]) -> list[int]:
    """Give for each text of several in one where the next begins, in bytes."""
    return list(accumulate(len(text.encode("utf-8", "surrogatepass")) + 1 for text in texts))
