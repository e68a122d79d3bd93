"""When a project reached its stage: the date that its sentence gives."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.page import Page

_NOT_DATED = re.compile(r"以来|截至|截止|起|至今|目前|计划")
_EDGE = re.compile("年[底末初]")
"""The edge of a year, which dates by the year alone."""


def date_of(page: Page, project: Mention | None, start: int, stop: int) -> str | None:
    """Give the last date between `start` and `stop` as year, month or day; None for stretches like 今年以来. A date in the name is none."""
    text = page.text.text
    dates = [
        d
        for d in page.within(start, stop, Kind.DATE)
        if isinstance(d.value, str)
        and not (project is not None and project.start <= d.start < project.stop)
        and not _NOT_DATED.match(text, d.stop)
        and not _NOT_DATED.search(d.text)
    ]
    if not dates:
        return None
    first, _, last = str(dates[-1].value).partition("/")
    if first == last:
        return first
    if first[:7] == last[:7]:
        return first[:7]
    whole = first.endswith("-01-01") and last.endswith("-12-31")
    return first[:4] if first[:4] == last[:4] and (whole or _EDGE.search(dates[-1].text)) else None
