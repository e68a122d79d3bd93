"""Proposals from an outside reconciliation service: things of the graph against its entities, for a researcher to decide.

The table is that of `kg.link.own`, with the graph's id path (company/…, place/140406) in the column `code`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from kg.knowledge.gazetteer import Gazetteer
from kg.link.own import Proposal
from kg.link.service import Query, Service, ServiceError
from kg.query.run import select
from kg.rdf.iri import Names
from kg.store import View

_THINGS = """
SELECT ?thing (MIN(?l) AS ?label) WHERE {
  ?thing a kg:%s ; rdfs:label ?l .
  FILTER NOT EXISTS { ?thing skos:exactMatch ?match }
} GROUP BY ?thing ORDER BY ?thing
"""


class Thing(NamedTuple):
    """A thing to ask for: its id path, its name, and words that tell it apart (the full path of a place)."""

    id: str
    name: str
    about: str = ""


def unlinked(view: View, type: str, names: Names, gazetteer: Gazetteer) -> list[Thing]:
    """Give the things of a type (Company, Region…) in an open store that have no exact match yet. Raises QueryError."""
    space = f"{names.base}id/"
    things = []
    for row in select(view, _THINGS % type, "link"):
        id = row["thing"].value.removeprefix(space)
        code = id.removeprefix("place/")
        things.append(Thing(id, row["label"].value, gazetteer.full_name(code) if code != id else ""))
    return things


def propose_outside(
    things: Sequence[Thing], service: Service, type: str = "", parent: str = "", limit: int = 3
) -> Iterator[Proposal]:
    """Give the service's candidates for things, best first; a thing without any gives a row without id.

    `type` is the service's id of the type that is asked for, `parent` its property that takes what a thing lies in. Nothing is
    given before every answer has come, so that a service that fails half way leaves no half table. Raises ServiceError.
    """
    manifest = service.manifest()
    space = str(manifest["identifierSpace"])
    queries = [
        Query(thing.name, type, ((parent, thing.about),) if parent and thing.about else (), limit) for thing in things
    ]
    answers = service.ask(queries)
    for thing, found in zip(things, answers, strict=True):
        if not found:
            yield Proposal("", thing.name, "", "", thing.id, thing.about, 0.0, "", "", f"unknown to {service.url}")
        for candidate in found:
            why = f"{candidate.name} at {service.url}" + (", which holds it for the same" if candidate.match else "")
            match = "exact" if candidate.match else "close"
            target = _target(space, candidate.id, service.url)
            yield Proposal(target, thing.name, "", "", thing.id, thing.about, candidate.score, match, "", why)


def _target(space: str, id: str, url: str) -> str:
    if id.startswith(("http://", "https://")):
        return id
    if not space.startswith(("http://", "https://")):
        raise ServiceError(url, f"has the identifier space {space!r}, no IRI", "report it to the service")
    return space + quote(id, safe="/:@!$&'()*+,;=-._~")
