"""Who comes and who goes: places that a page sets apart from its own as hosts or guests, and its own that officials from above visit."""

from __future__ import annotations

import re

from kg.model import Mention

_OURS = re.compile(r"[我全][省市县区州盟旗镇乡][^,，。;；\n]{0,14}(?:在|赴|到|往|与|和|同|承接|对接)\Z")
"""Before a place what tells that it is another one than 我市."""
GUESTS = re.compile(
    r"(?:[^,，。;；\n]{0,10}|[^,，。;；\n]{0,8}(?:书记|[省市县区州旗]长|主席|主任)[^,，。;；\n]{2,12})(?:率队|率团|带队|考察团|代表团|访问团|经贸团|调研组|考察组|一行)[^,，。;；\n]{0,4}(?:(?:赴|来|到|抵达|走进)(?:我|本)[省市县区州旗]|来(?!自)|莅|应邀)"
    r"|(?:(?!会见|接见|接待|邀请|陪同|欢迎)[^。;；\n]){0,80}?(?:考察团|代表团|一行)[,，](?:先后|首站|专程|前来)*(?:赴|来|到|莅临)(?:我|本)[省市县区州旗]"
    r"|[^,，。;；\n]{0,10}(?:考察团|代表团|访问团|考察组)(?:一行)?[,，]?(?:在|由)[^,，。;；\n]{2,48}陪同"
)
"""After a place what tells that its people are the guests of another."""
_FROM_ABOVE = re.compile(r"[市省州][^。;；\n]{2,40}(?:一行|[研查察]组)[,，]?(?:赴|到|来|深入|莅临)\Z")
"""Before a place what tells that officials of the city or province come to it."""


_WITH = re.compile(r"[省市县区州]与\Z")
_FIRMS = re.compile(r"(?:的)?(?:大型|知名|重点|优秀)?企业")
"""Around a place of whose firms another place is the partner: 某市与|上海|大型企业."""


def set_apart(text: str, region: Mention) -> bool:
    """Tell whether the page sets a region of `text` apart from its own, 我县: as one that it works with, or whose people are its guests."""
    before = max(0, region.start - 24)
    partner = _WITH.search(text, before, region.start) and _FIRMS.match(text, region.stop)
    return bool(partner or _OURS.search(text, before, region.start) or GUESTS.match(text, region.stop))


def from_above(text: str, region: Mention) -> bool:
    """Tell whether officials of its city or province come to a region of `text`: 市商务局副局长一行赴青岭."""
    return _FROM_ABOVE.search(text, max(0, region.start - 60), region.start) is not None
