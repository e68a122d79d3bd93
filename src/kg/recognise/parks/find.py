"""Parks: development zones and sites by the word that ends their names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import boundaries
from kg.recognise.names import HAN, generic, lexicon, proper, segment
from kg.recognise.parks import within as parks_within
from kg.recognise.parks.heads import REACH, park_start
from kg.text.patterns import alternation

_PLURAL = re.compile(
    r"(?:[各多个些两三四五六七八九十大级类家\d]|[\d一二两三四五六七八九十]次|[省市县区国]级|全[省市县区国])$"
)
_NOT_AFTER = re.compile(r"[内化级型]|供应|区域|管委会?(?=主任|副主任)|项目|建设项目|标准|企业(?:服务|家)|建设工作")
_KINDS = re.compile(
    r"(?:[\d.]+[万亿]?级)?(?:[两三四五六七八九十\d]+[大个])?(?:飞地|共建|区块链|特色|专业|生态|循环|绿色|智慧|县域|现代|高标准|标准化|经济|产业|工业|农业|科技|创新|创业)+"
)
"""Words that say of what kind a park is, and name none."""
_NO_HEAD = re.compile(
    r"西岸$|北部湾$|中原$|三角洲?$|长三角|珠三角|京津冀|成渝|渤海|[县市区州旗盟占各我该此那每多大好整个这全共等及]$|(?<!创)新$|^(?:共|占|各|该|此|本)|输送|主攻|符合|整个|首家|首个|唯一|第一家|落后|优于|^结合|部门$|驱动$|附近|周边|沿线|沿边|所属|所在|一些|有些|(?:^|[东南西北])[紧毗]?[临邻]$|^海西$|园区.$|位居|建成后|产值|税收|企业入|^一[处座片]"
)
_EACH = re.compile(r"全[省市县区国]|[我该本各][省市县区国](?:各|首|唯一)|[万千百]?亿级")
"""What a phrase opens with that speaks of all parks of a region, or of one by its size."""
_MEASURED = re.compile(r"(?:亩|平方公里|平方米|公顷)的$")
_MODIFIES = re.compile(r"供应链|区域|级|型")
_REFORM_ZONES = frozenset(("综改区", "综改示范区", "示范区"))
_MANY = re.compile("各|省级|等$")
_TWO = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
_ONE = frozenset(("经开区", "高新区"))
_ITEM = re.compile(r"(?!管委|党[工委]|书记|主任|企业|[内里和与及等])[\u4e00-\u9fffA-Za-z\d]{5}")
"""What follows a zone that heads the name of an item of a list: 、高新区|某某装备制造、."""
_AGAIN = 2000
"""How many characters before or behind it a name may be repeated."""
_AREA_HEAD = re.compile(r"[湾岛湖港]|新城|综合|临港|临空|科创|产业|旅游")
"""What may stand between a place and 示范区 in the name of an area that is governed as a park."""
_PART = re.compile(r"[共已将\d,，。、:：(（举召签引]|管委会|党工委")
"""What follows 片区 where it is spoken of as one that acts; else it is a part of a town."""
_LIST_END = re.compile(r"[两二三四五六七八九十\d](?:大|个)?(?:园区|片区园区|工业园)")
"""Where the list ends that `_LISTED` reads: without one nothing need be tried."""
_LISTED = re.compile(
    r"(?:(?<=区)|(?<=[,，。;、有建设]))(?P<items>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){1,15})(?:和(?P<last>[\u4e00-\u9fff]{2,4}))?(?:等)?(?:[两二三四五六七八九十\d]+)(?:大|个)?(?P<suffix>园区|片区园区|工业园区?)"
)


def _pattern(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile(alternation(knowledge.words("park_suffixes")) + "(?:(?<=园)区)?(?!块链)(?!(?<=经济区)[域划])")


def _new_areas(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(row[0] for row in knowledge.table("park_suffixes") if row[1] == "new")


def _bare(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(row[0] for row in knowledge.table("park_suffixes") if row[2:] == ("bare",))


def _areas(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(row[0] for row in knowledge.table("park_suffixes") if row[1] == "area")


def find(text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]) -> list[Mention]:
    """Give the parks named in `text[start:stop]`, in order. `starting`: mentions found before (regions, values) by start."""
    pattern = knowledge.once("recognise.parks", _pattern)
    new_areas = knowledge.once("recognise.parks.new", _new_areas)
    bare = knowledge.once("recognise.parks.bare", _bare)
    tables = boundaries(knowledge)
    lex = lexicon(knowledge)
    found: list[Mention] = []
    low = start
    if _LIST_END.search(text, start, stop):
        for match in _LISTED.finditer(text, start, stop):
            found.extend(_listed(match))
    listed = [(m.start, m.stop) for m in found]
    for match in pattern.finditer(text, start, stop):
        at, end = match.span()
        if _touched(listed, at) or (at in starting and starting[at].stop >= end):
            continue
        begin = park_start(text, low, at, end, tables, starting, lex)
        if begin == end:
            continue
        head = text[begin:at]
        if _NOT_AFTER.match(text, end) and match.group() not in bare and not head:
            continue
        mention = _decide(text, begin, at, end, head, match.group(), start, starting, new_areas, knowledge)
        if mention is not None and not titled(text, at):
            if found and found[-1].stop == mention.start and found[-1].text in _REFORM_ZONES:
                first = found.pop()
                mention = Mention(Kind.PARK, first.start, end, text[first.start : end])
            found.append(mention)
            low = end
    return parks_within.find(text, start, stop, found, knowledge, starting)


def _decide(
    text: str,
    begin: int,
    at: int,
    end: int,
    head: str,
    suffix: str,
    low: int,
    starting: Mapping[int, Mention],
    new_areas: frozenset[str],
    knowledge: Knowledge,
) -> Mention | None:
    if _MODIFIES.match(text, end):
        return None
    if not head:
        listed = text[at - 1 : at] == "、" and not (suffix in _ONE and _ITEM.match(text, end))
        bare = knowledge.once("recognise.parks.bare", _bare)
        if suffix not in bare or _PLURAL.search(text[max(low, at - 3) : at]) or listed:
            return None
        return Mention(Kind.PARK, at, end, suffix, implied=True)
    region = starting.get(begin)
    placed = region is not None and region.kind is Kind.REGION and region.stop <= at
    if _EACH.match(head) or (_PLURAL.search(head) and not placed):
        return None
    rest = text[_chain(region, at, starting) : at] if region is not None and placed else head
    if suffix in knowledge.once("recognise.parks.areas", _areas):
        fits = _governed(text, end, head, rest, suffix, placed, knowledge)
        return Mention(Kind.PARK, begin, end, text[begin:end]) if fits else None
    if _NO_HEAD.search(rest) or _KINDS.fullmatch(rest):
        return None
    if len(head) > 16:
        return None
    if suffix in new_areas and not placed and len(head) > 4:
        return None
    if text[begin - 1 : begin] == "“" and text[end : end + 1] == "”":
        return None
    common = text[begin - 1 : begin] == "的" and not _MEASURED.search(text, max(0, begin - 8), begin)
    if common and not placed and not proper(head, lexicon(knowledge)):
        return None
    if placed and not rest and suffix == "园区":
        return None
    if placed:
        county = region is not None and not str(region.value or "00").endswith("00")
        return (
            None
            if _MANY.search(rest) and not (county and rest == "省级")
            else Mention(Kind.PARK, begin, end, text[begin:end])
        )
    if suffix in ("园区", "工业园区", "产业园区", "开发区", "新区", "示范区", "工业区") and (
        len(head) < 2 or generic(head, knowledge)
    ):
        return None
    if (
        generic(head, knowledge)
        and "、" not in (text[begin - 1 : begin], text[end : end + 1])
        and text[begin - 1 : begin] != "区"
    ):
        return None
    if suffix == "合作区" or suffix == "先行区":
        return None
    if len(head) < 2:
        return None
    if suffix.endswith("园") and not _TWO.search(head):
        return None
    return Mention(Kind.PARK, begin, end, text[begin:end])


def _governed(text: str, end: int, head: str, rest: str, suffix: str, placed: bool, knowledge: Knowledge) -> bool:
    """Tell whether `head` and a word like 示范区 name an area with an administration: behind a place, or behind a proper name that the page repeats."""
    if suffix == "片区" and not _PART.match(text, end):
        return False
    if placed:
        return not rest or _AREA_HEAD.fullmatch(rest) is not None
    words = segment(head, lexicon(knowledge))
    odd = len(words) > 1 and any(len(word) == 1 for word in words) and not generic(head, knowledge)
    if not odd or len(head) != 3 or head != rest or HAN.fullmatch(head) is None:
        return False
    name, begin = head + suffix, end - len(head) - len(suffix)
    return text.find(name, end, end + _AGAIN) >= 0 or text.rfind(name, max(0, begin - _AGAIN), begin) >= 0


def _listed(match: re.Match[str]) -> list[Mention]:
    suffix = match["suffix"]
    found = []
    at = match.start("items")
    for item in match["items"].split("、"):
        found.append(Mention(Kind.PARK, at, at + len(item), item + suffix))
        at += len(item) + 1
    if match["last"]:
        found.append(Mention(Kind.PARK, match.start("last"), match.end("last"), match["last"] + suffix))
    return found


def _chain(region: Mention, at: int, starting: Mapping[int, Mention]) -> int:
    """Give where the regions that follow each other from `region` on end, at most at `at`."""
    stop = region.stop
    while (
        (following := starting.get(stop)) is not None and following.kind is Kind.REGION and stop < following.stop <= at
    ):
        stop = following.stop
    return stop


def _touched(listed: list[tuple[int, int]], at: int) -> bool:
    """Tell whether `at` lies in or at the end of one of the spans, which are in order."""
    i = bisect_right(listed, (at, at + REACH)) - 1
    return i >= 0 and listed[i][0] <= at <= listed[i][1]


def titled(text: str, at: int) -> bool:
    """Tell whether `at` lies inside 《…》: what a title names only there is no mention of the running text."""
    opening = text.rfind("《", max(0, at - 60), at)
    return opening >= 0 and not any(text.find(mark, opening, at) >= 0 for mark in "》\n。;；")
