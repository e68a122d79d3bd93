"""GBK bytes of characters, and what two bytes may be."""

from __future__ import annotations

from functools import cache, lru_cache

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))


@lru_cache(maxsize=32_768)  # GBK has 23,940 characters; what a hostile page has beyond them is not kept
def pair(character: str) -> tuple[int, int] | None:
    """Give the two bytes of a character; a half-width sign stands for its full-width form. None where there are none.

    >>> [hex(b) for b in pair("!")]
    ['0xa3', '0xa1']
    """
    if "!" <= character <= "~":
        return 0xA3, ord(character) + 0x80
    try:
        # GB 18030 also has the areas that GBK leaves to its users, which decoders show as U+E000 and on
        coded = character.encode("gb18030" if "\ue000" <= character <= "\uf8ff" else "gbk")
    except UnicodeEncodeError:
        return None
    return (coded[0], coded[1]) if len(coded) == 2 else None


@cache
def character(lead: int, trail: int) -> str | None:
    """Give the character of two bytes, None where there is none."""
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None


@cache
def with_trail(trail: int) -> tuple[str, ...]:
    """Give the characters that end with a byte: what a lost lead byte may have made."""
    return tuple(c for lead in LEADS if (c := character(lead, trail)))


@cache
def with_lead(lead: int) -> tuple[str, ...]:
    """Give the characters that begin with a byte: what a lost trail byte may have made."""
    return tuple(c for trail in TRAILS if (c := character(lead, trail)))


@cache
def trails(lead: int) -> tuple[tuple[int, str], ...]:
    """Give the trail bytes that make a character with a lead byte, each with the character."""
    return tuple((trail, c) for trail in TRAILS if (c := character(lead, trail)))


@cache
def with_lead_before(lead: int, following: int) -> tuple[str, ...]:
    """Give the characters that begin with `lead` and whose trail byte a decoder drops before the byte `following`.

    Out of step, that trail byte stands where a lead byte is looked for; with `following` it must make no character.
    """
    trails = ((c, c.encode("gbk")[1]) for c in with_lead(lead))
    return tuple(c for c, trail in trails if trail >= 0x80 and (following < 0x40 or not character(trail, following)))


@cache
def _unassigned() -> dict[int, tuple[int, ...]]:
    """Give the pairs that GBK does not assign: the leads that may follow as second byte, for each first byte that is a lead."""
    return {x: found for x in LEADS if (found := tuple(y for y in LEADS if character(x, y) is None))}


@cache
def gaps() -> tuple[tuple[frozenset[int], tuple[int, ...]], ...]:
    """Give the pairs of bytes that GBK leaves to its users, and that pages lose: first bytes, and the second bytes of all of them.

    They are AAA1-AFFE, F8A1-FEFE, A140-A7A0, and places between the signs.
    """
    groups: dict[tuple[int, ...], set[int]] = {}
    for first, second in _unassigned().items():
        groups.setdefault(second, set()).add(first)
    found = [(frozenset(first), second) for second, first in groups.items()]
    return tuple(sorted(found, key=lambda gap: -len(gap[1])))


def into_gap(lead: int, gap: int) -> tuple[str, ...]:
    """Give the characters with a lead byte whose trail byte may be the first of a lost pair, by its number in `gaps`."""
    return tuple(c for trail, c in trails(lead) if trail in gaps()[gap][0])


def out_of_gap(trail: int, gap: int) -> tuple[str, ...]:
    """Give the characters with a trail byte whose lead byte may be the second of a lost pair."""
    return tuple(c for lead in gaps()[gap][1] if (c := character(lead, trail)))
