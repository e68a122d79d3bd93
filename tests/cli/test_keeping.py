"""Commands for those who look after a graph: check, merge-candidates, infer, ontology, link, serve."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli import run
from kg.store import view


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, top: Path) -> Path:
    root = tmp_path_factory.mktemp("keeping") / "store"
    pipeline.build([top / "seeds" / "articles" / "104_frontline_service.txt"], root)
    return root


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "store"))


def dump(store: Path) -> list[str]:
    with view(store) as graph:
        return list(graph.lines())


def test_check_tells_of_breaches_by_its_status(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["check", "--store", str(store), "--format", "json"])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert status == (1 if any(one["severity"] == "Violation" for one in found) else 0)
    assert run(["check", "--store", str(store), "--format", "sarif"]) == status
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


def test_merge_candidates_are_records(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["merge-candidates", "--store", str(store), "--format", "jsonl"]) == 0
    for line in capsys.readouterr().out.splitlines():
        assert {"left", "right", "score", "reasons"} <= json.loads(line).keys()


def test_entailments_come_and_go(store: Path, top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = dump(store)
    assert run(["infer", "--store", str(store)]) == 0
    with view(store) as graph:
        news = list(graph.lines("https://w3id.org/zhaoshang/graph/inferred"))
        assert news
        assert not [line for line in news if graph.states(line)]
        assert graph.generation.quads == len(before) + len(news)
    assert run(["infer", "--remove", "--store", str(store)]) == 0
    assert dump(store) == before
    assert run(["infer", "--store", str(store)]) == 0
    pipeline.build([top / "seeds" / "articles" / "104_frontline_service.txt"], store)
    assert dump(store) == before


def test_ontology_in_turtle_and_as_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ontology"]) == 0
    assert "owl:Ontology" in capsys.readouterr().out
    assert run(["ontology", "--html", str(tmp_path / "page.html")]) == 0
    assert "<svg" in (tmp_path / "page.html").read_text("utf-8")
    assert run(["ontology", "--html", str(tmp_path / "no" / "page.html")]) == 1


def test_link_report_and_places(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["link", "report", "--store", str(store)]) == 0
    assert "Province" in capsys.readouterr().out
    assert run(["link", "places", str(tmp_path / "places.json"), "--store", str(store)]) == 0
    assert json.loads((tmp_path / "places.json").read_text("utf-8"))["type"] == "FeatureCollection"


def test_accepted_links_stay_through_builds(store: Path, top: Path, tmp_path: Path) -> None:
    before = dump(store)
    table = tmp_path / "mine.csv"
    table.write_text("id,title\nlucheng,潞城区\n", "utf-8")
    proposals = tmp_path / "proposals.csv"
    assert run(["link", "propose", str(table), str(proposals)]) == 0
    rows = proposals.read_text("utf-8-sig").splitlines()
    fields = rows[0].split(",")
    cells = rows[1].split(",")
    cells[fields.index("decision")] = "accept"
    proposals.write_text("\n".join([rows[0], ",".join(cells)]) + "\n", "utf-8")
    assert run(["link", "accept", str(proposals), "--space", "https://example.org/", "--store", str(store)]) == 0
    linked = dump(store)
    assert [line for line in linked if "<https://example.org/lucheng>" in line]
    pipeline.build([top / "seeds" / "articles" / "104_frontline_service.txt"], store)
    assert dump(store) == linked
    proposals.write_text(rows[0] + "\n", "utf-8")
    assert run(["link", "accept", str(proposals), "--space", "https://example.org/", "--store", str(store)]) == 0
    assert dump(store) == before


@pytest.mark.skipif(os.name == "nt", reason="interrupts with a POSIX signal")
def test_serve_answers_until_it_is_interrupted(store: Path) -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        pytest.skip("interrupts are ignored here, as in what a shell starts with '&'")
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(store)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        address = server.stderr.readline().split()[1]
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert "0.2" in json.load(answer)["versions"]
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
