"""Associations, institutes and bank branches as partners: those that sign, and chambers that lead their members to a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind, Mention
from kg.text.rare import Rare

_BODY = (
    r"(?P<name>(?:(?![与和同及为在向由等将已了的])[\u4e00-\u9fff]){2,14}?"
    r"(?:协会|商会|学会|联合会|促进会|总会|基金会|研究院|研究所|设计院|(?:发展|研究|创新|技术|合作|交流)中心|大学|银行[\u4e00-\u9fff]{0,8}?(?:分行|支行|营业部)))"
)
_SIGNING = re.compile(
    rf"(?:[与同]|(?<=[\u4e00-\u9fff])、|(?<=[府会区县市])和|以及){_BODY}(?=[、等和与就在签]|共同|分别|成功|正式|现场|达成|以及|[两双三]方)"
)
"""One who signs, in the list behind 与."""
_SIGNED = re.compile(r"[^。;；\n《》]{0,90}?(?:签[订署约下]|达成[^,，。;；]{0,12}协议)(?!仪式|活动|意向)")
"""The rest of a sentence that tells that they sign."""
_LEADING = Rare(
    re.compile(
        r"(?:(?<=[,，。;；、\s])|(?<=日)|^)(?P<name>(?:(?![与和同及为在向由等将已了的])[\u4e00-\u9fff]){2,14}?(?:商会|协会|促进会))"
        r"(?=(?:(?:常务|执行|副)*(?:会长|秘书长)[\u4e00-\u9fff]{0,4})?(?:一行|组织|率|带领|带队)[^。;；\n]{0,40}?(?:到|来|赴|莅)[^。;；\n]{0,14}(?:考察|洽谈|对接|参观))",
        re.MULTILINE,
    ),
    "商会",
    "协会",
    "促进会",
)
"""One who leads its members to look at a place: 某某商会|组织企业家到我县考察."""
_NO_BODY = re.compile(
    r"^(?:[我该各其贵本某]|多家|几家|一批|有关|相关|当地|部分|国内|知名|异地|外地|驻外|高等|著名)|招商|(?:县|区|市)(?:商会|协会)$|项目|企业(?:家)?协会$|会议|推介|(?:服务|促进|工作)[^心]{0,4}中心$"
)
_LONGEST = 18


def find(text: str, start: int, stop: int) -> Iterator[Mention]:
    """Give such bodies of `text[start:stop]` as companies."""
    for match in _SIGNING.finditer(text, start, stop):
        if _fits(match["name"]) and _SIGNED.match(text, match.end(), stop) is not None:
            yield Mention(Kind.COMPANY, *match.span("name"), match["name"])
    for match in _LEADING.finditer(text, start, stop):
        if _fits(match["name"]):
            yield Mention(Kind.COMPANY, *match.span("name"), match["name"])


def _fits(name: str) -> bool:
    """Tell whether `name` is one body's own."""
    return 5 <= len(name) <= _LONGEST and _NO_BODY.search(name) is None
