"""What could not be read, by name and reason, and how large a page may be."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import InputError


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes: `page` of a file that is one page, `record` of one line of JSON Lines or CSV. Larger ones are refused."""

    page: int = 64 * 2**20
    record: int = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or a record of one (`path#line`), that gave no document. `error` says where, what and what to do.

    >>> str(Refusal(InputError("a.txt", "the file is empty", "save the page again")))
    'a.txt: the file is empty; save the page again'
    """

    error: InputError

    @property
    def origin(self) -> str:
        """Where it stands: path, or path#line."""
        return self.error.where

    @property
    def reason(self) -> str:
        """What is wrong with it."""
        return self.error.what

    def __str__(self) -> str:
        return str(self.error)
