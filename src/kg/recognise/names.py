"""What a stretch reads like: a name, a common phrase, or a clause.

Words are those of jieba's dictionary and of `common_words.tsv`; what no word covers is the mark of a proper name.
"""

from __future__ import annotations

import re
from itertools import pairwise
from math import log
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.text.patterns import alternation
from kg.text.scanner import Scanner

HAN = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST = 6
_THING = re.compile(".{2,}[料机器品剂膜材厂炉店站园区楼车管布糖素纸板]")
"""A word for a thing, whatever the dictionary takes it for: 调味料, 加热管."""
_UNIT = re.compile("[万亿]?(?:吨|千?克|套|台|只|件|头|羽|支|片|瓶|箱|辆|枚|吨级|平方米|立方米|米|千瓦|兆瓦|[MGK]Wh?)")


class Lexicon(NamedTuple):
    """The tables that names are read with, compiled once."""

    known: dict[str, float]
    verbs: frozenset[str]
    generic: re.Pattern[str]
    trades: re.Pattern[str]
    deeds: frozenset[str]
    """Trades that are as often what somebody does or makes."""
    sites: frozenset[str]
    """Trades that a place is named with as often as a company."""
    sorts: re.Pattern[str]
    names: frozenset[str]
    vocabulary: frozenset[str]
    """Words of the trades and works of projects, none of which tells one project from another."""
    callings: frozenset[str]
    """Words that firms are named with before a word of trade: 宏图|家具."""
    function: frozenset[str]
    brands: Scanner
    seen: dict[str, list[str]]


def lexicon(knowledge: Knowledge) -> Lexicon:
    """Give the compiled tables of `knowledge`. Raises DataError for a table that is missing."""
    return knowledge.once("recognise.names", _compile)


_STUFF = re.compile("[醚醇酯烯烷酮醛胺苯酚脲腈炔酐肼砜]$|(?:[氧氮碳硫氯氟]化|硫酸|硝酸|磷酸|碳酸)[\u4e00-\u9fff]{1,2}$")
"""What ends the name of a chemical, which the dictionary counts among the proper names."""


def _compile(knowledge: Knowledge) -> Lexicon:
    known = {word: log(n + 1) for word, n in knowledge.frequencies.items() if len(word) <= _LONGEST}
    nouns = knowledge.words("project_verbs")
    kept = {row[0] for row in knowledge.table("name_kept") if len(row) < 3}
    for word in (*knowledge.words("common_words"), *nouns, *kept):
        known[word] = max(known.get(word, 0.0), log(200))
    generic = re.compile(rf"(?:{alternation(knowledge.words('project_generic'))}|[\d,.%余]+)*")
    known_names = {
        *knowledge.words("common_words"),
        *nouns,
        *knowledge.words("project_generic"),
        *knowledge.words("industry_words"),
    }
    trade_words = [(row[0], row[1].split() if len(row) > 1 else []) for row in knowledge.table("industry_words")]
    trades = re.compile(alternation(knowledge.words("industry_words")))
    sorts = re.compile(
        rf"(?:{alternation({*knowledge.words('industry_words'), *knowledge.words('project_generic')})})+(?:项目|工程)"
    )
    return Lexicon(
        known,
        frozenset(w for w in knowledge.verbs if len(w) > 1 and not _THING.fullmatch(w))
        - {*nouns, *knowledge.words("common_words"), *kept},
        generic,
        trades,
        frozenset(word for word, also in trade_words if "deed" in also),
        frozenset(word for word, also in trade_words if "place" in also),
        sorts,
        frozenset(n for n in knowledge.names.difference(knowledge.words("common_words")) if not _STUFF.search(n)),
        frozenset((*known_names, *knowledge.words("project_works"))),
        frozenset(knowledge.words("company_words")),
        knowledge.function_words - known_names - kept,
        Scanner(
            alternation(knowledge.words("company_brands"))
            + "(?:太阳能(?=\\d|年产|[一二三]期)|集团|控股|股份|科技|[纸药酒乳牧渔矿煤钢铝铜锌钛镁铅硅铸碳炭糖米面肉蛋胶塑漆瓷]业|动力|乘用车|商用车|电器|钢铁|光伏|锂电|食品|重工|电气|电子|化工|速递|快递|能源(?!化工|基地)|研究院|[一二三四五六七八九十]{1,3}局|[一二三四]航局|[一二三四]公局)?"
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
    for match in HAN.finditer(text):
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
    """Give where `text` goes on after the last word of grammar or time in it: names hold none but 及其 (…目前已有|某某公司)."""
    words = segment(text, lex)
    at = cut = 0
    for word in words[:-1]:
        at += len(word)
        if word in lex.function and word != "及其":
            cut = at
    return cut


_RELIEF = frozenset("山河湖江溪岭沟岛湾坪")
"""Words that end names of places."""
_RARE = 5.7
"""Logarithm of the frequency (300 in jieba's dictionary) up to which a verb before such a word is no verb."""


def clausal(word: str, following: str, lex: Lexicon) -> bool:
    """Tell whether the word is a verb that names do not hold, no manner (集中|式) and not the rare head of the name of a place: 迂回|岭."""
    place = following in _RELIEF and lex.known.get(word, 0.0) < _RARE
    return word in lex.verbs and following != "式" and not place


def leading_verbs(text: str, lex: Lexicon) -> int:
    """Give the length of the verbs that `text` opens with (继续聚焦…: 4): they are the clause's, not the name's."""
    length = 0
    for word, following in pairwise([*segment(text, lex), ""]):
        if not clausal(word, following, lex):
            break
        length += len(word)
    return length


def has_verb(text: str, lex: Lexicon) -> bool:
    """Tell whether a word inside `text`, the last left out, is a verb that names do not hold.

    Right after a figure with its unit a verb tells how the product is made: 3000吨|脱水|姜.
    """
    before = ""
    for word, following in pairwise(segment(text, lex)):
        if clausal(word, following, lex) and not measures(before):
            return True
        before = word
    return False


def measures(word: str) -> bool:
    """Tell whether `word` is a unit in which projects state what they make."""
    return _UNIT.fullmatch(word) is not None


def proper(text: str, lex: Lexicon) -> bool:
    """Tell whether `text` opens with two characters that no word covers: 瑞川…, 晋岭…"""
    words = segment(text, lex)
    if len(words) < 2 or not HAN.match(text) or text[0] in PLAIN or (text[1] != "和" and text[1] in CLAUSAL):
        return False
    return len(words[0]) == 1 and len(words[1]) == 1 and HAN.fullmatch(words[1]) is not None


CLAUSAL = frozenset("做抓跑飞走打上下来去进出把使让要想促保谋推招引管建服帮争拉每某本该此这那其与和及或并对将被在的了")
"""Single characters that open clauses; unlike 大 and 新 they open no brand."""

PLAIN = frozenset(
    "做抓跑飞走打上下来去进出大小多好新老能会把使让要想促保谋推招引管建服帮争拉强优快早实真准高全各每某本该此这那其与和及或并对将被在的了"
)
"""Single characters that open clauses and common phrases, not brands."""
