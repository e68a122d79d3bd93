"""Lists that keep step: 甲项目、乙项目分别落户A县、B县, A县、B县分别签约甲项目、乙项目: each project lies in the place of its own rank."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.places import chain_start
from kg.text.span import Span

_EACH = "(?:分别|依次)"
_TO_PLACES = re.compile(
    rf"(?:等)?(?:[\d一二三四五六七八九十两]+个)?(?:重[点大])?(?:项目|工程)?(?:则|将|也|已)?{_EACH}(?:在|位于|落户(?:于|在|到)?|落地(?:于|在)?|布局(?:于|在)?|选址(?:于|在)?|坐落(?:于|在)|建于)"
)
"""What leads from the projects to their places."""
_TO_PROJECTS = re.compile(
    rf"(?:等)?(?:[\d一二三四五六七八九十两]+(?:个?[省市县区州旗镇乡地])?)?[^,，。;；、]{{0,6}}{_EACH}[^,，。;；、]{{0,12}}(?:了|的)?[“]?"
)
"""What leads from the places to their projects."""
_JOINT = re.compile("[、和与及]|以及")


def paired(page: Page, group: Group) -> list[Mention]:
    """Give the places of the projects of a list one by one, where the sentence says that they are theirs in this order; else none."""
    if len(group.projects) < 2:
        return []
    text = page.text.text
    behind = _TO_PLACES.match(text, *group.trail)
    if behind is not None:
        places = _row(page, Span(behind.end(), group.trail.stop))
        return places if len(places) == len(group.projects) else []
    before = page.places(*group.lead)
    for first in range(len(before)):
        places = _row(page, Span(before[first].start, group.lead.stop))
        if len(places) > 1:
            led = _TO_PROJECTS.fullmatch(text, places[-1].stop, group.lead.stop)
            return places if led is not None and len(places) == len(group.projects) else []
    return []


def _row(page: Page, within: Span) -> list[Mention]:
    """Give the places of the list that `within` begins with, the last of each chain: 云州市青岭县、|云州市山口区."""
    text = page.text.text
    row: list[Mention] = []
    at = within.start
    for place in page.places(*within):
        if place.start != at:
            joint = _JOINT.match(text, at)
            if joint is None or place.start != joint.end():
                break
            row.append(place)
        elif row:
            row[-1] = place
        else:
            row.append(place)
        at = place.stop
    return row if not row or chain_start(page, row[0]) >= within.start else []
