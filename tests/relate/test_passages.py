"""Passages of several projects: each states its facts and no others, whoever stands in them, but for the rows of cases/matrix/passages-known.tsv."""

from __future__ import annotations

import pytest

from tests.relate.matrix import read, rows

HEAD = "{place}项目建设\n3月5日，{place}召开项目推进会。\n"
SLOTS = "abcdpqklxyz"
EXACT = {"stage", "investment", "landArea", "outputValue", "investedBy", "locatedIn"}
"""Relations of projects of which a passage states no more than its row says; but for what its name itself tells, and that it lies in the place of the page."""
OBJECTS = {"investedBy": "xyz", "locatedIn": "pqkl"}
"""Which slots can be the object of a relation."""


CASTS = [dict(zip(SLOTS, row, strict=True)) for row in rows("casts.tsv")]
KNOWN = rows("passages-known.tsv")


def wanted(facts: str) -> set[str]:
    """Give `ab:stage=started` as a fact of a and one of b."""
    return {f"{slot}:{fact}" for part in facts.split() for slots, _, fact in [part.partition(":")] for slot in slots}


def called(cast: dict[str, str], name: str, slots: str) -> str:
    """Give the one of `slots` whose name is `name`, or part of it, or all of it; else the name itself."""
    whole = [slot for slot in slots if cast[slot] == name]
    parts = [slot for slot in slots if cast[slot] in name or name in cast[slot]]
    return (whole or parts or [name])[0]


def stated(place: str, passage: str, cast: dict[str, str]) -> set[str]:
    """Give the facts of `passage` in the form of its row, a project that no slot names by its own name."""
    text = HEAD.format(place=place) + passage.format(**cast).replace("\\n", "\n")
    found = read(text)
    facts = set()
    for fact in found.facts:
        subject = found.things[fact.subject]
        if fact.relation == "observation":
            owner = "h" if subject.name == place else subject.name
            facts.add(f"{owner}:{fact.indicator}={fact.value}")
        elif subject.type == "Project" and fact.relation in EXACT:
            value = fact.value if fact.object is None else found.things[fact.object].name
            slot = called(cast, subject.name, "abcd")
            if value != place and (fact.object is None or str(value) not in cast.get(slot, "")):
                facts.add(f"{slot}:{fact.relation}={called(cast, str(value), OBJECTS.get(fact.relation, ''))}")
    return facts


def failing(place: str, passage: str, facts: str, cast: dict[str, str]) -> set[str]:
    """Give the facts that are missing, with -, and those that are wrong, with +."""
    found, right = stated(place, passage, cast), wanted(facts)
    return {f"-{fact}" for fact in right - found} | {f"+{fact}" for fact in found - right}


@pytest.mark.parametrize(("name", "place", "passage", "facts"), rows("passages.tsv"), ids=lambda text: text[:9])
def test_a_passage_states_its_facts_and_no_others(name: str, place: str, passage: str, facts: str) -> None:
    for number, cast in enumerate(CASTS, 1):
        known = {
            fact for known, which, fact, _ in KNOWN if known == name and (which == "*" or str(number) in which.split())
        }
        assert failing(place, passage, facts, cast) == known, (name, number, passage.format(**cast))
