"""Where the firms of a list lie: 某园区集聚了甲公司、乙集团等企业; 甲公司、乙集团等一批企业入驻."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.relate.places import finest
from kg.text.span import Span

_CLOSE = re.compile(
    r"等(?:在内的?|[^,，。;；:：、的在到赴来与和参]{0,12}?(?=企业|公司|集团|巨头|龙头|厂商|机构|院校|名企|央企|国企|民企))"
    r"(?:[^,，。;；:：、的在到赴来与和参]{0,12}?(?:企业|公司|集团|巨头|龙头|厂商|机构|院校|名企|央企|国企|民企))"
    r"(?![业的家园服主人代高投负参前来到赴在与和进发研生实])"
)
_COME = re.compile(
    r"(?:已经?|均已?|都已?|也|先后|相继|陆续|纷纷|成功|顺利|正式|签约|整体|抱团|集中|竞相|争相|在此|在这里)*(?:入驻|落户|进驻|落地生根|安家落户|安家|扎根)"
)
_GATHERED = re.compile(r"(?:集聚|聚集|汇聚|汇集|入驻|落户|进驻)(?:有|了)*(?:包括|以|像|如)?[^,，。;；:：、的]{0,14}\Z")
"""What leads from a place to the firms that have come."""
_DRAWN = re.compile(
    r"涌现(?:出|了|有)+(?:包括|以|像|如)?[^,，。;；:：、的]{0,16}\Z"
    r"|(?:园区?|区内|入园|落户|入驻)(?:[\u4e00-\u9fff]{0,4})企业(?:主要|目前|现)?(?:有|包括)[:：]?[^,，。;；:：、]{0,24}\Z"
)
"""The same said of a place that has brought forth firms: 全县涌现了甲公司、乙集团等企业."""
_LEAST = 2
_LEGAL = ("公司", "集团")
_NOT_COME = re.compile(
    r"拟|计划|力争|争取|邀请|洽谈|对接|考察|拜访|走访|推介|赴|目标|瞄准|重点引进|着力引进|大力引进|来自|有意|欲"
)
_SOMEWHERE = re.compile(r"(?:到|在|于|了)?(?!园区|此|这里|该|我|全|[并和及或，且])[\u4e00-\u9fff]")
"""What follows 落户 where it names a place that is not known."""
_JOINED = re.compile(r"[,，]|[;；][^,，。;；:：、]{0,16}|(?:[、和与及]|以及|[,，]以及)[^,，。;；:：、的]{0,14}")
_CLAUSE = re.compile(r"[,，。;；:：\n]")


def claims(page: Page) -> Iterator[Claim]:
    """Give locatedIn claims of the firms of lists that a place has drawn."""
    text = page.text.text
    for sentence, firms in page.holding(Kind.COMPANY):
        for listed in _lists(text, firms):
            close = _CLOSE.match(text, listed[-1].stop, sentence.stop)
            clause = sentence.start
            for mark in _CLAUSE.finditer(text, sentence.start, listed[0].start):
                clause = mark.end()
            drawn = _drawn(page, clause, listed, whole=close is not None)
            if close is None and drawn is None:
                continue
            end = close.end() if close is not None else listed[-1].stop
            come = _COME.match(text, end, sentence.stop) if close is not None else None
            lead = _GATHERED.search(text, clause, listed[0].start) or drawn
            if (come is None and lead is None) or _NOT_COME.search(text, clause, listed[0].start):
                continue
            stop = come.end() if come is not None else end
            place = finest(page, stop, min(sentence.stop, stop + 24)) if come is not None else None
            if place is not None and text[stop : place.start].strip("到在于了我"):
                place = None
            if place is None and come is not None and _SOMEWHERE.match(text, stop):
                continue
            if place is None or (place.implied and place.value is None):
                place = _before(page, clause, lead.start() if lead is not None else listed[0].start)
            if place is None:
                place = page.region_at(listed[0].start)
                if place is not None and str(place.value)[2:] == "0000":
                    continue
            if place is None or (place.kind is Kind.REGION and place.value is None):
                continue
            for firm in listed:
                quote = Span(firm.start, max(stop, place.stop) if place.start >= stop else stop)
                yield Claim("locatedIn", firm, quote, "location/gathered", object=place)


def _drawn(page: Page, clause: int, listed: Sequence[Mention], *, whole: bool) -> re.Match[str] | None:
    """Give what says that a place has drawn the firms `listed`; a list without a close (`whole`) needs two full names."""
    if not whole and (len(listed) < _LEAST or not all(f.text.endswith(_LEGAL) for f in listed)):
        return None
    found = _DRAWN.search(page.text.text, clause, listed[0].start)
    return found if found is not None and not page.within(clause, found.start(), Kind.COMPANY) else None


def _lists(text: str, firms: Sequence[Mention]) -> Iterator[list[Mention]]:
    listed: list[Mention] = []
    for firm in firms:
        if listed and not _JOINED.fullmatch(text, listed[-1].stop, firm.start):
            yield listed
            listed = []
        if not listed or firm.start >= listed[-1].stop:
            listed.append(firm)
    if listed:
        yield listed


def _before(page: Page, start: int, stop: int) -> Mention | None:
    """Give the place that the clause names before the verb, the last of several."""
    places = [p for p in page.places(start, stop) if not p.implied or p.value]
    return places[-1] if places else None
