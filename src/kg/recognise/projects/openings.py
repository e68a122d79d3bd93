"""Projects by their place in a sentence: counted before they are listed, listed up to an ellipsis, or described from their name on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Kind
from kg.recognise.boundary import name_start
from kg.recognise.projects.names import WEAK
from kg.recognise.projects.sites import Sites
from kg.text.numeral import value
from kg.text.patterns import alternation

_COUNTED = re.compile(
    r"(?P<count>\d{1,2}|[两二三四五六七八九十])(?:个|大)[^,，。;；:：、\d]{0,10}(?:项目|工程)[,，:：—]+(?P<list>[^。;；,，\n]{8,240})"
)
"""A count of projects and right behind it the list: 正在建设两个重点项目,甲产业园和乙产业园."""
_BY_UNIT = re.compile(
    r"(?<=[\u4e00-\u9fff)）])(?P<count>\d{1,2})[个项][,，:：](?P<list>[^。;；,，\n]{4,240})(?=[。;；\n]|\Z)"
)
"""Behind a place or an office how many projects are its, and which: 云州市|2个,甲项目和乙项目;."""
_SORTED = re.compile("项目[^。\n]{0,60}分别[是为]?[:：]?|项目[^。\n]{0,40}[:：]")
"""What tells in the same line before that projects are counted by whom they belong to."""
_FAR = 600
"""So far before them this is looked for."""
_DOTTED = re.compile(r"(?P<list>[^。;；:：!?！？…\n]{12,200}?)(?:…|\.\.\.)+(?P<rest>[^\n]{0,60})")
"""A list that an ellipsis breaks off: 甲项目、乙项目、丙产业园二期……"""
_TOLD = re.compile(
    r"[,，](?:(?:该|本)?(?:项目|工程)(?:建设)?(?:计划|预计)?总投资|(?:现已|已|累计)+完成投资)(?:额)?(?:约|达到?)?\d"
)
"""What a sentence about a work goes on with: …,项目建设总投资6亿元."""
_MARK = re.compile(r"[,，。;；\n][ \t\u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])?")
"""Where a clause begins."""
_REACH = 100
_NO_WORK = re.compile("[\u4e00-\u9fff]?(?:有限|公司|集团|管委会|办公室|指挥部)|[的区园厂矿站村镇乡院内里上]|等|、|以及")
_TWO = re.compile("(?:项目|工程)(?:以及|[和与及]).")
"""Two items, not one."""
_BETWEEN = re.compile("、|以及|[和与及]")
_CLAUSES = re.compile("[,，]")


def _work(knowledge: Knowledge) -> re.Pattern[str]:
    ends = alternation(knowledge.words("project_works"))
    return re.compile(rf"[\u4e00-\u9fffA-Za-z\d()（）“”]{{2,14}}?{ends}")


class Openings(Sites):
    """Finders of projects that their place in the sentence shows."""

    def counted(self) -> None:
        """Read 两个项目,甲产业园和乙产业园: as many items as were counted."""
        for match in (*_COUNTED.finditer(self.text, self.start, self.stop), *self._by_unit()):
            count = value(match["count"])
            if count == 1 and self._item_like(*match.span("list")):
                self._take(*match.span("list"))
                continue
            for mark in (_BETWEEN, re.compile("、")):
                items = self._pieces(*match.span("list"), mark)
                if len(items) == count and len(items) > 1 and all(self._item_like(a, b) for a, b in items):
                    for a, b in items:
                        self._take(a, b)
                    break

    def _by_unit(self) -> Iterator[re.Match[str]]:
        """Give the counts of projects by place or office, each with its list."""
        for match in _BY_UNIT.finditer(self.text, self.start, self.stop):
            low = max(self.start, match.start() - _FAR, self.text.rfind("\n", self.start, match.start()))
            if _SORTED.search(self.text, low, match.start()) is not None:
                yield match

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

    def headed(self) -> None:
        """Read 云岭铁矿储量可观,累计完成投资3亿元: the work at the head of a clause of the sentence that an amount closes."""
        for told in _TOLD.finditer(self.text, self.start, self.stop):
            low = max(self.start, told.start() - _REACH)
            low = max(low, *(self.text.rfind(mark, low, told.start()) for mark in "。;；\n"))
            heads = [m.end() for m in _MARK.finditer(self.text, low, told.start())]
            for begin in ([low] if low == self.start else []) + heads:
                if self._work_at(begin):
                    break

    def _work_at(self, begin: int) -> bool:
        """Take the coined name of a work that begins at `begin`; tell whether there is one."""
        ends = self.knowledge.once("recognise.openings.ends", _work)
        match = ends.match(self.text, begin, min(self.stop, begin + 20))
        if match is None or self.taken(begin, match.end()) or _NO_WORK.match(self.text, match.end()):
            return False
        end = match.end()
        head = self.starting.get(begin)
        if (head is not None and head.stop >= end) or match.group()[-1] == "区" or not self.names.coined(begin, end):
            return False
        start = self.names.opened(name_start(self.text, begin, end, self.tables, self.starting), begin)
        if start != begin or self.names.strength(begin, end) is None:
            return False
        self.add(begin, end, WEAK)
        return True

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
        if not 4 <= end - begin <= 40 or _TWO.search(self.text, begin, end):
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
