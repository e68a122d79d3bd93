"""Claims of kg.relate.official: cases in tests/cases/official/offices.tsv."""

from __future__ import annotations

import pytest

from kg.recognise import persons
from kg.relate import official
from tests.relate.families import KNOWLEDGE, page, rows, shown

CASES = rows("official", "offices")


@pytest.mark.parametrize(("source", "topic", "expected", "why"), CASES, ids=[c[0][:24] for c in CASES])
def test_claims(source: str, topic: str, expected: str, why: str) -> None:
    found = page(source, topic, persons.find)
    assert shown(list(official.claims(found, KNOWLEDGE))) == expected, why
