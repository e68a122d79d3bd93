"""Odd and hostile pages, through repair, recognition and relations: no exception, no false fact, work in step with length."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, Extraction
from kg.recognise import recognise
from kg.relate import relate
from kg.repair import repair
from tests.recognise.naming import knowledge


def extract(text: str) -> Extraction:
    page = repair(Document(id="hostile", text=text), knowledge())
    return relate(page, recognise(page, knowledge()), knowledge())


NAMES = ("甲云", "丙川", "云山", "东川", "瑞达", "远石", "青禾", "长泽")

WITHOUT_FACTS = {
    "empty": "",
    "blank": " \n\t　\n ",
    "numbers": "12345 678.9 100% 3.5 2,000 " * 200,
    "figures without things": "3亿元、5亿元、20个、54.5%、1000亩。" * 100,
    "no verbs": "青山,绿水,蓝天,白云。" * 100,
    "only 项目": "项目" * 5000,
    "项目 between marks": "项目、" * 5000,
    "各园区": "各园区" * 3000,
    "bare zones": "开发区" * 3000,
    "open brackets": "《“(" * 2000,
    "close brackets": "》”)" * 2000,
    "brackets the wrong way": "》《”“)(" * 1000,
    "open title": "《" + "产业园有限公司项目" * 300,
    "等": "等" * 3000 + "项目",
    "marks": "。,;、:!?" * 1000,
    "english": "The project in the development zone was signed by the company. Total investment: 300 million yuan. "
    * 50,
    "japanese": "プロジェクトの会社は開発に投資する。株式会社トヨタ。総投資額は三億円です。" * 50,
    "korean": "프로젝트 투자 회사 개발구. " * 100,
    "control characters": "\x00\x01\x02\ufffd\u200b" * 500,
    "digits and 亿": "亿元" * 2000,
    "one character": "县" * 5000,
    "levels": "省市县区镇乡村" * 1000,
    "companies without names": "公司、集团、有限公司、企业," * 500,
}


@pytest.mark.parametrize("text", WITHOUT_FACTS.values(), ids=WITHOUT_FACTS.keys())
def test_nothing_is_made_of_nothing(text: str) -> None:
    assert [fact.rule for fact in extract(text).facts] == []


def test_ten_thousand_parks_in_one_sentence() -> None:
    parks = "、".join(f"{NAMES[i % 8]}{NAMES[i // 8 % 8]}{i}产业园" for i in range(10_000))
    facts = extract("云和县有" + parks + "。").facts
    assert {fact.relation for fact in facts} <= {"locatedIn", "inIndustry"}


def test_a_line_of_a_million_characters() -> None:
    text = "今年以来全县上下真抓实干" * 83_334
    assert extract(text[:1_000_000]).facts == ()


def test_unbalanced_marks_hide_no_fact_after_them() -> None:
    found = {f.relation for f in extract("《“(\n云和县远达光伏组件项目总投资3亿元。").facts}
    assert "investment" in found


SHAPES: dict[str, Callable[[int], str]] = {
    "parks listed": lambda n: "、".join(f"青云{NAMES[i % 8]}产业园" for i in range(n)) + "加快建设。",
    "companies listed": lambda n: "、".join(f"{NAMES[i % 8]}科技有限公司" for i in range(n)) + "签约。",
    "companies joined": lambda n: "".join(f"{NAMES[i % 8]}科技有限公司" for i in range(n)),
    "signings without end": lambda n: "".join(f"与{NAMES[i % 8]}集团签约" for i in range(n)),
    "projects listed": lambda n: "、".join(f"{NAMES[i % 8]}光伏{i}兆瓦项目" for i in range(n)),
    "counties": lambda n: "云和县景宁县" * n,
    "clauses": lambda n: "".join(f"云和县{NAMES[i % 8]}公司投资3亿元建设的光伏项目开工," for i in range(n)),
    "sentences": lambda n: "".join(f"云和县{NAMES[i % 8]}公司投资{i + 1}亿元的{i}万吨钢管项目开工。" for i in range(n)),
}


def work(text: str) -> int:
    """Count the lines of Python that the extraction runs through."""
    lines = 0

    def line(frame: FrameType, event: str, argument: object) -> object:
        nonlocal lines
        lines += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)  # type: ignore[arg-type]
    try:
        extract(text)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_twice_the_text_is_twice_the_work(shape: Callable[[int], str]) -> None:
    extract(shape(8))
    single, double = work(shape(300)), work(shape(600))
    assert double < 2.5 * single


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet="云和县市区镇远达集团公司项目开发园区产业投资亿元3签约位于落户等、,。;《》“”()的与和在\n 年产万吨",
        max_size=120,
    )
)
def test_any_text(text: str) -> None:
    found = extract(text)
    assert all(0 <= fact.start < fact.stop <= len(found.text.text) for fact in found.facts)
