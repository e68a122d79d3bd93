"""`kg link`, with `report|propose|ask|accept|places`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.assemble import LINKS, linked, own_links, write_own_links
from kg.cli.options import Store
from kg.errors import KgError
from kg.knowledge import Knowledge
from kg.link import Link, Tables, report
from kg.link.lpf import write_lpf
from kg.link.lptsv import write_lptsv
from kg.link.outside import propose_outside, unlinked
from kg.link.own import accepted, propose, read_own, write_proposals
from kg.link.records import records
from kg.link.service import Service
from kg.query import select
from kg.query.formats import table
from kg.rdf import Names
from kg.settings import Settings, settings, version
from kg.store import View, Writer, view


class Things(StrEnum):
    """What a service is asked for."""

    Company = "Company"
    Park = "Park"
    Region = "Region"


class Places(StrEnum):
    """How places are written."""

    lpf = "lpf"
    lptsv = "lptsv"


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    link = typer.Typer(rich_markup_mode=None)
    link.callback(invoke_without_command=True)(link_)
    link.command("report")(report_)
    link.command("propose")(propose_)
    link.command("ask")(ask)
    link.command("accept")(accept)
    link.command("places")(places)
    app.add_typer(link, name="link")


def link_(
    context: typer.Context,
    counts: Annotated[bool, typer.Option("--report", help="The same as kg link report.")] = False,
    service: Annotated[
        str, typer.Option(metavar="URL", help="The same as kg link ask --service URL, to stdout.", show_default=False)
    ] = "",
    store: Store = None,
) -> None:
    """Links to the world's gazetteers. Without a command: write them into the graph anew, from the tables and what you accepted.

    A build writes them too. --store goes behind a command.

    \b
    Example:
      kg link
      kg link --report
      kg link places places.json
    """
    if context.invoked_subcommand:
        if counts or service or store:
            raise typer.BadParameter(
                f"--report, --service and --store go without, or behind, {context.invoked_subcommand}"
            )
    elif counts and service:
        raise typer.BadParameter("--report and --service are two questions: ask one of them")
    elif counts:
        report_(store)
    elif service:
        ask(service, store=store)
    else:
        given = settings(store=store)
        _relink(given, own_links(given.store / LINKS))


def report_(store: Store = None) -> None:
    """Count by type what is linked, what has an ambiguous name, and what has no link.

    \b
    Example:
      kg link report
    """
    given = settings(store=store)
    with view(given.store) as graph:
        found = report(graph, Knowledge(given.seeds).gazetteer)
    rows = [[c.type, f"{c.linked:,}", f"{c.ambiguous:,}", f"{c.unlinked:,}", "、".join(c.names[:5])] for c in found]
    print(table(["type", "linked", "ambiguous", "unlinked", "for example"], rows), end="")


def propose_(
    gazetteer: Annotated[
        Path, typer.Argument(metavar="FILE", help="Linked Places, LP-TSV or CSV.", show_default=False)
    ],
    out: Annotated[Path, typer.Argument(metavar="[OUT]", help="The table to write, or - for stdout.")] = Path("-"),
) -> None:
    """Match a gazetteer of your own with the administrative divisions, into a table for you to decide.

    \b
    Example:
      kg link propose my-places.csv proposals.csv
    """
    _write(out, write_proposals(propose(read_own(gazetteer), Knowledge(settings().seeds).gazetteer)))


def ask(
    service: Annotated[
        str, typer.Option(metavar="URL", help="An OpenRefine reconciliation service.", show_default=False)
    ],
    out: Annotated[Path, typer.Argument(metavar="[OUT]", help="The table to write, or - for stdout.")] = Path("-"),
    things: Annotated[Things, typer.Option(help="What to ask for: what has no exact match yet.")] = Things.Company,
    type: Annotated[str, typer.Option(metavar="ID", help="The service's type that is asked for, as Q4830453.")] = "",
    parent: Annotated[str, typer.Option(metavar="ID", help="Its property for what a place lies in, as P131.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Candidates for one thing.")] = 3,
    cache: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep its answers here.", show_default=False)
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Answer from the cache alone.")] = False,
    store: Store = None,
) -> None:
    """Ask an outside service for what has no link, into a table for you to decide; kg link accept reads it.

    \b
    Example:
      kg link ask --service https://reconcile.example.org/zh proposals.csv --cache answers
    """
    given = settings(store=store)
    gazetteer, names = Knowledge(given.seeds).gazetteer, Names(given.base)
    with view(given.store) as graph:
        asked = unlinked(graph, things.value, names, gazetteer)
    answers = propose_outside(asked, Service(service, cache, offline=offline), type, parent, limit)
    _write(out, list(write_proposals(answers)))


def accept(
    proposals: Annotated[Path, typer.Argument(metavar="FILE", help="The decided proposals.", show_default=False)],
    space: Annotated[str, typer.Option(metavar="IRI", help="What bare ids of your gazetteer are put behind.")] = "",
    source: Annotated[str, typer.Option(metavar="TEXT", help="Where the links are from: an IRI or a title.")] = "",
    date: Annotated[str, typer.Option(metavar="DAY", help="Of what day they are; else the file's.")] = "",
    store: Store = None,
) -> None:
    """Write the accepted rows of a table of proposals into the graph of links; later builds keep them.

    A second table takes the place of the first; one without accepted rows takes them out again.

    \b
    Example:
      kg link accept proposals.csv --space https://example.org/place/
    """
    given = settings(store=store)
    own = accepted(proposals, Knowledge(given.seeds).gazetteer, space, source, date)
    _relink(given, own)
    print(f"{len(own):,} links accepted")


def places(
    out: Annotated[Path, typer.Argument(metavar="[OUT]", help="The file to write, or - for stdout.")] = Path("-"),
    format: Annotated[Places, typer.Option(help="Linked Places JSON-LD, or its table.")] = Places.lpf,
    store: Store = None,
) -> None:
    """Write the places of the graph for gazetteer tools, with dated names, parents and links.

    \b
    Example:
      kg link places places.json
    """
    given = settings(store=store)
    knowledge, names = Knowledge(given.seeds), Names(given.base)
    with view(given.store) as graph:
        codes = [id.removeprefix("place/") for id in _places(graph, names)]
    found = records(codes, knowledge.gazetteer, Tables(knowledge.seeds / "links"), names)
    _write(out, write_lpf(found) if format is Places.lpf else write_lptsv(found))


def _relink(given: Settings, own: list[tuple[str, Link]]) -> None:
    """Write the graph of links anew, and keep `own` for later builds."""
    knowledge, names = Knowledge(given.seeds), Names(given.base)
    with Writer(given.store, version()) as writer:
        with view(given.store) as graph:
            sheaf = linked(_places(graph, names), knowledge, names, own)
        made = writer.revise([sheaf])
        write_own_links(given.store / LINKS, own)
    count = sum("Match> <" in triple for triple in sheaf.asserted)
    print(f"{count:,} links in the graph; generation {made.number} is current")


def _places(graph: View, names: Names) -> list[str]:
    space = names.base + "id/"
    found = select(graph, "SELECT DISTINCT ?p WHERE { ?p kg:code ?code } ORDER BY ?p")
    return [row["p"].value.removeprefix(space) for row in found]


def _write(out: Path, lines: Iterable[str]) -> None:
    if str(out) == "-":
        sys.stdout.writelines(lines)
        return
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
    except OSError as error:
        raise KgError(str(out), f"cannot be written: {error.strerror}", "choose another file") from error
