"""Files that need not be opened, since they are what they were when they were read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Unread:
    """The page of a file that was read before. `key` finds what it said; `size` counts its code points."""

    id: str
    origin: str
    key: str
    size: int


class Files(Protocol):
    """What is known of files of one page each, by origin (their path as it was given)."""

    def unread(self, origin: str, state: os.stat_result) -> Unread | None:
        """Give the page of a file that the system describes as it did when it was read, None where that is not sure."""

    def reads(self, origin: str, state: os.stat_result) -> None:
        """Be told how the system describes a file that is about to be read."""
