"""Lists of places and their figures: respectively (分别), one that all of them have (均), one in brackets after each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import Mention
from kg.relate.observation.figures import Figure
from kg.relate.observation.reading import Reading
from kg.relate.page import Page
from kg.text.span import Span

_AND = re.compile(r"[、,，和及与以]*")
_RANKED = re.compile(
    r"(?<![^,，;；:：。\n\s])[^,，;；:：]{4,80}(?:位居|居|排名?|列|名列|进入)[^,，;；:：]{0,4}前[^,，;；:：]{1,6}[,，]$"
)
"""A clause that ranks places, whose figures the next clause gives: 甲市、乙市位居前二,分别到位12亿元、9亿元."""
_LISTED = re.compile(
    r"[、和与及](?![^,，。;；、]{0,10}(?:金额|资金|投资|产值|项目|收入|增加值|总额|率)(?:同比)?分别)[^,，。;；、和与及]{2,12}分别"
)
"""Before figures in their order a list of which not all places are known."""
_LISTED_BEFORE = re.compile("(?!.*(?:[、和与及]|其中))(?:[^分]|分(?!别))*分别[为是达]?[^，,。;；]*")
"""The words of a clause up to figures in their order which names nothing that they could be of."""
_EACH = re.compile(
    r"(?P<etc>等?(?:[0-9]+个)?[^,，。;；0-9]{0,4}?(?:地区|市州|州市|地市|县市|市区|区县|县区|省份?|园区|地|市|区|县|家)?)(?P<rest>[^,，。;；]*)$"
)
"""What may stand between places of a list and a figure that each of them has (甲县、乙县等11个地区开工率)."""
_EACH_WORD = re.compile("均|都|各(?![类项种界级地行大])|皆")
_OPENING = re.compile(r"(?:其中|同时|目前|[\s“])*")
_CHAIN = re.compile(r"(?:分别)?(?:为|是|有|[:：])(?:[^、。;；:：)）]{4,24}[)）][、,，和及]*)*$")
"""What opens a list of places with their figures in brackets, and the list up to a place."""
_GREW = re.compile(r"(?:投资|产值|引资|外资|资金)[^,，。;；、]{0,6}?(?:增速|增幅|负?增长)")
_HEAD = 300
UNSHARED = "observation/unshared"
"""The rule of a reading of several places' figures that cannot be told apart."""


def respective(page: Page, figures: Sequence[Figure], reading: Reading, low: int) -> list[Reading]:
    """Give each of several places its figure: 青溪县、白石区分别签约项目12个、9个; `figures` begin with the one read, their sentence at `low`.

    Empty where no places share; one reading of the rule `UNSHARED` where they do, but not figure for place.
    """
    first = figures[0]
    if "分别" not in first.lead:
        return []
    text = page.text.text
    places: list[Mention] = []
    if not page.places(first.clause, first.mention.start) and (ranked := _RANKED.search(text, low, first.clause)):
        low = ranked.start()
    else:
        low = first.clause
    for place in page.places(low, first.mention.start):
        if places and not (_AND.fullmatch(text, places[-1].stop, place.start) and place.start > places[-1].stop):
            places.clear()
        if not place.implied:
            places.append(place)
    if len(places) < 2:
        run = len(figures) > 1 and _AND.fullmatch(text, first.mention.stop, figures[1].mention.start)
        alike = run and figures[1].mention.unit == first.mention.unit
        return [replace(reading, rule=UNSHARED)] if alike and _unknown(text, first, places) else []
    own = figures[: len(places)]
    gaps = (text[a.mention.stop : b.mention.start] for a, b in pairwise(own))
    if len(own) < len(places) or any(f.mention.unit != first.mention.unit for f in own):
        return [replace(reading, rule=UNSHARED)]
    if not all(_AND.fullmatch(gap) for gap in gaps):
        return [replace(reading, rule=UNSHARED)]
    return [
        replace(reading, value=f.value, place=p, quote=Span(reading.quote.start, f.mention.stop))
        for f, p in zip(own, places, strict=True)
    ]


def _unknown(text: str, first: Figure, places: Sequence[Mention]) -> bool:
    """Tell whether the figures in their order are those of places that are not all known, or that an earlier clause lists."""
    if not places:
        return first.mention.unit != "percent" and _LISTED_BEFORE.fullmatch(first.lead) is not None
    listed = _LISTED.search(text, first.clause, first.mention.start) is not None
    return listed or text[places[0].start - 1] in "、和与及"


def joint(page: Page, figure: Figure, reading: Reading) -> list[Reading]:
    """Give each place of a list the one figure that all of them have: 青溪县、白石区开工率均达100%, 兴山县和白石区各25个.

    A rate is each one's; of counts and sums it must be said (均, 都, 各). Empty where there is no such list.
    """
    text = page.text.text
    chain: list[Mention] = []
    for place in page.places(figure.clause, figure.mention.start):
        if place.implied:
            return []
        if chain and not (place.start > chain[-1].stop and _AND.fullmatch(text, chain[-1].stop, place.start)):
            break
        chain.append(place)
    if len(chain) < 2 or not _OPENING.fullmatch(text, figure.clause, chain[0].start):
        return []
    words = text[chain[-1].stop : figure.mention.start]
    if "分别" in words or (m := _EACH.match(words)) is None:
        return []
    if reading.unit != "percent" and not _EACH_WORD.search(m["rest"] if m["etc"] else words):
        return []
    return [replace(reading, place=p, quote=Span(p.start, max(reading.quote.stop, figure.mention.stop))) for p in chain]


def bracketed(page: Page, figure: Figure, low: int, rates: Mapping[str, str]) -> Reading | None:
    """Read the percent that stands in brackets after its place: 投资增速居前的为青溪县(12.5%)、白石区(11.8%).

    The words before the list, not before `low`, say what it is a rate of; `rates` are those that have a name of their own.
    """
    text, at = page.text.text, figure.mention.start
    if text[at - 1] not in "(（" or text[figure.mention.stop : figure.mention.stop + 1] not in (")", "）"):
        return None
    place = next((p for p in page.places(max(low, at - 14), at - 1) if p.stop == at - 1), None)
    if place is None or figure.mention.unit != "percent":
        return None
    head = text[max(low, place.start - _HEAD) : place.start]
    if (opening := _CHAIN.search(head)) is None:
        return None
    head = head[: opening.start()]
    named = max((head.rfind(word), indicator) for word, indicator in rates.items())
    grew = [m.start() for m in _GREW.finditer(head)]
    if not grew and named[0] < 0:
        return None
    indicator = "growthRate" if grew and grew[-1] > named[0] else named[1]
    quote = Span(place.start, figure.mention.stop + 1)
    return Reading(indicator, figure.value, "percent", quote, "observation/bracketed", place)
