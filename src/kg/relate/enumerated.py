"""Projects that a row names beside others: in 甲公司某厂项目、某水库工程、某医院迁建工程 each is one project, what only describes too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.relate.places import RUNS_ON

_JOINTS = frozenset(("、", "”、", "、“", "”、“"))
_LEAST = 6
"""So many characters of a name are more than a sort and 项目."""

_NAME = r"[\u4e00-\u9fffA-Za-z\d“”]"
_ITEM = re.compile(rf"{_NAME}{{2,12}}[、,，](?:{_NAME}{{3,20}}[、,，])*{_NAME}{{2,20}}等[^,，。;；、]{{0,8}}项目")
"""What follows a place that only heads an item of a list of projects: 青岭|某某石膏板,云川某某热电等项目."""
_ALONE = re.compile(rf"{_NAME}{{2,14}}[;；]")
"""The same where the items are parted by semicolons."""


def heads_item(page: Page, place: Mention, stop: int) -> bool:
    """Tell whether a short name of a region heads the name of an item, no known project, in a list of projects that goes on in the sentence that ends at `stop`."""
    text = page.text.text
    known = any(p.start == place.start for p in page.within(place.start, place.start + 60, Kind.PROJECT))
    if known or not RUNS_ON.match(text, place.stop):
        return False
    return any(pattern.match(text, place.stop, stop + 1) for pattern in (_ITEM, _ALONE))


def enumerated(page: Page) -> Iterator[Mention]:
    """Give the projects of descriptive names that stand in a row of projects, none of which tells a mere sort: 某水泥项目、风电项目."""
    for row in _rows(page):
        if len(row) > 1 and not any(project.unit == "bare" for project in row):
            yield from (p for p in row if p.unit is not None and len(p.text) >= _LEAST)


def _rows(page: Page) -> Iterator[list[Mention]]:
    projects = page.within(0, len(page.text.text), Kind.PROJECT)
    row = list(projects[:1])
    for before, project in pairwise(projects):
        if page.text.text[before.stop : project.start] not in _JOINTS:
            yield row
            row = []
        row.append(project)
    yield row
