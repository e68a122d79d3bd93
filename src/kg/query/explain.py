"""The words behind a fact: the sentence with the quote marked, the page, the offsets, the rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from kg.query.evidence import Linked, Stated, linked, stated, things
from kg.query.run import PREFIXES
from kg.rdf.sheet import Sheet
from kg.store import View, sheets_of, stored_one
from kg.text.characters import shown

_MARK = ("\x1b[1;33m", "\x1b[0m")
_PLAIN = ("【", "】")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement with its sentence, `before` + quote + `after`, characters of the original page that stands at `origin`."""

    stated: Stated
    origin: str
    before: str
    after: str

    def record(self) -> dict[str, object]:
        """Give the evidence as a JSON object; `start` and `end` are code-point offsets of the original page."""
        told = self.stated
        return {
            "subject": told.subject,
            "predicate": told.predicate,
            "object": told.object,
            "doc": told.document,
            "title": told.title,
            "origin": self.origin,
            "start": told.start,
            "end": told.start + len(told.quote),
            "quote": told.quote,
            "sentence": self.before + told.quote + self.after,
            "rule": told.rule,
            "confidence": told.confidence,
        }

    def text(self, colour: bool = False) -> str:
        """Give the evidence for people; the quote is marked by colour or by 【】."""
        told = self.stated
        begin, end = _MARK if colour else _PLAIN
        sentence = begin.join((shown(self.before), end.join((shown(told.quote), shown(self.after)))))
        title = f"《{told.title}》" if told.title else ""
        lines = [
            shown(f"{told.subject} — {told.predicate} → {told.object}"),
            "  " + " ".join(sentence.split()),
            shown(f"  {told.document}{title} [{told.start}, {told.start + len(told.quote)})"),
            shown(f"  {self.origin} · {told.rule} · confidence {told.confidence:.2f}"),
        ]
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that rests on a table: no page says it, so that it has a source and a day instead of a quote."""

    linked: Linked

    def record(self) -> dict[str, object]:
        """Give the link as a JSON object."""
        return asdict(self.linked)

    def text(self, colour: bool = False) -> str:
        """Give the link for people."""
        told = self.linked
        day = f", {told.issued}" if told.issued else ""
        return shown(f"{told.subject} — {told.predicate} → {told.object}\n  link: {told.why}\n  {told.source}{day}\n")


def links(view: View, subject: str, predicate: str | None = None, object: str | None = None) -> list[Link]:
    """Give the links, identifiers and coordinates that tables state of `subject`, asked as `explain` is, by predicate."""
    asked = _asked(view, predicate, object)
    found = {one for iri in things(view, subject) for one in linked(view, iri, *asked)}
    return [Link(one) for one in sorted(found, key=lambda s: (s.predicate, s.object, s.subject, s.source))]


def explain(view: View, subject: str, predicate: str | None = None, object: str | None = None) -> list[Evidence]:
    """Give the evidence for what the graph says of `subject` (a name, an IRI, a page), as subject or object of facts.

    `predicate` is a relation's name or IRI; `object` a name, an IRI or a value. In the order of pages and of their text.
    """
    asked = _asked(view, predicate, object)
    found = {one for iri in things(view, subject) for one in stated(view, iri, *asked)}
    return list(_sentences(view, sorted(found, key=lambda s: (s.document, s.start, s.predicate, s.subject, s.object))))


def _asked(view: View, predicate: str | None, object: str | None) -> tuple[str | None, list[str] | None]:
    """Give the IRI of a relation that is named with or without a prefix, and all that an object may be in the graph."""
    prefix, colon, local = (predicate or "").partition(":")
    relation = predicate if predicate is None or "://" in predicate else PREFIXES["kg"] + predicate
    if colon and prefix in PREFIXES:
        relation = PREFIXES[prefix] + local
    return relation, [object, *things(view, object)] if object is not None else None


def _sentences(view: View, found: list[Stated]) -> Iterator[Evidence]:
    rows = view.rows({one.document for one in found})
    sheets: dict[str, Sheet] = {}
    with sheets_of(view) as cache:
        for one in found:
            row = rows.get(one.document)
            if row is None:
                yield Evidence(one, "", "", "")
                continue
            if one.document not in sheets:
                sheets[one.document] = stored_one(cache, row)
            yield Evidence(one, row.origin, *_around(sheets[one.document], one))


def _around(sheet: Sheet, one: Stated) -> tuple[str, str]:
    for statement in sheet.statements:
        if statement.start == one.start and statement.quote == one.quote:
            start, text = sheet.sentences[statement.sentence]
            return text[: one.start - start], text[one.start - start + len(one.quote) :]
    return "", ""
