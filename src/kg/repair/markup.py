"""Marks of a page's source left in plain text: Markdown (**…**, [text](link), ## heading) and escapes of strings (\\n, \\")."""

from __future__ import annotations

import re
from collections.abc import Set

from kg.knowledge import Knowledge
from kg.repair.edits import Edit

_STRONG = re.compile(
    r"(?<![0-9A-Za-z)*])(\*{2,3})(?=[^\s*])([^*\n]{0,200}[一-鿿%％][^*\n]{0,200}?|[\d.,]+)(?<=[^\s*])\1(?![0-9A-Za-z(*])"
)
"""What is set in bold: it holds a Chinese character, a percent sign or is a figure; a**b**c is a formula."""
_LINK = re.compile(
    r"(?<![\\\]])(!?)\[([^\[\]\n]{0,80})\]\((?:https?://|/|\.{1,2}/|#)[^()\s]{0,300}(?: \"[^\"\n]{0,80}\")?\)"
)
_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+(?=[^\s#])")
_ESCAPE = re.compile(r"(?<![A-Za-z:\\])((?:\\[rn])+|\\t|\\(?=[\"'/]))(?![a-z])")
"""A break, a tabulator or a quote as strings of programs write it; not in a path (C:\\news)."""


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that take such marks out; an escaped break becomes one, a picture goes with its name."""
    out: list[Edit] = []
    if "**" in text:
        for match in _STRONG.finditer(text):
            width = len(match[1])
            a, b = match.span()
            out.append(Edit(a, a + width, "", "markup", "a mark of bold print"))
            out.append(Edit(b - width, b, "", "markup", "a mark of bold print"))
    if "](" in text:
        for match in _LINK.finditer(text):
            a, b = match.span()
            if match[1]:
                out.append(Edit(a, b, "", "markup", "a picture"))
            else:
                out.append(Edit(a, a + 1, "", "markup", "a link"))
                out.append(Edit(match.end(2), b, "", "markup", "a link"))
    if "#" in text:
        out.extend(Edit(*match.span(), "", "markup", "a mark of a heading") for match in _HEADING.finditer(text))
    if "\\" in text:
        for match in _ESCAPE.finditer(text):
            after = "\n" if match[1][1:2] in ("r", "n") else " " if match[1] == "\\t" else ""
            out.append(Edit(*match.span(), after, "markup", "an escape of a string"))
    return _disjoint(sorted(out))


def _disjoint(found: list[Edit]) -> list[Edit]:
    """Give the edits that no edit before them touches; the others are made in the next round."""
    kept: list[Edit] = []
    for edit in found:
        if not kept or edit.start >= kept[-1].stop:
            kept.append(edit)
    return kept
