"""The gazetteer against areacodes.csv, another party's account of the same history."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.knowledge.lexicon import read_table

FIRST, LAST = 1996, 2024
Row = tuple[str, str, int]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Knowledge().gazetteer


@pytest.fixture(scope="module")
def oracle(shared: Path) -> list[list[str]]:
    with (shared / "gazetteer" / "areacodes.csv").open(encoding="utf-8-sig") as file:
        return list(csv.reader(file))[1:]


def theirs(rows: list[list[str]]) -> set[Row]:
    return {
        (code, name, year)
        for code, _, _, name, _, _, start, stop, _ in rows
        for year in range(max(FIRST, int(start)), min(LAST + 1, int(stop or 9999)))
    }


def ours(gazetteer: Gazetteer) -> set[Row]:
    return {
        (unit.code, unit.name, year)
        for unit in gazetteer.units
        for year in range(max(FIRST, int(unit.start[:4] or 0)), min(LAST + 1, int(unit.stop[:4] or 9999)))
    }


def test_every_unit_in_every_year(gazetteer: Gazetteer, oracle: list[list[str]], cases: Path) -> None:
    they, we = theirs(oracle), ours(gazetteer)
    assert len(they & we) / len(they | we) >= 0.999
    listed = {
        (side, code, name, year)
        for side, code, name, first, last, _ in read_table(cases / "places" / "differences.tsv")
        for year in range(int(first), int(last) + 1)
    }
    found = {("oracle", *row) for row in they - we} | {("ours", *row) for row in we - they}
    assert found == listed


def test_every_succession(gazetteer: Gazetteer, oracle: list[list[str]]) -> None:
    expected = {
        (code, name, int(stop)): {c for c in after.split(";") if c and "[" not in c}
        for code, _, _, name, _, _, _, stop, after in oracle
        if stop
    }
    differing = [
        (unit.code, unit.name, unit.successors, expected[key])
        for unit in gazetteer.units
        if unit.stop and FIRST <= int(unit.stop[:4]) <= LAST
        for key in [(unit.code, unit.name, int(unit.stop[:4]))]
        if expected.get(key) and set(unit.successors) != expected[key]
    ]
    assert differing == []
