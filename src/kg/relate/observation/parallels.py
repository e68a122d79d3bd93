"""Places one after another with their figures, of which the first alone says what it is: 甲县到位资金12亿元,乙县9亿元."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.model import Kind, Mention
from kg.relate.observation.figures import Figure, bare
from kg.relate.observation.reading import Reading
from kg.relate.page import Page
from kg.text.span import Span

_NEAR = 40
"""Characters behind the figure of one place in which the next one begins."""
_OPENS = (",", "，", ";", "；", "、")
_VERB = re.compile(r"(?:分别|也)?(?:完成|实现|签约|开工|引进|有|共)?了?(?:达到?|为|约|近|超|逾)?")
"""What may stand between a place and its figure."""
_ENDS = re.compile(r"(?:项目)?(?:[,，。;；、]|$)")
_SUMS = ("investmentCompleted", "fundsArrived", "outputValue", "target")


def parallel(page: Page, figure: Figure, last: Mapping[str, tuple[Reading, Mention]]) -> Reading | None:
    """Read the figure of a place that stands behind that of another of its level, as what that one was told as; `last`: what was told, by unit."""
    text = page.text.text
    unit = figure.mention.unit or ""
    if (before := last.get("project" if unit in ("个", "项") else unit)) is None:
        return None
    told, owner = before
    if told.stage is None and told.unit != "percent" and told.indicator not in _SUMS:
        return None
    places = [p for p in page.within(figure.start, figure.mention.start, Kind.REGION) if not p.implied]
    if len(places) != 1 or not _ENDS.match(figure.after):
        return None
    place = places[0]
    if text[max(figure.start, told.quote.stop) : place.start].strip(",，、;； \n"):
        return None
    verb = bare(text[place.stop : figure.mention.start])
    if _VERB.fullmatch(verb) is None or not text.endswith(_OPENS, 0, place.start):
        return None
    if not 0 < place.start - told.quote.stop <= _NEAR or not _beside(place, owner):
        return None
    if page.within(told.quote.stop, place.start, Kind.REGION, Kind.PARK, Kind.COMPANY, Kind.PROJECT):
        return None
    quote = Span(place.start, figure.mention.stop)
    return replace(told, value=figure.value, quote=quote, rule="observation/parallel", place=place, period=None)


def _beside(place: Mention, owner: Mention) -> bool:
    """Tell whether two regions are of one level under one parent."""
    one, other = str(place.value or ""), str(owner.value or "")
    if owner.implied or owner.kind is not Kind.REGION or one == other or len(one) != len(other):
        return False
    if one.endswith("00") or other.endswith("00"):
        return one[2:] != "0000" and one.endswith("00") and other.endswith("00") and one[:2] == other[:2]
    return len(one) >= len("000000") and one[:4] == other[:4]
