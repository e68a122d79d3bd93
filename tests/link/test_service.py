"""The client: batches, retry, cache, offline; services that hang, lie or give HTML."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs

import pytest

from kg.errors import InputError
from kg.link.service import Found, Query, Service, ServiceError

Script = list[tuple[int, str]]


class _Stub(BaseHTTPRequestHandler):
    script: ClassVar[Script] = []
    asked: ClassVar[list[Any]] = []

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        queries = json.loads(form["queries"][0])
        self.asked.append(queries)
        status, body = self.script.pop(0) if self.script else (200, "")
        time.sleep(0.6 if body == "hang" else 0)
        if not body:
            found = {
                k: {"result": [{"id": q["query"], "name": q["query"], "score": 9, "match": True}]}
                for k, q in queries.items()
            }
            body = json.dumps(found)
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if body.startswith("<") else "application/json")
        self.send_header("Content-Length", str(len(data)))
        if status == 429:
            self.send_header("Retry-After", "7")
        with contextlib.suppress(OSError):
            self.end_headers()
            self.wfile.write(data)

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"name": "stub", "identifierSpace": "http://x/"}')

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def stub() -> Iterator[str]:
    _Stub.script.clear()
    _Stub.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Stub)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/api"
    server.shutdown()
    server.server_close()


def service(url: str, **how: Any) -> tuple[Service, list[float]]:
    slept: list[float] = []
    return Service(url, pause=0.0, timeout=2.0, sleep=slept.append, **how), slept


def test_batches_and_repeats(stub: str) -> None:
    client, _ = service(stub, batch=3)
    names = ["甲", "乙", "丙", "丁", "甲"]
    answers = client.ask([Query(name) for name in names])
    assert [a[0].id for a in answers] == names
    assert [len(batch) for batch in _Stub.asked] == [3, 1]
    assert client.manifest()["name"] == "stub"


def test_properties_and_type_are_sent(stub: str) -> None:
    client, _ = service(stub)
    client.ask([Query("甲县", "Q1", (("P131", "乙市"),), 3)])
    assert _Stub.asked == [
        {"q0": {"query": "甲县", "limit": 3, "type": "Q1", "properties": [{"pid": "P131", "v": "乙市"}]}}
    ]


def test_retry_waits_as_told(stub: str) -> None:
    _Stub.script[:] = [(503, "busy"), (429, "slow")]
    client, slept = service(stub)
    assert client.ask([Query("甲")])[0][0].match
    assert slept == [1.0, 7.0]


def test_cache_and_offline(stub: str, tmp_path: Path) -> None:
    client, _ = service(stub, cache=tmp_path)
    first = client.ask([Query("甲")])
    assert client.ask([Query("甲")]) == first == [[Found("甲", "甲", 9.0, True)]]
    assert len(_Stub.asked) == 1
    away, _ = service(stub, cache=tmp_path, offline=True)
    assert away.ask([Query("甲")]) == first
    with pytest.raises(ServiceError, match="1 names are not in the cache"):
        away.ask([Query("乙")])


def test_damaged_cache_is_asked_again(stub: str, tmp_path: Path) -> None:
    client, _ = service(stub, cache=tmp_path)
    client.ask([Query("甲")])
    for file in tmp_path.iterdir():
        file.write_text("[[1]]", "utf-8")
    assert client.ask([Query("甲")])[0][0].id == "甲"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<html>login</html>", "text/html, no JSON"),
        ("[]", "no JSON object"),
        ('{"other": 1}', "no list 'result'"),
        ('{"q0": {"result": [{"name": "x"}]}}', "without id or name"),
        ('{"q0": {"result": [{"id": "1", "name": "x", "score": "high"}]}}', "score that is no number"),
    ],
)
def test_lies_are_refused_and_not_kept(stub: str, tmp_path: Path, body: str, what: str) -> None:
    _Stub.script[:] = [(200, body)]
    client, _ = service(stub, cache=tmp_path)
    with pytest.raises(ServiceError, match=what):
        client.ask([Query("甲")])
    assert list(tmp_path.iterdir()) == []


def test_wrong_address(stub: str) -> None:
    _Stub.script[:] = [(404, "none")]
    client, slept = service(stub)
    with pytest.raises(ServiceError, match="404"):
        client.ask([Query("甲")])
    assert slept == []


def test_nobody_there() -> None:
    client, slept = service("http://127.0.0.1:9/")
    with pytest.raises(ServiceError, match="cannot be reached"):
        client.ask([Query("甲")])
    assert slept == [1.0, 2.0, 4.0]


def test_no_web_address() -> None:
    with pytest.raises(InputError, match="no web address"):
        Service("file:///etc/hosts")


def test_a_service_that_hangs(stub: str) -> None:
    _Stub.script[:] = [(200, "hang")] * 2
    client, slept = service(stub, tries=2)
    client.timeout = 0.1
    with pytest.raises(ServiceError, match="timed out"):
        client.ask([Query("甲")])
    assert slept == [1.0]
