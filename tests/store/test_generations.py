"""Generations: switched in one step, kept while they are read, gone when nobody wants them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.rdf import Sheaf
from kg.store import Generations, Row, Writer, view
from tests.store.small import dump, write

ONE = {"a": [("x", "y")]}
TWO = {"a": [("x", "y")], "b": [("x", "z")]}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def test_a_build_is_seen_only_when_it_is_whole(store: Path) -> None:
    write(store, ONE)
    with Writer(store, "test") as writer, pytest.raises(RuntimeError):
        writer.write([Row("b", "key", "digest", "b.txt", {})], _broken, [], str)
    assert "<http://s/x> <http://p> <http://o/y> .\n" in dump(store)
    assert [p.name for p in (store / "generations").iterdir()] == ["000001"]


def _broken(row: Row) -> Sheaf:
    raise RuntimeError


def test_a_reader_keeps_its_generation(store: Path) -> None:
    write(store, ONE)
    with view(store) as graph:
        before = list(graph.lines())
        write(store, TWO)
        assert Generations(store).prune(keep=1) == []
        assert list(graph.lines()) == before
    assert [g.number for g in Generations(store).prune(keep=1)] == [1]
    assert [g.number for g in Generations(store).all()] == [2]


def test_rollback_and_forward(store: Path) -> None:
    write(store, ONE)
    before = dump(store)
    write(store, TWO)
    after = dump(store)
    assert Generations(store).rollback().number == 1
    assert dump(store) == before
    assert Generations(store).rollback(2).number == 2
    assert dump(store) == after
    with pytest.raises(StoreError, match="no generation 7"):
        Generations(store).rollback(7)
    Generations(store).rollback(1)
    with pytest.raises(StoreError, match="no earlier generation"):
        Generations(store).rollback()


def test_a_build_after_a_rollback_goes_on_from_there(store: Path) -> None:
    write(store, ONE)
    write(store, TWO)
    Generations(store).rollback()
    assert write(store, TWO).number == 3


@pytest.mark.parametrize("text", ["", "x\n", "../..\n", "000009\n"])
def test_a_broken_pointer_is_told_and_mended_by_rollback(store: Path, text: str) -> None:
    write(store, ONE)
    (store / "current").write_text(text, "ascii")
    with pytest.raises(StoreError, match="names no generation"), view(store):
        pass
    assert Generations(store).rollback(1).number == 1
    assert dump(store)


@pytest.mark.parametrize("text", ["", '{"format', "[]", "{}", None])
def test_a_broken_generation_can_be_left_and_goes_with_prune(store: Path, text: str | None) -> None:
    write(store, ONE)
    before = dump(store)
    broken = write(store, TWO).path
    if text is None:
        shutil.rmtree(broken / "graph")
    elif text == "{}":
        (broken / "generation.json").unlink()
    else:
        (broken / "generation.json").write_text(text, "utf-8")
    with pytest.raises(StoreError, match="kg store rollback"), view(store):
        pass
    assert [g.number for g in Generations(store).all()] == [1]
    assert Generations(store).pointed() == 2
    assert Generations(store).rollback().number == 1
    assert dump(store) == before
    assert [g.number for g in Generations(store).prune(keep=5)] == [2]
    assert write(store, TWO).number == 2


def test_a_newer_format_is_refused_for_reading_and_writing(store: Path) -> None:
    about = write(store, ONE).path / "generation.json"
    told = json.loads(about.read_text("utf-8"))
    about.write_text(json.dumps({**told, "format": 99, "version": "9.9", "unheard": 1}), "utf-8")
    with pytest.raises(StoreError, match=r"made by kg 9\.9 in format 99"), view(store):
        pass
    with pytest.raises(StoreError, match="install a newer kg"):
        write(store, TWO)


def test_an_absent_store_says_how_to_make_one(store: Path) -> None:
    with pytest.raises(StoreError, match="kg build INPUT"), view(store):
        pass
    assert not store.exists()


def test_half_made_generations_of_dead_builds_go(store: Path) -> None:
    write(store, ONE)
    (store / "generations" / "000002.part" / "graph").mkdir(parents=True)
    assert write(store, TWO).number == 2
    assert {p.name for p in (store / "generations").iterdir()} == {"000001", "000002"}


_HOLD = """
import sys, time
from pathlib import Path
from kg.store import Writer
with Writer(Path(sys.argv[1]), "test"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills with a POSIX signal")
def test_one_writer_at_a_time_and_a_dead_one_holds_nothing(store: Path) -> None:
    write(store, ONE)
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(store)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match="another process is writing"):
            write(store, TWO)
        with pytest.raises(StoreError, match="another process is writing"):
            Generations(store).rollback()
        assert dump(store)
        other.send_signal(signal.SIGKILL)
        other.wait()
    for _ in range(50):
        try:
            assert write(store, TWO).number == 2
            break
        except StoreError:
            time.sleep(0.1)
    else:
        pytest.fail("the lock of a dead process stands")


_LITTLE_ROOM = """
import resource, signal, sys
from pathlib import Path
from kg.errors import StoreError
from tests.store.small import write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    write(Path(sys.argv[1]), {f"d{i}": [(f"s{i}", f"o{j}") for j in range(200)] for i in range(50)})
except StoreError as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.skipif(os.name == "nt", reason="limits file sizes by POSIX means")
@pytest.mark.parametrize("limit", [0, 100, 5_000, 20_000, 60_000])
def test_a_disk_that_refuses_leaves_the_last_good_graph(store: Path, top: Path, limit: int) -> None:
    write(store, ONE)
    before = dump(store)
    done = subprocess.run(
        [sys.executable, "-c", _LITTLE_ROOM, str(store), str(limit)],
        cwd=top, env={**os.environ, "PYTHONPATH": str(top)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 7, done.stderr
    assert "cannot be" in done.stdout
    assert dump(store) == before
    assert write(store, TWO).number == 2
