"""What README shows is what the commands print (scripts/readme.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.readme import agrees, commands, environment, refreshed, run


@pytest.mark.slow
def test_the_commands_print_what_the_readme_shows(top: Path) -> None:
    _, wrong = run((top / "README.md").read_text("utf-8"), check=True)
    assert not wrong, "run python scripts/readme.py and read what changed"


def test_the_readme_begins_with_the_two_commands(top: Path) -> None:
    readme = (top / "README.md").read_text("utf-8")
    assert next(commands(readme))[0] == "make demo"
    assert readme.index("$ make demo") < readme.index("$ make test") < readme.index("\n## ", 10)


@pytest.mark.parametrize(
    ("shown", "lines", "same"),
    [
        ("a\nb\n", ["a", "b"], True),
        ("a\n…\nd\n", ["a", "b", "c", "d"], True),
        ("seconds …\n", ["seconds 8.0"], True),
        ("a\n", ["a", "b"], False),
        ("", [], True),
        ("", ["a"], False),
    ],
)
def test_dots_stand_for_anything(shown: str, lines: list[str], same: bool) -> None:
    assert agrees(shown, lines) is same


@pytest.mark.parametrize(
    ("shown", "lines", "fresh"),
    [
        (
            "facts 3\nseconds …\n…\nrun b\nold\n",
            ["facts 4", "seconds 9", "x", "run b", "new"],
            "facts 4\nseconds …\n…\nrun b\nnew\n",
        ),
        ("old\n", ["new", "more"], "new\nmore\n"),
        ("a\n…\n", ["b", "c"], "b\n…\n"),
    ],
)
def test_refreshing_keeps_what_is_left_out(shown: str, lines: list[str], fresh: str) -> None:
    assert refreshed(shown, lines) == fresh
    assert agrees(fresh, lines)


def test_a_make_that_runs_this_is_not_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAKELEVEL", "1")
    monkeypatch.setenv("MAKEFLAGS", "w")
    variables = environment(tmp_path)
    assert "MAKELEVEL" not in variables
    assert variables["MAKEFLAGS"] == "-e"
