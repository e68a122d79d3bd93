"""Full-width digits and letters, odd signs and odd blanks, each for the ordinary one: １２０ is 120, ℅ is %."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.repair.edits import Edit

_WIDE = "０-９Ａ-Ｚａ-ｚ"
_RUN = re.compile(f"[{_WIDE}](?:[．％＋－／＆＠＿~～]*[0-9A-Za-z％{_WIDE}])*")
_NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_NAUGHT = re.compile("(?<=[一二三四五六七八九〇○])[○Ｏ](?=[一二三四五六七八九〇○年])")
_BLANKS = frozenset("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f")
_NOTHING = frozenset("\u200b\u200c\u2060\ufeff\u00ad")


@dataclass(frozen=True)
class Signs:
    """What odd signs mean, and why; `find` finds them and everything else that this module looks at."""

    meant: dict[str, tuple[str, str]]
    find: re.Pattern[str]
    all: frozenset[str]


def tables(knowledge: Knowledge) -> Signs:
    """Give the signs, built at the first call. Raises DataError."""
    return knowledge.once("repair.width.signs", _build)


def _build(knowledge: Knowledge) -> Signs:
    meant = {row[0]: (row[1], row[2]) for row in knowledge.table("repair_signs")}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAD9)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            meant[chr(code)] = (plain, "radical for character" if code < 0x3000 else "compatibility character")
    meant |= dict.fromkeys(_BLANKS, (" ", "odd blank")) | dict.fromkeys(_NOTHING, ("", "invisible character"))
    wide = {
        chr(code)
        for start, stop in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
        for code in range(start, stop)
    }
    return Signs(meant, re.compile("[" + "".join(sorted(meant)) + "]"), frozenset(meant) | wide | {"○"})


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that put ordinary characters for odd ones. Full-width marks stay, but inside a full-width figure."""
    odd = tables(knowledge)
    if odd.all.isdisjoint(signs):
        return []
    out: list[Edit] = []
    for match in _RUN.finditer(text):
        for at, c in enumerate(match.group(), match.start()):
            if ord(c) in _NARROW:
                out.append(Edit(at, at + 1, _NARROW[ord(c)], "width", "full-width digit, letter or sign"))
    out += [Edit(*match.span(), "〇", "width", "circle for the numeral 〇") for match in _NAUGHT.finditer(text)]
    for match in odd.find.finditer(text):
        after, why = odd.meant[match.group()]
        out.append(Edit(*match.span(), after, "blank" if "blank" in why else "sign", why))
    out.sort()
    return [e for i, e in enumerate(out) if not i or e.start >= out[i - 1].stop]
