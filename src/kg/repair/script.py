"""Traditional characters, whole or mixed in: the simplified text, character for character.

The tables are OpenCC's (TSCharacters, TSPhrases), read from the opencc-python-reimplemented package at first use; the
result on traditional text is that of its `OpenCC("t2s").convert`, except for forms of Taiwan and Hong Kong that it leaves
(`seeds/lexicon/repair_script.tsv`), among them 著 for 着. Simplified text keeps characters that are standard there
(乾坤, 毕昇; `repair_kept.tsv`): only characters that no simplified text has are changed in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from kg.knowledge import Knowledge
from kg.repair.edits import Edit
from kg.repair.packages import data

_FAR = re.compile("[\U00010000-\U0010ffff]")
_REACH = 32
"""Characters on each side of a pivot in which phrases may stand that decide about it: twice the longest."""
WHY = "traditional character"


@dataclass(frozen=True)
class Script:
    """The compiled tables: `single` maps characters, `strict` are those that only traditional text has.

    `pivots` are the characters that a phrase writes otherwise than `single`: with their offset in the phrase, and the phrase.
    """

    single: dict[str, str]
    plain: str
    strict: frozenset[str]
    phrases: dict[str, str]
    find_strict: re.Pattern[str]
    find_simplified: re.Pattern[str]
    find_phrase: re.Pattern[str]
    find_pivot: re.Pattern[str]
    pivots: dict[str, tuple[tuple[int, str], ...]]
    find_zhu: re.Pattern[str]


def tables(knowledge: Knowledge) -> Script:
    """Give the tables, built at the first call. Raises DataError when opencc's dictionaries are not where they should be."""
    return knowledge.once("repair.script.tables", _build)


def _build(knowledge: Knowledge) -> Script:
    folder = data("opencc", "dictionary")
    single = {k: v for k, v in _pairs(folder / "TSCharacters.txt").items() if k != v}
    phrases = _pairs(folder / "TSPhrases.txt")
    single.update({row[0]: row[1] for row in knowledge.table("repair_script")})
    kept = set(knowledge.words("repair_kept"))
    strict = frozenset(single) - kept
    pivots: dict[str, list[tuple[int, str]]] = {}
    for phrase, plain in phrases.items():
        other = [i for i, (a, b) in enumerate(zip(phrase, plain, strict=True)) if single.get(a, a) != b]
        if other:
            pivots.setdefault(phrase[other[0]], []).append((other[0], phrase))
    traditional = _pairs(folder / "STCharacters.txt", every=True)
    simplified = [k for k, v in traditional.items() if k not in v.split(" ")]
    return Script(
        single=single,
        plain="".join(single.get(c, c) for c in map(chr, range(ord(max(c for c in single if c <= "\uffff")) + 1))),
        strict=strict,
        phrases=phrases,
        find_strict=characters(strict),
        find_simplified=characters(simplified),
        find_phrase=re.compile("(?=(" + "|".join(sorted(phrases, key=lambda p: (-len(p), p))) + "))"),
        find_pivot=characters(pivots),
        pivots={pivot: tuple(found) for pivot, found in pivots.items()},
        find_zhu=re.compile("|".join(knowledge.words("repair_zhu"))),
    )


def _pairs(path: Path, every: bool = False) -> dict[str, str]:
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if "\t" in line)
    return {key: value if every else value.split(" ")[0] for key, value in rows}


def characters(wanted: Iterable[str]) -> re.Pattern[str]:
    """Give the pattern of one of the characters, as far as they are up to U+FFFF."""
    # a class with one character beyond U+FFFF is searched a hundred times slower: those are found by _FAR
    return re.compile("[" + "".join(sorted(c for c in wanted if c <= "\uffff")) + "]")


