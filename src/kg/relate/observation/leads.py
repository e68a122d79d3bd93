"""What may stand between the head of a clause and the place or firm that it is of: a time, 据悉, 此次."""

from __future__ import annotations

import re

from kg.model import Kind
from kg.relate.page import Page

_LEAD = re.compile(
    r"(?:(?:未来|今后)[^,，。;；]{1,4}年内?|“?‘?十[一二三四五]五[”’]?(?:期间|时期)?|其中|其|此次|本次|这次|截至|截止|目前|据悉|据统计|据了解|据介绍|另外|此外|同时|与此同时|年内|仅|共|今年|全年|累计|先后|期间|以来|上半年|记者|获悉|连日来|近日|日前|近期|从|在"
    r"|统计显示|数据显示|(?:在?本届|在?此次|在?本次|在?这次)[\u4e00-\u9fff]{0,10}(?:会|节|周|活动)(?:上|期间|中)?|在?第[一二三四五六七八九十\d]+届[\u4e00-\u9fff]{1,8}?(?:会|节|展)|[\s“”:：\u3000、])*"
)


def leads(page: Page, clause: int, at: int) -> bool:
    """Tell whether nothing but such words, and dates, stands between the head of a clause and what is named at `at`."""
    return _LEAD.fullmatch(_without_dates(page, clause, at)) is not None


def _without_dates(page: Page, start: int, stop: int) -> str:
    text = page.text.text
    out = ""
    low = start
    for date in page.within(start, stop, Kind.DATE):
        out += text[low : date.start]
        low = max(low, date.stop)
    return out + text[low:stop]
