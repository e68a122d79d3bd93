"""HTML left in plain text: entities (&nbsp; &quot; &#8220;) and stray tags (</p>, <br/>)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from html import unescape

from kg.knowledge import Knowledge
from kg.repair.edits import Edit

_ENTITY = re.compile("&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}[0-9]{0,2});|&nbsp(?![a-zA-Z])")
_TAG = re.compile(
    "<(/?)(p|br|div|span|strong|b|em|i|u|font|a|img|center|h[1-6]|li|ul|ol|table|tbody|tr|td|th|section|sup|sub|o:p)"
    "((?:\\s+[a-zA-Z:-]+\\s*=[^<>\n]{0,500}|\\s*))/?>",
    re.IGNORECASE,
)
_BREAKS = frozenset(
    ("br", "p", "div", "center", "li", "ul", "ol", "table", "tbody", "tr", "section", *(f"h{n}" for n in range(1, 7)))
)
"""Tags that end a line, opening or closing."""
_CELLS = frozenset(("td", "th"))
"""Tags that part one cell of a row from the next."""


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that resolve entities and take stray tags out; tags that break become a line break where none stands beside them.

    A bare one-letter tag counts only where it is also closed: a<b>c is a formula.
    """
    out: list[Edit] = []
    if "&" in signs:
        for match in _ENTITY.finditer(text):
            after = " " if match.group().startswith("&nbsp") else unescape(match.group())
            if after != match.group() and (after.isprintable() or after.isspace()):
                out.append(Edit(*match.span(), after, "entity", "HTML entity left in the text"))
    if "<" in signs and ">" in text:
        closed = {m[2] for m in _TAG.finditer(text) if m[1]}
        tags = [m for m in _TAG.finditer(text) if m[1] or m[3] or len(m[2]) > 1 or m[2] in closed]
        out.extend(edit for run in _runs(tags) for edit in _taken(text, run))
        out.sort()
    return out


def _runs(tags: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Give the tags, in order, those that touch one another together."""
    run: list[re.Match[str]] = []
    for tag in tags:
        if run and run[-1].end() != tag.start():
            yield run
            run = []
        run.append(tag)
    if run:
        yield run


def _taken(text: str, run: list[re.Match[str]]) -> Iterator[Edit]:
    """Give the edits that take a run of tags out: what the run stands for (a line break, a gap between cells) is put in its first tag's place."""
    a, b = run[0].start(), run[-1].end()
    names = {tag[2].lower() for tag in run}
    after = "\n" if names & _BREAKS else "\t" if names & _CELLS else ""
    if not a or b == len(text) or text[a - 1] in "\r\n" or text[b] in "\r\n":
        after = ""
    for tag in run:
        yield Edit(*tag.span(), after, "tag", "HTML tag left in the text")
        after = ""
