"""`kg evaluate`: from pages, from a file of facts; tables, JSON, a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import run


@pytest.fixture
def gold(cases: Path) -> str:
    return str(cases / "evaluate" / "gold.jsonl")


@pytest.fixture
def found(cases: Path) -> str:
    return str(cases / "evaluate" / "found.jsonl")


def test_tables_and_errors(gold: str, found: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", gold, "--found", found, "--errors"]) == 0
    out = capsys.readouterr().out
    assert "relaxed micro P 0.714 R 0.833 F1 0.769 on 6 gold facts\n- 001" in out


def test_json(gold: str, found: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", gold, "--found", found, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["relaxed"]["ALL"]["predicted"] == 7


def test_pages_and_report(top: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = top / "seeds" / "articles" / "101_signing_ceremony.txt"
    report = tmp_path / "report.html"
    assert run(["evaluate", str(top / "tests/gold/articles.jsonl"), str(page), "--html", str(report)]) == 0
    printed = capsys.readouterr()
    assert f"kg: wrote {report}" in printed.err
    assert "弋阳县" in report.read_text("utf-8")


@pytest.mark.parametrize(
    "arguments", [["none.jsonl"], ["GOLD", "--found", "none.jsonl"], ["GOLD", "--html", "no/such/x.html"]]
)
def test_what_cannot_be_read_or_written_is_told(
    gold: str, found: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    line = [gold if word == "GOLD" else word for word in arguments]
    assert run(["evaluate", *line, *([] if "--found" in line else ["--found", found])]) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith(
        ("kg: none.jsonl: cannot be read", "kg: none.jsonl: cannot read", "kg: no/such/x.html")
    )
    assert not printed.out


@pytest.mark.parametrize(
    ("facts", "told"), [("\n", "holds no gold facts"), (None, "has facts of 001, 002 …, and no page read is called so")]
)
def test_what_compares_nothing_is_told(
    facts: str | None, told: str, gold: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "other.txt"
    page.write_text("弋阳高新区的澜川铜板带项目总投资12亿元。", "utf-8")
    (tmp_path / "gold.jsonl").write_text(facts or Path(gold).read_text("utf-8"), "utf-8")
    assert run(["evaluate", str(tmp_path / "gold.jsonl"), str(page)]) == 1
    printed = capsys.readouterr()
    assert told in printed.err
    assert not printed.out


def test_a_refused_page_is_listed_and_the_rest_counts(
    gold: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "001.txt").write_text("弋阳高新区的澜川铜板带项目总投资12亿元。", "utf-8")
    (tmp_path / "002.txt").write_bytes(b"")
    assert run(["evaluate", gold, str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert "002.txt" in printed.err
    assert "on 6 gold facts" in printed.out
