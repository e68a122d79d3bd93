"""The verdict on damaged bytes: which reading is best, whether it wins clearly, and the edits that it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.repair import bytestream
from kg.repair.certainty import certainty, key
from kg.repair.edits import UNREAD, Edit
from kg.repair.lattice import IN, OUT, Edge, Lattice, Node, Step

DOUBT = 0.15
"""Words of a mended run that may be wrong, summed over their probabilities, for the reading to be clear."""
DOUBT_PAIRS = 0.03
"""The same where more is lost in the run: what reads well is much then."""
HOPELESS = 1.0
"""Words that may be wrong in a run that is not looked at again."""
ODD = -13.5
"""Log probability below which a character that is read as a word by itself leaves the run in doubt."""
ODD_PAIRS = -12.0
"""The same where more is lost in the run."""
CHANCE = 6.0
"""Nats that a reading with lost pairs gains by chance: it picks the best of thousands of characters for each."""
RARE = -6.2
"""Log probability below which a character that is read as a word by itself may stand for bytes that are lost there."""
UNUSUAL = -13.5
"""The same for a word of several characters."""
_SEARCHED = 20
"""Characters behind damage in which pairs may be lost where no reading without them is good."""
_BEHIND = 4
"""The same behind a place where more is lost."""
_NEAR = 6
"""Characters behind damage that tell whether the text reads well as it stands."""
_ROUNDS = 4
_NARROW = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "，：；！？（）"}


class Verdict(NamedTuple):
    """The best reading of a stretch: the runs that change, each in its pieces, whether it is clear, and how many of its words may be wrong."""

    runs: list[list[tuple[int, int, str]]]
    clear: bool
    doubt: float = 0.0


class _Found(NamedTuple):
    """A verdict, the offsets before which pairs may be lost as what is read there may be so by chance, and the log probability of it.

    `known`: the only byte that is lost is one that nothing else may be.
    """

    verdict: Verdict | None
    weak: frozenset[int]
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
    lattice = page.lattice(at, stop, sites, gapped or sites)
    found = first = _judge(page, lattice, stop, without, unique)
    if first.verdict is None and page.gain == bytestream.GAIN and not unique:
        return None
    for _ in range(_ROUNDS):
        if not found.weak or not lattice.open(found.weak):
            break
        lattice.open(frozenset((at,)))
        found = _judge(page, lattice, stop, without, False)
    if first.known and first.verdict and first.verdict.clear and found.score - first.score < CHANCE:
        return first.verdict
    return found.verdict


def _judge(
    page: bytestream.Page, lattice: Lattice, stop: int, without: Callable[[int], float] | None, unique: bool
) -> _Found:
    """Give what is found in a lattice."""
    reading = lattice.read(page.reader, stop)
    as_is = without(reading.stop[0]) if without else reading.plain
    score, found = reading.score, reading.found
    steps = [step for word in found for step in word]
    if score - as_is < page.gain or not any(step.edge.lost for step in steps):
        garbled = score > as_is or any(_odd(page, w, ODD) for w in found if stop <= w[0].at[0] < stop + _NEAR)
        return _Found(None, frozenset(range(stop, stop + _SEARCHED) if garbled else ()), score, False)
    first = next(i for i, word in enumerate(found) if any(step.edge.lost for step in word))
    sure = not any(step.edge.doubt for step in steps)
    known = unique and sum(step.edge.lost for step in steps) == 1
    run = [word for word in found[first:] if any(step.edge.lost or step.at[1] != IN for step in word)]
    share = certainty(reading, [step for word in run for step in word])
    # what speaks against one character of a word speaks against all of it
    doubt = sum(1 - min(share[key(step)] for step in word) for word in run)
    pairs = any(step.edge.more for word in run for step in word)
    end = found.index(run[-1]) + 1
    rarest = ODD_PAIRS if pairs else ODD
    odd = any(_odd(page, word, rarest) for word in (*run, *found[end : end + 2 if pairs else end]))
    clear = sure and (known or (doubt < (DOUBT_PAIRS if pairs else DOUBT) and not odd))
    verdict = Verdict(list(_runs(steps, lattice.start[0])), clear, doubt)
    # where bytes are gone for good, or two words may be wrong, no other place makes the run clear
    hopeless = not sure or doubt > HOPELESS
    return _Found(verdict, frozenset(() if hopeless else _places(page, run)), score, known)


def _places(page: bytestream.Page, run: Iterable[Sequence[Step]]) -> Iterator[int]:
    """Give the offsets before which more may be lost: what is read there may be so by chance."""
    for word in run:
        weak = _weak(page, word)
        for step in word:
            at, state = step.at
            if step.edge.more:
                yield from range(at, at + _BEHIND)
            elif state == IN:
                if weak and step.edge.lost:
                    yield at
            else:
                # before a sign a lone byte goes, and nothing else; a sign or letter that was read as a full-width one may be half of a character
                after = page.text[at : at + 1]
                if weak or (after >= "@" if step.edge.lost else after < "\x7f" and step.edge.to[1] != IN):
                    yield at


def _odd(page: bytestream.Page, word: Sequence[Step], rarest: float) -> bool:
    """Tell whether a word is a single character that is rarer than that."""
    return len(word) == 1 and page.reader.single(word[0].choice[0]) < rarest


def _weak(page: bytestream.Page, word: Sequence[Step]) -> bool:
    """Tell whether a word may stand where it does by chance: one character, or a rare word, or a person's name."""
    read = "".join(step.choice[0] for step in word)
    if len(read) == 1:
        return read > "\x7f" and page.reader.single(read) < RARE
    cost = page.reader.word(read)
    return cost is None or cost < UNUSUAL


def edits(page: bytestream.Page, verdict: Verdict | None, start: int, kind: str, why: str) -> list[Edit]:
    """Give the edits of a verdict on the stretch that begins at `start`.

    They are of kind `kind` where the verdict is clear, else of kind `unread`, one a run, which changes nothing.
    """
    if verdict is None:
        return []
    if verdict.clear:
        # a page whose full-width signs were made half-width had those of the run made so too
        table = _NARROW if page.narrow else {}
        pieces = ((start + a, start + b, after) for run in verdict.runs for a, b, after in run)
        return [Edit(a, b, after.translate(table), kind, why) for a, b, after in pieces]
    spans = ((start + run[0][0], start + run[-1][1]) for run in verdict.runs)
    return [Edit(a, b, page.text[a:b], UNREAD, f"{why}; more than one reading is good") for a, b in spans]


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
