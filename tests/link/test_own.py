"""A researcher's gazetteer: proposals, decisions, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.link.own import COLUMNS, accepted, propose, read_own, write_proposals
from tests.link.graphs import GAZETTEER

TABLE = """id,name,start,end,parent
1,潞城市,2001,2010,长治市
2,鼓楼区,2020,,
3,鼓楼区,2020,,南京市
4,假县,,,
5,株洲县,2022,,湖南省
6,潞城,,,河北省
7,龙游县,1983,,衢州市
8,長治市,2020,,山西
"""


def test_proposals(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(TABLE, "utf-8")
    rows = [(p.id, p.code, p.match) for p in propose(read_own(file), GAZETTEER)]
    assert rows == [
        ("1", "140481", "exact"),
        ("2", "320106", "close"),
        ("2", "320302", "close"),
        ("2", "350102", "close"),
        ("2", "410204", "close"),
        ("3", "320106", "exact"),
        ("4", "", ""),
        ("5", "430212", "exact"),
        ("6", "", ""),
        ("7", "332430", "exact"),
        ("8", "140400", "exact"),
    ]


def decided(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "decided.csv"
    file.write_text("\n".join((",".join(COLUMNS), *rows)) + "\n", "utf-8")
    return file


def test_only_accepted_rows_link(tmp_path: Path) -> None:
    file = decided(
        tmp_path,
        "1,潞城市,2001,2010,140481,,0.95,exact,accept,",
        "2,鼓楼区,,,320106,,0.5,close,refuse,",
        "3,鼓楼区,,,320106,,0.9,exact,,",
        "http://a.example/9,壶关,,,140427,,0.9,close,accept,",
    )
    found = accepted(file, GAZETTEER, space="https://gaz.example/p/", source="My gazetteer", date="2026-11")
    assert [(id, link.match, link.target, link.source, link.date) for id, link in found] == [
        ("place/140481", "exact", "https://gaz.example/p/1", "My gazetteer", "2026-11"),
        ("place/140427", "close", "http://a.example/9", "My gazetteer", "2026-11"),
    ]


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (["1,a,,,140406,,1,exact,maybe,"], ":2: unknown decision 'maybe'"),
        (["1,a,,,999999,,1,exact,accept,"], "unknown code '999999'"),
        (["1,a,,,140406,,1,same,accept,"], "unknown match 'same'"),
        (["1,a,,,140406,,1,exact,accept,", "1,a,,,140427,,1,exact,accept,"], ":3.*accepted in line 2 too"),
        (["1,a"], "2 fields"),
        (["a b,a,,,140406,,1,exact,accept,"], "no IRI"),
    ],
)
def test_broken_decisions_are_named(tmp_path: Path, rows: list[str], what: str) -> None:
    with pytest.raises(InputError, match=what):
        accepted(decided(tmp_path, *rows), GAZETTEER, space="https://gaz.example/")


def test_ids_need_a_base(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="base IRI"):
        accepted(decided(tmp_path, "1,a,,,140406,,1,exact,accept,"), GAZETTEER)


def test_other_columns_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("id,name\n1,a\n", "utf-8")
    with pytest.raises(InputError, match="has the columns"):
        accepted(file, GAZETTEER)


def test_the_table_survives_a_spreadsheet(tmp_path: Path) -> None:
    source = tmp_path / "mine.csv"
    source.write_text(TABLE, "utf-8")
    table = tmp_path / "p.csv"
    text = "".join(write_proposals(propose(read_own(source), GAZETTEER)))
    table.write_text("\ufeff" + text.replace("exact,,", "exact,accept,").replace("\n", "\r\n"), "utf-8")
    assert [id for id, _ in accepted(table, GAZETTEER, space="https://g.example/")] == [
        "place/140481",
        "place/320106",
        "place/430212",
        "place/332430",
        "place/140400",
    ]
