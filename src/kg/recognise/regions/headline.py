"""The short name with which a headline begins, of the county that the page calls its own: 青田上半年招商成效明显 … 我县."""

from __future__ import annotations

import re

from kg.knowledge.gazetteer import Gazetteer

_ON = re.compile(
    r"[:：,，\s\u3000“]|[一二三四]季度|[上下]半年|前[一二三四五六七八九十\d]|今年|去年|实现|举行|举办|召开|推进|推动|加快|加速|全力|全面|强化|深化|聚焦|多措"
    r"|多点|多形式|以|成功|持续|大力|扎实|双招双引|累计|开展|吹响|掀起|迎来|出台|建立|创新|着力|力促|狠抓|紧盯|积极|奋力|优化|打造|抢抓|又有|再添"
)
"""What a headline goes on with behind the place that it is about, as it does behind no other word."""
_OURS = re.compile("我(?P<level>[市县区旗])(?![域级内])")
_ALL = re.compile("全(?P<level>[市县区旗])(?!域)")


def subject(text: str, opening: int, name: str, codes: tuple[str, ...], gazetteer: Gazetteer) -> str | None:
    """Give the one of `codes` that `name` means where it opens the headline at offset `opening` of `text`; None where it is no place there.

    It is the unit whose level the page speaks of as its own (我县, or 全县 alone).
    """
    if not text.startswith(name, opening) or _ON.match(text, opening + len(name)) is None:
        return None
    levels = {m["level"] for m in _OURS.finditer(text)} or {m["level"] for m in _ALL.finditer(text)}
    own = [code for code in codes if gazetteer.history(code)[-1].name[-1] in levels]
    return own[0] if len(levels) == len(own) == 1 else None
