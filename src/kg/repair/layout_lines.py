"""The lines of a page, and which of them are paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.repair.layout_marks import Mark

_LINE = re.compile(r"[^\n\r]*(?:\r\n?|\n|\Z)")
_ITEM = re.compile(
    r"(?:[(]?[一二三四五六七八九十百\d]{1,3}[)、.．,:]|第[一二三四五六七八九十\d]+[条章节、])|.*\d(?:亿|万)?元"
)
_STOPS = "。!?;”…"
_COMMA = re.compile(r"[,。;、]")


_WIDTHS = tuple(zip("：，；！？（）｜＞／［］＜", ":,;!?()|>/[]<", strict=True))


def narrow(text: str) -> str:
    """Give `text` with its full-width marks as ASCII, character for character: tables and rules are written in those.

    >>> narrow("来源：（本报）！")
    '来源:(本报)!'
    """
    for wide, ascii_mark in _WIDTHS:
        text = text.replace(wide, ascii_mark)
    return text


@dataclass(slots=True)
class Line:
    """`[start, stop)` with its line end and the blank lines after it; `text` without blanks at its edges."""

    start: int
    stop: int
    begin: int
    text: str
    mark: Mark | None = None

    @property
    def end(self) -> int:
        """Where its characters end."""
        return self.begin + len(self.text)

    @property
    def paragraph(self) -> bool:
        """Tell whether it reads like running text: long with commas, or a whole sentence.

        >>> Line(0, 0, 0, "各地新闻").paragraph, Line(0, 0, 0, "全县签约项目三十个,总额达到新高。").paragraph
        (False, True)
        """
        n = len(self.text)
        if n >= 40:
            return self.text[-1] in _STOPS or _COMMA.search(self.text) is not None
        return n >= 16 and self.text[-1] in _STOPS and _COMMA.search(self.text, 0, n - 1) is not None

    @property
    def sentence(self) -> bool:
        """Tell whether it holds a whole sentence."""
        return "。" in self.text or self.text[-1] in _STOPS

    @property
    def item(self) -> bool:
        """Tell whether it reads like an item of a list: numbered, or with a sum of money."""
        return _ITEM.match(self.text) is not None


def split(text: str) -> list[Line]:
    """Give the lines of `text`, blank ones joined to the line before (the first: after); they cover the text."""
    lines: list[Line] = []
    lead = 0
    for match in _LINE.finditer(text):
        start, stop = match.span()
        if start == stop:
            break
        raw = match[0]
        core = raw.strip()
        if core:
            lines.append(Line(lead if not lines else start, stop, start + raw.index(core[0]), core))
        elif lines:
            lines[-1].stop = stop
    return lines
