"""Lists of parks that their number closes: 甲科技园、乙物流园四大园区, 甲、乙、丙产业园等三大园区, where what kind they are may be said of the last alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.text.counted import PARKS

_LEAD = "推进|打造|建设|抓好|抓实|加快|规划|建成|依托|形成|构建|布局|聚焦|发展|完善|提升|提速|做[强优]|包括|建有|壮大|围绕|拥有|着力"
"""What leads to the first of a list."""
_ITEM = rf"(?:(?!{_LEAD})[\u4e00-\u9fffA-Za-z“”—-]){{2,14}}?"
_LIST = re.compile(rf"(?:{_LEAD}|[,，。;；:：\n\s])(?P<items>{_ITEM}(?:、{_ITEM})+(?:[和及与]{_ITEM})?){PARKS}")
_JOINT = re.compile("、|(?<=[区园城港谷])[和及与]")
_KIND = re.compile("(?:(?:产业|工业|科技|物流|创业|加工|农业)园区?|(?:加工|集中|集聚|开发|工业|度假|保税)区|园区)$")
"""The kind that the last of a list tells of all."""
_WHOLE = re.compile("(?:区|园|城|港|谷|基地)”?$")
_BARE = re.compile("(?:高新|经开|开发|保税|工业|产业|经济|新|园)*(?:区|园)(?:区)?")
"""What is the kind alone and no name."""


def find(text: str, start: int, stop: int) -> Iterator[Mention]:
    """Give the parks of the lists in `text[start:stop]`, in order, each with its own kind or that of the last. Offsets of `text`."""
    for match in _LIST.finditer(text, start, stop):
        items = list(_items(match))
        kind = _KIND.search(text, *items[-1])
        if kind is None:
            continue
        for low, high in items:
            name = text[low:high] if _WHOLE.search(text, low, high) else text[low:high] + kind.group()
            if not _BARE.fullmatch(name) and "项目" not in name:
                yield Mention(Kind.PARK, low, high, name.replace("“", "").replace("”", ""))


def _items(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Give where the items of a list stand."""
    text, at, stop = match.string, *match.span("items")
    for joint in _JOINT.finditer(text, at, stop):
        yield at, joint.start()
        at = joint.end()
    yield at, stop
