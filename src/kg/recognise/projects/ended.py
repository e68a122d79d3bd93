"""Rows that no 等 need close: 项目 stands behind the last (签下|甲公司管件生产、乙公司传感器|项目), a ceremony is theirs, or they stand for many."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.recognise.projects.deeds import dealt
from kg.recognise.projects.grammar import MADE, OUTPUT
from kg.recognise.projects.items import MEDIUM, Rank
from kg.recognise.projects.series import Series

_END = re.compile(
    r"(?<=[\u4e00-\u9fffA-Za-z)）”])项目(?=[,，。;；\n]|\Z|(?:建设|实施)?(?:进[展度]|推进|现场|施工)|(?:已经?|均|全部|正式|顺利|相继|陆续|先后|如期|正在?|即将)+(?!会)|签约|开工|竣工|投产|落户|落地)"
)
"""项目 behind the last item, and what shows that nothing goes on behind it."""
_HELD = re.compile(
    r"举行了?(?P<list>[^,，。;；:：“”]{4,120}?)(?P<more>等)?项目的?(?:集中)?(?:开工|动工|奠基|签[约字]|竣工|投产)(?:奠基|动工|投产)?(?:仪式|典礼|活动|大会)"
)
"""A ceremony of the projects that a list names: 举行了|甲、乙、丙|项目开工仪式."""
_STOOD_FOR = re.compile(
    r"(?:以(?P<list>[^,，。;；:：“”]{4,80}?)等?为(?:代表|龙头|引领|支撑)|包括(?P<held>[^,，。;；:：“”]{4,80}?)在内)的[^,，。;；、]{0,24}?(?:项目|工程)(?!建设年)"
)
"""What names some of many projects: 以|甲、乙|为代表的一批项目, 包括|甲|在内的5个项目."""
_REACH = 160
"""How many characters before its end such a row may begin."""
_CLAUSE = re.compile(
    "代表|之后|又一|等|项目(?=.)|总裁|经理|董事|书记|主任|[县市区局]长|考察|[到赴]|[与和就为把将让由在继]"
)
"""What makes of an item of a row that only 项目 ends part of a clause."""
_ACTS = re.compile("(?:种植|养殖|生产|加工|研发|制造|销售|储存|仓储|繁育|展示|培训)$")
"""What ends an item that may be only a part of what one project does: 药材加工、|某某基地项目."""
_SIZE = re.compile(r"\d[\d.]*[万亿]?(?:千瓦|兆瓦|吨|亩|平方米|公里|[GM]W)$")
"""What ends an item whose kind only the last of its row tells: 青石300万千瓦、|黄岭200万千瓦风电项目."""
_LEAST = 2


class Ended(Series):
    """Finders of such rows."""

    def ended(self) -> None:
        """Take the items of a row that 项目 ends, if each has a name of its own."""
        for close in _END.finditer(self.text, self.start, self.stop):
            end = close.start()
            low = max(self.start, end - _REACH)
            if self.text.rfind("、", low, end) < 0 or self.taken(end, close.end()):
                continue
            pieces = self.marked(low, end)
            pieces = pieces[1:] if pieces and pieces[0][0] == low > self.start else pieces
            if len(pieces) < _LEAST:
                continue
            items = self.items(pieces)
            if not self._side_by_side(items):
                continue
            for number, (a, b, _) in enumerate(items):
                self.take(a, b if b < end else close.end(), Rank.NAMED, exact=number > 0 or a > pieces[0][0])

    def held(self) -> None:
        """Take the items of the list whose ceremony is held, or that stands for many: 举行了甲食品、乙建材项目开工仪式."""
        for match in _HELD.finditer(self.text, self.start, self.stop):
            if "、" in match["list"] or match["more"]:
                self.carry(self.marked(*match.span("list")), told=True, counted=True, closed=True, exact=True)

        for match in _STOOD_FOR.finditer(self.text, self.start, self.stop):
            group = "list" if match["list"] is not None else "held"
            self.carry(self.marked(*match.span(group)), told=True, counted=True, closed=True, exact=True)

    def _side_by_side(self, items: list[tuple[int, int, Rank]]) -> bool:
        """Tell whether the items are projects beside each other, and not goods or works of one."""
        if len(items) < _LEAST or any(b - a < MEDIUM for a, b, _ in items):
            return False
        if any(MADE.match(self.text, two[0]) and OUTPUT.search(self.text, *one[:2]) for one, two in pairwise(items)):
            return False
        named = sum(rank is Rank.NAMED for _, _, rank in items)
        if any(rank < Rank.PLAIN or not self._stands_alone(a, b, rank) for a, b, rank in items):
            return False
        return named == len(items) or (2 * named >= len(items) and dealt(self.text, self.start, items[0][0]))

    def _stands_alone(self, begin: int, end: int, rank: Rank) -> bool:
        """Tell whether the item is a name by itself, whole, and no clause."""
        if _CLAUSE.search(self.text, begin, end) or _SIZE.search(self.text, begin, end):
            return False
        if rank is Rank.PLAIN and _ACTS.search(self.text, begin, end) is not None:
            return False
        return self.names.strength(begin, end, framed=True) is not None
