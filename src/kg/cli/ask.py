"""Commands that ask the graph: `kg query`, `kg explain`."""

from __future__ import annotations

import json
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Store, pairs
from kg.errors import InputError
from kg.link import ATTRIBUTION, GEONAMES
from kg.query import ask, named, named_queries, write
from kg.query import explain as explaining
from kg.query.explain import Evidence, Link
from kg.query.formats import table
from kg.settings import data, settings
from kg.store import view


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    xml = "xml"
    turtle = "turtle"
    ntriples = "ntriples"
    jsonld = "jsonld"


class Printed(StrEnum):
    """How evidence is printed."""

    text = "text"
    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command()(query)
    app.command()(explain)


def query(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE|-", help="A named query, a file of SPARQL, or - for stdin.", show_default=False
        ),
    ] = None,
    store: Store = None,
    format: Annotated[Format, typer.Option(help="turtle, ntriples, jsonld go with CONSTRUCT.")] = Format.table,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of a named query.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the named queries with their parameters.")] = False,
) -> None:
    """Ask the graph in SPARQL. Usual prefixes (kg: rdfs: skos: …) need not be declared.

    \b
    Example:
      kg query --list
      kg query projects-by-county --param within=弋阳县
      echo 'SELECT ?p WHERE { ?p a kg:Project }' | kg query - --format csv
    """
    if list_:
        _list()
        return
    if name is None:
        raise typer.BadParameter("name a query, a file, or - for stdin; --list shows the named ones")
    sparql, where = _sparql(name, pairs(param or []))
    with view(settings(store=store).store) as graph:
        answer = write(ask(graph, sparql, where), format, where).decode("utf-8")
    sys.stdout.write(answer)
    _attribute(answer)


def _attribute(answer: str) -> None:
    """Name GeoNames where an answer gives its ids out, as its licence asks."""
    if GEONAMES in answer or re.search(r"\bgn:\d", answer):
        print(f"kg: {ATTRIBUTION}", file=sys.stderr)


def _sparql(name: str, values: dict[str, str]) -> tuple[str, str]:
    path = Path(name)
    if name != "-" and not path.is_file():
        return named(name, data("queries")).filled(values), name
    if values:
        raise typer.BadParameter("only named queries take --param")
    try:
        return (sys.stdin.buffer.read().decode("utf-8"), "stdin") if name == "-" else (path.read_text("utf-8"), name)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(name, f"cannot be read: {error}", "give a file of SPARQL in UTF-8") from error


def _list() -> None:
    rows = []
    for one in named_queries(data("queries")):
        rows.append([one.name, one.title])
        rows.extend([f"  {name}", what] for name, what in one.parameters.items())
    print(table(["query / parameter", "what"], rows), end="")


def explain(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="A name or an IRI.")],
    predicate: Annotated[
        str | None, typer.Argument(metavar="[PREDICATE]", help="A relation, as locatedIn.", show_default=False)
    ] = None,
    object: Annotated[
        str | None, typer.Argument(metavar="[OBJECT]", help="A name, an IRI or a value.", show_default=False)
    ] = None,
    store: Store = None,
    format: Annotated[Printed, typer.Option(help="How to print.")] = Printed.text,
) -> None:
    """Print the words that the graph's facts rest on, with page, offsets and rule; of links to gazetteers the source and its day.

    \b
    Example:
      kg explain 弋阳县
      kg explain 葛根深加工项目 investment
    """
    with view(settings(store=store).store) as graph:
        asked = (graph, subject, predicate, object)
        found: list[Evidence | Link] = [*explaining.explain(*asked), *explaining.links(*asked)]
    lines = [
        json.dumps(one.record(), ensure_ascii=False) if format is Printed.jsonl else one.text(sys.stdout.isatty())
        for one in found
    ]
    for line in lines:
        print(line)
    _attribute("".join(lines))
    if not found:
        remedy = f"kg explain {subject} tells all that it says" if predicate else "kg query evidence shows its names"
        way = " in that way" if predicate else ""
        print(f"kg: the graph says nothing of {subject!r}{way}; {remedy}", file=sys.stderr)
        raise typer.Exit(1)
