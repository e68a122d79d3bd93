"""The report as one HTML page: each document with its gold and its found facts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib import resources
from itertools import pairwise

from kg.evaluate.places import place
from kg.evaluate.report import Outcome, Report, Score
from kg.evaluate.table import statement

_STATE = {"=": ("right", "✓", "right"), "-": ("missed", "−", "missed by kg"), "+": ("false", "+", "not in the gold")}
_WEIGHT = {"+": 3, "-": 2, "=": 1}


def page(report: Report, texts: Mapping[str, str] | None = None, title: str = "kg evaluate") -> str:
    """Give the report as a page that needs no other file.

    `texts` gives the original text of each gold document by its id; a document without one shows its facts only.
    """
    parts = resources.files("kg.evaluate").joinpath("assets")
    style, script = parts.joinpath("report.css").read_text("utf-8"), parts.joinpath("report.js").read_text("utf-8")
    body = "\n".join(_body(report, texts or {}, title))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>\n{style}</style>\n</head>\n'
        f"<body>\n{body}\n<script>\n{script}</script>\n</body>\n</html>\n"
    )


def _body(report: Report, texts: Mapping[str, str], title: str) -> Iterator[str]:
    m = report.total.relaxed
    yield '<a class="skip" href="#documents">Skip to the documents</a>'
    yield f"<header><h1>{escape(title)}</h1>"
    yield '<dl class="headline">'
    for name, figure in (("F1", m.f1), ("precision", m.precision), ("recall", m.recall)):
        yield f"<div><dt>{name}</dt><dd>{figure:.3f}</dd></div>"
    yield f"<div><dt>gold facts</dt><dd>{report.total.gold}</dd></div>"
    yield f"<div><dt>found</dt><dd>{report.total.predicted}</dd></div></dl>"
    yield '<p class="legend">' + " ".join(
        f'<span class="key {css}"><b aria-hidden="true">{sign}</b> {words}</span>'
        for css, sign, words in _STATE.values()
    )
    yield "Relaxed matching; point at a fact to see where the page states it.</p></header>"
    yield "<main>"
    yield from _table("Relations", "relation", {**report.relations, "all": report.total})
    if report.rules:
        yield from _rules(report.rules)
    yield '<section id="documents"><h2>Documents</h2>'
    for index, (doc, score) in enumerate(report.documents.items()):
        yield from _document(index, doc, score, [o for o in report.outcomes if o.doc == doc], texts.get(doc))
    yield "</section></main>"


def _table(caption: str, head: str, scores: Mapping[str, Score]) -> Iterator[str]:
    yield f"<section><h2>{caption}</h2><table><thead><tr><th scope=col>{head}<th scope=col>gold<th scope=col>found"
    yield "<th scope=col>P<th scope=col>R<th scope=col>F1<th scope=col>strict F1</tr></thead><tbody>"
    for name, score in scores.items():
        m = score.relaxed
        cells = "".join(f"<td>{figure:.3f}" for figure in (m.precision, m.recall, m.f1, score.strict.f1))
        yield f"<tr><th scope=row>{escape(name)}<td>{score.gold}<td>{score.predicted}{cells}</tr>"
    yield "</tbody></table></section>"


def _rules(rules: Mapping[str, Score]) -> Iterator[str]:
    yield "<section><h2>Rules</h2><details><summary>Precision of each rule</summary><table><thead><tr>"
    yield "<th scope=col>rule<th scope=col>found<th scope=col>right<th scope=col>P<th scope=col>strict P</tr></thead><tbody>"
    for rule, score in rules.items():
        yield f"<tr><th scope=row>{escape(rule)}<td>{score.predicted}<td>{score.hits}<td>{score.relaxed.precision:.3f}<td>{score.strict.precision:.3f}</tr>"
    yield "</tbody></table></details></section>"


def _document(index: int, doc: str, score: Score, outcomes: Sequence[Outcome], text: str | None) -> Iterator[str]:
    m = score.relaxed
    yield f'<article id="doc-{index}"><h3>{escape(doc)} <small>P {m.precision:.2f} R {m.recall:.2f} F1 {m.f1:.2f}</small></h3>'
    yield '<div class="sides">'
    if text is not None:
        yield f'<div class="page" lang="zh" tabindex="0" aria-label="page {escape(doc)}">{_marked(index, text, outcomes)}</div>'
    yield "<table class=facts><thead><tr><th scope=col><span class=hidden>state</span><th scope=col>gold<th scope=col>found</tr></thead><tbody>"
    for number, outcome in enumerate(outcomes):
        css, sign, words = _STATE[outcome.sign]
        gold, found = _cell(outcome.gold), _cell(outcome.found, outcome.differences)
        yield f'<tr class="{css}" data-fact="{index}-{number}" tabindex="0">'
        yield f'<td class=state title="{words}"><b aria-hidden="true">{sign}</b><span class=hidden>{words}</span>{gold}{found}</tr>'
    yield "</tbody></table></div></article>"


def _cell(fact: Mapping[str, object] | None, differences: Iterable[str] = ()) -> str:
    if fact is None:
        return '<td class="none">—'
    rule = f" <code>{escape(str(fact['rule']))}</code>" if fact.get("rule") else ""
    other = f' <em class="missed key">other {escape(", ".join(differences))}</em>' if differences else ""
    return f'<td><span lang="zh">{escape(statement(fact))}</span>{other}{rule}'


def _marked(index: int, text: str, outcomes: Sequence[Outcome]) -> str:
    """Cut the text wherever a quote begins or ends; each piece names the facts that it is evidence of."""
    spans = []
    for number, outcome in enumerate(outcomes):
        for fact in (outcome.gold, outcome.found):
            span = place(fact, text) if fact is not None else None
            if span is not None:
                spans.append((span, number, outcome.sign))
    edges = sorted({0, len(text), *(edge for span, _, _ in spans for edge in span)})
    starts: dict[int, list[tuple[int, int, str]]] = {}
    for span, number, sign in spans:
        starts.setdefault(span.start, []).append((span.stop, number, sign))
    out = []
    open_spans: list[tuple[int, int, str]] = []
    for a, b in pairwise(edges):
        open_spans = [s for s in open_spans if s[0] > a] + starts.get(a, [])
        piece = escape(text[a:b])
        if open_spans:
            worst = max((sign for _, _, sign in open_spans), key=_WEIGHT.__getitem__)
            facts = " ".join(sorted({f"{index}-{number}" for _, number, _ in open_spans}))
            piece = f'<mark class="{_STATE[worst][0]}" data-facts="{facts}">{piece}</mark>'
        out.append(piece)
    return "".join(out)
