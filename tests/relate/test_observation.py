"""Observations against invented sentences, on pages built by hand: regions are given, values are found."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.knowledge import Knowledge
from kg.model import About, Claim, Document, Kind, Label, Mention, Text, Zone
from kg.recognise import values
from kg.relate.observation import claims as observation
from kg.relate.page import Page
from kg.text.alignment import Alignment
from kg.text.span import Span

CASES = Path(__file__).parents[1] / "cases" / "observation"
KNOWLEDGE = Knowledge()
_IMPLIED = re.compile("全[县市区]|我[县市区]|该[县市区]")


@dataclass
class Case:
    title: str
    date: dt.date | None
    home: str
    places: list[str]
    lines: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


def _cases() -> Iterator[Case]:
    case: Case | None = None
    for line in (line for path in sorted(CASES.glob("*.txt")) for line in path.read_text("utf-8").splitlines()):
        if line.startswith("## "):
            if case:
                yield case
            title, date, home, *places = (cell.strip() for cell in line[3:].split("|"))
            case = Case(title, None if date == "-" else dt.date.fromisoformat(date), home, " ".join(places).split())
        elif case and line.startswith("=> "):
            case.facts.append(line[3:].strip())
        elif case and line.strip():
            case.lines.append(line)
    if case:
        yield case


def page(text: str, date: dt.date | None, home: str, places: list[str]) -> Page:
    """Build a page whose regions and parks are given and whose running topic is `home`."""
    spoken = _place(home, 0)
    mentions = [m for name in (home, *places) for m in _named(text, name)]
    mentions += [
        Mention(spoken.kind, m.start(), m.end(), home, spoken.value, implied=True) for m in _IMPLIED.finditer(text)
    ]
    mentions += values.find(text, 0, len(text), date)
    mentions.sort(key=lambda m: (m.start, -m.stop))
    whole = Text(
        Document("case", text), text, Alignment(), zones=(Zone(0, len(text), Label.ARTICLE),), about=About(date=date)
    )
    return Page(whole, tuple(mentions), ((0, spoken),), spoken)


_KINDS = {"园区": Kind.PARK, "项目": Kind.PROJECT, "公司": Kind.COMPANY}


def _place(name: str, at: int) -> Mention:
    return Mention(_KINDS.get(name[-2:], Kind.REGION), at, at, name)


def _named(text: str, name: str) -> Iterator[Mention]:
    for match in re.finditer(name, text):
        yield Mention(_place(name, 0).kind, match.start(), match.end(), name)


def _written(claim: Claim, text: str) -> str:
    value = claim.value
    assert isinstance(value, int | float)
    number = str(int(value)) if value == int(value) else str(value)
    cells = (claim.subject.text, claim.indicator, number, claim.unit, claim.period or "-", claim.quote.of(text))
    return " | ".join(str(cell) for cell in cells)


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    text = "\n".join(case.lines)
    found = [_written(c, text) for c in observation.claims(page(text, case.date, case.home, case.places), KNOWLEDGE)]
    assert found == case.facts


def test_a_damaged_run_holds_no_statistics() -> None:
    text = "青溪县签约项目9个"
    built = page(text, None, "青溪县", [])
    assert list(observation.claims(built, KNOWLEDGE))
    changed = Text(built.text.document, text, Alignment(), zones=built.text.zones, damaged=(Span(3, 9),))
    assert not list(observation.claims(Page(changed, built.mentions, built.topics, built.home), KNOWLEDGE))


@pytest.mark.parametrize(
    ("title", "body", "told"),
    [
        ("青溪县签约项目9个", "青溪县抓好招商。", ["签约项目9个"]),
        ("青溪县签约近百亿", "青溪县签约项目9个。", ["签约项目9个"]),
        ("青溪县签约项目十余个", "青溪县签约项目19个。", ["签约项目19个"]),
        ("青溪县力争引资160亿元", "青溪县抓好招商。", []),
        ("青溪县50个重点项目上马", "青溪县抓好项目。", []),
    ],
)
def test_a_title_states_what_was_done_and_is_not_told_below(title: str, body: str, told: list[str]) -> None:
    text = f"{title}\n{body}"
    built = page(text, None, "青溪县", [])
    zones = (Zone(0, len(title), Label.TITLE), Zone(len(title), len(text), Label.ARTICLE))
    changed = Text(built.text.document, text, Alignment(), zones=zones)
    found = observation.claims(Page(changed, built.mentions, built.topics, built.home), KNOWLEDGE)
    assert [claim.quote.of(text) for claim in found] == told


PIECES = st.sampled_from(
    [
        *(
            "签约",
            "开工",
            "项目",
            "12个",
            "3.5亿元",
            "45%",
            "其中",
            "总投资",
            "完成",
            "目标任务",
            "重点",
            "共",
            "青溪县",
            "全县",
        ),
        *(
            "外出招商",
            "推介会",
            "6场",
            "9批次",
            "企业",
            "40家",
            "落户",
            "2021年",
            "今年",
            "(",
            ")",
            "“",
            "”",
            "《",
            ",",
            "。",
            ";",
            "、",
            "的",
        ),
        *("\n", "供地", "30亩", "同比增长", "率", "力争", "将"),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_quotes_hold_their_figure(pieces: list[str]) -> None:
    text = "".join(pieces)
    built = page(text, dt.date(2021, 12, 30), "青溪县", [])
    for claim in observation.claims(built, KNOWLEDGE):
        assert 0 <= claim.quote.start < claim.quote.stop <= len(text)
        assert any(m.value is not None for m in built.within(*claim.quote, Kind.MONEY, Kind.PERCENT, Kind.QUANTITY))
        assert claim.indicator
        assert claim.unit in ("project", "company", "CNY", "percent", "time", "person", "mu")
