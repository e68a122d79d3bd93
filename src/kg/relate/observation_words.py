"""A figure of a sentence read by the words around it and by what was read before it."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Kind, Mention
from kg.relate import observation_activity as activity
from kg.relate.observation_counts import COPULA, OTHER_NOUN, Counted
from kg.relate.observation_figures import COUNTED, Figure, back
from kg.relate.observation_frame import Frame
from kg.relate.observation_lists import bracketed
from kg.relate.observation_period import Periods
from kg.relate.observation_reading import Reader, Reading
from kg.relate.observation_shares import Shares
from kg.relate.observation_subject import of_firm, settled, subject
from kg.relate.observation_sums import wished
from kg.relate.page import Page
from kg.text.span import Span

_NEEDS_CLEAR = frozenset(("arrived", "completed", "signed-sum", "target"))
"""Sums that are another thing's where a count or an investment that is none of the region's stands before them."""
_OF_PROJECTS = re.compile(r"项目|工程|以上\|")
_SECTOR = re.compile(
    r"(?:产业|工业|制造|装备|材料|化工|农业|畜|加工|医药|服务业|服务|商贸|物流|基础设施|民生|社会|能源|交通|水利|生态|环保|旅游|文旅|房地产|教育|科技)[^，,。]{0,6}(?:项目|工程)"
)
_BRANCH = re.compile(
    r"(?:制造业|装备|材料|化工|农业|医药|服务业|商贸|物流|基础设施|民生|社会事业|能源|交通|水利|生态|环保|旅游|文旅|房地产|教育|科技)[^，,。、]{0,4}项目[^,，。]{0,6}完成投资"
)
"""Projects of a branch, whose investment is a part of all that was invested."""
_THE_PROJECT = re.compile(
    r"(?:目前|截[至止][^,，。;；]{0,8})?项目(?:已经|已|共|累计)*完成投资(?:额)?(?:约|近|超过?|达)*"
)
_LISTED_KEY = re.compile(r"重点[^,，。;；]{0,8}项目[^,，。;；]{0,4}(?:名单|清单|目录)")
"""What tells that projects without stage are key projects."""
_INTENDED = re.compile(r"(?:计划|拟)(?!总?投资)|将[于在]|确保|力争")
_FORECAST = re.compile("全年预计|预计(?:全年|今年|到)")
_OVERALL = re.compile(r"共|[^，,]{0,8}累计")
_KEPT_WORD = re.compile(
    r"履约|备案|落实|执行|(?:招商引资|招商|招引|引资|外资|内资|各类|[省市区州境县]外(?:资金)?[^，,。]{0,6}|外来投资)项目(?!中)[^，,。]{0,3}\||\|(?:招商引资|招商|引资|外资|各类|[省市区州境县]外)项目"
)
"""Counts of the region's own projects that no indicator names: what comes after them is the region's still."""
_PURSUED = re.compile(r"的(?:年度|全年)?目标(?:任务)?(?=[,，。;；]|$)")
_COMING = re.compile(r"(?:将|要|计划)(?:全力|努力)?(?:实现|完成|新增)")
_COMING_FIRMS = re.compile(r"计划|拟(?!定)|将[于在引]?|目标|力争")
"""What tells that firms are still to come."""
_OF_PHASE = re.compile(r"(?:首|一|二|三)期(?:工程|项目)?(?:计划|拟|将|预计)")
"""What tells that counts are those of one project's phase."""
_ACTS = ("introduced", "signed", "started", "completed", "operating", "all")
_FORESEEN = re.compile(
    r"预计(?:全年|今年|明年|年内|[上下]半年|[一二三四]季度)[^。;；]{0,24}$|(?<![许认])可(?=[开签投竣])[^，,。]{0,10}$"
)
"""What tells that a count is still to come, though its own clause does not."""
_OF_OCCASION = re.compile(rf"(?:其中)?(?:[0-9.亿万千元及以上]*以上的?)?(?:项目|工程){COPULA}$")
_OCCASION = re.compile(r"(?:集中|集体)(?P<stage>签约|开工|竣工|投产)(?:仪式|活动)?[,，]$")
_EXPECTED_OUTPUT = re.compile(
    rf"(?:(?:项目)?(?:全部|全面)?(?:建成|投产|达产|达效)+后)?(?:预计|预期|实际|可)*(?:项目)?(?:全部|全面)?(?:(?:建成|投产|达产|达效)+后)?(?:预计|可|将)*(?:年(?:均|度)?)?(?:实现)?年?(?:工业)?总?产值{COPULA}"
)
_AGREED = re.compile("协议|意向")
_REACH = 300


