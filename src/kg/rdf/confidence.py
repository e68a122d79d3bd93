"""How far a rule is to be trusted: its precision on the gold files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.errors import DataError

PRIOR = 0.7
"""For a rule that no gold file has tried: below any rule that is let stand, so that a filter on confidence leaves it out."""


def confidences(path: Path) -> Mapping[str, float]:
    """Read `rules.tsv` (columns rule, precision, n; `#` comments) into rule → precision; an absent file gives none.

    A rule that is not in the table, or was tried on nothing (n = 0), has `PRIOR`. Raises DataError for a malformed row.
    """
    if not path.is_file():
        return {}
    table: dict[str, float] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{path}:{number}"
        try:
            rule, precision, n = line.split("\t")[:3]
            if rule == "rule":
                continue
            value, tried = float(precision), int(n)
        except ValueError as error:
            raise DataError(where, "no row of rule, precision, n", "write the table anew with kg evaluate") from error
        if not 0 <= value <= 1:
            raise DataError(where, f"precision {precision} is outside [0, 1]", "write the table anew with kg evaluate")
        if tried:
            table[rule] = value
    return table
