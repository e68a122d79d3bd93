"""Firms behind the park or town that they stand in: 合隆工业园区|华岭集团, 合隆镇|奥斯利(中国)有限公司. The place is no part of the name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.names import generic, lexicon, proper
from kg.recognise.parks import find as parks

_FORM = re.compile("(?:集团|控股|股份)*(?:有限|股份|责任|总)*(?:公司|集团|控股|研究院|研究所|设计院)\\Z")
"""What ends a firm's name and names no firm by itself."""
_TOWN = ("镇", "乡", "街道", "村")
"""What ends the name of a place that no firm is called by."""
_DIVISION = ("县", "市", "区", "旗")
"""What ends the name of a place that firms are called by, in full (青岭县某某有限公司) and short, but groups of another place are not."""
_GROUP = ("集团", "控股")
_ZONE = re.compile("[区园港城]|基地")
"""What a name that opens with a park holds."""
_SHORTEST = 6
"""So many characters a place and a firm have together at least."""
_PUBLIC = re.compile("[国城交水文产农建工科金旅能轨港新高经][投建控资运发开旅]")
"""What a town's own firms are called by: 城投, 国控."""
_LEAST = 2
"""So many characters the own part of a name has at least."""


def behind(text: str, firms: list[Mention], knowledge: Knowledge, starting: Mapping[int, Mention]) -> list[Mention]:
    """Give `firms`, those of `text` that open with a park or place and are firms without it cut behind it.

    `starting`: regions and values by start. Offsets of `text`.
    """
    return [_cut(text, firm, knowledge, starting) for firm in firms]


def _cut(text: str, firm: Mention, knowledge: Knowledge, starting: Mapping[int, Mention]) -> Mention:
    """Give the firm behind the last of the parks and places that follow each other from its start on, where it is one by itself."""
    if len(firm.text) != firm.stop - firm.start or firm.stop - firm.start < _SHORTEST:
        return firm
    zones: dict[int, Mention] = {}
    if _ZONE.search(firm.text):
        named, _ = parks.find(text, firm.start, firm.stop, knowledge, starting)
        zones = {z.start: z for z in named if not z.implied}
    cut, at = firm, firm.start
    while (seat := zones.get(at) or starting.get(at)) is not None and seat.stop < firm.stop:
        at = seat.stop
        rest = Mention(Kind.COMPANY, at, firm.stop, text[at : firm.stop])
        if _apart(seat, rest) and _own(rest, starting, knowledge):
            cut = rest
    return cut


def _apart(seat: Mention, firm: Mention) -> bool:
    """Tell whether no firm of this form is called by such a place."""
    if seat.kind is Kind.PARK or (seat.kind is Kind.REGION and seat.text.endswith(_TOWN)):
        return True
    return seat.kind is Kind.REGION and seat.text.endswith(_DIVISION) and firm.text.endswith(_GROUP)


def _own(firm: Mention, starting: Mapping[int, Mention], knowledge: Knowledge) -> bool:
    """Tell whether what is left has a name of its own: a place or brand at its head, or two characters that no word covers."""
    form = _FORM.search(firm.text)
    own = firm.text[: form.start()] if form is not None else firm.text
    lex = lexicon(knowledge)
    if len(own) < _LEAST or generic(own, knowledge) or lex.trades.match(own):
        return False
    home = starting.get(firm.start)
    if home is not None and home.kind is Kind.REGION:
        return True
    return lex.brands.match(own) is not None or (proper(own, lex) and _PUBLIC.match(own) is None)
