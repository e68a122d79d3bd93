"""Place names in traditional characters (潞城區), read as the gazetteer writes them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from importlib import resources

from kg.errors import DataError


def simplifying(names: Iterable[str]) -> Mapping[int, str]:
    """Give for traditional characters those that the names are written with, for `str.translate`.

    A character that stands in a name stays (乾 of 乾县). Of OpenCC's `TSCharacters.txt` (Apache-2.0), in the
    opencc-python-reimplemented package. Raises DataError where the file is missing.
    """
    known = frozenset().union(*names)
    path = resources.files("opencc") / "dictionary" / "TSCharacters.txt"
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        where = os.fspath(path) if isinstance(path, os.PathLike) else "opencc/dictionary/TSCharacters.txt"
        raise DataError(
            where, "cannot read OpenCC's characters", "install opencc-python-reimplemented again"
        ) from error
    found: dict[int, str] = {}
    for line in lines:
        character, _, simple = line.partition("\t")
        ours = next((one for one in simple.split() if one in known), "")
        if len(character) == 1 and character not in known and ours:
            found[ord(character)] = ours
    return found
