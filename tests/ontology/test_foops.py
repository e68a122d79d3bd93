"""The checks of FOOPS! for an ontology in a file (its pre-assessment benchmark), asked here by their names, offline.

After https://github.com/oeg-upm/fair_ontologies, entities/checks and fair/Constants: which metadata each check wants, which properties
count, what it says of terms. Left to the web: whether the licence's address answers (OM4.2), and everything about addresses.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

PATH = Path(__file__).resolve().parents[2] / "ontology" / "kg.ttl"
NS = "https://w3id.org/zhaoshang/ns#"
ONTOLOGY = URIRef("https://w3id.org/zhaoshang/ns")
VANN = Namespace("http://purl.org/vocab/vann/")
BIBO = Namespace("http://purl.org/ontology/bibo/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")

CHECKS = {
    "OM1 minimum": (
        DCTERMS.title, DCTERMS.description, DCTERMS.license, OWL.versionIRI, DCTERMS.creator, VANN.preferredNamespaceUri,
    ),
    "OM2 recommended": (
        VANN.preferredNamespacePrefix, OWL.versionInfo, DCTERMS.created, DCTERMS.bibliographicCitation, DCTERMS.contributor,
    ),
    "OM3 detailed": (DCTERMS.publisher, BIBO.status, DCTERMS.source, DCTERMS.issued, DCTERMS.modified),
    "OM4.1 licence": (DCTERMS.license,),
    "OM5.1 provenance": (DCTERMS.created, DCTERMS.creator),
    "OM5.2 full provenance": (DCTERMS.issued, DCTERMS.publisher),
    "FIND1 prefix": (VANN.preferredNamespacePrefix,),
    "VER1 version": (OWL.versionIRI, OWL.versionInfo),
}  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(PATH)


@pytest.mark.parametrize("name", CHECKS)
def test_metadata(name: str, graph: Graph) -> None:
    assert [p for p in CHECKS[name] if not str(graph.value(ONTOLOGY, p) or "")] == []


@pytest.mark.xfail(strict=True, reason="a draft without a DOI and a logo: OM3 wants both, a release gives the DOI")
@pytest.mark.parametrize("predicate", [BIBO.doi, FOAF.logo])
def test_detailed_metadata_of_a_release(predicate: URIRef, graph: Graph) -> None:
    assert graph.value(ONTOLOGY, predicate) is not None


def test_version_iri_is_another_one(graph: Graph) -> None:
    assert str(graph.value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{graph.value(ONTOLOGY, OWL.versionInfo)}"


def test_addresses_are_persistent_and_agree(graph: Graph) -> None:
    """PURL1, URI2: one ontology of one name, under w3id.org."""
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [ONTOLOGY]
    assert "w3id.org" in str(ONTOLOGY)
    assert str(graph.value(ONTOLOGY, VANN.preferredNamespaceUri)) == NS


def test_vocabularies_are_reused(graph: Graph) -> None:
    """VOC1, VOC2: metadata in known vocabularies, terms under terms of others."""
    assert any(str(p).startswith((str(DCTERMS), str(VANN))) for p in graph.predicates(ONTOLOGY))
    above = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in graph.objects(None, p)}
    assert any(iri.startswith("https://schema.org/") for iri in above)


@pytest.mark.parametrize(
    "predicates", [(RDFS.label,), (SKOS.definition, RDFS.comment)], ids=["VOC3 names", "VOC4 definitions"]
)
def test_terms_are_described(predicates: tuple[URIRef, ...], graph: Graph) -> None:
    assert [t for t in terms(graph) if all(graph.value(t, p) is None for p in predicates)] == []


def terms(graph: Graph) -> list[Node]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return [s for kind in kinds for s in graph.subjects(RDF.type, kind) if str(s).startswith(str(ONTOLOGY))]
