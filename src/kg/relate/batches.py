"""Where a batch of projects was begun: 12个项目在某园区集中开工. What the page then says of 此次开工的 projects, or of the same number of them, lies there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Kind, Mention
from kg.relate.home.codes import in_full
from kg.relate.home.sites import ZONE_END
from kg.relate.page import Page
from kg.relate.places import finest, outside, under
from kg.text.span import Span

_NUMBER = r"(?P<count>\d+|[一二三四五六七八九十百]+)[个项]"
_BEGUN = r"(?:举行)?(?:同时|同日|同步|集中|正式|统一|陆续|隆重)*(?:开工|动工|奠基|破土|开建|投产|竣工)"
_BEFORE = re.compile(
    r"(?<![\d中])(?<!中,)"
    + _NUMBER
    + r"[^,，。;；:：、在]{0,20}?(?:项目|工程)(?:今[天日]|昨[天日]|\d+日)?(?:集中|同时)?在"
)
"""What leads from the number of a batch to where it is begun: 12个重点项目|在."""
_THERE = re.compile("(?:境内|内|里)?" + _BEGUN)
_OF_ZONE = re.compile(r"[^,，。;；:：、的在]{0,20}?" + _NUMBER + r"[^,，。;；:：、]{0,10}?(?:项目|工程)" + _BEGUN)
"""What follows a zone whose batch is begun: 某新城|首批6个重大项目开工."""
_RECALLED = re.compile(
    r"[\s\u3000“]*(?:(?:据了解|据悉|据介绍|其中)[,，]?)?(?:[此本这]次|[此这该]批|当[天日])"
    r"[^,，。;；:：、]{0,8}?(?:开工|动工|奠基|开建|投产|竣工)(?:建设)?的"
)
"""What opens a sentence that comes back to the projects of the batch."""
_COUNTED = re.compile(
    r"[\s\u3000“]*(?:(?:据了解|据悉|据介绍|其中)[,，]?)?(?:这|[此本这]次(?:开工的)?|上述|以上)?"
    + _NUMBER
    + r"[^,，。;；:：、]{0,12}?项目(?:中|里|包括|分别|涵盖|主要|有)"
)
"""What opens one that comes back to their number: 这12个项目包括."""
_SPREAD = re.compile("分布|[县市区]{2,3}[,，、。]|各[县市区]|[一二三四五六七八九十\\d]个(?:县|区|乡镇)")
"""What tells that the projects lie in several places after all."""
_LEAD = 8
"""So many sentences from the beginning a page tells which batch it is about."""


@dataclass(frozen=True)
class Batch:
    """A batch of projects: the place where it was begun, its number as printed, and where the sentence about it stops."""

    place: Mention
    count: str
    stop: int

    def recalled(self, page: Page, sentence: Span) -> Mention | None:
        """Give the place if a later sentence comes back to the projects of the batch."""
        if sentence.start < self.stop or _SPREAD.search(page.text.text, *sentence):
            return None
        if _RECALLED.match(page.text.text, *sentence):
            return self.place
        counted = _COUNTED.match(page.text.text, *sentence)
        return self.place if counted is not None and counted["count"] == self.count else None


def comes_back(page: Page, sentence: Span) -> bool:
    """Tell whether a sentence says by 此次开工的 that it comes back to a batch."""
    return _RECALLED.match(page.text.text, *sentence) is not None


def batch_of(page: Page) -> Batch | None:
    """Give the one batch that the first sentences say was begun in a zone or town; None where they tell of none or of several places."""
    found = [batch for sentence in page.sentences[:_LEAD] if (batch := _begun(page, sentence)) is not None]
    return found[-1] if len({batch.place.text for batch in found}) == 1 else None


def _begun(page: Page, sentence: Span) -> Batch | None:
    text = page.text.text
    for lead in _BEFORE.finditer(text, *sentence):
        place = finest(page, lead.end(), sentence.stop)
        if place is not None and _THERE.match(text, place.stop, sentence.stop):
            return Batch(place, lead["count"], sentence.stop) if _nearer(page, place) else None
    for place in page.places(*sentence):
        zone = place.kind is Kind.PARK and (ZONE_END.search(place.text) or place.text.endswith("新城"))
        if zone and _nearer(page, place):
            batch = _OF_ZONE.match(text, place.stop, sentence.stop)
            if batch is not None:
                return Batch(place, batch["count"], sentence.stop)
    return None


def _nearer(page: Page, place: Mention) -> bool:
    """Tell whether the place is a named zone, or a division in the page's home, that is not known to lie elsewhere: a zone's name may begin with what is a county's short name elsewhere."""
    heads = [m for m in page.within(place.start, place.stop, Kind.REGION) if m.value]
    if place.implied or (outside(page, place) and (not heads or any(in_full(m) for m in heads))):
        return False
    home = page.home
    return place.kind is Kind.PARK or (home is not None and home.kind is Kind.REGION and under(place, home))
