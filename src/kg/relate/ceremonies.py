"""Whose ceremony a sentence tells of: 昨日,在青岭经开区|首批项目签约仪式上,…: what is signed or begun there is the zone's, not all its county's."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.home.sites import ZONE_END
from kg.relate.page import Page
from kg.relate.places import finest, outside

_AT = re.compile(
    r"(?:[\s\u3000“]|[\d.]+[年月日]|[^,，。;；:：、在从]{1,14}[,，])*(?:[^,，。;；:：、在从]{1,14})?(?:在|从|举行的)"
)
"""What opens a sentence up to the place whose ceremony it tells of."""
_CEREMONY = re.compile(
    r"[^,，。;；:：、]{0,28}?(?:签约|开工|奠基|竣工|投产|开业|启动|推介|招商|招引|对接|恳谈|洽谈|动工|复工|揭牌|观摩)[^,，。;；:：、]{0,8}?"
    r"(?:仪式|活动|大会|[介谈约接]会|现场会|暨)[^,，。;；:：、]{0,12}?(?:[上中]|现场|获悉|了解到|当[天日])?[,，]"
)
"""After the place what names its ceremony and closes the words about where one is."""
_HELD = re.compile(r"举行|举办|召开|全[省市县区]|各[市县区]")
"""What tells that only the house of a ceremony is named, or that it is the ceremony of all the county: 在青岭经开区举行的全县开工仪式上."""
_LEAD = 40


def ceremony(page: Page, start: int, stop: int) -> Mention | None:
    """Give the zone whose ceremony the sentence `[start, stop)` begins with, none that is known to lie outside the page's home."""
    opening = _AT.match(page.text.text, start, min(stop, start + _LEAD))
    place = finest(page, opening.end(), stop) if opening is not None else None
    if place is None or place.kind is not Kind.PARK or not ZONE_END.search(place.text):
        return None
    held = _CEREMONY.match(page.text.text, place.stop, stop)
    if held is None or _HELD.search(held.group()) or page.places(place.stop, held.end()):
        return None
    return None if outside(page, place) else place
