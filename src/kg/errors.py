"""Errors that say where, what and what to do."""

import re

_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys: controls but for tab and line ends, marks of direction."""


class KgError(Exception):
    """A problem that a user can mend.

    `where` names the file, line, row or URL; `what` the problem; `remedy` what to do about it.

    >>> str(KgError("ledger.csv:3", "unknown decision 'maybe'", "use same, different or alias"))
    "ledger.csv:3: unknown decision 'maybe'; use same, different or alias"
    >>> print(KgError("\\x1b[2J.txt", "the file is empty"))
    \\u001b[2J.txt: the file is empty
    """

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        super().__init__(where, what, remedy)
        self.where = where
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        told = f"{self.where}: {self.what}" + (f"; {self.remedy}" if self.remedy else "")
        return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", told)


class InputError(KgError):
    """A file or record that cannot be read: empty, binary, oversized, of an unknown encoding or form."""


class DataError(KgError):
    """A table of ours (lexicon, gazetteer, ledger, query, ontology) that breaks its own form."""


class StoreError(KgError):
    """A store that is missing, locked, of a newer format, or cannot be written."""


class QueryError(KgError):
    """A query that does not parse, or names something that is not there."""
