"""Where parks and companies lie: by name, by the list that they stand in, by 落户, 入驻, 位于, by the running topic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Claim, Kind, Mention
from kg.relate.location.doubt import borne_out
from kg.relate.location.site import right_after
from kg.relate.page import Page
from kg.relate.places import FOLLOWING_AT, bracketed, chain_start, completed, finest, under
from kg.relate.settlement import lists as settlement_lists
from kg.relate.settlement import told as settlement_told
from kg.text.span import Span

_SETTLE = re.compile(
    r"(?:等[^,，。;；]{0,16}|[两三四五六七八九十\d]+[家户][^,，。;；]{0,6}?)?(?:于?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)?(?:相继|陆续|先后|纷纷|成功|正式|已经?|现|宣布|决定|最终|选择|签约|集中|全部|均|整体|顺利)*(?:落户(?:于|到|在|了)?|入驻(?:到|在|了)?|位于|坐落(?:于|在)|注册(?:在|于|地为|地在)|总部(?:位于|设在|在)|迁(?:入|至|到)|地处)"
)
_OF = re.compile(r"(?:[\u4e00-\u9fff\d]{1,8}(?:路|街|大道|号))?(?:境内|辖区内?|园区内?|内)?的")
_INSIDE = re.compile(r"(?:内(?:新)?(?:入园|入驻|落户)?|新?(?:入园|入驻|落户))的[“]?")
"""Between a park and a firm in it: 某园区|新入园的|甲公司."""
_LIES = re.compile(r"(?:位于|坐落[于在]|地处|落户(?:于|在)?|入驻|走进|来到|走入|(?<!现)在)$")
_BUILDS_AT = re.compile(r"(?:^|[等家户业\d])?[^,，。;；]{0,12}(?:已经?|正|将|也|又)?在(?:邻近的|附近的|当地的)?$")
_BUILT_THERE = re.compile(
    r"(?:的)?(?:均有|都有)?(?:投资)?(?:设厂|建厂|设立(?:了)?(?:分公司|子公司|工厂|总部)|注册成立(?:了)?|(?:挂牌|正式)?成立(?![于大二三十周后以]))"
)
_KIN = re.compile(
    "等(?:在内的)?(?:一批|众多|多家|知名|大型|龙头|骨干|本地|[两三四五六七八九十\\d]+[余多]?家)*(?=[\u4e00-\u9fff])"
)
_KIN_END = re.compile("(?:本土|本地|当地|籍|知名|重点|大型|龙头)?(?:企业|公司|厂商|厂家)")
"""Around the place in 甲、乙等某市企业."""
_OF_HERE = re.compile(r"(?:是|为|系)(?:我|本|全)?[市县区州盟旗]?[^,，。;；]{0,4}从[^,，。;；]{2,14}引进")
_LOCAL = re.compile(r"(?:是|系|为)(?=[\u4e00-\u9fff]{2,12}(?:的)?(?:一家|本土|本地|当地|县内|市内|区内|辖区))")


_FREE_TRADE = re.compile("自由贸易|自贸")
"""What lies in several cities of the province in brackets: 中国(某省)自由贸易试验区."""


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give locatedIn claims of parks and companies."""
    yield from borne_out(page, _parks(page, knowledge.gazetteer))
    yield from _companies(page)
    yield from _of_one_place(page)
    yield from settlement_lists.claims(page)
    yield from settlement_told.claims(page)


