"""Agreements between a region or park and a company: signedWith; and what the signing says of the project signed for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.agreement import lists, there
from kg.relate.agreement.project import agreed, joint
from kg.relate.agreement.signers import SIDES, behind, beside, chain_back, pairs_before, partner, seats
from kg.relate.mechanism.user import user
from kg.relate.page import Page
from kg.relate.protagonist import protagonist
from kg.text.span import Span

_SIGNING = re.compile(
    r"(?:签订|签署|签下|达成|签定)(?:了)?(?:[^,，。;；]{0,40}?)(?P<what>协议|合同|合作(?!意向|共识|意愿)|项目|备忘录|协定|意向书?)(?!签[约署字]仪式)|(?:建立|结成|缔结)了?[^,，。;；]{0,6}战略(?:性)?合作(?:伙伴)?(?:关系|联盟)?|(?:开展|展开)(?:全面|深度)?战略性?合作|合作(?=[,，](?:双方)?(?:协议|合同|签约)(?:总?投资|引进|引资|资金|总?金额))|(?:成功|正式|现场|集中|顺利)?签[约字](?!仪式|项目(?!(?:共|合计)?\d+个)|金额|额|一批|活动|大会|现场|率|落地|总)|战略合作协议签约|举行了?(?:《[^《》]{2,40}》)?[^,，。;；]{0,48}签约仪式"
)
_TOLD = ("签", "达成", "战略合作", "战略性合作", "合作,协议", "合作，协议", "合作,合同", "合作，合同")
"""A sentence without any of these tells of no agreement."""
_RITE = re.compile("签[约署字]仪式")
"""What ends the name of a meeting that is held to sign: 甲县与乙公司|投资合作|签约仪式."""
_FOR = re.compile("[^,，。;；、]{0,24}")
"""Between the last who signs and the name of the meeting."""
_ENTER = re.compile(r"(?:相继|陆续|先后|纷纷|成功|正式|已)?签约(?:入驻|落户)(?:园区|于|到|在)?")
_WINS = re.compile(r"签约(?:引进|引入|入驻|落地)?(?:了|的(?:企业|公司|客商)有)?")
"""Before the companies that a place has signed with: 成功签约|甲公司、乙公司等企业."""
_WON = re.compile(r"等[^,，。;；、]{0,12}(?:企业|公司|集团|客商|单位|机构)|[,，。;；]|\Z")
_SIGNED = re.compile(
    r"(?P<link>[与和同])[^,，。;；与和同]{2,24}(?:签约|签订[^,，。;；]{0,10}协议|签署[^,，。;；]{0,10}协议)的$"
)
"""Before a company what tells with whom it has signed: 与|某县政府|正式签约的."""
_LEAD = 40
"""So many characters before the company that may begin."""
_INTENT = re.compile(r"意向|初步达成|拟|洽谈|将|有望|力争|争取|计划")
_INTENDED = re.compile(r"[^,，。;；]{0,12}(?:意向|意愿|共识)")
_WHO = re.compile(r"签约(?:的|入驻的?|落户的?)?(?:企业|公司|客商|单位)(?:分别|主要)?(?:有|包括|为|是|[:：])")
"""What leads to a list of those who signed: 签约的企业有甲公司、乙公司."""
_BOTH = re.compile(
    r"双方(?:还|并|也|又|最终|当场|现场|共同|正式|成功|就[^,，。;；]{2,30}?)*(?:签订|签署|签下|达成)了?[^,，。;；]{0,16}(?:协议|合同)(?!书?的)"
)
_OFFICIALS = re.compile("[省市县区州]委|[省市县区州]长|书记|政府|管委会")
_BACK = 240
"""How many characters before 双方 the company and the officials who meet it are named."""
_OTHER_DEAL = re.compile("(?:征地|征收|拆迁|补偿|安置|劳动|聘用|供货|采购|购销|供电)[^,，。;；]{0,6}(?:协议|合同)")
"""An agreement for something else than an investment."""
_THE_COMPANY = re.compile(
    r"(?:^|(?<=[,，。;；:：\n]))(?:近日|日前|今日|昨日|目前|此前)?(?:该|本)?(?P<who>公司)(?:已|将|拟|近日|日前|正式|成功)*[与和同](?=[^,，。;；]{2,16}(?:政府|管委会|管理委员会))"
)
"""公司 as the one who signs with a place, in what a listed company announces."""
_OF = ("就", "对", "为", "“", "《", "订", "署", "下")
"""What stands before the project that is signed for."""
_LINKED = re.compile("[与和同跟]|[携牵联]手")
_LISTED = re.compile(r"[、和与及\s]{1,2}|以及|,|，")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give signedWith claims, and investedBy, locatedIn and stage of a project that the agreement is for."""
    text = page.text.text
    if not any(word in text for word in _TOLD):
        return
    yield from lists.claims(page)
    for sentence in page.sentences:
        if all(text.find(word, sentence.start, sentence.stop) < 0 for word in _TOLD):
            continue
        for sign in _SIGNING.finditer(text, sentence.start, sentence.stop):
            if not _intended(text, sentence, sign):
                yield from _signed(page, knowledge, sentence, sign.start(), sign.end())
        yield from _both(page, sentence)
        yield from there.claims(page, knowledge, sentence)
        for rite in _RITE.finditer(text, sentence.start, sentence.stop):
            if not _intended(text, sentence, rite):
                yield from _met(page, knowledge, sentence, rite.start(), rite.end())
        yield from _named(page, sentence)
        if text.find("签约", sentence.start, sentence.stop) < 0:
            continue
        yield from there.straight(page, sentence)
        yield from _won(page, sentence)
        yield from _signer(page, sentence)
        for enter in _ENTER.finditer(text, sentence.start, sentence.stop):
            yield from _entered(page, sentence, enter.start(), enter.end())


