"""The same project or park, named with and without its investor, its place, or in a wider place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Decision, Kind
from kg.resolve.items import Item, Items
from kg.resolve.keys import Words

LONGEST_PREFIX = 30
"""So many characters of a project's name may be its investor's or its region's."""
_TELLING = 3
"""A project is known by its name alone only if so many characters are left when generic words and figures are taken out."""


def projects(items: Items, knowledge: Knowledge, words: Words) -> Iterator[Decision]:
    """Give decisions on projects: unplaced and placed, in a county and in its city, with and without investor or place name."""
    gazetteer = knowledge.gazetteer
    all_ = items.of(Kind.PROJECT)
    yield from _lifted(all_, gazetteer, words, "project")
    companies = {c.key for c in items.of(Kind.COMPANY)}
    companies |= {words.company(form) for c in items.of(Kind.COMPANY) for form in c.forms - c.names}
    longer: dict[str, list[tuple[Item, str, str]]] = defaultdict(list)
    for item in all_:
        for rest, reason, rule in _rests(item, companies, gazetteer):
            plain = f"project/{item.place}/{rest}" if item.place else f"project/{rest}"
            if plain in items.by_id and plain != item.id:
                longer[plain].append((item, reason, rule))
    for plain in sorted(longer):
        found = longer[plain]
        is_telling = words.telling(plain.rpartition("/")[2]) >= _TELLING
        is_one = len({item.id for item, _, _ in found}) == 1 and is_telling and bool(found[0][0].place)
        if is_one:
            item, reason, rule = found[0]
            reasons = (reason, "same place", "no other project there is named so")
            yield Decision(item.id, plain, True, 0.85, reasons, rule)
            continue
        for item, reason, _ in found[:8]:
            why = f"{len(found)} projects there are named so" if is_telling else "the rest of the name is generic"
            yield Decision(item.id, plain, False, 0.4, (reason, why), "project/doubt")


def parks(items: Items, knowledge: Knowledge, words: Words) -> Iterator[Decision]:
    """Give decisions on parks: short and full type word, with and without the name of the region, unplaced and placed."""
    gazetteer = knowledge.gazetteer
    all_ = items.of(Kind.PARK)
    yield from _lifted(all_, gazetteer, words, "park")
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in all_:
        if item.place:
            groups[group_of(item, gazetteer, words)].append(item)
    for _, group in sorted(groups.items(), key=lambda pair: pair[0]):
        if len(group) < 2:
            continue
        kinds = {m[0] for item in group if (m := words.zone.search(item.key)) and words.short[m[0]] != m[0]}
        keep = max(group, key=lambda item: (len(item.key), item.id))
        for item in group:
            if item is keep:
                continue
            if len(kinds) <= 1:
                reasons = ("same place", "the names differ in the region's name or the short type word only")
                yield Decision(keep.id, item.id, True, 0.9, reasons, "park/short-name")
            else:
                reasons = ("same place", "two kinds of zone: " + ", ".join(sorted(kinds)))
                yield Decision(keep.id, item.id, False, 0.5, reasons, "park/doubt")


def group_of(park: Item, gazetteer: Gazetteer, words: Words) -> tuple[str, str]:
    """Give what parks of one place have in common that may be one: the place, the short name without that of its region."""
    short = words.park(park.key)
    return park.place, [short, *_after_place(short, park.place, gazetteer)][-1]


def parts_of(mechanism: Item) -> tuple[str, ...]:
    """Give the joined parts of a mechanism's key, sorted."""
    return tuple(sorted(mechanism.key.split("+")))


def people(items: Items, knowledge: Knowledge, words: Words) -> Iterator[Decision]:
    """Give doubts on people of one name, in one place and in a part of it; never a merger: names are shared."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items.of(Kind.PERSON):
        groups[item.key].append(item)
    for _, group in sorted(groups.items()):
        for wide, fine in _pairs(group, knowledge.gazetteer):
            reasons = ("same name", "one place lies in the other" if wide.place else "one of them without a place")
            yield Decision(fine.id, wide.id, False, 0.5, reasons, "person/doubt")


def mechanisms(items: Items, knowledge: Knowledge, words: Words) -> Iterator[Decision]:
    """Give decisions on mechanisms whose joined parts are the same in another order."""
    groups: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items.of(Kind.MECHANISM):
        if "+" in item.key:
            groups[parts_of(item)].append(item)
    for _, (keep, *rest) in sorted(groups.items()):
        for item in rest:
            yield Decision(keep.id, item.id, True, 0.95, ("the same parts in another order",), "mechanism/order")


def _lifted(all_: Iterable[Item], gazetteer: Gazetteer, words: Words, type_: str) -> Iterator[Decision]:
    """One name without a place or in a wider one, and in exactly one finer place."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in all_:
        groups[item.key].append(item)
    for key, group in sorted(groups.items()):
        if len(group) < 2:
            continue
        is_telling = words.telling(key) >= _TELLING + (type_ == "park")
        finer: dict[str, list[Item]] = defaultdict(list)
        for wide, fine in _pairs(group, gazetteer):
            finer[wide.id].append(fine)
        for wide in sorted(group, key=lambda item: item.id):
            leaves = [f for f in finer[wide.id] if not any(o in finer[wide.id] for o in finer[f.id])]
            reason = "one place lies in the other" if wide.place else "one of them without a place"
            if len(leaves) == 1 and is_telling:
                reasons = ("same name", reason, "in no other place")
                yield Decision(leaves[0].id, wide.id, True, 0.9, reasons, f"{type_}/place")
                continue
            for fine in leaves[:8]:
                why = f"in {len(leaves)} places" if is_telling else "the name is generic"
                yield Decision(fine.id, wide.id, False, 0.4, ("same name", reason, why), f"{type_}/doubt")


def _pairs(group: list[Item], gazetteer: Gazetteer) -> Iterator[tuple[Item, Item]]:
    """Give pairs (wider, finer) of items of one name; an item without a place is wider than any with one."""
    places = {item.place: item for item in group}
    for fine in group:
        if not fine.place:
            continue
        above = [unit.code for unit in gazetteer.path(fine.place)] if fine.place.isdigit() else []
        for code in (*above, ""):
            if code != fine.place and code in places:
                yield places[code], fine


def _rests(item: Item, companies: set[str], gazetteer: Gazetteer) -> Iterator[tuple[str, str, str]]:
    key = item.key
    for length in range(min(LONGEST_PREFIX, len(key) - 2), 1, -1):
        if key[:length] in companies:
            yield key[length:], f"the name begins with the company {key[:length]!r}", "project/investor"
            break
    if item.place:
        for rest in _after_place(key, item.place, gazetteer):
            yield rest, "the name begins with its region's", "project/region"


def _after_place(key: str, place: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Give what is left of a name behind the names of its region and of those above it, one after the other."""
    if not place.isdigit():
        return
    line = {unit.code for unit in gazetteer.path(place)}
    forms = gazetteer.forms()
    for _ in range(3):
        for length in range(min(10, len(key) - 2), 1, -1):
            if line & set(forms.get(key[:length], ())):
                key = key[length:]
                yield key
                break
        else:
            return