def edits(text: str, signs: Set[str], knowledge: Knowledge) -> list[Edit]:
    """Give the edits that make `text` simplified: one a character, in a line of traditional text one a stretch of it.

    A line counts as traditional when it has more characters that only traditional text has than characters that only
    simplified text has; a line with none of either goes with the page.
    """
    script = tables(knowledge)
    if script.strict.isdisjoint(signs):
        return []
    simple = len(script.find_simplified.findall(text))
    if _more(script.find_strict, text, simple * 50):
        return _traditional(text, 0, len(text), script)
    traditional = _more(script.find_strict, text, simple)
    out: list[Edit] = []
    start = 0
    while start < len(text):
        stop = text.find("\n", start) + 1 or len(text)
        here = len(script.find_strict.findall(text, start, stop))
        against = len(script.find_simplified.findall(text, start, stop))
        if here > against or (here == against == 0 and traditional):
            out += _traditional(text, start, stop, script)
        elif here:
            found = script.find_strict.finditer(text, start, stop)
            out += [Edit(*m.span(), script.single[m[0]], "script", WHY) for m in found]
        start = stop
    return out


def is_traditional(text: str, knowledge: Knowledge) -> bool:
    """Tell whether most characters of `text` that tell of its script are traditional ones."""
    script = tables(knowledge)
    return _more(script.find_strict, text, len(script.find_simplified.findall(text)))


def _more(find: re.Pattern[str], text: str, number: int) -> bool:
    """Tell whether `text` has more than `number` matches."""
    return sum(1 for _ in islice(find.finditer(text), number + 1)) > number


def _traditional(text: str, start: int, stop: int, script: Script) -> list[Edit]:
    other: dict[int, tuple[str, str]] = {}  # what some characters become, and why, where it is not what `plain` says
    for match in _FAR.finditer(text, start, stop):
        if match[0] in script.single:
            other[match.start()] = script.single[match[0]], WHY
    for at, phrase in _chosen(text, start, stop, script):
        why = f"{WHY}, in {phrase}"
        other |= {place: (after, why) for place, after in enumerate(script.phrases[phrase], at)}
    if "著" in text:
        other |= {m.start() + m[0].index("著"): ("著", WHY) for m in script.find_zhu.finditer(text, start, stop)}
    plain = text[start:stop].translate(script.plain)
    out = []
    at = start
    for place in sorted(other):
        if at < place:
            out.append(Edit(at, place, plain[at - start : place - start], "script", WHY))
        after, why = other[place]
        out.append(Edit(place, place + 1, after, "script", why))
        at = place + 1
    if at < stop:
        out.append(Edit(at, stop, plain[at - start :], "script", WHY))
    return [edit for edit in out if text[edit.start : edit.stop] != edit.after]


def _chosen(text: str, start: int, stop: int, script: Script) -> list[tuple[int, str]]:
    """Give the phrases as opencc-python picks them: the longest first, of equal ones the leftmost, none over another.

    Only where a phrase matters, that is around a pivot, they are looked for at all.
    """
    taken: list[tuple[int, str]] = []
    done = start
    for match in script.find_pivot.finditer(text, start, stop):
        p = match.start()
        if p < done or not any(
            text.startswith(phrase, p - i) for i, phrase in script.pivots[match.group()] if p - i >= start
        ):
            continue
        low, high = max(done, p - _REACH), min(stop, p + _REACH)
        found = [(m.start(), m.group(1)) for m in script.find_phrase.finditer(text, low, high)]
        chosen = found if all(a + len(x) <= b for (a, x), (b, _) in pairwise(found)) else _longest(text, found, script)
        taken += chosen
        done = max([p + 1, *(a + len(x) for a, x in chosen if a <= p)])
        taken = [t for t in taken if t[0] < done]
    return taken


def _longest(text: str, found: list[tuple[int, str]], script: Script) -> list[tuple[int, str]]:
    every = {
        (at, text[at : at + n])
        for at, longest in found
        for n in range(2, len(longest) + 1)
        if text[at : at + n] in script.phrases
    }
    taken: list[tuple[int, str]] = []
    for at, phrase in sorted(every, key=lambda x: (-len(x[1]), x[0])):
        if all(at + len(phrase) <= b or b + len(p) <= at for b, p in taken):
            taken.append((at, phrase))
    return sorted(taken)
