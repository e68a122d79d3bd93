"""What the places of a list have of a whole: 其中新港园区5个; 新开工项目中,青溪县12个,白石区9个."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.model import Kind, Mention
from kg.relate.observation.counts import COPULA, STAGE_ORDER, Counts
from kg.relate.observation.figures import TIMED, Figure, bare, reach
from kg.relate.observation.reading import Reading
from kg.relate.page import Page
from kg.text.span import Span

_PLACE_COUNT = re.compile(rf"各?(?:项目)?{COPULA}$")
_NOUN = re.compile("(?:项目|工程)?(?=$|[,，、和;；。])")
"""Behind a share's count what may close it."""
_MARK = re.compile(r"[^\u4e00-\u9fff]{0,6}|[(（]?[一二三四五六七八九十]{1,2}[)）、.．]\s*")
"""Before the place of a line its mark."""
_HEADER = re.compile(
    r"(?:[^,，。;；:：]{1,12}[,，]){0,2}?(?:其中)?(?P<head>[^,，。;；:：0-9]{0,10}?[^,，。;；:：0-9]{2,6}项目)(?:个?数|数量|情况)?(?:中|方面|[中上]看)?(?:分别)?(?:为|是)?[,，:：]"
)
_HEADED = re.compile(r"项目(?:个?数|数量|情况)?(?:中|方面|[中上]看)?(?:分别)?(?:为|是)?[,，:：]")
_HEADER_LENGTH = 52
"""The longest that `_HEADER` reads; without its end in there it need not be tried."""
SIZED = re.compile(r"亿|万元")
"""A size that parts of a total are told by (亿元以上项目)."""
_INTRODUCED = re.compile("引进|招引")
_GOES_ON = re.compile("续建|结转")
"""What tells of what sort projects are, beside new ones: of those that were begun on one day they are a part like any other."""
_BEGUN = frozenset(("signed", "started", "completed", "operating"))
_REACH = 300
SHARE = "observation/part-of-place"
"""The rule of a place's share."""


class Shares:
    """The wholes of a sentence by their unit, and the shares that its places have of them."""

    def __init__(self, page: Page, sentence: Span, counts: Counts, whole: Reading | None, carried: bool) -> None:
        """Read the header of the sentence, if it begins with one (新开工项目中,); `whole` is what a sentence before counted.

        `carried` tells that this one was telling the places' shares of it.
        """
        self.carried = carried
        self.page = page
        self.sentence = sentence
        self.wholes: dict[str, Reading] = {}
        self.headed = False
        if whole is not None and whole.unit == "project":
            self.wholes = {"个": whole, "项": whole}
        near = _HEADED.search(page.text.text, sentence.start, min(sentence.stop, sentence.start + _HEADER_LENGTH))
        header = _HEADER.match(page.text.text, sentence.start, sentence.stop) if near else None
        stage = counts.stage_before(header["head"]) if header else None
        if header is not None and stage is not None:
            self.headed = True
            quote = Span(header.start("head"), header.end("head"))
            whole = Reading(f"{stage}Projects", 0, "project", quote, "observation/header", stage=stage)
            self.wholes = {"个": whole, "项": whole}

    def add(self, unit: str | None, reading: Reading) -> None:
        """Keep what was stated of the whole, for the shares that follow."""
        if reading.rule != SHARE:
            self.wholes[_kind(unit)] = reading

    def of(self, unit: str | None) -> Reading | None:
        """Give the whole that a figure of this unit may be a share of."""
        return self.wholes.get(_kind(unit))

    def read(self, figure: Figure) -> Reading | None:
        """Read a place's share, or None if it is none: of what was stated before it, or of what the header names."""
        base = self.of(figure.mention.unit)
        if base is None or not (figure.part or self.headed or self.carried):
            return None
        noun = _NOUN.match(figure.after)
        if noun is None:
            return None
        start = figure.mention.start - len(figure.left)
        places = self.page.within(start, figure.mention.start, Kind.REGION, Kind.PARK)
        if not places:
            return None
        place = max(places, key=lambda p: (p.stop, -p.start))
        if not _PLACE_COUNT.fullmatch(bare(self.page.text.text[place.stop : figure.mention.start])):
            return None
        opens = _MARK.fullmatch(self.page.text.text, self.sentence.start, place.start)
        if self.carried and not (figure.part or self.headed) and opens is None:
            return None
        quote = Span(
            base.quote.start if base.quote.start >= self.sentence.start else place.start,
            figure.mention.stop + reach(figure.right, noun.end()),
        )
        return Reading(base.indicator, figure.value, base.unit, quote, SHARE, place, base.stage)

    def own(self, figure: Figure, reading: Reading, owner: Mention, seen: Collection[str], head: str | None) -> bool:
        """Tell whether a part of a total stands for itself: it has its own place or another stage, later than the total's (`head`)."""
        if reading.place is not None:
            return True
        low = max(self.sentence.start, figure.mention.start - _REACH)
        named = self.page.within(low, figure.mention.start, Kind.REGION, Kind.PARK)
        if reading.stage is not None:
            named = [m for m in named if m.start < reading.quote.start]
        if any(
            not m.implied and (m.start >= figure.clause or (m == owner and self._part(low, m.start))) for m in named
        ):
            return True
        if SIZED.search(figure.before):
            return False
        if reading.stage in (None, "key", "all") or reading.indicator in seen:
            return False
        return head not in STAGE_ORDER or self._beyond(reading, head or "")

    def _beyond(self, reading: Reading, head: str) -> bool:
        stage = reading.stage or ""
        if stage == "construction" and _GOES_ON.search(self.page.text.text, *reading.quote):
            return head not in _BEGUN
        if stage == "introduced" and not _INTRODUCED.search(self.page.text.text, *reading.quote):
            return True
        return STAGE_ORDER.index(stage) > STAGE_ORDER.index(head)

    def _part(self, low: int, at: int) -> bool:
        return self.page.text.text.find("其中", low, at) >= 0


def _kind(unit: str | None) -> str:
    """Give what a unit counts: a whole of 批次 has parts of 次."""
    return "次" if unit in TIMED else unit or ""
