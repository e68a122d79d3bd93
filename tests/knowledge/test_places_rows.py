"""The rows of `kg place`."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.errors import InputError
from kg.knowledge import Knowledge
from kg.knowledge.places_rows import day_of, place_rows

GAZETTEER = Knowledge().gazetteer


def test_successor_is_explained() -> None:
    (row,) = place_rows(GAZETTEER, "潞城市", dt.date(2021, 1, 1))
    assert (row["code"], row["path"], row["picked"]) == ("140406", "山西省长治市潞城区", True)
    assert "140481" in row["why"][0]
    assert row["predecessors"] == ["140481"]


def test_ambiguous_names_pick_none() -> None:
    rows = place_rows(GAZETTEER, "鼓楼区")
    assert len(rows) == 4
    assert not any(row["picked"] for row in rows)


@pytest.mark.parametrize("within", ["南京", "320100", "江苏省南京市"])
def test_within(within: str) -> None:
    (row,) = place_rows(GAZETTEER, "鼓楼区", within=within)
    assert (row["code"], row["picked"]) == ("320106", True)


def test_a_code_is_a_name_too() -> None:
    (row,) = place_rows(GAZETTEER, "140481", dt.date(2021, 1, 1))
    assert (row["code"], row["picked"]) == ("140406", True)
    (row,) = place_rows(GAZETTEER, "140481", dt.date(2010, 1, 1))
    assert row["code"] == "140481"


@pytest.mark.parametrize("code", ["999999", "140499", "14", "1404061"])
def test_unknown_codes_are_named(code: str) -> None:
    with pytest.raises(InputError, match=f"unknown code '{code}'"):
        place_rows(GAZETTEER, code)


def test_unknown_name_gives_none() -> None:
    assert place_rows(GAZETTEER, "假县") == []


def test_bad_input_is_named() -> None:
    with pytest.raises(InputError, match="no known place"):
        place_rows(GAZETTEER, "鼓楼区", within="无此市")
    with pytest.raises(InputError, match="empty"):
        place_rows(GAZETTEER, " ")


def test_path_of_a_former_unit_has_the_names_of_its_time() -> None:
    (row,) = place_rows(GAZETTEER, "襄阳县", dt.date(1999, 1, 1))
    assert row["path"] == "湖北省襄樊市襄阳县"


@pytest.mark.parametrize("text", ["", "21", "2021-13", "2021-02-30", "2021-1-1-1", "soon", "0000"])
def test_impossible_dates_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="no date"):
        day_of(text)


def test_a_year_will_do() -> None:
    (row,) = place_rows(GAZETTEER, "潞城市", day_of("2021"))
    assert row["code"] == "140406"


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("潞城區", "", "140406"),
        ("乾縣", "", "610424"),
        ("鬱南縣", "廣東", "445322"),
        ("１４０４０６", "", "140406"),
        ("瀋陽", "", "210100"),
    ],
)
def test_names_in_traditional_characters_and_wide_digits(name: str, within: str, code: str) -> None:
    (row,) = place_rows(GAZETTEER, name, within=within)
    assert (row["code"], row["picked"]) == (code, True)
