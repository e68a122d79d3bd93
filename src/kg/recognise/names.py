"""What a stretch reads like: a name, a common phrase, or a clause; and whether it begins with a company's short name.

Words are those of jieba's dictionary and of `common_words.tsv`; what no word covers is the mark of a proper name.
"""

from __future__ import annotations

import re
from math import log
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.text.patterns import alternation

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST = 6


class Lexicon(NamedTuple):
    """The tables that names are read with, compiled once."""

    known: dict[str, float]
    verbs: frozenset[str]
    generic: re.Pattern[str]
    trades: re.Pattern[str]
    names: frozenset[str]
    function: frozenset[str]
    brands: re.Pattern[str]
    seen: dict[str, list[str]]


def lexicon(knowledge: Knowledge) -> Lexicon:
    """Give the compiled tables of `knowledge`. Raises DataError for a table that is missing."""
    return knowledge.once("recognise.names", _compile)


def _compile(knowledge: Knowledge) -> Lexicon:
    known = {word: log(n + 1) for word, n in knowledge.frequencies.items() if len(word) <= _LONGEST}
    nouns = knowledge.words("project_verbs")
    for word in (*knowledge.words("common_words"), *nouns):
        known[word] = max(known.get(word, 0.0), log(200))
    generic = re.compile(rf"(?:{alternation(knowledge.words('project_generic'))}|[\d,.%%余]+)*")
    known_names = {
        *knowledge.words("common_words"),
        *nouns,
        *knowledge.words("project_generic"),
        *knowledge.words("industry_words"),
    }
    trades = re.compile(alternation(knowledge.words("industry_words")))
    return Lexicon(
        known,
        frozenset(w for w in knowledge.verbs if len(w) > 1) - {*nouns, *knowledge.words("common_words")},
        generic,
        trades,
        knowledge.names,
        knowledge.function_words - known_names,
        re.compile(
            alternation(knowledge.words("company_brands"))
            + "(?:集团|控股|股份|科技|光伏|锂电|食品|重工|电气|电子|化工|速递|快递|能源(?!化工|基地))?"
        ),
        {},
    )


def generic(words: str, knowledge: Knowledge) -> bool:
    """Tell whether `words` consists of words that name nothing (`project_generic.tsv`) only."""
    return lexicon(knowledge).generic.fullmatch(words) is not None


def segment(text: str, lex: Lexicon) -> list[str]:
    """Cut `text` into the likeliest words (unigram model over the dictionary's frequencies), as jieba does without its HMM.

    Letters and digits stay together; a character that no word covers stands alone. The result is shared: do not change it.
    """
    words = lex.seen.get(text)
    if words is not None:
        return words
    words = []
    at = 0
    for match in _HAN.finditer(text):
        if match.start() > at:
            words.append(text[at : match.start()])
        words.extend(_cut(match.group(), lex.known))
        at = match.end()
    if at < len(text):
        words.append(text[at:])
    if len(lex.seen) > 20_000:
        lex.seen.clear()
    lex.seen[text] = words
    return words


_TOTAL = log(60101967)
"""Logarithm of the sum of frequencies in jieba's dictionary (jieba.dt.total)."""


def _cut(text: str, known: dict[str, float]) -> list[str]:
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(text) + 1)
    for i in range(len(text) - 1, -1, -1):
        top = (known.get(text[i], 0.0) - _TOTAL + best[i + 1][0], i + 1)
        for j in range(i + 2, min(len(text), i + _LONGEST) + 1):
            weight = known.get(text[i:j])
            if weight is not None:
                score = weight - _TOTAL + best[j][0]
                if score > top[0]:
                    top = (score, j)
        best[i] = top
    words = []
    i = 0
    while i < len(text):
        words.append(text[i : best[i][1]])
        i = best[i][1]
    return words


def after_function_word(text: str, lex: Lexicon) -> int:
    """Give where `text` goes on after the last word of grammar or time in it: names hold none (…目前已有|某某公司)."""
    words = segment(text, lex)
    at = cut = 0
    for word in words[:-1]:
        at += len(word)
        if word in lex.function:
            cut = at
    return cut


