"""Files that were read, as the system described them then: one of which nothing changed since is not opened again.

It is git's index in short. A file is the same where size, times of change of content and of status, inode and device are. A file
that changed less than `RACY` before it was read is not noted, since it may change again without another time. What is missed:
a change that leaves size and all these times as they were, which takes a system whose clock or file times are set by hand, or a file
server whose clock is behind by more than `RACY`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection

from kg.read import Unread
from kg.store import Cache

RACY = 2_000_000_000
"""Nanoseconds; the coarsest times of a file system that is in use (FAT) are two seconds apart."""


class Seen:
    """What `kg.read` asks of files, answered out of the cache of a store; `basis` is all that, beside a file, decides its page's key."""

    def __init__(
        self,
        cache: Cache,
        basis: str,
        sure: Collection[str],
        *,
        trusts: bool = True,
        clock: Callable[[], int] | None = None,
    ) -> None:
        """Take the open cache; `sure` are keys of sheets that it holds for sure, not `trusts`: nothing is told, all noted;
        `clock` gives nanoseconds (else that of the system)."""
        self._trusts = trusts
        self._cache, self._basis, self._sure, self._clock = cache, basis, sure, clock or time.time_ns
        self._reading: dict[str, str] = {}

    def unread(self, origin: str, state: os.stat_result) -> Unread | None:
        """Give the page of a file that did not change, None where that is not sure or its sheet is gone."""
        row = self._cache.seen(origin) if self._trusts and _is_storable(origin) else None
        if row is None or row[0] != self._told(state):
            return None
        _, id, key, size = row
        if key not in self._sure and not self._cache.known([key]):
            return None
        return Unread(id, origin, key, size)

    def reads(self, origin: str, state: os.stat_result) -> None:
        """Note how a file is described that is about to be read."""
        if _is_storable(origin) and max(state.st_mtime_ns, state.st_ctime_ns) + RACY < self._clock():
            self._reading[origin] = self._told(state)

    def put(self, page: Unread) -> None:
        """Keep what a file gave whose sheet is in the cache, or goes into it with the same `commit`."""
        told = self._reading.pop(page.origin, None)
        if told is not None:
            self._cache.see(page.origin, told, page.id, page.key, page.size)

    def _told(self, state: os.stat_result) -> str:
        about = (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino, state.st_dev)
        return " ".join((*map(str, about), self._basis))


def _is_storable(origin: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in origin)
