"""`kg export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Store
from kg.export.formats import FORMATS, export
from kg.knowledge import default_seeds
from kg.rdf import confidences
from kg.settings import settings

Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command("export")(export_)


def export_(
    format: Annotated[Format, typer.Argument(metavar="FORMAT", help=", ".join(FORMATS))],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write, or - for stdout.")],
    store: Store = None,
    rdf11: Annotated[
        bool, typer.Option("--rdf11", help="Write evidence as rdf:Statement, for tools without RDF 1.2.")
    ] = False,
) -> None:
    """Write the graph for another tool: gexf and graphml for Gephi, csv of the flat facts, turtle, trig, nquads.

    \b
    Example:
      kg export gexf graph.gexf
      kg export nquads graph.nq --rdf11
    """
    given = settings(store=store)
    trust = confidences((given.seeds or default_seeds()) / "rules.tsv")
    export(given.store, format.value, out, trust, rdf11)
