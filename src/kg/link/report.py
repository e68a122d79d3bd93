"""What of a graph is linked, ambiguous or unlinked, by type."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from kg.errors import StoreError
from kg.knowledge.gazetteer import Gazetteer
from kg.knowledge.places import resolve
from kg.query.run import select
from kg.store import View

_TYPES = ("Province", "City", "County", "Township", "Park", "Project", "Company", "Person", "Mechanism", "Policy")
_SMALL = ("镇", "乡", "街道", "村", "苏木")
_THINGS = """
SELECT ?thing ?type ?label (COUNT(?match) AS ?links) WHERE {
  VALUES ?type { %s }
  ?thing a ?type ; rdfs:label ?label .
  OPTIONAL { ?thing skos:exactMatch|skos:closeMatch ?match }
} GROUP BY ?thing ?type ?label
"""
_UNRESOLVED = "SELECT ?thing (SAMPLE(?l) AS ?label) WHERE { ?thing kg:unresolved true ; rdfs:label ?l } GROUP BY ?thing"


class Count(NamedTuple):
    """The things of one type: how many are linked, how many have a name that means several places, how many have no link.

    `names` are the names of the ambiguous and unlinked ones, sorted.
    """

    type: str
    linked: int
    ambiguous: int
    unlinked: int
    names: tuple[str, ...]


def report(view: View, gazetteer: Gazetteer) -> list[Count]:
    """Count the things of an open store by type. A place without code whose name several divisions share is ambiguous.

    Raises QueryError, StoreError.
    """
    linked: dict[str, set[str]] = defaultdict(set)
    without: dict[str, dict[str, str]] = defaultdict(dict)
    for row in select(view, _THINGS % " ".join(f"kg:{name}" for name in _TYPES), "link report"):
        kind = row["type"].value.rsplit("#", 1)[-1]
        if int(row["links"].value):
            linked[kind].add(row["thing"].value)
        else:
            without[kind].setdefault(row["thing"].value, row["label"].value)
    several: dict[str, str] = {}
    for row in select(view, _UNRESOLVED, "link report"):
        iri, label = row["thing"].value, row["label"].value
        if len(resolve(gazetteer, label)) > 1:
            several[iri] = label
        else:
            without["Township" if label.endswith(_SMALL) else "County"].setdefault(iri, label)
    counts = []
    for kind in _TYPES:
        ambiguous = several if kind == "County" else {}
        unlinked = {
            iri: label for iri, label in without[kind].items() if iri not in linked[kind] and iri not in several
        }
        if linked[kind] or ambiguous or unlinked:
            names = tuple(sorted({*ambiguous.values(), *unlinked.values()}))
            counts.append(Count(kind, len(linked[kind]), len(ambiguous), len(unlinked), names))
    if not counts:
        raise StoreError(
            str(view.generation.path), "holds nothing that could be linked", "build it from pages with facts"
        )
    return counts
