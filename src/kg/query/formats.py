"""Answers as characters: tables for people, standard formats for machines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg.errors import QueryError
from kg.query.run import PREFIXES, Answer, unanswered
from kg.text.characters import for_xml

ROW_FORMATS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
"""Formats of SELECT and ASK, beside `table`."""

GRAPH_FORMATS = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
"""Formats of CONSTRUCT and DESCRIBE."""

FORMATS = ("table", *ROW_FORMATS, *GRAPH_FORMATS)

_WIDEST = 60


def write(answer: Answer, format: str, where: str = "query") -> bytes:
    """Give an answer in UTF-8; a table for triples is Turtle.

    Raises QueryError for a format that does not go with the answer, and, `where` naming the query, for what fails only while rows
    are fetched (SERVICE, which asks another machine).
    """
    try:
        return _written(answer, format)
    except (OSError, RuntimeError, ValueError) as error:
        raise unanswered(where, error) from error


def _written(answer: Answer, format: str) -> bytes:
    if isinstance(answer, QueryTriples):
        return _triples(answer, "turtle" if format == "table" else format)
    if format == "table":
        return table(*_rows(answer)).encode("utf-8")
    if format not in ROW_FORMATS:
        known = ", ".join(("table", *ROW_FORMATS))
        raise QueryError("--format", f"{format} is for CONSTRUCT and DESCRIBE", f"for rows use one of {known}")
    if isinstance(answer, QueryBoolean) and format in ("csv", "tsv"):
        return b"true\n" if answer else b"false\n"
    made = (answer.serialize(format=ROW_FORMATS[format]) or b"").rstrip(b"\n") + b"\n"
    return for_xml(made.decode("utf-8")).encode("utf-8") if format == "xml" else made


def _triples(answer: Iterable[Triple], format: str) -> bytes:
    if format not in GRAPH_FORMATS:
        known = ", ".join(GRAPH_FORMATS)
        raise QueryError("--format", f"{format} is for SELECT and ASK", f"for triples use one of {known}")
    kind = GRAPH_FORMATS[format]
    ordered = sorted(set(answer), key=str)
    made = serialize(ordered, format=kind, prefixes=None if kind == RdfFormat.N_TRIPLES else PREFIXES)
    return (made or b"").rstrip(b"\n") + b"\n"


def _rows(answer: QuerySolutions | QueryBoolean) -> tuple[list[str], Iterator[list[str]]]:
    if isinstance(answer, QueryBoolean):
        return ["answer"], iter([["true" if answer else "false"]])
    names = [variable.value for variable in answer.variables]
    return names, ([show(solution[i]) for i in range(len(names))] for solution in answer)


def show(term: NamedNode | BlankNode | Literal | Triple | None) -> str:
    """Give a term for people: literals as they read, IRIs with a prefix where there is one."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, NamedNode):
        best = max(
            (p for p in PREFIXES if term.value.startswith(PREFIXES[p])), key=lambda p: len(PREFIXES[p]), default=""
        )
        return f"{best}:{term.value[len(PREFIXES[best]) :]}" if best else term.value
    return str(term)


def table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give rows as aligned columns; a Chinese character is two columns wide, a cell of more than sixty is cut.

    >>> print(table(["县", "n"], [["潞城区", "3"], ["x", "12"]]), end="")
    县      n
    ------  --
    潞城区  3
    x       12
    """
    cells = [[_cut(cell) for cell in row] for row in rows]
    widths = [max([_width(name), *(_width(row[i]) for row in cells)]) for i, name in enumerate(names)]
    lines = [list(names), ["-" * width for width in widths], *cells]
    return "".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _cut(text: str) -> str:
    text = "".join(c if c.isprintable() else " " for c in text)
    if _width(text) <= _WIDEST:
        return text
    kept, room = "", _WIDEST - 1
    for char in text:
        room -= _width(char)
        if room < 0:
            break
        kept += char
    return kept + "…"
