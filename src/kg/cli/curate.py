"""Commands for those who look after a graph: `kg check`, `kg merge-candidates`."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg import check as checking
from kg.assemble import decisions
from kg.cli.options import Listed, Store
from kg.knowledge import Knowledge
from kg.knowledge.ledger import Ledger, Verdict
from kg.model import Thing
from kg.query.formats import table
from kg.resolve import doubts, resolve
from kg.settings import data, settings, version
from kg.store import View, stored, view

LedgerFile = Annotated[
    Path | None,
    typer.Option("--ledger", metavar="FILE", help="Curation decisions; else seeds/ledger.csv.", show_default=False),
]


class Report(StrEnum):
    """How breaches are printed."""

    table = "table"
    json = "json"
    sarif = "sarif"


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command()(check)
    app.command("merge-candidates")(merge_candidates)


def check(
    store: Store = None,
    ledger: LedgerFile = None,
    format: Annotated[Report, typer.Option(help="How to print; sarif is for code scanners.")] = Report.table,
) -> None:
    """List facts that were kept out of the graph, and what the graph breaks of the shapes, each with its sentence and page.

    The exit status is 1 where there is a breach.

    \b
    Example:
      kg check --format sarif > check.sarif
    """
    given = settings(store=store)
    knowledge = Knowledge(given.seeds)
    book = decisions(ledger, knowledge)
    breaches = 0

    def counted(found: Iterator[checking.Violation]) -> Iterator[checking.Violation]:
        nonlocal breaches
        for one in found:
            breaches += one.severity == "Violation"
            yield one

    with view(given.store) as graph:
        accepts = checking.accepting(resolve(_things(graph), knowledge, book)) if any(book.of(Verdict.ACCEPT)) else None
        found = counted(checking.check(graph, data("ontology"), accepts))
        for part in checking.write(found, format.value, version()):
            sys.stdout.write(part)
            sys.stdout.flush()
    if breaches:
        print(f"kg: {breaches:,} breaches", file=sys.stderr)
        raise typer.Exit(1)


def merge_candidates(
    store: Store = None,
    ledger: LedgerFile = None,
    format: Annotated[Listed, typer.Option(help="How to print.")] = Listed.table,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 100,
) -> None:
    """List pairs of things that may be one, for a person to decide in the ledger, the likeliest first.

    \b
    Example:
      kg merge-candidates --limit 20
    """
    given = settings(store=store)
    knowledge = Knowledge(given.seeds)
    book: Ledger = decisions(ledger, knowledge)
    with view(given.store) as graph:
        found = doubts(_things(graph), knowledge, book)[:limit]
    if format is Listed.jsonl:
        for one in found:
            print(json.dumps(dataclasses.asdict(one), ensure_ascii=False))
        return
    rows = [[f"{one.score:.2f}", one.left, one.right, "; ".join(one.reasons), one.by] for one in found]
    print(table(["score", "left", "right", "why", "rule"], rows), end="")


def _things(graph: View) -> Iterator[Thing]:
    for sheet in stored(graph):
        yield from sheet.things
