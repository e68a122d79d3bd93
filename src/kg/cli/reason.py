"""Commands on the ontology: `kg infer`, `kg ontology`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Store
from kg.errors import KgError
from kg.infer import Contradiction, Rules, infer
from kg.ontology import page
from kg.rdf import Names, Sheaf
from kg.settings import data, settings, version
from kg.store import Writer, view

GRAPH = "inferred"


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command("infer")(infer_)
    app.command()(ontology)


def infer_(
    store: Store = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the graph of entailments out again.")] = False,
) -> None:
    """Write what follows from the graph by the ontology (OWL 2 RL) into a graph of its own, as a new generation.

    Plain queries do not see it; a query asks for it by GRAPH <https://w3id.org/zhaoshang/graph/inferred>. The next build leaves it
    out, since it may no longer follow. The exit status is 1 where the graph contradicts the ontology.

    \b
    Example:
      kg infer
      kg infer --remove
    """
    given = settings(store=store)
    graph = Names(given.base).graph(GRAPH)
    wrong: set[str] = set()
    with Writer(given.store, version()) as writer:
        lines: set[str] = set()
        if not remove:
            rules = Rules.of(data("ontology"))
            with view(given.store) as opened:
                for found in infer(opened.lines("default"), rules):
                    if isinstance(found, Contradiction):
                        wrong.add(str(found))
                    elif not opened.states(found):
                        lines.add(found.rstrip().removesuffix(" ."))
        made = writer.revise([Sheaf(graph, (), tuple(sorted(lines)))])
    print(f"{len(lines):,} triples in <{graph}>; generation {made.number} is current")
    for one in sorted(wrong):
        print(f"kg: contradiction: {one}", file=sys.stderr)
    if wrong:
        raise typer.Exit(1)


def ontology(
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page for people.", show_default=False)
    ] = None,
) -> None:
    """Print the ontology in Turtle, or write it as a page with every term and a class diagram.

    \b
    Example:
      kg ontology --html ontology.html
    """
    folder = data("ontology")
    if html is None:
        sys.stdout.write((folder / "kg.ttl").read_text("utf-8"))
        return
    try:
        html.write_text(page(folder), "utf-8")
    except OSError as error:
        raise KgError(str(html), f"cannot be written: {error.strerror}", "choose another file") from error
