"""What a person decides in the ledger and what the door keeps out, through the commands: in effect everywhere, and undone with the line."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg import pipeline
from kg.cli import run
from kg.knowledge import Knowledge
from kg.model import Document, Extraction, Fact, Kind
from kg.pipeline import extract
from kg.store import view

HEADER = "decision,left,relation,right,reason\n"
PAGE = (
    "浏阳市举行项目签约仪式\n发布时间：2023-05-17\n5月17日，湖南金穗光电有限公司投资3亿元建设的金穗光伏组件项目落户浏阳市，占地70亩。\n"
    "浏阳经开区与长沙青禾食品有限公司签订投资协议。\n"
)
PROJECT, COMPANY = "project/430181/金穗光伏组件", "company/湖南金穗光电"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_STORE", str(tmp_path / "store"))
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def build(page: Path, ledger: str = "", *, code: int = 0) -> None:
    path = page.with_name("ledger.csv")
    path.write_text(HEADER + ledger, "utf-8")
    assert run(["build", str(page), "--ledger", str(path), "--workers", "1"]) == code


def dump(page: Path) -> list[str]:
    with view(page.with_name("store")) as graph:
        return list(graph.lines())


def told(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    capsys.readouterr()
    run(list(command))
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "there", "gone"),
    [
        (f"same,{COMPANY},,company/长沙青禾食品,one house", '"one house"@zh', "id/company/长沙青禾食品> <http://www.w3.org/1999"),
        (f"different,{COMPANY},,company/长沙青禾食品,two", '#same> "false"', ""),
        (f"alias,{COMPANY},,青禾控股,was called so", '"青禾控股"@zh', ""),
        (f"reject,{PROJECT},investment,300000000,a slip", "", '#investment> "300000000"'),
        (f"reject,{PROJECT},locatedIn,place/430181,elsewhere", "", "金穗光伏组件> <https://w3id.org/zhaoshang/ns#locatedIn> <https://w3id.org/zhaoshang/id/place/430181> )>>"),
        (f"reject,{PROJECT},stage,signed,not yet", "", "stage/signed> )>>"),
    ],
    ids=["same", "different", "alias", "reject value", "reject thing", "reject stage"],
)  # fmt: skip
def test_a_line_works_and_undoing_it_undoes_its_effect(line: str, there: str, gone: str, page: Path) -> None:
    build(page)
    before = dump(page)
    build(page, line + "\n")
    with_it = "".join(dump(page))
    without = "".join(before)
    assert not there or (there in with_it and there not in without)
    assert not gone or (gone not in with_it and gone in without)
    build(page)
    assert dump(page) == before


def test_a_rejected_fact_is_nowhere(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(page)
    assert '"investment"' in told(capsys, "facts")
    build(page, f"reject,{PROJECT},investment,300000000,a slip\n")
    assert "investment" not in told(capsys, "build", str(page), "--ledger", str(page.with_name("ledger.csv")))
    assert '"investment"' not in told(capsys, "facts")
    assert "300000000" not in told(capsys, "explain", "金穗光伏组件项目")
    run(["export", "csv", str(tmp_path / "all.csv")])
    assert "investment" not in (tmp_path / "all.csv").read_text("utf-8").partition("\n")[2]
    with view(page.with_name("store")) as graph:
        assert "investment" not in graph.generation.facts


def test_a_relation_that_no_fact_has_is_refused_by_line(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(page)
    before = dump(page)
    build(page, f"# a comment\nreject,{PROJECT},locatedOn,place/430181,\n", code=1)
    assert "ledger.csv:3: no fact has the relation 'locatedOn'; use one of capacity" in capsys.readouterr().err
    assert dump(page) == before


def test_what_breaks_the_ontology_stays_out_and_is_listed(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def wrong(document: Document, knowledge: Knowledge) -> Extraction:
        """Say besides that the project invested in the company."""
        made = extract(document, knowledge)
        project, company = (
            next(n for n, thing in enumerate(made.things) if thing.type is kind and "金穗" in thing.name)
            for kind in (Kind.PROJECT, Kind.COMPANY)
        )
        start = document.text.index("湖南金穗光电有限公司投资")
        fact = Fact("investedBy", company, start, start + 12, "investor/turned", object=project)
        return replace(made, facts=(*made.facts, fact))

    build(page)
    before = dump(page)
    page.with_name("store").rename(page.with_name("sound"))
    monkeypatch.setattr(pipeline, "extract", wrong)
    assert re.search(r"^quarantined +1$", told(capsys, "build", str(page), "--workers", "1"), re.MULTILINE)
    assert [line for line in dump(page) if "investor/turned" in line] == []
    assert dump(page) == before
    assert "investor/turned" not in told(capsys, "facts")
    assert run(["check", "--format", "json"]) == 1
    (found,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (found["check"], found["path"], found["label"]) == ("door/domain", "investedBy", "湖南金穗光电有限公司")
    (place,) = found["places"]
    assert (place["quote"], place["rule"], place["origin"]) == (
        "湖南金穗光电有限公司投资",
        "investor/turned",
        str(page),
    )
    assert PAGE[place["start"] : place["stop"]] == place["quote"] and place["quote"] in place["sentence"]

    build(page, f"accept,{COMPANY},investedBy,{PROJECT},a person says so\n")
    assert any("investor/turned" in line for line in dump(page))
    assert "investor/turned" in told(capsys, "facts")
    assert run(["check", "--ledger", str(page.with_name("ledger.csv"))]) == 0
    build(page)
    assert dump(page) == before