def leading_verbs(text: str, lex: Lexicon) -> int:
    """Give the length of the verbs that `text` opens with (继续聚焦…: 4): they are the clause's, not the name's."""
    length = 0
    for word in segment(text, lex):
        if word not in lex.verbs:
            break
        length += len(word)
    return length


def has_verb(text: str, lex: Lexicon) -> bool:
    """Tell whether a word inside `text`, the last left out, is a verb that names do not hold."""
    return any(word in lex.verbs for word in segment(text, lex)[:-1])


def proper(text: str, lex: Lexicon) -> bool:
    """Tell whether `text` opens with two characters that no word covers: 瑞川…, 晋岭…"""
    words = segment(text, lex)
    if len(words) < 2 or not _HAN.match(text) or text[0] in _PLAIN or (text[1] != "和" and text[1] in _CLAUSAL):
        return False
    return len(words[0]) == 1 and len(words[1]) == 1 and _HAN.fullmatch(words[1]) is not None


_CLAUSAL = frozenset("做抓跑飞走打上下来去进出把使让要想促保谋推招引管建服帮争拉每某本该此这那其与和及或并对将被在的了")
"""Single characters that open clauses; unlike 大 and 新 they open no brand."""

_PLAIN = frozenset(
    "做抓跑飞走打上下来去进出大小多好新老能会把使让要想促保谋推招引管建服帮争拉强优快早实真准高全各每某本该此这那其与和及或并对将被在的了"
)
"""Single characters that open clauses and common phrases, not brands."""


def head_company(name: str, knowledge: Knowledge) -> int:
    """Give the length of the company's short name that `name` begins with, 0 if none is recognised.

    Either a proper part of two to four characters and a word of trade or form (润川|化工), or a word and a proper part with
    nothing of a place or site in it (中航|瑞川), and in both cases something that is built or made must follow.
    """
    lex = lexicon(knowledge)
    brand = lex.brands.match(name)
    if brand is not None and len(name) - brand.end() >= 3 and not _SITED.match(name, brand.end()):
        return brand.end()
    if not _HAN.match(name):
        return 0
    for size in (2, 3, 4):
        first = name[:size]
        if len(first) < size or not _HAN.fullmatch(first):
            break
        if size == 4 and (first[2:] in lex.known or first[2] in _PLAIN or first[3] in _PLAIN):
            break
        trade = lex.trades.match(name, size)
        if trade is None:
            continue
        end = trade.end()
        if name.startswith(("集团", "控股", "股份", "科技"), end):
            end += 2
        if end >= len(name) or generic(first, knowledge):
            return 0
        if trade.group() in _SITES and _PLACE_LIKE.search(first):
            continue
        if name[end : end + 1] in _LONGER or name.startswith(_COMPOUND, end):
            break
        if _brand(first, lex):
            return end
    return _bare_brand(name, lex)


_SITED = re.compile("[34]S|4s|专卖|门店|体验店|加油|[路街村镇乡县区桥站]|大道|大街|广场(?!项目|综合)")
"""What makes a brand the name of a place: 万达|路."""

_PRODUCES = re.compile(r"年产|\d|(?:生产线|生产车间|车间|工厂|制造厂|物流|商城|数据中心|总部|云计算)")
_PLANT = re.compile(r"生产线|车间|工厂|制造")
_PLACE_LIKE = re.compile(r"[山河湖江海岛村镇庄寺谷洞沟岭桥港湾路街城]$")


def _bare_brand(name: str, lex: Lexicon) -> int:
    """Read a brand without a word of trade: a name of the dictionary, or one no word covers, before what it makes: 某某年产5万吨…"""
    for size in (4, 3, 2):
        first = name[:size]
        rest = name[size:]
        if len(rest) < 2 or not _HAN.fullmatch(first) or _PLACE_LIKE.search(first):
            continue
        known = first in lex.names and lex.known.get(first, 0.0) < log(1000) and segment(name, lex)[0] == first
        if known and first.startswith("中国") and size == 4:
            return size
        if not known and not (size == 2 and proper(name, lex)):
            continue
        if _PRODUCES.match(rest) or (_PLANT.search(rest)):
            return size
    return 0


