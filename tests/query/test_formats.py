"""Answers as characters."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query import GRAPH_FORMATS, ROW_FORMATS, ask, write
from kg.query.formats import table
from kg.store import View

ROWS = "SELECT ?name WHERE { ?p a kg:Project ; rdfs:label ?name } ORDER BY ?name"
TRIPLES = "CONSTRUCT { ?p kg:locatedIn ?q } WHERE { ?p kg:locatedIn ?q }"


@pytest.mark.parametrize("format", ["table", *ROW_FORMATS])
def test_rows(format: str, graph: View) -> None:
    told = write(ask(graph, ROWS), format)
    assert "云岭电池项目".encode() in told
    assert told.endswith(b"\n")


def test_machine_formats_parse(graph: View) -> None:
    names = [row["name"]["value"] for row in json.loads(write(ask(graph, ROWS), "json"))["results"]["bindings"]]
    assert len(names) == 3
    assert [
        row["name"] for row in csv.DictReader(io.StringIO(write(ask(graph, ROWS), "csv").decode("utf-8"), newline=""))
    ] == names
    assert len(ElementTree.fromstring(write(ask(graph, ROWS), "xml")).findall(".//{*}result")) == 3


@pytest.mark.parametrize("format", ["table", "csv", "json"])
def test_yes_or_no(format: str, graph: View) -> None:
    assert b"true" in write(ask(graph, "ASK { ?p a kg:Project }"), format)
    assert b"false" in write(ask(graph, "ASK { ?p a kg:Nothing }"), format)


@pytest.mark.parametrize(
    ("format", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("table", "turtle")]
)
def test_triples(format: str, parser: str, graph: View) -> None:
    told = write(ask(graph, TRIPLES), format)
    parsed = rdflib.Graph().parse(data=told, format=parser)
    assert len(parsed) == len(list(ask(graph, TRIPLES)))  # type: ignore[arg-type]
    assert told == write(ask(graph, TRIPLES), format)


@pytest.mark.parametrize(("query", "format"), [(ROWS, f) for f in GRAPH_FORMATS] + [(TRIPLES, f) for f in ROW_FORMATS])
def test_formats_go_with_their_kind_of_query(query: str, format: str, graph: View) -> None:
    with pytest.raises(QueryError, match="--format"):
        write(ask(graph, query), format)


@pytest.mark.parametrize("query", ["SELEC ?x", "SELECT ?x WHERE {", "DELETE WHERE { ?s ?p ?o }", "", "\x00"])
def test_no_sparql_is_told(query: str, graph: View) -> None:
    with pytest.raises(QueryError, match="no SPARQL query"):
        ask(graph, query, "stdin")


def test_a_prefix_that_nobody_declares_is_told_shortly(graph: View) -> None:
    with pytest.raises(QueryError, match="prefix that nobody declares; mend it"):
        ask(graph, "SELECT ?p WHERE { ?p foo:bar ?q }")


@pytest.mark.parametrize("format", ["table", "json"])
def test_what_fails_while_rows_are_fetched_is_told(format: str, graph: View) -> None:
    query = "SELECT * WHERE { SERVICE <http://127.0.0.1:1/none> { ?s ?p ?o } }"
    with pytest.raises(QueryError, match=r"^asked\.rq: cannot be answered"):
        write(ask(graph, query, "asked.rq"), format, "asked.rq")


@given(st.lists(st.lists(st.text(max_size=90), min_size=2, max_size=2), max_size=5))
def test_a_table_has_one_line_a_row(rows: list[list[str]]) -> None:
    assert table(["a", "b"], rows).count("\n") == len(rows) + 2
    assert len(table(["a", "b"], rows).splitlines()) == len(rows) + 2
