"""Mechanisms in a series that its class noun calls so: 周调度、月通报、列表干事等一整套机制."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.recognise.mechanisms_lexicon import HAN, NUMERAL, Lexicon, clause_start, last_end

_ENUMERATED = re.compile(rf"等(?:[{NUMERAL}]*[项种套个系列整多]*)[{HAN}]{{0,12}}?(?:制度|机制|模式|工作法|招商方式)")
_ITEM = re.compile(rf"[{HAN}A-Za-z0-9+]{{2,14}}")


def enumerated(text: str, start: int, stop: int, words: Lexicon, accepted: list[Mention]) -> Iterator[Mention]:
    """Give the items of a series that its class noun calls mechanisms (…、列表干事等一整套机制), where one item is one anyway.

    `accepted` are the mechanisms already found, sorted, none overlapping another.
    """
    starts = [m.start for m in accepted]
    for match in _ENUMERATED.finditer(text, start, stop):
        low = clause_start(text, start, match.start())
        verb = last_end(words.verb, text, low, text.find("、", low, match.start()) + 1)
        near = accepted[max(0, bisect_left(starts, low) - 1) : bisect_left(starts, match.start())]
        if verb < 0 or not any(low <= m.start for m in near):
            continue
        begin = verb
        for item in text[verb : match.start()].split("、"):
            end = begin + len(item)
            bare = item.strip('“”「」『』"')
            if _ITEM.fullmatch(bare) and not any(m.start < end and begin < m.stop for m in near):
                inner = begin + item.index(bare)
                yield Mention(Kind.MECHANISM, inner, inner + len(bare), bare)
            begin = end + 1
