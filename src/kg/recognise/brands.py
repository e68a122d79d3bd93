"""Whether a name begins with a company's short name: a brand and a word of trade, or a brand before what it makes."""

from __future__ import annotations

import re
from math import log

from kg.knowledge import Knowledge
from kg.recognise.compounds import LONGER, goes_on, names_field, names_product
from kg.recognise.names import CLAUSAL, HAN, PLAIN, Lexicon, generic, lexicon, proper, segment


def head_company(name: str, knowledge: Knowledge) -> int:
    """Give the length of the company's short name that `name` begins with, 0 if none is recognised.

    Either a proper part of two to four characters and a word of trade or form (润川|化工), or a word and a proper part with
    nothing of a place or site in it (中航|瑞川), and in both cases something that is built or made must follow.
    """
    if _BY_DAY.match(name) or _LINE.match(name):
        return 0
    lex = lexicon(knowledge)
    brand = lex.brands.match(name)
    open_end = brand is not None and (len(name) - brand.end() >= 3 or name.endswith("项目", brand.end()))
    if (
        brand is not None
        and open_end
        and not _ONE_MORE.match(name, brand.end())
        and not _SITED.match(name, brand.end())
        and (name[: brand.end() + 1] not in lex.known or name.startswith("公司", brand.end()))
    ):
        return brand.end()
    if not HAN.match(name) or name[0] in _LEVELS or _MART.search(name):
        return 0
    for size in (2, 3, 4):
        first = name[:size]
        if len(first) < size or not HAN.fullmatch(first):
            break
        if size == 4 and (first[2:] in lex.known or first[2] in PLAIN or first[3] in PLAIN):
            break
        trade = lex.trades.match(name, size)
        if trade is None:
            continue
        end = trade.end()
        if lex.trades.fullmatch(first):
            return 0
        if name.startswith(("集团", "控股", "股份", "科技"), end):
            end += 2
        if end >= len(name) or generic(first, knowledge):
            return 0
        if (trade.group() in lex.sites and _PLACE_LIKE.search(first)) or _GROUND.fullmatch(first):
            continue
        if names_product(name, trade.start(), end):
            return size if _brand(first, lex) and not first.endswith("港") else 0
        if goes_on(name, trade.start(), end):
            break
        if _brand(first, lex) or (_FIRM_ONLY.fullmatch(trade.group()) and _rare(first, lex)):
            return end
    return _bare_brand(name, lex)


_ONE_MORE = re.compile("[\u4e00-\u9fff](?:项目|工程|基地)")
"""A character that makes a brand another name: 中联|发项目."""
_BY_DAY = re.compile(r"日(?:产|宰|处理|加工|屠宰|供|屠)[约近超]?\d")
"""An output by the day, no brand."""
_LINE = re.compile(
    "[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕甘青宁港澳台蓉甬杭穗深郑汉沈济昆]{2,3}[\u4e00-\u9fff]{0,4}?(?:(?<!产)线|高铁|铁路|高速|城际|客专)"
)
"""A line called by what its ends are called for short, which is no brand: 渝黔|新线."""
_SITED = re.compile("[34]S|4s|专卖|门店|体验店|加油|[路街村镇乡县区桥站]|大道|大街|广场(?!项目|综合)")
"""What makes a brand the name of a place: 万达|路."""

