"""How far a name reaches: which decisions an item may change, and which items a decision looks at.

Every decision of the rules is owned by its right side, the thing that would give up its id. What the owner looks at is found by
tags, sorted strings that each item stands under; so a change among many things is resolved by reading its neighbours alone. Both
functions may name more than the rules look at, never less: `tests/resolve/test_again.py` holds them against a fresh resolution.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.knowledge.gazetteer import Gazetteer
from kg.model import Kind
from kg.resolve.companies import MANY, TELLING, stems
from kg.resolve.items import Item
from kg.resolve.keys import Words
from kg.resolve.sites import LONGEST_PREFIX, group_of, parts_of

_NAMED_ALIKE = (Kind.PROJECT, Kind.PARK, Kind.PERSON)


class Tags(NamedTuple):
    """The tags that begin with `start` (or are `start`, where `is_whole`), the first `most` items of them (0: all)."""

    start: str
    is_whole: bool = True
    most: int = 0


def tags(item: Item, gazetteer: Gazetteer, words: Words) -> set[str]:
    """Give the tags that an item stands under."""
    if item.kind is Kind.COMPANY:
        return set(_company_tags(item, gazetteer, words))
    found = {tag.start for tag in _group(item, gazetteer, words)}
    if item.kind is Kind.PROJECT:
        found.add(f"t/{item.place}/{item.key[::-1]}")
    return found


def names(item: Item, words: Words) -> set[str]:
    """Give the keys of a company's names that may stand before those of its projects."""
    return {item.key, *map(words.company, item.forms - item.names)} if item.kind is Kind.COMPANY else set()


def looks_at(item: Item, gazetteer: Gazetteer, words: Words) -> Iterator[Tags]:
    """Give the tags of all items that decisions owned by `item` look at; `before` names what those look at in turn."""
    yield from _group(item, gazetteer, words)
    if item.kind is Kind.COMPANY:
        yield Tags(f"s/{item.key}", False, MANY)
        yield Tags(f"f/{item.key}")
        yield Tags(f"r/{item.key}")
    if item.kind is Kind.PROJECT:
        yield Tags(f"t/{item.place}/{item.key[::-1]}", False)


def before(project: Item) -> Iterator[Tags]:
    """Give the tags of companies whose name a project's name may begin with."""
    for length in range(2, min(LONGEST_PREFIX, len(project.key) - 2) + 1):
        yield Tags(f"n/{project.key[:length]}")


def named_after(name: str) -> Tags:
    """Give the tags of the projects whose name begins with a company's `name`."""
    return Tags(f"k/{Kind.PROJECT}/{name}", False)


def owners(item: Item, gazetteer: Gazetteer, words: Words) -> tuple[set[str], set[Tags]]:
    """Give the ids (there may be no such things) and the tags of those whose decisions look at `item`."""
    ids: set[str] = set()
    if item.kind is Kind.COMPANY:
        for tag in _company_tags(item, gazetteer, words):
            kind, _, key = tag.partition("/")
            if kind == "s":
                ids.update(f"company/{key[:length]}" for length in range(1, len(key) + 1))
            elif kind in "fr":
                ids.add(f"company/{key}")
        return ids, set()
    if item.kind is Kind.PROJECT:
        folder = f"project/{item.place}/" if item.place else "project/"
        ids.update(folder + item.key[cut:] for cut in range(2, min(LONGEST_PREFIX, len(item.key) - 2) + 1))
    return ids, set(_group(item, gazetteer, words))


def _company_tags(item: Item, gazetteer: Gazetteer, words: Words) -> Iterator[str]:
    yield from (f"n/{name}" for name in names(item, words))
    *_, rest = found = list(stems(item.key, gazetteer))
    if len(rest) >= TELLING and rest != item.key:
        yield f"r/{rest}"
    if any(map(words.is_full, item.names)):
        yield from (f"s/{stem}" for stem in found)
        yield from (f"f/{key}" for key in map(words.company, item.forms) if key != item.key)


def _group(item: Item, gazetteer: Gazetteer, words: Words) -> Iterator[Tags]:
    if item.kind in _NAMED_ALIKE:
        yield Tags(f"k/{item.kind}/{item.key}")
    if item.kind is Kind.PARK and item.place:
        yield Tags("g/" + "/".join(group_of(item, gazetteer, words)))
    if item.kind is Kind.MECHANISM and "+" in item.key:
        yield Tags("m/" + "+".join(parts_of(item)))
