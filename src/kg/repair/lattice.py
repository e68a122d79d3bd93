"""What a stretch of text may have been before bytes were lost: nodes, edges that give characters, the best reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kg.repair.reading import LONGEST, Reader

Node = tuple[int, int]
"""Offset in the text, and 0 in step, 1 out of step. Out of step comes before in step at one offset."""


class Edge(NamedTuple):
    """From a node to `to`: one character of `choices`, at a `cost`; `lost` marks a byte that has to be found.

    `choices` are pairs: the character as it is scored (simplified), the character as it is written.
    """

    to: Node
    choices: tuple[tuple[str, str], ...]
    cost: float = 0.0
    lost: bool = False


class Step(NamedTuple):
    """One edge of a reading, with the character that was chosen."""

    at: Node
    edge: Edge
    choice: tuple[str, str]


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

    def best(
        self, reader: Reader, without: frozenset[tuple[Node, str]] = frozenset(), mend: bool = True
    ) -> tuple[float, list[Step]]:
        """Give the most probable reading and its log probability; `-inf` and no steps where there is none.

        `without` forbids characters (as scored) of `lost` edges that leave a node; `mend=False` forbids those edges.
        """
        score: dict[Node, float] = {self.start: 0.0}
        back: dict[Node, tuple[Node, tuple[Step, ...]]] = {}
        for node in sorted({self.start, *self.edges}, key=lambda n: (n[0], -n[1])):
            if node not in score:
                continue
            here = score[node]
            for cost, path in self._words(node, reader, without, mend):
                to = path[-1].edge.to
                if here + cost > score.get(to, float("-inf")):
                    score[to] = here + cost
                    back[to] = (node, path)
        if self.stop not in score:
            return float("-inf"), []
        steps: list[Step] = []
        node = self.stop
        while node != self.start:
            node, path = back[node]
            steps[:0] = path
        return score[self.stop], steps

    def _words(
        self, node: Node, reader: Reader, without: frozenset[tuple[Node, str]], mend: bool
    ) -> Iterator[tuple[float, tuple[Step, ...]]]:
        stack: list[tuple[Node, str, float, tuple[Step, ...]]] = [(node, "", 0.0, ())]
        while stack:
            at, word, cost, path = stack.pop()
            for edge in self.edges.get(at, ()):
                if edge.lost and not mend:
                    continue
                for choice in edge.choices:
                    if edge.lost and (at, choice[0]) in without:
                        continue
                    longer = word + choice[0]
                    value = reader.word(longer)
                    size = len(path) + 1
                    if value is None and (size >= LONGEST or (size >= 2 and not reader.continues(longer[:2]))):
                        continue
                    steps = (*path, Step(at, edge, choice))
                    if value is not None:
                        yield value + cost + edge.cost, steps
                    if size < LONGEST and (size < 2 or reader.continues(longer[:2])):
                        stack.append((edge.to, longer, cost + edge.cost, steps))
