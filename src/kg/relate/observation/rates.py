"""Rates: the percent figures of a sentence, by the words before them and by what was read before."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.relate.observation import reach
from kg.relate.observation.figures import Figure, back
from kg.relate.observation.lists import bracketed
from kg.relate.observation.reading import Reading
from kg.relate.observation.stages import COPULA
from kg.relate.observation.sums import Sum
from kg.relate.observation.told import Told
from kg.text.span import Span

_RATES = {"introduced": "contractRate", "started": "startRate", "operating": "operatingRate"}
"""What the share of all projects that reached a stage is called."""
_SHARE = re.compile(r"[,，、]占(?:比|总数的?|全部的?)?(?:达到?|为|约|近)*")
"""Between a count and a percent what makes this the share that was counted."""
_BASE = re.compile(r"(?:签约|引进|落户|招引|履约)(?:的|亿元以上|重点|招商)*项目[中里][,，]?$")
"""The header of projects of which a share reached a stage: 新签约项目中,."""
_PROGRESS = re.compile(rf"(?:完成|投资|任务|目标|计划|总体|资金|年度|全年)*进度{COPULA}")
"""Before a percent what tells how far a plan is reached, behind what was invested: 完成投资9亿元,排名第二;|进度|59%."""
_PROGRESSED = frozenset(("investmentCompleted", "fundsArrived"))
"""What is measured against a year's plan."""
_GREW = re.compile(rf"(?:同比)?(?P<way>增幅|增速|增长|降幅|下降)(?:分别)?{COPULA}$")
_OF_MONEY = re.compile(r"(?:到位资金|投资|引资|产值|利用外资|资金)(?:总?额)?[^,，。;；]{0,8}[,，]$")
"""Before a clause what the growth is of that it tells."""
_BEFORE = 40
_NEAR = 16
_AND = re.compile("[、,，和及与 ]*")


class Rates(Told):
    """One sentence, of which percents are read."""

    def _percent(self, figure: Figure) -> Reading | None:
        if series := self.reader.sums.series(figure):
            self.series, self.series_start = series, figure.start
        if self.series and figure.mention.unit == "percent":
            indicator = self.series.pop(0)
            if indicator is None:
                return None
            quote = Span(self.series_start, figure.mention.stop)
            return Reading(indicator, figure.value, "percent", quote, "observation/rates")
        if listed := bracketed(self.page, figure, self.sentence.start, self.reader.sums.rates):
            return listed
        if grown := self._places_grown(figure):
            return grown
        if more := self._grown_too(figure) or self._of_count(figure) or self._progress(figure):
            return more
        target = self.last is not None and self.last.indicator == "target"
        found = self.reader.sums.percent(figure, target, self.last is not None) or self._grown(figure)
        if found is None:
            return None
        if found.rule == "of-target" and self.last is None and (self.open or self.other):
            return None
        if found.rule == "growth" and self.last is not None and self.last.rule == "observation/aimed":
            return None
        start = figure.mention.start - back(figure.left, found.before)
        if found.rule == "growth-of-sum":
            start = figure.mention.start - found.before
        if self.last is not None and (found.rule == "growth" or target):
            start = min(start, self.last.quote.start)
        return Reading(
            found.indicator, found.value, found.unit, Span(start, figure.mention.stop), f"observation/{found.rule}"
        )

    def _places_grown(self, figure: Figure) -> Reading | None:
        """Read the growth that places of a list had, of what was told right before: 到位资金均为正增长,甲县、乙县增幅分别达到|18%、9%."""
        grew = _GREW.search(figure.before) if "分别" in figure.before else None
        if grew is None or len([p for p in self.page.places(figure.clause, figure.mention.start) if not p.implied]) < 2:
            return None
        low = max(self.paragraph[0].start, figure.clause - _BEFORE)
        if self.last is not None or _OF_MONEY.search(self.text, low, figure.clause) is None:
            return None
        value = -figure.value if grew["way"] in ("下降", "降幅") else figure.value
        quote = Span(figure.mention.start - back(figure.left, len(figure.before)), figure.mention.stop)
        return Reading("growthRate", value, "percent", quote, "observation/places-grown")

    def _grown_too(self, figure: Figure) -> Reading | None:
        """Read the second and further rates of what grew respectively (同比分别增长12%、30%)."""
        last = self.last
        if (
            last is None
            or last.indicator != "growthRate"
            or _AND.fullmatch(self.text, last.quote.stop, figure.start + len(figure.left)) is None
        ):
            return None
        if "分别" not in last.quote.of(self.text):
            return None
        return replace(last, value=figure.value, quote=Span(last.quote.start, figure.mention.stop))

    def _progress(self, figure: Figure) -> Reading | None:
        """Read 进度59% behind what a place has invested, in its sentence or in that before the semicolon."""
        if _PROGRESS.fullmatch(figure.before) is None:
            return None
        last, place = self.last, None
        if last is None and self.text[self.sentence.start - 1] in ";；" and (told := self.frame.last.get("CNY")):
            last, place = told
        if last is None or last.indicator not in _PROGRESSED:
            return None
        quote = Span(figure.mention.start - back(figure.left, len(figure.before)), figure.mention.stop)
        return Reading(
            "targetCompletionRate", figure.value, "percent", quote, "observation/progress", place or last.place
        )

    def _of_count(self, figure: Figure) -> Reading | None:
        """Read what share of all reached a stage, which is a rate: 已开工23项,占总数的88%."""
        last = self.last
        if last is None or last.stage not in _RATES:
            return None
        told = reach.OF_ALL.fullmatch(self.text, last.quote.stop, figure.mention.start)
        if (told is None or last.rule not in reach.BY_STAGE) and not self._of_base(figure, last):
            return None
        quote = Span(last.quote.start, figure.mention.stop)
        return Reading(_RATES[last.stage], figure.value, "percent", quote, "observation/stage-share")

    def _of_base(self, figure: Figure, last: Reading) -> bool:
        """Tell whether 占80% behind a count at a stage is of the projects of another stage that a header names, or that were counted and come to that."""
        if _SHARE.fullmatch(self.text, last.quote.stop, figure.mention.start) is None or not figure.part:
            return False
        if self.frame.whole is None or self.frame.whole.stage == last.stage:
            return _BASE.search(self.text, max(self.sentence.start, figure.zone - _NEAR), figure.zone) is not None
        return abs(self.frame.whole.value * figure.value / 100 - last.value) <= 1

    def _grown(self, figure: Figure) -> Sum | None:
        """Read the growth of a sum that is no statistic itself."""
        return reach.of_sum(self.page, self.sentence, self.reader.sums, figure) if self.last is None else None
