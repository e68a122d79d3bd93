"""Every case of tests/cases/check is a small graph with the shapes that it breaks in its first line."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.check.parts import parts
from kg.check.run import schemes
from kg.check.shapes import Finding, load, validate

TOP = Path(__file__).resolve().parents[2]
CASES = sorted((TOP / "tests/cases/check").glob("*.trig"))


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return load(TOP / "ontology/shapes.ttl")


@pytest.fixture(scope="module")
def background() -> Graph:
    return schemes(TOP / "ontology")


def findings(text: str, shapes: Graph, background: Graph, size: int = 100) -> list[Finding]:
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TRIG)
    return [found for part in parts(store, background, size) for found in validate(part, shapes)]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, shapes: Graph, background: Graph) -> None:
    text = case.read_text("utf-8")
    expected = text.splitlines()[0].removeprefix("# expect:").split()
    found = findings(text, shapes, background)
    assert sorted(f.shape for f in found) == ([] if expected == ["nothing"] else sorted(expected))
    assert all(f.message.isascii() and f.message and f.severity == "Violation" for f in found)


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_size_of_parts_does_not_matter(size: int, shapes: Graph, background: Graph) -> None:
    for case in CASES:
        text = case.read_text("utf-8")
        whole = {(f.shape, f.path, f.value) for f in findings(text, shapes, background)}
        assert {(f.shape, f.path, f.value) for f in findings(text, shapes, background, size)} == whole


def test_statement_is_told_with_its_finding(shapes: Graph, background: Graph) -> None:
    text = (TOP / "tests/cases/check/confidence_above_one.trig").read_text("utf-8")
    (found,) = findings(text, shapes, background)
    assert found.stated is not None
    assert found.stated[1].endswith("#locatedIn")
    assert found.value == "1.5"


def test_a_part_stays_small_however_many_pages_state_a_fact_or_name_a_place(background: Graph) -> None:
    """What memory holds does not grow with the graph."""

    def largest(pages: int) -> int:
        head = "PREFIX kg: <https://w3id.org/zhaoshang/ns#> PREFIX id: <https://x/> PREFIX qb: <http://purl.org/linked-data/cube#>"
        told = [head, "id:c a kg:Company ; kg:locatedIn id:r . id:r a kg:Region ."]
        for n in range(pages):
            told.append(
                f"id:r kg:observation id:o{n} . id:o{n} a qb:Observation ; kg:region id:r . id:d{n} kg:mentions id:r ."
            )
            told.append(f"GRAPH id:d{n} {{ id:c kg:locatedIn id:r {{| kg:quote '{n}' ; kg:start {n} |}} }}")
        store = ox.Store()
        store.load("\n".join(told).encode(), format=ox.RdfFormat.TRIG)
        return max(len(part.graph) for part in parts(store, background, 10))

    assert largest(300) == largest(30)
