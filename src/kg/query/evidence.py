"""Where a triple is stated: the reifiers of a store, found by index, never by scanning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.query.run import PREFIXES
from kg.store import View
from kg.text.characters import legible

Term = NamedNode | BlankNode | Literal | Triple

_REIFIES = NamedNode(PREFIXES["rdf"] + "reifies")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
_ALIAS = NamedNode(PREFIXES["skos"] + "altLabel")
_PREFERRED = NamedNode(PREFIXES["skos"] + "prefLabel")
_MEASURE = NamedNode(PREFIXES["kg"] + "measure")
_MEASURED = NamedNode(PREFIXES["kg"] + "measured")
_IDENTIFIER = NamedNode(PREFIXES["dcterms"] + "identifier")
_TITLE = NamedNode(PREFIXES["dcterms"] + "title")
_SOURCE = NamedNode(PREFIXES["dcterms"] + "source")
_ISSUED = NamedNode(PREFIXES["dcterms"] + "issued")
_WHY = NamedNode(PREFIXES["dcterms"] + "description")


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of one page. `document` is the page's id; `start` counts code points of its original text."""

    subject: str
    predicate: str
    object: str
    document: str
    title: str | None
    start: int
    quote: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Linked:
    """One statement that rests on a table, not on words of a page: a link to a gazetteer, an identifier, a coordinate.

    `source` is an IRI or a name, `issued` the day of the source (ISO), `why` what the statement rests on.
    """

    subject: str
    predicate: str
    object: str
    source: str
    issued: str
    why: str


def things(view: View, name: str) -> list[str]:
    """Give the IRIs that a name (label or other name, exactly), an IRI or a prefixed name stands for; none if unknown."""
    name = legible(name)
    prefix, colon, local = name.partition(":")
    for iri in (name, PREFIXES[prefix] + local if colon and prefix in PREFIXES else ""):
        if "://" in iri and (node := _node(iri)) is not None and _known(view, node):
            return [iri]
    found = {
        quad.subject.value
        for literal in (Literal(name, language="zh"), Literal(name, language="en"), Literal(name))
        for predicate in (_LABEL, _ALIAS)
        for quad in view.oxigraph.quads_for_pattern(None, predicate, literal, None)
        if isinstance(quad.subject, NamedNode)
    }
    return sorted(found)


def stated(view: View, subject: str, predicate: str | None = None, objects: list[str] | None = None) -> list[Stated]:
    """Give what pages state of a thing (IRI), as subject or as object, or all that one page states if the IRI is a page's.

    `predicate` is an IRI; `objects` are IRIs or the characters of values. The order is that of pages and of their text.
    """
    reified = _reified(view, subject, predicate, objects)
    found = {_stated(view, quad, triple) for quad, triple in reified if not _is_linked(view, quad)}
    return sorted(found, key=lambda s: (s.document, s.start, s.predicate, s.subject, s.object))


def linked(view: View, subject: str, predicate: str | None = None, objects: list[str] | None = None) -> list[Linked]:
    """Give what tables state of a thing, asked as `stated` is, sorted by predicate and object."""
    reified = _reified(view, subject, predicate, objects)
    found = {_linked(view, quad, triple) for quad, triple in reified if _is_linked(view, quad)}
    return sorted(found, key=lambda s: (s.predicate, s.object, s.subject, s.source, s.issued))


def _reified(
    view: View, subject: str, predicate: str | None, objects: list[str] | None
) -> Iterator[tuple[Quad, Triple]]:
    """Give the reifiers of what is said of a thing, each with the triple that it is of; none where an IRI is none."""
    node, store = _node(subject), view.oxigraph
    wanted = _node(predicate) if predicate else None
    if node is None or (predicate and wanted is None):
        return
    if store.contains_named_graph(node):
        reified = list(store.quads_for_pattern(None, _REIFIES, None, node))
    else:
        quads = set(store.quads_for_pattern(node, wanted, None, None))
        measures = store.quads_for_pattern(node, _MEASURE, None, None) if wanted is not None else ()
        quads |= {quad for quad in measures if _is_of(view, quad.object, wanted)}
        if objects is None:
            quads |= set(store.quads_for_pattern(None, wanted, node, None))
        reified = [
            reifier
            for quad in quads
            if not isinstance(quad.graph_name, DefaultGraph)
            for reifier in store.quads_for_pattern(None, _REIFIES, quad.triple, quad.graph_name)
        ]
    for quad in reified:
        triple = quad.object
        if not isinstance(triple, Triple) or not _says(view, triple, wanted):
            continue
        if objects is not None and not {_characters(triple.object), name_of(view, triple.object)} & set(objects):
            continue
        yield quad, triple


