"""Where a firm lies that the text goes on about: 该公司位于某园区, 集团总部设在某市; and what a firm founds somewhere: 在某区注册成立甲公司."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.relate.places import finest, pointed, vague
from kg.text.span import Span

_NUMBER = re.compile(
    r"[\s\u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]*)?[\s\u3000]*(?:(?:企业|公司|单位)名称[:：])?[\s\u3000]*"
)
"""What may stand before a firm's name that is a heading."""
_CLAUSE = re.compile(r"[,，。;；!！?？\n]|(?<!地址)(?<!住所)(?<!注册地)[:：]")
_NOT_SUBJECT = re.compile(r"[、和与及的]|等|(?:董事长|总经理|总裁|负责人|相关|有关|工作人员)")
"""What follows a firm that its clause is not about."""
_LIES = re.compile(
    r"[“\s\u3000]*(?P<who>(?:该|本|这家)?(?:公司|企业|集团|厂)|该厂|其)?(?:的)?"
    r"(?:注册地址?|(?:公司|企业|单位|办公|通讯|详细)?地址|住所|厂址|厂区|总部|办公地点|生产基地)?(?:也|均|现|就|则|目前)*"
    r"(?:(?:于|在)?(?:\d{4}年|今年|去年|前年|同年|次年)(?:\d{1,2}月份?|年?[初底末]|[上下]半年)?)?(?:正式|成功|整体)?"
    r"(?:位于|坐落(?:于|在)?|座落(?:于|在)?|设(?:在|于)|地处|落户(?:于|到|在)?|[入进]驻|位处|迁[入至到]|(?<=[地址所])[:：])"
)
"""What opens a clause that tells where the firm spoken of lies; `who` names it again."""
_OF_IT = re.compile("(?:[、和与][^,，。;；、的]{2,8})*的")
"""Behind a place or a list of places what tells that something there is spoken of, not the firm: 公司位于某市、某市|的4条生产线."""
_FAR = re.compile(r"[^,，。;；:：]{2,24}?(?:公里处?|米处?|部|侧|畔|旁)?的")
"""What describes the place before it is named: 位于|古都以南35公里处的|某县."""
_FOUNDED = re.compile(
    r"(?:(?:于|在)?\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)?在(?:我国|中国)?(?P<at>)[^,，。;；]{2,40}?"
    r"(?:注册成立|注册|成立|落成|开业|挂牌)(?=[,，。;；]|并|\Z)"
)
"""What leads from a firm to the place where it was founded."""
_FOUNDS = re.compile(
    r"(?:与[^,，。;；]{2,16})?(?:合资|合作|独资|共同|联合|投资)*(?:注册成立|注册|成立|设立|组建|兴建|创办|创建)(?:了|有)?"
    r"(?:全资|控股)?(?:子公司|分公司)?[—\-“「]{0,2}"
)
"""What leads from a place to the firm that is founded there: 在某区|注册成立了|甲公司."""
_DRAWN_IN = re.compile(
    r"(?:引进|招引|引入)[^。;；、]{2,30}[,，](?:由其|并|共同|投资)*(?:注册成立|注册|成立|组建|设立)了?\Z"
)
"""What leads from a place that has drawn one firm to the firm that this has founded there: 青岭县引进甲公司,注册成立了|乙公司."""
_BACK = 60
_HELD_TO = 6
"""So many paragraphs a heading that is a firm's name is followed."""


