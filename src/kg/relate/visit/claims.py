"""visited: journeys made to attract investment, and companies that came to look.

Outward: 赴广东、浙江等地考察招商, a meeting held to attract investment elsewhere (在广州举办推介会). Inward: 邀请…来…考察,
会见…一行. The traveller is the acting region; a journey inside it, or for inspection, is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Claim
from kg.relate.page import Page
from kg.relate.visit import inward, outward
from kg.relate.visit.goals import region_of
from kg.relate.visit.words import words


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give one claim for each journey, at its first place. Raises DataError where `visit_words.tsv` is broken."""
    table = words(knowledge)
    seen: set[tuple[str, str]] = set()
    for sentence in page.sentences:
        if not table.trigger.search(page.text.text, sentence.start, sentence.stop):
            continue
        for told in (*outward.claims(page, knowledge, sentence, table), *inward.claims(page, sentence)):
            traveller, goal = region_of(page, knowledge, told.subject), region_of(page, knowledge, told.object)
            if traveller is None or goal is None:
                continue
            pair = (traveller.text, goal.text)
            if pair not in seen and pair[0] != pair[1]:
                seen.add(pair)
                yield replace(told, subject=traveller, object=goal)
