"""Zones that a page names in full and then calls by a part of the name: 云州北港青岭经济区, then 北港经济区 or 经济区; 某某产业转移工业园, then 转移园.

The one place where a short name of a zone is led to its full one. A part holds pieces of the full name in their order, ends as it does and
fits no other zone of the page; two that the page lists side by side are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.cover import Cover
from kg.text.span import Span

_FULLER = (
    ("经开区", "经济开发区"),
    ("综保区", "综合保税区"),
    ("综改区", "综合改革示范区"),
    ("农高区", "农业高新技术产业示范区"),
    ("自贸区", "自由贸易试验区"),
)
"""Kinds of zones whose short words take one character of each piece, and the words that they stand for."""
_LEVEL = re.compile(r"(?<=[\u4e00-\u9fff]{2})[省市县区州旗](?=[\u4e00-\u9fff]{3})")
"""The level word of a place in a zone's name, which pages leave out as they like."""
_ASIDE = re.compile(r"[“”‘’「」·\s]")
"""Signs in a name that its short forms leave out."""
_PHASE = re.compile(r"[(（]?(?:[一二三四五六]期|首期)[)）]?\Z")
_END = re.compile(r"(?P<end>[区园城港谷])区?\Z")
"""What a zone's name ends with: a park goes by 园 and by 园区."""
_MOST = 40
"""On a page with more zones than so many none is looked for by a part of its name."""
_LEAST = 2
"""So many characters has at least a piece of the full name, but for the last."""
_OPENS = re.compile(
    r"(?:\A|[^\u4e00-\u9fff、]|[在于到至进入驻落往赴为把将对从由使让给该是的和与及全县市区省旗州]|整个|这个|今年|去年|目前|以来|位居|建设|打造|依托|围绕|推动|推进|集聚|参观|调研|考察|视察|落户|介绍|助力|支持)\Z"
)
"""What stands before a zone that is called by its kind alone."""
_GOES_ON = re.compile(
    "[域级型化]|块链|供应|之一|[内外]?(?:标准|项目库)|(?:核心|启动|起步|先行|先导|示范|拓展|配套|建成)+区"
)
"""Behind such a word what makes it another, or any zone of its kind."""
_JOINTS = frozenset("、和与及")
_SITE = "园区"
"""What the one zone of a page may be called, whatever its kind."""
_LONGEST = 10
"""So many characters at most of a name are looked for before a word for its kind."""


def find(
    text: str,
    stretch: Span,
    found: Sequence[Mention],
    bare: Sequence[Mention],
    works: Sequence[Mention],
    places: Mapping[int, Mention],
    knowledge: Knowledge,
) -> list[Mention]:
    """Give the parks of `found` and the zones that a part of one's name calls, each with the full name for its text, in order.

    `stretch`: where in `text` to look; `bare`: words for a kind of zone that end no name; `works`: the projects; `places`: regions by where they start.
    """
    names = _names(found, places)
    if not names or len(names) > _MOST:
        return list(found)
    kinds = knowledge.once("recognise.parks.kinds", _kinds)
    apart = _listed_apart(text, found)
    full = {name: _fullest(mention, names, places, kinds, apart) for name, mention in names.items()}
    roots = {_root(name, full): names[_root(name, full)] for name in names}
    named = Cover(works)
    out = [m if named.holding(m.start, m.stop) else _renamed(m, full, roots) for m in found]
    held = {at for m in (*found, *works) for at in range(m.start, m.stop)}
    alone = next(iter(roots)) if len(roots) == 1 and not any("园" in w.text for w in works) else None
    for word in (*bare, *_short(text, stretch, roots, kinds)):
        called = _called(text, word, held, roots)
        if called is None and alone is not None and word.text == _SITE:
            called = _called(text, word, held, {_SITE: roots[alone]}, alone)
        if called is not None:
            held.update(range(called.start, called.stop))
            out.append(called)
    return sorted(out, key=lambda m: (m.start, m.stop))


def _called(
    text: str, word: Mention, held: Set[int], roots: Mapping[str, Mention], name: str | None = None
) -> Mention | None:
    """Give the zone, called `name` if that is given, that a word for its kind calls, with as much of the name as stands before it; None where no zone or no one zone is called so."""
    if word.start in held or _GOES_ON.match(text, word.stop):
        return None
    for begin in range(max(0, word.start - _LONGEST), word.start + 1):
        if held.isdisjoint(range(begin - 1, word.start)) and _OPENS.search(text, max(0, begin - 2), begin):
            target = _one(replace(word, start=begin, text=text[begin : word.stop]), roots)
            if target is not None:
                return Mention(Kind.PARK, begin, word.stop, name or target, implied=True)
    return None


def _kinds(knowledge: Knowledge) -> re.Pattern[str]:
    words = sorted(knowledge.words("park_suffixes"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, words)) + r")(?:(?<=园)区)?\Z")


