"""Stages in plans and reports to come: what a plan says in bare verbs (建成A, B开工建设, 力争C通车) is an aim, not a deed.

An aim to finish a work tells that it is going on, an aim to begin it that it is planned; where the sentence says that it will be built (将), it
is planned either way. Convention of the annotation guide's readers for government reports.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Claim
from kg.relate.page import Page

_WILL = re.compile(r"将(?![近军])|未来")
_AIM = {"started": "planned", "completed": "construction", "operating": "construction"}
"""What a stage comes to that is only aimed at."""
_LISTED = re.compile(r"(?:开工|在建|续建|竣工|投产|签约|建设)(?:的)?[^,，。;；、]{0,6}(?:项目|工程)\Z")
"""The end of a quote that names the kind of projects that a list is of: 等一批新开工项目."""
_TOLD = frozenset(("stage/before", "stage/after", "stage/list", "stage/continued"))


def aimed_at(page: Page, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give the claims, those of plans with the stage that an aim comes to; what is hoped to be signed is left out."""
    coming = page.plans
    starts = [plan.start for plan in coming]
    for claim in claims:
        at = bisect_right(starts, claim.quote.start) - 1
        if (
            at < 0
            or claim.quote.start >= coming[at].stop
            or claim.rule not in _TOLD
            or (claim.rule == "stage/list" and _LISTED.search(page.text.text, *claim.quote))
        ):
            yield claim
        elif claim.value in _AIM:
            will = _WILL.search(page.text.text, coming[at].start, claim.quote.start) is not None
            yield replace(claim, value="planned" if will else _AIM[str(claim.value)], date=None)
        elif claim.value != "signed":
            yield claim
