"""Lists of agreements under a heading: 签约项目:, then a line for each, 甲县政府与乙公司战略合作协议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.text.span import Span

_HEADING = re.compile(r"(?:签约|签订|签署)[^。;；\n]{0,30}[:：]?\s*\Z")
_NUMBER = re.compile(r"[\s\u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]*)?[\s\u3000]*")
_JOINT = re.compile(r"(?:人民)?(?:政府|管委会|管理委员会|[\u4e00-\u9fff]{2,6}局)?[与和同]")
_WHAT = re.compile(r"(?!等)[^。;；\n]{0,40}(?:协议|合同|项目|合作|备忘录)[^。;；\n]{0,12}[。;；]?\s*")
"""What the line says behind those who sign."""
_LONGEST = 40
"""So many characters a heading has at most."""
_HELD = 30
"""So many lines a heading is followed."""


def claims(page: Page) -> Iterator[Claim]:
    """Give a signedWith claim for each line that pairs a place and a company under a heading of what was signed."""
    text = page.text.text
    left = 0
    for paragraph in page.paragraphs:
        line = Span(paragraph[0].start, paragraph[-1].stop)
        pair = _pair(page, line) if left > 0 else None
        left -= 1
        if pair is not None:
            yield Claim("signedWith", pair[0], line, "agreement/listed", object=pair[1])
        elif line.stop - line.start <= _LONGEST and _HEADING.search(text, line.start, line.stop):
            left = _HELD


def _pair(page: Page, line: Span) -> tuple[Mention, Mention] | None:
    """Give the place and the company with which the line opens, joined by 与."""
    text = page.text.text
    number = _NUMBER.match(text, line.start, line.stop)
    start = number.end() if number is not None else line.start
    places = page.places(start, line.stop)
    firms = page.within(start, line.stop, Kind.COMPANY)
    if not places or not firms:
        return None
    place, firm = places[0], firms[0]
    if place.start == start and _JOINT.fullmatch(text, place.stop, firm.start):
        return (place, firm) if _WHAT.fullmatch(text, firm.stop, line.stop) else None
    if firm.start == start and text[firm.stop : place.start] in ("与", "和", "同"):
        return (place, firm) if _WHAT.fullmatch(text, place.stop, line.stop) else None
    return None
