"""Projects beside projects: what 项目包括 opens, and the works that stand in a row with one that is recognised."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.recognise.boundary import clause_start
from kg.recognise.brands import head_company
from kg.recognise.projects.ended import Ended
from kg.recognise.projects.grammar import LIST_END, OPENING
from kg.recognise.projects.items import MEDIUM, Rank, core
from kg.text.numeral import value

_NEXT = re.compile(r"[^,，。;；:：、\n]{3,46}?(?:项目|工程)(?=[、,，。;；:：等\n和及在]|以及|…|\d{1,2}个|\Z)")
"""An item that 项目 or 工程 ends."""
_AFTER = re.compile("(?<=[目程])、")
_ITEM_END = re.compile(
    r"[,，。;；:：、\n…]|等(?!离子|静压|级)|以及|[和与及](?=[^,，。;；、]{4})|\d{1,2}个|在(?!线|建)|(?:施工|建设)?(?:现场|工地)"
)
"""What ends an item whose neighbour before it is known."""
_REACH = 400
_LONGEST = 46
_VISITED = re.compile("(?:考察|来到|走进|走访|察看|查看|参观|视察|观摩|调研|深入)[^。\n]*$")
"""What leads to places that somebody saw, projects or not."""
_SITES = re.compile(
    r"[^。;；\n]*?(?:[、,，和与及]|等)?[^,，。;；\n]{0,24}?(?:(?:施工|建设|项目)(?:现场|工地|一线)|现场[^,，。;；\n]{0,12}?(?:[察查]看|调度|督[查导]|检查|调研)|(?:施工|建设|工程|项目)(?:推进|建设|实施)?(?:进度|进展|推进)(?:情况)?|项目建设(?:情况)?)"
)
"""What tells behind them that they are sites where something is built."""
_BEFORE = 60
_BEHIND = 120
_TOLD_ITEM = re.compile(
    r"\s*(?:[(（]?\d{1,2}[)）、.．]|[①-⑳])?(?P<name>[^,，。;；:：\n]{4,40})[,，](?:(?:计划|预计|协议|概算|项目)*(?:总?投资|占地)|投资[方主]|由|[^,，。;；\n]{2,30}(?:公司|集团)(?:投资|出资))[^。;；\n]{2,80}(?:[;；]|(?=[。\n]|\Z))"
)
"""An item of a list that semicolons part: a name, and its figures or who builds it."""
_OF_ONE = re.compile(r"(?<!\d)[1一]个")
"""What opens a list that counts one."""
_OF_TWO = re.compile(r"(?<!\d)(?:2|两|二)个")
"""What opens a list that counts two."""
_AND = re.compile("以及|[和与及]")
_COUNTED = re.compile(r"(\d{1,2}|[两三四五六七八九十]+)[个项]")
"""What counts, in the words that open a list, its items."""
_STAGED = re.compile(r"(?:签约|开工|复工|竣工|投产)的?项目|[^\n]*\n")
"""What opens a list of projects that have come so far: their plainest names are names."""
_SENTENCE = re.compile("[。;；\n]")
_FULL_STOP = re.compile("[。\n]")
_SEMICOLON = re.compile("[;；]\\s*")
_NUMBER = re.compile(r"\s*(?:[(（]?\d{1,2}[)）、.．]|[①-⑳])?\s*")
"""What may number an item of such a list."""
_COMMA = re.compile("[,，:：]")
_ALONE = 30
_LEAST = 5
_SHORT = 6
_FIGURE = re.compile(r"\d")
_DONE = re.compile("(?:提升|改造|改扩建|扩建|迁建|新建|技改|治理|整治|[一二三四]期)\\Z")
"""What is done to a work that an item of a row names: 青岭景区|提升."""

_SAID = re.compile("(?:达产|投产|开工|签约|竣工|建成|完工|投用|封顶|落户|落地|启动|奠基|揭牌)\\Z")
"""What is said of a project at the end of a headline's part."""
_PHASE_END = re.compile("[一二三四]期(?:工程)?\\Z")
_VENUE = "分会场"
"""What an item says of a site where one of several ceremonies is held."""
_MAKES = re.compile(r"年(?:产|加工|处理)\d[\d.]*[万亿]?[\u4e00-\u9fffA-Za-z]{3}")
"""What a work that an item of a row names makes in a year: 青岭|年产3万吨某某."""


