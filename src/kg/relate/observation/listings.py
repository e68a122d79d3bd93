"""Bulletins in lines: what was counted, then a line that sorts it (从县市看), then a line for each part (➤ 某县27个项目,总投资94亿元)."""

from __future__ import annotations

import re

from kg.relate.observation.frame import Frame
from kg.relate.page import Page
from kg.text.span import Span

_SORTED = re.compile(
    r"[\s\u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])?(?:(?:从|分|按)[\u4e00-\u9fff]{2,8}?(?:来?看|划分|分类?|分布|统计)|分[\u4e00-\u9fff]{2,4}|按[\u4e00-\u9fff]{2,6})[:：,，]?[\s\u3000]*"
)
"""A line that tells what the parts below are sorted by, and nothing else."""
_ITEM = re.compile(
    r"[\s\u3000]*(?:(?P<mark>[➤►▶●◆■□○◎★▪•·*\-—>]+|[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])[\s\u3000]*)?"
)
"""What a line of a list begins with."""
_COUNT = re.compile(r"\d+[个项家宗]")
_NEAR = 24
"""Characters in which a line of a list tells how many."""
_SUM_LINE = re.compile(
    r"[\s\u3000]*(?:计划|预计|估算|概算)?总投资(?:总?额)?(?:[为达约近超逾共]|已|突破|超过|达到)*[\d.]+[万亿]"
)
"""A line that goes on with the sum of what the line before counted."""
_ENDED = ("。", "!", "！", "?", "？", "；", ";")


class Listing:
    """Which lines of a page are parts of what was counted before them, as the paragraphs are read in their order."""

    def __init__(self, page: Page) -> None:
        """Begin outside of any list."""
        self.page = page
        self.open = False
        self.last: Span | None = None

    def goes_on(self, paragraph: tuple[Span, ...], frame: Frame) -> bool:
        """Tell whether a paragraph goes on with what `frame` counted: it sorts that, is one of its parts, or its sum on a line of its own."""
        text, start, stop = self.page.text.text, paragraph[0].start, paragraph[-1].stop
        before, self.last = self.last, paragraph[-1]
        if frame.whole is None:
            self.open = False
            return False
        if _SORTED.fullmatch(text, start, stop):
            self.open = True
            return True
        if self.open:
            self.open = _COUNT.search(text, start, min(stop, self.begins(start) + _NEAR)) is not None
            return self.open
        broken = before is not None and not text[before.start : before.stop].rstrip().endswith(_ENDED)
        return broken and _SUM_LINE.match(text, start, stop) is not None

    def begins(self, start: int) -> int:
        """Give where the words of a line begin that starts at `start`, behind its mark."""
        item = _ITEM.match(self.page.text.text, start)
        return item.end() if item is not None else start

    def of_none(self, paragraph: tuple[Span, ...]) -> bool:
        """Tell whether a line of the list is a part that is no place's, of which nothing is recorded."""
        if not self.open:
            return False
        begins = self.begins(paragraph[0].start)
        return not any(p.start == begins and not p.implied for p in self.page.places(begins, begins + _NEAR))
