"""Who travels: the region whose head leads the journey (区委书记某某率队赴…), else the one that the sentence tells of."""

from __future__ import annotations

import re

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.relate.mechanism.user import user
from kg.relate.official.place import at_level, printed_forms
from kg.relate.page import Page
from kg.text.span import Span

_LEADER = re.compile(
    r"(?:^|[,，。;；、\s])(?P<level>[市县区州旗])(?:委|政府)?(?:常委[、,])?(?:常务)?(?:书记|长)[\u4e00-\u9fff]{2,4}?"
    r"(?:亲自|近日|日前|再次|先后|分别)*(?:率队|带队|率团|带领[^,，。;；]{2,16}|率[^,，。;；]{2,16}|一行)(?:先后|分别|专程|再次)*$"
)
"""The first of a region, named with the level alone, who leads a delegation."""
_REACH = 48


def traveller_before(page: Page, knowledge: Knowledge, sentence: Span, at: int) -> Mention | None:
    """Give the region whose delegation goes at `at`, the verb of going."""
    told = _LEADER.search(page.text.text, max(sentence.start, at - _REACH), at)
    if told is not None:
        span = Span(told.start("level"), told.end())
        named = [p for p in page.within(span.start - 1, span.start + 1, Kind.REGION) if not p.implied]
        place = at_level(page, knowledge, told["level"], span, printed_forms(page)) if not named else None
        if place is not None:
            return place
    return user(page, sentence, at)[0]
