"""Files that did not change are not opened again; one that changed is never missed where its size or a time of it differs."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.pipeline import build
from kg.read import Unread
from kg.seen import RACY, Seen
from kg.store import Cache, view

TEXTS = ("甲县签约项目3个。\n", "甲县签约项目5个。\n", "甲县签约项目15个,总投资2亿元。\n")
LONG_AGO = 1_600_000_000_000_000_000


def put(path: Path, text: str, at: int | None = LONG_AGO) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    if at is not None:
        os.utime(path, ns=(at, at))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let files that were just written be old enough to be noted."""
    real = time.time_ns
    monkeypatch.setattr("kg.seen.time.time_ns", lambda: real() + 2 * RACY)
    yield


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the files that are opened to be read."""
    names: list[str] = []
    real = Path.open

    def told(self: Path, *arguments: object, **options: object) -> object:
        if arguments[:1] == ("rb",) and self.suffix == ".txt" and "pages" in self.parts:
            names.append(self.name)
        return real(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", told)
    return names


def dump(store: Path) -> list[str]:
    with view(store) as graph:
        return list(graph.lines())


@pytest.mark.usefixtures("later")
def test_unchanged_files_are_not_opened(tmp_path: Path, opened: list[str]) -> None:
    pages, store = tmp_path / "pages", tmp_path / "store"
    for n, text in enumerate(TEXTS):
        put(pages / f"{n}.txt", text)
    build([pages], store)
    before = dump(store)
    opened.clear()
    made = build([pages], store)
    assert (opened, made.read, made.unchanged) == ([], 0, 3)
    assert dump(store) == before
    made = build([pages], store, reread=True)
    assert (opened, made.read, made.unchanged) == (["0.txt", "1.txt", "2.txt"], 0, 3)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("change", ["size", "time", "inode", "neither"])
def test_a_changed_file_is_found(change: str, tmp_path: Path, opened: list[str]) -> None:
    """By its size, its time, its inode; and by the time of its status, where size and time are put back."""
    page, store = tmp_path / "pages" / "a.txt", tmp_path / "store"
    put(page, TEXTS[0])
    build([page], store)
    if change == "inode":
        put(page.with_name("b.part"), TEXTS[1])
        page.with_name("b.part").replace(page)
    else:
        put(page, TEXTS[2] if change == "size" else TEXTS[1], LONG_AGO + 1 if change == "time" else LONG_AGO)
    if change == "neither" and os.name == "nt":
        pytest.skip("Windows keeps no time of status")
    assert build([page], store).read == 1


def test_a_file_that_changed_just_now_is_read_again(tmp_path: Path, opened: list[str]) -> None:
    page, store = tmp_path / "pages" / "a.txt", tmp_path / "store"
    put(page, TEXTS[0], at=None)
    build([page], store)
    opened.clear()
    assert (build([page], store).unchanged, opened) == (1, ["a.txt"])


@pytest.mark.usefixtures("later")
def test_a_page_whose_id_moves_is_read_under_its_new_one(tmp_path: Path) -> None:
    """Of two files of one name the second is `a-2`; when the first goes it is `a`."""
    pages, store = tmp_path / "pages", tmp_path / "store"
    put(pages / "1" / "a.txt", TEXTS[0])
    put(pages / "2" / "a.txt", TEXTS[1])
    build([pages], store)
    (pages / "1" / "a.txt").unlink()
    build([pages], store, prune=True)
    build([pages], tmp_path / "fresh")
    assert dump(store) == dump(tmp_path / "fresh")


@pytest.mark.usefixtures("later")
def test_another_date_or_a_lost_sheet_is_no_unchanged_page(tmp_path: Path, opened: list[str]) -> None:
    import datetime as dt

    page, store = tmp_path / "pages" / "a.txt", tmp_path / "store"
    put(page, TEXTS[0])
    build([page], store)
    assert build([page], store, date=dt.date(2021, 1, 1)).read == 1
    cache = Cache(store / "cache" / "sheets.sqlite")
    assert cache.seen(page.as_posix()) is not None
    cache.keep([])
    assert cache.seen(page.as_posix()) is None
    cache.close()


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    made = Cache(tmp_path / "sheets.sqlite")
    yield made
    made.close()


states = st.tuples(*[st.integers(0, 2)] * 4)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(was=states, now=states, clock=st.integers(0, 3 * RACY))
def test_only_the_same_description_is_the_same_file(
    was: tuple[int, ...], now: tuple[int, ...], clock: int, cache: Cache
) -> None:
    def state(told: tuple[int, ...]) -> os.stat_result:
        size, inode, mtime, ctime = told
        return os.stat_result(
            (0, inode, 0, 1, 0, 0, size, 0, 0, 0),
            {"st_mtime_ns": mtime, "st_ctime_ns": ctime, "st_atime": 0.0, "st_mtime": 0.0, "st_ctime": 0.0},
        )

    origin = f"pages/{was} {clock}.txt"
    seen = Seen(cache, "basis", {"k"}, clock=lambda: clock)
    page = Unread("a", origin, "k", 9)
    seen.reads(origin, state(was))
    seen.put(page)
    is_racy = max(was[2:]) + RACY >= clock
    assert (seen.unread(origin, state(now)) == page) == (was == now and not is_racy)
    assert Seen(cache, "other", {"k"}).unread(origin, state(was)) is None
    assert Seen(cache, "basis", ()).unread(origin, state(was)) is None
    assert seen.unread("pages/\udc80.txt", state(was)) is None
