"""Who makes a project: the company that its name begins with, a place before it left off (annotation guide, ruling 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from math import log

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.brands import MEASURING, alone, branded, head_company, state_works
from kg.recognise.names import CLAUSAL, HAN, generic, lexicon, segment
from kg.text.patterns import alternation

_PLACES = (Kind.REGION, Kind.PARK)
_WAY = re.compile(
    r"高速|[公铁]路|大桥|特大桥|隧道|航道|机场|水库|枢纽|运河|风电场|水电|变电|千伏|灌区|河道|学校|小学|中学|医院|小区|^[\u4e00-\u9fff]{2,6}[至到]"
)
"""What runs or lies where its name says: the words after a place in it are another place, no brand."""
_HOUSING = re.compile("棚户|危旧|危房|旧城|拆迁|安置|家属区|生活区|宿舍")
"""What makes the company before it the one that once stood there: 某某水泥总厂|棚户区改造项目."""
_FACTORY = frozenset(
    [
        "foodProcessing",
        "textiles",
        "furniture",
        "paperPrinting",
        "chemicals",
        "pharmaceuticals",
        "newMaterials",
        "buildingMaterials",
        "metals",
        "equipment",
        "vehicles",
        "aerospace",
        "electronics",
        "photovoltaics",
        "batteries",
        "windEquipment",
        "recycling",
    ]
)
"""Industries whose projects are companies' (ontology/schemes/industries.ttl), unlike roads, schools and power lines."""
_MODIFIER = (
    r"(?:高端|高性能|高精度|高强度?|高纯|高效|高分子|超高?|智能化?|智慧|新型|绿色|精密|特种|多功能|功能性?|先进|环保|节能|生物|"
    r"现代|全?自动化?|大型|微型|工业|医用|车用|船用|电子级?|光学|数控|含?氟|碳|硅|铝|铜|锂|钛|镁|锌|锆|稀土)"
)
_NOT_MADE = re.compile(
    r"改造(?!升级)|污水|净水厂|自来水|垃圾|治理|修复|水利|道路|公路|铁路|桥|水库|管网|小区|安置|棚户|学校|学院|中学|小学|医院|景区|旅游|文化|公园|湿地"
    r"|小镇|商贸城|市场|广场|村|千伏|变电|水电|风电场|产业园|科技园|工业园|物流园|创新园|创业园|园区|新城|城$|城项目|集聚区|开发区|示范区|农业|种植|养殖"
)
"""Words of works that are named after the place where they lie, or that many companies share."""
_STUFF = frozenset(
    "硅铝铜钢锂钛铁锌锆镍钴钾钠镁钙硼氢氮氧氨醇醚酸碱盐糖茶酒药纸布纱油气煤炭菌菇果蔬粮米面肉奶蛋鱼虾牛羊猪鸡鸭竹木石砂年"
)
_PLACE_LIKE = re.compile(r"(?:[山河湖江海岛洲村镇庄寺谷洞沟岭桥港湾路街城乡县区市屯堡坝]|[庄沟河寨坨]子)$")
_SEAT = re.compile(
    r"(?P<name>(?:(?!企业|公司|产业|经济|园|商会|[浙台闽徽晋粤港侨]商|区域|行业|电商|新建|建设|楼宇|物流|金融|商务|文化|创新|智慧|数字|[、“”])[\u4e00-\u9fffA-Za-z]){2,8}?)"
    r"(?:[川渝]?[西东华][南北东中西部]|中国区?|全国|全球|亚太|大中华区?|区域|地区|省级|运营|研发|销售|结算|营销|投资)*"
    r"总部(?:基地|大楼|大厦)?(?:建设)?(?:项目)?$"
)
"""A seat named after its company: 某某西南总部, 某某江苏总部项目."""
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[镇乡](?!村)|街道|村(?!镇))(?!有限|集团|公司)")
"""A town at the head of a name, which is no brand: 青石镇|冷链中心项目."""
_BETWEEN = re.compile("[\u4e00-\u9fff]{2}[至—–-][\u4e00-\u9fff]{2}")
"""The two ends of a way or pipe, which are no brand: 青岭至云川|输气管道."""
_NO_END = frozenset("滩坝峡坪与及")
"""What ends the name of a piece of land, or joins two, and ends no brand."""
_SHORT = 4
"""A name of so few characters is a company's own (瑞祥|板材), and what it makes is not told apart."""
_SHORTEST = 2
_RARE = log(50)
"""Logarithm of the frequency up to which a word of the dictionary may be part of a coined name."""
_FREQUENT = 2000
"""From this frequency on a word before a trade is no brand: 品牌|服装总部."""
_COMMON = 100
"""From this frequency in jieba's list on a word before 总部 names a kind."""
_FORM = 2
"""Characters of the short name of a county, which need no mention of their own at the head of a name: 云和|瑞川化工年产…."""
_RENEWS = re.compile("技改|扩产|扩能|技术改造")
"""What is done to a factory that a company has."""
_MODEL = ("车型", "型", "牌", "系列", "款")
"""What makes a coined name that of a product: 某某|车型技改项目."""
_NEAR = 10
"""So many characters behind a brand of three or more is what it makes told."""
_HOLDS = re.compile("[内里中](?!心)|的")
"""Behind a park what makes of it the place of a project."""
_OF_FIRM = re.compile("业$|集团|控股|股份|制药|重工")
"""Words of trade by which nothing but a firm is called: 瑞川糖业|产业园."""
_FORM_ENDS = re.compile("集团|公司|控股|股份|实业|科技|研究院|[厂院所业]$")
"""What makes of the words behind a province a company's name by themselves."""
_COMMON_SITE = re.compile("(?:制造|科技|产业|工业|创业|创新|双创|中小企业)*(?:产业化?基地|园)")
"""What a firm's trade makes with a park's kind: 汽车|产业园 is called by its place as often."""
_BRANCH = re.compile(r"[\u4e00-\u9fff]{2,5}分公司")


