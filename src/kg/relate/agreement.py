"""Agreements between a region or park and a company: signedWith; and what the signing says of the project signed for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.investor.claims import MANY
from kg.relate.page import Page
from kg.relate.protagonist import protagonist
from kg.text.span import Span

_SIGNING = re.compile(
    r"(?:签订|签署|签下|达成|签定)(?:了)?(?:[^,，。;；]{0,40}?)(?P<what>协议|合同|合作(?!意向|共识|意愿)|项目|备忘录|协定|意向书?)|(?:成功|正式|现场|集中|顺利)?签约(?!仪式|项目|金额|额|一批|活动|大会|现场|率|落地|总)|战略合作协议签约|举行了?(?:《[^《》]{2,40}》)?[^,，。;；]{0,12}签约仪式"
)
_ENTER = re.compile(r"(?:相继|陆续|先后|纷纷|成功|正式|已)?签约(?:入驻|落户)(?:园区|于|到|在)?")
_THEN = re.compile(
    r"[》”]?[,，]由?(?:该公司|后者|公司|企业|双方|其)?(?:将|计划|拟|共同)?(?:在[^,，。;；]{2,16})?(?:投资|建设|总投资|计划投资)[^。;；]{0,40}"
)
_INTENT = re.compile(r"意向|初步达成|拟|洽谈")
_INTENDED = re.compile(r"[^,，。;；]{0,12}(?:意向|意愿|共识)")
_WHO = re.compile(r"签约(?:的|入驻的?|落户的?)?(?:企业|公司|客商|单位)(?:分别|主要)?(?:有|包括|为|是|[:：])")
"""What leads to a list of those who signed: 签约的企业有甲公司、乙公司."""
_THE_COMPANY = re.compile(
    r"(?:^|(?<=[,，。;；:：\n]))(?:近日|日前|今日|昨日|目前|此前)?(?:该|本)?(?P<who>公司)(?:已|将|拟|近日|日前|正式|成功)*[与和同](?=[^,，。;；]{2,16}(?:政府|管委会|管理委员会))"
)
"""公司 as the one who signs with a place, in what a listed company announces."""
_SEAT = re.compile(r"(?:人民)?(?:政府|管委会)?(?:[、和与及]|以及)")
_GOVERNMENT = re.compile(
    r"(?:^|[,，表]|代表)(?:我?(?P<level>[市县区州旗])|园区)(?:人民)?(?:政府|管委会)(?:当场|现场|成功|正式)*[与和同]$"
)
"""The government of the place spoken of, before the company that it signs with: 代表区人民政府与|某公司."""
_HEAD = re.compile(
    r"(?P<level>[市县区州旗])(?:委副?书记|长)[\u4e00-\u9fff]{2,4}(?:代表[^,，。;；]{1,8}?)?(?:现场|共同)?[与和同]$"
)
"""The head of the place spoken of, before the company that he signs with: 副书记、县长某某与|某公司."""
_LISTED = re.compile(r"[、和与及\s]{1,2}|以及|,|，")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give signedWith claims, and investedBy, locatedIn and stage of a project that the agreement is for."""
    del knowledge
    text = page.text.text
    if "签" not in text and "达成" not in text:
        return
    for sentence in page.sentences:
        if text.find("签", sentence.start, sentence.stop) < 0 and text.find("达成", sentence.start, sentence.stop) < 0:
            continue
        for sign in _SIGNING.finditer(text, sentence.start, sentence.stop):
            if (
                (sign.group("what") and sign.group("what").startswith("意向"))
                or _INTENT.search(re.split("[,，]", text[max(sentence.start, sign.start() - 8) : sign.start()])[-1])
                or _INTENDED.match(text, sign.end(), sentence.stop)
            ):
                continue
            yield from _signed(page, sentence, sign.start(), sign.end())
        yield from _named(page, sentence)
        if text.find("签约", sentence.start, sentence.stop) < 0:
            continue
        for enter in _ENTER.finditer(text, sentence.start, sentence.stop):
            yield from _entered(page, sentence, enter.start(), enter.end())


