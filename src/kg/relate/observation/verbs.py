"""The verb that opens a clause of statistics: it governs what the clause counts, whatever stands between the two."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.relate.observation.stages import STAGE_ORDER, Stages

_OPENER = re.compile(r"[^、的和与及]{0,30}")
"""What may stand before the verb of a clause: a time, whose it is, adverbs."""
_OTHER_DEED = re.compile(
    r"项目(?![、和与及])|企业(?![、和与及])|带动|推动|促进|保障|帮助|服务(?!业|外包|区|平台|中心)|解决|用于|支持|争取|其中|[项任]目?中|意向|框架协议|(?<!个)一批|方式|模式|机制|资金(?!密集)"
)
"""Between a verb and what is counted what tells that this is the object of another."""
_OTHER_HEAD = re.compile(r"项目|企业|公司|集团|双方|其中|带动|推动|促进|保障|帮助|解决|用于|支持|争取|意向")
"""Before a verb what tells that it says something else."""
_LINK = r"[、并和及与且或]?(?:新|集中|正式|已|成功)*"
_NOT_DONE = re.compile(r"(?:未|没有|无法|不)[^，,。]{0,3}$")
_AHEAD = re.compile(r"(?:将|拟|要|即将|预计|计划|准备|有望|可(?![研再持行]))[^，,。]{0,12}$")
_ETC = re.compile("了?等")


class Verb(NamedTuple):
    """What opens a clause: its words, where these begin and end, the furthest stage that they say (None: none), whether it is to come."""

    words: str
    start: int
    stop: int
    stage: str | None
    ahead: bool


class Verbs(Stages):
    """The words of `observation_verbs.tsv` beside the stages."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile the tables. Raises DataError."""
        super().__init__(knowledge)
        self.verb_of = {row[0]: row[1] for row in knowledge.table("observation_verbs")} | self.stage_of
        word = "|".join(sorted(map(re.escape, self.verb_of), key=lambda w: (-len(w), w)))
        self.verb = re.compile(
            rf"(?:{word})(?:{_LINK}(?:{word}))*(?!(?<=共签)[约订署下]|(?<=续建)配套|率|会|仪式|活动|现场|大会|额|金额|资金|协议|意向|条件|手续|前|后|企业家|(?<=跟踪)统计)"
        )
        self.verbs = re.compile(word)

    def opening(self, left: str) -> Verb | None:
        """Give the verb that opens `left`, the words of a clause up to what it counts, or None where it has another object."""
        verb = self.verb.search(left)
        if verb is None or not _OPENER.fullmatch(left, 0, verb.start()) or _ETC.match(left, verb.end()):
            return None
        if (_OTHER_DEED.search(left, verb.end()) and not left.endswith("等")) or _OTHER_HEAD.search(
            left, 0, verb.start()
        ):
            return None
        if _NOT_DONE.search(left, 0, verb.start()):
            return None
        stages = [s for w in self.verbs.finditer(verb.group()) if (s := self.verb_of[w.group()]) in STAGE_ORDER]
        stage = max(stages, key=STAGE_ORDER.index) if stages else None
        ahead = _AHEAD.search(left, 0, verb.start()) is not None
        start = verb.start() - left.endswith("共", 0, verb.start())
        return Verb(verb.group(), start, verb.end(), stage, ahead)

    def listed(self, left: str) -> tuple[str, int] | None:
        """Give the stage before a list that the count closes (集中开工的某产业园等|20个), and how many characters before it the words begin."""
        verb = self.opening(left) if left.endswith("等") else None
        return (verb.stage, len(left) - verb.start) if verb is not None and verb.stage is not None else None
