"""The words of journeys (`visit_words.tsv`), compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.text.patterns import alternation

STOP = ",\uff0c。;\uff1b:\uff1a\n"
"""Marks that end a clause."""
PARTY_BEFORE = re.compile(r"(?:邀请|组织|吸引|迎来|接待|联络|联系|带领|引导)[^。;\uff1b\n]{0,60}$")
"""Before a verb of going what tells that somebody else was brought to go: 组织|某企业赴…考察."""


@dataclass(frozen=True)
class Words:
    """What is said of a journey: verbs of going, its purpose, meetings and what holds them; `trigger` stands in every sentence of one."""

    go: re.Pattern[str]
    purpose: re.Pattern[str]
    event: re.Pattern[str]
    held: re.Pattern[str]
    trigger: re.Pattern[str]


def words(knowledge: Knowledge) -> Words:
    """Give the compiled table. Raises DataError where `visit_words.tsv` is broken."""
    return knowledge.once("relate.visit.words", _compile)


def _compile(knowledge: Knowledge) -> Words:
    roles: dict[str, list[str]] = {}
    for word, role in knowledge.table("visit_words"):
        roles.setdefault(role, []).append(re.escape(word))
    either = {role: "|".join(sorted(found, key=lambda w: (-len(w), w))) for role, found in roles.items()}
    return Words(
        go=re.compile(f"(?:{either['go']})(?:了)?(?=[\u4e00-\u9fff])"),
        purpose=re.compile(either["purpose"]),
        event=re.compile(either["event"]),
        held=re.compile(either["held"]),
        trigger=re.compile(
            f"{alternation(either['purpose'].split('|'))}|洽会|说明会|代表团|招商|推介|经贸|会见|接待|恳谈|看地|选址|组团来|博会|博览会|会谈"
        ),
    )
