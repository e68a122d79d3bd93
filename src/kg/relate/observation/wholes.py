"""What the claims of a page say of one another: a count told again is no other place's, a smaller one of the same name is a part."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from sys import maxsize

from kg.model import Claim
from kg.relate.home.codes import code_or_name
from kg.relate.page import Page

_LISTED = 40
"""Characters before a quote in which a place makes the figure its own."""
_ROUND = 0.015
"""By how much a round figure may differ from the exact one."""
_ABOUT = re.compile("超过?|近|逾|约|突破|余|多")
_FEW = 5
"""So few projects may be as many in two places."""
_APART = frozenset(("plannedProjects", "allProjects", "keyProjects"))
"""Counts of which a page has several, by their verb or rank."""
_BEGUN = re.compile("签约[、和及]?开工|开工[、和及]?签约")
"""What says of projects in one breath that they were signed and begun."""
_REACHED = ("signed", "started", "construction", "completed", "operating")
"""Stages at which key projects may be told of elsewhere."""
_PARTS = 12
"""So many parts at most are added up, and so many figures at most are near enough to be the same."""


def apart(page: Page, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give the claims, in their order, but not those of figures told again of another place, nor those of parts, nor sums of these."""
    found = list(claims)
    counts: dict[tuple[str, str, object], list[tuple[float, int]]] = defaultdict(list)
    told: dict[tuple[str, object], str] = {}
    dropped: set[int] = set()
    for i, claim in enumerate(found):
        if not (claim.indicator or "").endswith(("Projects", "Investment")) or not isinstance(claim.value, int | float):
            continue
        owner = code_or_name(claim.subject)
        first = told.setdefault((claim.indicator or "", claim.value), owner)
        many = claim.unit not in ("project", "company") or claim.value >= _FEW
        if first != owner and many and not _named(page, claim):
            dropped.add(i)
            continue
        if _BEGUN.search(claim.quote.of(page.text.text)) and ("allProjects", claim.value) in told:
            if claim.indicator != "allProjects":
                dropped.add(i)
            continue
        group = counts[owner, f"{claim.indicator} {claim.unit}", claim.period]
        dropped |= _parts(page, found, group, i)
        insort(group, (_value(claim), i))
    for group in counts.values():
        dropped |= _added_up(group)
    below = _sums_below(page, found, dropped)
    yield from _staged(claim for i, claim in enumerate(found) if i not in dropped and i not in below)


def _staged(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give the claims without counts of key projects that are told elsewhere at a stage, of which the sum behind such a count is then."""
    found = list(claims)
    stages: dict[tuple[str, object], str] = {}
    for claim in found:
        stage = (claim.indicator or "").removesuffix("Projects")
        if stage in _REACHED and isinstance(claim.value, int) and claim.value >= _FEW:
            stages.setdefault((code_or_name(claim.subject), claim.value), stage)
    again: str | None = None
    for claim in found:
        if claim.indicator == "keyProjects":
            again = stages.get((code_or_name(claim.subject), claim.value))
            if again is not None:
                continue
        elif claim.indicator == "keyInvestment" and again is not None:
            if all(other.indicator != f"{again}Investment" or other.subject != claim.subject for other in found):
                yield replace(claim, indicator=f"{again}Investment")
            continue
        elif (claim.indicator or "").endswith("Projects"):
            again = None
        yield claim


def _parts(page: Page, found: Sequence[Claim], group: Sequence[tuple[float, int]], at: int) -> set[int]:
    """Give which of the claims `group`, in the order of their values, and of the one `at` are parts of the greatest, or say it in a round figure."""
    claim, value = found[at], _value(found[at])
    near = _near(group, value)
    if near and claim.unit != "project":
        rounded = {i for i in near if _ABOUT.search(found[i].quote.of(page.text.text))}
        return rounded or ({at} if _ABOUT.search(claim.quote.of(page.text.text)) else set())
    if group and group[-1][0] > value:
        whole = claim.indicator in _APART or claim.period is None or _placed(page, claim)
        return set() if whole else {at}
    return set()


def _near(group: Sequence[tuple[float, int]], value: float) -> list[int]:
    """Give those of a group that may say `value` in a rounder or a more exact figure, the nearest below and above it."""
    low, high = bisect_left(group, (value, -1)), bisect_right(group, (value, maxsize))
    around = (*group[max(0, low - _PARTS) : low], *group[high : high + _PARTS])
    return [i for told, i in around if abs(told - value) <= value * _ROUND]


def _added_up(group: Sequence[tuple[float, int]]) -> set[int]:
    """Give which of the claims `group`, in the order of their values, add up to the greatest of them, two or all of them."""
    whole = group[-1][0]
    rest = [(value, i) for value, i in group if value < whole]
    if not 1 < len(rest) < _PARTS:
        return set()
    if sum(value for value, _ in rest) == whole:
        return {i for _, i in rest}
    return {i for value, i in rest for other, j in rest if i != j and value + other == whole}


def _sums_below(page: Page, found: Sequence[Claim], dropped: set[int]) -> set[int]:
    """Give the sums and rates that a sentence tells of a count that is dropped, up to its next count."""
    below: set[int] = set()
    starts = [s.start for s in page.sentences]
    for before, i in pairwise(range(len(found))):
        counted = (found[i].indicator or "").endswith("Projects")
        of_part = before in below or (before in dropped and (found[before].indicator or "").endswith("Projects"))
        if of_part and not counted and _sentence(starts, found[before]) == _sentence(starts, found[i]):
            below.add(i)
    return below


def _placed(page: Page, claim: Claim) -> bool:
    """Tell whether the clause of a claim begins anew with its place, named or pointed to."""
    low = max(page.text.text.rfind(mark, 0, claim.quote.start) for mark in ",，。;；\n") + 1
    places = page.places(min(low, claim.quote.start), claim.quote.stop)
    return any(code_or_name(place) == code_or_name(claim.subject) for place in places)


def _named(page: Page, claim: Claim) -> bool:
    """Tell whether the place of a claim stands right before its figure, or in its quote."""
    owner = claim.subject
    near = max(claim.quote.start - _LISTED, page.text.text.rfind("。", 0, claim.quote.start))
    return not owner.implied and near <= owner.start < claim.quote.stop


def _value(claim: Claim) -> float:
    return claim.value if isinstance(claim.value, int | float) else 0


def _sentence(starts: Sequence[int], claim: Claim) -> int:
    return bisect_right(starts, claim.quote.stop - 1)