def heads(
    works: list[Mention],
    firms: list[Mention],
    regions: Iterable[Mention],
    starting: Mapping[int, Mention],
    knowledge: Knowledge,
) -> Iterator[Mention]:
    """Give the companies that the names of `works` begin with and that are not among `firms`.

    `starting`: places by start, a park before the region that its name begins with; `regions`: all regions.
    """
    known = {f.start for f in firms}
    spots = {r.start: r for r in regions}
    for work in works:
        if work.start in known or len(work.text) != work.stop - work.start:
            continue
        found = _head(work, starting, spots.get(work.start), knowledge)
        if found is not None:
            start, stop = found
            ground = work.text[stop - work.start - 1] in _NO_END
            joined = _BETWEEN.search(work.text, start - work.start, stop - work.start) is not None
            if ground or joined or _TOWN.match(work.text, start - work.start, stop - work.start + 1):
                continue
            yield Mention(Kind.COMPANY, start, stop, work.text[start - work.start : stop - work.start])


def _head(
    work: Mention, starting: Mapping[int, Mention], spot: Mention | None, knowledge: Knowledge
) -> tuple[int, int] | None:
    """Give where the company begins and ends; `spot`: the region at the name's head, if any."""
    behind = (spot or work).stop - work.start
    name, lex = work.text, lexicon(knowledge)
    if _HOUSING.search(name):
        return None
    at, chain = 0, [(0, "")]
    while (place := starting.get(work.start + at)) is not None and place.kind in _PLACES and place.stop < work.stop:
        if place.kind is Kind.PARK:
            begin = max(at, behind if spot is not None else 0)
            site = _site(name, begin, place.stop - work.start, spot, knowledge)
            if site is not None:
                return work.start + site[0], work.start + site[1]
        at = place.stop - work.start
        chain.append((at, place.text if place.kind is Kind.REGION else ""))
    if at and name.startswith("暨", at):
        return None
    if not at and behind < len(name):
        at = behind
        chain.append((at, name[:at]))
    for begin in sorted({behind, *(begin for begin, _ in chain)}):
        if lex.brands.match(name, begin) is not None and (length := head_company(name[begin:], knowledge)):
            end = begin + length
            branch = _BRANCH.match(name, end)
            return work.start + begin, work.start + (branch.end() if branch is not None else end)
    for i, (begin, region) in reversed(list(enumerate(chain))):
        rest = name[begin:]
        length = head_company(rest, knowledge) or alone(rest, lex) if begin == at else 0
        if not length and region and region[-1] not in "市县区旗镇乡" and not _WAY.search(rest):
            length = branded(rest, knowledge)
            if length and (i == 1 or state_works(rest)):
                begin, length = begin - len(region), length + len(region)
        elif length and i == 1 and region and _of_province(spot, rest[:length]):
            begin, length = begin - len(region), length + len(region)
        length = length or (made(rest, knowledge) if begin == at else 0)
        if length and name[begin : begin + length] not in knowledge.gazetteer.forms():
            return work.start + begin, work.start + begin + length
    if not at and name[:_FORM] in knowledge.gazetteer.forms() and (length := head_company(name[_FORM:], knowledge)):
        return work.start + _FORM, work.start + _FORM + length
    return _seated(work.start, name, at, knowledge)


