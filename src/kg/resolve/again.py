"""Resolution after a few things changed: the same identity as from all things, from those within reach of the change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from kg.knowledge import Knowledge
from kg.knowledge.ledger import Entry, Ledger, Verdict
from kg.model import Decision, Identity, Kind, Thing, ThingKey
from kg.resolve.decide import alias_id, proposals, settle
from kg.resolve.items import Item, gather
from kg.resolve.keys import Words, base_id
from kg.resolve.reach import Tags, before, looks_at, named_after, names, owners, tags


class Known(Protocol):
    """What is kept of all things between two resolutions; `ids` are those that things have by themselves (`item_of`)."""

    def things(self, ids: Iterable[str]) -> Iterable[Thing]:
        """Give the things of some ids."""

    def present(self, ids: Iterable[str]) -> set[str]:
        """Give those ids that there are."""

    def tagged(self, asked: Iterable[Tags]) -> set[str]:
        """Give the ids that stand under tags."""

    def mergers(self, ids: Iterable[str]) -> Iterable[Decision]:
        """Give the mergers that rules proposed with one of `ids` as a side."""


@dataclass(frozen=True, slots=True)
class Again:
    """What changed. `members` are all ids that were looked at anew, those that went too; `identity` is that of those there are.

    `owned` are the ids whose mergers by rules were proposed anew: `proposed` are all of these.
    """

    members: frozenset[str]
    identity: Identity
    owned: frozenset[str]
    proposed: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """All things resolved. `proposed` are the mergers of the rules, whether or not they came about; `tags` are (tag, id)."""

    identity: Identity
    proposed: tuple[Decision, ...]
    tags: Iterable[tuple[str, str]]


def item_of(thing: Thing, knowledge: Knowledge) -> str:
    """Give the id that a thing has by itself alone."""
    return base_id(thing, Words.of(knowledge))


def ids_of(things: Iterable[Thing], knowledge: Knowledge) -> Mapping[ThingKey, str]:
    """Give, for the keys of things, the ids that they have before any merger; all things of an id are to be among them."""
    return gather(things, Words.of(knowledge)).ids


def tags_of(things: Iterable[Thing], knowledge: Knowledge) -> dict[str, set[str]]:
    """Give, for the id of each of `things`, the tags it stands under; all things of an id are to be among them."""
    words = Words.of(knowledge)
    return {id: tags(item, knowledge.gazetteer, words) for id, item in gather(things, words).by_id.items()}


def resolve_all(things: Iterable[Thing], knowledge: Knowledge, book: Ledger) -> Whole:
    """Give what `resolve` gives, and what a later `resolve_again` needs to be known. Raises DataError."""
    words = Words.of(knowledge)
    items = gather(things, words)
    mergers = [d for d in proposals(items, knowledge, words) if d.same]
    identity = settle(items, mergers, knowledge, book)
    under = ((tag, item.id) for item in items.by_id.values() for tag in tags(item, knowledge.gazetteer, words))
    return Whole(identity, tuple(mergers), under)


def resolve_again(
    touched: Collection[str], old: Collection[Thing], known: Known, knowledge: Knowledge, book: Ledger
) -> Again:
    """Give the identity of all ids that a change of the things of `touched` ids may concern.

    `old` are the things that these ids had before; `known` tells of all as they are now, with the mergers as they were. The
    ledger is to be the one of before. Raises DataError where the change takes away a thing that the ledger names.
    """
    words, gazetteer = Words.of(knowledge), knowledge.gazetteer
    was = gather(old, words).by_id
    now = gather(known.things(touched), words).by_id
    dirty: dict[str, list[Item]] = {id: [i for i in (was.get(id), now.get(id)) if i is not None] for id in touched}
    renamed = set().union(*(_names(was, id, words) ^ _names(now, id, words) for id in touched))
    for id, item in gather(known.things(known.tagged(map(named_after, renamed)) - dirty.keys()), words).by_id.items():
        dirty[id] = [item]
    ids, under = set(dirty), set[Tags]()
    for items in dirty.values():
        for item in items:
            mine, tagged = owners(item, gazetteer, words)
            ids |= mine
            under |= tagged
    owned = known.present(ids) | known.tagged(under)
    proposed = _proposed(owned, known, knowledge, words)
    gone = {id for id in touched if id not in now}
    formerly = {d for d in known.mergers(owned | gone) if d.right in owned or d.right in gone}
    changed = formerly ^ set(proposed)
    edges = _edges(changed, book, words)
    start = {*touched, *(id for d in changed for id in (d.left, d.right)), *_shadowed(old, words)}
    members = _reached(start | _shadowed(known.things(touched), words), edges, known)
    there = gather(known.things(members), words)
    rules = {*proposed, *(d for d in known.mergers(members) if d.right not in owned)}
    said = [e for e in book.entries if e.left in members or e.right in members or _other(e, words) in members]
    part = Ledger(book.origin, tuple(said))
    identity = settle(there, (d for d in rules if d.left in there.by_id and d.right in there.by_id), knowledge, part)
    return Again(frozenset(members), identity, frozenset(owned | gone), tuple(proposed))


def _names(items: Mapping[str, Item], id: str, words: Words) -> set[str]:
    return names(items[id], words) if id in items else set()


def _proposed(owned: set[str], known: Known, knowledge: Knowledge, words: Words) -> list[Decision]:
    """Give the mergers that rules propose for `owned` ids, by these and all that such decisions look at."""
    if not owned:
        return []
    mine = gather(known.things(owned), words).by_id.values()
    asked = {tag for item in mine for tag in looks_at(item, knowledge.gazetteer, words)}
    near = owned | known.tagged(asked)
    starts = {tag for item in gather(known.things(near), words).of(Kind.PROJECT) for tag in before(item)}
    seen = gather(known.things(near | known.tagged(starts)), words)
    return sorted({d for d in proposals(seen, knowledge, words) if d.same and d.right in owned}, key=_order)


def _edges(changed: Iterable[Decision], book: Ledger, words: Words) -> dict[str, set[str]]:
    """Give what stands together besides the mergers that are known: sides of changed mergers and of lines of the ledger."""
    edges: dict[str, set[str]] = defaultdict(set)
    pairs = [(d.left, d.right) for d in changed]
    pairs += [(e.left, _other(e, words)) for e in book.entries]
    for left, right in pairs:
        edges[left].add(right)
        edges[right].add(left)
    return edges


def _reached(start: set[str], edges: Mapping[str, set[str]], known: Known) -> set[str]:
    reached, todo = set(start), set(start)
    while todo:
        next_ = {id for d in known.mergers(todo) for id in (d.left, d.right)}
        next_.update(*(edges.get(id, ()) for id in todo))
        next_.update(id.rpartition("/")[0] for id in todo if id.startswith("place/") and id.count("/") > 1)
        todo = next_ - reached
        reached |= todo
    return reached


def _shadowed(things: Iterable[Thing], words: Words) -> set[str]:
    """Give the ids that a region of a name would have if it lay in the region of that code: their keys are the same."""
    coded = (t for t in things if t.type is Kind.REGION and t.code)
    return {base_id(Thing(t.type, t.name, within=t.code), words) for t in coded}


def _other(entry: Entry, words: Words) -> str:
    """Give the id of the other thing that a line of the ledger speaks of: what is no id there is no thing's id here."""
    return alias_id(entry, words) if entry.verdict is Verdict.ALIAS else entry.right


def _order(decision: Decision) -> tuple[str, str, str]:
    return decision.left, decision.right, decision.by
