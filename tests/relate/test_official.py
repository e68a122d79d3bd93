"""Claims of kg.relate.official: cases in tests/cases/official/offices.tsv."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.recognise import persons
from kg.relate.official import claims as official
from tests.relate.families import KNOWLEDGE, page, rows, shown

CASES = rows("official", "offices")


@pytest.mark.parametrize(("source", "topic", "expected", "why"), CASES, ids=[c[0][:24] for c in CASES])
def test_claims(source: str, topic: str, expected: str, why: str) -> None:
    found = page(source, topic, persons.find)
    assert shown(list(official.claims(found, KNOWLEDGE))) == expected, why


@example("任、、县长")
@example("任主主县长")
@given(st.text(alphabet="〔〕岚桥县委书记副长、兼,。市李明国主任党工管会局招商〖〗经开区 ", max_size=80))
def test_any_text(source: str) -> None:
    found = page(source, "〔岚桥县〕", persons.find)
    for claim in official.claims(found, KNOWLEDGE):
        assert claim.object is not None and claim.value
        quote = claim.quote.of(found.text.text)
        assert quote.endswith(claim.subject.text) or quote.startswith(claim.subject.text)
