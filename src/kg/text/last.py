"""The last match of a pattern in a stretch of text, which `re` has no call for."""

from __future__ import annotations

import re


def last_match(pattern: re.Pattern[str], text: str, start: int, stop: int) -> re.Match[str] | None:
    """Give the last of the matches of `pattern` that `finditer` gives in `text[start:stop]`, None if there is none.

    >>> last_match(re.compile("[0-9]+"), "3个项目,12亿元", 0, 10).span()
    (5, 7)
    """
    last = None
    for match in pattern.finditer(text, start, stop):
        last = match
    return last


def last_end(pattern: re.Pattern[str], text: str, start: int, stop: int) -> int:
    """Give where the last match of `pattern` in `text[start:stop]` ends, -1 if there is none.

    >>> last_end(re.compile(","), "甲,乙,丙", 0, 5), last_end(re.compile(";"), "甲,乙", 0, 3)
    (4, -1)
    """
    match = last_match(pattern, text, start, stop)
    return match.end() if match is not None else -1
