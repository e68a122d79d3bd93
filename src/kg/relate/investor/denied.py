"""What tells that a firm does not invest in the project that it stands before: it declines, or only delivers to it."""

from __future__ import annotations

import re

_NOT = re.compile("不再|不会|没有|尚未|拒绝|放弃|取消|退出")
"""Between a firm and a project what denies that the one invests in the other."""
_USED_IN = re.compile(r"(?:运用|投入|应用[于在到]?|供应|运往|服务于?)(?:了|到)?$")
"""What stands right before a project in which a firm's goods are used: 某某电缆将首次投入|某联网工程."""
_SUPPLIES = re.compile("(?:建设)?的?[^,，。;；、的]{0,6}(?:采购|供货|供应|订货)(?:合同|协议|订单)|提供")
"""What follows a project for which a firm only delivers: 签署某机场|建设的设备采购合同, 向某光伏项目|提供技术支持."""


def denied(between: str, text: str, stop: int) -> bool:
    """Tell whether the words `between` a firm and a project, or those behind it, deny that the one invests in the other.

    `stop`: where in `text`, the repaired text, the project ends, or the last of its list.
    """
    return (
        _NOT.search(between) is not None
        or _USED_IN.search(between) is not None
        or _SUPPLIES.match(text, stop) is not None
    )
