"""People with an office: the name that stands directly after an office (市委书记张某某, 区委副书记、区长李某)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ahocorasick_rs

from kg.knowledge import Knowledge
from kg.model import Kind, Mention

_HAN = "\u4e00-\u9fff"
_ONE = re.compile(f"[{_HAN}]")
_GIVEN = re.compile(f"[{_HAN}]{{1,2}}")
_TWO = re.compile(f"[{_HAN}]{{2}}")
_STOP = re.compile("[的了在是与们个这那项目企司委局组县省区第年时等及对到为将被把让从向所该各亲就也都并还要]")
_SOFT = frozenset("向从时年将第")
"""Characters of `_STOP` that also begin given names of two characters, before a mark (刘向阳,)."""
_YEAR = re.compile("[^今去明每当近历往常全多同一二三四五六七八九十初末]年")
"""A given name that ends as a word for a time does, before a mark or what only a person does (周鹤年到…)."""
_WHEN = re.compile(r"[近昨今当前][日天期]|[月日年\d]|[一二三四五六七八九十][月日]")
_NEVER = frozenset("作在与到对就说率带兼任称是把将被从及等也还均都并即又曾")
"""Characters that end no given name: what stands before them is the whole name."""
_JOINS = frozenset("和同")
"""Characters that also end given names, but join two officers where another office with a name follows: 书记林某|和|县长周某某."""
_EDGE = re.compile(r"[、,\uff0c。;\uff1b:\uff1a!?\uff01\uff1f\s()\uff08\uff09“”’」》…/]|$")
_ON_DAY = re.compile(r"\d{1,2}(?:日|月\d)")
"""A day behind a name, before what the person did on it."""
_AND_OTHERS = re.compile("等(?:人|领导|同志)?(?:陪同|出席|参加|共同|先后|分别|深入|一同|见证|到|赴|在)")
_LEADERS = ("领导", "同志", "书记", "主任", "长")
"""What may stand before a name whose office follows in brackets: 县领导|王某某(县委副书记)."""
_DOTTED = re.compile(rf"[{_HAN}]{{1,6}}[·•・‧][{_HAN}]{{1,8}}")
_HEARERS = frozenset(("记者", "媒体", "大家", "社会", "客商", "企业"))
"""Those to whom an officer speaks: 某科长向|记者|介绍."""
_RARE = frozenset("和普来")
"""Surnames that are far more often a word: only before two characters that make none, and at the end of a clause or before a verb."""
_BEFORE_NAME = frozenset("由与和及同请随")
"""Characters that may stand before a name which its office follows."""
_STYLED = re.compile(r"(?:常务)?副?[省市县区州]长(?![江沙助期远效足治兴春乐城])|[市县区州]委副?书记")
"""An office behind a name."""
_OFFICE_AGAIN = re.compile("常务(?:副|委)|代理?(?=[省市县区州镇乡]长)")
"""What opens the next office of a list rather than a name: 县长陈某、|常务副县长刘某."""
_SERVES = re.compile("任(?:第?[一双总副]|常务)*(?:队长|组长|团长|主任|指挥长?|召集人|链长|专员|班长)")
"""What an officer serves as: 县委书记|任队长."""
_FOREIGN_NAME = range(7, 2, -1)
"""Lengths of a given name of another language written without a dot, the longest first."""
_KNOWN = 100
"""From this frequency on, what follows a surname of `_RARE` is a word."""
_WORD = 10_000
"""From this frequency on, two characters after a surname are believed a word unless a mark or a verb of speech follows (国际)."""
_COMMON = 300
"""From this frequency in jieba's list on, two characters are a word rather than a name (高度, 安排)."""


@dataclass(frozen=True)
class _Lexicon:
    anchor: re.Pattern[str]
    surname: re.Pattern[str]
    common: re.Pattern[str]
    """A surname that needs no further proof."""
    syllables: re.Pattern[str]
    """Characters with which names of other languages are written."""
    after: re.Pattern[str]
    strong: re.Pattern[str]
    other: re.Pattern[str]
    """Another office with a surname behind it."""
    bracket: re.Pattern[str]
    """Brackets that hold offices and nothing else."""


def find(text: str, start: int, stop: int, knowledge: Knowledge, regions: Sequence[Mention]) -> list[Mention]:
    """Give the persons of repaired `text[start:stop]` who are named after an office, at each place where the name stands.

    `regions` are the region and park mentions of the zone: no name begins with one. Raises DataError where a table is broken.
    """
    words = knowledge.once("recognise.persons", _compile)
    taken = {r.start for r in regions}
    spans: set[tuple[int, int]] = set()
    for match in words.anchor.finditer(text, start, stop):
        at = match.end()
        end = 0 if at in taken else _name(text, at, stop, words, knowledge)
        while end and (at, end) not in spans:
            spans.add((at, end))
            if text[end : end + 1] not in ("、", "和"):
                break
            at = end + 1
            end = 0 if at in taken else _name(text, at, stop, words, knowledge)
    if _STYLED.search(text, start, stop):
        spans.update(_styled(text, start, stop, words, knowledge, taken, {r.stop for r in regions}))
    spans.update(_bracketed(text, start, stop, words))
    names = {text[a:b] for a, b in spans if b - a > 2}
    spans.update(_again(text, start, stop, names))
    return [Mention(Kind.PERSON, a, b, text[a:b]) for a, b in sorted(spans)]


