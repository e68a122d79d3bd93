"""GeoNames is named by every door that gives its ids out; a door that is added is tested here without being listed."""

from __future__ import annotations

import json
import re
import threading
import urllib.request
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from kg import pipeline
from kg.cli import run
from kg.cli.ask import Format, Printed
from kg.cli.linking import Places
from kg.export.formats import FORMATS
from kg.knowledge import Knowledge
from kg.link import ATTRIBUTION
from kg.query import select
from kg.query.formats import GRAPH_FORMATS
from kg.rdf import Names
from kg.serve import Answers, server
from kg.serve.index import Index
from kg.settings import BASE
from kg.store import view

NAMED = "GeoNames (https://www.geonames.org/), CC BY 4.0"
WHERE = 'WHERE { ?p skos:exactMatch ?m FILTER(CONTAINS(STR(?m), "geonames")) }'
IDENTIFIERS = 'SELECT ?i WHERE { ?p <https://schema.org/identifier> ?i FILTER(STRSTARTS(?i, "gn:")) }'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, top: Path) -> Path:
    folder = tmp_path_factory.mktemp("attribution") / "store"
    pipeline.build([top / "seeds" / "articles" / "101_signing_ceremony.txt"], folder)
    return folder


@pytest.fixture(scope="module")
def place(store: Path) -> str:
    """Give the id of a place that GeoNames knows."""
    with view(store) as graph:
        return next(row["p"].value for row in select(graph, f"SELECT ?p {WHERE}")).removeprefix(f"{BASE}id/")


def carries(text: str) -> bool:
    return re.search(r"sws\.geonames\.org/\d|\bgn:\d", text) is not None


@pytest.mark.parametrize("rdf11", [False, True])
@pytest.mark.parametrize("format", FORMATS)
def test_exports(format: str, rdf11: bool, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["export", format, str(out), *(["--rdf11"] if rdf11 else []), "--store", str(store)]) == 0
    text = out.read_text("utf-8")
    assert carries(text) == (format in {"turtle", "trig", "ntriples", "nquads"})
    assert not carries(text) or NAMED in text


@pytest.mark.parametrize("format", Places)
def test_places(format: Places, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["link", "places", str(out), "--format", format.value, "--store", str(store)]) == 0
    text = out.read_text("utf-8")
    assert carries(text)
    assert NAMED in text


@pytest.mark.parametrize("format", Format)
def test_answers_name_it_on_stderr(
    format: Format, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = "CONSTRUCT { ?p skos:exactMatch ?m }" if format.value in GRAPH_FORMATS else "SELECT ?p ?m"
    for sparql in (f"{form} {WHERE}", IDENTIFIERS if form.startswith("SELECT") else f"{form} {WHERE}"):
        (tmp_path / "q.rq").write_text(sparql, "utf-8")
        assert run(["query", str(tmp_path / "q.rq"), "--format", format.value, "--store", str(store)]) == 0
        printed = capsys.readouterr()
        assert carries(printed.out)
        assert NAMED in printed.err
    (tmp_path / "q.rq").write_text("SELECT ?p WHERE { ?p a kg:Project }", "utf-8")
    assert run(["query", str(tmp_path / "q.rq"), "--store", str(store)]) == 0
    assert not capsys.readouterr().err


@pytest.mark.parametrize("format", Printed)
def test_explanations(format: Printed, store: Path, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = Knowledge().gazetteer.history(place.removeprefix("place/"))[-1].name
    run(["explain", name, "--format", format.value, "--store", str(store)])
    printed = capsys.readouterr()
    assert not carries(printed.out) or NAMED in printed.out + printed.err


def test_the_service(store: Path, place: str) -> None:
    with view(store) as graph:
        running = server(Answers(Index(graph, Names(BASE)), Knowledge().gazetteer, ATTRIBUTION), port=0)
        threading.Thread(target=running.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{running.server_address[1]}"
        wanted = json.dumps({"ids": [place], "properties": [{"id": "exactMatch"}]})
        doors = {
            "manifest": "/",
            "candidates": "/?" + urlencode({"query": "长治市"}),
            "extend": "/?" + urlencode({"extend": wanted}),
            "preview": f"/preview?id={quote(place)}",
            "suggest": "/suggest/entity?prefix=" + quote("长治"),
        }
        found = {}
        for door, path in doors.items():
            with urllib.request.urlopen(address + path) as answer:
                found[door] = answer.read().decode("utf-8")
        running.shutdown()
        running.server_close()
    assert carries(found["extend"])
    assert carries(found["preview"])
    assert NAMED in found["manifest"]
    assert [door for door, text in found.items() if carries(text) and NAMED not in text] == []
