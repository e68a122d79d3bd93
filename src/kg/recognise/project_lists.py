"""Projects in lists: what 等…项目 closes, what 项目包括 opens, what stands between two projects."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.recognise.boundary import clause_start, name_start
from kg.recognise.names import HAN, generic, segment
from kg.recognise.project_grammar import (
    AMUSING,
    CLOSE,
    KINDS,
    LIST_END,
    MAKES,
    OPENING,
    PEOPLE,
    PROCEDURE,
    SECTOR_LIST,
)
from kg.recognise.project_joints import Joints
from kg.recognise.project_names import WEAK
from kg.recognise.trim import trimmed

_FIGURES = re.compile("投资|的|元|位于|占地|期")
"""What stands before the name of an item in a list: its amount, its place."""
_SHARED = re.compile("、|[和与及](?=[^,，。;；]{4,24}$)")
_ROUTE = re.compile(r"[\u4e00-\u9fff]{2,7}至[\u4e00-\u9fff]{2,4}(?<![路铁速线])")
"""A route in a list of roads, without the road: no name by itself."""
_NEXT = re.compile(
    r"(?<=[目程]、)(?P<name>[^,，。;；:：、\n]{4,46}?(?:项目|工程))(?=[、,，。;；:：等\n和及在]|以及|…|\d{1,2}个|\Z)"
)
"""The next item of a list whose items end with 项目 or 工程."""
_INVESTS = re.compile(r"(?:将|计划|拟)?(?:总?投资|出资|投建|兴建|建设|新上)")
_FIRM = re.compile(r"(?:集团|公司|企业)$")


_CARRIED_OUT = re.compile("(?:推进|建设|提升|升级|服务|管理)$")
"""What closes an item that says what is done, in a list that counts its items as projects: 整县光伏|推进等6个项目."""
_ZONE = re.compile("(?:开发区|高新区|经开区|示范区|新区|工业区|集聚区|保税区|试验区|工业园|工业园区)$")
"""What ends the name of a zone that projects lie in."""
_KIND = 6
"""Up to so many characters an item that is one common word is a kind of work, unless something is said of it: 污水处理厂."""


_IN_ALL = ("共", "计")
"""What counts a list to its last item, before the figure: 甲、乙共|6个项目."""
_MAINLY = re.compile("为主")
"""What tells behind a list that it names sorts: 企业以甲、乙等项目|为主."""
_COUNTED = re.compile(r"(?:共计?|合计|总计)?\d+[个项]")
"""What counts a list behind it: 甲、乙等项目|29个."""
_PIECE_END = re.compile("、|(?<=[目程])(?:以及|[和与及])")
"""What parts the items of a list that its opening shows: 甲项目、乙项目|及|丙工程."""


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give what stands between the marks of a list."""
    at = start
    for mark in _PIECE_END.finditer(text, start, stop):
        yield at, mark.start()
        at = mark.end()
    yield at, stop


