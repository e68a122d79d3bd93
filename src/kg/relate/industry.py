"""The industry of a project, from the nouns of its name, else from what the sentence says that it makes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import ahocorasick_rs

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.text.span import Span

_MAKES = re.compile(
    "(?:主要|主营|专业|专门)(?:从事|生产|建设|经营|发展|加工|制造)"
    "|(?:主要)?(?:从事|经营)(?=[^,，。;；]{2,30}(?:生产|研发|制造|加工|销售|经营))"
    "|是(?:一个|一家|一座|一处)?(?=[^,，。;；的]{2,20}(?:类|产业|行业)项目)"
    "|属于?(?=[^,，。;；的]{2,12}(?:产业|行业|领域)(?:项目)?[,，。;；])"
)
_JOINED = re.compile("[及暨和与兼、/+&]")
_UPPER = {ord(c): ord(c.upper()) for c in "abcdefghijklmnopqrstuvwxyz"}
_CLAUSE = re.compile("[,，。;；!！?？\n]")
_REACH = 60
"""How far, in characters, behind a project's name the phrase that says what it makes may begin."""


@dataclass(frozen=True)
class _Words:
    """The table `industries.tsv` as an automaton: word → industry."""

    automaton: ahocorasick_rs.AhoCorasick
    industries: tuple[str, ...]

    @classmethod
    def of(cls, knowledge: Knowledge) -> _Words:
        return knowledge.once("relate.industry.words", cls._make)

    @classmethod
    def _make(cls, knowledge: Knowledge) -> _Words:
        rows = knowledge.table("industries")
        automaton = ahocorasick_rs.AhoCorasick([row[0].translate(_UPPER) for row in rows])
        return cls(automaton, tuple(row[1] for row in rows))

    def find(self, text: str, start: int, stop: int) -> list[tuple[int, int, str]]:
        """Give the words in `text[start:stop]`, `(start, stop, industry)`, those inside a longer one left out."""
        found: list[tuple[int, int, str]] = []
        stretch = text[start:stop].translate(_UPPER)
        matches = self.automaton.find_matches_as_indexes(stretch, overlapping=True)
        for index, low, high in sorted(matches, key=lambda match: (match[2], match[1])):
            begin, end, industry = start + low, start + high, self.industries[index]
            while found and begin <= found[-1][0]:
                found.pop()
            if not found or end > found[-1][1]:
                found.append((begin, end, industry))
        return found


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give `inIndustry` for each project that says its industry, once per printed name; the value is a concept of the scheme.

    Words inside the investor's name say nothing of the project. Of several words the last one before a joint
    (及, 、 …) is the head of the name. Nothing is claimed of a damaged stretch. Rules: `industry/name`, `industry/makes`. Raises DataError for a broken table.
    """
    words = _Words.of(knowledge)
    done: dict[str, bool] = {}
    for mention in page.mentions:
        if mention.kind is not Kind.PROJECT or mention.implied or done.get(mention.text):
            continue
        if any(span.touches(mention.start, mention.stop) for span in page.text.damaged):
            continue
        claim = _by_name(page, mention, words) or _by_product(page, mention, words)
        done[mention.text] = claim is not None
        if claim is not None:
            yield claim


def _by_name(page: Page, mention: Mention, words: _Words) -> Claim | None:
    companies = [m for m in page.within(mention.start, mention.stop, Kind.COMPANY) if m.stop < mention.stop]
    start = max((m.stop for m in companies), default=mention.start)
    text = page.text.text
    found = words.find(text, start, mention.stop)
    if not found:
        return None
    head = found[0]
    for word in found[1:]:
        if _JOINED.search(text, head[1], word[0]):
            break
        head = word
    return _claim(mention, Span(mention.start, mention.stop), "industry/name", head[2])


def _by_product(page: Page, mention: Mention, words: _Words) -> Claim | None:
    text = page.text.text
    i = bisect_right(page.sentences, mention.start, key=lambda span: span.start)
    if not i:
        return None
    sentence = page.sentences[i - 1]
    makes = _MAKES.search(text, mention.stop, min(sentence.stop, mention.stop + _REACH))
    if makes is None or page.within(mention.stop, makes.start(), Kind.PROJECT, Kind.COMPANY):
        return None
    clause = _CLAUSE.search(text, makes.end(), sentence.stop)
    end = clause.start() if clause else sentence.stop
    industries = {industry for _, _, industry in words.find(text, makes.end(), end)}
    if len(industries) != 1:
        return None
    return _claim(mention, Span(mention.start, end), "industry/makes", industries.pop())


def _claim(mention: Mention, quote: Span, rule: str, industry: str) -> Claim:
    return Claim("inIndustry", mention, quote, rule, value=industry)
