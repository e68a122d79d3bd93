"""Who is who: the clusters of tests/cases/resolve/mergers.tsv, the ledger over them, and what must hold of any things."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import DataError
from kg.knowledge import Knowledge
from kg.knowledge.ledger import Entry, Ledger, Verdict
from kg.model import Identity, Kind, Thing
from kg.resolve import doubts, resolve

TABLE = Path(__file__).resolve().parents[1] / "cases/resolve/mergers.tsv"
KNOWLEDGE = Knowledge()
FULL = Thing(Kind.COMPANY, "湖南甲乙光电科技有限公司", within="140406", forms=("甲乙光电",))
SHORT = Thing(Kind.COMPANY, "甲乙光电", within="140406")
OTHER = Thing(Kind.COMPANY, "丙丁化工有限公司")
PROJECT = Thing(Kind.PROJECT, "蜂胶食品深加工项目", within="140406")


@dataclass
class Case:
    name: str
    things: list[Thing] = field(default_factory=list)
    clusters: list[str] = field(default_factory=list)


def cases() -> list[Case]:
    made: list[Case] = []
    for line in TABLE.read_text("utf-8").splitlines()[2:]:
        if line.startswith("# "):
            made.append(Case(line[2:]))
            continue
        type_, name, where, forms, cluster = (cell.strip() for cell in line.split("\t"))
        kind = Kind(type_)
        place = {"code": where} if kind is Kind.REGION else {"within": where or None}
        printed = tuple(forms.split("|")) if forms else ()
        made[-1].things.append(Thing(kind, name, forms=printed, **place))
        made[-1].clusters.append(cluster)
    return made


def identity(*things: Thing, ledger: Ledger | None = None) -> Identity:
    return resolve(things, KNOWLEDGE, ledger or Ledger())


def ledger(*rows: tuple[Verdict, str, str, str]) -> Ledger:
    return Ledger("l.csv", tuple(Entry(i, v, a, r, b, "") for i, (v, a, r, b) in enumerate(rows, 2)))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_clusters(case: Case) -> None:
    who = identity(*case.things)
    ids = [who.ids[thing.key] for thing in case.things]
    for i, a in enumerate(case.clusters):
        for j, b in enumerate(case.clusters[:i]):
            assert (ids[i] == ids[j]) == (a == b), (case.things[i].name, ids[i], case.things[j].name, ids[j])


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_order_does_not_matter(case: Case) -> None:
    shuffled = case.things * 2
    random.Random(7).shuffle(shuffled)
    assert identity(*case.things) == identity(*shuffled)
    assert doubts(case.things, KNOWLEDGE, Ledger()) == doubts(shuffled, KNOWLEDGE, Ledger())


def test_decisions_have_reasons() -> None:
    (decision,) = identity(FULL, SHORT).decisions
    assert decision.same and decision.reasons and decision.by == "company/printed-form"
    assert (decision.left, decision.right) == ("company/湖南甲乙光电科技", "company/甲乙光电")


def test_label_is_the_fullest_name_and_the_others_are_aliases() -> None:
    who = identity(FULL, SHORT)
    assert who.labels["company/湖南甲乙光电科技"] == "湖南甲乙光电科技有限公司"
    assert who.aliases["company/湖南甲乙光电科技"] == ("甲乙光电",)


def test_region_has_the_gazetteer_s_name() -> None:
    assert identity(Thing(Kind.REGION, "潞城", code="140406")).labels == {"place/140406": "潞城区"}


def test_region_within_another_is_not_that_one() -> None:
    village = Thing(Kind.REGION, "东关村", within="140406")
    who = identity(village, Thing(Kind.REGION, "潞城区", code="140406"))
    assert len(set(who.ids.values())) == 2


def test_doubtful_pairs_are_left_to_a_person() -> None:
    far = Thing(Kind.COMPANY, "甲乙光电", within="430212")
    full = Thing(Kind.COMPANY, "甲乙光电科技有限公司", within="140406")
    (pair,) = doubts([far, full], KNOWLEDGE, Ledger())
    assert not pair.same and 0 < pair.score < 1 and "no place in common" in pair.reasons
    said = ledger((Verdict.DIFFERENT, pair.left, "", pair.right))
    assert doubts([far, full], KNOWLEDGE, said) == ()
    said = ledger((Verdict.SAME, pair.left, "", pair.right))
    assert doubts([far, full], KNOWLEDGE, said) == ()
    assert len(set(identity(far, full, ledger=said).ids.values())) == 1


def test_ledger_same_keeps_the_left_id() -> None:
    who = identity(FULL, OTHER, ledger=ledger((Verdict.SAME, "company/丙丁化工", "", "company/湖南甲乙光电科技")))
    assert set(who.ids.values()) == {"company/丙丁化工"}
    assert who.decisions[0].by == "l.csv:2"


def test_ledger_same_keeps_its_left_id_against_a_rule() -> None:
    said = ledger((Verdict.SAME, "company/甲乙光电", "", "company/丙丁化工"))
    who = identity(FULL, SHORT, OTHER, ledger=said)
    assert set(who.ids.values()) == {"company/甲乙光电"}


def test_ledger_different_stops_a_rule_and_undoing_it_undoes_it() -> None:
    said = ledger((Verdict.DIFFERENT, "company/甲乙光电", "", "company/湖南甲乙光电科技"))
    assert len(set(identity(FULL, SHORT, ledger=said).ids.values())) == 2
    assert len(set(identity(FULL, SHORT).ids.values())) == 1


def test_ledger_different_stops_a_rule_s_roundabout_way() -> None:
    said = ledger(
        (Verdict.SAME, "company/丙丁化工", "", "company/湖南甲乙光电科技"),
        (Verdict.DIFFERENT, "company/丙丁化工", "", "company/甲乙光电"),
    )
    who = identity(FULL, SHORT, OTHER, ledger=said)
    assert who.ids[SHORT.key] == "company/甲乙光电"
    assert who.ids[FULL.key] == "company/丙丁化工"


def test_ledger_alias_gives_a_name_and_takes_the_thing_of_that_name() -> None:
    said = ledger((Verdict.ALIAS, "company/丙丁化工", "", "甲乙光电"))
    who = identity(OTHER, SHORT, ledger=said)
    assert set(who.ids.values()) == {"company/丙丁化工"}
    assert "甲乙光电" in who.aliases["company/丙丁化工"]
    assert identity(OTHER, ledger=said).aliases["company/丙丁化工"] == ("甲乙光电",)


def test_ledger_alias_against_different_is_a_contradiction() -> None:
    said = ledger(
        (Verdict.DIFFERENT, "company/丙丁化工", "", "company/甲乙光电"),
        (Verdict.ALIAS, "company/丙丁化工", "", "甲乙光电"),
    )
    with pytest.raises(DataError, match=r"l\.csv:3"):
        identity(OTHER, SHORT, ledger=said)


def test_rejected_and_accepted_facts_go_by_the_ids_that_stay() -> None:
    said = ledger(
        (Verdict.REJECT, "company/甲乙光电", "locatedIn", "place/140406"),
        (Verdict.ACCEPT, "project/140406/蜂胶食品深加工", "investment", "120000000"),
    )
    who = identity(FULL, SHORT, PROJECT, Thing(Kind.REGION, "潞城区", code="140406"), ledger=said)
    assert who.rejected == {("company/湖南甲乙光电科技", "locatedIn", "place/140406")}
    assert who.accepted == {("project/140406/蜂胶食品深加工", "investment", "120000000")}


def test_unknown_ids_are_all_named_and_nothing_is_applied() -> None:
    said = ledger(
        (Verdict.SAME, "company/丙丁化工", "", "company/戊己"),
        (Verdict.SAME, "company/湖南甲乙光电科技", "", "company/甲乙光电"),
        (Verdict.REJECT, "project/庚", "locatedIn", "place/000000"),
    )
    with pytest.raises(DataError) as caught:
        identity(FULL, SHORT, OTHER, ledger=said)
    assert caught.value.where == "l.csv:2"
    assert "company/戊己" in caught.value.what and "line 4" in caught.value.what


NAMES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["甲" * 1_000_000, "\ud800", "\u202e甲", '"><\n', "/", "//", "a/b", "", " ", "..", "(公司)", "有限公司", "项目"]
    ),
    st.text(alphabet="甲乙丙光电化工有限公司集团项目经开区（）()+、/机制二期长治市潞城", min_size=1, max_size=14),
)
THINGS = st.builds(
    Thing,
    st.sampled_from([Kind.REGION, Kind.PARK, Kind.COMPANY, Kind.PROJECT, Kind.PERSON, Kind.MECHANISM, Kind.POLICY]),
    NAMES,
    code=st.sampled_from([None, "140406", "140400", "x"]),
    within=st.sampled_from([None, "140406", "140400", "140427", "140000", "999999", "", "x/y"]),
    forms=st.lists(NAMES, max_size=2).map(tuple),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(THINGS, max_size=8), st.randoms())
@example([Thing(Kind.PARK, "甲乙", within="140406"), Thing(Kind.PARK, "甲乙", code="140406")], random.Random(1))
@example([Thing(Kind.REGION, "甲", "x", "140406"), Thing(Kind.REGION, "甲", "x", "140400")], random.Random(1))
def test_any_things_in_any_order(things: list[Thing], chance: random.Random) -> None:
    who = identity(*things)
    assert identity(*reversed(things)) == who
    chance.shuffle(things)
    assert identity(*things) == who
    assert set(who.ids) == {thing.key for thing in things}
    for (type_, _, _), id in who.ids.items():
        head, *rest = id.split("/")
        assert head == ("place" if type_ == "Region" else type_.lower())
        assert all(rest) and len(rest) <= 2 and all(len(segment) < 200 for segment in rest)
        id.encode("utf-8")
    for decision in who.decisions:
        assert who.labels.get(decision.right) is None


def test_megabyte_names() -> None:
    who = identity(
        *(Thing(kind, letter * 1_000_000) for kind in (Kind.COMPANY, Kind.PROJECT) for letter in "甲a\u202e")
    )
    assert all(len(id) < 250 for id in who.ids.values())
    assert len(set(who.ids.values())) == 6


def test_many_things_take_no_square() -> None:
    things = [Thing(Kind.COMPANY, f"甲{i}乙光电科技有限公司", within="140406") for i in range(20_000)]
    things += [Thing(Kind.COMPANY, f"甲{i}", within="140406") for i in range(20_000)]
    things += [Thing(Kind.PROJECT, "蜂胶食品深加工项目", within=str(100_000 + i)) for i in range(20_000)]
    assert len(identity(*things).ids) == 60_000
