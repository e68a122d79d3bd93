"""Many short texts at once, such as a column of addresses: one search for all, and equal beginnings are read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import ahocorasick_rs

from kg.knowledge.places_text import AHEAD, LEVELS, REMEMBERED, Place, Reader

_OVER = "\n"
"""What ends a text of a batch: no name, street, chain or list goes over it."""
_BYTES = 3 * AHEAD
"""Bytes of UTF-8 that hold the characters that decide how a short form is read; a longer character decides nothing."""
_NONE: tuple[int, ...] = ()


class Batch:
    """Reads lists of texts with a `Reader`; keep it, it remembers beginnings (山西省长治市潞城区 of a hundred addresses).

    All is done in bytes of UTF-8, which the search is fastest in; offsets of places are in code points all the same.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        names = sorted(reader.names, key=lambda name: name[-1] not in LEVELS)
        self._sizes = [len(name) for name in names]
        self._full = sum(name[-1] in LEVELS for name in names)
        self._windows: dict[bytes, bool | None] = {}
        self._known: dict[object, tuple[Place, ...]] = {}
        self._asked: tuple[object, ...] = ()
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [name.encode() for name in (*names, _OVER)], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def read(
        self, texts: Sequence[str], date: dt.date | None = None, near: Sequence[str] = ()
    ) -> list[tuple[Place, ...]]:
        """Give for each text what `Reader.read` gives for it.

        The places of a text follow from its beginning up to the last name, and from which names in there are none (streets,
        short forms that gave way): texts that agree in both share their places.

        >>> from kg.knowledge import Knowledge
        >>> batch = Batch(Reader(Knowledge().gazetteer))
        >>> [[place.unit.code for place in places] for places in batch.read(["山西长治潞城区1号", "无", "玉环"])]
        [['140000', '140400', '140406'], [], ['331083']]
        """
        if self._asked != (date, *near) or len(self._known) > REMEMBERED or len(self._windows) > REMEMBERED:
            self._asked, self._known, self._windows = (date, *near), {}, {}
        data = _joined(texts)
        full, over, known, windows = self._full, len(self._sizes), self._known, self._windows
        found: list[tuple[Place, ...]] = []
        begin = last = 0
        none, gave = _NONE, False
        for form, start, stop in self._automaton.find_matches_as_indexes(data):
            if form < full:
                last = stop
            elif form != over:
                window = data[start : stop + _BYTES]
                meant = windows[window] if window in windows else self._meant(window, form)
                if meant:
                    last = stop
                elif meant is None:
                    gave = True
                else:
                    none = (*none, start - begin)
            else:
                head = data[begin:last]
                if gave:
                    head, none = self._again(data[begin:start])
                key = (head, none) if none else head
                places = known.get(key)
                if places is None:
                    places = known[key] = tuple(self._reader.read(texts[len(found)], date, near))
                found.append(places)
                begin = last = stop
                none, gave = _NONE, False
        return found

    def _meant(self, window: bytes, form: int) -> bool | None:
        """Tell what `Reader.meant` tells of a short form, by the bytes of it and of what follows."""
        if window not in self._windows:
            self._windows[window] = self._reader.meant(window.decode("utf-8", "replace"), 0, self._sizes[form])
        return self._windows[window]

    def _again(self, data: bytes) -> tuple[bytes, tuple[int, ...]]:
        """Give the beginning of one text up to its last name, and where names begin that are none; search on where one gave way."""
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
                return data[:last], tuple(none)


def _joined(texts: Sequence[str]) -> bytes:
    text = "".join((_OVER.join(texts), _OVER)) if texts else ""
    if text.count(_OVER) > len(texts):
        text = "".join(one.replace(_OVER, "\r") + _OVER for one in texts)
    return text.encode("utf-8", "surrogatepass")
