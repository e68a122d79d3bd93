"""The commands for places: dates as people type them, links written, counted and asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import run
from kg.store import view
from tests.link.graphs import NAMES, fill


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_BASE", NAMES.base)
    fill(tmp_path / "store")
    return tmp_path / "store"


@pytest.mark.parametrize(
    ("date", "code"), [("2021", "140406"), ("2021-06", "140406"), ("2016-05-01", "140481"), ("1982", "142522")]
)
def test_a_place_of_a_year_a_month_or_a_day(date: str, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["place", "潞城市", "--date", date, "--format", "jsonl"]) == 0
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["code"], row["picked"]) == (code, True)
    if code == "140406":
        assert row["predecessors"] == ["140481"]
        assert "successor of 140481" in row["why"][0]


def test_a_day_before_the_table_begins_is_said_to_be_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["place", "潞城县", "--date", "1850"]) == 0
    printed = capsys.readouterr()
    assert "140425" not in printed.out
    assert "from 1980 on" in printed.err


@pytest.mark.parametrize("date", ["2021-13", "2021-02-30", "soon", "21", ""])
def test_an_impossible_date_is_wrong_usage(date: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["place", "潞城市", "--date", date]) == 2
    printed = capsys.readouterr()
    assert "is no date; write 2021, 2021-06 or 2021-06-30" in printed.err
    assert not printed.out


def test_links_are_written_anew_and_counted(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["link", "--store", str(store)]) == 0
    assert "links in the graph; generation" in capsys.readouterr().out
    with view(store) as graph:
        first = list(graph.lines())
        assert any("exactMatch> <http://www.wikidata.org/entity/Q166383>" in line for line in first)
    assert run(["link", "--store", str(store)]) == 0
    with view(store) as graph:
        assert list(graph.lines()) == first
    capsys.readouterr()
    assert run(["link", "--report", "--store", str(store)]) == 0
    counted = capsys.readouterr().out
    assert run(["link", "report", "--store", str(store)]) == 0
    assert capsys.readouterr().out == counted


def test_one_question_at_a_time(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = ["link", "--report", "--service", "http://127.0.0.1:9", "--store", str(store)]
    for words in (both, ["link", "--report", "places"], ["link", "--store", str(store), "report"]):
        assert run(words) == 2
        assert not capsys.readouterr().out


def test_a_service_by_the_short_way(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["link", "--service", "ftp://x", "--store", str(store)]) == 1
    assert "'ftp://x' is no web address" in capsys.readouterr().err
