"""When a project reached its stage: the table of cases."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.knowledge import Knowledge
from kg.model import Document
from kg.recognise import recognise
from kg.relate import relate
from kg.repair import repair

CASES = Path(__file__).parents[1] / "cases" / "stage" / "dates.tsv"
KNOWLEDGE = Knowledge()


def cases() -> list[list[str]]:
    rows = [line.split("\t") for line in CASES.read_text("utf-8").splitlines()]
    return [row for row in rows if not row[0].startswith("#")]


@pytest.mark.parametrize("row", cases(), ids=lambda row: row[-1])
def test_a_stage_has_the_date_of_its_sentence(row: list[str]) -> None:
    text, date, stage, wanted, _ = row
    page = repair(Document(id="case", text=text.replace("¶", "\n"), date=dt.date.fromisoformat(date)), KNOWLEDGE)
    facts = [f for f in relate(page, recognise(page, KNOWLEDGE), KNOWLEDGE).facts if f.relation == "stage"]
    assert [(f.value, f.date or "-") for f in facts] == [(stage, wanted)]
