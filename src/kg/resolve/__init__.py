"""Who is who, across documents: ids, mergers with their reasons, and a person's ledger over all of it."""

from kg.resolve.again import Again, Known, Whole, ids_of, item_of, resolve_again, resolve_all, tags_of
from kg.resolve.decide import doubts, facts, resolve

__all__ = [
    "Again",
    "Known",
    "Whole",
    "doubts",
    "facts",
    "ids_of",
    "item_of",
    "resolve",
    "resolve_again",
    "resolve_all",
    "tags_of",
]
