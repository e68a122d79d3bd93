"""Works whose kind is said once for all of them: 西岭、兰山等清洁能源基地项目, 在青岭、云川分别建设光伏发电项目, 4座站房工程(甲站、乙站), “三桥一路”工程."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.recognise.names import HAN, generic
from kg.recognise.projects.grammar import STAGED
from kg.recognise.projects.lines import Lines
from kg.text.numeral import value

_SHARED = re.compile(
    r"(?P<list>[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6}){1,8}(?:和[\u4e00-\u9fff]{2,6})?)(?:等(?:[两三四五六七八九十\d]+[大个座])?|[两三四五六七八九十\d]+[大个座])(?P<kind>[\u4e00-\u9fff]{3,14}?)(?:项目|工程)(?![库部化组])"
)
"""A list of bare names and what each of them is."""
_EACH = re.compile(
    r"(?:[两三四五六七八九十]地|等地)?(?:将|已)?分别(?:投资)?(?:建设|兴建|新建|开发|规划|建)了?(?:一[个座])?(?P<name>[^,，。;；、的]{3,24}?(?:项目|工程|基地|电站|工厂))(?=[,，。;；、\n]|\Z)"
)
"""Behind places of which each gets one: 青岭、云州三地|分别建设某项目."""
_COUNTED = re.compile(
    r"(?P<count>\d{1,2}|[两三四五六七八九十])(?:个|座|条|项|处)(?P<kind>[\u4e00-\u9fff]{2,14}?)[(（](?P<list>[^()（）,，。;；\n]{5,90})[)）]"
    + STAGED
)
"""Counted works of a kind, in brackets which, and a stage: 4座站房工程(甲站、乙站…)|全面开工."""
_QUOTED = re.compile(
    r"“(?P<name>[^“”,，。;；]{2,12})”工程(?=(?:概算|计划|预计|规划)?总投资|(?:累计)?完成投资|全长\d|占地)"
)
"""A bundle of works that the town calls by a catchword, with an amount of its own."""
_PLACED = re.compile("、|[和与及](?=[\u4e00-\u9fff]{2})")
_WORK = re.compile("(?:基地|电站|水库|枢纽|电厂|机场|风电场|隧道|大桥|公路|铁路|灌区|煤矿|水厂|码头|港区)$")
"""What ends the kind of works that are called by their places."""
_SORTS = re.compile("产业|重点|重大|招商|民生|领域|行业|方面|类|基础设施|配套")
"""What makes of the kind a sort of projects."""


class Kinds(Lines):
    """Finders of works by a kind that is said once."""

    def kinds(self) -> None:
        """Take works whose kind stands once, behind the list of their names or before it."""
        self._shared_kinds()
        self._in_each()
        self._counted_works()
        for match in _QUOTED.finditer(self.text, self.start, self.stop):
            self.complete(*match.span(), f"{match['name']}工程")

    def _shared_kinds(self) -> None:
        for match in _SHARED.finditer(self.text, self.start, self.stop):
            kind = match["kind"]
            if _WORK.search(kind) is None or _SORTS.search(kind):
                continue
            items = list(self._one_by_one(*match.span("list")))
            if all(self._bare(a, b) for a, b in items):
                for a, b in items:
                    self.complete(a, b, f"{self.text[a:b]}{kind}项目")

    def _one_by_one(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the items of the list; the first one behind the words of its clause."""
        at = self.names.opened(begin, self.text.find("、", begin, end))
        for mark in _PLACED.finditer(self.text, at, end):
            if mark.start() == at:
                continue
            yield at, mark.start()
            at = mark.end()
        yield at, end

    def _bare(self, begin: int, end: int) -> bool:
        """Tell whether the item is no more than what tells one work from others of its kind: 兰山."""
        name = self.text[begin:end]
        head = self.starting.get(begin)
        if head is not None and head.stop >= end:
            return head.kind is Kind.REGION
        own = name in self.names.lex.names or name not in self.names.lex.known
        return (
            own and end - begin >= 2 and not generic(name, self.knowledge) and not self.names.ends_as_work.match(name)
        )

    def _in_each(self) -> None:
        for last in list(self.starting.values()):
            if last.kind is not Kind.REGION or not _PLACED.match(self.text, last.start - 1):
                continue
            each = _EACH.match(self.text, last.stop, self.stop)
            if each is None or self.names.strength(*each.span("name"), framed=True) is None:
                continue
            places = list(self._row(last))
            if len(places) < 2 or self.taken(places[-1].start, each.end("name")):
                continue
            for place in places:
                end = each.end("name") if place is last else place.stop
                self.complete(place.start, end, place.text + each["name"])

    def _row(self, last: Mention) -> Iterator[Mention]:
        """Give the regions of the list that ends with `last`, backwards."""
        place: Mention | None = last
        while place is not None:
            yield place
            at = place.start - 1
            place = next(self._ending(at), None) if _PLACED.match(self.text, at) else None

    def _counted_works(self) -> None:
        for match in _COUNTED.finditer(self.text, self.start, self.stop):
            items = list(self._one_by_one(*match.span("list")))
            if len(items) != value(match["count"]) or not self.names.site(*match.span("kind")):
                continue
            if all(3 <= b - a <= 20 and HAN.match(self.text, a) for a, b in items):
                for a, b in items:
                    self.complete(a, b, self.text[a:b])
