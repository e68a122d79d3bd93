"""Pages about a town, which no gazetteer holds: its newsletter, which says 全镇, or a page with the town's name for its heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.model import Mention

_OUR_TOWN = re.compile(r"[全我][镇乡](?![镇村域区里])")
_MY_TOWN = re.compile(r"我[镇乡](?![镇村域区里])")
_THAT_TOWN = re.compile(r"该[镇乡团](?![镇村域区里])")
_OUR_COUNTY = re.compile(r"[全我][市县区州盟旗](?!域)")
_HEADS = re.compile(r"[^\u4e00-\u9fff、]?[\u4e00-\u9fff]{3,9}[^\u4e00-\u9fff、,，。]?")
"""A town alone in its line, as a heading is, with the characters around it."""
_CALLS = re.compile(r"[市县区省州][\u4e00-\u9fff]{2,24}(?:来|到|莅临|深入|赴)\Z")
"""Before a town what tells that officials from above come to it."""
_CALLED_ON = re.compile("(?:调研|督查|督导|检查|视察|观摩|走访)")
"""After a town what they come for."""
_LEAD = 100
"""How many characters into a page its heading stands."""
_OPENS = 40
"""How many characters into the page of an office that says 我镇 its town is named."""
_AGAIN = 3
"""From so many mentions on a town is what its page is about."""


def town(text: str, regions: Sequence[Mention], first: int) -> Mention | None:
    """Give the one town that a page names again and again and that it is about, None on another page.

    The page speaks of 全镇 and of no county's own, or opens with the town and goes on about 该镇, or has the town for its heading and names it more often than 我县, or it says 我镇 and opens with the only town that it names, or it opens with officials who come to this town.
    `regions` are those of `text`; `first` is where the article begins.
    """
    county = len(_OUR_COUNTY.findall(text))
    levels = {m.group()[-1] for m in _OUR_TOWN.finditer(text)} if not county else set()
    towns = [m for m in regions if m.value is None and m.text[-1] in "镇乡道团"]
    if towns and towns[0].start - first < _OPENS:
        levels |= {m.group()[-1] for m in _THAT_TOWN.finditer(text)}
    if towns and len({m.text for m in towns}) == 1 and towns[0].start - first < _OPENS and _MY_TOWN.search(text):
        return towns[0]
    if towns and len({m.text for m in towns}) == 1 and towns[0].start - first < _OPENS and not county:
        called = _CALLS.search(text, first, towns[0].start) and _CALLED_ON.match(text, towns[0].stop)
        if called:
            return towns[0]
    often = Counter(m.text for m in towns).most_common(2)
    if not often or often[0][1] < max(_AGAIN, county + 1):
        return None
    found = next(m for m in towns if m.text == often[0][0])
    if levels and {m.text for m in towns if m.text[-1] in levels} == {found.text}:
        return found
    alone = _HEADS.fullmatch(text, max(0, found.start - 1), found.stop + 1) is not None
    beside = often[1][1] if len(often) > 1 else 0
    return found if alone and found.start - first < _LEAD and beside * 2 <= often[0][1] else None