def _styled(
    text: str, start: int, stop: int, words: _Lexicon, knowledge: Knowledge, places: set[int], ends: set[int]
) -> Iterator[tuple[int, int]]:
    """Give the names of three characters that stand before an office: 陈某某|副市长表示. `places`: where places begin, `ends`: where they end."""
    for title in _STYLED.finditer(text, start, stop):
        begin, end = title.start() - 3, title.start()
        surname = words.surname.match(text, begin, end) if begin >= start else None
        before = text[begin - 1 : begin]
        opens = begin == start or begin in ends or not _ONE.match(before) or before in _BEFORE_NAME
        place = begin in places or end in ends
        if surname is None or surname.end() > end - 1 or not opens or place or surname[0] in _RARE:
            continue
        given = text[surname.end() : end]
        whole = knowledge.frequencies.get(text[begin:end], 0) >= _COMMON
        common = whole or knowledge.frequencies.get(given, 0) >= _WORD
        if (
            not common
            and given[-1] != "由"
            and _GIVEN.fullmatch(given)
            and not _STOP.search(given)
            and not _WHEN.match(given)
        ):
            yield begin, end


def _bracketed(text: str, start: int, stop: int, words: _Lexicon) -> Iterator[tuple[int, int]]:
    """Give the names, between marks, behind which an office stands in brackets: 、王某某|(县委副书记)."""
    for match in words.bracket.finditer(text, start, stop):
        for size in (2, 3):
            begin, end = match.start() - size, match.start()
            surname = words.surname.match(text, begin, end) if begin >= start else None
            opens = begin == start or _EDGE.match(text, begin - 1) is not None or text.endswith(_LEADERS, start, begin)
            if surname and surname.end() < end and opens and not _STOP.search(text, surname.end(), end):
                yield begin, end
                break


_FEW = 12
"""So many names are found sooner one by one than by an automaton that has to be made first."""


def _standing(text: str, start: int, stop: int, names: set[str]) -> Iterator[tuple[int, int]]:
    for name in names:
        at = text.find(name, start, stop)
        while at >= 0:
            yield at, at + len(name)
            at = text.find(name, at + 1, stop)


