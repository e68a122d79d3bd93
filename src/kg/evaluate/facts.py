"""Flat facts read from JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.evaluate.match import FlatFact

_NEEDED = {
    "observation": ("indicator", "value"),
    **dict.fromkeys(("stage", "investment", "landArea", "outputValue", "capacity"), ("value",)),
}


def read_facts(path: Path) -> list[FlatFact]:
    """Read flat facts from a JSON Lines file.

    Raises InputError, naming the line, for a file that cannot be read, a line that is no JSON object, or a fact that lacks
    what its relation needs.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise InputError(str(path), f"cannot read the facts: {why}", "give a JSON Lines file in UTF-8") from error
    return list(parse_facts(lines, str(path)))


def parse_facts(lines: Iterable[str], origin: str) -> Iterator[FlatFact]:
    """Give the facts of JSON lines; blank lines are skipped. `origin` names the source in errors. Raises InputError."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{origin}:{number}"
        try:
            fact = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(where, f"no JSON: {error.msg}", "write one JSON object a line") from error
        if not isinstance(fact, dict):
            raise InputError(where, "no JSON object", "write one flat fact a line, as the annotation guide shows")
        needed = ("doc", "relation", "subject", *_NEEDED.get(str(fact.get("relation")), ("object",)))
        missing = [name for name in needed if name not in fact]
        if missing:
            raise InputError(where, f"no {', '.join(missing)}", "write it as the annotation guide shows")
        yield fact
