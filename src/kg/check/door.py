"""The door of the graph: a fact whose types break domain, range or disjointness of the ontology is kept out, with its evidence."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from kg.model import Identity, Thing
from kg.rdf import vocab
from kg.rdf.literal import number


class Stating(Protocol):
    """What the door asks of a fact: `kg.model.Fact` and the statements of a sheet both have it."""

    @property
    def relation(self) -> str: ...  # noqa: D102
    @property
    def subject(self) -> int: ...  # noqa: D102
    @property
    def object(self) -> int | None: ...  # noqa: D102
    @property
    def value(self) -> str | float | None: ...  # noqa: D102
    @property
    def unit(self) -> str | None: ...  # noqa: D102
    @property
    def indicator(self) -> str | None: ...  # noqa: D102


F = TypeVar("F", bound=Stating)

Accepts = Callable[[Thing, str, Thing | str], bool]
"""Asked for a fact that is about to be kept out, as subject, relation, object or value: did a person accept it?"""


@dataclass(frozen=True, slots=True)
class Quarantined(Generic[F]):
    """A fact that may not enter, and the axiom or law that it breaks (`axiom` for machines, `reason` for people)."""

    fact: F
    axiom: str
    reason: str


@dataclass(frozen=True, slots=True)
class Admission(Generic[F]):
    """What enters and what does not, each in the order that it came in."""

    kept: tuple[F, ...]
    quarantined: tuple[Quarantined[F], ...]


def admit(things: Sequence[Thing], facts: Iterable[F], accepts: Accepts | None = None) -> Admission[F]:
    """Part the facts of one page into those that the ontology allows and those that it does not. A pure function."""
    kept: list[F] = []
    quarantined: list[Quarantined[F]] = []
    for fact in facts:
        fault = _fault(things, fact)
        if fault is None or (accepts is not None and _is_accepted(things, fact, accepts)):
            kept.append(fact)
        else:
            quarantined.append(Quarantined(fact, *fault))
    return Admission(tuple(kept), tuple(quarantined))


def accepting(identity: Identity) -> Accepts:
    """Give the test for facts that the ledger accepts: by the ids that their things go by."""

    def accepts(subject: Thing, relation: str, object: Thing | str) -> bool:
        other = identity.ids.get(object.key, "") if isinstance(object, Thing) else object
        return (identity.ids.get(subject.key, ""), relation, other) in identity.accepted

    return accepts


def _fault(things: Sequence[Thing], fact: Stating) -> tuple[str, str] | None:
    """Give the axiom that a fact breaks and the reason, or None."""
    if fact.relation not in vocab.PROPERTIES:
        return "vocabulary", f"the ontology has no property {fact.relation}"
    if not _is_index(fact.subject, things) or (fact.object is not None and not _is_index(fact.object, things)):
        return "structure", "the fact points at a thing that the page does not have"
    subject = things[fact.subject]
    domain = vocab.DOMAINS.get(fact.relation, ())
    if domain and not _is_a(subject.type.value, domain):
        return (
            "domain",
            f"{subject.type} {_cut(subject.name)} cannot be the subject: {fact.relation} is of {_any(domain)}",
        )
    range_ = vocab.RANGES.get(fact.relation, ())
    if fact.object is not None:
        other = things[fact.object]
        if not range_ or not _is_a(other.type.value, range_):
            what = f"is to {_any(range_)}" if range_ else "has a value"
            return "range", f"{other.type} {_cut(other.name)} cannot be the object: {fact.relation} {what}"
        if fact.object == fact.subject or other.key == subject.key:
            return "irreflexive", f"{_cut(subject.name)} cannot stand in {fact.relation} to itself"
        return None
    return _value_fault(fact, range_)


_CONCEPTS = {"stage": vocab.STAGES, "inIndustry": vocab.INDUSTRIES}


def _value_fault(fact: Stating, range_: tuple[str, ...]) -> tuple[str, str] | None:
    value = fact.value
    if fact.relation in _CONCEPTS:
        if value not in _CONCEPTS[fact.relation]:
            return "range", f"{_cut(str(value))} is no concept of {fact.relation}"
        return None
    if fact.relation == "observation":
        if fact.indicator not in vocab.INDICATORS:
            return "range", f"{_cut(str(fact.indicator))} is no indicator"
        if not fact.unit:
            return "range", "an observation without a unit"
    elif range_:
        return "range", f"{fact.relation} is to {_any(range_)}, not to a value"
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return "range", f"{_cut(str(value))} is no figure"
    return None


def _is_accepted(things: Sequence[Thing], fact: Stating, accepts: Accepts) -> bool:
    if fact.relation not in vocab.PROPERTIES or not _is_index(fact.subject, things):
        return False
    if fact.object is None:
        return fact.value is not None and accepts(things[fact.subject], fact.relation, _printed(fact.value))
    return _is_index(fact.object, things) and accepts(things[fact.subject], fact.relation, things[fact.object])


def _printed(value: str | float) -> str:
    """Give a value as `kg facts` and the ledger write it: whole figures without a point."""
    return number(value) if not isinstance(value, str) and math.isfinite(value) else str(value)


def _is_index(index: int, things: Sequence[Thing]) -> bool:
    return 0 <= index < len(things)


def _is_a(type_: str, classes: tuple[str, ...]) -> bool:
    return type_ in classes or any(parent in classes for parent in vocab.PARENTS.get(type_, ()))


def _any(classes: tuple[str, ...]) -> str:
    return " or ".join(classes)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"
