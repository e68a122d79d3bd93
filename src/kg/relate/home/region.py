"""What a page as a whole speaks of: the region or park of headline and lead, else the one that 我市, 我县 point to."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise

from kg.knowledge import Knowledge
from kg.model import Kind, Label, Mention, Text
from kg.relate.home.aside import JOINS, passing
from kg.relate.home.codes import below, code_or_name, in_full, inside, related
from kg.relate.home.firms import FIRM, RUNS_ON, firm_heads
from kg.relate.home.national import headed_apart, in_few_items, numbered_apart, of_nation, provinces_by_turns, seldom
from kg.relate.home.ours import Ours
from kg.relate.home.sites import Sites, alone
from kg.relate.home.subject import NOT_SUBJECT, ROUTE_END
from kg.relate.home.town import town
from kg.relate.home.visits import set_apart
from kg.relate.items import named_in_one

_CLAUSE = re.compile(r"[,，。;；:：!?！？\n、]")
_SITES = frozenset(("港区", "新城", "业区", "件谷"))
"""What ends the names of sites that a page about the place they begin with speaks of, not of themselves."""
_SHARE = 0.6
"""The part of a page's places at least that lie in the province it is about."""
_SMALL = 0.25
"""The same part on a page that once says 全市."""
_OFTEN = 2
"""How many times as much a page must speak of a place as of the one of 我市's level, for it to be about the former."""
_NEARLY = 1.3
"""How many times as much at most a page speaks of one of two places of a row than of the other, if it is about both."""
_PARTS = 3
"""Of two places that a page speaks of as much, it is about the one that so many others lie in."""
_OPENING = 30
"""How many characters into the article what it is about is named first."""


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
        self.branded = {m.start for m in mentions if m.kind in (Kind.PROJECT, Kind.COMPANY) and m.unit is None}
        chained = {m.stop for m in self.regions}
        self.within_names = {
            at
            for m in mentions
            if m.kind is Kind.PROJECT and m.unit is None
            for at in range(m.start + 1, m.stop)
            if at not in chained
        }
        self.heads_of_firms = firm_heads(self.raw, mentions, knowledge)
        self.titles = [(z.start, z.stop) for z in text.zones if z.label is Label.TITLE]
        self.first = next((z.start for z in text.zones if z.label is Label.ARTICLE), 0)
        named = [m for m in self.places if m.kind is Kind.PARK]
        self.passing = passing(self.raw, sorted({*self.regions, *self.places}, key=lambda m: (m.start, m.stop)))
        self.own = Ours(text, mentions, self.regions, self.passing | self.heads_of_firms, knowledge.gazetteer)
        self.sites = Sites(self.raw, mentions, named, self.titles, self.first, alone(knowledge))

    def home(self) -> Mention | None:
        """Give the region or park of headline and lead; failing these the one that is named most, then a zone that is 高新区 and no more."""
        home = town(self.raw, self.regions, self.first) or self.site() or self.named() or self.sites.bare()
        return None if home is None or self.one_of_many(home) else self.sites.outweighing(home) or home

    def site(self) -> Mention | None:
        """Give the park that the page is about, if it says 我县 of no region but those in the park's name."""
        for park in (self.sites.spoken(), self.sites.opened()):
            if park is not None and not self.own.we - {self.own.level(m) for m in self.sites.inside(park)}:
                return park
        return None

    def one_of_many(self, home: Mention) -> bool:
        """Tell whether the page speaks of the nation or goes from province to province, and neither a headline nor 我市 tells its own, nor does it speak of one place far more than of any elsewhere."""
        own = self.own.counts.total()
        headed = [m for m in self.regions if any(a <= m.start < b for a, b in self.titles)]
        if not self.own.we:
            named = [m for m in headed if not self.own.of_paper(m)]
            few = own < _OFTEN and seldom(len(self.raw), home, self.regions, self.titles)
            if few or in_few_items(self.raw, home, self.places) or headed_apart(self.raw, self.titles, named):
                return True
        if headed or not home.value:
            return False
        nation = not self.own.we and of_nation(self.raw, self.regions, home, self.first, own)
        if nation or (not self.own.we and numbered_apart(self.raw, self.regions)):
            return True
        codes = [str(m.value)[:2] for m in self.regions if m.value and m.start not in self.passing]
        here = codes.count(str(home.value)[:2])
        if self.own.we or own > 1:
            told = own > 1 and (self.own.we or 2 * here >= len(codes))
            return not told and provinces_by_turns(self.raw, self.regions, self.passing, self.first)
        share = _SHARE if not self.own.counts else _SMALL
        return len(set(codes)) > 2 and here < len(codes) * share and not self.stands_out(str(home.value))

    def stands_out(self, code: str) -> bool:
        """Tell whether the page names the place with its level word and speaks of none in another province half as much."""
        score, sample, _ = self.scores
        elsewhere = max((n for key, n in score.items() if not key.isdigit() or key[:2] != code[:2]), default=0)
        return code in sample and in_full(sample[code]) and score[code] > _OFTEN * max(elsewhere, 1)

    def named(self) -> Mention | None:
        """Give the region or park of headline and lead; failing these the one that is named most."""
        if not self.places:
            return self.own.sourced() or self.own.held_in_names()
        score, sample, titled = self.scores
        if not score:
            return self.own.sourced() or self.own.held_in_names() or self.own.pointed_at(score, sample)
        best = max(score, key=lambda k: (score[k], self.held[k] >= _PARTS, -sample[k].start))
        if self.own.above(sample[best], self.first + _OPENING):
            return self.own.pointed_at(score, sample) or self.own.sourced() or self.own.held_in_names()
        if best in titled and self.one_of_row(best, score):
            return self.own.pointed_at(score, sample) if self.own.counts else None
        if best in titled:
            return sample[self.lower(best, titled)]
        if titled and self.titles and not any(related(best, key) for key in titled) and not self.own.counts:
            return None
        if self.own.held_by_offices(sample[best]):
            return sample[best]
        if self.own.level(sample[best]) not in self.own.counts and self.of_item(sample[best]):
            return self.own.pointed_at(score, sample) or self.own.sourced()
        source = self.source_before(sample[best]) if best not in titled else None
        if source is not None:
            return source
        if self.own.below(sample[best], self.first + _OPENING):
            return self.own.pointed_at(score, sample) or self.own.sourced()
        over = self.over(best, score)
        if over != best:
            return sample[over]
        if self.one_of_siblings(best, score):
            return self.own.above_all(score)
        early = self.first <= sample[best].start < self.first + 400
        rivals = sorted(
            (n for k, n in score.items() if k != best and not self.only_above(k, sample, best)), reverse=True
        )
        alone = not rivals or score[best] > rivals[0] or self.held[best] >= _PARTS
        opening = sample[best].start - self.first < _OPENING
        pointed = self.own.pointed_at(score, sample)
        told = in_full(sample[best]) and score[best] > _OFTEN * score[str(pointed.value if pointed else "")]
        if pointed is not None and told and not below(sample[best], pointed):
            pointed = None
        if pointed is not None and (
            below(sample[best], pointed) or self.own.level(sample[best]) not in self.own.counts
        ):
            return pointed
        return (
            self.county_of(sample[best])
            if early and alone and (score[best] > 2 or opening)
            else pointed or self.own.sourced() or self.own.held_in_names()
        )

    @cached_property
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
        for i, region in enumerate(self.places):
            following = self.places[i + 1] if i + 1 < len(self.places) else None
            if following is not None and following.start == region.stop and below(following, region):
                continue
            if region.start in self.passing or str(region.value) in foreign or self.own.of_paper(region):
                continue
            if self.of_dateline(region):
                continue
            if region.kind is Kind.PARK and region.text not in score and not self.sites.heads(region):
                continue
            called = bool(region.value) and region.start in self.within_names
            if not in_full(region) and (called or ROUTE_END.match(self.raw, region.stop)):
                continue
            heads = region.start in self.branded
            if region.start in self.heads_of_firms or (heads and not in_full(region)):
                continue
            if heads and region.kind is Kind.PARK and self.own.we:
                continue
            key = code_or_name(region)
            sample.setdefault(key, region)
            if len(region.text) > len(sample[key].text):
                sample[key] = region
            score[key] += 1
            firm = not in_full(region) and FIRM.match(self.raw, region.stop) is not None
            if any(a <= region.start < b for a, b in title) and not firm:
                score[key] += 6
                titled.add(key)
            elif region.start in self.branded or (RUNS_ON.match(self.raw, region.stop) and not in_full(region)):
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

    def only_above(self, key: str, sample: dict[str, Mention], best: str) -> bool:
        """Tell whether a place is but a short name of what the place with its level word lies in, as zones and firms there are called: no rival to it."""
        return in_full(sample[best]) and not in_full(sample[key]) and below(sample[best], sample[key])

    def over(self, best: str, score: Counter[str]) -> str:
        """Give the nearest division above `best` that the page names, where it speaks as much of others beside `best` in it; else `best`."""
        if not best.isdigit() or self.own.counts:
            return best
        above = next((u.code for u in self.gazetteer.path(best)[::-1] if u.code != best and u.code in score), None)
        if above is None:
            return best
        near = [k for k in score if k.isdigit() and k not in (best, above) and score[k] > 1 and inside(k, above)]
        beside = [k for k in near if not inside(k, best) and not inside(best, k)]
        return above if len(beside) > 1 and sum(score[k] for k in beside) >= score[best] else best

    def county_of(self, town: Mention) -> Mention:
        """Give the county right before a town that the page names once only, with which it does not open; else the place itself."""
        if town.value is not None or town.kind is not Kind.REGION:
            return town
        once = sum(m.text == town.text for m in self.regions) == 1
        before = next((m for m in self.regions if m.stop == town.start and m.value), None)
        if not once or before is None:
            return town
        opens = before.start - self.first < _OPENING and _CLAUSE.match(
            self.raw[before.start - 1 : before.start] or "\n"
        )
        return town if opens else before

    def one_of_row(self, best: str, score: Counter[str]) -> bool:
        """Tell whether the headline names the place in a row with another that the page speaks of about as much: 甲县、乙县签署协议."""
        headed = [m for m in self.regions if m.value and any(a <= m.start < b for a, b in self.titles)]
        for one, other in pairwise(headed):
            keys = {str(one.value), str(other.value)}
            if best in keys and len(keys) > 1 and self.raw[one.stop : other.start] in JOINS:
                second = (keys - {best}).pop()
                return score[second] * _NEARLY >= score[best] and not related(best, second)
        return False

    def one_of_siblings(self, best: str, score: Counter[str]) -> bool:
        """Tell whether the page speaks of two other units beside `best`, in one city or province with it, at least half as much, and of no 我县."""
        if not best.isdigit() or self.own.we or sum(self.own.counts.values()) > 1:
            return False
        size = 2 if best.endswith("00") else 4
        beside = [
            k
            for k in score
            if k.isdigit() and k != best and k[:size] == best[:size] and k.endswith("00") == best.endswith("00")
        ]
        return sum(score[k] * _OFTEN >= score[best] for k in beside if k[2:] != "0000") > 1

    @cached_property
    def held(self) -> Counter[str]:
        """Count the places that the page speaks of by the codes of the province and the city that they lie in."""
        codes = [k for k in self.scores[0] if k.isdigit()]
        return Counter(upper for code in codes for upper in {code[:2] + "0000", code[:4] + "00"} if inside(code, upper))

    def source_before(self, best: Mention) -> Mention | None:
        """Give the source's region where it goes before `best`, with which the page does not open: one elsewhere where the page names offices only, or the one of 我市, 全市."""
        if best.start - self.first < _OPENING or self.own.level(best) in self.own.counts:
            return None
        source = self.own.sourced()
        if source is None or not self.own.counts:
            return source if source is not None and not related(str(best.value), str(source.value)) else None
        return source if self.own.we or sum(self.own.counts.values()) > 1 else None

    def of_dateline(self, region: Mention) -> bool:
        """Tell whether a page of 我市 only dates its news from a province's city or from a place of another level: 本报上海讯."""
        if (
            not self.own.we
            or not self.raw.startswith("讯", region.stop)
            or not self.raw.endswith("本报", 0, region.start)
        ):
            return False
        return str(region.value)[2:] == "0000" or self.own.level(region) not in self.own.we

    def of_item(self, region: Mention) -> bool:
        """Tell whether one item of several on the page is about the region, and nothing else."""
        same = [m.start for m in self.regions if m.value and m.value == region.value and m.start >= self.first]
        return bool(same) and named_in_one(self.raw, same)
