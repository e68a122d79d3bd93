"""The region of a level that a passage speaks of: 市委书记 in an article on one of the city's districts is the city's."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.relate.mechanism.user import running
from kg.relate.page import Page
from kg.relate.places import under
from kg.text.span import Span


def at_level(page: Page, knowledge: Knowledge, level: str, at: Span, printed: Mapping[str, str]) -> Mention | None:
    """Give the region of `level` (省, 市, 县, 区 …) that the text at `at` speaks of: the topic, or the one that holds it.

    One that holds it need not be printed: it is then an implied mention at `at`, under its form in `printed`, else its full name. None where the topic is above the level or unknown.
    """
    seen: list[Mention] = []
    spoken = running(page, at.start)
    if spoken is not None and spoken.start > at.stop:
        spoken = page.home
    for topic in (spoken, page.home):
        if topic is None or topic in seen:
            continue
        seen.append(topic)
        if topic.kind is Kind.PARK:
            topic = around(page, knowledge, topic) or topic
        if topic.kind is not Kind.REGION:
            continue
        if not isinstance(topic.value, str):
            if topic.text.endswith(level):
                return topic
            continue
        for unit in reversed(knowledge.gazetteer.path(topic.value, page.date)):
            if not unit.name.endswith(level):
                continue
            if unit.code == topic.value:
                return topic
            if unit.code not in printed:
                continue
            return Mention(Kind.REGION, at.start, at.stop, printed.get(unit.code, unit.name), unit.code, implied=True)
    near = page.within(max(0, at.start - 60), at.start, Kind.REGION)
    found = next((m for m in reversed(near) if _bears(m, level, knowledge) and not _foreign(m, page.home)), None)
    return found or _only(page, level, knowledge)


def _bears(region: Mention, level: str, knowledge: Knowledge) -> bool:
    """Tell whether the region's name ends in the word of its level: 贵州 is no 州."""
    unit = knowledge.gazetteer.unit(region.value) if isinstance(region.value, str) else None
    return region.text.endswith(level) and (unit is None or unit.name.endswith(level))


def _only(page: Page, level: str, knowledge: Knowledge) -> Mention | None:
    """Give the one region of `level` that the page names, None where there are several."""
    found: Mention | None = None
    for m in page.mentions:
        if m.kind is not Kind.REGION or m.implied or not _bears(m, level, knowledge) or _foreign(m, page.home):
            continue
        if found is not None and found.text != m.text:
            return None
        found = found or m
    return found


def printed_forms(page: Page) -> dict[str, str]:
    """Give for each region's code the longest form that the page prints."""
    forms: dict[str, str] = {}
    for m in page.mentions:
        if (
            m.kind is Kind.REGION
            and not m.implied
            and isinstance(m.value, str)
            and len(m.text) > len(forms.get(m.value, ""))
        ):
            forms[m.value] = m.text
    return forms


def around(page: Page, knowledge: Knowledge, park: Mention) -> Mention | None:
    """Give the region with whose name a park's begins, the finest of a chain: 苏州 of 苏州高新区, 建平 of 辽宁建平经济开发区; None where no or more than one unit bears it."""
    inner = page.within(park.start, park.stop, Kind.REGION)
    if inner:
        chain = (b for a, b in pairwise(inner) if a.stop == b.start and under(b, a))
        return next(chain, inner[0])
    for size in range(min(6, len(park.text) - 2), 1, -1):
        units = [u for u in knowledge.gazetteer.named(park.text[:size]) if u.valid(page.date)]
        if len({u.code for u in units}) == 1:
            return Mention(Kind.REGION, park.start, park.start + size, units[0].name, units[0].code, implied=True)
    return None


def _foreign(mention: Mention, home: Mention | None) -> bool:
    """Tell whether the codes put `mention` in another province than `home`."""
    a, b = mention.value, home.value if home is not None else None
    return isinstance(a, str) and isinstance(b, str) and a[:2] != b[:2]