def _says(view: View, triple: Triple, wanted: NamedNode | None) -> bool:
    return wanted is None or triple.predicate == wanted or _is_of(view, triple.object, wanted)


def _is_of(view: View, measure: Term, wanted: NamedNode | None) -> bool:
    """Tell whether a node is a measure of a property: an amount in another currency stands for its relation."""
    return wanted is not None and _first(view, measure, _MEASURED) == wanted.value.removeprefix(PREFIXES["kg"])


def name_of(view: View, term: Term) -> str:
    """Give a term as people name it: its label, the figures of an observation or measure, the characters of a value."""
    if not isinstance(term, NamedNode):
        return _characters(term)
    preferred = (q.object for q in view.oxigraph.quads_for_pattern(term, _PREFERRED, None, DefaultGraph()))
    label = next(
        (o.value for o in preferred if isinstance(o, Literal) and o.language == "zh"), _first(view, term, _LABEL)
    )
    if label is not None:
        return label
    kg = PREFIXES["kg"]
    told = {
        quad.predicate.value.removeprefix(kg): _characters(quad.object)
        for quad in view.oxigraph.quads_for_pattern(term, None, None, DefaultGraph())
    }
    what = told.get("measured") or told.get("indicator", "").rpartition("/")[2]
    if what and "value" in told:
        return " ".join(filter(None, (what, told["value"], told.get("unit"), told.get("period"))))
    return term.value


def _stated(view: View, quad: Quad, triple: Triple) -> Stated:
    graph = quad.graph_name
    told = {
        q.predicate.value: _characters(q.object)
        for q in view.oxigraph.quads_for_pattern(quad.subject, None, None, graph)
    }
    kg = PREFIXES["kg"]
    return Stated(
        subject=name_of(view, triple.subject),
        predicate=triple.predicate.value.removeprefix(kg),
        object=name_of(view, triple.object),
        document=_first(view, graph, _IDENTIFIER) or str(graph),
        title=_first(view, graph, _TITLE),
        start=int(told.get(kg + "start", "0")),
        quote=told.get(kg + "quote", ""),
        rule=told.get(kg + "rule", ""),
        confidence=float(told.get(kg + "confidence", "0")),
    )


def _is_linked(view: View, reifier: Quad) -> bool:
    return any(True for _ in view.oxigraph.quads_for_pattern(reifier.subject, _SOURCE, None, reifier.graph_name))


def _linked(view: View, quad: Quad, triple: Triple) -> Linked:
    found = view.oxigraph.quads_for_pattern(quad.subject, None, None, quad.graph_name)
    told = {q.predicate: _characters(q.object) for q in found}
    return Linked(
        subject=name_of(view, triple.subject),
        predicate=_short(triple.predicate.value),
        object=_short(name_of(view, triple.object)),
        source=told.get(_SOURCE, ""),
        issued=told.get(_ISSUED, ""),
        why=told.get(_WHY, ""),
    )


def _short(iri: str) -> str:
    """Give an IRI with a prefix that answers use, as it is where there is none."""
    known = (f"{name}:{iri.removeprefix(base)}" for name, base in PREFIXES.items() if iri.startswith(base))
    return next(known, iri)


def _first(view: View, subject: object, predicate: NamedNode) -> str | None:
    if not isinstance(subject, NamedNode):
        return None
    values: Iterator[Quad] = view.oxigraph.quads_for_pattern(subject, predicate, None, DefaultGraph())
    return min((_characters(quad.object) for quad in values), default=None)


def _characters(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else term.value


def _node(iri: str) -> NamedNode | None:
    """Give an IRI as a node, None where it has characters that none may have."""
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _known(view: View, node: NamedNode) -> bool:
    patterns = ((node, None), (None, node))
    return any(True for s, o in patterns for _ in view.oxigraph.quads_for_pattern(s, None, o, None))
