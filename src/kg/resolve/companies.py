"""The same company under its full and its short name."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Decision, Kind
from kg.resolve.items import Item, Items, share
from kg.resolve.keys import Words

_SHORT = 2
TELLING = 4
"""A name behind a region's tells a company only if it has so many characters."""
_MOST = 8
MANY = 24
"""A short name that so many full names begin with tells nothing."""


def proposals(items: Items, knowledge: Knowledge, words: Words) -> Iterator[Decision]:
    """Give a decision for each short name that begins (behind its place) one or more full names.

    `same` only where the short name leads to exactly one full name: by a page that prints both for one company, or as the
    beginning of the only full name in the same place. Everything else is a doubt for a person: `same` false, by `company/doubt`.
    """
    gazetteer = knowledge.gazetteer
    full = [item for item in items.of(Kind.COMPANY) if any(map(words.is_full, item.names))]
    begun_by = sorted({(stem, item.id) for item in full for stem in stems(item.key, gazetteer)})
    printed: dict[str, set[str]] = defaultdict(set)
    for item in full:
        for form in item.forms:
            key = words.company(form)
            if key != item.key:
                printed[key].add(item.id)
    full_ids = {item.id for item in full}
    for short in items.of(Kind.COMPANY):
        if short.id in full_ids or len(short.key) < _SHORT:
            continue
        found = list(_begun(short.key, begun_by))
        if len(found) >= MANY:
            continue
        begun = {id: rest for id, rest in found if _may_follow(short.key, rest, words)}
        yield from _decide(short, begun, printed.get(short.key, set()), items, gazetteer)


def regional(items: Items, knowledge: Knowledge, words: Words) -> Iterator[Decision]:
    """Give a decision for each name that is another name behind that of a region: `长治甲乙集团`, `甲乙集团`.

    `same` where one such longer name is there and both stand in the same place.
    """
    gazetteer = knowledge.gazetteer
    longer: dict[str, list[Item]] = defaultdict(list)
    for item in items.of(Kind.COMPANY):
        *_, rest = stems(item.key, gazetteer)
        if len(rest) >= TELLING and rest != item.key and f"company/{rest}" in items.by_id:
            longer[f"company/{rest}"].append(item)
    for id, found in sorted(longer.items()):
        for item in found[:_MOST]:
            is_near = share(gazetteer, item, items.by_id[id])
            reasons = [f"{item.key!r} is {items.by_id[id].key!r} behind a region's name"]
            if is_near and len(found) == 1:
                yield _same(item.id, items.by_id[id], 0.85, [*reasons, "same place"], "company/region")
            else:
                reasons.append("same place" if is_near else "no place in common")
                yield Decision(item.id, id, False, 0.4 if is_near else 0.3, tuple(reasons), "company/doubt")


def stems(key: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Give a company's key, and what is left of it behind a place's name where it begins with one."""
    yield key
    forms = gazetteer.forms()
    for length in range(min(8, len(key) - _SHORT), 1, -1):
        if key[:length] in forms:
            yield key[length:]
            return


def _begun(key: str, stems: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    at = bisect_left(stems, (key, ""))
    for stem, id in stems[at : at + MANY]:
        if not stem.startswith(key):
            return
        yield id, stem[len(key) :]


def _may_follow(key: str, rest: str, words: Words) -> bool:
    """Tell whether the rest of a full name may be left off: no branch, and nothing behind a group's or a bank's name."""
    if words.branch.search(rest):
        return False
    return not (rest and key.endswith(("集团", "股份", "银行", "控股")))


def _decide(
    short: Item, begun: dict[str, str], printed: set[str], items: Items, gazetteer: Gazetteer
) -> Iterator[Decision]:
    near = {id for id in begun if share(gazetteer, short, items.by_id[id])}
    said = {id for id in printed if id in items.by_id}
    others = set(begun) - said
    name = next(iter(sorted(short.names)))
    if len(said) == 1:
        (keep,) = said
        reasons = [f"a page prints {name!r} as a form of the full name"]
        if not others and (len(short.key) > _SHORT or keep in near):
            yield _same(keep, short, 0.95, [*reasons, "no other full name begins so"], "company/printed-form")
            return
        if others and keep in near and not others & near:
            yield _same(keep, short, 0.85, [*reasons, "the only one in the same place"], "company/printed-form")
            return
    elif not said and len(near) == 1 and len(short.key) > _SHORT:
        (keep,) = near
        reasons = [f"{name!r} begins the full name", "same place"]
        if len(begun) == 1:
            yield _same(keep, short, 0.85, [*reasons, "no other full name begins so"], "company/short-name")
            return
        if len(short.key) >= TELLING:
            yield _same(keep, short, 0.8, [*reasons, "the only one of this beginning there"], "company/short-name")
            return
    total = len(begun.keys() | said)
    for id in sorted(begun.keys() | said)[:_MOST]:
        reasons = [f"{total} full names fit {name!r}"]
        reasons += [f"a page prints {name!r} as a form of it"] if id in said else ["the short name begins it"]
        reasons.append("same place" if id in near else "no place in common")
        score = (0.4 if id in said else 0.2) + (0.2 if id in near else 0.0) + 0.2 / total
        yield Decision(id, short.id, False, round(score, 3), tuple(reasons), "company/doubt")


def _same(keep: str, short: Item, score: float, reasons: list[str], rule: str) -> Decision:
    return Decision(keep, short.id, True, score, tuple(reasons), rule)
