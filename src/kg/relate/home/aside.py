"""Places that a page names in passing: where somebody went, where a fair was held, what lies how far away, whose list a project stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.relate.home.codes import below

ABROAD = frozenset("78")
"""What the codes of 台湾, 香港 and 澳门 begin with: guests and fairs, never the government whose page it is."""
_GONE_TO = re.compile(r"(?:赴|前往|奔赴|走进|远赴|考察(?![团组])|来自|拜访|走访)[^,，。;；\n]{0,20}\Z")
_HELD = re.compile(
    r"[^,，。;；]{0,12}?(?:举行|召开|举办|签约|签署|签订|开幕|招商|洽谈|考察|推介|开展|拜访|参加|出席|落下帷幕|落幕|闭幕|启幕|揭幕|拉开|圆满|隆重)"
)
_AWAY = re.compile(r"(?:赴|到|往|位于|承接|对接)\Z")
_RANKED = re.compile(r"(?:[是为]|列入|纳入)(?:了)?\Z")
_RANK = re.compile(
    r"(?:20\d\d年)?(?:度)?(?:第?[一二三]批)?(?:重[点大]|[省市县]级|十大|标志性)[^,，。;；]{0,12}(?:项目|工程)"
)
"""Around a place what tells only whose list a project stands on: 是河北省|重点项目."""
_GIVES = re.compile("(?:对口)?(?:援建|支援|帮扶|援助)的?|对口|(?:第[一二三四五六七八九十]+批)?援[藏疆青川黔滇]")
"""After a place what tells that it helps another, of which the page is."""
_HALL = re.compile(
    r"(?:国家|国际|世界|新国际)?(?:会展|会议|博览|展览)(?:中心|馆)|[\u4e00-\u9fff]{0,8}(?:大?酒店|宾馆|饭店|[世展博会][^,，。;；]{0,2}中心)"
)
"""After a place what tells that only the house of a fair is named: 在某市|国际会展中心."""
_DATELINE = re.compile(r"本报[\u4e00-\u9fff]{0,3}\Z")
_FAR = re.compile(
    r"(?:距|距离|离|毗邻|紧邻|邻近|临近|相邻|接壤|[东南西北]{1,2}(?:靠|接|邻|连|临|依|至|距|抵|望)|直达|通往|通达|直抵)[^,，。;；、\n]{0,6}\Z"
)
"""Before a place what tells only how far away it is."""
_PART = re.compile("其中[,，:：]?\\Z")
"""Before a place what makes it one of several that the page counts."""
_SETTLE = re.compile("(?:来|县|市|区)?(?:投资(?:兴业|建厂|发展|办厂)|兴业|落户|安家|扎根|置业)")
"""After a place what tells that firms come to it, and to the page, to stay: 先后到某区|投资兴业."""
_SEEN = re.compile(
    "(?:实地|专题|集中)?(?:开展|进行)?[^,，。;；、\\n考学招]{0,8}(?:调研|检查|督导|督查|视察)(?![组员团])"
)
"""After a place what tells that officials from above come to see it, whose page it is: 副省长到|青岭|调研."""
JOINS = frozenset(("、", "和", "与", "及", "以及"))
"""What stands between the places of a row."""


_CHAMBER = re.compile(r"[\u4e00-\u9fff]{0,5}(?:商会|联谊会|同乡会|校友会)")
"""After a place what tells that only its merchants are named, wherever they are: 云州|青岭商会."""


def passing(text: str, places: Sequence[Mention]) -> frozenset[int]:
    """Give where those of `places`, in order, begin that `text` only names in passing.

    What stands before the first of a chain tells of all in it (到|浙江|温州), and what is told of the first of a row of all of it.
    """
    found: set[int] = set()
    chain: list[int] = []
    away = -1
    for i, place in enumerate(places):
        chain.append(place.start)
        following = places[i + 1] if i + 1 < len(places) else None
        if following is not None and following.start == place.stop and below(following, place):
            continue
        if (away > 0 and text[away : chain[0]] in JOINS) or _aside(text, place, chain[0]):
            away = place.stop
            found.update(chain)
        chain.clear()
    return frozenset(found)


def _aside(text: str, region: Mention, start: int) -> bool:
    """Tell whether a place, whose chain begins at `start`, is where somebody went, a neighbour, or too short to be sure of."""
    if (not region.value and len(region.text) < 3) or text.startswith(("某", "一家企业"), region.stop):
        return True
    if str(region.value)[:1] in ABROAD:
        return True
    low = max(0, start - 24)
    seen = text[start - 1 : start] == "到" and _SEEN.match(text, region.stop) and not _GONE_TO.search(text, low, start)
    gone = _AWAY.search(text, low, start) or _GONE_TO.search(text, low, start)
    if gone and not seen and not _SETTLE.match(text, region.stop):
        return True
    if _FAR.search(text, low, start) or _PART.search(text, low, start):
        return True
    if _RANKED.search(text, low, start) and _RANK.match(text, region.stop):
        return True
    if _GIVES.match(text, region.stop) or _CHAMBER.match(text, region.stop):
        return True
    if text.startswith(("专电", "电"), region.stop) and _DATELINE.search(text, low, start):
        return True
    before, after = text[start - 1 : start], text[region.stop : region.stop + 2]
    if before in ("(", "（") and after[:1] in (")", "）") and "\u4e00" <= after[1:] <= "\u9fff":
        return True
    if before == "在" and _HALL.match(text, region.stop):
        return True
    return before == "在" and _HELD.match(text, region.stop) is not None
