"""ROBOT's own report queries over the ontology, as `robot report` runs them: no ERROR.

They are not ours to copy: KG_ROBOT names a folder that holds them, as robot-core/src/main/resources of https://github.com/ontodev/robot
does (report_profile.txt, and the queries beside it or in report_queries/).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

TOP = Path(__file__).resolve().parents[2] / "ontology"
FOLDER = Path(os.environ.get("KG_ROBOT", "/nonexistent"))


@pytest.fixture(scope="module")
def queries() -> dict[str, tuple[str, str]]:
    """Give the queries of the default profile: name → (ERROR, WARN or INFO; the text)."""
    profile = FOLDER / "report_profile.txt"
    if not profile.is_file():
        pytest.skip("KG_ROBOT names no folder with report_profile.txt of ROBOT")
    inner = FOLDER / "report_queries"
    folder = inner if inner.is_dir() else FOLDER
    rows = (line.split() for line in profile.read_text("utf-8").splitlines() if line.strip())
    return {name: (grade, (folder / f"{name}.rq").read_text("utf-8")) for grade, name in rows}


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store()
    for path in [TOP / "kg.ttl", *sorted((TOP / "schemes").glob("*.ttl"))]:
        made.bulk_load(path=str(path), format=RdfFormat.TURTLE, to_graph=DefaultGraph())
    return made


def broken(queries: dict[str, tuple[str, str]], store: Store, grade: str) -> dict[str, list[str]]:
    """Give what queries of a grade find, by query."""
    found = {name: [str(row) for row in store.query(text)] for name, (g, text) in queries.items() if g == grade}  # type: ignore[union-attr]
    return {name: rows for name, rows in found.items() if rows}


def test_no_error(queries: dict[str, tuple[str, str]], store: Store) -> None:
    assert sum(grade == "ERROR" for grade, _ in queries.values()) >= 15
    for grade in ("WARN", "INFO"):
        print(grade, {name: len(rows) for name, rows in broken(queries, store, grade).items()})
    assert broken(queries, store, "ERROR") == {}


def test_the_queries_find_an_error_where_there_is_one(queries: dict[str, tuple[str, str]], store: Store) -> None:
    harmed = Store()
    harmed.extend(store)
    harmed.update(
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX kg: <https://w3id.org/zhaoshang/ns#> "
        "DELETE { kg:Project rdfs:label ?l } INSERT { kg:Park rdfs:label ' two  ' } WHERE { kg:Project rdfs:label ?l }"
    )
    assert {"missing_label", "multiple_labels", "label_whitespace"} <= broken(queries, harmed, "ERROR").keys()
