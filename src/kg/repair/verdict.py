"""The verdict on damaged bytes: which reading is best, whether it wins clearly, and the edits that it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.repair import bytestream
from kg.repair.edits import Edit
from kg.repair.lattice import IN, OUT, Edge, Lattice, Node, Step
from kg.repair.reading import STOPS

CLEAR = 2.0
"""Nats by which the mended reading must beat the next best mended reading."""
LONE = 6.0
"""The same for a lost character that the reading takes for a word by itself: its frequency alone says little, in names above all."""
NO_GAP = 1.0
"""Nats by which a character that no byte is missing of must beat readings in which bytes are lost there."""
ODD = -13.5
"""Log probability below which such a character leaves the run in doubt."""
CHANCE = 6.0
"""Nats that a reading with lost pairs gains by chance: it picks the best of thousands of characters for each."""
RARE = -8.0
"""Log probability below which a character that is read as a word by itself speaks for bytes that are lost there."""
_NARROW = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "，：；！？（）"}


class Verdict(NamedTuple):
    """The best reading of a stretch: the runs that change, each in its pieces, and whether it wins clearly."""

    runs: list[list[tuple[int, int, str]]]
    clear: bool


class _Found(NamedTuple):
    """A verdict, whether its reading is good all through, and the log probability of it.

    `known`: the only byte that is lost is one that nothing else may be.
    """

    verdict: Verdict
    good: bool
    score: float
    known: bool


def judge(
    page: bytestream.Page,
    at: int,
    stop: int,
    sites: Mapping[Node, Sequence[Edge]],
    without: Callable[[int], float] | None = None,
    gapped: Mapping[Node, Sequence[Edge]] | None = None,
    unique: bool = False,
) -> Verdict | None:
    """Give the verdict on damage at `[at, stop)`; None where the text reads best as it stands.

    `without` tells how the stretch up to an offset reads in another way that is not to be beaten; `gapped` are the
    sites where pairs may be lost too; `unique`: there is one byte only that the lost one may be.

    Pairs that the page lost are looked for only where a reading without them is not good.
    """
    found = _judge(page, page.lattice(at, stop, sites), stop, without, unique)
    if not page.gaps or (found is not None and found.good):
        return found.verdict if found else None
    again = _judge(page, page.lattice(at, stop, gapped or sites, gaps=True), stop, without, False)
    if found and found.known and found.verdict.clear and again and again.score - found.score < CHANCE:
        return found.verdict
    return again.verdict if again else None


def _judge(
    page: bytestream.Page, lattice: Lattice, stop: int, without: Callable[[int], float] | None, unique: bool
) -> _Found | None:
    """Give what is found in a lattice."""
    reading = lattice.read(page.reader, stop)
    as_is = without(reading.stop[0]) if without else reading.best(mend=False)[0]
    score, found = reading.best()
    steps = [step for word in found for step in word]
    if score - as_is < page.gain or not any(step.edge.lost for step in steps):
        return None
    first = next(i for i, word in enumerate(found) if any(step.edge.lost for step in word))
    rare = [step for word in found[first:-1] if _rare(page, word) for step in word]
    sure = not any(step.edge.doubt or step.edge.cost == bytestream.SKIPPED for step in steps)
    known = unique and sum(step.edge.lost for step in steps) == 1
    clear = sure and (
        known or not any(len(w) == 1 and _cost(page, w) < ODD for w in found[first:-1] if w[0].at[1] == OUT)
    )
    for word in found[first:]:
        for step in word:
            if clear and (step.edge.lost or (step.at[1] == OUT and step in rare and not known)):
                alone = step.edge.lost and not known and len(word) == 1 and step.choice[0] not in STOPS
                second = reading.best(frozenset({(step.at, step.choice[0])}))[0]
                clear = score - second >= (LONE if alone else CLEAR if step.edge.lost else NO_GAP)
    good = clear and not rare
    return _Found(Verdict(list(_runs(steps, lattice.start[0])), clear), good, score, known)


def _cost(page: bytestream.Page, word: Sequence[Step]) -> float:
    cost = page.reader.word("".join(step.choice[0] for step in word))
    return 0.0 if cost is None else cost


def _rare(page: bytestream.Page, word: Sequence[Step]) -> bool:
    """Tell whether a reading takes a character for a word that seldom is one, or characters for a person's name."""
    read = "".join(step.choice[0] for step in word)
    cost = page.reader.word(read)
    return cost is None or (len(read) == 1 and read > "\x7f" and cost < RARE)


def edits(page: bytestream.Page, verdict: Verdict | None, start: int, kind: str, why: str) -> list[Edit]:
    """Give the edits of a verdict on the stretch that begins at `start`.

    They are of kind `kind` where the verdict is clear, else of kind `damaged`, one a run, which changes nothing.
    """
    if verdict is None:
        return []
    if verdict.clear:
        # a page whose full-width signs were made half-width had those of the run made so too
        table = _NARROW if page.narrow else {}
        pieces = ((start + a, start + b, after) for run in verdict.runs for a, b, after in run)
        return [Edit(a, b, after.translate(table), kind, why) for a, b, after in pieces]
    spans = ((start + run[0][0], start + run[-1][1]) for run in verdict.runs)
    return [Edit(a, b, page.text[a:b], "damaged", f"{why}; more than one reading is good") for a, b in spans]


def _runs(steps: list[Step], origin: int) -> Iterable[list[tuple[int, int, str]]]:
    """Give the stretches that change, offsets from `origin`, each as pieces: a piece of the text begins where the first byte of its characters stands."""
    run: list[tuple[int, str]] = []
    for step in steps:
        if not run and not step.edge.lost:
            continue
        run.append((step.at[0] - (step.at[1] == OUT), step.choice[1]))
        if step.edge.to[1] == IN:
            starts = sorted({start for start, _ in run})
            stops = [*starts[1:], step.edge.to[0]]
            yield [
                (a - origin, b - origin, "".join(c for at, c in run if at == a))
                for a, b in zip(starts, stops, strict=True)
            ]
            run = []
