"""The resolver and the address reader, on the tables of tests/cases/places."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer_names import stem
from kg.knowledge.places import CUSTOMARY, pick, resolve
from kg.knowledge.places_batch import Batch
from kg.knowledge.places_text import Reader

CASES = Path(__file__).resolve().parents[1] / "cases" / "places"
KNOWLEDGE = Knowledge()
GAZETTEER = KNOWLEDGE.gazetteer
READER = Reader(GAZETTEER, KNOWLEDGE.words("place_ambiguous"))
BATCH = Batch(READER)
CURRENT = [unit for unit in GAZETTEER.units if not unit.stop]


def table(name: str, width: int) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [(line.split("\t") + [""] * width)[:width] for line in lines if line and not line.startswith("#")]


def date_of(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


@pytest.mark.parametrize(("name", "date", "within", "near", "result", "why"), table("resolve.tsv", 6))
def test_resolve(name: str, date: str, within: str, near: str, result: str, why: str) -> None:
    found = resolve(GAZETTEER, name, date_of(date), within.split(), near.split())
    if result == "-":
        assert found == []
        return
    wanted = result.split("|")
    assert [c.unit.code for c in found if c.score == found[0].score] == wanted, why
    chosen = pick(found)
    assert (chosen.unit.code if chosen else None) == (wanted[0] if len(wanted) == 1 else None)
    assert all(c.reasons for c in found)


@pytest.mark.parametrize(("text", "date", "codes"), table("text.tsv", 3))
def test_read(text: str, date: str, codes: str) -> None:
    places = READER.read(text, date_of(date))
    assert [p.unit.code if p.unit else "?" for p in places] == codes.split()
    assert all(text[p.start : p.stop] == p.name for p in places)


def test_every_full_path_means_its_unit() -> None:
    chosen = {unit.code: pick(resolve(GAZETTEER, GAZETTEER.full_name(unit.code))) for unit in CURRENT}
    assert [code for code, found in chosen.items() if found is None or found.unit.code != code] == []


@pytest.mark.parametrize("name", ["新区", "北区"])
def test_a_name_that_says_nothing_leads_to_no_successor(name: str) -> None:
    assert pick(resolve(GAZETTEER, name, dt.date(2022, 6, 1))) is None


@given(st.sampled_from(CURRENT), st.dates(dt.date(1981, 1, 1), dt.date(2026, 12, 31)))
def test_candidates_are_in_use_on_the_date(unit, date: dt.date) -> None:  # type: ignore[no-untyped-def]
    assert all(c.unit.valid(date) for c in resolve(GAZETTEER, unit.name, date))


@given(st.text(alphabet="山西长治市潞城区壶关县北京朝阳鼓楼、省 ,a1假", max_size=24))
def test_nothing_breaks_the_reader(text: str) -> None:
    places = READER.read(text)
    assert all(a.stop <= b.start for a, b in itertools.pairwise(places))
    resolve(GAZETTEER, text)


def test_a_batch_reads_as_single_texts() -> None:
    lines = [text for text, *_ in table("text.tsv", 3)]
    batch = Batch(READER)
    texts = [f"{line}{number}号" for number in range(3) for line in [*lines, "", "无"]]
    for date in (dt.date(2024, 1, 1), dt.date(2005, 1, 1), None):
        for near in ((), ("140400",)):
            assert [list(places) for places in batch.read(texts, date, near)] == [
                READER.read(text, date, near) for text in texts
            ]
    assert batch.read([]) == []


@given(
    st.lists(st.text(alphabet="山西长治潞城区镇江西省北仑大道东街朝阳鼓楼、 \n\r\ud800𫭟1", max_size=18), max_size=5)
)
def test_a_batch_of_anything_reads_as_single_texts(texts: list[str]) -> None:
    assert [list(places) for places in BATCH.read(texts)] == [READER.read(text) for text in texts]


FORMS = sorted(GAZETTEER.forms())
PIECES = st.one_of(
    st.sampled_from([GAZETTEER.full_name(unit.code) for unit in CURRENT]),
    st.sampled_from(FORMS),
    st.sampled_from(
        ["", "、", "和", "大道", "东大街", "路", "3号", "镇江西省", "县", "城", "阳区", "东", "\n", "\ud800", "𫭟"]
    ),
    st.text(alphabet="山西长治潞城区镇江省北仑大道东街朝阳鼓楼安州县海", max_size=4),
)


@given(
    st.lists(st.lists(PIECES, min_size=1, max_size=4).map("".join), min_size=1, max_size=4),
    st.lists(st.lists(PIECES, max_size=2).map("".join), min_size=1, max_size=4),
)
def test_beginnings_that_are_known_settle_only_what_they_decide(heads: list[str], tails: list[str]) -> None:
    batch = Batch(READER)
    batch.read(heads)
    texts = [head[: len(head) - cut] + tail for head in heads for cut in (0, 1) for tail in tails]
    for _ in range(2):
        assert [list(places) for places in batch.read(texts)] == [READER.read(text) for text in texts]


def test_a_beginning_is_no_answer_where_a_name_goes_over_its_end() -> None:
    batch = Batch(READER)
    batch.read(["山西长治1号", "湖北荆州1号", "吉林省吉林1号", "北海市重庆路1号"])
    texts = [
        "山西长治市1号",
        "山西长治县1号",
        "湖北荆州市沙市区",
        "吉林省吉林市",
        "山西长治东街",
        "北海市重庆",
        "山西长治江西省",
    ]
    assert [list(places) for places in batch.read(texts)] == [READER.read(text) for text in texts]


def test_full_names_that_several_share_are_never_picked() -> None:
    shared = {u.name for u in CURRENT if sum(v.name == u.name for v in GAZETTEER.named(u.name) if not v.stop) > 1}
    assert len(shared) >= 25
    assert all(pick(resolve(GAZETTEER, name)) is None for name in shared)


def test_short_names_that_several_share_are_never_picked() -> None:
    meant: dict[str, set[str]] = {}
    for unit in CURRENT:
        meant.setdefault(stem(unit.name), set()).add(unit.code)
    shared = [name for name, codes in meant.items() if len(codes) > 1]
    assert len(shared) >= 90
    assert [name for name in shared if pick(resolve(GAZETTEER, name))] == []


@pytest.mark.parametrize(("name", "code", "why"), table("customary.tsv", 3))
def test_custom_is_no_evidence(name: str, code: str, why: str) -> None:
    found = resolve(GAZETTEER, name)
    assert pick(found) is None, why
    chosen = pick(found, CUSTOMARY)
    assert (chosen.unit.code if chosen else "") == code
