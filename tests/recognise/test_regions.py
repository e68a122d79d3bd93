"""Names of regions: cases in tests/cases/regions/names.tsv."""

from __future__ import annotations

import pytest

from kg.model import Kind
from tests.recognise.naming import cases, mentions


@pytest.mark.parametrize(("text", "names", "why"), list(cases("regions")))
def test_names(text: str, names: list[str], why: str) -> None:
    found = mentions(text, Kind.REGION)
    assert [m.text for m in found] == names, why
