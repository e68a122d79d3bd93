"""Where names begin: what is taken off the head, what stands inside brackets and quotes, and the reach backwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Kind, Mention
from kg.recognise.boundary import DELIMITERS, boundaries, clause_start, name_start
from tests.recognise.naming import knowledge, mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("今年引进了远达科技有限公司", "远达科技有限公司"),
        ("总投资3亿元的远川木玩产业园", "远川木玩产业园"),
        ("由远达科技有限公司", "远达科技有限公司"),
        ("县城以北,远川物流园", "远川物流园"),
        ("占地约120亩的青禾粮食物流园", "青禾粮食物流园"),
        ("5个重点项目", "项目"),
        ("(总投资3亿元)远川木玩产业园", "远川木玩产业园"),
        ("打造“一带一路”物流园", "“一带一路”物流园"),
        ("远达(云和)科技有限公司", "远达(云和)科技有限公司"),
        ("远达)科技有限公司", "科技有限公司"),
        ("", ""),
    ],
)
def test_name_start(text: str, name: str) -> None:
    assert text[name_start(text, 0, len(text), boundaries(knowledge()), {}) :] == name


def test_a_date_before_a_name_is_left() -> None:
    text = "2021年远川物流园"
    date = Mention(Kind.DATE, 0, 5, "2021年")
    assert name_start(text, 0, len(text), boundaries(knowledge()), {0: date}) == 5


def test_a_region_that_a_name_begins_with_stays() -> None:
    text = "云和县远川物流园"
    region = Mention(Kind.REGION, 0, 3, "云和县")
    assert name_start(text, 0, len(text), boundaries(knowledge()), {0: region}) == 0


def test_a_region_before_a_verb_is_left() -> None:
    text = "云和县引进远川物流园"
    region = Mention(Kind.REGION, 0, 3, "云和县")
    assert text[name_start(text, 0, len(text), boundaries(knowledge()), {0: region}) :] == "远川物流园"


def test_nothing_before_the_low_edge_is_read() -> None:
    text = "远川木玩产业园"
    assert name_start(text, 2, len(text), boundaries(knowledge()), {}) >= 2
    assert clause_start(text, 2, len(text)) == 2


@pytest.mark.parametrize("opening", ["全县新开工", "总投资5亿元的", "云和公司投资3亿元建设"])
def test_no_word_that_names_open_with_is_cut(opening: str) -> None:
    for row in knowledge().table("name_kept"):
        word = row[0] + (row[2].split("|")[0] if len(row) > 2 else "")
        text = f"云和县招商成果丰硕。{opening}{word}生产基地项目,石岭水泥项目竣工。"
        at = text.index(word)
        works = [m for m in mentions(text, Kind.PROJECT) if m.start < at + len(word) < m.stop]
        assert all(m.start <= at for m in works), (text, works)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("签约和邦化工", "和邦化工"),
        ("走访可孚医药", "可孚医药"),
        ("新开工再升科技", "再升科技"),
        ("今年以来化工", "化工"),
        ("在川食品", "川食品"),
        ("引进先声药业", "先声药业"),
        ("一批发电", "发电"),
        ("建设对虾养殖基地", "对虾养殖基地"),
    ],
)
def test_what_brands_and_products_open_with_stays(text: str, name: str) -> None:
    assert text[name_start(text, 0, len(text), boundaries(knowledge()), {}) :] == name


@given(st.text(alphabet="云和县远达集团公司项目园区,、。“”()《》的了在与引进3亿元 \n", max_size=60), st.integers(0, 60))
def test_any_text(text: str, low: int) -> None:
    low = min(low, len(text))
    begin = name_start(text, low, len(text), boundaries(knowledge()), {})
    assert low <= clause_start(text, low, len(text)) <= len(text)
    assert low <= begin <= len(text)


def _by_character(text: str, low: int, stop: int) -> int:
    """The plain way: one character after the other, backwards."""
    i = stop - 1
    while i >= low:
        char = text[i]
        if char in "”’」" and i < stop - 1:
            at = text.rfind({"”": "“", "’": "‘", "」": "「"}[char], max(low, i - 26), i)
            at = -1 if text[i - 1] in ",，。;；!！?？…" else at
        elif char in ")）":
            at = max(text.rfind(mark, max(low, i - 24), i) for mark in "(（")
        elif char in DELIMITERS or char in "(（":
            return i + 1
        else:
            at = i
        if at < 0:
            return i + 1
        i = at - 1
    return low


@given(st.text(alphabet="云岭产业园,。“”‘’「」()（）", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_a_clause_begins_where_the_plain_way_finds_it(text: str, low: int, stop: int) -> None:
    stop = min(stop, len(text))
    assert clause_start(text, low, stop) == _by_character(text, low, stop)
