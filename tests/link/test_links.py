"""The links graph: tables, matches of units in use and former ones, evidence, attribution; the report; writing into a store."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.errors import DataError
from kg.link import ATTRIBUTION, Link, Tables, links, report
from kg.link.lineage import heir, lineages
from kg.store import Writer, view
from tests.link.graphs import GAZETTEER, KNOWLEDGE, NAMES, fill

TABLES = Tables(KNOWLEDGE.seeds / "links")
UNITS = list(GAZETTEER.units)


def links_of(code: str) -> list[tuple[str, str]]:
    unit = GAZETTEER.unit(code)
    assert unit is not None
    return [(link.match, link.identifier) for link in TABLES.links(unit, GAZETTEER)]


def test_units_in_use_and_former_ones() -> None:
    assert links_of("140400") == [("exact", "wd:Q72945"), ("exact", "gn:1815461")]
    assert links_of("140406") == [("exact", "wd:Q166383")]
    assert links_of("140481") == [("close", "wd:Q166383")]
    assert links_of("110103") == []


@given(st.sampled_from(UNITS))
def test_an_heir_is_in_use_and_holds_the_name_of_the_lineage(unit) -> None:  # type: ignore[no-untyped-def]
    now = heir(unit, GAZETTEER)
    assert now is None or not now.stop


def test_every_unit_is_in_one_lineage() -> None:
    members = [unit for units in lineages(GAZETTEER).values() for unit in units]
    assert len(members) == len(set(members)) == len(UNITS)


def test_graph_has_evidence_and_attribution() -> None:
    sheaf = links(["140406", "140481", "999999"], GAZETTEER, TABLES, NAMES)
    assert len(list(parse(input="".join(sheaf.lines()), format=RdfFormat.N_QUADS))) > len(sheaf.asserted)
    text = "\n".join(sheaf.asserted)
    assert "exactMatch> <http://www.wikidata.org/entity/Q166383>" in text
    assert "closeMatch> <http://www.wikidata.org/entity/Q166383>" in text
    assert '"POINT(113.2209 36.3324)"' in text
    assert ATTRIBUTION in text
    said = {line.split("<<( ")[1].removesuffix(" )>>") for line in sheaf.evidence if "<<(" in line}
    assert {t for t in sheaf.asserted if "Match>" in t} <= said
    assert "999999" not in text


def test_nothing_linked_says_nothing() -> None:
    assert links(["999999"], GAZETTEER, TABLES, NAMES).asserted == ()


@pytest.mark.parametrize(
    "row", ["140406\tX1\t1\t1", "14040\tQ1\t1\t1", "140406\tQ1\t91\t1", "140406\tQ1\tx\t1", "140406\tQ1"]
)
def test_broken_tables_are_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "wikidata.tsv").write_text(f"# t\n# date: 2026-10\n{row}\n", "utf-8")
    (tmp_path / "geonames.tsv").write_text("# t\n# date: 2026-10\n", "utf-8")
    with pytest.raises(DataError, match=r"wikidata\.tsv"):
        links(["140406"], GAZETTEER, Tables(tmp_path), NAMES)


def test_into_a_store_and_back_out(tmp_path: Path) -> None:
    fill(tmp_path)
    with view(tmp_path) as graph:
        before = set(graph.lines())
        counts = {c.type: c for c in report(graph, GAZETTEER)}
        assert (counts["County"].linked, counts["County"].ambiguous, counts["County"].unlinked) == (0, 1, 3)
        assert counts["Township"].names == ("无名镇",)
        assert counts["Company"].unlinked == 2
    mine = Link("exact", "https://example.net/p/1", "1", "my gazetteer", "2026-11-01", "accepted")
    codes = ["140000", "140400", "140406", "140427", "140481"]
    with Writer(tmp_path, "test") as writer:
        writer.revise([links(codes, GAZETTEER, TABLES, NAMES, [("company/甲乙光电", mine)])])
    with view(tmp_path) as graph:
        counts = {c.type: c for c in report(graph, GAZETTEER)}
        assert (counts["County"].linked, counts["County"].ambiguous, counts["County"].unlinked) == (3, 1, 0)
        assert (counts["Company"].linked, counts["Company"].unlinked) == (1, 1)
        assert before <= set(graph.lines())
    with Writer(tmp_path, "test") as writer:
        writer.revise([links([], GAZETTEER, TABLES, NAMES)])
    with view(tmp_path) as graph:
        assert set(graph.lines()) == before
