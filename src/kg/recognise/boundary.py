"""Where a name begins: Chinese news does not mark it, so what cannot belong to a name is taken off its head.

A clause opens with time, place, verb and amount, and the name comes last: 今年潞河区|引进了|总投资3亿元的|某某项目. Reading leftwards from
the word that ends a name (公司, 项目), the name starts after the last punctuation mark or *hard* word (`name_hard.tsv`), and
then loses, one after another, the *soft* words at its head (`name_soft.tsv`) and the mentions that such a word follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.text.last import last_match
from kg.text.patterns import alternation, alternatives

_SAID = ",，。;；!！?？…"
"""Before a closing quote what tells that it closes a sentence."""
DELIMITERS = ",，。;；:：!?！？…、“”‘’\"'《》〈〉【】\n\r\t  \u3000\xa0▲■●◆★※►▪\u3010\u3011"
"""Marks that stand inside no name."""

_AMOUNT = (
    r"(?:(?:计划|规划|预计|估算|概算|总)*(?:投资|投入|总投入|引资)(?:总?额)?(?:达到?|为|约|超过?|近|逾)*)?"
    r"\d[\d,.]*(?:多|余)?[十百千万亿]*(?:元|美元|港元|欧元|人民币)(?:以上|左右|人民币)?"
)
_CLASSIFIED = (
    r"(?:\d+|[一二三四五六七八九十百两数几多]+)(?:余|多)?(?:个|家|项|批|位|座|条|所|户|宗|类|大(?=项目|工程|产业))"
)


_EDGE = re.compile("[" + re.escape(DELIMITERS) + "()（）」]")
"""Where a clause may begin, or brackets or quotes that it may hold end."""
_STEP = 24
"""Characters that are looked back over at once."""
_QUOTED = 26
"""Within so many characters quotes open that a name holds: “青岭县年产20万吨某某”项目."""
_OPENING = re.compile("[(（“]")
_GRAMMAR = "可和上来能再本向在以及将了从后为至得先同"
"""Characters of grammar that open brands as well: 和|邦, 可|孚."""
_NO_BRAND = (
    "京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕甘青宁港澳台侨"
    "磷氟硅铝铜钢锂钛铁锌锆镍钴钾钠镁钙硼氢氮氧煤炭油气水电风光热冷药酒茶纸布糖盐米面肉奶蛋鱼虾牛羊猪鸡鸭菜果花木竹石土地"
    "省市县区乡镇村园厂企业校院场年月日次批期度期户家国民农林牧渔工商军公"
    "新大小老旧高低多少各该其此本外内中上下前后东西南北左右主副全总进出入来去往行到建投产谈引签添获增扩成在以于对为与述续自及今有无不没了着的"
)
"""Second characters that make no brand of them: provinces, stuffs, levels, adjectives, verbs: 在|川食品企业, 再|添化工项目."""
_DEEDS = frozenset(
    ("建设", "投资", "数据", "网络", "显示", "检测", "充电", "存储", "资本", "基金", "金融", "教育", "用品")
)
"""Trades that are as often what is done or made."""
_LONGEST = 7
"""Characters of the longest word of `name_kept.tsv`."""


@dataclass(frozen=True)
class Boundaries:
    """The compiled tables. `hard` is searched for, `soft` is matched at the head; neither cuts into a word that `kept` matches."""

    delimiter: Callable[[str, int, int], re.Match[str] | None]
    hard: re.Pattern[str]
    soft: re.Pattern[str]
    kept: re.Pattern[str]

    def head(self, text: str, low: int, stop: int) -> re.Match[str] | None:
        """Give the soft word that `text[low:stop]` opens with, None where a word opens it that names open with."""
        return None if self.kept.match(text, low, stop) else self.soft.match(text, low, stop)

    def inside(self, text: str, low: int, at: int, stop: int) -> bool:
        """Tell whether `at` lies in a word that names open with and that begins in `text[low:stop]`."""
        words = self.kept.finditer(text, max(low, at - _LONGEST + 1), stop)
        return any(word.start() <= at < word.end() for word in words)

    def last(self, text: str, low: int, stop: int) -> re.Match[str] | None:
        """Give the last hard word of `text[low:stop]` that cuts into no word that names open with, None if there is none."""
        hard = last_match(self.hard, text, low, stop)
        while hard is not None and self.inside(text, low, hard.start(), stop):
            hard = last_match(self.hard, text, low, hard.start())
        return hard


_BRANDED = frozenset(("国际", "联合", "创新", "全球"))
"""Soft words that, right after a place, are as a rule part of a name: 青岭国际物流港, 青岭联合水泥."""
BUILDS = frozenset(("建设", "新建", "兴建", "打造", "投资建设", "投资兴建", "投资新建"))
"""Verbs right behind which such a word opens what is built: 建设|国际采购中心."""
_PRAISED = re.compile("[性化]|一流|领先|先进|知名|标准|水[平准]|级|首|最|唯一|前列|影响|竞争|合作|产能|发展|中心城市")
"""What makes of 国际 and its like praise."""
_OWNERS = (Kind.REGION, Kind.COMPANY)
_RANKED = frozenset("首最第领唯(")
"""What goes on behind 全球 to tell a rank, which is no name: 全球|首个."""
_WHOLE = re.compile("(?:基础设施|[一二三]期)?建设(?:项目|工程)")
"""What makes a park's name that of the project that builds it."""

