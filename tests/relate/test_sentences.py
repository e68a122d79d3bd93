"""Whole sentences, from text to facts: tests/cases/sentences holds one case a line, for researchers to read and add to.

A case gives `text`, the `relations` that it is about, and all the `facts` of these relations that the text states, as
`[relation, subject, object or value]`; `xfail` gives the reason of a known failure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.knowledge import Knowledge
from kg.model import Document, Extraction
from kg.recognise import recognise
from kg.relate import relate
from kg.repair import repair

CASES = Path(__file__).parents[1] / "cases" / "sentences"


@cache
def knowledge() -> Knowledge:
    return Knowledge()


def extract(text: str) -> Extraction:
    repaired = repair(Document(id="case", text=text), knowledge())
    return relate(repaired, recognise(repaired, knowledge()), knowledge())


def stated(extraction: Extraction) -> Iterator[tuple[str, str, str | float | None]]:
    for fact in extraction.facts:
        other = extraction.things[fact.object].name if fact.object is not None else fact.value
        yield fact.relation, extraction.things[fact.subject].name, other


def cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            case = json.loads(line)
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            yield pytest.param(case, id=f"{path.stem}-{number}", marks=marks)


@pytest.mark.parametrize("case", list(cases()))
def test_sentence(case: dict[str, object]) -> None:
    relations = case["relations"]
    assert isinstance(relations, list)
    found = {fact for fact in stated(extract(str(case["text"]))) if fact[0] in relations}
    wanted = case["facts"]
    assert isinstance(wanted, list)
    assert found == {tuple(fact) for fact in wanted}


def test_what_the_topic_signs_is_quoted_where_it_is_signed() -> None:
    words = "与云岭重工集团有限公司签订战略合作"
    text = f"云和县招商引资工作综述\n\n今年以来,云和县坚持以商招商。全县签约项目20个。\n\n{words}协议,共建产业园。\n"
    extraction = extract(text)
    signed = [fact for fact in extraction.facts if fact.relation == "signedWith"]
    assert [extraction.text.text[fact.start : fact.stop] for fact in signed] == [words]
