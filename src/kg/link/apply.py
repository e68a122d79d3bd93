"""Writes the links graph into a store, and keeps a researcher's accepted links beside it, so that the next build has them too."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from kg.errors import StoreError
from kg.knowledge.gazetteer import Gazetteer
from kg.link.graph import links
from kg.link.tables import Link, Tables
from kg.query.run import select
from kg.rdf.iri import Names
from kg.rdf.quads import Sheaf
from kg.store import Generation, Row, View, Writer, view

_OWN = "links.json"
_CODES = "SELECT DISTINCT ?code WHERE { ?place kg:code ?code }"


def codes(open_store: View) -> list[str]:
    """Give the codes of the places in an open store, sorted. Raises QueryError."""
    return sorted(row["code"].value for row in select(open_store, _CODES, "link"))


def own_links(root: Path) -> list[tuple[str, Link]]:
    """Give the researcher's accepted links that are kept with the store, `(id path, link)`; none is no error.

    Raises StoreError where the file is broken.
    """
    path = root / _OWN
    try:
        rows = json.loads(path.read_text("utf-8"))
        return [(id, Link(*link)) for id, link in rows]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        raise StoreError(
            str(path), f"is no table of links: {error}", "delete it and accept your links again"
        ) from error


def apply(
    root: Path,
    gazetteer: Gazetteer,
    tables: Tables,
    names: Names,
    own: Iterable[tuple[str, Link]] | None = None,
    version: str = "0",
) -> Generation:
    """Make a generation that is the current one with its links graph written anew, and make it current.

    `own` replaces the accepted links that the store keeps; None leaves them. Nothing is written where anything fails. Raises
    StoreError for a store that holds no graph or that another writes.
    """
    kept = own_links(root) if own is None else list(own)
    with view(root) as graph:
        found = codes(graph)
    sheaf = links(found, gazetteer, tables, names, kept)
    with Writer(root, version) as writer:
        made = writer.write(list(writer.rows.values()), _never, [sheaf], names.document)
        if own is not None:
            part = root / f"{_OWN}.{os.getpid()}.part"
            part.write_text(json.dumps(kept, ensure_ascii=False, indent=0), "utf-8")
            part.replace(root / _OWN)
        return made


def _never(row: Row) -> Sheaf:
    raise AssertionError(f"{row.id} did not change")
