"""Literals come back as they went in."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, parse

from kg.rdf.literal import date, decimal, number, string


def read(term: str) -> Literal:
    (quad,) = parse(input=f"<http://s> <http://p> {term} .\n".encode(), format=RdfFormat.N_QUADS)
    assert isinstance(quad.object, Literal)
    return quad.object


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_strings(text: str) -> None:
    assert read(string(text)).value == text
    assert read(string(text, "zh")).language == "zh"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert read(string("a\ud800b")).value == "a\ufffdb"


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_figures_keep_twelve_digits(value: float) -> None:
    assert math.isclose(float(read(decimal(value)).value), value, rel_tol=1e-11, abs_tol=1e-300)
    assert "e" not in number(value).lower()


@given(st.integers(0, 10**14))
def test_whole_figures_are_whole(value: int) -> None:
    assert number(float(value)) == str(value)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_no_figure(value: float) -> None:
    with pytest.raises(ValueError, match="no figure"):
        number(value)


@pytest.mark.parametrize(("text", "type_"), [("2021", "gYear"), ("2021-12", "gYearMonth"), ("2021-12-30", "date")])
def test_dates(text: str, type_: str) -> None:
    assert read(date(text)).datatype.value.endswith("#" + type_)


def test_what_is_no_date_is_text() -> None:
    assert read(date("去年")).datatype.value.endswith("#string")
