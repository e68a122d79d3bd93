"""Reading places: the finest of a chain, the name with its level word, what lies in what."""

from __future__ import annotations

import re

from kg.knowledge.gazetteer import Gazetteer
from kg.model import Kind, Mention
from kg.relate.page import Page

AT = r"(?:位于|坐落于|坐落在|坐落|落户于?|落地|选址于?|选址在|布局在|建于|地处|入驻|设在|建在|落户到了?|落户在)"
"""What says that a thing lies or settles somewhere."""

FOLLOWING_AT = re.compile(AT + r"(?:于|在|到)?(?:了)?(?:我国|中国)?")
"""Verbs of lying and settling, after what lies there: 位于, 落户."""


def finest(page: Page, start: int, stop: int) -> Mention | None:
    """Give the last place of the chain that begins at or just after `start`."""
    text = page.text.text
    place: Mention | None = None
    at = start
    for mention in page.places(start, min(stop, start + 40)):
        if mention.start < at:
            if place is not None and mention.stop > place.stop:
                place, at = mention, mention.stop
            continue
        gap = text[at : mention.start]
        if (place is None and len(gap) <= 2 and not re.search(r"[,，。;；]", gap)) or (place is not None and gap == ""):
            place = mention
        else:
            break
        at = mention.stop
    return place


def chain_start(page: Page, place: Mention) -> int:
    """Give where the chain of places that ends with `place` begins: 云州市青岭区|山口镇."""
    start = place.start
    for mention in reversed(page.places(max(0, place.start - 20), place.start)):
        if mention.stop == start:
            start = mention.start
    return start


def completed(region: Mention, gazetteer: Gazetteer, page: Page) -> Mention:
    """Give the region with its level word, as the gazetteer completes 灵石: 灵石县."""
    if region.value is None:
        return region
    unit = gazetteer.unit(str(region.value), page.date) or gazetteer.unit(str(region.value))
    if unit is None or region.text == unit.name:
        return region
    printed = [m.text for m in page.mentions if m.kind is Kind.REGION and m.value == region.value and not m.implied]
    name = max((*printed, unit.name), key=len) if unit.level == "county" else max(printed, key=len)
    return Mention(
        region.kind, region.start, region.stop, name if unit.level != "county" else unit.name, region.value, region.unit
    )


def under(lower: Mention, upper: Mention) -> bool:
    """Tell whether the codes say that `lower` lies in `upper`; a township without a code lies in what stands before it."""
    if lower.value is None:
        return lower.text[-1] in "镇乡村道社区木" and lower.text != upper.text
    if upper.value is None or lower.value == upper.value:
        return False
    code, over = str(lower.value), str(upper.value)
    return code[:2] == over[:2] if over[2:] == "0000" else over[4:] == "00" and code[:4] == over[:4]


def direct(lower: Mention, upper: Mention, gazetteer: Gazetteer) -> bool:
    """Tell whether `upper` is the division right above `lower`, or its province."""
    return gazetteer.parent(str(lower.value)) == str(upper.value) or str(lower.value)[:2] + "0000" == upper.value
