"""What an item of a list reads as by itself: a name, plain words, a sort of things, a company, or nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import IntEnum

from kg.model import Kind
from kg.recognise.brands import head_company
from kg.recognise.names import HAN, generic, segment
from kg.recognise.projects.joints import Joints

_NO_WORK = re.compile("(?:计划|行动|战略|活动|规划|方案|制度?|机制|体系)”?$|遗址群?$")
"""What ends the name of a programme, or of what archaeologists dig for."""
_SORT_END = re.compile(
    "(?:产业|行业|领域|方面|(?:制造|服务|工|农|林|牧|渔|商|物流|旅游|加工)业|类|型|服务|管理|手续|资金|政策|审批|工作|问题|技术|设备|人才)$"
)
_PRAISED = re.compile("特色|现代|高端|智能|国际|标准|大型|综合|精品|优质|新型|户外|健康")
"""What opens a work that is only described."""
_FIRM = re.compile("(?:公司|集团|企业|银行|财团|资本|基金|商会|协会)$")
_CLAUSE = re.compile(
    "(?:的|签约|开工|投产|竣工|落户|参加|建成)$|[了着过吗]|已(?![二三内醇酸酮烷烯])|不[断能要]|一批|等(?!离子|容量|静压|级|温|压)|[^目]前期|此前|[已曾]在"
)
_MEASURE = re.compile(
    r"\d[\d.,]*(?:余|多)?(?:个|项|家|件|%|人|户)$|^\d[\d.,]*(?:余|多)?万?(?:公里|座|条|个|家|项|户|亩|平方米)"
)
"""What counts or measures things: 青石县|45个, 700余公里|高速公路."""
_AMOUNT = re.compile(r"\d[\d.,]*[万亿]?元(?:以上)?$|^总?投资")
_STUFF = frozenset("水路电气河山桥地土林草煤油")
"""Characters that are words by themselves: 水|环境治理 is no name."""
_TAIL = re.compile("[(（][^()（）]*[)）]$")
_YEARLY = re.compile(
    r"年(?:产|加工|处理)\d|\d[\d.]*(?:[万亿](?:件|套|台|只|羽|头|片|辆|支)|[万亿]?(?:吨|千瓦|[GM]W))[\u4e00-\u9fff]{2}"
)
"""What opens the name of a plant by what it makes in a year: 年产5万吨…, 30万吨烧碱."""
YARD = ("园", "基地", "港")
"""The ends of parks that one firm may build, and no zone."""
_DONE = re.compile("(?:改扩建|改建|扩建|迁建|新建|重建|续建|提升改造|改造提升|升级改造|改造|提升)$")
"""What is done to the site that an item names: 人民医院|迁建."""
_MANY = re.compile("农村|乡村|县乡|城乡|城区|城镇|老旧|小区|道路|校舍|公厕|厕所|棚户|危|标准|干线|基础|电网|水利|管网")
"""What makes of such sites a kind of them: 农村公路|改造."""
_JOINT = re.compile("和")
"""What may join two names in one item of a list."""
_LONGEST = 45
_SORT = 14
"""Up to so many characters a sort of things has: 高端装备制造业; what is longer says what one project does."""
_COMMON = 6.9
"""Logarithm of the frequency (1000 in jieba's dictionary) from which a name of the dictionary is a common word."""
_SHORTEST = 4
_THING = 3
"""So many characters the word for a product has."""
_NAME_OF_DIVISION = 6
"""So many characters the full name of a division mostly has."""
LONG = 6
"""From so many characters on plain words tell one work from another."""
MEDIUM = 4


class Rank(IntEnum):
    """What an item reads as by itself."""

    NONE = 0
    FIRM = 1
    """A company, a count or an amount: no item, and nothing against the list."""
    SORT = 2
    PLAIN = 3
    NAMED = 4


class Items(Joints):
    """Judges and takes the items of lists."""

    def rank(self, begin: int, end: int) -> Rank:
        """Tell what the item reads as."""
        name = self.text[begin:end]
        bare = core(name)
        head = self.starting.get(begin)
        if not 2 <= len(bare) <= _LONGEST or generic(bare, self.knowledge) or self.names.bad_head(begin, bare):
            return Rank.NONE
        if head is not None and head.stop >= begin + len(bare):
            whole = head.kind is Kind.COMPANY and _FIRM.search(head.text) is None
            if head.kind is Kind.COMPANY:
                return Rank.NAMED if whole else Rank.FIRM
            least = MEDIUM + 1 if name.endswith(YARD) else LONG
            return Rank.NAMED if head.kind is Kind.PARK and len(name) >= least else Rank.NONE
        if _CLAUSE.search(name) or _NO_WORK.search(name) or self._division(begin, end):
            return Rank.NONE
        if _MEASURE.search(bare):
            return Rank.FIRM
        if _FIRM.search(bare) or _AMOUNT.search(bare) or HAN.search(bare) is None:
            return Rank.FIRM
        lex = self.names.lex
        maker = head_company(bare, self.knowledge) or head is not None
        if (
            lex.trades.fullmatch(bare)
            or (_SORT_END.search(bare) and not maker and len(bare) <= _SORT)
            or (len(bare) <= MEDIUM and bare in lex.known)
        ):
            rare = bare in lex.names and lex.known.get(bare, 0.0) < _COMMON and not lex.trades.fullmatch(bare)
            brand = lex.brands.fullmatch(bare) or rare
            return Rank.NAMED if brand else Rank.SORT
        return Rank.NAMED if self.owned(begin, end) else Rank.PLAIN

    def _division(self, begin: int, end: int) -> bool:
        """Tell whether the item ends as the full name of a division does, whose projects are counted: …、云和县|57个项目."""
        near = (self.starting.get(at) for at in range(max(begin, end - _NAME_OF_DIVISION), end - 2))
        return any(m is not None and m.stop == end and m.kind is Kind.REGION and m.text[-1] in "县区市旗" for m in near)

    def owned(self, begin: int, end: int, *, sites: bool = True) -> bool:
        """Tell whether something in the item is its own: a place or company at its head, a figure, a word that no dictionary has; with `sites`, that it is a work."""
        bare = core(self.text[begin:end])
        head = self.starting.get(begin)
        if head is not None and head.kind in (Kind.REGION, Kind.PARK, Kind.COMPANY):
            return True
        if bare[:1] == "“" and bare[-1:] == "”":
            return False
        site = (
            sites
            and (self.names.site(begin, end) or self.names.site(begin, begin + len(bare)))
            and not _PRAISED.match(bare)
        )
        if sites and self._done_to_site(begin, begin + len(bare)):
            return True
        if self.names.lex.brands.match(bare) or (site and (len(bare) >= LONG or not self.names.common(begin, end))):
            return True
        if (
            _YEARLY.match(bare)
            or head_company(bare, self.knowledge)
            or self.names.strength(begin, end, framed=True) == ""
        ):
            return True
        if len(segment(bare, self.names.lex)) == 1:
            return bare in self.names.lex.names
        return bare[0] not in _STUFF and self.names.coined(begin, begin + len(bare))

    def _done_to_site(self, begin: int, end: int) -> bool:
        """Tell whether the item names one site and what is done to it: 人民医院迁建, 环城东路改扩建."""
        done = _DONE.search(self.text, begin + MEDIUM, end)
        if done is None or _MANY.search(self.text, begin, done.start()) or _PRAISED.match(self.text, begin, end):
            return False
        return self.names.site(begin, done.start())

    def product(self, begin: int, end: int) -> bool:
        """Tell whether an item that is a word of the dictionary is a thing that is made, and no trade: 无纺布, no 光伏."""
        bare = core(self.text[begin:end])
        return len(bare) >= _THING and not self.names.lex.trades.fullmatch(bare) and not _SORT_END.search(bare)

    def firm_like(self, begin: int, end: int) -> bool:
        """Tell whether the stretch reads as a company's short name, whose words are common: 云达精密, no 现代农业."""
        name = self.text[begin:end]
        if begin in self.starting or not _SHORTEST <= len(name) <= LONG or name in self.names.lex.known:
            return False
        trades = self.names.lex.trades
        verbs = self.knowledge.words("project_verbs")
        common = self.knowledge.words("common_words")
        return any(
            trades.fullmatch(name, size)
            and not (
                trades.fullmatch(head := name[:size])
                or generic(head, self.knowledge)
                or head in verbs
                or head in common
            )
            for size in (2, 3)
        )

    def take(self, begin: int, end: int, rank: Rank, *, exact: bool, firms: bool = False) -> None:
        """Take the item, its two halves where 和 joins two works; `exact`: marks bound it, so that nothing is cut off its head; `firms`: companies stand beside it."""
        joint = self._joint(begin, end) or (self._between_names(begin, end) if exact else None)
        if joint is not None and (firms or self.firm_like(joint.end(), end) or not self._partners(begin, joint)):
            for a, b in ((begin, joint.start()), (joint.end(), end)):
                if self.rank(a, b) >= Rank.PLAIN:
                    self.take(a, b, rank, exact=exact)
            return
        if exact:
            self.framed.add(begin)
        self.add(begin, end, None)
        start = self.names.headless(begin, end)
        if exact and rank is Rank.NAMED and not self.taken(start, end):
            self.found.insert(bisect_left(self.found, (start, end)), (start, end, None))

    def _between_names(self, begin: int, end: int) -> re.Match[str] | None:
        """Give the one 和 of an item of a list that stands between two names: …、浩宇光热|和|仁朴器械等."""
        joints = list(_JOINT.finditer(self.text, begin + MEDIUM, end - MEDIUM))
        if len(joints) != 1:
            return None
        halves = ((begin, joints[0].start()), (joints[0].end(), end))
        return joints[0] if all(self.rank(a, b) is Rank.NAMED and self.owned(a, b) for a, b in halves) else None

    def _partners(self, begin: int, joint: re.Match[str]) -> bool:
        """Tell whether what stands before the joint is no more than a company: 甲集团|与|乙化工某产品."""
        head = self.starting.get(begin)
        return head is not None and head.kind is Kind.COMPANY and head.stop == joint.start()


def core(name: str) -> str:
    """Give the name without its closing type word or brackets."""
    return _TAIL.sub("", name).removesuffix("项目").removesuffix("工程")
