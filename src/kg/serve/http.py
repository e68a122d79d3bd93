"""The reconciliation protocol over HTTP: GET and POST, CORS, clear refusals. Reads only; binds to this machine unless told otherwise."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from kg.errors import KgError, QueryError
from kg.serve.answers import Answers

_MOST = 8 * 1024 * 1024
"""Bytes of a request."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], answers: Answers, version: str, public: str) -> None:
        self.answers, self.version, self.public = answers, version, public
        super().__init__(address, _Handler)


def server(
    answers: Answers, host: str = "127.0.0.1", port: int = 8000, *, version: str = "0", public: str = ""
) -> ThreadingHTTPServer:
    """Give a server that is bound but does not run yet; port 0 takes a free one. `public` is the address that clients reach it at,
    where that is another (behind a proxy). Raises KgError where the address cannot be bound."""
    try:
        return _Server((host, port), answers, version, public.rstrip("/"))
    except (OSError, OverflowError) as error:
        raise KgError(f"{host}:{port}", f"cannot be bound: {error}", "choose another --host or --port") from error


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        self._answer(urlsplit(self.path).query)

    do_HEAD = do_GET

    def do_OPTIONS(self) -> None:
        self._send(204, b"", "text/plain")

    def do_POST(self) -> None:
        size = self.headers.get("Content-Length", "")
        if not size.isdigit():
            self._refuse(411, "request", "has no Content-Length")
            return
        if int(size) > _MOST:
            self._refuse(413, "request", f"is larger than {_MOST} bytes")
            return
        body = self.rfile.read(int(size))
        try:
            self._answer(body.decode("utf-8"))
        except UnicodeDecodeError:
            self._refuse(400, "request", "is no UTF-8")

    def _answer(self, form: str) -> None:
        try:
            fields = {
                key: values[-1] for key, values in parse_qs(form, max_num_fields=50, keep_blank_values=True).items()
            }
            self._route(urlsplit(self.path).path.rstrip("/"), fields)
        except KgError as error:
            self._refuse(400, error.where, error.what, error.remedy)
        except (ValueError, RecursionError) as error:
            self._refuse(400, "request", f"cannot be read: {error}")

    def _route(self, path: str, fields: dict[str, str]) -> None:
        answers = self.server.answers
        if path in ("", "/reconcile"):
            if "queries" in fields:
                self._json(answers.reconcile(_json(fields["queries"], "queries")))
            elif "query" in fields:
                query = fields["query"]
                one = _json(query, "query") if query.lstrip().startswith("{") else {"query": query}
                self._json(answers.reconcile({"q": one})["q"])
            elif "extend" in fields:
                self._json(answers.extend(_json(fields["extend"], "extend")))
            else:
                self._json(answers.manifest(self._address() + path, self.server.version))
            return
        path = path.removeprefix("/reconcile")
        if path in ("/suggest/entity", "/suggest/type", "/suggest/property"):
            cursor = _number(fields.get("cursor", "0"), "cursor")
            self._json(answers.suggest(path.rsplit("/", 1)[-1], fields.get("prefix", ""), cursor))
        elif path == "/properties":
            limit = _number(fields["limit"], "limit") if fields.get("limit") else None
            self._json(answers.propose(fields.get("type", ""), limit))
        elif path == "/preview":
            page = answers.preview(fields.get("id", ""))
            if page is None:
                self._refuse(404, "id", f"{fields.get('id', '')!r} is unknown")
            else:
                self._send(200, page.encode("utf-8"), "text/html; charset=utf-8")
        else:
            self._refuse(404, path, "is no address of this service")

    def _address(self) -> str:
        if self.server.public:
            return self.server.public
        host, port = self.server.server_address[:2]
        return f"http://{self.headers.get('Host') or f'{host!s}:{port}'}"

    def _json(self, answer: Any, status: int = 200) -> None:
        self._send(status, json.dumps(answer, ensure_ascii=False).encode("utf-8"), "application/json; charset=utf-8")

    def _refuse(self, status: int, where: str, what: str, remedy: str = "") -> None:
        self.close_connection = True
        error = QueryError(where, what, remedy)
        self._json({"status": "error", "message": str(error)}, status)

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
        self.send_header("Access-Control-Allow-Headers", "Content-Type")
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: who asks what is the researcher's business."""


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise QueryError(where, f"is no JSON: {error}", "send JSON in the form field") from error


def _number(text: str, where: str) -> int:
    if not text.isdigit() or len(text) > 6:
        raise QueryError(where, f"{text!r} is no number", "give a number from 0 on")
    return int(text)
