"""Where a sentence stands: the place that it opens with holds the projects that it goes on to name: 在某园区,某人察看了甲项目和乙项目."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.relate.places import finest, pointed, under
from kg.text.span import Span

_OPENS = re.compile(
    r"[\s“\u3000]*(?:[\u4e00-\u9fff\d]{0,8}[日天午年月前][,，]?)?(?:(?:记者|笔者|[\u4e00-\u9fff]{2,3}一行)[,，]?)?"
    r"(?:先后|首先|随后|又|再次|今天|如今)*(?P<to>来到|走进|步入|走访|进入|在)?(?:了)?"
)
"""What opens a sentence up to the place that its scene is laid in."""
_COMMA = re.compile(r"(?:境?内|里|中)?[,，]")
_INSIDE = re.compile(
    r"(?:境?内|里)[,，]|(?:今年以来|今年|近年来|目前|已|先后|相继|陆续|成功|累计|又|新)*(?:引进|招引|引入|引来|吸引)了?"
)
"""Behind a park that opens a sentence by itself what tells that the projects are there: 某园区|内,…, 某园区|先后引进…."""
_ELSEWHERE = re.compile(r"(?:赴|前往|来自|到[\u4e00-\u9fff]{2,6}[考学招])")
"""What leads away from the scene."""


def scene(page: Page, sentence: Span, project: Mention) -> Mention | None:
    """Give the park or town that the sentence of `project` opens in, if no other place stands between; None for another sentence."""
    text = page.text.text
    opening = _OPENS.match(text, sentence.start, project.start)
    place = finest(page, opening.end(), project.start) if opening is not None else None
    if opening is None or place is None or pointed(place):
        return None
    if (_COMMA if opening["to"] else _INSIDE).match(text, place.stop) is None:
        return None
    if not opening["to"] and place.kind is not Kind.PARK:
        return None
    if page.places(place.stop, project.start) or _ELSEWHERE.search(text, place.stop, project.start):
        return None
    topic = page.region_at(project.start)
    if place.kind is Kind.PARK or topic is None:
        return place
    return place if topic.kind is Kind.REGION and under(place, topic) else None
