"""One sentence of statistics, read figure by figure: what each states, whose it is, and what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate import observation_activity as activity
from kg.relate.observation_counts import COPULA, Counts
from kg.relate.observation_figures import COUNTED, Figure, back, bare
from kg.relate.observation_period import Periods
from kg.relate.observation_subject import of_firm, of_project, settled, subject
from kg.relate.observation_sums import Sums, wished
from kg.relate.page import Page
from kg.text.span import Span

_PLACE_COUNT = re.compile(rf"{COPULA}$")
_EVENT_SUM = re.compile(
    rf"(?:全部|所有|本次|此次|这批|上述|这些)[^，,。]{{0,6}}项目(?:合计|共计)?(?:计划)?总?投资(?:总?额)?{COPULA}$"
)
_OCCASION = re.compile(
    r"(?:集中|集体)(?P<stage>签约|开工|竣工|投产)|(?P<word>签约|开工|竣工|投产)(?:奠基)?(?:仪式|活动)"
)
_FRONT = re.compile(r"(?:新|集中|集体|新集中)$")
_NEEDS_CLEAR = frozenset(("arrived", "completed", "signed-sum", "target"))
"""Sums that are another thing's where a count or an investment that is none of the region's stands before them."""
_OF_PROJECTS = re.compile(r"项目|工程|以上\|")
_SECTOR = re.compile(
    r"(?:产业|工业|制造|装备|材料|化工|农业|畜|加工|医药|服务业|服务|商贸|物流|基础设施|民生|社会|能源|交通|水利|生态|环保|旅游|文旅|房地产|教育|科技)[^，,。]{0,6}(?:项目|工程)"
)
_INTENDED = re.compile(r"(?:计划|拟)(?!总?投资)|将[于在]|确保|力争")
_SUM_AHEAD = re.compile(rf"总投资(?:额)?{COPULA}$")
_PROJECTS_TOO = frozenset(("investmentCompleted", "fundsArrived", "target", "targetCompletionRate", "outputValue"))
"""What is said of single projects as well as of regions."""
_SIZED = re.compile(r"亿|万元")
"""A size that parts of a total are told by (亿元以上项目)."""
_REACH = 300
_STOCKS = frozenset(("servedProjects",))


@dataclass(frozen=True, slots=True)
class _Reading:
    indicator: str
    value: float
    unit: str
    quote: Span
    rule: str
    place: Mention | None = None
    stage: str | None = None


class Reader:
    """What the rules need, compiled once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.counts = Counts(knowledge)
        self.sums = Sums(knowledge)


