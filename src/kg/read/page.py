"""One page from the bytes of a file: plain text."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from kg.errors import InputError
from kg.model import Document
from kg.read.encoding import decode

_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def media_type(text: str) -> str:
    """Tell a page of HTML from plain text by how it begins.

    >>> media_type("<!DOCTYPE html><p>签约"), media_type("<签约>")
    ('text/html', 'text/plain')
    """
    return "text/html" if _MARKUP.match(text[:4096]) else "text/plain"


def document(data: bytes, id: str, origin: str, date: dt.date | None) -> Document:
    """Make the document of a plain text file. Raises InputError for an empty or binary file."""
    text = characters(data, origin)
    return Document(id, text, origin, media_type(text), hashlib.sha256(data).hexdigest(), date=date)


def characters(data: bytes, origin: str) -> str:
    """Decode a whole file. Raises InputError where it is empty, blank or no text."""
    text = decode(data, origin) if data else ""
    if not text.strip():
        raise InputError(
            origin, "the file is empty" if not data else "the file holds only blanks", "save the page again"
        )
    return text
