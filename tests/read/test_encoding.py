"""Encodings told apart, by the sentences of tests/cases/read/encodings.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read.encoding import decode

ROWS = [
    (codec, line.split("\t")[1])
    for line in (Path(__file__).parents[1] / "cases" / "read" / "encodings.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for codec in line.split("\t")[0].split(",")
]


@pytest.mark.parametrize(("codec", "sentence"), ROWS)
def test_read_back(codec: str, sentence: str) -> None:
    assert decode(sentence.encode(codec), "a") == sentence


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5"])
def test_cut_inside_the_last_character(codec: str) -> None:
    sentence = "雲嶺縣舉行項目集中簽約儀式。" * 3
    assert decode(sentence.encode(codec)[:-1], "a")[: len(sentence) - 1] == sentence[:-1]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_one_broken_byte_does_not_lose_the_page(codec: str) -> None:
    sentence = "云岭县一季度签约项目21个，总投资77亿元。" * 20
    data = bytearray(sentence.encode(codec))
    data[data.index(b"2") : data.index(b"2") + 1] = b"\xff"
    found = decode(bytes(data), "a")
    assert found.count("\ufffd") <= 2
    assert found[-100:] == sentence[-100:]


def test_declared_charset_of_html() -> None:
    source = '<html><head><meta charset="gb2312"></head><body>招商</body></html>'
    assert decode(source.encode("gb18030"), "a") == source


@given(st.text(st.characters(codec="gb2312", min_codepoint=0x4E00), min_size=30))
def test_gb2312_text_is_never_taken_for_big5(text: str) -> None:
    common = "项目签约总投资亿元，" * (len(text) // 10 + 3)
    assert decode((text + common).encode("gb2312"), "a") == text + common


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert decode(data, "a") is not None
    except InputError as error:
        assert error.remedy