class Words:
    """One sentence and what was read of it so far."""

    def __init__(
        self,
        page: Page,
        paragraph: tuple[Span, ...],
        sentence: Span,
        reader: Reader,
        periods: Periods,
        frame: Frame,
    ) -> None:
        self.page = page
        self.text = page.text.text
        self.paragraph = paragraph
        self.sentence = sentence
        self.reader = reader
        self.periods = periods
        self.frame = frame
        self.seen = frame.seen
        self.partial = False
        self.cleared = -1
        self.total: Reading | None = None
        self.last: Reading | None = None
        self.open = False
        self.summed = False
        self.owner: Mention | None = None
        self.other = False
        self.single = False
        self.sector = False
        self.kept = False
        self.spoken: Mention | None = None
        self.head: str | None = None
        self.shares = Shares(page, sentence, reader.counts, frame.shared or frame.whole, frame.shared is not None)
        self.series: list[str | None] = []
        self.series_start = sentence.start

    def _missed(self, figure: Figure) -> None:
        """Remember a figure of something else: what comes after it may be of that."""
        if figure.part:
            self._parted(figure)
            return
        if figure.mention.unit in COUNTED:
            around = figure.left[-16:] + "|" + figure.right[:16]
            if _KEPT_WORD.search(around) or OTHER_NOUN.match(figure.after):
                return
            self.sector = self.sector or _SECTOR.search(around) is not None
            self.open = self.open or (_OF_PROJECTS.search(around) or _AGREED.search(around)) is not None
        elif figure.mention.kind is Kind.MONEY:
            self.other = True
            self.single = self.single or "投资" in figure.left

    def _low(self, figure: Figure) -> int:
        """Give from where on the words before a figure are read: sentences have no bound, this has."""
        return max(self.sentence.start, figure.mention.start - _REACH)

    def _read(self, figure: Figure) -> Reading | None:
        if of_firm(self.page, figure.clause, figure.mention.start):
            return None
        if self.sector and not self.page.within(figure.clause, figure.mention.start, Kind.REGION, Kind.PARK):
            return None
        if figure.mention.kind is Kind.PERCENT and _FORECAST.search(self.text, self._low(figure), figure.mention.start):
            return None
        if wished(self.text[self._low(figure) : figure.mention.start]) or self._pursued(figure):
            return self.reader.promised(figure)
        if figure.mention.kind is Kind.MONEY:
            return self._money(figure)
        if figure.mention.kind is Kind.PERCENT:
            return self._percent(figure)
        return self._done(figure) or self._counted(figure)

    def _pursued(self, figure: Figure) -> bool:
        """Tell whether the sentence calls its figures the target of what is to come (将实现签约项目10个的目标任务)."""
        ahead = _PURSUED.search(self.text, figure.mention.stop, min(self.sentence.stop, figure.mention.stop + _REACH))
        return ahead is not None and _COMING.search(self.text, self._low(figure), figure.mention.start) is not None

    def _done(self, figure: Figure) -> Reading | None:
        done = self.reader.done(figure)
        if done is None:
            return self.shares.read(figure) if figure.mention.unit in activity.COUNTS else None
        return None if _INTENDED.search(self.text, self._low(figure), figure.mention.start) else done

    def _counted(self, figure: Figure) -> Reading | None:
        counted = self._occasioned(figure) or self.reader.counts.read(figure)
        if (
            counted is not None
            and counted.stage in _ACTS
            and _FORESEEN.search(self.text, self._low(figure), figure.mention.start)
        ):
            counted = replace(counted, stage="planned")
        if counted is None and self.total is not None:
            counted = self.reader.counts.continued(figure)
        if counted is not None:
            told = self._clauses(figure)
            if _OF_PHASE.search(told) or (counted.unit == "company" and _COMING_FIRMS.search(told)):
                return None
            if counted.stage == "all" and _LISTED_KEY.search(told):
                counted = replace(counted, stage="key")
        if counted is None:
            return self.reader.target_count(figure) or self.shares.read(figure)
        start = figure.mention.start - back(figure.left, counted.before)
        stop = figure.mention.stop + counted.after
        firms = counted.unit == "company"
        place = settled(self.page, stop) if counted.stage == "introduced" or firms else None
        quote = Span(start, place.stop if place else stop)
        return Reading(
            f"{counted.stage}Projects",
            figure.value,
            counted.unit,
            quote,
            f"observation/{counted.rule}",
            place,
            counted.stage,
        )

    def _clauses(self, figure: Figure) -> str:
        """Give the words of the sentence up to a figure."""
        return self.text[self._low(figure) : figure.mention.start]

    def _occasioned(self, figure: Figure) -> Counted | None:
        """Read 集中开工,项目共23个: a count that has its stage from the ceremony of the clause before."""
        if figure.mention.unit not in ("个", "项") or not (bare := _OF_OCCASION.fullmatch(figure.before)):
            return None
        told = _OCCASION.search(self.text, max(self.sentence.start, figure.clause - 60), figure.clause)
        if told is None or figure.part:
            return None
        return Counted(self.reader.counts.stage_of[told["stage"]], "project", len(bare[0]), 0, "count-of-occasion")

    def _money(self, figure: Figure) -> Reading | None:
        stage, total, owner = self.total.stage if self.total is not None else None, self.total, self.owner
        if self.partial or self.frame.goes_on(self.page, self.sentence, figure.mention.start):
            total, owner = self.frame.awaited() if self.partial else self.frame.whole, self.frame.owner
            stage = total.stage if total is not None else None
        elif self.open or self.summed or (self.total is not None and self._one_named(self.total.quote.stop, figure)):
            stage = None
        joined = stage is not None and self.last is total and figure.clause < figure.start
        found = self.reader.sums.money(figure, stage, joined)
        if found is None:
            return (
                self._park_output(figure)
                or self._expected_output(figure)
                or self.reader.event_sum(figure, self.text, self.paragraph[0].start)
                or self.shares.read(figure)
            )
        if found.rule == "target" and self.total is not None and self.total.stage == "construction":
            return None
        if (
            found.rule == "signed-sum"
            and self.total is None
            and self._one_named(self.sentence.start, figure, alone=True)
        ):
            return None
        if found.rule == "completed" and (_BRANCH.search(figure.before) or self._of_one(figure)):
            return None
        if (
            found.rule in _NEEDS_CLEAR
            and not (_OVERALL.match(figure.before) and found.indicator not in self.seen)
            and (self.open or self.single or (self.other and found.rule == "target"))
        ):
            return None
        start = figure.mention.start - back(figure.left, found.before)
        place = None
        if total is not None and found.indicator == f"{total.stage}Investment" and stage is not None:
            self.summed, place = True, owner
            if found.rule == "following-sum" and total.quote.start >= self.sentence.start:
                start = total.quote.start
        return Reading(
            found.indicator,
            found.value,
            found.unit,
            Span(start, figure.mention.stop),
            f"observation/{found.rule}",
            place,
        )

    def _one_named(self, start: int, figure: Figure, alone: bool = False) -> bool:
        """Tell whether a project (`alone`: no more than one) is named between `start` and a sum: the sum is that project's."""
        at = figure.mention.start
        start = max(start, self._low(figure))
        names = {m.text for m in self.page.within(start, at, Kind.PROJECT)}
        return bool(names) and not (alone and len(names) > 1) and "等" not in self.text[start:at]

    def _of_one(self, figure: Figure) -> bool:
        """Tell whether 项目累计完成投资 is said of one project: no projects were counted before it."""
        if self.total is not None or self.frame.whole is not None:
            return False
        return _THE_PROJECT.fullmatch(figure.lead) is not None

    def _park_output(self, figure: Figure) -> Reading | None:
        """Read 实现产值113亿元 of the park that opens the clause."""
        parks = self.page.within(figure.clause, figure.mention.start, Kind.PARK)
        found = self.reader.sums.output(figure) if parks else None
        if found is None or subject(self.page, self.sentence.start, figure.clause, figure.mention.start) not in parks:
            return None
        quote = Span(figure.mention.start - back(figure.left, found.before), figure.mention.stop)
        return Reading(found.indicator, found.value, found.unit, quote, "observation/park-output")

    def _expected_output(self, figure: Figure) -> Reading | None:
        """Read 预计年产值90亿元 after the count of the projects that will make it."""
        if self.total is None or self.open or self.partial or self._one_named(self.total.quote.stop, figure):
            return None
        found = _EXPECTED_OUTPUT.fullmatch(figure.before)
        if found is None:
            return None
        quote = Span(figure.mention.start - back(figure.left, len(figure.before)), figure.mention.stop)
        return Reading("outputValue", figure.value, figure.mention.unit or "CNY", quote, "observation/expected-output")

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
        target = self.last is not None and self.last.indicator == "target"
        found = self.reader.sums.percent(figure, target, self.last is not None)
        if found is None:
            return None
        if found.rule == "of-target" and self.last is None and (self.open or self.other):
            return None
        start = figure.mention.start - back(figure.left, found.before)
        if self.last is not None and (found.rule == "growth" or target):
            start = min(start, self.last.quote.start)
        return Reading(
            found.indicator, found.value, found.unit, Span(start, figure.mention.stop), f"observation/{found.rule}"
        )

    def _parted(self, figure: Figure) -> None:
        """Pass over a part of a total: the sums after it are of the part, or of the whole where several parts have none."""
        if figure.mention.unit in COUNTED or figure.mention.kind is Kind.MONEY:
            self.partial = True
            self.frame.part(figure.mention.kind is Kind.MONEY)
