"""A stretch of text as GBK bytes of which some are lost: the lattice of what it may have been, and the verdict on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.repair import gbk, script
from kg.repair.edits import Edit
from kg.repair.lattice import Choice, Edge, Lattice, Node, Step
from kg.repair.reading import LONGEST, PAGE, STOPS, Reader, words

GAIN = 5.0
"""Nats by which the mended reading must beat the text as it stands."""
CLEAR = 2.5
"""Nats by which the mended reading must beat the next best mended reading."""
LONE = 6.0
"""The same for a lost character that the reading takes for a word by itself: its frequency alone says little, in names above all."""
LOSS = -3.0
"""Log probability that a lead byte is lost where a mark stands that such a loss leaves behind."""
MARKED = -5.0
"""The same where the decoder left a '?' for the byte: most question marks are nothing else."""
DROPPED = -1.0
"""Log probability that a run out of step ends with a byte that the decoder drops, where it cannot go on."""
AROUND = 5
"""Characters of context before the damage and behind the byte that ends it."""
_FAR = 12
"""Characters that a run may go on behind an ASCII letter or digit that may belong to it."""
_STRANGE = 2
"""Characters one after the other that are no word of the dictionary: a name may have two, more mean that the text is in step again."""
_REACH = 200
"""Longest run that is looked at."""
_LINE = 2000
"""Characters of a line that are searched for the mark that opens a quotation."""

_ASCII = re.compile(r"[\x00-\x7f]")
_SIGN = re.compile(r"[\x00-/:-?\[-`{-\x7f]")
_OPENING = frozenset("“‘、《（〈【·—")
"""Marks that no line ends with."""
_CLOSING = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "）": "（", "】": "【"}


_NARROW = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "，：；！？（）"}


class Letters(NamedTuple):
    """Simplified forms, and what a lost byte may have made, by the byte that is left: only characters that Chinese text has."""

    single: Mapping[str, str]
    strict: frozenset[str]
    cost: Mapping[str, float]
    trail: tuple[tuple[Choice, ...], ...]
    lead: tuple[tuple[Choice, ...], ...]
    memo: dict[tuple[int, int], tuple[Choice, ...]]

    def before(self, lead: int, following: int) -> tuple[Choice, ...]:
        """Give the choices for a character of which only the lead byte is left, before the byte `following`."""
        key = (lead, following)
        if key not in self.memo:
            self.memo[key] = self.known(gbk.with_lead_before(lead, following))
        return self.memo[key]

    def choice(self, character: str) -> Choice:
        """Give a character as it is read and as it is written; a form that depends on the word is left to `script`."""
        plain = self.single.get(character, character)
        return plain, plain if character in self.strict else character

    def choices(self, characters: Iterable[str | None]) -> tuple[Choice, ...]:
        """Give the choices of characters, one for each simplified form."""
        return tuple(dict.fromkeys((p, p) for c in characters if c for p in (self.single.get(c, c),)))

    def known(self, characters: Iterable[str]) -> tuple[Choice, ...]:
        """Give the choices that Chinese text has, the most frequent first."""
        return tuple(sorted((c for c in self.choices(characters) if c[0] in self.cost), key=lambda c: -self.cost[c[0]]))


def letters(knowledge: Knowledge) -> Letters:
    """Give the tables, built at the first call."""
    return knowledge.once("repair.bytestream.letters", _build)


def _build(knowledge: Knowledge) -> Letters:
    tables = script.tables(knowledge)
    bare = Letters(tables.single, tables.strict, words(knowledge).cost, (), (), {})
    return bare._replace(
        trail=tuple(bare.known(gbk.with_trail(byte)) for byte in range(256)),
        lead=tuple(bare.known(gbk.with_lead(byte)) for byte in range(256)),
    )


class Page:
    """A page with damaged places: its letters, and what it says elsewhere."""

    def __init__(self, text: str, damaged: Iterable[tuple[int, int]] | None, knowledge: Knowledge) -> None:
        """Take the text and the spans of it where damage shows; None: its decoder writes '?' for lone bytes, which is seen already,
        and what it says elsewhere is not asked for.
        """
        self.text = text
        self.marked = MARKED if damaged is not None else DROPPED
        self.letters = letters(knowledge)
        rest = elsewhere(text, damaged)[:PAGE] if damaged is not None else ""
        self.reader = Reader(words(knowledge), rest.translate(script.tables(knowledge).table))

    def window(self, start: int, stop: int) -> tuple[int, int]:
        """Give the stretch that damage at `[start, stop)` is judged in: up to where ASCII brings the bytes back into step."""
        text = self.text
        begin = max(text.rfind("\n", max(0, start - AROUND), start) + 1, start - AROUND, 0)
        end = text.find("\n", stop, stop + _REACH)
        end = end if end >= 0 else min(len(text), stop + _REACH)
        first = _ASCII.search(text, stop, end)
        if first is None:
            return begin, end
        # a letter or digit may also be two bytes of the run made half-width
        sign = _SIGN.search(text, first.start(), min(end, first.start() + _FAR))
        return begin, min(end, (sign.end() if sign else first.start() + _FAR) + AROUND)


class Verdict(NamedTuple):
    """The best reading of a stretch: the runs that change, each in its pieces, and whether it wins clearly."""

    runs: list[list[tuple[int, int, str]]]
    clear: bool


def build(page: Page, start: int, stop: int, sites: Collection[int]) -> Lattice:
    """Build the lattice of a stretch of the page, where a lead byte may be lost before each offset in `sites`."""
    lattice = Lattice(start, stop)
    for i in range(start, stop):
        lattice.add((i, 0), Edge((i + 1, 0), (page.letters.choice(page.text[i]),)))
    for i in sites:
        bytes_ = gbk.pair(page.text[i])
        if bytes_:
            lattice.add((i, 0), Edge((i + 1, 1), page.letters.trail[bytes_[0]], LOSS, lost=True))
            run_on(lattice, page, i + 1)
    return lattice


def run_on(lattice: Lattice, page: Page, i: int) -> None:
    """Add what the text may be from `(i, 1)` on, as far as it can run out of step."""
    text, known = page.text, page.letters.cost
    strange = 0
    while i <= lattice.stop[0] and (i, 1) not in lattice.edges:
        before = gbk.pair(text[i - 1])
        if before is None:
            return
        here = gbk.pair(text[i]) if i < len(text) else None
        whole = gbk.character(before[1], here[0]) if here else None
        strange = 0 if whole is None or page.letters.choice(whole)[0] in known else strange + 1
        if strange > _STRANGE:
            return
        if i == lattice.stop[0]:
            if i == len(text) or text[i] == "\n":
                found = tuple(c for c in page.letters.lead[before[1]] if _may_end(text, i, c[0]))
                lattice.add((i, 1), Edge((i, 0), found, DROPPED, lost=True))
            return
        if not _out_of_step(lattice, page, i, before[1]):
            return
        i += 1


def _out_of_step(lattice: Lattice, page: Page, i: int, pending: int) -> bool:
    """Add the edges that leave `(i, 1)`, where the byte `pending` waits for its trail byte; tell whether it may run on."""
    node: Node = (i, 1)
    text, c = page.text, page.text[i]
    on = False
    bytes_ = gbk.pair(c)
    if bytes_ and (whole := gbk.character(pending, bytes_[0])):
        lattice.add(node, Edge((i + 1, 1), (page.letters.choice(whole),)))
        on = True
    if "@" <= c <= "~" and (whole := gbk.character(pending, ord(c))):
        lattice.add(node, Edge((i + 1, 0), (page.letters.choice(whole),)))
    found = page.letters.lead[pending]
    if c in "?\ufffd":
        # the decoder wrote one sign for the lone byte, and some decoders took the character after it along
        eaten = "<" if text[i + 1 : i + 2] == "/" else ""
        if eaten or text[i + 1 : i + 2] in ("", "\n"):
            found = tuple(f for f in found if _may_end(text, i, f[0]))
        lattice.add(node, Edge((i + 1, 0), tuple((p, w + eaten) for p, w in found), page.marked, lost=True))
    following = ord(c) if c.isascii() else bytes_[0] if bytes_ else 0
    lattice.add(node, Edge((i, 0), page.letters.before(pending, following), DROPPED, lost=True))
    return on


def _may_end(text: str, i: int, character: str) -> bool:
    """Tell whether a line may end with a character at `i`: no opening mark, and a closing one only where one is open."""
    if character in _OPENING:
        return False
    return character not in _CLOSING or is_open(text, i, _CLOSING[character], character)


def is_open(text: str, i: int, opening: str, closing: str) -> bool:
    """Tell whether an opening mark stands before `text[i]` on its line that no closing one has answered."""
    line = text.rfind("\n", max(0, i - _LINE), i) + 1 or max(0, i - _LINE)
    return text.rfind(opening, line, i) > text.rfind(closing, line, i)


def judge(lattice: Lattice, page: Page, as_is: float | None = None) -> Verdict | None:
    """Give the verdict on a lattice; None where the text reads best as it stands (`as_is`: how well, where the caller knows)."""
    reading = lattice.read(page.reader)
    if as_is is None:
        as_is, _ = reading.best(mend=False)
    score, found = reading.best()
    lost = [(step, len(word) == 1 and step.choice[0] not in STOPS) for word in found for step in word if step.edge.lost]
    if not lost or score - as_is < GAIN:
        return None
    clear = all(
        score - reading.best(frozenset({(step.at, step.choice[0])}))[0] >= (LONE if alone else CLEAR)
        for step, alone in lost
    )
    steps = [step for word in found for step in word]
    return Verdict(list(_runs(steps, lattice.start[0])), clear)


def edits(page: Page, verdict: Verdict | None, start: int, kind: str, why: str) -> list[Edit]:
    """Give the edits of a verdict on the stretch that begins at `start`.

    They are of kind `kind` where the verdict is clear, else of kind `damaged`, one a run, which changes nothing.
    """
    if verdict is None:
        return []
    if verdict.clear:
        # a page whose full-width signs were made half-width had those of the run made so too
        table = _NARROW if "，" not in page.text and "," in page.text else {}
        pieces = ((start + a, start + b, after) for run in verdict.runs for a, b, after in run)
        return [Edit(a, b, after.translate(table), kind, why) for a, b, after in pieces]
    spans = ((start + run[0][0], start + run[-1][1]) for run in verdict.runs)
    return [Edit(a, b, page.text[a:b], "damaged", f"{why}; more than one reading is good") for a, b in spans]


def _runs(steps: list[Step], origin: int) -> Iterable[list[tuple[int, int, str]]]:
    """Give the stretches that change, offsets from `origin`, each as pieces: a piece of the text begins where the first byte of its characters stands."""
    run: list[tuple[int, str]] = []
    for step in steps:
        if not run and not step.edge.lost:
            continue
        run.append((step.at[0] - step.at[1], step.choice[1]))
        if step.edge.to[1] == 0:
            starts = sorted({start for start, _ in run})
            stops = [*starts[1:], step.edge.to[0]]
            yield [
                (a - origin, b - origin, "".join(c for at, c in run if at == a))
                for a, b in zip(starts, stops, strict=True)
            ]
            run = []


def elsewhere(text: str, damaged: Iterable[tuple[int, int]]) -> str:
    """Give the text without damaged spans, what follows each of them up to the next ASCII character, and their neighbours.

    What stands beside the damage must not count as said elsewhere, or it would speak against words that reach into it.
    """
    pieces = []
    at = 0
    for start, stop in damaged:
        if at > PAGE:
            break
        pieces.append(text[at : max(at, start - LONGEST)])
        end = _ASCII.search(text, stop)
        at = max(at, end.end() + LONGEST if end else len(text))
    pieces.append(text[at : at + PAGE])
    return "\n".join(pieces)
