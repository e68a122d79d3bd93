"""One sentence of statistics, read figure by figure: what each states, whose it is, and what it is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Claim, Kind, Mention
from kg.relate.home.codes import code_or_name
from kg.relate.observation import cues
from kg.relate.observation.counts import COPULA, PARTNERS, STAGE_ORDER
from kg.relate.observation.figures import TOTAL_BEFORE, Figure, exact
from kg.relate.observation.lists import UNSHARED, joint, respective
from kg.relate.observation.parts import Parts, holds
from kg.relate.observation.period import Covers
from kg.relate.observation.reach import BY_STAGE, after_list
from kg.relate.observation.reading import Reading, covers, whole
from kg.relate.observation.series import by_stage, by_sum, by_year
from kg.relate.observation.shares import SHARE, SIZED
from kg.relate.observation.subject import of_project, subject
from kg.text.span import Span

_SUM_OF = re.compile(rf"的(?:[^,，。;；、]{{0,16}}(?:项目|工程){COPULA})?$")
"""Between a sum and the count of what it is of."""
_SUM_OF_LIST = re.compile(r"的[^,，。;；\d]{2,60}、[^,，。;；\d]{2,40}等$")
"""The same over the names of some of them, where the sum is called that of all: 总额59亿元|的甲产业园、乙中心等14项."""
_SUM_OF_OCCASION = re.compile(rf"(?:(?:集中|集体)(?:签约|开工|竣工|投产)(?:了|的)?总投资|(?<![资金])总额){COPULA}$")
"""Before such a sum what tells that it is of all, not of the first that is named: 此次集中开工总投资|16亿元的甲综合体、乙铸造等19个项目."""
_SUM_WITHIN = re.compile(
    r"(?:计划|协议|合同|预计)?总投资(?:总?额)?(?:共|约|近|超过?|逾|达|合计)*(?=[\d.]+[万亿]*元(?:人民币)?(?:项目|工程))"
)
"""Between a count and its noun what leads to the sum of all: 8个|总投资27亿元项目开工."""
_PROJECTS_TOO = frozenset(("investmentCompleted", "fundsArrived", "target", "targetCompletionRate", "outputValue"))
"""What is said of single projects as well as of regions."""
_SHARE = re.compile(
    r"(?:[,，][^,，。;；\d]{2,10}[\d.]+[亿万]+元){0,2}[,，](?:同比[^,，。;；]{0,14}[,，])?(?:分别)?占(?:总(?!任务|目标|计划)|全部|所有|(?!全[省市县区]|全?年度?|计划)[^,，。;；\d]{0,8}(?:到位资金|总投资|投资总额|签约额)的|[^,，。;；]{0,4}总[额量数](?!的[^,，。;；]{0,8}分别为))"
)
"""After a figure what tells that it is a part of a total."""
_ALL_OF_THEM = re.compile(
    r"[,，、](?:目前|现|如今|截[至止][^,，。;；]{1,8}[,，])?(?:现?均|都|皆|已经?|现已)*(?:全部|全数|均|都)(?:已经?|均|实现)*(?P<rest>[^,，。;；0-9]{1,12})(?=[,，。;；])"
)
"""After a count what all of the projects did."""
_OF_WHOLE = re.compile(r"[,，]占全(?P<level>[省市区州县旗盟])[^,，。;；]{0,6}的")
_BY_PLACE = re.compile(
    r"(?:从|分|按)(?:区域|地区|地域|县区|区县|县市区?|[县市][(（][区市州][)）]|市州)[^,，:：。;；]{0,4}[看分][,，:：]"
)
"""What opens the shares of places."""
_OF_YEAR = re.compile(r"(?:年度|全年|年内|当年|今年|本年|年(?=任务|计划|预计|目标))[^,，。;；]{0,16}$")
_OF_ALL = re.compile("占|比[重例]")
"""Before a percent what tells that it is a share: what follows it goes on with what it is a share of."""
_BESIDE = re.compile("[^,，。;；0-9]{0,4}[,，][^,，。;；0-9]{0,8}")
"""What may stand between two counts that one sum is told of."""
_SUM_BEFORE = re.compile(r"总投资[\d.]+[万亿]+元的$")
"""Before a count the sum of it, which is no size: 总投资48亿元的|32个重点项目."""
_SUM = 16
"""Characters of a sum."""
_LIST = 40
"""Figures that places of one clause may share."""


class Sentence(Parts):
    """One sentence: its claims."""

    def claims(self, found: Iterable[Figure]) -> Iterator[Claim]:
        """Give the claims of the sentence; a sum that follows a count stands and falls with it."""
        ahead: Figure | None = None
        figures = list(exact(found))
        part = False
        given: dict[int, Reading] = {}
        for i, figure in enumerate(figures):
            if self.reader.sums.difference(figure):
                continue
            if figure.part and after_list(self.page, self.total, figure):
                self.cleared = figure.zone
            if figure.part and (i in given or figure.zone == self.cleared):
                figure = figure._replace(part=False)
            part = figure.part
            reading = given.get(i) or self._read(figure)
            if i not in given:
                given |= dict(enumerate(self._shared(figures[i : i + _LIST], reading), i))
                reading = given.get(i, reading)
                reading = None if reading is not None and reading.rule == UNSHARED else reading
                if reading is not None and (each := joint(self.page, figure, reading)):
                    yield from filter(None, (self._claim(figure, own) for own in each))
                    continue
            last, self.last = self.last, reading
            if figure.part and figure.mention.kind is not Kind.PERCENT:
                self.frame.tell(figure.mention.unit or "", figure.value)
            if reading is None and figure.mention.unit == "percent" and _OF_ALL.search(figure.before):
                self.last = last
                continue
            if reading is None and self._told_again(figure):
                self.last = last
                continue
            if reading is None:
                self.kept = False
                ahead = figure if self._leads_sum(figure) else None
                if ahead is None:
                    self._missed(figure)
                continue
            if reading.rule == f"observation/{PARTNERS}":
                self.total, self.owner = reading, self._subject(figure)
                self.open, self.summed, self.partial, self.last = self.owner is None, False, False, None
                continue
            claim = self._claim(figure, reading)
            self.kept = claim is not None
            if claim is None and figure.part:
                self._parted(figure)
                continue
            if claim is None:
                self.last, self.missed = None, figure.mention.stop
            if claim is not None and reading.place is None and self._named(figure, claim.subject):
                self.spoken = claim.subject
            if reading.stage is not None:
                self.beside = last if last is not None and not figure.part and self._beside(last, reading) else None
                self.total, self.open, self.summed = reading, claim is None, ahead is not None
                self.placed = figure.part and self._of_place(figure, reading)
                self.owner = claim.subject if claim is not None else None
                self.partial = False
            if claim is None:
                continue
            self._remember(figure, reading, claim.subject)
            yield claim
            if reading.stage is not None and (further := self._all_of(figure, claim, reading.stage)) is not None:
                yield further
            if reading.stage is not None and (within := self._sum_within(figure, claim, reading.stage)) is not None:
                self.summed = True
                yield within
            if ahead is not None and reading.stage is not None:
                yield self._sum_of(ahead, claim, reading.stage)
                ahead = None
        if self.frame.shared is None and _BY_PLACE.match(self.text, self.sentence.start):
            self.frame.shared = self.frame.whole
        self.frame.promised = self.promised
        self.frame.close(self.text, self.sentence, part, bool(figures) and self._headed(figures[-1]))

    def _leads_sum(self, figure: Figure) -> bool:
        """Tell whether the figure is the sum of what the next one counts: 总投资48亿元|的12个项目, 总额59亿元|的甲产业园、乙中心等14项."""
        if TOTAL_BEFORE.search(figure.before) is None:
            return False
        whole = _SUM_OF_LIST.match(figure.after) is not None and _SUM_OF_OCCASION.search(figure.before) is not None
        return whole or _SUM_OF.match(figure.after) is not None

    def _sum_within(self, figure: Figure, claim: Claim, stage: str) -> Claim | None:
        """Give the sum that stands between a count and its noun: 8个|总投资27亿元项目开工."""
        led = _SUM_WITHIN.match(self.text, figure.mention.stop, self.sentence.stop)
        if led is None or figure.part or stage in ("key", "all"):
            return None
        money = [m for m in self.page.within(led.end(), led.end() + _SUM, Kind.MONEY) if m.start == led.end()]
        if not money or not isinstance(money[0].value, int | float):
            return None
        indicator = f"{stage}Investment"
        return replace(
            claim, rule="observation/sum-within", value=money[0].value, unit=money[0].unit, indicator=indicator
        )

    def _told_again(self, figure: Figure) -> bool:
        """Tell whether the figure only takes up the count before it, of which more is told: 23个项目集中开工,23个|项目总投资…."""
        total = self.total
        if total is None or self.open or figure.mention.unit not in ("个", "项") or figure.value != total.value:
            return False
        return figure.before == "" and cues.SUMMED_AGAIN.match(figure.after) is not None

    def _beside(self, last: Reading, reading: Reading) -> bool:
        """Tell whether a count of an occasion stands right behind another: what is summed up after it is both (30个项目集中签约,20个项目集中开工,总投资…)."""
        counts = last.stage is not None and last.stage != reading.stage and last.unit == reading.unit == "project"
        gathered = all("集中" in whole(self.text, r.quote, self.sentence.start).of(self.text) for r in (last, reading))
        return counts and gathered and _BESIDE.fullmatch(self.text, last.quote.stop, reading.quote.start) is not None

    def _remember(self, figure: Figure, reading: Reading, subject: Mention) -> None:
        """Keep what a claim tells of the figures and sentences after it."""
        if reading.stage is not None and not figure.part:
            self.head = reading.stage
            self.frame.keep(reading, subject)
        self.shares.add(figure.mention.unit, reading)
        if reading.rule == SHARE or (figure.part and self._of_place(figure, reading)):
            self.frame.shared = self.frame.shared or self.shares.of(figure.mention.unit)
        self.frame.state(reading.indicator, subject)
        if reading.indicator in ("fundsArrived", "investmentCompleted") and not figure.part:
            self.frame.last_sum = reading
        if self._places(reading, subject):
            self.frame.last[reading.unit] = (reading, subject)
        else:
            self.frame.last.pop(reading.unit, None)

    def _places(self, reading: Reading, subject: Mention) -> bool:
        """Tell whether the clause of a figure, or its sentence, begins with the place that it is of."""
        return self.sentence.start <= subject.start < reading.quote.stop and not subject.implied

    def _shared(self, figures: Sequence[Figure], reading: Reading | None) -> list[Reading]:
        """Give the readings of figures that share the words of the first, read as `reading`: of stages, of places, of years."""
        if staged := by_stage(self.text, figures, self.reader.counts):
            return staged
        low, page, sums = self.sentence.start, self.page, self.reader.sums
        if reading is None:
            return by_sum(self.text, figures, sums)
        told = respective(page, figures, reading, low) or by_sum(self.text, figures, sums)
        return told or by_year(page, figures, reading, low)

    def _all_of(self, figure: Figure, claim: Claim, stage: str) -> Claim | None:
        """Give the further stage that all that was counted reached: 签约项目22个,目前已全部开工."""
        told = _ALL_OF_THEM.match(self.text, claim.quote.stop, self.sentence.stop)
        words = list(self.reader.counts.stage.finditer(told["rest"])) if told else []
        if told is None or not words or stage not in STAGE_ORDER:
            return None
        stages = [self.reader.counts.stage_of[w.group()] for w in words]
        furthest = max(stages, key=STAGE_ORDER.index)
        if STAGE_ORDER.index(furthest) <= STAGE_ORDER.index(stage):
            return None
        quote = Span(claim.quote.start, told.start("rest") + words[-1].end())
        when = self.periods.of(self.paragraph, self.sentence, told.start(), told.end(), Covers.DONE)
        return replace(
            claim, quote=quote, rule="observation/all-of-count", indicator=f"{furthest}Projects", period=when
        )

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

    def _claim(self, figure: Figure, reading: Reading) -> Claim | None:
        if (
            reading.unit != "project"
            and reading.indicator in _PROJECTS_TOO
            and not 0 <= figure.zone == self.cleared
            and not cues.OF_INDUSTRY.search(figure.lead)
            and of_project(self.page, self.paragraph, self.sentence, figure.mention.start)
        ):
            return None
        owner = reading.place or self._subject(figure)
        quote = whole(self.text, reading.quote, self.sentence.start)
        if owner is None or any(d.touches(*quote) for d in self.page.text.damaged):
            return None
        if figure.part and (self._by_branch(figure, owner) or self._within_branch(figure, reading)):
            return None
        if reading.rule == "observation/key-count" and self.frame.owner is not None and holds(owner, self.frame.owner):
            return None
        if figure.part and not (
            self._rated(figure, reading) or self._own(figure, reading, owner) or self._free(figure, reading)
        ):
            return None
        named = reading.place is not None and reading.place.start >= self.sentence.start
        shared = reading.rule not in BY_STAGE and _SHARE.match(self.text, figure.mention.stop)
        if (not named and shared) or self._of_whole(figure, owner):
            return None
        if (
            reading.stage is not None
            and self.seen.get(reading.indicator) == code_or_name(owner)
            and SIZED.search(_SUM_BEFORE.sub("", figure.before))
        ):
            return None
        when = reading.period or self.periods.of(
            self.paragraph, self.sentence, figure.clause, figure.mention.start, covers(reading)
        )
        when = when if reading.rule != "observation/expected-output" else None
        if when is not None and reading.indicator == "target" and _OF_YEAR.search(figure.lead):
            when = f"{when[-10:-6]}-01-01/{when[-10:-6]}-12-31"
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

    def _subject(self, figure: Figure) -> Mention | None:
        """Give whose the figure is; a clause without a place goes on with the one that an earlier clause began with."""
        at = figure.mention.start
        if self._of_unknown(figure):
            return None
        if self.spoken is not None and not self.page.within(figure.clause, at, Kind.REGION, Kind.PARK):
            return self.spoken
        owner = self.frame.owner
        parts = owner is not None and self.text.startswith("其中", self.sentence.start)
        if parts and not self.page.within(self.sentence.start, at, Kind.REGION, Kind.PARK):
            return owner
        return subject(self.page, self.sentence.start, figure.clause, at)

    def _named(self, figure: Figure, owner: Mention) -> bool:
        """Tell whether the sentence names whose the figure is, be it a zone by its kind alone behind its region."""
        zone = owner.kind is Kind.PARK and bool(self.page.within(figure.clause, figure.mention.start, Kind.REGION))
        return owner.start >= self.sentence.start or zone

    def _of_whole(self, figure: Figure, owner: Mention) -> bool:
        """Tell whether the figure is said to be a share of all that its would-be owner has (126项,占全区的23%): it is another's."""
        told = _OF_WHOLE.match(self.text, figure.mention.stop)
        return told is not None and owner.start < figure.clause and owner.text[-1] == told["level"]
