"""Whose figures a quotation tells: those of the place whose people are named behind it."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.home.codes import below
from kg.relate.page import Page

_REACH = 240
"""Characters that a quotation may run before and behind a figure."""
_NAME = 14
"""Characters in which the place of the one who speaks begins."""
_SAYS = re.compile(r"[^,，。;；“”]{2,36}?(?:说(?!明)|介绍(?!信)|表示|坦言|告诉记者|透露|感慨)")
"""Behind the place of the one who speaks, his office, his name and the verb."""


def quoted_of(page: Page, sentence: int, at: int) -> Mention | None:
    """Give the place, lower than what the text speaks of, whose people say what stands at `at` in a quotation: “…签约12个。”|某县|…局长李山说."""
    text = page.text.text
    opens = text.rfind("“", max(0, at - _REACH), at)
    if opens < 0 or text.find("”", opens, at) >= 0 or page.within(opens, at, Kind.REGION, Kind.PARK):
        return None
    closes = text.find("”", at, at + _REACH)
    if closes < 0 or text.find("“", at, closes) >= 0 or text[closes - 1] not in "。!！?？,，":
        return None
    place = next(
        (p for p in page.within(closes + 1, closes + _NAME, Kind.REGION, Kind.PARK) if p.start == closes + 1), None
    )
    if place is None or _SAYS.match(text, place.stop) is None:
        return None
    spoken = page.region_at(sentence) or page.home
    lower = place.kind is Kind.REGION and spoken is not None and below(place, spoken)
    return place if lower else None
