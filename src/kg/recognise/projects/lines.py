"""Lines and their parts as they are built: 云青高铁(青岭段), 云青高铁先期开工段, 轨道交通2号线(青岭站—云川站), 青云公路北延工程白岭隧道."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.recognise.boundary import name_start
from kg.recognise.parks.find import titled
from kg.recognise.projects.names import WEAK
from kg.recognise.projects.ways import Ways
from kg.text.rare import Rare

_WAY = "高速公路|高速铁路|城际铁路|客运专线|快速路|铁路|公路|高速|高铁|客专|城际|大道|国道|省道|管道|管线|运河|航道|输电|输变电|调水|引水|供水|输气|输油"
_ENDS = r"[(（](?P<ends>[^()（）,，。;；]{2,20}?)[)）]"
_BRACKETED = re.compile(rf"(?:{_WAY}|[\u4e00-\u9fff]线)(?:项目|工程)?{_ENDS}(?:项目|工程)?")
"""A way and in brackets the part of it that is built: 云青高铁(青岭段), 青云大道(云山路至青石路)."""
_PART = re.compile("段$|[至—~-]|以[东西南北]")
"""What tells such brackets from an amount, an abbreviation, a kilometrage."""
_NO_PART = re.compile(r"[\d.]+公里|简称|以下|全长|投资|[GSKX]\d+$")
_OPENED = re.compile(rf"(?:{_WAY})(?:先期|率先|首批)?(?:开工|先行|先导|示范|控制性|起步|先期)段")
"""The part of a way with which the work begins: 云青高铁|先期开工段."""
_NUMBERED = Rare(
    re.compile(
        r"(?P<head>(?:城市)?轨道交通(?:工程)?|城轨|地铁|轻轨|有轨电车)(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})号线)"
        rf"(?:[东西南北]?(?:延|段)(?:长?线|伸线|段)?|[一二三四首]期)*(?:工程|项目)?(?:{_ENDS})?(?:工程|项目)?"
    ),
    "号线",
)
"""A line of a town's railway by its number, and its ends in brackets."""
_TUNNEL = re.compile(
    r"(?P<whole>工程|公路|高速|铁路|高铁|客专|大道|线)(?P<name>[\u4e00-\u9fff]{2,6}?(?:特长隧道|隧道|特大桥|大桥|互通立交桥|互通立交(?!桥)))(?![路口站区群]|工(?!地|程))"
    r"|(?P<large>工程|枢纽)(?P<part>[\u4e00-\u9fff]{1,4}(?:水厂|泵站|电站|水库|大坝|主坝|闸站|站房|厂房|渠首))(?:工程)?(?=[,，。;；、是由已正将总于的])"
)
"""A work on a way, behind the name of the way: 青云公路北延工程|白岭隧道."""
_PHASED = re.compile(
    r"(?P<whole>工程|项目)(?:第?[一二三四]期)(?P<name>[\u4e00-\u9fff]{2,6}[至到][\u4e00-\u9fff]{2,6}?段)"
)
"""A phase of a work by the ends of the stretch that it builds: 云溪线拓宽改造工程|一期青岭至白岭段."""
_NEXT_PHASE = re.compile(
    r"[^。\n]{4,80}?[;；。、,，和](?P<name>第?[一二三四]期[\u4e00-\u9fff]{2,6}[至到][\u4e00-\u9fff]{2,6}?段)"
)
"""The next phase behind one, which the page leaves the work's name off."""
_JOINED = re.compile("[和与及至等的在]|全线|沿线")
_LONGEST = 36


class Lines(Ways):
    """Finders of lines and parts of lines."""

    def sections(self) -> None:
        """Take lines with the part that is built, by number, or from a work's whole to its part; they stand if a fact of their own is stated."""
        for match in _NUMBERED.finditer(self.text, self.start, self.stop):
            begin, end = match.span()
            if self._part(match) or match["ends"] is None:
                self._line(begin, end)
        for begin, end in (*self._bracketed(), *(m.span() for m in _OPENED.finditer(self.text, self.start, self.stop))):
            self._line(begin, end)
        for match in _TUNNEL.finditer(self.text, self.start, self.stop):
            if _JOINED.search(match["name"] or match["part"]) is None:
                self._line(match.start(), match.end(), whole=True)
        for match in _PHASED.finditer(self.text, self.start, self.stop):
            named = self._line(match.start(), match.end(), whole=True)
            after = _NEXT_PHASE.match(self.text, match.end(), self.stop)
            if after is not None and named is not None:
                self.complete(*after.span("name"), self.text[named : match.end("whole")] + after["name"])

    def _bracketed(self) -> Iterator[tuple[int, int]]:
        for match in _BRACKETED.finditer(self.text, self.start, self.stop):
            if self._part(match):
                yield match.span()

    def _part(self, match: re.Match[str]) -> bool:
        """Tell whether the brackets name a part of the line."""
        ends = match["ends"]
        return ends is not None and _PART.search(ends) is not None and _NO_PART.search(ends) is None

    def _line(self, kind: int, end: int, *, whole: bool = False) -> int | None:
        """Take the line whose name ends at `end` with the words at `kind`, with what names it before them; give where it begins.

        `whole`: its name says whose part it is, so that it is a name without doubt.
        """
        numbered = _NUMBERED.pattern.match(self.text, kind) is not None
        begin = name_start(self.text, max(self.start, kind - _LONGEST), kind + 2, self.tables, self.starting)
        begin = min(self.names.opened(begin, kind), kind)
        if not (begin < kind or numbered) or end - begin > _LONGEST or titled(self.text, begin):
            return None
        begin = self.names.headless(begin, end)
        if self.taken(begin, end) or (not numbered and self.names.strength(begin, kind + 2) is None):
            return None
        self.found.insert(bisect_left(self.found, (begin, end)), (begin, end, None if whole else WEAK))
        return begin
