"""What stands around a hit of the gazetteer: whether the name is whole there, opens a clause, or is a part of other words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from kg.knowledge.gazetteer import Gazetteer
from kg.recognise.names import Lexicon, segment

_AHEAD = "\n\t ,，。;；:：!?！？“、(（\u3000"
_NO_PLACE = "级域内里委两三的、与和及都均要应需"
_LEVELS = frozenset("省市县区州盟旗")
_OFFICES = frozenset("长员者记任理席师")
"""What an office ends with: the name behind it is a person's."""
_GOVERNED = re.compile("区长|委书记|委副书记|委、|委常委|人民政府")
"""What follows the name of a district that has a government: 前锋|区长."""
_OF_PERSON = re.compile("[长员者记任理席师裁](?![向和从])[\u4e00-\u9fff]|[\\s,，、(（](?![向和从于])[\u4e00-\u9fff]")
"""An office or a mark, and what may be a surname and is no preposition, before the rest of a person's name."""
_SIDE = re.compile("[城江河湖][东南西北中]")
"""A part of any town, and seldom the district of that name: 城东|工业园区."""
_INTO = ("走进", "深入", "进入", "抵达")
"""What leads into a county: 走进|温县."""
_WINDOW = 8
"""Characters on either side of a name that are cut into words to see whether it is one."""


def heads_clause(text: str, start: int, stop: int) -> bool:
    """Tell whether the name opens a clause that goes on as one about a place does, or follows a verb of going."""
    before, after = text[start - 1 : start] or "\n", text[stop : stop + 1]
    if _SIDE.fullmatch(text, start, stop):
        return False
    return before in _AHEAD + "在赴到户驻往" and (after == "" or after not in _NO_PLACE)


def opens(text: str, start: int, stop: int) -> bool:
    """Tell whether a county's name of two characters stands where a name begins: 温县 after a mark, not in 管理县域."""
    before = text[start - 1 : start] if start else ""
    return text[stop - 1] == "县" and (
        not "\u4e00" <= before <= "\u9fff"
        or text.endswith(_INTO, 0, start)
        or before in "在到赴来临访与由从向对为是的了日月年于户驻往至和及"
    )


def torn(text: str, start: int, stop: int, lex: Lexicon) -> bool:
    """Tell whether the name begins with the end of another word and is else a word for a level: 欠发|达县, 深|化州市, 完|成县."""
    return (
        all(c in _LEVELS for c in text[start + 1 : stop])
        and text[start - 1 : start + 1] in lex.known
        and not heads_clause(text, start, stop)
    )


def whole_word(text: str, start: int, stop: int, lex: Lexicon) -> bool:
    """Tell whether the name is a word of the dictionary and its neighbours leave it whole: 推动|京山|发展, not 北京|山水."""
    name = text[start:stop]
    if name not in lex.known or text[start - 1 : start] in _OFFICES:
        return False
    at = max(0, start - _WINDOW)
    for word in segment(text[at : stop + _WINDOW], lex):
        if at >= start:
            return at == start and word == name
        at += len(word)
    return False


def free(text: str, start: int, stop: int) -> bool:
    """Tell whether a county's short name stands between marks or particles, not inside a longer name."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    return (not before or before in "户驻在赴到与和、,，。是于往从给为的至\n“ ;；:：了(（" or start == 0) and (
        not after
        or after
        in "、,，。的将在是与和考工地县市区有就以于也全经高开产循综签引招今去已共举召项建投设\n” ;；:：0123456789)）"
    )


def governed(text: str, stop: int, name: str) -> bool:
    """Tell whether what follows a district's name, which ends at `stop`, says that it has a head or a government: 前锋区|区长, 前锋区|委书记."""
    return name[-1] == "区" and _GOVERNED.match(text, stop) is not None


def of_person(text: str, start: int, surnames: Collection[str]) -> bool:
    """Tell whether a short name at `start` is a person's: behind an office, or the rest of one behind an office or a mark and a surname."""
    before = text[max(0, start - 1) : start]
    if before and before in "长任理席":
        return True
    return before in surnames and _OF_PERSON.fullmatch(text, max(0, start - 2), start) is not None


def seldom_short(codes: Iterable[str], name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether the units of `codes` are districts, or such as are no longer called `name`: few write them short where nothing else tells of their city."""
    for code in codes:
        unit = gazetteer.history(code)[-1]
        if unit.valid(None) and unit.name.startswith(name) and unit.name[-1] != "区":
            return False
    return True
