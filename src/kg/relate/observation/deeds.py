"""What a government did, read with what the sentence told before: guests, their heads, lots of land."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.relate.observation import activity, cues
from kg.relate.observation.figures import HEADS, Figure, back
from kg.relate.observation.rates import Rates
from kg.relate.observation.reading import Reading
from kg.relate.observation.stages import COPULA
from kg.text.span import Span

_DONE = re.compile(
    rf"(?:[上下]半年|[一二三四前]?季度|\d{{1,2}}[-—至]\d{{1,2}}月份?|截[至止][^,，。;；]{{1,8}}|目前|现|已|实际|累计|共)*完成{COPULA}"
)
"""Before a sum right behind what was to be reached what tells that it is what was: 投资目标40亿元,1-6月完成|19亿元."""
_OF_TARGET = (("fundsArrived", re.compile("到位资金|引资|外资|内资")), ("investmentCompleted", re.compile("投资")))
"""What was to be reached, by the words of its target."""
_NEAR = 10
"""Characters before a target that say what is to be reached."""


class Deeds(Rates):
    """One sentence, of which deeds are read."""

    def _done(self, figure: Figure) -> Reading | None:
        done = self.reader.done(figure) or self._heads(figure) or self._lots(figure)
        if done is None:
            return self.shares.read(figure) if figure.mention.unit in activity.COUNTS else None
        if cues.INTENDED.search(self.text, self._low(figure), figure.mention.start):
            return None
        if done.rule == "observation/gathered" and self._elsewhere(done.quote.stop):
            return None
        hosts = self.page.places(figure.mention.stop, done.quote.stop) if done.rule == "observation/coming" else ()
        return replace(done, place=hosts[0]) if hosts else done

    def _heads(self, figure: Figure) -> Reading | None:
        """Read the persons of the delegations counted right before: 接待客商35批200余人."""
        last = self.last
        if last is None or last.indicator != "visitorsReceived" or figure.mention.unit not in HEADS:
            return None
        if last.unit == "person" or self.text[last.quote.stop : figure.mention.start] not in ("", "、", "共", ","):
            return None
        quote = Span(last.quote.start, figure.mention.stop)
        return replace(last, value=figure.value, unit="person", quote=quote, rule="observation/heads")

    def _lots(self, figure: Figure) -> Reading | None:
        """Read the land behind the number of its lots: 供应土地12宗,面积|536亩."""
        if figure.mention.unit not in ("mu", "m2"):
            return None
        low = max(self._low(figure), figure.clause - 40)
        done = activity.lots(self.text[low : figure.mention.start], figure)
        if done is None:
            return None
        quote = Span(figure.mention.start - done.before, figure.mention.stop)
        return Reading(done.indicator, done.value, done.unit, quote, "observation/land")

    def _done_of_target(self, figure: Figure) -> Reading | None:
        """Read what was reached of a target that the clause before tells: 固定资产投资目标40亿元,1-6月完成|19亿元."""
        last = self.last
        if last is None or last.indicator != "target" or _DONE.fullmatch(figure.before) is None:
            return None
        if last.unit != figure.mention.unit or last.quote.stop < figure.clause - 1:
            return None
        said = self.text[max(self.sentence.start, last.quote.start - _NEAR) : last.quote.stop]
        found = next((name for name, pattern in _OF_TARGET if pattern.search(said)), None)
        if found is None:
            return None
        quote = Span(figure.mention.start - back(figure.left, len(figure.before)), figure.mention.stop)
        return Reading(found, figure.value, last.unit, quote, "observation/done-of-target")