class Lists(Joints):
    """Finders of listed projects."""

    def lists(self) -> None:
        """Read 引进了A、B、C等…项目 backwards from 等; a list of sectors (新能源、新材料等项目) gives nothing."""
        for close in CLOSE.finditer(self.text, self.start, self.stop):
            sectors = SECTOR_LIST.search(close["what"]) and not re.search("批|个", close.group())
            if sectors and not self.names.site(clause_start(self.text, self.start, close.start()), close.start()):
                continue
            if AMUSING.search(self.text, close.start(), close.end("what")):
                continue
            if (
                not close["count"]
                and not close.group().startswith("等")
                and not _SHARED.search(self.text, max(self.start, close.start() - 60), close.start())
            ):
                continue
            if not close["count"] and not close["what"] and PROCEDURE.match(self.text, close.end()):
                continue
            if not close["count"] and _MAINLY.match(self.text, close.end()):
                continue
            counted = bool(close["count"]) or _COUNTED.match(self.text, close.end()) is not None
            end = close.start()
            if not close.group().startswith("等") and self.text.startswith(_IN_ALL, end - 1):
                end -= 1
            items = self._items(end, counted or not close.group().startswith("等"))
            if items:
                for a, b, weak in items:
                    if close["count"] or not counted or self.text[b - 1] not in "业类域":
                        self.add(a, b, weak)

    def _items(self, end: int, counted: bool) -> list[tuple[int, int, str | None]]:
        text = self.text
        if text[end - 1] in "、":
            end -= 1
        items: list[tuple[int, int, str | None]] = []
        first = last = end
        while end > self.start:
            edge = clause_start(text, self.start, end)
            begin = name_start(text, self.start, end, self.tables, self.starting)
            maker = self._maker(edge, begin) if counted else None
            maker = edge if maker is None and self._bounded(edge, end) else maker
            if maker is not None:
                items.extend(self._item(maker, end, framed=True))
                begin = maker
                first = begin
                if text[begin - 1 : begin] != "、":
                    break
                end = begin - 1
                continue
            middle = text[edge - 1 : edge] == "、" and edge > self.start
            if middle and end < last and begin > edge and not _FIGURES.search(text, edge, begin):
                begin = edge
                if trimmed(text, begin, end, self.starting, self.names.lex) > begin:
                    break
            joint = self._joint(begin, end)
            if joint is not None:
                items.extend(self._item(begin, joint.start()))
            items.extend(self._item(joint.end() if joint is not None else begin, end, middle and counted, counted))
            if counted and (park := self._beside(edge, begin)) is not None:
                items.extend(self._item(park.start, park.stop))
                begin = park.start
            first = begin
            if text[edge - 1 : edge] != "、" or edge - 1 <= self.start:
                break
            if begin > edge and not _FIGURES.search(text, edge, begin) and begin not in self.starting:
                break
            end = edge - 1
        if KINDS.search(text, max(self.start, first - 4), first):
            return [
                (a, b, None)
                for a, b, weak in items
                if weak is None or (counted and b - a > _KIND and self.names.site(a, b))
            ]
        if counted and len(items) > 1 and all(self._firm_like(a, b) for a, b, _ in items):
            return [(a, b, None) for a, b, _ in items]
        named = [item for item in items if item[2] is None]
        sites = [item for item in items if self.names.site(item[0], item[1])]
        if not named and not sites and not (counted and all(b - a >= 7 for a, b, _ in items)):
            return []
        if PEOPLE.search(text, max(self.start, first - 6), first) or PEOPLE.search(text[first : first + 4]):
            return []
        if not counted:
            items = [item for item in items if item in named or item in sites or not self._common(item[0], item[1])]
        long = counted and all(b - a >= 6 for a, b, _ in items)
        if len(items) > 1 or long:
            return [(a, b, weak if b - a <= _KIND and self._common(a, b) else None) for a, b, weak in items]
        return items

    def _beside(self, edge: int, begin: int) -> Mention | None:
        """Give the park that 和 joins to the item that begins at `begin`: 甲科技城|和|乙产业园两大项目."""
        if self.text[begin - 1 : begin] not in ("和", "与", "及"):
            return None
        parks = (self.starting.get(at) for at in range(edge, begin - 1))
        return next((m for m in parks if m is not None and m.kind is Kind.PARK and m.stop == begin - 1), None)

    def _bounded(self, edge: int, end: int) -> bool:
        """Tell whether all between two marks of a list reads as the name of one work, whatever verbs are in it: 、青岭科技城产业促进展示中心、"""
        if self.text[edge - 1 : edge] != "、" or not 6 <= end - edge <= 40 or not self.names.site(edge, end):
            return False
        if self._joint(edge, end) is not None or (self.text[edge] == "由" and edge + 1 in self.starting):
            return False
        head = self.starting.get(edge)
        if head is not None and head.kind in (Kind.REGION, Kind.PARK, Kind.COMPANY):
            return head.stop < end and (
                head.kind is not Kind.COMPANY or _INVESTS.match(self.text, head.stop, end) is None
            )
        return self.names.opened(edge, end) == edge

    def _firm_like(self, begin: int, end: int) -> bool:
        """Tell whether the stretch reads as the short name of a company, by which a project is called: 云达精密, no 现代农业."""
        name = self.text[begin:end]
        if begin in self.starting or not 4 <= len(name) <= 6:
            return False
        trades = self.names.lex.trades
        for size in (2, 3):
            head, trade = name[:size], trades.fullmatch(name, size)
            plain = trades.fullmatch(head) or generic(head, self.knowledge) or head in self._plain()
            if trade is not None and not plain and HAN.fullmatch(name):
                return name not in self.names.lex.known
        return False

    def _plain(self) -> frozenset[str]:
        return self.knowledge.once("recognise.lists.plain", lambda k: frozenset(k.words("project_verbs")))

    def _common(self, begin: int, end: int) -> bool:
        """Tell whether the stretch is one word of the dictionary: 药品, 保健品."""
        return len(segment(self.text[begin:end], self.names.lex)) == 1 and self.text[begin:end] in self.names.lex.known

    def _maker(self, edge: int, begin: int) -> int | None:
        """Give where 甲公司生产|某产品 begins in a counted list: there the whole is the name of one project."""
        for at in range(edge, begin):
            firm = self.starting.get(at)
            if firm is not None and firm.kind is Kind.COMPANY and firm.text.endswith("公司"):
                return at if firm.stop < begin and MAKES.fullmatch(self.text, firm.stop, begin) else None
        return None

    def _item(
        self, begin: int, end: int, framed: bool = False, counted: bool = False
    ) -> list[tuple[int, int, str | None]]:
        name = self.text[begin:end]
        mention = self.starting.get(begin)
        if (
            mention is not None
            and mention.stop >= end
            and mention.kind in (Kind.REGION, Kind.DATE, Kind.MONEY, Kind.NUMBER)
        ):
            return []
        if (
            (framed or counted)
            and mention is not None
            and mention.kind is Kind.PARK
            and mention.stop == end
            and self._built_park(name)
        ):
            return [(begin, end, None)]
        if (
            not 2 <= len(name) <= 45
            or generic(name, self.knowledge)
            or self.names.bad_head(begin, name)
            or _ROUTE.fullmatch(name)
        ):
            return []
        strong = self.names.strength(begin, end, framed)
        if framed:
            self.framed.add(begin)
        if strong is None and counted and _CARRIED_OUT.search(name):
            strong = self.names.strength(begin, end - 2, framed=True) if end - begin >= 8 else None
        if strong is None:
            return []
        return [(begin, end, strong or None)]

    def _built_park(self, name: str) -> bool:
        """Tell whether a park of a list of projects is one of them: a site of a trade, no zone with an administration."""
        return len(name) >= 6 and _ZONE.search(name) is None

    def forward(self) -> None:
        """Read 开工的项目包括A、B、C(等): what follows up to the mark is a list of projects."""
        for lead in OPENING.finditer(self.text, self.start, self.stop):
            close = LIST_END.search(self.text, lead.end(), min(self.stop, lead.end() + 400))
            end = close.start() if close is not None else min(self.stop, lead.end() + 400)
            joint = self._joint(lead.end(), end) if end - lead.end() < 80 else None
            if "、" not in self.text[lead.end() : end] and joint is not None and self._both(lead.end(), joint, end):
                self.add(lead.end(), joint.start(), None)
                self.add(joint.end(), end, None)
                continue
            if "、" not in self.text[lead.end() : end]:
                alone = (
                    end - lead.end() <= 30 and lead.group().endswith(("为", "是")) and self.names.site(lead.end(), end)
                )
                strong = self.names.strength(lead.end(), end) if alone else None
                if strong is not None:
                    self.add(lead.end(), end, strong or None)
                continue
            for at, stop in _pieces(self.text, lead.end(), end):
                bounded = self._bounded(at, stop)
                begin = at if bounded else name_start(self.text, at, stop, self.tables, self.starting)
                if _FIRM.search(self.text, at, stop):
                    continue
                strong = self.names.strength(begin, stop, bounded) if 4 <= stop - begin <= 45 else None
                if strong is not None:
                    self.framed |= {begin} if bounded else set()
                    self.add(begin, stop, None if strong == "" or self.names.site(begin, stop) else WEAK)

    def enumerated(self) -> None:
        """Take what stands between the marks of a list whose items end with 项目: 甲项目、|和岭高新种苗基地项目|、丙项目."""
        for item in _NEXT.finditer(self.text, self.start, self.stop):
            begin, end = item.span("name")
            if self.taken(begin, end) or not self._bounded(begin, end):
                continue
            strong = self.names.strength(begin, end, framed=True)
            if strong is not None:
                self.framed.add(begin)
                self.add(begin, end, strong or None)

    def between(self) -> None:
        """Take a site that stands between two projects of one list: 甲项目、乙物流园、丙项目."""
        for (_, a, _), (b, _, _) in zip(self.found[:-1], self.found[1:], strict=True):
            name = self.text[a + 1 : b - 1]
            if (
                4 <= len(name) <= 24
                and self.text[a] == self.text[b - 1] == "、"
                and "、" not in name
                and self.names.ends_as_work.match(name)
            ):
                self.add(a + 1, b - 1, self.names.strength(a + 1, b - 1) or None)
