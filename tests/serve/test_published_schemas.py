"""The service's answers against the JSON schemas of the Reconciliation API 0.2."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.link import ATTRIBUTION
from kg.serve import Answers
from kg.serve.index import Index
from kg.store import view
from tests.link.graphs import GAZETTEER, NAMES, fill

PROJECT = "project/140406/甲乙光电"
QUERIES: dict[str, Any] = {
    "q0": {"query": "甲乙光电"},
    "q1": {"query": "潞城区", "type": "Region", "limit": 2, "properties": [{"pid": "partOf", "v": "长治市"}]},
    "q2": {"query": "没有这个东西"},
    "q3": {
        "query": "甲乙光电项目",
        "type": ["Project"],
        "properties": [{"pid": "locatedIn", "v": {"id": "place/140406"}}],
    },
}
EXTEND = {"ids": [PROJECT, "place/140406", "none"], "properties": [{"id": p} for p in ("locatedIn", "investment", "stage")]}  # fmt: skip


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    root = tmp_path_factory.mktemp("store")
    fill(root)
    with view(root) as graph:
        yield Answers(Index(graph, NAMES), GAZETTEER, ATTRIBUTION)


def errors(schemas: Path, name: str, document: Any) -> list[str]:
    from jsonschema import Draft7Validator  # type: ignore[import-untyped, unused-ignore]
    from referencing import Registry
    from referencing.jsonschema import DRAFT7

    folder = schemas / "reconciliation" / "0.2"
    loaded = {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))}
    pairs = [(schema.get("$id", name), DRAFT7.create_resource(schema)) for name, schema in loaded.items()]
    registry: Registry[Any] = Registry().with_resources(pairs)
    validator = Draft7Validator(loaded[name], registry=registry)
    return [f"{list(e.absolute_path)}: {e.message[:300]}" for e in validator.iter_errors(document)]


def test_manifest(answers: Answers, schemas: Path) -> None:
    manifest = answers.manifest("http://127.0.0.1:8000", "1.2")
    assert errors(schemas, "manifest", manifest) == []
    assert errors(schemas, "manifest", {key: value for key, value in manifest.items() if key != "versions"})


def test_candidates(answers: Answers, schemas: Path) -> None:
    assert errors(schemas, "reconciliation-query-batch", QUERIES) == []
    found = answers.reconcile(QUERIES)
    assert [key for key, part in found.items() if part["result"]] == ["q0", "q1", "q3"]
    assert errors(schemas, "reconciliation-result-batch", found) == []
    assert errors(schemas, "reconciliation-result-batch", {"q0": {"result": [{"name": "no id"}]}})


@pytest.mark.parametrize(("kind", "schema", "prefix"), [("entity", "entities", "潞城"), ("type", "types", "企业"), ("property", "properties", "投资")])  # fmt: skip
def test_suggestions(answers: Answers, schemas: Path, kind: str, schema: str, prefix: str) -> None:
    found = answers.suggest(kind, prefix)
    assert found["result"]
    assert errors(schemas, f"suggest-{schema}-response", found) == []


def test_extended_data(answers: Answers, schemas: Path) -> None:
    assert errors(schemas, "data-extension-query", EXTEND) == []
    found = answers.extend(EXTEND)
    assert found["rows"][PROJECT]["locatedIn"]
    assert errors(schemas, "data-extension-response", found) == []


@pytest.mark.parametrize(("type", "limit"), [("Project", 2), ("Region", None), ("", None)])
def test_proposed_properties(answers: Answers, schemas: Path, type: str, limit: int | None) -> None:
    assert errors(schemas, "data-extension-property-proposal", answers.propose(type, limit)) == []
