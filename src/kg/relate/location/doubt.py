"""Places that only the run of the text tells, and neither headline nor 我市 bears out: too weak a ground to place a project on.

Trade press and companies' news go from place to place; whatever city, province or park opened the last paragraph seems to be what they speak of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Claim, Kind, Label, Mention
from kg.relate.batches import comes_back
from kg.relate.clauses import stands_in
from kg.relate.coreference import zone
from kg.relate.home.sites import ADMINISTERED
from kg.relate.page import Page
from kg.relate.places import chain_start, outside
from kg.relate.subjects import SUBJECT_LEAD
from kg.relate.topics import BRANCH

_RUNNING = "location/topic"
_OFTEN = 8
"""So often named, a place is what the page is about whatever its headline says. Counted on pages of the development sets."""


_LEAD = re.compile(r"(?P<mark>[\s\u3000●◆■★▲·•○▪►]*在?)(?P<level>[市县区州旗]?)")
"""What may stand before the place that a sentence opens with."""
_PARAGRAPH = 1200
"""So far behind a clause that stands in a place its paragraph goes on."""
_LABEL = 40
"""So many characters before a place the line may begin that it heads."""
_NUMBER = re.compile(r"[\s\u3000●◆■★▲·•○▪►【]*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]+)?[\s\u3000]*")
"""What may stand before a place that heads or labels a line."""
_ENDS_LABEL = re.compile(r"(?:[(（][^()（）]{1,12}[)）])?[】]?(?:[:：。]|[\s\u3000]*(?:\n|\Z))")
"""What ends such a heading or label."""
_STANDS = re.compile(r"[在到进]了?\Z")
"""Before a place what tells that the paragraph stands there: 在某园区,…."""
_WHERE = re.compile(r"[\s\u3000]*在[^,，。;；:：、\n]{4,48}\Z")
"""A first clause before the park that it ends with: 在云州东部的核心地带|云岭高新区,…."""
_MARK = re.compile("[,，:：]")
"""What parts the words of time before a place."""
_COME = re.compile(r"(?:来到|走进|步入|抵达)了?\Z")
"""Before a place what tells that the page goes there: 记者走进了某园区."""
_GOES = re.compile(r"(?:[到在赴]|深入|前往)了?[县市区州旗]?\Z")
_INSPECTS = re.compile("[^,，。;；、]{0,14}?(?:督查|督导|调研|检查|察看|查看|视察|现场办公|走访|巡查|暗访|指导)")
"""Around a park what tells that somebody goes there to look at its projects: 副县长到县|工业园区|督查项目建设."""


def borne_out(page: Page, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give the claims without those of rule `location/topic` whose place nothing but the run of the text tells.

    A county or town is let pass, and so is every place on a page without a headline or that speaks of 我市 or 全县, a place
    that opens the sentence or one of its paragraph's clauses, a park that the paragraph stands in or the page has come to, and the place of what the headline names.
    """
    grounds = _Grounds(page)
    for claim in claims:
        if claim.rule != _RUNNING or claim.object is None or grounds.told(claim.subject, claim.object):
            yield claim


