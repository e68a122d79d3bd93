"""A figure of a sentence read by the words around it and by what was read before it."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Kind
from kg.relate.observation import activity, cues, deals, keys, outputs, reach
from kg.relate.observation.counts import Counted
from kg.relate.observation.deeds import Deeds
from kg.relate.observation.figures import Figure, back
from kg.relate.observation.figures import reach as reach_of
from kg.relate.observation.parallels import parallel
from kg.relate.observation.reading import Reading
from kg.relate.observation.subject import of_firm, settled, subject
from kg.text.span import Span

_BUILT = re.compile(
    r"(?:人民币)?[,，](?:用于|拟|将)?(?:共同)?(?:投资)?(?:建设|建造|兴建|新建|打造)[^,，。;；\d]{2,30}[,，。;；\n]"
)
"""Behind a sum agreed what it is for, one thing: 协议引进资金3亿元|,建设某某园项目."""
_NEEDS_CLEAR = frozenset(("arrived", "completed", "signed-sum", "target"))
"""Sums that are another thing's where a count or an investment that is none of the region's stands before them."""
_ABOUT = frozenset("超近逾")
"""Before the output of a park what tells that it is only praised: 产值超百亿元."""
_NEAR = 40
"""Characters before a count of what was signed that may tell that nothing is invested."""


class Words(Deeds):
    """One sentence and what was read of it so far."""

    def _read(self, figure: Figure) -> Reading | None:
        if (self.open or self.other or self.single) and self._begun_anew(figure):
            self.open = self.other = self.single = False
        if of_firm(self.page, figure.clause, figure.mention.start, figure.mention.unit in ("个", "项")):
            guests = self._done(figure) if figure.mention.unit in activity.COUNTS else None
            return guests if guests is not None and guests.place is not None else None
        if self.sector and not self.page.within(figure.clause, figure.mention.start, Kind.REGION, Kind.PARK):
            return None
        if figure.mention.kind is Kind.PERCENT and cues.FORECAST.search(
            self.text, self._low(figure), figure.mention.start
        ):
            return None
        goes_on = self.frame.promised and self.text.startswith("其中", self.sentence.start)
        if goes_on or reach.hoped(self.text, self._low(figure), self.sentence.stop, figure):
            self.promised = True
            foretold = cues.ANALYST.search(self.text, self._low(figure), figure.mention.start)
            if foretold or outputs.of_makers(self.page, self.paragraph[0].start, self.sentence.start, figure):
                return None
            return self.reader.promised(figure)
        reading = self._of_figure(figure)
        if reading is None and self.frame.last:
            reading = parallel(self.page, figure, self.frame.last)
        bare = self.coming and reading is not None and reach.in_bare_verbs(self.text, figure, reading)
        return self.reader.promised(figure) if bare else reading

    def _of_figure(self, figure: Figure) -> Reading | None:
        if figure.mention.kind is Kind.MONEY:
            more = reach.for_years(self.page, self.sentence, self.reader.sums, figure)
            more = more or self._arrived_too(figure) or self._done_of_target(figure)
            return more or self._money(figure)
        if figure.mention.kind is Kind.PERCENT:
            return self._percent(figure)
        return self._done(figure) or self._counted(figure)

    def _counted(self, figure: Figure) -> Reading | None:
        if handed := self.reader.handed_down(figure):
            return handed
        counted = self._occasioned(figure) or self.reader.counts.read(figure)
        if counted is None and (
            self.total is not None or cues.OF_SO_MANY.search(self.text, self.sentence.start, figure.mention.start)
        ):
            more = self.total is not None and self.total.unit == "company"
            counted = self.reader.counts.more_firms(figure) if more else self.reader.counts.continued(figure)
        if counted is None and (found := self.reader.target_count(figure) or self.shares.read(figure)):
            return found
        placed = bool(self.page.within(figure.clause, figure.mention.start, Kind.REGION, Kind.PARK))
        counted = counted or self.reader.clauses.read(figure) or (self.reader.clauses.topic(figure) if placed else None)
        if counted is None and self.total is None and self.frame.whole is None:
            counted = self.reader.clauses.whole(figure)
        if counted is not None and reach.respective(self.text, figure):
            return None
        counted = keys.told(self.text, figure, counted, self.reader.counts) if counted is not None else None
        if counted is None or reach.of_list(self.text, figure, counted):
            return None
        if reach.named_before(self.page, self.paragraph[0].start, figure):
            return None
        if reach.apposed(self.page, figure, counted) or reach.with_firm(self.page, figure, counted):
            return None
        told = self._clauses(figure)
        if counted.stage == "signed" and cues.NO_INVESTMENT.search(told[-_NEAR:] + figure.after[:8]):
            return None
        if cues.OF_PHASE.search(told) or (counted.unit == "company" and cues.COMING_FIRMS.search(told)):
            return None
        if counted.stage in cues.ACTS and (cues.FORESEEN.search(told) or cues.WITH_ALL.search(told)):
            counted = replace(counted, stage="planned")
        if counted.stage in ("key", "all") and not figure.part and (held := cues.HELD.search(told)):
            counted = replace(counted, stage=self.reader.counts.stage_of[held["stage"]])
        if counted.stage == "all" and cues.LISTED_KEY.search(told):
            counted = replace(counted, stage="key")
        start = figure.mention.start - back(figure.left, counted.before)
        stop = figure.mention.stop + counted.after
        firms = counted.unit == "company"
        place = settled(self.page, start, stop) if counted.stage == "introduced" or firms else None
        quote = Span(start, max(place.stop, stop) if place else stop)
        return Reading(
            f"{counted.stage}Projects",
            figure.value,
            counted.unit,
            quote,
            f"observation/{counted.rule}",
            place,
            counted.stage,
        )

    def _occasioned(self, figure: Figure) -> Counted | None:
        """Read 集中开工,项目共23个, 集中开工仪式,23个项目总投资…: a count that has its stage from the ceremony of the clause before."""
        bare = cues.OF_OCCASION.fullmatch(figure.before)
        summed = cues.SUMMED_UP.match(figure.after) if figure.before in ("", "共") else None
        there = cues.COUNTED_THERE.fullmatch(figure.before) or cues.LISTED_THERE.fullmatch(figure.before)
        noun = cues.OCCASIONED.match(figure.after) if there else None
        if figure.mention.unit not in ("个", "项") or (bare is None and summed is None and noun is None):
            return None
        told = cues.OCCASION.search(self.text, max(self.sentence.start, figure.clause - 60), figure.clause)
        if told is None or figure.part:
            return None
        end = summed.end("noun") if summed is not None else noun.end() if noun is not None else 0
        stop = reach_of(figure.right, end)
        return Counted(
            self.reader.counts.stage_of[told["stage"]], "project", len(figure.before), stop, "count-of-occasion"
        )

    def _money(self, figure: Figure) -> Reading | None:
        if figure.part and self.frame.divided():
            self.total, self.owner, self.cleared = self.frame.whole, self.frame.owner, figure.zone
            self.partial = self.open = self.summed = False
        stage, total, owner = self.total.stage if self.total is not None else None, self.total, self.owner
        if self.partial or self._goes_on(figure):
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
        if found is not None and found.rule == "signed-sum" and (whole := self._agreed(figure)) is not None:
            found = replace(found, indicator=f"{whole.stage}Investment")
        if found is None:
            return (
                self._park_output(figure)
                or self._expected_output(figure)
                or self.reader.event_sum(figure, self.text, self.paragraph[0].start)
                or (deals.together(self.page, figure, self.sentence.start) if self.total is None else None)
                or self.shares.read(figure)
            )
        if found.rule == "target" and self.total is not None and self.total.stage == "construction":
            return None
        if (
            found.rule == "signed-sum"
            and self.total is None
            and (
                _BUILT.match(self.text, figure.mention.stop) or self._one_named(self.sentence.start, figure, alone=True)
            )
        ):
            return None
        if found.rule == "signed-sum" and self.total is None and cues.BOUGHT.search(self._clauses(figure)):
            return None
        if found.rule == "signed-sum" and self.total is None and deals.of_one(self.page, figure, self.sentence.start):
            return None
        if found.rule == "completed" and (
            cues.BRANCH.search(figure.before) or cues.OF_WORK.search(figure.lead) or self._of_one(figure)
        ):
            return None
        if (
            found.rule in _NEEDS_CLEAR
            and not (cues.OVERALL.match(figure.before) and found.indicator not in self.seen and not self.subset)
            and (self.open or self.single or (self.other and found.rule == "target"))
        ):
            return None
        if (
            found.rule == "following-sum"
            and total is not None
            and cues.FIRST_ITEM.search(self.text, max(total.quote.stop, self.sentence.start), figure.mention.start)
        ):
            return None
        if found.rule == "following-sum" and self.beside is not None and not self.partial:
            found, total = replace(found, indicator="allInvestment"), replace(self.beside, stage="all")
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

    def _agreed(self, figure: Figure) -> Reading | None:
        """Give the whole that was agreed for, where its parts have no sums: 引进项目50个,其中工业项目30个,|合同投资额51亿元."""
        whole = self.frame.whole
        if whole is None or not figure.part or self.frame.summed or self.frame.counted < 1:
            return None
        return whole if self.reader.sums.agreed(figure.before, whole.stage) else None

    def _arrived_too(self, figure: Figure) -> Reading | None:
        """Read the money from elsewhere that arrived beside the money told of: 实际到位内资15亿元、外资|4000万美元."""
        last = self.last
        if last is None or last.indicator != "fundsArrived" or cues.OF_ORIGIN.fullmatch(figure.before) is None:
            return None
        if self.text[last.quote.stop : figure.start] not in ("", "、", "和"):
            return None
        quote = Span(last.quote.start, figure.mention.stop)
        return replace(last, value=figure.value, unit=figure.mention.unit or "CNY", quote=quote)

    def _of_one(self, figure: Figure) -> bool:
        """Tell whether 项目累计完成投资 is said of one project: no projects were counted before it."""
        if self.total or self.frame.whole:
            return False
        own = cues.THE_PROJECT.fullmatch(figure.lead) is not None
        return own or deals.of_project(self.page, self.sentence.start, figure)

    def _park_output(self, figure: Figure) -> Reading | None:
        """Read 实现产值113亿元, 累计投资40亿元 of the park that opens the clause, or the sentence where this goes on about it."""
        at, spoken = figure.mention.start, self.spoken
        parks = self.page.within(figure.clause, at, Kind.PARK)
        opened = spoken or outputs.opens(self.page, self.sentence.start, at)
        owner = subject(self.page, self.sentence.start, figure.clause, at) if parks else opened
        goes_on = not parks and not self.page.within(self.sentence.start, at, Kind.COMPANY, Kind.PROJECT)
        told = parks or (goes_on and opened is not None)
        found = (self.reader.sums.output(figure) or self.reader.sums.spent(figure)) if told else None
        if found is None or owner is None or owner.kind is not Kind.PARK or not (goes_on or owner in parks):
            return None
        if found.indicator == "outputValue" and (
            self.text[at - 1] in _ABOUT or outputs.OF_FIRMS.search(self.text, figure.clause, at)
        ):
            return None
        quote = Span(figure.mention.start - back(figure.left, found.before), figure.mention.stop)
        return Reading(found.indicator, found.value, found.unit, quote, f"observation/park-{found.rule}")

    def _expected_output(self, figure: Figure) -> Reading | None:
        """Read 预计年产值90亿元 after the count of the projects that will make it, and the output of a park that is being built."""
        if self.partial:
            return None
        if park := outputs.of_park(self.page, figure, self.sentence.start, self.paragraph[0].start):
            return park
        found = outputs.of_projects(self.page, figure, self.sentence.start)
        if found is None:
            return None
        start, several = found
        opens = not self.text[self.sentence.start : start].strip()
        counted = self.total or (self.frame.whole if opens else None)
        if several and self.page.within(start, figure.mention.start, Kind.PROJECT, Kind.COMPANY):
            return None
        if not several and (counted is None or self.open or self._one_named(counted.quote.stop, figure)):
            return None
        if (
            not several
            and self.total is None
            and counted is not None
            and outputs.of_another(self.page, counted.quote.stop, start)
        ):
            return None
        quote = Span(start, figure.mention.stop)
        return Reading("outputValue", figure.value, figure.mention.unit or "CNY", quote, "observation/expected-output")
