"""Who signs with a company: the region or park that 与 joins to it, that its head or bureau stands for, or that is spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.relate.mechanism.user import user
from kg.relate.official.place import at_level, printed_forms
from kg.relate.page import Page
from kg.relate.places import pointed
from kg.text.span import Span

_HEADS = "[省市县区州旗]?[委政]?府?(?:主要|有关|相关)?(?:领导|负责人|负责同志)"
_LINK = "(?:[与和同跟]|携手|牵手|联手|联合)"
_ADVERBS = r"(?:还|也|又|就|最终|今[天日]|顺利|率先|已经?|均|分别|先后|陆续|相继|成功|正式|当场|现场|再次|近日|日前|[,，]|就?在(?:[^,，。]{1,8}?|[^,，。《]{0,8}《[^《》]{2,30}》[^,，。]{0,30}?))*"
_SEAT = "(?:人民)?(?:政府|管委会|管理委员会)"
_JOINED = re.compile(
    rf"(?:(?:人民)?(?:政府)?(?:[省市县区州旗]?委?(?:常委[、,])?(?:常务)?(?:副?书记|副?[省市县区州旗镇]长))[\u4e00-\u9fff]{{2,4}}?)?"
    rf"(?:{_SEAT}|[市县区]?[委党]?[、和]?[市县区]?政府|[\u4e00-\u9fff]{{2,6}}局|{_HEADS})?{_ADVERBS}{_LINK}[^,，。;；]{{0,6}}"
)
"""What leads from a place to the company that it signs with: 政府|成功|与|台商."""
_NEAR = re.compile(rf"{_SEAT}?(?:还|也|又|分别|先后|成功|已)*{_LINK}")
"""The same where more is said of the company before its name; `_FAR` characters at most."""
_FAR = 40
_BACK = 200
"""How many characters back the place is looked for that 该区 means."""
_GONE_TO = ("赴", "前往", "奔赴", "飞赴")
"""Before a place that those who sign have gone to: 局长|赴|某市与某公司签约."""
_LONG = 80
"""How many characters before a company the clause that opens with 与 may begin."""
_OFFICE = re.compile(r"[^,，。;；]{0,24}(?:书记|常委|[省市县区州旗镇乡局部]长|主任|主席)")
"""From a place to one who holds an office there."""
_ACTS = re.compile(rf"(?:代表[^,，。;；]{{1,10}}?)?{_ADVERBS}(?:{_LINK}[^,，。;；]{{0,6}}|(?P<side>、))")
_HELD = re.compile(
    r"(?P<level>[省市县区州旗])(?:委|人民政府|政府|[\u4e00-\u9fff]{2,8}[局委办部会心])?(?:常委|副?书记|副?[局部主]?[长任]|(?:常务)?副?主席)$"
)
"""An office of the level spoken of, directly before a name: 县|投资促进局局长."""
_BODY = re.compile(
    r"(?<![^,，、;；:：。!！?？\s表])我?(?P<level>[省市县区州旗])(?:人民政府|政府|[\u4e00-\u9fff]{2,6}[局办]|[委政]?府?(?:主要)?(?:领导|负责人|负责同志))$"
)
"""What signs for the place spoken of: 代表|区人民政府, 县商务局."""
_ZONE = re.compile(r"(?<![^,，、;；:：。!！?？\s表])该?园区(?:管委会)?$")
_SAME = re.compile(r"(?<![^,，、;；:：。!！?？\s])该(?P<word>开发区|[市县区])(?:政府|管委会)?$")
"""The place named last that ends with the word: 记者从某开发区获悉,|该区|与某公司签订."""
_ENDS = re.compile(rf"(?:代表[^,，。;；]{{1,10}}?)?{_ADVERBS}{_LINK}$")
_OPENS = re.compile(
    rf"(?<![^,，、;；:：。!！?？\s])(?:首先|随后|又|并|也|还|已|先后|分别|当[天日]|会上|期间|此次|第[一二三四五六]轮|第[一二三]批|[一二三]是|举行|成功|在?现场|近[日年])*{_LINK}(?:[^,，。;；]{{4,60}}的)?$"
)
"""A clause that opens with 与: the one who signs is spoken of already. What the company is may stand before its name."""
_CLAUSES = 240
"""So many characters of the clauses before it may name who signs."""
_SIGNS = re.compile(rf"{_SEAT}{_ADVERBS}{_LINK}[^。;；\n]{{4,80}}[;；]")
"""What tells that the place before it signs, in a clause of its own."""
_SIDE = re.compile(rf"{_SEAT}?(?:、|以及|和|与)")
"""Between the places that sign together, and between one of them and a company that signs with it."""
_PARTIES = re.compile(
    r"(?:、[^,，。;；、]{2,12}){0,2}(?:[两双三四多]方)?(?:代表)?(?:共同|联合|正式|成功|现场|今日|近日)*"
)
"""From the last of those who sign to the signing: 甲县、乙公司、丙大学|三方共同."""
_NOT_PARTY = tuple("在到赴自向从于驻对")
_COMPANY_SIDE = re.compile(
    r"(?:[(（][^()（）]{1,30}[)）]|”?[)）])?(?:等[^,，。;；]{0,12}?|[两三四五六七八九十\d]+[家户](?:企业|公司)?)?"
    r"(?:代表|(?:法人代表|法定代表人|党[委组]书记、?|副?董事长|副?总经理|副?总裁|负责人)+[\u4e00-\u9fff]{0,4}?)?"
    r"(?:就[^,，。;；]{2,30}?|现场|分别|正式|成功|也|还|又|则|已经?|再次|先后|日前|近日)*(?:[与和同]|携手|牵手|联手|(?P<side>、))"
)
"""From a company to the place behind it that it signs with."""
_PLACE_SIDE = re.compile(
    r"[省市县区州]?(?:人民)?(?:政府|管委会|管理委员会|[\u4e00-\u9fff]{1,5}局)?(?:[(（][^()（）]{1,20}[)）])?"
    r"(?:于[^,，。;；]{2,12}日|当日|成功|正式|共同|共|集中|一次性|现场|进行|项目|在[^,，。;；]{1,8}?|就[^,，。;；]{2,60}?)*"
)
"""From the place behind a company to the signing."""
SIDES = "代表双方"
"""What tells that those of a list are the two who sign."""
_AFTER_OFFICE = re.compile(
    r"(?:分别)?(?:代表双方|代表[^,，。;；]{2,10}?)?(?:共同|正式|成功|现场|[就在][^,，。;；]{2,24}?)*"
)
_LISTED = re.compile(
    r"(?:代表|(?:副?董事长|副?总经理|副?总裁|负责人|首席执行官)+[\u4e00-\u9fff]{2,4})?(?:[、和与及]|以及)"
)
_MARKS = re.compile("[。;；]")


def chain_back(page: Page, firms: Sequence[Mention]) -> list[Mention]:
    """Give the companies of the list that the last of `firms` closes, in order."""
    chain = [firms[-1]]
    for firm in reversed(firms[:-1]):
        edge = min(
            (p.start for p in page.places(firm.stop, chain[0].start) if p.stop == chain[0].start),
            default=chain[0].start,
        )
        if _LISTED.fullmatch(page.text.text, firm.stop, edge):
            chain.insert(0, firm)
    return chain


def partner(page: Page, knowledge: Knowledge, sentence: Span, firm: Mention) -> Mention | None:
    """Give the region or park that signs: joined to the company by 与, or the topic where the clause opens with 与."""
    text = page.text.text
    for place in reversed(page.places(sentence.start, firm.start)):
        if text.endswith(_GONE_TO, sentence.start, place.start):
            return user(page, sentence, place.start)[0]
        if _JOINED.fullmatch(text, place.stop, firm.start) or _by_official(page, place, firm):
            return place
        if firm.start - place.stop <= _FAR and _NEAR.match(text, place.stop, firm.start):
            return place
    low = max(sentence.start, firm.start - _FAR)
    ends = _ENDS.search(text, low, firm.start)
    if ends is not None and (stands := _stands_for(page, knowledge, low, ends.start())) is not None:
        return stands
    opens = _OPENS.search(text, max(sentence.start, firm.start - _LONG), firm.start)
    return _named_before(page, sentence, opens.start()) or page.region_at(firm.start) if opens is not None else None


def _named_before(page: Page, sentence: Span, edge: int) -> Mention | None:
    """Give the place that a clause of this sentence before `edge` names as the one who signs: |甲县政府|与A公司合作…;与B公司合作…."""
    places = [p for p in page.places(max(sentence.start, edge - _CLAUSES), edge) if not pointed(p)]
    return next((p for p in reversed(places) if _SIGNS.match(page.text.text, p.stop, edge)), None)


def _by_official(page: Page, place: Mention, firm: Mention) -> bool:
    """Tell whether one who holds an office of the place signs: 某县|委常委、副县长|某某|代表县政府与."""
    people = page.within(place.stop, firm.start, Kind.PERSON)
    if not people or not _OFFICE.fullmatch(page.text.text, place.stop, people[0].start):
        return False
    acts = _ACTS.fullmatch(page.text.text, people[0].stop, firm.start) if len(people) == 1 else None
    return acts is not None and (not acts["side"] or page.text.text.find(SIDES, firm.stop, firm.stop + _FAR) >= 0)


def _stands_for(page: Page, knowledge: Knowledge, low: int, edge: int) -> Mention | None:
    """Give the place whose government, bureau or head stands right before `edge` without its name: 县长某某, 县商务局."""
    text = page.text.text
    if _ZONE.search(text, low, edge):
        return page.region_at(edge)
    same = _SAME.search(text, low, edge)
    if same is not None:
        named = [p for p in page.places(max(0, edge - _BACK), same.start()) if not pointed(p)]
        return next((p for p in reversed(named) if p.text.endswith(same["word"])), page.region_at(edge))
    person = next((p for p in page.within(low, edge, Kind.PERSON) if p.stop == edge), None)
    match = _HELD.search(text, low, person.start) if person is not None else _BODY.search(text, low, edge)
    if match is None:
        return None
    return at_level(page, knowledge, match["level"], Span(match.start("level"), edge), printed_forms(page))


def seats(page: Page, sentence: Span, last: Mention) -> list[Mention]:
    """Give the places that sign together, in order, `last` the one next to the company: 甲县政府、乙园区管委会."""
    found = [last]
    edge = last.start
    for place in reversed(page.places(sentence.start, last.start)):
        if not _SIDE.fullmatch(page.text.text, place.stop, edge):
            break
        found.insert(0, place)
        edge = place.start
    return found


def pairs_before(
    page: Page, knowledge: Knowledge, sentence: Span, first: Mention
) -> list[tuple[Mention, list[Mention]]]:
    """Give the pairs listed before the place `first`, which opens the last: 甲县与A公司、乙县与B公司、|丙县与C公司."""
    text = page.text.text
    found: list[tuple[Mention, list[Mention]]] = []
    edge = first.start
    while True:
        firms = page.within(sentence.start, edge, Kind.COMPANY)
        if not firms or not re.fullmatch(r"(?:集团|公司)?(?:、|[,，]|和|以及)", text[firms[-1].stop : edge]):
            return found[::-1]
        chain = chain_back(page, firms)
        place = partner(page, knowledge, sentence, chain[0])
        if place is None:
            return found[::-1]
        found.append((place, chain))
        if not sentence.start <= place.start < chain[0].start:
            return found[::-1]
        edge = place.start


def beside(page: Page, sentence: Span, chain: Sequence[Mention], sign: int) -> Mention | None:
    """Give the place that stands in one list with the companies: 甲县、乙公司|签署…协议."""
    text = page.text.text
    first = chain[0].start
    place = next(
        (p for p in reversed(page.places(sentence.start, first)) if _SIDE.fullmatch(text, p.stop, first)), None
    )
    if place is None or text[place.start - 1 : place.start] in _NOT_PARTY:
        return None
    return place if _PARTIES.fullmatch(text, chain[-1].stop, sign) else None


def behind(page: Page, firm: Mention, sign: int) -> list[Mention]:
    """Give the places of 甲公司与某园区、某县签订…: they stand behind the company, in one list."""
    text = page.text.text
    places = list(page.places(firm.stop, sign))
    first = places[0].start if places else sign
    for i, place in enumerate(places):
        listed = [place]
        for other in places[i + 1 :]:
            if not _SIDE.fullmatch(text, listed[-1].stop, other.start):
                break
            listed.append(other)
        side = _COMPANY_SIDE.fullmatch(text, firm.stop, first)
        sides = side is not None and (not side["side"] or text.find(SIDES, place.stop, sign) >= 0)
        if sides and _signs(page, listed[-1], sign):
            return listed
        if i + 1 < len(places) and place.stop != places[i + 1].start:
            first = places[i + 1].start
    return []


def _signs(page: Page, place: Mention, sign: int) -> bool:
    """Tell whether nothing but its body, or one who holds an office there, stands between the place and the signing."""
    text = page.text.text
    if _PLACE_SIDE.fullmatch(text, place.stop, sign):
        return True
    people = page.within(place.stop, sign, Kind.PERSON)
    return (
        len(people) == 1
        and _OFFICE.fullmatch(text, place.stop, people[0].start) is not None
        and _AFTER_OFFICE.fullmatch(text, people[0].stop, sign) is not None
    )
