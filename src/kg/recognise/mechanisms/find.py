"""Mechanisms: named ways of working of a government (annotation guide, types and rulings 2, 16, 19)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain

from kg.knowledge import Knowledge
from kg.model import Mention
from kg.recognise.mechanisms.lexicon import lexicon
from kg.recognise.mechanisms.plain import plain
from kg.recognise.mechanisms.quoted import QUOTED, quoted
from kg.recognise.mechanisms.series import beside, enumerated

_CLOSING = ("”", "」", "』", '"', "’", "'")
_SPOKEN = re.compile(r"[,\uff0c。!?\uff01\uff1f]")


def find(text: str, start: int, stop: int, knowledge: Knowledge, regions: Sequence[Mention]) -> list[Mention]:
    """Give the mechanisms named in repaired `text[start:stop]`, sorted, none overlapping another, none inside 《》.

    `regions` are the region and park mentions of the zone: a mechanism's name does not begin with one. Names stand without
    quotes. Raises DataError where a table of `seeds/lexicon/mechanism_*.tsv` is broken.
    """
    words = lexicon(knowledge)
    titles = _titles(text, start, stop)
    spans = sorted((r.start, r.stop) for r in regions)
    shut = _shut(text, start, stop)
    in_quotes = [m for m in quoted(text, start, stop, words) if not _inside(titles, m.start)]
    shared = {
        m.stop + 1 + text.startswith("的", m.stop + 1) for m in in_quotes if text[m.stop : m.stop + 1] in _CLOSING
    }
    found = _widest(
        chain(
            in_quotes,
            (
                m
                for m in plain(text, start, stop, words, spans)
                if not (_inside(titles, m.start) or _inside(shut, m.start) or m.start in shared)
            ),
        )
    )
    found += [m for m in beside(text, stop, found) if not _inside(titles, m.start)]
    found.sort(key=lambda m: m.start)
    found += [m for m in enumerated(text, start, stop, words, found) if not _inside(titles, m.start)]
    return sorted(found, key=lambda m: m.start)


def _titles(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Give the spans of titles in 《》; what a title names is no mechanism (ruling 16)."""
    spans = []
    a = text.find("《", start, stop)
    while a >= 0:
        b = text.find("》", a, min(stop, a + 120))
        if b >= 0:
            spans.append((a, b))
        a = text.find("《", (b if b >= 0 else a) + 1, stop)
    return spans


def _shut(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Give the quoted stretches that are no speech: what stands in one is a name as a whole, or part of another name."""
    return [m.span() for m in QUOTED.finditer(text, start, stop) if not _SPOKEN.search(m[1] or m["inner"])]


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    i = bisect_left(spans, (at, 0)) - 1
    return i >= 0 and at < spans[i][1]


def _widest(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep, of mentions that overlap, the longest; the earlier of equals."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.stop)):
        if not kept or mention.start >= kept[-1].stop:
            kept.append(mention)
        elif mention.stop - mention.start > kept[-1].stop - kept[-1].start:
            kept[-1] = mention
    return kept
