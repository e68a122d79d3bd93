"""What a person types, and what comes back: output, messages, exit status."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import run
from tests.query.graph import build


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, top: Path) -> str:
    root = tmp_path_factory.mktemp("cli") / "store"
    build(root, top)
    return str(root)


@pytest.fixture
def article(top: Path) -> str:
    return str(top / "seeds" / "articles" / "104_frontline_service.txt")


def typed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), "utf-8")
    monkeypatch.setattr(sys, "stdin", stream)


def test_build_prints_a_summary(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", article, "--store", str(tmp_path), "--workers", "1"]) == 0
    out = capsys.readouterr().out
    for word in ("documents", "facts", "quads", "seconds", "generation"):
        assert f"\n{word} " in out


def test_build_lists_what_it_refuses(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert run(["build", article, str(empty), "--store", str(tmp_path / "store"), "--workers", "1"]) == 1
    printed = capsys.readouterr()
    assert f"kg: refused {empty}: the file is empty" in printed.err
    assert "documents      1" in printed.out


def test_a_build_of_nothing_keeps_the_graph(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(tmp_path / "store")
    assert run(["build", article, "--store", store, "--workers", "1"]) == 0
    assert run(["build", str(tmp_path / "none.txt"), "--prune", "--store", store]) == 1
    printed = capsys.readouterr()
    assert "no such file" in printed.err
    assert "no page could be read" in printed.err
    assert run(["facts", "--store", store]) == 0
    assert capsys.readouterr().out


def test_build_refuses_a_broken_ledger(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = tmp_path / "ledger.csv"
    ledger.write_text("decision,left,relation,right,reason\nmaybe,company/a,,company/b,\n", "utf-8")
    assert run(["build", article, "--store", str(tmp_path / "store"), "--ledger", str(ledger)]) == 1
    assert f"{ledger}:2" in capsys.readouterr().err
    assert not (tmp_path / "store" / "current").exists()


def test_facts_of_a_page(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", article]) == 0
    text = Path(article).read_text("utf-8")
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert records
    for record in records:
        assert text[record["start"] : record["end"]] == record["quote"]
        assert {"doc", "relation", "subject", "subject_type", "rule", "confidence"} <= record.keys()


def test_facts_of_a_graph(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", "--store", store]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 26


def test_mentions_of_stdin(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = "长治市潞城区项目总投资4.6亿元。"
    typed(text, monkeypatch)
    assert run(["mentions", "-"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(list(r) == ["doc", "kind", "start", "end", "text", "value", "unit"] for r in records)
    (money,) = [r for r in records if r["kind"] == "Money"]
    assert (text[money["start"] : money["end"]], money["value"], money["unit"]) == ("4.6亿元", 460000000, "CNY")


def test_mentions_of_json_lines_keep_their_ids(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed('{"id":"x","text":"潞城区","date":"2021-12-30"}\n{"id":"y","text":"壶关县"}\n', monkeypatch)
    assert run(["mentions", "-"]) == 0
    assert {json.loads(line)["doc"] for line in capsys.readouterr().out.splitlines()} == {"x", "y"}


def test_repair(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed("项(xiàng)目(mù)开工。", monkeypatch)
    assert run(["repair", "-"]) == 0
    assert "项目开工" in capsys.readouterr().out
    typed("项(xiàng)目(mù)开工。", monkeypatch)
    assert run(["repair", "-", "--explain"]) == 0
    for line in capsys.readouterr().out.splitlines():
        assert {"doc", "kind", "start", "stop", "before", "after", "why"} <= json.loads(line).keys()


@pytest.mark.parametrize("options", [[], ["--explain"]])
def test_repair_of_a_lone_surrogate_prints_it_as_an_escape(options: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    page.write_text('{"id": "a", "text": "a \\ud83d 項(xiàng)目 \\ude00."}\n', "utf-8")
    done = subprocess.run([sys.executable, "-m", "kg", "repair", str(page), *options], capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""
    out = done.stdout.decode("utf-8")
    if options:
        assert [json.loads(line)["kind"] for line in out.splitlines()] == ["script", "gloss"]
    else:
        assert out == "a \\ud83d 项目 \\ude00.\n"


def test_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["place", "潞城区", "--format", "jsonl"]) == 0
    assert [json.loads(line)["code"] for line in capsys.readouterr().out.splitlines()] == ["140406"]
    assert run(["place", "无此地名", "--format", "jsonl"]) == 0
    assert capsys.readouterr().out == ""


def test_query(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["query", "projects-by-county", "-p", "within=清河市", "--store", store]) == 0
    assert "云岭光伏组件项目" in capsys.readouterr().out
    assert run(["query", "--list"]) == 0
    assert "projects-by-county" in capsys.readouterr().out


def test_query_of_stdin_and_of_a_file(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?p a kg:Project }"
    typed(text, monkeypatch)
    assert run(["query", "-", "--format", "csv", "--store", store]) == 0
    assert capsys.readouterr().out == "n\r\n3\r\n"
    (tmp_path / "mine.rq").write_text(text, "utf-8")
    assert run(["query", str(tmp_path / "mine.rq"), "--format", "csv", "--store", store]) == 0
    assert capsys.readouterr().out == "n\r\n3\r\n"


@pytest.mark.parametrize(
    ("line", "status", "told"),
    [
        (["facts", "--trace"], 2, "--trace is of pages"),
        (["serve", "--public", "here"], 1, "--public: 'here' is no web address"),
    ],
)
def test_an_option_that_would_do_nothing_is_told(
    line: list[str], status: int, told: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*line, "--store", store]) == status
    assert told in capsys.readouterr().err


def test_a_query_that_is_no_text_is_told(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"SELECT \xff"), "utf-8", "surrogateescape"))
    assert run(["query", "-", "--store", store]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_explain(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "云岭电池项目", "investment", "--store", store]) == 0
    assert run(["explain", "云岭电池项目", "stage", "--store", store, "--format", "jsonl"]) == 0
    record = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (record["quote"], record["doc"], record["origin"]) == ("云岭电池项目签约", "signing", "signing.txt")
    assert run(["explain", "无此名", "--store", store]) == 1
    assert "says nothing of '无此名'; kg query evidence" in capsys.readouterr().err


def test_an_amount_in_dollars_is_found_by_the_relation_that_it_is_of(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", "云岭电池项目", "investment", "--store", store]) == 0
    assert "investment 300000000 USD" in capsys.readouterr().out


def test_export(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "gexf", str(tmp_path / "a.gexf"), "--store", store]) == 0
    assert (tmp_path / "a.gexf").stat().st_size > 1000
    assert capsys.readouterr().out == ""


def test_store_commands(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run(["build", article, "--store", str(tmp_path), "--workers", "1"]) == 0
    capsys.readouterr()
    assert run(["store", "list", "--store", str(tmp_path), "--format", "jsonl"]) == 0
    assert [json.loads(line)["current"] for line in capsys.readouterr().out.splitlines()] == [False, True]
    assert run(["store", "rollback", "--store", str(tmp_path)]) == 0
    assert "generation 1 " in capsys.readouterr().out
    assert run(["store", "prune", "--store", str(tmp_path)]) == 0
    assert run(["facts", "--store", str(tmp_path)]) == 0
    assert capsys.readouterr().out


def test_the_store_is_named_by_the_environment(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", store)
    assert run(["query", "documents"]) == 0


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["query", "no-such-query"], 2, "there are: counties-by-city"),
        (["query", "visits", "-p", "nothing=1"], 2, "it takes: who, where"),
        (["query", "visits", "-p", "nothing"], 2, "NAME=VALUE"),
        (["query", "visits", "--format", "turtle"], 2, "for rows use one of"),
        (["query", "visits", "--store", "/nonexistent/store"], 1, "holds no graph"),
        (["export", "gexf", "-", "--store", "/nonexistent/store"], 1, "holds no graph"),
        (["export", "nonsense", "-"], 2, "nonsense"),
        (["facts", "/nonexistent.txt"], 1, "no such file"),
        (["build", "a.txt", "--date", "yesterday"], 2, "YYYY-MM-DD"),
        (["build", "a.txt", "--workers", "0"], 2, "workers"),
        (["build"], 2, "at least one file"),
        (["store", "rollback", "--store", "/nonexistent/store"], 1, "holds no graph"),
    ],
)
def test_wrong_ways_are_told(
    words: list[str],
    status: int,
    told: str,
    store: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("KG_STORE", store)
    assert run(words) == status
    printed = capsys.readouterr()
    assert told in printed.err
    assert printed.out == ""
