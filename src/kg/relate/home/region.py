"""What a page as a whole speaks of: the region or park of headline and lead, else the one that 我市, 我县 point to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Kind, Label, Mention, Text
from kg.relate.home.aside import aside
from kg.relate.home.codes import LEVELS, below, inside, related
from kg.relate.home.firms import FIRM, RUNS_ON, firm_heads
from kg.relate.home.sites import Sites
from kg.relate.home.town import town
from kg.relate.home.visits import from_above, set_apart

_CLAUSE = re.compile(r"[,，。;；:：!?！？\n、]")
NOT_SUBJECT = re.compile(
    r"[、]|[籍人]|(?:的?(?:客商|某|企业|公司|商会|考察团|代表团|媒体|记者))|[A-Za-z]|日报|晚报|电视台|新闻网|频道|生活网|在线|网"
)
"""After a place what tells that not the place is spoken of, but its merchants, its paper."""
_MEDIA = re.compile(r"日报|晚报|晨报|电视台|新闻网|新闻客户端|频道|生活网|在线|广播")
"""After a place what tells that a paper, not the place, is named."""
_JOINS = frozenset(("、", "和", "与", "及", "以及"))
_SITES = frozenset(("港区", "新城", "业区", "件谷"))
"""What ends the names of sites that a page about the place they begin with speaks of, not of themselves."""
_SHARE = 0.6
"""The part of a page's places at least that lie in the province it is about."""
_SMALL = 0.25
"""The same part on a page that once says 全市."""
_OFTEN = 2
"""How many times as much a page must speak of a place as of the one of 我市's level, for it to be about the former."""
_RANKS = {"省": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2, "镇": 3, "乡": 3, "道": 3}


