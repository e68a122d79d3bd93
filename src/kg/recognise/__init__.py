"""Recognise: repaired text → mentions, one module per kind of mention.

Order matters only in this: a later kind sees the earlier ones (a park may begin with a region, a project with a company), and
a name that swallows another keeps it only where the relation modules read it (a region at the head of a park or project).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Kind, Label, Mention, Text
from kg.recognise import companies, mechanisms, names, parks, persons, policies, projects, regions, values


def recognise(text: Text, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Give all mentions of the title and article of `text`, sorted by start, the longer first; offsets of the repaired text.

    What touches a damaged span is left out. Raises DataError for a table that is missing or broken.
    """
    page = text.text
    spans = [(zone.start, zone.stop) for zone in text.zones if zone.label in (Label.TITLE, Label.ARTICLE)]
    places = regions.find(page, spans, knowledge, text.about.date)
    found: list[Mention] = []
    for start, stop in spans:
        found.extend(_stretch(page, start, stop, text, knowledge, [m for m in places if start <= m.start < stop]))
    if text.damaged:
        found = [m for m in found if not any(span.touches(m.start, m.stop) for span in text.damaged)]
    return tuple(sorted(found, key=lambda m: (m.start, -m.stop, m.kind)))


def _stretch(
    page: str, start: int, stop: int, text: Text, knowledge: Knowledge, places: list[Mention]
) -> Iterable[Mention]:
    figures = values.find(page, start, stop, text.about.date, knowledge)
    starting = {m.start: m for m in (*figures, *places)}
    firms = companies.find(page, start, stop, knowledge, starting)
    places = _outside(places, firms)
    starting = {m.start: m for m in (*figures, *places, *firms)}
    zones = [park for park in parks.find(page, start, stop, knowledge, starting) if not _inside(park, firms)]
    starting |= {m.start: m for m in zones}
    works = projects.find(page, start, stop, knowledge, starting)
    zones = [z for z in zones if not any(w.start <= z.start and z.stop <= w.stop and _whole(w, z) for w in works)]
    treated = {w.text.removesuffix("项目") for w in works}
    works.extend(replace(z, kind=Kind.PROJECT) for z in zones if z.text in treated)
    zones = [z for z in zones if z.text not in treated]
    places = _unless_swallowed(places, works)
    firms = [f for f in firms if not any(w.start < f.start and f.stop <= w.stop for w in works)]
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
        length = names.head_company(rest, knowledge) if len(work.text) == work.stop - work.start else 0
        if not length and place is not None and place.kind is Kind.REGION and place.text[-1] not in "市县区旗镇乡":
            length = names.branded(rest, knowledge)
            start = work.start if length else start
            length += place.stop - place.start if length else 0
        if length:
            yield Mention(
                Kind.COMPANY, start, start + length, work.text[start - work.start : start - work.start + length]
            )


def _unless_swallowed(places: list[Mention], works: list[Mention]) -> list[Mention]:
    """Leave out the regions inside names of projects, but for the chain that a name begins with: 云州市山口镇某某项目."""
    kept: list[Mention] = []
    for place in places:
        work = next((w for w in works if w.start < place.start and place.stop <= w.stop), None)
        if work is None or any(k.stop == place.start and k.start >= work.start for k in kept[-1:]):
            kept.append(place)
    return kept


def _outside(inner: list[Mention], outer: list[Mention]) -> list[Mention]:
    return [m for m in inner if not _inside(m, outer)]


def _inside(mention: Mention, outer: list[Mention]) -> bool:
    return any(o.start <= mention.start and mention.stop <= o.stop for o in outer)


def _whole(work: Mention, park: Mention) -> bool:
    """Tell whether the project's name ends with the park's: then the page treats the park as a project."""
    return (
        work.stop - park.stop <= 4 and work.start <= park.start and (work.stop > park.stop or work.start == park.start)
    )
