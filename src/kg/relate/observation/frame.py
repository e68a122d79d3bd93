"""What the sentences of a paragraph go on about: the whole that was counted, what is known of it, whether its parts are being told.

Statistics begin with a scope (region, time, population of projects), state the whole's count and then its sums and rates, then parts
(其中…), of which nothing is recorded that has no place or stage of its own. A sum after parts is the whole's where the whole has none yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import inf

from kg.model import Kind, Mention
from kg.relate.home.codes import code_or_name
from kg.relate.observation.figures import COUNTED
from kg.relate.observation.reading import Reading
from kg.relate.page import Page
from kg.text.span import Span

_OPENS = re.compile(
    r"[\s(（]*(?:[一二三四五六七八九十\d]+[)）、.．]|全[省市县区州盟旗镇]|我[省市县区州盟旗镇]|该[省市县区州盟旗镇]|累计|同时|此外|另外|截[至止]|目前|今年|去年|当年|全年"
    r"|\d{4}年|\d+[-—至]\d+月|[\d一二三四五六七八九十]+月|[上下]半年|[一二三四前]+季度|新?(?:签约|开工|竣工|投产)|完成|实现|实际|(?:规上)?工业总产值|一是|二是|三是|四是)"
)
"""Openings of a clause after a semicolon that go on with the whole, not with its parts."""
_OWN_SUM = re.compile(
    r"[\s(（]*(?:这些|上述|该批|全部|所有)?(?:项目|工程)?(?:合计|预计|计划|概算|估算|规划)?总投资(?:额|规模)?(?:[为达共约近超过到]|合计|累计)*$"
)
_AMONG = re.compile("其中[,，:：]?$")
"""What opens the parts of a whole, right before the place of the first."""
_STOPS = "。\n"
"""Marks that end a row of parts."""
_OPENS_WHOLE = re.compile(r"[\s\u3000]*(?:全|我|该|累计|合计|同时|此外|另外|截[至止]|目前|今年|去年|\d{4}年)")
"""What opens a clause behind a semicolon that goes on with the whole again."""
_MANY = 100
_SEMICOLONS = ";；"
_FREE = frozenset(("arrived", "completed", "signed-sum", "target", "following-sum"))
"""Sums that a whole has once."""


@dataclass(slots=True)
class Frame:
    """What was read of a paragraph so far.

    `seen` are the indicators stated, with whose they were last, `slots` those since the whole; `whole` is the count that the sums after it belong to, `owner` whose it is; `summed` tells that its
    investment was stated; `parts` that the last sentence ended among parts of it; `counted` how many parts without a sum of their own stand since, `added` what they count together;
    `headed` that a header begins these parts; `each` the names of sums that every part has; `promised` tells that the last sentence promised what it told; `shared` is what places' shares were told of, until another whole is counted; `last` is what was stated last in each unit, and of which place; `last_owner` is whose the last figure was, `last_sum` the last sum of money that no count has.
    """

    seen: dict[str, str] = field(default_factory=dict)
    slots: set[str] = field(default_factory=set)
    whole: Reading | None = None
    owner: Mention | None = None
    summed: bool = False
    parts: bool = False
    counted: int = 0
    added: float = 0
    headed: bool = False
    shared: Reading | None = None
    each: set[str] = field(default_factory=set)
    promised: bool = False
    last: dict[str, tuple[Reading, Mention]] = field(default_factory=dict)
    last_owner: Mention | None = None
    last_sum: Reading | None = None

    def keep(self, reading: Reading, owner: Mention) -> None:
        """Begin with a new whole."""
        self.whole, self.owner, self.summed, self.counted, self.shared = reading, owner, False, 0, None
        self.added = 0
        self.slots = {reading.indicator}
        self.each.clear()

    def state(self, indicator: str, owner: Mention) -> None:
        """Remember that a figure of `indicator` was stated of `owner`."""
        self.seen[indicator] = code_or_name(owner)
        self.slots.add(indicator)
        self.last_owner = owner
        if self.whole is not None and indicator == f"{self.whole.stage}Investment":
            self.summed = True

    def carried(self, page: Page, sentence: Span) -> Mention | None:
        """Give the part with which 其中 began and whose figures go on behind semicolons: 其中,某开发区签约3个;|开工2个."""
        text, told = page.text.text, self.last_owner
        if told is None or text[sentence.start - 1] not in _SEMICOLONS or page.places(*sentence):
            return None
        row = not any(mark in text[told.stop : sentence.start] for mark in _STOPS)
        if not row or not _AMONG.search(text, max(0, told.start - len("其中,") - 1), told.start):
            return None
        return None if _OPENS_WHOLE.match(text, sentence.start) else told

    def part(self, money: bool) -> None:
        """Count a part of which nothing is recorded; one with a sum of its own ends the count."""
        self.counted = -_MANY if money else self.counted + 1

    def tell(self, unit: str, value: float) -> None:
        """Add up the counts of parts; with the first sum among them they stand for themselves."""
        self.added = self.added + value if unit in COUNTED else -inf

    def divided(self) -> bool:
        """Tell whether the parts that were counted, without sums, make up the whole: what is summed up behind them is the whole's."""
        return self.whole is not None and not self.summed and self.added == self.whole.value

    def awaited(self) -> Reading | None:
        """Give the whole that parts without sums were counted of, where its own sum is still to come."""
        return self.whole if self.counted > 1 and not self.summed else None

    def inside(self, page: Page, sentence: Span) -> bool:
        """Tell whether `sentence`, after a semicolon, goes on with parts."""
        text = page.text.text
        if not self.parts:
            return False
        self.parts = not (
            _OPENS.match(text, sentence.start, sentence.stop)
            or any(
                m.start == sentence.start
                for m in page.within(sentence.start, sentence.start + 20, Kind.REGION, Kind.PARK)
            )
        )
        return self.parts

    def close(self, text: str, sentence: Span, part: bool, headed: bool) -> None:
        """End a sentence, of which the last figure was a part or not, `headed` of those that a header begins."""
        self.parts = part and text[sentence.stop - 1] in _SEMICOLONS
        self.headed = headed

    def goes_on(self, page: Page, sentence: Span, at: int) -> bool:
        """Tell whether a sum at `at` opens the sentence after the one that counted the whole (。总投资48亿元)."""
        if self.whole is None or self.summed or self.whole.quote.start >= sentence.start:
            return False
        if page.within(self.whole.quote.stop, at, Kind.PROJECT):
            return False
        return _OWN_SUM.fullmatch(page.text.text, sentence.start, at) is not None

    def free(self, reading: Reading) -> bool:
        """Tell whether what was read among parts is the whole's, which has none of its kind yet."""
        rule = reading.rule.rpartition("/")[2]
        return reading.stage is None and rule in _FREE and reading.indicator not in self.slots