class Lists(Ended):
    """Finders of projects by their neighbours."""

    def forward(self) -> None:
        """Read 开工的项目包括A、B、C(等): what follows up to the mark is a list of projects."""
        for lead in OPENING.finditer(self.text, self.start, self.stop):
            begin, high = lead.end(), min(self.stop, lead.end() + _REACH)
            close = LIST_END.search(self.text, begin, high)
            end = close.start() if close is not None else high
            least = 1 if _OF_ONE.search(lead.group()) is not None else 2
            listed = "、" not in self.text[begin:end]
            told = self._priced(begin, high) or self._each_told(begin, high, least) if listed else []
            told = told or (self._parted(begin, high) if listed else [])
            if told:
                self.carry(told, told=False, counted=True, closed=True, exact=True)
                continue
            if "、" in self.text[begin:end]:
                pieces = self.marked(begin, end, commas=True)
                said = _COUNTED.findall(lead.group())
                pieces = self.filled(pieces, int(value(said[-1]) or 0)) if said else pieces
                if (
                    any(self._work_like(a, b) for a, b in pieces)
                    or all(self._headed(a, b) or self._phase_of(a, b) for a, b in pieces)
                    or (_STAGED.match(lead.group()) and all(self.rank(a, b) >= Rank.PLAIN for a, b in pieces))
                ):
                    self.carry(pieces, told=False, counted=True, closed=True, exact=True)
                continue
            joint = self._joint(begin, end) if end - begin < 2 * _ALONE + 20 else None
            two = self._two(begin, end) if _OF_TWO.search(lead.group()) is not None else []
            if two:
                self.carry(two, told=False, counted=True, closed=True, exact=True)
            elif joint is not None and self._both(begin, joint, end):
                self.add(begin, joint.start(), None)
                self.add(joint.end(), end, None)
            elif joint is None and end - begin <= _ALONE and lead.group().endswith(("为", "是", "设在", "位于")):
                strong = self.names.strength(begin, end) if self.names.site(begin, end) else None
                if strong is not None:
                    self.add(begin, end, strong or None)

    def _two(self, begin: int, end: int) -> list[tuple[int, int]]:
        """Give the two works of a list that counts two, where the one 和 in it parts them: 2个,分别是|甲基地和乙电场."""
        joints = list(_AND.finditer(self.text, begin + _LEAST, end - _LEAST))
        if len(joints) != 1:
            return []
        two = [(begin, joints[0].start()), (joints[0].end(), end)]
        return two if all(self._work_like(a, b) for a, b in two) else []

    def _priced(self, begin: int, high: int) -> list[tuple[int, int]]:
        """Give the items up to the end of the sentence if each closes with brackets: 甲PET瓶(2.1亿元),|乙电机(3.5亿元)."""
        close = _SENTENCE.search(self.text, begin, high)
        pieces = self.marked(begin, close.start() if close is not None else high, commas=True)
        return pieces if len(pieces) > 1 and all(self.text[b - 1] in ")）" for _, b in pieces) else []

    def _each_told(self, begin: int, high: int, least: int) -> list[tuple[int, int]]:
        """Give the items up to the end of the sentence, `least` or more, if semicolons part them and figures follow each: 甲换热器,总投资1亿元;|乙纺织,总投资2亿元."""
        pieces: list[tuple[int, int]] = []
        while begin < high:
            item = _TOLD_ITEM.match(self.text, begin, high)
            if item is None:
                return []
            pieces.append(item.span("name"))
            if self.text[item.end() - 1] not in ";；":
                return pieces if len(pieces) >= least else []
            begin = item.end()
        return []

    def _parted(self, begin: int, high: int) -> list[tuple[int, int]]:
        """Give the names, two or more, that semicolons alone part up to the end of the sentence: 甲食品加工;|乙物流园;|丙玻璃."""
        close = _FULL_STOP.search(self.text, begin, high)
        pieces, at = [], begin
        end = close.start() if close is not None else high
        for mark in (*_SEMICOLON.finditer(self.text, begin, end), None):
            number = _NUMBER.match(self.text, at, end)
            at = number.end() if number is not None else at
            stop = mark.start() if mark is not None else end
            if mark is not None or self.text[at:stop].strip():
                pieces.append((at, stop))
            at = mark.end() if mark is not None else stop
        named = all(MEDIUM <= b - a <= _LONGEST and not _COMMA.search(self.text, a, b) for a, b in pieces)
        return pieces if len(pieces) > 1 and named else []

    def _work_like(self, begin: int, end: int) -> bool:
        """Tell whether the stretch is called as works are, or holds a figure."""
        site = self.names.site(begin, end) or self.names.site(begin, begin + len(core(self.text[begin:end])))
        return site or _FIGURE.search(self.text, begin, end) is not None

    def _headed(self, begin: int, end: int) -> bool:
        """Tell whether a place or company opens the stretch, and more follows."""
        head = self.starting.get(begin)
        return head is not None and head.stop < end

    def _phase_of(self, begin: int, end: int) -> bool:
        """Tell whether the stretch is a phase of something with a name: 云达新材料|二期."""
        return _PHASE_END.search(self.text, begin, end) is not None and self.rank(begin, end) is Rank.NAMED

    def rows(self) -> None:
        """Take the items of a row that 项目 ends, each behind another: 甲项目、|和岭高新种苗基地项目|、丙项目."""
        for mark in _AFTER.finditer(self.text, self.start, self.stop):
            self._onward(mark.start(), works=not self._visited(mark.start()))

    def neighbours(self) -> None:
        """Take the works that stand in a row with a project: 甲数据中心、|乙数据中心项目|、丙医药基地."""
        for begin, end, _ in list(self.found):
            seen = self._visited(begin)
            self._onward(end, works=not seen)
            if not seen:
                self._back(begin, owned=self.text.endswith(("项目", "工程"), begin, end))

    def _visited(self, at: int) -> bool:
        """Tell whether a row that `at` stands in is one of places that somebody saw, not to see how their building goes on."""
        if _VISITED.search(self.text, max(self.start, at - _BEFORE), at) is None:
            return False
        return _SITES.match(self.text, at, min(self.stop, at + _BEHIND)) is None

    def _onward(self, at: int, *, works: bool = True) -> None:
        while self.text[at : at + 1] == "、":
            work = _NEXT.match(self.text, at + 1, self.stop)
            mark = _ITEM_END.search(self.text, at + 1, min(self.stop, at + _LONGEST)) if work is None else None
            end = work.end() if work is not None else mark.start() if mark is not None else self.stop
            if end - at > _LONGEST or not (works or work is not None or self._between(end)):
                return
            if not self._beside(at + 1, end):
                return
            at = end

    def _between(self, end: int) -> bool:
        """Tell whether a project is the next item of the row."""
        i = bisect_left(self.found, (end + 1,))
        return self.text[end : end + 1] == "、" and i < len(self.found) and self.found[i][0] == end + 1

    def _back(self, at: int, *, owned: bool) -> None:
        """Take the works of the row before `at`; where the project there says so by 项目, what a firm opens (`owned`) is one as well."""
        while self.text[at - 1 : at] == "、":
            end = at - 1
            edge = clause_start(self.text, self.start, end)
            at = edge if self.text[edge - 1 : edge] == "、" else self.first(edge, end)
            if not self._beside(at, end, owned=owned):
                return

    def _made(self, begin: int, end: int) -> bool:
        """Tell whether a firm opens the stretch, and no stage closes it: 云达|食品加工, no 云达二期|达产."""
        return head_company(self.text[begin:end], self.knowledge) > 0 and not _SAID.search(self.text, begin, end)

    def _beside(self, begin: int, end: int, *, owned: bool = False) -> bool:
        """Take the work beside a project, if it has a name of its own; tell whether it is one. `owned`: it may be what a firm makes."""
        begin = self._led(begin, end)
        end -= len(_VENUE) if self.text.endswith(_VENUE, begin, end) else 0
        bare = begin + len(core(self.text[begin:end]))
        makes = _MAKES.search(self.text, begin, bare) and not self.text[end + 1 : end + 2].isdigit()
        site = self.names.site(begin, end) or self.names.site(begin, bare)
        built = site or bool(makes) or _DONE.search(self.text, begin, bare) is not None
        built = built or (owned and self._made(begin, bare))
        if end - begin < _LEAST or self.taken(begin, end) or not built:
            return False
        if self.text.endswith(("项目", "工程"), begin, end) and end - begin >= _SHORT:
            head = self.starting.get(begin)
            acts = head is not None and self.tables.hard.match(self.text, head.stop, end) is not None
            strong = self.names.strength(begin, end, framed=True) if not acts else None
            if strong is None:
                return False
            self.framed.add(begin)
            self.add(begin, end, strong or None)
            return True
        if self.rank(begin, end) is not Rank.NAMED or not self.owned(begin, end, sites=False):
            return False
        self.take(begin, end, Rank.NAMED, exact=True)
        return True
