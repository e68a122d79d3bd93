"""What the index keeps of things and decisions, as resolution asks for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Protocol

from kg.knowledge import Knowledge
from kg.model import Decision, Identity, Thing, ThingKey
from kg.rdf.places import origins
from kg.rdf.sheet import thing_from_json
from kg.resolve import Whole, ids_of, item_of
from kg.store import Index, Root


class Tags(Protocol):
    """Tags that begin with `start`, or are `start`; the first `most` things under them, 0 for all."""

    @property
    def start(self) -> str: ...  # noqa: D102
    @property
    def is_whole(self) -> bool: ...  # noqa: D102
    @property
    def most(self) -> int: ...  # noqa: D102


class Kept:
    """An index that speaks of things and decisions."""

    def __init__(self, index: Index, knowledge: Knowledge) -> None:
        """Take an open index, which stays open."""
        self.index, self.knowledge = index, knowledge

    def item(self, line: bytes) -> str:
        """Give the id that the thing of a line has by itself."""
        return item_of(thing_from_json(line), self.knowledge)

    def things(self, ids: Iterable[str]) -> list[Thing]:
        """Give the things of some ids."""
        return [thing_from_json(line) for line in self.index.lines(ids)]

    def present(self, ids: Iterable[str]) -> set[str]:
        """Give those ids that there are."""
        return self.index.present(ids)

    def tagged(self, asked: Iterable[Tags]) -> set[str]:
        """Give the ids that stand under tags."""
        return {id for tag in asked for id in self.index.tagged(tag.start, tag.is_whole, tag.most)}

    def mergers(self, ids: Iterable[str]) -> Iterator[Decision]:
        """Give the mergers that rules proposed with one of `ids` as a side."""
        return map(_decision, self.index.mergers(ids))

    def decisions(self, lefts: Iterable[str]) -> list[Decision]:
        """Give the decisions of which one of `lefts` is the left side."""
        return [_decision(body) for body in self.index.decisions(lefts)]

    def identity(self, things: Iterable[Thing]) -> tuple[dict[ThingKey, str], dict[str, str]]:
        """Give the ids that the keys of `things` lead to, and the labels of these."""
        asked = list(things)
        near = {item_of(thing, self.knowledge) for thing in asked}
        near |= {id.rpartition("/")[0] for id in near if id.startswith("place/") and id.count("/") > 1}
        ids = ids_of(self.things(near), self.knowledge)
        items = {thing.key: ids[thing.key] for thing in asked}
        roots = self.index.roots(items.values())
        known = self.index.known(roots.values())
        return {key: roots[id] for key, id in items.items()}, {id: label(known[id].body) for id in known}

    def fill(self, whole: Whole, documents: Iterable[tuple[str, Iterable[bytes]]]) -> None:
        """Put all that was resolved, and the lines of each document's things, into an empty index."""
        who = whole.identity
        self.index.fill(documents, self.item)
        mergers = ((d.left, d.right, text(d)) for d in whole.proposed)
        decided = ((d.left, text(d)) for d in who.decisions)
        self.index.add(whole.tags, mergers, who.roots, self.roots(who), decided)

    def roots(self, who: Identity) -> Iterator[Root]:
        """Give what the index keeps of the ids of an identity."""
        for id, name in who.labels.items():
            place = next(iter(origins({id: name}, self.knowledge.gazetteer)), None)
            yield Root(id, json.dumps([name, who.aliases.get(id, ())]), place)


def label(body: str) -> str:
    """Give the label out of what the index keeps of an id."""
    return str(json.loads(body)[0])


def aliases(body: str) -> tuple[str, ...]:
    """Give the other names out of what the index keeps of an id."""
    return tuple(json.loads(body)[1])


def text(decision: Decision) -> str:
    """Give a decision as the index keeps it."""
    d = decision
    return json.dumps([d.left, d.right, d.same, d.score, d.reasons, d.by])


def _decision(body: str) -> Decision:
    left, right, same, score, reasons, by = json.loads(body)
    return Decision(left, right, same, score, tuple(reasons), by)
