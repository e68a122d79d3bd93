"""The readable page: whole, by itself, the same each time, with every term, and safe whatever the labels hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kg.errors import DataError
from kg.ontology import page
from kg.ontology.diagram import svg
from kg.ontology.terms import read
from kg.rdf import vocab

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
VOID = {"meta", "br"}


class Outline(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.ids += [told["id"] or ""] if "id" in told else []
        self.links += [told["href"] or ""] if "href" in told else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def text() -> str:
    return page(ONTOLOGY)


def test_page_is_whole(text: str) -> None:
    outline = Outline(text)
    assert outline.open == []
    assert {*vocab.CLASSES, *vocab.PROPERTIES} <= set(outline.ids)
    repeated = [i for i in outline.ids if outline.ids.count(i) > 1]
    assert repeated == []
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)


def test_bookkeeping_stands_apart_from_the_domain(text: str) -> None:
    ontology = read(ONTOLOGY)
    terms = ontology.terms
    books, domain = {t.name for t in terms if t.group}, {t.name for t in terms if not t.group}
    assert {"Document", "IdentityDecision", "quote", "period", "locationOf"} <= books
    assert {"Project", "Observation", "investedBy", "observation", "stage", "code"} <= domain
    assert sum(t.sort == "class" for t in terms if not t.group) <= 18
    assert sum(t.sort != "class" for t in terms if not t.group) <= 30
    said = [int(number) for number in re.findall(r"\d+", ontology.size_en)]
    groups = [
        sum(t.group == g and t.sort != "class" for t in terms)
        for g in ("cube", "identity", "inverse", "evidence", "provenance", "scheme")
    ]
    classes = [sum(t.sort == "class" and bool(t.group) == kept for t in terms) for kept in (False, True)]
    rest = [len(domain) - classes[0], len(books) - classes[1]]
    assert said == [classes[0], rest[0], 4, 3, classes[1], rest[1], *groups]
    assert said == [int(number) for number in re.findall(r"\d+", ontology.size_zh)] and ontology.size_en in text
    first = text.index('id="all-evidence"')
    assert all((text.index(f'<h3 id="{t.name}"') > first) == bool(t.group) for t in terms)


def test_every_property_is_written_asked_or_the_inverse_of_one() -> None:
    """The ontology holds nothing that no graph, no query and no shape has."""
    top = ONTOLOGY.parent
    files = [*(top / "src/kg/rdf").glob("*.py"), *(top / "queries").glob("*.rq"), ONTOLOGY / "shapes.ttl"]
    files += (ONTOLOGY / "schemes").glob("*.ttl")
    told = "\n".join(path.read_text("utf-8") for path in files if path.name != "vocab.py")
    families = "\n".join(path.read_text("utf-8") for path in (top / "src/kg/relate").rglob("*.py"))
    idle = [
        term.name
        for term in read(ONTOLOGY).terms
        if term.sort != "class"
        and not re.search(rf"(kg:|vocab\.|[NK][SG]\}}|\(\"|\"){term.name}\b", told)
        and f'"{term.name}"' not in families
    ]
    assert set(idle) <= {term.name for term in read(ONTOLOGY).terms if term.is_inverse}


def test_page_needs_nothing_from_outside(text: str) -> None:
    assert "<script" not in text
    assert re.findall(r"(?:src|@import|url\(http)", text) == []


def test_page_is_the_same_each_time(text: str) -> None:
    assert page(ONTOLOGY) == text


def test_every_concept_is_there(text: str) -> None:
    for name in (*vocab.STAGES, *vocab.INDICATORS, *vocab.INDUSTRIES):
        assert f"<td><code>{name}</code></td>" in text


def test_diagram_is_well_formed_and_its_boxes_do_not_overlap() -> None:
    root = ElementTree.fromstring(svg(read(ONTOLOGY)))
    boxes = [
        tuple(int(r.attrib[k]) for k in ("x", "y", "width", "height"))
        for r in root.iter("{http://www.w3.org/2000/svg}rect")
    ]
    assert len(boxes) >= 14
    for i, (x, y, w, h) in enumerate(boxes):
        assert all(x + w <= a or a + c <= x or y + h <= b or b + d <= y for a, b, c, d in boxes[:i])


def test_hostile_labels_stay_text(tmp_path: Path) -> None:
    (tmp_path / "schemes").mkdir()
    (tmp_path / "kg.ttl").write_text(
        """@prefix kg: <https://w3id.org/zhaoshang/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        kg:X a owl:Class ; skos:prefLabel "<script>alert(1)</script>"@en , "\\"><b>"@zh ; skos:definition "a & b </dd>"@en ;
            skos:closeMatch <javascript:alert(1)> .""",
        "utf-8",
    )
    text = page(tmp_path)
    assert "<script>" not in text and "<b>" not in text and 'href="javascript' not in text
    assert Outline(text).open == []


def test_absent_and_broken_ontologies_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot read"):
        page(tmp_path)
    (tmp_path / "kg.ttl").write_text("no turtle <", "utf-8")
    with pytest.raises(DataError, match="no Turtle"):
        page(tmp_path)
