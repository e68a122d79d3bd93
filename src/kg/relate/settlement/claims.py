"""Where parks and companies lie."""

from __future__ import annotations

from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Claim
from kg.relate.location.doubt import borne_out
from kg.relate.page import Page
from kg.relate.settlement import firms, lists, parks, seen, told


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give locatedIn claims of parks and companies."""
    yield from borne_out(page, parks.claims(page, knowledge))
    yield from firms.claims(page)
    yield from lists.claims(page)
    yield from told.claims(page)
    yield from seen.claims(page)
