"""What follows from the graph by the ontology: OWL 2 RL entailments, for a graph of their own.

owlrl closes the ontology, once. Of what it gives, the rules that speak of one statement (classes above classes, properties above
properties, domains, ranges, inverses) are brought into a table: property → all that follows from one statement with it. The graph
then passes as a stream. Transitive properties (places: few) are closed at the end. Left out are owl:sameAs from functional properties
(two values there are a fault, which `kg check` names) and statements that are true of anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.exceptions import ParserError
from rdflib.term import Node

from kg.errors import DataError

_TYPE = RDF.type.n3()
_EMPTY = (OWL.Thing, OWL.Nothing, RDFS.Resource, RDFS.Literal)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A thing that has two types which the ontology holds apart: IRIs in angle brackets."""

    subject: str
    types: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows from one statement `s p o`: `s q o` and `o q s` for properties, types of `s`, types of `o` if no literal."""

    forward: frozenset[str]
    backward: frozenset[str]
    of_subject: frozenset[str]
    of_object: frozenset[str]


@dataclass(frozen=True)
class Rules:
    """The ontology's closure as tables; terms are N-Triples terms."""

    classes: dict[str, frozenset[str]]
    properties: dict[str, frozenset[str]]
    domains: dict[str, frozenset[str]]
    ranges: dict[str, frozenset[str]]
    inverses: dict[str, frozenset[str]]
    transitive: frozenset[str]
    disjoint: frozenset[tuple[str, str]]
    _known: dict[str, Follows] = field(default_factory=dict)

    @classmethod
    def of(cls, ontology: Path) -> Rules:
        """Close `kg.ttl` of the folder `ontology` and take the rules from it. Raises DataError."""
        graph = _axioms(ontology / "kg.ttl")
        pairs = {frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)}
        for group in graph.subjects(RDF.type, OWL.AllDisjointClasses):
            head = graph.value(group, OWL.members)
            members = list(Collection(graph, head)) if head is not None else []
            pairs |= {frozenset((a, b)) for a in members for b in members if a != b}
        transitive = frozenset(p.n3() for p in graph.subjects(RDF.type, OWL.TransitiveProperty))
        _close(graph)
        inverses = _table(graph, OWL.inverseOf)
        for one, others in list(inverses.items()):
            for other in others:
                inverses[other] = inverses.get(other, frozenset()) | {one}
        return cls(
            classes=_table(graph, RDFS.subClassOf),
            properties=_table(graph, RDFS.subPropertyOf),
            domains=_table(graph, RDFS.domain),
            ranges=_table(graph, RDFS.range),
            inverses=inverses,
            transitive=transitive,
            disjoint=frozenset((a.n3(), b.n3()) for pair in pairs for a in pair for b in pair if a != b),
        )

    def follows(self, predicate: str) -> Follows:
        """Give all that follows from one statement with `predicate`, by repeating the rules until nothing is new."""
        known = self._known.get(predicate)
        if known is not None:
            return known
        seen: set[tuple[str, bool]] = set()
        todo = [(predicate, True)]
        types: dict[bool, set[str]] = {True: set(), False: set()}
        while todo:
            name, ahead = todo.pop()
            if (name, ahead) in seen:
                continue
            seen.add((name, ahead))
            todo += [(above, ahead) for above in self.properties.get(name, ())]
            todo += [(inverse, not ahead) for inverse in self.inverses.get(name, ())]
            types[ahead] |= self._above(self.domains.get(name, frozenset()))
            types[not ahead] |= self._above(self.ranges.get(name, frozenset()))
        known = self._known[predicate] = Follows(
            frozenset(name for name, ahead in seen if ahead) - {predicate},
            frozenset(name for name, ahead in seen if not ahead),
            frozenset(types[True]),
            frozenset(types[False]),
        )
        return known

    def above(self, class_: str) -> frozenset[str]:
        """Give the classes above a class, without it."""
        return self.classes.get(class_, frozenset())

    def _above(self, classes: frozenset[str]) -> set[str]:
        return set(classes).union(*(self.above(c) for c in classes))


