"""The reconciliation service over HTTP on loopback: what the protocol asks for, and what it refuses."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.link import ATTRIBUTION
from kg.link.service import Query, Service
from kg.serve import Answers, server
from kg.serve.index import Index
from kg.store import view
from tests.link.graphs import GAZETTEER, NAMES, fill

Get = Callable[..., Any]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    root = tmp_path_factory.mktemp("store")
    fill(root)
    with view(root) as graph:
        yield Answers(Index(graph, NAMES), GAZETTEER, ATTRIBUTION)


@pytest.fixture(scope="module")
def address(answers: Answers) -> Iterator[str]:
    running = server(answers, port=0, version="1.2")
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


@pytest.fixture(scope="module")
def get(address: str) -> Get:
    def ask(path: str = "/", post: bool = False, **form: Any) -> Any:
        fields = {k: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for k, v in form.items()}
        data = urlencode(fields)
        request = urllib.request.Request(address + path, data.encode()) if post else f"{address}{path}?{data}"
        with urllib.request.urlopen(request) as response:
            assert response.headers["Access-Control-Allow-Origin"] == "*"
            return json.loads(response.read())

    return ask


def refused(call: Callable[[], Any]) -> tuple[int, str]:
    with pytest.raises(urllib.error.HTTPError) as caught:
        call()
    with caught.value as error:
        return error.code, json.loads(error.read())["message"]


def test_manifest(get: Get, address: str) -> None:
    manifest = get()
    assert "0.2" in manifest["versions"]
    assert manifest["identifierSpace"] == "https://example.org/id/"
    assert {t["id"] for t in manifest["defaultTypes"]} >= {"Region", "Company", "Project", "Mechanism"}
    assert "{{id}}" in manifest["view"]["url"]
    assert "{{id}}" in manifest["preview"]["url"]
    assert manifest["suggest"]["entity"] == {"service_url": address, "service_path": "/suggest/entity"}
    assert manifest["extend"]["propose_properties"]["service_path"] == "/properties"


@pytest.mark.parametrize("post", [False, True])
def test_batch(get: Get, post: bool) -> None:
    queries = {
        "q0": {"query": "甲乙光电"},
        "q1": {"query": "山西长治市潞城区", "type": "Region"},
        "q2": {"query": "没有这个东西"},
        "q3": {"query": "丙丁化工", "type": "Company", "limit": 1},
    }
    answer = get(post=post, queries=queries)
    assert set(answer) == set(queries)
    best = {key: part["result"][0] for key, part in answer.items() if part["result"]}
    assert (best["q0"]["id"], best["q0"]["match"]) == ("company/甲乙光电", True)
    assert (best["q1"]["id"], best["q1"]["match"]) == ("place/140406", True)
    assert best["q1"]["description"] == "山西省长治市潞城区"
    assert answer["q2"]["result"] == []
    assert best["q3"]["match"] is False
    assert best["q3"]["score"] < 90
    for candidate in best.values():
        assert set(candidate) == {"id", "name", "description", "score", "match", "type", "features"}
        assert all(set(t) == {"id", "name"} for t in candidate["type"])


def test_former_name_finds_the_unit_of_the_past(get: Get) -> None:
    result = get(queries={"q": {"query": "潞城市", "type": "Region"}})["q"]["result"]
    assert result[0]["id"] == "place/140481"


def test_properties_tell_apart(get: Get) -> None:
    def score(value: object) -> float:
        query = {"query": "甲乙光电项目", "type": "Project", "properties": [{"pid": "locatedIn", "v": value}]}
        return float(get(queries={"q": query})["q"]["result"][0]["score"])

    assert score("潞城区") == score({"id": "place/140406"}) == score(["壶关县", "潞城区"]) == 100
    assert score("壶关县") == 75


def test_single_query(get: Get) -> None:
    assert get(query="甲乙光电")["result"][0]["id"] == "company/甲乙光电"


def test_suggest(get: Get) -> None:
    assert next(r["id"] for r in get("/suggest/entity", prefix="潞城")["result"]) == "place/140406"
    row = get("/suggest/entity", prefix="赛跑")["result"][0]
    assert (row["notable"][0]["id"], row["description"]) == ("Mechanism", "潞城区")
    assert [r["id"] for r in get("/suggest/type", prefix="企业")["result"]] == ["Company"]
    assert "investedBy" in [r["id"] for r in get("/suggest/property", prefix="投资")["result"]]
    assert get("/suggest/entity", prefix="")["result"] == []


def test_data_extension(get: Get) -> None:
    assert get("/properties", type="Mechanism", limit="1") == {
        "properties": [{"id": "usedBy", "name": "used by 采用者"}],
        "type": "Mechanism",
        "limit": 1,
    }
    asked = {
        "ids": ["project/140406/甲乙光电", "unknown/x"],
        "properties": [{"id": p} for p in ("locatedIn", "investment", "stage")],
    }
    answer = get(post=True, extend=asked)
    assert [m["id"] for m in answer["meta"]] == ["locatedIn", "investment", "stage"]
    assert answer["rows"]["project/140406/甲乙光电"] == {
        "locatedIn": [{"id": "place/140406", "name": "潞城区"}],
        "investment": [{"int": 460000000}],
        "stage": [{"str": "signed"}],
    }
    assert answer["rows"]["unknown/x"] == {"locatedIn": [], "investment": [], "stage": []}


def test_preview(address: str) -> None:
    with urllib.request.urlopen(f"{address}/preview?id={quote('project/140406/甲乙光电')}") as response:
        page = response.read().decode("utf-8")
        assert response.headers["Content-Type"].startswith("text/html")
    assert "甲乙光电项目" in page
    assert "潞城区" in page
    assert "GeoNames" in page


@pytest.mark.parametrize(
    ("path", "form", "status", "what"),
    [
        ("/", {"queries": "{"}, 400, "no JSON"),
        ("/", {"queries": "[]"}, 400, "no JSON object"),
        ("/", {"queries": {"q": 3}}, 400, "queries.q: is no query"),
        ("/", {"queries": {"q": {"query": 3}}}, 400, "no text"),
        ("/", {"queries": {"q": {"query": "a", "limit": 0}}}, 400, "limit"),
        ("/", {"queries": {"q": {"query": "a", "type": "Planet"}}}, 400, "unknown type 'Planet'"),
        ("/", {"queries": {"q": {"query": "a", "type": [{"id": {}}]}}}, 400, "unknown type"),
        ("/", {"queries": {"q": {"query": "a", "properties": [{"pid": "colour", "v": "x"}]}}}, 400, "unknown property"),
        ("/", {"queries": {f"q{i}": {"query": "a"} for i in range(501)}}, 400, "at most 500"),
        ("/", {"extend": {"ids": "x"}}, 400, "lacks ids"),
        ("/", {"extend": {"ids": [], "properties": [{"id": "colour"}]}}, 400, "unknown property"),
        ("/suggest/entity", {"prefix": "a", "cursor": "-1"}, 400, "no number"),
        ("/preview", {"id": "none"}, 404, "unknown"),
        ("/elsewhere", {}, 404, "no address"),
    ],
)
def test_refusals(get: Get, path: str, form: dict[str, Any], status: int, what: str) -> None:
    code, message = refused(lambda: get(path, post=len(str(form)) > 4000, **form))
    assert code == status
    assert what in message


def test_too_large_a_request(address: str) -> None:
    request = urllib.request.Request(address, b"x", {"Content-Length": str(9 * 1024 * 1024)})
    assert refused(lambda: urllib.request.urlopen(request))[0] == 413


def test_cors_preflight_and_head(address: str) -> None:
    for method in ("OPTIONS", "HEAD"):
        with urllib.request.urlopen(urllib.request.Request(address, method=method)) as response:
            assert response.headers["Access-Control-Allow-Origin"] == "*"
            assert response.read() == b""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["query", "type", "limit", "properties", "pid", "v", "id"]), x), max_leaves=12))  # fmt: skip
def test_any_query_is_answered_or_refused(answers: Answers, query: Any) -> None:
    for ask, asked in ((answers.reconcile, {"q": query}), (answers.extend, query)):
        try:
            json.dumps(ask(asked))
        except KgError as error:
            assert error.where


def test_our_client_speaks_to_our_service(address: str, tmp_path: Path) -> None:
    client = Service(address, cache=tmp_path, pause=0)
    found = client.ask([Query("甲乙光电", "Company"), Query("潞城区", "Region", (("partOf", "长治市"),))])
    assert [(answer[0].id, answer[0].match) for answer in found] == [("company/甲乙光电", True), ("place/140406", True)]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:The inplace keyword")
def test_reconciler_package(address: str) -> None:
    reconciler = pytest.importorskip("reconciler")
    pandas = pytest.importorskip("pandas")
    table = reconciler.reconcile(pandas.Series(["甲乙光电", "赛跑机制"]), top_res=1, reconciliation_endpoint=address)
    assert list(table["id"]) == ["company/甲乙光电", "mechanism/赛跑机制"]
    assert list(table["match"]) == [True, True]


def test_port_that_is_taken(address: str, answers: Answers) -> None:
    port = int(address.rsplit(":", 1)[1])
    with pytest.raises(KgError, match="cannot be bound"):
        server(answers, "256.0.0.1", port)
