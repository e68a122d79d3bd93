"""Indexes of articles: headlines one below another, each with its day. They are no article, and belong to different places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Label
from kg.repair.layout_lines import Line
from kg.repair.layout_marks import Mark

ENTRY = Mark(Label.NAVIGATION, "a headline in an index of articles")

_MONTH = r"\d{1,2}\s?[-/.月]\s?\d{1,2}日?[)\]]?"
_DAY = r"[(\[]?(?:19|20)\d\d\s?[-/.年]\s?" + _MONTH
_ALONE = re.compile(rf"{_DAY}|[(\[]?{_MONTH}")
_AT_END = re.compile(rf"[^。!?]{{6,60}}?\s*{_DAY}")
_AT_HEAD = re.compile(rf"{_DAY}\s*[^。!?\d][^。!?]{{5,60}}")
_STOPS = "。!?;,:"
_LEAST = 4
"""Entries that make an index: fewer may be dates and headings of one article."""
_LONGEST = 60
"""Characters of the longest headline."""


def entries(lines: Sequence[Line]) -> list[Line]:
    """Give the headlines of indexes: runs of at least four, each followed by its day or holding it at one end."""
    found: list[Line] = []
    for run in (_alternating(lines), _dated(lines, _AT_END), _dated(lines, _AT_HEAD)):
        for group in run:
            if len(group) >= _LEAST:
                found.extend(group)
    return found


def _alternating(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    i = 0
    while i + 1 < len(lines):
        if _headline(lines[i]) and _ALONE.fullmatch(lines[i + 1].text):
            group.append(lines[i])
            i += 2
            continue
        yield group
        group = []
        i += 1
    yield group


def _dated(lines: Sequence[Line], form: re.Pattern[str]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if len(line.text) <= _LONGEST + 12 and form.fullmatch(line.text):
            group.append(line)
        else:
            yield group
            group = []
    yield group


def _headline(line: Line) -> bool:
    return 5 <= len(line.text) <= _LONGEST and line.text[-1] not in _STOPS and not _ALONE.fullmatch(line.text)
