"""A store in parts that SHACL can read: some things at a time, with what stands around them, evidence as rdf:Statement."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

import pyoxigraph as ox
import rdflib
from rdflib import RDF, Graph, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from kg.rdf import vocab

CLASSES = (
    *(vocab.NS + name for name in ("Project", "Park", "Region", "Company", "Person", "Mechanism", "Policy")),
    "http://purl.org/linked-data/cube#Observation",
    vocab.Document,
)
"""Classes whose things are checked, each thing by itself."""

_FACTS = ("locatedIn", "investedBy", "signedWith", "visited", "officialOf", "usedBy", "issuedBy", "inIndustry", "stage")
_FIGURES = ("observation", "investment", "landArea", "outputValue", "capacity")
FACTS = frozenset(vocab.NS + name for name in (*_FACTS, *_FIGURES))
"""Properties that only pages state, so that each statement needs its evidence. kg:partOf is stated by the gazetteer too."""

_TYPE = ox.NamedNode(str(RDF.type))
_REIFIES = ox.NamedNode(str(RDF) + "reifies")
_PART_OF = ox.NamedNode(vocab.partOf)
_EVENT = ox.NamedNode(vocab.stageEvent)
_DEFAULT = ox.DefaultGraph()
EVIDENCE = (vocab.quote, vocab.start, vocab.rule, vocab.confidence)
"""What a part shows of a statement."""
HIDDEN = (vocab.mentions, vocab.observation)
"""What one thing may have without bound; no shape asks for it, and what stands at the other end is checked itself."""
_DEPTH = 16


class Asked(Graph):
    """A graph that parses a query once: pyshacl asks the same text for each focus node, and parsing is what takes the time."""

    def __init__(self, parsed: dict[str, Query]) -> None:
        super().__init__()
        self._parsed = parsed

    def query(self, query_object: str | Query, *arguments: Any, **options: Any) -> Result:
        """Answer a query as `Graph.query` does."""
        if isinstance(query_object, str):
            if query_object not in self._parsed:
                self._parsed[query_object] = prepareQuery(query_object)
            query_object = self._parsed[query_object]
        return super().query(query_object, *arguments, **options)


@dataclass(frozen=True, slots=True)
class Part:
    """Some things with what stands around them. Only `foci` are shown whole, and only they are to be validated."""

    graph: Graph
    foci: set[rdflib.term.Identifier] = field(default_factory=set)


class Shown(Protocol):
    """What of a store goes into parts."""

    def things(self, store: ox.Store, iri: str) -> Iterator[object]:
        """Give things of a class of `CLASSES`, in the default graph."""

    def facts(self, store: ox.Store, iri: str) -> Iterator[ox.Quad]:
        """Give statements of a property of `FACTS`, in pages' graphs."""


class Whole:
    """All of a store."""

    def things(self, store: ox.Store, iri: str) -> Iterator[object]:
        """Give every thing of a class, once for each time that the store calls it so."""
        return (q.subject for q in store.quads_for_pattern(None, _TYPE, ox.NamedNode(iri), _DEFAULT))

    def facts(self, store: ox.Store, iri: str) -> Iterator[ox.Quad]:
        """Give every statement of a property."""
        found = store.quads_for_pattern(None, ox.NamedNode(iri), None, None)
        return (q for q in found if q.graph_name != _DEFAULT)


def parts(store: ox.Store, background: Graph, size: int, shown: Shown | None = None) -> Iterator[Part]:
    """Give parts of at most `size` things each, which together show every thing of `CLASSES` once, then parts of at most `size`
    statements, which show each fact of each page once; or those of them that `shown` gives.

    `background` (the schemes) is put into the former. Memory holds one part, however many pages state a fact or name a thing.
    """
    parsed: dict[str, Query] = {}
    chosen = shown or Whole()
    for iri in CLASSES:
        subjects = chosen.things(store, iri)
        while batch := list(islice(subjects, size)):
            yield _part(store, background, batch, parsed)
    for fact in sorted(FACTS):
        found = chosen.facts(store, fact)
        while quads := list(islice(found, size)):
            part = Part(Asked(parsed))
            for quad in quads:
                _statements(store, part, quad)
            yield part


def _part(store: ox.Store, background: Graph, subjects: Iterable[object], parsed: dict[str, Query]) -> Part:
    part = Part(Asked(parsed))
    for triple in background:
        part.graph.add(triple)
    for subject in subjects:
        if isinstance(subject, ox.NamedNode):
            _thing(store, part, subject)
    return part


def _thing(store: ox.Store, part: Part, subject: ox.NamedNode) -> None:
    part.foci.add(_node(subject))
    for quad in store.quads_for_pattern(subject, None, None, _DEFAULT):
        if isinstance(quad.object, ox.Triple) or quad.predicate.value in HIDDEN:
            continue
        _add(part.graph, quad)
        if isinstance(quad.object, ox.NamedNode) and quad.predicate != _TYPE:
            _around(store, part, quad.predicate, quad.object)


def _around(store: ox.Store, part: Part, predicate: ox.NamedNode, node: ox.NamedNode) -> None:
    """Add the types of a neighbour; of an event all; of a place the places above it."""
    if predicate == _EVENT:
        part.foci.add(_node(node))
        for quad in store.quads_for_pattern(node, None, None, _DEFAULT):
            _add(part.graph, quad)
        return
    for quad in store.quads_for_pattern(node, _TYPE, None, _DEFAULT):
        _add(part.graph, quad)
    if predicate == _PART_OF:
        above, seen = [node], {node}
        for _ in range(_DEPTH):
            quads = [q for n in above for q in store.quads_for_pattern(n, _PART_OF, None, _DEFAULT)]
            for quad in quads:
                _add(part.graph, quad)
            above = [q.object for q in quads if isinstance(q.object, ox.NamedNode) and q.object not in seen]
            seen.update(above)


def _statements(store: ox.Store, part: Part, stated: ox.Quad) -> None:
    """Add an rdf:Statement for each reifier of a fact in a page's graph, and one without evidence where there is none."""
    found = store.quads_for_pattern(None, _REIFIES, stated.triple, stated.graph_name)
    reifiers: list[object] = [q.subject for q in found]
    for reifier in reifiers or [None]:
        # A focus must have an IRI: pyshacl looks up no blank nodes.
        node = _node(reifier) if isinstance(reifier, ox.NamedNode) else URIRef(f"urn:kg:statement:{len(part.foci)}")
        part.foci.add(node)
        part.graph.add((node, RDF.type, RDF.Statement))
        part.graph.add((node, RDF.subject, _node(stated.subject)))
        part.graph.add((node, RDF.predicate, _node(stated.predicate)))
        part.graph.add((node, RDF.object, _node(stated.object)))
        if not isinstance(reifier, ox.NamedNode | ox.BlankNode):
            continue
        for name in EVIDENCE:
            for told in store.quads_for_pattern(reifier, ox.NamedNode(name), None, stated.graph_name):
                part.graph.add((node, URIRef(name), _node(told.object)))


def _add(graph: Graph, quad: ox.Quad) -> None:
    graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))


def _node(term: object) -> rdflib.term.Identifier:
    """Give an Oxigraph term as an RDFLib one, its characters untouched; a triple as a node that stands for it."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language else URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return rdflib.BNode(hashlib.sha256(str(term).encode()).hexdigest())
