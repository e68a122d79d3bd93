"""Provinces and cities called by one character where journeys go: 赴京招商, 赴沪、浙考察, 推介会在京举行."""

from __future__ import annotations

import re

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.text.patterns import alternation

_DOUBTFUL = frozenset("新青宁云黑吉甘贵藏申秦蜀")
"""Characters that are as often other words."""
_THERE = r"(?=(?:开展|进行|举办|举行|召开|参加|成功|开|实地)?(?:招商|考察|对接|洽谈|推介|经贸|投资推介|拜访|拜会|走访|叩门|签约|召开|举[办行])|(?:举[办行]|召开))"
"""What is done there, right behind."""


def pattern(knowledge: Knowledge) -> re.Pattern[str]:
    """Give what finds such goals in the words before what is done there; group `letters`."""
    return knowledge.once("relate.visit.letters", _compile)


def _compile(knowledge: Knowledge) -> re.Pattern[str]:
    letters = alternation(sign for sign in knowledge.gazetteer.abbreviations if sign not in _DOUBTFUL)
    return re.compile(
        rf"(?:赴|奔赴|远赴|(?<![促推引增改跟奋先])进|晋|抵|在)(?P<letters>{letters}{{1,3}}(?:[、和]{letters})*){_THERE}"
    )


def goals(page: Page, knowledge: Knowledge, match: re.Match[str]) -> list[Mention]:
    """Give the goals that the letters of `match` stand for, called as the page prints them, else by the short form of their name."""
    found: list[Mention] = []
    for at in range(*match.span("letters")):
        code = knowledge.gazetteer.abbreviations.get(page.text.text[at])
        unit = knowledge.gazetteer.unit(code, page.date) if code is not None else None
        if code is None or unit is None:
            continue
        printed = page.printed.get(code, ())
        forms = [f for f, codes in knowledge.gazetteer.forms().items() if code in codes and unit.name.startswith(f)]
        name = max(printed, key=len) if printed else min((f for f in forms if len(f) > 1), key=len, default=unit.name)
        found.append(Mention(Kind.REGION, at, at + 1, name, code, implied=True))
    return found
