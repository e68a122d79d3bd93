"""What the running text speaks of: the page's home region, the topic of each sentence, and where 我市, 该县, 经开区 point.

The home region is the one that headline and lead name; a region or park that opens a sentence takes over until the
paragraph ends or another opens a sentence; a heading that is a region alone takes over until the next such heading.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Kind, Label, Mention, Text
from kg.relate.page import Page

_CLAUSE = re.compile(r"[,，。;；:：!?！？\n、]")
_SUBJECT_LEAD = re.compile(
    r"(?:[\s  “]|今年|去年|近年来?|目前|同时|此外|另外|近日|日前|其中|截至|以来|期间|据悉|据了解|[\d一二三四五六七八九十]+[月日年、.．-]|[(（][一二三四五六七八九十\d]+[)）]|年|月|日|上午|下午|第[一二三四]季度|[一二三四上下]半?季?度?年|仅|全年|如今|而|随着|图为|[●◆■★▲·])*"
)
_NOT_SUBJECT = re.compile(
    r"[、]|[籍人]|(?:的?(?:客商|企业|公司|商会|考察团|代表团|媒体|记者))|[A-Za-z]|日报|晚报|电视台|新闻网|频道|生活网|在线|网"
)
_HEADING = re.compile(r"[\s  【\[((<《◆●■★▲一二三四五六七八九十、.．\d))]*$")
_HEADING_TAIL = re.compile(r"[\s  】\]))>》:：。篇]*(?=\n|$)")
_ALONE = frozenset(("经开区", "高新区", "经济开发区", "经济技术开发区", "高新技术产业开发区"))
_ZONE_END = re.compile(r"(?:开发区|经开区|高新区|新区|工业园区|化工园区|工业集中区|产业集聚区|保税区|示范区)$")
_GONE_TO = re.compile(r"(?:赴|前往|奔赴|走进|远赴|考察|来自|拜访|走访)[^,，。;；\n]{0,20}$")
_HELD = re.compile(r"[^,，。;；]{0,12}?(?:举行|召开|举办|签约|签署|签订|开幕)")
_LEVELS = {"省": "省", "市": "市", "县": "县", "区": "区", "州": "州", "盟": "盟", "旗": "旗"}


def page_of(text: Text, mentions: tuple[Mention, ...], knowledge: Knowledge) -> Page:
    """Give the page with its home region, its topics, and pointing words led to the regions that they point to."""
    return _Context(text, mentions, knowledge).page()


class _Context:
    def __init__(self, text: Text, mentions: tuple[Mention, ...], knowledge: Knowledge) -> None:
        self.text = text
        self.raw = text.text
        self.mentions = mentions
        self.gazetteer = knowledge.gazetteer
        self.regions = [m for m in mentions if m.kind is Kind.REGION and not m.implied]
        parks = {m.start: m.stop for m in mentions if m.kind is Kind.PARK and not m.implied}
        self.places = [
            m
            for m in mentions
            if not m.implied and (m.kind is Kind.PARK or (m.kind is Kind.REGION and parks.get(m.start, 0) < m.stop))
        ]
        self.branded = {m.start for m in mentions if m.kind in (Kind.PROJECT, Kind.COMPANY)}
        self.titles = [(z.start, z.stop) for z in text.zones if z.label is Label.TITLE]
        self.first = next((z.start for z in text.zones if z.label is Label.ARTICLE), 0)

    def page(self) -> Page:
        home = self.home()
        mentions = tuple(self.led(home))
        page = Page(self.text, mentions, (), home)
        return page.speaking_of(self.topics(page, home))

    def home(self) -> Mention | None:
        """Give the region or park of headline and lead; failing these the one that is named most."""
        if not self.places:
            return None
        score: Counter[str] = Counter()
        sample: dict[str, Mention] = {}
        titled: set[str] = set()
        lead = self.first + 220
        title = self.titles or [
            (
                self.first,
                self.raw.find("\n", self.first) if "\n" in self.raw[self.first : self.first + 60] else self.first,
            )
        ]
        for i, region in enumerate(self.places):
            following = self.places[i + 1] if i + 1 < len(self.places) else None
            if following is not None and following.start == region.stop and self.under(following, region):
                continue
            if self.raw[region.start - 1 : region.start] in ("赴", "到", "往") or (
                not region.value and len(region.text) < 3
            ):
                continue
            if _GONE_TO.search(self.raw, max(0, region.start - 24), region.start):
                continue
            if self.raw[region.start - 1 : region.start] == "在" and _HELD.match(self.raw, region.stop):
                continue
            if (
                region.kind is Kind.PARK
                and (
                    not _ZONE_END.search(region.text)
                    or len(region.text) < 4
                    or not self.titles
                    or not any(a <= region.start < b for a, b in self.titles)
                )
                and str(region.text) not in score
            ):
                continue
            if region.start in self.branded and region.text[-1] not in _LEVELS:
                continue
            key = str(region.value or region.text)
            sample.setdefault(key, region)
            if len(region.text) > len(sample[key].text):
                sample[key] = region
            score[key] += 1
            if any(a <= region.start < b for a, b in title):
                score[key] += 6
                titled.add(key)
            elif self.first <= region.start < lead:
                score[key] += 2
            before = self.raw[region.start - 1 : region.start] or "\n"
            if before == "、" or _NOT_SUBJECT.match(self.raw, region.stop):
                score[key] -= 1
            elif _CLAUSE.match(before):
                score[key] += 1
        if not score:
            return None
        best = max(score, key=lambda k: (score[k], -sample[k].start))
        if best in titled:
            return sample[best]
        early = self.first <= sample[best].start < self.first + 400
        rivals = sorted(score.values(), reverse=True)[1:2]
        alone = not rivals or score[best] > rivals[0]
        opening = sample[best].start - self.first < 30
        pointed = self.pointed_at(score, sample)
        if pointed is not None and self.under(sample[best], pointed):
            return pointed
        return sample[best] if early and alone and (score[best] > 2 or opening) else pointed

    def pointed_at(self, score: Counter[str], sample: dict[str, Mention]) -> Mention | None:
        """Give the region that 我市, 我县 point to on a page that names it nowhere early: the one above three of its counties, or the one of that level that is named most."""
        own = {m.text[-1] for m in self.mentions if m.implied and m.kind is Kind.REGION and m.text[0] in "我全"}
        counties = Counter(k[:4] for k in score if len(k) == 6 and k.isdigit() and k[4:] != "00" and k[2:4] != "90")
        above, count = counties.most_common(1)[0] if counties else ("", 0)
        unit = self.gazetteer.unit(above + "00") if count > 2 else None
        if unit is not None and unit.name[-1] in own:
            word = next(m for m in self.mentions if m.implied and m.text[-1:] == unit.name[-1])
            return replace(word, text=self.as_printed(unit.code, unit.name), value=unit.code, implied=False)
        fitting = [
            k for k in score if sample[k].kind is Kind.REGION and sample[k].value and self.level(sample[k]) in own
        ]
        return sample[max(fitting, key=lambda k: (score[k], -sample[k].start))] if fitting else None

    def under(self, lower: Mention, upper: Mention) -> bool:
        """Tell whether the codes say that `lower` lies in `upper`; without codes a township lies in what stands before it."""
        if lower.value is None:
            return lower.text[-1] in "镇乡村道社区木"
        if upper.value is None:
            return False
        return _inside(str(lower.value), str(upper.value))

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
        if self.level(home) == level:
            return home.text, _code(home)
        above = self.ancestor(home, level)
        if above is not None:
            return above
        if level in last and home.value and last[level].value and _inside(str(last[level].value), str(home.value)):
            return last[level].text, _code(last[level])
        return None

    def level(self, region: Mention) -> str:
        """Give the level word of the region's full name: 市 for 长治."""
        unit = self.gazetteer.unit(str(region.value)) if region.value else None
        return unit.name[-1] if unit is not None else region.text[-1]

    def ancestor(self, region: Mention, level: str) -> tuple[str, str | None] | None:
        if region.value is None:
            return None
        for unit in reversed(self.gazetteer.path(str(region.value))):
            if unit.code != region.value and (unit.name.endswith(level)):
                return self.as_printed(unit.code, unit.name), unit.code
        return None

    def as_printed(self, code: str, name: str) -> str:
        forms = [r.text for r in self.regions if r.value == code]
        return max(forms, key=len) if forms else name

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
                    topics.append((sentence.start, subject))
        return topics

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
                if other.start == last.stop and (other.kind is Kind.PARK or self.under(other, last)):
                    last = other
            if _NOT_SUBJECT.match(self.raw, last.stop):
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
        if _inside(at, code):
            return region.implied
        return code[:2] == at[:2]


def _code(mention: Mention) -> str | None:
    return str(mention.value) if mention.value else None


def _inside(lower: str, upper: str) -> bool:
    if lower == upper:
        return False
    if upper[2:] == "0000":
        return lower[:2] == upper[:2]
    return upper[4:] == "00" and lower[:4] == upper[:4]


_ZONE_WORDS = (
    ("经开区", "经济开发区", "经济技术开发区", "开发区"),
    ("高新区", "高新技术产业开发区", "高新技术开发区", "开发区"),
    ("综改区", "综改示范区"),
)


def _same_zone(full: str, bare: str) -> bool:
    return any(bare in words and full.endswith(words) for words in _ZONE_WORDS) or full.endswith(bare)
