"""Places that only head a firm's name which no table knows: such a page is about the firm, not about the place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.relate.home.codes import in_full

RUNS_ON = re.compile("通用|大众|石化|石油|电气|重工|汽车|钢铁|集团|银行|证券|大学|交通|航空|机场")
"""What makes a short name of a place the head of a company's or a school's."""
FIRM = re.compile(
    "[\u4e00-\u9fff]{1,6}[(（][\u4e00-\u9fff]{2,4}[)）][\u4e00-\u9fff]{0,6}(?:厂(?!房)|公司)|(?:石化|石油|电气|重工|汽车|钢铁|水泥|银行|证券|航空|股份|集团|控股|矿业|能源|电力|煤业|焦煤|铝业|化工)(?![^,，。;；\\n]{0,4}(?:区|园|基地|产业|项目|工程|行业|企业))"
)
"""What makes a short name of a place in a headline the head of a company's."""
_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_SITE = re.compile(r"[\u4e00-\u9fff]{1,5}[区园镇乡港村城路山湖江河岛桥]")
"""What a place that lies in another is called: 云州|山口新区."""
_PARTICLES = frozenset("的是在将等和与及为有以市省县区人共已至到来籍也就对各方这之从被把能可要")
"""What follows a place in a sentence about it, and never heads the rest of a firm's name."""
_INVESTS = re.compile(
    r"(?!计划|预计|累计|合计|总计|固定|完成|全年|当年|今年|去年|每年|上半|下半|同比|工业|实际|直接|新增|首期|一期|二期)[\u4e00-\u9fff]{2,4}(?<![欲拟将已再要共须需可能])(?:投资|出资)(?:约|近|超过?)?\d"
)
"""The rest of a firm's name and what it invests, behind its place: 云州|恒源投资3亿元."""
_LEGAL = re.compile(
    r"(?!成立|组建|设立|创办|投资|收购|注册|建设|引进|落户|新建)(?:(?![的在和与及有将把各对向让使由为是])[\u4e00-\u9fff]){3,12}?(?<![分子该家母总])公司(?=[投出]资\d|[与和、,，]|签)"
)
"""The rest of a company's name, though it does not read as one by itself: 云州|共瑞新纺织公司投资3亿元."""
_AGAIN = 2000
"""How many characters before or behind it a firm's name may be repeated."""


def firm_heads(text: str, mentions: Iterable[Mention], knowledge: Knowledge) -> frozenset[int]:
    """Give where the short names of places begin that head a firm's name: no word follows them, and the page says both together again.

    `mentions` are in order, the longer first. Offsets of `text`. Raises DataError for a dictionary that is missing.
    """
    found: set[int] = set()
    short: list[Mention] = []
    reach = 0
    for m in mentions:
        if m.kind is not Kind.REGION:
            reach = max(reach, m.stop)
        elif m.implied or in_full(m) or not m.value:
            continue
        else:
            short.append(m)
            if m.start >= reach and _brands(text, m, knowledge.frequencies):
                found.add(m.start)
    brands = {text[m.start : m.stop + 2] for m in short if m.start in found}
    return frozenset(found | {m.start for m in short if text[m.start : m.stop + 2] in brands})


def _brands(text: str, region: Mention, words: Mapping[str, int]) -> bool:
    if _LEGAL.match(text, region.stop):
        return True
    after = _HAN.match(text, region.stop)
    if after is None or after.group()[0] in _PARTICLES:
        return False
    if _INVESTS.match(text, region.stop):
        return True
    if any(after.group()[:size] in words for size in range(2, len(after.group()) + 1)):
        return False
    name = region.text + after.group()[:2]
    before, after_it = max(0, region.start - _AGAIN), region.stop + _AGAIN
    again = text.find(name, region.stop, after_it) >= 0 or text.find(name, before, region.start) >= 0
    return again and not _SITE.match(text, region.stop + 1)
