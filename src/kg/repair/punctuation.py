"""Doubled and mixed punctuation in Chinese text: ,, ;, 。, leave one mark, the strongest; ,、 is a 、 that got a comma before it."""

from __future__ import annotations

import re
from collections.abc import Set

from kg.knowledge import Knowledge
from kg.repair.edits import Edit

_STRENGTH = {c: rank for rank, marks in enumerate(("、", ",，", "：", "；;", "。")) for c in marks}
_RUN = re.compile("[,，、。；;：][,，、。；;：]+")
_BEHIND = re.compile("[㐀-䶿一-鿿“‘《（(0-9A-Za-z\\s]|$")
_BEFORE = re.compile("[㐀-䶿一-鿿0-9”’》〉）)%％]")
_SENTENCE = re.compile("[。；！？“”《》、]")


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that leave one mark of several. Rows of a table (a,,b) and 。。。 for an ellipsis stay."""
    out = []
    for match in _RUN.finditer(text):
        marks = match.group()
        kinds = set(marks)
        if not match.start() or not _BEFORE.match(text, match.start() - 1) or not _BEHIND.match(text, match.end()):
            continue
        if kinds == {"。"} and len(marks) > 2:
            continue
        if kinds <= {",", ";"} and not _sentence(text, *match.span()):
            continue
        listed = marks[0] in ",，" and marks.endswith("、") and kinds <= set(",，、")
        strongest = "、" if listed else max(marks, key=lambda c: _STRENGTH[c])
        out.append(Edit(*match.span(), strongest, "punctuation", "several marks where one belongs"))
    return out


def _sentence(text: str, start: int, stop: int) -> bool:
    """Tell whether the marks stand in a sentence, not between the cells of a table: by the marks near by on the line."""
    low = max(text.rfind("\n", max(0, start - 100), start) + 1, start - 100, 0)
    end = text.find("\n", stop, stop + 100)
    return bool(_SENTENCE.search(text, low, start) or _SENTENCE.search(text, stop, end if end >= 0 else stop + 100))
