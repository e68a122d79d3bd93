"""What other tools get: it parses, it is all there, it is the same every time."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import networkx
import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from kg.errors import KgError, StoreError
from kg.export import flat
from kg.export.formats import FORMATS, export
from kg.store import view
from tests.rdf.pages import case

PAGES = ("signing", "figures", "hostile")
FACTS = sum(len(case(name)["facts"]) for name in PAGES)
FLAT = sum(fact["relation"] not in flat.BEYOND for name in PAGES for fact in case(name)["facts"])
TRUST = {"case/stage": 0.9}


def written(store: Path, format: str, folder: Path, rdf11: bool = False) -> Path:
    out = folder / f"out.{format}"
    export(store, format, out, TRUST, rdf11)
    return out


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_bytes_every_time(format: str, store: Path, tmp_path: Path) -> None:
    first = written(store, format, tmp_path).read_bytes()
    assert first
    assert written(store, format, tmp_path).read_bytes() == first
    assert re.search(rb"lastmodified|20\d\d-\d\d-\d\dT", first) is None or format not in ("gexf", "graphml")
    assert [path.name for path in tmp_path.iterdir()] == [f"out.{format}"]


def test_nquads_hold_the_whole_graph(store: Path, tmp_path: Path) -> None:
    text = written(store, "nquads", tmp_path).read_text("utf-8")
    with view(store) as graph:
        assert set(parse(input=text, format=RdfFormat.N_QUADS)) == set(graph.oxigraph)


def test_trig_holds_the_whole_graph(store: Path, tmp_path: Path) -> None:
    data = written(store, "trig", tmp_path).read_bytes()
    with view(store) as graph:
        assert len(set(parse(input=data, format=RdfFormat.TRIG))) == len(graph.oxigraph)


@pytest.mark.parametrize(("format", "kind"), [("turtle", RdfFormat.TURTLE), ("ntriples", RdfFormat.N_TRIPLES)])
def test_the_default_graph(format: str, kind: RdfFormat, store: Path, tmp_path: Path) -> None:
    data = written(store, format, tmp_path).read_bytes()
    with view(store) as graph:
        assert len(list(parse(input=data, format=kind))) == len(list(graph.lines("default")))


@pytest.mark.parametrize(("format", "parser"), [("nquads", "nquads"), ("trig", "trig")])
def test_rdf11_is_read_by_tools_of_that_time(format: str, parser: str, store: Path, tmp_path: Path) -> None:
    out = written(store, format, tmp_path, rdf11=True)
    assert b"<<(" not in out.read_bytes().replace(b'"<<( )>>"', b"")
    graph = rdflib.Dataset()
    graph.parse(out, format=parser)
    statements = list(graph.quads((None, rdflib.RDF.type, rdflib.RDF.Statement, None)))
    assert len(statements) == FACTS
    for statement, _, _, context in statements:
        told = [graph.value(statement, part) for part in (rdflib.RDF.subject, rdflib.RDF.predicate, rdflib.RDF.object)]
        assert next(graph.quads((told[0], told[1], told[2], context)), None)  # type: ignore[arg-type]


def test_csv_holds_the_flat_facts(store: Path, tmp_path: Path) -> None:
    out = written(store, "csv", tmp_path)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == FLAT
    (row,) = [r for r in rows if r["relation"] == "capacity"]
    assert (row["subject"], row["value"], row["unit"], row["confidence"]) == ("云岭光伏组件项目", "5", "GW", "0.7")


def test_jsonl_holds_the_guides_records(store: Path, tmp_path: Path) -> None:
    records = [json.loads(line) for line in written(store, "jsonl", tmp_path).read_text("utf-8").splitlines()]
    for name in PAGES:
        gold = {
            (f["relation"], f["subject"], f.get("object"), f.get("value"), f["quote"])
            for f in case(name)["facts"]
            if f["relation"] not in flat.BEYOND
        }
        mine = [r for r in records if r["doc"] == case(name)["id"]]
        assert {(r["relation"], r["subject"], r.get("object"), r.get("value"), r["quote"]) for r in mine} == gold
        assert all(case(name)["text"][r["start"] : r["end"]] == r["quote"] for r in mine)


@pytest.mark.parametrize(("format", "read"), [("gexf", networkx.read_gexf), ("graphml", networkx.read_graphml)])
def test_networks_have_names_types_weights_and_days(format: str, read: object, store: Path, tmp_path: Path) -> None:
    graph = read(written(store, format, tmp_path))  # type: ignore[operator]
    label = {data["label"]: (node, data) for node, data in graph.nodes(data=True)}
    project, data = label["云岭光伏组件项目"]
    assert (data["type"], data["investment"], data["stage"]) == ("Project", 460000000.0, 7)
    assert label["云岭县"][1]["code"] == "990127"
    edges = [edge for _, to, edge in graph.out_edges(project, data=True) if to == label["云岭县"][0]]
    assert [(edge["relation"], edge["weight"], edge["first"], edge["last"]) for edge in edges] == [
        ("locatedIn", 2.0, "2022-03-05", "2022-07-10")
    ]


def test_an_unwritable_file_is_told(store: Path, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="cannot be written"):
        export(store, "csv", tmp_path / "no" / "such" / "folder.csv", TRUST)


def test_an_absent_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph"):
        export(tmp_path / "none", "csv", tmp_path / "a.csv", TRUST)