_MART = re.compile(
    "(?:[物商]流|商[贸业]|批发|交易|配件|建材|家[居具]|汽[车配]|五金|美食|电器|服装|小商品|农贸|食品|机电|茶|灯饰|石材|钢材|皮革)城(?:建设)?(?:项目)?$"
)
"""What ends the name of a market, which a brand of its own opens as a rule: 申岭达|物流城."""
_LEVELS = frozenset("省市县区乡镇")
"""What opens the name of a work of the administration (县|某某馆建设项目), and no brand."""
MEASURING = re.compile("[大中小高低新老上下东西南北前后长短轻重超特]+")
"""Words of size and place that open what is made: 中大|尺寸."""
_PRODUCES = re.compile(
    r"年(?:产|处理|加工|屠宰|出栏|回收|拆解)|扩产|扩能|技改|技术改造|改?扩建(?:[二三四]期)?(?:项目|工程)$|搬迁(?:扩|技|改)|[百千万](?:吨|头|套|台|锭)|\d(?![\d.]*\s?(?:千伏|[kK][vV]|公里|米|亩|平方|号|#))|(?:生产线|生产车间|车间|工厂|制造厂|物流|商城|数据中心|总部|云计算)"
)
_FIGURES = frozenset("十百千万亿几数")
"""What ends no brand but begins how much is made: 千|万吨级."""
_QUANTIFIED = re.compile(
    r"年(?:产|处理|加工|屠宰|出栏|回收|拆解)|\d[\d.]*万?(?:吨|套|台|件|只|辆|支|片|锭)|[一二三四]期\d"
)
"""What follows a word that is a firm's calling only there: how much is made, or which phase: 宏图|3万吨…."""
_YEARLY = re.compile("年(?:产|处理|加工|屠宰|出栏|回收|拆解)")
_PLANT = re.compile(r"生产线|车间|工厂|制造|^(?:研发|生产)[及和、与]?(?:生产|研发|制造|销售)?(?:中心|基地)")
_GROUND = re.compile("[\u4e00-\u9fff]{2}[坪滩坝峡沟坳坡村寨屯庄]")
"""A piece of land or a village, whatever is made there: 云石坪|制鞋产业园."""
_COINED = 3
"""Characters of a coined name that sounds like no place: 奥瑞斯."""
_OWN = re.compile("(?:[二三四]期|研发中心|标准化?厂房|新建|仓储|智能|全产业链)")
"""What only a firm of that name has, not a place: 奥瑞斯|研发中心."""
_PLACE_LIKE = re.compile(
    r"(?:[庄沟河寨坨]子|[山河湖江海岛村镇庄寺谷洞沟岭桥港湾路街城口堡屯坪坝塘铺墩圩畈坳塬峪洼滩淀渡岙府苑墅邸])$"
)


def _bare_brand(name: str, lex: Lexicon) -> int:
    """Read a brand without a word of trade: a name of the dictionary, or one no word covers, before what it makes: 某某年产5万吨…"""
    for size in (4, 3, 2):
        first = name[:size]
        rest = name[size:]
        if len(rest) < 2 or not HAN.fullmatch(first) or _PLACE_LIKE.search(first) or first.endswith("商"):
            continue
        if MEASURING.fullmatch(first) or first[-1] in _FIGURES or (first.endswith("新") and _PLANT.match(rest)):
            continue
        words = segment(name, lex)
        known = first in lex.names and lex.known.get(first, 0.0) < _RARE and words[0] == first
        known = (
            known
            and first[-1] not in _STUFF
            and not (len(words[1]) == 1 and HAN.match(words[1]) and words[1] not in _STUFF)
        )
        if known and first.startswith("中国") and size == 4:
            return size
        bare = proper(name, lex) and (size == _unknown(name, lex) or (size == 2 and _YEARLY.match(rest)))
        if size == 2 and first in lex.callings and words[0] == first and _QUANTIFIED.match(rest):
            return size
        if not known and not bare:
            continue
        if _PRODUCES.match(rest) or _PLANT.search(rest) or (size == _COINED and not known and _OWN.match(rest)):
            return size
    return 0


_JOINS = re.compile("[及和与暨的]")


_FIRM_ONLY = re.compile("[铜铝锂镁钛镍钴锰锌铅锡钨钼钒硅纸木塑漆瓷竹胶粉膜铸碳炭米面肉蛋糖酒乳门鞋钙泵]业")
"""Trades that nothing but the name of a company has."""
_RARE = log(1000)
"""Logarithm of the frequency below which a word of the dictionary may be a name."""
_SELDOM = log(20)
"""Logarithm of the frequency up to which a word of the dictionary may close a name: 德|瑞康."""
_WORD = 2
"""Characters of an ordinary word."""
_PLACED = frozenset("村镇乡县区市街省州园")


def _rare(text: str, lex: Lexicon) -> bool:
    """Tell whether `text` is no verb and so rare a word that before a trade it is a name: 富源|铜业."""
    return len(text) == _WORD and text not in lex.verbs and lex.known.get(text, 0.0) < _RARE


def short_brand(text: str, lex: Lexicon) -> bool:
    """Tell whether `text` (two or three characters) reads as the proper part of a company's short name: no word covers it."""
    return HAN.fullmatch(text) is not None and text[-1] not in _PLACED and _brand(text, lex)


