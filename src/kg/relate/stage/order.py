"""The order of stages, and a claim of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.model import Claim, Mention
from kg.relate.page import Page
from kg.relate.stage.date import date_of
from kg.text.span import Span

ORDER = ("planned", "negotiating", "signed", "started", "construction", "completed", "operating")
_DATED = frozenset(("signed", "started", "completed", "operating"))
"""The stages that begin on a day; the others last."""
BEGUN = ORDER.index("started")
_INTENT = re.compile("[^,，。;；、和与及]{0,8}意向")
"""After what is signed: an agreement of intent, which is no contract."""

_OF_INTENT = re.compile("[”」]?的?(?:投资|合作)?意向(?:性)?(?:投资|合作)?协议")
"""The same between the project and what is said of it: 甲基地|意向协议|签约."""


class Stated(NamedTuple):
    """A stage and the words that state it, `[start, stop)`."""

    stage: str
    start: int
    stop: int


def furthest(told: Iterable[Stated]) -> Stated | None:
    """Give the furthest of the stages, the first of those that are as far; None where nothing is told."""
    return max(told, key=lambda s: ORDER.index(s.stage), default=None)


def claim(page: Page, project: Mention, stage: str, quote: Span, rule: str, sentence: Span) -> Claim:
    """Give the claim that `project` has reached `stage`, dated where its sentence dates it."""
    text = page.text.text
    intent = _INTENT.match(text, quote.stop) or _OF_INTENT.match(text, project.stop, quote.stop)
    if stage == "signed" and intent is not None:
        stage = "negotiating"
    date = date_of(page, project, sentence.start, quote.stop) if stage in _DATED else None
    return Claim("stage", project, quote, rule, value=stage, date=date)
