"""What stands in the tree: sizes, headers, nothing of this machine, nothing of the real pages, generated files fresh."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from opencc import OpenCC

_LINES = 300
_PASSAGE = 20
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b")


@pytest.fixture(scope="module")
def tracked(top: Path) -> list[Path]:
    """Give the files under version control; skips in a tree without git."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=top, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("needs a git checkout")
    return [top / name for name in done.stdout.split("\0") if name and (top / name).is_file()]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return path.read_bytes().decode("gb18030", "replace")


def test_modules_keep_one_purpose(top: Path) -> None:
    long = {
        p.relative_to(top).as_posix(): n for p in (top / "src").rglob("*.py") if (n := _text(p).count("\n")) > _LINES
    }
    assert not long


def test_nothing_is_left_unfinished(top: Path) -> None:
    found = [p.relative_to(top).as_posix() for p in (top / "src").rglob("*.py") if _UNFINISHED.search(_text(p))]
    assert not found


def test_no_path_of_a_machine_is_committed(top: Path, tracked: list[Path]) -> None:
    homes = {str(top.parent) + "/", str(Path.home()) + "/"} - {"/", "//", "/tmp/"}
    found = [p.relative_to(top).as_posix() for p in tracked if any(home in _text(p) for home in homes)]
    assert not found


def test_lock_files_name_no_host(top: Path) -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (top / name).read_text("utf-8")
        assert "://" not in lock
        assert "--hash=sha256:" in lock


def test_lock_files_hold_what_the_project_needs(top: Path) -> None:
    project = tomllib.loads((top / "pyproject.toml").read_text("utf-8"))
    needs = project["project"]["dependencies"]
    dev = needs + project["dependency-groups"]["dev"]
    for file, wanted in (("requirements.lock", needs), ("requirements-dev.lock", dev)):
        locked = {line.split("==")[0] for line in (top / file).read_text("utf-8").splitlines() if "==" in line[:60]}
        assert {re.split(r"[<>=\[ ]", need)[0].lower() for need in wanted} <= locked


def test_tables_say_what_they_hold(top: Path) -> None:
    tables = list((top / "seeds").rglob("*.tsv"))
    assert tables
    bare = [p.name for p in tables if not p.read_text("utf-8").startswith("#")]
    assert not bare


def test_sample_pages_are_fresh(top: Path) -> None:
    """scripts/articles.py would write what stands in the tree."""
    done = subprocess.run(
        [sys.executable, "scripts/articles.py", "--check"], cwd=top, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_passage_of_a_real_page_is_committed(tracked: list[Path], top: Path, shared: Path) -> None:
    real = [_text(p) for p in sorted((shared / "seeds").iterdir())]
    pages = [_characters(text) for text in (*real, *map(OpenCC("t2s").convert, real))]
    passages = {page[i : i + _PASSAGE] for page in pages for i in range(len(page) - _PASSAGE)}
    found = []
    for path in tracked:
        if path.suffix in {".tsv", ".csv", ".lock", ".py"} and path.stat().st_size > 200_000:
            continue
        text = _characters(_text(path))
        copied = next((text[i : i + _PASSAGE] for i in range(len(text)) if text[i : i + _PASSAGE] in passages), None)
        if copied:
            found.append(f"{path.relative_to(top)}: {copied}")
    assert not found


def _characters(text: str) -> str:
    """Give the Chinese characters alone: names and figures may carry over, sentences do not."""
    return re.sub(r"[^\u4e00-\u9fff]", "", text)
