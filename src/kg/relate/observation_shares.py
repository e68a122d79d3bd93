"""What the places of a list have of a whole: 其中新港园区5个; 新开工项目中,青溪县12个,白石区9个."""

from __future__ import annotations

import re

from kg.model import Kind
from kg.relate.observation_counts import COPULA, Counts
from kg.relate.observation_figures import Figure, bare
from kg.relate.observation_reading import Reading
from kg.relate.page import Page
from kg.text.span import Span

_PLACE_COUNT = re.compile(rf"{COPULA}$")
_HEADER = re.compile(
    r"(?:其中[,，]?)?(?P<head>[^,，。;；:：0-9]{0,10}?[^,，。;；:：0-9]{2,6}项目)(?:个?数|数量|情况)?(?:中|方面|[中上]看)?[,，:：]"
)
_ENDS = ("，", "、", ",", "和", "；", ";", "。")


class Shares:
    """The wholes of a sentence by their unit, and the shares that its places have of them."""

    def __init__(self, page: Page, sentence: Span, counts: Counts) -> None:
        """Read the header of the sentence, if it begins with one (新开工项目中,)."""
        self.page = page
        self.sentence = sentence
        self.wholes: dict[str, Reading] = {}
        self.headed = False
        header = _HEADER.match(page.text.text, sentence.start, sentence.stop)
        stage = counts.stage_before(header["head"]) if header else None
        if header is not None and stage is not None:
            self.headed = True
            quote = Span(header.start("head"), header.end("head"))
            whole = Reading(f"{stage}Projects", 0, "project", quote, "observation/header", stage=stage)
            self.wholes = {"个": whole, "项": whole}

    def add(self, unit: str | None, reading: Reading) -> None:
        """Keep what was stated of the whole, for the shares that follow."""
        if reading.rule != "observation/part-of-place":
            self.wholes[unit or ""] = reading

    def read(self, figure: Figure) -> Reading | None:
        """Read a place's share, or None if it is none: of what was stated before it, or of what the header names."""
        base = self.wholes.get(figure.mention.unit or "")
        if base is None or not (figure.part or self.headed):
            return None
        if figure.after and not figure.after.startswith(_ENDS):
            return None
        start = figure.mention.start - len(figure.left)
        places = self.page.within(start, figure.mention.start, Kind.REGION, Kind.PARK)
        if not places:
            return None
        place = max(places, key=lambda p: (p.stop, -p.start))
        if not _PLACE_COUNT.fullmatch(bare(self.page.text.text[place.stop : figure.mention.start])):
            return None
        quote = Span(base.quote.start, figure.mention.stop)
        return Reading(base.indicator, figure.value, base.unit, quote, "observation/part-of-place", place, base.stage)
