"""Projects counted by who is in charge of them: 青岭市1个,甲项目;云东基地2个,乙项目、丙项目;省水利厅1个,丁工程."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.text.numeral import value
from kg.text.span import Span

RULE = "location/counted"
_ITEM = re.compile(
    r"(?:(?<=[:：;；\n。])|^)[\s\u3000]*(?P<who>[\u4e00-\u9fff]{2,20}?)(?P<count>\d{1,3}|[一二三四五六七八九十])[个项](?:项目)?[,，:：](?:分别)?[是为]?"
)
"""What opens an item of such a list: who, and how many."""
_ZONE = re.compile(r"(?:基地|园区|工业园|产业园|开发区|新区|高新区|经开区|示范区|合作区|集聚区|保税区|管委会)$")
"""How the name of a zone ends, which no table need know in such a list."""
_OFFICE = re.compile(r"(?:厅|局|委|办|台|院|集团|公司|指挥部|中心|委员会|学校|大学)$")
"""How the name of an office or firm ends that has a project in hand somewhere in the page's region."""
_BOARD = re.compile("(?:党工委|管委会)+$")
_CLOSE = re.compile("[;；。\n]")
_LEAST = 2
"""So many items at least make a list."""


def claims(page: Page) -> Iterator[Claim]:
    """Give the place of each project in a list of two items at least: the zone or division in charge, the page's home for an office's; and the home of such a zone."""
    for paragraph in page.paragraphs:
        start, stop = paragraph[0].start, paragraph[-1].stop
        items = list(_ITEM.finditer(page.text.text, start, stop))
        if len(items) < _LEAST:
            continue
        home = page.home if page.home is not None and page.home.kind is Kind.REGION else None
        if home is not None and any(home.text == item["who"] for item in items):
            home = None
        for item in items:
            close = _CLOSE.search(page.text.text, item.end(), stop)
            yield from _item(page, item, Span(item.end(), close.start() if close is not None else stop), home)


def _item(page: Page, item: re.Match[str], stretch: Span, home: Mention | None) -> Iterator[Claim]:
    projects = page.within(stretch.start, stretch.stop, Kind.PROJECT)
    place = _place(page, item, home) if projects else None
    if place is None:
        return
    for project in projects[: int(value(item["count"]) or 0)]:
        yield Claim("locatedIn", project, Span(item.start("who"), project.stop), RULE, object=place)
    if place.kind is Kind.PARK and home is not None:
        yield Claim("locatedIn", place, Span(*item.span("who")), RULE, object=home)


def _place(page: Page, item: re.Match[str], home: Mention | None) -> Mention | None:
    """Give where the projects of an item lie: in the place or zone that has them, in `home`, the page's, for an office's; None where neither is known."""
    start, stop = item.span("who")
    known = next((m for m in page.places(start, stop) if m.start == start and m.stop == stop and not m.implied), None)
    if known is not None:
        return known
    name = _BOARD.sub("", item["who"])
    if _ZONE.search(item["who"]) and len(name) > 3:
        return Mention(Kind.PARK, start, start + len(name), name)
    return home if home is not None and _OFFICE.search(item["who"]) else None
