"""The zones of a page: headline, article, and what stands around it. Nothing is deleted; recognition reads what is labelled article.

The rule is caution both ways: a line is taken out of the article only by a mark of its own (tables `layout`, `navigation`), by standing
below a heading that opens something else, or because it stands on the page already. All other lines are article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.knowledge import Knowledge
from kg.model import Document, Label, Zone
from kg.repair.layout_index import ENTRY, entries
from kg.repair.layout_lines import Line, narrow, split
from kg.repair.layout_marks import HEAD, MENU, MIDDLE, TAIL, Mark, Marks
from kg.repair.layout_title import SHORT_TITLE, headline, likeness, pairs, possible
from kg.repair.layout_twice import repeated, summaries

_OWN = 0.45
"""Share of pairs of characters by which a paragraph below a foreign heading is known to continue the article."""
_SAMPLE = 4000
_MENU = 3
"""Words of a menu that make a line of the article navigation: fewer may be a heading."""
_END = 200
"""Longest end of a line, in characters, that a mark inside it may take whatever stands before."""
_TWICE = Mark(Label.DUPLICATE, "stands earlier on the page already")
_ABOVE = Mark(Label.NAVIGATION, "stands before the headline")
_SUMMARY = Mark(Label.DUPLICATE, "summary: stands below in full")
_BESIDE = Mark(Label.CAPTION, "a sentence alone among captions")
_CAPTION = re.compile(r"[^。,;:!?\d“”]{2,24}。")
_CAPTIONS = 2
_TITLE = Mark(Label.TITLE, "headline")

_Piece = tuple[int, int, Mark | None]


def zones(text: str, document: Document, knowledge: Knowledge, prior: Sequence[Zone] = ()) -> tuple[Zone, ...]:
    """Give the zones of repaired `text`, in order, together covering it.

    `document` gives the title that came with the page. `prior` are zones that are known already (of HTML, by its tags, in offsets of
    `text`): what they label other than title and article stays so, the rest is looked at.
    """
    marks = Marks.of(knowledge)
    text = narrow(text)
    lines = split(text)
    if not lines:
        return (Zone(0, len(text), Label.ARTICLE),) if text else ()
    _take_over(lines, prior)
    short = summaries(text, lines)
    for line in short:
        line.mark = line.mark or _SUMMARY
    twice = repeated(text, short)
    _mark_twice(lines, twice)
    for line in entries(lines):
        line.mark = line.mark or ENTRY
    first, last = _article(lines, marks)
    _mark_middle(lines, first, last, marks)
    _mark_head(lines, first, text, marks, document.title)
    _mark_captions(lines)
    return _zones(text, lines, _pieces(text, lines, first, marks, twice))


def _take_over(lines: list[Line], prior: Sequence[Zone]) -> None:
    known = [zone for zone in prior if zone.label is not Label.ARTICLE]
    i = 0
    for line in lines:
        while i < len(known) and known[i].stop <= line.begin:
            i += 1
        if i < len(known) and known[i].start <= line.begin:
            line.mark = Mark(known[i].label, known[i].reason)


def _mark_twice(lines: list[Line], twice: Sequence[tuple[int, int]]) -> None:
    i = 0
    for line in lines:
        while i < len(twice) and twice[i][1] <= line.begin:
            i += 1
        if i < len(twice) and twice[i][0] <= line.begin and line.end <= twice[i][1]:
            line.mark = line.mark or _TWICE


def _article(lines: list[Line], marks: Marks) -> tuple[int, int]:
    """Give the indices of the first and the last paragraph; for a page of short lines, of the first and the last item of a list.

    The first is one that holds a whole sentence, if there is one. A page with neither paragraph nor item: past the end, and before it.
    """
    loose = None
    for i, line in enumerate(lines):
        if (
            line.mark is None
            and line.paragraph
            and (loose is None or line.sentence)
            and not marks.line(line.text, HEAD)
        ):
            below = marks.line(lines[i + 1].text, HEAD) if i + 1 < len(lines) else None
            if below and below.label is Label.META and possible(line):
                continue
            if line.sentence:
                return i, _last(lines, i, marks)
            loose = i
    if loose is not None:
        return loose, _last(lines, loose, marks)
    free = [i for i, line in enumerate(lines) if i and line.mark is None and line.item]
    first = next((i for i in free if not marks.line(lines[i].text, HEAD)), len(lines))
    last = next((i for i in reversed(free) if not marks.line(lines[i].text, HEAD)), len(lines) - 1)
    return first, last


def _last(lines: list[Line], first: int, marks: Marks) -> int:
    for i in range(len(lines) - 1, first, -1):
        if lines[i].mark is None and lines[i].paragraph and not marks.line(lines[i].text, TAIL):
            return i
    return first


def _mark_middle(lines: list[Line], first: int, last: int, marks: Marks) -> None:
    """Mark the lines from the first paragraph on, and what stands below headings that open something else."""
    opened: Mark | None = None
    own: frozenset[str] = frozenset()
    for i in range(first, len(lines)):
        line = lines[i]
        if line.mark is not None:
            continue
        mark = marks.line(line.text, TAIL if i > last or opened else MIDDLE, menu=1 if opened else _MENU)
        if mark:
            line.mark = mark
            if mark.heading or (mark.opens and i > last):
                opened = mark
        elif opened:
            if line.paragraph:
                own = own or pairs("".join(above.text for above in lines[first:i] if above.mark is None)[:_SAMPLE])
                if likeness(line.text, own) >= _OWN:
                    opened = None
                    continue
            line.mark = Mark(opened.label, f"below: {opened.reason}")


def _mark_captions(lines: list[Line]) -> None:
    """Mark short sentences that stand alone on a page whose captions are written so: at least two are known by their words."""
    alone = [line for line in lines if _CAPTION.fullmatch(line.text)]
    if sum(line.mark is not None and line.mark.label is Label.CAPTION for line in alone) >= _CAPTIONS:
        for line in alone:
            line.mark = line.mark or _BESIDE


def _mark_head(lines: list[Line], first: int, text: str, marks: Marks, given: str | None) -> None:
    head = lines[:first]
    for line in head:
        line.mark = line.mark or marks.line(line.text, HEAD)
    _keep_headings(head, marks)
    known = [i for i, line in enumerate(head) if line.mark and line.mark.label is Label.TITLE]
    body = text[lines[first].begin :] if first < len(lines) else ""
    found = known[0] if known else headline(head, body, given)
    if found is None:
        return
    head[found].mark = head[found].mark or _TITLE
    noisy = any(line.mark is not None for line in head[:found])
    for line in head[:found]:
        if line.mark is None and noisy:
            line.mark = _ABOVE
    for line in lines:
        if line.mark is None and line.text == head[found].text:
            line.mark = _TWICE


def _keep_headings(head: Sequence[Line], marks: Marks) -> None:
    """Take the mark from lines of one menu word that stand alone below what may be the headline."""
    seen = False
    for i, line in enumerate(head):
        if line.mark is None:
            seen = seen or line.item or len(line.text) >= SHORT_TITLE
        elif seen and line.mark is MENU and not marks.line(line.text, HEAD, menu=_MENU):
            beside = [head[k].mark for k in (i - 1, i + 1) if 0 <= k < len(head)]
            if not any(mark and mark.label is Label.NAVIGATION for mark in beside):
                line.mark = None


def _pieces(text: str, lines: list[Line], first: int, marks: Marks, twice: Sequence[tuple[int, int]]) -> list[_Piece]:
    """Give the marked stretches inside lines of the article: ends of lines, captions, passages printed twice."""
    begin = lines[first].begin if first < len(lines) else len(text)
    inside: list[_Piece] = [(start, stop, mark) for start, stop, mark in marks.inside(text) if start > begin]
    if first == 0:
        inside += marks.lead(text, begin)
    return sorted([*inside, *((start, stop, _TWICE) for start, stop in twice)], key=lambda piece: (piece[0], -piece[1]))


def _zones(text: str, lines: Sequence[Line], pieces: Sequence[_Piece]) -> tuple[Zone, ...]:
    found: list[Zone] = []
    i = 0
    for number, line in enumerate(lines):
        stop = lines[number + 1].start if number + 1 < len(lines) else len(text)
        if line.mark is not None:
            _add(found, line.start, stop, line.mark)
            continue
        at = line.start
        while i < len(pieces) and pieces[i][0] < line.start:
            i += 1
        while i < len(pieces) and pieces[i][0] < stop:
            start, end, mark = pieces[i]
            i += 1
            end = min(end, line.end)
            if (
                start < at
                or end <= start
                or (mark and mark.label is not Label.DUPLICATE and _too_much(start, end, line))
            ):
                continue
            _add(found, at, start, None)
            at = stop if end == line.end else end
            _add(found, start, at, mark)
        _add(found, at, stop, None)
    return tuple(found)


def _too_much(start: int, end: int, line: Line) -> bool:
    """Tell whether a marked end of a line is longer than what stands before it: a page in one line, not the end of an article."""
    return end == line.end and end - start > max(start - line.begin, _END)


def _add(found: list[Zone], start: int, stop: int, mark: Mark | None) -> None:
    if start >= stop:
        return
    label, reason = (mark.label, mark.reason) if mark else (Label.ARTICLE, "")
    if found and found[-1].label is label and found[-1].reason == reason:
        found[-1] = Zone(found[-1].start, stop, label, reason)
    else:
        found.append(Zone(start, stop, label, reason))
