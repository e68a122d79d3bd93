"""The ledger: what a person decided on identity and on single facts. It overrules the rules and is undone line by line."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import DataError

COLUMNS = ("decision", "left", "relation", "right", "reason")
TYPES = ("place", "park", "company", "project", "person", "mechanism", "policy")
"""The first segments of the ids that a ledger may name: the things that pages name."""

_FIELD_LIMIT = 4096
_RELATION = re.compile(r"[a-z][A-Za-z]{1,40}")


class Verdict(StrEnum):
    """What a line decides; `seeds/ledger.csv` says what each means."""

    SAME = "same"
    DIFFERENT = "different"
    ALIAS = "alias"
    REJECT = "reject"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `left` is an id path; `right` an id path, for ALIAS a name, for facts an id path or a value."""

    line: int
    verdict: Verdict
    left: str
    relation: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one file, in its order; `origin` is its path, for messages."""

    origin: str = "ledger"
    entries: tuple[Entry, ...] = ()

    def of(self, verdict: Verdict) -> Iterator[Entry]:
        """Give the entries of one verdict, in order."""
        return (entry for entry in self.entries if entry.verdict is verdict)

    def at(self, line: int) -> str:
        """Give the place of a line, for messages: `seeds/ledger.csv:9`."""
        return f"{self.origin}:{line}"


def is_id(text: str) -> bool:
    """Tell whether `text` has the form of an id path of a thing.

    >>> is_id("company/甲乙光电"), is_id("甲乙光电"), is_id("stage/signed")
    (True, False, False)
    """
    head, slash, tail = text.partition("/")
    return bool(slash) and head in TYPES and bool(tail.strip("/"))


def read_ledger(path: Path) -> Ledger:
    """Read a ledger and hold its lines against each other; all or nothing.

    Raises DataError that names the line of the first problem and lists the lines of the others: unreadable file, wrong columns,
    unknown decision, malformed id, a line said twice, `same` in a cycle or with two left sides for one right side, one pair
    both same and different, one fact both rejected and accepted, one name an alias of two things.
    """
    entries, problems = _parse(path)
    if not problems:
        problems = sorted(_conflicts(entries))
    report(str(path), problems)
    return Ledger(str(path), tuple(entries))


def report(origin: str, problems: list[tuple[int, str, str]]) -> None:
    """Raise one DataError for `(line, what, remedy)` problems, if there are any."""
    if not problems:
        return
    (line, what, remedy), *rest = problems
    if rest:
        what += f" (and {len(rest)} more: " + "; ".join(f"line {n}: {w}" for n, w, _ in rest[:20]) + ")"
    raise DataError(f"{origin}:{line}", what, remedy)


def _parse(path: Path) -> tuple[list[Entry], list[tuple[int, str, str]]]:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise DataError(str(path), f"cannot read the ledger: {error.strerror}", "give another --ledger") from error
    except UnicodeDecodeError as error:
        broken = error.object.count(b"\n", 0, error.start) + 1
        raise DataError(f"{path}:{broken}", "the ledger is not UTF-8", "save it as UTF-8") from error
    entries: list[Entry] = []
    problems: list[tuple[int, str, str]] = []
    header: tuple[str, ...] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = _row(line.rstrip("\r"))
        if row is None:
            problems.append(
                (number, "no row of comma-separated values", "close the quotation mark; one decision a line")
            )
        elif header is None:
            header = row
            if row != COLUMNS:
                problems.append((number, f"the columns are {_cut(','.join(row))}", f"begin with {','.join(COLUMNS)}"))
        else:
            made = _entry(number, row)
            if isinstance(made, Entry):
                entries.append(made)
            else:
                problems.append((number, *made))
    return entries, problems


def _row(line: str) -> tuple[str, ...] | None:
    try:
        rows = list(csv.reader([line], strict=True))
    except csv.Error:
        return None
    return tuple(cell.strip() for cell in rows[0]) if len(rows) == 1 else None


def _entry(number: int, row: tuple[str, ...]) -> Entry | tuple[str, str]:
    if len(row) != len(COLUMNS):
        return f"{len(row)} columns instead of {len(COLUMNS)}", "leave unused columns empty; quote a cell with a comma"
    decision, left, relation, right, reason = row
    if decision not in list(Verdict):
        return f"unknown decision {_cut(decision)!r}", f"use one of {', '.join(Verdict)}"
    for cell in row:
        if len(cell) > _FIELD_LIMIT or any(unicodedata.category(c) in ("Cc", "Cs") for c in cell):
            return f"a cell of {len(cell)} characters or with control characters", "mend the cell"
    verdict = Verdict(decision)
    left, right = _bare(left), right if verdict is Verdict.ALIAS else _bare(right)
    if not is_id(left):
        return f"{_cut(left)!r} is no id", f"write TYPE/KEY with TYPE one of {', '.join(TYPES)}"
    if not right:
        return "the fourth column is empty", "name the other thing, the name, or the value"
    if verdict in (Verdict.REJECT, Verdict.ACCEPT):
        if not _RELATION.fullmatch(relation):
            return f"{_cut(relation)!r} is no relation", "write the relation as kg facts prints it, such as locatedIn"
    elif relation:
        return f"a relation in a line of {decision}", "leave the third column empty"
    if verdict in (Verdict.SAME, Verdict.DIFFERENT):
        if not is_id(right):
            return f"{_cut(right)!r} is no id", f"write TYPE/KEY with TYPE one of {', '.join(TYPES)}"
        if left == right:
            return f"{_cut(left)} is held against itself", "delete the line"
        if left.split("/")[0] != right.split("/")[0]:
            return f"{_cut(left)} and {_cut(right)} are of different types", "only things of one type can be compared"
    return Entry(number, verdict, left, relation, right, reason)


def _bare(id: str) -> str:
    return id.rpartition("/id/")[2] if id.startswith(("http://", "https://")) else id


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"


def _conflicts(entries: list[Entry]) -> Iterator[tuple[int, str, str]]:
    said: dict[tuple[str, ...], int] = {}
    for e in entries:
        pair = tuple(sorted((e.left, e.right))) if e.verdict is Verdict.DIFFERENT else (e.left, e.right)
        key = (e.verdict.value, e.relation, *pair)
        if key in said:
            yield e.line, f"says what line {said[key]} says", "delete one of the two"
        said.setdefault(key, e.line)
    yield from _same_conflicts(entries)
    facts: dict[tuple[str, str, str], Entry] = {}
    names: dict[tuple[str, str], Entry] = {}
    for e in entries:
        if e.verdict in (Verdict.REJECT, Verdict.ACCEPT):
            other = facts.setdefault((e.left, e.relation, e.right), e)
            if other.verdict is not e.verdict:
                yield e.line, f"contradicts line {other.line}: one fact rejected and accepted", "delete one of the two"
        elif e.verdict is Verdict.ALIAS:
            other = names.setdefault((e.left.split("/")[0], e.right), e)
            if other.left != e.left:
                yield e.line, f"contradicts line {other.line}: one name for two things", "delete one of the two"


def _same_conflicts(entries: list[Entry]) -> Iterator[tuple[int, str, str]]:
    above: dict[str, Entry] = {}
    for e in entries:
        if e.verdict is not Verdict.SAME:
            continue
        other = above.setdefault(e.right, e)
        if other is not e and other.left != e.left:
            yield (
                e.line,
                f"contradicts line {other.line}: {_cut(e.right)} is made one with two things",
                "name one left side",
            )
    roots: dict[str, str] = {}
    for start in above:
        trail: list[str] = []
        seen: set[str] = set()
        at = start
        while at in above and at not in roots and at not in seen:
            seen.add(at)
            trail.append(at)
            at = above[at].left
        if at in seen:
            lines = sorted(above[id].line for id in trail[trail.index(at) :])
            yield (
                lines[-1],
                "a cycle of same with lines " + ", ".join(map(str, lines[:-1])),
                "delete one line of the cycle",
            )
        root = roots.get(at, at)
        roots.update(dict.fromkeys(trail, root))
    for e in entries:
        if e.verdict is Verdict.DIFFERENT and roots.get(e.left, e.left) == roots.get(e.right, e.right):
            yield (
                e.line,
                f"contradicts the lines of same: {_cut(e.left)} and {_cut(e.right)}",
                "delete this line or one of those",
            )
