"""What leads to a list and tells that its items are projects: 累计谈成|甲、乙等, 现场察看了|甲、乙等; not what somebody only wishes for."""

from __future__ import annotations

import re

_DONE = (
    "谈成|谈妥|达成|敲定|签下|签约|签订|签署|落户|落地|承接|开工(?:建设)?|动工|竣工|建成(?:投产|投用)?|完工|投产|投用"
)
"""Verbs that say of projects how far they are."""
_WORKED = "引进|引入|招引|引来|招来|洽谈|对接|储备|谋划|策划|包装|推进|推动|实施|建设|新建|续建|启动|上马|新上|争取|服务|跟踪|促成|布局"
"""Verbs of what may also be a wish, or stand before a sort of projects."""
_SEEN = "[察查]看|[督][导查]|观摩|调研|视察|考察|走访|参观|检查|踏勘|暗访|走进|深入|来到"
"""Verbs of those who go to see."""
_MARK = "累计|共|已|先后|成功|集中|新|陆续|相继|今年以来|近年来|年初以来|上半年|季度|月份?|目前|当[天日场]|会上|现场|一举|正在?|分别|顺利|全年"
"""What tells that something was or is being done."""
_LEAD = re.compile(
    rf"(?:(?P<done>{_DONE})|(?P<worked>{_WORKED})|(?P<seen>{_SEEN}))(?P<past>了)?(?:总?投资[\d.]+[万亿]元的)?(?:世界|中国)?(?:500强)?(?:项目|企业)?\Z"
)
_DEED = re.compile(_MARK)
_THERE = re.compile("先后|一行|现场|实地|依次|相继|分别|深入")
"""What tells that somebody went to see."""
_WISH = re.compile(
    "力争|争取(?!到)|计划|有意|意向|希望|鼓励|支持|围绕|瞄准|着力|着重|大力|积极(?=引进|谋划|争取|发展)|重点(?=引进|发展|谋划|对接|引入|招引)|下一步|接下来|适合|优先|加强|加大|可以|将|要(?![求素约])|拟|应|需|为了|便于|通过|只|不|未|没"
)
"""What makes of a deed a wish or a duty."""
_REACH = 30


def dealt(text: str, low: int, start: int) -> bool:
    """Tell whether the words of the clause before the first item of a list, which begins at `start`, say that something was done with projects.

    `low`: where the sentence begins, at the earliest.
    """
    lead = _LEAD.search(text, max(low, start - _REACH), start)
    if lead is None:
        return False
    edge = max(low, start - _REACH, *(text.rfind(mark, low, start) + 1 for mark in "。;；\n"))
    if _WISH.search(text, edge, lead.end()) is not None:
        return False
    if lead["done"] or lead["past"]:
        return True
    mark = _DEED if lead["worked"] else _THERE
    return mark.search(text, edge, lead.end()) is not None
