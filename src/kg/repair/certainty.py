"""How certain a reading is: the share that each of its characters has in all readings together (forward-backward over the lattice)."""

from __future__ import annotations

from collections.abc import Collection
from math import exp

from kg.repair.lattice import Node, Path, Reading, Step, Word

_SCALE = 6.5
"""Nats of a character of text, about: with it sums of weights of long readings stay within what a float can hold."""


Key = tuple[Node, Node, str]
"""A step: the node that it leaves, the one that it leads to, its character."""


def key(step: Step) -> Key:
    """Give what tells a step from others."""
    return step.at, step.edge.to, step.choice[0]


def certainty(reading: Reading, steps: Collection[Step]) -> dict[Key, float]:
    """Give the probability of each of the steps among all readings: the share of those that go along it."""
    ahead: dict[Node, float] = {reading.start: 1.0}
    terms: list[tuple[Node, list[tuple[float, Word]]]] = []
    for node, words in reading.words:
        here = ahead.get(node)
        if not here:
            continue
        base = _SCALE * node[0]
        term = [(exp(word[0] + _SCALE * word[1][0] - base), word) for word in words]
        for weight, word in term:
            to = word[1]
            ahead[to] = ahead.get(to, 0.0) + here * weight
        terms.append((node, term))
    back: dict[Node, float] = {reading.stop: 1.0}
    found = dict.fromkeys(map(key, steps), 0.0)
    for node, term in reversed(terms):
        here = ahead[node]
        total = 0.0
        for weight, word in term:
            behind = back.get(word[1])
            if not behind:
                continue
            share = weight * behind
            total += share
            rest: Path | None = word[3]
            while rest:
                rest, at, edge, character = rest
                here_to = (at, edge[0], character)
                if here_to in found:
                    found[here_to] += here * share
        back[node] = back.get(node, 0.0) + total
    whole = ahead.get(reading.stop, 0.0)
    return {step: value / whole for step, value in found.items()} if whole else found
