"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Listed(StrEnum):
    """How records are printed."""

    table = "table"
    jsonl = "jsonl"


def day(text: str) -> dt.date:
    """Read an ISO day. Raises typer.BadParameter."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write YYYY-MM-DD") from error


def pairs(values: list[str]) -> dict[str, str]:
    """Read `name=value` texts. Raises typer.BadParameter."""
    table: dict[str, str] = {}
    for text in values:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise typer.BadParameter(f"{text!r} is no NAME=VALUE")
        table[name] = value
    return table


Store = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="DIR", help="Directory of the graph; else KG_STORE, else ./kg-store.", show_default=False
    ),
]
Date = Annotated[
    dt.date | None,
    typer.Option("--date", parser=day, metavar="DAY", help="Day of pages that come without one, as 2021-12-30."),
]
Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INPUT]...",
        help="Files (.txt .html .jsonl .csv), folders of them, or - for stdin.",
        show_default=False,
    ),
]
