"""How good is it: flat facts against gold facts, as tables, JSON and a page that shows both side by side.

`evaluate(gold, predicted)` gives a `Report`; `read_facts` reads either; `lines` and `errors` print it; `page` is its HTML.
"""

from kg.evaluate.facts import parse_facts, read_facts
from kg.evaluate.html import page
from kg.evaluate.match import FlatFact
from kg.evaluate.report import Measure, Outcome, Report, Score, document_of, evaluate
from kg.evaluate.table import errors, lines

__all__ = [
    "FlatFact",
    "Measure",
    "Outcome",
    "Report",
    "Score",
    "document_of",
    "errors",
    "evaluate",
    "lines",
    "page",
    "parse_facts",
    "read_facts",
]
