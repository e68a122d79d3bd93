"""Sentences: stretches that end with a full stop, or with the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.span import Span

_SENTENCE = re.compile(r"[^。!?！？;；\n\r]+(?:[。!?！？;；]+[”’」』\"》)]*)?")


def sentences(text: str, start: int = 0, stop: int | None = None) -> Iterator[Span]:
    """Give the sentences of `text[start:stop]` in order, as spans of `text`, blanks at their edges left out.

    A semicolon ends a sentence: lists of results are written with it, and each clause has a subject of its own.

    >>> [s.of("开工。签约!\\n投产") for s in sentences("开工。签约!\\n投产")]
    ['开工。', '签约!', '投产']
    """
    for match in _SENTENCE.finditer(text, start, len(text) if stop is None else stop):
        a, b = match.span()
        if text[a].isspace() or text[b - 1].isspace():
            while a < b and text[a].isspace():
                a += 1
            while b > a and text[b - 1].isspace():
                b -= 1
            if a == b:
                continue
        yield Span(a, b)
