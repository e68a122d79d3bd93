"""The whole way, on pages written for this project: the same quads for any order and number of workers, and after any changes."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from kg import pipeline
from kg.export import flat
from kg.model import Document
from kg.rdf import confidences
from kg.read import Refusal, read
from kg.reading import Read, key, rules, tables
from kg.store import Generations, stored, view

SOME = ("101_signing_ceremony.txt", "104_frontline_service.txt", "108_bearing_park.html", "109_half_year_figures.txt")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, top: Path) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name in SOME:
        shutil.copy(top / "seeds" / "articles" / name, folder)
    return folder


@pytest.fixture(scope="module")
def whole(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    store = tmp_path_factory.mktemp("whole") / "store"
    pipeline.build([pages], store)
    return dump(store)


def dump(store: Path) -> list[str]:
    with view(store) as graph:
        return list(graph.lines())


def test_workers_and_order_change_nothing(
    pages: Path, whole: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.reading._ALONE", 0)
    monkeypatch.setattr("kg.reading._CHUNK", 1)
    files: list[Path | str] = sorted(pages.iterdir())
    random.Random(7).shuffle(files)
    made = pipeline.build(files, tmp_path / "store", workers=2)
    assert dump(tmp_path / "store") == whole
    assert made.generation.quads == len(whole)


def test_one_by_one_gives_the_same(pages: Path, whole: list[str], tmp_path: Path) -> None:
    for path in sorted(pages.iterdir(), reverse=True):
        pipeline.build([path], tmp_path)
    assert dump(tmp_path) == whole


def test_unchanged_pages_are_not_read_again(pages: Path, whole: list[str], tmp_path: Path) -> None:
    first = pipeline.build([pages], tmp_path)
    again = pipeline.build([pages], tmp_path)
    assert (first.read, first.unchanged) == (len(SOME), 0)
    assert (again.read, again.unchanged) == (0, len(SOME))
    assert dump(tmp_path) == whole


def test_changes_and_removals_equal_a_fresh_build(pages: Path, whole: list[str], tmp_path: Path) -> None:
    folder, store = tmp_path / "pages", tmp_path / "store"
    shutil.copytree(pages, folder)
    page = folder / SOME[0]
    text = page.read_text("utf-8")
    pipeline.build([folder], store)
    page.write_text(text.replace("亿元", "万元"), "utf-8")
    (folder / SOME[1]).unlink()
    kept = pipeline.build([folder], store)
    assert kept.generation.documents == len(SOME)
    assert dump(store) != whole
    pruned = pipeline.build([folder], store, prune=True)
    assert (pruned.removed, pruned.generation.documents) == (1, len(SOME) - 1)
    pipeline.build([folder], tmp_path / "fresh")
    assert dump(store) == dump(tmp_path / "fresh")
    page.write_text(text, "utf-8")
    shutil.copy(pages / SOME[1], folder)
    pipeline.build([folder], store)
    assert dump(store) == whole


def test_refused_inputs_are_told_and_the_rest_is_built(pages: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    told: list[Read | Refusal | str] = []
    made = pipeline.build([pages / SOME[0], empty, tmp_path / "none.txt"], tmp_path / "store", notice=told.append)
    assert [Path(one.origin).name for one in made.refused] == ["empty.txt", "none.txt"]
    assert made.generation.documents == 1
    assert len([one for one in told if isinstance(one, Read)]) == 1
    assert [one for one in told if isinstance(one, Refusal)] == list(made.refused)


def test_names_that_are_no_utf8_are_told_apart(tmp_path: Path) -> None:
    records = tmp_path / "pages.jsonl"
    lines = [
        json.dumps({"id": id, "text": "云岭县招商。", "title": "\ud800"}) for id in ("\ud800", "\ud801", "/../x", "..")
    ]
    records.write_text("\n".join(lines) + "\n", "utf-8")
    made = pipeline.build([records], tmp_path / "store")
    assert made.generation.documents == 4
    assert len(made.refused) == 0
    kinds = (line for line in dump(tmp_path / "store") if "#type> <https://w3id.org/zhaoshang/ns#Document>" in line)
    assert len({line.split(" ")[0] for line in kinds}) == 4


def test_a_rejected_fact_goes_and_comes_back_with_its_line(pages: Path, tmp_path: Path) -> None:
    plain = pipeline.build([pages], tmp_path / "store")
    before = dump(tmp_path / "store")
    place = "<https://w3id.org/zhaoshang/ns#usedBy> <https://w3id.org/zhaoshang/id/place/"
    line = next(
        line for line in before if place in line and line.startswith("<https://w3id.org/zhaoshang/id/mechanism/")
    )
    left, _, right = (part.strip("<>").partition("/id/")[2] for part in line.split(" ")[:3])
    ledger = tmp_path / "ledger.csv"
    ledger.write_text(f"decision,left,relation,right,reason\nreject,{left},usedBy,{right},no such thing\n", "utf-8")
    pipeline.build([pages], tmp_path / "store", ledger=ledger)
    assert line not in dump(tmp_path / "store")
    ledger.write_text("decision,left,relation,right,reason\n", "utf-8")
    again = pipeline.build([pages], tmp_path / "store", ledger=ledger)
    assert dump(tmp_path / "store") == before
    assert again.generation.facts == plain.generation.facts


def test_facts_of_pages_and_of_the_graph_are_the_same(pages: Path, tmp_path: Path) -> None:
    pipeline.build([pages], tmp_path)
    knowledge = tables(None)
    trust = confidences(knowledge.seeds / "rules.tsv")
    found = [
        record
        for document in read([pages])
        if isinstance(document, Document)
        for record in flat.facts(pipeline.extract(document, knowledge), trust)
    ]
    with view(tmp_path) as graph:
        assert [r for page in stored(graph) for r in flat.records(page, trust)] == found
    texts = {document.id: document.text for document in read([pages]) if isinstance(document, Document)}
    assert found
    assert all(texts[str(r["doc"])][int(r["start"]) : int(r["end"])] == r["quote"] for r in found)


def test_the_key_of_a_page_changes_with_all_that_it_says() -> None:
    page = Document("a", "text")
    others = [
        Document("b", "text"),
        Document("a", "texts"),
        Document("a", "text", title="t"),
        Document("a", "text", url="u"),
    ]
    assert len({key(one, "rules") for one in [page, *others]}) == 5
    assert key(page, "rules") != key(page, "other rules")
    assert key(page, "rules") == key(Document("a", "text", origin="elsewhere"), "rules")


def test_the_rules_change_with_a_table(tmp_path: Path, top: Path) -> None:
    for folder in ("lexicon", "gazetteer"):
        (tmp_path / folder).mkdir()
    before = rules(tmp_path)
    (tmp_path / "lexicon" / "new.tsv").write_text("# title\nword\n", "utf-8")
    assert rules(tmp_path) != before


def test_no_path_of_this_machine_is_in_the_graph(pages: Path, whole: list[str], tmp_path: Path) -> None:
    assert not [line for line in whole if str(pages) in line or str(tmp_path) in line]


def test_the_summary_counts_what_is_in_the_graph(pages: Path, whole: list[str], tmp_path: Path) -> None:
    pipeline.build([pages], tmp_path)
    made = Generations(tmp_path).current()
    assert made is not None
    assert sum(made.facts.values()) == sum(
        "#reifies>" in line and "/id/document/" in line.split(" ")[0] for line in whole
    )
    assert json.loads((made.path / "generation.json").read_text("utf-8"))["quads"] == len(whole)
