"""Zones that open a sentence and do what a government does: 云湖风景区|引进某某项目, 青原管理区|今年签约3个项目; what is built of that kind is a project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention

_ENDS = ("风景名胜区", "风景区", "旅游区", "管理区")
_ZONE = re.compile(
    rf"(?:\A|(?<=[。;；\n]))[\s\u3000]*(?P<name>(?![全各该本此我在把将对从以为是有与和及到])[\u4e00-\u9fff]{{2,4}}?(?:{'|'.join(_ENDS)}))"
    r"(?=(?:今年|去年|全年|[上下]半年|目前|共|先后|累计|成功|已|新|积极|大力|坚持|也|则)*(?:引进|招引|签约|围绕|立足|依托|突出|紧扣|把招商|新上|谋划|洽谈|对接|实施(?:重点)?项目|开工(?:建设)?(?:重点)?项目|投产项目|竣工项目))"
)
"""The name, up to the verb of what it does."""
_KINDS = re.compile("(?:重点|国家|省级|国家级|生态|文化|旅游|综合|核心|主要|其他|部分|多个|著名|特色)+")
"""What names no zone before its last word."""


def find(text: str, start: int, stop: int) -> Iterator[Mention]:
    """Give the zones in `text[start:stop]` that act, in order."""
    if not any(text.find(end, start, stop) >= 0 for end in _ENDS):
        return
    for match in _ZONE.finditer(text, start, stop):
        low, high = match.span("name")
        head = next(match["name"].removesuffix(end) for end in _ENDS if match["name"].endswith(end))
        if len(head) > 1 and _KINDS.fullmatch(head) is None:
            yield Mention(Kind.PARK, low, high, match["name"])
