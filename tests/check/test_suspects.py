"""What is left out before SHACL breaks no shape: on every damage that can be done to a graph, the findings are those over all of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, Graph

from kg.check.parts import Whole, parts
from kg.check.run import schemes
from kg.check.shapes import Finding, load, validate
from kg.check.suspects import Suspects
from kg.errors import DataError

TOP = Path(__file__).resolve().parents[2]
CASES = sorted((TOP / "tests/cases/check").glob("*.trig"))
SHAPES, BACKGROUND = load(TOP / "ontology/shapes.ttl"), schemes(TOP / "ontology")
SUSPECTS = Suspects(SHAPES, BACKGROUND)

XSD, KG = "http://www.w3.org/2001/XMLSchema#", "https://w3id.org/zhaoshang/ns#"
EVERY_QUAD = sorted({q for case in CASES for q in ox.parse(case.read_text("utf-8"), format=ox.RdfFormat.TRIG)}, key=str)
LITERALS = [
    ox.Literal(text, datatype=ox.NamedNode(XSD + kind))
    for text in (
        "",
        "0",
        "1",
        "-3.5",
        "1e3",
        "9999999999999",
        "10000000000000",
        "2021-02-29",
        "2021-12-31",
        "true",
        "x/y",
        "١",
        "12\n",
    )
    for kind in ("decimal", "integer", "date", "string", "boolean", "double", "gYear")
] + [ox.Literal("名", language="zh")]
NODES = sorted({n for q in EVERY_QUAD for n in (q.subject, q.object) if isinstance(n, ox.NamedNode)}, key=str)
OBJECTS = st.sampled_from(LITERALS) | st.sampled_from(NODES) | st.just(ox.BlankNode("b"))
GRAPHS = sorted({q.graph_name for q in EVERY_QUAD}, key=str)
PREDICATES = sorted({q.predicate for q in EVERY_QUAD}, key=str)
KINDS = [
    ox.NamedNode(KG + name) for name in ("Project", "Region", "County", "Company", "StageEvent", "Document", "Stage")
]


def findings(store: ox.Store, shapes: Graph, suspects: Suspects | None) -> set[Finding] | None:
    """Give what SHACL finds, None where it gives up (where values that have no order are compared)."""
    try:
        found = {one for part in parts(store, BACKGROUND, 100, suspects) for one in validate(part, shapes)}
    except DataError:
        return None
    # Statements without an IRI are numbered part by part.
    return {replace(one, focus="") if one.focus.startswith("urn:kg:statement:") else one for one in found}


def loaded(case: Path) -> ox.Store:
    store = ox.Store()
    store.load(case.read_text("utf-8").encode(), format=ox.RdfFormat.TRIG)
    return store


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_cases(case: Path) -> None:
    store = loaded(case)
    assert findings(store, SHAPES, SUSPECTS) == findings(store, SHAPES, None)


def test_cases_are_damage_of_each_shape() -> None:
    """A shape that is added needs a case that breaks it."""
    expected = {name for case in CASES for name in case.read_text("utf-8").splitlines()[0].split()[2:]}
    groups = {"Project", "Park", "StageEvent", "Mechanism", "Observation", "Evidence", "Document", "Named"}
    named = {str(s).rpartition("/")[2] for s in SHAPES.subjects() if "/shape/" in str(s)} - groups
    assert expected - {"nothing"} == named


@st.composite
def damage(draw: st.DrawFn) -> list[tuple[ox.Quad | None, ox.Quad | None]]:
    """Draw changes: a quad that goes, or another in its place, or one more; of all the cases' quads."""
    changes: list[tuple[ox.Quad | None, ox.Quad | None]] = []
    for _ in range(draw(st.integers(1, 6))):
        old = draw(st.sampled_from(EVERY_QUAD))
        kind = draw(st.sampled_from(["goes", "object", "predicate", "graph", "more", "type"]))
        subject, predicate, object, graph = old.subject, old.predicate, old.object, old.graph_name
        if kind in ("object", "more"):
            object = draw(OBJECTS)
        if kind in ("predicate", "more"):
            predicate = draw(st.sampled_from(PREDICATES))
        if kind == "graph":
            graph = draw(st.sampled_from(GRAPHS))
        if kind == "type":
            predicate, object = ox.NamedNode(f"{RDF}type"), draw(st.sampled_from(KINDS))
        new = None if kind == "goes" else ox.Quad(subject, predicate, object, graph)
        changes.append((None if kind in ("more", "type") else old, new))
    return changes


@settings(max_examples=20, deadline=None)
@given(changes=damage())
def test_any_damage(changes: list[tuple[ox.Quad | None, ox.Quad | None]]) -> None:
    store = ox.Store()
    store.extend(EVERY_QUAD)
    for old, new in changes:
        if old is not None:
            store.remove(old)
        if new is not None:
            store.add(new)
    assert findings(store, SHAPES, SUSPECTS) == findings(store, SHAPES, None)


@pytest.mark.parametrize(
    "shape",
    [
        "sh:targetClass kg:Project ; sh:property [ sh:path kg:stage ; sh:in ( 1 2 ) ]",
        "sh:targetClass kg:Project ; sh:property [ sh:path ( kg:stageEvent kg:date ) ; sh:maxCount 0 ]",
        "sh:targetClass kg:Project ; sh:not [ sh:property [ sh:path rdfs:label ; sh:minCount 1 ] ]",
        "sh:targetClass kg:County ; sh:property [ sh:path kg:code ; sh:minLength 9 ]",
        "sh:targetNode <https://w3id.org/zhaoshang/id/a> ; sh:property [ sh:path kg:investment ; sh:maxCount 0 ]",
        "sh:targetSubjectsOf kg:quote ; sh:property [ sh:path kg:start ; sh:minInclusive 100 ]",
    ],
)
def test_shapes_that_are_not_known_leave_nothing_out(shape: str) -> None:
    prefixes = f"""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <{KG}> . @prefix id: <https://w3id.org/zhaoshang/id/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix shape: <https://w3id.org/zhaoshang/shape/> ."""
    shapes = Graph().parse(data=f"{prefixes} shape:own a sh:NodeShape ; {shape} .", format="turtle")

    def told(suspects: Suspects | None) -> set[tuple[str, str]]:
        return {
            (f.focus, f.value) for f in findings(loaded(TOP / "tests/cases/check/whole.trig"), shapes, suspects) or ()
        }

    assert told(None) and told(Suspects(shapes, BACKGROUND)) == told(None)


def test_a_sound_graph_is_hardly_shown() -> None:
    store = loaded(TOP / "tests/cases/check/whole.trig")
    store.load((TOP / "ontology/schemes/stages.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    store.load((TOP / "ontology/schemes/indicators.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)

    def shown(suspects: Whole) -> int:
        return sum(len(part.foci) for part in parts(store, BACKGROUND, 100, suspects))

    assert shown(SUSPECTS) == 0 and shown(Whole()) > 5
