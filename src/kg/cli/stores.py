"""`kg store list|rollback|prune`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Listed, Store
from kg.errors import StoreError
from kg.query.formats import table
from kg.settings import settings, version
from kg.store import Generations, Writer, manifest


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    store = typer.Typer(
        no_args_is_help=True,
        rich_markup_mode=None,
        help="The generations of a graph.\n\n\b\nExample:\n  kg store list\n  kg store rollback",
    )
    store.command("list")(list_)
    store.command()(rollback)
    store.command()(prune)
    app.add_typer(store, name="store")


def list_(
    store: Store = None,
    format: Annotated[Listed, typer.Option(help="How to print.")] = Listed.table,
) -> None:
    """List the generations that can be read, the oldest first; a star marks the current one.

    \b
    Example:
      kg store list
    """
    found = Generations(settings(store=store).store)
    now = found.pointed()
    if format is Listed.jsonl:
        for g in found.all():
            told = {"generation": g.number, "current": g.number == now, "made": g.made, "version": g.version}
            print(
                json.dumps(
                    {**told, "documents": g.documents, "facts": dict(g.facts), "quads": g.quads}, ensure_ascii=False
                )
            )
        return
    rows = [
        [
            f"{g.number}{' *' if g.number == now else ''}",
            g.made,
            g.version,
            f"{g.documents:,}",
            f"{sum(g.facts.values()):,}",
            f"{g.quads:,}",
        ]
        for g in found.all()
    ]
    print(table(["generation", "made", "kg", "documents", "facts", "quads"], rows), end="")


def rollback(
    number: Annotated[
        int | None,
        typer.Argument(metavar="[GENERATION]", help="Its number; else the one before the current.", show_default=False),
    ] = None,
    store: Store = None,
) -> None:
    """Make an earlier generation the current one. Nothing is deleted; the way forward is the same command with its number.

    \b
    Example:
      kg store rollback
    """
    made = Generations(_present(settings(store=store).store)).rollback(number)
    print(f"generation {made.number} of {made.made} is current")


def prune(
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest generations stay.")] = 1,
    store: Store = None,
) -> None:
    """Delete old generations and what only they needed. The current one, and one that is being read, stay.

    \b
    Example:
      kg store prune --keep 2
    """
    root = _present(settings(store=store).store)
    with Writer(root, version()) as writer:
        gone = writer.generations.prune(keep)
        left = (row.key for g in writer.generations.all() for row in manifest.read(g.manifest).values())
        sheets = writer.cache.keep(left)
    print(f"{len(gone)} generations and {sheets} sheets deleted")


def _present(root: Path) -> Path:
    if not (root / "generations").is_dir():
        raise StoreError(str(root), "holds no graph", f"build one: kg build INPUT --store {root}")
    return root
