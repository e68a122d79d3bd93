"""Where the quote of a fact stands in the page."""

from __future__ import annotations

from kg.evaluate.match import FlatFact
from kg.text.span import Span


def place(fact: FlatFact, page: str) -> Span | None:
    """Give the span of the fact's quote in the original text: by `start` and `end`, else its first occurrence, else None.

    >>> place({"quote": "签约"}, "集中签约")
    Span(start=2, stop=4)
    """
    start, stop, quote = fact.get("start"), fact.get("end"), str(fact.get("quote") or "")
    if isinstance(start, int) and isinstance(stop, int) and 0 <= start < stop <= len(page):
        return Span(start, stop)
    at = page.find(quote) if quote else -1
    return Span(at, at + len(quote)) if at >= 0 else None