def _of_province(place: Mention | None, firm: str) -> bool:
    """Tell whether `place` is a province for short, with which the brand `firm` behind it is one name: 湖北|泰瑞钢材, but not 湖北|泰瑞集团."""
    if place is None or str(place.value)[2:] != "0000" or place.text[-1] in "省市区":
        return False
    return not _FORM_ENDS.search(firm)


def _site(name: str, begin: int, stop: int, spot: Mention | None, knowledge: Knowledge) -> tuple[int, int] | None:
    """Give the company that a park built as a project, `name[begin:stop]`, bears: 瑞川科技|物流园; with a province `spot` before it its brand: 湖北瑞川|物流园."""
    lex = lexicon(knowledge)
    if _HOLDS.match(name, stop):
        return None
    length = head_company(name[begin:], knowledge)
    trade = lex.trades.search(name, begin + _SHORTEST, begin + length) if length else None
    own = trade is not None and trade.group() not in lex.sites
    if own and (not _COMMON_SITE.match(name, begin + length) or _OF_FIRM.search(trade.group() if trade else "")):
        start = 0 if begin and _of_province(spot, name[begin : begin + length]) else begin
        return (start, begin + length) if begin + length < stop else None
    if length or not _of_province(spot, name[begin:]):
        return None
    brand = branded(name[begin:], knowledge)
    return (0, begin + brand) if brand and begin + brand < stop else None


def _seated(start: int, name: str, at: int, knowledge: Knowledge) -> tuple[int, int] | None:
    """Give where the company of a seat named after it begins and ends, a place behind it left off."""
    seat = _SEAT.fullmatch(name, at)
    if seat is None:
        return None
    forms, who = knowledge.gazetteer.forms(), seat["name"]
    who = next((who[:-size] for size in (2, 3) if len(who) - size >= 2 and who[-size:] in forms), who)
    common = knowledge.frequencies.get(who, 0) >= _COMMON and who not in knowledge.names
    lex = lexicon(knowledge)
    first = segment(who, lex)[0]
    wares = lex.trades.fullmatch(who, len(who) - 2) is not None and lex.brands.match(who) is None
    common = common or (first == who and who not in knowledge.names and lex.known.get(who, 0) > 0)
    common = common or (wares and first not in knowledge.names and knowledge.frequencies.get(first, 0) >= _FREQUENT)
    if common or who in forms or generic(who, knowledge):
        return None
    return start + at, start + at + len(who)


def made(name: str, knowledge: Knowledge) -> int:
    """Give the length of a brand that no word covers before what its factory makes (瑞祥|锆基合金材料, 晋岭源|100吨), else 0."""
    if len(name) <= _SHORT or _NOT_MADE.search(name):
        return 0
    lex = lexicon(knowledge)
    words = segment(name, lex)
    size = 0
    if len(words) > 2 and len(words[0]) == 2 and HAN.fullmatch(words[0]) and not generic(words[0], knowledge):
        if words[0] in lex.verbs or words[0] in lex.function:
            return 0
        size = 2
    alone = 0
    for word in words[1 if size else 0 :]:
        rare = word in lex.names or lex.known.get(word, _RARE) < _RARE
        foreign = alone == 1 and not size and len(word) == 2 and rare
        if (len(word) > 1 and not foreign) or not HAN.match(word) or word in CLAUSAL or word in _STUFF:
            break
        alone += len(word)
    size += alone
    if MEASURING.fullmatch(name, 0, size) or name.startswith(_MODEL, size):
        return 0
    bound = size == alone or alone == 2 or words[0] in lex.names
    if not alone or not 2 <= size <= 4 or not bound or _PLACE_LIKE.search(name[:size]):
        return 0
    product = knowledge.once("recognise.makers.product", _product)
    if product.fullmatch(name, 0, size) or lex.trades.fullmatch(name, 0, size) or lex.trades.fullmatch(name, size):
        return 0
    if product.match(name, size) or (_RENEWS.search(name, size) and not _WAY.search(name)):
        return size
    return size if size > _SHORTEST and alone > 1 and product.search(name, size, size + _NEAR) else 0


def _product(knowledge: Knowledge) -> re.Pattern[str]:
    words = alternation(row[0] for row in knowledge.table("industries") if row[1] in _FACTORY)
    return re.compile(
        rf"{_MODIFIER}{{0,3}}(?:系统)?(?:{words}|太阳能|无人直升机|[\u4e00-\u9fff]{{1,4}}(?:合金|材料|薄膜|纤维|电池|芯片|玻璃|设备|装置|配件|部件|零件|制品))"
        r"|年产|\d[\d.]*(?:万|亿)?(?:吨|套|台|件|MW|GW|兆瓦|吉瓦|辆|只|支|片|锭)"
    )
