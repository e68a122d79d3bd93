"""Pinyin glosses, 項(xiàng)目: the bracket goes when its syllable is a reading of the character before it.

Readings are those of pypinyin's table of single characters. (GDP), (MW), K11(A座) and 張(zhang) are no glosses: a
syllable without a tone mark is one only where it is a reading in the neutral tone and the page has toned glosses, or on a page
whose brackets of letters are all but all such syllables, several of them inside words: 开(kai)工半个月了,施(shi)工(gong)的.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Set

from kg.knowledge import Knowledge
from kg.repair import script
from kg.repair.edits import Edit
from kg.repair.packages import data

TONED = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c")
"""Letters that only a syllable with its tone has; also the combining marks of decomposed text."""

LETTERS = "a-zāáǎàēéěèêīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿɑɡ\u0300\u0301\u0304\u0308\u030c"

_OPEN, _CLOSE = "(\uff08【\\[〔［", ")\uff09】\\]〕］"
_GLOSS = re.compile(f"[{_OPEN}] ?([{LETTERS}]{{1,9}})(?: ?[{_CLOSE}]|(?![{LETTERS}A-Z0-9 ]))")
_PLAIN = re.compile(f"[{_OPEN}] ?([a-z]{{1,6}}) ?[{_CLOSE}]")
_INSIDE = 3
"""How many words must be parted by syllables without tones before these count as glosses; surnames do not tell."""
_SHARE = 0.9
"""Share of the brackets with small letters that must be such syllables."""
_OFTEN = 20
"""Least frequency, in the dictionary, of a word that counts as parted."""
_UMLAUT = str.maketrans("ǖǘǚǜ", "vvvv")
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
        return _toneless(text, knowledge)
    known = readings(knowledge)
    spoken: dict[str, str] = {}
    found: list[Edit] = []
    new = tuple.__new__  # a third of the time of Edit(…), and this is the innermost loop
    for match in _GLOSS.finditer(text):
        start, stop = match.span()
        if not start:
            continue
        letters = match[1]
        said = spoken.get(letters) or spoken.setdefault(letters, syllable(letters))
        before = text[start - 1]
        if said in known.get(before, ()):
            found.append(new(Edit, (start, stop, "", "gloss", f"{said} is a reading of {before}")))
        elif stop == len(text) and text[-1] not in ")\uff09】]〕］" and _begins(said, known.get(before, ())):
            why = f"{said} begins a reading of {before}; the page is cut here"
            found.append(Edit(start, stop, "", "gloss", why))
    toned = any(not TONED.isdisjoint(text[edit.start : edit.stop]) for edit in found)
    return found if toned else _toneless(text, knowledge)


def _begins(said: str, readings: Iterable[str]) -> bool:
    return any(reading.startswith(said) for reading in readings)


def _toneless(text: str, knowledge: Knowledge) -> list[Edit]:
    """Give the edits for a page whose glosses all lack their tones; none where they may be anything else."""
    brackets = list(_PLAIN.finditer(text))
    if len(brackets) < _INSIDE:
        return []
    known = readings(knowledge)
    found = [m for m in brackets if m.start() and m[1] in map(bare, known.get(text[m.start() - 1], ()))]
    if len(found) < max(_INSIDE, _SHARE * len(brackets)):
        return []
    surnames = frozenset(knowledge.words("surname"))
    single = script.tables(knowledge).single
    parted = set()
    for match in found:
        before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
        word = single.get(before, before) + single.get(after, after)
        if before not in surnames and knowledge.frequencies.get(word, 0) >= _OFTEN:
            parted.add(word)
    if len(parted) < _INSIDE:
        return []
    return [
        Edit(
            *m.span(), "", "gloss", f"{m[1]} is a reading of {text[m.start() - 1]} without its tone, as all on the page"
        )
        for m in found
    ]


def bare(said: str) -> str:
    """Give a syllable without its tone.

    >>> bare("lǜ"), bare("xiàng")
    ('lv', 'xiang')
    """
    return "".join(c for c in unicodedata.normalize("NFD", said.replace("ü", "v").translate(_UMLAUT)) if c.isascii())
