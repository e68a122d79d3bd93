"""Lexicon tables: tab-separated UTF-8, `#` lines at the top say what the table holds and where each fact is from."""

from __future__ import annotations

from pathlib import Path

from kg.errors import DataError

Row = tuple[str, ...]


def read_table(path: Path) -> tuple[Row, ...]:
    """Read a table: one row a line, columns by tab, `#` comments and blank lines left out.

    Raises DataError for a missing file, a table without a header comment, a row with an empty first column, or a word
    that stands twice with the same columns.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise DataError(
            str(path), f"cannot read the table: {error.strerror}", "restore the file or mend --seeds"
        ) from error
    if not lines or not lines[0].startswith("#"):
        raise DataError(f"{path}:1", "no header comment", "begin with '# title' and '# source' lines")
    rows: list[Row] = []
    seen: set[Row] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = tuple(cell.strip() for cell in line.split("\t"))
        if not row[0]:
            raise DataError(f"{path}:{number}", "the first column is empty", "fill it or delete the row")
        if row in seen:
            raise DataError(f"{path}:{number}", f"{row[0]!r} stands twice", "delete one of the rows")
        seen.add(row)
        rows.append(row)
    return tuple(rows)
