"""Projects that an amount introduces: 总投资3亿元的NAME is one project, whatever ends its name."""

from __future__ import annotations

import re

from kg.model import Kind
from kg.recognise.boundary import BUILDS
from kg.recognise.projects.grammar import AMOUNT_LED, ANCHOR, BUILT_NOUN, NAME_END, OUTPUT
from kg.recognise.projects.names import WEAK
from kg.recognise.projects.reports import Reports

_MORE_MADE = re.compile(r"、(?:年产)?\d[\d.]*[万亿]?[\u4e00-\u9fffA-Za-z]{2,16}?(?:项目|工程)")
"""What goes on with the products of one project: 年产8万平方米某材料|、年产6万吨某材料项目."""
_GOODS = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:、[\u4e00-\u9fff]{1,4})+?[\u4e00-\u9fff]{0,6}(?:加工|生产|种植|养殖|制造)[\u4e00-\u9fff]{0,6}(?:项目|基地)"
)
"""Goods that one project makes: 投资2亿元的|花生、芝麻、藜麦加工项目."""
_ROW = re.compile(
    r"(?:\d[万亿]*(?:美|港|欧)?元(?:人民币)?[,，]?(?:(?:投资)?(?:建设|兴建|新建|打造|实施)的?|的)|(?:公司|集团)[^,，。;；、]{0,14}?(?:投资)?(?:建设|兴建|实施)的|(?P<entry>(?<=[。;；:：\n])))"
    r"(?P<name>[^,，。;；:：、“”的元]{2,40}(?:、(?:(?!项目)[^,，。;；:：、“”的元]){2,14}){1,2}(?<![等类])项目)(?=[,，。;；…\n]|签约|开工|正式|正在|已|\Z)"
)
"""What one amount or one firm makes one project of, though its name holds a row: 投资3亿元的|印染、制衣项目."""
_PRICED = re.compile("[,，](?:计划|预计)?总?投资")
_QUOTED = re.compile("“[^“”,，。;；\n]{2,16}”(?=[\u4e00-\u9fffA-Z])")
"""Quotes that open a name: “云岭之韵”|文旅综合体."""
_DESCRIBED = re.compile(
    r"(?!.{0,6}(?:重点|重大|产业|工业|招商|民生|基础设施|配套|一批|各类|多个|系列))[\u4e00-\u9fff]{4,16}(?:改造|提升|整治|治理|修复|扩建|改建|迁建|新建|拓宽|加固)(?:建设)?(?:工程|项目)"
)
"""What an amount of its own makes one project though plain words only describe it: 城区道路改造工程."""
_BRANDED = frozenset(("国际", "联合", "创新"))
"""Words at the head of a clause that belong to a name where its frame ends right before it: 占地20亩的|国际采购中心."""


class Amounts(Reports):
    """Finder of the projects behind amounts."""

    def amounts(self) -> None:
        """Read 总投资3亿元的NAME: the amount says that what follows is one project, whatever ends its name."""
        self._rows()
        for match in AMOUNT_LED.finditer(self.text, self.start, self.stop):
            begin, end, anchored = self._introduced(match.end())
            name = self.text[begin:end]
            if not anchored and not (
                (match.group().endswith("的") and "地" not in match.group()) or self.names.ends_as_work.match(name)
            ):
                continue
            if not anchored and not self.names.ends_as_work.match(name) and len(name) < 4:
                continue
            if name.endswith(("企业", "公司", "集团", "资金", "基金")):
                continue
            strong = self.names.strength(begin, end, framed=anchored)
            if strong is None and match.group().endswith("的") and _DESCRIBED.fullmatch(name):
                strong = WEAK
            if strong is not None:
                self.framed |= {begin} if anchored else set()
                self.add(begin, end, strong or None)

    def _rows(self) -> None:
        """Take what one amount or firm builds under a name that holds a row of goods or trades as one project."""
        for match in _ROW.finditer(self.text, self.start, self.stop):
            begin, end = match.span("name")
            if match["entry"] is not None and not self._entered(begin, end):
                continue
            if not self.taken(begin, end) and self._of_goods(begin, end):
                self.framed.add(begin)
                self.add(begin, end, None)

    def _entered(self, begin: int, end: int) -> bool:
        """Tell whether the stretch, at the head of an entry, begins with a company and has an amount behind it: 甲公司节能、配电设备项目,总投资2亿元."""
        firm = self.starting.get(begin)
        return firm is not None and firm.kind is Kind.COMPANY and _PRICED.match(self.text, end) is not None

    def _of_goods(self, begin: int, end: int) -> bool:
        """Tell whether the row holds no name, behind its first item, and no work but its last."""
        at = begin
        while (stop := self.text.find("、", at, end)) >= 0 or at < end:
            stop = stop if stop >= 0 else end
            first, last = at == begin, stop == end
            if not last and (self.names.ends_as_work.match(self.text[at:stop]) or "项目" in self.text[at:stop]):
                return False
            if not first and (
                at in self.starting or self.names.strength(at, stop, framed=True) == "" or self.names.coined(at, stop)
            ):
                return False
            at = stop + 1
        return True

    def _introduced(self, begin: int) -> tuple[int, int, bool]:
        """Give where the name that an amount before `begin` introduces begins and ends, and whether 项目 ends it."""
        high = min(self.stop, begin + 48)
        branded = self.text[begin - 1 : begin] == "的"
        quoted = _QUOTED.match(self.text, begin, high)
        close = NAME_END.search(self.text, quoted.end() if quoted is not None else begin, high)
        end = close.start() if close else high
        goods = _GOODS.match(self.text, begin, high)
        end = goods.end() if goods is not None else end
        more = _MORE_MADE.match(self.text, end) if OUTPUT.search(self.text, begin, end) else None
        anchor = ANCHOR.search(self.text, begin, more.end() if more is not None else end)
        if anchor is not None:
            end = anchor.end()
        head = self.tables.head(self.text, begin, end)
        if head is None and self.text.startswith("建", begin) and not BUILT_NOUN.match(self.text, begin):
            begin += 1
            head = self.tables.head(self.text, begin, end)
        while head and head.end() < end and not (head.group() in _BRANDED and branded):
            branded = head.group() in BUILDS
            begin = self._built_there(head.end(), end)
            head = self.tables.head(self.text, begin, end)
        hard = self.tables.last(self.text, begin, end)
        if hard is not None and hard.end() < end and anchor is not None:
            begin = hard.end()
        elif hard is not None:
            end = hard.start()
        return begin, end, anchor is not None

    def _built_there(self, begin: int, end: int) -> int:
        """Give where the name begins behind the place that something is built in, and its verb: 在|青岭建设|某某产业园."""
        place = self.starting.get(begin)
        if place is None or place.kind not in (Kind.REGION, Kind.PARK):
            return begin
        verb = self.tables.head(self.text, place.stop, end)
        return verb.end() if verb is not None and verb.end() < end and verb.group() not in _BRANDED else begin
