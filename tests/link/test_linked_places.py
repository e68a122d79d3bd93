"""Linked Places and LP-TSV: written, read back, refused where broken."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.link import Tables
from kg.link.lpf import feature, read_lpf, write_lpf
from kg.link.lptsv import COLUMNS, read_table, write_lptsv
from kg.link.records import PlaceRecord, records
from tests.link.graphs import GAZETTEER, KNOWLEDGE, NAMES

ALL = records([unit.code for unit in GAZETTEER.units], GAZETTEER, Tables(KNOWLEDGE.seeds / "links"), NAMES)
LUCHENG = next(r for r in ALL if r.id.endswith("/140406"))


def test_a_lineage_is_one_feature_with_dated_names() -> None:
    item = feature(LUCHENG)
    names = {n["toponym"]: n["when"]["timespans"][0] for n in item["names"]}
    assert names["潞城市"] == {"start": {"in": "1994"}, "end": {"in": "2018"}}
    assert names["潞城区"]["start"] == {"in": "2018"}
    assert names["潞城县"]["start"] == {"latest": "1980"}
    assert item["properties"] == {"title": "潞城区", "ccodes": ["CN"], "fclasses": ["A"]}
    assert {"type": "exactMatch", "identifier": "wd:Q166383"} in item["links"]
    assert [r["label"] for r in item["relations"]][-1] == "长治市"
    assert item["geometry"]["coordinates"] == [113.2209, 36.3324]


@pytest.mark.parametrize("record", [LUCHENG, *ALL[::97]], ids=lambda r: r.id.rsplit("/", 1)[-1])
def test_features_have_what_the_format_requires(record: PlaceRecord) -> None:
    item = feature(record)
    assert item["@id"].startswith("https://")
    assert item["type"] == "Feature"
    assert item["names"][0]["citations"]
    assert "geometry" in item
    assert item["properties"]["fclasses"] == ["A"]
    spans = [part["when"]["timespans"][0] for part in (item, *item["names"], *item.get("relations", []))]
    assert all(set(span) == {"start", "end"} and all(len(span[side]) == 1 for side in span) for span in spans)


def test_all_of_it_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    file.write_text("".join(write_lpf(ALL)), "utf-8")
    assert "GeoNames (https://www.geonames.org/), CC BY 4.0" in file.read_text("utf-8")
    back = read_lpf(file)
    assert [dataclasses.replace(r, origin="") for r in back] == ALL
    assert "".join(write_lpf(back)) == file.read_text("utf-8")


def test_one_feature_a_line(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text("".join(json.dumps(feature(r), ensure_ascii=False) + "\n" for r in ALL[:5]), "utf-8")
    assert [r.id for r in read_lpf(file)] == [r.id for r in ALL[:5]]


def test_table_comes_back_without_its_dates(tmp_path: Path) -> None:
    file = tmp_path / "all.tsv"
    file.write_text("".join(write_lptsv(ALL)), "utf-8")
    back = read_table(file)
    lines = file.read_text("utf-8").splitlines()
    assert lines[0].split("\t") == list(COLUMNS)
    assert all("GeoNames" in line for line in lines if "gn:" in line)
    for record, other in zip(ALL, back, strict=True):
        assert (record.id, record.title, record.start, record.stop, record.point) == (
            other.id,
            other.title,
            other.start,
            other.stop,
            other.point,
        )
        assert {n.text for n in record.names} == {n.text for n in other.names}
        assert {link.target for link in record.links} == {link.target for link in other.links}


BROKEN_FEATURES = [
    ("", "no features|no JSON|holds"),
    ("[]", "holds no features"),
    ("{", "no JSON"),
    ('{"type": "Feature"}', "lacks"),
    ('{"type": "Thing"}', "no Feature"),
    ('{"type": "Feature", "@id": "a", "properties": {"title": ""}, "names": []}', "title"),
    ('{"type": "Feature", "@id": "a", "properties": {"title": "t"}, "names": [3]}', "not built"),
    (
        '{"type": "Feature", "@id": "a", "properties": {"title": "t"}, "names": [{"toponym": "t"}],'
        ' "when": {"timespans": [{"start": {"in": "soon"}}]}}',
        "no date",
    ),
    (
        '{"type": "Feature", "@id": "a", "properties": {"title": "t"}, "names": [{"toponym": "t"}],'
        ' "when": {"timespans": [{"start": {"in": "2021-02-30"}}]}}',
        "feature 1: '2021-02-30' is no date",
    ),
    (
        '{"type": "Feature", "@id": "a", "properties": {"title": "t"}, "names": [{"toponym": "t",'
        ' "when": {"timespans": [{"start": {"in": "2021"}, "end": {"in": "2001"}}]}}]}',
        "before it begins",
    ),
    (
        '[{"type": "Feature", "@id": "a", "properties": {"title": "t"}, "names": []},'
        ' {"type": "Feature", "@id": "a", "properties": {"title": "t"}, "names": []}]',
        "feature 2: @id 'a' is that of feature 1 too",
    ),
    (
        '{"type": "Feature", "@id": "a", "properties": {"title": "t"}, "names": [{"toponym": "t"}],'
        ' "geometry": {"type": "Point", "coordinates": [36, 113]}}',
        "no point on Earth",
    ),
]


@pytest.mark.parametrize(("text", "what"), BROKEN_FEATURES)
def test_broken_features_are_named(tmp_path: Path, text: str, what: str) -> None:
    file = tmp_path / "f.json"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match=what):
        read_lpf(file)


BROKEN_TABLES = [
    ("", "empty"),
    ("a,b\n1,2\n", "name at least id and title"),
    ("id,title\n", "no rows"),
    ("id,title\n1\n", "1 fields"),
    ("id,title\n1,甲县\n1,乙县\n", r":3.*stands in line 2"),
    ("id,title\n,甲县\n", "lacks id"),
    ("id,title,start\n1,甲县,yesterday\n", "no date"),
    ("id,title,start\n1,甲县,2021-13\n", r":2: '2021-13' is no date"),
    ("id,title,start\n1,甲县,2001\n2,乙县,2021-02-30\n", r":3: '2021-02-30' is no date"),
    ("id,title,start,end\n1,甲县,2021,2001\n", r":2: ends in 2001, before it begins in 2021"),
    ("id,title,lat,lon\n1,甲县,x,1\n", "no point"),
    ("id,title,lat,lon\n1,甲县,113,36\n", "no point on Earth"),
]


@pytest.mark.parametrize(("text", "what"), BROKEN_TABLES)
def test_broken_tables_are_named(tmp_path: Path, text: str, what: str) -> None:
    file = tmp_path / "t.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match=what):
        read_table(file)


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("any") / "t.csv"
    file.write_text(text, "utf-8", errors="replace")
    for read in (read_table, read_lpf):
        try:
            read(file)
        except InputError as error:
            assert str(file) in str(error)
