"""The article in a page of HTML: trafilatura tells which sentences are main text, the scanner where they stand in the source.

What trafilatura gives back has lost its offsets and, on some pages, lines of lists. So it only shows the place: the smallest element that
holds nearly all its sentences. All lines of that element are kept for `layout` to look at, the others are labelled by where they stand.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.model import Label, Zone
from kg.repair.html_source import Edit, Element, Line, Source, scan

_MOST = 0.85
"""Share of the main text, in characters, that the chosen element must hold."""
_LARGEST = 300_000
_MOST_LINES = 2000
_MOST_TABLES = 150
"""Pages beyond these (characters of source, lines, tables) are judged by their paragraphs: trafilatura takes time that grows with the
square of tables and links (2.3.1: 52 s for 8000 small tables)."""
_ABOVE = 10
"""Lines above the main text that may hold headline, date and source."""
_LINKS = 0.6
_SENTENCE = re.compile(r"[^。!?！？；;\n]{8,}")
_BLANKS = re.compile(r"\s+")
_PARAGRAPH = 25
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,500})</title", re.IGNORECASE)
_HEAD = 100_000
_SHORTEST = 6
_BELOW = 4
_SITE = 12
"""Length of a site's name in the title tag, in characters, that is not counted against the headline."""
_LABELS = {"footer": Label.FOOTER, "nav": Label.NAVIGATION, "aside": Label.NAVIGATION, "header": Label.NAVIGATION}


class MainText(NamedTuple):
    """The visible text; the edits that make it of the source, in order; zones of the text, in order, covering it."""

    text: str
    edits: tuple[Edit, ...]
    zones: tuple[Zone, ...]


def main_text(source: str) -> MainText:
    """Give the visible text of HTML `source` with its zones: what may be headline or article is ARTICLE, for `layout` to look at."""
    page = scan(source)
    wanted = _wanted(page, source)
    inside = _inside(page.elements, _container(page, wanted))
    return MainText(page.text, tuple(page.edits), _zones(page, inside, _headline(page, inside, source)))


def _wanted(page: Source, source: str) -> list[bool]:
    """Tell of each line whether it is main text, by trafilatura or, where that gives nothing, by its form."""
    tables = sum(element.name == "table" for element in page.elements)
    fit = len(source) <= _LARGEST and len(page.lines) <= _MOST_LINES and tables <= _MOST_TABLES
    extracted = _extract(source) if fit else ""
    if extracted:
        known = set(_keys(extracted))
        found = [any(key in known for key in _keys(page.text[line.start : line.stop])) for line in page.lines]
        if any(found):
            return found
    return [_paragraph(page, line) for line in page.lines]


def _extract(source: str) -> str:
    from trafilatura import extract  # loads at the first page of HTML: it takes half a second

    return extract(source, include_comments=False, include_tables=True, favor_recall=True) or ""


def _keys(text: str) -> Iterable[str]:
    return (_bare(found) for found in _SENTENCE.findall(text))


def _paragraph(page: Source, line: Line) -> bool:
    length = line.stop - line.start
    text = page.text[line.start : line.stop]
    return length >= _PARAGRAPH and line.linked < length * _LINKS and ("。" in text or "," in text or "，" in text)


def _container(page: Source, wanted: Sequence[bool]) -> int:
    """Give the deepest element that holds most of the wanted characters."""
    weight = [0] * len(page.elements)
    for line, good in zip(page.lines, wanted, strict=True):
        if good:
            weight[line.element] += line.stop - line.start
    for index in range(len(page.elements) - 1, 0, -1):
        weight[page.elements[index].parent] += weight[index]
    chosen = 0
    for index in range(1, len(page.elements)):
        # children come after parents, so one pass descends
        if page.elements[index].parent == chosen and weight[index] and weight[index] >= _MOST * weight[0]:
            chosen = index
    return chosen


def _inside(elements: Sequence[Element], container: int) -> list[bool]:
    inside = [False] * len(elements)
    for index, element in enumerate(elements):
        inside[index] = index == container or (index > 0 and inside[element.parent])
    return inside


def _headline(page: Source, inside: Sequence[bool], source: str) -> int | None:
    """Give the line, above the main text or at its head, that the page's title tag repeats; None where none does."""
    tag = _TITLE.search(source, 0, _HEAD)
    if not tag:
        return None
    title = _bare(html.unescape(tag[1]))
    first = next((i for i, line in enumerate(page.lines) if inside[line.element]), 0)
    lines = [_bare(page.text[line.start : line.stop]) for line in page.lines[: first + _BELOW]]
    fitting = [i for i, line in enumerate(lines) if len(line) >= _SHORTEST and line in title]
    best = max(fitting, key=lambda i: (len(lines[i]), i), default=None)
    return best if best is not None and 2 * len(lines[best]) >= len(title) - _SITE else None


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)


def _zones(page: Source, inside: Sequence[bool], headline: int | None) -> tuple[Zone, ...]:
    first = next((i for i, line in enumerate(page.lines) if inside[line.element]), 0)
    last = next((i for i in range(len(page.lines) - 1, -1, -1) if inside[page.lines[i].element]), len(page.lines) - 1)
    zones: list[Zone] = []
    lists = _link_lists(page)
    for i, line in enumerate(page.lines):
        stop = page.lines[i + 1].start if i + 1 < len(page.lines) else len(page.text)
        label, reason = Label.ARTICLE, ""
        if i == headline:
            label, reason = Label.TITLE, "headline, as in the title tag"
        elif i in lists:
            label, reason = Label.NAVIGATION, "list of links"
        elif not inside[line.element]:
            linked = line.linked >= _LINKS * (line.stop - line.start)
            if i > last:
                label, reason = _outside(page.elements, line.element, Label.FOOTER), "below the main text"
            elif linked or i < first - _ABOVE:
                label, reason = _outside(page.elements, line.element, Label.NAVIGATION), "outside the main text"
        start = zones[-1].stop if zones else 0
        if zones and zones[-1].label is label and zones[-1].reason == reason:
            zones[-1] = Zone(zones[-1].start, stop, label, reason)
        else:
            zones.append(Zone(start, stop, label, reason))
    return tuple(zones)


def _link_lists(page: Source) -> set[int]:
    """Give the lines that stand with at least two others that are nothing but links."""
    found: set[int] = set()
    run: list[int] = []
    for i, line in enumerate(page.lines):
        if line.linked >= 0.8 * (line.stop - line.start):
            run.append(i)
            continue
        if len(run) >= 3:
            found.update(run)
        run = []
    if len(run) >= 3:
        found.update(run)
    return found


def _outside(elements: Sequence[Element], element: int, otherwise: Label) -> Label:
    while element:
        label = _LABELS.get(elements[element].name)
        if label:
            return label
        element = elements[element].parent
    return otherwise
