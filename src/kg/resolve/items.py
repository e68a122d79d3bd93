"""All that the pages say of each id: names, other printed forms, places. What the rules compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.knowledge.gazetteer import Gazetteer
from kg.model import Kind, Thing, ThingKey
from kg.resolve.keys import TYPE, Words, base_id


@dataclass(slots=True)
class Item:
    """One id before resolution. `names` are fullest names, `forms` all printed ones, `places` the codes it is told apart by.

    Of the id, `key` is the last segment, the name as it is compared, and `place` what stands between type and key: the region that
    a project, park or person is told apart by, empty where there is none.
    """

    id: str
    kind: Kind
    key: str
    place: str
    names: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, id: str, kind: Kind) -> Item:
        """Make the item of an id, of which no page has said anything yet."""
        first, last = id.find("/"), id.rfind("/")
        return cls(id, kind, id[last + 1 :], id[first + 1 : last] if first < last else "")


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
    known: dict[Kind, dict[tuple[str, str | None, str | None], Item]] = {kind: {} for kind in TYPE}
    for thing in things:
        mine = known.get(thing.type)
        if mine is None:
            continue
        item = mine.get((thing.name, thing.code, thing.within))
        if item is None:
            id = base_id(thing, words)
            item = by_id.get(id)
            if item is None:
                item = by_id[id] = Item.of(id, thing.type)
            mine[thing.name, thing.code, thing.within] = item
            item.names.add(thing.name)
            if thing.within:
                item.places.add(thing.within)
            # A region with a code and one that merely lies in it may share a key; the code, whose id is the shorter, decides.
            ids[thing.key] = min(id, ids.get(thing.key, id))
        if thing.forms:
            item.forms.update(thing.forms)
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
