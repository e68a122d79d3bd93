"""Short names of counties at the heads of the items of one list: 永岭某某项目、清石某某项目 on a page of their city."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from kg.recognise.names import Lexicon
from kg.recognise.regions.forms import Form
from kg.recognise.regions.place import whole_word

_ITEM = re.compile(r"[^,，。;；:：、\n]{3,26}、")
"""What stands between the heads of two neighbouring items."""
_OWN = re.compile(
    r"(?![市县区旗州镇乡村路街河湖江山大和与及等的是为]|景区|古城|机场|水库|旅游|[^\u4e00-\u9fff\d])[^,，。;；:：、\n]{3}"
)
"""What an item has behind its head: something of its own, no mark and no level word."""


def heads(
    text: str,
    hits: Sequence[tuple[int, int, Form]],
    codes: Callable[[Form], Collection[str]],
    near: Collection[str],
    lex: Lexicon,
) -> frozenset[int]:
    """Give the starts of the `hits` (start, stop, form; in order) that head neighbouring items of one list and lie in one city.

    `near` are the codes that the page names for sure, with the cities and provinces above them: the city has to be one of them.
    """
    found: set[int] = set()
    for (start, stop, form), (then, end, other) in pairwise(hits):
        if text[then - 1] != "、" or _ITEM.fullmatch(text, stop, then) is None or _OWN.match(text, end) is None:
            continue
        if text[start - 1 : start] != "、" and not whole_word(text, start, stop, lex):
            continue
        cities = {c[:4] for c in codes(form) if c[4:] != "00"} & {c[:4] for c in codes(other) if c[4:] != "00"}
        if any(city + "00" in near for city in cities) and _OWN.match(text, stop):
            found |= {start, then}
    return frozenset(found)
