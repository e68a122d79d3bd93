"""A small graph of invented things in real places."""

from __future__ import annotations

from pathlib import Path

from kg.knowledge import Knowledge
from kg.rdf.iri import NS, Names
from kg.rdf.places import places
from kg.rdf.quads import RDF, RDFS, SKOS, Sheaf
from kg.store import Row, Writer

NAMES = Names("https://example.org/")
KNOWLEDGE = Knowledge()
GAZETTEER = KNOWLEDGE.gazetteer


def _thing(id: str, type: str, label: str, *more: str) -> list[str]:
    iri = f"<{NAMES.thing(id)}>"
    return [f"{iri} <{RDF}type> <{NS}{type}>", f'{iri} <{RDFS}label> "{label}"@zh', *(f"{iri} {part}" for part in more)]


def fill(root: Path) -> None:
    """Make a store with 潞城区, 壶关县 and two more places, one ambiguous; a project, two companies, a mechanism."""
    lucheng = f"<{NAMES.thing('place/140406')}>"
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    triples = [
        *_thing(
            "place/鼓楼区", "Region", "鼓楼区", f'<{NS}unresolved> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
        ),
        *_thing(
            "place/无名镇", "Region", "无名镇", f'<{NS}unresolved> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
        ),
        *_thing(
            "project/140406/甲乙光电",
            "Project",
            "甲乙光电项目",
            f"<{NS}locatedIn> {lucheng}",
            f'<{NS}investment> "460000000"^^<{decimal}>',
            f"<{NS}stage> <https://w3id.org/zhaoshang/stage/signed>",
            f"<{NS}investedBy> <{NAMES.thing('company/甲乙光电')}>",
        ),
        *_thing("company/甲乙光电", "Company", "甲乙光电有限公司", f'<{SKOS}altLabel> "甲乙光电"@zh'),
        *_thing("company/丙丁化工", "Company", "丙丁化工集团", f"<{NS}locatedIn> <{NAMES.thing('place/140427')}>"),
        *_thing("mechanism/赛跑机制", "Mechanism", "赛跑机制", f"<{NS}usedBy> {lucheng}"),
    ]
    row = Row("1", "key", "digest", "1.txt", {})
    with Writer(root, "test") as writer:
        shared = [places(["place/140406", "place/140427", "place/140481"], GAZETTEER, NAMES)]
        page = Sheaf(NAMES.document("1"), tuple(sorted(triples)))
        writer.write([row], lambda _: page, shared, NAMES.document)
