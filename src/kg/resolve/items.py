"""All that the pages say of each id: names, other printed forms, places. What the rules compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.knowledge.gazetteer import Gazetteer
from kg.model import Kind, Thing, ThingKey
from kg.resolve.keys import TYPE, Words, base_id


@dataclass(slots=True)
class Item:
    """One id before resolution. `names` are fullest names, `forms` all printed ones, `places` the codes it is told apart by."""

    id: str
    kind: Kind
    names: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    @property
    def key(self) -> str:
        """The last segment of the id: the name as it is compared."""
        return self.id.rpartition("/")[2]

    @property
    def place(self) -> str:
        """The middle segment of the id, empty where there is none: the region that a project, park or person is told apart by."""
        first, last = self.id.find("/"), self.id.rfind("/")
        return self.id[first + 1 : last] if first < last else ""


@dataclass(frozen=True)
class Items:
    """All items by id, and the id of each thing's key."""

    by_id: Mapping[str, Item]
    ids: Mapping[ThingKey, str]
    by_kind: Mapping[Kind, tuple[Item, ...]]

    def of(self, kind: Kind) -> tuple[Item, ...]:
        """Give the items of one type, by id."""
        return self.by_kind.get(kind, ())


def gather(things: Iterable[Thing], words: Words) -> Items:
    """Bring things under their ids; the order of things does not matter. Values (money, dates …) are passed over."""
    by_id: dict[str, Item] = {}
    ids: dict[ThingKey, str] = {}
    known: dict[tuple[Kind, str | None, str | None, str], str] = {}
    for thing in things:
        if thing.type not in TYPE:
            continue
        bare = (thing.type, thing.code, thing.within, thing.name)
        id = known.get(bare)
        if id is None:
            id = known[bare] = base_id(thing, words)
            # A region with a code and one that merely lies in it may share a key; the code decides.
            if thing.key not in ids or (thing.type is Kind.REGION and thing.code):
                ids[thing.key] = id
        item = by_id.get(id)
        if item is None:
            item = by_id[id] = Item(id, thing.type)
        item.names.add(thing.name)
        item.forms.update(thing.forms)
        if thing.within:
            item.places.add(thing.within)
    by_kind: dict[Kind, list[Item]] = {}
    for id in sorted(by_id):
        by_kind.setdefault(by_id[id].kind, []).append(by_id[id])
    return Items(by_id, ids, {kind: tuple(items) for kind, items in by_kind.items()})


def nested(gazetteer: Gazetteer, one: str, other: str) -> bool:
    """Tell whether two codes are equal or one lies in the other."""
    return one == other or gazetteer.inside(one, other) or gazetteer.inside(other, one)


def share(gazetteer: Gazetteer, one: Item, other: Item) -> bool:
    """Tell whether two items stand in the same place on some pages, or one in a part of the other's."""
    return any(nested(gazetteer, a, b) for a in one.places for b in other.places)
