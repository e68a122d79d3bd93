"""Paragraphs that a mail program, a form or a PDF broke into lines of one width, in the middle of words.

Such a page is known by lines that are all about as long, in columns or in characters, with few longer ones, most of which end
in no full stop. A line of that width goes on in the next one; a shorter one ends its paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from itertools import pairwise

from kg.knowledge import Knowledge
from kg.repair.edits import Edit

_LINE = re.compile(r"[^\n]+")
_CELLS = re.compile(r"[\t|]")
_NARROW = re.compile("[\x00-\x7f]")
_ENDED = re.compile("[。！？!?…：:][”’」』)）]?$")
_ITEM = re.compile(
    r"[(（]?(?:[一二三四五六七八九十]{1,3}[)）]?[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}(?:[)）]|[.．、](?!\d)))"
)
"""What begins an item of a list, which is a paragraph of its own."""
_INDENT = " \u3000\xa0"
_BLANKS = " \u3000\xa0\r"
_LEAST = 4
"""So many lines of one width make a page of broken ones."""
_SHORTEST = 20
"""Characters of the shortest width: in narrower columns stand the cells of tables and the items of menus."""
_SLACK = 3
"""By how much a line may be shorter: a sign of two columns and a mark that begins no line."""
_OPEN = 0.6
"""Share of the full lines that end in the middle of a sentence, and of those before another full line or one that ends a sentence."""
_LONGER = 0.2
"""Share of longer lines beside the full ones, from which on the width is none."""


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that join the lines of broken paragraphs."""
    lines = [(m.start(), m.group().rstrip(_BLANKS)) for m in _LINE.finditer(text) if not _CELLS.search(m.group())]
    found = [
        full
        for measure, least in ((_columns, 2 * _SHORTEST), (len, _SHORTEST))
        if (full := _full(lines, measure, least))
    ]
    full = max(found, key=len, default=frozenset())
    out: list[Edit] = []
    for (start, line), (following, rest) in pairwise(lines):
        end = start + len(line)
        joined = text[end:following].strip(_BLANKS) == "\n"
        begins = not rest or rest[0] in _INDENT or _ITEM.match(rest) is not None
        if start in full and joined and not begins:
            out.append(Edit(end, following, "", "line", "a paragraph broken into lines of one width"))
    return out


def _full(lines: Sequence[tuple[int, str]], measure: Callable[[str], int], least: int) -> frozenset[int]:
    """Give where the lines of the page's width begin, none where it has no such width."""
    widths = [(measure(line), start, line) for start, line in lines]
    often = Counter(width for width, _, _ in widths if width >= least)
    if not often:
        return frozenset()
    top = max(often, key=lambda width: (sum(often[width - i] for i in range(_SLACK + 1)), width))
    full = [(start, line) for width, start, line in widths if top - _SLACK <= width <= top]
    longer = sum(1 for width, _, _ in widths if width > top)
    mid = sum(1 for _, line in full if _ENDED.search(line) is None)
    if len(full) < _LEAST or longer > _LONGER * len(full) or mid < _OPEN * len(full):
        return frozenset()
    starts = frozenset(start for start, _ in full)
    goes_on = sum(1 for (a, _), (b, line) in pairwise(lines) if a in starts and (b in starts or _ENDED.search(line)))
    return starts if goes_on >= _OPEN * len(full) - 1 else frozenset()


def _columns(line: str) -> int:
    """Give how many columns the line takes, two for each sign that is not ASCII."""
    return 2 * len(line) - len(_NARROW.findall(line))