def _parks(page: Page, gazetteer: Gazetteer) -> Iterator[Claim]:
    text = page.text.text
    provinces = _provinces(page)
    for park in page.mentions:
        if park.kind is not Kind.PARK:
            continue
        before = [
            m
            for m in page.places(max(0, park.start - 24), park.start)
            if m.stop == park.start or (m.stop == park.start - 1 and text[m.stop] == "的" and not m.implied)
        ]
        head = _head(page, park)
        listed = _listed_under(page, park)
        holder = _holder(page, park)
        lying = right_after(page, park, park.stop + 40)
        beside = bracketed(page, park) if lying is None else None
        if beside is not None and beside.kind is Kind.REGION:
            yield Claim("locatedIn", park, Span(park.start, beside.stop + 1), "location/bracket", object=beside)
        elif lying is not None:
            yield Claim("locatedIn", park, Span(park.start, lying.stop), "location/stated", object=lying)
        elif holder is not None:
            yield Claim("locatedIn", park, Span(park.start, park.stop), "location/park-name", object=holder)
        elif listed is not None:
            yield Claim("locatedIn", park, Span(listed.start, park.stop), "location/park-list", object=listed)
        elif (
            before
            and (not before[-1].implied or (before[-1].value and head is None))
            and not (head is not None and under(head, before[-1]))
        ):
            yield Claim(
                "locatedIn", park, Span(before[-1].start, park.stop), "location/park-adjoining", object=before[-1]
            )
        elif head is not None and park.text in (
            head.text,
            *(() if str(head.value)[4:] == "00" else (head.text + "新区",)),
        ):
            continue
        elif head is not None and not _elsewhere(page, head, provinces):
            home = page.home
            site_of_home = home is not None and home.kind is Kind.REGION and home.value and under(home, head)
            nearer = home if site_of_home and not park.text.endswith("区") else None
            site = nearer or completed(head, gazetteer, page)
            yield Claim("locatedIn", park, Span(park.start, park.stop), "location/park-name", object=site)
        else:
            match = FOLLOWING_AT.match(text, park.stop)
            place = finest(page, match.end(), park.stop + 40) if match else None
            if place is not None:
                yield Claim("locatedIn", park, Span(park.start, place.stop), "location/stated", object=place)
                continue
            if any(f.start == park.start for f in page.within(park.start, park.stop, Kind.COMPANY)):
                continue
            topic = page.home if page.home is not None and page.home.text != park.text else page.region_at(park.start)
            running = page.region_at(park.start)
            if (
                running is not None
                and running.kind is Kind.PARK
                and running.text != park.text
                and running.stop < park.start
            ):
                topic = running
            elif _site(park) and running is not None and topic is not None and running.kind is Kind.REGION:
                topic = running if under(running, topic) else topic
            if topic is not None and topic.text != park.text:
                yield Claim("locatedIn", park, Span(park.start, park.stop), "location/topic", object=topic)


def _head(page: Page, park: Mention) -> Mention | None:
    """Give the last of the regions that the name begins with one after the other, or the page's home where the name holds it."""
    head: Mention | None = None
    at = park.start
    for region in page.within(park.start, park.stop, Kind.REGION):
        if region.start == at and page.text.text[region.stop] == "湾":
            at = region.stop + 1
            continue
        ours = page.home is not None and region.value is not None and region.value == page.home.value
        if ours or (region.start == at and (head is None or under(region, head))):
            head, at = region, region.stop
    return head


def _holder(page: Page, park: Mention) -> Mention | None:
    """Give the park that the name of a park begins with (云州经开区|陶瓷园区), that it stands in brackets behind, or the region in brackets inside it: 瑞台(云州)合作区."""
    text = page.text.text
    if text[park.start - 1 : park.start] in ("(", "（"):
        return next(
            (p for p in page.within(park.start - 30, park.start - 1, Kind.PARK) if p.stop == park.start - 1), None
        )
    for place in page.within(park.start, park.stop - 1, Kind.PARK, Kind.REGION):
        if place.kind is Kind.PARK and place.start == park.start and not place.implied:
            return place
        if place.kind is Kind.REGION and text[place.start - 1] in "(（" and text[place.stop] in ")）":
            return place if not _FREE_TRADE.search(park.text) else None
    return None


def _site(park: Mention) -> bool:
    """Tell whether a park is a site, not a zone with an administration, which lies in the region that the page is about."""
    return not park.text.endswith("区") or park.text.endswith("园区")


def _provinces(page: Page) -> frozenset[str]:
    """Give the first digits of the provinces that the page names by itself, of a page about a park; none for another page."""
    if page.home is None or page.home.kind is not Kind.PARK:
        return frozenset()
    places = page.places(0, len(page.text.text))
    return frozenset(str(m.value)[:2] for m in places if m.kind is Kind.REGION and m.value)


def _elsewhere(page: Page, head: Mention, provinces: frozenset[str]) -> bool:
    """Tell whether a short name at the head of a park's means a place that the page cannot speak of: of another province, and not named by itself."""
    home = page.home
    if home is not None and home.kind is Kind.PARK and head.text[-1] not in "省市县区州盟旗":
        return bool(provinces) and bool(head.value) and str(head.value)[:2] not in provinces
    if home is None or not home.value or not head.value or head.text[-1] in "省市县区州盟旗":
        return False
    if str(home.value)[:2] == str(head.value)[:2]:
        return False
    parks = [(p.start, p.stop) for p in page.mentions if p.kind is Kind.PARK]
    return str(head.value)[2:] != "0000" and all(
        any(a <= m.start and m.stop <= b for a, b in parks)
        for m in page.mentions
        if m.kind is Kind.REGION and m.value == head.value
    )


def _listed_under(page: Page, park: Mention) -> Mention | None:
    """Give 经开区 for 店上 in 经开区店上、翟店、史回三大园区: parks of one list lie in what stands before the first."""
    if park.text == page.text.text[park.start : park.stop] or park.implied or len(park.text) <= park.stop - park.start:
        return None
    text = page.text.text
    at = park.start
    while text[at - 1] == "、":
        same = [m for m in page.within(max(0, at - 8), at - 1, Kind.PARK) if m.stop == at - 1]
        if not same:
            return None
        at = same[-1].start
    before = [m for m in page.within(max(0, at - 20), at, Kind.PARK, Kind.REGION) if m.stop == at]
    return before[-1] if before else None


