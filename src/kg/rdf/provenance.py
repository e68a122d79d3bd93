"""What is said of a document itself, in Dublin Core and PROV-O, of the tool that read it, and of the data sets of figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.rdf.iri import NS, Names
from kg.rdf.literal import date, integer, string

if TYPE_CHECKING:
    from kg.rdf.sheet import Sheet

DCT = "http://purl.org/dc/terms/"
QB = "http://purl.org/linked-data/cube#"
DATED, UNDATED = "observations", "undated-observations"
"""The data sets of observations: those of a period, and those without one."""
PROV = "http://www.w3.org/ns/prov#"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
# What may stand in an absolute IRI; anything else is kept as text.
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f\ud800-\udfff]+")


def describe(sheet: Sheet, names: Names) -> list[str]:
    """Give the triples on a document: identifier, title, source, author, day, address, language, hash, length, reader."""
    page = f"<{names.document(sheet.id)}>"
    triples = [
        f"{page} {_TYPE} <{NS}Document>",
        f"{page} <{DCT}identifier> {string(sheet.id)}",
        f"{page} <{DCT}language> {string('zh')}",
        f"{page} <{DCT}format> {string(sheet.media_type)}",
        f"{page} <{NS}length> {integer(sheet.length)}",
        f"{page} <{PROV}wasGeneratedBy> <{names.thing('activity/reading')}>",
    ]
    if sheet.sha256:
        triples.append(f"{page} <{NS}sha256> {string(sheet.sha256)}")
    if sheet.title:
        triples.append(f"{page} <{DCT}title> {string(sheet.title, 'zh')}")
    if sheet.source:
        triples.append(f"{page} <{DCT}source> {string(sheet.source, 'zh')}")
    if sheet.author:
        triples.append(f"{page} <{DCT}creator> {string(sheet.author, 'zh')}")
    if sheet.date:
        triples.append(f"{page} <{DCT}issued> {date(sheet.date)}")
    if sheet.url and _WEB.fullmatch(sheet.url):
        triples.append(f"{page} <{PROV}wasDerivedFrom> <{sheet.url}>")
    elif sheet.url:
        triples.append(f"{page} <{DCT}relation> {string(sheet.url)}")
    return triples


def tool(names: Names, version: str, ontology: str) -> list[str]:
    """Give the triples on the reading: which version of `kg` (`0.1.0`) with which ontology (its version) made the graph."""
    reading, software = f"<{names.thing('activity/reading')}>", f"<{names.thing(f'software/kg/{version}')}>"
    return [
        f"{reading} {_TYPE} <{PROV}Activity>",
        f"{reading} <{PROV}wasAssociatedWith> {software}",
        f"{reading} <{PROV}used> <{NS.removesuffix('#')}>",
        f"{software} {_TYPE} <{PROV}SoftwareAgent>",
        f"{software} <{DCT}hasVersion> {string(version)}",
        f"<{NS.removesuffix('#')}> <{DCT}hasVersion> {string(ontology)}",
    ]


def datasets(names: Names) -> list[str]:
    """Give the triples on the data sets of observations and their structures."""
    triples: list[str] = []
    for name, structure, english, chinese in (
        (DATED, "structure", "observations of regions and parks in a period", "区域与园区观测值(有期间)"),
        (
            UNDATED,
            "structure-undated",
            "observations of regions and parks, no period stated",
            "区域与园区观测值(未述期间)",
        ),
    ):
        dataset = f"<{names.thing(f'dataset/{name}')}>"
        triples += [
            f"{dataset} {_TYPE} <{QB}DataSet>",
            f"{dataset} <{QB}structure> <{names.concept('indicator', structure)}>",
            f"{dataset} <http://www.w3.org/2000/01/rdf-schema#label> {string(english, 'en')}",
            f"{dataset} <http://www.w3.org/2004/02/skos/core#prefLabel> {string(chinese, 'zh')}",
        ]
    return triples
