"""`kg build`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from kg import pipeline
from kg.cli.options import Date, Inputs, Store
from kg.cli.progress import Progress
from kg.query.formats import table
from kg.read import Refusal
from kg.settings import settings


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command()(build)


def build(
    inputs: Inputs = None,
    store: Store = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, help="Processes that read pages; the graph is the same for any number.", show_default="all"
        ),
    ] = None,
    date: Date = None,
    prune: Annotated[bool, typer.Option("--prune", help="Take out documents that are not among the inputs.")] = False,
    reread: Annotated[
        bool, typer.Option("--reread", help="Open files too whose size and times say that they did not change.")
    ] = False,
    ledger: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Curation decisions (same, different, alias, reject, accept).",
            show_default="seeds/ledger.csv",
        ),
    ] = None,
) -> None:
    """Read pages into a new generation of the graph and make it the current one.

    Pages that did not change are not read again. A build that is stopped leaves the last good graph, and the next one goes on.

    \b
    Example:
      kg build pages/ more.jsonl --date 2021-12-30 --workers 4
    """
    given = settings(store=store)
    if not inputs:
        raise typer.BadParameter("name at least one file or folder, or - for stdin")
    begin = time.monotonic()
    refused: list[Refusal] = []
    try:
        with Progress(inputs, sys.stderr) as progress:
            made = pipeline.build(
                inputs,
                given.store,
                seeds=given.seeds,
                base=given.base,
                workers=workers or os.cpu_count() or 1,
                date=date,
                prune=prune,
                reread=reread,
                ledger=ledger,
                notice=lambda news: refused.append(news) if isinstance(news, Refusal) else progress.notice(news),
            )
    except KeyboardInterrupt:
        print("kg: interrupted; the last good graph stands, and the next build goes on from here", file=sys.stderr)
        raise typer.Exit(130) from None
    finally:
        for refusal in refused:
            print(f"kg: refused {refusal}", file=sys.stderr)
    print(_summary(made, time.monotonic() - begin, given.store), end="")
    if made.refused:
        raise typer.Exit(1)


def _summary(made: pipeline.Build, seconds: float, store: Path) -> str:
    now = made.generation
    rows = [
        ["documents", f"{now.documents:,}"],
        ["  read", f"{made.read:,}"],
        ["  unchanged", f"{made.unchanged:,}"],
        ["  removed", f"{made.removed:,}"],
        ["  refused", f"{len(made.refused):,}"],
        ["facts", f"{sum(now.facts.values()):,}"],
        *([f"  {name}", f"{count:,}"] for name, count in now.facts.items()),
        ["quarantined", f"{made.held:,}"],
        ["quads", f"{now.quads:,}"],
        ["seconds", f"{seconds:.1f}"],
        ["generation", f"{now.number} in {store}"],
    ]
    return table(["what", "how many"], rows)
