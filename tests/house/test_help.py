"""Every command tells how it is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.cli import run


def _help(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run([*words, "--help"]) == 0
    return capsys.readouterr().out


def _commands(capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, ...]]:
    """Give every command below `words`, sub-commands of a group too."""
    listed = re.search(r"Commands:\n((?: +.*\n?)+)", _help(capsys, *words))
    if listed is None:
        return [words]
    names = re.findall(r"^ {2}(\S+)", listed.group(1), re.M)
    return [command for name in names for command in _commands(capsys, *words, name)]


def test_every_command_shows_an_example_and_explains_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    commands = _commands(capsys)
    assert len(commands) >= 10
    for command in commands:
        text = _help(capsys, *command)
        assert re.search(rf"Example:?\n\s+.*kg {' '.join(command)}", text), command
        options = re.findall(r"^ {2}((?:-\w, )?--[\w-]+.*(?:\n {6,}.*)*)", text, re.M)
        assert options
        for option in options:
            assert re.search(r"(?: {2,}|\n +)\S", option.split("--", 1)[1]), (command, option)


def test_readme_names_every_command(capsys: pytest.CaptureFixture[str], top: Path) -> None:
    readme = (top / "README.md").read_text("utf-8")
    missing = [words for words in _commands(capsys) if f"kg {' '.join(words)}" not in readme]
    assert not missing


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert re.fullmatch(r"kg \d+\.\d+\.\d+\n", capsys.readouterr().out)


@pytest.mark.parametrize("words", [["nonsense"], ["build", "--nonsense"], ["query"], ["export", "nonsense", "out"]])
def test_wrong_usage_is_told_on_stderr(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert run(words) == 2
    printed = capsys.readouterr()
    assert printed.err
    assert not printed.out
