"""Names of companies: cases in tests/cases/companies/names.tsv."""

from __future__ import annotations

import pytest

from kg.model import Kind
from tests.recognise.naming import cases, mentions


@pytest.mark.parametrize(("text", "names", "why"), list(cases("companies")))
def test_names(text: str, names: list[str], why: str) -> None:
    found = mentions(text, Kind.COMPANY)
    assert list(dict.fromkeys(m.text for m in found)) == names, why


def test_of_two_short_names_at_one_place_the_longer_counts() -> None:
    text = "瑞珂董事长张明到会。瑞珂电子董事长李平也到会。会后瑞珂电子将扩产。"
    found = [m.text for m in mentions(text, Kind.COMPANY)]
    assert found == ["瑞珂", "瑞珂电子", "瑞珂电子"]
