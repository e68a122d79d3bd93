"""A stretch of text as GBK bytes of which some are lost: the lattice of what it may have been."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.repair import gbk, gloss, script
from kg.repair.lattice import IN, OUT, Choices, Edge, Lattice, Node
from kg.repair.reader import Reader
from kg.repair.reading import LONGEST, PAGE, words

GAIN = 5.0
"""Nats by which the mended reading must beat the text as it stands."""
GAIN_TRADITIONAL = 2.0
"""The same on a page in traditional characters: the pages that lost bytes are those that were turned into these."""
LOSS = -3.0
"""Log probability that a lead byte is lost where a mark stands that such a loss leaves behind."""
MARKED = -5.0
"""The same where the decoder left a '?' for the byte: most question marks are nothing else."""
BROKEN = 4.0
"""Nats by which it is likelier that '?' took a line break along than another character, where a line may begin behind it."""
DROPPED = -1.0
"""Log probability that a run out of step ends with a byte that the decoder drops, where it cannot go on."""
SKIPPED = -3.0
"""The same where no ASCII byte follows: some decoders go on with the second byte of an impossible pair."""
NEVER_SKIPPED = -9.0
"""The same for decoders that mark lone bytes: none is known that does so."""
GAP = -2.0
"""Added to the log probability of a reading for each pair that GBK leaves to its users and the page lost."""
RAREST = -14.0
"""Log probability of the rarest character that is looked for where more is lost than a lead byte."""
AROUND = 5
"""Characters of context before the damage and behind it."""
_REACH = 200
"""Longest run that is looked at."""
_LINE = 2000
"""Characters of a line that are searched for the mark that opens a quotation."""

_SIGN = re.compile(r"[\x00-/:-?]")
"""ASCII that is no letter: a letter may be the second byte of a character."""
LONE_SIGNS = ("?", "\ufffd")
"""What decoders write for a byte that stands alone."""
_TAG = re.compile(r"/?(?:p|br|div|span|strong|b|a|td|li|h\d|img|font|em|section) ?/?>|/p\b|$|\n")
"""What follows a '?' that took '<' along, or ends a line: nothing of the text went with it."""
_BEGINS = re.compile(
    "[一-鿿](?<![年月日号个家亩万亿名位项点时分秒周届条座栋台套米吨元天次种类岁户人度期楼层號個畝萬億項點時臺噸歲樓層])"
)
"""A character that begins a line, where '?' took the break along: no figure stood before it."""
_ENDS = frozenset("。”！？：")
_GLOSS = re.compile(f"[(\uff08]?([{gloss.LETTERS}]{{1,9}})[)\uff09]")
_OPENING = frozenset("“‘、，《（〈【·—")
"""Marks that no line ends with."""
_BRACKETS = frozenset("（）()《》!?！？:;")
"""Marks that are never found where both their bytes are in doubt."""
_CLOSING = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "）": "（", "】": "【"}


class Letters(NamedTuple):
    """Simplified forms, and what a lost byte may have made, by the byte that is left: only characters that Chinese text has."""

    single: Mapping[str, str]
    strict: frozenset[str]
    cost: Mapping[str, float]
    trail: tuple[Choices, ...]
    lead: tuple[Choices, ...]
    memo: dict[tuple[int, int, str], Choices]

    def before(self, lead: int, following: int) -> Choices:
        """Give the choices for a character of which only the lead byte is left, before the byte `following`."""
        return self._once((lead, following, "before"), lambda: gbk.with_lead_before(lead, following))

    def into_gap(self, lead: int, gap: int) -> Choices:
        """Give the choices for a character whose trail byte begins a lost pair (`gbk.gaps`)."""
        return self._once((lead, gap, "into"), lambda: gbk.into_gap(lead, gap))

    def out_of_gap(self, trail: int, gap: int) -> Choices:
        """Give the choices for a character whose lead byte ends such a pair."""
        return self._once((trail, gap, "out"), lambda: gbk.out_of_gap(trail, gap))

    def _once(self, key: tuple[int, int, str], make: Callable[[], Iterable[str]]) -> Choices:
        found = self.memo.get(key)
        if found is None:
            cost = self.cost
            found = self.memo[key] = {c: c for c in self.known(make()) if c not in _BRACKETS and cost[c] > RAREST}
        return found

    def choice(self, character: str) -> Choices:
        """Give a character as the only choice; a form that depends on the word is left to `script`."""
        plain = self.single.get(character, character)
        return {plain: plain if character in self.strict else character}

    def choices(self, characters: Iterable[str | None]) -> Choices:
        """Give the choices of characters, one for each simplified form."""
        return {plain: plain for c in characters if c for plain in (self.single.get(c, c),)}

    def known(self, characters: Iterable[str]) -> Choices:
        """Give the choices that Chinese text has, the most frequent first."""
        cost = self.cost
        return {c: c for c in sorted((c for c in self.choices(characters) if c in cost), key=lambda c: -cost[c])}


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
        self.narrow = "，" not in text and "," in text
        self.marked = MARKED if damaged is not None else DROPPED
        self.letters = letters(knowledge)
        self.said = gloss.readings(knowledge)
        self.gain = GAIN
        self.skipped = SKIPPED
        rest = elsewhere(text, damaged)[:PAGE] if damaged is not None else ""
        self.reader = Reader(words(knowledge), rest.translate(script.tables(knowledge).plain))

    def begin(self, at: int) -> int:
        """Give where the stretch begins that damage at `at` is judged in."""
        return max(self.text.rfind("\n", max(0, at - AROUND), at) + 1, at - AROUND, 0)

    def same(self, at: int) -> tuple[str, int]:
        """Give the stretch that damage at `at` is judged by, and where in it: the same stretch gets the same verdict."""
        begin = self.begin(at)
        return self.text[begin : at + _REACH], at - begin

    def lattice(
        self, at: int, stop: int, sites: Mapping[Node, Sequence[Edge]], opened: Mapping[Node, Sequence[Edge]]
    ) -> Lattice:
        """Give the lattice of the stretch around damage at `[at, stop)`, up to where the bytes are in step again.

        `sites` are the edges that the damage adds, by the node that they leave, and `opened` the same where its offset is open.
        Pairs of bytes may be lost before open offsets.
        """
        text = self.text
        end = text.find("\n", stop, stop + _REACH)
        limit = end if end >= 0 else min(len(text), stop + _REACH)

        def edges(node: Node, is_open: bool) -> list[Edge]:
            i, state = node
            if state == IN:
                return [Edge((i + 1, IN), self.letters.choice(text[i])), *(opened if is_open else sites).get(node, ())]
            if state == OUT:
                return list(self._out_of_step(i, limit, is_open))
            return self._behind_gap(i, state - OUT - 1)

        return Lattice(self.begin(at), limit, AROUND, edges)

    def _out_of_step(self, i: int, limit: int, gap: bool) -> Iterable[Edge]:
        """Give the edges that leave `(i, OUT)`: the second byte of `text[i - 1]` waits for its trail byte."""
        text, known = self.text, self.letters
        before = gbk.pair(text[i - 1])
        if before is None:
            return
        pending = before[1]
        if i >= limit:
            if i == len(text) or text[i] == "\n":
                found = {c: c for c in known.lead[pending] if _may_end(text, i, c)}
                yield Edge((i, IN), found, DROPPED, lost=True)
            return
        c = text[i]
        here = gbk.pair(c)
        if here and (whole := gbk.character(pending, here[0])):
            yield Edge((i + 1, OUT), known.choice(whole))
            if (
                here[1] < 0x80 and text[i + 1 : i + 2].isascii()
            ):  # of a Latin word the first letter, taken for a second byte
                yield Edge((i + 1, IN), {c: written + chr(here[1]) for c, written in known.choice(whole).items()})
        if "@" <= c <= "~" and (whole := gbk.character(pending, ord(c))):
            yield Edge((i + 1, IN), known.choice(whole))
        if c in LONE_SIGNS or c in "(\uff08":
            yield from self._lone(i, pending)
        if alone := gbk.character(pending, 0x80):  # 80 is a byte by itself: the euro of Windows, or nothing
            yield Edge((i + (c == "€"), IN), known.choice(alone), DROPPED, lost=True)
        following = ord(c) if c.isascii() else here[0] if here else 0
        skipped = c >= "@"
        cost = self.skipped if skipped else DROPPED
        yield Edge((i, IN), known.before(pending, following), cost, lost=True, more=skipped)
        if gap and here:
            yield from self.into_gaps(i, [pending])

    def into_gaps(self, i: int, leads: Sequence[int]) -> Iterable[Edge]:
        """Give the edges over a character with one of the lead bytes whose trail byte is the first of a pair that is lost before `text[i]`."""
        for gap in range(len(gbk.gaps())):
            found = {c: c for lead in leads for c in self.letters.into_gap(lead, gap)}
            yield Edge((i, OUT + 1 + gap), found, GAP, lost=True, more=True)

    def _behind_gap(self, i: int, gap: int) -> list[Edge]:
        c = self.text[i]
        here = gbk.pair(c)
        found = [Edge((i + 1, OUT), self.letters.out_of_gap(here[0], gap), lost=True)] if here else []
        if "@" <= c <= "~":
            found.append(Edge((i + 1, IN), self.letters.out_of_gap(ord(c), gap), lost=True))
        elif alone := self.letters.out_of_gap(0x80, gap):
            found.append(Edge((i + (c == "€"), IN), alone, DROPPED, lost=True))
        return found

    def _lone(self, i: int, pending: int) -> Iterable[Edge]:
        """Give the edges over what a decoder wrote for the lone byte at `text[i]`, and over the gloss of its character."""
        text, found = self.text, self.letters.lead[pending]
        lone = text[i] in LONE_SIGNS
        spoken = _GLOSS.match(text, i + lone)
        if spoken:
            said = gloss.syllable(spoken[1])
            fits = tuple(c for c in gbk.with_lead(pending) if said in self.said.get(c, ()))
            yield Edge((spoken.end(), IN), self.letters.choices(fits), lost=True)
        if not lone:
            return
        # '?' took the ASCII character behind the byte along; a browser's U+FFFD did not
        tag = _TAG.match(text, i + 1)
        eaten = "<" if text[i + 1 : i + 2] == "/" else ""
        marked = self.marked
        if tag:
            found = {c: c + eaten for c in found if _may_end(text, i, c)}
        elif text[i] == "?" and _BEGINS.match(text, i + 1):
            ends = {c: c + "\n" for c in found if c in _ENDS and _may_end(text, i, c)}
            yield Edge((i + 1, IN), ends, marked, lost=True)
            found = {c: c for c in found if c not in ends}
            marked -= BROKEN
        yield Edge((i + 1, IN), found, marked, lost=True, doubt=tag is None and text[i] == "?")


def _may_end(text: str, i: int, character: str) -> bool:
    """Tell whether a line may end with a character at `i`: no opening mark, and a closing one only where one is open."""
    if character in _OPENING:
        return False
    return character not in _CLOSING or is_open(text, i, _CLOSING[character], character)


def is_open(text: str, i: int, opening: str, closing: str) -> bool:
    """Tell whether an opening mark stands before `text[i]` on its line that no closing one has answered."""
    line = text.rfind("\n", max(0, i - _LINE), i) + 1 or max(0, i - _LINE)
    return text.rfind(opening, line, i) > text.rfind(closing, line, i)


def elsewhere(text: str, damaged: Iterable[tuple[int, int]]) -> str:
    """Give the text without damaged spans, what follows each of them up to the next sign, and their neighbours.

    What stands beside the damage must not count as said elsewhere, or it would speak against words that reach into it.
    """
    pieces = []
    at = 0
    for start, stop in damaged:
        if at > PAGE:
            break
        pieces.append(text[at : max(at, start - LONGEST)])
        end = _SIGN.search(text, stop)
        at = max(at, end.end() + LONGEST if end else len(text))
    pieces.append(text[at : at + PAGE])
    return "\n".join(pieces)
