"""Short names that a text declares for what it has just named: 某某实业有限公司(以下简称“某某”)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DECLARED = re.compile(
    r"[(（\[【](?:以下|下文)?(?:统称|简称|下称)(?:为|作)?[:：]?\s?[“\"「]?(?P<name>[^“”\"「」《》()（）\[\]【】,，、。;；:：\s]{2,16})[”\"」]?"
    r"(?:[、或,，/](?:股票|证券)?(?:代码[:：]?)?[“\"]?[^()（）。]{0,16})?[)）\]】]"
)
_WORDS = ("简称", "下称", "统称")
_QUOTES = '”’」"'


class Alias(NamedTuple):
    """A short name at `[start, stop)`, declared for what is named right before `after`; offsets of the text searched."""

    after: int
    start: int
    stop: int
    name: str


def declared(text: str) -> Iterator[Alias]:
    """Give the short names that `text` declares, in order.

    >>> [(text[: a.after], a.name) for text in ["青岭矿业有限公司(下称“青岭矿业”)昨日投产"] for a in declared(text)]
    [('青岭矿业有限公司', '青岭矿业')]
    """
    if not any(word in text for word in _WORDS):
        return
    for match in _DECLARED.finditer(text):
        after = match.start()
        while after and text[after - 1] in _QUOTES:
            after -= 1
        yield Alias(after, *match.span("name"), match["name"])
