"""Two works that 和, 及 or 以及 joins: two projects, or one with two parts."""

from __future__ import annotations

import re

from kg.model import Kind
from kg.recognise.boundary import clause_start, name_start
from kg.recognise.projects.candidates import Candidates
from kg.recognise.projects.grammar import JOINT, MADE, OUTPUT

_AND = re.compile("以及|[和与及](?!其)")
_APART = re.compile(
    "(?:项目|工程|公司|集团|线路|产线|[公铁]路|高速|大桥|大道|[小中]学|学校|医院|酒店|景区|基金|街区|广场)$"
)
"""What ends a work that is never one of two parts of another."""

_FIRM = re.compile("(?:公司|集团|企业|银行|研究院|大学|学院)$")
_BRACKET = re.compile("[(（][^()（）]*[)）]$")
"""What may stand in brackets between a name and what joins it to the next: 甲项目|(2亿元)|和乙项目."""
_COUNT = re.compile(r"(?:\d+|[两三四五六七八九十])个")


class Joints(Candidates):
    """Takes names apart at what joins them."""

    def _joint(self, begin: int, end: int) -> re.Match[str] | None:
        """Give the first 和, 与, 及 between two works: 某产业城|和|某引水工程; not where what follows only describes: 某研发中心及生产基地项目."""
        for joint in _AND.finditer(self.text, begin + 2, end - 2):
            if self._apart(begin, joint, end) or self._outputs(begin, joint, end):
                return joint
            left = _BRACKET.sub("", self.text[begin : joint.start()])
            if self._twins(left, self.text[joint.end() : end]):
                return joint
            joins = len(joint.group()) > 1 or JOINT.search(left[-2:] + joint.group())
            if not joins and not self.names.ends_as_work.match(left):
                continue
            head = self.starting.get(joint.end())
            if _APART.search(left) or (head is not None and head.kind in (Kind.REGION, Kind.COMPANY)):
                return joint
            if head is None and self.names.strength(joint.end(), end) == "":
                return joint
            if joint.group() == "和" and self.names.ends_as_work.match(left) and self._works(begin, joint, end):
                return joint
            if self.text[begin - 1] == "、" and self.text.startswith("等", end) and self._named(joint.end(), end):
                return joint
        return None

    def _works(self, begin: int, joint: re.Match[str], end: int) -> bool:
        """Tell whether 和 stands between two works that each have a name of their own: 白水污水厂|和|城南学校."""
        return self.names.coined(begin, joint.start()) and self._named(joint.end(), end)

    def _named(self, begin: int, end: int) -> bool:
        """Tell whether the last of a row of works is one with a name of its own: 甲机场、乙产业园和|白水河度假村|等."""
        return self.names.ends_as_work.match(self.text[begin:end]) is not None and self.names.coined(begin, end)

    def _outputs(self, begin: int, joint: re.Match[str], end: int) -> bool:
        """Tell whether two outputs of a counted list stand on either side of 和: 2亿米布料|和|350万件衬衫 before 4个项目."""
        if not _COUNT.match(self.text, end):
            return False
        return MADE.match(self.text, begin) is not None and MADE.match(self.text, joint.end()) is not None

    def parted(self, begin: int, end: int) -> bool:
        """Take a list without 等 apart, if the page writes its last two apart: 引进甲商城、乙街区|及|丙景象项目, below 乙街区项目. Tell whether it did."""
        joint = next((j for j in _AND.finditer(self.text, begin + 2, end - 2) if self._apart(begin, j, end)), None)
        if joint is None or not self._stands(begin, joint.start()) or not self._stands(joint.end(), end):
            return False
        self.add(begin, joint.start(), None)
        self.add(joint.end(), end, None)
        while self.text[begin - 1 : begin] == "、":
            stop = begin - 1
            begin = name_start(self.text, clause_start(self.text, self.start, stop), stop, self.tables, self.starting)
            if not self._stands(begin, stop) or self.text[begin:stop] + "项目" not in self.text:
                break
            self.add(begin, stop, None)
        return True

    def _both(self, begin: int, joint: re.Match[str], end: int) -> bool:
        """Tell whether either side of 和 holds a name of its own: 某岭煤矿|和|某庄煤矿, not 交通枢纽|及|充电站."""
        if self._twins(self.text[begin : joint.start()], self.text[joint.end() : end]):
            return True
        if self.text.endswith("项目", begin, joint.start()) and self.text.endswith("项目", joint.end(), end):
            return True
        return self.names.coined(begin, joint.start()) and self.names.coined(joint.end(), end)

    def firm_joined(self, begin: int, end: int) -> int:
        """Give where the company begins that 和, 与 or 及 joins to something else than a company: 某工作及|某公司某项目."""
        for at in range(begin + 3, end - 6):
            firm = self.starting.get(at)
            if firm is None or firm.kind is not Kind.COMPANY or firm.stop >= end or self.text[at - 1] not in "和与及":
                continue
            if firm.text.endswith("公司") and not _FIRM.search(self.text, begin, at - 1):
                return at
        return begin

    def _twins(self, left: str, right: str) -> bool:
        """Tell whether two works of one kind stand on either side of 和: 北山水厂|和|南山水厂."""
        size = 0
        while size < min(len(left), len(right)) and left[-size - 1] == right[-size - 1]:
            size += 1
        return (
            2 <= size <= min(len(left), len(right)) - 2
            and self.names.ends_as_work.match("某" + left[-size:]) is not None
        )

    def _stands(self, begin: int, end: int) -> bool:
        """Tell whether the stretch names a project by itself: it ends as a work does, or holds a proper name and no output."""
        if end - begin < 4:
            return False
        strong = self.names.strength(begin, end)
        return strong == "" or (strong is not None and self.names.ends_as_work.match(self.text[begin:end]) is not None)

    def _apart(self, begin: int, joint: re.Match[str], end: int) -> bool:
        """Tell whether the page writes one of the two with 项目 by itself: 某商城及某街区项目, and below: 某商城项目."""
        first = self.text[begin : joint.start()] + "项目"
        second = self.text[joint.end() : end].removesuffix("项目") + "项目"
        if min(len(first), len(second)) < 6 or OUTPUT.search(self.text, begin, joint.start()):
            return False
        at = self.text.find(second)
        while at >= 0 and self.text.endswith(joint.group(), 0, at):
            at = self.text.find(second, at + 1)
        return at >= 0 or first in self.text
