"""Sentences that go from place to place by clauses: 甲县签约某项目,乙县开工某项目: each clause speaks of its own place."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.home.codes import in_full
from kg.relate.home.sites import ZONE_END
from kg.relate.home.visits import GUESTS
from kg.relate.page import Page
from kg.relate.places import RUNS_ON, under
from kg.text.span import Span

_OPENS = re.compile(
    r"(?:[,，:：])[\s“]*(?:同时|其中|此外|另外|而|以及|又|再|[一二三四五六七八九]是|[\d①-⑩]{1,2}[.．、]?)*[,，]?在?[市县区]?\Z"
)
"""What stands between a clause and the place that the next one opens with."""
_BUILT = re.compile("[^,，。;；]{0,4}(?:建设|建成|获批|升级|规划|位于|创建|晋升|成立|揭牌)")
"""After a zone what tells that it is spoken of as a work itself."""
_TOWNS = frozenset("镇乡道")
_LEAD = 12
_ASIDE = re.compile("[、和与及至到等籍]|以及|[的]?(?:客商|企业家|籍)|[路街]|方面的?(?:负责|领导)")
"""After a place what tells that the clause is not about it alone."""


def turns(
    page: Page, sentence: Span, subject: Mention | None, home: Mention | None
) -> list[tuple[int, Mention | None]]:
    """Give the places that clauses of a sentence open with, beside others of their rank, each with where it begins; None for a clause about several.

    `subject`: the place that the sentence as a whole opens with, which needs no clause of its own. Offsets of the repaired text.
    """
    text = page.text.text
    found: list[tuple[int, Mention, bool]] = []
    if subject is not None:
        found.append((subject.start, subject, True))
    for place in page.places(sentence.start, sentence.stop):
        if not _named(page, place, home) or (subject is not None and place.start <= subject.start):
            continue
        if _OPENS.search(text, max(sentence.start, place.start - _LEAD), place.start) and not GUESTS.match(
            text, place.stop
        ):
            found.append((place.start, place, _ASIDE.match(text, place.stop) is None))
    return [
        (at, place if alone else None)
        for at, place, alone in found
        if place is not subject
        and (any(_beside(place, other) for _, other, _ in found) or (stands_in(text, place) and _within(place, home)))
    ]


def stands_in(text: str, place: Mention) -> bool:
    """Tell whether a clause stands in the place, with which it ends: …之一,在青岭|,."""
    return text.endswith("在", 0, place.start) and text.startswith((",", "，"), place.stop)


def _within(place: Mention, home: Mention | None) -> bool:
    return home is not None and home.kind is Kind.REGION and place.kind is Kind.REGION and under(place, home)


def _named(page: Page, place: Mention, home: Mention | None) -> bool:
    """Tell whether a clause may be about the place: one with its level word, or a short name that lies in the page's home and heads no longer name."""
    if place.implied and place.kind is Kind.REGION:
        return False
    if place.kind is Kind.PARK:
        return ZONE_END.search(place.text) is not None and _BUILT.match(page.text.text, place.stop) is None
    if in_full(place) or place.text[-1] in _TOWNS:
        return True
    if RUNS_ON.match(page.text.text, place.stop):
        return False
    longer = page.within(place.start, place.start + 60, Kind.PROJECT, Kind.COMPANY)
    return home is not None and under(place, home) and not any(m.start == place.start for m in longer)


def _beside(one: Mention, other: Mention) -> bool:
    """Tell whether two places are different ones of one rank: counties of one city, cities of one province, towns or parks."""
    if Kind.PARK in (one.kind, other.kind):
        high = any(str(place.value or "").endswith("00") for place in (one, other))
        inside = one.start <= other.start < one.stop or other.start <= one.start < other.stop
        return one.text != other.text and not high and not inside
    if one.value is None or other.value is None:
        return one.value is other.value and one.text != other.text
    a, b = str(one.value), str(other.value)
    if a == b or (a[4:] == "00") != (b[4:] == "00"):
        return False
    return a[:2] == b[:2] if a[4:] == "00" else a[:4] == b[:4]
