"""Regions: the dated gazetteer in one automaton, townships by grammar, 我市 and 全县 as words that point."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.regions import ethnic, regiments, townlists, townships, villages
from kg.recognise.regions.decide import Decisions, Hit
from kg.recognise.regions.forms import tables

_ACTING_HEAD = re.compile("代[县区市]长")
_BEFORE_ACTING = re.compile(r"[^\u4e00-\u9fff]|[府记]|\A")
"""Behind a mark the acting head of a county (副书记、代县长), no county of that name."""
_IMPLIED = re.compile(
    "|".join(f"{word}[省市县区州盟旗](?![级域委])" for word in "我全该本")
    + r"|[我全该](?:镇(?![村域区])|乡(?![镇村里])|街道(?=[\u4e00-\u9fff]))"
    + r"|自治区(?<=[\u4e00-\u9fff。,，]自治区)(?=[党政主副人直])"
)
_HOLD_TOWNS = frozenset("市县区旗")
_WRITTEN = re.compile(r"\S")


def find(
    text: str, spans: Iterable[tuple[int, int]], knowledge: Knowledge, date: dt.date | None = None
) -> list[Mention]:
    """Give the regions named in the stretches `spans` of `text`, in order, not overlapping.

    `value` is the GB/T 2260 code where the page leaves no doubt, else None. `date` (the article's) chooses between units of different times.
    """
    known = tables(knowledge)
    spans = tuple(spans)
    hits: list[Hit] = []
    pointing: list[Mention] = []
    for start, stop in spans:
        for index, begin, end in known.automaton.find_matches_as_indexes(text[start:stop]):
            at = start + begin
            acting = _ACTING_HEAD.match(text, at) and _BEFORE_ACTING.match(text, max(0, at - 1), at)
            if acting or text.startswith(("区块", "区域"), start + end - 1):
                continue
            hits.append(Hit(at, start + end, *known.forms[index]))
        pointing.extend(
            Mention(Kind.REGION, m.start(), m.end(), m.group(), implied=True)
            for m in _IMPLIED.finditer(text, start, stop)
        )
    opening = _WRITTEN.search(text, spans[0][0]) if spans else None
    regions = Decisions(text, hits, known, date, opening.start() if opening is not None else 0).decide()
    held = {offset for m in regions for offset in range(m.start, m.stop)}
    regions.extend(ethnic.find(text, spans, held, knowledge))
    ours = [p for p in pointing if p.text[-1] in _HOLD_TOWNS]
    leads = knowledge.once("recognise.regions.leads", lambda k: frozenset(k.words("town_leads")))
    regions.extend(townships.find(text, spans, regions, ours, knowledge.frequencies, leads))
    taken = {offset for m in regions for offset in range(m.start, m.stop)}
    regions.extend(
        (*regiments.find(text, spans, taken), *villages.find(text, spans, taken), *townlists.find(text, spans, taken))
    )
    regions.extend(p for p in pointing if p.start not in taken and p.stop - 1 not in taken)
    return sorted(regions, key=lambda m: m.start)