def _intended(text: str, sentence: Span, sign: re.Match[str]) -> bool:
    """Tell whether the signing is only meant or near."""
    what = sign.groupdict().get("what") or ""
    before = text[max(sentence.start, sign.start() - 8) : sign.start()]
    return (
        what.startswith("意向")
        or _OTHER_DEAL.search(sign.group()) is not None
        or _INTENT.search(re.split("[,，]", before)[-1]) is not None
        or _INTENDED.match(text, sign.end(), sentence.stop) is not None
    )


def _signed(page: Page, knowledge: Knowledge, sentence: Span, start: int, stop: int) -> Iterator[Claim]:
    text = page.text.text
    chain = _companies(page, sentence, start)
    if not chain:
        return
    first, last = chain[0], chain[-1]
    place = partner(page, knowledge, sentence, first)
    party = beside(page, sentence, chain, start) if place is None else None
    others = [party] if party is not None else behind(page, last, start) if place is None else []
    if place is None and not others:
        yield from joint(page, sentence, chain, start, stop)
        return
    if place is not None:
        link = text[place.stop if place.stop <= first.start else sentence.start : first.start]
        linked = _LINKED.search(link) or SIDES in text[last.stop : start]
        if not linked and text[last.start - 1 : last.start] not in "与和同跟":
            return
    before = place is not None and sentence.start <= place.start < first.start
    opening = place.start if place is not None and before else first.start - (place is not None)
    opening = max(sentence.start, opening)
    both = others if place is None else seats(page, sentence, place) if before else [place]
    pairs = pairs_before(page, knowledge, sentence, both[0]) if place is not None and before else []
    yield from _each(sentence, pairs, stop)
    each = len(both) == len(chain) > 1 and "分别" in text[opening : first.start] + text[last.stop : start]
    for i, seat in enumerate(both):
        for firm in chain[i : i + 1] if each else chain:
            begin = min(opening, seat.start) if seat.start >= sentence.start else opening
            yield Claim("signedWith", seat, Span(begin, stop), "agreement/signed", object=firm)
    if pairs and "分别" in text[last.stop : stop]:
        opening = _opening(sentence, pairs[0][0], pairs[0][1][0])
        both = [*(seat for seat, _ in pairs), *both]
        chain = [*(firm for _, firms in pairs for firm in firms), *chain]
    yield from agreed(page, sentence, chain, opening, stop, both)


def _both(page: Page, sentence: Span) -> Iterator[Claim]:
    """Read 双方签订了合作协议 on a page about one company, after a sentence in which officials of a place meet it."""
    text = page.text.text
    told = _BOTH.search(text, sentence.start, sentence.stop)
    meant = told is not None and (_INTENT.search(told.group()) or _intended(text, sentence, told))
    if told is None or meant or page.within(*sentence, Kind.COMPANY):
        return
    who, place = protagonist(page), page.region_at(told.start())
    low = max(0, sentence.start - _BACK)
    met = _OFFICIALS.search(text, low, sentence.start) is not None
    near = [f for f in page.within(low, sentence.start, Kind.COMPANY) if who is not None and f.text in who.text]
    if near and met and who is not None and place is not None:
        firm = replace(who, start=near[-1].start, stop=near[-1].stop)
        yield Claim("signedWith", place, Span(told.start(), told.end()), "agreement/both", object=firm)


def _companies(page: Page, sentence: Span, start: int) -> list[Mention]:
    """Give the companies, of one list, that sign at `start`; 公司 stands for the one that the page is about."""
    text = page.text.text
    low = max((text.rfind(mark, sentence.start, start) for mark in "。;；"), default=-1)
    firms = [f for f in page.within(sentence.start, start, Kind.COMPANY) if f.start > low and not _subject(page, f)]
    told = _THE_COMPANY.search(text, max(sentence.start, low), start)
    if told is not None and (not firms or firms[-1].stop <= told.start()):
        who = firms[-1] if firms else protagonist(page)
        firms = [] if who is None else [replace(who, start=told.start("who"), stop=told.end("who"))]
    return chain_back(page, firms) if firms else []


