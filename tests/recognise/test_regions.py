"""Names of regions: cases in tests/cases/regions/names.tsv."""

from __future__ import annotations

import pytest

from kg.model import Kind
from tests.recognise.naming import cases, mentions


@pytest.mark.parametrize(("text", "names", "why"), list(cases("regions")))
def test_names(text: str, names: list[str], why: str) -> None:
    found = mentions(text, Kind.REGION)
    assert [m.text for m in found] == names, why


def test_of_two_former_units_the_one_in_use_last_is_meant() -> None:
    """子长县 was 612623 until 1996 and 610623 until it became a city in 2019."""
    assert [m.value for m in mentions("子长县举行项目集中签约仪式。", Kind.REGION)] == ["610623"]
