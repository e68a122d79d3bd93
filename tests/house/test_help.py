"""Every command tells how it is used."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kg.cli import run
from kg.query import named_queries
from kg.settings import data


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


def _examples(text: str) -> list[list[str]]:
    """Give the words behind each `kg` of the examples that a help text shows."""
    shown = re.search(r"Examples?:\n((?: +.*\n?)+)", text)
    assert shown, text
    lines = re.findall(r"(?:^|\| *)\s*kg (.*)", shown.group(1), re.M)
    return [shlex.split(line.split(" > ")[0]) for line in lines]


def test_examples_name_options_parameters_and_things_that_exist(capsys: pytest.CaptureFixture[str], top: Path) -> None:
    pages = "".join(path.read_text("utf-8", "ignore") for path in sorted((top / "seeds" / "articles").iterdir()))
    parameters = {query.name: query.parameters for query in named_queries(data("queries"))}
    commands = _commands(capsys)
    for command in [(), ("store",), ("link",), *commands]:
        for words in _examples(_help(capsys, *command)):
            called = max((c for c in [*commands, ("link",)] if tuple(words[: len(c)]) == c), key=len)
            options = _help(capsys, *called)
            assert all(re.search(rf"{word}\b", options) for word in words if word.startswith("--")), words
            if called == ("query",):
                given = {word.partition("=")[0] for word in words if "=" in word}
                assert given <= set(parameters.get(words[1], ())), words
            if called in (("query",), ("explain",)):
                names = re.findall(r"[\u4e00-\u9fff]+", " ".join(words))
                assert all(name in pages for name in names), words


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
