"""The items of a row, read from its end: 先后引进|晟岭光电、“达岚微”和瑞岭(集团)|等3家企业; and what tells that they are names of firms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import boundaries, name_start
from kg.recognise.brands import short_brand
from kg.recognise.companies.heads import REACH, after_clause
from kg.recognise.names import Lexicon, after_function_word, lexicon, segment
from kg.text.patterns import alternation

_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·()（）&+]{2,16}")
_NOT_ITEM = re.compile(
    r"(?:[^、]{0,8})(?:考察团|代表团|组团|商会|协会|项目|工程|论坛|专班|小组)$|[新节]?能源$|新材料$|装备制造$|.*(?:产业|行业|领域|制造|加工|服务|旅游|农业|部门|单位|人才|资金|土地|政策|要素|市场|资源|"
    r"省|市|县|区|镇|乡|村|街道|地|国|领导|专家|干部|人员|政府|管委会|[局厅])$|.*(?:了|的|等|(?<![长短中周到假])[一二三四五六七八九]期|[改扩]建|技改|改造)$|[^\u4e00-\u9fffA-Za-z]+$|.*(?:\d[余多]?[家户个项]|等(?!离子)|小巨人|单项冠军|独角兽|瞪羚|[百0]强$|高新技术$|规上$)"
)
_GUESTS = re.compile("(?:考察团|代表团|客商团|招商团|商会|协会|组团)$")
"""Guests of another kind in a list of companies that came: |云川考察团|、昊阳实业、羚亚集团等客商."""
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{2}(?:董事长|总裁|总经理|经理|院长|会长|主席|负责人|总监|书记)[\u4e00-\u9fff]{0,4}$"
)
"""What makes an item of a list of guests a person: 某某研究院院长张三."""
_DRAWN = re.compile(
    r"[\u4e00-\u9fff]{0,12}?[市县区园城地](?:目前|现|已经?|先后|成功|累计|相继|陆续|共|新)*(?:吸引|引进|引入|引来|招引|集聚|聚集|汇聚|迎来)了?(?=[\u4e00-\u9fffA-Za-z]{2})"
)
"""What stands before the first firm of a list of those that a place has drawn: 高新区已吸引|甲公司."""
_HEADED = re.compile(
    r"[出有](?=..)|(?:[^、]{0,6}?企业(?!集团|管理)|[园市县区]区?内?|全[市县区])(?:现?有|包括|是|为|如)?"
)
"""Words that open the clause of a row, or what is left of them: 规上企业有|晟岭光电."""
_LED = re.compile(
    "(?:培育|孵化|涌现|打造|催生|招|引|聚|培植|扶持)出了?|[现已]?涌现|前\\d+位|(?<=[聚集成建育引])[了起]?以"
    "|(?:深挖|攻坚|引育|除了|诸如|比如|例如|譬如|尽管|坐拥|坐落[着有]|锁定|紧盯|拜会|约谈|走访|对接|联系|联合|促成|推动|支持|依托|组织|跟踪|面向|承接|吸引)了?"
)
"""Words that stand before the first item of a row, taken off where a name is left: 培育出|晟岭光电."""
_JOINT = re.compile("以及|[和及暨]")
_PAIR = ("、", "和", "及", "暨")
_QUOTES = {"”": "“", "’": "‘", "」": "「"}
_BRAND_AND_TRADE = 4
"""Characters of a brand and its trade, which behind a place are a firm's name: 安徽|瑞岭农业."""
_HIGH = "高端|先进|现代|新型|绿色|数字|智能|新一代|精细|特色|节能|生命|不锈钢"
"""What stands before a word of trade in the name of a sector."""
_FIELDS = "大数据|云计算|人工智能|物联网|区块链|工业互联网|元宇宙|低空经济|终端|显示|模组|芯片|集成电路|器件|零部件"
"""Sectors and wares that no table of trades holds."""
_FORM = re.compile("集团|股份|控股|公司|科技|实业|工贸|商贸")
"""What ends a short name by telling that it is a firm's."""
_LEAST_FORM = 4
_BRACKET = re.compile("[(（][^()（）]*[)）]")
"""A place or a form within a name: 瑞岭|(集团)."""


class Names(NamedTuple):
    """What the readers of one stretch know: `starting`, the mentions found before by start; `firms`, companies by start, `ends`, by end."""

    knowledge: Knowledge
    starting: Mapping[int, Mention]
    firms: Mapping[int, Mention]
    ends: Mapping[int, Mention]


def sector(knowledge: Knowledge) -> re.Pattern[str]:
    """Give what sectors of industry are called: 生物医药, 高端装备; a row that holds one names no companies. Raises DataError."""
    return knowledge.once("recognise.companies.sector", _sector)


def _sector(knowledge: Knowledge) -> re.Pattern[str]:
    words = alternation(knowledge.words("industry_words"))
    return re.compile(f"(?:{_HIGH}|{_FIELDS}|{words}){{1,3}}")


