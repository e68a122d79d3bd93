"""The HTML report: well formed, self-contained, faithful to the page."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kg.evaluate import evaluate, page, read_facts

_PAGE = "今年以来,弋阳高新区的澜川铜板带项目总投资12亿元,<b>5月开工</b> & 提速。"


def _report(cases: Path, text: str = _PAGE) -> str:
    gold, found = (read_facts(cases / "evaluate" / f"{name}.jsonl") for name in ("gold", "found"))
    return page(evaluate(gold, found), {"001": text}, "样例 <评估>")


def test_the_page_shows_the_text_character_for_character(cases: Path) -> None:
    shown = re.search(r'<div class="page"[^>]*>(.*?)</div>', _report(cases), re.S)
    assert shown
    assert unescape(re.sub(r"</?mark[^>]*>", "", shown.group(1))) == _PAGE


@given(st.text(alphabet="签约<&>\"'\n 𠮷", max_size=30), st.data())
def test_any_text_and_quotes_are_shown_whole(text: str, data: st.DataObject) -> None:
    facts = []
    for number in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text)))
        quote = text[start : start + data.draw(st.integers(0, 9))]
        facts.append({"doc": "1", "relation": "stage", "subject": f"<{number}>", "value": "signed", "quote": quote})
    if not facts:
        return
    shown = re.search(r'<div class="page"[^>]*>(.*?)</div>', page(evaluate(facts, facts[::2]), {"1": text}), re.S)
    assert shown
    assert unescape(re.sub(r"</?mark[^>]*>", "", shown.group(1))) == text


def test_every_fact_has_a_row_and_a_state_in_words(cases: Path) -> None:
    tree = html.fromstring(_report(cases))
    rows = tree.xpath("//tr[@data-fact]")
    assert len(rows) == 8
    assert all(
        row.xpath(".//span[@class='hidden']/text()")[0] in {"right", "missed by kg", "not in the gold"} for row in rows
    )


def test_evidence_points_to_rows(cases: Path) -> None:
    tree = html.fromstring(_report(cases))
    rows = set(tree.xpath("//tr/@data-fact"))
    marks = {fact for facts in tree.xpath("//mark/@data-facts") for fact in facts.split()}
    assert marks
    assert marks <= rows


def test_nothing_is_loaded_from_elsewhere(cases: Path) -> None:
    text = _report(cases)
    assert not re.search(r"https?://|<link|src=", text)
    assert "<title>样例 &lt;评估&gt;</title>" in text


def test_a_document_without_text_still_lists_its_facts(cases: Path) -> None:
    tree = html.fromstring(_report(cases))
    assert len(tree.xpath("//article")) == 2
    assert len(tree.xpath("//div[@class='page']")) == 1
