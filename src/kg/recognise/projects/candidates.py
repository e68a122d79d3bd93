"""The candidates of one stretch: the first finder that takes a stretch keeps it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import boundaries, name_start
from kg.recognise.names import generic
from kg.recognise.projects.asides import before_aside, before_brackets
from kg.recognise.projects.describing import BARE, told_by
from kg.recognise.projects.grammar import AUTHORITY, SO_MANY
from kg.recognise.projects.names import ProjectNames
from kg.recognise.projects.predicates import said_of_many
from kg.recognise.projects.refused import NUMBERED, SIGNERS, several, site_only, thought_of
from kg.recognise.trim import trimmed

_OTHERS = re.compile("等(?!离子|级|静压|温|压|高|距|热|容)")
"""等 ends the name before it: 甲生产线|等上游项目."""

_FIRST_OF = re.compile(
    r"(?<![但只凡])是[^,，。;；:：、]{0,16}?(?:第[\d一二三四五六七八九十]+|首|唯一的?一?|又一)[个家座条](?:[^,，。;；:：、元]{0,24}的)?$"
)
"""What ranks the project before it as one of a sort: 甲项目是全省第一个获批的|煤制气项目."""
_DEFINING = re.compile(r"[,，]?(?:是|系|为)由[^,，。;；:：]{2,48}的(?:一[个项座家])?(?:[^,，。;；、]{0,8}的)?$")
"""What leads from a project to what sort of one it is, by whom it is built."""
_ENDED = re.compile(
    r"(?:主体(?:工程)?|全面|正式|顺利|已)*(?:完工|封顶|竣工|投产|开工|奠基|通车|投用|建成)\Z|(?:拔地而起|昨[日天]|今[日天]|日前|近日|当[日天])\Z"
)
"""What a clause tells of a project behind its name, no part of that."""
_SETTLES = re.compile(r"(?:落地|落户|入驻|进驻)[于在到了]?\Z")
_JOINED = re.compile("(?:以及|[、及])$")
"""Before the rest of a name, or the last of a row."""
_NUMBERED = re.compile(r"(?:\A|(?<=[\s。;；:：,，]))[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})、\Z")
"""Before a name the number of its item, whose mark joins nothing: 3、|某加工厂项目."""
_COUNTED = re.compile(r"[两二三四五六七八九十][大个](?:工业|产业|科技|物流)?(?:园区?|基地|片区|板块)\Z")
"""What counts the sites of a list behind the last of them: 甲园、乙园|三大工业园."""
_BUILD_HEAD = re.compile("(?:共同|联合)?(?:投资)?建设(?!银行|集团|工程|路|机械|大厦|中心|兵团)")
"""The verb of a clause at the head of a name: 共同建设|某某封装项目."""
_DEED = re.compile(
    "(?:参股|入股|控股|收购|重组|(?:拟|计划|独资|共同|联合)?投资(?:建设|开发|兴建|新建|的)?)(?!集团|控股|公司|管理|基金|中心)(?=.{4})"
)
"""What a company does with the project that its name stands before."""
_BUILT_AT = re.compile(r"[\u4e00-\u9fff]{1,4}?(?:共同|联合)?(?:投资)?(?:建设|新建|兴建)")
"""Behind 在 a place that no table knows, and the verb of its clause: 在|双岭建设|某某电池项目."""
_CONTENT = re.compile(r"[,，。;；](?:项目)?(?:主要)?建设(?:内容|规模)(?:主要)?(?:为|是|包括|有)[^。;；:：\n]{0,40}$")
"""What leads, behind a project, to the parts that it consists of."""
_MAINLY = re.compile("以(?:新建|建设|打造|发展|生产)?[^,，。;；]{0,40}$")
_FOR_MOST = re.compile("[^,，。;；]{0,40}为主")
"""Around what projects are mostly about: 主要以新建|某某基地|、某某平台为主."""
_PARTS = re.compile(
    r"(?:项目|工程|元|亩|[。;；\n])[^,，。;；\n]{0,4}[,，。;；\n]\s*(?:该?(?:项目|工程))?(?:[一二三首]期)?(?:主要|重点|将主要)(?:建设|新建|兴建)[^。;；:：\n]{0,60}$"
)
"""What opens, behind a project, a clause of its parts: …某项目,占地20亩。主要建设|某生产线、|某车间."""
_BUILDING = re.compile("项目(?:建设|推进|签约|招商|集中|落地|谋划|服务)")
"""What follows the name of a park where all its projects are meant."""
_PAPERS = ("协议", "协议书", "合同", "协定", "备忘录", "采购项目")
"""What is signed about projects or bought for them, and is none."""
_LED = ("内容为", "内容是", "规模为")
_BESIDE = re.compile(r"[,，](?:并)?(?:利用[^,，。;；]{2,16})?配套建设[^,，。;；项]{0,6}$")
"""What leads to works beside those of the project."""
_BY = re.compile(r"(?:[\u4e00-\u9fff]{2,6})?年(?:产|处理|加工)\d")
"""Whose project it is and how much it makes: a verb behind it tells what is made."""
_MADE = re.compile(r"年(?:产|处理|加工)\d")
"""What opens a name of its own, whatever row it closes: 、|年产5万吨…."""
_PLACE = 12
"""How many characters before a joint a place's name begins: 甲项目在青岭县、|乙项目在…."""
_REACH = 40
"""How many characters before its project's quotes a company's name may begin."""
_AMOUNT = re.compile(r"(?:[^,，。;；、]{2,30}?签[订约署]的)?(?:总?投资)?\d[\d.,]*[十百千万亿]*元的?")


