"""What the head of a name must not hold: half a word, a word of counting, a clause's preposition or verb."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from kg.model import Kind, Mention
from kg.recognise.names import Lexicon, clausal, measures, segment

_RANKED = re.compile(
    r"(?:首[个家座条例套台]|第[一二三四五六七八九十\d]{1,3}(?:(?:[个家座]|大(?![桥道街坝厦]))|条(?!.{0,4}生产线))|[一1][个座条家项](?!性|体|点|站|化))(?:的|大)*"
)
"""A word that counts or ranks one thing: the name comes after it (国内首座|某某变电站)."""

_MANY = re.compile(
    r"上述|首批|第[一二三四五六七八九十\d]{1,3}批|[大小]批|不少|诸多|众多|很多|大多数|大?部分|一大?批|一系列|[几数多两][个座条家项]|"
    r"(?<!\d\d\d)(?<!第)[二三四五六七八九十\d][个座条家项名](?!性|体|点|站|化)|各[个类项]|许多|多数(?!据)|"
    r"(?<=[\d一二三四五六七八九十])[余多]?[百千万亿][余多]?(?:家|项|座(?!椅))|[近约逾超][百千万][余多]?[个座家项]|\d万套(?=.{0,6}(?:房|住房|安居))"
)
"""A word that counts many things: what follows names none of them."""

_GRAMMAR = frozenset("继以着此就在于据把被从但而则若该让使且因虽了已跟也仍")
"""Single characters that, standing alone between words, belong to a clause."""

_HEXA = frozenset("二三内醇酸酮烷烯")
"""What follows 已 where 己 is meant, the sixth of a row of chemicals: 已二酸."""

_JOINTS = frozenset(("及", "与", "和", "及其", "以及", "的", "或", "之", "相关", "有关", "相应", "其他"))

_GOES = frozenset(("到", "赴", "来到", "前往"))
"""Verbs that bring somebody to the company whose project the name is of: 李某到|某集团二期项目."""

_WINDOW = 6
"""How many characters before a name are read for a word that it cuts in two; jieba's words are seldom longer."""

_BUILT = re.compile("(?:投资|建设|新建|扩建|兴建|中标|建)+")

_OPENS = re.compile("[“(（]")

_NAMED = frozenset((Kind.REGION, Kind.PARK, Kind.COMPANY))


def trimmed(
    text: str, begin: int, end: int, starting: Mapping[int, Mention], lex: Lexicon, *, joined: bool = True
) -> int:
    """Give where the name `text[begin:end]` begins once half words and the clause's words are taken off its head.

    `starting`: the mentions found before, by start; what they cover is not looked into. `joined`: names of this kind may hold
    和, 与, 及. `end` itself if nothing is left.
    """
    first = begin
    begin = max(begin, _whole_word(text, begin, end, lex)) if begin not in starting else begin
    at = begin
    while at in starting and starting[at].kind in _NAMED and starting[at].stop < end:
        at = starting[at].stop
    for inner in range(at, end):
        if inner in starting and starting[inner].kind is Kind.MONEY:
            begin = at = starting[inner].stop
    marked = _OPENS.search(text, begin, end) is not None
    if any(not (marked and _quoted(text, at, match.start())) for match in _MANY.finditer(text, at, end)):
        return end
    for match in _RANKED.finditer(text, at, end):
        if not (marked and _quoted(text, at, match.start())):
            begin = at = match.end()
    previous = ""
    words = _words(text[at:end], at, lex)
    for (word, stop), (following, _) in pairwise([*words, ("", end)]):
        if stop >= end:
            break
        made, previous = measures(previous), word
        if marked and _quoted(text, begin, stop):
            continue
        if (word in _GRAMMAR and not (word == "已" and following[:1] in _HEXA)) or word[0] == "最":
            return end
        if word in _JOINTS:
            begin = begin if joined else stop
        elif (
            (word in _GOES and (goal := starting.get(stop)) is not None and goal.kind is Kind.COMPANY)
            or (clausal(word, following, lex) and not made)
            or word in lex.function
        ):
            begin = stop
    built = _BUILT.match(text, begin, end) if begin > first else None
    return built.end() if built is not None else begin


def _whole_word(text: str, begin: int, end: int, lex: Lexicon) -> int:
    """Give where the word that `begin` cuts in two ends, `begin` if it cuts none."""
    low = max(0, begin - _WINDOW)
    if not "\u4e00" <= text[begin - 1 : begin] <= "\u9fff":
        return begin
    for word, stop in _words(text[low : min(end, begin + _WINDOW)], low, lex):
        if stop >= begin:
            return stop if stop > begin and lex.known.get(word, 0.0) >= _FREQUENT else begin
    return begin


_FREQUENT = 4.7
"""Logarithm of the frequency (about 100 in jieba's dictionary) from which a word across the beginning is believed."""


def _words(text: str, start: int, lex: Lexicon) -> list[tuple[str, int]]:
    found = []
    for word in segment(text, lex):
        start += len(word)
        found.append((word, start))
    return found


def _quoted(text: str, begin: int, stop: int) -> bool:
    """Tell whether `stop` lies inside quotes or brackets that open after `begin`."""
    return any(text.rfind(a, begin, stop) > text.rfind(b, begin, stop) for a, b in ("“”", "()", "（）"))
