"""Alternatives written so that the engine can pass over them: each begins with a character.

Where every alternative of a pattern begins with a literal character, `re` skips to the places where one of these characters
stands; one that begins with a group or a look behind makes it try them all at every place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_Node: TypeAlias = dict[str, "_Node"]
_GROUP = "(?:"
_BEHIND = ("(?<!", "(?<=")
_SPECIAL = frozenset(".^$*+?{}[]\\|()")
_REPEATED = ("*", "+", "{", "?")


def alternatives(patterns: Iterable[str]) -> str:
    """Give `patterns` as one, `a|b|c`, that matches the same; the first that fits wins. Back references must not stand in them.

    A leading group, class or look behind is written out: `(?:甲|乙)?丙` is `甲丙|乙丙|丙`, `(?<!甲)乙` is `乙(?<!(?:甲)乙)`. Those
    that begin with the same character stand together, as far as no other could win over them by that.

    >>> alternatives(["(?:正式|全面)?开业", "(?<!已)建成"])
    '正式开业|全面开业|开业|建(?<!(?:已)建)成'
    >>> alternatives(["开工", "投产", "开业"])
    '开(?:工|业)|投产'
    """
    together: list[dict[str, list[str]]] = [{}]
    for one in (one for pattern in patterns for one in _headed(pattern)):
        if one and one[0] not in _SPECIAL and one[1:2] not in _REPEATED:
            together[-1].setdefault(one[0], []).append(one[1:])
        else:
            together += [{"": [one]}, {}]
    return "|".join(_same_head(head, rests) for run in together for head, rests in run.items())


def alternation(words: Iterable[str]) -> str:
    """Give a regex that matches the longest of `words`, factored by common beginnings (a trie: half the time of a flat list).

    >>> alternation(["基地", "物流园", "物流基地"])
    '(?:基地|物流(?:园|基地))'
    """
    root: _Node = {}
    for word in sorted(words):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root)


def _branch(node: _Node) -> str:
    ways = [re.escape(char) + _branch(rest) for char, rest in node.items() if char]
    if not ways:
        return ""
    optional = "?" if "" in node else ""
    return ways[0] if len(ways) == 1 and not optional else f"(?:{'|'.join(ways)}){optional}"


def _same_head(head: str, rests: list[str]) -> str:
    return head + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})")


def _headed(pattern: str) -> list[str]:
    """Give alternatives for `pattern`, each with a character first; itself where its head is of another kind."""
    if len(_split(pattern)) > 1:
        return [one for part in _split(pattern) for one in _headed(part)]
    if pattern.startswith(_BEHIND):
        close = _closing(pattern, 0)
        behind, kind = pattern[4:close], pattern[:4]
        after = _headed(pattern[close + 1 :])
        if all(one and one[0] not in _SPECIAL and one[1:2] not in _REPEATED for one in after):
            return [f"{one[0]}{kind}(?:{behind}){one[0]}){one[1:]}" for one in after]
        return [pattern]
    if pattern.startswith(_GROUP):
        close = _closing(pattern, 0)
        heads, rest = _split(pattern[3:close]), pattern[close + 1 :]
    elif re.match(r"\[[^\^\\\-\]][^\\\-\]]*\]", pattern):
        close = pattern.index("]")
        heads, rest = list(map(re.escape, pattern[1:close])), pattern[close + 1 :]
    elif pattern[:1] not in _SPECIAL and pattern[1:2] == "?":
        heads, rest = [pattern[0]], pattern[1:]
    else:
        return [pattern]
    optional = rest.startswith("?")
    rest = rest[optional:]
    if rest.startswith(_REPEATED):
        return [pattern]
    whole = [one for head in heads for one in _headed(head + rest)]
    return [*whole, *_headed(rest)] if optional else whole


def _closing(pattern: str, at: int) -> int:
    """Give where the bracket that opens at `at` closes."""
    depth = 0
    for i, char in _bare(pattern):
        if i >= at and char == "(":
            depth += 1
        elif i >= at and char == ")":
            depth -= 1
            if depth == 0:
                return i
    raise re.error("a bracket is not closed", pattern, at)


def _split(pattern: str) -> list[str]:
    """Give the alternatives of `pattern` itself, not those inside its groups."""
    parts = []
    depth = start = 0
    for i, char in _bare(pattern):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(pattern[start:i])
            start = i + 1
    return [*parts, pattern[start:]]


def _bare(pattern: str) -> Iterable[tuple[int, str]]:
    """Give the characters of `pattern` that are neither escaped nor inside a class, with their offsets."""
    for match in re.finditer(r"\\.|\[\]?(?:\\.|[^\]\\])*\]|(.)", pattern, re.DOTALL):
        if match[1]:
            yield match.start(), match[1]