class Candidates:
    """Stretches taken as names of projects, in order; `None` marks a strong one, `WEAK` a weak one.

    `framed` are the starts of names that words on both sides bound, so that a verb at the head belongs to the name.
    """

    def __init__(self, text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]) -> None:
        self.text = text
        self.start = start
        self.stop = stop
        self.knowledge = knowledge
        self.starting = starting
        self.tables = boundaries(knowledge)
        self.names = ProjectNames(text, knowledge, starting)
        self.found: list[tuple[int, int, str | None]] = []
        self.framed: set[int] = set()
        self.completed: dict[tuple[int, int], str] = {}

    def mentions(self) -> list[Mention]:
        """Give the candidates as mentions, in order."""
        return [
            Mention(
                Kind.PROJECT, a, b, self.completed.get((a, b)) or _printed(self.text[a:b]), unit=self._unit(a, b, weak)
            )
            for a, b, weak in sorted(self.found)
            if (weak is None or not said_of_many(self.text, max(self.start, a - 40), a))
            and not SO_MANY.match(self.text, b)
            and not (weak is not None and self.text.startswith("——", b))
            and not AUTHORITY.search(self.text, a, b)
            and not self._defining(a)
            and not self._of_firm(a, b)
            and not self._content(a, b)
            and not self._of_park(a, b)
            and not site_only(self.text, a, b)
            and not self._of_sorts(a, self._unit(a, b, weak))
            and not self.text.endswith(_PAPERS, a, b)
        ]

    def _of_park(self, start: int, stop: int) -> bool:
        """Tell whether the stretch only says whose the projects are that are built: 青岭县工业园区项目|建设."""
        park = self.starting.get(start)
        if park is None or park.kind is not Kind.PARK or not 0 <= stop - park.stop <= len("项目"):
            return False
        if _BUILDING.match(self.text, park.stop) is None or "集团" in park.text or "公司" in park.text:
            return False
        forms = self.knowledge.gazetteer.forms()
        return any(park.text[:size] in forms for size in (2, 3))

    def _of_firm(self, start: int, stop: int) -> bool:
        """Tell whether the stretch is no more than the head of a company's name: 某某西南工程|科技有限公司."""
        firm = self.starting.get(start)
        longer = firm is not None and firm.kind is Kind.COMPANY and firm.stop > stop
        return longer and self.text.endswith("工程", start, stop)

    def _of_sorts(self, begin: int, unit: str | None) -> bool:
        """Tell whether a sort of project closes a row of sorts (风电、光伏、|储能项目), or the rest of a name its row: 研发、生产及|销售总部, 电池、|整车和运营中心项目."""
        if unit == BARE:
            before = before_brackets(self.text, self.start, begin - 1)
            return self.text[begin - 1 : begin] == "、" and not self.taken(before - 1, before)
        if unit is None or _MADE.match(self.text, begin):
            return False
        joint = _JOINED.search(self.text, max(self.start, begin - 2), begin)
        if joint is not None and _NUMBERED.search(self.text, max(0, begin - 6), begin):
            return False
        before = before_brackets(self.text, self.start, joint.start()) if joint is not None else 0
        if joint is None or self.taken(before - 1, before) or self.text[before - 1] in "元亩":
            return False
        near = (self.starting.get(at) for at in range(max(self.start, joint.start() - _PLACE), joint.start()))
        return not any(m is not None and m.kind in (Kind.REGION, Kind.PARK) and m.stop == joint.start() for m in near)

    def _content(self, begin: int, end: int) -> bool:
        """Tell whether the stretch names what another project consists of: …,主要建设内容为某装置、|某机组."""
        low = max(self.start, begin - 48)
        mainly = _MAINLY.search(self.text, low, begin)
        if mainly is not None and _FOR_MOST.match(self.text, end, self.stop):
            return True
        if self.text.startswith(_LED, begin) or _CONTENT.search(self.text, low, begin) is not None:
            return True
        if self.text.endswith("项目", begin, end):
            return False
        parts = _PARTS.search(self.text, max(self.start, begin - 90), begin)
        return parts is not None or _BESIDE.search(self.text, low, begin) is not None

    def _defining(self, begin: int) -> bool:
        """Tell whether the stretch only says what the project before it is: 某某项目,是由某公司建设的|一项光电产业项目."""
        told = _DEFINING.search(self.text, max(self.start, begin - 60), begin)
        ranked = begin not in self.starting and _FIRST_OF.search(self.text, max(self.start, begin - 60), begin)
        return bool(ranked) or (told is not None and self.taken(told.start() - 1, told.start()))

    def _unit(self, start: int, stop: int, weak: str | None) -> str | None:
        return None if weak is None else told_by(self.text, start, stop, self.starting, self.names.lex)

    def taken(self, start: int, stop: int) -> bool:
        """Tell whether a candidate holds a character of the stretch."""
        i = bisect_left(self.found, (stop,))
        return any(a < stop and start < b for a, b, _ in self.found[max(0, i - 2) : i + 1])

    def ending(self, kinds: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Give the stretches of the names that end with the words at `kinds`, in order, without those that a candidate meets.

        It asks as it goes: what is added between two of them counts for the later one.
        """
        low = self.start
        for start, end in kinds:
            if self.taken(start, end):
                continue
            begin = name_start(self.text, max(low, self._joined_to(start)), end, self.tables, self.starting)
            low = end
            begin = self.names.opened(begin, start)
            if begin < start:
                yield begin, end

    def _joined_to(self, start: int) -> int:
        """Give where the name begins that 和 joins to the candidate before it, which is another one: 甲工程|和|乙系统; else 0."""
        i = bisect_left(self.found, (start,)) - 1
        stop = self.found[i][1] if i >= 0 else 0
        return stop + 1 if self.text[stop : stop + 1] in ("和", "与", "及") and stop < start else 0

    def complete(self, start: int, stop: int, name: str) -> None:
        """Take the stretch as `name`, which the page prints in two parts: 青石|、黄岭污水处理厂."""
        if not self.taken(start, stop):
            self.completed[start, stop] = name
            self.found.insert(bisect_left(self.found, (start, stop)), (start, stop, None))

    def _closes(self, start: int, mark: int, stop: int) -> bool:
        """Tell whether 等 at `mark` ends the name: a work stands before it, or nothing but common words after it."""
        rest = self.text[mark + 1 : stop].removesuffix("项目").removesuffix("工程")
        return self.names.ends_as_work.match(self.text[start:mark]) is not None or generic(rest, self.knowledge)

    def _settled_in(self, start: int, stop: int) -> bool:
        """Tell whether the stretch is a park that something settles in: 落地|青岭县云岭工业园."""
        park = self.starting.get(start)
        site = park is not None and park.kind is Kind.PARK and park.stop == stop
        return site and _SETTLES.search(self.text, max(self.start, start - 4), start) is not None

    def add(self, start: int, stop: int, weak: str | None) -> None:
        """Take the stretch, if no other candidate has it."""
        while start < stop and (self.text[start].isspace() or self.text[start] in ":："):
            start += 1
        amount = _AMOUNT.match(self.text, start, stop)
        start = amount.end() if amount is not None and stop - amount.end() > 3 else start
        signers = SIGNERS.match(self.text, start, stop)
        start = signers.end() if signers is not None else start
        if several(self.text, self.start, start) or self._settled_in(start, stop):
            return
        if _COUNTED.search(self.text, start, stop) or thought_of(self.text, stop):
            return
        done = _ENDED.search(self.text, start + 4, stop)
        stop = done.start() if done is not None else stop
        stop = before_aside(self.text, start + 2, stop)
        framed = start in self.framed
        pointing = self.starting.get(start)
        if pointing is not None and pointing.kind is Kind.REGION and pointing.implied and stop - pointing.stop > 3:
            start = pointing.stop
        begun = _BUILD_HEAD.match(self.text, start, stop) if not framed else None
        if begun is None and self.text[start - 1 : start] == "在":
            begun = _BUILT_AT.match(self.text, start, stop)
        if begun is not None and stop - begun.end() > 5 and self.names.strength(begun.end(), stop) is not None:
            start = begun.end()
        start = self._unowned(self.names.headless(start, stop), stop)
        others = _OTHERS.search(self.text, start + 2, stop)
        closes = others is not None and self._closes(start, others.start(), stop)
        ended = self.text.endswith(("项目", "工程"), start, stop)
        if others is not None and not closes and (not ended or NUMBERED.match(self.text, others.end(), stop)):
            return
        if others is not None and closes:
            stop = others.start()
            told = self.names.strength(start, stop, framed=framed)
            if told is None:
                return
            weak = told or None
        kept = _BY.match(self.text, start, stop) is not None or self.names.public(start, stop)
        whole = start if kept else trimmed(self.text, start, stop, self.starting, self.names.lex)
        if whole > start and not (framed and whole < stop):
            strong = self.names.strength(whole, stop) if whole < stop else None
            if strong is None:
                return
            start, weak = whole, strong or None
        joined = self._joined_site(start)
        if joined is not None and not self.taken(joined, stop):
            start, weak = joined, None
        owner = self._owner(start, stop)
        if owner is not None:
            self.complete(owner.start, stop + 1, owner.text + self.text[start:stop])
        elif not self.taken(start, stop):
            self.found.insert(bisect_left(self.found, (start, stop)), (start, stop, weak))

    def _unowned(self, start: int, stop: int) -> int:
        """Give where the name begins behind the company at its head and what that does: 甲公司参股|青岭县纺织项目."""
        firm = self.starting.get(start)
        if firm is None or firm.kind is not Kind.COMPANY or not firm.text.endswith(("公司", "集团")):
            return start
        deed = _DEED.match(self.text, firm.stop, stop)
        if deed is None:
            return start
        placed = deed.end() in self.starting
        return deed.end() if placed or self.names.strength(deed.end(), stop, framed=True) is not None else start

    def _joined_site(self, start: int) -> int | None:
        """Give where the park begins that 暨 makes one project of with what starts at `start`: 青岭产业园暨|某某基地项目."""
        mark = start if self.text.startswith("暨", start) else start - 1
        if not self.text.startswith("暨", mark):
            return None
        for at in range(max(self.start, mark - _REACH), mark - 2):
            site = self.starting.get(at)
            if site is not None and site.kind is Kind.PARK and site.stop == mark:
                return at
        return None

    def _owner(self, start: int, stop: int) -> Mention | None:
        """Give the company right before the quotes around the stretch, with which the name begins: 甲公司“某某项目”."""
        if self.text[start - 1 : start] != "“" or self.text[stop : stop + 1] != "”":
            return None
        for at in range(max(self.start, start - _REACH), start - 4):
            firm = self.starting.get(at)
            if firm is not None and firm.kind is Kind.COMPANY and firm.stop == start - 1:
                return firm if firm.text.endswith("公司") else None
        return None


def _printed(name: str) -> str:
    """Give the name without quotes around the whole of it."""
    if name[:1] in "“「" and name[-1:] in "”」":
        return name[1:-1]
    return name
