"""`kg check`: the door over every sheet, the shapes over every part of the store, each breach with its sentence and page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode
from rdflib import RDFS, Graph, URIRef

from kg.check.door import Accepts, admit
from kg.check.parts import parts
from kg.check.shapes import Finding, load, validate
from kg.check.suspects import Suspects
from kg.check.violations import Place, Violation
from kg.errors import DataError
from kg.query.evidence import Stated, name_of, stated
from kg.rdf import vocab
from kg.rdf.sheet import Sheet, Statement
from kg.store import Cache, Row, View, sheets_of

SIZE = 100
"""Things a part; a part of news has about twenty triples a thing."""

_MOST_PLACES = 3


def check(view: View, ontology: Path, accepts: Accepts | None = None, size: int = SIZE) -> Iterator[Violation]:
    """Give every breach of an open generation: facts that the door kept out, then shapes that the graph breaks.

    `ontology` is the folder of shapes.ttl and the schemes; `accepts` tells which kept-out facts a person let in. Memory holds
    one page and one part of `size` things. Raises DataError for broken shapes, StoreError for a store that cannot be read.
    """
    shapes = load(ontology / "shapes.ttl")
    with sheets_of(view) as cache:
        pages = _Pages(view, cache)
        for row in view.each():
            yield from _at_the_door(pages.sheet(row), row, accepts)
        background = schemes(ontology)
        for part in parts(view.oxigraph, background, size, Suspects(shapes, background)):
            for finding in validate(part, shapes):
                yield pages.violation(finding)


def schemes(ontology: Path) -> Graph:
    """Give what shapes ask of the ontology: classes above classes, types of concepts, the order of stages. Raises DataError."""
    told = Graph()
    for name, above in vocab.PARENTS.items():
        for parent in above:
            told.add((URIRef(vocab.NS + name), RDFS.subClassOf, URIRef(vocab.NS + parent)))
    for path in sorted((ontology / "schemes").glob("*.ttl")):
        try:
            whole = Graph().parse(path, format="turtle")
        except SyntaxError as error:
            raise DataError(str(path), f"no Turtle: {error}", "mend the file") from error
        for s, p, o in whole:
            if str(o).startswith(vocab.NS) or str(p) == vocab.order:
                told.add((s, p, o))
    return told


def _at_the_door(sheet: Sheet, row: Row, accepts: Accepts | None) -> Iterator[Violation]:
    for kept_out in admit(sheet.things, sheet.statements, accepts).quarantined:
        fact = kept_out.fact
        is_whole = 0 <= fact.subject < len(sheet.things)
        name = sheet.things[fact.subject].name if is_whole else ""
        other = sheet.things[fact.object].name if is_whole and fact.object is not None else str(fact.value)
        place = _place(sheet, row, fact, fact.start, fact.quote, fact.rule)
        yield Violation(
            f"door/{kept_out.axiom}", "Violation", kept_out.reason, name, name, fact.relation, other, (place,)
        )


def _place(sheet: Sheet, row: Row, fact: Statement | None, start: int, quote: str, rule: str) -> Place:
    sentence = sheet.sentences[fact.sentence][1] if fact is not None else quote
    return Place(sheet.id, sheet.title or "", row.origin, start, start + len(quote), quote, sentence, rule)


@dataclass
class _Pages:
    """The pages of a view, for the sentences of what was found."""

    view: View
    cache: Cache

    def sheet(self, row: Row) -> Sheet:
        return Sheet.from_json(*self.cache.get(row.key))

    def violation(self, finding: Finding) -> Violation:
        focus, path, value = finding.focus, finding.path.removeprefix(vocab.NS), finding.value
        if finding.stated is not None:
            subject, predicate, object = finding.stated
            label = f"{self._name(subject)} {predicate.removeprefix(vocab.NS)} {self._name(object)}"
            focus = subject
        else:
            label = self._name(focus)
        places = tuple(self._at(one) for one in self._evidence(finding)[:_MOST_PLACES])
        return Violation(f"shape/{finding.shape}", finding.severity, finding.message, focus, label, path, value, places)

    def _name(self, iri: str) -> str:
        return name_of(self.view, NamedNode(iri)) if _is_iri(iri) else iri

    def _evidence(self, finding: Finding) -> list[Stated]:
        if finding.stated is not None:
            subject, predicate, object = finding.stated
            found = stated(self.view, subject, predicate, [object])
            if _is_iri(finding.focus) and found:
                return [one for one in found if f"/{one.document}#" in finding.focus] or found
            return found
        if not _is_iri(finding.focus):
            return []
        focus = finding.focus
        events = self.view.oxigraph.quads_for_pattern(
            None, NamedNode(vocab.stageEvent), NamedNode(focus), DefaultGraph()
        )
        for quad in events:
            if isinstance(quad.subject, NamedNode):
                return stated(self.view, quad.subject.value, vocab.stage)
        if self.view.oxigraph.contains_named_graph(NamedNode(focus)):
            return []
        exact = stated(self.view, focus, finding.path, [finding.value]) if finding.path.startswith(vocab.NS) else []
        return exact or stated(self.view, focus)

    def _at(self, one: Stated) -> Place:
        row = self.view.rows([one.document]).get(one.document)
        if row is None:
            return Place(
                one.document, one.title or "", "", one.start, one.start + len(one.quote), one.quote, "", one.rule
            )
        sheet = self.sheet(row)
        fact = next((s for s in sheet.statements if s.start == one.start and s.quote == one.quote), None)
        return _place(sheet, row, fact, one.start, one.quote, one.rule)


def _is_iri(text: str) -> bool:
    return "://" in text and not set('<>"{}|^`\\ \n\t').intersection(text)
