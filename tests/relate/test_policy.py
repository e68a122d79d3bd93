"""Claims of kg.relate.policy: cases in tests/cases/policy/issuers.tsv."""

from __future__ import annotations

import pytest

from kg.recognise import policies
from kg.relate import policy
from tests.relate.families import KNOWLEDGE, page, rows, shown

CASES = rows("policy", "issuers")


@pytest.mark.parametrize(("source", "topic", "expected", "why"), CASES, ids=[c[0][:24] for c in CASES])
def test_claims(source: str, topic: str, expected: str, why: str) -> None:
    found = page(source, topic, policies.find)
    assert shown(list(policy.claims(found, KNOWLEDGE))) == expected, why
