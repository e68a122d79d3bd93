"""Parks: development zones and sites by the word that ends their names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.boundary import boundaries
from kg.recognise.names import lexicon
from kg.recognise.parks import acting, bases, lying, series
from kg.recognise.parks import within as parks_within
from kg.recognise.parks.decide import Candidate, decide, park_deeds, suffixes
from kg.recognise.parks.heads import REACH, park_start
from kg.text.divided import rows
from kg.text.patterns import alternation

_NOT_AFTER = re.compile(r"[内化级型]|供应|区域|管委会?(?=主任|副主任)|项目|建设项目|标准|企业(?:服务|家)|建设工作")
_REFORM_ZONES = frozenset(("综改区", "综改示范区", "示范区"))
_LIST_END = re.compile(
    r"[两二三四五六七八九十\d](?:大|个)?(?:特色|专业|产业|主题|重点|工业|功能|开放|发展)*(?:园区|片区园区|[产工]业园|平台|载体|组团|功能区|集聚区)"
)
"""Where the list ends that `_LISTED` reads: without one nothing need be tried."""
_LISTED = re.compile(
    r"(?:(?<=区)|(?<=[,，。;、有建设]))(?P<items>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){1,15})(?:和(?P<last>[\u4e00-\u9fff]{2,4}))?(?:等)?(?:[两二三四五六七八九十\d]+)(?:大|个)?(?P<suffix>园区|片区园区|工业园区?)"
)


def _pattern(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile(
        alternation(knowledge.words("park_suffixes"))
        + "(?:(?<=园)区)?(?!块链)(?!(?<=经济区)[域划])(?!(?<=城)[市镇乡际])"
    )


def find(
    text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Give the parks named in `text[start:stop]`, in order, and the words for a kind of park that end no such name.

    `starting`: mentions found before (regions, values) by start.
    """
    pattern = knowledge.once("recognise.parks", _pattern)
    bare = suffixes(knowledge).bare
    tables = boundaries(knowledge)
    lex = lexicon(knowledge)
    deeds = park_deeds(knowledge)
    found: list[Mention] = []
    alone: list[Mention] = []
    low = start
    if _LIST_END.search(text, start, stop):
        for match in _LISTED.finditer(text, start, stop):
            found.extend(_listed(match))
        read = {m.start for m in found}
        found.extend(m for m in series.find(text, start, stop) if m.start not in read)
        found.sort(key=lambda m: (m.start, m.stop))
    read = {m.start for m in found}
    found.extend(m for m in _parts(text, start, stop, starting) if m.start not in read)
    found.sort(key=lambda m: (m.start, m.stop))
    listed = [(m.start, m.stop) for m in found]
    for match in pattern.finditer(text, start, stop):
        at, end = match.span()
        if _touched(listed, at) or (at in starting and starting[at].stop >= end):
            continue
        begin = park_start(text, low, at, end, tables, starting, lex, deeds)
        bodied = _NOT_AFTER.match(text, end) and match.group() not in bare and begin == at
        named = begin < end and not bodied and not titled(text, at)
        mention = decide(Candidate(text, start, begin, at, end), starting, knowledge) if named else None
        if mention is not None:
            if found and found[-1].stop == mention.start and found[-1].text in _REFORM_ZONES:
                first = found.pop()
                mention = Mention(Kind.PARK, first.start, end, text[first.start : end])
            found.append(mention)
            low = end
        else:
            alone.append(Mention(Kind.PARK, at, end, text[at:end]))
    found.extend(lying.find(text, start, stop, tuple(found), knowledge, starting))
    found.extend(bases.find(text, start, stop, knowledge))
    zones = {m.start: m for m in acting.find(text, start, stop)}
    found = [*(m for m in found if m.start not in zones), *zones.values()]
    return parks_within.find(text, start, stop, found, knowledge, starting), alone


def _parts(text: str, start: int, stop: int, starting: Mapping[int, Mention]) -> Iterator[Mention]:
    """Give the parks of rows that a zone or county is said to be laid out in, those that are no division."""
    for row in rows(text, start, stop):
        for at, end in row:
            place = starting.get(at)
            if place is None or place.stop < end:
                yield Mention(Kind.PARK, at, end, text[at:end])


def _listed(match: re.Match[str]) -> list[Mention]:
    suffix = match["suffix"]
    found = []
    at = match.start("items")
    for item in match["items"].split("、"):
        if not item.endswith(("区", "园")):
            found.append(Mention(Kind.PARK, at, at + len(item), item + suffix))
        at += len(item) + 1
    if match["last"] and not match["last"].rstrip("等").endswith(("区", "园")):
        found.append(Mention(Kind.PARK, match.start("last"), match.end("last"), match["last"] + suffix))
    return found


def _touched(listed: list[tuple[int, int]], at: int) -> bool:
    """Tell whether `at` lies in or at the end of one of the spans, which are in order."""
    i = bisect_right(listed, (at, at + REACH)) - 1
    return i >= 0 and listed[i][0] <= at <= listed[i][1]


def titled(text: str, at: int) -> bool:
    """Tell whether `at` lies inside 《…》: what a title names only there is no mention of the running text."""
    opening = text.rfind("《", max(0, at - 60), at)
    return opening >= 0 and not any(text.find(mark, opening, at) >= 0 for mark in "》\n。;；")
