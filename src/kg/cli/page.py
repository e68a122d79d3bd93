"""Commands on pages, without a store: `kg facts`, `kg mentions`, `kg repair`."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

import typer

from kg import pipeline
from kg.cli.options import Date, Inputs, Store
from kg.export import flat
from kg.export.trace import lines as trace_lines
from kg.knowledge import Knowledge
from kg.model import Document
from kg.rdf import confidences
from kg.read import Refusal, read
from kg.settings import settings
from kg.store import stored, view

OneInput = Annotated[
    str,
    typer.Argument(
        metavar="[FILE|-]", help="A page, or JSON Lines of id, text, date; - for stdin.", show_default=False
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command()(facts)
    app.command()(mentions)
    app.command()(repair)


def facts(
    inputs: Inputs = None,
    store: Store = None,
    date: Date = None,
    trace: Annotated[
        bool,
        typer.Option(
            "--trace", help="Print instead, sentence by sentence, the mentions, the rules that fired, and the refused."
        ),
    ] = False,
) -> None:
    """Print the facts of pages, or of the graph where no page is named, as JSON Lines.

    Each has the exact quote of the original page, its code-point offsets, the rule that made it and how far that is to be trusted.

    \b
    Example:
      kg facts page.txt --date 2021-12-30
      kg facts --store kg-store
      kg facts page.txt --trace
    """
    if trace and not inputs:
        raise typer.BadParameter("--trace is of pages, not of the graph; name a file or folder, or - for stdin")
    given = settings(store=store)
    knowledge = Knowledge(given.seeds)
    trust = confidences(knowledge.seeds / "rules.tsv")
    if not inputs:
        with view(given.store) as graph:
            for page in stored(graph):
                _print(flat.records(page, trust))
        return
    refused = Refused()
    for document in refused.documents(read(inputs, date=date)):
        if trace:
            for line in trace_lines(*pipeline.trace(document, knowledge)):
                typer.echo(line)
            continue
        _print(flat.facts(pipeline.extract(document, knowledge), trust))
    refused.report()


def mentions(input: OneInput = "-", date: Date = None) -> None:
    """Print the mentions of a page, or of each record of JSON Lines, as JSON Lines; offsets are those of the original text.

    \b
    Example:
      echo '长治市潞城区总投资4.6亿元' | kg mentions
    """
    knowledge = Knowledge(settings().seeds)
    refused = Refused()
    for document in refused.documents(read([input], date=date)):
        text = pipeline.mend(document, knowledge)
        _print(flat.mentions(text, pipeline.find(text, knowledge)))
    refused.report()


def repair(
    input: OneInput = "-",
    explain: Annotated[
        bool, typer.Option("--explain", help="Print each repair as JSON with original offsets instead.")
    ] = False,
    date: Date = None,
) -> None:
    """Print the repaired text of a page.

    \b
    Example:
      kg repair page.txt --explain
    """
    knowledge = Knowledge(settings().seeds)
    refused = Refused()
    for document in refused.documents(read([input], date=date)):
        text = pipeline.mend(document, knowledge)
        if explain:
            _print({"doc": document.id, **dataclasses.asdict(one)} for one in text.repairs)
        else:
            sys.stdout.write(text.text if text.text.endswith("\n") else text.text + "\n")
    refused.report()


class Refused:
    """Lets documents through and keeps what is none."""

    def __init__(self) -> None:
        self.all: list[Refusal] = []

    def documents(self, found: Iterator[Document | Refusal]) -> Iterator[Document]:
        """Give the documents, in order."""
        for item in found:
            if isinstance(item, Refusal):
                self.all.append(item)
            else:
                yield item

    def report(self) -> None:
        """List what was refused on stderr, and exit with 1 if anything was."""
        for refusal in self.all:
            print(f"kg: refused {refusal}", file=sys.stderr)
        if self.all:
            raise typer.Exit(1)


def _print(records: Iterable[Mapping[str, object]]) -> None:
    sys.stdout.write("".join(flat.line(record) + "\n" for record in records))
