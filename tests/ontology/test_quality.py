"""What ontology checkers ask for, asked here offline: ROBOT's report, FOOPS!' metadata, the OWL 2 DL profile, a reasoner."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

TOP = Path(__file__).resolve().parents[2] / "ontology"
FILES = [TOP / "kg.ttl", *sorted((TOP / "schemes").glob("*.ttl"))]
NS = "https://w3id.org/zhaoshang/ns#"
ONTOLOGY = URIRef("https://w3id.org/zhaoshang/ns")
VANN = Namespace("http://purl.org/vocab/vann/")
BIBO = Namespace("http://purl.org/ontology/bibo/")
_TYPES = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# Datatypes of the OWL 2 datatype map, section 4 of the Structural Specification.
_DATATYPES = {XSD[n] for n in ("string", "boolean", "decimal", "integer", "dateTime", "anyURI")} | {
    RDFS.Literal,
    RDF.langString,
}


@pytest.fixture(scope="module")
def graph() -> Graph:
    whole = Graph()
    for path in FILES:
        whole.parse(path)
    return whole


def terms(graph: Graph) -> list[Node]:
    return sorted({s for t in _TYPES for s in graph.subjects(RDF.type, t) if str(s).startswith(NS)}, key=str)


def test_size_stays_small(graph: Graph) -> None:
    ours = list(terms(graph))
    assert len([t for t in ours if (t, RDF.type, OWL.Class) in graph]) <= 22
    assert len(ours) <= 80


def test_every_term_has_names_definitions_and_an_example_in_both_languages(graph: Graph) -> None:
    for term in terms(graph):
        for predicate in (SKOS.prefLabel, SKOS.definition):
            languages = sorted(str(o.language) for o in graph.objects(term, predicate) if isinstance(o, Literal))
            assert languages == ["en", "zh"], (term, predicate)
        assert graph.value(term, SKOS.example) is not None, term
        assert graph.value(term, RDFS.isDefinedBy) == ONTOLOGY, term


def test_every_concept_has_names_and_definitions_in_both_languages(graph: Graph) -> None:
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        for predicate in (SKOS.prefLabel, SKOS.definition):
            languages = sorted(str(o.language) for o in graph.objects(concept, predicate) if isinstance(o, Literal))
            assert languages == ["en", "zh"], (concept, predicate)
        assert graph.value(concept, SKOS.inScheme) is not None
        assert (graph.value(concept, SKOS.topConceptOf) is None) != (graph.value(concept, SKOS.broader) is None)


def test_robot_report_has_no_error(graph: Graph) -> None:
    entities = {s for t in _TYPES for s in graph.subjects(RDF.type, t) if isinstance(s, URIRef)}
    assert [e for e in entities if graph.value(e, RDFS.label) is None] == []
    labels = [(s, o) for s, o in graph.subject_objects(RDFS.label)]
    assert [s for s, n in Counter(s for s, _ in labels).items() if n > 1] == []
    assert [o for o, n in Counter(o for _, o in labels).items() if n > 1] == []
    assert [str(o) for _, o in labels if str(o) != " ".join(str(o).split())] == []
    definitions = Counter(o for s, o in graph.subject_objects(SKOS.definition))
    assert [o for o, n in definitions.items() if n > 1] == []
    assert list(graph.subjects(OWL.deprecated, None)) == []
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.license):
        assert graph.value(ONTOLOGY, predicate) is not None


def test_no_text_begins_or_ends_with_a_blank(graph: Graph) -> None:
    assert [o for o in graph.objects() if isinstance(o, Literal) and str(o) != str(o).strip()] == []


@pytest.mark.parametrize(
    "predicate",
    [
        OWL.versionIRI,
        OWL.versionInfo,
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.abstract,
        DCTERMS.license,
        DCTERMS.rights,
        DCTERMS.creator,
        DCTERMS.contributor,
        DCTERMS.publisher,
        DCTERMS.created,
        DCTERMS.modified,
        DCTERMS.issued,
        DCTERMS.source,
        DCTERMS.bibliographicCitation,
        BIBO.status,
        VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri,
    ],
)
def test_foops_metadata(graph: Graph, predicate: URIRef) -> None:
    assert graph.value(ONTOLOGY, predicate) is not None


def test_foops_reuse_of_vocabularies(graph: Graph) -> None:
    used = {str(o).rpartition("/")[0] for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in graph.objects(None, p)}
    for base in (
        "https://schema.org",
        "http://www.w3.org/ns",
        "http://www.w3.org/2004/02/skos",
        "http://purl.org/linked-data",
    ):
        assert base in used


def test_every_term_of_the_namespace_that_is_used_is_declared(graph: Graph) -> None:
    known = set(terms(graph))
    used = {n for triple in graph for n in triple if isinstance(n, URIRef) and str(n).startswith(NS)}
    assert used - known == set()


def test_relations_have_domain_and_range(graph: Graph) -> None:
    open_ranges = {"mentions", "left", "right"}
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in graph.subjects(RDF.type, kind):
            if str(term).startswith(NS):
                assert graph.value(term, RDFS.domain) is not None, term
                assert graph.value(term, RDFS.range) is not None or str(term).removeprefix(NS) in open_ranges, term


def test_profile_is_owl_2_dl(graph: Graph) -> None:
    core = Graph().parse(FILES[0])
    kinds: dict[Node, set[Node]] = defaultdict(set)
    for kind in _TYPES[1:]:
        for term in core.subjects(RDF.type, kind):
            kinds[term].add(kind)
    assert [t for t, k in kinds.items() if len(k) > 1] == [], "one IRI as two sorts of property"
    assert {o for o in core.objects(None, RDFS.range) if str(o).startswith(str(XSD))} <= _DATATYPES
    assert {o.datatype for o in core.objects() if isinstance(o, Literal) and o.datatype} <= _DATATYPES
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf, OWL.disjointWith):
        for s, o in core.subject_objects(predicate):
            for node in (s, o):
                declared = any((node, RDF.type, t) in core for t in _TYPES)
                assert declared or isinstance(node, BNode) or node in _DATATYPES, (node, predicate)
    # Transitive properties, and what stands above them, are not simple: no functional, asymmetric or irreflexive ones there.
    rough = {
        p
        for t in core.subjects(RDF.type, OWL.TransitiveProperty)
        for p in core.transitive_objects(t, RDFS.subPropertyOf)
    }
    for kind in (OWL.FunctionalProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty):
        assert rough.isdisjoint(core.subjects(RDF.type, kind))
    reserved = (str(RDF), str(RDFS), str(OWL), str(XSD))
    subjects = {s for s in core.subjects() if isinstance(s, URIRef)}
    assert [s for s in subjects if str(s).startswith(reserved)] == []
    predicates = {p for p in core.predicates() if not str(p).startswith(reserved)}
    assert [p for p in predicates if p not in kinds] == []


def test_schemes_are_well_formed(graph: Graph) -> None:
    for child, parent in graph.subject_objects(SKOS.broader):
        assert graph.value(child, SKOS.inScheme) == graph.value(parent, SKOS.inScheme)
        assert child not in set(graph.transitive_objects(parent, SKOS.broader))
    order = graph.value(URIRef("https://w3id.org/zhaoshang/stage/order"), SKOS.memberList)
    assert order is not None and len(list(graph.items(order))) == 7


def test_indicators_have_a_count_and_a_sum(graph: Graph) -> None:
    ids = {str(s).rpartition("/")[2] for s in graph.subjects(RDF.type, URIRef(NS + "Indicator"))}
    counted = {i.removesuffix("Projects") for i in ids if i.endswith("Projects")} - {"served"}
    assert counted == {i.removesuffix("Investment") for i in ids if i.endswith("Investment")}


def test_reasoner_finds_it_consistent(graph: Graph, tmp_path: Path) -> None:
    owlready2 = pytest.importorskip("owlready2", reason="owlready2 (HermiT) is not installed")
    if shutil.which("java") is None:
        pytest.skip("no Java for HermiT")
    path = tmp_path / "whole.nt"
    graph.serialize(path, format="nt", encoding="utf-8")
    world = owlready2.World()
    with world.get_ontology(path.as_uri()).load():
        owlready2.sync_reasoner(world, debug=0, infer_property_values=False)
    assert list(world.inconsistent_classes()) == []
