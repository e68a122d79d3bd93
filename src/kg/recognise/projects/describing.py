"""How much a name that only describes tells of its project: no more than a sort, what any such work is called, or something of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model import Kind, Mention
from kg.recognise.names import HAN, PLAIN, Lexicon, segment
from kg.recognise.projects.names import WEAK

BARE = "bare"
"""The unit of a weak project mention that tells no more than a sort of project: 水泥项目, 风电项目."""
COMMON = "common"
"""The unit of a weak project mention whose words are such as any work of its kind has: 耕地质量监测工程."""
_ONE_WORD = 4
"""Up to this length a word of the dictionary before 项目 tells a sort of project: 电解铝项目."""
_RARE = 6.9
"""Logarithm of the frequency (1000 in jieba's dictionary) up to which a name of the dictionary tells one work from others."""
_SELDOM = 5.7
"""Logarithm of the frequency (300 in jieba's dictionary) up to which a word of two characters at the head may be the name of a place or firm: 青石."""
_PLACE_LONG = 2
_KIND = re.compile("(?:工程|基地|中心|系统|设施|医师|人员)$")
"""What ends a word of the dictionary that is no name, though it stands among the names."""
_ACTS = PLAIN | frozenset("输供送排")
"""Single characters at the head that name nothing: what a work does, and what opens phrases."""
_SIGN = re.compile(r"[\dA-Za-z“(（]")
_OWNERS = frozenset((Kind.REGION, Kind.PARK, Kind.COMPANY))


def told_by(text: str, start: int, stop: int, starting: Mapping[int, Mention], lex: Lexicon) -> str:
    """Give the unit of the describing name `text[start:stop]`. `starting`: the mentions found before, by start."""
    core = text[start : stop - 2] if text.endswith("项目", start, stop) else ""
    if lex.sorts.fullmatch(text, start, stop) or (len(core) <= _ONE_WORD and core in lex.known):
        return BARE
    owned = any((m := starting.get(at)) is not None and m.kind in _OWNERS for at in range(start, stop))
    return WEAK if owned or _coined(text[start:stop], lex) else COMMON


def _coined(name: str, lex: Lexicon) -> bool:
    """Tell whether the name holds a figure, letters, quotes, a proper name of the dictionary, or at its head a rare word or one that no dictionary has."""
    words = segment(name, lex)
    first = words[0]
    if len(first) == _PLACE_LONG and lex.known.get(first, 0.0) < _SELDOM and first not in lex.vocabulary:
        return True
    own = any(word in lex.names and lex.known.get(word, 0.0) < _RARE and not _KIND.search(word) for word in words)
    alone = any(len(word) == 1 and HAN.fullmatch(word) and word not in _ACTS for word in words[:-1][:2])
    return own or alone or _SIGN.search(name) is not None
