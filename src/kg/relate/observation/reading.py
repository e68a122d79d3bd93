"""What a figure of a sentence was read as, and the readings that need no more than the figure and the words before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.relate.observation import activity
from kg.relate.observation.clause import Clauses
from kg.relate.observation.counts import COPULA, Counts
from kg.relate.observation.figures import Figure, back
from kg.relate.observation.period import Covers
from kg.relate.observation.sums import Sums
from kg.text.span import Span

_EVENT_SUM = re.compile(
    rf"^(?:重点|重大|产业|工业)*项目(?:合计|共计)?(?:计划|概算)?总投资(?:总?额)?{COPULA}$|(?:全部|所有|本次|此次|这次|此番|这批|上述|这些)[^，,。]{{0,6}}项目(?:合计|共计)?(?:计划)?总?投资(?:总?额)?{COPULA}$"
)
_OCCASION = re.compile(
    r"(?:集中|集体)(?P<stage>签约|开工|竣工|投产)|(?P<word>签约|开工|竣工|投产)(?:奠基)?(?:仪式|活动)"
)
_FRONT = re.compile(r"(?:新|集中|集体|新集中)$")
_STOCKS = frozenset(("servedProjects",))
_PLANS = ("planned", "key", "all")


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure read: indicator, value, unit, the words that state it, the rule; its own place, stage and time where it has them."""

    indicator: str
    value: float
    unit: str
    quote: Span
    rule: str
    place: Mention | None = None
    stage: str | None = None
    period: str | None = None


class Reader:
    """What the rules need, compiled once."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Compile the tables. Raises DataError."""
        self.counts = Counts(knowledge)
        self.sums = Sums(knowledge)
        self.clauses = Clauses(self.counts)

    def target_count(self, figure: Figure) -> Reading | None:
        """Read 完成全年目标任务88个."""
        before = self.sums.target(figure)
        if before is None or figure.mention.unit not in ("个", "项"):
            return None
        quote = Span(figure.mention.start - back(figure.left, before), figure.mention.stop)
        return Reading("target", figure.value, "project", quote, "observation/target-count")

    def handed_down(self, figure: Figure) -> Reading | None:
        """Read 市政府下达某区开工项目80个: what was set a place from above is a target, whatever is to be done."""
        handed = _HANDED_DOWN.search(figure.before) if figure.mention.unit in ("个", "项") else None
        if handed is None:
            return None
        start = figure.mention.start - back(figure.left, len(figure.before) - handed.start())
        return Reading("target", figure.value, "project", Span(start, figure.mention.stop), "observation/handed-down")

    def done(self, figure: Figure) -> Reading | None:
        """Read what a government did: journeys, visitors, events, projects looked after, land."""
        done = activity.read(figure)
        if done is None:
            return None
        before = done.before if done.before > len(figure.before) else back(figure.left, done.before)
        quote = Span(figure.mention.start - before, figure.mention.stop + done.after)
        return Reading(done.indicator, done.value, done.unit, quote, f"observation/{done.rule}")

    def promised(self, figure: Figure) -> Reading | None:
        """Read what is promised as a target: an amount of investment or a count of projects."""
        if figure.mention.kind is Kind.MONEY:
            found = self.sums.money(_bounded(figure), None) or self.sums.hoped(figure)
            if found is None:
                return None
            return Reading(
                "target", found.value, found.unit, Span(figure.start, figure.mention.stop), "observation/promised-sum"
            )
        if (
            figure.mention.kind is Kind.QUANTITY
            and (counted := self.counts.read(_bounded(figure)) or self.clauses.read(_bounded(figure)))
            and counted.unit == "project"
        ):
            bound = len(figure.before) - len(_bounded(figure).before)
            start = figure.mention.start - back(figure.left, counted.before + bound)
            quote = Span(start, figure.mention.stop + counted.after)
            if (counted.stage == "planned" and counted.rule == "count-noun") or _EARLY.match(figure.after):
                return Reading(
                    "plannedProjects", figure.value, "project", quote, "observation/count-noun", stage="planned"
                )
            return Reading("target", figure.value, "project", quote, "observation/promised-count")
        return None

    def event_sum(self, figure: Figure, text: str, start: int) -> Reading | None:
        """Read 全部项目总投资120亿元: the sum of what an occasion named between `start` and the figure signed or started."""
        match = _EVENT_SUM.search(figure.before)
        if match is None:
            return None
        occasions = list(_OCCASION.finditer(text, start, figure.mention.start))
        stages = {self.counts.stage_of[o["stage"] or o["word"]] for o in occasions}
        if len(stages) != 1:
            return None
        quote = Span(figure.mention.start - back(figure.left, len(match.group())), figure.mention.stop)
        return Reading(
            f"{stages.pop()}Investment", figure.value, figure.mention.unit or "CNY", quote, "observation/event-sum"
        )


_EARLY = re.compile("[^,，。;；]{0,8}前期项目")
"""Behind a count what makes it one of projects that are being prepared, whatever is promised of them."""
_HANDED_DOWN = re.compile("下达[^,，。;；]{0,30}(?:项目|工程)[^,，。;；0-9]{0,8}$")
"""What was set a place from above: 下达某区开复工重点项目|80个."""
_BOUND = re.compile(
    r"(?:(?:将|要)(?=达|超|突)达?到?|(?:力争|确保|争取|努力)(?=达|突|超|实)(?:达到?|实现)?|不低于|不少于|超过?|突破)+(?:人民币)?$"
)
_ABOVE = re.compile(r"^(?:及?以上|左右)")


def _bounded(figure: Figure) -> Figure:
    """Give the figure without the words that make of a promise a lower bound: 力争完成投资|9亿元以上."""
    right = _ABOVE.sub("", figure.right)
    return figure._replace(before=_BOUND.sub("", figure.before), right=right, after=_ABOVE.sub("", figure.after))


def whole(text: str, quote: Span, low: int) -> Span:
    """Give the quote with the 新 or 集中 of its first word, not before `low`, and the quotation mark that it closes."""
    start, stop = quote
    if (more := _FRONT.search(text, max(low, start - 3), start)) is not None:
        start = more.start()
    if text.count("”", start, stop) > text.count("“", start, stop) and text[start - 1] == "“":
        start -= 1
    return Span(start, stop)


def covers(reading: Reading) -> Covers:
    """Give what the figure counts, which tells how it is dated."""
    if reading.indicator in _STOCKS or reading.unit == "company":
        return Covers.STOCK
    return Covers.PLANNED if reading.indicator == "target" or reading.indicator.startswith(_PLANS) else Covers.DONE
