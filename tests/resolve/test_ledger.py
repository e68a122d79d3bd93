"""The ledger: each broken file of tests/cases/resolve/ledger names the lines that its error must name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.knowledge.ledger import Verdict, read_ledger

CASES = sorted((Path(__file__).resolve().parents[1] / "cases/resolve/ledger").glob("*.csv"))
HEADER = "decision,left,relation,right,reason\n"


def lines_named(error: DataError) -> list[int]:
    first = int(error.where.rpartition(":")[2])
    return [first, *(int(n) for n in re.findall(r"; line (\d+):|more: line (\d+):", error.what) for n in n if n)]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_broken_ledger(case: Path) -> None:
    expected = case.read_text("utf-8").splitlines()[0].removeprefix("# broken lines:").split()
    with pytest.raises(DataError) as caught:
        read_ledger(case)
    assert lines_named(caught.value) == [int(n) for n in expected]
    assert caught.value.remedy


def test_whole_ledger(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    rows = (
        "same,company/甲,,company/乙,\n"
        'different,company/甲,,company/丙,"two, not one"\n'
        "alias,https://w3id.org/zhaoshang/id/company/甲,,甲集团,\n"
        "reject,project/990101/甲,locatedIn,place/990101,\n"
        "accept,project/990101/甲,investment,120000000,\n"
    )
    path.write_bytes(b"\xef\xbb\xbf" + ("# a comment\n" + HEADER + rows).replace("\n", "\r\n").encode())
    ledger = read_ledger(path)
    assert [e.verdict for e in ledger.entries] == list(Verdict)
    assert ledger.entries[1].reason == "two, not one"
    assert ledger.entries[2].left == "company/甲"
    assert ledger.entries[0].line == 3


def test_shipped_ledger_can_be_read(top: Path) -> None:
    read_ledger(top / "seeds/ledger.csv")


def test_absent_ledger(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot read"):
        read_ledger(tmp_path / "none.csv")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes(HEADER.encode() + b"\nsame,\xff\xfe")
    with pytest.raises(DataError, match="not UTF-8") as caught:
        read_ledger(path)
    assert caught.value.where.endswith(":3")


def test_long_cycle_is_found_once(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    n = 3000
    path.write_text(HEADER + "".join(f"same,company/{(i + 1) % n}号,,company/{i}号,\n" for i in range(n)), "utf-8")
    with pytest.raises(DataError, match="cycle"):
        read_ledger(path)


def test_megabyte_name_is_refused_shortly(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(HEADER + "same,company/" + "甲" * 1_000_000 + ",,company/乙,\n", "utf-8")
    with pytest.raises(DataError) as caught:
        read_ledger(path)
    assert len(str(caught.value)) < 400


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("ledger") / "l.csv"
    path.write_bytes((HEADER + text).encode("utf-8", "surrogatepass"))
    try:
        read_ledger(path)
    except DataError as error:
        assert error.where
