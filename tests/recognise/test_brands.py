"""Companies at the head of a project's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.recognise.brands import head_company
from tests.recognise.naming import knowledge


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


@given(st.text(alphabet="瑞川化工能源集团新材料年产5万吨项目光伏大桥", max_size=20))
def test_a_head_is_shorter_than_its_name(name: str) -> None:
    assert 0 <= head_company(name, knowledge()) <= max(0, len(name) - 1)
