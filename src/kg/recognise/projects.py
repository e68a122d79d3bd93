"""Projects: names that 项目 ends, items of lists that 等…项目 closes, what an amount introduces, works that a stage verb follows.

A candidate is *strong* if something in it is a proper name or a figure, *weak* if it only describes (光伏发电项目); weak ones
are marked by `implied`-free mentions with unit ``"weak"`` and survive only if a fact of their own is stated (see relate).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import boundaries, clause_start, name_start
from kg.recognise.names import generic
from kg.recognise.parks import titled
from kg.recognise.project_names import BAD_HEAD, WEAK, ProjectNames

_ANCHOR = re.compile(
    r"项目(?![库部化组经负群制长秘])|工程(?!有限)(?![师机量款技学院建设咨监局车职业大中公集研管塑总工项部])"
)
_CLOSE = re.compile(
    r"(?:等(?!级|离子|方面|领域|行业|部门|单位|地区?|省|市|国|条件|优势|服务|手续|环节|方式|形式|类|问题|工作|因素|要素|资源|多种|产业(?!项目)|业态|功能|内容|企业|公司|客商|功能)"
    r"(?P<count>共?(?:计)?(?:\d+|[一二三四五六七八九十百两数几多]+)(?:余|多)?(?:个|项)|一(?:大)?批(?:次)?|一系列|系列|众多)?"
    r"|(?<=[\u4e00-\u9fff])(?=\d{1,2}个))"
    r"(?P<what>(?:(?!参加|出席|陪同|见证|领导|代表|负责|为项目|对项目)[^,，。;；:\uff1a“”]){0,44}?)(?P<end>项目|工程)(?![库部化组经])"
)
_PROCEDURE = re.compile("前期|手续|审批|用地|资金|服务|管理|要素|条件")
_PEOPLE = re.compile(r"(?:领导|嘉宾|代表|书记|市长|县长|区长|主任|局长|主席|委员)$")
_SECTOR_LIST = re.compile(r"(?:领域|行业|方面|产业)的?$")
_AMOUNT_LED = re.compile(
    r"(?:总投资|计划总投资|计划投资|总投入|预计投资|投资总?额?|投资|投入)(?:总?额)?(?:约|超过?|近|逾|达到?|为|不低于)*\d[\d,.]*(?:多|余)?[十百千万亿]*(?:元|美元|港元|欧元)(?:以上|左右|人民币)?的?"
    r"(?=[\u4e00-\u9fffA-Z\d“])"
)
_NAME_END = re.compile(
    r"[,，。;；:：、\n!?！？“”]|等(?!离子|级|静压)|和(?=总?投资|计划总?投资|[年日]产)|及(?=总投资)|是|位于|已|正|将(?!军|乐)|建成后|于\d|落户|落地|签约|开工|投产|竣工|奠基|正式|顺利|全面"
)
_STAGED = (
    r"(?=(?:正式|已经?|顺利|即将|全面|主体|现已|成功|将|也|全线|均|目前|提前|如期|正|一期|二期|今日|昨日|于[^,，。;；]{2,12})*"
    r"(?:通车|合龙|合拢|开工|投产|竣工|建成|奠基|投用|投入(?:使用|运营|生产|试运行)|试运行|试生产|封顶|开业|营业|动工|启用|并网|在建|(?:隆重)?举行(?:了)?(?:隆重的?)?(?:开工|奠基|动工|竣工|投产|启动)|加快建设|加速推进|开建|落成|破土)|(?:项目)?(?:第?[一二三]期)?(?:计划)?总?投资(?:约|为|超|达)?\d|占地)"
)
_LINE_HEAD = re.compile(
    r"[\s ]*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[●◆■★▲◎·•※—-]+|[①-⑳])?[\s ]*(?P<name>[\u4e00-\u9fffA-Za-z\d“”()（）/+·×.\-—]{4,40}?)"
    r"(?=[。:：,，;；](?:该?项目|总投资|计划总?投资|项目(?:总|计划|位于|由|占地|选址|规划)|由[^,，。]{3,30}(?:投资|建设)|位于|占地|主要(?:建设|从事|生产)|建设(?:内容|地点|单位|规模|性质)|投资(?:主体|方|额|总额|规模|\d)|拟?(?:新建|用地|建设)|年产|规划(?:总)?(?:用地|占地|面积)|选址))"
)
_BUILT_NOUN = re.compile("建(?:设|筑|材|业|工|国|安|德|宁|瓯|阳|湖|水|平|始|昌|华|邺|三江)")
_SIGNED_FOR = re.compile(r"签(?:订|署)了?(?P<name>[^,，。;；“”《》]{4,30}?)的?(?:投资|合作|框架|战略|意向)*协议")
_MADE = re.compile(r"(?:年产)?\d[\d.]*[万亿]?(?:吨|件|套|台|只|片|平方米|米|辆|千瓦|GW|MW)")
_OUTPUT = re.compile(r"\d[\d.]*[万亿]?(?:吨|件|套|台|只|片|平方米|米|辆|千瓦|GW|MW)[\u4e00-\u9fffA-Za-z]{1,10}$")
_OPENING = re.compile(
    r"项目[^。;；]{0,24}[,，](?:其中)?(?:如|例如|比如|包括)|(?:签约|开工|竣工|投产|引进|落户|新增|重点|入选)[^,，。;；\n]{0,16}项目(?:有\d+个[,，])?(?:中?[,，]?有|主要有|主要包括|包括|分别是|分别为|为)[:\uff1a]?\s*"
)
_LIST_END = re.compile(r"[。;；\n]|等(?!离子)|[,，](?!总)|……")
_KINDS = re.compile(r"(?:涵盖|涉及|覆盖|包含|囊括)了?$")
_BUILT_QUOTED = re.compile(r"(?:打造|建设|建成|新建|兴建|建起)了?(?:一个|一座)?“(?P<name>[^“”]{4,24})”")


def _works(knowledge: Knowledge) -> re.Pattern[str]:
    words = sorted(knowledge.words("project_works"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, words)) + r")(?:[一二三四]期|[\u4e00-\u9fff]{2,4}段)?" + _STAGED)


def _built(knowledge: Knowledge) -> re.Pattern[str]:
    words = sorted(knowledge.words("project_works"), key=len, reverse=True)
    return re.compile(
        r"(?:建立|设立|兴建|新建|投建|建设|建造)(?:了|起)?(?:一个|一座|一家|其)?(?P<name>[^,，。;；、的了“”\s]{2,16}?(?:"
        + "|".join(map(re.escape, words))
        + r"))(?=[,，。;；]|项目|并|和|及)"
    )


def _placed(knowledge: Knowledge) -> re.Pattern[str]:
    words = sorted(knowledge.words("project_works"), key=len, reverse=True)
    return re.compile(
        "(?:[^,，。;；、的]{0,6})?的(?P<name>[^,，。;；、的了在]{2,24}?(?:"
        + "|".join(map(re.escape, words))
        + r"))(?![\u4e00-\u9fff]?[区园])"
    )


_LIES = ("位于", "坐落于", "坐落在", "落户", "落户于", "在")


def find(text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]) -> list[Mention]:
    """Give the project candidates of `text[start:stop]`, in order; weak ones have the unit `WEAK`.

    `starting`: the mentions found before (regions, parks, companies, values), the longest at each start.
    """
    finder = _Finder(text, start, stop, knowledge, starting)
    finder.lists()
    finder.amounts()
    finder.lines()
    finder.anchored()
    finder.forward()
    finder.between()
    finder.placed()
    finder.signed()
    finder.built()
    finder.works()
    return finder.mentions()


class _Finder:
    """The candidates of one stretch; the first finder that takes a stretch keeps it."""

    def __init__(self, text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]) -> None:
        self.text = text
        self.start = start
        self.stop = stop
        self.knowledge = knowledge
        self.starting = starting
        self.tables = boundaries(knowledge)
        self.names = ProjectNames(text, knowledge, starting)
        self.found: list[tuple[int, int, str | None]] = []

    def mentions(self) -> list[Mention]:
        return [Mention(Kind.PROJECT, a, b, _printed(self.text[a:b]), unit=weak) for a, b, weak in sorted(self.found)]

    def taken(self, start: int, stop: int) -> bool:
        i = bisect_left(self.found, (stop,))
        return any(a < stop and start < b for a, b, _ in self.found[max(0, i - 2) : i + 1])

    def add(self, start: int, stop: int, weak: str | None) -> None:
        start = self.names.headless(start, stop)
        if not self.taken(start, stop):
            self.found.insert(bisect_left(self.found, (start, stop)), (start, stop, weak))

    def anchored(self) -> None:
        low = self.start
        for match in _ANCHOR.finditer(self.text, self.start, self.stop):
            end = match.end()
            if self.taken(match.start(), end):
                low = end
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
            begin = self._capacities(begin)
            begin, strong = self._cut(begin, end)
            if strong is not None:
                self.add(begin, end, strong or None)

    def _capacities(self, begin: int) -> int:
        """Give where 甲公司60万吨某产品、60万吨某产品项目 begins: a figure after 、 goes on with the name before it."""
        while self.text[begin - 1 : begin] == "、" and _MADE.match(self.text, begin):
            earlier = clause_start(self.text, self.start, begin - 1)
            if not _OUTPUT.search(self.text, earlier, begin - 1):
                break
            start = name_start(self.text, earlier, begin - 1, self.tables, self.starting)
            if start >= begin - 1 or self.taken(start, begin - 1):
                break
            begin = start
        return begin

    def _cut(self, begin: int, end: int) -> tuple[int, str | None]:
        joint = -1
        for match in re.finditer(r"(?:(?<=项目)|(?<=公司|集团|公路|小学|大桥|大道))[和与及]", self.text[begin:end]):
            joint = match.end()
        if joint > 0:
            begin += joint
        return begin, self.names.strength(begin, end)

    def lists(self) -> None:
        """Read 引进了A、B、C等…项目 backwards from 等; a list of sectors (新能源、新材料等项目) gives nothing."""
        for close in _CLOSE.finditer(self.text, self.start, self.stop):
            if _SECTOR_LIST.search(close["what"]) and not re.search("批|个", close.group()):
                continue
            if (
                not close["count"]
                and not close.group().startswith("等")
                and "、" not in self.text[max(self.start, close.start() - 60) : close.start()]
            ):
                continue
            if not close["count"] and not close["what"] and _PROCEDURE.match(self.text, close.end()):
                continue
            items = self._items(close.start(), bool(close["count"]) or not close.group().startswith("等"))
            if items:
                for a, b, weak in items:
                    self.add(a, b, weak)

    def _items(self, end: int, counted: bool) -> list[tuple[int, int, str | None]]:
        text = self.text
        if text[end - 1] in "、":
            end -= 1
        items: list[tuple[int, int, str | None]] = []
        first = end
        while end > self.start:
            edge = clause_start(text, self.start, end)
            begin = name_start(text, self.start, end, self.tables, self.starting)
            for joint in re.finditer(
                r"(?<=项目|线路|产线|公司|集团|公路|小学|基地|园区|中心|景区|酒店)[和与及](?!其)", text[begin:end]
            ):
                items.extend(self._item(begin, begin + joint.start()))
                begin += joint.end()
                break
            items.extend(self._item(begin, end))
            first = begin
            if text[edge - 1 : edge] != "、" or edge - 1 <= self.start:
                break
            if (
                begin > edge
                and not re.search(r"(?:投资|的|元|位于|占地|期)", text[edge:begin])
                and begin not in self.starting
            ):
                break
            end = edge - 1
        if _KINDS.search(text, max(self.start, first - 4), first):
            return [item for item in items if item[2] is None]
        named = [item for item in items if item[2] is None]
        sites = [item for item in items if self.names.site(item[0], item[1])]
        if not named and not sites and not (counted and all(b - a >= 7 for a, b, _ in items)):
            return []
        if _PEOPLE.search(text, max(self.start, first - 6), first) or _PEOPLE.search(text[first : first + 4]):
            return []
        long = counted and all(b - a >= 6 for a, b, _ in items)
        return [(a, b, None) for a, b, _ in items] if len(items) > 1 or long else items

    def _item(self, begin: int, end: int) -> list[tuple[int, int, str | None]]:
        name = self.text[begin:end]
        mention = self.starting.get(begin)
        if (
            mention is not None
            and mention.stop >= end
            and mention.kind in (Kind.REGION, Kind.DATE, Kind.MONEY, Kind.NUMBER)
        ):
            return []
        if not 2 <= len(name) <= 45 or generic(name, self.knowledge) or BAD_HEAD.match(name):
            return []
        strong = self.names.strength(begin, end)
        if strong is None:
            return []
        return [(begin, end, strong or None)]

    def amounts(self) -> None:
        """Read 总投资3亿元的NAME: the amount says that what follows is one project, whatever ends its name."""
        for match in _AMOUNT_LED.finditer(self.text, self.start, self.stop):
            begin = match.end()
            close = _NAME_END.search(self.text, begin, min(self.stop, begin + 48))
            end = close.start() if close else min(self.stop, begin + 48)
            anchor = _ANCHOR.search(self.text, begin, end)
            if anchor is not None:
                end = anchor.end()
            if self.text.startswith("建", begin) and not _BUILT_NOUN.match(self.text, begin):
                begin += 1
            head = self.tables.soft.match(self.text, begin, end)
            while head and head.end() < end:
                begin = head.end()
                head = self.tables.soft.match(self.text, begin, end)
            hard = next(reversed(list(self.tables.hard.finditer(self.text, begin, end))), None)
            if hard is not None and hard.end() < end and anchor is not None:
                begin = hard.end()
            elif hard is not None:
                end = hard.start()
            name = self.text[begin:end]
            if anchor is None and not (match.group().endswith("的") or self.names.ends_as_work.match(name)):
                continue
            if anchor is None and not self.names.ends_as_work.match(name) and len(name) < 4:
                continue
            if name.endswith(("企业", "公司", "集团", "资金", "基金")):
                continue
            strong = self.names.strength(begin, end)
            if strong is not None:
                self.add(begin, end, strong or None)

    def lines(self) -> None:
        """Read lines that begin with a name and go on with what describes it: 3.某某项目。总投资2亿元,…"""
        for match in self.line_heads():
            a, b = match.span("name")
            if match["name"].startswith(("在", "于", "位于")):
                continue
            if self.names.ends_as_work.match(match["name"]) or match["name"].endswith(("项目", "工程", "期")):
                begin = name_start(self.text, a, b, self.tables, self.starting)
                strong = self.names.strength(begin, b)
                if strong is not None:
                    self.add(begin, b, strong or None)

    def line_heads(self) -> Iterator[re.Match[str]]:
        """Give what `_LINE_HEAD` fits, looking at the beginnings of lines only."""
        at = self.start
        while 0 <= at < self.stop:
            fits = at == 0 or self.text[at - 1] == "\n"
            match = _LINE_HEAD.match(self.text, at, self.stop) if fits else None
            if match:
                yield match
            at = self.text.find("\n", max(at, match.end() - 1 if match else at), self.stop) + 1 or self.stop

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

    def placed(self) -> None:
        """Read 位于某经开区的NAME: a plant or site that lies there."""
        pattern = self.knowledge.once("recognise.projects.placed", _placed)
        for mention in list(self.starting.values()):
            if mention.kind not in (Kind.REGION, Kind.PARK) or not self.text.endswith(
                _LIES, max(0, mention.start - 14), mention.start
            ):
                continue
            match = pattern.match(self.text, mention.stop, min(self.stop, mention.stop + 40))
            if match is not None and self.names.strength(*match.span("name")) is not None:
                self.add(*match.span("name"), self.names.strength(*match.span("name")) or None)

    def forward(self) -> None:
        """Read 开工的项目包括A、B、C(等): what follows up to the mark is a list of projects."""
        for lead in _OPENING.finditer(self.text, self.start, self.stop):
            close = _LIST_END.search(self.text, lead.end(), min(self.stop, lead.end() + 400))
            end = close.start() if close is not None else min(self.stop, lead.end() + 400)
            if "、" not in self.text[lead.end() : end]:
                continue
            at = lead.end()
            for piece in self.text[lead.end() : end].split("、"):
                stop = at + len(piece)
                begin = name_start(self.text, at, stop, self.tables, self.starting)
                strong = self.names.strength(begin, stop) if 4 <= stop - begin <= 45 else None
                if strong is not None:
                    self.add(begin, stop, None if strong == "" or self.names.site(begin, stop) else WEAK)
                at = stop + 1

    def built(self) -> None:
        """Read 建立某某基地: a site that someone sets up; it stands if an amount or an investor is stated."""
        pattern = self.knowledge.once("recognise.projects.built", _built)
        for match in pattern.finditer(self.text, self.start, self.stop):
            if self.names.strength(*match.span("name")) is not None:
                self.add(*match.span("name"), WEAK)

    def signed(self) -> None:
        """Read 签订了NAME的合作框架协议, where NAME ends as a work or site does."""
        for match in _SIGNED_FOR.finditer(self.text, self.start, self.stop):
            if self.names.site(*match.span("name")) and self.names.strength(*match.span("name")) is not None:
                self.add(*match.span("name"), None)

    def works(self) -> None:
        """Read NAME正式通车: a bridge, line or plant that a stage verb follows."""
        for match in _BUILT_QUOTED.finditer(self.text, self.start, self.stop):
            if self.names.ends_as_work.match(match["name"]):
                self.add(*match.span("name"), None)
        pattern = self.knowledge.once("recognise.projects.works", _works)
        low = self.start
        for match in pattern.finditer(self.text, self.start, self.stop):
            end = match.end()
            if self.taken(match.start(), end):
                continue
            begin = name_start(self.text, low, end, self.tables, self.starting)
            low = end
            begin = self.names.opened(begin, match.start())
            strong = self.names.strength(begin, end) if begin < match.start() else None
            if strong == "" or (strong is not None and end - begin >= 7):
                self.add(begin, end, strong or None)


def _printed(name: str) -> str:
    """Give the name without quotes around the whole of it."""
    if name[:1] in "“「" and name[-1:] in "”」":
        return name[1:-1]
    return name
