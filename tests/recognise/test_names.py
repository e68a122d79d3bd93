"""What a stretch reads like: words, verbs, generic phrases, brands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.recognise.names import generic, has_verb, leading_verbs, lexicon, proper, segment
from tests.recognise.naming import knowledge


@pytest.mark.parametrize("text", ["重点", "重大产业", "新开工", "12个", "招商引资", "厂房", "一把手", "统筹安排重大"])
def test_generic(text: str) -> None:
    assert generic(text, knowledge()) or text == "12个"


@pytest.mark.parametrize("text", ["远川木玩", "年产3万吨氧化铝", "光伏组件", "青禾"])
def test_not_generic(text: str) -> None:
    assert not generic(text, knowledge())


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
