"""Parks that are named by their sort alone, 现代物流产业园: which of a county's they are only the words beside them tell."""

from __future__ import annotations

import re

from kg.knowledge import Knowledge
from kg.model import Mention

_TAIL = re.compile(r"(?:(?:产业|工业|科技|物流|创业|特色|主题)*园区?|产业城|基地)\Z")
_OFTEN = 300
"""How often a word stands in the dictionary's texts that names no place and no firm."""
_LAND = frozenset("港桥河山湖江海岛口湾州城村")
"""What ends words that are places' names as well: 新港."""
_SHORTEST, _LONGEST = 2, 4


def of_a_sort(park: Mention, knowledge: Knowledge) -> bool:
    """Tell whether all that stands before 园 in a park's name are common words of trade and praise: no name tells it from others. Raises DataError."""
    tail = _TAIL.search(park.text)
    head = park.text[: tail.start()].strip("“”、 ") if tail is not None else ""
    trades = knowledge.once("relate.settlement.trades", _trades)
    reached = {0}
    for at in range(len(head)):
        if at not in reached:
            continue
        for stop in range(at + _SHORTEST, min(at + _LONGEST, len(head)) + 1):
            word = head[at:stop]
            if word in trades or (word[-1] not in _LAND and knowledge.frequencies.get(word, 0) >= _OFTEN):
                reached.add(stop)
    return bool(head) and len(head) in reached


def _trades(knowledge: Knowledge) -> frozenset[str]:
    return frozenset({*knowledge.words("industry_words"), *knowledge.words("project_generic")})