def infer(lines: Iterable[str], rules: Rules) -> Iterator[str | Contradiction]:
    """Give the N-Triples lines that follow from `lines`; some may stand among them, and some may come twice.

    `lines` are N-Triples lines without triple terms, those of one subject together (as in a sorted dump), each closed with a
    newline; blank nodes (the ontology's unnamed classes) are passed over. Memory holds the statements of one subject and those of transitive properties. Raises DataError for a
    line that is none.
    """
    edges: dict[str, dict[str, set[str]]] = {name: {} for name in rules.transitive}
    triples = (_split(line) for line in lines if not line.startswith("_:"))
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        types: set[str] = set()
        found: set[str] = set()
        for _, predicate, object in group:
            if predicate == _TYPE:
                types.add(object)
                types |= rules.above(object)
                continue
            follows = rules.follows(predicate)
            types |= follows.of_subject
            found.update(f"{subject} {name} {object} .\n" for name in follows.forward)
            if object.startswith("<"):
                found.update(f"{object} {name} {subject} .\n" for name in follows.backward)
                found.update(f"{object} {_TYPE} {type_} .\n" for type_ in follows.of_object)
                _keep(edges, predicate, subject, object, follows)
        found.update(f"{subject} {_TYPE} {type_} .\n" for type_ in types)
        yield from sorted(found)
        yield from (
            Contradiction(subject, (a, b))
            for a in sorted(types)
            for b in sorted(types)
            if a < b and (a, b) in rules.disjoint
        )
    yield from _roads(edges, rules)


def _keep(edges: dict[str, dict[str, set[str]]], predicate: str, subject: str, object: str, follows: Follows) -> None:
    for name in (predicate, *follows.forward):
        if name in edges:
            edges[name].setdefault(subject, set()).add(object)
    for name in follows.backward:
        if name in edges:
            edges[name].setdefault(object, set()).add(subject)


def _roads(edges: dict[str, dict[str, set[str]]], rules: Rules) -> Iterator[str]:
    """Give what follows from transitive properties, with what follows from that."""
    for name, table in sorted(edges.items()):
        follows = rules.follows(name)
        for start in sorted(table):
            reached: set[str] = set()
            todo = list(table[start])
            while todo:
                node = todo.pop()
                if node not in reached:
                    reached.add(node)
                    todo += table.get(node, ())
            for node in sorted(reached - table[start] - {start}):
                yield from (f"{start} {one} {node} .\n" for one in sorted({name, *follows.forward}))
                yield from (f"{node} {one} {start} .\n" for one in sorted(follows.backward))


def _split(line: str) -> tuple[str, str, str]:
    parts = line.rstrip("\n").split(" ", 2)
    if len(parts) != 3 or not parts[2].endswith(" .") or not (parts[0] + parts[1]).startswith("<"):
        raise DataError("graph", f"no N-Triples line of IRIs: {line[:60]!r}", "build the store anew")
    return parts[0], parts[1], parts[2][:-2]


def _table(graph: Graph, predicate: Node) -> dict[str, frozenset[str]]:
    """Give subject → objects of a predicate, names only, nothing empty and nothing to itself."""
    table: dict[str, set[str]] = {}
    for s, o in graph.subject_objects(predicate):
        if isinstance(s, URIRef) and isinstance(o, URIRef) and s != o and o not in _EMPTY and s not in _EMPTY:
            table.setdefault(s.n3(), set()).add(o.n3())
    return {key: frozenset(value) for key, value in table.items()}


def _axioms(path: Path) -> Graph:
    try:
        return Graph().parse(path, format="turtle")
    except OSError as error:
        raise DataError(str(path), f"cannot read the ontology: {error.strerror}", "install kg again") from error
    except (SyntaxError, ParserError) as error:
        raise DataError(str(path), f"no Turtle: {error}", "mend the file") from error


def _close(graph: Graph) -> None:
    """Add the OWL 2 RL closure of a graph to it."""
    from owlrl import DeductiveClosure, OWLRL_Semantics

    DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
