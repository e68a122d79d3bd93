"""One page from the bytes of an HTML file. The source is kept as it is: `repair` finds the main text in it."""

from __future__ import annotations

import datetime as dt
import hashlib

from kg.model import Document
from kg.read.page import characters


def document(data: bytes, id: str, origin: str, date: dt.date | None) -> Document:
    """Make the document of an HTML file; its text is the decoded source. Raises InputError for an empty or binary file."""
    return Document(id, characters(data, origin), origin, "text/html", hashlib.sha256(data).hexdigest(), date=date)