def read(text: str, low: int, stop: int, names: Names) -> list[Mention]:
    """Give the items of the row that ends at `stop`, in order; none where something in it is no name of a firm. Persons and delegations are left out."""
    items: list[Mention] = []
    end = stop
    while end > low:
        begin, firm = _item(text, low, end, names, last=not items)
        word = text[begin:end]
        if firm is None and items and _GUESTS.search(word) and text[begin - 1 : begin] in ("、", "和", "了"):
            if text[begin - 1] == "了":
                break
            end = begin - 1
            continue
        if firm is None:
            return []
        if not _PERSON.search(firm.text) and firm.text:
            items.append(firm)
        mark = text[begin - 1 : begin]
        if mark != "、" and (mark not in _PAIR or len(items) != 1):
            break
        end = begin - (2 if text.endswith("以及", low, begin) else 1)
        end -= text[end - 1] in "、,，" and mark != "、"
    return items[::-1]


def _item(text: str, low: int, end: int, names: Names, *, last: bool) -> tuple[int, Mention | None]:
    """Give where the item that ends at `end` begins, with its mention, None if it is no firm's name. `last`: 和 may join another before it."""
    known = names.ends.get(end)
    if known is not None:
        return known.start, known
    if text[end - 1] in _QUOTES:
        opening = text.rfind(_QUOTES[text[end - 1]], max(low, end - REACH), end)
        inner = text[opening + 1 : end - 1]
        fits = opening >= 0 and _ITEM.fullmatch(inner) is not None and not _NOT_ITEM.match(inner)
        return opening, Mention(Kind.COMPANY, opening + 1, end - 1, inner) if fits else None
    starting, lex = names.starting, lexicon(names.knowledge)
    begin = name_start(text, max(low, end - REACH), end, boundaries(names.knowledge), starting)
    if text[begin - 1 : begin] == "和" and text[begin - 2 : begin - 1] == "、" and not last:
        begin -= 1
    if text[begin - 1 : begin] not in _PAIR:
        begin = _past_lead(text, begin, end, names)
    if last:
        begin = _behind_joint(text, begin, end, lex)
    word = text[begin:end]
    place = starting.get(begin)
    rest = text[place.stop : end] if place is not None and place.kind is Kind.REGION else ""
    trade = len(rest) == _BRAND_AND_TRADE and short_brand(rest[:2], lex)
    if (
        not _ITEM.fullmatch(word)
        or (_NOT_ITEM.match(word) and not trade)
        or (begin in starting and starting[begin].stop >= end)
    ):
        return begin, None
    return begin, Mention(Kind.COMPANY, begin, end, word)


def _past_lead(text: str, begin: int, end: int, names: Names) -> int:
    """Give where the first item of a row begins behind the words that lead to it."""
    drawn = _DRAWN.match(text, begin, end)
    begin = drawn.end() if drawn is not None else begin
    if begin in names.starting:
        return begin
    lex = lexicon(names.knowledge)
    if lex.brands.match(text, begin, end):
        return begin
    headed = _HEADED.match(text, begin, end)
    cut = headed.end() if headed is not None else begin
    for led in _LED.finditer(text, cut, end):
        cut = led.end()
    word = text[cut:end]
    cut += after_function_word(word, lex)
    cut += after_clause(text[cut:end], lex)
    rest = text[cut:end]
    named = cut in names.starting and names.starting[cut].stop < end
    return cut if len(rest) > 1 and (named or strong(rest, lex)) else begin


def _behind_joint(text: str, begin: int, end: int, lex: Lexicon) -> int:
    """Give where the last item begins behind 和: 达岚电子和|昊川包装."""
    for joint in reversed(list(_JOINT.finditer(text, begin + 2, end - 2))):
        rest = text[joint.end() : end]
        if lex.trades.fullmatch(rest) or lex.generic.fullmatch(rest) or rest in _FORM.findall(rest):
            return begin
        return joint.end()
    return begin


def plain(name: str, lex: Lexicon) -> bool:
    """Tell whether common words of the dictionary make up all of `name`: 手机|盖板."""
    words = segment(name, lex)
    return all(len(word) > 1 and word in lex.known and word not in lex.names for word in words) and not (
        words[0] in lex.callings or lex.brands.match(name)
    )


def proper(firm: Mention, names: Names) -> bool:
    """Tell whether `firm` reads as somebody's name: no word and no phrase of common words."""
    knowledge = names.knowledge
    if firm.start in names.firms or lexicon(knowledge).brands.match(firm.text):
        return True
    unknown = firm.text not in knowledge.frequencies or firm.text in knowledge.names
    return unknown and not plain(firm.text, lexicon(knowledge))


def strong(name: str, lex: Lexicon) -> bool:
    """Tell whether `name` by itself shows a brand: a known one, or two or three characters that no word covers, alone or before a word."""
    name = _BRACKET.sub("", name)
    brand = lex.brands.match(name)
    if brand is not None and (brand.end() == len(name) or lex.trades.match(name, brand.end())):
        return True
    if len(name) >= _LEAST_FORM and _FORM.fullmatch(name[-2:]) and not plain(name[:-2], lex):
        return True
    if any(name[size:] and lex.trades.match(name, size) and short_brand(name[:size], lex) for size in (2, 3)):
        return True
    if len(name) <= 3:
        return short_brand(name, lex)
    return any(short_brand(name[:size], lex) and name[size:] in lex.known for size in (2, 3))


def own(firm: Mention, names: Names) -> bool:
    """Tell whether `firm` is one by itself: found in full, with a brand, or with its place before it."""
    lex = lexicon(names.knowledge)
    place = names.starting.get(firm.start)
    if place is not None and place.kind is Kind.REGION:
        return firm.stop - place.stop > 1
    return firm.start in names.firms or strong(firm.text, lex)
