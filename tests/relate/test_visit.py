"""Claims of kg.relate.visit: cases in tests/cases/visit/journeys.tsv."""

from __future__ import annotations

import pytest

from kg.recognise import mechanisms
from kg.relate import visit
from tests.relate.families import KNOWLEDGE, page, rows, shown

CASES = rows("visit", "journeys")


@pytest.mark.parametrize(("source", "topic", "expected", "why"), CASES, ids=[c[0][:24] for c in CASES])
def test_claims(source: str, topic: str, expected: str, why: str) -> None:
    found = page(source, topic, mechanisms.find)
    assert shown(list(visit.claims(found, KNOWLEDGE))) == expected, why
