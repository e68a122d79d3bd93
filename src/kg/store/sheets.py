"""The sheets behind an open generation: what its documents say, with the sentences that the graph itself does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from kg.rdf.sheet import Sheet
from kg.store.cache import Cache
from kg.store.manifest import Row
from kg.store.views import View


@contextmanager
def sheets_of(view: View) -> Iterator[Cache]:
    """Open the sheets of a generation's documents. Raises StoreError."""
    cache = Cache(view.generation.path.parent.parent / "cache" / "sheets.sqlite")
    try:
        yield cache
    finally:
        cache.close()


def stored_one(cache: Cache, row: Row) -> Sheet:
    """Give the sheet of one document, with what the graph keeps out too. Raises StoreError."""
    return Sheet.from_json(*cache.get(row.key))


def stored(view: View) -> Iterator[Sheet]:
    """Give the sheets of all documents of an open generation, by id, with what the graph states of them. Raises StoreError."""
    with sheets_of(view) as cache:
        for row in view.each():
            sheet, out = stored_one(cache, row), frozenset(row.out)
            kept = tuple(fact for number, fact in enumerate(sheet.statements) if number not in out)
            yield replace(sheet, statements=kept) if out else sheet
