"""Who is who, across documents: ids, mergers with their reasons, and a person's ledger over all of it."""

from kg.resolve.decide import doubts, resolve

__all__ = ["doubts", "resolve"]
