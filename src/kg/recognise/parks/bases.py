"""Bases that are governed as zones: 云东能源化工基地, and 云东基地 for short, where the page shows by both names or by an administration that one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.names import HAN, generic

_FULL = re.compile(r"(?:能源化工|煤电化工|煤化工|石油化工|石化|盐化工|化工|能源)(?:产业|工业)?基地")
"""What such a base is called behind its name."""
_SHORT = "基地"
_GOVERNED = re.compile("基地(?:党工委|管委会|管理委员会)")
"""What shows by itself that a base is governed as a zone."""
_SIZES = (4, 3, 2)
"""Characters of its name, the longer first."""
_WORK = re.compile("(?:建设)?(?:项目|工程)|[一二三四五六]期")
"""What follows a base that is a project."""


def find(text: str, start: int, stop: int, knowledge: Knowledge) -> Iterator[Mention]:
    """Give the bases of `text[start:stop]` by full and short name, each mention with the fullest name for its text."""
    if text.find(_SHORT, start, stop) < 0:
        return
    named: dict[str, str] = {}
    for name, full in _named(text):
        if not generic(name, knowledge):
            named.setdefault(name, full)
    for name, full in named.items():
        for word in {full, name + _SHORT}:
            at = text.find(word, start, stop)
            while at >= 0:
                if not _WORK.match(text, at + len(word)):
                    yield Mention(Kind.PARK, at, at + len(word), full)
                at = text.find(word, at + len(word), stop)


def governed(park: Mention) -> bool:
    """Tell whether a park is one of the bases that `find` gives: it is no project, whatever is said to be built."""
    return park.text.endswith(_SHORT)


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Give the names of bases that the page also calls by the short form or that have an administration, each with its full form."""
    for match in _FULL.finditer(text):
        name = _name(text, match.start(), 1)
        if name is not None:
            yield name, name + match.group()
    for match in _GOVERNED.finditer(text):
        name = _name(text, match.start(), 2)
        if name is not None:
            yield name, name + _SHORT


def _name(text: str, at: int, least: int) -> str | None:
    """Give the longest stretch before `at` that stands before 基地 as often as its last two characters do, `least` times."""
    heads = [text[max(0, at - size) : at] for size in _SIZES]
    often = [text.count(head + _SHORT) if HAN.fullmatch(head) else 0 for head in heads]
    if often[-1] < least:
        return None
    return next(head for head, n in zip(heads, often, strict=True) if n == often[-1])
