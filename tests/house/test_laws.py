"""The laws of the house that tools check: who imports whom, types, style."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "command",
    [
        ("importlinter.cli", "lint_imports_command"),
        ("mypy",),
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("compileall", "-q", "-f", "src", "scripts", "tests"),
    ],
    ids=["imports", "types", "lint", "format", "no-warning"],
)
def test_law(top: Path, command: tuple[str, ...]) -> None:
    if command[0] == "importlinter.cli":
        line = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    else:
        line = (
            [sys.executable, "-W", "error", "-m", *command]
            if command[0] == "compileall"
            else [sys.executable, "-m", *command]
        )
    done = subprocess.run(line, cwd=top, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
