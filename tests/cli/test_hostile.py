"""Pages whose names, titles and words are made to break things, through every command: nothing breaks, nothing is obeyed."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

from kg.cli import run

HOSTILE = {
    "quotes": "甲\"乙\\'\\u0041",
    "line ends": "甲\n乙\r\n丙\u2028丁\u2029戊\x85己",
    "controls": "甲\x01\x07\x1b[31m乙\x00",
    "surrogates": "甲\ud800乙\udfff",
    "right to left": "甲\u202e乙\u2066丙\u200f",
    "brackets": "甲<乙>{丙}|^`丁",
    "triple": "<<( 甲 )>> . <http://x>",
    "path": "../../甲",
    "percent": "%41%2F甲",
    "nothing to see": "甲\u200b\ufeff\u3000乙",
    "no characters": "甲\ufffe\uffff乙",
    "megabyte": "甲" * 1_000_000,
}
PAGE = "5月17日，湖南省长沙市浏阳市举行项目签约仪式，湖南{0}光电有限公司投资3亿元建设的“{0}”光伏组件项目落户浏阳市，占地70亩。\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    rows = (
        {"id": told, "title": told, "author": told, "source": told, "url": told, "date": "2023-05-17", "text": PAGE.format(told)}
        for told in HOSTILE.values()
    )  # fmt: skip
    (folder / "pages.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert run(["build", str(folder / "pages.jsonl"), "--store", str(folder / "store"), "--workers", "1"]) == 0
    return folder / "store"


def exported(store: Path, folder: Path, format: str, *more: str) -> bytes:
    assert run(["export", format, str(folder / "out"), "--store", str(store), *more]) == 0
    return (folder / "out").read_bytes()


def test_every_page_says_what_it_says(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", "--store", str(store)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.split("\n")[:-1]]
    assert len({row["doc"] for row in rows}) == len(HOSTILE)
    # line ends inside the names leave no name whole
    assert len({row["doc"] for row in rows if row["relation"] == "locatedIn"}) == len(HOSTILE) - 1


def test_nothing_is_out_of_shape(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for format in ("table", "json", "sarif"):
        assert run(["check", "--store", str(store), "--format", format]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(("format", "kind", "name"), [("nquads", RdfFormat.N_QUADS, "nquads"), ("trig", RdfFormat.TRIG, "trig")])  # fmt: skip
def test_graphs_are_read_by_others(format: str, kind: RdfFormat, name: str, store: Path, tmp_path: Path) -> None:
    whole = list(parse(input=exported(store, tmp_path, format), format=kind))
    data = exported(store, tmp_path, format, "--rdf11")
    read = rdflib.Dataset()
    read.parse(data=data, format=name)
    statements = {quad[0] for quad in read.quads((None, rdflib.RDF.type, rdflib.RDF.Statement, None))}
    assert len(statements) == sum(quad.predicate.value.endswith("#reifies") for quad in whole) > len(HOSTILE)


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_networks_are_xml(format: str, store: Path, tmp_path: Path) -> None:
    assert (
        "湖南甲" in "".join(ElementTree.fromstring(exported(store, tmp_path, format)).itertext())
        or b"\xe7\x94\xb2" in (tmp_path / "out").read_bytes()
    )


def test_tables_are_tables(store: Path, tmp_path: Path) -> None:
    csv.field_size_limit(sys.maxsize)
    rows = list(csv.DictReader(io.StringIO(exported(store, tmp_path, "csv").decode("utf-8-sig"), newline="")))
    lines = exported(store, tmp_path, "jsonl").splitlines()
    assert len(rows) == len([json.loads(line) for line in lines]) > len(HOSTILE)


@pytest.mark.parametrize("format", ["xml", "json", "csv", "tsv", "table"])
def test_answers_are_of_their_form(
    format: str, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "q.rq").write_text("SELECT ?s ?l { ?s rdfs:label|dcterms:title ?l }", "utf-8")
    assert run(["query", str(tmp_path / "q.rq"), "--store", str(store), "--format", format]) == 0
    out = capsys.readouterr().out
    if format == "xml":
        assert ElementTree.fromstring(out).findall(".//{*}result")
    elif format == "json":
        assert json.loads(out)["results"]["bindings"]


@pytest.mark.parametrize(
    "command", [["explain", "浏阳市"], ["explain", "湖南甲光电有限公司"], ["query", "projects-by-county"]]
)
def test_terminals_have_nothing_to_obey(command: list[str], store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([*command, "--store", str(store)])
    printed = capsys.readouterr()
    assert set("\x1b\x07\x00\u202e\u2066\x85") & set(printed.out + printed.err) == set()


def test_names_of_files_are_not_obeyed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "a\x1b[2J\u202e.txt"
    page.touch()
    assert run(["build", str(page), "--store", str(tmp_path / "store"), "--workers", "1"]) == 1
    assert "a\\u001b[2J\\u202e.txt: the file is empty" in capsys.readouterr().err


@pytest.mark.parametrize("told", HOSTILE.values(), ids=HOSTILE)
def test_any_name_can_be_asked_for(told: str, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["explain", told], ["explain", f"https://w3id.org/zhaoshang/id/company/{told}"], ["place", told]):
        assert run([*command, *(["--store", str(store)] if command[0] == "explain" else [])]) in (0, 1)
        assert "Traceback" not in capsys.readouterr().err
