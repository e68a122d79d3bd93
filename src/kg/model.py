"""The things that stages hand to one another. No logic, no other room but `text`.

Offsets are code points, half-open. *Original* offsets count in `Document.text`, the characters of the page as it was
read; *repaired* offsets count in `Text.text`. Mentions, claims and facts use repaired offsets; `Text.alignment` leads back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kg.text.alignment import Alignment
from kg.text.span import Span


@dataclass(frozen=True, slots=True)
class Document:
    """One page as it was read.

    `id` is stable and short (file stem, or the record's own id); `text` is the decoded source, character for character
    (a byte order mark is left out); `origin` says where it stands (path, or path#line); `sha256` is that of its bytes.
    The other fields are what came with the page from outside (JSON Lines, CSV, `--date`), never read out of `text`.
    """

    id: str
    text: str
    origin: str = ""
    media_type: str = "text/plain"
    sha256: str = ""
    title: str | None = None
    source: str | None = None
    author: str | None = None
    date: dt.date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """One change: original characters `[start, stop)` read `before` and now read `after`; `why` is for people."""

    kind: str
    start: int
    stop: int
    before: str
    after: str
    why: str


class Label(StrEnum):
    """What a stretch of the page is. Recognition reads `TITLE` and `ARTICLE` only."""

    TITLE = "title"
    ARTICLE = "article"
    META = "meta"
    NAVIGATION = "navigation"
    CAPTION = "caption"
    FOOTER = "footer"
    COMMENT = "comment"
    DUPLICATE = "duplicate"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of repaired text, `[start, stop)`, with its label and the reason for it. Zones are in order and cover the text."""

    start: int
    stop: int
    label: Label
    reason: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What the page says of itself; None where neither the page nor the caller says it."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    date: dt.date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A repaired page. `damaged` spans (repaired offsets) could not be restored: no fact is made of them."""

    document: Document
    text: str
    alignment: Alignment
    repairs: Sequence[Repair] = ()
    zones: tuple[Zone, ...] = ()
    damaged: tuple[Span, ...] = ()
    about: About = field(default_factory=About)


class Kind(StrEnum):
    """Kinds of mention: the contract of `kg mentions`. The first seven are also the types of things."""

    REGION = "Region"
    PARK = "Park"
    COMPANY = "Company"
    PROJECT = "Project"
    PERSON = "Person"
    MECHANISM = "Mechanism"
    POLICY = "Policy"
    MONEY = "Money"
    DATE = "Date"
    PERCENT = "Percent"
    NUMBER = "Number"
    QUANTITY = "Quantity"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of repaired text that names a thing or a value.

    `text` is what it reads (without quotes for names that stand in them). `value` and `unit`: Money in units of `unit`
    (CNY, USD, HKD, EUR, JPY…); Date an ISO interval of days, both ends included (`2021-11-01/2021-11-30`), None while the
    year is unknown; Percent the percent figure; Number the number; Quantity number and `unit`; Region its GB/T 2260 code (six
    digits) or None. `implied` marks words that point to a thing without naming it (我市, 该区, 全县, 该项目).
    """

    kind: Kind
    start: int
    stop: int
    text: str
    value: str | float | None = None
    unit: str | None = None
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What a relation module found, before the page's short and full names are brought together.

    `quote` is the shortest stretch of repaired text that states it; `rule` is `module/rule-name`.
    """

    relation: str
    subject: Mention
    quote: Span
    rule: str
    object: Mention | None = None
    value: str | float | None = None
    unit: str | None = None
    indicator: str | None = None
    period: str | None = None
    date: str | None = None


ThingKey = tuple[str, str, str]
"""Type, code (of a Region) or region that it lies within (of others, may be empty), name."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing as one page knows it: the fullest printed name, all printed forms, the mentions (indices into `Extraction.mentions`).

    `code` is the GB/T 2260 code of a Region; `within` the code of the region that a Project, Park, Company, Person, Policy or
    Mechanism belongs to on this page, by which things of one name in different places are told apart.
    """

    type: Kind
    name: str
    code: str | None = None
    within: str | None = None
    forms: tuple[str, ...] = ()
    mentions: tuple[int, ...] = ()

    @property
    def key(self) -> ThingKey:
        """What identity is decided on: type, the region it is told apart by, name."""
        code = self.code if self.type is Kind.REGION else None
        return (self.type.value, code or self.within or "", self.name)


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of the page, of the form of annotation/GUIDE.md. `subject` and `object` index `Extraction.things`."""

    relation: str
    subject: int
    start: int
    stop: int
    rule: str
    object: int | None = None
    value: str | float | None = None
    unit: str | None = None
    indicator: str | None = None
    period: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says: a pure function of the document and the knowledge tables."""

    text: Text
    mentions: tuple[Mention, ...]
    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What happened to one sentence: its mentions, the claims that became facts, and the refused ones with the reason."""

    sentence: Span
    mentions: tuple[Mention, ...]
    kept: tuple[Claim, ...]
    refused: tuple[tuple[Claim, str], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two things are one or are not: ids `left` and `right`, a score in [0, 1], reasons for people, `by` rule or ledger line."""

    left: str
    right: str
    same: bool
    score: float
    reasons: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is who, across documents: `ids` gives each thing's id path (`place/140406`, `company/晋能集团`), which the IRI is made of.

    `labels` gives each id its preferred name, `aliases` its other names, `rejected` the facts that the ledger forbids as
    `(subject id, relation, object id or value as text)`, `accepted` those that it lets in although their types speak against them.
    `roots` gives for each id that a thing has by itself alone the id that it goes by.
    """

    ids: Mapping[ThingKey, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    rejected: frozenset[tuple[str, str, str]] = frozenset()
    accepted: frozenset[tuple[str, str, str]] = frozenset()
    roots: Mapping[str, str] = field(default_factory=dict)
