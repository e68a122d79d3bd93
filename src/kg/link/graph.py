"""The links graph: matches, points and identifiers of places, each with its source and date on an RDF 1.2 reifier."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from kg.knowledge.gazetteer import Gazetteer
from kg.link.tables import ATTRIBUTION, Link, Point, Tables
from kg.rdf.iri import Names
from kg.rdf.literal import XSD, date, string
from kg.rdf.provenance import DCT
from kg.rdf.quads import RDF, SKOS, Sheaf

GRAPH = "links"
_GEO = "http://www.opengis.net/ont/geosparql#"
_SF = "http://www.opengis.net/ont/sf#"
_WGS = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_SCHEMA = "https://schema.org/"


def links(
    codes: Iterable[str], gazetteer: Gazetteer, tables: Tables, names: Names, own: Iterable[tuple[str, Link]] = ()
) -> Sheaf:
    """Give the links of the places with these codes, and `own`, accepted links as `(id path, link)`.

    Per link: the match, and `schema:identifier` where it is exact; per place `wgs:lat`, `wgs:long` and a GeoSPARQL point. Each has a reifier with
    `dcterms:source`, `dcterms:issued` and `dcterms:description`. Where any link is written, the graph says whom to name.
    Codes that the gazetteer does not know are passed over.
    """
    asserted: set[str] = set()
    evidence: set[str] = set()
    graph = names.graph(GRAPH)

    def say(triple: str, source: str, issued: str, why: str) -> None:
        asserted.add(triple)
        mark = f"<{graph}#{hashlib.sha256(triple.encode()).hexdigest()[:20]}>"
        evidence.add(f"{mark} <{RDF}reifies> <<( {triple} )>>")
        evidence.add(f"{mark} <{DCT}source> {f'<{source}>' if '://' in source else string(source)}")
        evidence.add(f"{mark} <{DCT}issued> {date(issued)}")
        evidence.add(f"{mark} <{DCT}description> {string(why, 'en')}")

    for code in sorted(set(codes)):
        unit = gazetteer.unit(code)
        if unit is None:
            continue
        place = f"<{names.thing('place/' + code)}>"
        for link in tables.links(unit, gazetteer):
            _match(place, link, say)
        point = tables.point(unit, gazetteer)
        if point is not None:
            _point(place, f"<{names.thing('place/' + code)}/point>", point, say, asserted)
    for id, link in own:
        _match(f"<{names.thing(id)}>", link, say)
    if asserted:
        asserted.add(f"<{graph}> <{DCT}rights> {string(ATTRIBUTION, 'en')}")
        asserted.add(f"<{graph}> <{DCT}license> <https://creativecommons.org/licenses/by/4.0/>")
    return Sheaf(graph, tuple(sorted(asserted)), tuple(sorted(evidence)))


_Say = Callable[[str, str, str, str], None]
"""Takes a triple, its source, the source's date, and what it rests on."""


def _match(thing: str, link: Link, say: _Say) -> None:
    say(f"{thing} <{SKOS}{link.match}Match> <{link.target}>", link.source, link.date, link.why)
    if link.match == "exact":
        say(f"{thing} <{_SCHEMA}identifier> {string(link.identifier)}", link.source, link.date, link.why)


def _point(place: str, node: str, point: Point, say: _Say, asserted: set[str]) -> None:
    latitude, longitude = _degrees(point.latitude), _degrees(point.longitude)
    wkt = f'"POINT({longitude} {latitude})"^^<{_GEO}wktLiteral>'
    for triple in (
        f'{place} <{_WGS}lat> "{latitude}"^^<{XSD}decimal>',
        f'{place} <{_WGS}long> "{longitude}"^^<{XSD}decimal>',
        f"{place} <{_GEO}hasGeometry> {node}",
    ):
        say(triple, point.source, point.date, "the item's coordinate location")
    asserted.update((f"{node} <{RDF}type> <{_SF}Point>", f"{node} <{_GEO}asWKT> {wkt}"))


def _degrees(value: float) -> str:
    """Give degrees in the canonical form of xsd:decimal, to four places (about ten metres).

    >>> _degrees(116.4), _degrees(-3.0)
    ('116.4', '-3.0')
    """
    text = f"{value:.4f}".rstrip("0")
    return text + "0" if text.endswith(".") else text