class Homes:
    """The places of a page, ready to tell which of them it speaks of."""

    def __init__(self, text: Text, mentions: tuple[Mention, ...], knowledge: Knowledge) -> None:
        """Sort out the places of `mentions`, parks and regions."""
        self.text = text
        self.raw = text.text
        self.mentions = mentions
        self.gazetteer = knowledge.gazetteer
        self.regions = [m for m in mentions if m.kind is Kind.REGION and not m.implied]
        parks = [m for m in mentions if m.kind is Kind.PARK and not m.implied and m.text[-2:] not in _SITES]
        held = {at for park in parks for at in range(park.start, park.stop - 1)}
        self.places = [
            m
            for m in mentions
            if not m.implied and (m.kind is Kind.PARK or (m.kind is Kind.REGION and m.start not in held))
        ]
        self.ours = Counter(m.text[-1] for m in mentions if m.implied and m.kind is Kind.REGION and m.text[0] in "我全")
        self.we = {m.text[-1] for m in mentions if m.implied and m.kind is Kind.REGION and m.text[0] == "我"}
        self.branded = {m.start for m in mentions if m.kind in (Kind.PROJECT, Kind.COMPANY) and m.unit is None}
        self.firms = {m.start for m in mentions if m.kind is Kind.COMPANY}
        self.heads_of_firms = firm_heads(self.raw, mentions, knowledge)
        self.titles = [(z.start, z.stop) for z in text.zones if z.label is Label.TITLE]
        self.first = next((z.start for z in text.zones if z.label is Label.ARTICLE), 0)
        named = [m for m in self.places if m.kind is Kind.PARK]
        self.sites = Sites(self.raw, mentions, named, self.titles, self.first)

    def home(self) -> Mention | None:
        """Give the region or park of headline and lead; failing these the one that is named most, then a zone that is 高新区 and no more."""
        home = town(self.raw, self.regions, self.first) or self.site() or self.named() or self.sites.bare()
        return None if home is not None and self.one_of_many(home) else home

    def site(self) -> Mention | None:
        """Give the park that the page is about, if it says 我县 of no region but those in the park's name."""
        for park in (self.sites.spoken(), self.sites.opened()):
            if park is not None and not self.we - {self.level(m) for m in self.sites.inside(park)}:
                return park
        return None

    def one_of_many(self, home: Mention) -> bool:
        """Tell whether the page goes from province to province, and neither a headline nor 我市 tells its own."""
        codes = [str(m.value)[:2] for m in self.regions if m.value]
        if (
            self.we
            or sum(self.ours.values()) > 1
            or not home.value
            or any(a <= m.start < b for a, b in self.titles for m in self.regions)
        ):
            return False
        share = _SHARE if not self.ours else _SMALL
        return len(set(codes)) > 2 and codes.count(str(home.value)[:2]) < len(codes) * share

    def named(self) -> Mention | None:
        """Give the region or park of headline and lead; failing these the one that is named most."""
        if not self.places:
            return self.sourced() or self.held_in_names()
        score, sample, titled = self.scores()
        if not score:
            return self.sourced() or self.held_in_names() or self.pointed_at(score, sample)
        best = max(score, key=lambda k: (score[k], -sample[k].start))
        if self.above_ours(sample[best]):
            return self.pointed_at(score, sample) or self.sourced() or self.held_in_names()
        if best in titled:
            return sample[self.lower(best, titled)]
        if titled and self.titles and not any(related(best, key) for key in titled) and not self.ours:
            return None
        over = self.over(best, score)
        if over != best:
            return sample[over]
        early = self.first <= sample[best].start < self.first + 400
        rivals = sorted(score.values(), reverse=True)[1:2]
        alone = not rivals or score[best] > rivals[0]
        opening = sample[best].start - self.first < 30
        pointed = self.pointed_at(score, sample)
        told = sample[best].text[-1] in LEVELS and score[best] > _OFTEN * score[str(pointed.value if pointed else "")]
        if pointed is not None and told and not below(sample[best], pointed):
            pointed = None
        if pointed is not None and (below(sample[best], pointed) or self.level(sample[best]) not in self.ours):
            return pointed
        return (
            sample[best]
            if early and alone and (score[best] > 2 or opening)
            else pointed or self.sourced() or self.held_in_names()
        )

    def scores(self) -> tuple[Counter[str], dict[str, Mention], set[str]]:
        """Give how much the page speaks of each place, by code or name, with its fullest mention, and those that the headline names."""
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
        foreign = {str(m.value) for m in self.regions if set_apart(self.raw, m)}
        away = -1
        for i, region in enumerate(self.places):
            following = self.places[i + 1] if i + 1 < len(self.places) else None
            if following is not None and following.start == region.stop and below(following, region):
                continue
            if (away > 0 and self.raw[away : region.start] in _JOINS) or aside(self.raw, region):
                away = region.stop
                continue
            if str(region.value) in foreign or self.of_paper(region):
                continue
            if region.kind is Kind.PARK and region.text not in score and not self.sites.heads(region):
                continue
            if region.start in self.heads_of_firms or (region.start in self.branded and region.text[-1] not in LEVELS):
                continue
            key = str(region.value or region.text)
            sample.setdefault(key, region)
            if len(region.text) > len(sample[key].text):
                sample[key] = region
            score[key] += 1
            firm = region.text[-1] not in LEVELS and FIRM.match(self.raw, region.stop) is not None
            if any(a <= region.start < b for a, b in title) and not firm:
                score[key] += 6
                titled.add(key)
            elif RUNS_ON.match(self.raw, region.stop) and region.text[-1] not in LEVELS:
                continue
            elif self.first <= region.start < lead:
                score[key] += 2
            before = self.raw[region.start - 1 : region.start] or "\n"
            if before == "、" or NOT_SUBJECT.match(self.raw, region.stop):
                score[key] -= 1
            elif _CLAUSE.match(before):
                score[key] += 1
        return score, sample, titled

    def lower(self, best: str, titled: set[str]) -> str:
        """Give the one division inside `best` that the headline names too: 【某省】某州百个项目开工; else `best`."""
        inner = {k for k in titled if k.isdigit() and best.isdigit() and inside(k, best)}
        finest = [k for k in inner if all(k == other or inside(k, other) for other in inner)]
        return finest[0] if len(finest) == 1 else best

    def over(self, best: str, score: Counter[str]) -> str:
        """Give the nearest division above `best` that the page names, where it speaks as much of others beside `best` in it; else `best`."""
        if not best.isdigit() or self.ours:
            return best
        above = next((u.code for u in self.gazetteer.path(best)[::-1] if u.code != best and u.code in score), None)
        if above is None:
            return best
        near = [k for k in score if k.isdigit() and k not in (best, above) and score[k] > 1 and inside(k, above)]
        beside = [k for k in near if not inside(k, best) and not inside(best, k)]
        return above if len(beside) > 1 and sum(score[k] for k in beside) >= score[best] else best

    def of_paper(self, region: Mention) -> bool:
        """Tell whether the place only names a paper, one that is not the paper of 我省."""
        return _MEDIA.match(self.raw, region.stop) is not None and self.level(region) not in self.we

    def above_ours(self, region: Mention) -> bool:
        """Tell whether the page speaks of 我州 or 全县 and never of so high a level as `region` has: it is about another."""
        ranks = [_RANKS[level] for level in self.ours if level in _RANKS]
        level = self.level(region)
        if not ranks or region.kind is not Kind.REGION or level not in _RANKS or level in self.ours:
            return False
        headed = any(a <= m.start < b for a, b in self.titles for m in self.regions if m.value == region.value)
        return _RANKS[level] < min(ranks) and (sum(self.ours.values()) > 1 or (bool(self.we) and not headed))

    def sourced(self) -> Mention | None:
        """Give the region of the paper or office that the page is from, where 我市 has its level; None if it tells none."""
        source = self.text.about.source or ""
        for size in range(min(len(source), 12), 1, -1):
            units = {u.code: u for u in self.gazetteer.named(source[:size]) if u.valid(self.text.about.date)}
            if len(units) != 1:
                continue
            (code, unit), level = next(iter(units.items())), next(iter(units.values())).name[-1]
            word = next((m for m in self.mentions if m.implied and m.text[-1:] == level and m.text[0] in "我全"), None)
            return replace(word, text=unit.name, value=code, implied=False) if word is not None else None
        return None

    def pointed_at(self, score: Counter[str], sample: dict[str, Mention]) -> Mention | None:
        """Give the region that 我市, 我县 point to on a page that names it nowhere early: the one above three of its counties, or the one of that level that is named most."""
        counties = Counter(k[:4] for k in score if len(k) == 6 and k.isdigit() and k[4:] != "00" and k[2:4] != "90")
        above, count = counties.most_common(1)[0] if counties else ("", 0)
        unit = self.gazetteer.unit(above + "00") if count > 2 else None
        if unit is not None and unit.name[-1] in self.ours:
            word = next(m for m in self.mentions if m.implied and m.text[-1:] == unit.name[-1])
            return replace(word, text=self.as_printed(unit.code, unit.name), value=unit.code, implied=False)
        cities = Counter(k[:2] for k in score if len(k) == 6 and k.endswith("00") and k[2:4] != "00")
        province, count = cities.most_common(1)[0] if cities else ("", 0)
        unit = self.gazetteer.unit(province + "0000") if count > 2 else None
        if unit is not None and self.ours["省" if unit.name.endswith("省") else "区"]:
            word = next(m for m in self.mentions if m.implied and m.text[-1:] == unit.name[-1])
            return replace(word, text=self.as_printed(unit.code, unit.name), value=unit.code, implied=False)
        fitting = [
            k for k in score if sample[k].kind is Kind.REGION and sample[k].value and self.level(sample[k]) in self.ours
        ]
        if fitting:
            return sample[max(fitting, key=lambda k: (score[k], -sample[k].start))]
        held = [
            m
            for m in self.regions
            if m.value
            and self.level(m) in self.ours
            and not aside(self.raw, m)
            and not self.of_paper(m)
            and not self.brand(m)
        ]
        if not held:
            held = [m for m in self.regions if m.value and self.once_level(m) & self.we and not self.gone_to(m)]
        return held[0] if held and len({m.value for m in held}) == 1 else None

    def brand(self, region: Mention) -> bool:
        """Tell whether the place's short name heads the name of a company, which may have its seat anywhere."""
        return region.text[-1] not in LEVELS and region.start in self.firms

    def once_level(self, region: Mention) -> set[str]:
        """Give the level words that a place of the region's short name has had: 县 and 市 for 京山."""
        short = region.text[-1] not in LEVELS and not str(region.value).endswith("0000")
        codes = self.gazetteer.forms().get(region.text, ()) if short else ()
        return {unit.name[-1] for code in codes for unit in self.gazetteer.history(code)} or {self.level(region)}

    def gone_to(self, region: Mention) -> bool:
        """Tell whether somebody goes to the region, other than officials of its city or province."""
        return aside(self.raw, region) and not from_above(self.raw, region)

    def held_in_names(self) -> Mention | None:
        """Give the unit that 我市, 全省 point to on a page that names places only inside other names: one of these that all others lie in."""
        codes = {str(m.value) for m in self.regions if m.value}
        ours = [m for m in reversed(self.mentions) if m.kind is Kind.REGION and m.implied and m.text[0] in "我全"]
        for word in {m.text[-1]: m for m in ours}.values():
            above = {self.above(code, word.text[-1]) for code in codes}
            if len(codes) < 2 or len(above) != 1:
                continue
            unit = self.gazetteer.unit(above.pop() or "")
            if unit is not None and unit.code in codes:
                return replace(word, text=unit.name, value=unit.code, implied=False)
        return None

    def above(self, code: str, level: str) -> str | None:
        """Give the code of the unit of `level` (市) that the unit of `code` is or lies in; None where there is none."""
        found = [u.code for u in self.gazetteer.path(code) if u.name[-1] == level]
        return found[0] if found else None

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
