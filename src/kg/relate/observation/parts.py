"""Parts of a total in a sentence of statistics: which stand for themselves, which are the whole's, of which nothing is recorded."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.observation.figures import Figure
from kg.relate.observation.reading import Reading
from kg.relate.observation.shares import SHARE
from kg.relate.observation.words import Words

_BRANCHES = re.compile(r"[分按从](?:产业|行业|领域|类别|类型|项目类型|产业结构)[^,，。;；]{0,4}[看分][,，:：]?$")
"""What opens the parts that branches have."""
_SEMICOLON = re.compile("[;；]")
_OF_ECONOMY = frozenset(("observation/growth-of-sum", "observation/growth-own", "observation/growth-rate"))
"""Rules of growths whose sum is named in their own clause."""
_HEADER_END = 2
"""Characters of 中, after a count that heads its parts."""
_NEAR = 80
"""Characters behind a part in which the next one has its figure of the same name."""


class Parts(Words):
    """One sentence, of which parts are told."""

    def _of_place(self, figure: Figure, reading: Reading) -> bool:
        """Tell whether a part of what was counted is a place's, which its clause names: 其中,青岭县|引进项目28个."""
        whole = self.frame.whole
        if whole is None or reading.stage != whole.stage or reading.unit != whole.unit:
            return False
        return any(not place.implied for place in self.page.places(figure.clause, figure.mention.start))

    def _own(self, figure: Figure, reading: Reading, owner: Mention) -> bool:
        """Tell whether a part stands for itself; after a semicolon it does with every stage that was not told."""
        staged = reading.stage not in (None, "key", "all")
        if staged and self.total is not None and self.total.unit == "company" and reading.unit == "project":
            return True
        if staged and figure.zone < self.sentence.start and reading.indicator not in self.frame.slots:
            return True
        if reading.rule == "observation/following-sum":
            own = self.total is not None and (self.total.rule == SHARE or self.placed)
            return (own or reading.indicator not in self.frame.slots) and self.total is not None and not self.partial
        return self.shares.own(figure, reading, owner, self.frame.slots, self.head)

    def _free(self, figure: Figure, reading: Reading) -> bool:
        """Tell whether a sum among parts is the whole's, with which these end."""
        firms = self.text[figure.zone : figure.clause]
        if reading.rule == "observation/promised-sum" and "企业" in firms and "项目" not in firms:
            return True
        if self.topical or self._of_each(figure) or not self.frame.free(reading) or self._headed(figure):
            return False
        if reading.rule != "observation/following-sum" or self.partial:
            self.cleared = figure.zone
        return True

    def _by_branch(self, figure: Figure, owner: Mention) -> bool:
        """Tell whether the part is one of those that branches have (分行业看,39个工业项目全部开工), with no place of its own."""
        opened = _BRANCHES.search(self.text, max(0, figure.zone - 16), figure.zone)
        return opened is not None and owner.start < figure.zone

    def _within_branch(self, figure: Figure, reading: Reading) -> bool:
        """Tell whether a stage's count is one of a branch's projects, counted right before it: 其中,水利项目6个,开工项目|4个."""
        count, stop = self.branch
        told = reading.stage is not None and reading.place is None and figure.value <= count
        return told and not _SEMICOLON.search(self.text, stop, figure.clause)

    def _of_each(self, figure: Figure) -> bool:
        """Tell whether the part behind the next semicolon has a figure of the same name: 其中甲类33项,完成投资9亿元;乙类24项,完成投资8亿元."""
        name = figure.before[-4:]
        if name in self.frame.each:
            return True
        mark = _SEMICOLON.search(self.text, figure.mention.stop, figure.mention.stop + _NEAR)
        end = self.text.find("。", figure.mention.stop)
        if mark is None or len(name) < 4 or self.text.find(name, mark.end(), end if end >= 0 else None) < 0:
            return False
        self.frame.each.add(name)
        return True

    def _headed(self, figure: Figure) -> bool:
        """Tell whether a header (分产业看, 到位资金中) begins the parts, not 其中: then all that follows is of parts."""
        if figure.zone < self.sentence.start:
            return self.frame.headed
        return not self.text.endswith("其中", 0, figure.zone)

    def _rated(self, figure: Figure, reading: Reading) -> bool:
        """Tell whether a rate is one of several that share their figures, or is of what was counted before it: a part, or 签约的162个项目中,."""
        if reading.rule == "observation/rates":
            return True
        if reading.rule in _OF_ECONOMY and figure.zone < self.sentence.start:
            return True
        if reading.unit != "percent" or not reading.indicator.endswith("Rate"):
            return False
        return self.kept or (self.total is not None and 0 <= figure.zone - self.total.quote.stop <= _HEADER_END)


def holds(place: Mention, other: Mention) -> bool:
    """Tell whether `place` is a region that holds the region `other`: its name before a part of what the other has is that of a rank (其中,某省百大项目2个)."""
    codes = [str(place.value or ""), str(other.value or "")]
    level, own = (code.removesuffix("00").removesuffix("00") for code in codes)
    return bool(level) and level != own and own.startswith(level)