_ROUTE = re.compile(r"[—–到-][\u4e00-\u9fff]{2,8}?(?:±|特高压|高速|公路|铁路|高铁|客专|城际|管道|管线|大道|段)")
"""What goes on behind a place to the other end of a way that is named by both: 青岭|—云州高速公路."""
ENLARGED = re.compile(
    "(?:(?:[一二三四]期)?(?:改?扩建|改建|迁建|搬迁|技改|技术改造|升级改造|改造升级|改造提升|增资|扩产|扩能|扩容|续建)+(?:[一二三四]期)?"
    "|新建(?:标准化?|智能化?|自动化|生产)*(?:厂房|车间|工厂|厂区|生产线|仓库))(?:项目|工程)?"
)
"""All that the name of a project says behind its company where that only enlarges what it has: 某公司|二期扩建项目."""
_ANEW = re.compile(r"(?:新建|改?扩建|改建|迁建|技改)(?=\d|年产)|" + ENLARGED.pattern + "$")
"""What leads, in a project's full name, from the company to what it makes (某公司|新建|100万套某某项目), or is all that it says (某公司|扩建)."""

_GROUPED = re.compile(r"\(\?[:=!<].*")
_NAMED = frozenset((Kind.REGION, Kind.PARK, Kind.COMPANY, Kind.DATE, Kind.MONEY, Kind.PERSON))


def boundaries(knowledge: Knowledge) -> Boundaries:
    """Give the compiled tables of `knowledge`. Raises DataError for a table that is missing."""
    return knowledge.once("recognise.boundary", _compile)


def _compile(knowledge: Knowledge) -> Boundaries:
    hard = alternatives(knowledge.words("name_hard"))
    soft = sorted(knowledge.words("name_soft"), key=lambda w: (-_length(w), w))
    mark = re.compile("[" + re.escape(DELIMITERS) + "]")
    return Boundaries(
        mark.search,
        re.compile(hard),
        re.compile(alternatives([f"{_AMOUNT}的?", _CLASSIFIED, *soft])),
        re.compile(alternatives(_kept_words(knowledge))),
    )


def _kept_words(knowledge: Knowledge) -> list[str]:
    """Give patterns of what opens names whatever its first characters are elsewhere: the words of `name_kept.tsv`, and brands before a trade."""
    trades = [
        row[0] for row in knowledge.table("industry_words") if row[0] not in _DEEDS and row[1:] in ((), ("ware",))
    ]
    firm = f"(?={alternation(trades)})"
    brand = f"[{_GRAMMAR}][\u4e00-\u9fff](?<![{_NO_BRAND}])"
    words = alternation(knowledge.words("company_words"))
    return [*(_kept(*row, "", "") for row in knowledge.table("name_kept")), brand + firm, words + firm]


