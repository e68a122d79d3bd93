"""Asks a reconciliation service of the W3C community group (API 0.1 and 0.2): in batches, politely, with retry and a cache on disk.

Source: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple

from kg.errors import InputError, KgError

_AGENT = "kg (knowledge graph of local-government news; reconciliation client)"
_MOST = 32 * 1024 * 1024
"""An answer larger than this is no answer to a batch."""
_AGAIN = frozenset({429, 500, 502, 503, 504})


class ServiceError(KgError):
    """A reconciliation service that cannot be reached, or whose answer is none."""


class Query(NamedTuple):
    """What is asked: a name, the service's type id (empty: any), properties by the service's property ids."""

    text: str
    type: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    limit: int = 5


class Found(NamedTuple):
    """A candidate of the service. `match` is the service's own verdict."""

    id: str
    name: str
    score: float
    match: bool
    types: tuple[str, ...] = ()


@dataclass
class Service:
    """A service at `url`.

    `cache` is a folder for answers (None: none are kept); `batch` queries go in one request, `pause` seconds pass between two,
    `timeout` seconds are waited for each, and a failed one is tried `tries` times with pauses that double. `offline` answers from
    the cache alone. `sleep` is for tests.
    """

    url: str
    cache: Path | None = None
    batch: int = 10
    pause: float = 1.0
    timeout: float = 30.0
    tries: int = 4
    offline: bool = False
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    _last: float = field(default=0.0, repr=False)

    def __post_init__(self) -> None:
        if urllib.parse.urlsplit(self.url).scheme not in {"http", "https"}:
            raise InputError("--service", f"{self.url!r} is no web address", "give the http(s) address of a service")

    def manifest(self) -> Mapping[str, Any]:
        """Give what the service says of itself; offline, what it said when it was last asked. Raises ServiceError."""
        answer = self._read(None) if self.offline else None
        if answer is None:
            answer = self._ask(None)
        if not isinstance(answer, Mapping) or not {"name", "identifierSpace"} <= answer.keys():
            raise ServiceError(self.url, "gives no manifest of a reconciliation service", "check the address")
        self._write(None, answer)
        return answer

    def ask(self, queries: Sequence[Query]) -> list[list[Found]]:
        """Give the candidates of each query, in order. Raises ServiceError; answers that came are kept in the cache."""
        known: dict[Query, list[Found]] = {}
        for query in dict.fromkeys(queries):
            kept = self._kept(query)
            if kept is not None:
                known[query] = kept
        missing = [query for query in dict.fromkeys(queries) if query not in known]
        if missing and self.offline:
            raise ServiceError(self.url, f"{len(missing)} names are not in the cache", "run once without --offline")
        for start in range(0, len(missing), self.batch):
            part = missing[start : start + self.batch]
            known.update(zip(part, self._batch(part), strict=True))
        return [known[query] for query in queries]

    def _batch(self, queries: Sequence[Query]) -> list[list[Found]]:
        answer = self._ask({f"q{i}": _query(query) for i, query in enumerate(queries)})
        if not isinstance(answer, Mapping):
            raise ServiceError(
                self.url, "answers with no JSON object", "check that the address is a reconciliation service"
            )
        answers = []
        for i, query in enumerate(queries):
            found = _found(answer.get(f"q{i}"), f"{self.url} (answer to {query.text!r})", query.limit)
            answers.append(found)
        for query, found in zip(queries, answers, strict=True):
            self._write(query, list(found))
        return answers

    def _ask(self, batch: Mapping[str, Any] | None) -> Any:
        data = (
            None
            if batch is None
            else urllib.parse.urlencode({"queries": json.dumps(batch, ensure_ascii=False)}).encode()
        )
        request = urllib.request.Request(self.url, data, {"User-Agent": _AGENT, "Accept": "application/json"})
        if self.offline:
            raise ServiceError(self.url, "is not asked: offline", "run without --offline")
        for turn in range(self.tries):
            wait = self._last + self.pause - time.monotonic()
            if wait > 0:
                self.sleep(wait)
            self._last = time.monotonic()
            try:
                with urllib.request.urlopen(request, timeout=self.timeout) as response:
                    body = response.read(_MOST + 1)
                return self._json(body, response.headers.get_content_type())
            except urllib.error.HTTPError as error:
                if error.code not in _AGAIN or turn + 1 == self.tries:
                    raise ServiceError(
                        self.url, f"answers {error.code} {error.reason}", "check the address, or try later"
                    ) from error
                delay = error.headers.get("Retry-After", "")
                self.sleep(min(float(delay), 60.0) if delay.isdigit() else 2.0**turn)
            except (urllib.error.URLError, OSError, HTTPException) as error:
                if turn + 1 == self.tries:
                    reason = getattr(error, "reason", error)
                    raise ServiceError(
                        self.url, f"cannot be reached: {reason}", "check the network, or use --offline"
                    ) from error
                self.sleep(2.0**turn)
        raise AssertionError("unreachable")

    def _json(self, body: bytes, kind: str) -> Any:
        if len(body) > _MOST:
            raise ServiceError(self.url, f"answers with more than {_MOST} bytes", "ask in smaller batches")
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            what = f"answers with {kind}, no JSON: {body[:60].decode('utf-8', 'replace')!r}"
            raise ServiceError(self.url, what, "check that the address is a reconciliation service") from error

    def _file(self, query: Query | None) -> Path | None:
        if self.cache is None:
            return None
        key = json.dumps([self.url, query], ensure_ascii=False)
        return self.cache / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"

    def _read(self, query: Query | None) -> Any:
        """Give what the cache holds for a query, or for None the manifest; None if that cannot be read."""
        file = self._file(query)
        try:
            return json.loads(file.read_text("utf-8")) if file else None
        except (OSError, ValueError):
            return None

    def _kept(self, query: Query) -> list[Found] | None:
        rows = self._read(query)
        try:
            return (
                [Found(id, name, score, match, tuple(types)) for id, name, score, match, types in rows]
                if rows is not None
                else None
            )
        except (ValueError, TypeError):
            return None

    def _write(self, query: Query | None, answer: Any) -> None:
        file = self._file(query)
        if file is None:
            return
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_suffix(f".{os.getpid()}.part")
            part.write_text(json.dumps(answer, ensure_ascii=False), "utf-8")
            part.replace(file)
        except OSError as error:
            raise ServiceError(
                str(file.parent), f"cannot be written: {error.strerror}", "choose another cache folder"
            ) from error


