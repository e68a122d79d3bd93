"""Rows of the parts or parks that a zone or county is laid out in: 划分为三大片区:甲片区、乙片区和丙片区; 布局了甲材料园、乙产业园.

What opens or closes such a row tells that each item is one place, whatever it is called. Recognition of parks and the reading of where they lie both ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.span import Span

_COUNT = r"(?:[两二三四五六七八九十]|\d{1,2})(?:大|个)"
_KIND = r"(?:特色|专业|产业|主题|重点|工业|功能|发展|专门|现代)*(?:片区|功能区|园区|[产工]业园区?|组团|分区|区块|分园|子园|小区|集聚区)"
_LAID = (
    "划分[为成]|划[成为]|分[为成]|规划[了为有]|规划(?:建设|布局)了?|布局(?:建设)?了?|建设了|建成了?|辟建了?|建有|设有|设立了?|下设|下辖|"
    "形成了?|构建起?了?|打造了?|拥有|包括|包含|涵盖|现有"
)
_AIMED = "打造|建设|推进|建好|发展|壮大|培育|做[大强优]|抓好"
_VERB = rf"{_AIMED}|{_LAID}|[着全]力|加快|力争"
"""What stands in no item of a row."""
_END = r"(?:园区?|片区|(?<![市县辖城社山景校小地街库特郊老新])区|组团|城(?![市镇乡])|港(?!口)|谷)"
_ITEM = rf"“?(?:(?![在的等将有是为了以由对把到从各]|{_VERB})[\u4e00-\u9fffA-Za-z\d—–-]){{1,14}}{_END}”?(?![内里外域级块位标链企项建办管负])"
_ROW = rf"(?P<items>{_ITEM}(?:、{_ITEM})*(?:(?:、|和|与|及|以及){_ITEM}))"
_PARTS = rf"(?:{_COUNT}{_KIND}|“?一[区核城][两二三四五六七八九十多]园(?:区)?”?[^,，。;；:：、]{{0,8}})"
_CLOSE = rf"等?{_COUNT}{_KIND}"
_COUNTED = re.compile(
    rf"{_PARTS}(?:[,，:：(（]|[,，]?(?:分别)?(?:是|为|即|包括))+(?:分别)?(?:是|为|即|包括)?[:：]?{_ROW}"
)
"""A row that its number opens: 七大产业片区:…, 形成“一区三园”,即…."""
_CLOSED = re.compile(rf"(?:{_LAID}|{_AIMED}|[,，:：;；。](?:特别是|尤其是)?){_ROW}(?={_CLOSE})")
"""A row that its number closes: 建设东区、中区和南区|等三个园区."""
_OPENED = re.compile(rf"(?:{_LAID}){_ROW}(?=[,，。;；等]|\n|\Z)")
"""A row of parks that a verb of laying out opens: 布局了|甲材料园、乙产业园."""
_MAINLY = re.compile(rf"(?:建成|形成|构建|打造)了?以{_ROW}为(?:主体?|核心|支撑|依托|龙头|骨架|重点)的")
"""A row that a whole is made of: 建成以|甲产业园、乙产业园|为主的园区."""
_SPLIT = re.compile("、|以及|(?<=[园区城港谷团”])[和与及]")
_SITE = re.compile("园区?”?$")
_GARDEN = re.compile(
    ".*[公花乐果菜茶校家田庄陵游桑苗]园|(?:动物|植物|幼儿|采摘|种植|养殖|主题公|示范|标准|生态|休闲|观光|体验|孵化|高效)园|(?:办公|生活|生产|居住|住宅|休息|接待|研发|展示|仓储|核心|辐射|示范|停车|绿化|服务|试验|实验|保护|缓冲|种植|养殖|加工|体验|观光|休闲)区"
)
"""What is no part of a zone by itself: 花园, 办公区."""
_SORTS = re.compile(
    "(?:各类|一批|多个|若干|一些|特色|专业|现代|高端|产业|工业|科技|农业|物流|创业)+(?:园区?|城|港|谷|区)"
)
"""Words for any park of a kind."""
_WISHED = re.compile(
    r"(?:力争|争取|鼓励|支持|引导|希望|计划|拟|谋划|各地|各县|各[市区乡镇]|全[国省]|全市各|学习|考察|参观|借鉴|有意|建议|要|项目|工程|公司|企业|总?投资)[^,，。;；]{0,20}\Z"
)
"""In the clause before such a row what tells that it is a wish, a sort, somebody else's or what a project is made of."""
_BACK = 30
"""So many characters before a row such a clause is looked for."""
_ZONE = re.compile("园区|(?:开发|经开|高新|集聚|集中|试验|示范|该|新)区|[产工]业园|[全该我][县市]")
_HOUSE = re.compile("项目|市场|中心|广场|综合体|小镇|商城|大厦|公园|酒店|展馆|场馆|景区")
"""What tells that the parts are those of a zone, or of something smaller."""
_FAR = 60
"""So many characters before a row it is told what is laid out in parts."""
_HINTS = ("园、", "区、", "园和", "区和", "园”、", "城、")
"""One of them stands in every row."""


def rows(text: str, start: int, stop: int) -> Iterator[tuple[Span, ...]]:
    """Give the items of each row of parts or parks in `text[start:stop]`, quotes left off. Offsets of `text`."""
    if not any(text.find(hint, start, stop) >= 0 for hint in _HINTS):
        return
    seen: set[int] = set()
    for pattern in (_COUNTED, _CLOSED, _MAINLY, _OPENED):
        for match in pattern.finditer(text, start, stop):
            items = tuple(_items(text, *match.span("items")))
            if items[0].start in seen or _WISHED.search(text, max(start, match.start() - _BACK), match.start()):
                continue
            if pattern in (_OPENED, _MAINLY) and not all(_SITE.search(text[slice(*item)]) for item in items):
                continue
            names = [text[slice(*item)] for item in items]
            if any(_GARDEN.fullmatch(name) or _SORTS.fullmatch(name) for name in names):
                continue
            sites = pattern is _CLOSED or all(_SITE.search(name) for name in names)
            if not sites and not _of_zone(text, start, match.start()):
                continue
            seen.add(items[0].start)
            yield items


def _of_zone(text: str, start: int, at: int) -> bool:
    """Tell whether the words before a row speak of a zone or county, and of nothing smaller that has its parts too."""
    low = max(start, at - _FAR)
    return _ZONE.search(text, low, at) is not None and _HOUSE.search(text, low, at) is None


def _items(text: str, start: int, stop: int) -> Iterator[Span]:
    at = start
    for joint in _SPLIT.finditer(text, start, stop):
        yield _bare(text, at, joint.start())
        at = joint.end()
    yield _bare(text, at, stop)


def _bare(text: str, start: int, stop: int) -> Span:
    return Span(start + (text[start] == "“"), stop - (text[stop - 1] == "”"))
