"""Documents of a government: titles in 《》 by their closing word, inner quotes and titles kept; a title that stands as a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.knowledge import Knowledge
from kg.model import Kind, Mention

_LONGEST = 140
_VERSION = r"(?:[(\uff08〔【][^()\uff08\uff09〔〕【】《》]{1,14}[)\uff09〕】]|(?:修订|试行|征求意见|送审)[版稿]?|\d\.0版?|[一二三]){0,3}"
_FOREIGN = re.compile(
    r"^(?:中华人民共和国|中国人民|中国银|国家|全国|中国共产党|中共中央|国务院|联合国|党政|世界)|(?<!办)法$"
)


def find(text: str, start: int, stop: int, knowledge: Knowledge, regions: Sequence[Mention]) -> list[Mention]:
    """Give the policies named in repaired `text[start:stop]`, the title without its 《》. `regions` are not needed.

    National documents are none: no region of the page issued them. Raises DataError where `policy_types.tsv` is broken.
    """
    kind, line, bare = knowledge.once("recognise.policies", _compile)
    found = [
        Mention(Kind.POLICY, a, b, text[a:b].strip())
        for a, b in _titles(text, start, stop)
        if kind.search(text, a, b) and not bare.fullmatch(text, a, b) and not _FOREIGN.search(text[a:b])
    ]
    if text.find("关于", start, stop) >= 0:
        found.extend(_lines(text, start, stop, line, found))
    return sorted(found, key=lambda m: m.start)


def _lines(text: str, start: int, stop: int, line: re.Pattern[str], found: list[Mention]) -> list[Mention]:
    """Give the titles that stand without 《》, a line of their own below or behind the body that issued them."""
    lines = []
    taken = sorted(m.start for m in found)
    for match in line.finditer(text, start, stop):
        group = "inner" if match["inner"] else "title"
        a, b = match.span(group)
        if bisect_left(taken, a) == bisect_left(taken, b):
            lines.append(Mention(Kind.POLICY, a, b, text[a:b]))
    return lines


def _titles(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Give the insides of outermost 《》; one that does not close within a title's length is left out."""
    spans = []
    a = text.find("《", start, stop)
    while a >= 0:
        close = text.find("》", a, stop)
        if close < 0:
            break
        if close - a > _LONGEST:
            a = text.find("《", max(a + 1, close - _LONGEST), stop)
            continue
        depth, i = 1, a + 1
        limit = min(stop, a + _LONGEST)
        while i < limit and depth:
            char = text[i]
            if char == "《":
                depth += 1
            elif char == "》":
                depth -= 1
            elif char == "\n":
                break
            i += 1
        if depth == 0:
            spans.append((a + 1, i - 1))
            a = text.find("《", i, stop)
        else:
            a = text.find("《", a + 1, stop)
    return spans


def _compile(knowledge: Knowledge) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    types = "|".join(sorted(map(re.escape, knowledge.words("policy_types")), key=lambda w: (-len(w), w)))
    return (
        re.compile(rf"(?:{types}){_VERSION}$"),
        re.compile(
            rf"^[^\S\n]*[^\n,。\uff0c;\uff1b《]{{2,30}}(?:委|政府|办公室|管委会|管理委员会)[^\S\n]*\n?[^\S\n]*"
            rf"(?P<title>关于(?:印发(?P<inner>[^\n,。\uff0c;\uff1b《》]{{6,60}}(?:{types}){_VERSION})的通知"
            rf"|[^\n,。\uff0c;\uff1b《》]{{4,60}}(?:{types}){_VERSION}))[^\S\n]*$",
            re.MULTILINE,
        ),
        re.compile(rf"[\u4e00-\u9fff]{{0,2}}(?:{types})"),
    )