class _Grounds:
    """What a page has to say for the places that its running text tells, sorted out once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        titles = () if page.ours else page.text.zones
        self.titles = [(z.start, z.stop) for z in titles if z.label is Label.TITLE]
        self.named: dict[str, list[Mention]] = {}
        for mention in page.mentions if self.titles else ():
            for key in {mention.text, str(mention.value) if mention.kind is Kind.REGION else mention.text}:
                self.named.setdefault(key, []).append(mention)

    def told(self, subject: Mention, place: Mention) -> bool:
        """Tell whether more than the run of the text puts `subject` into `place`."""
        if not self.titles or (place.kind is Kind.REGION and not str(place.value or "").endswith("00")):
            return True
        called, coded = self.named.get(place.text, []), self.named.get(str(place.value or ""), [])
        if max(len(called), len(coded)) >= _OFTEN:
            return True
        named = (*called, *coded)
        sentence = self.page.sentence_at(subject.start)
        at = sentence.start
        home = self.page.home
        if home is not None and home.kind is place.kind is Kind.PARK and _same(home, place):
            return True
        clause = place.implied and place.kind is Kind.PARK and at <= place.start < subject.start
        return (
            clause
            or (place.kind is Kind.PARK and comes_back(self.page, sentence))
            or len({m.start for m in named}) >= _OFTEN
            or any(
                _opens(self.page, at, m) or _stands_in(self.page, m, subject) or _labels(self.page, m, subject)
                for m in named
            )
            or any(
                _led(self.page, m, subject) or _zone_of_home(self.page, m, subject)
                for m in named
                if m.kind is Kind.PARK
            )
            or any(a <= m.start < b for a, b in self.titles for m in (*named, *self.named.get(subject.text, ())))
        )


def _same(park: Mention, other: Mention) -> bool:
    """Tell whether two parks are one: by name, or as forms of one zone's."""
    return park.text == other.text or zone(park.text) == zone(other.text) != ""


def _opens(page: Page, at: int, place: Mention) -> bool:
    """Tell whether the sentence that begins at `at` opens with the place: a region, or the zone of the page's home."""
    lead = _LEAD.match(page.text.text, at)
    if lead is None or place.start < at:
        return False
    if place.kind is Kind.REGION:
        return lead.end("mark") == chain_start(page, place)
    return lead["level"] != "" and lead.end() == place.start


def _stands_in(page: Page, place: Mention, subject: Mention) -> bool:
    """Tell whether a clause before `subject`, in its paragraph, stands in the place, which is a region: …之一,在青岭|,."""
    if place.kind is not Kind.REGION or not place.start < subject.start < place.start + _PARAGRAPH:
        return False
    text = page.text.text
    return stands_in(text, place) and text.find("\n", place.stop, subject.start) < 0


def _labels(page: Page, place: Mention, subject: Mention) -> bool:
    """Tell whether the place alone, but for a number, heads its line or labels it, so that what follows lies there: (一)青岭市, 二、云川市:…."""
    if place.start >= subject.start:
        return False
    text = page.text.text
    start = text.rfind("\n", max(0, place.start - _LABEL), place.start) + 1
    numbered = _NUMBER.fullmatch(text, start, chain_start(page, place)) is not None
    return numbered and _ENDS_LABEL.match(text, place.stop) is not None


def _zone_of_home(page: Page, park: Mention, subject: Mention) -> bool:
    """Tell whether the park is a zone that opens a sentence of the subject's paragraph, on a page about a county that it may lie in: 云岭工业集中区今年…,某项目封顶."""
    home = page.home
    if park.start >= subject.start or home is None or home.kind is not Kind.REGION or outside(page, park):
        return False
    opens = _opening(page, chain_start(page, park))
    line = page.text.text.rfind("\n", 0, subject.start) + 1
    here = park.start >= line or BRANCH.match(page.text.text, line) is not None
    near = str(home.value or "00")[4:] != "00" or page.sentence_at(park.start) == page.sentence_at(subject.start)
    return here and opens and near and ADMINISTERED.search(park.text) is not None


def _opening(page: Page, at: int) -> bool:
    """Tell whether only words of time and 其中 stand between the beginning of a sentence and `at`: 今年以来,|."""
    lead = _MARK.split(page.text.text[page.sentence_at(at).start : at])
    return all(SUBJECT_LEAD.fullmatch(clause) for clause in lead)


def _led(page: Page, park: Mention, subject: Mention) -> bool:
    """Tell whether the paragraph of `subject` stands in the park, or the page has come to it before."""
    if park.start >= subject.start:
        return False
    text, low = page.text.text, max(0, park.start - 4)
    here = park.start > text.rfind("\n", 0, subject.start)
    if here and _WHERE.match(text, page.sentence_at(park.start).start, park.start) and text[park.stop] in ",，":
        return True
    if _GOES.search(text, low, park.start) and _INSPECTS.match(text, park.stop):
        return True
    return bool(_COME.search(text, low, park.start) or (here and _STANDS.search(text, low, park.start)))
