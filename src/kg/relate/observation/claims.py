"""Observations: statistics of a region or park, with indicator, unit and period.

A sentence is read figure by figure. Each is tried as a count of projects at a stage, as something done (journeys, visitors, events, land),
as a sum or as a rate; a sum that says no more than 总投资 belongs to the count before it. A part of a total (其中…) counts only where it has a
stage or a region of its own; what is promised is a target; what is hoped for is nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set

from kg.knowledge import Knowledge
from kg.model import Claim, Label, Mention
from kg.relate.observation.figures import figures, measured
from kg.relate.observation.frame import Frame
from kg.relate.observation.listings import Listing
from kg.relate.observation.period import Periods
from kg.relate.observation.rankings import Ranked, ranked
from kg.relate.observation.reading import Reader
from kg.relate.observation.sentence import Sentence
from kg.relate.observation.subject import of_branch
from kg.relate.observation.tables import tabled
from kg.relate.observation.wholes import apart
from kg.relate.page import Page

_TAKEN_UP = re.compile(
    r"其中|(?:从|分|按)(?:区域|地区|地域|县区|区县|县市区?|[县市][(（][区市州][)）]|市州)|(?:这些|上述|这批|该批|以上)(?:[\u4e00-\u9fff]{0,4})?(?:项目|工程)"
)
"""What takes up, at the head of a paragraph, the whole that the one before counted."""
_PARTS_OPEN = re.compile(r"其中[:：]?\s*\Z")
"""What opens, at the end of a paragraph, parts that are told line by line."""
_PART = re.compile(r"[(（]?(?:[一二三四五六七八九十\d]{1,2}[)）、.．])?[^,，。;；:：\d]{1,12}\d+[个项宗家]")
"""How a line that tells of a part begins: 市级项目5项,…; nothing is recorded of those that are no place's."""
_TAIL = 4
_DONE = ("introduced", "signed", "started", "construction", "completed", "operating")
"""Stages of what a headline counts or sums as done; what it calls key, plans or hopes for is told more exactly below it."""
_TRIGGER = re.compile(
    r"项目|工程|企业|厂商|招商|客商|投资|投入|资金|增速|签约|开工|复工|竣工|投产|率|供地|用地|土地|产值|同比|增长|增幅|比上年|推介|考察|目标|任务|活动|外出|来[客访]|标准地|出让|[帮代]办|进度|包联|金额|到位|[进到]资|[内外引台港侨]资|其中"
)


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give the statistics of the page as `observation` claims, in the order of the text. Raises DataError for a broken table."""
    reader = knowledge.once("relate.observation", Reader)
    periods, mentions = Periods(page), measured(page)
    lists = ranked(page, reader.sums.rates, mentions, periods)
    told = list(apart(page, _told(page, reader, mentions, lists)))
    yield from _headed(page, reader, {(claim.indicator, claim.unit) for claim in told})
    yield from told
    yield from lists.claims
    yield from tabled(page, reader, periods)


def _headed(page: Page, reader: Reader, told: Set[tuple[str | None, str | None]]) -> Iterator[Claim]:
    """Give what the headline states that the text does not tell of, by the indicators `told` there with their units."""
    titles = [z for z in page.text.zones if z.label is Label.TITLE]
    opens = sorted(z.start for z in titles)
    ends = sorted(z.stop for z in titles)
    mentions = [m for m in measured(page) if bisect_right(opens, m.start) > bisect_right(ends, m.start)]
    if not mentions:
        return
    periods, starts = Periods(page), [m.start for m in mentions]
    for paragraph in page.paragraphs:
        for sentence in paragraph:
            low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.stop)
            if low < high:
                read = Sentence(page, paragraph, sentence, reader, periods, Frame())
                claims = list(read.claims(figures(page, sentence, mentions[low:high])))
                yield from (
                    c for c in claims if (c.indicator, c.unit) not in told and (c.indicator or "").startswith(_DONE)
                )


def _told(page: Page, reader: Reader, measures: Sequence[Mention], lists: Ranked) -> Iterator[Claim]:
    """Give what the sentences of the page state by `measures`, its amounts, counts and rates, but for those that `lists` take up."""
    titles = [(z.start, z.stop) for z in page.text.zones if z.label is Label.TITLE]
    mentions = [m for m in measures if m.start not in lists.taken]
    if not mentions:
        return
    periods = Periods(page)
    starts = [m.start for m in mentions]
    frame, listing, before, listed = Frame(), False, 0, Listing(page)
    coming = {plan.stop for plan in page.plans if not plan.headed}
    for paragraph in page.paragraphs:
        listing = _PARTS_OPEN.search(page.text.text, max(0, before), paragraph[0].start) is not None or (
            listing and _PART.match(page.text.text, paragraph[0].start) is not None
        )
        goes_on = listed.goes_on(paragraph, frame)
        frame = frame if goes_on or _TAKEN_UP.match(page.text.text, paragraph[0].start) else Frame()
        before = paragraph[-1].stop - _TAIL
        if (listing and not page.places(paragraph[0].start, paragraph[-1].stop)) or listed.of_none(paragraph):
            continue
        if listed.open:
            frame.shared = frame.whole
        branch = False
        for sentence in paragraph:
            if branch := of_branch(page, sentence, branch):
                continue
            low, high = bisect_left(starts, sentence.start), bisect_left(starts, sentence.stop)
            if low == high:
                continue
            if (
                frame.shared is None
                and not frame.last
                and not _TRIGGER.search(page.text.text, sentence.start, sentence.stop)
            ):
                continue
            if not any(a <= sentence.start < b for a, b in titles):
                read = Sentence(page, paragraph, sentence, reader, periods, frame, sentence.stop in coming)
                yield from read.claims(figures(page, sentence, mentions[low:high], frame.inside(page, sentence)))
