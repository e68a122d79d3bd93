"""A real build, killed at many moments: the last good graph stands, or the new one whole, and the next build goes on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import view

PAGE = "{n}月{n}日，云岭县青石镇签约总投资{n}.5亿元的云岭{n}号光伏组件项目，占地{n}0亩。项目由湖南金穗{n}号光电有限公司投资。\n"


def dump(store: Path) -> list[str]:
    with view(store) as graph:
        return list(graph.lines())


def start(pages: Path, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kg", "build", str(pages), "--store", str(store), "--workers", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Let builds be interrupted where a shell runs the tests in its background, which ignores interrupts for all that it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="kills with POSIX signals")
@pytest.mark.parametrize("few", [False, True], ids=["many", "few"])
@pytest.mark.parametrize("kind", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_build_leaves_the_last_good_graph(kind: signal.Signals, few: bool, tmp_path: Path) -> None:
    pages, good, store, fresh = (tmp_path / name for name in ("pages", "good", "store", "fresh"))
    pages.mkdir()
    for n in range(1, 25 if few else 5):
        (pages / f"{n}.txt").write_text(PAGE.format(n=n), "utf-8")
    began = time.monotonic()
    assert start(pages, good).wait() == 0
    longest = time.monotonic() - began
    before = dump(good)
    for n in range(24, 26) if few else range(5, 35):
        (pages / f"{n}.txt").write_text(PAGE.format(n=n) * 10, "utf-8")
    assert start(pages, fresh).wait() == 0
    after = dump(fresh)
    assert after != before
    chance = random.Random(6)
    survived = 0
    for _ in range(20):
        shutil.rmtree(store, ignore_errors=True)
        shutil.copytree(good, store)
        began = time.monotonic()
        build = start(pages, store)
        try:
            build.wait(chance.uniform(0.2, 1.1) * longest)
        except subprocess.TimeoutExpired:
            build.send_signal(kind)
            build.wait()
        if build.returncode == 0:
            longest = min(longest, time.monotonic() - began)
            continue
        survived += 1
        assert dump(store) in (before, after)
        if survived == 5:
            break
    assert survived == 5
    assert start(pages, store).wait() == 0
    assert dump(store) == after
