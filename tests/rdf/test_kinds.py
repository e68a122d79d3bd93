"""Kinds of mechanisms: tests/cases/rdf/kinds.tsv, and a table that the scheme knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.knowledge import Knowledge
from kg.rdf import Kinds, Names, document, sheet
from kg.rdf.vocab import KINDS
from tests.rdf.pages import case, extraction, identity

TABLE = Path(__file__).resolve().parents[1] / "cases/rdf/kinds.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("name", "kinds"), ROWS, ids=[name for name, _ in ROWS])
def test_a_name_tells_its_kind(name: str, kinds: str) -> None:
    assert " ".join(Kinds.of(Knowledge())(name)) == kinds.replace("-", "")


def test_every_kind_of_the_scheme_has_words() -> None:
    assert set(Kinds.of(Knowledge()).words.values()) == set(KINDS)


def test_a_table_with_a_kind_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "mechanism_kinds.tsv").write_text("# title: x\n专班\tcrew\n", "utf-8")
    with pytest.raises(DataError, match="no kind: crew"):
        Kinds.of(Knowledge(tmp_path))


def test_the_kind_follows_the_label_of_the_thing_not_the_form_of_the_page() -> None:
    page = sheet(extraction(case("signing")))
    who = identity(page.things)
    asked: list[str] = []

    def kinds(name: str) -> tuple[str, ...]:
        asked.append(name)
        return ("team",)

    document(page, who, Names(), {}, kinds)
    mechanisms = [thing for thing in page.things if thing.type.value == "Mechanism"]
    assert asked == [who.labels.get(who.ids[thing.key], thing.name) for thing in mechanisms]