def _names(found: Sequence[Mention], places: Mapping[int, Mention]) -> dict[str, Mention]:
    """Give the first mention of each name that is printed as it is; none that is another with one more place before it."""
    names: dict[str, Mention] = {}
    for mention in found:
        if not mention.implied:
            names.setdefault(mention.text, mention)
    heads = {name: places.get(m.start) for name, m in names.items()}
    return {
        name: m for name, m in names.items() if (head := heads[name]) is None or name[len(head.text) :] not in names
    }


def _plain(name: str) -> str:
    """Give a zone's name without signs, level words and 园区 for 园."""
    plain = _LEVEL.sub("", _ASIDE.sub("", _PHASE.sub("", name)))
    for short, long in _FULLER:
        plain = plain.replace(short, long)
    return re.sub("园区$", "园", plain)


def _pieces(short: str, full: str) -> bool:
    """Tell whether pieces of `full` in their order make up `short`, the last of them its end."""
    if full.endswith(short):
        return True
    for size in range(len(short) - 1, _LEAST - 1, -1):
        at = full.find(short[:size])
        if at >= 0 and _pieces(short[size:], full[at + size :]):
            return True
    return False


def _listed_apart(text: str, found: Sequence[Mention]) -> frozenset[frozenset[str]]:
    """Give the pairs of names that the text lists side by side."""
    pairs: set[frozenset[str]] = set()
    row: list[Mention] = []
    for mention in found:
        if mention.implied or (row and mention.start < row[-1].stop):
            continue
        row = row if row and text[row[-1].stop : mention.start].strip("”“") in _JOINTS else []
        pairs.update(frozenset((m.text, mention.text)) for m in row)
        row.append(mention)
    return frozenset(pairs)


def _fullest(
    mention: Mention,
    names: Mapping[str, Mention],
    places: Mapping[int, Mention],
    kinds: re.Pattern[str],
    apart: frozenset[frozenset[str]],
) -> str | None:
    """Give the one longer name of the page that this one is a part of, None where it is none's or of two."""
    short = mention.text
    own = _plain(kinds.sub("", _PHASE.sub("", short))).rstrip("省市县区州旗")
    fitting = [
        name
        for name, other in names.items()
        if len(name) > len(short)
        and frozenset((name, short)) not in apart
        and _pieces(_plain(short), _plain(name))
        and (_plain(name).endswith(_plain(short)) or not _holds(name, names))
        and _same_place(mention, other, own, places)
    ]
    longest = max(fitting, key=len, default=None)
    return longest if longest is not None and all(_pieces(_plain(n), _plain(longest)) for n in fitting) else None


def _holds(name: str, names: Mapping[str, Mention]) -> bool:
    """Tell whether a name begins with that of another zone, in which it lies: 云州高新区|山口片区."""
    return any(name != other and name.startswith(other) for other in names)


def _same_place(short: Mention, full: Mention, own: str, places: Mapping[int, Mention]) -> bool:
    """Tell whether a name that has only a place of its own is all that the full one ends with: 云州经开区 is no 云州青岭经济开发区."""
    head = places.get(short.start)
    if head is None or _plain(short.text)[: len(own)] != own:
        return True
    if len(head.text.rstrip("省市县区州旗")) < len(own):
        return True
    return _plain(full.text).endswith(_plain(short.text))


def _root(name: str, full: Mapping[str, str | None]) -> str:
    """Follow a name to the fullest of those that it is a part of."""
    for _ in range(4):
        longer = full.get(name)
        if longer is None:
            break
        name = longer
    return name


def _renamed(mention: Mention, full: Mapping[str, str | None], roots: Mapping[str, Mention]) -> Mention:
    """Give a mention with its fullest name for its text; a bare word that no name ends with, with the one that it is a part of."""
    if not mention.implied:
        return replace(mention, text=_root(mention.text, full)) if mention.text in full else mention
    if any(name.endswith(mention.text) for name in roots):
        return mention
    target = _one(mention, roots)
    return mention if target is None else replace(mention, text=target)


def _one(word: Mention, roots: Mapping[str, Mention]) -> str | None:
    """Give the one name before a word that it is a part of; None where the page has none or two of that kind."""
    fitting = [name for name in roots if _pieces(_plain(word.text), _plain(name))]
    return fitting[0] if len(fitting) == 1 and roots[fitting[0]].start < word.start else None


def _short(text: str, stretch: Span, roots: Mapping[str, Mention], kinds: re.Pattern[str]) -> Iterator[Mention]:
    """Give what stands in the text as two characters of the kind of a zone and its end: 转移园, 集中区."""
    forms: set[str] = set()
    for name in roots:
        plain = _plain(name)
        end = _END.search(plain)
        own = _plain(kinds.sub("", _PHASE.sub("", name)))
        if end is not None:
            forms.update(plain[at : at + 2] + end["end"] for at in range(plain.find(own) + len(own), len(plain) - 2))
    if forms:
        words = re.compile("(?:" + "|".join(map(re.escape, sorted(forms))) + ")(?:(?<=园)区)?")
        yield from (Mention(Kind.PARK, m.start(), m.end(), m.group()) for m in words.finditer(text, *stretch))
