"""What the graph needs of one document: its things and statements with their evidence, without the text.

A sheet is small, knows nothing of other documents and travels as JSON, so that it can be kept and need not be read again.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Extraction, Kind, Thing

_MARKS = ("。", "！", "？", "；", "\n", "\r")
_MARK = re.compile("[" + "".join(_MARKS) + "]")
_REACH = 200


class Statement(NamedTuple):
    """One fact with its evidence. `quote` is `original[start:stop]`, offsets of the ORIGINAL text.

    `subject` and `object` index `Sheet.things`, `sentence` indexes `Sheet.sentences`; the other fields are those of
    `kg.model.Fact`.
    """

    relation: str
    subject: int
    object: int | None
    value: str | float | None
    unit: str | None
    indicator: str | None
    period: str | None
    date: str | None
    rule: str
    start: int
    stop: int
    quote: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document for the graph. `date` is an ISO day, `length` counts the code points of the original text.

    `things` come without their mentions. `sentences` are those that facts were found in, `(start, characters)` of the original text.
    """

    id: str
    sha256: str
    media_type: str
    length: int
    title: str | None
    source: str | None
    author: str | None
    date: str | None
    url: str | None
    things: tuple[Thing, ...]
    statements: tuple[Statement, ...]
    sentences: tuple[tuple[int, str], ...]

    def to_json(self) -> tuple[bytes, bytes]:
        """Give two texts in UTF-8: a line of JSON for each thing (all that identity needs), and the rest as JSON."""
        things = b"\n".join(_bytes([t.type.value, t.name, t.code, t.within, t.forms]) for t in self.things)
        head = [self.id, self.sha256, self.media_type, self.length]
        about = [self.title, self.source, self.author, self.date, self.url]
        return things, _bytes([head, about, self.statements, self.sentences])

    @classmethod
    def from_json(cls, things: bytes, rest: bytes) -> Sheet:
        """Take back what `to_json` gave."""
        (id, sha256, media_type, length), about, rows, sentences = json.loads(rest.decode("utf-8", "surrogatepass"))
        title, source, author, date, url = about
        return cls(
            id=id,
            sha256=sha256,
            media_type=media_type,
            length=length,
            title=title,
            source=source,
            author=author,
            date=date,
            url=url,
            things=tuple(thing_from_json(line) for line in things.splitlines()),
            statements=tuple(Statement(*row) for row in rows),
            sentences=tuple((start, text) for start, text in sentences),
        )


def _bytes(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def thing_from_json(line: bytes) -> Thing:
    """Take back one line of the first text of `Sheet.to_json`."""
    type_, name, code, within, forms = json.loads(line.decode("utf-8", "surrogatepass"))
    return Thing(Kind(type_), name, code, within, tuple(forms))


def sheet(extraction: Extraction) -> Sheet:
    """Take from an extraction what the graph needs; quotes are cut out of the original text."""
    text = extraction.text
    document, about, align = text.document, text.about, text.alignment
    statements = []
    marks = [mark.start() for mark in _MARK.finditer(document.text)] if extraction.facts else []
    sentences: dict[tuple[int, int], int] = {}
    for fact in extraction.facts:
        start, stop = align.to_original(fact.start, fact.stop)
        statements.append(
            Statement(
                fact.relation,
                fact.subject,
                fact.object,
                fact.value,
                fact.unit,
                fact.indicator,
                fact.period,
                fact.date,
                fact.rule,
                start,
                stop,
                document.text[start:stop],
                sentences.setdefault(_sentence(document.text, marks, start, stop), len(sentences)),
            )
        )
    day = about.date or document.date
    return Sheet(
        id=document.id,
        sha256=document.sha256,
        media_type=document.media_type,
        length=len(document.text),
        title=about.title or document.title,
        source=about.source or document.source,
        author=about.author or document.author,
        date=day.isoformat() if day else None,
        url=about.url or document.url,
        things=tuple(Thing(t.type, t.name, t.code, t.within, t.forms) for t in extraction.things),
        statements=tuple(sorted(statements, key=_order)),
        sentences=tuple((start, document.text[start:stop]) for start, stop in sentences),
    )


def _sentence(text: str, marks: Sequence[int], start: int, stop: int) -> tuple[int, int]:
    """Give the stretch around `[start, stop)` from one of the closing `marks` to the next, at most 200 characters off."""
    low, high = max(0, start - _REACH), min(len(text), stop + _REACH)
    at = bisect_left(marks, start)
    if at and marks[at - 1] >= low:
        low = marks[at - 1] + 1
    if text.endswith(_MARKS, start, stop):
        high = stop
    else:
        at = bisect_left(marks, stop, at)
        if at < len(marks) and marks[at] < high:
            high = marks[at] + 1
    cut = text[low:high]
    return low + len(cut) - len(cut.lstrip()), high - (len(cut) - len(cut.rstrip()))


def _order(s: Statement) -> tuple[int | str, ...]:
    place = (s.start, s.stop, s.relation, s.subject)
    return (*place, str(s.object), str(s.value), str(s.indicator), str(s.period), str(s.date), s.rule)
