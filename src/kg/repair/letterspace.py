"""Lines whose characters stand apart, one by one, as text drawn on a page is copied: 今 年 全 县 新 签 约 项 目 23 个."""

from __future__ import annotations

import re
from collections.abc import Set

from kg.knowledge import Knowledge
from kg.repair.edits import Edit

_MARKS = ",，。、；;：:“”"
_RUN = re.compile(rf"(?<![一-鿿])[一-鿿](?=[ {_MARKS}])(?: ?[{_MARKS}]? ?[一-鿿](?=[ {_MARKS}\d]|$)){{8,}}", re.M)
"""So many single characters in a row are no list of names and no heading that is spaced out."""
_BLANKS = 6
"""So many of them at least have a blank between them; a list has marks: 东、南、西、北."""
_LINE = re.compile(r"[^\n]*")
_BLANK = re.compile(r"(?<=[一-鿿,，。、；;：:“”%)）]) (?=[一-鿿\d,，。、；;：:“”(（])|(?<=\d) (?=[一-鿿,，。、；;%.])")


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that close the blanks of the lines that hold such a run."""
    out: list[Edit] = []
    at = 0
    while (run := _RUN.search(text, at)) is not None:
        if run.group().count(" ") < _BLANKS:
            at = run.end()
            continue
        start = text.rfind("\n", 0, run.start()) + 1
        line = _LINE.match(text, start)
        stop = line.end() if line is not None else run.end()
        out.extend(
            Edit(*blank.span(), "", "spacing", "characters that stand apart")
            for blank in _BLANK.finditer(text, max(start, at), stop)
        )
        at = max(stop, run.end())
    return out
