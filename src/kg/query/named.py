"""Named queries: files `<name>.rq`, each with a comment header that says what it answers and which parameters it takes.

The header is lines of `# title: …`, `# answers: …` and, for each parameter, `# param NAME: what it is`. In the query a parameter
is a line `VALUES ?NAME { UNDEF }` (or with a default in place of UNDEF), so that the file is plain SPARQL that any tool runs as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import DataError, QueryError
from kg.rdf.literal import date, decimal, string

_HEADER = re.compile(r"#\s*(title|answers|param\s+(\w+))\s*:\s*(.+)")
_MORE = re.compile(r"#\s{3,}(\S.*)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Named:
    """One named query. `parameters` gives what each parameter is."""

    name: str
    title: str
    answers: str
    text: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    def filled(self, values: Mapping[str, str]) -> str:
        """Give the SPARQL with parameters set. Raises QueryError for an unknown name.

        A value is written as the default in the file is: a day where it has `^^xsd:date`, a figure where it is a figure, else a
        string; so `?after { UNDEF }` takes a string and `?least { 0 }` a figure. A value that does not fit is a QueryError.
        """
        text = self.text
        for name, value in values.items():
            if name not in self.parameters:
                have = ", ".join(self.parameters) or "none"
                raise QueryError(self.name, f"there is no parameter {name!r}", f"it takes: {have}")
            slot = _slot(name)
            match = slot.search(text)
            if match is None:
                raise DataError(
                    self.name, f"the parameter {name!r} has no VALUES line", f"write VALUES ?{name} {{ UNDEF }}"
                )
            term = _term(self.name, name, value, match[2].strip())
            text = f"{text[: match.start(2)]} {term} {text[match.end(2) :]}"
        return text


def _slot(name: str) -> re.Pattern[str]:
    return re.compile(r"(VALUES\s+\?" + re.escape(name) + r"\s*\{)([^}]*)\}")


def _term(query: str, name: str, value: str, default: str) -> str:
    if _NUMBER.fullmatch(default):
        if not _NUMBER.fullmatch(value):
            raise QueryError(query, f"{name} is a figure, not {value!r}", "write digits, with a point for fractions")
        return decimal(float(value))
    if default.endswith(("xsd:date", "#date>")):
        if not _DAY.fullmatch(value):
            raise QueryError(query, f"{name} is a day, not {value!r}", "write YYYY-MM-DD")
        return date(value)
    return string(value)


def named(name: str, folder: Path) -> Named:
    """Give the query `name` of `folder`. Raises QueryError where there is none, DataError for a file without a header."""
    path = folder / f"{name}.rq"
    if "/" in name or not path.is_file():
        have = ", ".join(sorted(p.stem for p in folder.glob("*.rq"))) or "none"
        raise QueryError(name, "there is no query of that name, and no such file", f"there are: {have}")
    return _read(path)


def named_queries(folder: Path) -> list[Named]:
    """Give every query of `folder`, by name. Raises DataError for a file without a header."""
    return [_read(path) for path in sorted(folder.glob("*.rq"))]


def _read(path: Path) -> Named:
    text = path.read_text("utf-8")
    told: dict[str, str] = {}
    parameters: dict[str, str] = {}
    last: tuple[dict[str, str], str] | None = None
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match, more = _HEADER.match(line), _MORE.match(line)
        if match:
            last = (parameters, match[2]) if match[2] else (told, match[1])
            last[0][last[1]] = match[3].strip()
        elif more and last:
            last[0][last[1]] += " " + more[1].strip()
    if not {"title", "answers"} <= told.keys():
        raise DataError(f"{path}:1", "no header", "begin with '# title: …' and '# answers: …'")
    return Named(path.stem, told["title"], told["answers"], text, parameters)
