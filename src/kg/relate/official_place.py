"""The region of a level that a passage speaks of: 市委书记 in an article on one of the city's districts is the city's."""

from __future__ import annotations

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.text.span import Span


def at_level(page: Page, knowledge: Knowledge, level: str, at: Span) -> Mention | None:
    """Give the region of `level` (省, 市, 县, 区 …) that the text at `at` speaks of: the topic, or the one that holds it.

    One that holds it need not be printed: it is then an implied mention at `at`, under the longest form that the page prints,
    else its full name. None where the topic is above the level or unknown.
    """
    seen: list[Mention] = []
    for topic in (page.region_at(at.start), page.home):
        if topic is None or topic in seen:
            continue
        seen.append(topic)
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
            forms = [m.text for m in page.mentions if m.kind is Kind.REGION and m.value == unit.code and not m.implied]
            name = max(forms, key=len) if forms else unit.name
            return Mention(Kind.REGION, at.start, at.stop, name, unit.code, implied=True)
    return None
