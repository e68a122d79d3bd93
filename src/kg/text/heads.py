"""How the matches of a pattern begin: a few literal characters, read off the pattern itself.

A pattern that is tried at every place of a page costs a hundred nanoseconds a character where its alternatives are many. Most
places are none where it could match: what a match begins with is known beforehand (`项目|第[一二]批`: 项目, 第一, 第二).
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

_MOST = 6000
"""So many beginnings are looked for at most; more are cut shorter."""
_DEEPEST = 4
_WIDEST = 200
"""A class of more characters than this is any character: 一-鿿."""
_DIGIT, _BLANK = "\ufdd0", "\ufdd1"
"""Stand for any digit and any blank while beginnings are put together; Unicode has no such characters."""
_BEHIND = "\ufdd2"
"""Ends what stands before a match and is no part of it."""
_MEMBERS = {_DIGIT: str.isdecimal, _BLANK: str.isspace}

_Heads = frozenset[tuple[str, bool]]
"""Beginnings; True where a match that begins so may go on with what follows in the pattern, False where it is cut or at its end."""
_EMPTY: _Heads = frozenset({("", True)})
_BELOW = 0x20000
"""Beyond it Unicode has neither digits nor blanks."""


class Head(NamedTuple):
    """A word that stands where a match begins: the match begins `offset` characters behind the word's first."""

    word: str
    offset: int


def heads(pattern: re.Pattern[str]) -> tuple[Head, ...] | None:
    """Give words of which one stands wherever `pattern` matches, sorted; of equal offset none is the beginning of another.

    None where the pattern may begin with any character (or match nothing at all), or ignores case.

    >>> [head.word for head in heads(re.compile("(?:等|共)?项目|第[一二]批|(?=期).")) or ()]
    ['共项目', '期', '第一批', '第二批', '等项目', '项目']
    >>> heads(re.compile("(?<=目、)[^,]{2}项目"))
    (Head(word='目、', offset=2),)
    >>> heads(re.compile("[^,]{2}项目"))
    """
    if pattern.flags & (re.IGNORECASE | re.ASCII | re.LOCALE):
        return None
    # `re` offers its parser under no public name since 3.11; sre_parse, the old one, warns that it is deprecated.
    parser: Any = importlib.import_module("re._parser")
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    for deep in range(_DEEPEST, 0, -1):
        found = _sequence(tree, deep)
        if found is not None and len(found) <= _MOST:
            return _shortest(head for head, _ in found) if all(head for head, _ in found) else None
    return None


def _shortest(found: Iterable[str]) -> tuple[Head, ...]:
    kept: set[str] = set()
    behind: set[Head] = set()
    for head in found:
        if head[-1] == _BEHIND:
            behind.add(Head(head[:-1], len(head) - 1))
            continue
        before, sign, *_ = *re.split(f"([{_DIGIT}{_BLANK}])", head, maxsplit=1), ""
        kept.update(before + char for char in _members(sign)) if sign else kept.add(before)
    return tuple(sorted((*behind, *(Head(s, 0) for s in kept if not any(s[:n] in kept for n in range(1, len(s)))))))


@cache
def _members(sign: str) -> frozenset[str]:
    return frozenset(filter(_MEMBERS[sign], map(chr, range(_BELOW))))


def _sequence(items: Iterable[tuple[Any, Any]], deep: int) -> _Heads | None:
    """Give the beginnings of what `items` match one after another, of up to `deep` characters; None for any."""
    found = _EMPTY
    ahead = behind = None
    for name, given in items:
        if not any(goes_on for _, goes_on in found):
            break
        if str(name) == "ASSERT" and given[0] == 1 and found == _EMPTY and ahead is None:
            ahead = _sequence(given[1], deep)
            continue
        if str(name) == "ASSERT" and given[0] == -1 and found == _EMPTY and behind is None:
            behind = _before(given[1])
        following = _one(str(name), given, deep)
        if following is None or len(found) * len(following) > _MOST:
            found = frozenset((head, False) for head, _ in found)
            break
        found = _joined(found, following, deep)
    if ahead is not None and any(not head for head, _ in found):
        found = frozenset((head, False) for head, _ in ahead)
    elif behind is not None and any(not head and not goes_on for head, goes_on in found):
        found = behind
    return found if all(head or goes_on for head, goes_on in found) else None


def _before(items: Iterable[tuple[Any, Any]]) -> _Heads | None:
    """Give what a look behind asks for, where it is up to four characters of no wide class."""
    found = _sequence(items, _DEEPEST + 1)
    if found is None or not all(0 < len(head) <= _DEEPEST and goes_on for head, goes_on in found):
        return None
    if any(char in _MEMBERS or char == _BEHIND for head, _ in found for char in head):
        return None
    return frozenset((head + _BEHIND, False) for head, _ in found)


def _joined(found: _Heads, following: _Heads, deep: int) -> _Heads:
    whole: set[tuple[str, bool]] = {one for one in found if not one[1]}
    for head, goes_on in found:
        if goes_on:
            for more, further in following:
                if _BEHIND in more:
                    whole.add((head or more, False))
                    continue
                both = head + more
                whole.add((both[:deep], further and len(both) < deep))
    return frozenset(whole)


def _one(name: str, given: Any, deep: int) -> _Heads | None:
    """Give the beginnings of one part of a pattern, None for any character."""
    if name == "LITERAL":
        return frozenset({(chr(given), True)})
    if name == "IN":
        return _class(given)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return _EMPTY
    if name == "BRANCH":
        ways = [_sequence(way, deep) for way in given[1]]
        return None if None in ways else frozenset().union(*(way for way in ways if way is not None))
    if name == "SUBPATTERN":
        return None if given[1] or given[2] else _sequence(given[3], deep)
    if name == "ATOMIC_GROUP":
        return _sequence(given, deep)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _repeated(given[0], given[1], given[2], deep)
    return None


def _repeated(least: int, most: int, items: Iterable[tuple[Any, Any]], deep: int) -> _Heads | None:
    once = _sequence(items, deep)
    if once is None:
        return None
    found = _EMPTY
    whole: set[tuple[str, bool]] = set()
    for turn in range(min(int(most), max(least, deep)) + 1):
        if turn:
            found = _joined(found, once, deep)
        if turn >= least or not any(goes_on for _, goes_on in found):
            whole |= found
        else:
            whole |= {one for one in found if not one[1]}
        if len(whole) > _MOST:
            return None
    return frozenset(whole)


def _class(parts: Sequence[tuple[Any, Any]]) -> _Heads | None:
    chars: set[str] = set()
    for name, given in parts:
        if str(name) == "LITERAL":
            chars.add(chr(given))
        elif str(name) == "RANGE" and given[1] - given[0] <= _WIDEST:
            chars.update(map(chr, range(given[0], given[1] + 1)))
        elif str(name) == "CATEGORY" and str(given) in ("CATEGORY_DIGIT", "CATEGORY_SPACE"):
            chars.add(_DIGIT if str(given) == "CATEGORY_DIGIT" else _BLANK)
        else:
            return None
    return frozenset((c, c not in _MEMBERS) for c in chars) if len(chars) <= _WIDEST else None
