"""Observations are a well-formed cube: the integrity constraints of the Data Cube vocabulary (W3C Recommendation 2014, section 11).

IC-7 to 10, 15 to 18, 20 and 21 speak of slices, measure dimensions and hierarchies, which there are none of.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.store import view

PREFIX = """
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# Each asks whether the constraint is broken.
CONSTRAINTS = {
    "IC-1 one data set": """
        { ?o a qb:Observation FILTER NOT EXISTS { ?o qb:dataSet ?d } }
        UNION { ?o qb:dataSet ?a, ?b FILTER (?a != ?b) }""",
    "IC-2 one structure": """
        { ?d a qb:DataSet FILTER NOT EXISTS { ?d qb:structure ?s } }
        UNION { ?d qb:structure ?a, ?b FILTER (?a != ?b) }
        UNION { ?o qb:dataSet ?d FILTER NOT EXISTS { ?d a qb:DataSet } }""",
    "IC-3 a measure": """
        ?s a qb:DataStructureDefinition
        FILTER NOT EXISTS { ?s qb:component ?c . ?c qb:measure ?m . ?m a qb:MeasureProperty }""",
    "IC-4 dimensions have a range": "?p a qb:DimensionProperty FILTER NOT EXISTS { ?p rdfs:range ?r }",
    "IC-5 dimensions of concepts have a list": """
        ?p a qb:DimensionProperty ; rdfs:range skos:Concept FILTER NOT EXISTS { ?p qb:codeList ?l }""",
    "IC-6 only attributes are optional": """
        ?s qb:component ?c . ?c qb:componentRequired ?required FILTER (!?required)
        FILTER NOT EXISTS { ?c qb:attribute ?a . ?a a qb:AttributeProperty }""",
    "IC-11 every dimension is there": """
        ?o qb:dataSet/qb:structure/qb:component/qb:dimension ?p FILTER NOT EXISTS { ?o ?p ?v }""",
    "IC-12 no two alike": """
        ?a qb:dataSet ?d . ?b qb:dataSet ?d FILTER (STR(?a) < STR(?b))
        FILTER NOT EXISTS {
            ?d qb:structure/qb:component/qb:dimension ?p . ?a ?p ?one . ?b ?p ?other FILTER (?one != ?other)
        }""",
    "IC-13 required attributes": """
        ?o qb:dataSet/qb:structure/qb:component ?c . ?c qb:componentRequired true ; qb:attribute ?p
        FILTER NOT EXISTS { ?o ?p ?v }""",
    "IC-14 every measure is there": """
        ?o qb:dataSet/qb:structure/qb:component/qb:measure ?p FILTER NOT EXISTS { ?o ?p ?v }""",
    "IC-19 codes from the list": """
        ?o qb:dataSet/qb:structure/qb:component/qb:dimension ?p . ?p qb:codeList ?list . ?list a skos:ConceptScheme .
        ?o ?p ?v FILTER NOT EXISTS { ?v a skos:Concept ; skos:inScheme ?list }""",
}
PAGES = {
    "a": "2023年1月至6月，浏阳市签约项目12个，总投资30.5亿元，开工项目4个，开工率66.7%。",
    "b": "2023年1月至6月，浏阳市签约项目13个，总投资30.5亿元。",
    "c": "浏阳市引进项目5个，到位资金2.3亿元。浏阳经开区签约项目3个。",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cube")
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(f"浏阳市招商引资\n发布时间：2023-07-08\n{text}\n", "utf-8")
    pipeline.build([folder], folder / "store", base="https://example.org/other/")
    return folder / "store"


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_no_constraint_is_broken(name: str, store: Path) -> None:
    with view(store) as graph:
        assert not graph.oxigraph.query(PREFIX + f"ASK {{ {CONSTRAINTS[name]} }}")


def test_the_sample_has_both_kinds_of_figures_and_two_pages_that_disagree(store: Path) -> None:
    with view(store) as graph:
        found = graph.oxigraph.query(PREFIX + "SELECT ?d (COUNT(?o) AS ?n) WHERE { ?o qb:dataSet ?d } GROUP BY ?d")
        counts = {row["d"].value.rpartition("/")[2]: int(row["n"].value) for row in found}  # type: ignore[union-attr]
        assert set(counts) == {"observations", "undated-observations"}
        node = "/signedProjects/2023-01-01--2023-06-30/"
        assert len({line.split(" ")[0] for line in graph.lines("default") if node in line.split(" ")[0]}) == 2


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("IC-1 one data set", "DELETE { ?o qb:dataSet ?d } WHERE { ?o qb:dataSet ?d }"),
        ("IC-11 every dimension is there", "DELETE { ?o ?p ?v } WHERE { ?d qb:dimension ?p . ?o ?p ?v }"),
        ("IC-12 no two alike", "DELETE { ?o ?p ?v } INSERT { ?o ?p 1 } WHERE { ?d qb:dimension ?p . ?o ?p ?v }"),
        ("IC-14 every measure is there", "DELETE { ?o ?p ?v } WHERE { ?d qb:measure ?p . ?o ?p ?v }"),
        ("IC-19 codes from the list", "DELETE WHERE { ?c skos:inScheme ?s }"),
    ],
)
def test_the_constraints_find_what_is_broken(name: str, harm: str, store: Path) -> None:
    from pyoxigraph import DefaultGraph, Store

    with view(store) as graph:
        broken = Store()
        broken.extend(graph.oxigraph.quads_for_pattern(None, None, None, DefaultGraph()))
    broken.update(PREFIX + harm)
    assert broken.query(PREFIX + f"ASK {{ {CONSTRAINTS[name]} }}")
