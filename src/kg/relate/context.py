"""What the running text speaks of: the page's home region, the topic of each sentence, and where 我市, 该县, 经开区 point.

The home region is the one that headline and lead name; a region or park that opens a sentence takes over until the
paragraph ends or another opens a sentence; a heading that is a region alone takes over until the next such heading.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Kind, Mention, Text
from kg.relate.home import NOT_SUBJECT, ZONE_END, Homes, inside
from kg.relate.page import Page

_SUBJECT_LEAD = re.compile(
    r"(?:[\s  “]|今年|去年|近年来?|目前|同时|此外|另外|近日|日前|其中|截至|以来|期间|据悉|据了解|[\d一二三四五六七八九十]+[月日年、.．-]|[(（][一二三四五六七八九十\d]+[)）]|年|月|日|上午|下午|第[一二三四]季度|[一二三四上下]半?季?度?年|仅|全年|如今|而|随着|图为|[●◆■★▲·])*"
)
_HEADING = re.compile(r"[\s  【\[((<《◆●■★▲一二三四五六七八九十、.．\d))]*$")
_HEADING_TAIL = re.compile(r"[\s  】\]))>》:：。篇]*(?=\n|$)")
_ALONE = frozenset(("经开区", "高新区", "经济开发区", "经济技术开发区", "高新技术产业开发区"))


def page_of(text: Text, mentions: tuple[Mention, ...], knowledge: Knowledge) -> Page:
    """Give the page with its home region, its topics, and pointing words led to the regions that they point to."""
    return _Context(text, mentions, knowledge).page()


class _Context:
    def __init__(self, text: Text, mentions: tuple[Mention, ...], knowledge: Knowledge) -> None:
        self.text = text
        self.raw = text.text
        self.mentions = mentions
        self.gazetteer = knowledge.gazetteer
        self.homes = Homes(text, mentions, knowledge)

    def page(self) -> Page:
        home = self.homes.home()
        mentions = tuple(self.led(home))
        page = Page(self.text, mentions, (), home)
        return page.speaking_of(self.topics(page, home))

    def led(self, home: Mention | None) -> list[Mention]:
        """Give the mentions with 我市, 全县, 该区 and bare 经开区 led to the thing that they point to."""
        out: list[Mention] = []
        last: dict[str, Mention] = {}
        parks = [m for m in self.mentions if m.kind is Kind.PARK and not m.implied]
        for m in self.mentions:
            if m.kind is Kind.REGION and not m.implied:
                last[m.text[-1]] = m
                out.append(m)
            elif m.kind is Kind.REGION:
                target = self.pointed(m, home, last)
                if target is not None:
                    out.append(replace(m, text=target[0], value=target[1]))
            elif m.kind is Kind.PARK and m.implied:
                same = [p for p in parks if _same_zone(p.text, m.text)]
                before = [p for p in same if p.start < m.start] or same
                if before and len({p.text for p in same}) <= 2:
                    out.append(replace(m, text=before[-1].text))
                elif m.text in _ALONE and not same:
                    out.append(replace(m, implied=False))
            else:
                out.append(m)
        return out

    def pointed(self, word: Mention, home: Mention | None, last: dict[str, Mention]) -> tuple[str, str | None] | None:
        level = word.text[-1] if word.text != "自治区" else "区"
        if word.text[0] in "该本" and level in last:
            return last[level].text, _code(last[level])
        if home is None:
            return None
        if word.text == "自治区":
            return self.ancestor(home, "自治区")
        if self.homes.level(home) == level:
            return home.text, _code(home)
        above = self.ancestor(home, level)
        if above is not None:
            return above
        if level in last and home.value and last[level].value and inside(str(last[level].value), str(home.value)):
            return last[level].text, _code(last[level])
        return None

    def ancestor(self, region: Mention, level: str) -> tuple[str, str | None] | None:
        if region.value is None:
            return None
        for unit in reversed(self.gazetteer.path(str(region.value))):
            if unit.code != region.value and (unit.name.endswith(level)):
                return self.homes.as_printed(unit.code, unit.name), unit.code
        return None

    def topics(self, page: Page, home: Mention | None) -> list[tuple[int, Mention]]:
        """Give the places that sentences open with, and the home region again where paragraphs begin."""
        topics: list[tuple[int, Mention]] = []
        section = home
        for paragraph in page.paragraphs:
            first = paragraph[0]
            heading = self.heading(page, first.start, paragraph[-1].stop)
            if heading is not None:
                section = heading
            if section is not None:
                topics.append((first.start, section))
            for sentence in paragraph:
                subject = self.subject(page, sentence.start, sentence.stop, home)
                if subject is not None:
                    before = topics[-1][1] if topics else home
                    topics.append((sentence.start, subject))
                    if subject.kind is Kind.PARK and before is not None and not self.governed(page, subject):
                        topics.append((sentence.stop, before))
        return topics

    def governed(self, page: Page, park: Mention) -> bool:
        """Tell whether the park is one with an administration, of which a paragraph goes on to speak: a zone, or one named by its place."""
        return ZONE_END.search(park.text) is not None or bool(page.within(park.start, park.stop, Kind.REGION))

    def heading(self, page: Page, start: int, stop: int) -> Mention | None:
        if stop - start > 24:
            return None
        places = [m for m in page.within(start, stop, Kind.REGION) if not m.implied]
        if not places:
            return None
        last = places[-1]
        if _HEADING.match(self.raw[start : places[0].start]) and _HEADING_TAIL.match(self.raw, last.stop):
            return last
        return None

    def subject(self, page: Page, start: int, stop: int, home: Mention | None) -> Mention | None:
        works = page.within(start, stop, Kind.PROJECT)
        places = [
            p
            for p in page.places(start, min(stop, start + 60))
            if not any(w.start < p.stop and p.start < w.stop and p.stop < w.stop for w in works)
        ]
        for i, place in enumerate(places):
            before = self.raw[place.start - 1] if place.start > start else "\n"
            if not (before in ",，。;；:：!?！？\n  【" or _SUBJECT_LEAD.fullmatch(self.raw, start, place.start)):
                continue
            last = place
            for other in places[i + 1 :]:
                if other.start == last.stop and (other.kind is Kind.PARK or self.homes.under(other, last)):
                    last = other
            if NOT_SUBJECT.match(self.raw, last.stop) or (before in ":：" and self.raw.startswith("的", last.stop)):
                continue
            if last.implied and last.kind is Kind.REGION and home is not None and last.value == home.value:
                return home
            if last.kind is Kind.PARK or self.fits(last, home):
                return last
        return None

    def fits(self, region: Mention, home: Mention | None) -> bool:
        if home is None or home.value is None or region.value is None:
            return region.value is not None or home is None
        code, at = str(region.value), str(home.value)
        if code == at:
            return True
        if inside(at, code):
            return region.implied
        return code[:2] == at[:2]


def _code(mention: Mention) -> str | None:
    return str(mention.value) if mention.value else None


_ZONE_WORDS = (
    ("经开区", "经济开发区", "经济技术开发区", "开发区"),
    ("高新区", "高新技术产业开发区", "高新技术开发区", "开发区"),
    ("综改区", "综改示范区"),
)


def _same_zone(full: str, bare: str) -> bool:
    return any(bare in words and full.endswith(words) for words in _ZONE_WORDS) or full.endswith(bare)
