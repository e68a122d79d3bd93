"""The divisions and regiments of the Xinjiang corps as places: 第八师, 一四二团, each with land, towns and projects of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Kind, Mention

_CORPS = re.compile("兵团|团场|农[一二三四五六七八九十]+师")
"""What a page must say somewhere for a number and 团 to be a place."""
_NUMBER = "[一二三四五六七八九十〇零百]{1,4}|[1-9]\\d{0,2}"
_REGIMENT = re.compile(rf"(?<![\d一二三四五六七八九十百第集考])(?:{_NUMBER})团(?![队结购伙体圆聚长组和火])")
_DIVISION = re.compile(r"第[一二三四五六七八九十]{1,2}师(?![傅资生范级专团])")


def find(text: str, spans: Iterable[tuple[int, int]], taken: set[int]) -> list[Mention]:
    """Give the regiments, and the divisions by their number, in the stretches `spans` of a page of the corps; none on another page.

    `taken` are the offsets that other regions hold. Like townships they have no code.
    """
    if _CORPS.search(text) is None:
        return []
    return [
        Mention(Kind.REGION, match.start(), match.end(), match.group())
        for start, stop in spans
        for pattern in (_REGIMENT, _DIVISION)
        for match in pattern.finditer(text, start, stop)
        if match.start() not in taken and match.end() - 1 not in taken
    ]
