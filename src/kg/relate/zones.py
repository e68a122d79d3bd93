"""Zones that a sentence means without their place: 试验区管委会…, 该区…, 园区…, 园区主干道, 甲项目也将入驻, where the page names one park that they can mean."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.home.sites import ZONE_END
from kg.relate.page import Page

_LEAD = r"(?:今年|去年|目前|年初|上半年|同时|此外|其中|截至[^,，。;；]{1,8}|\d{4}年|\d{1,2}月|(?:\d{1,2}|一)[-~至—]\d{1,2}月份?|[一二三四]季度|(?:今年|年初|去年)?以来|整个|全|[,，\s\u3000“])*"
_BARE = re.compile(
    _LEAD
    + r"(?P<zone>(?:(?:综合|先行)?试验区|直管区|示范区|合作区|[\u4e00-\u9fff]{2}新城|新城|新区|园区|产业园|集聚区|开发区|(?P<this>该)[区园])(?P<board>管委会|方面)?)"
    r"(?![内外里的、和与及中等]|基础设施|企业|主任|书记|党工委|领导|位于|地处|是)(?=[\u4e00-\u9fff,，:：])"
)
_LEVEL = re.compile("(?<=[\u4e00-\u9fff]{2})[县市旗](?=[\u4e00-\u9fff]{4})")
"""The level word of the county that heads a zone's name, which pages leave out as they like."""
_CLAUSE = re.compile(
    r"[,，](?=(?P<zone>园区|产业园|集聚区|开发区)(?!(?:的|已|也|还)?(?:企业|建设|配套|基础|道路|绿化|工作)))"
)
"""The mark before a clause that opens with a zone's kind."""
_BY_ITSELF = frozenset(("试验区", "综合试验区", "示范区", "直管区"))
"""Zones with an administration that go by their kind where the page names none in full."""

_WORKS = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[^,，。;；:：、]{0,14}的)?园区(?:内的?)?(?:供[水电热气]|主?[次干]*道路?|路网|管网|污水|变电站|标准化?厂房|主干[道路]|大道|绿化|亮化)"
)
"""Works that a zone is laid out by, called by the zone: 园区主干道, 今年开工的园区供水."""
_BACK = 3000
"""So many characters before its works a zone may be named."""
_COMING = re.compile(
    r"(?:项目|企业|公司)(?:等[^,，。;；:：、]{0,8}?)?(?:也|均|都|已|将|即将|先后|相继|陆续|纷纷|正式|成功|于[^,，。;；、]{2,6}前?)*(?:入驻|进驻|入园)(?:园区)?(?=[,，。;；])"
)
"""What tells that the things of a list come to the zone that the text speaks of."""


def of_works(page: Page, start: int, stop: int) -> Mention | None:
    """Give the one zone that the page has named before a sentence whose works are the zone's, or whose projects come to it; None where it has named none or two."""
    text = page.text.text
    match = _WORKS.search(text, start, stop) or _COMING.search(text, start, stop)
    if match is None or any(not m.implied for m in page.places(start, match.end())):
        return None
    near = page.within(max(0, match.start() - _BACK), match.start(), Kind.PARK)
    parks = [m for m in near if not m.implied and ZONE_END.search(m.text)]
    last = parks[-1] if parks else None
    if last is None or any(not (p.text.endswith(last.text) or last.text.endswith(p.text)) for p in parks):
        return None
    return Mention(Kind.PARK, start, start, last.text, implied=True)


def later(page: Page, start: int, stop: int) -> Mention | None:
    """Give the park that a later clause of the sentence `[start, stop)` goes on about, by its kind alone: 该县完善配套,|园区集聚加快,…."""
    for clause in _CLAUSE.finditer(page.text.text, start, stop):
        if page.within(clause.end(), clause.end() + len(clause["zone"]), Kind.PROJECT):
            continue
        here = {m.text for m in page.within(start, clause.start(), Kind.PARK) if m.text.endswith(clause["zone"])}
        if len(here) == 1:
            at = clause.end()
            return Mention(Kind.PARK, at, at + len(clause["zone"]), here.pop(), implied=True)
        zone = bare(page, clause.end(), stop)
        if zone is not None and zone.implied:
            return zone
    return None


def bare(page: Page, start: int, stop: int) -> Mention | None:
    """Give the park that a zone named by its kind alone at the head of `[start, stop)` stands for; None where none is sure."""
    match = _BARE.match(page.text.text, start, stop)
    if match is None or page.within(match.start("zone"), match.end("zone"), Kind.REGION, Kind.PARK):
        return None
    word = match["zone"].removesuffix(match["board"] or "")
    parks = [m for m in page.within(0, match.start(), Kind.PARK) if not m.implied]
    if match["this"]:
        named = [m for m in parks if m.text.endswith(("区", "新城") if word == "该区" else "园")][-1:]
    else:
        named = [m for m in parks if m.text.endswith(word) and m.text != word]
    if len({_LEVEL.sub("", m.text) for m in named}) == 1:
        return Mention(Kind.PARK, match.start("zone"), match.start("zone") + len(word), named[-1].text, implied=True)
    if match["board"] == "管委会" and not named and word in _BY_ITSELF:
        return Mention(Kind.PARK, match.start("zone"), match.start("zone") + len(word), word)
    return None
