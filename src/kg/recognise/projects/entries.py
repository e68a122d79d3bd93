"""Works at the heads of entries, whose progress the entry goes on to tell: 云达公司2万吨箔材生产线,设备已订购,土建已开工;…"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEAD = re.compile(
    r"(?:\A|(?<=[。;；\n]))[\s\u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])?[\s\u3000]*(?P<name>[\u4e00-\u9fffA-Za-z\d.()（）·-]{5,40})(?=[,，])"
)
"""What stands between an entry's mark and its first comma."""
_TOLD = re.compile(
    r"[,，][^。;；\n]{0,30}?(?:已经?(?:全面|正式|基本|全部)*(?:开工|动工|完成|建成|投产|试产|完工|封顶|取得|办理|与[^,，。;；]{2,16}(?:达成|签)|达成|签[订署约])"
    r"|正(?:在|进行)?[^,，。;；]{0,8}(?:进行|实施|办理|安装|建设|施工|开展|推进|调试|装修)|完成(?:厂房|厂区|主体|土建|基础|设备|[^,，。;；]{0,8}(?:购置|修建|改建|安装))|主体[^,，。;；]{0,6}(?:完工|封顶|竣工))"
)
"""What tells, behind the comma, how far a work has come."""
_PRICED = re.compile(
    r"(?:\A|(?<=[。;；\n]))[\s\u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])?[\s\u3000]*(?P<name>[\u4e00-\u9fffA-Za-z\d.()（）·-]{4,24}?)(?=(?:计划|预计|规划)*总(?:投资|占地面积|用地面积)(?:约|为|达|近|超)*\d)"
)
"""What stands at the head of an entry right before what it costs or how large it is, as no company does."""
_NO_NAME = re.compile(
    r"[的了着过把将让使]|[全各该本此某其每]|同时|目前|今年|截至|加快|推进|建设(?=[^项工])|[一二两三四五六七八九十\d]+[个家条座](?!月)|企业|园区(?!.)|我[省市县区]|[在于]"
)
"""What makes of a stretch a clause, or a kind of things."""

_WHOSE = re.compile(
    "(?:公司|集团|企业|厂|园区|开发区|[省市县区镇乡]|项目|工程|一期|二期|其中|投资|计划|预计|规划|共|合计|签约|协议|建设)$"
)
"""The end of what is no project, or is read elsewhere."""


def entries(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of `text[start:stop]` at the heads of entries that go on with the progress of a work, in order."""
    for match in _HEAD.finditer(text, start, stop):
        begin, end = match.span("name")
        if _NO_NAME.search(text, begin, end) is None and _TOLD.match(text, end, stop) is not None:
            yield begin, end


def priced(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of `text[start:stop]` at the heads of entries that go on with the investment, in order."""
    for match in _PRICED.finditer(text, start, stop):
        begin, end = match.span("name")
        if _NO_NAME.search(text, begin, end) is None and _WHOSE.search(text, begin, end) is None:
            yield begin, end
