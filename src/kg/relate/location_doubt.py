"""Places that only the run of the text tells, and neither headline nor 我市 bears out: too weak a ground to place a project on.

Trade press and companies' news go from place to place; whatever city, province or park opened the last paragraph seems to be what they speak of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kg.model import Claim, Kind, Label, Mention
from kg.relate.page import Page

_RUNNING = "location/topic"
_OFTEN = 8
"""So often named, a place is what the page is about whatever its headline says. Counted on pages of the development sets."""


_STANDS = re.compile(r"[在到进]了?\Z")
"""Before a place what tells that the paragraph stands there: 在某园区,…."""
_COME = re.compile(r"(?:来到|走进|步入|抵达)了?\Z")
"""Before a place what tells that the page goes there: 记者走进了某园区."""


def borne_out(page: Page, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give the claims without those of rule `location/topic` whose place nothing but the run of the text tells.

    A county or town is let pass, and so is every place on a page without a headline or that speaks of 我市 or 全县, a place
    that opens the sentence, a park that the paragraph stands in or the page has come to, and the place of what the headline names.
    """
    titles = [(z.start, z.stop) for z in page.text.zones if z.label is Label.TITLE]
    local = not titles or page.ours
    for claim in claims:
        if local or claim.rule != _RUNNING or claim.object is None or _told(page, claim, claim.object, titles):
            yield claim


def _told(page: Page, claim: Claim, place: Mention, titles: list[tuple[int, int]]) -> bool:
    if place.kind is Kind.REGION and not str(place.value or "").endswith("00"):
        return True
    named = [m for m in page.mentions if m.text == place.text or (m.value and m.value == place.value)]
    sentence = page.sentences[bisect_right(page.sentences, claim.subject.start, key=lambda s: s.start) - 1]
    heads = (*(m.start for m in named), *(m.start for m in page.mentions if m.text == claim.subject.text))
    return (
        len(named) >= _OFTEN
        or any(m.start == sentence.start and m.kind is Kind.REGION for m in named)
        or any(_led(page, m, claim.subject) for m in named if m.kind is Kind.PARK)
        or any(a <= at < b for a, b in titles for at in heads)
    )


def _led(page: Page, park: Mention, subject: Mention) -> bool:
    """Tell whether the paragraph of `subject` stands in the park, or the page has come to it before."""
    if park.start >= subject.start:
        return False
    text, low = page.text.text, max(0, park.start - 4)
    here = park.start > text.rfind("\n", 0, subject.start)
    return bool(_COME.search(text, low, park.start) or (here and _STANDS.search(text, low, park.start)))
