"""Brackets behind a project's name that say who builds it, or for how much: 某某阀门项目(甲集团,3亿元)."""

from __future__ import annotations

import re

_ASIDE = re.compile(
    r"[(（](?=[^()（）]*(?:[\d万亿]+(?:元|美元|港元|欧元)|投资|公司[^()（）]|集团[,，]|\d亩))[^()（）]{2,60}[)）]\Z"
)
_BEHIND_NAME = re.compile(r"(?<=项目|工程)[(（][^()（）]{2,60}[)）]\Z")
"""Brackets right behind 项目 or 工程, whatever stands in them."""
_REACH = 64


def before_aside(text: str, start: int, stop: int) -> int:
    """Give where such brackets open that end at `stop`, not before `start`; `stop` itself if none do."""
    aside = _ASIDE.search(text, max(start, stop - _REACH), stop)
    return aside.start() if aside is not None else stop


def before_brackets(text: str, start: int, stop: int) -> int:
    """Give, as `before_aside` does, where brackets open right behind 项目 or 工程, whatever stands in them: 某某阀门项目(甲集团)."""
    brackets = _BEHIND_NAME.search(text, max(start, stop - _REACH), stop)
    return brackets.start() if brackets is not None else before_aside(text, start, stop)
