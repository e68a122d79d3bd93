"""Rows of firms: short names that what closes or opens their row shows to be companies: 晟岭光电、昊川包装等7家企业, 规上企业有晟岭光电、….

A row is said to be one of firms (等…企业), counted as such (甲、乙2家香港企业), opened by a word for firms (入园企业有甲、乙) or topped by
them (以甲、乙为龙头); the less a row is told of, the more its items must show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.knowledge import Knowledge
from kg.model import Mention
from kg.recognise.companies.heads import REACH
from kg.recognise.companies.items import Names, own, proper, read, sector
from kg.recognise.names import lexicon
from kg.text.rare import Rare
from kg.text.scanner import Scanner

_NUMBER = "(?:\\d+|[一二两三四五六七八九十百几数多]+)"
_OTHER = "部门|单位|因素|数据|方面|问题|环节|为主|涉及|深入|加快|加大|促进|推进|行业企业|领域企业|产业企业"
"""What tells that not the row but what follows it are firms: 等部门深入|企业."""
_SORT = rf"(?:(?!{_OTHER})[^、,，。;；“”等与和及在对使让给把向将]){{0,10}}?"
"""Of what sort firms are: 光电显示|企业."""
_HEAD = "企业|公司|厂商|大厂|[车房药钢酒民国央外名船]企|巨头|集团|投资商|投资方|机构|龙头(?!股)"
_PEOPLE = "企业家|企业高管|企业代表|企业负责人"
_CLOSE = re.compile(
    rf"(?:等(?!(?:产品|项目|问题|方面|业务|部件|设备)[的与和])|(?=为代表的))(?:{_NUMBER}(?:余|多)?(?:家|户|个)|一(?:大)?批|一些|众多|多家|大批|国内外|知名|上游|行业|大型|世界500强|央企|龙头)*"
    rf"(?:来自[^、,，。;；“”等]{{2,10}}的)?(?:为代表的)?{_SORT}(?:(?P<people>{_PEOPLE})|{_HEAD}|客商|考察团|品牌(?=企业|商|厂|入驻|进驻|落户|云集))"
    r"(?!家|(?:服务|帮扶|扶持|管理|招引|培育|包联|走访)+(?:举措|措施|机制|制度|办法|做法|模式|活动|政策)|投资的?[^,，。;；]{0,8}项目|的[^,，。;；]{0,8}项目)"
)
"""What closes a row and says that its items are firms, or people of firms."""
_WARES = re.compile("等[^的]{1,5}的")
_MAKES = re.compile("生产|研发|经营|从事|销售|加工|主营|制造[^、,，。;；]{0,8}$")
"""Around a list of what one firm makes: 一家生产甲件、乙件|等配件的|企业."""
_COUNT = Scanner(
    rf"(?P<number>\d+|[两二三四五六七八九十]+)(?:家|户)(?:(?={_HEAD}|为|是|被|入选|获|均)|(?={_SORT}(?:{_HEAD})))"
)
_COUNTED = re.compile(r"[家户](?<=[\d两二三四五六七八九十][家户])")
_ITEMS = r"[^,，。;；:：、等的\n]{2,18}(?:[、和及与][^,，。;；:：、等的\n]{2,18}){1,30}?"
_OPEN = Scanner(
    r"企业(?:现?有|共有?|达到)?(?:\d+[余多]?[家户个])?(?:入驻|落户)?[,，]?(?:其中)?(?:主要|重点|龙头|代表|规上|规模以上|分别|已投产)*(?:企业)?(?:有|包括|是|为|如)?[:：]?"
    rf"(?P<items>{_ITEMS})(?P<close>等?(?=[,，。;；\n])|等)"
)
"""A row behind what counts or sorts firms, which 等 need not close."""
_SAID = re.compile("(?:有|包括|是|为|如)[:：]?|[:：]|\\d[余多]?[家户个]")
"""What in the lead of such a row tells that a row follows."""
_GOES_ON = re.compile(r"等[\u4e00-\u9fff](?![余多]?[家户])")
"""What tells that the clause goes on behind a row, which then may be one of anything."""
_TOP = Rare(
    re.compile(rf"以(?P<items>{_ITEMS})(?=为(?:龙头|代表|骨干|核心|主导|引领|主体|链主|首|支撑|牵引))"),
    "为龙头",
    "为代表",
    "为骨干",
    "为核心",
    "为主导",
    "为引领",
    "为主体",
    "为链主",
    "为首",
    "为支撑",
    "为牵引",
)
"""A row that leads others: 以晟岭光电、达岚电子|为龙头."""
_PERSON_NAME = re.compile("[\u4e00-\u9fff]{2,3}")
"""So short an item before 等企业家 may be a person's name."""
_DIGITS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


def find(text: str, start: int, stop: int, names: Names) -> Iterator[Mention]:
    """Give the firms of the rows in `text[start:stop]`. Raises DataError for a table that is missing."""
    for close in _CLOSE.finditer(text, start, stop):
        if _WARES.match(close.group()) and _MAKES.search(text, max(start, close.start() - REACH), close.start()):
            continue
        items = _firms(read(text, start, close.start(), names), names)
        if close["people"] is None or not any(_PERSON_NAME.fullmatch(m.text) for m in items):
            yield from items
    for close in _COUNT.finditer(text, start, stop) if _COUNTED.search(text, start, stop) else ():
        if text[close.start() - 1] not in "的等、":
            items = _firms(read(text, start, close.start(), names), names)
            if len(items) > 2 or len(items) == _value(close["number"]):
                yield from items
    for lead in _OPEN.finditer(text, start, stop):
        said = _SAID.search(text, lead.start(), lead.start("items")) is not None
        yield from _shown(text, lead, names, told=said and not _GOES_ON.match(text, lead.end() - 1))
    for lead in _TOP.finditer(text, start, stop):
        yield from _shown(text, lead, names, told=False)


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _DIGITS.get(number, 0)


def _firms(items: list[Mention], names: Names) -> list[Mention]:
    """Give `items` if they are two or more, none is a sector and half of them read as names."""
    sectors, brands = sector(names.knowledge), lexicon(names.knowledge).brands
    if len(items) < 2 or any(sectors.fullmatch(m.text) and not brands.fullmatch(m.text) for m in items):
        return []
    return items if sum(proper(m, names) for m in items) * 2 >= len(items) else []


def _shown(text: str, lead: re.Match[str], names: Names, *, told: bool) -> list[Mention]:
    """Give the firms of the row `items` of `lead`, half of which must show a brand, all of them where nothing says that a row follows (`told`)."""
    items = _firms(read(text, lead.start("items"), lead.end("items"), names), names)
    if not items or items[0].start > lead.start("items") + 1:
        return []
    brands = sum(own(m, names) for m in items)
    return items if brands == len(items) or (told and (brands * 2 >= len(items) or len(items) > 2)) else []


def knowing(knowledge: Knowledge, starting: Mapping[int, Mention], firms: Mapping[int, Mention]) -> Names:
    """Give what readers of rows need to know: mentions found before, and `firms` found in full."""
    return Names(knowledge, starting, firms, {m.stop: m for m in firms.values()})
