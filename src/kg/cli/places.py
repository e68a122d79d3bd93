"""`kg place`."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from kg.cli.options import Date, Listed
from kg.knowledge import Knowledge
from kg.query.formats import table
from kg.settings import settings


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command()(place)


def place(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place's name, in any printed form.")],
    date: Date = None,
    within: Annotated[str | None, typer.Option(metavar="NAME", help="The place that it lies in.")] = None,
    format: Annotated[Listed, typer.Option(help="How to print.")] = Listed.table,
) -> None:
    """Print the administrative divisions that a name may stand for, the best first.

    An ambiguous name gives several, an unknown one none.

    \b
    Example:
      kg place 鼓楼区 --within 南京市 --date 2021-12-30
    """
    gazetteer = Knowledge(settings().seeds).gazetteer
    inside = tuple(c.unit.code for c in gazetteer.resolve(within, date)) if within else ()
    found = gazetteer.resolve(name, date, within=inside) if inside or not within else []
    records = [
        {
            "name": c.unit.name,
            "code": c.unit.code,
            "path": [unit.name for unit in gazetteer.path(c.unit.code, date)],
            "start": c.unit.start or None,
            "stop": c.unit.stop or None,
            "score": round(c.score, 3),
            "reasons": list(c.reasons),
        }
        for c in found
    ]
    if format is Listed.jsonl:
        for record in records:
            print(json.dumps(record, ensure_ascii=False))
        return
    rows = [
        [
            c.unit.code,
            gazetteer.full_name(c.unit.code, date),
            f"{c.unit.start}–{c.unit.stop}",
            f"{c.score:.2f}",
            "; ".join(c.reasons),
        ]
        for c in found
    ]
    print(table(["code", "place", "valid", "score", "why"], rows), end="")
    if not rows:
        print(f"kg: no place is called {name!r}" + (f" within {within!r}" if within else ""), file=sys.stderr)
