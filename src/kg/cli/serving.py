"""`kg serve`."""

from __future__ import annotations

import re
import sys
from typing import Annotated

import typer

from kg.cli.options import Store
from kg.errors import KgError
from kg.knowledge import Knowledge
from kg.link import ATTRIBUTION
from kg.rdf import Names
from kg.serve import Answers, server
from kg.serve.index import Index
from kg.settings import settings, version
from kg.store import view


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command()(serve)


def serve(
    store: Store = None,
    host: Annotated[str, typer.Option(help="Address to listen at; 0.0.0.0 for every one.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen at; 0 takes a free one.")] = 8000,
    public: Annotated[str, typer.Option(metavar="URL", help="Address that clients reach it at, behind a proxy.")] = "",
) -> None:
    """Answer OpenRefine and its kin from the graph (Reconciliation API 0.2), until interrupted.

    \b
    Example:
      kg serve --port 8000
    """
    if public and not re.match(r"https?://[^/\s]", public):
        raise KgError("--public", f"{public!r} is no web address", "give the http(s) address that clients reach")
    given = settings(store=store)
    with view(given.store) as graph:
        answers = Answers(Index(graph, Names(given.base)), Knowledge(given.seeds).gazetteer, ATTRIBUTION)
        with server(answers, host, port, version=version(), public=public) as running:
            print(f"kg: http://{host}:{running.server_address[1]} answers; Ctrl-C ends it", file=sys.stderr, flush=True)
            try:
                running.serve_forever()
            except KeyboardInterrupt:
                return
