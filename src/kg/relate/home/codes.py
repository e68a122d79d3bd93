"""What lies in what, by the codes of GB/T 2260: the first two digits are the province's, the next two the city's."""

from __future__ import annotations

from kg.model import Mention

LEVELS = frozenset("省市县区州盟旗")
"""The words that end full names of provinces, prefectures and counties."""
_CITIES = frozenset("州盟旗")
"""Those of them that end short names of two characters: 杭州, 贵州."""


def in_full(place: Mention) -> bool:
    """Tell whether a place is named with its level word: 青岭县, 海西州, but not 杭州."""
    return place.text[-1] in LEVELS and (len(place.text) > 2 or place.text[-1] not in _CITIES)


def code_or_name(place: Mention) -> str:
    """Give what tells a place from others: its code, the name of one that has none."""
    return str(place.value or place.text)


def below(lower: Mention, upper: Mention) -> bool:
    """Tell whether the codes say that `lower` lies in `upper`; without codes a township lies in what stands before it."""
    if lower.value is None:
        return lower.text[-1] in "镇乡村道社区木团"
    return upper.value is not None and inside(str(lower.value), str(upper.value))


def inside(lower: str, upper: str) -> bool:
    """Tell whether the unit of code `lower` lies in that of code `upper`."""
    if lower == upper:
        return False
    if upper[2:] == "0000":
        return lower[:2] == upper[:2]
    return upper[4:] == "00" and lower[:4] == upper[:4]


def related(one: str, other: str) -> bool:
    """Tell whether one of two places, by code or name, lies in the other; of a name nothing is known, so that it may."""
    return not (one.isdigit() and other.isdigit()) or inside(one, other) or inside(other, one)
