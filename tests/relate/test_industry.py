"""The industry of a project, by its name or by what it makes. Cases: tests/cases/industry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import Knowledge
from kg.model import Claim, Document, Kind, Label, Mention, Text, Zone
from kg.rdf import vocab
from kg.relate.industry import claims
from kg.relate.page import Page
from kg.text.alignment import Alignment
from kg.text.span import Span

CASES = Path(__file__).resolve().parents[1] / "cases" / "industry"
KNOWLEDGE = Knowledge()


def rows(name: str) -> list[tuple[str, str]]:
    lines = (CASES / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(a, b) for a, b in (line.split("\t") for line in lines if not line.startswith("#"))]


def page(marked: str, damaged: tuple[Span, ...] = ()) -> Page:
    """Make a page of a text in which < > and [ ] or { } enclose a project and a company."""
    plain = re.sub(r"[<>{}\[\]]", "", marked)
    mentions: list[Mention] = []
    for open_, close, kind in (("<", ">", Kind.PROJECT), ("{", "}", Kind.COMPANY), ("[", "]", Kind.COMPANY)):
        for found in re.finditer(re.escape(open_) + "(.*?)" + re.escape(close), marked):
            start = len(re.sub(r"[<>{}\[\]]", "", marked[: found.start()]))
            name = re.sub(r"[<>{}\[\]]", "", found[1])
            mentions.append(Mention(kind, start, start + len(name), name))
    mentions.sort(key=lambda m: (m.start, -m.stop))
    zones = (Zone(0, len(plain), Label.ARTICLE),)
    return Page(Text(Document("d", plain), plain, Alignment(), zones=zones, damaged=damaged), tuple(mentions))


def found(marked: str) -> list[Claim]:
    return list(claims(page(marked), KNOWLEDGE))


@pytest.mark.parametrize(("name", "industry"), rows("names"))
def test_name(name: str, industry: str) -> None:
    assert [c.value for c in found(f"<{name}>")] == ([] if industry == "-" else [industry])


@pytest.mark.parametrize(("sentence", "industry"), rows("sentences"))
def test_sentence(sentence: str, industry: str) -> None:
    assert [c.value for c in found(sentence)] == ([] if industry == "-" else [industry])


def test_every_industry_of_the_table_is_a_concept() -> None:
    assert {row[1] for row in KNOWLEDGE.table("industries")} <= set(vocab.INDUSTRIES)


def test_no_claim_from_a_damaged_stretch() -> None:
    assert list(claims(page("<甲乙芯片项目>", (Span(2, 3),)), KNOWLEDGE)) == []


def test_one_claim_for_a_name_that_is_printed_twice() -> None:
    assert len(found("<甲乙芯片项目>开工。<甲乙芯片项目>投产。")) == 1


def test_quote_holds_the_words() -> None:
    marked = "<甲乙产业园项目>主要生产碳纤维制品,总投资3亿元。"
    (claim,) = found(marked)
    assert claim.quote.of(page(marked).text.text) == "甲乙产业园项目主要生产碳纤维制品"
    assert claim.rule == "industry/makes"


@given(st.text(alphabet="甲乙光伏发电芯片及、<>{}主要生产,。新材料ßŁ\n", max_size=60))
def test_nothing_breaks_it(text: str) -> None:
    for claim in found(text):
        assert claim.value in vocab.INDUSTRIES
