"""What follows, what does not, and that the tables give what owlrl gives."""

from __future__ import annotations

from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.term import Node

from kg.errors import DataError
from kg.infer import Contradiction, Rules, infer

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
PREFIXES = {
    "kg": "https://w3id.org/zhaoshang/ns#",
    "id": "https://w3id.org/zhaoshang/id/",
    "stage": "https://w3id.org/zhaoshang/stage/",
    "schema": "https://schema.org/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "qb": "http://purl.org/linked-data/cube#",
    "org": "http://www.w3.org/ns/org#",
}
STATED = """
id:a a kg:Project
id:a kg:locatedIn id:county
id:a kg:investedBy id:c
id:c a kg:Company
id:county a kg:County
id:county kg:partOf id:city
id:city kg:partOf id:province
id:m kg:usedBy id:county
id:o kg:region id:county
id:q kg:investedBy id:d
"""
FOLLOWS = """
id:county kg:partOf id:province
id:province kg:hasPart id:county
id:county schema:containedInPlace id:province
id:county a kg:Region
id:county a kg:Place
id:county a geo:Feature
id:county kg:locationOf id:a
id:c kg:investsIn id:a
id:c a org:Organization
id:m a kg:Mechanism
id:county kg:uses id:m
id:county kg:observation id:o
id:o a qb:Observation
id:q a kg:Project
id:d a kg:Company
"""
FOLLOWS_NOT = """
id:a kg:locatedIn id:city
id:city a kg:City
id:a a kg:Place
id:county kg:partOf id:county
"""


def lines(text: str) -> list[str]:
    def term(word: str) -> str:
        if word == "a":
            return "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        prefix, _, local = word.partition(":")
        return f"<{PREFIXES[prefix]}{local}>"

    return sorted(" ".join(map(term, row.split())) + " .\n" for row in text.strip().splitlines())


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules.of(ONTOLOGY)


def entailed(text: str, rules: Rules) -> set[str]:
    return {line for line in infer(lines(text), rules) if isinstance(line, str)}


def by_owlrl(stated: list[str]) -> set[str]:
    """Give what owlrl itself entails, without tautologies, axioms and classes without a name."""
    ontology = Graph().parse(ONTOLOGY / "kg.ttl")
    alone = closed(ontology)
    graph = Graph().parse(ONTOLOGY / "kg.ttl").parse(data="".join(stated), format="nt")
    found = set()
    for s, p, o in closed(graph) - alone:
        is_type = p == RDF.type and not str(o).startswith((str(OWL), str(RDFS)))
        is_told = p != RDF.type and s != o and not str(p).startswith((str(OWL), str(RDFS)))
        if isinstance(s, URIRef) and isinstance(o, URIRef) and (is_type or is_told):
            found.add(f"{s.n3()} {p.n3()} {o.n3()} .\n")
    return found


def closed(graph: Graph) -> set[tuple[Node, Node, Node]]:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return set(graph)


def test_what_follows(rules: Rules) -> None:
    found = entailed(STATED, rules)
    assert set(lines(FOLLOWS)) <= found
    assert found.isdisjoint(lines(FOLLOWS_NOT))


def test_it_is_what_owlrl_gives(rules: Rules) -> None:
    stated = set(lines(STATED))
    assert entailed(STATED, rules) - stated == by_owlrl(sorted(stated)) - stated


def test_nothing_empty_is_said(rules: Rules) -> None:
    for line in entailed(STATED, rules):
        subject, predicate, object, _ = line.split(" ")
        assert subject != object and "owl#" not in line and "_:" not in line
        assert not predicate.endswith("sameAs>")


def test_a_cycle_of_places_ends(rules: Rules) -> None:
    found = entailed("id:x kg:partOf id:y\nid:y kg:partOf id:z\nid:z kg:partOf id:x", rules)
    assert set(lines("id:x kg:partOf id:z\nid:y kg:hasPart id:x")) <= found


def test_contradiction_is_told(rules: Rules) -> None:
    found = [c for c in infer(lines("id:x a kg:Company\nid:x kg:partOf id:y"), rules) if isinstance(c, Contradiction)]
    assert [c.types for c in found] == [(f"<{PREFIXES['kg']}Organization>", f"<{PREFIXES['kg']}Place>")]


def test_nothing_from_nothing(rules: Rules) -> None:
    assert list(infer([], rules)) == []


@pytest.mark.parametrize("line", ['<a "b\n', "\n", "<s> <p> <o>\n"])
def test_broken_lines_are_refused(rules: Rules, line: str) -> None:
    with pytest.raises(DataError, match="N-Triples"):
        list(infer([line], rules))


def test_broken_ontology_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot read"):
        Rules.of(tmp_path)
    (tmp_path / "kg.ttl").write_text("<a> <b")
    with pytest.raises(DataError, match="no Turtle"):
        Rules.of(tmp_path)


def test_hostile_literals_come_back_whole(rules: Rules) -> None:
    text = r'<https://w3id.org/zhaoshang/id/r> <https://w3id.org/zhaoshang/ns#code> "\" . \n\u202E <x>" .' + "\n"
    found = [line for line in infer([text], rules) if isinstance(line, str) and "notation" in line]
    assert found == [text.replace("https://w3id.org/zhaoshang/ns#code", "http://www.w3.org/2004/02/skos/core#notation")]


def test_blank_nodes_are_passed_over(rules: Rules) -> None:
    kg = PREFIXES["kg"]
    assert list(infer([f"_:b <{kg}partOf> <{kg}x> .\n"], rules)) == []


def test_stream_takes_no_square(rules: Rules) -> None:
    kg, id = PREFIXES["kg"], PREFIXES["id"]
    many = (f"<{id}{i:06}> <{kg}locatedIn> <{id}p> .\n" for i in range(100_000))
    assert sum(1 for _ in infer(many, rules)) > 200_000
