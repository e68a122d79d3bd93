"""Quantities: a figure with a unit of measure or a classifier, and durations (一年零六个月)."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.recognise.values.tables import Unit
from kg.text.numeral import DIGIT, NUMERAL, value

_MONTHS = re.compile(rf"(?:零|又|多|余)?({NUMERAL})个?多?月")
_HOURS = re.compile(rf"(?:零|又|余)?({NUMERAL})个?小?时")
_YEARLY = re.compile(r"[/每](?:年|a)(?![0-9A-Za-z])")
_RATED = ("mass", "count", "loose", "area", "volume", "length")


def quantity(text: str, word: str, first: int, end: int, unit: Unit, stop: int, amount: float) -> Mention | None:
    """Read the quantity whose `unit` ends at `end`; a rate a year (万吨/年) is counted in the unit itself."""
    following = text[end] if end < stop else ""
    if len(word) == 1 and word in DIGIT and (unit.measure == "loose" or (word == "一" and following in ("样", "般"))):
        return None
    if unit.measure == "duration":
        return _duration(text, first, end, stop, amount, unit.name)
    if following == "一" and unit.measure == "count" and text.startswith("一批", end):
        return None
    if following in ("/", "每") and unit.measure in _RATED and (yearly := _YEARLY.match(text, end, stop)):
        end = yearly.end()
    if unit.factor != 1:
        amount = round(amount * unit.factor, 6)
        if amount == int(amount):
            amount = int(amount)
    return Mention(Kind.QUANTITY, first, end, text[first:end], amount, unit.name)


def _duration(text: str, first: int, end: int, stop: int, amount: float, name: str) -> Mention | None:
    if name == "year":
        if amount >= 1000 or text.startswith(("级", "来"), end):
            return None
        if rest := _MONTHS.match(text, end, stop):
            amount, name, end = amount * 12 + (value(rest[1]) or 0), "month", rest.end()
    elif name == "day" and (rest := _HOURS.match(text, end, stop)):
        amount, name, end = amount * 24 + (value(rest[1]) or 0), "hour", rest.end()
    if text.startswith("半", end):
        amount, end = amount + 0.5, end + 1
    return Mention(Kind.QUANTITY, first, end, text[first:end], amount, name)