_SITES = frozenset(
    (
        "旅游",
        "文旅",
        "农业",
        "林业",
        "水务",
        "水业",
        "地产",
        "置业",
        "教育",
        "健康",
        "医疗",
        "渔业",
        "水产",
        "园艺",
        "花卉",
        "物流",
        "建设",
    )
)
"""Trades that a place is named with as often as a company: 云岭|旅游."""

_COMPOUND = ("电池", "汽车", "装备", "度假", "综合", "小镇", "观光", "景", "科学", "技术", "研究")
"""Words that a trade word makes one compound with, so that no company ends there: 旅游|度假."""

_LONGER = frozenset("园城馆厂区局部业街镇村谷港湾路网化型线池")
"""Characters that make a trade word the head of a longer word: 科技|园, 食品|厂."""

_JOINS = re.compile("[及和与的]")


def _brand(text: str, lex: Lexicon) -> bool:
    """Tell whether `text` reads as a brand: no common word covers it."""
    if _JOINS.search(text):
        return False
    weight = lex.known.get(text)
    if weight is not None:
        return weight < log(4) or (text in lex.names and weight < log(1000))
    if text[0] in _CLAUSAL or (len(text) > 2 and text[-2:] in lex.known and text[-2:] not in lex.names):
        return False
    words = segment(text, lex)
    if len(words[0]) > 1 and words[0] not in lex.names and len(text) < 4:
        return False
    return any(len(word) == 1 for word in words)


_STATE_WORKS = re.compile(
    "[钢铝铜锌钛镁锡钨钼药酒烟茶纸糖盐矿煤水乳牧渔林种]业|石化|钢铁|化纤|铝业|铜业|油田|电力|烟草|港务|重工|特钢"
)
"""Trades that, right after a place, name its great works: 吉林石化."""


def state_works(rest: str) -> bool:
    """Tell whether `rest` opens with a trade that names a works together with the place before it: 石化, 钛业."""
    return _STATE_WORKS.match(rest) is not None


def branded(rest: str, knowledge: Knowledge) -> int:
    """Give the length of the brand after the province that a project's name begins with: 青海|润诺|…精深加工, 青海|西部镁业|…; else 0.

    A brand is two characters that no word covers, or two characters and a word of trade; something made must follow.
    """
    lex = lexicon(knowledge)
    works = _STATE_WORKS.match(rest)
    if works is not None and len(rest) - works.end() >= 4:
        return works.end()
    for size in (2, 3):
        trade = lex.trades.match(rest, size)
        if (
            trade is not None
            and len(rest) - trade.end() >= 3
            and rest[trade.end()] not in _LONGER
            and not generic(rest[:size], knowledge)
        ):
            if trade.group() in _SITES or rest[:size] in lex.verbs or _JOINS.search(rest[:size]):
                return 0
            return trade.end()
    if len(rest) >= 6 and proper(rest, lex) and not _PLACE_LIKE.search(rest[:3]) and not _PLACE_LIKE.search(rest[:2]):
        return _unknown(rest, lex)
    return 0


_STUFF = frozenset(
    "硅铝铜钢锂钛铁锌镍钴钾钠镁钙硼驼羊牛猪鸡鸭鹅鱼虾蟹参枣橙茧煤炭油气药酒茶纸布纱糖盐米面肉奶蛋菜果花板管件膜"
)
"""Characters that are products by themselves: they end a brand of single characters (瑞川|硅)."""


def _unknown(rest: str, lex: Lexicon) -> int:
    """Give the length of the brand that no word covers at the head of `rest`: two or three characters, 0 where it runs on."""
    length = 0
    for word in segment(rest, lex):
        if len(word) > 1 or word in _STUFF:
            break
        length += 1
    return length if length in (2, 3) else 2 if length > 3 else 0
