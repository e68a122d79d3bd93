"""SHACL shapes as quick tests of what a store says of a node: SHACL itself takes milliseconds a node, these take microseconds.

A test may hold of what breaks no shape, never fail for what breaks one. What cannot be told here with that certainty (a
constraint that is not known, a path that is no property) makes every node suspect.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyoxigraph as ox
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection as RdfList
from rdflib.term import Node

SH = Namespace("http://www.w3.org/ns/shacl#")

_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
_SILENT = {RDF.type, SH.path, SH.message, SH.severity, SH.name, SH.description, SH.order, SH.group, *_TARGETS}
_SILENT |= {RDFS.label, RDFS.comment}
_NUMBERS = {
    str(XSD.decimal): re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII),
    str(XSD.integer): re.compile(r"[+-]?\d+", re.ASCII),
}
_BOOLEANS = ("true", "false")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_COMPARED: Mapping[Node, Callable[[Decimal, Decimal], bool]] = {
    SH.minExclusive: lambda value, bound: value > bound,
    SH.minInclusive: lambda value, bound: value >= bound,
    SH.maxExclusive: lambda value, bound: value < bound,
    SH.maxInclusive: lambda value, bound: value <= bound,
}

Values = Mapping[str, Sequence[object]]
"""What is said of a node: terms of Oxigraph by property."""
Types = Callable[[object], Collection[str]]
"""Gives the classes that a node is said to be of, where SHACL sees that too."""
Test = Callable[[Values, Types], bool]
"""True of a node that may break a shape."""
_Good = Callable[[object, Types], bool]


def every(values: Values, types: Types) -> bool:
    """Suspect every node."""
    return True


@dataclass(frozen=True, slots=True)
class Conditions:
    """The tests of a graph of shapes. `background` tells which class is below which."""

    shapes: Graph
    background: Graph

    def test(self, shape: Node, shown: Callable[[str], bool]) -> Test:
        """Give the test of a node that `shape` is the shape of, whatever the shape's targets.

        `shown` tells of a property whether SHACL sees all its values. What is in sh:sparql is left out: see `Suspects`.
        """
        path = self.shapes.value(shape, SH.path)
        told = [(p, o) for p, o in self.shapes.predicate_objects(shape) if p not in _SILENT]
        if path is None:
            return any_of([self._of_node(p, o, shown) for p, o in told])
        if not isinstance(path, URIRef) or path == RDF.type or not shown(str(path)):
            return every
        return any_of([self._of_values(p, o, str(path), shown) for p, o in told])

    def below(self, class_: Node) -> set[Node]:
        """Give a class and the classes below it."""
        return {one for one in self.background.transitive_subjects(RDFS.subClassOf, class_) if one is not None}

    def above(self, class_: Node) -> set[Node]:
        """Give a class and the classes above it."""
        return {one for one in self.background.transitive_objects(class_, RDFS.subClassOf) if one is not None}

    def _of_node(self, predicate: Node, object: Node, shown: Callable[[str], bool]) -> Test:
        if predicate == SH.property:
            return self.test(object, shown)
        if predicate == SH["or"]:
            ways = [self.test(one, shown) for one in RdfList(self.shapes, object)]
            return lambda values, types: all(way(values, types) for way in ways)
        return (lambda values, types: False) if predicate == SH.sparql else every

    def _of_values(self, predicate: Node, object: Node, path: str, shown: Callable[[str], bool]) -> Test:
        if predicate == SH.minCount and isinstance(object, Literal):
            least = int(object)
            return lambda values, types: sum(not isinstance(v, ox.Triple) for v in values.get(path, ())) < least
        if predicate == SH.maxCount and isinstance(object, Literal):
            most = int(object)
            return lambda values, types: len(values.get(path, ())) > most
        if predicate == SH.hasValue and isinstance(object, Literal) and object.datatype:
            wanted = ox.Literal(str(object), datatype=ox.NamedNode(str(object.datatype)))
            return lambda values, types: wanted not in values.get(path, ())
        if predicate == SH.lessThanOrEquals and shown(str(object)):
            late = str(object)
            return lambda values, types: (
                not all(_in_order(v, w) for v in values.get(path, ()) for w in values.get(late, ()))
            )
        good = self._good(predicate, object)
        return lambda values, types: not all(good(value, types) for value in values.get(path, ()))

    def _good(self, predicate: Node, object: Node) -> _Good:
        """Give a test that only values which keep a constraint pass."""
        if predicate == SH.datatype:
            return lambda value, types: _is_well_formed(value, str(object))
        if predicate in _COMPARED and isinstance(object, Literal) and object.datatype in (XSD.decimal, XSD.integer):
            bound, compare = Decimal(str(object)), _COMPARED[predicate]
            return lambda value, types: (number := _number(value)) is not None and compare(number, bound)
        if predicate == SH.pattern:
            pattern = re.compile(str(object))
            return lambda value, types: (text := _text(value)) is not None and pattern.match(text) is not None
        if predicate == SH.minLength and isinstance(object, Literal):
            least = int(object)
            return lambda value, types: (text := _text(value)) is not None and len(text) >= least
        if predicate == SH.nodeKind and object == SH.IRI:
            return lambda value, types: isinstance(value, ox.NamedNode)
        if predicate == SH["class"]:
            classes = {str(one) for one in self.below(object)}
            return lambda value, types: not classes.isdisjoint(types(value))
        return lambda value, types: False


def any_of(tests: Sequence[Test]) -> Test:
    """Give the test that holds where one of `tests` does."""
    return lambda values, types: any(test(values, types) for test in tests)


def _text(value: object) -> str | None:
    return value.value if isinstance(value, ox.NamedNode | ox.Literal) else None


def _number(value: object) -> Decimal | None:
    if not isinstance(value, ox.Literal):
        return None
    form = _NUMBERS.get(value.datatype.value)
    return Decimal(value.value) if form is not None and form.fullmatch(value.value) else None


def _is_well_formed(value: object, datatype: str) -> bool:
    """Tell whether a value is of a datatype for sure."""
    if not isinstance(value, ox.Literal) or value.datatype.value != datatype:
        return False
    if datatype in _NUMBERS:
        return _number(value) is not None
    return _is_day(value) or (datatype == str(XSD.boolean) and value.value in _BOOLEANS)


def _is_day(value: object) -> bool:
    if not isinstance(value, ox.Literal) or value.datatype.value != str(XSD.date) or not _DAY.fullmatch(value.value):
        return False
    try:
        dt.date.fromisoformat(value.value)
    except ValueError:
        return False
    return True


def _in_order(early: object, late: object) -> bool:
    return _is_day(early) and _is_day(late) and (_text(early) or "") <= (_text(late) or "")