def _signed(page: Page, sentence: Span, start: int, stop: int) -> Iterator[Claim]:
    text = page.text.text
    low = max((text.rfind(mark, sentence.start, start) for mark in "。;；"), default=-1)
    firms = [f for f in page.within(sentence.start, start, Kind.COMPANY) if f.start > low]
    told = _THE_COMPANY.search(text, max(sentence.start, low), start)
    if told is not None and (not firms or firms[-1].stop <= told.start()):
        who = firms[-1] if firms else protagonist(page)
        firms = [] if who is None else [replace(who, start=told.start("who"), stop=told.end("who"))]
    if not firms:
        return
    chain = [firms[-1]]
    for firm in reversed(firms[:-1]):
        if re.fullmatch(r"(?:代表)?(?:[、和与及]|以及)", text[firm.stop : chain[0].start]):
            chain.insert(0, firm)
    first, last = chain[0], chain[-1]
    place = _partner(page, sentence, first)
    behind = _behind(page, last, start) if place is None else None
    if place is None and behind is None:
        yield from _joint(page, sentence, chain, start, stop)
        return
    if place is not None:
        link = text[place.stop if place.stop <= first.start else sentence.start : first.start]
        if not re.search(r"[与和同跟]", link) and text[last.start - 1 : last.start] not in "与和同跟":
            return
    sides = _sides(page, sentence, place, first) if place is not None and len(chain) == 1 else []
    if len(sides) > 1 and "分别" in text[first.stop : stop]:
        for side, firm in sides:
            yield Claim("signedWith", side, Span(side.start, stop), "agreement/signed", object=firm)
        yield from _agreed(
            page, sentence, [firm for _, firm in sides], sides[0][0].start, stop, [side for side, _ in sides]
        )
        return
    before = place is not None and sentence.start <= place.start < first.start
    opening = place.start if place is not None and before else first.start - (place is not None)
    opening = max(sentence.start, opening)
    seats = _seats(page, sentence, place) if place is not None and before else [place or behind]
    each = len(seats) == len(chain) > 1 and "分别" in text[opening : first.start]
    for i, seat in enumerate(seats):
        if seat is not None:
            for firm in chain[i : i + 1] if each else chain:
                begin = min(opening, seat.start) if seat.start >= sentence.start else opening
                yield Claim("signedWith", seat, Span(begin, stop), "agreement/signed", object=firm)
    yield from _agreed(page, sentence, chain, opening, stop, [seat for seat in seats if seat is not None])


def _sides(page: Page, sentence: Span, place: Mention, firm: Mention) -> list[tuple[Mention, Mention]]:
    """Give the pairs that sign one beside the other, in order, `place` and `firm` the last: 甲县与某集团、乙县与某公司分别签订…."""
    text = page.text.text
    sides = [(place, firm)]
    while True:
        edge = sides[0][0].start
        before = [f for f in page.within(max(sentence.start, edge - 60), edge - 1, Kind.COMPANY) if f.stop == edge - 1]
        seat = _partner(page, sentence, before[0]) if before and text[edge - 1] in "、,，" else None
        if seat is None or seat.stop > before[0].start or seat.start >= edge or seat.start < sentence.start:
            return sides
        sides.insert(0, (seat, before[0]))


def _seats(page: Page, sentence: Span, last: Mention) -> list[Mention | None]:
    """Give the places that sign together, in order, `last` the one next to the company: 甲县政府、乙园区管委会."""
    seats: list[Mention | None] = [last]
    edge = last.start
    for place in reversed(page.places(sentence.start, last.start)):
        if not _SEAT.fullmatch(page.text.text, place.stop, edge):
            break
        seats.insert(0, place)
        edge = place.start
    return seats


def _named(page: Page, sentence: Span) -> Iterator[Claim]:
    """Read 签约的企业有甲公司、乙公司…: they sign with the place that the text speaks of."""
    text = page.text.text
    for lead in _WHO.finditer(text, sentence.start, sentence.stop):
        edge = lead.end()
        place = page.region_at(lead.start())
        for firm in page.within(edge, sentence.stop, Kind.COMPANY):
            if place is None or (edge != firm.start and not _LISTED.fullmatch(text, edge, firm.start)):
                break
            edge = firm.stop
            yield Claim("signedWith", place, Span(lead.start(), firm.stop), "agreement/named", object=firm)


def _agreed(
    page: Page, sentence: Span, chain: list[Mention], start: int, stop: int, seats: list[Mention]
) -> Iterator[Claim]:
    """Give stage, investor and place of the project that the agreement is for: named in it, or in …,该公司将投资…建设某项目 after it.

    As many projects as companies, signed 分别: each is one company's; as many as `seats`, the places that sign: each lies in one of them, and where
    these are of another number nobody knows in which. Of several projects of counted firms (甲公司等13家企业) no investor is known.
    """
    text = page.text.text
    firm = chain[-1]
    found: list[Mention] = []
    for project in page.within(firm.stop, sentence.stop, Kind.PROJECT):
        between = text[firm.stop : project.start]
        if found and not _LISTED.fullmatch(text, found[-1].stop, project.start):
            break
        if re.search(r"[。;；]", between) or (
            not found and project.start > stop + 4 and not _THEN.fullmatch(text[stop : project.start])
        ):
            break
        found.append(project)
    one_of_many = len(found) > 1 and MANY.match(text, firm.stop) is not None
    each = len(chain) > 1 and ("分别" in text[start : chain[0].start] or "分别" in text[firm.stop : stop])
    for i, project in enumerate(found):
        end = max(stop, project.stop)
        yield Claim("stage", project, Span(start, end), "agreement/project", value="signed")
        if not one_of_many and (not each or len(found) == len(chain)):
            owner = chain[i] if each else firm
            yield Claim("investedBy", project, Span(owner.start, end), "agreement/project", object=owner)
        if len(seats) == 1 or len(seats) == len(found):
            yield Claim(
                "locatedIn", project, Span(start, end), "agreement/project", object=seats[i if len(seats) > 1 else 0]
            )


