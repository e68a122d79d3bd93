"""What a project is made of lies where the project lies: the parts named after 某项目位于某镇, and all on a page about one site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Claim, Kind, Label, Mention
from kg.relate.page import Page
from kg.relate.places import under

_SAID = frozenset(("location/stated", "location/site"))
_INNER = re.compile(
    r"[“\s\u3000]*(?:目前|其中|据了解|据悉)?[,，]?(?:该|本|此|整个)?[^,，。;；]{0,16}?(?:项目|工程|园区|基地|集群区|首期|一期|二期)"
    r"(?:[^。;；]{0,24}?(?:包括|包含|分为|分[两二三四五]?(?:[个大]?部|[个期])|建设内容|由|主要建设|建有|将建)|[^。;；]{0,60}?配套(?:建设|新建|兴建))"
)
"""What opens a sentence about the parts of a project that has been placed."""


_LISTS = re.compile("(?:包括|包含|分为|组成|分[两二三四五六]个?大?(?:部分|板块))[^。]{0,6}[:：]?")
"""What opens a list of a project's parts that semicolons keep apart."""
_HOLDS = re.compile(
    "建设|[将拟内]建|建有|新建|包括|包含|分为|分[两二三四五]个?部分|组成|配套|分[两二三四五]期|[一二三]期|引进|入驻"
)


def of_the_whole(page: Page, placed: list[Claim]) -> Iterator[Claim]:
    """Give `placed` with the claims that follow only from the topic led to the nearer place of the project whose parts they are about."""
    said = [c for c in placed if c.rule in _SAID and c.object is not None and not c.object.implied]
    site = _site(page, said)
    for claim in placed:
        if claim.rule != "location/topic" or claim.object is None:
            yield claim
            continue
        place = _whole(page, claim.subject, said) or site
        nearer = place is not None and place.text != claim.subject.text and _nearer(place, claim.object)
        yield replace(claim, object=place, rule="location/part") if nearer else claim


def _whole(page: Page, part: Mention, said: list[Claim]) -> Mention | None:
    """Give the place of the project that the sentence of `part`, or the one it goes on from, has placed before."""
    for paragraph in page.paragraphs:
        if not paragraph[0].start <= part.start < paragraph[-1].stop:
            continue
        sentence = next(s for s in paragraph if s.start <= part.start < s.stop or s is paragraph[-1])
        low = sentence.start if not _INNER.match(page.text.text, sentence.start, part.start) else paragraph[0].start
        item = page.text.text[sentence.start - 1 : sentence.start] in (";", "；")
        if low == sentence.start and item:
            opener = max(paragraph[0].start, page.text.text.rfind("。", 0, low) + 1)
            low = paragraph[0].start if _INNER.match(page.text.text, opener, part.start) else opener
            if not _LISTS.search(page.text.text, opener, part.start):
                return None
        before = [c for c in said if low <= c.quote.start and c.quote.stop <= part.start and _builds(page, c, part)]
        return before[-1].object if before and before[-1].subject.text != part.text else None
    return None


def _builds(page: Page, claim: Claim, part: Mention) -> bool:
    """Tell whether what has been placed is said to hold `part`: the place comes after its name, and a verb of building between that and the part."""
    place = claim.object
    if place is None or place.start < claim.subject.start:
        return False
    return _HOLDS.search(page.text.text, place.stop, part.start) is not None


def _site(page: Page, said: list[Claim]) -> Mention | None:
    """Give the place of the project that the headline names, if the page says of no other where it lies."""
    if not said or len({c.object.text for c in said if c.object is not None}) > 1:
        return None
    titles = [page.text.text[z.start : z.stop] for z in page.text.zones if z.label is Label.TITLE]
    name = said[0].subject.text.removesuffix("项目")
    tail = name[-max(4, (len(name) + 1) // 2) :]
    return said[0].object if any(tail in title for title in titles) else None


def _nearer(place: Mention, topic: Mention) -> bool:
    """Tell whether `place` lies in the region that is the topic: by its code, as a town of it, or as a park."""
    if topic.kind is not Kind.REGION:
        return False
    return place.kind is Kind.PARK or (place.text != topic.text and under(place, topic))
