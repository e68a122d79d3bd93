"""Works that reports tell of in bare verbs: 加快青云高铁、云石铁路建设, 建成白岭、黄川和石门水电站, 4个重点项目中甲、乙已开工."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Kind
from kg.recognise.brands import head_company
from kg.recognise.names import generic
from kg.recognise.projects.entries import entries, priced
from kg.recognise.projects.grammar import STAGED
from kg.recognise.projects.items import YARD
from kg.recognise.projects.kinds import Kinds
from kg.recognise.projects.names import WEAK
from kg.text.patterns import alternation
from kg.text.scanner import Scanner

_LEAD = Scanner(
    "(?:加快|加速|推进|推动|启动|抓好|完成|建成|建好|建起|盖起|落成|开工|续建|开建|动工|新建|提速|加紧|抓紧|确保|力争|争取|谋划|实施)"
    "(?:(?:推进|建设|实施|开工|启动|建成|动工)(?!银行|集团|兵团))*(?:了|好)?(?![为对从])"
)
"""The verbs that reports open their clauses with."""
_BUILT = ("建成", "建好", "建起", "盖起", "落成", "开工", "续建", "开建", "动工", "新建", "完成")
"""Verbs after which works may stand without a word behind them; the others need one: 推进…建设."""
_CLAUSE = re.compile("[,，。;；:：!！?？\n]")
_CLOSING = re.compile(
    "(?:(?:等(?:重[点大])?)?(?:项目|工程))?的?(?:规划建设|建设|前期工作|前期|施工|主体工程|改造工程)(?:步伐|进度|进程|力度)?等?$"
)
"""What ends the list of a clause: …铁路|建设, …高铁|前期工作."""
_STAGED = re.compile(STAGED)
_PIECE_END = re.compile("、|以及|[和与及](?=[^,，。;；、]{3})")
_TAIL = "(?:[一二三四]期|电气化改造|扩能改造|升级改造|提升改造|扩能|改?扩建|改造|改建|迁建|搬迁|复线|(?:主线|支线)?[\u4e00-\u9fff]{2,4}段)?(?:工程|项目)?"
"""What may stand behind the kind of a work: 云石铁路|扩能改造."""
_SHARED = "水电站|抽水蓄能电站|水库|光伏电站|火电厂|电厂|电站|风电场|变电站|(?:支线|通用|货运)?机场|高速公路|高速铁路|城际铁路|铁路|公路|高速|大桥|特大桥|隧道|煤矿|水厂|污水处理厂|码头|港区|(?:输电|输变电|送出|供水|调水|引水|防洪)?工程"
_SHARING = re.compile(
    rf"(?P<own>[\u4e00-\u9fff]{{2,6}}?|[\u4e00-\u9fff]{{2,6}}至[\u4e00-\u9fff]{{2,6}}?)(?:等|(?:[两二三四五六七八九十]|\d+)[大座个条])?(?P<kind>{_SHARED})(?:项目|工程)?"
)
"""The last of a list of works whose kind is said once: 石门|水电站."""
_OWN = re.compile("[\u4e00-\u9fff]{2,5}|[\u4e00-\u9fff]{2,6}(?:至[\u4e00-\u9fff]{2,6})+")
_OF_MANY = re.compile(
    r"(?:\d|[两三四五六七八九十])[个项][^,，。;；、\d]{0,20}(?:项目|工程)中[,，:：]?(?P<list>[^,，。;；:：\n]{8,120})"
)
"""The items of a count of projects: 4个重点项目中|甲、乙已开工."""
_UNNAMED = re.compile("[一二两三四五六七八九十百千万亿几数多]|首[个座条家]|新的|一流|全[国省市县区]")
"""What opens the kind of a work that a town hopes for: 百万辆乘用车生产基地."""
_COUNT = re.compile(r"\d+[个家项]|.*[个家项]$|.*\d+[个家项]")
_QUOTED = re.compile(
    "“(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{4,16})”(?=(?:在[^,，。;；、]{2,14}?|于[^,，。;；、]{2,12}?|正式|日前|今日|昨日|已|全面|隆重|顺利|举行)*"
    "(?:奠基|动工|破土|封顶|投产|竣工|落成|开工建设|签约落户))"
)
_RARE = 5.7
"""Logarithm of the frequency (300 in jieba's dictionary) up to which a word may be the name of a place."""
_REACH = 120


def _works(knowledge: Knowledge) -> re.Pattern[str]:
    ends = alternation(knowledge.words("project_works"))
    return re.compile(
        rf"[^,，。;；、的了\s“”]{{2,22}}?(?:{ends}){_TAIL}|[GS]\d{{2,4}}(?:线)?[\u4e00-\u9fff]{{2,6}}段|[\u4e00-\u9fff]{{2,4}}(?:电气化|扩能)改造"
    )


class Reports(Kinds):
    """Finders of works in reports."""

    def entries(self) -> None:
        """Read 某公司2万吨箔材生产线,土建已开工: a work at the head of an entry, if its name is one without doubt."""
        told = entries(self.text, self.start, self.stop)
        works = [(a, b) for a, b in told if self.names.ends_as_work.match(self.text[a:b])]
        for begin, end in (*works, *priced(self.text, self.start, self.stop)):
            strong = self.names.strength(begin, end, framed=True) if not self.taken(begin, end) else None
            if strong == "" or (strong is not None and self.names.coined(begin, end)):
                self.framed.add(begin)
                self.add(begin, end, None)

    def said_once(self) -> None:
        """Read 建成白岭、黄川和石门水电站: works whose kind is said behind the last of them."""
        for lead in _LEAD.finditer(self.text, self.start, self.stop):
            pieces, closed = self._pieces_told(lead.end(), self._clause_end(lead.end()))
            if len(pieces) > 1 and (closed or lead.group().startswith(_BUILT)):
                self._sharing(pieces)

    def reported(self) -> None:
        """Read 加快甲高铁、乙铁路建设, 建成甲水库、乙大桥: works with a name of their own, whatever follows them."""
        pattern = self.knowledge.once("recognise.reports.works", _works)
        for lead in _LEAD.finditer(self.text, self.start, self.stop):
            begin = lead.end()
            end = self._clause_end(begin)
            pieces, closed = self._pieces_told(begin, end)
            if not closed and not lead.group().startswith(_BUILT):
                continue
            for a, b in pieces:
                if pattern.fullmatch(self.text, a, b) and self._named(a, b):
                    self.add(a, b, WEAK)

    def _clause_end(self, begin: int) -> int:
        high = min(self.stop, begin + _REACH)
        mark = _CLAUSE.search(self.text, begin, high)
        return mark.start() if mark is not None else high

    def _pieces_told(self, begin: int, end: int) -> tuple[list[tuple[int, int]], bool]:
        """Give the pieces of a list without 建设 or 前期工作 behind them, and whether one of them had it."""
        pieces = []
        closed = False
        for a, b in self._listed(begin, end):
            closing = _CLOSING.search(self.text, a, b)
            closed = closed or closing is not None
            pieces.append((a, closing.start() if closing is not None else b))
        return pieces, closed

    def _listed(self, begin: int, stop: int) -> Iterator[tuple[int, int]]:
        at = begin
        for mark in _PIECE_END.finditer(self.text, begin, stop):
            yield at, mark.start()
            at = mark.end()
        yield at, stop

    def _named(self, begin: int, end: int) -> bool:
        """Tell whether the stretch holds a name of its own, and no other candidate has it."""
        head = self.starting.get(begin)
        whole = head is not None and head.stop >= end and not self._yard(begin, end)
        if not 4 <= end - begin <= 26 or self.taken(begin, end) or whole:
            return False
        if _UNNAMED.match(self.text, begin, end) is not None:
            return False
        return self.names.coined(begin, end) and self.names.strength(begin, end, framed=True) is not None

    def _yard(self, begin: int, end: int) -> bool:
        """Tell whether what was read as a park is no zone but a site that someone builds: 云达|物流园."""
        head = self.starting.get(begin)
        site = head is not None and head.kind is Kind.PARK and self.text.endswith(YARD, begin, end)
        return site and head_company(self.text[begin:end], self.knowledge) > 0

    def _sharing(self, pieces: list[tuple[int, int]]) -> None:
        """Take the works of a list whose kind is said once, behind its last: 白岭、黄川和石门水电站."""
        begin, end = pieces[-1]
        last = _SHARING.fullmatch(self.text, begin, end)
        if last is None or len(pieces) < 2 or not all(self._own_name(a, b) for a, b in pieces[:-1]):
            return
        own = [*pieces[:-1], last.span("own")]
        if not self._own_name(*own[-1]) or all(self.text[a:b] in self.names.lex.known for a, b in own):
            return
        kind = "" if last["kind"] == "工程" else last["kind"]
        for a, b in pieces[:-1]:
            self.complete(a, b, self.text[a:b] + kind)
        self.complete(begin, end, last["own"] + kind)

    def _own_name(self, begin: int, end: int) -> bool:
        """Tell whether the stretch reads as what tells one work from others of its kind: a place, or a word that no dictionary has."""
        head = self.starting.get(begin)
        if head is not None and head.stop == end:
            return head.kind is Kind.REGION and not head.implied
        name = self.text[begin:end]
        if _OWN.fullmatch(name) is None or generic(name, self.knowledge):
            return False
        if "至" in name[1:-1]:
            return True
        if name.endswith(("项目", "工程")) or self.names.ends_as_work.match(name) is not None:
            return False
        return name in self.names.lex.names or self.names.lex.known.get(name, 0.0) < _RARE

    def quoted(self) -> None:
        """Read “云达重型钢构”在青石县奠基: what stands in quotes before a stage of building is a project, if its name is a name."""
        for match in _QUOTED.finditer(self.text, self.start, self.stop):
            begin, end = match.span("name")
            if not self.taken(begin, end) and self.names.coined(begin, end):
                strong = self.names.strength(begin, end, framed=True)
                if strong is not None and (strong == "" or self.names.site(begin, end)):
                    self.add(begin, end, strong or None)

    def of_many(self) -> None:
        """Read 全区4个重点项目中甲、乙、丙已开工: what stands between the count and the stage are projects."""
        for match in _OF_MANY.finditer(self.text, self.start, self.stop):
            begin, high = match.span("list")
            first = self.text.find("、", begin, high)
            staged = _STAGED.search(self.text, first, high) if first >= 0 else None
            if staged is None:
                continue
            pieces = list(self._listed(begin, staged.start()))
            if len(pieces) < 2 or any(_COUNT.match(self.text, a, b) for a, b in pieces):
                continue
            if all(self._item_like(a, b) for a, b in pieces):
                for a, b in pieces:
                    self._take(a, b)