def _behind(page: Page, firm: Mention, sign: int) -> Mention | None:
    """Give the place of 甲公司与某园区签订…: it stands behind the company."""
    text = page.text.text
    places = list(page.places(firm.stop, sign))
    first = places[0].start if places else sign
    for place in places:
        if re.fullmatch(
            r"(?:[(（][^()（）]{1,30}[)）]|”?[)）])?(?:等[^,，。;；]{0,12}?)?(?:代表|(?:法人代表|法定代表人|董事长|总经理|总裁|负责人)[\u4e00-\u9fff]{0,4}?)?(?:就[^,，。;；]{2,30}?|现场|分别|正式|成功|也|还|又|则|已经?|再次|先后|日前|近日)*[与和同]",
            text[firm.stop : first],
        ) and re.fullmatch(
            r"[省市县区州]?(?:人民)?(?:政府|管委会|管理委员会|[\u4e00-\u9fff]{1,5}局)?(?:[(（][^()（）]{1,20}[)）])?(?:于[^,，。;；]{2,12}日|当日|成功|正式|共同|现场|进行|项目|在[^,，。;；]{1,8}?|就[^,，。;；]{2,24}?)*",
            text[place.stop : sign],
        ):
            return place
        if place is not places[-1] and place.stop != places[places.index(place) + 1].start:
            first = places[places.index(place) + 1].start
    return None


def _joint(page: Page, sentence: Span, chain: list[Mention], start: int, stop: int) -> Iterator[Claim]:
    """Read 甲集团和乙集团…签署协议,投资…建设某项目: the project is signed, and both invest."""
    text = page.text.text
    projects = page.within(stop, sentence.stop, Kind.PROJECT)
    if len(chain) < 2 or not projects or not re.search(r"投资|建设", text[stop : projects[0].start]):
        return
    if len(text[chain[-1].stop : start]) > 16:
        return
    yield Claim("stage", projects[0], Span(start, projects[0].stop), "agreement/project", value="signed")
    for firm in chain:
        yield Claim("investedBy", projects[0], Span(chain[0].start, projects[0].stop), "agreement/project", object=firm)


def _partner(page: Page, sentence: Span, firm: Mention) -> Mention | None:
    """Give the region or park that signs: joined to the company by 与, or the topic where the clause opens with 与."""
    text = page.text.text
    places = list(page.places(sentence.start, firm.start))
    for place in reversed(places):
        between = text[place.stop : firm.start]
        if re.fullmatch(
            r"(?:[省市县区州旗]?委?(?:书记|副?[省市县区州旗镇]长)[\u4e00-\u9fff]{2,4}?)?(?:人民)?(?:政府|管委会|管理委员会|[市县区]?[委党]?[、和]?[市县区]?政府|[\u4e00-\u9fff]{2,6}局)?(?:还|也|又|分别|先后|成功|正式|当场|现场|,|，|就?在[^,，。]{1,8}?)*[与和同跟][^,，。;；]{0,6}",
            between,
        ):
            return place
        if re.match(r"(?:人民)?(?:政府|管委会)?(?:还|也|又|分别|先后|成功)?[与和同跟]", between) and len(between) <= 40:
            return place
    low = max(sentence.start, firm.start - 18)
    government = _GOVERNMENT.search(text, max(low, firm.start - 12), firm.start) or _HEAD.search(text, low, firm.start)
    if government is not None:
        spoken = page.region_at(firm.start)
        county = government["level"] in ("县", "区", "旗")
        return None if spoken is None or (county and str(spoken.value).endswith("00")) else spoken
    opening = text[firm.start - 1 : firm.start]
    before = text[max(sentence.start, firm.start - 4) : firm.start]
    if opening in ("与", "和", "同") and (
        firm.start - 1 == sentence.start or re.search(r"[,，、]\S{0,3}[与和同]$", before)
    ):
        return page.region_at(firm.start)
    return None


def _entered(page: Page, sentence: Span, start: int, stop: int) -> Iterator[Claim]:
    """Read 甲公司、乙公司等…签约入驻: signed with the park (named after it, or opening the sentence) and settled there."""
    text = page.text.text
    after = page.within(stop, min(sentence.stop, stop + 16), Kind.PARK)
    park = after[0] if after else None
    if park is None:
        parks = list(page.within(max(0, sentence.start - 160), start, Kind.PARK))
        park = parks[-1] if parks else None
    if park is None:
        return
    firms = list(page.within(sentence.start, start, Kind.COMPANY))
    chain: list[Mention] = []
    edge = start
    for firm in reversed(firms):
        between = text[firm.stop : edge]
        if chain and not re.fullmatch(r"[、和与及]|以及", between):
            break
        if not chain and (len(between) > 24 or re.search(r"[,，。;；]", between)):
            break
        chain.insert(0, firm)
        edge = firm.start
    for firm in chain:
        yield Claim("signedWith", park, Span(firm.start, stop), "agreement/entered", object=firm)
        yield Claim("locatedIn", firm, Span(firm.start, stop), "agreement/entered", object=park)
