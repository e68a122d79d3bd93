"""Projects that bear their company's whole name: 投资1.2亿元的|某油茶有限公司项目, 某制药有限公司项目|负责人介绍, 某建材公司2万吨涂料生产线|,设备已定购."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.model import Kind, Mention

_BARE = re.compile("(?:建设)?项目(?!公司|部|组|办|经理)")
"""What makes of a company's name that of its project."""
_SHOWN = re.compile("(?:负责人(?![^。;；]{0,14}[该本]项目)|(?:建设|施工|工程)?(?:现场|工地))")
"""What, behind it, tells that it is one project: 某公司项目|现场."""
_LINE = re.compile(
    r"(?:年(?:产|加工|处理))?(?:[\d.]+[万亿]?[\u4e00-\u9fff]{1,3})?[^,，。;；、的投建新拟将在与和已正:：(（\d]{2,20}(?:生产线|加工线|组装线)(?:项目|工程)?(?=[,，](?:已|正|目前|现|设备|土建|厂房|主体|项目|总投资))"
)
"""What a company makes, in a list that goes on to tell how far the work is."""
_OPEN = "。;；:：\n,，、"


def owned(text: str, starting: Mapping[int, Mention]) -> Iterator[tuple[int, int]]:
    """Give the stretches of `text` that are names of such projects. `starting`: the mentions found before, by start."""
    for head in list(starting.values()):
        if head.kind is not Kind.COMPANY or not head.text.endswith("公司"):
            continue
        bare = _BARE.match(text, head.stop)
        if bare is not None and (text.endswith("元的", 0, head.start) or _SHOWN.match(text, bare.end())):
            yield head.start, bare.end()
        line = _LINE.match(text, head.stop) if text[head.start - 1 : head.start] in _OPEN else None
        if line is not None:
            yield head.start, line.end()
