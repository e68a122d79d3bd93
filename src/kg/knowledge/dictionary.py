"""The words of general Chinese with their frequencies: jieba's dictionary, read straight from its file.

Names are told from common words by it: 瑞川 stands in no dictionary, 新材料 does. jieba itself would keep a cache file in a
shared temporary folder; the file alone needs none.
"""

from __future__ import annotations

import os
from importlib import resources
from typing import NamedTuple

from kg.errors import DataError


class Words(NamedTuple):
    """Frequency of each word; those that are verbs and nothing else (v, vd, vi…, not vn); names of people, firms, brands
    (nr…, nt, nz); words of grammar (adverbs, prepositions, conjunctions, pronouns, particles: d, p, c, r, u).
    """

    frequencies: dict[str, int]
    verbs: frozenset[str]
    names: frozenset[str]
    function: frozenset[str]


def read_words() -> Words:
    """Read jieba's `dict.txt` (word, frequency, part of speech; MIT licence).

    Raises DataError where the package's file is missing or not of that form.
    """
    path = resources.files("jieba") / "dict.txt"
    where = os.fspath(path) if isinstance(path, os.PathLike) else "jieba/dict.txt"
    try:
        cells = path.read_bytes().decode("utf-8").split()
    except OSError as error:
        raise DataError(where, "cannot read jieba's dictionary", "install jieba again") from error
    if not cells or len(cells) % 3:
        raise DataError(where, "not three columns a line", "install jieba again")
    frequencies = dict(zip(cells[0::3], map(int, cells[1::3]), strict=True))
    verbs = frozenset(w for w, tag in zip(cells[0::3], cells[2::3], strict=True) if tag[0] == "v" and tag != "vn")
    names = frozenset(w for w, tag in zip(cells[0::3], cells[2::3], strict=True) if tag in _NAMES)
    function = frozenset(w for w, tag in zip(cells[0::3], cells[2::3], strict=True) if tag[0] in "dpcru" and len(w) > 1)
    return Words(frequencies, verbs, names, function)


_NAMES = frozenset(("nr", "nrt", "nrfg", "nt", "nz"))
