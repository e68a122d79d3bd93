"""Towns of a list that its last word alone calls so: 青石、白水、山口等乡镇. Like townships they have no code."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kg.model import Kind, Mention
from kg.text.rare import Rare

_LIST = Rare(
    re.compile(
        r"(?:(?<=[\u4e00-\u9fff])、|(?P<opens>[有是了含在于的括及到为给向由和与]|[,，。;；:：\s])(?=[^\u4e00-\u9fff]*[\u4e00-\u9fff]{2,3}、))"
        r"(?P<names>(?![有在于是了含])[\u4e00-\u9fff]{2,3}(?:[、和及][\u4e00-\u9fff]{2,3}){0,12}?)等(?:(?:\d{1,2}|[两三四五六七八九十]{1,3})(?:余|多)?个)?(?:乡镇|镇街|镇乡|街镇)(?![企工])"
    ),
    "乡镇",
    "镇街",
    "镇乡",
    "街镇",
)
_LEVEL = re.compile(r"(?:街道|[镇乡村县市区])$")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}")


def find(text: str, spans: Iterable[tuple[int, int]], taken: Collection[int]) -> Iterator[Mention]:
    """Give the towns in the stretches `spans` of `text` that stand without level word in such a list; `taken` are the offsets that regions hold."""
    for start, stop in spans:
        for match in _LIST.finditer(text, start, stop):
            for name in _NAME.finditer(text, *match.span("names")):
                low, high = name.span()
                if low not in taken and high - 1 not in taken and not _LEVEL.search(name.group()):
                    yield Mention(Kind.REGION, low, high, name.group())
