"""Projects that lie in several places, which the text lists: 位于某镇甲村、乙村, 沿线途经甲县、乙县和丙区."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.relate.places import finest
from kg.text.span import Span

RULE = "location/several"
_LIES = re.compile(
    r"(?:位于|坐落于|坐落在|地处|选址于?|选址在|(?:主要|集中)?分布[于在]|(?P<line>(?P<along>沿线|线路|全线|沿途)?(?:途经|途径|穿越|贯穿|经过)了?))"
)
_JOIN = re.compile("[、和与及]|以及")
_OWNERS = re.compile(
    "[^,，。;；]{0,4}的(?:[\u4e00-\u9fff]{2,4}(?:公司|企业|集团)|(?:两|三|四|几|多|\\d)[个家])|等地?的|分别"
)
"""After the list what tells that something else, or several things, lie there."""
_APART = re.compile(r"(?:分别|各|均|都)\Z")
_LEAST = 2


def claims(page: Page) -> Iterator[Claim]:
    """Give a locatedIn claim for each place of the first list that a sentence about one project puts it in."""
    told: set[str] = set()
    stretches = [(g.projects[0], Span(g.projects[0].stop, g.sentence.stop)) for g in page.groups if g.single]
    for project, stretch in (*stretches, *((project, sentence) for sentence, project in page.continued)):
        if project.text in told:
            continue
        for match in _LIES.finditer(page.text.text, *stretch):
            if page.within(stretch.start, match.start(), Kind.PROJECT) and not match["along"]:
                break
            row = _row(page, match.end(), stretch.stop)
            if match["line"] and any(_city(place) for place in row):
                break
            if len(row) >= _LEAST and not _APART.search(page.text.text, stretch.start, match.start()):
                told.add(project.text)
                yield from (_lies(project, match.start(), place) for place in row)
                break


def _city(place: Mention) -> bool:
    """Tell whether a place is a city or province: a line that runs through several lies in none of them."""
    return place.kind is Kind.REGION and str(place.value or "").endswith("00")


def _lies(project: Mention, start: int, place: Mention) -> Claim:
    return Claim("locatedIn", project, Span(start, place.stop), RULE, object=place)


def _row(page: Page, start: int, stop: int) -> list[Mention]:
    """Give the places of the list that begins at `start`, the finest of each chain; nothing where it goes on to something else that lies there."""
    text = page.text.text
    row: list[Mention] = []
    place = finest(page, start, stop)
    while place is not None and not place.implied:
        row.append(place)
        join = _JOIN.match(text, place.stop, stop)
        following = finest(page, join.end(), stop) if join is not None else None
        if join is None or following is None or _chain(page, following, join.end()) != join.end():
            break
        place = following
    return row if row and not _OWNERS.match(text, row[-1].stop) else []


def _chain(page: Page, place: Mention, at: int) -> int:
    """Give where, from `at` on, the chain that ends with `place` begins."""
    first = next((m for m in page.places(at, place.stop) if m.start >= at), place)
    return first.start
