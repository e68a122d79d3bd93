"""The files below a folder, in one order on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError
from kg.read.refusal import Refusal

_PAGES = (".html", ".htm", ".xhtml", ".shtml")


def files(folder: Path) -> Iterator[Path | Refusal]:
    """Give the files below `folder`, sorted by path; a folder that cannot be listed, and what may have no end, as a Refusal.

    Left out: names that begin with a dot, and what a browser saves beside a page (`page_files/` beside `page.html`).
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Refusal(InputError(str(folder), f"cannot list the folder: {error.strerror}", "mend its permissions"))
        return
    pages = {Path(entry.name).stem for entry in entries if Path(entry.name).suffix.lower() in _PAGES}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not (entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages):
                yield from files(Path(entry.path))
        elif entry.is_file() or entry.is_dir() or not Path(entry.path).exists():
            yield Path(entry.path)
        else:
            yield Refusal(
                InputError(entry.path, "is a pipe, socket or device", "name it by itself if it is to be read")
            )
