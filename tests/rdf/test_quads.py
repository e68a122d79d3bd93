"""A document's graph: each fact once, each with its evidence, nothing else."""

from __future__ import annotations

import pytest
from pyoxigraph import Dataset, NamedNode, Quad, RdfFormat, Triple, parse

from kg.rdf import NS, Names, Sheaf, document, sheet
from tests.rdf.pages import case, extraction, identity

NAMES = Names()
REIFIES = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")


def sheaf(name: str, **other: object) -> Sheaf:
    page = sheet(extraction(case(name)))
    return document(page, identity(page.things, **other), NAMES, {"case/locatedIn": 0.9})


def quads(made: Sheaf) -> list[Quad]:
    return list(parse(input="".join(made.lines()).encode("utf-8"), format=RdfFormat.N_QUADS))


def says(made: Sheaf, subject: str, predicate: str, object: str) -> bool:
    return f"<{NAMES.thing(subject)}> <{NS}{predicate}> {object}" in made.asserted


@pytest.mark.parametrize("name", ["signing", "figures", "hostile"])
def test_every_fact_has_one_reifier_with_at_most_six_triples(name: str) -> None:
    made = sheaf(name)
    facts = case(name)["facts"]
    evidence = Dataset(quads(Sheaf(made.graph, (), made.evidence)))
    reifiers = {quad.subject for quad in evidence}
    assert len(reifiers) == len(facts)
    for reifier in reifiers:
        about = list(evidence.quads_for_subject(reifier))
        assert 4 <= len(about) <= 6
        (told,) = [quad.object for quad in about if quad.predicate == REIFIES]
        assert isinstance(told, Triple)
        assert f"{told.subject} {told.predicate} {told.object}" in made.asserted


@pytest.mark.parametrize("name", ["signing", "figures", "hostile"])
def test_the_lines_are_what_a_store_gives_back(name: str) -> None:
    made = sheaf(name)
    back = {f"{quad} .\n" for quad in quads(made)}
    assert back == {line.replace("\\u007F", "\x7f") for line in made.lines()}


def test_the_quote_is_exact() -> None:
    page = sheet(extraction(case("figures")))
    text = case("figures")["text"]
    assert all(text[s.start : s.stop] == s.quote for s in page.statements)
    assert all(text[a : a + len(words)] == words for a, words in page.sentences)
    assert all(s.quote in page.sentences[s.sentence][1] for s in page.statements)


def test_direct_values() -> None:
    made = sheaf("signing")
    decimal = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
    project = "project/990127/云岭光伏组件项目"
    assert says(made, project, "investment", f'"460000000"{decimal}')
    assert says(made, project, "landArea", f'"70"{decimal}')
    assert says(made, project, "capacity", f'"5"{decimal}')
    assert says(made, project, "stage", f"<{NAMES.concept('stage', 'started')}>")
    assert says(made, project, "investedBy", f"<{NAMES.thing('company/湖南金穗光电有限公司')}>")


def test_another_currency_is_a_measure_and_no_sum_of_yuan() -> None:
    made = sheaf("signing")
    node = "measure/project/990127/云岭电池项目/investment/300000000USD"
    assert says(made, "project/990127/云岭电池项目", "measure", f"<{NAMES.thing(node)}>")
    assert says(made, node, "unit", '"USD"')
    assert not [t for t in made.asserted if "云岭电池项目> " in t and f"<{NS}investment>" in t]


def test_square_metres_are_told_in_mu_and_kept_as_stated() -> None:
    made = sheaf("figures")
    decimal = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
    assert says(made, "park/990127/青石园区", "landArea", f'"3000"{decimal}')
    assert says(made, "measure/park/990127/青石园区/landArea/2000000m2", "value", f'"2000000"{decimal}')


def test_observations_say_what_they_are() -> None:
    made = sheaf("figures")
    node = "observation/place/990127/signedProjects/2022-01-01--2022-06-30/11project"
    assert says(made, "place/990127", "observation", f"<{NAMES.thing(node)}>")
    assert says(made, node, "periodStart", '"2022-01-01"^^<http://www.w3.org/2001/XMLSchema#date>')
    assert says(made, "observation/place/990127/startRate/81.8percent", "unit", '"percent"')


def test_an_industry_is_a_concept() -> None:
    made = sheaf("signing")
    assert says(made, "project/990127/云岭电池项目", "inIndustry", f"<{NAMES.concept('industry', 'batteries')}>")


def test_an_office_is_kept() -> None:
    made = sheaf("figures")
    assert says(made, "membership/person/王远山/place/990100/市委书记", "office", '"市委书记"@zh')


def test_what_the_ledger_rejects_is_left_out() -> None:
    rejected = frozenset({("project/990127/云岭电池项目", "locatedIn", "place/990127")})
    made = sheaf("signing", rejected=rejected)
    assert not says(made, "project/990127/云岭电池项目", "locatedIn", f"<{NAMES.thing('place/990127')}>")
    assert len({line.split(" ", 1)[0] for line in made.evidence}) == len(case("signing")["facts"]) - 1


def test_merged_things_share_one_iri_and_one_label() -> None:
    page = sheet(extraction(case("signing")))
    who = identity(page.things)
    keys = [thing.key for thing in page.things if thing.type.value == "Company"]
    ids = {**who.ids, keys[1]: who.ids[keys[0]]}
    made = document(page, type(who)(ids, who.labels), NAMES, {})
    labels = [t for t in made.asserted if t.startswith(f"<{NAMES.thing(ids[keys[0]])}>") and "#label>" in t]
    assert len(labels) == 1


def test_a_sheet_comes_back_from_json() -> None:
    for name in ("signing", "figures", "hostile"):
        page = sheet(extraction(case(name)))
        assert type(page).from_json(*page.to_json()) == page
