"""Values in text, against the table of cases, and properties that hold for any text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Kind, Mention
from kg.recognise.values import find

CASES = Path(__file__).parents[2] / "cases" / "values"


def _rows() -> list[list[str]]:
    lines = (CASES / "find.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _written(mention: Mention) -> str:
    value = "" if mention.value is None else str(mention.value)
    return f"{mention.kind.value}|{mention.text}|{value}|{mention.unit or ''}"


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[1][:24])
def test_case(row: list[str]) -> None:
    date, text, wanted = row
    today = None if date == "-" else dt.date.fromisoformat(date)
    found = " ".join(_written(m) for m in find(text, 0, len(text), today))
    assert found == ("" if wanted == "-" else wanted)


PIECES = st.sampled_from(
    [
        *"0123456789一二三四五六七八九十百千万亿零两〇点余多半年月日号季度个家次元块亩吨成%％.,，、-—至到 第上下今去前截近",
        *(
            "亿元",
            "万美元",
            "2021年",
            "平方米",
            "个百分点",
            "百分之",
            "以来",
            "“十四五”",
            "项目",
            "签约",
            "abc",
            "\n",
            "😀",
        ),
    ]
)


@settings(deadline=None)
@given(
    st.lists(PIECES, max_size=40),
    st.integers(0, 10),
    st.integers(0, 60),
    st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
)
def test_mentions_are_in_order_inside_the_bounds_and_true_to_the_text(
    pieces: list[str], start: int, length: int, today: dt.date | None
) -> None:
    text = "".join(pieces)
    start = min(start, len(text))
    stop = min(start + length, len(text))
    end = start
    for mention in find(text, start, stop, today):
        assert end <= mention.start < mention.stop <= stop
        assert mention.text == text[mention.start : mention.stop]
        assert mention.kind in (Kind.MONEY, Kind.DATE, Kind.PERCENT, Kind.NUMBER, Kind.QUANTITY)
        assert (mention.value is not None) or mention.kind is Kind.DATE
        end = mention.stop


@given(st.lists(PIECES, max_size=30), st.lists(PIECES, max_size=30))
def test_a_line_break_parts_texts(left: list[str], right: list[str]) -> None:
    """What stands outside the bounds does not change what is found inside them."""
    text, other = "".join(left), "".join(right)
    alone = [_written(m) for m in find(text, 0, len(text))]
    inside = [_written(m) for m in find(text + "\n" + other, 0, len(text))]
    assert alone == inside


@given(st.integers(1, 10**9), st.integers(0, 99))
def test_money_is_exact(whole: int, cents: int) -> None:
    [mention] = find(f"{whole}.{cents:02d}亿元", 0, len(f"{whole}.{cents:02d}亿元"))
    assert mention.value == whole * 10**8 + cents * 10**6


def test_empty_and_odd_input() -> None:
    for text in ("", "亿", "百分之", "%", "年", "截至", "“《(", "1" * 5000, "万" * 5000, "1-" * 3000):
        find(text, 0, len(text), dt.date(2021, 1, 1))
