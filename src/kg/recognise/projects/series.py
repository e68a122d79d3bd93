"""Lists of projects read as a whole: what parts the items shows where each begins and ends, and each is what its neighbours are.

甲、乙、丙等N个项目: between two marks an item is all that stands there, whatever verbs, figures or brackets are in it. A list that holds
names of its own is one of projects, and then its plain items (酱菜生产加工) are projects too; a list of sorts (新能源、新材料等项目) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from kg.model import Kind
from kg.recognise.boundary import name_start
from kg.recognise.brands import head_company
from kg.recognise.projects.deeds import dealt
from kg.recognise.projects.grammar import AMUSING, CLOSE, KINDS, MAKES, PEOPLE, SECTOR_LIST
from kg.recognise.projects.heads import ANEW
from kg.recognise.projects.items import LONG, MEDIUM, Items, Rank
from kg.text.numeral import value

_MARK = re.compile("[()（）“”《》「」、,，。;；:：!?！？\n]|以及|[和与及](?=(?:计划|预计)?总?投资[约超近]?\\d)")
_COUNT = re.compile(r"(?P<n>\d{1,2}|[两三四五六七八九十])[个大]")
_DIGITS = {"两": 2, **{sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}}
_NEAR = 4
_AND = re.compile("[和与及]")
_OPEN, _SHUT = "(（“《「", ")）”》」"
_ENDS = frozenset("。\n")
_BREAKS = frozenset(",，;；:：!?！？")
_REACH = 260
"""How many characters before its close a list may begin."""
_BEHIND = re.compile(r"(?:共计?|合计|总计)?\d+[个项]")
"""What counts a list behind it: 甲、乙等项目|29个."""
_INSIDE = re.compile(r"的(?P<n>\d{1,2}|[两三四五六七八九十]{1,2})[个项](?=[^,，。;；、]{0,10}\Z)")
"""What counts a list behind its amount: 甲、乙等总投资9亿元|的5个|制造业项目."""
_FEW = 3
"""A list that names one of so many of those that it counts names projects, not sorts of them."""
_FIGURE = re.compile(r"\d+|[两三四五六七八九十]+")
_IN_ALL = frozenset("共计")
"""What counts a list to its last item, before the figure: 甲、乙共|6个项目."""
_TOLD = re.compile(
    "(?:建设|集中|成功|现场|正式|顺利|相继|先后|陆续|全部|如期|已经?|均|建成|有序|稳步|扎实|全力|强力|正在?|加紧)*"
    "(?:加快|进展|签约|开工|竣工|投产|落户|落地|动工|奠基|建成|复工|推进|施工|封顶|投用|完工|通车|完成(?:投资|主体|前期|可研)|前期工作|列入|纳入|入库|获批)"
)
"""What is said of projects, not of sorts of them: 甲、乙等项目|竣工投产."""
_LED = re.compile(
    r"(?:和(?![平谐睦美顺田政硕静龙])|另有|还有|以及|其中|包括|既有|又有|也有|推进|推动|加快(?:推进|建设)?|完成|启动|实施|引进|签约|(?:全年|今年|年内)?新增(?=[\u4e00-\u9fff]{4})(?!年产|产能|项目)|(?:建成|交付)(?!使用))+(?=[\u4e00-\u9fffA-Za-z\d“])"
)
"""What may lead an item anew inside a list: 甲、|以及|乙."""
_GOES = re.compile(
    r"[\u4e00-\u9fff]{0,10}?(?:深入|来到|走进|前往|察看|查看|考察|调研)了?"
    r"|[\u4e00-\u9fff]{0,4}?(?:政府|人大|政协|管委会)(?:先后|成功|积极|大力|全力|重点|主动|合力|加快)*(?:推进|推动|引进|签约|谋划|实施|建设|对接|围绕|服务|到|赴|督导|就|为|对)了?"
    r"|[\u4e00-\u9fff]{1,12}?等(?:[\u4e00-\u9fff\d]{0,20}?)(?:(?:推荐|推介|推出|签订|签署|签约|引进|投资建设)了|(?:部门|单位)(?:联合|共同|合力|积极)*(?:推动|促成|推进|服务|对接|保障))"
)
"""What makes of the marks before it those of another list: 县委副书记、县长张山|深入|甲厂房, 甲、乙等6家企业签约了|丙."""
_FIRMS_DO = re.compile(
    r"[^,，。;；、]{0,12}?(?:企业|公司|客商|商会)[^,，。;；、]{0,12}?(?:推荐|推介|推出|签订|签署|签约|引进|投资建设)了"
)
"""What stands behind 等 where it closes a list of firms, and another list follows."""
_TELLS = re.compile(
    r"\d[件项个][^,，。;；、]{0,8}(?:实事|项目|工程)中(?=[\u4e00-\u9fff])|(?:项目|工程)(?:中?[既也]?有|包括|包含|分别[是为]|[是为])"
)
"""What leads from a count of projects to the first of them: 11个项目|有|甲."""
_PAID = re.compile(
    r"(?:投资|出资|斥资)(?:约|超)?\d[\d.]*[百千万亿]*(?:元|美元|港元)(?:人民币|港币)?(?:投资|建设|兴建|新建|实施|的)*"
)
"""What leads from a company to what it builds: 甲集团|投资4亿元建设|乙水泥厂."""
_PRICED = re.compile(r"\d[\d.]*[百千万亿]*(?:元|美元|港元)(?:人民币|港币|以上)?的?$")
"""An amount of its own before an item, which makes the plainest name one of a project."""
_ASIDE = re.compile(r"[(（](?:[^()（）]*(?:\d元?|[万亿]元|级重点|重点项目)|(?P<phase>[一二三四五\d]期))[)）]$")
"""What stands in brackets behind the name of a project: 甲纺织|(2.1亿元), 乙锂电池|(市级重点)."""
_STAGE = re.compile(
    "(?:(?:全年|年内|今年|目前)?(?:共|已)?有(?![色机轨限望关])|(?:集中|新|已)*(?:竣工|开工|投产|签约|续建|在建)+)"
)
_HOLDS = re.compile(
    "(?:街道|园区|[市县区镇乡])(?:目前|累计|现|已)*[共拥现]有|(?<=[县区旗州镇乡])(?:今年|去年|全年|集中|新|已|共)*(?:竣工|开工|完工|投产|签约)+(?=[\u4e00-\u9fff]{4})"
)
"""A place and what it has, before the first item: 青石街道共有|甲化工、乙机械."""
_OWNER = re.compile(r"元|领导|位于|坐落|投资|占地|来自|(?:领域|方面|产业|实施|承建|援建|打造|开发|建设|引进)$|[亩米]$")
"""What tells, before 的, of the amount, place or owner of an item."""
_OTHERS = re.compile(
    "或?因|由于|《|事项|小区|(?:企业|公司|集团|客商|商家)(?:代表)?(?:来|到|在|投资|的|实施|提供|开展|[与和同跟]|分别|共|现场|集中|成功|签|就|已|均|都|将)"
)
"""What makes of 等…项目 a clause, or a list of other things: 甲、乙等因|技改项目投产, 等6个事项纳入《某项目…, 等企业投资|的项目."""
_TOGETHER = re.compile(r"(?:\d{1,2}|[两三四五六七八九十])个(?:重点|重大|现代|招商)*产业")
"""What counts projects of a list, before the word for them: 甲、乙|2个产业|项目."""
_TOO_MANY = re.compile(r"共?计?\d{4}")
"""So many projects have no names that a sentence could give examples of: 甲、乙等|1200|0个项目."""
_FIELDS = re.compile(r"[^,，。;；、]{0,10}(?:领域|行业)的?(?:\d|[一二两三四五六七八九十]+[个大])")
"""Behind 等 what says that the list is one of fields: 甲、乙等|三大行业12个|项目."""
_OFFICE = re.compile(r"委(?:常委|副?书记)\Z|副[市县区州镇乡部局]长\Z|[市县区州]长\Z")
"""What makes of a piece before a list an office of who comes to see it: |某县委常委|、副县长某某到|甲食品、乙变电站."""
_SIGNS = re.compile("[0-9A-Za-z]")


class Series(Items):
    """Finder of the items of lists that 等…项目 closes."""

    def series(self) -> None:
        """Take the items of lists that hold names: 签约甲材料、乙单体等工业项目11个."""
        for close in self._closers():
            before = close.group().startswith("等")
            number = _number(self.text, close)
            counted = bool(close["count"] or number)
            if AMUSING.search(self.text, close.start(), close.end("what")):
                continue
            if _OTHERS.search(close["what"]) or (not before and _of_sector(close["what"])):
                continue
            if _TOO_MANY.match(close["count"] or "") or (before and _FIELDS.match(close["what"])):
                continue
            end = close.start()
            if not before:
                counted = True
                end -= self.text[end - 1] in _IN_ALL
            pieces = self.marked(max(self.start, end - _REACH), end)
            told = counted or _TOLD.match(self.text, close.end()) is not None
            if not before:
                pieces = self._completed(pieces, end)
            if len(pieces) > 1 or (pieces and before):
                few = number is not None and number <= _FEW * len(pieces)
                self.carry(pieces, told=told, counted=counted, closed=before, few=few)

    def _closers(self) -> Iterator[re.Match[str]]:
        """Give what closes the lists; a count inside an item, before the 等 that closes, is none: 甲希望|2个生猪产业链、乙产业园等5个项目."""
        for close in CLOSE.finditer(self.text, self.start, self.stop):
            inner = close["what"].find("等")
            anew = close.group().startswith("等") and (inner < 0 or _FIRMS_DO.match(close["what"]) is None)
            if anew or inner < 0:
                yield close
                continue
            yield from islice(CLOSE.finditer(self.text, close.start("what") + inner, self.stop), 1)

    def _completed(self, pieces: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
        """Take the last item of a list that is counted to its last apart at 和, if the count says so: 甲、乙|和|丙3个项目."""
        count = _COUNT.search(self.text, end, end + _NEAR)
        return pieces if count is None else self.filled(pieces, _DIGITS.get(count["n"]) or int(count["n"]))

    def filled(self, pieces: list[tuple[int, int]], number: int) -> list[tuple[int, int]]:
        """Take the last item of a list apart at its one 和 where the list lacks one of its `number`."""
        if not pieces:
            return pieces
        begin, stop = pieces[-1]
        joints = list(_AND.finditer(self.text, begin + 2, stop - 2)) if len(pieces) == number - 1 else []
        if len(joints) != 1:
            return pieces
        return [*pieces[:-1], (begin, joints[0].start()), (joints[0].end(), stop)]

    def marked(self, low: int, end: int, *, commas: bool = False) -> list[tuple[int, int]]:
        """Give what stands between the marks of the list that ends at `end`, not before `low`; marks in brackets and quotes part nothing; `commas` part as 、 does."""
        pieces: list[tuple[int, int]] = []
        at, depth = low, 0
        for mark in _MARK.finditer(self.text, low, end):
            sign = mark.group()
            if sign in _OPEN:
                depth += 1
            elif sign in _SHUT:
                depth = max(0, depth - 1)
            elif sign in _ENDS or (sign in _BREAKS and depth == 0 and not commas):
                pieces, at, depth = [], mark.end(), 0
            elif depth == 0 and (commas or sign not in _BREAKS):
                pieces.append((at, mark.start()))
                at = mark.end()
        if depth:
            return []
        pieces.append((at, end))
        offices = [i for i, (a, b) in enumerate(pieces[:-1]) if _OFFICE.search(self.text, a, b) is not None]
        return pieces[offices[-1] + 1 :] if offices else pieces

    def carry(
        self,
        pieces: list[tuple[int, int]],
        *,
        told: bool,
        counted: bool,
        closed: bool,
        exact: bool = False,
        few: bool = False,
    ) -> None:
        """Take the items of the list, if enough of them are named.

        `told`: something is said of the items that is said of projects; `counted`: they are counted; `closed`: 等 ends the list; `exact`: the
        first begins where its piece does; `few`: the list names so many of those counted that each of them is one.
        """
        items = self.items(pieces, exact=exact)
        first = items[0][0] if items else 0
        deed = dealt(self.text, self.start, first)
        told = told or deed
        each = few and deed and len(items) > 1 and not any(rank is Rank.NONE for _, _, rank in items)
        if each:
            items = [(a, b, Rank.PLAIN if rank is Rank.SORT and self.product(a, b) else rank) for a, b, rank in items]
            each = not any(rank is Rank.SORT for _, _, rank in items)
        if (counted or told) and len(items) > 1 and all(self.firm_like(a, b) for a, b, _ in items):
            items = [(a, b, Rank.NAMED) for a, b, _ in items]
        if PEOPLE.search(self.text, max(self.start, first - 6), first):
            return
        if KINDS.search(self.text, max(self.start, first - 4), first):
            items = [(a, b, rank) for a, b, rank in items if b - a > LONG and self.names.site(a, b)]
        if not items or (items[-1][2] is Rank.NONE and not closed):
            return
        alone = len(items) == 1 and items[0][2] is not Rank.FIRM and self._told_alone(first, items[0][1])
        ranks = [rank for _, _, rank in items if rank is not Rank.FIRM]
        if not alone and not each and not _of_projects(ranks, told):
            if len(items) > 1 or ranks != [Rank.PLAIN] or not counted or items[0][1] - first < LONG:
                return
        elif len(items) == 1 and not (counted or alone):
            return
        for number, (a, b, rank) in enumerate(items):
            if rank >= Rank.PLAIN or alone:
                cut = a in self.starting or a > pieces[0][0]
                self.take(a, b, rank, exact=exact or number > 0 or cut, firms=len(ranks) < len(items))

    def items(self, pieces: list[tuple[int, int]], *, exact: bool = False) -> list[tuple[int, int, Rank]]:
        """Give where the items in the pieces begin and end, and what each reads as."""
        items: list[tuple[int, int, Rank]] = []
        for number, (a, b) in enumerate(pieces):
            anew = _GOES.match(self.text, a, b - MEDIUM) if number else None
            if anew is not None:
                items.clear()
            begin = self._led(anew.end() if anew is not None else a, b)
            if number == 0 and not exact:
                begin = self.first(begin, b)
            how = ANEW.match(self.text, begin, b)
            begin = how.end() if how is not None else begin
            rank = self.rank(begin, b)
            aside = _ASIDE.search(self.text, begin, b)
            if rank > Rank.FIRM and (_PRICED.search(self.text, a, begin) or aside is not None):
                rank = Rank.NAMED
            items.append((begin, b if aside is None or aside["phase"] else aside.start(), rank))
        return items

    def _told_alone(self, begin: int, end: int) -> bool:
        """Tell whether the only item of a list that nothing counts is named for sure: by a place or company, a figure or letters."""
        owner = begin in self.starting or head_company(self.text[begin:end], self.knowledge) > 0
        return owner or (self.names.strength(begin, end) == "" and _SIGNS.search(self.text, begin, end) is not None)

    def first(self, begin: int, end: int) -> int:
        """Give where the first item begins behind the clause's words; a place or company at its head stays where no verb follows it."""
        maker = self.starting.get(begin)
        makes = MAKES.match(self.text, maker.stop, end) if maker is not None and maker.kind is Kind.COMPANY else None
        if makes is not None and not self.text.startswith("的", makes.end()):
            return begin
        start = name_start(self.text, begin, self._unquoted(begin, end), self.tables, self.starting)
        stage = _STAGE.match(self.text, start, end) or _HOLDS.search(self.text, start, end)
        start = stage.end() if stage is not None else start
        head = self.starting.get(start)
        if head is not None and head.kind is Kind.PARK and end - head.stop >= MEDIUM:
            rest = self.text[head.stop : end]
            owned = head_company(rest, self.knowledge) or self.names.coined(head.stop, end)
            return head.stop if owned and not self.names.site(head.stop, end) else start
        whole = self.starting.get(begin)
        placed = whole is not None and whole.kind is Kind.PARK and self.names.strength(begin, end) == ""
        return begin if placed and self.rank(start, end) < Rank.NAMED else start

    def _unquoted(self, begin: int, end: int) -> int:
        """Give where the quotes open that end the item behind its own name: 甲油|“4580”; `end` if none do."""
        opening = self.text.rfind("“", begin, end) if self.text.startswith("”", end - 1) else -1
        return opening if opening > begin + 1 else end

    def _led(self, begin: int, end: int) -> int:
        """Give where the item begins behind its amount, its place or a word that leads it anew."""
        of = self.text.rfind("的", begin, end - 1)
        if of >= 0:
            owner = any(
                (m := self.starting.get(at)) is not None and m.stop == of and m.kind is not Kind.NUMBER
                for at in range(begin, of)
            )
            if owner or _OWNER.search(self.text, begin, of):
                begin = of + 1
        paid = _PAID.search(self.text, begin, end - MEDIUM)
        begin = paid.end() if paid is not None else begin
        tells = _TELLS.search(self.text, begin, end)
        begin = tells.end() if tells is not None and end - tells.end() >= MEDIUM else begin
        led = _LED.match(self.text, begin, end) if begin not in self.starting else None
        return led.end() if led is not None and end - led.end() >= MEDIUM else begin


def _number(text: str, close: re.Match[str]) -> int | None:
    """Give how many a list has, that `close` ends, where it says so before or behind 项目."""
    inside = _INSIDE.search(close["what"])
    behind = _BEHIND.match(text, close.end())
    said = close["count"] or (inside["n"] if inside is not None else None) or (behind.group() if behind else "")
    figure = _FIGURE.search(said)
    return int(value(figure.group()) or 0) if figure is not None else None


def _of_sector(what: str) -> bool:
    """Tell whether what counts a list names the sectors that its items are, and not what they are called together: 3大领域, no 4个产业."""
    return SECTOR_LIST.search(what) is not None and _TOGETHER.fullmatch(what) is None


def _of_projects(ranks: Sequence[Rank], told: bool) -> bool:
    """Tell whether items of these ranks make a list of projects: names among them, half of them where nothing else is `told`."""
    named, none, sorts = (ranks.count(rank) for rank in (Rank.NAMED, Rank.NONE, Rank.SORT))
    return named > 0 and none * 3 <= len(ranks) and sorts <= named and (told or named * 2 >= len(ranks))
