"""What a stretch of text may have been before bytes were lost: nodes, edges that give characters, the best reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.repair.reading import LONGEST, Reader

_BEST = 3

Node = tuple[int, int]
"""Offset in the text, and 0 in step, 1 out of step. Out of step comes before in step at one offset."""


Choice = tuple[str, str]
"""A character as it is read (simplified), and as it is written."""


class Edge(NamedTuple):
    """From a node to `to`: one character of `choices`, at a `cost`; `lost` marks a byte that has to be found."""

    to: Node
    choices: tuple[Choice, ...]
    cost: float = 0.0
    lost: bool = False


class Step(NamedTuple):
    """One edge of a reading, with the character that was chosen."""

    at: Node
    edge: Edge
    choice: Choice


class Lattice:
    """A graph without cycles from `(start, 0)` to `(stop, 0)`."""

    def __init__(self, start: int, stop: int) -> None:
        """Begin with no edges between the offsets `start` and `stop`."""
        self.start: Node = (start, 0)
        self.stop: Node = (stop, 0)
        self.edges: defaultdict[Node, list[Edge]] = defaultdict(list)

    def add(self, at: Node, edge: Edge) -> None:
        """Add an edge that leaves `at`."""
        if edge.choices:
            self.edges[at].append(edge)

    def read(self, reader: Reader) -> Reading:
        """Divide all that the stretch may be into words."""
        nodes = sorted({self.start, *self.edges}, key=lambda n: (n[0], -n[1]))
        steps = {at: [[Step(at, e, c) for c in e.choices] for e in edges] for at, edges in self.edges.items()}
        return Reading(self.start, self.stop, [(node, list(self._words(node, steps, reader))) for node in nodes])

    def _words(self, node: Node, steps: Mapping[Node, list[list[Step]]], reader: Reader) -> Iterator[Word]:
        score, begins = reader.word, reader.begins
        stack: list[tuple[Node, str, float, tuple[Step, ...], bool]] = [(node, "", 0.0, (), False)]
        while stack:
            at, word, cost, path, lost = stack.pop()
            size = len(path) + 1
            for choices in steps.get(at, ()):
                edge = choices[0].edge
                so_far, missing = cost + edge.cost, lost or edge.lost
                ahead = [s.choice[0] for next_ in steps.get(edge.to, ()) for s in next_] if size == 1 else ()
                for rank, step in enumerate(choices):
                    longer = word + step.choice[0]
                    if size == 2 and not begins(longer):
                        continue
                    # choices stand best first: a single character that is worse than two others decides nothing by itself
                    if (size > 1 or rank < _BEST) and (value := score(longer)) is not None:
                        yield Word(value + so_far, edge.to, (*path, step), missing)
                    if size == 1:
                        for c in ahead:
                            if begins(longer + c):
                                stack.append((edge.to, longer, so_far, (step,), missing))
                                break
                    elif size < LONGEST:
                        stack.append((edge.to, longer, so_far, (*path, step), missing))


class Word(NamedTuple):
    """A word that a path of edges makes: its log probability, the node behind it, its edges, whether one of them is `lost`."""

    cost: float
    to: Node
    steps: tuple[Step, ...]
    lost: bool


class Reading(NamedTuple):
    """The words that begin at each node, nodes in order."""

    start: Node
    stop: Node
    words: list[tuple[Node, list[Word]]]

    def best(
        self, without: frozenset[tuple[Node, str]] = frozenset(), mend: bool = True
    ) -> tuple[float, list[tuple[Step, ...]]]:
        """Give the log probability of the most probable reading and its words; `-inf` and no words where there is none.

        `without` forbids characters (as scored) of `lost` edges that leave a node; `mend=False` forbids those edges.
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
                if lost and not (mend and all(not s.edge.lost or (s.at, s.choice[0]) not in without for s in steps)):
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
