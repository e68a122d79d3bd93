"""Lists by counties: where the projects beside it begin with counties of a city, a name that is a common word begins with one too."""

from __future__ import annotations

import re

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.relate.places import completed, under

_LINE = re.compile("[至到—–~]")
"""In the name of a line, which begins with the county of one end."""
_REACH = 160
"""So many characters to both sides of a project its neighbours are looked at."""
_LEAST = 2
"""So many other projects of the list begin with a county of the city."""


def county_of_row(page: Page, project: Mention, above: Mention | None, knowledge: Knowledge) -> Mention | None:
    """Give the county of the city `above` that a project's name begins with by a name that is another word as well (和平, 太和), beside projects that begin with its other counties."""
    code = str(above.value or "") if above is not None and above.kind is Kind.REGION else ""
    if above is None or not code.endswith("00") or code.endswith("0000") or _LINE.search(project.text):
        return None
    county = _county(page, project, code, knowledge)
    if county is None:
        return None
    sure, likely = _heads(page, project, above, code, knowledge)
    if not sure - {county.value} or len((sure | likely) - {county.value}) < _LEAST:
        return None
    return completed(county, knowledge.gazetteer, page)


def _county(page: Page, project: Mention, code: str, knowledge: Knowledge) -> Mention | None:
    """Give the one county of the city of `code` by whose name a project's begins."""
    name = page.text.text[project.start : project.stop]
    city = knowledge.gazetteer.unit(code)
    if city is not None and name.startswith(city.name):
        return None
    for size in (3, 2):
        codes = [
            c
            for c in knowledge.gazetteer.forms().get(name[:size], ())
            if c[:4] == code[:4]
            and c != code
            and any(unit.valid(page.date) or not unit.stop for unit in knowledge.gazetteer.history(c))
        ]
        if len(codes) == 1 and len(name) > size + 2:
            return Mention(Kind.REGION, project.start, project.start + size, name[:size], codes[0])
    return None


def _heads(
    page: Page, project: Mention, above: Mention, code: str, knowledge: Knowledge
) -> tuple[set[str | None], set[str | None]]:
    """Give the codes of the counties of `above` that other projects of the same list begin with: those that are regions of the page, and all by their forms."""
    sentence = page.sentence_at(project.start)
    low, high = max(sentence.start, project.start - _REACH), min(sentence.stop, project.stop + _REACH)
    others = {p.start: p for p in page.within(low, high, Kind.PROJECT) if p.start != project.start}
    regions = page.within(low, high, Kind.REGION)
    sure = {m.value for m in regions if m.start in others and m.value and under(m, above)}
    likely = {county.value for p in others.values() if (county := _county(page, p, code, knowledge)) is not None}
    return {str(c) for c in sure}, {str(c) for c in likely}
