"""Relate: mentions → facts. Context first, then one module per family, then one name per thing and one record per fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Claim, Extraction, Mention, Text, Trace
from kg.relate import division, industry, policy
from kg.relate.agreement import claims as agreement
from kg.relate.context import page_of
from kg.relate.gather import Gathered
from kg.relate.investor import claims as investor
from kg.relate.location import claims as location
from kg.relate.measure import claims as measure
from kg.relate.mechanism import claims as mechanism
from kg.relate.observation import claims as observation
from kg.relate.official import claims as official
from kg.relate.page import Page
from kg.relate.settlement import claims as settlement
from kg.relate.stage import claims as stage
from kg.relate.visit import claims as visit

FAMILIES = (
    location,
    settlement,
    division,
    investor,
    measure,
    stage,
    agreement,
    observation,
    mechanism,
    policy,
    official,
    visit,
    industry,
)


def relate(text: Text, mentions: tuple[Mention, ...], knowledge: Knowledge) -> Extraction:
    """Give what the page says: a pure function of text, mentions and tables. Raises DataError for a broken table."""
    page = page_of(text, mentions, knowledge)
    claims = [_stripped(page, claim) for claim in _claims(page, knowledge)]
    return Gathered(page, claims).extraction()


def trace(text: Text, mentions: tuple[Mention, ...], knowledge: Knowledge) -> list[Trace]:
    """Give what `relate` does, sentence by sentence, for writers of rules. Raises DataError for a broken table."""
    page = page_of(text, mentions, knowledge)
    gathered = Gathered(page, [_stripped(page, claim) for claim in _claims(page, knowledge)])
    gathered.extraction()
    refused = {id(claim): reason for claim, reason in gathered.refused}
    rows = []
    for sentence in page.sentences:
        here = [c for c in gathered.claims if sentence.start <= c.quote.start < sentence.stop]
        rows.append(
            Trace(
                sentence,
                tuple(page.within(sentence.start, sentence.stop)),
                tuple(c for c in here if id(c) not in refused),
                tuple((c, refused[id(c)]) for c in here if id(c) in refused),
            )
        )
    return rows


def _claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    for family in FAMILIES:
        yield from family.claims(page, knowledge)


def _stripped(page: Page, claim: Claim) -> Claim:
    start, stop = claim.quote
    text = page.text.text
    while start < stop and text[start] in " \t\n\r  ,，、。;；:：":
        start += 1
    while stop > start and text[stop - 1] in " \t\n\r  ,，、。;；:：":
        stop -= 1
    return claim if (start, stop) == claim.quote else replace(claim, quote=type(claim.quote)(start, stop))
