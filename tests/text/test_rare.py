"""Patterns that are asked for a word first find what they find without it."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest

import kg
from kg.text.rare import Rare

CASES = Path(__file__).parents[1] / "cases" / "sentences"
GOLD = Path(__file__).parents[1] / "gold" / "clean"


def _rare() -> dict[str, Rare]:
    return {
        f"{module.name}.{name}": value
        for module in pkgutil.walk_packages(kg.__path__, "kg.")
        for name, value in vars(importlib.import_module(module.name)).items()
        if isinstance(value, Rare)
    }


def _texts() -> list[str]:
    told = [
        json.loads(line)["text"]
        for path in sorted(CASES.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return told + [path.read_text("utf-8") for path in sorted(GOLD.glob("*.txt"))]


def test_no_match_is_lost() -> None:
    texts = "\n".join(_texts()).split("\n")
    rare = _rare()
    assert rare
    unseen = set(rare)
    for name, one in rare.items():
        for text in texts:
            spans = [match.span() for match in one.pattern.finditer(text)]
            assert [match.span() for match in one.finditer(text, 0, len(text))] == spans, (name, text)
            if spans:
                unseen.discard(name)
    assert not unseen, "no case holds a match of these"


def test_the_word_must_stand_in_the_stretch() -> None:
    one = Rare(re.compile("项目.*大会战"), "大会战")
    text = "项目建设大会战"
    assert [match.span() for match in one.finditer(text, 0, 7)] == [(0, 7)]
    assert list(one.finditer(text, 0, 6)) == []


@pytest.mark.parametrize("words", [(), ("",), ("项目", "")])
def test_words_are_needed(words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="name the words"):
        Rare(re.compile("项目"), *words)
