"""The ontology's terms and concepts, read from its Turtle files into plain records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.exceptions import ParserError
from rdflib.term import Node

from kg.errors import DataError

KG = Namespace("https://w3id.org/zhaoshang/ns#")
_ONTOLOGY = URIRef(str(KG).removesuffix("#"))
_SORTS = (
    (OWL.Class, "class"),
    (OWL.ObjectProperty, "relation"),
    (OWL.DatatypeProperty, "value"),
    (OWL.AnnotationProperty, "evidence"),
)
_ALIGNED = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.relatedMatch)


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property. Names of other terms are local names; `aligned` are IRIs of other vocabularies.

    `is_inverse`: a property that another one names as its inverse, and that the graph therefore need not state. `group`: for
    what a term keeps books that says nothing of the domain itself, "" for a term of the domain.
    """

    name: str
    sort: str
    en: str
    zh: str
    definition_en: str
    definition_zh: str
    examples: tuple[str, ...]
    parents: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    inverses: tuple[str, ...]
    traits: tuple[str, ...]
    aligned: tuple[str, ...]
    is_inverse: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme; `broader` is another concept's name or empty."""

    name: str
    en: str
    zh: str
    definition_en: str
    definition_zh: str
    broader: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme with its concepts, those of an order in that order."""

    iri: str
    en: str
    zh: str
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All of it. `about` are (label, text) pairs on the ontology itself; `size_…` says why it has as many terms as it has."""

    title_en: str
    title_zh: str
    description_en: str
    description_zh: str
    size_en: str
    size_zh: str
    version: str
    about: tuple[tuple[str, str], ...]
    terms: tuple[Term, ...]
    schemes: tuple[Scheme, ...]


def read(folder: Path) -> Ontology:
    """Read kg.ttl and schemes/*.ttl below `folder`. Raises DataError."""
    graph = Graph()
    for path in (folder / "kg.ttl", *sorted((folder / "schemes").glob("*.ttl"))):
        try:
            graph.parse(path, format="turtle")
        except OSError as error:
            raise DataError(str(path), f"cannot read the ontology: {error.strerror}", "install kg again") from error
        except (SyntaxError, ParserError) as error:
            raise DataError(str(path), f"no Turtle: {error}", "mend the file") from error
    about = [("IRI", str(_ONTOLOGY)), ("Namespace", str(KG))]
    for label, predicate in (
        ("Version IRI", OWL.versionIRI),
        ("Licence", DCTERMS.license),
        ("Creator", DCTERMS.creator),
    ):
        about += [(label, str(value)) for value in sorted(graph.objects(_ONTOLOGY, predicate), key=str)]
    return Ontology(
        title_en=_said(graph, _ONTOLOGY, DCTERMS.title, "en"),
        title_zh=_said(graph, _ONTOLOGY, DCTERMS.title, "zh"),
        description_en=_said(graph, _ONTOLOGY, DCTERMS.description, "en"),
        description_zh=_said(graph, _ONTOLOGY, DCTERMS.description, "zh"),
        size_en=_said(graph, _ONTOLOGY, RDFS.comment, "en"),
        size_zh=_said(graph, _ONTOLOGY, RDFS.comment, "zh"),
        version=str(graph.value(_ONTOLOGY, OWL.versionInfo) or ""),
        about=tuple(about),
        terms=tuple(_terms(graph)),
        schemes=tuple(_schemes(graph)),
    )


def _terms(graph: Graph) -> Iterator[Term]:
    for type_, sort in _SORTS:
        for node in sorted((s for s in graph.subjects(RDF.type, type_) if str(s).startswith(str(KG))), key=str):
            traits = [str(t).rpartition("#")[2] for t in graph.objects(node, RDF.type) if t != type_]
            is_inverse = (None, OWL.inverseOf, node) in graph
            books = "inverse" if is_inverse else sort if sort == "evidence" else ""
            yield Term(
                name=str(node).removeprefix(str(KG)),
                sort=sort,
                en=_said(graph, node, SKOS.prefLabel, "en"),
                zh=_said(graph, node, SKOS.prefLabel, "zh"),
                definition_en=_said(graph, node, SKOS.definition, "en"),
                definition_zh=_said(graph, node, SKOS.definition, "zh"),
                examples=tuple(sorted(map(str, graph.objects(node, SKOS.example)))),
                parents=_names(graph, node, RDFS.subClassOf) + _names(graph, node, RDFS.subPropertyOf),
                domains=_names(graph, node, RDFS.domain),
                ranges=_names(graph, node, RDFS.range),
                inverses=_inverses(graph, node),
                traits=tuple(sorted(t for t in traits if t.endswith("Property"))),
                aligned=tuple(
                    sorted(str(o) for p in _ALIGNED for o in graph.objects(node, p) if not str(o).startswith(str(KG)))
                ),
                is_inverse=is_inverse,
                group=str(graph.value(node, DCTERMS.subject) or books),
            )


def _schemes(graph: Graph) -> Iterator[Scheme]:
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        members = sorted(
            graph.subjects(SKOS.inScheme, scheme), key=lambda c: (str(graph.value(c, KG.order) or ""), str(c))
        )
        concepts = tuple(
            Concept(
                name=_last(node),
                en=_said(graph, node, SKOS.prefLabel, "en"),
                zh=_said(graph, node, SKOS.prefLabel, "zh"),
                definition_en=_said(graph, node, SKOS.definition, "en"),
                definition_zh=_said(graph, node, SKOS.definition, "zh"),
                broader=_last(graph.value(node, SKOS.broader)),
            )
            for node in members
        )
        yield Scheme(
            str(scheme),
            _said(graph, scheme, SKOS.prefLabel, "en"),
            _said(graph, scheme, SKOS.prefLabel, "zh"),
            concepts,
        )


def _last(node: Node | None) -> str:
    return "" if node is None else str(node).rpartition("/")[2]


def _said(graph: Graph, node: Node, predicate: Node, language: str) -> str:
    told = (o for o in graph.objects(node, predicate) if isinstance(o, Literal) and o.language == language)
    return min((str(o) for o in told), default="")


def _names(graph: Graph, node: Node, predicate: Node) -> tuple[str, ...]:
    """Give the local names of what a term points at; the members of a union, one by one; datatypes as `xsd:…`."""
    found: list[str] = []
    for value in graph.objects(node, predicate):
        union = graph.value(value, OWL.unionOf)
        for member in Collection(graph, union) if union is not None else [value]:
            iri = str(member)
            if iri.startswith(str(KG)):
                found.append(iri.removeprefix(str(KG)))
            elif predicate == RDFS.range and "XMLSchema#" in iri:
                found.append("xsd:" + iri.rpartition("#")[2])
    return tuple(sorted(found))


def _inverses(graph: Graph, node: Node) -> tuple[str, ...]:
    nodes = {*graph.objects(node, OWL.inverseOf), *graph.subjects(OWL.inverseOf, node)}
    return tuple(sorted(str(n).removeprefix(str(KG)) for n in nodes if str(n).startswith(str(KG))))
