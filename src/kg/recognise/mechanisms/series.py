"""Mechanisms in a series that its class noun calls so: 周调度、月通报、列表干事等一整套机制."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.recognise.mechanisms.lexicon import HAN, NUMERAL, Lexicon, clause_start
from kg.text.last import last_end

_ENUMERATED = re.compile(
    rf"(?:等(?:[{NUMERAL}]*[项种大套个系列整多]*)|(?<=[{HAN}])[{NUMERAL}][项大个](?=(?:工作)?(?:制度|机制)))[{HAN}]{{0,12}}?(?:制度|机制|模式|工作法|招商方式|招引方式|举措|做法)"
)
_WAYS = re.compile(
    rf"等(?:[{NUMERAL}]*[项种套个系列整多]*)(?:一[系整]?[列套]|一批)?(?:新型?的?|的)?(?:(?:招商|招引|引资|工作|项目|企业|服务|审批|推进|管理|创新|调度|改革|便企|惠企|便民|落实|保障|协调)+的?新?)(?:制度|机制|模式|方式|举措|做法|办法)"
)
"""A class noun that tells by itself that what it closes are ways of working: 等创新举措."""
_SYSTEMS = re.compile(
    rf"等?[{NUMERAL}项大个种]+(?:工作|政策)?(?:制度|机制)(?!改革|建设|体制)|等[{NUMERAL}项种]*(?:工作|政策)?(?:制度|机制|工作法)(?!改革|建设|体制)"
)
_BEGUN = re.compile(
    r"(?:推行|实行|推出|探索|采取|建立健全|建立完善|建立|健全|完善|落实|坚持|创新|运用|开展|实施|构建|采用|发挥|深化)(?:了|起|并)?$"
)
_VERBAL = re.compile(
    "^(?:加强|强化|提高|提升|优化|推动|推进|加快|做好|积极|全面|进一步|深入|大力)|[的了为将把在]|工作$|建设$|环境$|平台$|政策$"
)
_ITEM = re.compile(rf"[{HAN}A-Za-z0-9+]{{3,14}}")


_BESIDE = re.compile(
    rf"(?:[、和与及]|[,\uff0c]?以及)(?P<name>(?![的了])[{HAN}]{{2,8}}?(?:制度|机制))(?=[、,\uff0c。;\uff1b和与及])"
)
"""A system that stands beside one in a series: 包联制度、|分口管理制度."""


def beside(text: str, stop: int, accepted: list[Mention]) -> Iterator[Mention]:
    """Give the systems that stand in a series behind one of `accepted`, in the order of the text; `stop` ends the zone."""
    starts = {m.start for m in accepted}
    for mention in accepted:
        at = mention.stop
        while mention.text.endswith(("制度", "机制")) and (match := _BESIDE.match(text, at, stop)) is not None:
            at = match.end()
            if match.start("name") in starts or _VERBAL.search(match["name"]):
                break
            yield Mention(Kind.MECHANISM, match.start("name"), at, match["name"])


def enumerated(text: str, start: int, stop: int, words: Lexicon, accepted: list[Mention]) -> Iterator[Mention]:
    """Give the items of a series that its class noun calls mechanisms (…、列表干事等一整套机制), where one item is one anyway.

    `accepted` are the mechanisms already found, sorted, none overlapping another.
    """
    starts = [m.start for m in accepted]
    for match in _ENUMERATED.finditer(text, start, stop):
        low = clause_start(text, start, match.start())
        verb = last_end(words.verb, text, low, text.find("、", low, match.start()) + 1)
        ways = (
            any(p.match(text, match.start()) for p in (_WAYS, _SYSTEMS))
            and verb >= 0
            and _BEGUN.search(text, low, verb) is not None
        )
        near = accepted[max(0, bisect_left(starts, low) - 1) : bisect_left(starts, match.start())]
        if verb < 0 or not (ways or any(low <= m.start for m in near)):
            continue
        if ways and any(_VERBAL.search(item.strip("“”「」")) for item in text[verb : match.start()].split("、")):
            continue
        begin = verb
        for item in text[verb : match.start()].split("、"):
            end = begin + len(item)
            bare = item.strip('“”「」『』"')
            if _VERBAL.search(bare):
                begin = end + 1
                continue
            if _ITEM.fullmatch(bare) and not any(m.start < end and begin < m.stop for m in near):
                inner = begin + item.index(bare)
                yield Mention(Kind.MECHANISM, inner, inner + len(bare), bare)
            begin = end + 1
