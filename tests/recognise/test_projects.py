"""Names of projects: cases in tests/cases/projects/names.tsv."""

from __future__ import annotations

import pytest

from kg.model import Kind
from kg.recognise.projects.describing import BARE, COMMON
from kg.recognise.projects.names import WEAK
from tests.recognise.naming import cases, mentions


@pytest.mark.parametrize(("text", "names", "why"), list(cases("projects")))
def test_names(text: str, names: list[str], why: str) -> None:
    found = mentions(text, Kind.PROJECT)
    assert [("~" if m.unit in (WEAK, COMMON, BARE) else "") + m.text for m in found] == names, why
