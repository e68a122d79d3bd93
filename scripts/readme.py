"""Keep README true: python scripts/readme.py runs its commands and writes what they print now; with --check it only compares.

Blocks marked `console` hold commands after `$ ` and their output. In a line `…` stands for anything; a line of `…` stands for any
lines: what follows it is found again by its first line. Commands of `NOT_RUN` are shown only.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
README = TOP / "README.md"
NOT_RUN = ("make test", "pip install", "export ", ". ", "git ")

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.M)
_ANY = "…"


def commands(readme: str) -> Iterator[tuple[str, str]]:
    """Give the commands of README that can be run, each with the output shown."""
    for block in _BLOCK.findall(readme):
        for command, shown in _COMMAND.findall(block):
            if not command.startswith(NOT_RUN):
                yield command, shown


def environment(folder: Path) -> Mapping[str, str]:
    """Give variables with which make finds its environment made, the one that runs this, and writes below `folder`.

    What a make that runs this has set is left out: below another, make prints the folders that it enters.
    """
    venv = folder / "venv"
    venv.mkdir()
    (venv / "bin").symlink_to(Path(sys.executable).parent)
    for stamp in (".made", ".run", ".test"):
        (venv / stamp).touch()
    variables = {"VENV": str(venv), "DEMO": str(folder / "demo"), "KG_STORE": str(folder / "demo" / "store")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    outer = {k: v for k, v in os.environ.items() if k not in ("MAKELEVEL", "MFLAGS", "MAKEOVERRIDES")}
    return outer | variables | {"PATH": path, "MAKEFLAGS": "-e", "COLUMNS": "120", "LC_ALL": "C.UTF-8"}


def printed(command: str, variables: Mapping[str, str]) -> list[str]:
    """Run a command and give the lines that it prints, with the folders of a plain checkout. Raises CalledProcessError."""
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=TOP,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"$ {command}\n{done.stdout}")
    text = done.stdout.replace(variables["VENV"], ".venv").replace(variables["DEMO"], "demo")
    return [line.rstrip() for line in text.splitlines()]


def agrees(shown: str, lines: list[str]) -> bool:
    """Tell whether output is as shown."""
    parts = (r"(?:.*\n)*?" if line == _ANY else _line(line) + r"\n" for line in shown.strip("\n").splitlines())
    return re.fullmatch("".join(parts) if shown.strip() else r"\s*", "\n".join(lines).strip("\n") + "\n") is not None


def _line(line: str) -> str:
    return re.escape(line.rstrip()).replace(_ANY, ".*")


def refreshed(shown: str, lines: list[str]) -> str:
    """Give what is to be shown: as many lines after each `…` as before, from output that begins with the same line."""
    out: list[str] = []
    at = 0
    for number, part in enumerate(re.split(rf"^{_ANY}\n", shown, flags=re.M)):
        old = part.splitlines()
        if number:
            out.append(_ANY)
            at = next((i for i in range(at, len(lines)) if old and re.fullmatch(_line(old[0]), lines[i])), len(lines))
            if old and at == len(lines):
                raise SystemExit(f"README: no line {old[0]!r} in the output any more; show another")
        for line, now in zip(old, lines[at : at + len(old)], strict=False):
            out.append(line if re.fullmatch(_line(line), now) else now)
        at += len(old)
    if _ANY not in out:
        out = [*out, *lines[len(out) :]]
    return "".join(line + "\n" for line in out)


def run(readme: str, *, check: bool) -> tuple[str, list[str]]:
    """Run the commands; give README with what they print now (as it was, to check), and the commands that print otherwise."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        variables = environment(Path(folder))
        for command, shown in list(commands(readme)):
            lines = printed(command, variables)
            if not agrees(shown, lines):
                wrong.append(command)
                if not check:
                    readme = readme.replace(f"$ {command}\n{shown}", f"$ {command}\n{refreshed(shown, lines)}")
    return readme, wrong


def main() -> int:
    """Write README anew, or with --check name the commands that print something else."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if README is not true")
    check = parser.parse_args().check
    readme, wrong = run(README.read_text("utf-8"), check=check)
    for command in wrong:
        print(command)
    if not check:
        README.write_text(readme, "utf-8")
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
