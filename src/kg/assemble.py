"""From sheets to what a generation holds: who is who, a row for each document, the graphs that no document owns."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.model import Identity, Thing
from kg.rdf import Names, Sheaf, Sheet, document
from kg.rdf.sheet import things_from_json
from kg.store import Cache, Row


@dataclass(frozen=True, slots=True)
class Sources:
    """What the rows of a generation are made of. `documents` gives `(key, origin)` by document id."""

    documents: Mapping[str, tuple[str, str]]
    cache: Cache
    names: Names
    confidence: Mapping[str, float]

    def sheet(self, key: str) -> Sheet:
        """Give a sheet out of the cache."""
        return Sheet.from_json(*self.cache.get(key))

    def things(self) -> Iterator[Thing]:
        """Give the things of every document, documents in the order of their ids."""
        for id in sorted(self.documents):
            yield from things_from_json(self.cache.things(self.documents[id][0]))

    def sheaf(self, row: Row, identity: Identity) -> Sheaf:
        """Give the graph of a row's document."""
        return document(self.sheet(row.key), identity, self.names, self.confidence)

    def rows(self, identity: Identity, known: Mapping[str, Row]) -> list[Row]:
        """Give a row for each document, sorted by id. `known` rows lend their counts where the sheet is the same."""
        writer = _writer(self.names, self.confidence)
        touched = _by_subject(identity)
        rows = []
        for id in sorted(self.documents):
            key, origin = self.documents[id]
            things = things_from_json(self.cache.things(key))
            digest = _digest(key + writer, things, identity, touched)
            old = known.get(id)
            counts = old.facts if old is not None and old.key == key else self._counts(key)
            rows.append(Row(id, key, digest, origin, counts))
        return rows

    def _counts(self, key: str) -> Mapping[str, int]:
        return dict(sorted(Counter(s.relation for s in self.sheet(key).statements).items()))


def _writer(names: Names, confidence: Mapping[str, float]) -> str:
    """Give a hash of what, beside sheet and identity, decides the quads: the source of `kg.rdf`, the base, the confidences."""
    digest = hashlib.sha256(names.base.encode())
    digest.update(json.dumps(sorted(confidence.items())).encode())
    for path in sorted((Path(__file__).resolve().parent / "rdf").glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _by_subject(identity: Identity) -> Mapping[str, list[tuple[str, str, str]]]:
    table: dict[str, list[tuple[str, str, str]]] = {}
    for rejected in sorted(identity.rejected):
        table.setdefault(rejected[0], []).append(rejected)
    return table


def _digest(
    start: str, things: Iterable[Thing], identity: Identity, rejected: Mapping[str, list[tuple[str, str, str]]]
) -> str:
    told: list[object] = []
    for thing in things:
        id = identity.ids.get(thing.key)
        told.append((id, identity.labels.get(id or ""), rejected.get(id or "")))
    return hashlib.sha256((start + json.dumps(told)).encode()).hexdigest()
