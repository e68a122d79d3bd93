"""Pinyin glosses, 項(xiàng)目: the bracket goes when its syllable is a reading of the character before it.

Readings are those of pypinyin's table of single characters. (GDP), (MW), K11(A座) and 張(zhang) are no glosses: a
syllable without a tone mark is one only where it is a reading in the neutral tone and the page has toned glosses.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Set

from kg.knowledge import Knowledge
from kg.repair.edits import Edit
from kg.repair.packages import data

TONED = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c")
"""Letters that only a syllable with its tone has; also the combining marks of decomposed text."""

LETTERS = "a-zāáǎàēéěèêīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿɑɡ\u0300\u0301\u0304\u0308\u030c"

_GLOSS = re.compile(f"[(\uff08] ?([{LETTERS}]{{1,9}})(?: ?[)\uff09]|(?![{LETTERS}A-Z0-9 ]))")
_SANDHI = {"一": ("yí", "yì"), "不": ("bú",)}


def readings(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Give the readings of every character, with tone marks, the most usual first."""
    return knowledge.once("repair.gloss.readings", _build)


def _build(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    table = json.loads(data("pypinyin", "pinyin_dict.json").read_text("utf-8"))
    return {chr(int(code)): tuple(syllables.split(",")) for code, syllables in table.items()} | {
        c: (*table[str(ord(c))].split(","), *more) for c, more in _SANDHI.items()
    }


def syllable(letters: str) -> str:
    """Give a gloss as the tables write it: composed letters, ordinary a and g.

    >>> syllable("ɡua\\u0304n")
    'guān'
    """
    return unicodedata.normalize("NFC", letters.replace("ɡ", "g").replace("ɑ", "a"))


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that take the glosses out of `text`."""
    if TONED.isdisjoint(signs):
        return []
    known = readings(knowledge)
    spoken: dict[str, str] = {}
    found: list[Edit] = []
    for match in _GLOSS.finditer(text):
        start, stop = match.span()
        if not start:
            continue
        letters = match[1]
        said = spoken.get(letters) or spoken.setdefault(letters, syllable(letters))
        before = text[start - 1]
        if said in known.get(before, ()):
            found.append(Edit(start, stop, "", "gloss", f"{said} is a reading of {before}"))
        elif stop == len(text) and text[-1] not in ")\uff09" and any(r.startswith(said) for r in known.get(before, ())):
            found.append(Edit(start, stop, "", "gloss", f"{said} begins a reading of {before}; the page is cut here"))
    toned = any(not TONED.isdisjoint(text[edit.start : edit.stop]) for edit in found)
    return found if toned else []
