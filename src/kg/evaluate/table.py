"""The report as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.evaluate.match import FlatFact
from kg.evaluate.places import place
from kg.evaluate.report import Report, Score

_AROUND = 24


def statement(fact: FlatFact) -> str:
    """Say a fact in one line.

    >>> statement({"relation": "stage", "subject": "甲项目", "value": "signed", "date": "2021"})
    '甲项目 stage signed 2021'
    """
    order = ("subject", "relation", "indicator", "object", "value", "unit", "period", "date")
    return " ".join(str(fact[key]) for key in order if fact.get(key) is not None)


def lines(report: Report) -> Iterator[str]:
    """Give the tables of relations and rules, what is scored apart, and last the headline."""
    yield f"{'relation':<14}{'gold':>6}{'found':>7}  {'P':>6}{'R':>6}{'F1':>6}   {'strict F1':>9}"
    for name, score in {**report.relations, "all": report.total}.items():
        yield _row(name, score)
    if report.rules:
        yield ""
        yield f"{'rule':<40}{'found':>6}{'right':>6}  {'P':>6}   {'strict P':>8}   share of gold"
        for rule, score in report.rules.items():
            figures = f"{score.relaxed.precision:>6.3f}   {score.strict.precision:>8.3f}   {score.relaxed.recall:>6.3f}"
            yield f"{rule:<40}{score.predicted:>6}{score.hits:>6}  {figures}"
    yield ""
    for name, (right, of) in report.apart.items():
        if of:
            yield f"{name} right on {right} of {of} matched facts that have one"
    m = report.total.relaxed
    yield f"relaxed micro P {m.precision:.3f} R {m.recall:.3f} F1 {m.f1:.3f} on {report.total.gold} gold facts"


def _row(name: str, score: Score) -> str:
    m = score.relaxed
    figures = f"{m.precision:>6.3f}{m.recall:>6.3f}{m.f1:>6.3f}   {score.strict.f1:>9.3f}"
    return f"{name:<14}{score.gold:>6}{score.predicted:>7}  {figures}"


def errors(report: Report, pages: Mapping[str, str] | None = None) -> Iterator[str]:
    """Give each missed (`-`) and each false (`+`) fact, and each right one with another period or date (`~`), in context.

    `pages` gives the original text of each gold document; without it the quote stands alone.
    """
    for outcome in report.outcomes:
        fact = outcome.found or outcome.gold or {}
        rule = f" [{fact['rule']}]" if fact.get("rule") else ""
        if outcome.differences:
            told = ", ".join(f"{name} {there} not {here}" for name, (there, here) in outcome.differences.items())
            yield f"~ {outcome.doc} {statement(fact)}: {told}{rule}"
        elif outcome.sign != "=":
            yield f"{outcome.sign} {outcome.doc} {statement(fact)}{rule}"
        else:
            continue
        yield f"      {_in_context(fact, (pages or {}).get(outcome.doc, ''))}"


def _in_context(fact: FlatFact, page: str) -> str:
    span = place(fact, page)
    if span is None:
        return f"«{fact.get('quote', '')}»"
    before, after = page[max(0, span.start - _AROUND) : span.start], page[span.stop : span.stop + _AROUND]
    return " ".join(f"{before}«{span.of(page)}»{after}".split())
