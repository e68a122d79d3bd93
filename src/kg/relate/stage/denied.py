"""Stages that are denied or asked about: 尚未|开工, 没有如期|投产, 何时|开工. What has not begun is planned; nothing else is told."""

from __future__ import annotations

import re

_NOT_YET = (
    r"(?:(?<!前所)未(?![来雨央])|没(?!收)有?|不曾)(?:能够?|曾|再|得以|按[时期]|如期|正式|全面|实质性?|真正|完全|及时)*"
)
_DENIED = re.compile(
    r"(?:"
    + _NOT_YET
    + r"(?![^,，。;；]{0,4}(?:间断|中断|停[工止歇]|松懈|放松|影响))"
    + r"|并非|不是|不能|不予|无法|难以|暂[缓停]|停止|推迟|延[迟缓期]|取消|终止|中止|叫停|放弃|搁置|何时|什么时候|啥时候?|为[何什]么?|怎么|是否|能否|可否|会不会|能不能|有没有)[^,，。;；]{0,6}\Z|[它其]的[^,，。;；]{0,8}\Z"
)
"""What denies the stage word after it, or asks: 并没有|开工."""
_UNBEGUN = re.compile(_NOT_YET + r"\Z")
"""What tells, right before a word of beginning, that nothing has begun: 至今未|开工."""
_BEGINS = re.compile(r"(?:新|全面|正式|实质性?)*(?:开工|动工|开建|破土|奠基|启动(?:建设|实施)?)")
_SIGNED = re.compile(r"(?:签约|签订|落地|落户)(?:但|而|却)?(?:至今|目前)?[仍还尚]?" + _NOT_YET + r"\Z")
"""What tells that a project that has not begun has been signed at least: 签约|但尚未|开工."""
_REACH = 14
"""So many characters before a stage word may deny it."""


def undone(text: str, low: int, at: int) -> str | None:
    """Give what a stage word at `at` comes to that the words before it, not before `low`, deny or ask for.

    planned, or signed, where nothing has begun; empty where nothing is told; None where it is not denied.
    """
    low = max(low, at - _REACH)
    if _DENIED.search(text, low, at) is None:
        return None
    if _BEGINS.match(text, at) is None or _UNBEGUN.search(text, low, at) is None:
        return ""
    return "signed" if _SIGNED.search(text, low, at) else "planned"
