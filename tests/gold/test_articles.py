"""The sample pages and their gold: exact quotes, known words, every relation, every kind of noise."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from kg.model import Document
from kg.read import Refusal, read
from scripts.articles import NOISE, pages, plain

_RELATIONS = {
    *("locatedIn", "partOf", "investedBy", "signedWith", "visited", "officialOf", "usedBy", "issuedBy"),
    *("investment", "stage", "landArea", "outputValue", "capacity", "observation"),
}
_STAGES = {"planned", "negotiating", "signed", "started", "construction", "completed", "operating"}


@pytest.fixture(scope="module")
def gold(top: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (top / "tests/gold/articles.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def documents(top: Path) -> dict[str, Document]:
    found = list(read([top / "seeds" / "articles"]))
    assert not [d for d in found if isinstance(d, Refusal)]
    return {d.id.split("_")[0]: d for d in found if isinstance(d, Document)}


def test_every_quote_stands_in_the_page_as_read(gold: list[dict[str, Any]], documents: dict[str, Document]) -> None:
    for fact in gold:
        assert fact["quote"] in documents[fact["doc"]].text, fact


def test_the_reader_reads_the_page_that_was_made(documents: dict[str, Document]) -> None:
    made = {doc: plain(page) for doc, _, _, page in pages()}
    assert made.keys() == documents.keys()
    for doc, text in made.items():
        assert documents[doc].text == text, doc


def test_records_bring_their_dates(documents: dict[str, Document]) -> None:
    assert {doc: d.date.isoformat() for doc, d in documents.items() if d.date}.keys() == {
        "116",
        "117",
        "118",
        "119",
        "120",
    }


def test_every_relation_and_every_noise_is_there(gold: list[dict[str, Any]]) -> None:
    assert {fact["relation"] for fact in gold} == _RELATIONS
    assert {kind for _, entry, _, _ in pages() for kind in entry.get("noise", ())} == NOISE.keys()


def test_facts_use_the_words_of_the_guide(gold: list[dict[str, Any]]) -> None:
    for fact in gold:
        if fact["relation"] == "stage":
            assert fact["value"] in _STAGES
        if "period" in fact:
            assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", fact["period"])
    stated = [json.dumps({k: v for k, v in fact.items() if k != "quote"}, sort_keys=True) for fact in gold]
    assert len(stated) == len(set(stated))


def test_years_and_provinces_are_many(documents: dict[str, Document]) -> None:
    text = "".join(clean for _, _, clean, _ in pages())
    assert len(set(re.findall(r"20(?:1[5-9]|2[0-5])", text))) >= 8
    provinces = (
        "江西",
        "河南",
        "四川",
        "广西",
        "甘肃",
        "江苏",
        "河北",
        "黑龙江",
        "山东",
        "辽宁",
        "贵州",
        "陕西",
        "内蒙古",
    )
    assert all(province in text for province in provinces)