def _brand(text: str, lex: Lexicon) -> bool:
    """Tell whether `text` reads as a brand: no common word covers it."""
    if text in lex.callings:
        return True
    if _JOINS.search(text) or all(sign in _STUFF for sign in text):
        return False
    weight = lex.known.get(text)
    if weight is not None:
        return weight < log(4) or (text in lex.names and weight < log(1000))
    if text[0] in CLAUSAL or (len(text) > 2 and lex.known.get(text[-2:], 0.0) > _SELDOM and text[-2:] not in lex.names):
        return False
    words = segment(text, lex)
    if len(words[0]) > 2 or (len(words[0]) == 2 and len(words) == 2 and words[1] in _STUFF):
        return False
    if len(words[0]) > 1 and words[0] not in lex.names and len(text) < 4 and lex.known.get(words[0], 0.0) > log(20):
        return False
    return any(len(word) == 1 for word in words)


_REST = re.compile("(?:[一二三四]期)?(?:(?:扩建|技改|改扩建|技术改造|迁建|搬迁)?(?:项目|工程)?)?")
"""What follows a company's name that alone names a project: 瑞川食品|二期."""


def alone(rest: str, lex: Lexicon) -> int:
    """Give the length of a company's short name that all of a project's name consists of (瑞川|食品), else 0."""
    for size in (2, 3):
        trade = lex.trades.match(rest, size)
        if (
            trade is not None
            and trade.group() not in lex.deeds
            and trade.group() not in lex.sites
            and _REST.fullmatch(rest, trade.end())
            and short_brand(rest[:size], lex)
            and (size == 2 or (rest[:size] not in lex.known and rest[2] not in _STUFF))
            and rest[0] not in PLAIN
        ):
            return trade.end()
    return 0


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
    if rest[:2] in knowledge.gazetteer.forms() or _LINE.match(rest) or all(sign in _STUFF for sign in rest[:2]):
        return 0
    works = _STATE_WORKS.match(rest)
    if works is not None and len(rest) - works.end() >= 4:
        return works.end()
    for size in (2, 3):
        trade = lex.trades.match(rest, size)
        if (
            trade is not None
            and not names_field(rest, size)
            and len(rest) - trade.end() >= 3
            and rest[trade.end()] not in LONGER
            and not names_product(rest, size, trade.end())
            and not goes_on(rest, size, trade.end())
            and not generic(rest[:size], knowledge)
            and not lex.trades.fullmatch(rest, 0, size)
            and len(segment(rest, lex)[0]) <= size
        ):
            if trade.group() in lex.sites or rest[:size] in lex.verbs or _JOINS.search(rest[:size]):
                return 0
            return trade.end()
    if _ALONE.fullmatch(rest) and proper(rest, lex) and not _PLACE_LIKE.search(rest[:2]) and rest[1] not in _STUFF:
        return _unknown(rest, lex)
    if (
        len(rest) >= 6
        and proper(rest, lex)
        and not (rest.endswith("期") and not lex.trades.search(rest, 2))
        and not _PLACE_LIKE.search(rest[:3])
        and not _PLACE_LIKE.search(rest[:2])
    ):
        return _unknown(rest, lex)
    return 0


_ALONE = re.compile("[\u4e00-\u9fff]{2,3}项目")
"""A brand after a province with nothing that it makes: 云川|瑞岭|项目."""
_STUFF = frozenset(
    "磷氟硅铝铜钢锂钛铁锌锆镍钴钾钠镁钙硼驼羊牛猪鸡鸭鹅鱼虾蟹参枣橙茧煤炭油气药酒茶纸布纱糖盐米面肉奶蛋菜果花板管件膜年"
)
"""Characters that are products by themselves: they end a brand of single characters (瑞川|硅)."""


def _unknown(rest: str, lex: Lexicon) -> int:
    """Give the length of the brand that no word covers at the head of `rest`: two or three characters, 0 where it runs on."""
    length = 0
    for word in segment(rest, lex):
        if len(word) > 1 or word in _STUFF or not HAN.match(word):
            break
        length += 1
    return length if length in (2, 3, 4) else 2 if length > 4 else 0
