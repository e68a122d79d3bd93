"""Works that a project only meets: 与在建的|甲高速|相接, 毗邻|乙产业园, 连接|丙大道: the page says nothing of where they lie."""

from __future__ import annotations

import re

from kg.model import Mention
from kg.relate.page import Page

_STANDING = "(?:(?:规划|在建|现有|既有|已建|拟建|建成)(?:中|的|成)*)?[“]?"
"""What may be said of the other work before its name."""
_MEETS = re.compile(rf"(?:连接(?:起|着|了)?|衔接|接入|毗邻|紧邻|紧靠|邻近|靠近|距离?|通往|直通|直达){_STANDING}\Z")
"""Before the name of another work what tells that the one spoken of leads to it or lies beside it."""
_WITH = re.compile(rf"(?:与|和|同){_STANDING}\Z")
_MET = re.compile(r"[”]?的?(?:相[接交连通邻]|连[通接]|衔接|对接|交[汇叉会]|互通|贯通|接轨|并轨|共同构成)")
"""Around a work that the one spoken of meets: 与|某高速|相接."""
_REACH = 14


def met(page: Page, project: Mention) -> bool:
    """Tell whether the project is one that the work spoken of only meets or lies beside."""
    text, low = page.text.text, max(0, project.start - _REACH)
    if _MEETS.search(text, low, project.start):
        return True
    return _WITH.search(text, low, project.start) is not None and _MET.match(text, project.stop) is not None
