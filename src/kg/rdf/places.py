"""The graph of places: what each code stands for, what it is part of, when it held, what it replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from kg.rdf.iri import NS, Names
from kg.rdf.literal import boolean, date, string
from kg.rdf.provenance import DCT
from kg.rdf.quads import RDF, RDFS, Sheaf

GRAPH = "places"
_CLASS = ("Province", "City", "County", "Township")


class Unit(Protocol):
    """What the gazetteer tells of a division; `start` and `stop` are the days or years that it held between."""

    @property
    def code(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102


class Gazetteer(Protocol):
    """The part of the gazetteer that is written to the graph."""

    def unit(self, code: str) -> Unit | None: ...  # noqa: D102
    def path(self, code: str) -> Sequence[Unit]: ...  # noqa: D102
    def predecessors(self, code: str) -> Sequence[object]: ...  # noqa: D102


def places(ids: Iterable[str], gazetteer: Gazetteer, names: Names) -> Sheaf:
    """Give the graph of the places among `ids` (id paths; others are passed over) and of all that they are part of.

    A place whose id is no code, or a code that the gazetteer does not hold, is marked `kg:unresolved true`.
    """
    triples: set[str] = set()
    done: set[str] = set()
    for id in sorted({id for id in ids if id.startswith("place/")}):
        code = id.removeprefix("place/")
        if code.isdigit() and gazetteer.unit(code) is not None:
            _chain(code, gazetteer, names, triples, done)
        else:
            triples.add(f"<{names.thing(id)}> <{NS}unresolved> {boolean(True)}")
    return Sheaf(names.graph(GRAPH), tuple(sorted(triples)))


def _chain(code: str, gazetteer: Gazetteer, names: Names, triples: set[str], done: set[str]) -> None:
    above: str | None = None
    for unit in gazetteer.path(code):
        iri = f"<{names.thing('place/' + unit.code)}>"
        if unit.code not in done:
            done.add(unit.code)
            triples.update(_unit(unit, iri))
            for old in gazetteer.predecessors(unit.code):
                triples.add(f"{iri} <{DCT}replaces> <{names.thing('place/' + str(getattr(old, 'code', old)))}>")
        if above is not None:
            triples.add(f"{iri} <{NS}partOf> {above}")
        above = iri


def _unit(unit: Unit, iri: str) -> list[str]:
    triples = [
        f"{iri} <{RDF}type> <{NS}Region>",
        f"{iri} <{RDF}type> <{NS}{level(unit.code)}>",
        f"{iri} <{RDFS}label> {string(unit.name, 'zh')}",
        f"{iri} <{NS}code> {string(unit.code)}",
    ]
    for name, when in (("validFrom", getattr(unit, "start", None)), ("validUntil", getattr(unit, "stop", None))):
        if when:
            triples.append(f"{iri} <{NS}{name}> {date(str(when))}")
    return triples


def level(code: str) -> str:
    """Give the class of a GB/T 2260 code: Province, City, County, or Township for longer codes.

    >>> level("140000"), level("140400"), level("140406"), level("140406100")
    ('Province', 'City', 'County', 'Township')
    """
    if len(code) > 6:
        return _CLASS[3]
    return _CLASS[0] if code.endswith("0000") else _CLASS[1] if code.endswith("00") else _CLASS[2]
