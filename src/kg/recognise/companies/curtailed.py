"""Short names that a page makes of the legal names it prints: 瑞川科技 of 云州瑞川科技股份有限公司."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.knowledge import Knowledge
from kg.model import Mention
from kg.recognise.brands import short_brand
from kg.recognise.names import Lexicon, lexicon

_LEGAL = re.compile(r"(?:集团)?(?:股份|控股)?(?:有限(?:责任)?)公司$|(?:股份|控股)公司$")
_BRACKET = re.compile(r"[(（][^()（）]{1,8}[)）]")
_LAND = re.compile("中国|台湾|香港|澳门")
_WORK = re.compile("[^,，。;；、的投签建与和\n]{1,20}(?:项目|工程|基地|产业园|生产线)")
"""After a short name what makes it the head of a project's name: 瑞川科技|车轮项目."""
_LONGEST_PLACE = 6
_SHORTEST, _LONGEST = 4, 8


def curtailed(firms: Iterable[Mention], knowledge: Knowledge) -> frozenset[str]:
    """Give the short names, a brand and its word of trade each, that the legal names among `firms` hold behind their place."""
    lex = lexicon(knowledge)
    forms = knowledge.gazetteer.forms()
    found: set[str] = set()
    for firm in firms:
        legal = _LEGAL.search(firm.text)
        if legal is None:
            continue
        core = _BRACKET.sub("", firm.text[: legal.start()])
        land = _LAND.match(core)
        core = core[land.end() :] if land is not None else core
        size = next((n for n in range(_LONGEST_PLACE, 1, -1) if core[:n] in forms), 0)
        found.update(_short(core[size:], lex))
    return frozenset(found)


def _short(core: str, lex: Lexicon) -> Iterable[str]:
    """Give `core`, and its brand with the first word of trade alone, where the brand is one that no word covers."""
    for size in (2, 3):
        trade = lex.trades.match(core, size)
        if trade is None or not short_brand(core[:size], lex):
            continue
        for name in (core, core[: trade.end()]):
            if _SHORTEST <= len(name) <= _LONGEST:
                yield name
        return


def opening_no_project(text: str, firms: Iterable[Mention], names: frozenset[str]) -> list[Mention]:
    """Leave out of `firms` what bears one of `names` and opens the name of a project, which is read as a whole."""
    return [m for m in firms if m.text not in names or _WORK.match(text, m.stop) is None]
