"""Villages on the page of a town: there they stand free, as 石桥村 between marks and particles; elsewhere 村 has to stand behind its county or town."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from kg.model import Kind, Mention

_OF_A_TOWN = re.compile(
    r"(?:\A|\n)[\s\u3000]*[\u4e00-\u9fff]{2,8}(?:镇|乡|街道)[\s\u3000]*\n|[全我该本](?:镇(?![村域区里])|乡(?![镇村里])|街道)"
    r"|辖[^。；;\n]{0,16}\d+个(?:行政村|村委会|村民委员会|村[、,，。])"
)
"""A page of a town has it for its heading, speaks of 全镇, or counts the villages that it governs."""
_VILLAGE = re.compile(
    r"(?:(?<=[、,，。;；:：\s\u3000的在于到和与及至由从以“(（是])|(?<=项目)|(?<=依托)|(?<=打造)|(?<=发展)|(?<=建设)|(?<=围绕)|^)(?P<village>(?P<base>(?![的了在到于由和与及各该本全我每此将把被其几多至从向沿距离等以]|[一二三四五六七八九十两百]+[个余多百大些批]?村|[一两][个些批大]|[\u4e00-\u9fff]{1,2}[该本各全]村|落户|位于|入驻)[\u4e00-\u9fff]{2,3}?)村)"
    r"(?![民镇庄委级里集干部企容史貌域屯])",
    re.MULTILINE,
)
_GENERIC = re.compile(
    r"(?:行政|自然|中心|新农|城中|空心|贫困|重点|示范|试点|样板|美丽|和美|特色|度假|民俗|民族|旅游|生态|移民|文明|先进|明星|小康|富裕|数字|智慧|未来|传统|历史|文化|名|古|新|老|大|小|农|乡|山|渔|邻|临近|附近|周边|所有|相邻|偏远|驻|整|.{1,3}族|建制|涉农|薄弱|经济强|基点|专业|淘宝|电商|景区|水美|森林|卫生|平安|法治|红色|示范性|搬迁|安置|后进|帮扶|脱贫|出列|整治|沿线|沿江|沿河|部分)"
)
"""Kinds of villages, which name none."""


def find(text: str, spans: Iterable[tuple[int, int]], taken: Collection[int]) -> Iterator[Mention]:
    """Give the villages that stand free in the stretches `spans` of `text`, on a page of a town; `taken` are the offsets that regions hold."""
    if "村" not in text or _OF_A_TOWN.search(text) is None:
        return
    for start, stop in spans:
        for match in _VILLAGE.finditer(text, start, stop):
            low, high = match.span("village")
            if low not in taken and high - 1 not in taken and not _GENERIC.fullmatch(match["base"]):
                yield Mention(Kind.REGION, low, high, match["village"])
