"""SHACL over one part of the graph."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, Graph, Literal, Namespace
from rdflib.term import Node

from kg.check.parts import Part
from kg.errors import DataError

_SH = Namespace("http://www.w3.org/ns/shacl#")
_SHAPE = "https://w3id.org/zhaoshang/shape/"
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a validation; `path` and `value` are empty where the shape names none.

    `stated` is the statement that the result is about, where the focus is an rdf:Statement: subject, predicate, object.
    """

    shape: str
    severity: str
    message: str
    focus: str
    path: str
    value: str
    stated: tuple[str, str, str] | None = None


def load(path: Path) -> Graph:
    """Read a shapes file. Raises DataError."""
    try:
        return Graph().parse(path, format="turtle")
    except OSError as error:
        raise DataError(str(path), f"cannot read the shapes: {error.strerror}", "install kg again") from error
    except SyntaxError as error:
        raise DataError(str(path), f"no Turtle: {error}", "mend the file") from error


def validate(part: Part, shapes: Graph) -> Iterator[Finding]:
    """Give the breaches of a part, sorted by shape, focus, path and value. Raises DataError for shapes that are no SHACL."""
    from pyshacl import validate as validate_shacl
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError

    try:
        _, results, _ = validate_shacl(
            part.graph, shacl_graph=shapes, inplace=True, meta_shacl=False, advanced=False, focus_nodes=list(part.foci)
        )
    except ShapeLoadError as error:
        raise DataError("shapes.ttl", f"no SHACL: {error}", "mend the shapes") from error
    except (ReportableRuntimeError, TypeError) as error:  # TypeError: literals that have no order among them
        raise DataError("the graph", f"cannot be held against the shapes: {error}", "build it anew") from error
    if not isinstance(results, Graph):
        raise DataError("shapes.ttl", f"the validation failed: {results}", "mend the shapes")
    # pyshacl takes the language from the messages of SPARQL constraints.
    told = (m for m in shapes.objects(None, _SH.message) if isinstance(m, Literal) and m.language == _LANGUAGE)
    ours = frozenset(map(str, told))
    found = [_finding(results, part.graph, node, ours) for node in results.subjects(RDF.type, _SH.ValidationResult)]
    yield from sorted(set(found), key=lambda f: (f.shape, f.focus, f.path, f.value, f.message, f.stated or ()))


def _finding(results: Graph, part: Graph, node: Node, ours: Set[str]) -> Finding:
    """Give one result; `ours` are the messages in the language that is told."""
    focus = results.value(node, _SH.focusNode)
    subject, predicate, object = (part.value(focus, p) for p in (RDF.subject, RDF.predicate, RDF.object))
    messages = sorted(m for m in results.objects(node, _SH.resultMessage) if isinstance(m, Literal))
    told = next((m for m in messages if m.language == _LANGUAGE or str(m) in ours), messages[0] if messages else "")
    source = results.value(node, _SH.sourceShape)
    return Finding(
        shape=str(source).removeprefix(_SHAPE),
        severity=str(results.value(node, _SH.resultSeverity) or "").rpartition("#")[2],
        message=str(told),
        focus=str(focus),
        path=_text(results, node, _SH.resultPath),
        value=_text(results, node, _SH.value),
        stated=None if subject is None else (str(subject), str(predicate), str(object)),
    )


def _text(results: Graph, node: Node, predicate: Node) -> str:
    value = results.value(node, predicate)
    return "" if value is None else str(value)
