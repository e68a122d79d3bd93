"""Which line before the article is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import add

from kg.model import Label
from kg.repair.layout_lines import Line

_LONGEST = 90
SHORT_TITLE = 8
"""Length from which a line may be a headline though longer ones compete."""
_SAMPLE = 1500
_SUBJECT = 0.3
_FEW = 4
"""How many lines, next to the date line or the menu, compete."""
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]")
"""What opens the heading of a section, which is no headline where another line may be one."""


def pairs(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring characters in `text`."""
    return frozenset(map(add, text, text[1:]))


def likeness(line: str, body: frozenset[str]) -> float:
    """Give the share of the line's pairs of characters that stand in the body, 0 to 1."""
    own = pairs(line)
    return len(own & body) / (len(own) or 1)


def headline(head: Sequence[Line], body: str, given: str | None) -> int | None:
    """Give the index of the headline in `head`, the marked lines before the article; None where none reads like one.

    `given` is the title that came with the page. Else: among the lines after the last menu and before the first date line (where
    there is one), the first that is long enough; if several compete, the one that shares most pairs of characters with `body`.
    """
    free = [i for i, line in enumerate(head) if line.mark is None and possible(line)]
    if given:
        bare = "".join(given.split())
        for i in free:
            if "".join(head[i].text.split()) == bare:
                return i
    meta = next((i for i, line in enumerate(head) if line.mark and line.mark.label is Label.META), len(head))
    above = [i for i in free if i < meta]
    chosen = above or free
    menu = [
        i
        for i, line in enumerate(head)
        if line.mark and line.mark.label is Label.NAVIGATION and i < max(chosen, default=0)
    ]
    chosen = [i for i in chosen if not menu or i > menu[-1]]
    chosen = [i for i in chosen if not _NUMBERED.match(head[i].text)] or chosen
    chosen = [i for i in chosen if len(head[i].text) >= SHORT_TITLE] or chosen
    chosen = chosen[-_FEW:] if above and meta < len(head) else chosen[:_FEW]
    if len(chosen) <= 1 or not (menu or (above and meta < len(head))):
        return chosen[0] if chosen else None
    known = pairs(body[:_SAMPLE])
    return max(chosen, key=lambda i: (round(_fit(head[i].text, known), 1), -i))


def _fit(line: str, body: frozenset[str]) -> float:
    """Give how well a headline fits the body: its likeness, and whether its first word, mostly its subject, stands there."""
    return likeness(line, body) + (_SUBJECT if line[:2] in body else 0)


def possible(line: Line) -> bool:
    """Tell whether a line may be a headline: not long, not a sentence, not in brackets."""
    return (
        len(line.text) <= _LONGEST
        and "。" not in line.text
        and line.text[-1] not in "。;:,、"
        and not line.text.startswith(("(", "["))
    )
