"""The marks of what stands around an article, from the tables `layout` and `navigation`, as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from kg.errors import DataError
from kg.knowledge import Knowledge
from kg.knowledge.lexicon import Row
from kg.model import Label
from kg.text.patterns import alternatives

HEAD, MIDDLE, TAIL = "h", "m", "t"
"""Where a line stands: before the first paragraph of the article, between, after the last."""

SHORT = 160
"""Longest line, in characters, that marks of a whole line are looked for in."""

LEAD = 300
"""How far, in characters, date, source and path reach into a page that begins with one long line."""

_MENU_LINE = 100
_BETWEEN = re.compile(r"[\s|/·•、>》»-]+")
_HOW = frozenset({"line", "section", "part", "long", "rest", "inline", "lead"})


@dataclass(frozen=True, slots=True)
class Mark:
    """What a pattern says of the characters that it fits."""

    label: Label
    reason: str
    opens: bool = False
    """Whether what stands below is no article either: after headings anywhere, after other such lines below the article."""
    heading: bool = False


MENU = Mark(Label.NAVIGATION, "menu")


class _Alternatives:
    """Several patterns as one, each with its mark.

    The one has no groups, so that the engine passes over a branch by its first character; which branch it was is asked only of what fits.
    """

    def __init__(self, rows: Sequence[Row], end: str = "") -> None:
        self._each = [
            (
                re.compile(f"(?:{pattern}){end}"),
                Mark(Label(label), reason, how in ("section", "part", "long"), how == "section"),
            )
            for pattern, how, _, label, reason in rows
        ]
        self._any = re.compile(f"(?:{alternatives(row[0] for row in rows)}){end}" if rows else r"(?!)")

    def match(self, text: str, at: int = 0) -> tuple[int, Mark] | None:
        """Give the end and the mark of what fits at `at`."""
        return self._which(text, at) if self._any.match(text, at) else None

    def search(self, text: str) -> Mark | None:
        """Give the mark of what fits first anywhere."""
        found = self._any.search(text)
        which = self._which(text, found.start()) if found else None
        return which[1] if which else None

    def _which(self, text: str, at: int) -> tuple[int, Mark] | None:
        for pattern, mark in self._each:
            found = pattern.match(text, at)
            if found:
                return found.end(), mark
        return None


class _Inside:
    """Patterns that begin after a sentence, a bracket, a blank or a line's end."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._any = _Alternatives(rows)
        firsts = re.escape("".join(sorted({c for row in rows for c in _firsts(row[0])})))
        self._first = re.compile(rf"\A(?=[{firsts}])")
        self._border = re.compile(rf"[。!?;”’」』\")】》 \t\u3000\xa0\n\r(\[【|](?=[{firsts}])")

    def find(self, text: str, start: int, stop: int) -> list[tuple[int, int, Mark]]:
        found = []
        at = start
        first = self._first.match(text, 0, stop) if start <= 1 else None
        for border in chain((first,) if first else (), self._border.finditer(text, max(start - 1, 0), stop)):
            match = self._any.match(text, border.end()) if border.start() >= at - 1 else None
            if match:
                at, mark = match
                found.append((border.end() - (border[0] in "([【" and border[0] != ""), at, mark))
        return found


class Marks:
    """The tables, compiled. Make it once: `Marks.of(knowledge)`."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.table("layout")
        for row in rows:
            _check(row, str(knowledge.seeds / "lexicon" / "layout.tsv"))
        self._line = {
            where: _Alternatives([r for r in rows if r[1] in ("line", "section", "long") and where in r[2]], r"\Z")
            for where in (HEAD, MIDDLE, TAIL)
        }
        self._long = {
            where: _Alternatives([r for r in rows if r[1] == "long" and where in r[2]])
            for where in (HEAD, MIDDLE, TAIL)
        }
        self._part = _Alternatives([r for r in rows if r[1] == "part"])
        self._inside = _Inside([r for r in rows if r[1] in ("rest", "inline")])
        self._lead = _Inside([r for r in rows if r[1] == "lead"])
        self._menu = frozenset(knowledge.words("navigation"))

    @classmethod
    def of(cls, knowledge: Knowledge) -> Marks:
        """Give the marks of these tables, compiled at the first call. Raises DataError."""
        return knowledge.once("repair.layout.marks", cls)

    def line(self, line: str, where: str, menu: int = 1) -> Mark | None:
        """Give what a line, blanks at its edges left out, is marked as, None where nothing marks it.

        `menu` is the number of words of a menu, with no others, that make a line navigation.
        """
        found = (self._long if len(line) > SHORT else self._line)[where].match(line)
        if found:
            return found[1]
        if len(line) > SHORT:
            return None
        part = self._part.search(line) if "。" not in line else None
        if part:
            return part
        if len(line) <= _MENU_LINE:
            words = _BETWEEN.split(line.strip("[]【】|·•>- "))
            if len(words) >= menu and all(word in self._menu for word in words):
                return MENU
        return None

    def inside(self, text: str) -> list[tuple[int, int, Mark]]:
        """Give the marked stretches inside lines of `text`: captions, ends of lines; in order, disjoint."""
        return self._inside.find(text, 0, len(text))

    def lead(self, text: str, start: int) -> list[tuple[int, int, Mark]]:
        """Give the marked stretches at the head of a page that begins, at `start`, with one long line; in order, disjoint."""
        return self._lead.find(text, start, start + LEAD)


def _firsts(pattern: str) -> str:
    """Give the characters that a pattern can begin with; it begins with a character or a group of words."""
    if not pattern.startswith("(?:"):
        return pattern[0]
    return "".join(word[0] for word in pattern[3 : pattern.index(")")].split("|"))


def _check(row: Row, path: str) -> None:
    if len(row) != 5 or row[1] not in _HOW or row[3] not in set(Label):
        raise DataError(path, f"bad row {row[0][:40]!r}", "give pattern, how, where, label and reason")
    try:
        re.compile(row[0])
    except re.error as error:
        raise DataError(path, f"bad pattern {row[0][:40]!r}: {error}", "mend the regular expression") from error
