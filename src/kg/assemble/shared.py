"""The graphs of a generation that no document owns: ontology, places, identity, links; and what a person decided on them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path

from kg.check.parts import FACTS
from kg.errors import DataError
from kg.knowledge import Knowledge
from kg.knowledge.ledger import Ledger, read_ledger, report
from kg.link import Link, Tables, links
from kg.rdf import NS, Names, Sheaf
from kg.rdf.ontology import ontology
from kg.rdf.places import places
from kg.settings import data, version
from kg.store import Patch

RELATIONS = frozenset(iri.removeprefix(NS) for iri in FACTS) | {"partOf"}
"""The relations of facts, as `kg facts` prints them."""

LINKS = "links.jsonl"
"""The file of a store that keeps a researcher's accepted links."""


def decisions(ledger: Path | None, knowledge: Knowledge) -> Ledger:
    """Give the ledger: a file, or the one that travels with the tables. Raises DataError for a broken one, or one with a
    relation that no fact has."""
    path = ledger or knowledge.seeds / "ledger.csv"
    book = read_ledger(path) if ledger or path.is_file() else Ledger()
    known = ", ".join(sorted(RELATIONS))
    unknown = [e for e in book.entries if e.relation and e.relation not in RELATIONS]
    report(book.origin, [(e.line, f"no fact has the relation {e.relation!r}", f"use one of {known}") for e in unknown])
    return book


def shared_graphs(places_: Collection[str], knowledge: Knowledge, names: Names, store: Path) -> list[Sheaf]:
    """Give the graphs of a build that depend on nothing but which places it names; that of entailments is empty, since it no
    longer follows. Raises DataError."""
    return [
        ontology(data("ontology"), names, version()),
        places(places_, knowledge.gazetteer, names),
        linked(places_, knowledge, names, own_links(store / LINKS)),
        Sheaf(names.graph("inferred"), ()),
    ]


def moved(
    before: Collection[str], after: Collection[str], knowledge: Knowledge, names: Names, store: Path
) -> list[Patch]:
    """Give what changes in the graphs of places and links when other places are named than before. Raises DataError."""
    own = own_links(store / LINKS)
    return [
        Patch.of(places(before, knowledge.gazetteer, names), places(after, knowledge.gazetteer, names)),
        Patch.of(linked(before, knowledge, names, own), linked(after, knowledge, names, own)),
    ]


def linked(ids: Iterable[str], knowledge: Knowledge, names: Names, own: Iterable[tuple[str, Link]]) -> Sheaf:
    """Give the graph of links of the places among `ids`, with `own` links of a researcher. Raises DataError."""
    codes = {id.removeprefix("place/") for id in ids if id.startswith("place/")}
    above = {unit.code for code in codes for unit in knowledge.gazetteer.path(code)}
    return links(above, knowledge.gazetteer, Tables(knowledge.seeds / "links"), names, own)


def own_links(path: Path) -> list[tuple[str, Link]]:
    """Read the links that a researcher accepted for a store; none where the file is absent. Raises DataError."""
    if not path.is_file():
        return []
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        return [(id, Link(*fields)) for id, fields in rows]
    except (ValueError, TypeError) as error:
        raise DataError(str(path), f"no accepted links: {error}", "delete it and accept the table again") from error


def write_own_links(path: Path, own: Iterable[tuple[str, Link]]) -> None:
    """Write accepted links beside a store's generations, by way of a file beside it."""
    beside = path.with_suffix(".part")
    beside.write_text("".join(json.dumps([id, link], ensure_ascii=False) + "\n" for id, link in own), "utf-8")
    beside.replace(path)
