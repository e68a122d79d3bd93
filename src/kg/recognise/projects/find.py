"""Projects: names that 项目 ends, items of lists that 等…项目 closes, what an amount introduces, works that a stage verb follows.

A candidate is *strong* if something in it is a proper name or a figure, *weak* if it only describes (光伏发电项目); weak ones
are marked by `implied`-free mentions with unit ``"weak"`` and survive only if a fact of their own is stated (see relate).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import clause_start, name_start
from kg.recognise.brands import head_company
from kg.recognise.parks.find import titled
from kg.recognise.projects.bearers import Bearers
from kg.recognise.projects.defined import defined
from kg.recognise.projects.grammar import (
    AMUSING,
    ANCHOR,
    BUILT_QUOTED,
    CUT,
    LIES,
    LINE_HEAD,
    LINE_TAIL,
    PHASES,
    WORKPLACE,
    placed,
    works,
)
from kg.recognise.projects.names import WEAK
from kg.text.last import last_match

_INVESTED = re.compile(
    "(?<!违规)(?<!违法)(?<!盲目)投资(?!管理|控股|集团|有限|发展|咨询|区|大厦|广场|中心|促进|产业|服务|基金|公司|合作|贸易|建设|兴建|开发|担保|者|人|方|商)"
)
"""The verb of a clause before the name: 某县|投资|某药物研究项目."""
_SIZED = re.compile(r"[(（]\d[\d.]*万?[^()（）\d]{1,4}/年[)）]")
"""A yearly output in brackets: 发动机工厂|(100万台/年)."""
_GENERATION = re.compile(r"(?:第)?[\d.一二三四五六七八九十]+代")
"""What names a line of panels: 8.5代线."""
_AMOUNT_TOLD = re.compile(
    r"[:：](?:(?:该|本)?项目)?(?:计划|预计)?总?投资(?:总?额)?(?:约)?\d|[:：](?:总)?占地(?:面积)?(?:约)?\d"
)
_AMOUNT_NEXT = re.compile(r"[,，:：](?:(?:该|本)?项目)?(?:计划|预计)?(?:总?投资|占地)")
"""What tells behind an item in the middle of a line that it is a project: ;二是某山庄|,投资300万元."""
_TWO = re.compile("项目(?:[和与及]|以及)")
"""What makes two projects of what opens a line: 甲项目|和|乙项目,总投资5亿元."""
_LABEL = re.compile(
    r"(?:概况|情况|内容|规模|名称|简介|介绍|进展|背景|优势|地[点址]|投资|效益|其中|[合总共]计|[一二三四]期|类|项目|工程|方面|领域|产业|包括|包含|涵盖|[为是有]|如下)$|[、，,]"
)
"""What stands before a colon and names nothing, or is read elsewhere."""
_SITS = re.compile("在|于|[^,，]{0,10}?(?:位于|坐落|座落|地处|选址|落户|入驻|毗邻)")
"""What opens a line that tells where the project spoken of lies: 项目位于|某工业园,总投资…."""
_MARK = re.compile("(?<=[^\\s])[。:：,，;；]|(?<=[^\\s])[ \\t\u3000]*\\n")
_LINE = 64
"""How far from its head the first mark of a line may stand."""
_EDGE = re.compile("[\n。;；]|[:：](?=一是)|分别[是为]|(?:概况|简介|名单|清单|介绍)[:：]|项目(?:有|包括|如下)?[:：]")
_COUNTED_OFF = re.compile("一是")
"""What opens the first of the items that a line tells one after another: …十大项目:|一是甲产业园,总投资…."""
_NEXT_LINE = 16
"""How far behind a title the line under it is read: 某某中心|该项目由…."""


def find(text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]) -> list[Mention]:
    """Give the project candidates of `text[start:stop]`, in order; weak ones have the unit `WEAK`.

    `starting`: the mentions found before (regions, parks, companies, values), the longest at each start.
    """
    finder = _Finder(text, start, stop, knowledge, starting)
    finder.shared()
    finder.kinds()
    finder.said_once()
    finder.ways()
    finder.counted()
    finder.dotted()
    finder.of_many()
    finder.series()
    finder.held()
    finder.ended()
    finder.amounts()
    finder.lines()
    finder.forward()
    finder.sections()
    finder.rows()
    finder.anchored()
    finder.managed()
    finder.companies()
    finder.neighbours()
    finder.placed()
    finder.signed()
    finder.built()
    finder.streets()
    finder.stretches()
    finder.headed()
    finder.works()
    finder.phases()
    finder.defined()
    finder.entries()
    finder.quoted()
    finder.building()
    finder.reported()
    finder.echoes()
    return finder.mentions()


class _Finder(Bearers):
    """All finders of one stretch."""

    def anchored(self) -> None:
        low = self.start
        for match in ANCHOR.finditer(self.text, self.start, self.stop):
            end = match.end()
            if self.taken(match.start(), end) or AMUSING.search(self.text, max(low, match.start() - 10), match.start()):
                low = end
                continue
            if self.text[end : end + 1] in (")", "）") and ANCHOR.search(self.text, end, min(self.stop, end + 30)):
                continue
            begin = name_start(self.text, low, end, self.tables, self.starting)
            low = end
            if begin >= match.start():
                continue
            begin = self.names.opened(begin, match.start())
            if (
                begin >= match.start()
                or titled(self.text, match.start())
                or self.text[begin - 1 : begin] in ("该", "此", "本")
            ):
                continue
            if self.parted(begin, end):
                continue
            begin = self.capacities(begin)
            whole = self.acts_before(begin, end)
            if whole < begin and self.names.strength(whole, end, framed=True) is not None:
                self.add(whole, end, self.names.strength(whole, end, framed=True) or None)
                continue
            begin, strong = self._cut(begin, end)
            begin = self.goods_before(begin, end) if strong else begin
            if strong is not None and not (strong and self.text[begin - 1 : begin] == "等"):
                self.add(begin, end, strong or None)
                self.outputs_before(begin)

    def _cut(self, begin: int, end: int) -> tuple[int, str | None]:
        invested = last_match(_INVESTED, self.text, begin + 2, end - 5)
        if invested is not None and self.names.strength(invested.end(), end) is not None:
            begin = invested.end()
        begin = self.firm_joined(begin, end)
        joint = -1
        for match in CUT.finditer(self.text[begin:end]):
            joint = match.end()
        if joint > 0:
            begin += joint
        return begin, self.names.strength(begin, end)

    def lines(self) -> None:
        """Read lines that begin with a name and go on with what describes it: 3.某某项目。总投资2亿元,…"""
        for match in self.line_heads():
            a, b = match.span("name")
            within = self.text[match.start() - 1 : match.start()] in (";", "；")
            if _SITS.match(match["name"]) or (within and not _AMOUNT_NEXT.match(self.text, b)):
                continue
            if self._labelled(a, b):
                self.add(a, b, None)
            elif self.names.ends_as_work.match(match["name"]) or match["name"].endswith(("项目", "工程", "期")):
                begin = name_start(self.text, a, b, self.tables, self.starting)
                if _TWO.search(self.text, begin, b) is not None:
                    continue
                strong = self.names.strength(begin, b)
                if strong is not None:
                    self.add(begin, b, strong or None)

    def _labelled(self, begin: int, end: int) -> bool:
        """Tell whether a colon and an amount follow a coined name, whatever it ends with: 云达换热器:总投资1.2亿元."""
        if _AMOUNT_TOLD.match(self.text, end, self.stop) is None or _LABEL.search(self.text, begin, end):
            return False
        head = self.starting.get(begin)
        if head is not None and head.stop >= end and (head.kind is not Kind.COMPANY or head.text.endswith("公司")):
            return False
        coined = head is not None or self.names.coined(begin, end)
        return coined and self.names.strength(begin, end, framed=True) is not None

    def line_heads(self) -> Iterator[re.Match[str]]:
        """Give what `LINE_HEAD` fits, looking at the beginnings of lines only."""
        at = self.start
        while 0 <= at < self.stop:
            fits = at == 0 or self.text[at - 1] in "\n。;；:：是为" or _COUNTED_OFF.match(self.text, at) is not None
            high = min(len(self.text), self.stop + _NEXT_LINE)
            mark = _MARK.search(self.text, at, min(high, at + _LINE)) if fits else None
            told = mark is not None and LINE_TAIL.match(self.text, mark.start(), high) is not None
            match = LINE_HEAD.match(self.text, at, high) if told else None
            if match and match.end("name") <= self.stop:
                yield match
            edge = _EDGE.search(self.text, max(at, match.end() - 1 if match else at), self.stop)
            at = edge.end() if edge is not None else self.stop

    def placed(self) -> None:
        """Read 位于某经开区的NAME: a plant or site that lies there."""
        pattern = self.knowledge.once("recognise.projects.placed", placed)
        for mention in list(self.starting.values()):
            if mention.kind not in (Kind.REGION, Kind.PARK) or not self.text.endswith(
                LIES, max(0, mention.start - 14), mention.start
            ):
                continue
            match = pattern.match(self.text, mention.stop, min(self.stop, mention.stop + 40))
            strong = self.names.strength(*match.span("name")) if match is not None else None
            if match is not None and WORKPLACE.search(match["name"]):
                continue
            if match is not None and strong is not None:
                lies = self.text[mention.start - 1] != "在" or self.text[mention.start - 2] in "坐落位设"
                self.add(*match.span("name"), (strong or None) if lies else WEAK)

    def defined(self) -> None:
        """Read 某某新天地是某集团投资建设的综合体项目: what the sentence says to be a project is one, if its name is a name."""
        for begin, end in defined(self.text, self.start, self.stop):
            head = self.starting.get(begin)
            whole = head is not None and head.stop >= end
            named = self.names.ends_as_work.match(self.text[begin:end]) or self.names.coined(begin, end)
            if not named or whole or self.taken(begin, end):
                continue
            if self.names.strength(begin, end, framed=True) is not None:
                self.add(begin, end, None)

    def works(self) -> None:
        """Read NAME正式通车: a bridge, line or plant that a stage verb follows."""
        for match in BUILT_QUOTED.finditer(self.text, self.start, self.stop):
            if self.names.ends_as_work.match(match["name"]):
                self.add(*match.span("name"), None)
        pattern = self.knowledge.once("recognise.projects.works", works)
        for begin, end in self.ending(match.span() for match in pattern.finditer(self.text, self.start, self.stop)):
            if self._lies_there(begin):
                continue
            joint = self._joint(begin, end)
            if joint is not None and self._both(begin, joint, end):
                self._work(begin, joint.start())
                self._work(joint.end(), end)
                self._joined(begin)
            elif self._work(begin, end):
                self._joined(begin)

    def phases(self) -> None:
        """Read 云岭光学镜头二期已投产: a phase of what a company builds, and those before it in a row."""
        for begin, end in self.ending(match.span() for match in PHASES.finditer(self.text, self.start, self.stop)):
            while self._phase(begin, end) and self.text[begin - 1 : begin] == "、":
                end = begin - 1
                begin = self.first(clause_start(self.text, self.start, end), end)
                begin = self.text.rfind("、", begin, end) + 1 or begin

    def _phase(self, begin: int, end: int) -> bool:
        """Take the phase, if a company opens its name; tell whether one does."""
        begin = self.names.headless(begin, end)
        head = self.starting.get(begin)
        firm = head is not None and head.kind is Kind.COMPANY and head.stop < end
        name = self.text[begin:end]
        if self.taken(begin, end) or not (name.endswith("期") or self.names.site(begin, end)):
            return False
        if not (firm or head_company(name, self.knowledge)) or self.names.strength(begin, end, framed=True) is None:
            return False
        self.add(begin, end, None)
        return True

    def _lies_there(self, begin: int) -> bool:
        """Tell whether 在 makes a park the place where something else starts: 某项目在|某产业园|开工."""
        head = self.starting.get(begin)
        return (
            head is not None
            and head.kind is Kind.PARK
            and self.text[begin - 1] in "在于"
            and self.text[begin - 2] not in "存位"
        )

    def _work(self, begin: int, end: int) -> bool:
        """Take the name of a work if it is one: strong, long, or with a word in it that no dictionary has. Tell whether it is."""
        strong = self.names.strength(begin, end)
        plain = strong and end - begin < 7 and not self.names.coined(begin, end)
        if strong is None or (
            plain and not _SIZED.match(self.text, end) and not _GENERATION.match(self.text, begin, end)
        ):
            return False
        self.add(begin, end, strong or None)
        return True

    def _joined(self, begin: int) -> None:
        """Take the works of the list that goes on at `begin`: 甲研发基地、乙超级工厂|、丙大桥正式投用."""
        while self.text[begin - 1 : begin] == "、":
            end = begin - 1
            edge = clause_start(self.text, self.start, end)
            begin = self.names.opened(name_start(self.text, edge, end, self.tables, self.starting), end)
            strong = self.names.strength(begin, end) if end - begin >= 4 and not self.taken(begin, end) else None
            if strong is None or (strong and not self.names.site(begin, end)):
                break
            self.add(begin, end, strong or None)
