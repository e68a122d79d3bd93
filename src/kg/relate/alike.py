"""Which names of projects name the same one: the same words but for place, 项目 or a dropped piece inside."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

_PROJECT_TAIL = re.compile(r"(?:建设)?(?:(?:PPP|BOT|BT|TOT|EPC|DBO)?(?:项目|工程))+$|(?<=代)(?:生产)?线(?:项目)?$")
_LONG_WAY = re.compile("高速铁路|高速公路|客运专线|城际(?:铁路|轨道交通)")
_SHORT_WAY = {"高速铁路": "高铁", "高速公路": "高速", "客运专线": "客专"}
"""Ways go by the long and the short word for their kind."""
_YEARLY = re.compile(r"年产(?=\d)|/年")
"""How a year's output is told, before the figure or behind it: 年产1000吨, 1000吨/年."""
_ROUTE = re.compile(
    r"([\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}[至到—–-]+([\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}?(?=高速|高铁|铁路|公路|城际)"
)
"""A way between two places, which goes by the first character of each: 抚吉高速."""
_FIGURE = re.compile(r"\d+")
_OUTPUT = re.compile(r"\d[\d.]*[万亿]?(?:吨|千?克|套|台|辆|只|件|片|块|支|条|米|平方米|立方米|头|[MG]W|兆瓦|千瓦)")
"""What a project makes, with its unit."""
_ALIKE = 0.4
"""From this share of common pairs of characters on (Dice), what is made of the same amount is the same."""
_PHASE = re.compile(r"[一二三四五六]期|首期|\d期")
_PART_TAIL = re.compile(
    r"(?:工程|项目)?[\u4e00-\u9fff]{2,6}(?:隧道|大桥|互通立交桥?)$|(?<=[速铁专际])\([^()]*段\)$|(?:先期|率先|首批)?(?:开工|先行|先导|示范|控制性)段$"
)
"""What follows the name of a way where a part of it is named: 青云公路|白岭隧道, 云青高铁|(青岭段), which is not the whole."""
_OWN = 6
"""So many equal characters at the end of two names that begin alike leave no doubt."""
LONG = 6
"""From so many characters on a name's words are its own, whatever place stands before them."""


def bare_project(name: str) -> str:
    """Give the name without its closing type word, 年产 and 的 long word for a way's kind."""
    bare = _YEARLY.sub("", _PROJECT_TAIL.sub("", name))
    return _LONG_WAY.sub(lambda m: _SHORT_WAY.get(m[0], "城际"), bare)


def same_project(_: str, a: str, __: str, b: str) -> bool:
    """The same words but for place, 项目 or a dropped piece inside; different figures or phases are different projects."""
    if a == b:
        return True
    route = _ROUTE.search(b)
    if route is not None and a[:2] == route[1] + route[2] and len(a) >= 4:
        return b.startswith(a[2:], route.end())
    if _same_output(a, b):
        return True
    if a[:2] not in b or len(a) < 3 or (b.startswith(a) and _PART_TAIL.match(b, len(a)) is not None):
        return False
    own = _FIGURE.findall(a)
    if own != _FIGURE.findall(b)[-len(own) or len(b) :]:
        return False
    if _PHASE.findall(a) != _PHASE.findall(b):
        return False
    if len(a) >= 3 and a in b and not a.endswith(("基地", "中心", "园", "区")):
        return True
    if b.endswith(a) and len(b) - len(a) <= 6:
        return True
    if len(a) >= 6 and -1 < b.find(a[:4]) <= 4 and within_order(a, b):
        return True
    line = a.removesuffix("线")
    if line != a and own and len(line) >= LONG and line in b:
        return True
    if a[:2] == b[:2] and len(a) >= _OWN + 2 and a[-_OWN:] == b[-_OWN:] and within_order(a, b):
        return True
    if a[:3] == b[:3] and len(b) - len(a) <= 3 and within_order(a, b):
        return True
    return a[:2] == b[:2] and a[-2:] == b[-2:] and len(b) - len(a) <= 4 and within_order(a, b)


def _same_output(a: str, b: str) -> bool:
    """Tell whether one of two names begins with what is made a year, and the other makes as much of something named alike."""
    one, two = _OUTPUT.search(a), _OUTPUT.search(b)
    if one is None or two is None or one.group() != two.group() or (one.start() and two.start()):
        return False
    if _PHASE.findall(a) != _PHASE.findall(b):
        return False
    rest, other = (set(map("".join, pairwise(name[m.end() :]))) for name, m in ((a, one), (b, two)))
    return 2 * len(rest & other) >= _ALIKE * (len(rest) + len(other)) > 0


def same_but_for_place(a: str, b: str, places: Collection[str]) -> bool:
    """Tell whether the names are one once the places at the head of the one that has any are left off: 云州|远达锂电池 and 远达10GWh锂电池."""
    bare_a, bare_b = _placeless(a, places), _placeless(b, places)
    if (bare_a == a) == (bare_b == b):
        return False
    short, full = sorted((bare_a, bare_b), key=len)
    return len(short) >= LONG and short[:4] == full[:4] and same_project("", short, "", full)


def _placeless(name: str, places: Collection[str]) -> str:
    head = max((p for p in places if name.startswith(p)), key=len, default="")
    while head:
        name = name[len(head) :]
        head = max((p for p in places if name.startswith(p)), key=len, default="")
    return name


def within_order(a: str, b: str) -> bool:
    """Tell whether all characters of `a` stand in `b` in the same order."""
    rest = iter(b)
    return all(char in rest for char in a)
