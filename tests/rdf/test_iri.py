"""IRIs of any name are valid, stay readable and do not collide."""

from __future__ import annotations

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.rdf.iri import Names, path, segment

ANY = st.text(st.characters(), max_size=60)


@given(ANY)
def test_any_name_gives_an_iri_that_parses_as_it_is(name: str) -> None:
    iri = Names().thing(f"company/{segment(name)}")
    line = f"<{iri}> <http://p> <{iri}> .\n"
    (quad,) = parse(input=line.encode("utf-8"), format=RdfFormat.N_QUADS)
    assert isinstance(quad.subject, NamedNode) and quad.subject.value == iri
    (triple,) = rdflib.Graph().parse(data=line, format="nt")
    assert str(triple[0]) == iri


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_two_names_have_two_iris(one: str, other: str) -> None:
    assert (segment(one) == segment(other)) == (one == other)


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("承诺制+标准地+全代办", "承诺制+标准地+全代办"),
        ("己二腈(一期)", "己二腈(一期)"),
        ('“一号工程"', "“一号工程%22"),
        ("a b", "a%20b"),
        ("100%", "100%25"),
        ("右\u202e左", "右%E2%80%AE左"),
        ("甲\u3000乙\u2028丙\xa0丁", "甲%E3%80%80乙%E2%80%A8丙%C2%A0丁"),
        (".", "%2E"),
        ("..", "%2E%2E"),
        ("", "_"),
        ("\ud800", "%EF%BF%BD"),
        ("\U000e0000\U000e1000", "%F3%A0%80%80\U000e1000"),
        ("𠮷野", "𠮷野"),
        ("\ue000", "%EE%80%80"),
    ],
)
def test_only_what_must_be_is_escaped(name: str, iri: str) -> None:
    assert segment(name) == iri


def test_a_megabyte_is_cut_and_still_told_apart() -> None:
    long = "项" * 1_000_000
    assert len(segment(long)) < 300
    assert segment(long) != segment(long + "目")


def test_path_keeps_its_segments() -> None:
    assert path("project/140406/甲 乙") == "project/140406/甲%20乙"


def test_rdflib_takes_them_too() -> None:
    graph = rdflib.Graph()
    graph.parse(data=f"<{Names().thing('company/' + segment('甲<乙>'))}> <http://p> 1 .", format="turtle")
    assert len(graph) == 1
