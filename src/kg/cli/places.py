"""`kg place`."""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Annotated

import typer

from kg.cli.options import Listed
from kg.errors import InputError
from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import FIRST_YEAR
from kg.knowledge.places_rows import day_of, place_rows
from kg.query.formats import table
from kg.settings import settings


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command()(place)


def _day(text: str) -> dt.date:
    try:
        return day_of(text)
    except InputError as error:
        raise typer.BadParameter(f"{error.what}; {error.remedy}") from error


def place(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place's name, in any printed form.")],
    date: Annotated[
        dt.date | None,
        typer.Option(
            parser=_day,
            metavar="DATE",
            help="Day that the name is of; of a month or year (2021-06, 2021) the last day.",
        ),
    ] = None,
    within: Annotated[str | None, typer.Option(metavar="NAME", help="The place that it lies in.")] = None,
    format: Annotated[Listed, typer.Option(help="How to print.")] = Listed.table,
) -> None:
    """Print the administrative divisions that a name may stand for, the best first.

    An ambiguous name gives several, an unknown one none; a star marks the one that may be taken without asking.

    \b
    Example:
      kg place 鼓楼区 --within 南京市 --date 2021-12-30
      kg place 潞城市 --date 2021
    """
    rows = place_rows(Knowledge(settings().seeds).gazetteer, name, date, within or "")
    if rows and date and date.year < FIRST_YEAR:
        print(f"kg: the divisions are known from {FIRST_YEAR} on; its oldest ones stand for {date}", file=sys.stderr)
    if format is Listed.jsonl:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))
        return
    cells = [
        (
            mark,
            row["code"],
            row["path"],
            _valid(row["start"], row["stop"]),
            f"{row['score']:.2f}",
            "; ".join(row["why"]),
        )
        for row in rows
        for mark in ("*" if row["picked"] else "",)
    ]
    print(table(["", "code", "place", "valid", "score", "why"], cells), end="")
    if not rows:
        print(f"kg: no place is called {name!r}" + (f" within {within!r}" if within else ""), file=sys.stderr)


def _valid(start: str, stop: str) -> str:
    return f"{start or '…'}–{stop or '…'}"
