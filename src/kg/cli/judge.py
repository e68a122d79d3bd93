"""Commands that judge what was built: `kg evaluate`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Annotated

import typer

from kg import evaluate as judging
from kg import pipeline
from kg.cli.options import Date, Inputs, Store
from kg.cli.page import Refused
from kg.errors import InputError, KgError
from kg.export import flat
from kg.knowledge import Knowledge
from kg.model import Document
from kg.read import read
from kg.settings import settings
from kg.store import stored, view


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command()(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold facts, as JSON Lines.", show_default=False)],
    inputs: Inputs = None,
    store: Store = None,
    date: Date = None,
    found: Annotated[
        Path | None,
        typer.Option("--found", metavar="FILE", help="Facts to compare, as kg facts prints them, instead of pages."),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Print each missed and each false fact in context.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print figures and errors as JSON instead.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write pages with gold and found facts side by side.")
    ] = None,
) -> None:
    """Compare facts with gold facts: precision, recall and F1 by relation, precision by rule.

    The facts are those of the pages named, of --found, or else of the graph. Matching is that of the annotation guide.

    \b
    Example:
      kg evaluate tests/gold/articles.jsonl seeds/articles --html report.html
    """
    given = settings(store=store)
    wanted = judging.read_facts(gold)
    if not wanted:
        raise InputError(str(gold), "holds no gold facts", "write one flat fact a line, as the annotation guide shows")
    refused = Refused()
    texts: dict[str, str] = {}
    if found is not None:
        facts = judging.read_facts(found)
    elif inputs:
        known = {str(fact["doc"]) for fact in wanted}
        pages = dict(_wanted(refused.documents(read(inputs, date=date)), known))
        if not pages:
            refused.report()
            named = ", ".join(sorted(known)[:3])
            raise InputError(str(gold), f"has facts of {named} …, and no page read is called so", "name those pages")
        texts = {doc: page.text for doc, page in pages.items()}
        facts = list(_facts(pages.values(), Knowledge(given.seeds)))
    else:
        with view(given.store) as graph:
            facts = [record for page in stored(graph) for record in flat.records(page, {})]
    report = judging.evaluate(wanted, facts)
    if html is not None:
        try:
            html.write_text(judging.page(report, texts, f"kg evaluate {gold}"), "utf-8")
        except OSError as error:
            raise KgError(str(html), f"cannot be written: {error.strerror}", "name another file") from error
        print(f"kg: wrote {html}", file=sys.stderr)
    if as_json:
        print(json.dumps(report.as_dict(), ensure_ascii=False, indent=1))
    else:
        print(*judging.lines(report), *(judging.errors(report, texts) if errors else ()), sep="\n")
    refused.report()


def _wanted(documents: Iterable[Document], gold: Set[str]) -> Iterator[tuple[str, Document]]:
    for document in documents:
        name = judging.document_of(document.id, gold)
        if name is not None:
            yield name, document


def _facts(pages: Iterable[Document], knowledge: Knowledge) -> Iterator[judging.FlatFact]:
    for page in pages:
        yield from flat.facts(pipeline.extract(page, knowledge))
