"""Parks: told from divisions, held by the division that their name or the text names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.knowledge import Knowledge
from kg.knowledge.places_parks import park

KNOWLEDGE = Knowledge()
LINES = (Path(__file__).resolve().parents[1] / "cases" / "places" / "parks.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("name", "date", "near", "kind", "level", "held"), ROWS)
def test_park(name: str, date: str, near: str, kind: str, level: str, held: str) -> None:
    found = park(KNOWLEDGE, name, dt.date.fromisoformat(date) if date else None, near.split())
    assert found is not None
    assert (found.kind, found.level) == (kind, level)
    assert ("|".join(c.unit.code for c in found.held) or "-") == held
    assert found.why


@pytest.mark.parametrize("name", ["潞城区", "浦东新区", "滨海新区", "某公司", "壶关县", ""])
def test_divisions_and_others_are_no_parks(name: str) -> None:
    assert park(KNOWLEDGE, name, dt.date(2024, 1, 1)) is None


def test_two_rivers_became_a_division() -> None:
    assert park(KNOWLEDGE, "两江新区", dt.date(2025, 11, 7)) is None
    assert park(KNOWLEDGE, "两江新区", dt.date(2025, 11, 5)) is not None
