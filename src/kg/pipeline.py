"""The one place that calls the rooms in order: read → repair → recognise → relate → resolve → rdf → store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.assemble import Making, decisions, generation
from kg.errors import InputError
from kg.knowledge import Knowledge
from kg.model import Document, Extraction, Mention, Text, Trace
from kg.rdf import BASE, Names, confidences
from kg.read import Refusal, Unread, read_changed
from kg.reading import Read, basis, read_all, rules, tables
from kg.recognise import recognise
from kg.relate import relate
from kg.relate import trace as relate_traced
from kg.repair import repair
from kg.seen import Seen
from kg.settings import version
from kg.store import Generation, Writer
from kg.store.manifest import held
from kg.text.characters import legible


@dataclass(frozen=True, slots=True)
class Build:
    """What a build did. `read` pages were read, `unchanged` were not read again, `removed` left the graph; `held` facts stayed
    out of the graph because they break the ontology (`kg check` lists them)."""

    generation: Generation
    read: int
    unchanged: int
    removed: int
    held: int
    refused: tuple[Refusal, ...]


def mend(document: Document, knowledge: Knowledge) -> Text:
    """Give the repaired text of a document. Raises DataError for a broken table."""
    return repair(document, knowledge)


def find(text: Text, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Give the mentions of a repaired text. Raises DataError for a broken table."""
    return recognise(_legible(text), knowledge)


def extract(document: Document, knowledge: Knowledge) -> Extraction:
    """Give all that one document says. Raises DataError for a broken table."""
    text = _legible(mend(document, knowledge))
    return relate(text, recognise(text, knowledge), knowledge)


def trace(document: Document, knowledge: Knowledge) -> tuple[Text, list[Trace]]:
    """Give the repaired text and what happened to each of its sentences. Raises DataError for a broken table."""
    text = _legible(mend(document, knowledge))
    return text, relate_traced(text, recognise(text, knowledge), knowledge)


def build(
    inputs: Iterable[Path | str],
    store: Path,
    *,
    seeds: Path | None = None,
    base: str = BASE,
    workers: int = 1,
    date: dt.date | None = None,
    prune: bool = False,
    reread: bool = False,
    ledger: Path | None = None,
    notice: Callable[[Read | Refusal | str], None] = lambda _: None,
) -> Build:
    """Read `inputs` (files, folders, `-`) into a new generation of `store`, beside what is there, and make it current.

    `date` is that of documents without one; `prune` takes out documents that are not among the inputs; `reread` opens files too
    of which the system says that nothing changed since they were read; `notice` is told of each page, each refusal and each step,
    for a progress bar. Same documents, any order, any `workers`: the same quads. Raises InputError where no page could be read, StoreError, DataError; the old generation then stands.
    """
    knowledge, names, refused = tables(seeds), Names(base), list[Refusal]()
    book = decisions(ledger, knowledge)
    making = Making(knowledge, names, book, confidences(knowledge.seeds / "rules.tsv"), store)
    with Writer(store, version()) as writer:
        known = {key for key, _ in writer.sources().values()}
        seen = Seen(writer.cache, basis(rules(seeds), date), known, trusts=not reread)
        pages = _accepted(read_changed(inputs, seen, date=date), refused, notice)
        told = _told(read_all(pages, extract, writer.cache, seeds, workers, known, seen), notice)
        found = {page.id: page for page in told}
        if not found:
            raise InputError("kg build", "no page could be read", "name files or folders that hold some")
        at = {page.id: (page.key, page.origin) for page in found.values()}
        made, gone = generation(at, making, writer, notice, prune=prune)
    fresh = sum(page.fresh for page in found.values())
    return Build(made, fresh, len(found) - fresh, gone, held(made.manifest), tuple(refused))


def _accepted(
    read: Iterable[Document | Unread | Refusal], refused: list[Refusal], notice: Callable[[Refusal], None]
) -> Iterator[Document | Unread]:
    for item in read:
        if isinstance(item, Refusal):
            refused.append(item)
            notice(item)
        else:
            id, origin = _printable(item.id), _printable(item.origin)
            yield item if (id, origin) == (item.id, item.origin) else replace(item, id=id, origin=origin)


def _legible(text: Text) -> Text:
    """Give a text with the sign for a lost character for each lone surrogate: no UTF-8, in which tables are searched, holds one."""
    clean = legible(text.text)
    return text if clean == text.text else replace(text, text=clean)


def _printable(name: str) -> str:
    """Give a name with what UTF-8 cannot hold (file names that are no UTF-8, lone surrogates) as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _told(pages: Iterable[Read], notice: Callable[[Read], None]) -> Iterator[Read]:
    for page in pages:
        notice(page)
        yield page
