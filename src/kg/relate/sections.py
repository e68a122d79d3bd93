"""Which place a paragraph is under: the one of a heading, of a dateline, or the one that opens it in a round-up, until the next such or until the home's own."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.home.codes import below, in_full
from kg.relate.page import Page
from kg.text.span import Span

_HEADING = re.compile(r"[\s  【\[((<《◆●■★▲一二三四五六七八九十、.．\d))]*$")
_HEADING_TAIL = re.compile(r"[\s  】\]))>》:：。篇]*(?=\n|$)")
_DATELINE = re.compile(r"[\s  ]*本[报刊台网社][\u4e00-\u9fff]{2,8}\d{1,2}月\d{1,2}日[电讯]")
_ITEM = re.compile(r"[\s\u3000]*(?:(?P<bullet>[●◆■★▲·•○▪►])|\d{1,2}[.、．](?!\d))")
"""What an item of a list begins with."""
_PART = re.compile(r"[\s\u3000【]*(?P<open>[(（]?)[一二三四五六七八九十]{1,3}(?P<close>[)）、.．])")
"""What a part of a page begins with: 三、, (三)."""
_OF_HOME = re.compile(
    r"[\s\u3000【]*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])?(?:[省市县区州旗](?:直属?|本级)(?:单位|部门)?|跨[县区]域?|其他)[】:：]?[^\u4e00-\u9fff\n]{0,8}(?=\n|$)"
)
"""A heading of what is the home's own, behind headings of its parts: 三、市直."""
_BRACKETED = re.compile(r"\s*【[^【】\n]{2,20}】\s*")
"""A heading in brackets, which ends the part under one that names a park."""
_HEADLINE = 40
"""Characters of a headline."""
_ENDS = frozenset("。;；!！,，")
_SHORTEST = 8
"""Characters of the shortest headline."""
_OPEN_ENDS = frozenset("。;；!！,，、:：)）")
"""What no headline ends with."""
_CLAUSE = re.compile(r"[,，;；。|丨│]|20\d\d[-年/]\d|https?:")
"""What stands in no headline of a short piece, but in sentences and in lines with a date or source."""
_NUMBERED = 4
"""How many characters of a number and its mark may stand before the region that opens a paragraph: 1.甲市"""


class Sections:
    """The places that the paragraphs of a page are under, asked for in their order."""

    def __init__(self, page: Page, home: Mention | None) -> None:
        """Take the page and its home, which holds until a paragraph tells another."""
        self.page = page
        self.home = home
        self.place = home
        self.ended = False
        """Whether the last paragraph asked for ended a part, so that on a page without a home no place is known."""
        self._opened = _opened(page, home)
        self._listed = ""
        self._headline: Mention | None = None
        self._site: Mention | None = None

    def turn_to(self, home: Mention | None) -> None:
        """Let another home hold from here on: that of an item of the page."""
        self.home = self.place = home

    def at(self, first: Span, stop: int) -> Mention | None:
        """Give the place that the paragraph is under which begins with the sentence `first` and ends at `stop`; None for no known one."""
        heading = _heading(self.page, first.start, stop) or _dateline(self.page, first.start)
        mark = _mark(self.page, first.start)
        headline = _headline(self.page, first.start, stop)
        under = self._headline is not None and self.place is self._headline
        self.ended = False
        if (
            heading is None
            and self._site is self.place
            and _BRACKETED.fullmatch(self.page.text.text, first.start, stop)
        ):
            self.place = self.home
        self._site = _site(self.page, first.start, stop) or self._site
        if heading is not None:
            self.place, self._listed = heading, _part(self.page, first.start) or self._listed
            self._headline = heading if headline else None
        elif first.start in self._opened:
            self.place, self._listed = self._opened[first.start], mark
        elif (
            _OF_HOME.match(self.page.text.text, first.start)
            or (mark and mark == self._listed)
            or (headline and (under or self.home is None))
        ):
            self.place = self.home
            self.ended = self.home is None
        return self.place


def _mark(page: Page, start: int) -> str:
    """Give the kind of mark that a paragraph begins with as an item of a list: the bullet itself, 0 for a number, the marks of a part's number; nothing for another paragraph."""
    match = _ITEM.match(page.text.text, start)
    return _part(page, start) if match is None else match["bullet"] or "0"


def _part(page: Page, start: int) -> str:
    """Give the kind of number that a paragraph begins with as a part of the page: 、 for 三、; nothing for another paragraph."""
    match = _PART.match(page.text.text, start)
    return match["open"] + match["close"] if match is not None else ""


def _opened(page: Page, home: Mention | None) -> dict[int, Mention]:
    """Give the regions that open the paragraphs of a round-up (甲市…, 乙市…, 全省…), by the starts of these paragraphs; empty for another page."""
    found: dict[int, Mention] = {}
    for paragraph in page.paragraphs:
        start = paragraph[0].start
        for place in page.within(start, start + 12, Kind.REGION)[:1]:
            if home is None or place.start - start > _NUMBERED or _named(page, place):
                continue
            if place.value or place.implied:
                own = home if place.implied or place.value == home.value else place
                if own is home or below(place, home):
                    found[start] = own
    return found if len({m.value for m in found.values() if m is not home}) > 1 else {}


def _named(page: Page, place: Mention) -> bool:
    """Tell whether the place opens a longer name, or stands without its level word."""
    longer = page.within(place.start, place.start + 60, Kind.PROJECT, Kind.PARK, Kind.COMPANY)
    return not in_full(place) or any(m.start == place.start for m in longer)


def _dateline(page: Page, start: int) -> Mention | None:
    """Give the region of a dateline that opens a paragraph: 本报青岭11月17日电."""
    match = _DATELINE.match(page.text.text, start)
    places = page.within(start, match.end(), Kind.REGION) if match is not None else ()
    return places[-1] if places else None


def _heading(page: Page, start: int, stop: int) -> Mention | None:
    if stop - start > _HEADLINE:
        return None
    if (site := _site(page, start, stop)) is not None:
        return site
    places = [m for m in page.within(start, stop, Kind.REGION) if not m.implied]
    if places and _HEADING.match(page.text.text[start : places[0].start]) and _titled(page, places[0], stop):
        return places[0]
    if stop - start > 24:
        return None
    if not places:
        return None
    last = places[-1]
    if _HEADING.match(page.text.text[start : places[0].start]) and _HEADING_TAIL.match(page.text.text, last.stop):
        return last
    return None


def _site(page: Page, start: int, stop: int) -> Mention | None:
    """Give the park or town that stands alone in the brackets of a line: 【某某园区】."""
    for place in page.places(start, stop)[:1]:
        if page.text.text[start : place.start].strip() == "【" and page.text.text[place.stop : stop].strip() == "】":
            return place
    return None


def _headline(page: Page, start: int, stop: int) -> bool:
    """Tell whether a line reads as the headline of one of the page's short news: of some length, with no stop at its end, and no more than a number or a label."""
    line = page.text.text[start:stop].strip()
    return _SHORTEST <= len(line) <= _HEADLINE and line[-1] not in _OPEN_ENDS and _CLAUSE.search(line) is None


def _titled(page: Page, place: Mention, stop: int) -> bool:
    """Tell whether the place and a colon open a line that is a headline, with no full stop at its end: 甲县:开工项目18个."""
    text = page.text.text
    return text[place.stop : place.stop + 1] in (":", "：") and text[place.stop : stop].rstrip()[-1:] not in _ENDS
