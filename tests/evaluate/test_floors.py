"""The floors under the score on each gold set: held, and never lowered."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.evaluate import Report, errors
from kg.knowledge import Knowledge
from scripts.gold import FLOORS, gold_sets
from scripts.rules import TABLE, raised, table

_SETS = {s.name: s for s in gold_sets()}


@pytest.fixture(scope="module")
def reports(top: Path) -> dict[str, Report]:
    knowledge = Knowledge(top / "seeds")
    return {name: s.measure(knowledge) for name, s in _SETS.items() if s.present}


@pytest.mark.parametrize("name", _SETS)
def test_floor(name: str, reports: dict[str, Report]) -> None:
    if name not in reports:
        pytest.skip(f"the pages or the gold of {name!r} are absent")
    reached, floor = reports[name].total.relaxed, _SETS[name]
    told = "\n".join(errors(reports[name]))[-4000:]
    assert reached.f1 >= floor.f1, told
    assert reached.precision >= floor.precision, told


def test_rule_precision_is_what_is_measured(reports: dict[str, Report]) -> None:
    if reports.keys() != _SETS.keys():
        pytest.skip("a gold set is absent")
    assert TABLE.read_text("utf-8") == table(reports), "run python scripts/rules.py"


def test_floors_only_rise(top: Path) -> None:
    now = tomllib.loads(FLOORS.read_text("utf-8"))
    for commit, before in _history(top):
        for name, floor in before.items():
            assert now[name]["f1"] >= floor["f1"], (commit, name)
            assert now[name]["precision"] >= floor["precision"], (commit, name)


def _history(top: Path) -> Iterator[tuple[str, dict[str, dict[str, float]]]]:
    path = FLOORS.relative_to(top).as_posix()
    log = subprocess.run(
        ["git", "log", "--format=%H", "--", path], cwd=top, capture_output=True, text=True, check=False
    )
    if log.returncode:
        pytest.skip("needs a git checkout")
    for commit in log.stdout.split():
        shown = subprocess.run(
            ["git", "show", f"{commit}:{path}"], cwd=top, capture_output=True, text=True, check=False
        )
        if shown.returncode == 0:
            yield commit, tomllib.loads(shown.stdout)


def test_raising_never_lowers(reports: dict[str, Report]) -> None:
    high = FLOORS.read_text("utf-8").replace("f1 = 0", "f1 = 1")
    assert raised(high, reports).count("f1 = 1") == high.count("f1 = 1")
