"""Every query of queries/ runs, answers what its case says, and takes its parameters."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError, QueryError
from kg.query import Named, ask, named, named_queries, write
from kg.store import View

TOP = Path(__file__).resolve().parents[2]
QUERIES = TOP / "queries"
ANSWERS = TOP / "tests" / "cases" / "query"
ALL = named_queries(QUERIES)


@pytest.mark.parametrize("query", ALL, ids=lambda q: q.name)
def test_answers(query: Named, graph: View) -> None:
    """The answers over tests/cases/facts are those of tests/cases/query/<name>.tsv."""
    told = write(ask(graph, query.text, query.name), "tsv").decode("utf-8")
    assert told == (ANSWERS / f"{query.name}.tsv").read_text("utf-8")


@pytest.mark.parametrize("query", ALL, ids=lambda q: q.name)
def test_the_file_is_plain_sparql(query: Named, graph: View) -> None:
    """It declares its own prefixes, so that any tool runs it."""
    graph.oxigraph.query(query.text)


@pytest.mark.parametrize(("query", "parameter"), [(q, p) for q in ALL for p in q.parameters], ids=str)
def test_parameters_narrow_the_answer(query: Named, parameter: str, graph: View) -> None:
    value = {"least": "99999999999999", "after": "2999-01-01", "regions": "99"}.get(parameter, "无此名")
    told = write(ask(graph, query.filled({parameter: value}), query.name), "tsv").decode("utf-8")
    assert len(told.splitlines()) == 1
    assert len((ANSWERS / f"{query.name}.tsv").read_text("utf-8").splitlines()) > 1


@pytest.mark.parametrize("value", ["清河市", "清河", "南岭省", "云岭县"])
def test_within_reaches_through_part_of(value: str, graph: View) -> None:
    told = write(ask(graph, named("projects-by-county", QUERIES).filled({"within": value})), "csv").decode("utf-8")
    assert "云岭光伏组件项目" in told


def test_a_value_is_data_and_no_query(graph: View) -> None:
    value = '"@zh } } ; DROP ALL # \\'
    text = named("projects-by-county", QUERIES).filled({"within": value})
    assert len(write(ask(graph, text), "csv").decode("utf-8").splitlines()) == 1


@pytest.mark.parametrize(("name", "value"), [("least", "many"), ("nothing", "1")])
def test_wrong_parameters_are_told(name: str, value: str) -> None:
    with pytest.raises(QueryError):
        named("projects-by-county", QUERIES).filled({name: value})


@pytest.mark.parametrize("name", ["no-such", "../queries/visits", "/etc/passwd"])
def test_an_unknown_name_lists_the_known_ones(name: str) -> None:
    with pytest.raises(QueryError, match="projects-by-county"):
        named(name, QUERIES)


def test_a_file_without_a_header_is_told(tmp_path: Path) -> None:
    (tmp_path / "bare.rq").write_text("SELECT * WHERE { ?s ?p ?o }", "utf-8")
    with pytest.raises(DataError, match="no header"):
        named("bare", tmp_path)
