"""Every statement leads back to its words."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store

from kg.query.explain import explain, links
from kg.rdf import Names
from kg.store import View
from tests.rdf.pages import case

TEXTS = {case(name)["id"]: case(name)["text"] for name in ("signing", "figures", "hostile")}


@pytest.mark.parametrize(
    ("subject", "predicate", "object", "quotes"),
    [
        (
            "云岭电池项目",
            None,
            None,
            [
                "美华集团投资3亿美元的云岭电池项目",
                "投资3亿美元的云岭电池项目",
                "云岭电池项目",
                "云岭电池项目",
                "云岭电池项目签约",
            ],
        ),
        ("云岭光伏组件项目", "investment", None, ["总投资4.6亿元的云岭光伏组件项目"]),
        ("云岭光伏组件项目", "kg:stage", "started", []),
        ("云岭光伏组件项目", "stage", "开工", ["云岭光伏组件项目开工"]),
        ("云岭光伏组件项目", "investedBy", "金穗光电", ["金穗光电总投资4.6亿元的云岭光伏组件项目"]),
        ("金穗光电", "investedBy", None, ["金穗光电总投资4.6亿元的云岭光伏组件项目"]),
        ("佛山", "visited", None, ["赴广东省佛山市考察"]),
        ("place:990127", None, None, []),
        ("id:place/990127", "usedBy", None, ["云岭县推行“链长制”", "末"]),
        ("无此名", None, None, []),
        ("https://example.org/nothing", None, None, []),
        ("http://<>", None, None, []),
        ("..", "investedBy", None, ["<<( )>>"]),
    ],
)
def test_quotes(subject: str, predicate: str | None, object: str | None, quotes: list[str], graph: View) -> None:
    found = explain(graph, subject, predicate, object)
    assert sorted(one.stated.quote for one in found) == sorted(quotes)


def test_sentences_and_offsets_are_those_of_the_page(graph: View) -> None:
    for name in ("清河市", "王远山", "云岭光伏组件项目"):
        found = explain(graph, name)
        assert found
        for one in found:
            told, text = one.stated, TEXTS[one.stated.document]
            assert text[told.start : told.start + len(told.quote)] == told.quote
            assert one.before + told.quote + one.after in text
            assert f"【{told.quote}】" in one.text()
            assert one.origin in ("signing.txt", "figures.txt")


def test_a_page_is_explained_whole(graph: View) -> None:
    found = explain(graph, Names().document("figures"))
    assert len(found) == len(case("figures")["facts"])


def test_figures_are_named(graph: View) -> None:
    told = {one.stated.object for one in explain(graph, "云岭县", "observation")}
    assert "signedProjects 11 project 2022-01-01/2022-06-30" in told


def test_links_are_told_with_their_source_and_day_and_are_no_facts(graph: View) -> None:
    names = Names()
    place, target = names.thing("place/990127"), "https://www.wikidata.org/entity/Q1"
    linked = f"""
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        <{place}> skos:exactMatch <{target}> .
        GRAPH <{names.graph("links")}> {{
            <{place}> skos:exactMatch <{target}> .
            <urn:r> rdf:reifies <<( <{place}> skos:exactMatch <{target}> )>> ; dcterms:source <https://www.wikidata.org/> ;
                dcterms:issued "2024-01-02"^^<http://www.w3.org/2001/XMLSchema#date> ; dcterms:description "the code"@en .
        }}"""
    store = Store()
    store.extend(graph.oxigraph)
    store.load(linked.encode(), format=RdfFormat.TRIG)
    both = View(graph.generation, store)
    assert explain(both, "云岭县") == explain(graph, "云岭县")
    assert links(graph, "云岭县") == []
    (found,) = links(both, "云岭县")
    assert found.record() == {
        "subject": "云岭县",
        "predicate": "skos:exactMatch",
        "object": target,
        "source": "https://www.wikidata.org/",
        "issued": "2024-01-02",
        "why": "the code",
    }
    assert "2024-01-02" in found.text() and "confidence" not in found.text() and "【" not in found.text()
    assert links(both, "云岭县", "skos:exactMatch", target) == [found] == links(both, target)
    assert links(both, "云岭县", "usedBy") == []
