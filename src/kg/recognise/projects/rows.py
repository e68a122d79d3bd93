"""Names in a row before 、: one project with several products or works, or several projects: 污泥收运、烘干系统工程."""

from __future__ import annotations

import re

from kg.recognise.boundary import clause_start, name_start
from kg.recognise.names import HAN, generic
from kg.recognise.projects.grammar import MADE, OUTPUT
from kg.recognise.projects.openings import Openings

_WHOLE = re.compile("(?:生产线|技改|改造|扩建|搬迁|扩能|升级)$")
"""What makes a figure and what follows it a project by itself: 100万吨某产品|生产线技改."""

_ACTS = "(?:精?深加工|加工|栽培|种植|养殖|繁育|育种|研发|生产|制造|销售|仓储|储存|收储|物流|配送|展示|检测|分拣|包装|冷藏|屠宰|烘干|回收|拆解|组装|维修)"
_NEXT_ACT = re.compile(rf"{_ACTS}(?:及|和|与|、|一体|综合|销售|项目|基地|中心)")
"""What goes on with the work of the name before 、: 茶菊种植、|冷藏及销售项目."""
_ACT_END = re.compile(f"{_ACTS}$")

_PIECE = 8
"""So many characters a piece before 、 has at most that is no project by itself."""
_ROW = 30

_WAYS = ("线", "段", "期")
"""What ends works of a row, which are no goods of the last of it: 一号线、|二号线一期工程."""


class Rows(Openings):
    """Tells where a name begins whose parts stand in a row."""

    def capacities(self, begin: int) -> int:
        """Give where 甲公司60万吨某产品、60万吨某产品项目 begins: a figure after 、 goes on with the name before it."""
        while self.text[begin - 1 : begin] == "、" and MADE.match(self.text, begin):
            earlier = clause_start(self.text, self.start, begin - 1)
            if not OUTPUT.search(self.text, earlier, begin - 1) or _WHOLE.search(self.text, earlier, begin - 1):
                break
            start = name_start(self.text, earlier, begin - 1, self.tables, self.starting)
            if start >= begin - 1 or self.taken(start, begin - 1):
                break
            begin = start
        return begin

    def acts_before(self, begin: int, end: int) -> int:
        """Give where a name begins whose work is told in a row: 青石县茶菊种植、|冷藏及销售项目."""
        while self.text[begin - 1 : begin] == "、" and _NEXT_ACT.match(self.text, begin, end):
            edge = clause_start(self.text, self.start, begin - 1)
            start = name_start(self.text, edge, begin - 1, self.tables, self.starting)
            if not 2 <= begin - 1 - start <= 24 or self.taken(start, begin - 1):
                break
            if _ACT_END.search(self.text, start, begin - 1) is None:
                break
            begin = start
        return begin if end - begin <= 45 else end

    def outputs_before(self, begin: int) -> None:
        """Take what stands before 、 and is a project by itself: 10万吨某产品生产线技改|、15万吨某产品技改项目."""
        if self.text[begin - 1 : begin] != "、" or not MADE.match(self.text, begin):
            return
        start = name_start(
            self.text, clause_start(self.text, self.start, begin - 1), begin - 1, self.tables, self.starting
        )
        if MADE.match(self.text, start, begin - 1) and _WHOLE.search(self.text, start, begin - 1):
            self.add(start, begin - 1, None)

    def goods_before(self, begin: int, end: int) -> int:
        """Give where a describing name begins whose goods or works stand in a row: 污泥收运、|烘干系统工程, LED外延片、|芯片项目."""
        core = self.text[begin:end].removesuffix("项目").removesuffix("工程")
        if (
            self.text[end : end + 1] in ("、", "等")
            or "等" in core
            or (self.names.lex.known.get(core, 0.0) == 0.0 and len(core) < 3)
        ):
            return begin
        first = begin
        while self.text[first - 1 : first] == "、":
            edge = clause_start(self.text, self.start, first - 1)
            start = name_start(self.text, edge, first - 1, self.tables, self.starting)
            piece = self.text[start : first - 1]
            if not 2 <= len(piece) <= _PIECE or self.names.site(start, first - 1) or self.taken(start, first - 1):
                return begin
            named = self.names.strength(start, first - 1) == "" and HAN.match(piece) is not None
            if named or start in self.starting or generic(piece, self.knowledge) or piece.endswith(_WAYS):
                return begin
            first = start
            if start > edge:
                break
        trades = self.names.lex.trades
        sorts = all(trades.fullmatch(piece) for piece in self.text[first : begin + len(core)].split("、"))
        return first if end - first <= _ROW and not sorts else begin
