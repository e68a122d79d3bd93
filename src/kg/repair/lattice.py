"""What a stretch of text may have been before bytes were lost: nodes, edges that give characters, all that they may be read as."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from itertools import islice
from typing import NamedTuple

from kg.repair.reader import Reader
from kg.repair.reading import ENDS, LONGEST, NEVER

_BEST = 3
_BEAM = (18.0, 14.0)
"""Nats by which a reading may be worse than one in step at the same place before it is given up: out of step, and behind a lost pair."""

Node = tuple[int, int]
"""Offset in the text, and a state: 0 in step, 1 out of step, more: between two bytes that are lost. At one offset 0 comes last."""

IN, OUT = 0, 1

Choices = Mapping[str, str]
"""Characters as they are read (simplified), the most frequent first, and as they are written."""


class Edge(NamedTuple):
    """From a node to `to`: one character of `choices`, at a `cost`; `lost` marks a byte that has to be found.

    `doubt`: bytes are gone here that cannot be found; `more`: more is lost here than a lead byte, so that a reading has to be surer.
    """

    to: Node
    choices: Choices
    cost: float = 0.0
    lost: bool = False
    doubt: bool = False
    more: bool = False


class Step(NamedTuple):
    """One edge of a reading, with the character that was chosen, as it is read and as it is written."""

    at: Node
    edge: Edge
    choice: tuple[str, str]


Path = tuple["Path | None", Node, Edge, str]
"""The edges that a word goes along, the last one first: what is before it, the node that it leaves, itself, the character chosen."""


Word = tuple[float, Node, bool, Path]
"""A word that a path of edges makes: its log probability, the node behind it, whether a byte of it is lost, its edges."""


def steps(path: Path) -> tuple[Step, ...]:
    """Give the edges of a word in order."""
    found: list[Step] = []
    rest: Path | None = path
    while rest:
        rest, at, edge, character = rest
        found.append(Step(at, edge, (character, edge.choices[character])))
    return tuple(reversed(found))


class Reading(NamedTuple):
    """All readings of a stretch: the words that begin at each node, nodes in order; the best one, and the best that mends nothing.

    `score` and `plain` are their log probabilities, `-inf` where there is none; `found` are the words of the best.
    """

    start: Node
    stop: Node
    words: list[tuple[Node, list[Word]]]
    score: float
    plain: float
    found: list[tuple[Step, ...]]


_NEVER = float("-inf")


class Lattice:
    """A graph without cycles that begins at `(start, 0)`; its edges are asked for when a reading gets there."""

    def __init__(self, start: int, limit: int, around: int, edges: Callable[[Node, bool], list[Edge]]) -> None:
        """Take the offset of the first character, the last one where it may end, how many characters behind the last place out of
        step it is to end, and what gives the edges that leave a node, when told whether its offset is open.
        """
        self.start: Node = (start, IN)
        self._limit = limit
        self._around = around
        self._edges = edges
        self._known: dict[Node, list[Edge]] = {}
        self._made: dict[Node, list[Word]] = {}
        self._opened: set[int] = set()

    def open(self, offsets: Set[int]) -> bool:
        """Open offsets: more may be lost before them. Tells whether one of them was not open before."""
        new = offsets - self._opened
        self._opened |= new
        for at in new:
            for state in (IN, OUT):
                self._known.pop((at, state), None)
        # a word reaches so far
        beside = {at - i for at in new for i in range(LONGEST)}
        self._made = {node: words for node, words in self._made.items() if node[0] not in beside}
        return bool(new)

    def edges(self, node: Node) -> list[Edge]:
        """Give the edges that leave `node`."""
        found = self._known.get(node)
        if found is None:
            edges = self._edges(node, node[0] in self._opened) if node[0] < self._limit or node[1] else []
            found = self._known[node] = [edge for edge in edges if edge.choices]
        return found

    def read(self, reader: Reader, reach: int) -> Reading:
        """Divide all that the stretch may be into words, up to where no reading is out of step any more, at least to `reach`."""
        score: dict[Node, float] = {self.start: 0.0}
        plain: dict[Node, float] = {self.start: 0.0}
        back: dict[Node, tuple[Node, Word]] = {}
        words: list[tuple[Node, list[Word]]] = []
        waiting: dict[int, set[int]] = {self.start[0]: {IN}}
        at = self.start[0]
        while at < min(self._limit, reach + self._around) or (at == self._limit and waiting.get(at, {IN}) != {IN}):
            states = waiting.get(at, set())
            while states:
                state = min(states, key=lambda s: (s == IN, s))
                states.remove(state)
                node = (at, state)
                here = score[node]
                if state != IN:
                    best = max(score.get((at, IN), here), score.get((at, OUT), here))
                    if here < best - _BEAM[state > OUT]:
                        continue
                found = self._made.get(node)
                if found is None:
                    found = self._made[node] = list(self._words(node, reader))
                words.append((node, found))
                as_is = plain.get(node)
                for word in found:
                    cost, to, lost, path = word
                    if as_is is not None and not lost and as_is + cost > plain.get(to, _NEVER):
                        plain[to] = as_is + cost
                    if here + cost > score.get(to, _NEVER):
                        score[to] = here + cost
                        back[to] = (node, word)
                        waiting.setdefault(to[0], set()).add(to[1])
                        if to[1] != IN or path[1][1] != IN or path[2].lost:
                            reach = max(reach, to[0])
            if at == self._limit:
                break
            at += 1
        stop = (at, IN)
        best_path: list[tuple[Step, ...]] = []
        node = stop
        while node != self.start and node in back:
            node, word = back[node]
            best_path.append(steps(word[3]))
        return Reading(self.start, stop, words, score.get(stop, _NEVER), plain.get(stop, _NEVER), best_path[::-1])

    def _words(self, node: Node, reader: Reader) -> Iterator[Word]:
        value: float | None
        for edge in self.edges(node):
            to, choices, cost, lost, _, _ = edge
            ahead = self.edges(to)
            # choices stand best first: a single character that is worse than two others decides nothing by itself
            for first in islice(choices, _BEST):
                value = reader.single(first)
                if first in ENDS and ahead and all(ENDS.issuperset(edge2.choices) for edge2 in ahead):
                    value += NEVER
                yield value + cost, to, lost, (None, node, edge, first)
            if not lost:
                for first in choices:
                    if reader.surname(first):
                        yield from self._names((None, node, edge, first), reader)
            for edge2 in ahead:
                if lost and edge2.more:  # two losses in one word are one too many
                    continue
                for first, second in reader.joined(choices, edge2.choices):
                    two = first + second
                    path: Path = ((None, node, edge, first), to, edge2, second)
                    so_far, some = cost + edge2.cost, lost or edge2.lost
                    if (value := reader.word(two)) is not None:
                        yield value + so_far, edge2.to, some, path
                    if ending := reader.ending(two):
                        yield from self._longer(two, ending, path, so_far, some, reader)

    def _longer(self, word: str, ending: str, path: Path, cost: float, lost: bool, reader: Reader) -> Iterator[Word]:
        """Give the words of three characters and more that begin with `word`, which characters of `ending` follow."""
        at = path[2].to
        for edge in self.edges(at):
            choices = edge.choices
            if lost and edge.more:
                continue
            for c in set(ending).intersection(choices) if len(choices) > 1 else choices:
                if c not in ending:
                    continue
                longer = word + c
                here: Path = (path, at, edge, c)
                value = reader.word(longer)
                if value is not None:
                    yield value + cost + edge.cost, edge.to, lost or edge.lost, here
                if len(longer) < LONGEST and (more := reader.ending(longer)):
                    yield from self._longer(longer, more, here, cost + edge.cost, lost or edge.lost, reader)

    def _names(self, first: Path, reader: Reader) -> Iterator[Word]:
        """Give names of persons, of characters that have both their bytes."""
        surname, at = first[3], first[2].to
        for edge in self.edges(at):
            for c in () if edge.lost else edge.choices:
                if (value := reader.person(surname, c)) is None:
                    continue
                path: Path = (first, at, edge, c)
                yield value + edge.cost, edge.to, False, path
                for edge2 in self.edges(edge.to):
                    for d in () if edge2.lost else edge2.choices:
                        if (value := reader.person(surname, c + d)) is not None:
                            yield value + edge.cost + edge2.cost, edge2.to, False, (path, edge.to, edge2, d)
