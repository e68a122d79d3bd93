"""Claims of kg.relate.visit: cases in tests/cases/visit/journeys.tsv."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.recognise.mechanisms import find as mechanisms
from kg.relate.visit import claims as visit
from tests.relate.families import KNOWLEDGE, page, rows, shown

CASES = rows("visit", "journeys")


@pytest.mark.parametrize(("source", "topic", "expected", "why"), CASES, ids=[c[0][:24] for c in CASES])
def test_claims(source: str, topic: str, expected: str, why: str) -> None:
    found = page(source, topic, mechanisms.find)
    assert shown(list(visit.claims(found, KNOWLEDGE))) == expected, why


@given(st.text(alphabet="赴到〔〕上海岚桥县〘金荷集团〙考察招商、,。来一行会见举办推介会在", max_size=80))
def test_any_text(source: str) -> None:
    found = page(source, "〔岚桥县〕", mechanisms.find)
    for claim in visit.claims(found, KNOWLEDGE):
        assert claim.relation == "visited" and claim.object is not None
        assert 0 <= claim.quote.start < claim.quote.stop <= len(found.text.text)
