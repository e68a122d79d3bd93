"""Reports: each breach with its page and sentence, in three forms; and the whole way over a store."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.check import Place, Violation, check, write
from kg.pipeline import build
from kg.store import view

TOP = Path(__file__).resolve().parents[2]
PLACE = Place("d1", "题名", "pages/某 页.txt", 4, 9, "总投资0元", "甲项目总投资0元。", "measure/total")
VIOLATIONS = [
    Violation(
        "shape/investment-range",
        "Violation",
        "too small",
        "https://x/id/project/甲",
        "甲项目",
        "investment",
        "0",
        (PLACE,),
    ),
    Violation("door/range", "Violation", "no stage", "乙", "乙", "stage", "dreamt"),
]


def test_sarif() -> None:
    log = json.loads("".join(write(VIOLATIONS, "sarif", "1.2.3")))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["version"] == "1.2.3"
    assert {r["id"] for r in run["tool"]["driver"]["rules"]} == {v.check for v in VIOLATIONS}
    first, second = run["results"]
    location = first["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "pages/%E6%9F%90%20%E9%A1%B5.txt"
    assert location["region"] == {"charOffset": 4, "charLength": 5, "snippet": {"text": "甲项目总投资0元。"}}
    assert first["level"] == "error" and second["locations"] == []


def test_json_lines() -> None:
    rows = [json.loads(line) for line in "".join(write(VIOLATIONS, "json", "0")).splitlines()]
    assert [row["check"] for row in rows] == [v.check for v in VIOLATIONS]
    assert rows[0]["places"][0]["sentence"] == "甲项目总投资0元。"


def test_table() -> None:
    text = "".join(write(VIOLATIONS, "table", "0"))
    assert "d1 [4, 9)" in text and "甲项目总投资0元。" in text
    assert "".join(write([], "table", "0")) == ""


@pytest.mark.parametrize("format", ["sarif", "json", "table"])
@given(text=st.text())
def test_any_characters_can_be_told(format: str, text: str) -> None:
    place = Place(text, text, text, 0, len(text), text, text, text)
    told = "".join(write([Violation(text, text, text, text, text, text, text, (place,))], format, "0"))
    told.encode("utf-8", "surrogatepass")
    if format != "table":
        json.loads(told)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check")
    (folder / "p.txt").write_text(
        "潞城区甲丙光电产业园项目开工\n\n本报讯 11月18日,潞城区甲丙光电产业园项目开工建设。该项目总投资12亿元,占地70亩。\n",
        "utf-8",
    )
    build([folder / "p.txt"], folder / "store")
    return folder / "store"


def test_a_sound_store_has_no_breach(store: Path) -> None:
    with view(store) as graph:
        assert list(check(graph, TOP / "ontology")) == []


def test_a_breach_is_told_with_its_sentence_and_page(store: Path, tmp_path: Path) -> None:
    strict = tmp_path / "ontology"
    shutil.copytree(TOP / "ontology", strict)
    shapes = (strict / "shapes.ttl").read_text("utf-8")
    (strict / "shapes.ttl").write_text(
        shapes.replace("sh:maxExclusive 10000000000000.0", "sh:maxExclusive 5.0"), "utf-8"
    )
    with view(store) as graph:
        found = [v for v in check(graph, strict) if v.check == "shape/investment-range"]
    assert [(v.label, v.path, v.value) for v in found] == [("潞城区甲丙光电产业园项目", "investment", "1200000000")]
    (place,) = found[0].places
    assert place.document == "p" and place.origin.endswith("p.txt")
    assert "总投资12亿元" in place.quote and "占地70亩" in place.sentence


def test_a_fact_that_a_store_holds_without_evidence_is_found(store: Path, tmp_path: Path) -> None:
    from pyoxigraph import Store

    from kg.check.parts import parts
    from kg.check.run import schemes
    from kg.check.shapes import load, validate

    with view(store) as graph:
        quads = [q for q in graph.oxigraph if not q.predicate.value.endswith("#quote")]
    bare = Store()
    bare.extend(quads)
    shapes = load(TOP / "ontology/shapes.ttl")
    found = [f for part in parts(bare, schemes(TOP / "ontology"), 50) for f in validate(part, shapes)]
    assert found and {f.shape for f in found} == {"quote"}
    assert all(f.stated for f in found)