def claims(page: Page) -> Iterator[Claim]:
    """Give locatedIn claims of firms that headings or earlier clauses named, and of those that are said to be founded at a place."""
    text = page.text.text
    head: Mention | None = None
    left = 0
    for paragraph in page.paragraphs:
        named = _heading(page, paragraph[0]) if len(paragraph) == 1 else None
        if named is not None:
            head, left = named, _HELD_TO
            continue
        left -= 1
        firm = head if left > 0 else None
        near: Mention | None = None
        for sentence in paragraph:
            subject: Mention | None = None
            named_here = {f.text: f for f in page.within(*sentence, Kind.COMPANY)}
            for start, stop in _clauses(text, sentence):
                own = _subject(page, start, stop)
                if own is not None:
                    firm = subject = own
                    yield from _founded(page, own, stop)
                    continue
                who = firm or near
                lies = _LIES.match(text, start, stop) if who is not None else None
                addressed = lies is not None and lies.group().endswith((":", "："))
                if lies is None or who is None or not (lies["who"] or subject is not None or (addressed and firm)):
                    continue
                if firm is None and (lies["who"] or "其")[0] not in "该这":
                    continue
                if not lies["who"] and subject is not None and page.within(subject.stop, start, Kind.PROJECT):
                    continue
                if (lies["who"] or "").endswith("厂") and not who.text.endswith("厂"):
                    continue
                place = _place(page, lies.end(), stop)
                if place is not None and not _OF_IT.match(text, place.stop):
                    yield Claim("locatedIn", who, Span(start, place.stop), "location/told", object=place)
            near = next(iter(named_here.values())) if len(named_here) == 1 else near if not named_here else None
    yield from _founds(page)


def _heading(page: Page, line: Span) -> Mention | None:
    """Give the firm whose name is the whole line but for a number before it."""
    text = page.text.text
    firms = page.within(line.start, line.stop, Kind.COMPANY)
    if (
        not firms
        or text[firms[0].stop : line.stop].strip(" \u3000\t:：")
        or not firms[0].text.endswith(("公司", "集团", "厂"))
    ):
        return None
    return firms[0] if _NUMBER.fullmatch(text, line.start, firms[0].start) else None


def _clauses(text: str, sentence: Span) -> Iterator[tuple[int, int]]:
    at = sentence.start
    for mark in _CLAUSE.finditer(text, *sentence):
        yield at, mark.start()
        at = mark.end()
    if at < sentence.stop:
        yield at, sentence.stop


def _subject(page: Page, start: int, stop: int) -> Mention | None:
    """Give the firm that the clause opens with and is about."""
    for firm in page.within(start, stop, Kind.COMPANY)[:1]:
        lead = _NUMBER.sub("", page.text.text[start : firm.start], count=1).strip(" \u3000“")
        project = any(p.start == firm.start for p in page.within(start, stop, Kind.PROJECT))
        if not lead and not project and not _NOT_SUBJECT.match(page.text.text, firm.stop):
            return firm
    return None


def _place(page: Page, start: int, stop: int) -> Mention | None:
    """Give the place right behind `start`, or behind words that describe where it is."""
    place = finest(page, start, stop)
    far = _FAR.match(page.text.text, start, stop) if place is None else None
    if far is not None:
        place = finest(page, far.end(), stop)
    return place if place is not None and not vague(place) else None


def _founded(page: Page, firm: Mention, stop: int) -> Iterator[Claim]:
    """Read 甲公司于2018年在某区成立."""
    match = _FOUNDED.match(page.text.text, firm.stop, stop + 1)
    place = finest(page, match.start("at"), match.end()) if match is not None else None
    if match is not None and place is not None and not pointed(place):
        yield Claim("locatedIn", firm, Span(firm.start, match.end()), "location/founded", object=place)


def _founds(page: Page) -> Iterator[Claim]:
    """Read 在某区注册成立甲公司, whoever founds it."""
    text = page.text.text
    for sentence, firms in page.holding(Kind.COMPANY):
        for firm in firms:
            for place in page.places(max(sentence.start, firm.start - 40), firm.start):
                if (
                    _FOUNDS.fullmatch(text, place.stop, firm.start)
                    and "在" in text[max(0, place.start - 12) : place.start]
                ):
                    yield Claim("locatedIn", firm, Span(place.start, firm.stop), "location/founded", object=place)
            drawn = _DRAWN_IN.search(text, max(sentence.start, firm.start - _BACK), firm.start)
            topic = page.region_at(firm.start) if drawn is not None else None
            if drawn is not None and topic is not None and str(topic.value or "")[2:] != "0000":
                yield Claim("locatedIn", firm, Span(drawn.start(), firm.stop), "location/founded", object=topic)
