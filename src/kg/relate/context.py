"""What the running text speaks of: the page's home region, the topic of each sentence, and where 我市, 该县, 经开区 point.

The home region is the one that headline and lead name; a region or park that opens a sentence takes over until the
paragraph ends or another opens a sentence; a heading that is a region alone takes over until the next such heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Kind, Mention, Text
from kg.relate.home.codes import inside
from kg.relate.home.region import Homes
from kg.relate.items import Item, about, items
from kg.relate.nation import country
from kg.relate.page import Page
from kg.relate.topics import topics

_OPENS = re.compile(r"[,，。;；:：!?！？、\n\s“]|$")
"""What stands before a place that a clause is about."""
_LEVEL_WORDS = frozenset("县市区州旗")
"""What stands before the zone of the region that the page is about: 落户|县|工业园区."""
_WIDE = frozenset("市州省盟")
"""Levels of regions of which each has several zones."""
_NEAR = 160
"""So many characters behind a zone 该区 may stand that means it."""
_ONE = frozenset(("该县", "该区", "该旗", "该镇", "我县", "我区", "我旗"))
"""Words for a region that has one park of a kind: 该县产业集聚区 names it."""


def page_of(text: Text, mentions: tuple[Mention, ...], knowledge: Knowledge) -> Page:
    """Give the page with its home region, its topics, and pointing words led to the regions that they point to."""
    return _Context(text, mentions, knowledge).page()


class _Context:
    def __init__(self, text: Text, mentions: tuple[Mention, ...], knowledge: Knowledge) -> None:
        self.text = text
        self.raw = text.text
        self.mentions = mentions
        self.knowledge = knowledge
        self.gazetteer = knowledge.gazetteer
        self.homes = Homes(text, mentions, knowledge)
        self.items: list[Item] = []
        self.named = {m.start: m for m in mentions if m.kind is Kind.REGION and not m.implied}

    def page(self) -> Page:
        home = self.homes.home()
        self.items = items(self.raw, self.mentions, home)
        mentions = tuple(self.led(home))
        page = Page(self.text, mentions, (), home, frozenset(str(item.place.value) for item in self.items))
        return page.speaking_of(topics(page, home, country(self.knowledge), self.items))

    def led(self, home: Mention | None) -> list[Mention]:
        """Give the mentions with 我市, 全县, 该区 and bare 经开区 led to the thing that they point to."""
        out: list[Mention] = []
        last: dict[str, Mention] = {}
        parks = [m for m in self.mentions if m.kind is Kind.PARK and not m.implied]
        many = self.spoken_of_as_many()
        ours = {m.stop for m in self.mentions if m.kind is Kind.REGION and m.implied and m.text in _ONE}
        for m in self.mentions:
            if m.start in self.homes.heads_of_firms:
                continue
            if m.kind is Kind.REGION and not m.implied:
                last[m.text[-1]] = m
                out.append(m)
            elif m.kind is Kind.REGION and (zone := _this_zone(self.raw, m, parks, last)) is not None:
                out.append(replace(m, kind=Kind.PARK, text=zone.text, value=None))
            elif m.kind is Kind.REGION:
                target = self.pointed(m, about(self.items, m.start) or home, last)
                if target is not None:
                    out.append(replace(m, text=target[0], value=target[1]))
            elif m.kind is Kind.PARK and m.implied and m.text in many:
                continue
            elif m.kind is Kind.PARK and m.implied:
                same = [p for p in parks if _same_zone(p.text, m.text)]
                wide = bool(out) and out[-1].stop == m.start and out[-1].text[-1] in _WIDE
                if wide and any(self.of_another(p, out[-1]) for p in same):
                    continue
                before = [p for p in same if p.start < m.start] or same
                if before and len({p.text for p in same}) <= 2:
                    out.append(replace(m, text=before[-1].text))
                elif not same and (
                    m.text in self.homes.sites.alone
                    or m.start in ours
                    or self.raw[m.start - 1 : m.start] in _LEVEL_WORDS
                ):
                    out.append(replace(m, implied=False))
            else:
                out.append(m)
        return out

    def of_another(self, park: Mention, region: Mention) -> bool:
        """Tell whether the park is called after another place than `region`: then 该市|开发区 are all of them."""
        head = self.named.get(park.start)
        return head is not None and head.value != region.value

    def spoken_of_as_many(self) -> frozenset[str]:
        """Give the bare words that mean all parks of a region on this page: 我市开发区, 该市工业园区, so that 开发区 is none of those named."""
        ends = {
            m.stop
            for m in self.mentions
            if m.kind is Kind.REGION and m.implied and m.text[0] in "我全" and m.text not in _ONE
        }
        those = {
            m.stop for m in self.mentions if m.kind is Kind.REGION and m.implied and m.text in ("该市", "该州", "该省")
        }
        bare = (m for m in self.mentions if m.kind is Kind.PARK and m.implied)
        return frozenset(m.text for m in bare if m.start in ends or (m.start in those and m.text.endswith("园区")))

    def pointed(self, word: Mention, home: Mention | None, last: dict[str, Mention]) -> tuple[str, str | None] | None:
        level = word.text[-1] if word.text != "自治区" else "区"
        if word.text[0] in "该本" and level in last and not self.passed(last[level], home):
            return last[level].text, _code(last[level])
        if home is None:
            return None
        if word.text == "自治区":
            return self.ancestor(home, "自治区")
        if self.homes.own.level(home) == level:
            return home.text, _code(home)
        above = self.ancestor(home, level)
        if above is not None and not (word.text == "该区" and above[0].endswith("自治区")):
            return above
        if level in last and home.value and last[level].value and inside(str(last[level].value), str(home.value)):
            return last[level].text, _code(last[level])
        return None

    def passed(self, place: Mention, home: Mention | None) -> bool:
        """Tell whether a place is only one that a road leads to or that somebody goes to, of another province than the page's home."""
        if home is None or not home.value or not place.value or str(place.value)[:2] == str(home.value)[:2]:
            return False
        return not _OPENS.match(self.raw[max(0, place.start - 1) : place.start])

    def ancestor(self, region: Mention, level: str) -> tuple[str, str | None] | None:
        if region.value is None:
            return None
        for unit in reversed(self.gazetteer.path(str(region.value))):
            if unit.code != region.value and (unit.name.endswith(level)):
                return self.homes.own.as_printed(unit.code, unit.name), unit.code
        return None


def _this_zone(raw: str, word: Mention, parks: Sequence[Mention], last: Mapping[str, Mention]) -> Mention | None:
    """Give the zone that 该区 points to: the one named last and near, where no district is named in its paragraph before it."""
    i = bisect_left(parks, word.start, key=lambda p: p.start) - 1
    if word.text != "该区" or i < 0 or not parks[i].text.endswith("区") or word.start - parks[i].stop > _NEAR:
        return None
    district = last.get("区")
    apart = district is None or raw.rfind("\n", district.stop, parks[i].start) >= 0
    return parks[i] if apart else None


def _code(mention: Mention) -> str | None:
    return str(mention.value) if mention.value else None


_ZONE_WORDS = (
    ("经开区", "经济开发区", "经济技术开发区", "开发区"),
    ("高新区", "高新技术产业开发区", "高新技术开发区", "开发区"),
    ("综改区", "综改示范区"),
)


def _same_zone(full: str, bare: str) -> bool:
    return any(bare in words and full.endswith(words) for words in _ZONE_WORDS) or full.endswith(bare)
