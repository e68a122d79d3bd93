"""The door: each law with a fact that keeps it and one that breaks it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.check.door import accepting, admit
from kg.model import Fact, Identity, Kind, Thing
from kg.rdf import vocab

THINGS = (
    Thing(Kind.PROJECT, "甲乙光电项目", within="990101"),
    Thing(Kind.REGION, "丁县", code="990101"),
    Thing(Kind.COMPANY, "甲乙光电有限公司"),
    Thing(Kind.PERSON, "王某某", within="990101"),
    Thing(Kind.MECHANISM, "赛马机制"),
    Thing(Kind.POLICY, "丁县招商办法"),
    Thing(Kind.PARK, "丁县经开区", within="990101"),
    Thing(Kind.REGION, "丙市", code="990100"),
)
PROJECT, REGION, COMPANY, PERSON, MECHANISM, POLICY, PARK, CITY = range(8)


def fact(relation: str, subject: int, object: int | None = None, **told: object) -> Fact:
    return Fact(relation, subject, 0, 4, "test/rule", object=object, **told)  # type: ignore[arg-type]


GOOD = [
    fact("locatedIn", PROJECT, REGION),
    fact("locatedIn", COMPANY, PARK),
    fact("locatedIn", PARK, REGION),
    fact("partOf", REGION, CITY),
    fact("investedBy", PROJECT, COMPANY),
    fact("signedWith", PARK, COMPANY),
    fact("visited", COMPANY, REGION),
    fact("officialOf", PERSON, REGION, value="县委书记"),
    fact("usedBy", MECHANISM, REGION),
    fact("issuedBy", POLICY, PARK),
    fact("stage", PROJECT, value="signed", date="2021-12"),
    fact("inIndustry", PROJECT, value="photovoltaics"),
    fact("investment", PROJECT, value=1.2e8, unit="CNY"),
    fact("capacity", PROJECT, value=3, unit="GW"),
    fact("observation", REGION, value=11.0, unit="project", indicator="signedProjects"),
]
BAD = [
    ("domain", fact("locatedIn", PERSON, REGION)),
    ("range", fact("locatedIn", PROJECT, COMPANY)),
    ("domain", fact("investedBy", COMPANY, PROJECT)),
    ("range", fact("investedBy", PROJECT, REGION)),
    ("range", fact("visited", REGION, PARK)),
    ("domain", fact("visited", PERSON, REGION)),
    ("range", fact("usedBy", MECHANISM, COMPANY)),
    ("irreflexive", fact("partOf", REGION, REGION)),
    ("range", fact("stage", PROJECT, value="dreamt")),
    ("range", fact("stage", PROJECT, REGION)),
    ("range", fact("inIndustry", PROJECT, value="alchemy")),
    ("range", fact("investment", PROJECT, value="很多")),
    ("range", fact("investment", PROJECT, value=math.nan)),
    ("range", fact("investment", PROJECT, COMPANY)),
    ("domain", fact("investment", REGION, value=1.0)),
    ("range", fact("observation", REGION, value=1.0, unit="project", indicator="moods")),
    ("range", fact("observation", REGION, value=1.0, indicator="signedProjects")),
    ("range", fact("locatedIn", PROJECT, value="丁县")),
    ("vocabulary", fact("friendOf", PERSON, COMPANY)),
    ("structure", fact("locatedIn", 99, REGION)),
    ("structure", fact("locatedIn", PROJECT, -1)),
]


@pytest.mark.parametrize("good", GOOD, ids=lambda f: f.relation)
def test_keeps(good: Fact) -> None:
    assert admit(THINGS, [good]).kept == (good,)


@pytest.mark.parametrize(("axiom", "bad"), BAD, ids=lambda x: x if isinstance(x, str) else x.relation)
def test_keeps_out(axiom: str, bad: Fact) -> None:
    (kept_out,) = admit(THINGS, [bad]).quarantined
    assert kept_out.axiom == axiom
    assert kept_out.fact is bad
    assert kept_out.reason


def test_order_is_kept_and_nothing_is_lost() -> None:
    facts = [f for pair in zip(GOOD, [b for _, b in BAD], strict=False) for f in pair]
    admission = admit(THINGS, facts)
    assert [f for f in facts if f in GOOD] == list(admission.kept)
    assert len(admission.kept) + len(admission.quarantined) == len(facts)


def test_a_person_may_let_a_fact_in() -> None:
    bad = fact("investedBy", PROJECT, REGION)
    ids = {t.key: f"x/{i}" for i, t in enumerate(THINGS)}
    accepted = Identity(ids, accepted=frozenset({("x/0", "investedBy", "x/1")}))
    assert admit(THINGS, [bad], accepting(accepted)).kept == (bad,)
    assert admit(THINGS, [bad], accepting(Identity(ids))).kept == ()


def test_an_accepted_figure_is_written_as_the_ledger_writes_it() -> None:
    bad = fact("landArea", COMPANY, value=70.0, unit="mu")
    ids = {t.key: f"x/{i}" for i, t in enumerate(THINGS)}
    accepted = Identity(ids, accepted=frozenset({("x/2", "landArea", "70")}))
    assert admit(THINGS, [bad], accepting(accepted)).kept == (bad,)


@given(
    relation=st.sampled_from([*vocab.PROPERTIES, "", "无"]),
    subject=st.integers(-2, 9),
    object=st.none() | st.integers(-2, 9),
    value=st.none() | st.text(max_size=5) | st.floats() | st.integers(),
    unit=st.none() | st.text(max_size=3),
    indicator=st.none() | st.sampled_from(vocab.INDICATORS),
)
def test_any_fact_is_kept_or_kept_out(
    relation: str, subject: int, object: int | None, value: object, unit: str | None, indicator: str | None
) -> None:
    one = fact(relation, subject, object, value=value, unit=unit, indicator=indicator)
    admission = admit(THINGS, [one])
    assert len(admission.kept) + len(admission.quarantined) == 1
    if admission.kept:
        assert relation in vocab.PROPERTIES and 0 <= subject < len(THINGS)
