"""What 我市, 全县 on a page point to: its level, its source, the one region of this level that it names, or the one above all that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.knowledge.gazetteer import Gazetteer
from kg.model import Kind, Label, Mention, Text
from kg.relate.home.codes import in_full
from kg.relate.home.visits import GUESTS, from_above

MEDIA = re.compile(
    r"日报|晚报|晨报|电视台|新闻网|新闻客户端|频道|生活网|在线|广播|[\u4e00-\u9fff]{0,6}(?<![电管路水热气联物光])网(?:[讯小记\s\-—_|>)）:：]|\Z)"
)
"""After a place what tells that a paper, not the place, is named."""
RANKS = {"省": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2, "镇": 3, "乡": 3, "道": 3}
_OFFICE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:副)?([市县区州旗])(?:委(?:副?书记|常委|办)|人民政府|政府|领导|[四三](?:套|大)班子|长(?=[\u4e00-\u9fff])"
    r"|[\u4e00-\u9fff]{2,6}?(?:局|开发区|产业园|工业园|经开区|高新区))"
)
"""An office of the page's own region, which it does not name: 区委书记."""
_CRUMBS = re.compile(r"[>»/|\s\u3000\-—_:：]+")
"""What stands between the steps of the line that tells where on its site a page stands: 首页 > 青岭要闻."""
_LONGEST = 12
"""How many characters at most name the region of a source."""


