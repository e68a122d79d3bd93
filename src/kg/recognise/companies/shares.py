"""Companies by the share that they hold: 其中云岭石油集团持股51%,瑞川国际和海达分别持股24.5%; 由甲集团和瑞川各按50%出资."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.names import generic

_SHARE = re.compile(
    r"(?:(?<=[,，。;；:：\n])|其中[,，:：]?|(?<![理自事经])由)(?P<names>[\u4e00-\u9fffA-Za-z&·、]{2,40}?)(?:将|拟)?(?:分别|各自?|合计)?(?:按|以|占)?(?:持股|占股|出资)?(?:比例)?(?:为|约)?"
    r"(?<=[股资例为约按以各别])\d+(?:\.\d+)?%(?P<more>[^,，。;；%\d]{0,14}(?:出资|持股|股权))?"
)
"""Who holds how much; without 持股 before the figure 出资 stands behind it."""
_TOLD = re.compile("持股|占股|出资|股权")
_PART = re.compile("[^、和与及]+")
_NO_FIRM = re.compile(
    r"政府|国资|财政|自然人|股东|员工|个人|职工|管理层|双方|[中外港台甲乙丙两三]方|社会资本|民企|国企|央企|外资|企业$|基金$|资金$|其他|其余|本$|自有|[他她其我]|[省市县区镇村委局办部会]$|的|项目|投资[者方商]|债券|银行$|公众|团队|持|股|出资"
)
"""Who or what else may hold a share."""
_LONGEST = 12


def find(
    text: str, start: int, stop: int, knowledge: Knowledge, starting: Mapping[int, Mention], firms: Container[int]
) -> Iterator[Mention]:
    """Give those of `text[start:stop]` whom a share alone shows to be companies. `firms`: where companies begin that are known."""
    if text.find("%", start, stop) < 0:
        return
    forms = knowledge.gazetteer.forms()
    for match in _SHARE.finditer(text, start, stop):
        if _TOLD.search(match.group()) is None:
            continue
        for item in _PART.finditer(text, *match.span("names")):
            name = item.group()
            plain = name in knowledge.frequencies and name not in knowledge.names
            held = any(at in firms for at in range(item.start(), item.end())) or item.start() in starting
            if (
                not held
                and 2 <= len(name) <= _LONGEST
                and not (plain or name in forms or _NO_FIRM.search(name))
                and not generic(name, knowledge)
            ):
                yield Mention(Kind.COMPANY, item.start(), item.end(), name)
