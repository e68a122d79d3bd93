"""usedBy: cases in tests/cases/mechanism/users.tsv."""

from __future__ import annotations

import pytest

from kg.recognise.mechanisms import find as mechanisms
from kg.relate.mechanism import claims as mechanism
from tests.relate.families import KNOWLEDGE, page, rows, shown

CASES = rows("mechanism", "users")


@pytest.mark.parametrize(("source", "topic", "expected", "why"), CASES, ids=[c[0][:24] for c in CASES])
def test_users(source: str, topic: str, expected: str, why: str) -> None:
    found = page(source, topic, mechanisms.find)
    assert shown(list(mechanism.claims(found, KNOWLEDGE))) == expected, why


def test_quote_states_it() -> None:
    found = page("〔岚桥县〕成立招商引资工作专班,推行“七日办结”。", "", mechanisms.find)
    quotes = [c.quote.of(found.text.text) for c in mechanism.claims(found, KNOWLEDGE)]
    assert quotes == ["成立招商引资工作专班", "推行“七日办结”"]
