"""Townships of ethnic groups, whose names are longer than others: 青岭满族乡, 石桥苗族彝族乡. Like other townships they have no code."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.text.rare import Rare

_LONGEST = 6
"""Characters before the group at most, of the name and of a word that leads to it."""
_NAME = 4
"""Characters of the name before the group at most."""
_BEFORE = frozenset("的在于到和与及至由从是为对把被将以向经")
"""Words that stand before a place and begin no name of one."""
_LEAD = re.compile("(?:目前|如今|今年|去年|近年|其中|此外|另外|据悉|近日|日前|当前|同时)?")
"""What may stand right before the name of a town at the head of a clause."""
_NO_NAME = re.compile(r"全|我|该|本|各|多|个|少数|一些|等")
"""What stands before a group and names no town: 全县|满族乡."""


def _tails(knowledge: Knowledge) -> Rare:
    groups = "|".join(sorted(map(re.escape, knowledge.words("ethnic_groups")), key=len, reverse=True))
    return Rare(re.compile(rf"(?:(?:{groups})族){{1,3}}(?:自治)?[乡镇](?![镇村土])"), "族")


def find(
    text: str, spans: Iterable[tuple[int, int]], taken: Collection[int], knowledge: Knowledge
) -> Iterator[Mention]:
    """Give such townships in the stretches `spans` of `text`; `taken` are the offsets that regions hold. Raises DataError."""
    tails = knowledge.once("recognise.regions.ethnic", _tails)
    for start, stop in spans:
        for match in tails.finditer(text, start, stop):
            low = match.start()
            while low > start and match.start() - low < _LONGEST and _of_name(text[low - 1]) and low - 1 not in taken:
                low -= 1
            bounded = low == start or low - 1 in taken or not _of_name(text[low - 1])
            lead = _LEAD.match(text, low, match.start())
            low = lead.end() if lead is not None else low
            if bounded and 0 < match.start() - low <= _NAME and _NO_NAME.match(text, low) is None:
                yield Mention(Kind.REGION, low, match.end(), text[low : match.end()])


def _of_name(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" and character not in _BEFORE
