"""From things to identity: keys, rules, ledger, in rising order of authority."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from kg.knowledge import Knowledge
from kg.knowledge.ledger import Entry, Ledger, Verdict, is_id, read_ledger, report
from kg.model import Decision, Identity, Thing
from kg.resolve import companies, sites
from kg.resolve.clusters import Clusters
from kg.resolve.items import Items, gather
from kg.resolve.keys import Words, normal


def resolve(things: Iterable[Thing], knowledge: Knowledge, ledger: Ledger | Path | None = None) -> Identity:
    """Give every thing its id, with labels, other names and the decisions that led there. The order of things does not matter.

    `ledger`: one that was read, a path, or None for the `ledger.csv` that travels with the tables. A merger keeps the fuller
    name's id (a ledger's: the left one). Raises DataError for a broken ledger and for ids in it that no thing has.
    """
    items = gather(things, Words.of(knowledge))
    return settle(items, proposals(items, knowledge, Words.of(knowledge)), knowledge, _book(ledger, knowledge))


def settle(items: Items, rules: Iterable[Decision], knowledge: Knowledge, book: Ledger) -> Identity:
    """Give the identity of `items` by the decisions of rules and the ledger. Raises DataError, as `resolve` does."""
    aliases = _check(book, items, Words.of(knowledge))
    clusters, decisions = _merge(book, aliases, [d for d in rules if d.same])
    final = {id: clusters.root(id) for id in items.by_id}
    labels, names = _names(items, final, knowledge)
    for entry in book.of(Verdict.ALIAS):
        names.setdefault(clusters.root(entry.left), set()).add(entry.right)
    return Identity(
        ids={key: final[id] for key, id in items.ids.items()},
        labels=labels,
        aliases={id: tuple(sorted(n - {labels.get(id)})) for id, n in names.items() if n - {labels.get(id)}},
        decisions=tuple(decisions),
        rejected=facts(book, Verdict.REJECT, clusters.root),
        accepted=facts(book, Verdict.ACCEPT, clusters.root),
        roots={id: final[id] for id in set(items.ids.values())},
    )


def doubts(things: Iterable[Thing], knowledge: Knowledge, ledger: Ledger | Path | None = None) -> tuple[Decision, ...]:
    """Give the pairs that the rules could not decide and the ledger does not speak of, the likeliest first. Raises DataError."""
    book = _book(ledger, knowledge)
    words = Words.of(knowledge)
    items = gather(things, words)
    aliases = _check(book, items, words)
    found = list(proposals(items, knowledge, words))
    clusters, _ = _merge(book, aliases, [d for d in found if d.same])
    open_ = {
        (d.left, d.right): d
        for d in found
        if clusters.root(d.left) != clusters.root(d.right) and not clusters.is_kept_apart(d.left, d.right)
    }
    return tuple(sorted(open_.values(), key=lambda d: (-d.score, d.left, d.right)))


def proposals(items: Items, knowledge: Knowledge, words: Words) -> Iterator[Decision]:
    """Give what the rules say of `items`: mergers (`same`), and doubts for a person. The right side is the one that would go."""
    yield from companies.proposals(items, knowledge, words)
    yield from companies.regional(items, knowledge, words)
    yield from sites.projects(items, knowledge, words)
    yield from sites.parks(items, knowledge, words)
    yield from sites.mechanisms(items, knowledge, words)
    yield from sites.people(items, knowledge, words)


def _book(ledger: Ledger | Path | None, knowledge: Knowledge) -> Ledger:
    if isinstance(ledger, Ledger):
        return ledger
    path = ledger if ledger is not None else knowledge.seeds / "ledger.csv"
    return read_ledger(path) if ledger is not None or path.is_file() else Ledger()


def _check(book: Ledger, items: Items, words: Words) -> list[tuple[Entry, str]]:
    """Hold the ledger against what there is; give each alias with the id that its name has where it is a thing."""
    problems: list[tuple[int, str, str]] = []
    aliases: list[tuple[Entry, str]] = []
    for entry in book.entries:
        named = [entry.left]
        if entry.verdict in (Verdict.SAME, Verdict.DIFFERENT) or (
            entry.verdict in (Verdict.REJECT, Verdict.ACCEPT) and is_id(entry.right)
        ):
            named.append(entry.right)
        unknown = [id for id in named if id not in items.by_id]
        problems += [(entry.line, f"unknown id {id[:60]}", "delete the line, or mend the id") for id in unknown]
        if entry.verdict is Verdict.ALIAS and not unknown:
            other = alias_id(entry, words)
            if other in items.by_id and other != entry.left:
                aliases.append((entry, other))
    report(book.origin, sorted(problems))
    return aliases


def alias_id(entry: Entry, words: Words) -> str:
    """Give the id that an alias would have as the name of a thing of its own, in the same place."""
    make = {"company": words.company, "mechanism": words.mechanism, "project": words.project}
    return f"{entry.left.rpartition('/')[0]}/{make.get(entry.left.partition('/')[0], normal)(entry.right)}"


def _merge(book: Ledger, aliases: list[tuple[Entry, str]], rules: list[Decision]) -> tuple[Clusters, list[Decision]]:
    clusters = Clusters()
    decisions: list[Decision] = []
    problems: list[tuple[int, str, str]] = []
    for entry in book.of(Verdict.DIFFERENT):
        clusters.keep_apart(entry.left, entry.right)
        decisions.append(_said(entry, entry.right, book, False))
    spoken = [(entry, entry.right) for entry in book.of(Verdict.SAME)] + aliases
    for entry, right in sorted(spoken, key=lambda pair: pair[0].line):
        if not clusters.join(entry.left, right, is_final=True):
            problems.append((entry.line, "contradicts another line: the two are kept apart", "delete one of the lines"))
        decisions.append(_said(entry, right, book, True))
    report(book.origin, sorted(problems))
    ranked = sorted(rules, key=lambda d: (-d.score, d.left, d.right, d.by))
    decisions.extend(d for d in ranked if clusters.join(d.left, d.right))
    return clusters, sorted(decisions, key=lambda d: (d.left, d.right, d.by))


def _said(entry: Entry, right: str, book: Ledger, same: bool) -> Decision:
    by = f"{Path(book.origin).name}:{entry.line}"
    return Decision(entry.left, right, same, 1.0 if same else 0.0, (entry.reason or "decided by a person",), by)


def _names(items: Items, final: Mapping[str, str], knowledge: Knowledge) -> tuple[dict[str, str], dict[str, set[str]]]:
    labels: dict[str, str] = {}
    names: dict[str, set[str]] = {}
    fullest: dict[str, set[str]] = {}
    for id, item in items.by_id.items():
        names.setdefault(final[id], set()).update(item.names | item.forms)
        if final[id] == id:
            fullest[id] = item.names
    for id, printed in names.items():
        code = id.removeprefix("place/")
        unit = knowledge.gazetteer.unit(code) if id.startswith("place/") and code.isdigit() else None
        labels[id] = unit.name if unit else min(fullest.get(id) or printed, key=lambda n: (-len(n), n))
    return labels, names


def facts(book: Ledger, verdict: Verdict, root: Callable[[str], str]) -> frozenset[tuple[str, str, str]]:
    """Give the facts of a verdict, under the ids that `root` says their things go by."""
    return frozenset(
        (root(entry.left), entry.relation, root(entry.right) if is_id(entry.right) else entry.right)
        for entry in book.of(verdict)
    )
