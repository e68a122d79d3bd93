"""The company that a page is about: what 公司 means on it where no sentence near by names one."""

from __future__ import annotations

from collections import Counter

from kg.model import Kind, Mention
from kg.relate.page import Page

_LEAST = 3
"""So many mentions at least has the company that a page is about, if it names others too."""
_ABBREVIATED = 5
"""So many characters at least has a group's abbreviated name."""
_OPENING = 4
"""It is named in one of the first sentences, the headline and its repetition among them."""


def protagonist(page: Page) -> Mention | None:
    """Give the first mention of the company that the page opens with and names twice as often as any other, else None.

    A short name and the longer one that holds it, or whose group it abbreviates, are one company.
    """
    firms = list(page.within(0, len(page.text.text), Kind.COMPANY))
    counts = Counter(m.text for m in firms)
    if not counts:
        return None
    merged = Counter({name: sum(n for other, n in counts.items() if same_firm(name, other)) for name in counts})
    name, most = max(merged.items(), key=lambda item: (item[1], counts[item[0]], item[0]))
    rest = [n for other, n in counts.items() if not same_firm(name, other)]
    if (rest and most < _LEAST) or most < 2 * max(rest, default=0):
        return None
    opening = page.sentences[min(_OPENING, len(page.sentences)) - 1].stop if page.sentences else 0
    related = [m for m in firms if same_firm(name, m.text)]
    if not any(m.start < opening for m in related):
        return None
    return max(related, key=lambda m: (len(m.text), -m.start))


def same_firm(name: str, other: str) -> bool:
    """Tell whether one name holds the other, or is a group's abbreviated by leaving characters out: 云公交集团, 云川公路交通集团."""
    if name in other or other in name:
        return True
    short, full = sorted((name, other), key=len)
    if not short.endswith("集团") or not full.endswith("集团") or len(short) < _ABBREVIATED:
        return False
    rest = iter(full)
    return all(sign in rest for sign in short)
