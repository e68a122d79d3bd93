"""Projects that a contract is about, though only intent leads to their names: 双方签订投资协议,将建设|某项目, 协议引进资金3亿元,建设|某项目."""

from __future__ import annotations

import re

from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage.clause import clause_at

_SIGNED = re.compile(
    r"签[订署](?:了)?(?!备忘)[^,，。;；\d、意框购贷租]{0,24}?(?:协议书?|合同书?|合约)(?!的?意向)"
    r"|达成(?:了)?[^,，。;；\d、意]{0,12}(?:协议|合约)|[与和同][^,，。;；、]{2,24}?(?:成功|正式|顺利|现场|集中)*签约(?!仪式前|率|额|企业)"
)
"""What tells of a contract that has been made."""
_DELEGATE = re.compile(r"作为(?:此次|本次|首批|首个)?签约(?:企业|方|单位|项目)[^。;；]{0,40}")
"""What tells of the firm that speaks that it has signed."""
_NOT_YET = re.compile(
    r"(?:将(?![军来近])|拟|有望|可望|准备|力争|争取|希望|推动|洽谈|近期|尽快|尽早|早日|即将|促成?)[^,，。;；]{0,24}$"
)
"""What tells, before it, that a contract is to come."""
_ELSE = re.compile("下一步|接下来|未来|今后|此外|另外|同时,|另有|还将")
"""What leads from a contract to what else is planned."""
_BY_IT = re.compile(
    r"[\s\u3000]*(?:(?:根据|按照|依据|依照)[^,，。;；]{0,10}(?:协议|合同|约定|合约)|双方|该公司|该集团)"
)
"""What opens the sentence behind that of a contract and tells what it says."""
_MONEY = r"(?:约|近|超过?)?[\d.]+[百千万亿]*(?:美|港|欧|日)?元(?:人民币)?(?:左右|以上)?"
_SUM = (
    r"(?:协议|合同|签约)(?:计划)?(?:总)?(?:引进|利用|引入)?(?:外资|内资|外来)?(?:投资|资金|引资)?(?:总?额)?(?:为|达)?"
)
_AGREED = re.compile(_SUM + _MONEY + r"[,，]?(?:用于|投资|共同|合作)*(?:建设|兴建|新建|建造|实施|打造|投建|开发)\Z")
"""What an agreement is said to bring, up to the name of what is built: 协议引进资金3亿元,建设|."""
_PRICED = re.compile(r"[”」\"]?(?:项目|工程)?[,，]?" + _SUM + _MONEY)
"""What an agreement is said to bring, behind a name: 某项目|协议投资3亿元."""


_PAYS = re.compile(
    r"[,，](?:由[^,，。;；]{2,24}?)?(?:计划|拟|将)?(?:总?投资|出资)"
    + _MONEY
    + r"[,，]?(?:在[^,，。;；]{2,14})?(?:投资)?(?:建设|兴建|新建|实施|打造)\Z"
)
"""What leads from a contract to what is built by it: 签订投资协议|,由甲公司投资3亿元建设|某项目."""


def contracted(page: Page, group: Group, start: int) -> int | None:
    """Give where the words begin that tell of the contract by which the intent at `start`, before `group`, came about; None if none do."""
    text, low = page.text.text, group.lead.start
    found = _last(text, low, start)
    if found is not None or low != group.sentence.start or not _BY_IT.match(text, low, start):
        return found
    previous = page.sentence_at(low - 1)
    return _last(text, *previous) if previous.stop <= low else None


def _last(text: str, low: int, stop: int) -> int | None:
    """Give where the last contract of `text[low:stop]` is told of, that has been made and that nothing else follows."""
    told = _DELEGATE.search(text, low, stop)
    for match in _SIGNED.finditer(text, low, stop):
        if _NOT_YET.search(text, clause_at(text, low, match.start()), match.start()) is None:
            told = match
    return told.start() if told is not None and _ELSE.search(text, told.end(), stop) is None else None


def agreed(page: Page, group: Group, begin: int) -> tuple[int | None, int | None] | None:
    """Give where the words begin before a group, or end after one project, that give the sum of its contract; None if none do."""
    text = page.text.text
    led = _AGREED.search(text, max(group.lead.start, group.lead.stop - 48), group.lead.stop)
    if led is not None:
        return led.start(), None
    for signing in _SIGNED.finditer(text, *group.lead):
        clause = clause_at(text, group.lead.start, signing.start())
        by_it = "战略" not in signing.group() and _PAYS.match(text, signing.end(), group.lead.stop)
        if by_it and _NOT_YET.search(text, clause, signing.start()) is None:
            return signing.start(), None
    told = _PRICED.match(text, begin, group.trail.stop) if group.single else None
    return (None, told.end()) if told is not None else None
