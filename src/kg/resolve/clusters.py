"""Ids that are one thing: a forest of mergers in which some pairs may never meet."""

from __future__ import annotations


class Clusters:
    """A union-find whose roots are the ids that stay."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}
        self._final: set[str] = set()

    def root(self, id: str) -> str:
        """Give the id that `id` goes by."""
        trail = []
        while (above := self._above.get(id)) is not None:
            trail.append(id)
            id = above
        for step in trail:
            self._above[step] = id
        return id

    def keep_apart(self, one: str, other: str) -> None:
        """Forbid that the two ever meet."""
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)

    def is_kept_apart(self, one: str, other: str) -> bool:
        """Tell whether a merger of the two would bring a forbidden pair together."""
        mine, theirs = self._cluster(self.root(one)), self._cluster(self.root(other))
        return any(not theirs.isdisjoint(self._apart[id]) for id in mine if id in self._apart)

    def join(self, keep: str, drop: str, *, is_final: bool = False) -> bool:
        """Make one of two; the root of `keep` stays, unless only that of `drop` was named by a person (`is_final`).

        Gives False, and changes nothing, where a pair that is kept apart would meet.
        """
        left, right = self.root(keep), self.root(drop)
        if left == right:
            return True
        if self.is_kept_apart(left, right):
            return False
        if is_final:
            self._final.add(left)
        elif right in self._final and left not in self._final:
            left, right = right, left
        self._above[right] = left
        self._members[left] = self._cluster(left) | self._cluster(right)
        self._members.pop(right, None)
        return True

    def _cluster(self, root: str) -> set[str]:
        return self._members.get(root, {root})
