"""Recognise: repaired text → mentions, one module per kind of mention.

Order matters only in this: a later kind sees the earlier ones (a park may begin with a region, a project with a company), and
a name that swallows another keeps it only where the relation modules read it (a region at the head of a park or project).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Kind, Label, Mention, Text
from kg.recognise import makers, persons, policies, values
from kg.recognise.companies import find as companies
from kg.recognise.companies import seats
from kg.recognise.companies.curtailed import curtailed, opening_no_project
from kg.recognise.cover import Cover
from kg.recognise.mechanisms import find as mechanisms
from kg.recognise.parks import called
from kg.recognise.parks import find as parks
from kg.recognise.parks.bases import governed
from kg.recognise.parks.lying import counts, lain_in
from kg.recognise.projects import find as projects
from kg.recognise.regions import find as regions
from kg.text.aliases import declared
from kg.text.span import Span


def recognise(text: Text, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Give all mentions of the title and article of `text`, sorted by start, the longer first; offsets of the repaired text.

    What touches a damaged span is left out. Raises DataError for a table that is missing or broken.
    """
    page = text.text
    spans = [(zone.start, zone.stop) for zone in text.zones if zone.label in (Label.TITLE, Label.ARTICLE)]
    places = regions.find(page, spans, knowledge, text.about.date)
    short = companies.declared(page, declared(page), knowledge)
    found: list[Mention] = []
    begins = [m.start for m in places]
    for start, stop in spans:
        here = places[bisect_left(begins, start) : bisect_left(begins, stop)]
        found.extend(_stretch(page, start, stop, text, knowledge, here, short))
    if text.damaged:
        damaged = sorted(text.damaged)
        found = [m for m in found if not _damaged(m, damaged)]
    return tuple(sorted(found, key=lambda m: (m.start, -m.stop, m.kind)))


def _stretch(
    page: str,
    start: int,
    stop: int,
    text: Text,
    knowledge: Knowledge,
    places: list[Mention],
    short: frozenset[str],
) -> Iterable[Mention]:
    figures = values.find(page, start, stop, text.about.date, knowledge)
    starting = {m.start: m for m in (*figures, *places)}
    firms = companies.find(page, start, stop, knowledge, starting)
    firms = companies.called(page, start, stop, short, firms) if short else firms
    curt = curtailed(firms, knowledge)
    firms = opening_no_project(page, companies.called(page, start, stop, curt, firms), curt) if curt else firms
    firms = seats.behind(page, firms, knowledge, starting)
    held = Cover(firms)
    places = [m for m in places if held.holding(m.start, m.stop) is None]
    starting = {m.start: m for m in (*figures, *places, *firms)}
    zones, alone = parks.find(page, start, stop, knowledge, starting)
    zones = [z for z in zones if held.holding(z.stop - 1, z.stop) is None]
    starting |= {m.start: m for m in zones}
    works = projects.find(page, start, stop, knowledge, starting)
    counting = [z for z in zones if counts(page, z)]
    sites = {(z.start, z.stop) for z in (*counting, *(z for z in zones if lain_in(page, z, start) or governed(z)))}
    counted = {z.text for z in counting}
    works = [w for w in works if (w.start, w.stop) not in sites and w.text not in counted]
    named = Cover(works)
    outer = {(z.start, z.stop) for z in zones}
    zones = [
        z
        for z in zones
        if (work := named.holding(z.start, z.stop)) is None
        or not (_whole(work, z) or (work.stop == z.stop and (work.start, z.start) in outer))
    ]
    treated = {w.text.removesuffix("项目") for w in works}
    works.extend(replace(z, kind=Kind.PROJECT) for z in zones if z.text in treated)
    zones = [z for z in zones if z.text not in treated]
    named = Cover(works)
    zones = called.find(page, Span(start, stop), zones, alone, works, {m.start: m for m in places}, knowledge)
    spots = places
    places = _unless_swallowed(places, named)
    bodies = {(f.start, f.stop) for f in firms if f.text.endswith("中心")}
    works = [w for w in works if (w.start, w.stop) not in bodies]
    firms = [f for f in firms if named.around(f.start, f.stop) is None]
    firms.extend(makers.heads(works, firms, spots, starting, knowledge))
    ways = mechanisms.find(page, start, stop, knowledge, places)
    papers = policies.find(page, start, stop, knowledge, places)
    people = persons.find(page, start, stop, knowledge, places)
    return (*figures, *places, *firms, *zones, *works, *ways, *papers, *people)


_MARKS = re.compile("[()（）,，、:：]")
"""What parts more than one place in brackets."""


def _unless_swallowed(places: list[Mention], works: Cover) -> list[Mention]:
    """Leave out the regions inside names of projects, but for the chain that a name begins with: 云州市山口镇某某项目."""
    kept: list[Mention] = []
    for place in places:
        work = works.around(place.start, place.stop)
        if (
            work is None
            or _ends(work, place)
            or any(k.stop == place.start and k.start >= work.start for k in kept[-1:])
        ):
            kept.append(place)
    return kept


def _ends(work: Mention, place: Mention) -> bool:
    """Tell whether the name ends with brackets that begin with the place: 某某基地(某市), 某某项目(某市某镇)."""
    at = place.start - work.start
    if len(work.text) != work.stop - work.start or work.text[at - 1 : at] not in ("(", "（"):
        return False
    return work.text[-1] in ")）" and not _MARKS.search(work.text, at, len(work.text) - 1)


def _damaged(mention: Mention, damaged: list[Span]) -> bool:
    """Tell whether the mention touches one of the spans, which are in order and do not overlap."""
    i = bisect_left(damaged, (mention.stop,)) - 1
    return i >= 0 and damaged[i].touches(mention.start, mention.stop)


def _whole(work: Mention, park: Mention) -> bool:
    """Tell whether the project's name ends with the park's, or joins it with 暨 to more: then the page treats the park as a project."""
    if _ends(work, park):
        return False
    if work.start == park.start and work.text[park.stop - park.start :][:1] in ("(", "（", "暨"):
        return True
    return work.stop - park.stop <= 4 and work.start <= park.start
