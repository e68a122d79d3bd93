"""Works and sites that a clause builds without calling them a project: 参与了某铁路的建设, 黄岭区、青石县污水处理厂, 云青、云石2条高速公路."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import DELIMITERS, clause_start, name_start
from kg.recognise.names import generic
from kg.recognise.parks.find import titled
from kg.recognise.projects.grammar import LINE_VERBS, SIGNED_FOR, SIGNED_TITLE, STAGED, WON, built
from kg.recognise.projects.lists import Lists
from kg.recognise.projects.names import WEAK
from kg.text.patterns import alternation
from kg.text.scanner import Scanner

_JOINT = re.compile("以及|[和与及]")
_EACH_ONE = re.compile(r"(?:[两二三四五六七八九十]|\d+)[个座条家处]")
"""What counts works that places have one each of: 青石、黄岭|两座|污水处理厂."""
_WAY = r"高速公路|高速铁路|城际铁路|客运专线|一级公路|快速路|快速通道|铁路|公路|高速|高铁|城轨|客专|大道|航道"
_WAYS = re.compile(
    rf"等?(?:(?P<count>\d{{1,2}}|[两二三四五六七八九十]{{1,2}})[条个])(?:重点|新建|在建|省内|出省|地方|国家)?(?P<kind>{_WAY})(?:项目|工程)?|等(?P<more>{_WAY})"
)
"""What closes a list of ways that are named by their ends alone: 云青、云石|2条高速公路."""
_ANY_WAYS = re.compile(rf"[条个](?:重点|新建|在建|省内|出省|地方|国家)?(?:{_WAY})|等(?:{_WAY})")
"""What `_WAYS` ends with: without it nothing need be tried."""
_FIGURE = re.compile("[0-9]")
_ENDS = re.compile(r"[\u4e00-\u9fffA-Z\d()（）—-]{2,10}")
_STREETS = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{2,6}?(?:路|大道|大街))(?P<more>(?:(?:、|以及|和|与|及)[\u4e00-\u9fff]{1,6}?(?:路|大道|大街))+)"
    r"(?:等(?:道路|主干道|路段|市政道路)?|道路|改造|工程|项目)*" + STAGED
)
"""Streets that a stage verb follows: 云山路、青石南路、学府大道正在加紧建设."""
_ANY_STREETS = re.compile("(?:路|大道|大街)(?:、|以及|和|与|及)")
"""What stands in every match of `_STREETS`: without it nothing need be tried."""


def _building(knowledge: Knowledge) -> Scanner:
    ends = alternation(knowledge.words("project_works"))
    return Scanner(
        rf"(?P<end>{ends})的?(?:无偿)?(?:建设|兴建|扩建|改扩建|援建|施工)"
        r"(?![\u4e00-\u9fff]{0,2}(?:项目|工程|用地|指挥部|集团|公司|局|用|标准|规划))"
    )


def _common(knowledge: Knowledge) -> re.Pattern[str]:
    ends = alternation(knowledge.words("project_works"))
    return re.compile(
        rf"的?(?P<name>(?!等)[^,，。;；、的和与及“”\s]{{0,10}}?{ends})(?:及[\u4e00-\u9fff]{{2,4}}?)?(?:{STAGED}|(?=建设|项目|工程))"
    )


def _closing(knowledge: Knowledge) -> re.Pattern[str]:
    ends = alternation(knowledge.words("project_works"))
    return re.compile(
        rf"(?:[(（][^()（）]{{1,6}}[)）])?等(?:(?:\d+|[两三四五六七八九十])[座个条])?(?P<name>{ends})(?![\u4e00-\u9fff]?[区园镇])"
    )


_BUILDS = re.compile("(?:新|续|改|扩|迁|在|兴|筹)建|建设|开工|动工|推进|启动|建成|完成|谋划")
_JOINS = re.compile(
    "(?:连接|联[结接通]|连通|串[联起]|沟通|贯[穿通]|途[经径]|经过|横跨|纵贯|往返|穿越|[跨连]起?)(?:了|起)?$"
)
"""Before a list of places what makes of the work behind it one for all: 连接|甲、乙、丙的云青高铁."""
_COUNT = re.compile(r"[一二两三四五六七八九十百数几多\d]+[座条个家处所栋]|\d[\d.,]*万?(?:平方米|亩|公顷)")
_LISTED = re.compile("、|以及|[和与及]")
_ITEM_END = re.compile(r"[,，。;；:：、\s]|以及|[和与及](?=[^,，。;；、]{3,}(?:[,，。;；、]|$))|等|的")
_PRAISED = re.compile(
    "(?:大型|中型|小型|特大型?|超大|新型|世界|全球|一流|现代化?|国家|国际|先进|高端|更多|自己|自有|独立|完整|完善|全新|新的?|智能)+"
)
"""What opens a site that is only described: 建设|大型石化基地."""
_LONGER = re.compile("[\u4e00-\u9fff]?(?:有限|公司|集团|管委会|指挥部|办公室)|[站段口内路区园厂]")
"""What makes a name that stands again a part of another: 某某大桥|收费站, 某某产业园|管委会."""
_SECTION = re.compile(r"[(（][^()（）]{1,12}段[)）]$")
"""The part of a line that is built, behind the name of the whole: 云青高铁|(青岭段)."""
_POINTING = ("该", "此", "本", "这")
_BEFORE = 24
"""How many characters before a name that stands again a longer form of it may begin."""
_ECHOED = 60
"""So many names of one page are looked for again, the longest first."""


class Sites(Lists):
    """Finders of works and sites that are built."""

    def shared(self) -> None:
        """Read 黄岭区、青石、云川县(的)污水处理厂: one name for each place, its kind said once."""
        pattern = self.knowledge.once("recognise.sites.common", _common)
        for last in list(self.starting.values()):
            if last.kind is not Kind.REGION or self.text[last.start - 1 : last.start] not in ("、", "和", "与", "及"):
                continue
            work = pattern.match(self.text, last.stop, min(self.stop, last.stop + 60))
            work = work or self._closed(last)
            if work is None:
                continue
            begin, end = work.span("name")
            counted = _EACH_ONE.match(self.text, begin, end - 2)
            begin = counted.end() if counted is not None else begin
            if end - begin < 2 + (begin == last.stop) or self.taken(last.start, end):
                continue
            places = [last, *self._places_before(last)]
            if len(places) < 2:
                continue
            if _JOINS.search(self.text, max(self.start, places[-1].start - 8), places[-1].start):
                if self.names.strength(begin, end) is not None:
                    self.add(begin, end, None)
                continue
            for place in places:
                whole = end if place is last else place.stop
                self.complete(place.start, whole, place.text + self.text[begin:end])

    def _closed(self, last: Mention) -> re.Match[str] | None:
        """Read what 等 closes a list of places with that something is built in: 建设的青岭、黄岭和云川(迁建)|等机场."""
        close = self.knowledge.once("recognise.sites.closed", _closing).match(self.text, last.stop, self.stop)
        if close is None:
            return None
        first = min((p.start for p in self._places_before(last)), default=last.start)
        return close if _BUILDS.search(self.text, max(self.start, first - 12), first) else None

    def _places_before(self, last: Mention) -> Iterator[Mention]:
        """Give the regions that stand in one list with `last`, backwards."""
        at = last.start - 1
        while self.text[at : at + 1] in ("、", "和", "与", "及"):
            place = next((m for m in self._ending(at)), None)
            if place is None:
                return
            yield place
            at = place.start - 1

    def _ending(self, stop: int) -> Iterator[Mention]:
        for start in range(stop - 2, max(self.start, stop - 12) - 1, -1):
            mention = self.starting.get(start)
            if mention is not None and mention.kind is Kind.REGION and mention.stop == stop:
                yield mention

    def ways(self) -> None:
        """Read 云青、云石、青川6条高速公路: ways named by their ends, their kind said once."""
        if not _ANY_WAYS.search(self.text, self.start, self.stop):
            return
        for close in _WAYS.finditer(self.text, self.start, self.stop):
            kind = close["kind"] or close["more"]
            end, items = close.start(), []
            while True:
                edge = clause_start(self.text, self.start, end)
                joint = _JOINT.search(self.text, edge, end)
                begin = joint.end() if joint is not None else edge
                begin = name_start(self.text, begin, end, self.tables, self.starting)
                items.append((begin, end))
                if joint is not None and begin == joint.end():
                    end = joint.start()
                elif begin == edge and self.text[begin - 1 : begin] == "、":
                    end = begin - 1
                else:
                    break
            if len(items) < 2 or not all(self._end_points(a, b) for a, b in items):
                continue
            for a, b in items:
                name = self.text[a:b]
                self.complete(a, b, name if name.endswith(("线", "路", "段", "速", "铁", "道")) else name + kind)

    def _end_points(self, begin: int, end: int) -> bool:
        """Tell whether the stretch reads as the ends of a way: two short names of places, or two that 至 or a dash joins."""
        name = self.text[begin:end]
        if not _ENDS.fullmatch(name) or generic(name, self.knowledge):
            return False
        if re.search("至|到|[—-]", name[1:-1]) or name[-1] in "线路段速铁":
            return True
        return 2 <= len(name) <= 4 and name not in self.names.lex.known

    def streets(self) -> None:
        """Read 云山路、青石南路、学府大道正在加紧建设."""
        if not _ANY_STREETS.search(self.text, self.start, self.stop):
            return
        for match in _STREETS.finditer(self.text, self.start, self.stop):
            begin = name_start(self.text, match.start(), match.end("first"), self.tables, self.starting)
            self._street(begin, match.end("first"))
            at = match.start("more")
            for piece in re.finditer(
                r"(?:、|以及|和|与|及)(?P<name>[\u4e00-\u9fff]{1,6}?(?:路|大道|大街))", match["more"]
            ):
                self._street(at + piece.start("name"), at + piece.end("name"))

    def _street(self, begin: int, end: int) -> None:
        if 3 <= end - begin <= 9 and not generic(self.text[begin:end], self.knowledge):
            self.add(begin, end, None)

    def signed(self) -> None:
        """Read 签订了NAME的合作框架协议, where NAME ends as a work or site does."""
        for match in SIGNED_TITLE.finditer(self.text, self.start, self.stop):
            if self.names.strength(*match.span("name")) is not None:
                self.add(*match.span("name"), None)
        for match in SIGNED_FOR.finditer(self.text, self.start, self.stop):
            begin, end = match.span("name")
            while begin not in self.starting and (verb := self.tables.head(self.text, begin, end)) is not None:
                begin = verb.end()
            if self.names.site(begin, end) and self.names.strength(begin, end) is not None:
                self.add(begin, end, None)

    def building(self) -> None:
        """Read 参与了某铁路的建设, 某联合水厂和某水厂建设: a work that is named, and 建设 after it."""
        pattern = self.knowledge.once("recognise.sites.building", _building)
        matches = pattern.finditer(self.text, self.start, self.stop)
        for begin, end in self.ending((match.start(), match.end("end")) for match in matches):
            joint = self._joint(begin, end)
            if joint is not None and self._both(begin, joint, end):
                self._built(begin, joint.start())
                self._built(joint.end(), end)
            elif self.names.coined(begin, end) or _FIGURE.search(self.text, begin, end):
                self._built(begin, end)

    def _built(self, begin: int, end: int) -> None:
        if self.names.strength(begin, end, framed=True) is not None:
            self.add(begin, end, WEAK)

    def built(self) -> None:
        """Read 建立某某基地: a site that someone sets up; it stands if an amount or an investor is stated."""
        pattern = self.knowledge.once("recognise.projects.built", built)
        for match in pattern.finditer(self.text, self.start, self.stop):
            last = self.text[match.end() : match.end() + 1] in ("", "\n")
            if match.group().startswith(WON) and not self._own(*match.span("name")):
                continue
            if (not last or match.group().startswith(LINE_VERBS)) and self._set_up(*match.span("name")):
                self._go_on(match.end("name"))

    def _own(self, begin: int, end: int) -> bool:
        """Tell whether the name of what was won is one of its own, and not of equipment: 云达机器人制造基地, no 冲压生产线."""
        if self.text.endswith(("线", "装置", "机组"), begin, end):
            return False
        return self.names.strength(begin, end, framed=True) == "" or self.names.coined(begin, end)

    def _set_up(self, begin: int, end: int) -> bool:
        if self.taken(begin, end):
            return True
        if self.names.strength(begin, end, framed=True) is None or _COUNT.match(self.text, begin):
            return False
        praised = _PRAISED.match(self.text, begin)
        if praised is not None and not self.names.coined(praised.end(), end):
            return False
        if self.names.common(begin, end) and not self.text.startswith("项目", end):
            return False
        self.add(begin, end, WEAK)
        return True

    def _go_on(self, at: int) -> None:
        """Take the works that a list goes on with: 建设甲码头|、乙储备库和丙接收站."""
        while (mark := _LISTED.match(self.text, at, self.stop)) is not None:
            close = _ITEM_END.search(self.text, mark.end(), min(self.stop, mark.end() + 32))
            end = close.start() if close is not None else min(self.stop, mark.end() + 32)
            if not self.names.ends_as_work.match(self.text[mark.end() : end]) or not self._set_up(mark.end(), end):
                return
            at = end

    def echoes(self) -> None:
        """Take the names found where they stand again, 项目 behind them or not: 某某基地项目 … |某某基地|占地20亩."""
        named: dict[str, str | None] = {}
        for a, b, weak in self.found:
            name = self.completed.get((a, b)) or self.text[a:b]
            core = name.removesuffix("项目").removesuffix("工程")
            whole = _SECTION.sub("", core)
            for form in (name, core, whole) if self.names.ends_as_work.match(whole) else (name,):
                if len(form) >= 4 and (weak is None or len(form) >= 6 or form == whole != core):
                    named[form] = named.get(form, weak) and weak
        for name in sorted(named, key=len, reverse=True)[:_ECHOED]:
            at = self.text.find(name, self.start, self.stop)
            while at >= 0:
                self._echo(at, at + len(name), named[name])
                at = self.text.find(name, at + len(name), self.stop)

    def _echo(self, at: int, end: int, weak: str | None) -> None:
        text = self.text
        if self.taken(at, end) or _LONGER.match(text, end) or titled(text, at) or text[at - 1 : at] in _POINTING:
            return
        near = max(self.start, at - _BEFORE)
        begin = name_start(text, near, end, self.tables, self.starting)
        cut = begin == near > self.start and text[near - 1] not in DELIMITERS
        begin = self.names.opened(begin, end) if begin < at and not cut else at
        head = self.starting.get(begin)
        placed = head is not None and head.kind is Kind.REGION and head.stop == at
        if begin < at and (placed or self.taken(begin, end) or self.names.strength(begin, end) != ""):
            begin = at
        self.found.insert(bisect_left(self.found, (begin, end)), (begin, end, weak))
