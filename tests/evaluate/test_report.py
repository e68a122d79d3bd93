"""Scores computed by hand on tests/cases/evaluate."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate import errors, evaluate, lines, read_facts
from kg.evaluate.report import Report


@pytest.fixture
def report(cases: Path) -> Report:
    return evaluate(read_facts(cases / "evaluate" / "gold.jsonl"), read_facts(cases / "evaluate" / "found.jsonl"))


def test_totals(report: Report) -> None:
    assert (report.total.gold, report.total.predicted, report.total.hits) == (6, 7, 5)
    assert report.total.strict_hits == 4


def test_relations(report: Report) -> None:
    hits = {name: (s.gold, s.predicted, s.hits) for name, s in report.relations.items()}
    assert hits["investment"] == (1, 1, 0)
    assert hits["usedBy"] == (1, 2, 1)
    assert hits["locatedIn"] == (1, 1, 1)


def test_rules_count_what_they_made(report: Report) -> None:
    assert report.rules["investment/amount"].relaxed.precision == 0.0
    assert report.rules["observation/count"].relaxed.precision == 1.0
    assert sum(s.predicted for s in report.rules.values()) == 7


def test_period_and_date_are_scored_apart(report: Report) -> None:
    assert report.apart == {"period": (1, 1), "date": (0, 1)}


def test_documents_outside_the_gold_do_not_count(report: Report) -> None:
    assert set(report.documents) == {"001", "002"}


def test_errors_show_the_quote_in_its_page(report: Report) -> None:
    pages = {"001": "今年以来,弋阳高新区的澜川铜板带项目总投资12亿元,5月开工。"}
    shown = list(errors(report, pages))
    assert shown[:2] == [
        "- 001 澜川铜板带项目 investment 1200000000 CNY",
        "      今年以来,弋阳高新区的澜川铜板带项目«总投资12亿元»,5月开工。",
    ]
    assert shown[4] == "~ 001 澜川铜板带项目 stage started 2023: date 2023-05 not 2023 [stage/verb]"
    assert shown[2] == "+ 001 澜川铜板带项目 investment 1200000000 USD [investment/amount]"


def test_the_last_line_is_the_headline(report: Report) -> None:
    assert list(lines(report))[-1] == "relaxed micro P 0.714 R 0.833 F1 0.769 on 6 gold facts"


def test_json_holds_scores_rules_and_errors(report: Report) -> None:
    data = json.loads(json.dumps(report.as_dict()))
    assert data["relaxed"]["ALL"]["gold"] == 6
    assert data["rules"]["mechanism/quoted"]["right"] + data["rules"]["mechanism/verb"]["right"] == 1
    assert [e["kind"] for e in data["errors"]].count("missed") == 1


def test_order_never_decides(cases: Path, report: Report) -> None:
    gold, found = read_facts(cases / "evaluate" / "gold.jsonl"), read_facts(cases / "evaluate" / "found.jsonl")
    for shuffled in list(permutations(found))[:50]:
        assert evaluate(gold[::-1], shuffled).total == report.total


def test_nothing_to_compare() -> None:
    assert evaluate([], []).total.relaxed.f1 == 0.0


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON object"),
        ('{"doc": "1", "relation": "stage", "subject": "x"}', "no value"),
        ('{"doc": "1", "relation": "usedBy"}', "no subject, object"),
    ],
)
def test_broken_lines_are_named(tmp_path: Path, line: str, what: str) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text("\n" + line + "\n", "utf-8")
    with pytest.raises(InputError) as caught:
        read_facts(path)
    assert caught.value.where == f"{path}:2"
    assert what in caught.value.what


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_facts(tmp_path / "none.jsonl")
