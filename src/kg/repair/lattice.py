"""What a stretch of text may have been before bytes were lost: nodes, edges that give characters, the best reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from typing import NamedTuple

from kg.repair.reading import LONGEST, Reader

_BEST = 3
_BEAM = 18.0
"""Nats by which a reading that runs out of step may be worse than one in step, at one place, before it is given up."""
_NARROW = 12.0
"""The same for one that is between two lost bytes."""

Node = tuple[int, int]
"""Offset in the text, and a state: 0 in step, 1 out of step, more: between two bytes that are lost. At one offset 0 comes last."""

IN, OUT = 0, 1

Choices = Mapping[str, str]
"""Characters as they are read (simplified), the most frequent first, and as they are written."""


class Edge(NamedTuple):
    """From a node to `to`: one character of `choices`, at a `cost`; `lost` marks a byte that has to be found.

    `doubt`: bytes are gone here that cannot be found.
    """

    to: Node
    choices: Choices
    cost: float = 0.0
    lost: bool = False
    doubt: bool = False


class Step(NamedTuple):
    """One edge of a reading, with the character that was chosen, as it is read and as it is written."""

    at: Node
    edge: Edge
    choice: tuple[str, str]


def _step(at: Node, edge: Edge, character: str) -> Step:
    return Step(at, edge, (character, edge.choices[character]))


class Word(NamedTuple):
    """A word that a path of edges makes: its log probability, the node behind it, its edges, whether one of them is `lost`."""

    cost: float
    to: Node
    steps: tuple[Step, ...]
    lost: bool


class Lattice:
    """A graph without cycles that begins at `(start, 0)`; its edges are asked for when a reading gets there."""

    def __init__(self, start: int, limit: int, around: int, edges: Callable[[Node], list[Edge]]) -> None:
        """Take the offset of the first character, the last one where it may end, how many characters behind the last place out of
        step it is to end, and what gives the edges that leave a node.
        """
        self.start: Node = (start, IN)
        self._limit = limit
        self._around = around
        self._edges = edges
        self._known: dict[Node, list[Edge]] = {}

    def edges(self, node: Node) -> list[Edge]:
        """Give the edges that leave `node`."""
        found = self._known.get(node)
        if found is None:
            edges = self._edges(node) if node[0] < self._limit or node[1] else []
            found = self._known[node] = [edge for edge in edges if edge.choices]
        return found

    def read(self, reader: Reader, reach: int) -> Reading:
        """Divide all that the stretch may be into words, up to where no reading is out of step any more, at least to `reach`."""
        score: dict[Node, float] = {self.start: 0.0}
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
                    if here < best - (_BEAM if state == OUT else _NARROW):
                        continue
                found = list(self._words(node, reader))
                words.append((node, found))
                for cost, to, steps, _ in found:
                    if here + cost > score.get(to, float("-inf")):
                        score[to] = here + cost
                        waiting.setdefault(to[0], set()).add(to[1])
                        if to[1] != IN or steps[-1].at[1] != IN or steps[-1].edge.lost:
                            reach = max(reach, to[0])
            if at == self._limit:
                break
            at += 1
        return Reading(self.start, (at, IN), words)

    def _words(self, node: Node, reader: Reader) -> Iterator[Word]:
        score, pairs = reader.word, reader.pairs
        for edge in self.edges(node):
            ahead = self.edges(edge.to)
            for rank, first in enumerate(edge.choices):
                # choices stand best first: a single character that is worse than two others decides nothing by itself
                if rank < _BEST and (value := score(first)) is not None:
                    yield Word(value + edge.cost, edge.to, (_step(node, edge, first),), edge.lost)
                if not edge.lost and reader.surname(first):
                    yield from self._names(_step(node, edge, first), ahead, reader)
                after, beside = reader.after(first), first in reader.signs
                for edge2 in ahead:
                    if not beside and after.isdisjoint(edge2.choices):
                        continue
                    for second in edge2.choices:
                        if second in after or (beside and first + second in pairs):
                            cost, lost = edge.cost + edge2.cost, edge.lost or edge2.lost
                            two, steps = first + second, (_step(node, edge, first), _step(edge.to, edge2, second))
                            if (value := score(two)) is not None:
                                yield Word(value + cost, edge2.to, steps, lost)
                            if third := reader.third(two):
                                yield from self._longer(two, edge2.to, cost, steps, lost, reader, third)

    def _names(self, first: Step, ahead: list[Edge], reader: Reader) -> Iterator[Word]:
        """Give names of persons, of characters that have both their bytes."""
        surname, at = first.choice[0], first.edge.to
        for edge in ahead:
            for c in () if edge.lost else edge.choices:
                if (value := reader.person(surname, c)) is None:
                    continue
                step = _step(at, edge, c)
                yield Word(value + edge.cost, edge.to, (first, step), False)
                for edge2 in self.edges(edge.to):
                    for d in () if edge2.lost else edge2.choices:
                        if (value := reader.person(surname, c + d)) is not None:
                            last = _step(edge.to, edge2, d)
                            yield Word(value + edge.cost + edge2.cost, edge2.to, (first, step, last), False)

    def _longer(
        self,
        word: str,
        at: Node,
        cost: float,
        path: tuple[Step, ...],
        lost: bool,
        reader: Reader,
        after: Set[str] | None,
    ) -> Iterator[Word]:
        for edge in self.edges(at):
            for c in edge.choices:
                if after is not None and c not in after:
                    continue
                value = reader.word(word + c)
                steps = (*path, _step(at, edge, c))
                if value is not None:
                    yield Word(value + cost + edge.cost, edge.to, steps, lost or edge.lost)
                if len(steps) < LONGEST:
                    yield from self._longer(word + c, edge.to, cost + edge.cost, steps, lost or edge.lost, reader, None)


class Reading(NamedTuple):
    """The words that begin at each node, nodes in order."""

    start: Node
    stop: Node
    words: list[tuple[Node, list[Word]]]

    def best(
        self, without: frozenset[tuple[Node, str]] = frozenset(), mend: bool = True
    ) -> tuple[float, list[tuple[Step, ...]]]:
        """Give the log probability of the most probable reading and its words; `-inf` and no words where there is none.

        `without` forbids characters (as scored) that leave a node; `mend=False` forbids edges that are `lost`.
        """
        score: dict[Node, float] = {self.start: 0.0}
        back: dict[Node, tuple[Node, tuple[Step, ...]]] = {}
        for node, words in self.words:
            if node not in score:
                continue
            here = score[node]
            for cost, to, steps, lost in words:
                if here + cost <= score.get(to, float("-inf")):
                    continue
                if (lost and not mend) or (without and any((s.at, s.choice[0]) in without for s in steps)):
                    continue
                score[to] = here + cost
                back[to] = (node, steps)
        if self.stop not in score:
            return float("-inf"), []
        path: list[tuple[Step, ...]] = []
        node = self.stop
        while node != self.start:
            node, steps = back[node]
            path.append(steps)
        return score[self.stop], path[::-1]
