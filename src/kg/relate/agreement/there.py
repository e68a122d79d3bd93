"""Agreements told with a word that points back: 与当地政府签约, 与该公司签订; and companies listed with the projects that they sign for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Claim, Kind
from kg.relate.mechanism.user import user
from kg.relate.official.place import at_level, printed_forms
from kg.relate.page import Page
from kg.text.span import Span

_SIGNS = r"(?:正式|成功|顺利|现场|就此|当场|又|也|还)*(?:签(?:订|署|约|下)|达成[^,，。;；]{0,12}协议)(?!意向|仪式)"
_LOCAL = re.compile(rf"[与和同](?:当地|该[市县区州旗])(?:人民)?(?:政府|有关部门|管委会)?(?P<done>{_SIGNS})")
_THAT_FIRM = re.compile(rf"[与和同]该(?:公司|企业|集团)(?P<done>{_SIGNS})")
_STRAIGHT = re.compile("(?:成功|正式|顺利|现场|已|再次)*签约(?:入驻|落户|落地)?")
_ENDS = re.compile(r"[,，。;；\s]|$")
_SIDES = re.compile(rf"(?:分别)?(?:代表(?:[两双]方|政企双方|政府和企业)){_SIGNS}")
_OFFICE = re.compile(r"(?P<level>[市县区州旗])(?:委(?:常委[、,])?)?(?:常务)?(?:副?书记|长)")
_OTHER_DEAL = re.compile("了?[^,，。;；]{0,8}(?:征地|拆迁|补偿|安置|劳动|供货|采购|购销)")
_REACH = 200
"""So many characters before it begins the clause of the company that signs with 当地政府."""
_NEAR = 60
"""So many characters before a word that points back stands what it means."""
_MEANT = re.compile(r"意向|[拟将]|有望|力争|争取|计划|希望")
_WITH = re.compile(r"(?:^|[,，、:：\s])(?:其中[,，])?[与和同]$")
_COUNTED = re.compile(r"签约|签订|签署")
_BACK = 120


def claims(page: Page, knowledge: Knowledge, sentence: Span) -> Iterator[Claim]:
    """Give the signedWith claims of `sentence` in which a place or a company is pointed at."""
    text = page.text.text
    for told in _LOCAL.finditer(text, *sentence):
        firms = page.within(max(sentence.start, told.start() - _REACH), told.start(), Kind.COMPANY)
        places = page.within(max(sentence.start, told.start() - _NEAR), told.start(), Kind.REGION)
        if firms and places and not _MEANT.search(text, firms[0].stop, told.end()):
            yield Claim("signedWith", places[-1], Span(firms[0].start, told.end()), "agreement/there", firms[0])
    for told in _THAT_FIRM.finditer(text, *sentence):
        low = max(text.rfind(mark, sentence.start, told.start()) for mark in ",，;；")
        if low < 0 or page.within(low, told.start(), Kind.COMPANY) or _OTHER_DEAL.match(text, told.end()):
            continue
        firms = page.within(max(sentence.start, told.start() - _NEAR), low, Kind.COMPANY)
        place = user(page, sentence, firms[-1].start)[0] if firms else None
        if place is not None and not _MEANT.search(text, firms[-1].stop, told.end()):
            yield Claim("signedWith", place, Span(told.start(), told.end()), "agreement/there", firms[-1])
    yield from _sides(page, knowledge, sentence)
    yield from _listed(page, sentence)


def straight(page: Page, sentence: Span) -> Iterator[Claim]:
    """Read 甲公司正式签约乙县."""
    text = page.text.text
    for told in _STRAIGHT.finditer(text, *sentence):
        near = page.within(max(sentence.start, told.start() - _NEAR), told.start(), Kind.COMPANY)
        firm = next((f for f in near if f.stop == told.start()), None)
        place = next((p for p in page.places(told.end(), told.end() + 20) if p.start == told.end()), None)
        if firm is not None and place is not None and _ENDS.match(text, place.stop):
            yield Claim("signedWith", place, Span(firm.start, place.stop), "agreement/there", firm)


def _sides(page: Page, knowledge: Knowledge, sentence: Span) -> Iterator[Claim]:
    """Read 甲公司董事长李某与县长王某分别代表双方签约: the head of the place spoken of signs for it."""
    text = page.text.text
    for told in _SIDES.finditer(text, *sentence):
        low = max(sentence.start, told.start() - _NEAR)
        low = max(low, *(text.rfind(mark, low, told.start()) + 1 for mark in ",，。;；"))
        firms, office = page.within(low, told.start(), Kind.COMPANY), _OFFICE.search(text, low, told.start())
        if len(firms) != 1 or office is None or page.places(low, told.start()):
            continue
        at = Span(office.start("level"), office.end())
        place = at_level(page, knowledge, office["level"], at, printed_forms(page))
        if place is not None:
            yield Claim("signedWith", place, Span(low, told.end()), "agreement/there", firms[0])


def _listed(page: Page, sentence: Span) -> Iterator[Claim]:
    """Read 就15个项目签约。其中,与甲集团3万吨某项目、与乙公司某项目…: each company signs for the project that its name heads."""
    text = page.text.text
    firms = [
        f
        for f in page.within(*sentence, Kind.COMPANY)
        if _WITH.search(text, sentence.start, f.start)
        and any(p.start == f.start for p in page.within(f.start, f.start + 80, Kind.PROJECT))
    ]
    signed = _COUNTED.search(text, max(0, sentence.start - _BACK), sentence.stop) if len(firms) > 1 else None
    place = page.region_at(firms[0].start) if signed is not None else None
    if place is not None:
        for firm in firms:
            yield Claim("signedWith", place, Span(firm.start - 1, firm.stop), "agreement/there", firm)
