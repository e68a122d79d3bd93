"""HTML left in plain text: entities (&nbsp; &quot; &#8220;) and stray tags (</p>, <br/>)."""

from __future__ import annotations

import re
from collections.abc import Set
from html import unescape

from kg.knowledge import Knowledge
from kg.repair.edits import Edit

_ENTITY = re.compile("&(?:#[0-9]{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}[0-9]{0,2});|&nbsp(?![a-zA-Z])")
_TAG = re.compile(
    "<(/?)(p|br|div|span|strong|b|em|i|u|font|a|img|center|h[1-6]|li|ul|ol|table|tbody|tr|td|th|section|sup|sub|o:p)"
    "((?:\\s+[a-zA-Z:-]+\\s*=[^<>\n]{0,500}|\\s*))/?>",
    re.IGNORECASE,
)


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that resolve entities and take stray tags out; a break becomes a line break where none stands beside it.

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
        for match in _TAG.finditer(text):
            closing, name, rest = match.groups()
            if not closing and not rest and len(name) == 1 and name not in closed:
                continue
            a, b = match.span()
            broken = name.lower() == "br" or (closing and name.lower() in ("p", "div", "tr", "li"))
            after = "\n" if broken and a and text[a - 1] != "\n" and b < len(text) and text[b] not in "\r\n<" else ""
            out.append(Edit(a, b, after, "tag", "HTML tag left in the text"))
        out.sort()
    return out