def _companies(page: Page) -> Iterator[Claim]:
    text = page.text.text
    for sentence, firms in page.holding(Kind.COMPANY):
        for firm in firms:
            settle = _SETTLE.match(text, firm.stop, sentence.stop)
            follow = firm
            if settle is None:
                follow = _last_of_list(page, firm, sentence)
                settle = _SETTLE.match(text, follow.stop, sentence.stop) if follow is not firm else None
            if settle is not None:
                place = finest(page, settle.end(), sentence.stop)
                if place is not None and not (place.implied and place.value is None):
                    yield Claim("locatedIn", firm, Span(firm.start, place.stop), "location/settled", object=place)
                    continue
            beside = bracketed(page, firm)
            if beside is not None:
                yield Claim("locatedIn", firm, Span(firm.start, beside.stop + 1), "location/bracket", object=beside)
                continue
            heads = any(p.start == firm.start for p in page.within(firm.start, sentence.stop, Kind.PROJECT))
            lying = _lying_before(page, firm, sentence) if not heads else None
            if lying is not None:
                yield Claim("locatedIn", firm, Span(lying.start, firm.stop), "location/settled", object=lying)
                continue
            last = _last_of_list(page, firm, sentence)
            for place in page.places(last.stop, min(sentence.stop, last.stop + 24)):
                there = _BUILT_THERE.match(text, place.stop)
                if there is not None and _BUILDS_AT.search(text[last.stop : place.start]):
                    made = page.within(there.end(), sentence.stop, Kind.COMPANY)
                    own = next((f for f in made if f.start - there.end() <= 12), firm)
                    start = min(firm.start, place.start) if own is firm else place.start
                    stop = place.stop + 2 if own is firm else own.stop
                    yield Claim("locatedIn", own, Span(start, stop), "location/built", object=place)
                    break
            local = _LOCAL.match(text, firm.stop)
            place = finest(page, local.end(), sentence.stop) if local else None
            if place is not None and re.match(
                r"的?(?:一家|本土|本地|当地|县内|市内|区内|辖区)", text[place.stop :][:4]
            ):
                yield Claim("locatedIn", firm, Span(firm.start, place.stop), "location/local", object=place)
            match = _OF_HERE.match(text, firm.stop)
            topic = page.region_at(firm.start)
            if match is not None and topic is not None:
                yield Claim("locatedIn", firm, Span(firm.start, match.end()), "location/introduced", object=topic)


def _of_one_place(page: Page) -> Iterator[Claim]:
    """Read 甲公司、乙集团等某市企业: all of the list are firms of the place."""
    text = page.text.text
    for sentence, firms in page.holding(Kind.COMPANY):
        for firm in firms:
            last = _last_of_list(page, firm, sentence)
            kin = _KIN.match(text, last.stop, sentence.stop)
            if kin is None:
                continue
            place = next((p for p in page.places(kin.end(), kin.end() + 8) if p.start == kin.end()), None)
            if place is None or place.kind is not Kind.REGION or not _KIN_END.match(text, place.stop):
                continue
            if not place.implied or place.value:
                yield Claim("locatedIn", firm, Span(firm.start, place.stop), "location/local", object=place)


def _lying_before(page: Page, firm: Mention, sentence: Span) -> Mention | None:
    """Give the place of 位于某经开区的甲公司, 走进某园区的甲公司, 某园区内的甲公司."""
    text = page.text.text
    places = page.places(max(sentence.start, firm.start - 40), firm.start)
    if not places or not firm.text.endswith(("公司", "集团", "厂")):
        return None
    if places[-1].kind is Kind.PARK and _INSIDE.fullmatch(text, places[-1].stop, firm.start):
        return places[-1]
    if not _OF.fullmatch(text, places[-1].stop, firm.start):
        return None
    start = chain_start(page, places[-1])
    if _LIES.search(text, max(sentence.start, start - 6), start):
        return places[-1]
    home = page.home
    ours = (
        home is not None
        and home.kind is places[-1].kind is Kind.REGION
        and (places[-1].text == home.text or under(places[-1], home))
    )
    return places[-1] if ours and text[places[-1].stop : firm.start] == "的" else None


def _last_of_list(page: Page, firm: Mention, sentence: Span) -> Mention:
    text = page.text.text
    last = firm
    for other in page.within(firm.stop, sentence.stop, Kind.COMPANY):
        if re.fullmatch(r"[、和与及]|以及", text[last.stop : other.start]):
            last = other
        else:
            break
    return last