def _subject(page: Page, firm: Mention) -> bool:
    """Tell whether the company only heads the name of the project that is signed for: 甲公司与某县就|瑞川化工项目|签约."""
    return page.text.text[firm.start - 1 : firm.start] in _OF and _project(page, firm)


def _met(page: Page, knowledge: Knowledge, sentence: Span, start: int, stop: int) -> Iterator[Claim]:
    """Read 甲县与乙公司投资合作签约仪式(在某地举行)."""
    text = page.text.text
    firms = page.within(sentence.start, start, Kind.COMPANY)
    if not firms or _project(page, firms[-1]):
        return
    chain = chain_back(page, firms)
    place = partner(page, knowledge, sentence, chain[0])
    if place is not None and _FOR.fullmatch(text, chain[-1].stop, start) and place.start >= sentence.start:
        yield from _each(sentence, pairs_before(page, knowledge, sentence, place), stop)
    elif place is None or place.start < sentence.start:
        behind_firms = list(page.places(chain[-1].stop, start))
        above = {q.start for q in behind_firms}
        met = [p for p in behind_firms if p.stop not in above and _FOR.fullmatch(text, p.stop, start)]
        hosts = next((found for p in met if p in (found := behind(page, chain[-1], p.stop))), [])
        if len(hosts) == len(chain) > 1 and "分别" in text[chain[-1].stop : hosts[0].start]:
            yield from _each(sentence, list(zip(hosts, ([firm] for firm in chain), strict=True)), stop)
            return
        place = next((p for p in met if p in hosts), None)
    else:
        return
    if place is None:
        return
    for firm in chain:
        begin = max(sentence.start, min(place.start, firm.start))
        yield Claim("signedWith", place, Span(begin, stop), "agreement/met", object=firm)


def _each(sentence: Span, pairs: Sequence[tuple[Mention, list[Mention]]], stop: int) -> Iterator[Claim]:
    """Give a claim for each company of each pair: 甲县与A公司、乙县与B公司分别签约."""
    for seat, chain in pairs:
        for firm in chain:
            begin = _opening(sentence, seat, firm)
            yield Claim("signedWith", seat, Span(begin, stop), "agreement/signed", object=firm)


def _opening(sentence: Span, seat: Mention, firm: Mention) -> int:
    """Give where a pair begins: with the place, where the sentence names it before the company."""
    return seat.start if sentence.start <= seat.start < firm.start else firm.start


def _signer(page: Page, sentence: Span) -> Iterator[Claim]:
    """Read 与某县政府正式签约的甲公司."""
    text = page.text.text
    for firm in page.within(sentence.start, sentence.stop, Kind.COMPANY):
        told = _SIGNED.search(text, max(sentence.start, firm.start - _LEAD), firm.start)
        place = next((p for p in page.places(told.end("link"), firm.start)), None) if told is not None else None
        if place is None or told is None or place.start != told.end("link") or _INTENT.search(told.group()):
            continue
        if not _project(page, firm):
            yield Claim("signedWith", place, Span(told.start(), firm.stop), "agreement/signed", object=firm)


def _project(page: Page, firm: Mention) -> bool:
    """Tell whether a project's name begins with the company's."""
    return any(p.start == firm.start for p in page.within(firm.start, firm.start + 80, Kind.PROJECT))


def _named(page: Page, sentence: Span) -> Iterator[Claim]:
    """Read 签约的企业有甲公司、乙公司…: they sign with the place that the text speaks of."""
    text = page.text.text
    for lead in _WHO.finditer(text, sentence.start, sentence.stop):
        place = page.region_at(lead.start())
        for firm in _listed(page, sentence, lead.end()):
            if place is not None:
                yield Claim("signedWith", place, Span(lead.start(), firm.stop), "agreement/named", object=firm)


def _won(page: Page, sentence: Span) -> Iterator[Claim]:
    """Read 甲县成功签约A公司、B公司等企业; a project signed is none."""
    text = page.text.text
    for sign in _WINS.finditer(text, sentence.start, sentence.stop):
        listed = _listed(page, sentence, sign.end())
        if not listed or _intended(text, sentence, sign) or not _WON.match(text, listed[-1].stop):
            continue
        place, _ = user(page, sentence, sign.start())
        for firm in listed:
            if place is not None and not _project(page, firm):
                yield Claim("signedWith", place, Span(sign.start(), firm.stop), "agreement/won", object=firm)


def _listed(page: Page, sentence: Span, edge: int) -> Sequence[Mention]:
    """Give the companies listed from `edge` on."""
    found: list[Mention] = []
    for firm in page.within(edge, sentence.stop, Kind.COMPANY):
        if edge != firm.start and (not found or not _LISTED.fullmatch(page.text.text, edge, firm.start)):
            break
        edge = firm.stop
        found.append(firm)
    return found


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
    firms = [f for f in page.within(sentence.start, start, Kind.COMPANY) if not park.start <= f.start < park.stop]
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
