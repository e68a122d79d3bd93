"""Every kind of input, good and bad: what is read, what is refused and why, in which order."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import sys
from pathlib import Path

import pytest

from kg.model import Document
from kg.read import Limits, Refusal, read

TEXT = "潞河县签约项目3个，总投资5亿元。\n"


def documents(*paths: Path | str, **options: object) -> list[Document]:
    found = list(read(paths, **options))  # type: ignore[arg-type]
    assert not [item for item in found if isinstance(item, Refusal)]
    return [item for item in found if isinstance(item, Document)]


def refusals(*paths: Path | str, **options: object) -> list[str]:
    return [str(item) for item in read(paths, **options) if isinstance(item, Refusal)]  # type: ignore[arg-type]


def test_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "000_e08975f2.txt"
    path.write_text(TEXT, "utf-8")
    (found,) = documents(path, date=dt.date(2021, 12, 30))
    assert found == Document(
        "000_e08975f2",
        TEXT,
        path.as_posix(),
        "text/plain",
        hashlib.sha256(TEXT.encode()).hexdigest(),
        date=dt.date(2021, 12, 30),
    )


def test_text_stays_as_it_is(tmp_path: Path) -> None:
    text = "\u3000甲\r\n乙\t\xa0丙\r\n\n"
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff".encode() + text.encode())
    assert documents(path)[0].text == text


def test_html_keeps_its_source(tmp_path: Path) -> None:
    source = "<html><p>甲县&amp;乙县</p></html>"
    for name in ("a.html", "b.HTM", "c.txt"):
        (tmp_path / name).write_text(source, "utf-8")
    assert {(d.text, d.media_type) for d in documents(tmp_path)} == {(source, "text/html")}


def test_folder_in_one_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt", ".hidden/x.txt", ".y.txt", "page.html", "page_files/ad.js"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    ids = [d.id for d in documents(tmp_path)]
    assert ids == ["a", "1", "2", "c", "page"]
    paths = [tmp_path / "c.txt", tmp_path / "a.txt", tmp_path / "b"]
    assert documents(*paths) == documents(*reversed(paths)) == documents(*paths, *paths)


def test_ids_are_unique_and_stay_the_same(tmp_path: Path) -> None:
    for name in ("a/x.txt", "b/x.txt", "c/x.txt", "c/x-2.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    assert [(Path(d.origin).parent.name, d.id) for d in documents(tmp_path)] == [
        ("a", "x"),
        ("b", "x-2"),
        ("c", "x-2-2"),
        ("c", "x-3"),
    ]


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    record = {
        "id": "p1",
        "text": TEXT,
        "title": "题",
        "source": "报",
        "author": "人",
        "date": "2021-12-30",
        "url": "http://example.net",
    }
    lines = [
        json.dumps(record),
        "",
        "{bad",
        '{"text": ""}',
        "[1]",
        '{"text": 5}',
        '{"text": "甲", "date": "昨天"}',
        '{"text": "乙", "id": 7}',
    ]
    path.write_text("\n".join(lines), "utf-8")
    found = list(read([path], date=dt.date(2020, 1, 1)))
    first, last = found[0], found[-1]
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.id, first.title, first.source, first.author, first.date) == (
        "p1",
        "题",
        "报",
        "人",
        dt.date(2021, 12, 30),
    )
    assert (first.url, first.origin, first.text) == ("http://example.net", f"{path.as_posix()}#1", TEXT)
    assert first.sha256 == hashlib.sha256(lines[0].encode()).hexdigest()
    assert (last.id, last.date, last.origin) == ("7", dt.date(2020, 1, 1), f"{path.as_posix()}#8")
    reasons = {item.origin.rpartition("#")[2]: item.reason for item in found if isinstance(item, Refusal)}
    assert reasons == {
        "3": "bad JSON at column 2: Expecting property name enclosed in double quotes",
        "4": "no text",
        "5": "the line is no JSON object",
        "6": "the field 'text' is no text",
        "7": "'昨天' is no date",
    }


def test_a_record_without_id_is_called_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text('{"text": "甲"}\n\n{"text": "乙"}\n', "utf-8")
    assert [d.id for d in documents(path)] == ["pages-1", "pages-3"]


@pytest.mark.parametrize(
    "written",
    ["2021-12-30", "2021/12/30", "20211230", "2021年12月30日", "2021-12-30 09:00:14", "2021-12-30T09:00:14+08:00"],
)
def test_dates_of_records(tmp_path: Path, written: str) -> None:
    path = tmp_path / "pages.jsonl"
    path.write_text(json.dumps({"text": "甲", "date": written}), "utf-8")
    assert documents(path)[0].date == dt.date(2021, 12, 30)


def test_json_lines_are_not_held_in_memory(tmp_path: Path) -> None:
    read_so_far = []

    class Watched(io.BufferedReader):
        def readline(self, size: int | None = -1, /) -> bytes:
            read_so_far.append(1)
            return super().readline(size)

    from kg.read import jsonl

    data = b'{"text": "x"}\n' * 100_000
    pages = jsonl.documents(Watched(io.BytesIO(data)), "a", "a.jsonl", None, Limits())
    next(pages)
    next(pages)
    assert len(read_so_far) == 2


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "pages.csv"
    rows = [
        "编号,标题,正文,发布日期,点击量",
        "1,题,甲县签约,2021-12-30,5",
        '2,,"乙县\n签约，""三个一批"", 开工",,',
        "3,丙县",
        "",
        "4,,,,",
        "5,,丁县,坏,",
        '6,,"戊"县,,',
        "7,,己县,,",
        '8,,"庚县,,',
        "9,,辛县,,",
    ]
    path.write_bytes("\r\n".join(rows).encode("gb18030"))
    found = list(read([path]))
    good = [d for d in found if isinstance(d, Document)]
    assert [(d.id, d.text, d.title, d.date) for d in good] == [
        ("1", "甲县签约", "题", dt.date(2021, 12, 30)),
        ("2", '乙县\n签约，"三个一批", 开工', None, None),
        ("7", "己县", None, None),
        ("9", "辛县", None, None),
    ]
    assert good[1].origin == f"{path.as_posix()}#3"
    reasons = {int(item.origin.rpartition("#")[2]): item.reason for item in found if isinstance(item, Refusal)}
    assert sorted(reasons) == [5, 7, 8, 9, 11]
    assert reasons[5] == "2 cells under 5 columns"
    assert reasons[7] == "no text"


def test_a_long_cell(tmp_path: Path) -> None:
    path = tmp_path / "pages.csv"
    path.write_text("id,text\n1," + "甲" * 200_000 + "\n", "utf-8")
    assert len(documents(path)[0].text) == 200_000


def test_tab_separated(tmp_path: Path) -> None:
    path = tmp_path / "pages.tsv"
    path.write_text("id\ttext\n1\t甲,乙\n", "utf-8")
    assert documents(path)[0].text == "甲,乙"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "the file holds only blanks"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "not text: the file is binary"),
        ("a.txt", b"abc\0def", "not text: the file is binary"),
        ("a.txt", bytes(range(1, 32)) * 3, "not text: too many control characters"),
        ("a.txt", b"\xff\xff\xfe\x80\x81\xff" * 10, "unknown encoding: neither UTF-8, GB18030 nor Big5"),
        ("a.txt", b"x" * 101, "the file is larger than 100 bytes"),
        ("a.pdf", b"%PDF-1.4", "files of the kind .pdf are not read"),
        ("a.jsonl", b"", "the file is empty"),
        ("a.jsonl", b'{"text": "' + b"x" * 101 + b'"}', "the line is larger than 100 bytes"),
        ("a.csv", b"id,title\n1,x\n", "no column named 'text'"),
        ("a.csv", "\ufeffid,text\n1,x\n".encode("utf-16-le"), "UTF-16 cannot be read line by line"),
    ],
)
def test_refused_by_name_and_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (tmp_path / "z.txt").write_text("甲", "utf-8")
    found = list(read([tmp_path], limits=Limits(page=100, record=100)))
    refused = [item for item in found if isinstance(item, Refusal)]
    assert [(Path(item.origin.partition("#")[0]).name, item.reason) for item in refused] == [(name, reason)]
    assert refused[0].error.remedy
    assert [item.id for item in found if isinstance(item, Document)] == ["z"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲", "utf-8")
    path.chmod(0)
    assert refusals(path) == [
        f"{path.as_posix()}: cannot be read: Permission denied; check the file and its permissions"
    ]


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    (tmp_path / ".hidden").touch()
    assert refusals(tmp_path) == [f"{tmp_path.as_posix()}: the folder holds no file; name one that holds pages"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "z.txt").write_text(TEXT, "utf-8")
    assert [(d.id if isinstance(d, Document) else d.reason) for d in read([tmp_path])] == [
        "is a pipe, socket or device",
        "z",
    ]


def test_absent(tmp_path: Path) -> None:
    assert refusals(tmp_path / "no.txt") == [f"{(tmp_path / 'no.txt').as_posix()}: no such file; check the path"]


@pytest.mark.parametrize(
    ("data", "texts", "ids"),
    [
        ('{"text": "甲", "id": "1"}\n{"text": "乙"}\n', ["甲", "乙"], ["1", "stdin-2"]),
        ("甲县签约\n乙县", ["甲县签约\n乙县"], ["stdin"]),
        ("<html><p>甲", ["<html><p>甲"], ["stdin"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: str, texts: list[str], ids: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data.encode()))))
    found = documents("-")
    assert [d.text for d in found] == texts
    assert [d.id for d in found] == ids
