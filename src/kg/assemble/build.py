"""The next generation: all things resolved and all documents weighed, or, where few documents changed, what the change concerns."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.assemble.kept import Kept, aliases, label, text
from kg.assemble.shared import LINKS, moved, shared_graphs
from kg.assemble.sources import Sources
from kg.knowledge import Knowledge
from kg.knowledge.ledger import Ledger, Verdict
from kg.model import Identity
from kg.rdf import Kinds, Names, Sheaf
from kg.rdf.identity import GRAPH, identity
from kg.rdf.sheet import thing_from_json
from kg.resolve import Again, facts, resolve_again, resolve_all, tags_of
from kg.settings import data, version
from kg.store import BASIS, TOKEN, Cache, Generation, Index, Patch, Writer, faults

FEW = 0.1
"""Up to this share of changed documents the change alone is resolved; beyond it, all things are."""

Found = Mapping[str, tuple[str, str]]
"""Document id → key of its sheet, origin."""


@dataclass(frozen=True, slots=True)
class Making:
    """What, beside the documents, a generation is made of."""

    knowledge: Knowledge
    names: Names
    book: Ledger
    confidence: Mapping[str, float]
    store: Path

    def rules(self) -> str:
        """Give a hash of all this, of the tables and of the code: where it is another one, everything is made anew."""
        here = Path(__file__).resolve().parents[1]
        folders = [(here, "*.py"), (data("ontology"), "*.ttl")]
        folders += [(self.knowledge.seeds / name, "*") for name in ("lexicon", "gazetteer", "links")]
        told = hashlib.sha256(repr((version(), self.names.base, sorted(self.confidence.items()))).encode())
        told.update(repr((self.book.origin, self.book.entries)).encode("utf-8", "surrogatepass"))
        for folder, pattern in folders:
            for path in sorted(p for p in folder.rglob(pattern) if p.is_file() and "__pycache__" not in p.parts):
                told.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return told.hexdigest()

    def sources(self, documents: Found, cache: Cache) -> Sources:
        """Give what the rows of a generation of these documents are made of."""
        return Sources(documents, cache, self.names, self.confidence, Kinds.of(self.knowledge))

    def basis(self, places: Iterable[str], rules: str) -> str:
        """Give a hash of what the graphs of places, links and ontology are made from."""
        told = hashlib.sha256("\n".join((rules, *sorted(places))).encode())
        own = self.store / LINKS
        told.update(own.read_bytes() if own.is_file() else b"")
        return told.hexdigest()


def generation(
    found: Found, making: Making, writer: Writer, notice: Callable[[str], None], *, prune: bool
) -> tuple[Generation, int]:
    """Make the generation that holds the documents `found` besides those that there are, or (`prune`) them alone.

    Gives it, and how many documents went. Raises StoreError, DataError; the old generation then stands.
    """
    known = writer.sources()
    gone = [id for id in known if id not in found] if prune else []
    rules = making.rules()
    with faults(writer.index):
        index = Index.open(writer.index, _stamp(writer.marks, rules))
        made = None
        if index is not None:
            try:
                changed = {id: at for id, at in found.items() if known.get(id) != at}
                moved = sum(id not in known or known[id][0] != key for id, (key, _) in changed.items())
                if moved + len(gone) <= FEW * len(known):
                    notice("what the change concerns")
                    made = _Change(making, rules, writer, Kept(index, making.knowledge), known).made(changed, gone)
            finally:
                index.close()
        if made is None:
            documents = dict(found) if prune else {**known, **found}
            made = _whole(documents, making, rules, writer, notice)
    return made, len(gone)


def _stamp(marks: Mapping[str, str], rules: str) -> str:
    return f"{marks.get(TOKEN)} {rules}"


def _whole(documents: Found, making: Making, rules: str, writer: Writer, notice: Callable[[str], None]) -> Generation:
    """Resolve all things, weigh all documents, write those that changed, and fill the index anew."""
    sources = making.sources(documents, writer.cache)
    notice("who is who")
    whole = resolve_all(sources.things(), making.knowledge, making.book)
    who = whole.identity
    rows = sources.rows(who, writer.rows())
    notice("writing the graph")
    index = Index.new(writer.index)
    try:
        kept = Kept(index, making.knowledge)
        kept.fill(whole, ((row.id, writer.cache.things(row.key).splitlines()) for row in rows))
        places = index.places()
        shared = [identity(who, making.names), *shared_graphs(places, making.knowledge, making.names, making.store)]
        marks = {TOKEN: uuid.uuid4().hex, BASIS: making.basis(places, rules)}
        made = writer.write(rows, lambda row: sources.sheaf(row, who), shared, making.names.document, marks)
        index.commit(_stamp(marks, rules))
    finally:
        index.close()
    return made


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of few documents."""

    making: Making
    rules: str
    writer: Writer
    kept: Kept
    known: Found

    def made(self, changed: Found, gone: list[str]) -> Generation | None:
        """Make the generation; None, and nothing was kept, where it concerns so many documents that all may as well be made."""
        making, index, writer = self.making, self.kept.index, self.writer
        before = index.places()
        affected, patch = self._resolved(changed, gone)
        concerned = {*changed, *index.tellers(affected)}
        if len(concerned) > FEW * len(self.known):
            return None
        documents = {id: changed.get(id) or self.known[id] for id in concerned}
        sources = making.sources(documents, writer.cache)
        ids, labels = self.kept.identity(sources.things())
        rejected, accepted = (facts(making.book, v, index.root) for v in (Verdict.REJECT, Verdict.ACCEPT))
        who = Identity(ids, labels, rejected=rejected, accepted=accepted)
        rows = sources.rows(who, writer.rows(concerned))
        places, patches, shared = index.places(), [patch], list[Sheaf]()
        if writer.marks.get(BASIS) != making.basis(before, self.rules):
            shared = shared_graphs(places, making.knowledge, making.names, making.store)
        elif places != before:
            patches += moved(before, places, making.knowledge, making.names, making.store)
        marks = {TOKEN: uuid.uuid4().hex, BASIS: making.basis(places, self.rules)}
        made = writer.amend(
            rows, lambda row: sources.sheaf(row, who), gone, shared, patches, making.names.document, marks
        )
        index.commit(_stamp(marks, self.rules))
        return made

    def _resolved(self, changed: Found, gone: list[str]) -> tuple[set[str], Patch]:
        """Tell the index what changed, resolve that, and give the ids whose documents it concerns and what it says of them."""
        kept, index = self.kept, self.kept.index
        lines = {id: (self._lines(self.known.get(id)), self._lines(changed.get(id))) for id in (*changed, *gone)}
        items = {kept.item(line) for was, now in lines.values() for line in was ^ now}
        before = set(index.lines(items))
        for id, (was, now) in lines.items():
            index.untell(id, was - now)
            if id in changed:
                index.tell(id, now - was, kept.item)
            else:
                index.forget(id)
        born_or_dead = before ^ set(index.lines(items))
        touched = {kept.item(line) for line in born_or_dead}
        graph = self.making.names.graph(GRAPH)
        if not touched:
            return set(), Patch.of(Sheaf(graph, ()), Sheaf(graph, ()), is_whole=False)
        old = [thing for line in before if kept.item(line) in touched and (thing := thing_from_json(line))]
        tags_then, tags_now = tags_of(old, kept.knowledge), tags_of(kept.things(touched), kept.knowledge)
        then, now_ = ({(tag, id) for id in tags for tag in tags[id]} for tags in (tags_then, tags_now))
        index.retag(then - now_, now_ - then)
        again = resolve_again(touched, old, kept, kept.knowledge, self.making.book)
        return self._renewed(again)

    def _renewed(self, again: Again) -> tuple[set[str], Patch]:
        """Put what was resolved into the index in place of what it held, and give what differs."""
        kept, index, who = self.kept, self.kept.index, again.identity
        roots = index.roots(again.members)
        known = index.known({*roots.values(), *again.members})
        was = Identity(
            {},
            aliases={id: told for id in known if (told := aliases(known[id].body))},
            decisions=tuple(kept.decisions(again.members)),
        )
        labels = {id: label(known[id].body) for id in known}
        affected = {
            id
            for id in again.members
            if (root := who.roots.get(id)) != (old := roots.get(id))
            or who.labels.get(root or "") != labels.get(old or "")
        }
        index.reroot({*known, *again.members}, who.roots, kept.roots(who))
        index.remerge(again.owned, ((d.left, d.right, text(d)) for d in again.proposed))
        index.redecide(again.members, ((d.left, text(d)) for d in who.decisions))
        then, now = (identity(one, self.making.names) for one in (was, who))
        return affected, Patch.of(then, now, is_whole=False)

    def _lines(self, at: tuple[str, str] | None) -> set[bytes]:
        return set(self.writer.cache.things(at[0]).splitlines()) if at else set()