class Sentence:
    """One sentence and what was read of it so far."""

    def __init__(
        self,
        page: Page,
        paragraph: tuple[Span, ...],
        sentence: Span,
        reader: Reader,
        periods: Periods,
        seen: set[str],
    ) -> None:
        self.page = page
        self.text = page.text.text
        self.paragraph = paragraph
        self.sentence = sentence
        self.reader = reader
        self.periods = periods
        self.seen = seen
        self.total: _Reading | None = None
        self.last: _Reading | None = None
        self.open = False
        self.summed = False
        self.owner: Mention | None = None
        self.other = False
        self.single = False
        self.sector = False
        self.base: dict[str, _Reading] = {}
        self.series: list[str | None] = []
        self.series_start = sentence.start

    def claims(self, found: Iterable[Figure]) -> Iterator[Claim]:
        """Give the claims of the sentence; a sum that follows a count stands and falls with it."""
        ahead: Figure | None = None
        for figure in found:
            reading = self._read(figure)
            self.last = reading
            if reading is None:
                ahead = figure if _SUM_AHEAD.search(figure.before) and figure.after == "的" else None
                if ahead is None:
                    self._missed(figure)
                continue
            claim = self._claim(figure, reading)
            if reading.stage is not None:
                self.total, self.open, self.summed = reading, claim is None, ahead is not None
                self.owner = claim.subject if claim is not None else None
            if claim is not None:
                if reading.rule != "observation/part-of-place":
                    self.base[figure.mention.unit or ""] = reading
                self.seen.add(reading.indicator)
                yield claim
                if ahead is not None and reading.stage is not None:
                    yield self._sum_of(ahead, claim, reading.stage)
                    ahead = None

    def _sum_of(self, figure: Figure, claim: Claim, stage: str) -> Claim:
        """Give the sum that stands before its count: 总投资48亿元的12个项目集中开工."""
        return replace(
            claim,
            quote=Span(min(figure.mention.start - len(figure.left), claim.quote.start), claim.quote.stop),
            rule="observation/sum-ahead",
            value=figure.mention.value,
            unit=figure.mention.unit,
            indicator=f"{stage}Investment",
        )

    def _missed(self, figure: Figure) -> None:
        """Remember a figure of something else: what comes after it may be of that."""
        if figure.mention.unit in COUNTED:
            around = figure.left[-16:] + "|" + figure.right[:16]
            self.sector = self.sector or _SECTOR.search(around) is not None
            self.open = self.open or _OF_PROJECTS.search(around) is not None
        elif figure.mention.kind is Kind.MONEY:
            self.other = True
            self.single = self.single or "投资" in figure.left

    def _low(self, figure: Figure) -> int:
        """Give from where on the words before a figure are read: sentences have no bound, this has."""
        return max(self.sentence.start, figure.mention.start - _REACH)

    def _read(self, figure: Figure) -> _Reading | None:
        if of_firm(self.page, figure.clause, figure.mention.start):
            return None
        if self.sector and not self.page.within(figure.clause, figure.mention.start, Kind.REGION, Kind.PARK):
            return None
        if wished(self.text[self._low(figure) : figure.mention.start]):
            return self._promised(figure)
        if figure.mention.kind is Kind.MONEY:
            return self._money(figure)
        if figure.mention.kind is Kind.PERCENT:
            return self._percent(figure)
        return self._done(figure) or self._counted(figure)

    def _counted(self, figure: Figure) -> _Reading | None:
        counted = self.reader.counts.read(figure)
        if counted is None and self.total is not None:
            counted = self.reader.counts.continued(figure)
        if counted is None:
            return self._of_target(figure) or self._of_place(figure)
        start = figure.mention.start - back(figure.left, counted.before)
        stop = figure.mention.stop + counted.after
        place = settled(self.page, stop) if counted.stage == "introduced" else None
        quote = Span(start, place.stop if place else stop)
        return _Reading(
            f"{counted.stage}Projects",
            figure.value,
            counted.unit,
            quote,
            f"observation/{counted.rule}",
            place,
            counted.stage if counted.unit == "project" else None,
        )

    def _of_target(self, figure: Figure) -> _Reading | None:
        """Read 完成年度目标任务132个."""
        before = self.reader.sums.target(figure)
        if before is None or figure.mention.unit not in ("个", "项"):
            return None
        quote = Span(figure.mention.start - back(figure.left, before), figure.mention.stop)
        return _Reading("target", figure.value, "project", quote, "observation/target-count")

    def _of_place(self, figure: Figure) -> _Reading | None:
        """Read 其中新港园区5个, 分别为青溪县12个、白石区9个: a place's share of what was stated before it."""
        base = self.base.get(figure.mention.unit or "")
        if base is None or not figure.part:
            return None
        places = self.page.within(figure.mention.start - len(figure.left), figure.mention.start, Kind.REGION, Kind.PARK)
        if not places or not _PLACE_COUNT.fullmatch(bare(self.text[places[-1].stop : figure.mention.start])):
            return None
        if figure.after[:1] not in ("", "，", "、", ",", "和"):
            return None
        quote = Span(base.quote.start, figure.mention.stop)
        return _Reading(
            base.indicator, figure.value, base.unit, quote, "observation/part-of-place", places[-1], base.stage
        )

    def _done(self, figure: Figure) -> _Reading | None:
        done = activity.read(figure)
        if done is not None and _INTENDED.search(self.text, self._low(figure), figure.mention.start):
            return None
        if done is None:
            return self._of_place(figure) if figure.mention.unit in activity.COUNTS else None
        quote = Span(figure.mention.start - back(figure.left, done.before), figure.mention.stop + done.after)
        return _Reading(done.indicator, done.value, done.unit, quote, f"observation/{done.rule}")

    def _money(self, figure: Figure) -> _Reading | None:
        stage = self.total.stage if self.total is not None else None
        if self.open or self.summed:
            stage = None
        found = self.reader.sums.money(figure, stage)
        if found is None:
            return self._of_event(figure)
        if found.rule == "target" and self.total is not None and self.total.stage == "construction":
            return None
        if (
            found.rule in _NEEDS_CLEAR
            and not figure.before.startswith(("累计", "共"))
            and (self.open or self.single or (self.other and found.rule == "target"))
        ):
            return None
        start = figure.mention.start - back(figure.left, found.before)
        place = None
        if self.total is not None and found.indicator == f"{self.total.stage}Investment" and stage is not None:
            self.summed, place = True, self.owner
            if found.rule == "following-sum":
                start = self.total.quote.start
        return _Reading(
            found.indicator,
            found.value,
            found.unit,
            Span(start, figure.mention.stop),
            f"observation/{found.rule}",
            place,
        )

    def _of_event(self, figure: Figure) -> _Reading | None:
        """Read 全部项目总投资120亿元: the sum of what an occasion named before it signed or started."""
        match = _EVENT_SUM.search(figure.before)
        if match is None:
            return None
        occasions = list(_OCCASION.finditer(self.text, self.paragraph[0].start, figure.mention.start))
        stages = {self.reader.counts.stage_of[o["stage"] or o["word"]] for o in occasions}
        if len(stages) != 1:
            return None
        quote = Span(figure.mention.start - back(figure.left, len(match.group())), figure.mention.stop)
        return _Reading(
            f"{stages.pop()}Investment", figure.value, figure.mention.unit or "CNY", quote, "observation/event-sum"
        )

    def _percent(self, figure: Figure) -> _Reading | None:
        if series := self.reader.sums.series(figure):
            self.series, self.series_start = series, figure.start
        if self.series and figure.mention.unit == "percent":
            indicator = self.series.pop(0)
            if indicator is None:
                return None
            quote = Span(self.series_start, figure.mention.stop)
            return _Reading(indicator, figure.value, "percent", quote, "observation/rates")
        target = self.last is not None and self.last.indicator == "target"
        found = self.reader.sums.percent(figure, target, self.last is not None)
        if found is None:
            return None
        if found.rule == "of-target" and self.last is None and (self.open or self.other):
            return None
        start = figure.mention.start - back(figure.left, found.before)
        if self.last is not None and (found.indicator == "growthRate" or target):
            start = min(start, self.last.quote.start)
        return _Reading(
            found.indicator, found.value, found.unit, Span(start, figure.mention.stop), f"observation/{found.rule}"
        )

    def _promised(self, figure: Figure) -> _Reading | None:
        """Read what is promised as a target: an amount of investment or a count of projects."""
        if figure.mention.kind is Kind.MONEY:
            found = self.reader.sums.money(figure, None)
            if found is None:
                return None
            return _Reading(
                "target", found.value, found.unit, Span(figure.start, figure.mention.stop), "observation/promised-sum"
            )
        if (
            figure.mention.kind is Kind.QUANTITY
            and (counted := self.reader.counts.read(figure))
            and counted.unit == "project"
            and counted.rule != "count-predicate"
        ):
            quote = Span(figure.mention.start - back(figure.left, counted.before), figure.mention.stop + counted.after)
            return _Reading("target", figure.value, "project", quote, "observation/promised-count")
        return None

    def _claim(self, figure: Figure, reading: _Reading) -> Claim | None:
        if reading.indicator in _PROJECTS_TOO and of_project(
            self.page, self.paragraph, self.sentence, figure.mention.start
        ):
            return None
        owner = reading.place or subject(self.page, self.sentence.start, figure.clause, figure.mention.start)
        quote = self._whole(reading.quote)
        if owner is None or any(d.touches(*quote) for d in self.page.text.damaged):
            return None
        if figure.part and not self._own(figure, reading):
            return None
        if reading.stage is not None and reading.indicator in self.seen and _SIZED.search(figure.before):
            return None
        stock = reading.indicator in _STOCKS or reading.unit == "company"
        when = self.periods.of(self.paragraph, self.sentence, figure.mention.start, stock)
        return Claim(
            "observation",
            owner,
            quote,
            reading.rule,
            value=reading.value,
            unit=reading.unit,
            indicator=reading.indicator,
            period=when,
        )

    def _whole(self, quote: Span) -> Span:
        """Give the quote with the 新 or 集中 of its first word and the quotation mark that it closes."""
        start, stop = quote
        if (more := _FRONT.search(self.text, max(self.sentence.start, start - 3), start)) is not None:
            start = more.start()
        if self.text.count("”", start, stop) > self.text.count("“", start, stop) and self.text[start - 1] == "“":
            start -= 1
        return Span(start, stop)

    def _own(self, figure: Figure, reading: _Reading) -> bool:
        """Tell whether a part of a total stands for itself: it has its own place or another stage."""
        if reading.place is not None:
            return True
        if any(not m.implied for m in self.page.within(figure.clause, figure.mention.start, Kind.REGION, Kind.PARK)):
            return True
        if _SIZED.search(figure.before) and self.seen:
            return False
        return reading.stage not in (None, "key", "all") and reading.indicator not in self.seen
