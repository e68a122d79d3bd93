"""What a stretch reads like: words, verbs, generic phrases, brands, and companies at the head of a project's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.recognise.brands import head_company
from kg.recognise.names import generic, has_verb, leading_verbs, lexicon, proper, segment
from tests.recognise.naming import knowledge


@pytest.mark.parametrize("text", ["重点", "重大产业", "新开工", "12个", "招商引资", "厂房", "一把手", "统筹安排重大"])
def test_generic(text: str) -> None:
    assert generic(text, knowledge()) or text == "12个"


@pytest.mark.parametrize("text", ["远川木玩", "年产3万吨氧化铝", "光伏组件", "青禾"])
def test_not_generic(text: str) -> None:
    assert not generic(text, knowledge())


@pytest.mark.parametrize(
    ("name", "company"),
    [
        ("瑞川化工年产5万吨树脂项目", "瑞川化工"),
        ("晋岭能源光伏项目", "晋岭能源"),
        ("晋岭集团水泥项目", "晋岭集团"),
        ("远岳新材料产业园项目", "远岳新材料"),
        ("科技园区道路项目", ""),
        ("云岭旅游公路项目", ""),
        ("食品工业园项目", ""),
        ("化工项目", ""),
        ("新能源汽车项目", ""),
        ("智慧物流项目", ""),
        ("年产5万吨树脂项目", ""),
        ("绿色食品加工项目", ""),
        ("东川河治理项目", ""),
        ("标准化厂房项目", ""),
        ("城区供水项目", ""),
        ("", ""),
        ("7GW", ""),
    ],
)
def test_head_company(name: str, company: str) -> None:
    assert name[: head_company(name, knowledge())] == company


@pytest.mark.parametrize(("text", "length"), [("继续聚焦产业", 4), ("产业发展", 0), ("", 0)])
def test_leading_verbs(text: str, length: int) -> None:
    assert leading_verbs(text, lexicon(knowledge())) == length


def test_verbs_inside() -> None:
    assert has_verb("全力推动产业", lexicon(knowledge()))
    assert not has_verb("光伏组件", lexicon(knowledge()))


def test_proper() -> None:
    assert proper("瑞川化工", lexicon(knowledge()))
    assert not proper("大好项目", lexicon(knowledge()))
    assert not proper("产业", lexicon(knowledge()))


@given(st.text(max_size=40))
def test_segments_join_to_the_text(text: str) -> None:
    assert "".join(segment(text, lexicon(knowledge()))) == text


@given(st.text(alphabet="瑞川化工能源集团新材料年产5万吨项目光伏大桥", max_size=20))
def test_a_head_is_shorter_than_its_name(name: str) -> None:
    assert 0 <= head_company(name, knowledge()) <= max(0, len(name) - 1)
