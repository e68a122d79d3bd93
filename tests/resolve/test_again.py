"""After any change of things, resolution of what is in reach gives what a resolution of all things gives."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest

from kg.errors import DataError
from kg.knowledge import Knowledge
from kg.knowledge.ledger import Entry, Ledger, Verdict
from kg.model import Decision, Kind, Thing
from kg.resolve import ids_of, item_of, resolve, resolve_again, resolve_all, tags_of
from kg.resolve.reach import Tags

KNOWLEDGE = Knowledge()
NO_LEDGER = Ledger()
PLACES = ("140400", "140406", "140481", "430212", None)
HEADS = ("甲乙", "甲乙光电", "长治", "长治甲乙", "丙丁", "丙丁化工", "戊", "甲乙丙丁")
TAILS = ("", "光电", "化工", "集团", "有限公司", "光电有限公司", "股份有限公司", "集团有限公司")
PROJECTS = ("光伏发电", "蜂胶食品深加工", "一期光伏组件", "食品深加工")
PARKS = ("经开区", "经济技术开发区", "高新区", "工业园")
PEOPLE = ("赵甲", "钱乙")
WAYS = ("承诺制", "标准地", "全代办")


@dataclass
class Kept:
    """All things and mergers in memory, as the store keeps them on disk."""

    all: dict[str, set[Thing]] = field(default_factory=dict)
    proposed: set[Decision] = field(default_factory=set)

    def things(self, ids: Iterable[str]) -> list[Thing]:
        return [thing for id in ids for thing in self.all.get(id, ())]

    def present(self, ids: Iterable[str]) -> set[str]:
        return {id for id in ids if id in self.all}

    def tagged(self, asked: Iterable[Tags]) -> set[str]:
        rows = sorted((tag, id) for id, tags in tags_of(self.things(self.all), KNOWLEDGE).items() for tag in tags)
        found: set[str] = set()
        for start, is_whole, most in asked:
            fit = [id for tag, id in rows if (tag == start if is_whole else tag.startswith(start))]
            found.update(fit[:most] if most else fit)
        return found

    def mergers(self, ids: Iterable[str]) -> list[Decision]:
        wanted = set(ids)
        return [d for d in self.proposed if d.left in wanted or d.right in wanted]

    def replace(self, things: set[Thing]) -> None:
        self.all = {}
        for thing in things:
            self.all.setdefault(item_of(thing, KNOWLEDGE), set()).add(thing)


def thing(chance: random.Random) -> Thing:
    """Make a thing of few names, so that many are alike."""
    within = chance.choice(PLACES)
    company = chance.choice(HEADS) + chance.choice(TAILS)
    forms = tuple(sorted(chance.sample((*HEADS, company), chance.randint(0, 2))))
    made = {
        Kind.COMPANY: lambda: Thing(Kind.COMPANY, company, within=within, forms=forms),
        Kind.PROJECT: lambda: Thing(
            Kind.PROJECT, chance.choice(("", "长治", "潞城", *HEADS)) + chance.choice(PROJECTS) + "项目", within=within
        ),
        Kind.PARK: lambda: Thing(Kind.PARK, chance.choice(("", "长治", "潞城", "甲乙")) + chance.choice(PARKS), within=within),
        Kind.PERSON: lambda: Thing(Kind.PERSON, chance.choice(PEOPLE), within=within),
        Kind.MECHANISM: lambda: Thing(Kind.MECHANISM, "+".join(chance.sample(WAYS, chance.randint(1, 3)))),
        Kind.REGION: lambda: Thing(Kind.REGION, chance.choice(("东关村", "潞城区")), code=chance.choice(("140406", None)), within=within),
    }  # fmt: skip
    return made[chance.choice((Kind.COMPANY, Kind.COMPANY, Kind.PROJECT, Kind.PROJECT, *made))]()


def mergers(things: set[Thing], book: Ledger) -> set[Decision]:
    return set(resolve_all(things, KNOWLEDGE, book).proposed)


def change(kept: Kept, things: set[Thing], book: Ledger) -> None:
    """Make `things` all that there is, resolve what that touches, and hold it against a resolution of all."""
    before = {t for some in kept.all.values() for t in some}
    touched = {item_of(t, KNOWLEDGE) for t in before ^ things}
    old = kept.things(touched)
    was = resolve(before, KNOWLEDGE, book)
    kept.replace(things)
    again = resolve_again(touched, old, kept, KNOWLEDGE, book)
    whole = resolve(things, KNOWLEDGE, book)
    kept.proposed = {d for d in kept.proposed if d.right not in again.owned} | set(again.proposed)
    assert kept.proposed == mergers(things, book)
    roots = {id: root for id, root in was.roots.items() if id not in again.members} | dict(again.identity.roots)
    assert {id: root for id, root in roots.items() if id in kept.all} == whole.roots
    assert {key: roots[id] for key, id in ids_of(things, KNOWLEDGE).items()} == whole.ids
    gone = {was.roots.get(id, id) for id in again.members}
    for told, new, all_ in (
        (was.labels, again.identity.labels, whole.labels),
        (was.aliases, again.identity.aliases, whole.aliases),
    ):
        assert {id: v for id, v in told.items() if id not in gone} | dict(new) == all_
    decided = {d for d in was.decisions if d.left not in again.members} | set(again.identity.decisions)
    assert decided == set(whole.decisions)


@pytest.mark.parametrize("seed", range(25))
def test_a_change_gives_what_all_things_give(seed: int) -> None:
    chance = random.Random(seed)
    book = NO_LEDGER
    kept, things = Kept(), {thing(chance) for _ in range(chance.choice((10, 30, 60)))}
    if seed % 3 == 0:
        book, fixed = ledger(chance, things)
    else:
        fixed = set()
    kept.replace(things)
    kept.proposed = mergers(things, book)
    for _ in range(6):
        gone = set(chance.sample(sorted(things - fixed, key=str), min(len(things - fixed), chance.randint(0, 3))))
        things = things - gone | {thing(chance) for _ in range(chance.randint(0, 3))}
        change(kept, things, book)


def ledger(chance: random.Random, things: set[Thing]) -> tuple[Ledger, set[Thing]]:
    """Make a ledger on some of the things, with those that must stay for it to hold."""
    companies = sorted({t for t in things if t.type is Kind.COMPANY}, key=str)
    by_id = {item_of(t, KNOWLEDGE): t for t in companies}
    ids = sorted(by_id)
    if len(ids) < 6:
        return NO_LEDGER, set()
    a, b, c, d, e, f = chance.sample(ids, 6)
    entries = (
        Entry(2, Verdict.SAME, a, "", b, ""),
        Entry(3, Verdict.DIFFERENT, c, "", d, ""),
        Entry(4, Verdict.ALIAS, e, "", chance.choice(HEADS) + "控股", ""),
        Entry(5, Verdict.REJECT, f, "locatedIn", a, ""),
    )
    named = {id for entry in entries for id in (entry.left, entry.right)}
    return Ledger("l.csv", entries), {t for t in things if item_of(t, KNOWLEDGE) in named}


def test_a_thing_that_the_ledger_names_cannot_go() -> None:
    one, other = Thing(Kind.COMPANY, "甲乙光电有限公司"), Thing(Kind.COMPANY, "丙丁化工有限公司")
    left, right = item_of(one, KNOWLEDGE), item_of(other, KNOWLEDGE)
    kept = Kept()
    kept.replace({one})
    book = Ledger("l.csv", (Entry(7, Verdict.SAME, left, "", right, ""),))
    with pytest.raises(DataError, match=f"l.csv:7: unknown id {right}"):
        resolve_again({right}, [other], kept, KNOWLEDGE, book)
