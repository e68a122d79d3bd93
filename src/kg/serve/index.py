"""Things of the graph by name: equal, by another name, or alike in their pairs of characters."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.query.run import select
from kg.rdf.iri import NS, Names
from kg.store import View

TYPES = {
    "Region": ("Region", "行政区域"),
    "Park": ("Park", "园区"),
    "Company": ("Company", "企业"),
    "Project": ("Project", "项目"),
    "Mechanism": ("Mechanism", "工作机制"),
    "Person": ("Person", "人物"),
    "Policy": ("Policy", "政策"),
}
"""Types that can be asked for: id, name in English and Chinese."""

_THINGS = "SELECT DISTINCT ?thing ?type ?label WHERE { VALUES ?type { %s } ?thing a ?type ; rdfs:label ?label }"
_ALIASES = "SELECT DISTINCT ?thing ?name WHERE { ?thing skos:altLabel ?name }"
_MOST = 400
"""Things that share most pairs with a name, of which likeness is reckoned."""


class Thing(NamedTuple):
    """A thing: `id` is its id path (place/140406), `names` the preferred name first, then the others."""

    id: str
    iri: str
    names: tuple[str, ...]
    types: tuple[str, ...]


class Hit(NamedTuple):
    """A thing that a name may mean; `score` from 0 to 100, 100 for the preferred name."""

    thing: Thing
    score: float
    name: str


def normal(name: str) -> str:
    """Give a name for comparison: NFKC, lower case, without blanks and quotes.

    >>> normal("“承诺制 + 标准地”")
    '承诺制+标准地'
    """
    text = unicodedata.normalize("NFKC", name).lower()
    return "".join(char for char in text if not char.isspace() and char not in "\"'“”‘’「」『』《》")


class Index:
    """All named things of an open store. Read once; searched by any number of threads."""

    def __init__(self, view: View, names: Names) -> None:
        """Raises QueryError, StoreError."""
        self.view = view
        self.space = f"{names.base}id/"
        labels: dict[str, dict[str, None]] = defaultdict(dict)
        types: dict[str, dict[str, None]] = defaultdict(dict)
        for row in select(view, _THINGS % " ".join(f"kg:{name}" for name in TYPES), "serve"):
            iri = row["thing"].value
            labels[iri][row["label"].value] = None
            types[iri][row["type"].value.removeprefix(NS)] = None
        for row in select(view, _ALIASES, "serve"):
            if row["thing"].value in types:
                labels[row["thing"].value][row["name"].value] = None
        self.things = {
            iri.removeprefix(self.space): Thing(
                iri.removeprefix(self.space), iri, tuple(labels[iri]), tuple(t for t in TYPES if t in types[iri])
            )
            for iri in sorted(types)
        }
        self._equal: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._pairs: dict[str, list[str]] = defaultdict(list)
        for thing in self.things.values():
            for rank, name in enumerate(thing.names):
                self._equal[normal(name)].append((thing.id, rank))
            for pair in {pair for name in thing.names for pair in _pairs(normal(name))}:
                self._pairs[pair].append(thing.id)

    def find(self, name: str, types: Collection[str] = (), limit: int = 10) -> list[Hit]:
        """Give the things that a name may mean, best first, of these types (none named: all)."""
        wanted = normal(name)
        best: dict[str, Hit] = {}
        for id, rank in self._equal.get(wanted, ()):
            thing = self.things[id]
            hit = Hit(thing, 100.0 if rank == 0 else 95.0, thing.names[rank])
            if _fits(thing, types) and (id not in best or hit.score > best[id].score):
                best[id] = hit
        if len(best) < limit and wanted:
            shared = Counter(id for pair in _pairs(wanted) for id in self._pairs.get(pair, ()))
            for id, _ in shared.most_common(_MOST):
                thing = self.things[id]
                if id not in best and _fits(thing, types):
                    score, other = max((_alike(wanted, normal(n)), n) for n in thing.names)
                    if score >= 0.3:
                        best[id] = Hit(thing, round(score * 90, 1), other)
        return sorted(best.values(), key=lambda h: (-h.score, len(h.name), h.thing.id))[:limit]

    def begin(self, prefix: str, limit: int = 20) -> list[Hit]:
        """Give things for a beginning as a person types it: names that begin so first, then names that hold it, then alike ones."""
        wanted = normal(prefix)
        found: list[tuple[int, int, str, Hit]] = []
        for thing in self.things.values() if wanted else ():
            for name in thing.names:
                at = normal(name).find(wanted)
                if at >= 0:
                    found.append((min(at, 1), len(name), thing.id, Hit(thing, 100.0 if at == 0 else 80.0, name)))
                    break
        found.sort(key=lambda f: f[:3])
        hits = [hit for _, _, _, hit in found[:limit]]
        if len(hits) < limit:
            seen = {hit.thing.id for hit in hits}
            hits += [hit for hit in self.find(prefix, limit=limit) if hit.thing.id not in seen]
        return hits[:limit]

    def values(self, thing: Thing, predicate: str) -> Iterator[NamedNode | Literal]:
        """Give the values of a property in the default graph, sorted."""
        quads = self.view.oxigraph.quads_for_pattern(NamedNode(thing.iri), NamedNode(predicate), None, DefaultGraph())
        found = (quad.object for quad in quads)
        yield from sorted((o for o in found if isinstance(o, NamedNode | Literal)), key=lambda o: o.value)

    def of_iri(self, iri: str) -> Thing | None:
        """Give the thing with an IRI."""
        return self.things.get(iri.removeprefix(self.space))


def _fits(thing: Thing, types: Collection[str]) -> bool:
    return not types or any(name in thing.types for name in types)


def _pairs(text: str) -> list[str]:
    return [text[i : i + 2] for i in range(len(text) - 1)] or ([text] if text else [])


def _alike(a: str, b: str) -> float:
    """Give the Dice coefficient of two names' pairs of characters.

    >>> _alike("润恒化工", "润恒化工厂")
    0.8571428571428571
    """
    left, right = Counter(_pairs(a)), Counter(_pairs(b))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0
