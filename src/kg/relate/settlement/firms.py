"""Where companies lie: by 落户, 入驻, 位于 after or before them, by the brackets behind them, by 某市企业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.relate.places import bracketed, chain_start, finest, under
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


def claims(page: Page) -> Iterator[Claim]:
    """Give the locatedIn claims of companies that a sentence states by itself."""
    yield from _settled(page)
    yield from _of_one_place(page)


def _settled(page: Page) -> Iterator[Claim]:
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