class Ours:
    """The words by which a page speaks of its own region, ready to tell which it is."""

    def __init__(
        self,
        text: Text,
        mentions: Sequence[Mention],
        regions: Sequence[Mention],
        passing: frozenset[int],
        gazetteer: Gazetteer,
    ) -> None:
        """Take the mentions of `text`, its `regions` that are named, and where those begin that are named in passing."""
        self.text = text
        self.regions = [r for r in regions if not GUESTS.match(text.text, r.stop)]
        self.passing = passing
        self.gazetteer = gazetteer
        self.firms = {m.start for m in mentions if m.kind is Kind.COMPANY}
        named = {m.stop for m in regions}
        words = [
            m
            for m in mentions
            if m.implied
            and m.kind is Kind.REGION
            and (m.text[0] == "我" or (m.text[0] == "全" and m.start not in named))
        ]
        self.we = {m.text[-1] for m in words if m.text[0] == "我"}
        titles = [(z.start, z.stop) for z in text.zones if z.label is Label.TITLE]
        headed = [m.text[-1] for m in words if m.text[0] == "我" and any(a <= m.start < b for a, b in titles)]
        low = min((RANKS.get(level, 0) for level in headed or self.we), default=0)
        self.words = [m for m in words if RANKS.get(m.text[-1], 3) >= low]
        self.counts = Counter(m.text[-1] for m in self.words)
        """How often each level is spoken of; none above those of 我, of the headline's if it has one: a page of 我县 that says 全省 compares."""

    def level(self, region: Mention) -> str:
        """Give the level word that the page prints, which may be one of its time (陵县), else that of the region's full name: 市 for 长治."""
        if region.text[-1] in "县市区旗":
            return region.text[-1]
        unit = self.gazetteer.unit(str(region.value)) if region.value else None
        return unit.name[-1] if unit is not None else region.text[-1]

    def as_printed(self, code: str, name: str) -> str:
        """Give the longest form in which the page prints the unit of `code`, else its `name`."""
        forms = [r.text for r in self.regions if r.value == code]
        return max(forms, key=len) if forms else name

    def of_paper(self, region: Mention) -> bool:
        """Tell whether the place only names a paper, one that is not the paper of 我省."""
        return MEDIA.match(self.text.text, region.stop) is not None and self.level(region) not in self.we

    def above(self, region: Mention, opening: int) -> bool:
        """Tell whether the page speaks of 我州 or 全县 and never of so high a level as `region` has: it is about another.

        `opening`: up to where a page names first what it is about.
        """
        ranks = [RANKS[level] for level in self.counts if level in RANKS]
        level = self.level(region)
        if not ranks or region.kind is not Kind.REGION or level not in RANKS or level in self.counts:
            return False
        titles = [(z.start, z.stop) for z in self.text.zones if z.label is Label.TITLE]
        same = [m.start for m in self.regions if m.value == region.value]
        headed = any(a <= at < b for a, b in titles for at in same)
        many = sum(self.counts.values()) > 1
        said = many or (bool(self.we) and not headed) or not (headed or same[0] < opening)
        return RANKS[level] < min(ranks) and said

    def below(self, region: Mention, opening: int) -> bool:
        """Tell whether the page speaks of 我县 and `region` is only a town in it, or of 全市 and a county that it names once, behind its first words."""
        if region.kind is not Kind.REGION or region.start < opening:
            return False
        if region.value is None:
            return bool(self.we & set("市县区州旗"))
        ranks = [RANKS[level] for level in self.counts if level in RANKS]
        once = sum(1 for m in self.regions if m.value == region.value) == 1
        headed = any(z.label is Label.TITLE and z.start <= region.start < z.stop for z in self.text.zones)
        return bool(ranks) and once and not headed and RANKS.get(self.level(region), 0) > max(ranks)

    def sourced(self) -> Mention | None:
        """Give the region of the paper or office that the page is from, where 我市 has its level; None if it tells none."""
        sources = [self.text.about.source or ""]
        for zone in self.text.zones:
            if zone.label is Label.NAVIGATION and zone.start < self._first:
                sources.extend(_CRUMBS.split(self.text.text[zone.start : zone.stop]))
        levels = self.counts or self._of_offices()
        found = [unit for source in sources if (unit := self._unit(source, levels)) is not None]
        if not found or len({code for code, _ in found}) > 1:
            return None
        code, name = found[0]
        for word in self.words:
            if word.text[-1] == name[-1]:
                return replace(word, text=name, value=code, implied=False)
        at = next(m.start(1) for m in _OFFICE.finditer(self.text.text) if m[1] == name[-1])
        return Mention(Kind.REGION, at, at + 1, name, value=code)

    @property
    def _first(self) -> int:
        return next((z.start for z in self.text.zones if z.label is Label.ARTICLE), 0)

    def held_by_offices(self, region: Mention) -> bool:
        """Tell whether the page names offices without their region, all of `region`'s level, and never says 我市: its 全市 only compares."""
        offices = self._of_offices() if self.counts else Counter()
        return not self.we and region.kind is Kind.REGION and offices.get(self.level(region), 0) > 1

    def _of_offices(self) -> Counter[str]:
        """Give the level of the offices that the page names without their region, if they are all of one."""
        levels = Counter(m[1] for m in _OFFICE.finditer(self.text.text))
        return levels if len(levels) == 1 else Counter()

    def _unit(self, source: str, levels: Counter[str]) -> tuple[str, str] | None:
        """Give code and name of the unit that begins the name of a paper or office, if it is of one of `levels` and no other is."""
        for size in range(min(len(source), _LONGEST), 1, -1):
            units = {u.code: u for u in self.gazetteer.named(source[:size]) if u.valid(self.text.about.date)}
            fitting = [unit for unit in units.values() if unit.name[-1] in levels]
            if len(fitting) == 1:
                return fitting[0].code, fitting[0].name
            if len(units) == 1:
                return None
        return None

    def pointed_at(self, score: Counter[str], sample: dict[str, Mention]) -> Mention | None:
        """Give the region that 我市, 我县 point to on a page that names it nowhere early: the one above three of its counties, or the one of that level that is named most.

        `score`: how much the page speaks of each place, by code or name; `sample`: a mention of each.
        """
        above = self.above_all(score)
        if above is not None:
            return above
        fitting = [
            k
            for k in score
            if sample[k].kind is Kind.REGION and sample[k].value and self.level(sample[k]) in self.counts
        ]
        if fitting:
            return sample[max(fitting, key=lambda k: (score[k], -sample[k].start))]
        held = [
            m
            for m in self.regions
            if m.value
            and self.level(m) in self.counts
            and m.start not in self.passing
            and not self.of_paper(m)
            and not self._brand(m)
        ]
        if not held:
            held = [m for m in self.regions if m.value and self._once_level(m) & self.we and not self._gone_to(m)]
            if held and (source := self.sourced()) is not None:
                return source
        return held[0] if held and len({m.value for m in held}) == 1 else None

    def above_all(self, score: Counter[str]) -> Mention | None:
        """Give the city above three of its counties or the province above three of its cities that the page names, where it speaks of 全市 or 全省."""
        return self._above_counties(score) or self._above_cities(score)

    def _above_counties(self, score: Counter[str]) -> Mention | None:
        counties = Counter(k[:4] for k in score if len(k) == 6 and k.isdigit() and k[4:] != "00" and k[2:4] != "90")
        above, count = counties.most_common(1)[0] if counties else ("", 0)
        unit = self.gazetteer.unit(above + "00") if count > 2 else None
        return self._as_word(unit.code, unit.name, unit.name[-1]) if unit is not None else None

    def _above_cities(self, score: Counter[str]) -> Mention | None:
        cities = Counter(k[:2] for k in score if len(k) == 6 and k.endswith("00") and k[2:4] != "00")
        province, count = cities.most_common(1)[0] if cities else ("", 0)
        unit = self.gazetteer.unit(province + "0000") if count > 2 else None
        return self._as_word(unit.code, unit.name, "省" if unit.name[-1] == "省" else "区") if unit else None

    def _as_word(self, code: str, name: str, level: str) -> Mention | None:
        """Give the first word for a region of `level` as the mention of the unit that it points to; None where the page has no such word."""
        word = next((m for m in self.words if m.text[-1] == level), None)
        return replace(word, text=self.as_printed(code, name), value=code, implied=False) if word is not None else None

    def _brand(self, region: Mention) -> bool:
        """Tell whether the place's short name heads the name of a company, which may have its seat anywhere."""
        return not in_full(region) and region.start in self.firms

    def _once_level(self, region: Mention) -> set[str]:
        """Give the level words that a place of the region's short name has had: 县 and 市 for 京山."""
        short = not in_full(region) and not str(region.value).endswith("0000")
        codes = self.gazetteer.forms().get(region.text, ()) if short else ()
        names = {unit.name for code in codes for unit in self.gazetteer.history(code)}
        return {name[-1] for name in names if not name.endswith("地区")} or {self.level(region)}

    def _gone_to(self, region: Mention) -> bool:
        """Tell whether somebody goes to the region, other than officials of its city or province."""
        return region.start in self.passing and not from_above(self.text.text, region)

    def held_in_names(self) -> Mention | None:
        """Give the unit that 我市, 全省 point to on a page that names places only inside other names: one of these that all others lie in."""
        codes = {str(m.value) for m in self.regions if m.value}
        for word in {m.text[-1]: m for m in reversed(self.words)}.values():
            above = {self._unit_of(code, word.text[-1]) for code in codes}
            if len(codes) < 2 or len(above) != 1:
                continue
            unit = self.gazetteer.unit(above.pop() or "")
            if unit is not None and unit.code in codes:
                return replace(word, text=unit.name, value=unit.code, implied=False)
        return None

    def _unit_of(self, code: str, level: str) -> str | None:
        """Give the code of the unit of `level` (市) that the unit of `code` is or lies in; None where there is none."""
        found = [u.code for u in self.gazetteer.path(code) if u.name[-1] == level]
        return found[0] if found else None
