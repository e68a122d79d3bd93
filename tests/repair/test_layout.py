"""Zones of pages, by the cases of tests/cases/layout: one line of the page a row, its label before it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import Knowledge
from kg.model import Document, Label, Zone
from kg.repair.layout import zones

CASES = sorted((Path(__file__).parents[1] / "cases" / "layout").glob("*.tsv"))
KNOWLEDGE = Knowledge()


def rows(path: Path) -> list[tuple[str, str]]:
    """Give label and text of each row; `-` is a blank line, `label+` goes on in the line above, after its blanks."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            label, _, text = line.partition("\t")
            found.append((label, text))
    return found


def zoned(text: str) -> tuple[Zone, ...]:
    return zones(text, Document("page", text), KNOWLEDGE)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    text = ""
    places = []
    for label, content in rows(path):
        if text and not label.endswith("+"):
            text += "\n"
        places.append((len(text) + len(content) - len(content.lstrip()), label.rstrip("+"), content))
        text += content
    found = zoned(text)
    expected = [(label, content) for _, label, content in places if content]
    labels = [
        next(z.label.value for z in found if z.start <= start < z.stop) for start, _, content in places if content
    ]
    assert [(label, content) for label, (_, content) in zip(labels, expected, strict=True)] == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_line_ends_and_blanks_do_not_matter(path: Path) -> None:
    lines = [content for label, content in rows(path) if label[-1] != "+" and content]
    plain = [(z.label, z.reason) for z in zoned("\n".join(lines))]
    assert [(z.label, z.reason) for z in zoned("\r\n\r\n　　".join(lines))] == plain


WORDS = st.sampled_from(
    [
        "图为",
        "责任编辑：",
        "相关新闻\n",
        "首页 > 新闻\n",
        "\n",
        "\r\n",
        " ",
        "签约项目3个，",
        "总投资5亿元。",
        "版权所有",
        "来源：",
        "?",
        "(",
        "甲县",
        "\u3000",
    ]
)


@given(st.lists(WORDS, max_size=40).map("".join))
def test_zones_are_in_order_and_cover_the_text(text: str) -> None:
    found = zoned(text)
    assert "".join(text[z.start : z.stop] for z in found) == text
    assert all(z.start < z.stop for z in found)
    assert all(a.stop == b.start for a, b in pairwise(found))


def test_what_is_known_before_stays() -> None:
    text = "首都新闻\n甲县签约项目3个，总投资5亿元。\n"
    found = zones(text, Document("page", text), KNOWLEDGE, (Zone(0, 5, Label.FOOTER, "by its tag"),))
    assert (found[0].label, found[0].reason) == (Label.FOOTER, "by its tag")


CLEAN = [
    line
    for line in (Path(__file__).parents[1] / "cases" / "layout" / "clean_lines.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
PARAGRAPH = "今年以来，潞河县坚持项目为王，一季度签约项目21个，总投资77亿元，开工项目15个，完成投资30亿元。"


@given(st.lists(st.sampled_from(CLEAN), min_size=1, max_size=12, unique=True), st.integers(0, 12), st.booleans())
def test_a_clean_page_is_headline_and_article(lines: list[str], at: int, titled: bool) -> None:
    page = ["潞河县项目建设开新局", *lines[:at], PARAGRAPH, *lines[at:]] if titled else [PARAGRAPH, *lines]
    noise = [(z.label.value, z.reason) for z in zoned("\n".join(page)) if z.label not in (Label.TITLE, Label.ARTICLE)]
    assert noise == []


@given(st.lists(st.sampled_from([line for line in CLEAN if len(line) < 30]), min_size=1, max_size=12, unique=True))
def test_a_clean_list_is_headline_and_article(lines: list[str]) -> None:
    noise = [
        (z.label.value, z.reason)
        for z in zoned("\n".join(["潞河县项目建设开新局", *lines]))
        if z.label not in (Label.TITLE, Label.ARTICLE)
    ]
    assert noise == []
