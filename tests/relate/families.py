"""What the tests of relation families share: pages from case lines in which mentions are marked.

〔〕 marks a region, 〖〗 a park, 〘〙 a company, ⟨⟩ nothing. The marks are taken out; the recognisers under test find the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.knowledge import Knowledge
from kg.knowledge.lexicon import read_table
from kg.model import Claim, Document, Kind, Label, Mention, Text, Zone
from kg.relate.page import Page
from kg.text.alignment import Alignment

CASES = Path(__file__).parents[1] / "cases"
KNOWLEDGE = Knowledge()
Finder = Callable[[str, int, int, Knowledge, Sequence[Mention]], list[Mention]]

_MARKED = re.compile(r"〔(?P<Region>[^〕]+)〕|〖(?P<Park>[^〗]+)〗|〘(?P<Company>[^〙]+)〙")
_CODES = {"省": "990000", "市": "991000", "县": "991021", "区": "991001"}


def rows(family: str, name: str) -> list[tuple[str, str, str, str]]:
    """Give the cases of tests/cases/<family>/<name>.tsv: text, topic, expected, why."""
    table = read_table(CASES / family / f"{name}.tsv")
    return [(row[0], row[1], row[2], row[3] if len(row) > 3 else "") for row in table]


def marked(source: str, shift: int = 0) -> tuple[str, list[Mention]]:
    """Give the text without marks, and the mentions that they marked."""
    text, mentions, last = "", [], 0
    for match in _MARKED.finditer(source):
        text += source[last : match.start()]
        kind = Kind(str(match.lastgroup))
        name = match[match.lastgroup or 0]
        implied = name[0] in "我该全" and len(name) == 2
        start = shift + len(text)
        mentions.append(Mention(kind, start, start + len(name), name, implied=implied))
        text += name
        last = match.end()
    return text + source[last:], mentions


def page(source: str, topic: str, finder: Finder) -> Page:
    """Give the page of a case: its text, the marked mentions, those of `finder`, and `topic` as what the text speaks of."""
    text, mentions = marked(source.replace("⏎", "\n"))
    places = [m for m in mentions if m.kind in (Kind.REGION, Kind.PARK)]
    every = [*mentions, *finder(text, 0, len(text), KNOWLEDGE, places)]
    every.sort(key=lambda m: (m.start, -m.stop, m.kind))
    _, spoken = marked(topic)
    whole = Text(Document("case", text), text, Alignment(), zones=(Zone(0, len(text), Label.ARTICLE),))
    home = spoken[0] if spoken else None
    return Page(whole, tuple(every), ((0, home),) if home else (), home)


def shown(claims: list[Claim]) -> str:
    """Give claims as the case files write them: subject→object, the value in brackets; in the order of the text."""
    ordered = sorted(claims, key=lambda c: (c.subject.start, c.quote.start, c.quote.stop))
    return "|".join(
        f"{c.subject.text}→{c.object.text if c.object else ''}" + (f"({c.value})" if c.value is not None else "")
        for c in ordered
    )
