"""The graph in RDF: all of it in N-Quads or TriG, the default graph in N-Triples or Turtle.

Lines are sorted, so that the same graph gives the same bytes. `rdf11` rewrites RDF 1.2 reifiers to `rdf:Statement` with
`rdf:subject`, `rdf:predicate`, `rdf:object`, for tools that know RDF 1.1 only.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.query.run import PREFIXES
from kg.store import View

_RDF = PREFIXES["rdf"]
_REIFIES = f" <{_RDF}reifies> <<( "
_LINE = re.compile(re.escape(_REIFIES).join(("([^ ]+)", r"([^ ]+) ([^ ]+) (.*) \)>>( <[^>]*>)? \.\n")))


def nquads(view: View, rdf11: bool) -> Iterator[bytes]:
    """Give the N-Quads of all graphs, sorted by line (before the rewriting of reifiers)."""
    for line in view.lines():
        yield _plain(line).encode("utf-8") if rdf11 and _REIFIES in line else line.encode("utf-8")


def ntriples(view: View, rdf11: bool) -> Iterator[bytes]:
    """Give the N-Triples of the default graph, sorted. It holds no reifiers, so that `rdf11` changes nothing."""
    for line in view.lines("default"):
        yield line.encode("utf-8")


def turtle(view: View, rdf11: bool) -> Iterator[bytes]:
    """Give the Turtle of the default graph, subjects in order."""
    lines = "".join(view.lines("default"))
    triples = [quad.triple for quad in parse(input=lines, format=RdfFormat.N_TRIPLES)]
    yield serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def trig(view: View, rdf11: bool) -> Iterator[bytes]:
    """Give the TriG of all graphs: the default graph first, then the named ones in order."""
    yield from turtle_prefixes()
    names = sorted(node.value for node in view.oxigraph.named_graphs() if isinstance(node, NamedNode))
    for name in ["default", *names]:
        lines = "".join(_plain(line) if rdf11 and _REIFIES in line else line for line in view.lines(name))
        graph = DefaultGraph() if name == "default" else NamedNode(name)
        quads = [_in(quad.triple, graph) for quad in parse(input=lines, format=RdfFormat.N_TRIPLES)]
        text = serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES) or b""
        yield b"".join(line for line in io.BytesIO(text) if not line.startswith(b"@prefix"))


def turtle_prefixes() -> Iterator[bytes]:
    """Give the prefix lines of Turtle and TriG."""
    for name, iri in sorted(PREFIXES.items()):
        yield f"@prefix {name}: <{iri}> .\n".encode()


def _in(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _plain(line: str) -> str:
    match = _LINE.fullmatch(line)
    if match is None:
        return line
    reifier, subject, predicate, object, graph = match.groups(default="")
    told = (
        f"{reifier} <{_RDF}type> <{_RDF}Statement>",
        f"{reifier} <{_RDF}subject> {subject}",
        f"{reifier} <{_RDF}predicate> {predicate}",
        f"{reifier} <{_RDF}object> {object}",
    )
    return "".join(f"{triple}{graph} .\n" for triple in told)