def _kept(word: str, before: str, behind: str, *_: str) -> str:
    """Give the pattern of a row: its word, not right behind one of the characters `before`, and before what `behind` matches."""
    return (f"(?<![{before}])" if before else "") + word + (f"(?={behind})" if behind else "")


def _length(pattern: str) -> int:
    return len(_GROUPED.sub("", pattern))


def clause_start(text: str, low: int, stop: int) -> int:
    """Give where the stretch of `text[low:stop]` without a delimiter that ends at `stop` begins.

    A closing quote or bracket stretches back to its opening one, if that is near: “一带一路”物流园; not one that closes what somebody said.
    """
    i = stop - 1
    while i >= low:
        back = text[max(low, i - _STEP) : i + 1][::-1]
        mark = _EDGE.search(back)
        if mark is None:
            i -= len(back)
            continue
        char = mark.group()
        i -= mark.start()
        if char == "」" and i == stop - 1:
            i -= 1
            continue
        if char in "”’」" and i < stop - 1:
            opening = text.rfind({"”": "“", "’": "‘", "」": "「"}[char], max(low, i - _QUOTED), i)
            if opening < 0 or text[i - 1] in _SAID:
                return i + 1
            i = opening - 1
            continue
        if char in ")）":
            opening = max(text.rfind("(", max(low, i - 24), i), text.rfind("（", max(low, i - 24), i))
            if opening < 0:
                return i + 1
            i = opening - 1
            continue
        return i + 1
    return low


def name_start(text: str, low: int, stop: int, tables: Boundaries, starting: Mapping[int, Mention]) -> int:
    """Give where the name that ends at `stop` begins, not before `low`.

    `starting` are the mentions by start (regions, parks, companies, dates, money): one at the head is taken off if a soft word follows it.
    """
    low = clause_start(text, low, stop)
    if text[low : low + 1] in ("(", "（"):
        low = max(low, *(text.find(mark, low, stop - 1) + 1 for mark in ")）"))
    inner: list[tuple[int, int]] | None = None
    clause = low
    for match in tables.hard.finditer(text, clause, stop):
        if match.end() < stop and not tables.inside(text, clause, match.start(), stop):
            inner = _bracketed(text, clause, stop) if inner is None else inner
            if not any(a <= match.start() < b for a, b in inner):
                low = match.end()
    built = False
    while low < stop:
        mention = starting.get(low)
        if mention is not None and mention.kind in _NAMED and mention.stop < stop:
            if mention.kind is Kind.PARK and _WHOLE.fullmatch(text, mention.stop, stop):
                break
            if mention.kind is Kind.REGION and _ROUTE.match(text, mention.stop, stop):
                break
            after = tables.head(text, mention.stop, stop)
            if after and mention.kind in _OWNERS and after.group() in _BRANDED and text[after.end()] not in _RANKED:
                break
            if mention.kind is Kind.COMPANY and _ANEW.match(text[mention.stop : stop]):
                break
            dated = (following := starting.get(mention.stop)) is not None and following.kind is Kind.DATE
            if dated or mention.kind in (Kind.DATE, Kind.MONEY, Kind.PERSON) or (after and after.end() < stop):
                low = mention.stop
                continue
            break
        head = tables.head(text, low, stop)
        if head is None or head.end() >= stop:
            break
        if built and head.group() in _BRANDED and _PRAISED.match(text, head.end()) is None:
            break
        built = head.group() in BUILDS
        low = head.end()
    return low


def _bracketed(text: str, low: int, stop: int) -> list[tuple[int, int]]:
    opening = _OPENING.search(text, low, stop)
    if opening is None:
        return []
    spans = []
    start = -1
    for i in range(opening.start(), stop):
        if text[i] in "(（“":
            start = i
        elif text[i] in ")）”" and start >= 0:
            spans.append((start, i + 1))
            start = -1
    return spans
