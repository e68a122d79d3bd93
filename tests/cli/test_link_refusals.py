"""Bad input to kg link: what is wrong is named with its row or address, the graph stays as it was, no table is written."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from kg.cli import run
from kg.link.own import COLUMNS
from kg.link.service import Service
from kg.store import view
from tests.link.graphs import NAMES, fill

GOOD = "1,潞城区,,,140406,,1,exact,accept,"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_BASE", NAMES.base)
    fill(tmp_path / "store")
    return tmp_path / "store"


def dump(store: Path) -> list[str]:
    with view(store) as graph:
        return list(graph.lines())


@pytest.mark.parametrize(
    ("row", "options", "what"),
    [
        ("2,乙,,,999999,,1,exact,accept,", (), ":3: unknown code '999999'"),
        ("2,乙,,,140499,,1,exact,accept,", (), ":3: unknown code '140499'"),
        ("1,乙,,,140427,,1,exact,accept,", (), ":3: '1' is accepted in line 2 too"),
        ("2,乙,,,140427,,1,exact,perhaps,", (), ":3: unknown decision 'perhaps'"),
        ("2,乙", (), ":3: has 2 fields"),
        (GOOD.replace("1,", "2,", 1), ("--date", "2021-02-30"), "--date: '2021-02-30' is no date"),
        (GOOD.replace("1,", "2,", 1), ("--date", "soon"), "--date: 'soon' is no date"),
    ],
)
def test_a_table_with_one_bad_row_links_nothing(
    row: str, options: tuple[str, ...], what: str, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dump(store)
    table = tmp_path / "decided.csv"
    table.write_text("\n".join((",".join(COLUMNS), GOOD, row)) + "\n", "utf-8")
    asked = ["link", "accept", str(table), "--space", "https://g.example/", *options, "--store", str(store)]
    assert run(asked) == 1
    printed = capsys.readouterr()
    assert what in printed.err
    assert not printed.out
    assert dump(store) == before


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("code,label\n1,潞城区\n", ":1: has the columns code, label; name at least id and title"),
        ("id,name\n1,潞城区\n1,壶关县\n", ":3: id '1' stands in line 2 too"),
        ("id,name,start\n1,潞城区,2021-13\n", ":2: '2021-13' is no date"),
        ("id,name,start,end\n1,潞城区,2021,1999\n", ":2: ends in 1999, before it begins in 2021"),
    ],
)
def test_a_gazetteer_that_is_broken_gives_no_proposals(
    text: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.csv").write_text(text, "utf-8")
    assert run(["link", "propose", str(tmp_path / "mine.csv"), str(tmp_path / "out.csv")]) == 1
    assert f"mine.csv{what}" in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


class _Liar(BaseHTTPRequestHandler):
    body: ClassVar[str] = ""
    asked: ClassVar[int] = 0

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        type(self).asked += 1
        if self.body == "hang":
            time.sleep(1.0)
            return
        self._send(self.body)

    def do_GET(self) -> None:
        self._send('{"name": "liar", "identifierSpace": "https://l.example/"}')

    def _send(self, body: str) -> None:
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if body.startswith("<") else "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def liar() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Liar)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/api"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("hang", "timed out"),
        ("<html>please log in</html>", "text/html, no JSON"),
        ("[1]", "no JSON object"),
        ('{"q0": {"result": [{"id": "1", "name": "x", "score": 9, "match": true}]}}', "no list 'result'"),
        ('{"q0": {"result": [{"name": "x"}]}, "q1": {"result": []}}', "without id or name"),
    ],
)
def test_a_service_that_hangs_or_lies_gives_no_proposals(
    body: str, what: str, liar: str, store: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(_Liar, "body", body)
    monkeypatch.setattr(
        "kg.cli.linking.Service",
        lambda url, cache, offline: Service(url, cache, pause=0, timeout=0.2, tries=2, offline=offline, sleep=print),
    )
    before, cache, out = dump(store), tmp_path / "cache", tmp_path / "out.csv"
    asked = ["link", "ask", str(out), "--service", liar, "--cache", str(cache), "--store", str(store)]
    assert run(asked) == 1
    printed = capsys.readouterr()
    assert what in printed.err
    assert liar in printed.err
    assert not out.exists()
    assert dump(store) == before
    assert not cache.exists() or not [file for file in cache.iterdir() if "result" in file.read_text("utf-8")]