def _again(text: str, start: int, stop: int, names: set[str]) -> Iterator[tuple[int, int]]:
    """Give the places where `names` stand, the longest first; many names are looked for in one pass."""
    if len(names) <= _FEW:
        low = start
        for begin, end in sorted(_standing(text, start, stop, names), key=lambda s: (s[0], -s[1])):
            if begin >= low:
                yield begin, end
                low = end
    else:
        automaton = ahocorasick_rs.AhoCorasick(sorted(names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        for _, begin, end in automaton.find_matches_as_indexes(text[start:stop]):
            yield start + begin, start + end


def _name(text: str, at: int, stop: int, words: _Lexicon, knowledge: Knowledge) -> int:
    """Give where the name that begins at `at` ends, 0 if none does: what follows decides between two and three characters."""
    if _SERVES.match(text, at, stop) or _OFFICE_AGAIN.match(text, at, stop):
        return 0
    dotted = _DOTTED.match(text, at, min(stop, at + 16))
    if dotted:
        return _dotted(text, dotted, words)
    foreign = _foreign(text, at, stop, words, knowledge)
    surname = words.surname.match(text, at, stop)
    if foreign or not surname:
        return foreign
    if surname[0] in _RARE:
        return _rare(text, at, stop, words, knowledge)
    long_, short = surname.end() + 2, surname.end() + 1
    given = text[surname.end() : long_]
    if given in _HEARERS:
        return 0
    ends = _ends(text, long_) or words.strong.match(text, long_, stop) is not None
    soft = given[:1] in _SOFT and len(given) == 2 and ends and long_ < stop
    if len(given) < 1 or not _ONE.match(given) or (_STOP.match(given) and not soft) or _WHEN.match(given):
        return 0
    common = knowledge.frequencies.get(text[at:short], 0) >= _COMMON
    across = knowledge.frequencies.get(text[at - 1 : at + 1], 0) >= _COMMON
    joins = given[1:] in _JOINS and words.other.match(text, long_, stop) is not None
    if len(given) == 2 and _ONE.match(given[1]) and long_ <= stop:
        full = knowledge.frequencies.get(text[at:long_], 0) >= _COMMON
        edge = _ends(text, long_) or long_ == stop or (not across and _word_follows(text, long_, stop, knowledge))
        full = full or (
            knowledge.frequencies.get(given, 0) >= _WORD
            and not _EDGE.match(text, long_)
            and not words.after.match(text, long_, stop)
        )
        if (
            not full
            and (not _STOP.match(given[1]) or _YEAR.match(given))
            and (edge or words.after.match(text, long_, stop))
        ):
            follows = words.after.match(text, short, stop)
            tail_word = follows is not None and (follows.end() > long_ or given[1] in _NEVER)
            if not tail_word and not joins:
                if not common or edge or words.strong.match(text, long_, stop):
                    return long_
                return 0
    edge = _ends(text, short) or short >= stop
    if common:
        return short if words.strong.match(text, short, stop) or _ON_DAY.match(text, short, stop) else 0
    return short if edge or joins or words.after.match(text, short, stop) else 0


def _ends(text: str, at: int) -> bool:
    """Tell whether a mark, a day or 等 and a verb at `at` ends the name before it."""
    return any(pattern.match(text, at) for pattern in (_EDGE, _ON_DAY, _AND_OTHERS))


def _rare(text: str, at: int, stop: int, words: _Lexicon, knowledge: Knowledge) -> int:
    """Give where the name of three characters ends that begins with a surname of `_RARE`, 0 if it is none."""
    end = at + 3
    given = text[at + 1 : end]
    if end > stop or not _TWO.fullmatch(given) or _STOP.search(given) or words.common.match(given):
        return 0
    if any(knowledge.frequencies.get(word, 0) >= _KNOWN for word in (given, text[at : at + 2], text[at:end])):
        return 0
    return end if _EDGE.match(text, end) or words.after.match(text, end, stop) else 0


def _foreign(text: str, at: int, stop: int, words: _Lexicon, knowledge: Knowledge) -> int:
    """Give where a name of another language without a dot ends (阿依古丽), 0 if none begins at `at`."""
    run = words.syllables.match(text, at, min(stop, at + _FOREIGN_NAME.start))
    if not run:
        return 0
    for end in range(run.end(), at + _FOREIGN_NAME.stop, -1):
        if knowledge.frequencies.get(text[at:end], 0) >= _COMMON or (end - at == 3 and words.common.match(text, at)):
            continue
        if end == stop or _EDGE.match(text, end) or words.after.match(text, end, stop):
            return end
    return 0


def _word_follows(text: str, at: int, stop: int, knowledge: Knowledge) -> bool:
    """Tell whether a word of general Chinese begins at `at`, and none as common one character earlier."""
    if at + 2 > stop:
        return False
    ahead = knowledge.frequencies.get(text[at : at + 2], 0)
    return ahead >= _COMMON and ahead > knowledge.frequencies.get(text[at - 1 : at + 1], 0)


def _dotted(text: str, dotted: re.Match[str], words: _Lexicon) -> int:
    dot = re.search("[·•・‧]", dotted[0])
    begin = dotted.start() + (dot.end() if dot else 0)
    for end in range(begin + 1, dotted.end() + 1):
        if _EDGE.match(text, end) or words.after.match(text, end):
            return end
    return 0


def _compile(knowledge: Knowledge) -> _Lexicon:
    titles = knowledge.words("office_titles")
    surnames = knowledge.words("surname")
    after = knowledge.table("person_after")
    syllables = "".join(knowledge.words("name_syllables"))
    first = "".join(s for s in surnames if len(s) == 1)
    double = "|".join(s for s in surnames if len(s) == 2)
    last = sorted({t[-2:] for t in titles})
    anchor = rf"(?:{'|'.join(last)})[ 　]?(?=[{first}{syllables}]|{double}|[{_HAN}]{{1,6}}[·•・‧])"
    follows = "|".join(sorted((re.escape(r[0]) for r in after), key=lambda w: (-len(w), w)))
    return _Lexicon(
        anchor=re.compile(anchor),
        surname=re.compile(f"{double}|[{first}]"),
        common=re.compile(f"{double}|[{''.join(s for s in first if s not in _RARE)}]"),
        syllables=re.compile(f"[{syllables}]{{3,}}"),
        after=re.compile(follows),
        other=re.compile(rf"(?!{follows})[{_HAN}]{{0,5}}?{anchor}"),
        bracket=re.compile(
            rf"[(\uff08](?:[{_HAN}]{{1,14}}?[、,\uff0c])*[{_HAN}]{{0,14}}?(?:{'|'.join(last)})[)\uff09]"
        ),
        strong=re.compile("[、,\uff0c。]|" + "|".join(re.escape(r[0]) for r in after if r[1] == "strong")),
    )
