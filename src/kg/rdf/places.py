"""The graph of places: what each code stands for, what it is part of, when it held, what it replaced."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from kg.rdf.iri import NS, Names
from kg.rdf.literal import boolean, date, string
from kg.rdf.provenance import DCT
from kg.rdf.quads import RDF, RDFS, SKOS, Sheaf

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
    def predecessors(self, code: str) -> Sequence[str]: ...  # noqa: D102
    def forms(self) -> Mapping[str, Sequence[str]]: ...  # noqa: D102


def places(ids: Iterable[str], gazetteer: Gazetteer, names: Names) -> Sheaf:
    """Give the graph of the places among `ids` (id paths; others are passed over) and of all that they are part of.

    A place has its printed forms as other names. One whose id is no code, or a code that the gazetteer does not hold, is
    marked `kg:unresolved true`.
    """
    triples: set[str] = set()
    codes: set[str] = set()
    for id in sorted({id for id in ids if id.startswith("place/")}):
        code = id.removeprefix("place/")
        if code.isdigit() and gazetteer.unit(code) is not None:
            _chain(code, gazetteer, names, triples, codes)
        else:
            triples.add(f"<{names.thing(id)}> <{NS}unresolved> {boolean(True)}")
    for form, meant in gazetteer.forms().items():
        for code in codes.intersection(meant):
            triples.add(f"<{names.thing('place/' + code)}> <{SKOS}altLabel> {string(form, 'zh')}")
    return Sheaf(names.graph(GRAPH), tuple(sorted(triples)))


def origins(labels: Mapping[str, str], gazetteer: Gazetteer) -> set[str]:
    """Give the ids of the provinces and cities that names of companies begin with, so that a query can ask where investors come from.

    `labels` are those of `Identity`. A name counts where its longest beginning of two to six characters that is a form of a
    place is a form of that place alone. Counties do not count: their short forms are brands too often.
    """
    forms = gazetteer.forms()
    found: set[str] = set()
    for id, label in labels.items():
        if id.startswith("company/"):
            codes: Sequence[str] = next((forms[label[:n]] for n in range(6, 1, -1) if label[:n] in forms), ())
            if len(codes) == 1 and codes[0].endswith("00"):
                found.add(f"place/{codes[0]}")
    return found


def _chain(code: str, gazetteer: Gazetteer, names: Names, triples: set[str], codes: set[str]) -> None:
    above: str | None = None
    for unit in gazetteer.path(code):
        iri = f"<{names.thing('place/' + unit.code)}>"
        if unit.code not in codes:
            codes.add(unit.code)
            triples.update(_unit(unit, iri))
            for old in gazetteer.predecessors(unit.code):
                triples.add(f"{iri} <{DCT}replaces> <{names.thing('place/' + old)}>")
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
