"""Works that a place builds for its people: with the place before it and 项目 behind, a plain kind of work is the one of its kind there."""

from __future__ import annotations

import re

_KIND = re.compile(
    r"(?:服务|救治|文化|体育|健身|卫生|医疗|养老|托育|康复|活动|培训|就业|便民|政务|展示|保障)中心(?:建设)?(?:项目|工程)\Z"
    r"|(?:老旧小区|棚户区|背街小巷)(?:综合|配套)?(?:改造|整治)(?:提升)?(?:项目|工程)\Z|储备林(?:基地|建设)*(?:项目|工程)\Z"
)
"""青石县|养老服务中心项目, |老旧小区改造工程, |国家储备林项目."""
_LEVEL = re.compile("[市县区镇乡](?=[\u4e00-\u9fff]{4})(?![域级内外里])")
"""The place of which no more is said than what it is: |县|医疗救治中心项目."""
_INSIDE = re.compile("(?![在到由将为是与和及对至])[\u4e00-\u9fff]")
"""What stands before a level word that is the end of a name: 绥阳|县."""


def public_work(text: str, start: int, stop: int, placed: bool) -> bool:
    """Tell whether `text[start:stop]` is such a work with its place; `placed`: the name of a region stands at its head."""
    if _KIND.search(text, start, stop) is None:
        return False
    return placed or (_LEVEL.match(text, start, stop) is not None and _INSIDE.match(text[start - 1 : start]) is None)