def _query(query: Query) -> dict[str, Any]:
    asked: dict[str, Any] = {"query": query.text, "limit": query.limit}
    if query.type:
        asked["type"] = query.type
    if query.properties:
        asked["properties"] = [{"pid": name, "v": value} for name, value in query.properties]
    return asked


def _found(answer: Any, where: str, limit: int) -> list[Found]:
    """Check one answer. A service that leaves a query out, or gives rows that are none, lies: nothing of it is taken."""
    rows = answer.get("result") if isinstance(answer, Mapping) else None
    if not isinstance(rows, list):
        raise ServiceError(where, "has no list 'result'", "check that the service speaks version 0.1 or 0.2")
    found = []
    for row in rows[:limit]:
        if not isinstance(row, Mapping) or not isinstance(row.get("id"), str) or not isinstance(row.get("name"), str):
            raise ServiceError(
                where, f"has a candidate without id or name: {str(row)[:80]}", "report it to the service"
            )
        score = row.get("score", 0)
        if isinstance(score, bool) or not isinstance(score, int | float):
            raise ServiceError(where, f"has a score that is no number: {score!r}", "report it to the service")
        types = row.get("type") or []
        names = tuple(str(t.get("id", "") if isinstance(t, Mapping) else t) for t in types if t)
        found.append(Found(row["id"], row["name"], float(score), row.get("match") is True, names))
    return found
