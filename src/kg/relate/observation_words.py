"""A figure of a sentence read by the words around it and by what was read before it."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Kind, Mention
from kg.relate import observation_activity as activity
from kg.relate import observation_cues as cues
from kg.relate import observation_reach as reach
from kg.relate.observation_counts import OTHER_NOUN, Counted
from kg.relate.observation_figures import COUNTED, HEADS, Figure, back
from kg.relate.observation_frame import Frame
from kg.relate.observation_lists import bracketed
from kg.relate.observation_period import Periods
from kg.relate.observation_reading import Reader, Reading
from kg.relate.observation_shares import Shares
from kg.relate.observation_subject import of_firm, settled, subject
from kg.relate.observation_sums import Sum
from kg.relate.page import Page
from kg.text.span import Span

_NEEDS_CLEAR = frozenset(("arrived", "completed", "signed-sum", "target"))
"""Sums that are another thing's where a count or an investment that is none of the region's stands before them."""
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
        coming: bool = False,
    ) -> None:
        """`coming` tells that the sentence is one of a plan."""
        self.page = page
        self.text = page.text.text
        self.paragraph = paragraph
        self.sentence = sentence
        self.reader = reader
        self.periods = periods
        self.frame = frame
        self.seen = frame.seen
        self.coming = coming
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
            if cues.KEPT_WORD.search(around) or OTHER_NOUN.match(figure.after):
                return
            self.sector = self.sector or cues.SECTOR.search(around) is not None
            self.open = self.open or (cues.OF_PROJECTS.search(around) or cues.AGREED.search(around)) is not None
        elif figure.mention.kind is Kind.MONEY:
            self.other = True
            self.single = self.single or ("投资" in figure.left and not cues.OWN_MONEY.search(figure.left))

    def _low(self, figure: Figure) -> int:
        """Give from where on the words before a figure are read: sentences have no bound, this has."""
        return max(self.sentence.start, figure.mention.start - _REACH)

    def _read(self, figure: Figure) -> Reading | None:
        if of_firm(self.page, figure.clause, figure.mention.start):
            return None
        if self.sector and not self.page.within(figure.clause, figure.mention.start, Kind.REGION, Kind.PARK):
            return None
        if figure.mention.kind is Kind.PERCENT and cues.FORECAST.search(
            self.text, self._low(figure), figure.mention.start
        ):
            return None
        if reach.hoped(self.text, self._low(figure), self.sentence.stop, figure):
            return self.reader.promised(figure)
        reading = self._of_figure(figure)
        bare = self.coming and reading is not None and reach.in_bare_verbs(self.text, reading)
        return self.reader.promised(figure) if bare else reading

    def _of_figure(self, figure: Figure) -> Reading | None:
        if figure.mention.kind is Kind.MONEY:
            return reach.for_years(self.page, self.sentence, self.reader.sums, figure) or self._money(figure)
        if figure.mention.kind is Kind.PERCENT:
            return self._percent(figure)
        return self._done(figure) or self._counted(figure)

    def _done(self, figure: Figure) -> Reading | None:
        done = self.reader.done(figure) or self._heads(figure)
        if done is None:
            return self.shares.read(figure) if figure.mention.unit in activity.COUNTS else None
        return None if cues.INTENDED.search(self.text, self._low(figure), figure.mention.start) else done

    def _heads(self, figure: Figure) -> Reading | None:
        """Read the persons of the delegations counted right before: 接待客商35批200余人."""
        last = self.last
        if last is None or last.indicator != "visitorsReceived" or figure.mention.unit not in HEADS:
            return None
        if last.unit == "person" or self.text[last.quote.stop : figure.mention.start] not in ("", "、", "共", ","):
            return None
        quote = Span(last.quote.start, figure.mention.stop)
        return replace(last, value=figure.value, unit="person", quote=quote, rule="observation/heads")

    def _counted(self, figure: Figure) -> Reading | None:
        counted = self._occasioned(figure) or self.reader.counts.read(figure)
        if (
            counted is not None
            and counted.stage in cues.ACTS
            and cues.FORESEEN.search(self.text, self._low(figure), figure.mention.start)
        ):
            counted = replace(counted, stage="planned")
        if counted is None and self.total is not None:
            more = self.total.unit == "company"
            counted = self.reader.counts.more_firms(figure) if more else self.reader.counts.continued(figure)
        if counted is not None:
            told = self._clauses(figure)
            if cues.OF_PHASE.search(told) or (counted.unit == "company" and cues.COMING_FIRMS.search(told)):
                return None
            if counted.stage in ("key", "all") and not figure.part and (held := cues.HELD.search(told)):
                counted = replace(counted, stage=self.reader.counts.stage_of[held["stage"]])
            if counted.stage == "all" and cues.LISTED_KEY.search(told):
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
        if figure.mention.unit not in ("个", "项") or not (bare := cues.OF_OCCASION.fullmatch(figure.before)):
            return None
        told = cues.OCCASION.search(self.text, max(self.sentence.start, figure.clause - 60), figure.clause)
        if told is None or figure.part:
            return None
        return Counted(self.reader.counts.stage_of[told["stage"]], "project", len(bare[0]), 0, "count-of-occasion")

    def _money(self, figure: Figure) -> Reading | None:
        stage, total, owner = self.total.stage if self.total is not None else None, self.total, self.owner
        if self.partial or self.frame.goes_on(self.page, self.sentence, figure.mention.start):
            total, owner = self.frame.awaited() if self.partial else self.frame.whole, self.frame.owner
            stage = total.stage if total is not None else None
        elif (
            self.open
            or self.summed
            or (
                self.total is not None
                and not reach.after_list(self.page, self.total, figure)
                and self._one_named(self.total.quote.stop, figure)
            )
        ):
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
        if found.rule == "completed" and (
            cues.BRANCH.search(figure.before) or cues.OF_WORK.search(figure.lead) or self._of_one(figure)
        ):
            return None
        if (
            found.rule in _NEEDS_CLEAR
            and not (cues.OVERALL.match(figure.before) and found.indicator not in self.seen)
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
        return cues.THE_PROJECT.fullmatch(figure.lead) is not None

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
        found = cues.EXPECTED_OUTPUT.fullmatch(figure.before)
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

    def _grown(self, figure: Figure) -> Sum | None:
        """Read the growth of a sum that is no statistic itself."""
        return reach.of_sum(self.page, self.sentence, self.reader.sums, figure) if self.last is None else None

    def _parted(self, figure: Figure) -> None:
        """Pass over a part of a total: the sums after it are of the part, or of the whole where several parts have none."""
        if figure.mention.unit in COUNTED or figure.mention.kind is Kind.MONEY:
            self.partial = True
            self.frame.part(figure.mention.kind is Kind.MONEY)
