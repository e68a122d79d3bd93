"""What README shows is what the commands print.

Blocks marked `console` hold commands after `$ ` and their output. `…` in a line stands for anything, a line of `…` for any lines.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

_BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.M)
_NOT_RUN = {"make test"}


@pytest.fixture(scope="module")
def environment(top: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give an environment in which make finds its virtual environment made: the one that runs the tests."""
    folder = tmp_path_factory.mktemp("readme")
    venv = folder / "venv"
    venv.mkdir()
    (venv / "bin").symlink_to(Path(sys.executable).parent)
    for stamp in (".made", ".run", ".test"):
        (venv / stamp).touch()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    variables = f"VENV={venv} DEMO={folder / 'demo'}"
    return os.environ | {
        "PATH": path,
        "MAKEFLAGS": f"-e {variables}",
        "KG_STORE": str(folder / "demo" / "store"),
        "COLUMNS": "120",
    }


@pytest.mark.slow
def test_the_commands_print_what_the_readme_shows(top: Path, environment: dict[str, str]) -> None:
    readme = (top / "README.md").read_text("utf-8")
    commands = [command for block in _BLOCK.findall(readme) for command in _COMMAND.findall(block)]
    assert [command for command, _ in commands][:2] == ["make demo", "make test"]
    for command, expected in commands:
        if command in _NOT_RUN:
            continue
        done = subprocess.run(
            ["sh", "-c", command], cwd=top, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        printed = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).splitlines()) + "\n"
        assert _pattern(expected).search(printed), f"$ {command}\n{printed}"


def _pattern(expected: str) -> re.Pattern[str]:
    lines = [line.rstrip() for line in expected.strip("\n").splitlines()]
    parts = [r"(?:.*\n)*?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n" for line in lines]
    return re.compile("".join(parts))
