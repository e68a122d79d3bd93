"""Proposals from an outside service: asked of our own service on loopback, decided, read back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli import run
from kg.link.outside import Thing, propose_outside, unlinked
from kg.link.own import accepted, write_proposals
from kg.link.service import Service, ServiceError
from kg.serve import Answers, server
from kg.serve.index import Index
from kg.store import view
from tests.link.graphs import GAZETTEER, NAMES, fill


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    fill(tmp_path / "store")
    with view(tmp_path / "store") as graph:
        running = server(Answers(Index(graph, NAMES), GAZETTEER), port=0)
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        running.server_close()


def test_from_store_to_accepted_links(address: str, tmp_path: Path) -> None:
    with view(tmp_path / "store") as graph:
        things = unlinked(graph, "Company", NAMES, GAZETTEER)
    assert [t.id for t in things] == ["company/丙丁化工", "company/甲乙光电"]
    rows = list(propose_outside([*things, Thing("company/无", "没有此物")], Service(address, pause=0), "Company"))
    best = {row.code: row for row in reversed(rows)}
    assert best["company/甲乙光电"].match == "exact"
    assert best["company/甲乙光电"].id.startswith("https://example.org/id/company/")
    assert (best["company/无"].id, best["company/无"].match) == ("", "")
    table = tmp_path / "proposals.csv"
    decided = [r._replace(decision="accept") if r.match == "exact" else r for r in rows]
    table.write_text("".join(write_proposals(decided)), "utf-8")
    links = accepted(table, GAZETTEER, source=address)
    assert [id for id, _ in links] == ["company/丙丁化工", "company/甲乙光电"]


def test_places_are_asked_with_their_path(address: str, tmp_path: Path) -> None:
    with view(tmp_path / "store") as graph:
        things = unlinked(graph, "Region", NAMES, GAZETTEER)
    assert next(t for t in things if t.id == "place/140406").about == "山西省长治市潞城区"


def test_a_service_without_iris(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service(address, pause=0)
    monkeypatch.setattr(service, "manifest", lambda: {"identifierSpace": "none"})
    with pytest.raises(ServiceError, match="no IRI"):
        list(propose_outside([Thing("company/甲乙光电", "甲乙光电")], service))


def test_the_command_asks_and_keeps_answers(address: str, tmp_path: Path) -> None:
    store, cache, out = tmp_path / "store", tmp_path / "cache", tmp_path / "proposals.csv"
    asked = [
        "link",
        "ask",
        str(out),
        "--service",
        address,
        "--type",
        "Company",
        "--cache",
        str(cache),
        "--store",
        str(store),
    ]
    assert run(asked) == 0
    first = out.read_text("utf-8")
    assert "company/甲乙光电" in first
    assert run([*asked, "--offline"]) == 0
    assert out.read_text("utf-8") == first


def test_a_service_that_does_not_answer_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path / "store")
    out = tmp_path / "proposals.csv"
    asked = [
        "link",
        "ask",
        str(out),
        "--service",
        "http://127.0.0.1:9",
        "--offline",
        "--store",
        str(tmp_path / "store"),
    ]
    assert run(asked) == 1
    assert not out.exists()
    assert "127.0.0.1:9" in capsys.readouterr().err
