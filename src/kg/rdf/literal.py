"""Literals as N-Quads terms. Numbers are written in canonical form, so that a store gives back the same characters."""

from __future__ import annotations

import math
import re
from decimal import Decimal

XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_YEAR = re.compile(r"\d{4}")


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _NAMED.get(char) or ("\ufffd" if "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04X}")


def string(text: str, language: str = "") -> str:
    r"""Give a string literal; controls are escaped, a lone surrogate becomes U+FFFD.

    >>> print(string('说"\n'), string("县", "zh"))
    "说\"\n" "县"@zh
    """
    body = text if text.isalnum() or not _ESCAPED.search(text) else _ESCAPED.sub(_escape, text)
    return f'"{body}"@{language}' if language else f'"{body}"'


def number(value: float) -> str:
    """Give the plain decimal digits of a figure, to twelve significant ones, which is more than any page prints.

    Raises ValueError for infinity and NaN.

    >>> number(2.57e8), number(54.5), number(0.1 + 0.2)
    ('257000000', '54.5', '0.3')
    """
    if not math.isfinite(value):
        raise ValueError(f"no figure: {value}")
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    digits = f"{value:.12g}"
    if "e" in digits:
        digits = format(Decimal(digits), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def decimal(value: float) -> str:
    """Give an `xsd:decimal` literal. Raises ValueError for infinity and NaN."""
    return f'"{number(value)}"^^<{XSD}decimal>'


def integer(value: int) -> str:
    """Give an `xsd:integer` literal."""
    return f'"{value}"^^<{XSD}integer>'


def boolean(value: bool) -> str:
    """Give an `xsd:boolean` literal."""
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'


def date(text: str) -> str:
    """Give a day, month or year as `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`, anything else as a string.

    >>> date("2021-12")
    '"2021-12"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    for form, type_ in ((_DAY, "date"), (_MONTH, "gYearMonth"), (_YEAR, "gYear")):
        if form.fullmatch(text):
            return f'"{text}"^^<{XSD}{type_}>'
    return string(text)
