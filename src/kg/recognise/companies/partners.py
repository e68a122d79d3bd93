"""Short names of companies in a list of those that sign or invest together: 与云岭电力、青岭瑞川股份和黄岭城投签订协议.

One short name by itself is doubtful; beside another company of the list, and with a word of trade or form at its end, it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.model import Kind, Mention
from kg.recognise.brands import short_brand
from kg.recognise.names import Lexicon

_LIST = re.compile(
    r"(?:[与由和同]|联合|携手|(?<![\u4e00-\u9fff]))(?P<list>[^,，。;；:：()（）“”由\n]{4,70}?)"
    r"(?:分别|共同|联合|合作|合资|现场|成功|正式|各自|按[\d:：.%]{1,12}的?(?:股权|出资|投资)?比例|在[^,，。;；、]{2,10})*"
    r"(?:签订|签署|签约|签下|达成|持股|占股|投资|出资|斥资|兴建|开发|承建|建设)"
)
_ANY = re.compile("[、和与及同]")
_MARK = re.compile("以及|[、和与及同]")
_FUNDS = re.compile("(?:城|建|交|产|农|文旅|旅|水|国|能)投")
"""What a place calls the company that invests for it: 青岭|城投."""
DELEGATE = re.compile(
    "(?:的?(?:负责人|代表)|(?:执行|常务)?(?:副?董事长|副?总经理|副?总裁|总监|法人代表|CEO)(?:兼[\u4e00-\u9fff]{2,4}?)?[\u4e00-\u9fff]{2,4})$"
)
"""Whom a firm sends to sign, behind its name: 瑞岭能源|代表, 瑞岭能源|总经理王某某."""
_LEGAL = ("公司", "集团", "银行", "研究院")
_SHORTEST, _LONGEST = 4, 12


def find(
    text: str, start: int, stop: int, lex: Lexicon, starting: Mapping[int, Mention], firms: Mapping[int, Mention]
) -> Iterator[Mention]:
    """Give the short names in lists of partners in `text[start:stop]`. `starting`: mentions found before; `firms`: companies found, by start."""
    for match in _LIST.finditer(text, start, stop):
        if _ANY.search(match["list"]) is None:
            continue
        begin, end = match.span("list")
        edges = [begin, *(at for mark in _MARK.finditer(text, begin, end) for at in mark.span()), end]
        items = list(zip(edges[::2], edges[1::2], strict=True))
        short = [(a, b) for a, b in items if a not in firms and _firm(text, a, b, lex, starting)]
        named = sum(a in firms or text.endswith(_LEGAL, a, b) for a, b in items)
        if len(short) + named > 1:
            for a, b in short:
                yield Mention(Kind.COMPANY, a, b, text[a:b])


def _firm(text: str, begin: int, end: int, lex: Lexicon, starting: Mapping[int, Mention]) -> bool:
    """Tell whether the item is a brand with a word of trade or form, its province or city before it or not."""
    if not _SHORTEST <= end - begin <= _LONGEST:
        return False
    place = starting.get(begin)
    at = begin
    if place is not None and place.kind is Kind.REGION:
        at = place.stop
        if _FUNDS.fullmatch(text, at, end):
            return True
    brand = lex.brands.match(text, at, end)
    if brand is not None and (brand.end() == end or lex.trades.fullmatch(text, brand.end(), end)):
        return True
    return any(
        lex.trades.fullmatch(text, at + size, end) is not None and short_brand(text[at : at + size], lex)
        for size in (2, 3)
    )
