"""Rounds by county: a tour lists what it saw county by county, semicolons between: 来到青岭县甲项目、乙项目;云川县丙项目、丁项目."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Kind, Mention
from kg.relate.home.codes import in_full
from kg.relate.page import Page
from kg.relate.places import under
from kg.text.span import Span

_MARKS = frozenset(";；")
_COMES = re.compile(
    r"(?:来到|走进|深入|奔赴|[赴到]|观摩|察看|查看|参观|考察|调研|走访|包括|分别[为是]|[有为是:：])了?\Z"
)
"""What leads to the first county of a round."""
_LEAST = 2


def rounds(page: Page, paragraph: Sequence[Span], home: Mention | None) -> dict[int, Mention]:
    """Give the counties of one city, inside `home` where this is known, that the parts of a round are about, by where these parts begin; empty for another paragraph."""
    if home is not None and home.kind is not Kind.REGION:
        return {}
    text = page.text.text
    found: dict[int, Mention] = {}
    for sentence, following in zip(paragraph, [*paragraph[1:], None], strict=True):
        behind = text[sentence.start - 1 : sentence.start] in _MARKS
        before = following is not None and text[following.start - 1 : following.start] in _MARKS
        county = _county(page, sentence, home, opens=behind) if behind or before else None
        if county is not None:
            found[sentence.start] = county
    codes = {str(m.value) for m in found.values()}
    return found if len(codes) >= _LEAST and (home is not None or len({code[:4] for code in codes}) == 1) else {}


def _county(page: Page, part: Span, home: Mention | None, *, opens: bool) -> Mention | None:
    """Give the county in full with which a part of a round opens, or that people come to in its first part."""
    text = page.text.text
    for place in page.within(*part, Kind.REGION):
        if str(place.value or "00").endswith("00") or place.implied or not in_full(place):
            continue
        if home is not None and not under(place, home):
            continue
        lead = text[part.start : place.start].strip(" \u3000\n")
        if not lead if opens else _COMES.search(lead) is not None:
            return place
    return None
