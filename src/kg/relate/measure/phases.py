"""Figures of a phase, which are the project's where the page gives none of the whole: 一期投资8000万元, 一期占地30亩."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.model import Claim
from kg.relate.measure.words import PHASED


def settled(found: Sequence[Claim]) -> Iterator[Claim]:
    """Give the claims of `found` without those of a phase whose project has one of the whole, and without the land of several phases."""
    whole = {(c.relation, c.subject.text) for c in found if c.rule != PHASED}
    lands = Counter(c.subject.text for c in found if c.rule == PHASED and c.relation == "landArea")
    whole |= {("landArea", name) for name, phases in lands.items() if phases > 1}
    for claim in found:
        if claim.rule != PHASED:
            yield claim
        elif (claim.relation, claim.subject.text) not in whole:
            whole.add((claim.relation, claim.subject.text))
            yield claim
