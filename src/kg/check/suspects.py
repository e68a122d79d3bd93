"""The things and facts of a store that may break a shape: the others need not be shown to SHACL, and most graphs are mostly sound."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.term import Node

from kg.check.conditions import SH, Conditions, Test, Types, Values, any_of, every
from kg.check.parts import CLASSES, EVIDENCE, HIDDEN, Whole
from kg.errors import DataError
from kg.rdf import vocab

ONLY_IF = URIRef("https://w3id.org/zhaoshang/shape/only-if")
"""What a sh:sparql constraint says of itself: a condition on $this, in SPARQL, that every breach of it fulfils."""

_TYPE = str(RDF.type)
_REIFIES = ox.NamedNode(f"{RDF}reifies")
_EVENT = vocab.stageEvent
_SHOWN = {_TYPE, str(RDF.subject), str(RDF.predicate), str(RDF.object), *EVIDENCE}
"""Properties that a statement has where SHACL sees it."""
_DEFAULT = ox.DefaultGraph()
_BATCH = 500
_REMEMBERED = 2_000


class Suspects(Whole):
    """All of a store but what is sound for sure. Made once for a graph of shapes and what parts show of the ontology."""

    def __init__(self, shapes: Graph, background: Graph) -> None:
        """Make the tests. Raises ValueError for a pattern or number in the shapes that is none."""
        self._shapes = shapes
        self._conditions = Conditions(shapes, background)
        self._classes = list(shapes.subject_objects(SH.targetClass))
        self._subjects = [(shape, str(p)) for shape, p in shapes.subject_objects(SH.targetSubjectsOf)]
        self._objects = [(shape, str(p)) for shape, p in shapes.subject_objects(SH.targetObjectsOf)]
        classes = (shape for kind in (RDFS.Class, OWL.Class) for shape in shapes.subjects(RDF.type, kind))
        self._is_known = not any(True for _ in (*shapes.subjects(SH.targetNode), *shapes.subjects(SH.target), *classes))
        self._concepts = {
            str(c): {str(t) for t in background.objects(c, RDF.type)} for c in background.subjects(RDF.type, None)
        }
        self._things = {iri: self._about_things(URIRef(iri)) for iri in CLASSES}
        self._event, self._statement = self._about_events(), self._about_statements()
        self._asked = [(p, told) for shape, p in self._subjects if (told := self._only_if(shape)) is not None]

    def things(self, store: ox.Store, iri: str) -> Iterator[object]:
        """Give the things of a class of `CLASSES` that may break a shape, themselves or an event of theirs."""
        subjects = super().things(store, iri)
        types = lru_cache(_REMEMBERED)(lambda node: _types(store, node))
        while batch := list(islice(subjects, _BATCH)):
            sound: dict[str, list[ox.NamedNode]] = {}
            for node in batch:
                if not isinstance(node, ox.NamedNode):
                    continue
                values = _values(store, node, _DEFAULT)
                if self._is_suspect(store, iri, values, types):
                    yield node
                    continue
                for property_, condition in self._asked:
                    if property_ in values:
                        sound.setdefault(condition, []).append(node)
            yield from dict.fromkeys(node for told, nodes in sound.items() for node in self._fulfil(store, told, nodes))

    def facts(self, store: ox.Store, iri: str) -> Iterator[ox.Quad]:
        """Give the statements of a property of `FACTS` in pages' graphs whose evidence may break a shape, or is absent."""
        for quad in super().facts(store, iri):
            reifiers = [q.subject for q in store.quads_for_pattern(None, _REIFIES, quad.triple, quad.graph_name)]
            told = (_values(store, reifier, quad.graph_name) for reifier in reifiers)
            if not reifiers or any(self._statement(values, _none) for values in told):
                yield quad

    def _is_suspect(self, store: ox.Store, iri: str, values: Values, types: Types) -> bool:
        if self._things[iri](values, types):
            return True
        events = (node for node in values.get(_EVENT, ()) if isinstance(node, ox.NamedNode))
        return any(self._event(_values(store, node, _DEFAULT), self._types_of_concept) for node in events)

    def _types_of_concept(self, node: object) -> Collection[str]:
        """Give the types of a node beside an event: parts show those of the background alone."""
        return self._concepts.get(node.value, ()) if isinstance(node, ox.NamedNode) else ()

    def _about_things(self, class_: URIRef) -> Test:
        """Give the test of a thing of a class. One with a second type that has shapes of its own is suspect as it is."""
        if not self._is_known or any(p != _EVENT for _, p in self._objects):
            return every
        above = self._conditions.above(class_)
        others = self._targeted({c for _, c in self._classes if c not in above}) - {str(c) for c in above}
        told = [self._conditions.test(shape, _is_shown) for shape, c in self._classes if c in above]
        told.append(lambda values, types: _is_of(values, others))
        return any_of([*told, *(self._where(p, shape) for shape, p in self._subjects)])

    def _about_events(self) -> Test:
        """Give the test of an event. One that is a thing too is suspect as it is."""
        classes, subjects = self._targeted({c for _, c in self._classes}), [p for _, p in self._subjects]
        told = [self._conditions.test(shape, _is_shown) for shape, p in self._objects if p == _EVENT]
        told.append(lambda values, types: _is_of(values, classes) or any(p in values for p in subjects))
        return any_of(told)

    def _about_statements(self) -> Test:
        if not self._is_known or any(p in _SHOWN for _, p in self._subjects + self._objects):
            return every
        shapes = [shape for shape, c in self._classes if c == RDF.Statement]
        return any_of([self._conditions.test(shape, EVIDENCE.__contains__) for shape in shapes])

    def _targeted(self, classes: Iterable[Node]) -> set[str]:
        return {str(one) for c in classes for one in self._conditions.below(c)}

    def _where(self, property_: str, shape: Node) -> Test:
        """Give the test of a shape for what has a property."""
        test = self._conditions.test(shape, _is_shown)
        return lambda values, types: property_ in values and test(values, types)

    def _only_if(self, shape: Node) -> str | None:
        """Give the condition of a shape's sh:sparql constraints, None where it has none."""
        told = [self._shapes.value(one, ONLY_IF) for one in self._shapes.objects(shape, SH.sparql)]
        return " || ".join("true" if one is None else f"({one})" for one in told).replace("$this", "?this") or None

    def _fulfil(self, store: ox.Store, condition: str, nodes: Iterable[ox.NamedNode]) -> Iterator[object]:
        prologue = "".join(
            f"PREFIX {self._shapes.value(one, SH.prefix)}: <{self._shapes.value(one, SH.namespace)}>\n"
            for one in self._shapes.objects(None, SH.declare)
        )
        asked = f"{prologue}SELECT ?this {{ VALUES ?this {{ {' '.join(map(str, nodes))} }} FILTER({condition}) }}"
        try:
            found = store.query(asked)
        except SyntaxError as error:
            raise DataError("shapes.ttl", f"shape:only-if is no condition of SPARQL: {error}", "mend it") from error
        if isinstance(found, ox.QuerySolutions):
            yield from (row["this"] for row in found)


def _is_shown(property_: str) -> bool:
    return property_ not in HIDDEN


def _is_of(values: Values, classes: set[str]) -> bool:
    return any(isinstance(c, ox.NamedNode) and c.value in classes for c in values.get(_TYPE, ()))


def _values(store: ox.Store, node: object, graph: object) -> dict[str, list[object]]:
    """Give what a graph says of a node, but for what a node may have without bound."""
    values: dict[str, list[object]] = {}
    for quad in store.quads_for_pattern(node, None, None, graph):  # type: ignore[arg-type]
        if quad.predicate.value not in HIDDEN:
            values.setdefault(quad.predicate.value, []).append(quad.object)
    return values


def _types(store: ox.Store, node: object) -> frozenset[str]:
    if not isinstance(node, ox.NamedNode):
        return frozenset()
    found = (quad.object for quad in store.quads_for_pattern(node, ox.NamedNode(_TYPE), None, _DEFAULT))
    return frozenset(c.value for c in found if isinstance(c, ox.NamedNode))


def _none(node: object) -> tuple[str, ...]:
    return ()
