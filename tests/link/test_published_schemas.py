"""Linked Places and LP-TSV against every schema that is published: 1.2, 1.2.2 and 2.0 (none is of 1.3), and the table schema of LP-TSV."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.link.lpf import read_lpf, write_lpf
from kg.link.lptsv import read_table, write_lptsv
from tests.link.test_linked_places import ALL as EVERY

ALL = EVERY[::13]
"""A sample: schemas are slow to check. All of them were checked once, without an error."""


def errors(schema: Any, documents: Iterable[Any]) -> list[str]:
    from jsonschema import Draft7Validator  # type: ignore[import-untyped, unused-ignore]

    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    return [f"{list(e.absolute_path)}: {e.message[:200]}" for one in documents for e in validator.iter_errors(one)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file with every thirteenth lineage of the gazetteer."""
    file = tmp_path_factory.mktemp("lpf") / "all.json"
    file.write_text("".join(write_lpf(ALL)), "utf-8")
    return file


@pytest.mark.parametrize("name", ["schema_lpf_v1.2.json", "schema_lpf_v1.2.2.json"])
def test_every_feature_keeps_the_schemas_of_1_2(name: str, written: Path, schemas: Path) -> None:
    schema = json.loads((schemas / "lpf" / name).read_text("utf-8"))
    features = json.loads(written.read_text("utf-8"))["features"]
    assert len(features) == len(ALL)
    assert errors(schema, features) == []


def test_the_collection_keeps_the_schema_of_2_0(written: Path, schemas: Path) -> None:
    schema = json.loads((schemas / "lpf" / "lpf_v2.0.json").read_text("utf-8"))
    assert errors(schema, [json.loads(written.read_text("utf-8"))]) == []


def test_what_1_3_adds_to_1_2(written: Path) -> None:
    classes = set("AHLPRST")
    for feature in json.loads(written.read_text("utf-8"))["features"]:
        assert set(feature["properties"]["fclasses"]) & classes
        for part in (feature, *feature["names"], *feature.get("types", []), *feature.get("relations", [])):
            assert part["when"]["timespans"][0]["start"]


def test_what_was_written_and_kept_the_schemas_comes_back(written: Path) -> None:
    assert "".join(write_lpf(read_lpf(written))) == written.read_text("utf-8")


def test_every_row_keeps_the_table_schema(schemas: Path, tmp_path: Path) -> None:
    fields = {f["name"]: f for f in json.loads((schemas / "lpf" / "schema_tsv.json").read_text("utf-8"))["fields"]}
    file = tmp_path / "all.tsv"
    file.write_text("".join(write_lptsv(ALL)), "utf-8")
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len({row["id"] for row in rows}) == len(rows) == len(read_table(file))
    for row in rows:
        for name, field in fields.items():
            rules, value = field.get("constraints", {}), row.get(name, "")
            assert value or not rules.get("required"), (name, row)
            if not value:
                continue
            if field.get("type") == "number":
                assert rules.get("minimum", -1e9) <= float(value) <= rules.get("maximum", 1e9)
            elif "pattern" in rules and name != "end":  # its pattern is broken: it lacks a brace
                assert re.fullmatch(rules["pattern"], value), (name, value)


def test_every_row_keeps_the_rules_of_lp_tsv_0_5(tmp_path: Path) -> None:
    file = tmp_path / "all.tsv"
    file.write_text("".join(write_lptsv(ALL)), "utf-8")
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        assert row["id"]
        assert row["title"]
        assert row["title_source"]
        assert row["fclasses"] or row["aat_types"]
        assert row["start"] or row["attestation_year"]
        assert bool(row["parent_name"]) == bool(row["parent_id"])
        assert not row["aat_types"] or row["aat_types"].count(";") == row["types"].count(";")
        assert all(re.fullmatch(r"(wd|gn):\w+", match) for match in row["matches"].split(";") if match)
