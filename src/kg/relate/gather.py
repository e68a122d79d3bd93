"""From claims to facts: one name per thing, one record per fact, and why the other claims were refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.model import Claim, Extraction, Fact, Kind, Mention, Thing
from kg.relate import coreference
from kg.relate.enumerated import enumerated
from kg.relate.location.several import RULE as SEVERAL
from kg.relate.page import Page
from kg.relate.places import under
from kg.relate.single import one_of_a_kind, shows_one, tying
from kg.relate.stage.order import ORDER

_THINGS = (Kind.REGION, Kind.PARK, Kind.COMPANY, Kind.PROJECT, Kind.PERSON, Kind.MECHANISM, Kind.POLICY)
_HEADLESS = re.compile(r"年产|年加工|年处理|\d[\d.]*[万亿]?[吨台套辆]")
"""How a name begins without whose the thing is; where the page prints a name with it too, that one is fuller."""
_SORT = re.compile(
    r"(?:项目|工程)(?:是|系|属于?)[^,，。;；]*(?:重点|首[个条座家]|第[一二三]|最大|唯一|标志性|示范|重大)[^,，。;；]{0,8}$"
)
"""What opens a clause that tells of what sort the project spoken of is."""
_SORT_REACH = 60


class Gathered:
    """The things and facts of one page; `refused` are the claims that became none, each with the reason."""

    def __init__(self, page: Page, claims: list[Claim]) -> None:
        self.page = page
        self.refused: list[tuple[Claim, str]] = []
        self.claims = claims
        self.printed = {m.text for m in page.mentions if m.kind is Kind.REGION and not m.implied}
        named = [m for m in page.mentions if m.kind in _THINGS]
        named.extend(c.subject for c in claims)
        named.extend(c.object for c in claims if c.object is not None)
        self.named = named
        self.same = coreference.merge(
            {(m.kind, m.text, m.value): m for m in named}.values(),
            coreference.declared_names(page.text.text, named),
            coreference.listed_apart(page.text.text, named),
        )
        self.roots: dict[tuple[object, ...], coreference.Key] = {}
        self.things: dict[coreference.Key, int] = {}
        self.rows: list[Thing] = []

    def extraction(self) -> Extraction:
        """Give the page's things and facts, in the order of their quotes."""
        best: dict[tuple[object, ...], Claim] = {}
        for claim in self._supported():
            known = self._identity(claim)
            if known is None:
                self.refused.append((claim, "says of a thing that it is its own"))
                continue
            if not self._fits(claim):
                self.refused.append((claim, "points to a region that the page does not name"))
                continue
            rival = best.get(known)
            if rival is None:
                best[known] = claim
            elif _better(claim, rival):
                self.refused.append((rival, f"{claim.rule} says it better"))
                best[known] = claim
            else:
                self.refused.append((claim, f"{rival.rule} says it as well or better"))
        kept = list(self._parents(self._apart(best.values())))
        forms = self._forms()
        facts = tuple(self._fact(claim, forms) for claim in sorted(kept, key=_order))
        return Extraction(self.page.text, self.page.mentions, tuple(self.rows), facts)

    def _apart(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Give all claims without the one place of what lies in several."""
        claims = list(claims)
        several = {self.root(c.subject) for c in claims if c.rule == SEVERAL}
        for claim in claims:
            if claim.relation == "locatedIn" and claim.rule != SEVERAL and self.root(claim.subject) in several:
                self.refused.append((claim, "the page says of several places that it lies in them"))
            else:
                yield claim

    def root(self, mention: Mention) -> coreference.Key:
        """Give the key of the thing that the mention names."""
        shown = (mention.kind, mention.text, mention.value)
        root = self.roots.get(shown)
        if root is None:
            own = coreference.key(mention)
            root = self.roots[shown] = self.same.get(own, own)
        return root

    def _supported(self) -> Iterator[Claim]:
        """Leave out weak projects of which nothing but a place is stated, and investors read off a name where the page says who it is."""
        stated = {self.root(m) for m in self.named if m.kind is Kind.PROJECT and m.unit is None}
        stated |= {self.root(m) for m in enumerated(self.page)}
        tied = {self.root(c.subject) for c in self.claims if tying(c)}
        stated |= {
            self.root(c.subject)
            for c in self.claims
            if c.subject.kind is Kind.PROJECT
            and shows_one(c, self.page.text.text)
            and (self.root(c.subject) in tied or one_of_a_kind(c, self.page.text.text))
        }
        invested = [c for c in self.claims if c.relation == "investedBy" and c.rule != "investor/name"]
        said = {self.root(c.subject) for c in invested}
        investors = "\n".join({c.object.text for c in invested if c.object is not None})
        named = {m.text for m in self.named if m.kind is not Kind.PROJECT or not _predicate(self.page, m)}
        for claim in self.claims:
            if claim.subject.kind is not Kind.PROJECT:
                yield claim
            elif claim.subject.text not in named:
                self.refused.append((claim, "only says of what sort the project spoken of is"))
            elif self.root(claim.subject) not in stated:
                self.refused.append((claim, "the name only describes, and nothing shows that it is one project"))
            elif claim.rule == "investor/name" and self._doubtful(claim, said, investors):
                self.refused.append((claim, "the page names the investor elsewhere"))
            else:
                yield claim

    def _doubtful(self, claim: Claim, said: set[coreference.Key], investors: str) -> bool:
        """Tell whether the page names another investor, one of the lines of `investors`, whose name holds the one read off the project's name: 凤岭新能源 beside 凤岭能源公司."""
        return claim.object is not None and self.root(claim.subject) in said and claim.object.text[:2] in investors

    def _identity(self, claim: Claim) -> tuple[object, ...] | None:
        """Give what makes two claims one fact; None for a claim about nothing."""
        subject = self.root(claim.subject)
        if claim.object is not None:
            other = self.root(claim.object)
            if other == subject:
                return None
            if claim.relation == "locatedIn" and claim.subject.kind is not Kind.COMPANY and claim.rule != SEVERAL:
                return (claim.relation, subject)
            return (claim.relation, subject, other, claim.value)
        if claim.relation in ("stage", "investment", "landArea", "outputValue"):
            return (claim.relation, subject)
        return (claim.relation, subject, claim.indicator, claim.value, claim.unit)

    def _fits(self, claim: Claim) -> bool:
        return claim.object is None or not (
            claim.object.kind is Kind.REGION
            and claim.object.implied
            and claim.object.value is None
            and claim.object.text not in self.printed
        )

    def _parents(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Give all claims, of partOf one a region: that of the nearest parent."""
        nearest: dict[coreference.Key, Claim] = {}
        for claim in claims:
            if claim.relation != "partOf":
                yield claim
                continue
            subject = self.root(claim.subject)
            rival = nearest.get(subject)
            if rival is None or _depth(claim) > _depth(rival):
                nearest[subject] = claim
            if rival is not None:
                farther = rival if nearest[subject] is claim else claim
                self.refused.append((farther, "a nearer parent is named"))
        yield from nearest.values()

    def _forms(self) -> dict[coreference.Key, list[int]]:
        forms: dict[coreference.Key, list[int]] = {}
        for i, mention in enumerate(self.page.mentions):
            if mention.kind in _THINGS:
                forms.setdefault(self.root(mention), []).append(i)
        return forms

    def _thing(self, mention: Mention, forms: dict[coreference.Key, list[int]]) -> int:
        root = self.root(mention)
        if root in self.things:
            return self.things[root]
        own = forms.get(root, [])
        mentions = [self.page.mentions[i] for i in own]
        printed = sorted(
            {m.text for m in (*mentions, mention) if not (m.implied and m.kind is Kind.REGION)} or {mention.text}
        )
        code = str(mention.value) if mention.kind is Kind.REGION and mention.value else None
        within = None
        if mention.kind is not Kind.REGION and self.page.home is not None and self.page.home.value:
            place = self.page.region_at(mention.start)
            region = place if place is not None and place.kind is Kind.REGION else self.page.home
            within = str(region.value) if region.value else str(self.page.home.value)
        often = Counter(m.text for m in mentions)
        name = max(printed, key=lambda t: (not _HEADLESS.match(t), len(t), often[t], t))
        self.things[root] = len(self.rows)
        self.rows.append(Thing(mention.kind, name, code, within, tuple(printed), tuple(own)))
        return self.things[root]

    def _fact(self, claim: Claim, forms: dict[coreference.Key, list[int]]) -> Fact:
        return Fact(
            relation=claim.relation,
            subject=self._thing(claim.subject, forms),
            start=claim.quote.start,
            stop=claim.quote.stop,
            rule=claim.rule,
            object=self._thing(claim.object, forms) if claim.object is not None else None,
            value=claim.value,
            unit=claim.unit,
            indicator=claim.indicator,
            period=claim.period,
            date=claim.date,
        )


def _predicate(page: Page, project: Mention) -> bool:
    """Tell whether the mention is what 该项目是…重点 says of another: 该项目是全省重点|市域铁路项目."""
    return _SORT.search(page.text.text, max(0, project.start - _SORT_REACH), project.start) is not None


_PLACE_RANK = {
    "adjoining": 6,
    "stated": 6,
    "named": 5,
    "list": 5,
    "counted": 2,
    "settled": 6,
    "park-list": 6,
    "park-adjoining": 6,
    "park-name": 4,
    "topic": 1,
}


def _better(claim: Claim, rival: Claim) -> bool:
    """Tell whether `claim` states the fact better: the further stage, the nearer place, else the first."""
    if claim.relation == "stage":
        mine, other = _rank(claim, rival), _rank(rival, claim)
        return mine > other or (mine == other and claim.date is not None and rival.date is None)
    if claim.relation == "locatedIn" and claim.object is not None and rival.object is not None:
        mine, other = (_PLACE_RANK.get(c.rule.partition("/")[2], 3) for c in (claim, rival))
        return mine > other or (mine == other and _finer(claim.object, rival.object))
    return False


def _rank(claim: Claim, other: Claim) -> int:
    """Give how far a stage claim goes; what only shows that a project goes on goes no further than what says that it has begun."""
    rank = ORDER.index(str(claim.value))
    if claim.rule == "stage/progress" and other.rule != claim.rule and other.value == "started":
        return rank - 2
    return rank


def _finer(place: Mention, other: Mention) -> bool:
    """Tell whether `place` lies inside `other` by code, or is a park where the other is a region."""
    if place.kind is not other.kind:
        return place.kind is Kind.PARK
    return place.kind is Kind.REGION and place.value != other.value and under(place, other)


def _depth(claim: Claim) -> int:
    """Give how deep the parent lies by its code; a town, which has none, lies deepest."""
    return len(str(claim.object.value or "township").rstrip("0")) if claim.object is not None else 0


def _order(claim: Claim) -> tuple[object, ...]:
    other = claim.object.text if claim.object is not None else ""
    return (
        claim.quote.start,
        claim.quote.stop,
        claim.relation,
        claim.subject.start,
        other,
        str(claim.value),
        claim.indicator or "",
    )
