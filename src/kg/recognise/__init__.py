"""Recognise: repaired text → mentions, one module per kind of mention.

Order matters only in this: a later kind sees the earlier ones (a park may begin with a region, a project with a company), and
a name that swallows another keeps it only where the relation modules read it (a region at the head of a park or project).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Kind, Label, Mention, Text
from kg.recognise import brands, companies, mechanisms, parks, persons, policies, projects, regions, values
from kg.recognise.cover import Cover
from kg.text.span import Span

_WAY = re.compile(r"高速|[公铁]路|大桥|特大桥|隧道|航道|机场|水库|枢纽|运河|^[\u4e00-\u9fff]{2,6}[至到]")
"""What runs or lies where its name says: the words after a place in it are another place, no brand."""


def recognise(text: Text, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Give all mentions of the title and article of `text`, sorted by start, the longer first; offsets of the repaired text.

    What touches a damaged span is left out. Raises DataError for a table that is missing or broken.
    """
    page = text.text
    spans = [(zone.start, zone.stop) for zone in text.zones if zone.label in (Label.TITLE, Label.ARTICLE)]
    places = regions.find(page, spans, knowledge, text.about.date)
    found: list[Mention] = []
    begins = [m.start for m in places]
    for start, stop in spans:
        here = places[bisect_left(begins, start) : bisect_left(begins, stop)]
        found.extend(_stretch(page, start, stop, text, knowledge, here))
    if text.damaged:
        damaged = sorted(text.damaged)
        found = [m for m in found if not _damaged(m, damaged)]
    return tuple(sorted(found, key=lambda m: (m.start, -m.stop, m.kind)))


def _stretch(
    page: str, start: int, stop: int, text: Text, knowledge: Knowledge, places: list[Mention]
) -> Iterable[Mention]:
    figures = values.find(page, start, stop, text.about.date, knowledge)
    starting = {m.start: m for m in (*figures, *places)}
    firms = companies.find(page, start, stop, knowledge, starting)
    held = Cover(firms)
    places = [m for m in places if held.holding(m.start, m.stop) is None]
    starting = {m.start: m for m in (*figures, *places, *firms)}
    zones = [z for z in parks.find(page, start, stop, knowledge, starting) if held.holding(z.stop - 1, z.stop) is None]
    starting |= {m.start: m for m in zones}
    works = projects.find(page, start, stop, knowledge, starting)
    named = Cover(works)
    zones = [z for z in zones if (work := named.holding(z.start, z.stop)) is None or not _whole(work, z)]
    treated = {w.text.removesuffix("项目") for w in works}
    works.extend(replace(z, kind=Kind.PROJECT) for z in zones if z.text in treated)
    zones = [z for z in zones if z.text not in treated]
    named = Cover(works)
    places = _unless_swallowed(places, named)
    firms = [f for f in firms if named.around(f.start, f.stop) is None]
    firms.extend(_heads(works, firms, starting, knowledge))
    ways = mechanisms.find(page, start, stop, knowledge, places)
    papers = policies.find(page, start, stop, knowledge, places)
    people = persons.find(page, start, stop, knowledge, places)
    return (*figures, *places, *firms, *zones, *works, *ways, *papers, *people)


def _heads(
    works: list[Mention], firms: list[Mention], starting: Mapping[int, Mention], knowledge: Knowledge
) -> Iterator[Mention]:
    """Give the companies that names of projects begin with; a place before one is left off (annotation guide, ruling 4)."""
    known = {f.start for f in firms}
    for work in works:
        if work.start in known:
            continue
        start = work.start
        place = starting.get(start)
        if place is not None and place.kind in (Kind.REGION, Kind.PARK) and place.stop < work.stop:
            start = place.stop
        rest = work.text[start - work.start :]
        length = brands.head_company(rest, knowledge) if len(work.text) == work.stop - work.start else 0
        if (
            not length
            and place is not None
            and place.kind is Kind.REGION
            and place.text[-1] not in "市县区旗镇乡"
            and not _WAY.search(rest)
        ):
            length = brands.branded(rest, knowledge)
            start = work.start if length else start
            length += place.stop - place.start if length else 0
        if length and work.text[start - work.start : start - work.start + length] not in knowledge.gazetteer.forms():
            yield Mention(
                Kind.COMPANY, start, start + length, work.text[start - work.start : start - work.start + length]
            )


def _unless_swallowed(places: list[Mention], works: Cover) -> list[Mention]:
    """Leave out the regions inside names of projects, but for the chain that a name begins with: 云州市山口镇某某项目."""
    kept: list[Mention] = []
    for place in places:
        work = works.around(place.start, place.stop)
        if work is None or any(k.stop == place.start and k.start >= work.start for k in kept[-1:]):
            kept.append(place)
    return kept


def _damaged(mention: Mention, damaged: list[Span]) -> bool:
    """Tell whether the mention touches one of the spans, which are in order and do not overlap."""
    i = bisect_left(damaged, (mention.stop,)) - 1
    return i >= 0 and damaged[i].touches(mention.start, mention.stop)


def _whole(work: Mention, park: Mention) -> bool:
    """Tell whether the project's name ends with the park's: then the page treats the park as a project."""
    if work.start == park.start and work.text[park.stop - park.start :][:1] in ("(", "（"):
        return True
    return (
        work.stop - park.stop <= 4 and work.start <= park.start and (work.stop > park.stop or work.start == park.start)
    )
