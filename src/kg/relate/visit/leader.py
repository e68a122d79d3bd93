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
_ZONE = 30
"""Characters of the longest name of a zone."""
_OWN = re.compile(r"(?:国家|[省市县])?级?(?:经|高|工业|产业|开发|综|循环|化工)")
"""What makes a zone that of the place that its name begins with: 青川|经济开发区, not 辽宁|朝阳经济开发区."""


def traveller_before(page: Page, knowledge: Knowledge, sentence: Span, at: int) -> Mention | None:
    """Give the region whose delegation goes at `at`, the verb of going; none where it only stands before the place that a zone is called after."""
    told = _LEADER.search(page.text.text, max(sentence.start, at - _REACH), at)
    if told is not None:
        span = Span(told.start("level"), told.end())
        named = [p for p in page.within(span.start - 1, span.start + 1, Kind.REGION) if not p.implied]
        place = at_level(page, knowledge, told["level"], span, printed_forms(page)) if not named else None
        if place is not None:
            return place
    place = user(page, sentence, at)[0]
    zones = page.within(place.start, place.start + _ZONE, Kind.PARK) if place is not None and not place.implied else ()
    if place is None:
        return None
    heads = any(zone.start == place.start and zone.stop > place.stop for zone in zones)
    return place if not heads or _OWN.match(page.text.text, place.stop) else None
