"""From sheets to what a generation holds: who is who, a row for each document, the graphs that no document owns."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.check.door import Admission, accepting, admit
from kg.model import Identity, Thing
from kg.rdf import Kinds, Names, Sheaf, Sheet, document, is_rejected
from kg.rdf.sheet import Statement, thing_from_json
from kg.store import Cache, Row

Stated = tuple[str, str, str]
"""Subject id, relation, object id or value as text: how the ledger names a fact."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the rows of a generation are made of. `documents` gives `(key, origin)` by document id."""

    documents: Mapping[str, tuple[str, str]]
    cache: Cache
    names: Names
    confidence: Mapping[str, float]
    kinds: Kinds

    def sheet(self, key: str) -> Sheet:
        """Give a sheet out of the cache."""
        return Sheet.from_json(*self.cache.get(key))

    def things(self) -> Iterator[Thing]:
        """Give the things of all documents, those that are told alike once."""
        seen: set[bytes] = set()
        for key, _ in self.documents.values():
            for line in self.cache.things(key).splitlines():
                if line not in seen:
                    seen.add(line)
                    yield thing_from_json(line)

    def sheaf(self, row: Row, identity: Identity) -> Sheaf:
        """Give the graph of a row's document: what passes the door, under the ids of `identity`."""
        sheet = self.sheet(row.key)
        kept = self._admission(sheet, identity).kept
        return document(replace(sheet, statements=kept), identity, self.names, self.confidence, self.kinds)

    def _admission(self, sheet: Sheet, identity: Identity) -> Admission[Statement]:
        """Part a document's statements into those that the ontology allows, or a person accepted, and those that stay out."""
        return admit(sheet.things, sheet.statements, accepting(identity) if identity.accepted else None)

    def _row(self, id: str, key: str, digest: str, origin: str, identity: Identity) -> Row:
        sheet = self.sheet(key)
        quarantined = self._admission(sheet, identity).quarantined
        out = {one.fact for one in quarantined}
        out.update(fact for fact in sheet.statements if _is_rejected(sheet, fact, identity))
        counts = Counter(fact.relation for fact in sheet.statements if fact not in out)
        numbers = tuple(number for number, fact in enumerate(sheet.statements) if fact in out)
        return Row(id, key, digest, origin, dict(sorted(counts.items())), len(quarantined), numbers)

    def rows(self, identity: Identity, known: Mapping[str, Row]) -> list[Row]:
        """Give a row for each document, sorted by id. `known` rows lend their counts where nothing changed."""
        start = _writer(self.names, self.confidence, self.kinds)
        told = _Told(identity)
        rows = []
        for id in sorted(self.documents):
            key, origin = self.documents[id]
            digest = told.digest(start + key, self.cache.things(key).splitlines())
            old = known.get(id)
            if old is not None and old.digest == digest:
                rows.append(replace(old, origin=origin))
                continue
            rows.append(self._row(id, key, digest, origin, identity))
        return rows


def _is_rejected(sheet: Sheet, fact: Statement, identity: Identity) -> bool:
    if not identity.rejected or not 0 <= fact.subject < len(sheet.things):
        return False
    other = sheet.things[fact.object].key if fact.object is not None else None
    ids = identity.ids
    return is_rejected(
        fact, ids.get(sheet.things[fact.subject].key, ""), ids.get(other) if other else None, identity.rejected
    )


def _writer(names: Names, confidence: Mapping[str, float], kinds: Kinds) -> str:
    """Give a hash of what, beside sheet and identity, decides the quads: base, confidences, kinds, the source of writing and door."""
    digest = hashlib.sha256(names.base.encode())
    digest.update(json.dumps(sorted(confidence.items())).encode())
    digest.update(json.dumps([sorted(kinds.words.items()), sorted(kinds.weak)]).encode())
    here = Path(__file__).resolve().parents[1]
    for path in [*sorted((here / "rdf").glob("*.py")), here / "check" / "door.py"]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


class _Told:
    """What an identity says of each thing, by the thing's line of JSON."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._facts: dict[str, list[Stated]] = {}
        for fact in sorted(identity.rejected | identity.accepted):
            self._facts.setdefault(fact[0], []).append(fact)
        self._lines: dict[bytes, bytes] = {}

    def digest(self, start: str, lines: Iterable[bytes]) -> str:
        """Give a hash of `start` and of what is said of the things of a document."""
        digest = hashlib.sha256(start.encode())
        for line in lines:
            said = self._lines.get(line)
            if said is None:
                said = self._lines[line] = self._say(thing_from_json(line))
            digest.update(said)
        return digest.hexdigest()

    def _say(self, thing: Thing) -> bytes:
        id = self._identity.ids.get(thing.key, "")
        rejected = [fact in self._identity.rejected for fact in self._facts.get(id, ())]
        return json.dumps([id, self._identity.labels.get(id), self._facts.get(id), rejected]).encode()
