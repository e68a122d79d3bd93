"""Ways of attracting investment that a place says it works by: 以产业链招商为抓手, 通过以企引企等方式."""

from __future__ import annotations

import re

_BY_MEANS = re.compile(r"(?:通过|借助|采取|利用)(?:[^,\uff0c。;\uff1b]{0,12}、)?$")
_MEANS = re.compile(r"(?:、[^,\uff0c。;\uff1b]{2,20})?等?[“「]?[^,\uff0c。;\uff1b]{0,6}(?:方式|形式|模式|手段|途径)")
_HANDLE = re.compile(r"为(?:主?抓手|突破口|切入点|主线|主攻|引擎|牵引)")
"""What makes the way before it that by which a place works: 以产业链招商|为抓手."""


def by_means(text: str, start: int, stop: int, a: int, b: int) -> bool:
    """Tell whether a place works by the way `text[a:b]`: 以…为抓手, 通过…等方式."""
    if text[a - 1 : a] == "以":
        return _HANDLE.match(text, b, stop) is not None
    return _MEANS.match(text, b, stop) is not None and _BY_MEANS.search(text, max(start, a - 16), a) is not None
