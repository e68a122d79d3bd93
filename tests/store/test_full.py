"""A real build on a file system that runs full: the last good graph stands, the next build with room goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import view
from tests.store.test_killed import PAGE, dump

_ROOM = "64m"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a small file system in memory; where that is not allowed, skip."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.name == "nt":
        pytest.skip("no mount")
    done = subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={_ROOM}", "kg-test", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("may not mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def build(pages: Path, store: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "build", str(pages), "--store", str(store), "--workers", "1", *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def resize(folder: Path, kilobytes: int | str) -> None:
    size = kilobytes if isinstance(kilobytes, str) else f"{kilobytes}k"
    subprocess.run(["mount", "-o", f"remount,size={size}", str(folder)], check=True)


@pytest.mark.slow
@pytest.mark.parametrize("few", [False, True], ids=["many", "few"])
def test_a_full_disk_leaves_the_last_good_graph(few: bool, disk: Path, tmp_path: Path) -> None:
    pages, store = tmp_path / "pages", disk / "store"
    pages.mkdir()
    for n in range(1, 25 if few else 3):
        (pages / f"{n}.txt").write_text(PAGE.format(n=n), "utf-8")
    assert build(pages, store).returncode == 0
    before = dump(store)
    used = sum(p.stat().st_blocks for p in store.rglob("*") if p.is_file()) // 2
    for n in range(24 if few else 3, 26 if few else 40):
        (pages / f"{n}.txt").write_text(PAGE.format(n=n + 1), "utf-8")
    assert build(pages, tmp_path / "fresh").returncode == 0
    after = dump(tmp_path / "fresh")
    assert after != before
    refused = 0
    for free in (0, 60, 400, 1500):
        resize(disk, used + free)
        done = build(pages, store)
        if done.returncode == 0:
            break
        refused += 1
        assert done.returncode in (1, 2), done.stderr
        assert "Traceback" not in done.stderr
        assert "kg:" in done.stderr
        with view(store) as graph:
            assert list(graph.lines()) == before
    assert refused >= 2
    resize(disk, _ROOM)
    assert build(pages, store).returncode == 0
    assert dump(store) == after
