"""Projects by their place in a sentence: counted before they are listed, listed up to an ellipsis, or described from their name on."""

from __future__ import annotations

import re

from kg.model import Kind
from kg.recognise.boundary import name_start
from kg.recognise.project_sites import Sites

_COUNTED = re.compile(
    r"(?P<count>\d{1,2}|[两二三四五六七八九十])(?:个|大)[^,，。;；:：、\d]{0,10}(?:项目|工程)[,，:：—]+(?P<list>[^。;；,，\n]{8,240})"
)
"""A count of projects and right behind it the list: 正在建设两个重点项目,甲产业园和乙产业园."""
_DOTTED = re.compile(r"(?P<list>[^。;；:：!?！？…\n]{12,200}?)(?:…|\.\.\.)+(?P<rest>[^\n]{0,60})")
"""A list that an ellipsis breaks off: 甲项目、乙项目、丙产业园二期……"""
_BETWEEN = re.compile("、|以及|[和与及]")
_DIGITS = {"两": 2, **{sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}}
_CLAUSES = re.compile("[,，]")


class Openings(Sites):
    """Finders of projects that their place in the sentence shows."""

    def counted(self) -> None:
        """Read 两个项目,甲产业园和乙产业园: as many items as were counted."""
        for match in _COUNTED.finditer(self.text, self.start, self.stop):
            count = _DIGITS.get(match["count"]) or int(match["count"])
            for mark in (_BETWEEN, re.compile("、")):
                items = self._pieces(*match.span("list"), mark)
                if len(items) == count > 1 and all(self._item_like(a, b) for a, b in items):
                    for a, b in items:
                        self._take(a, b)
                    break

    def dotted(self) -> None:
        """Read a list that opens a paragraph and breaks off: 甲项目、乙项目、丙产业园二期……; an item of it or what follows says project."""
        at = self.start
        while 0 <= at < self.stop:
            match = _DOTTED.match(self.text, at, self.stop)
            if match is not None and "、" in match["list"] and "项目" in match["list"] + match["rest"]:
                low = match.start("list") + next((m.end() for m in reversed(list(_CLAUSES.finditer(match["list"])))), 0)
                items = self._pieces(low, match.end("list"), re.compile("、"))
                sites = sum(self.names.site(a, b) for a, b in items)
                if len(items) > 2 and 2 * sites >= len(items) and all(self._item_like(a, b) for a, b in items):
                    for a, b in items:
                        self._take(a, b)
            at = self.text.find("\n", at, self.stop) + 1 or self.stop

    def _pieces(self, start: int, stop: int, mark: re.Pattern[str]) -> list[tuple[int, int]]:
        """Give what stands between the marks of `text[start:stop]`, the blanks around it taken off."""
        edges = [start, *(at for m in mark.finditer(self.text, start, stop) for at in m.span()), stop]
        found = []
        for a, b in zip(edges[::2], edges[1::2], strict=True):
            while a < b and self.text[a].isspace():
                a += 1
            found.append((a, b))
        return found

    def _item_like(self, begin: int, end: int) -> bool:
        """Tell whether the stretch may be the name of a project in a list that is known to hold projects."""
        if not 4 <= end - begin <= 40:
            return False
        head = self.starting.get(begin)
        if head is not None and head.stop >= end:
            return head.kind is Kind.PARK
        return self.names.strength(begin, end, framed=True) is not None

    def _take(self, begin: int, end: int) -> None:
        start = name_start(self.text, begin, end, self.tables, self.starting)
        if start == begin:
            self.framed.add(begin)
        self.add(start, end, None)
