"""What is said of a project, or of several, and names none: 该项目将成为最大的|发电项目, 一批|锅炉项目, 均为|某区基建项目."""

from __future__ import annotations

import re

_PREDICATE = re.compile(r"(?:(?<![其别就但于还要只凡])是|为|成为|系|属于|作为)(?!由)[^,，。;；:：、由元司]{0,32}的$")
"""What makes a describing name a predicate: 该项目将成为全省最大的|农光互补发电项目; not with its amount or investor: 为总投资5亿元的|…."""
_ALL_OF = re.compile(r"(?:均|都|全部|全都)(?:为|是|属于?)[^,，。;；:：、元]{0,24}$")
"""What says of several things at once what sort of project they are: 3个项目均为|某区基建工程项目."""
_KINDS = re.compile(
    "(?:又一|一批批|(?<!第)一大?批|一个个|许多|众多|多个|不少|各类|这类|此类|类似|所有|任何|每个|一些|大量|大批)(?:[^,，。;；:：、由元暨]|(?<=[大好高强优多])、){0,24}$"
)
"""What makes a kind of a describing name: 一批批体量大、前景好的|锅炉项目."""


def said_of_many(text: str, low: int, begin: int) -> bool:
    """Tell whether what stands in `text[low:begin]` makes of the describing name at `begin` a predicate or a kind."""
    return any(told.search(text, low, begin) is not None for told in (_PREDICATE, _KINDS, _ALL_OF))
