"""Numerals: what is written is read back, and what is none is worth nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.numeral import NUMERAL, value


def _chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return _chinese(high) + "万" + (("零" if low < 1000 else "") + _chinese(low) if low else "")
    out, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure, number = divmod(number, scale)
        if figure:
            out += ("零" if zero and out else "") + digits[figure] + name
            zero = False
        else:
            zero = True
    return out or "零"


@given(st.integers(1, 99_999_999))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert value(_chinese(number)) == number


@given(st.integers(0, 10**15))
def test_thousands_marks_change_nothing(number: int) -> None:
    assert value(f"{number:,}") == value(str(number)) == number


@pytest.mark.parametrize("text", ["点", "1.2.3", "1" * 61, "", "半"])
def test_what_is_no_numeral_is_worth_nothing(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize("text", ["1亿2千万", "二十余万", "十五点七", "3.5万", "1，234，567.8", "两千零五"])
def test_a_numeral_is_found_whole(text: str) -> None:
    found = re.search(NUMERAL, f"约{text}元")
    assert found is not None
    assert found.group() == text
