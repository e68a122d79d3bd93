"""Where companies lie: by 落户, 入驻, 位于 after or before them, by the brackets behind them, by the place beside them, by 某市企业."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.relate.places import bracketed, chain_start, finest, outside, under, vague
from kg.text.span import Span

_LIST = r"(?:等[^,，。;；]{0,16}|[两三四五六七八九十\d]+[家户][^,，。;；]{0,6}?)?"
_SETTLE = re.compile(
    _LIST
    + r"(?:自从?)?(?:于?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)?(?:相继|陆续|先后|纷纷|成功|正式|已经?|现|宣布|决定|最终|选择|签约|集中|全部|均|整体|顺利)*(?:从[^,，。;；]{2,10}?(?:整体|全部)?(?=搬?迁[入至到]))?"
    r"(?:落户(?:于|到|在|了)?|[入进]驻(?:到|在|了)?|落地(?:于|到|在)|扎根(?:于|在)?|安家(?:于|在)|选址(?:于|在)|位于|位处|[坐座]落(?:于|在)|注册(?:在|于|地为|地在)|总部(?:位于|设在|在)|搬?迁(?:入|至|到)|地处"
    r"|的?(?:(?:注册|办公|公司|企业|工厂|厂|详细|通讯)?地址|住所|注册地)[:：为是在]{1,2})"
)
_OF = re.compile(r"(?:[\u4e00-\u9fff\d]{1,8}(?:路|街|大道|号))?(?:境内|辖区内?|园区内?|内|标准化?厂房(?:内)?)?的")
_INSIDE = re.compile(r"(?:(?:园区)?内(?:新)?(?:入园|[入进]驻|落户)?的?|新?(?:入园|[入进]驻|落户)的)[“]?")
"""Between a park and a firm in it: 某园区|新入园的|甲公司."""
_KIND_OF = re.compile(
    r"(?:(?:20)?\d\d年)?的?(?:首[批个家]|第一[批个家]|又一[个家])?(?:规上|老牌|明星|链主|专精特新|规模以上|[省市县区]级|国家级?|重点|龙头|骨干|领军|本土|本地|当地|辖区|农业|工业|制造业?|科技|高新技术|民营|外资|外贸|上市|拟上市|入园|入驻|招商引资|产业化|生产|加工|食品|纺织|化工|电子)*企业[—“]*"
)
"""Between a place and a firm that is said to be one of its: 某县|龙头企业|甲公司."""
_LIES = re.compile(
    r"(?:位于|坐落[于在]|地处|落户(?:于|在)?|[入进]驻|扎根(?:于|在)?|安家(?:于|在)?|走进|来到|走入|(?<!现)在)$"
)
_AT = re.compile(r"(?:位于|坐落[于在]|落户(?:于|在)?|[入进]驻)$")
"""The same before a place whose firm is called by a short name: 落户|某镇|的|某某光电."""
_VISITED = re.compile(r"(?:位于|坐落[于在]|地处|走进|来到|走入|探访|(?<!现)在)$")
"""Before a place directly followed by the firm that is seen there."""
_BUILDS_AT = re.compile(r"(?:^|[等家户业\d])?[^,，。;；]{0,12}(?:已经?|正|将|也|又)?在(?:邻近的|附近的|当地的)?$")
_BUILT_THERE = re.compile(
    r"(?:的)?(?:均有|都有)?(?:投资)?(?:设厂|建厂|设立(?:了)?(?:分公司|子公司|工厂|总部)|注册成立(?:了)?|(?:挂牌|正式)?成立(?![于大二三十周后以]))"
)
_RUNS_AT = re.compile(_LIST + r"(?:相继|陆续|先后|成功|正式|已经?|也|均|都|就|全部|顺利)*在$")
_RUNS_THERE = re.compile(
    r"(?:建成|顺利|正式|全面|陆续|相继|成功)*(?:投产|落户|落地|扎根|安家落户|安家|开工建设|动工建设|动工)(?![后前])"
)
"""Around the place that a firm itself has settled at: 甲公司已在|某园区|建成投产."""
_KIN = re.compile(
    "等(?:在内的)?(?:一批|众多|多家|知名|大型|龙头|骨干|本地|[两三四五六七八九十\\d]+[余多]?家)*(?=[\u4e00-\u9fff])"
)
_KIN_END = re.compile("(?:本土|本地|当地|籍|知名|重点|大型|龙头)?(?:企业|公司|厂商|厂家)")
"""Around the place in 甲、乙等某市企业."""
_SPRUNG = re.compile(r"(?:是|系|为)(?:一家)?(?:由[^,，。;；]{2,16})?在$")
_FOUNDED = re.compile(r"(?:独资|全资|合资|合作|共同|联合|投资)*(?:设立|成立|创办|兴办|注册|组建|创立)")
"""Around the place that a firm was founded at: 甲公司是由乙集团在|某区|投资设立的."""
_OF_HERE = re.compile(r"(?:是|为|系)(?:我|本|全)?[市县区州盟旗]?[^,，。;；]{0,4}从[^,，。;；]{2,14}引进")
_FIRST_OF = re.compile(
    r"(?:是|系|为|作为|成为)(?:首[批家个]|第一[批家个]|最早|较早|率先|最先|新|早期)?(?:成功|签约|正式)*(?:落户|[入进]驻|扎根)(?:于|在|到)?"
)
"""Between a firm and a place that it is one of the firms of, and before a place whose firm it is: 甲公司是|落户|某县的首家企业."""
_FIRST_END = re.compile("(?:园区)?的?(?:首[批家个]|第一[批家个]|又一[家个]|一家|[^,，。;；、]{0,8}企业)")
_LOCAL = re.compile(
    r"(?:是|系|为)(?!不少|许多|众多|很多|[大多]多数)(?=[\u4e00-\u9fff]{2,12}(?:的)?(?:一家|首[批家个]|第一[批家个]|本土|本地|当地|县内|市内|区内|辖区|[^,，。;；]{0,10}企业|[^,，。;；]{0,8}(?:引进|招引)的))"
)
_LOCAL_END = re.compile(
    r"(?:今年|去年|近年来?|\d{4}年)?(?:新|重点|成功)?(?:引进|招引|引入)的|的?(?:首|第一)[批家个]成?功?(?:招商引资|入驻|落户|入园|进驻|投产)|的?(?:一家|本土|本地|当地|县内|市内|区内|辖区)"
)
_AS = re.compile(r"作为$")
_LEGAL = ("公司", "集团", "厂")
_TOWNS = tuple("镇乡村道")
_CLAUSE = re.compile("[,，。;；]")
_SOME_PLANTS = re.compile(
    r"(?:[、和与][^,，。;；、]{2,8})*的[\d两二三四五六七八九十]+[条个座家][^,，。;；]{0,6}(?:生产线|产线|工厂|分厂|基地|公司|车间)"
)
"""Behind a place what tells that some of a firm's plants lie there: 甲公司位于某市、某市|的4条生产线."""
_ITS_PLANT = re.compile("(?:工厂|制造厂|基地|中心|研究院|门店)[^,，。;；]{0,6}在$")
"""Between a firm and a place what tells that not the firm but one of its plants was founded there."""


def claims(page: Page) -> Iterator[Claim]:
    """Give the locatedIn claims of companies that a sentence states by itself."""
    for sentence, firms in page.holding(Kind.COMPANY):
        for firm in firms:
            last = _last_of_list(page, firm, sentence)
            told = (
                _settled(page, sentence, firm, last)
                or _beside(page, firm)
                or _placed_before(page, sentence, firms, firm)
                or _built(page, sentence, firm, last)
                or _local(page, sentence, firm)
                or _introduced(page, firm)
            )
            if told is not None:
                yield told
            kin = _of_one_place(page, sentence, firm, last)
            if kin is not None:
                yield kin


def _lies(firm: Mention, place: Mention, start: int, stop: int, rule: str) -> Claim:
    return Claim("locatedIn", firm, Span(start, stop), f"location/{rule}", object=place)


def _settled(page: Page, sentence: Span, firm: Mention, last: Mention) -> Claim | None:
    """Read 甲公司、乙公司先后落户某园区."""
    text = page.text.text
    settle = _SETTLE.match(text, firm.stop, sentence.stop) or _SETTLE.match(text, last.stop, sentence.stop)
    place = finest(page, settle.end(), sentence.stop) if settle is not None else None
    if place is None or vague(place) or _SOME_PLANTS.match(text, place.stop, sentence.stop):
        return None
    return _lies(firm, place, firm.start, place.stop, "settled")


def _beside(page: Page, firm: Mention) -> Claim | None:
    place = bracketed(page, firm)
    return _lies(firm, place, firm.start, place.stop + 1, "bracket") if place is not None else None


def _placed_before(page: Page, sentence: Span, firms: Sequence[Mention], firm: Mention) -> Claim | None:
    """Read the place before the firm, or before the list that it stands in: 位于某园区的甲公司, 某园区内甲公司、乙公司, 某县龙头企业甲公司."""
    if _heads_project(page, firm):
        return None
    first = _first_of_list(page, firms, firm)
    places = page.places(max(sentence.start, first.start - 40), first.start)
    if not places:
        return None
    text, place = page.text.text, places[-1]
    gap = Span(place.stop, first.start)
    start = chain_start(page, place)
    before = max(sentence.start, start - 6)
    if not firm.text.endswith(_LEGAL):
        settled = _OF.fullmatch(text, *gap) and _AT.search(text, before, start)
        return _lies(firm, place, place.start, firm.stop, "settled") if settled else None
    if place.kind is Kind.PARK and _INSIDE.fullmatch(text, *gap):
        return _lies(firm, place, place.start, firm.stop, "settled")
    if firm is not first:
        return None
    if gap.start == gap.stop and not place.implied:
        seen = _VISITED.search(text, before, start) is not None
        close = place.kind is Kind.PARK or (place.value is None and place.text.endswith(_TOWNS))
        told = seen or (close and not outside(page, place))
        return _lies(firm, place, place.start, firm.stop, "adjoining-firm") if told else None
    if _KIND_OF.fullmatch(text, *gap) and not vague(place):
        return _lies(firm, place, place.start, firm.stop, "kind-of")
    if not _OF.fullmatch(text, *gap):
        return None
    ours = text[gap.start : gap.stop] == "的" and (place.kind is Kind.PARK or _at_home(page, place))
    if ours or _LIES.search(text, before, start):
        return _lies(firm, place, place.start, firm.stop, "settled")
    return None


def _heads_project(page: Page, firm: Mention) -> bool:
    return any(p.start == firm.start for p in page.within(firm.start, firm.start + 100, Kind.PROJECT))


def _at_home(page: Page, place: Mention) -> bool:
    """Tell whether the region is the page's own or lies in it."""
    home = page.home
    if home is None or home.kind is not Kind.REGION or place.kind is not Kind.REGION:
        return False
    return place.text == home.text or under(place, home)


def _built(page: Page, sentence: Span, firm: Mention, last: Mention) -> Claim | None:
    """Read 甲公司在某区设厂, and what it founds there: 甲公司在某区成立乙公司."""
    text = page.text.text
    for place in page.places(last.stop, min(sentence.stop, last.stop + 32)):
        there = _BUILT_THERE.match(text, place.stop)
        if there is not None and place.stop <= last.stop + 24 and _BUILDS_AT.search(text[last.stop : place.start]):
            made = page.within(there.end(), sentence.stop, Kind.COMPANY)
            own = next(
                (f for f in made if f.start - there.end() <= 12 and not _CLAUSE.search(text, there.end(), f.start)),
                firm,
            )
            if own is firm and _ITS_PLANT.search(text, last.stop, place.start):
                return None
            start = min(firm.start, place.start) if own is firm else place.start
            return _lies(own, place, start, place.stop + 2 if own is firm else own.stop, "built")
        if _SPRUNG.fullmatch(text[firm.stop : chain_start(page, place)]) and _FOUNDED.match(text, place.stop):
            return _lies(firm, place, firm.start, place.stop, "founded")
        runs = _RUNS_THERE.match(text, place.stop)
        if runs is not None and _RUNS_AT.fullmatch(text[last.stop : chain_start(page, place)]):
            return _lies(firm, place, firm.start, runs.end(), "settled")
    return None


def _local(page: Page, sentence: Span, firm: Mention) -> Claim | None:
    """Read 甲公司是某县的一家本土企业, and 作为某县龙头企业,甲公司."""
    text = page.text.text
    local = _LOCAL.match(text, firm.stop, sentence.stop)
    place = finest(page, local.end(), sentence.stop) if local else None
    if place is not None and (_LOCAL_END.match(text, place.stop) or _KIND_OF.match(text, place.stop)):
        return _lies(firm, place, firm.start, place.stop, "local")
    come = _FIRST_OF.match(text, firm.stop, sentence.stop)
    place = finest(page, come.end(), sentence.stop) if come else None
    if place is not None and not place.implied and _FIRST_END.match(text, place.stop):
        return _lies(firm, place, firm.start, place.stop, "local")
    if text[firm.start - 1 : firm.start] not in (",", "，"):
        return None
    for place in reversed(page.places(max(sentence.start, firm.start - 40), firm.start)):
        whole = _KIND_OF.fullmatch(text, place.stop, firm.start - 1)
        chain = chain_start(page, place)
        come = _FIRST_END.fullmatch(text, place.stop, firm.start - 1) and _FIRST_OF.search(
            text, max(0, chain - 16), chain
        )
        if (whole and _AS.search(text, sentence.start, chain)) or (come is not None and come.end() == chain):
            return _lies(firm, place, place.start, firm.stop, "local")
    return None


def _introduced(page: Page, firm: Mention) -> Claim | None:
    """Read 甲公司是我县从某市引进…: it lies where the text is."""
    match = _OF_HERE.match(page.text.text, firm.stop)
    topic = page.region_at(firm.start) if match is not None else None
    if match is None or topic is None:
        return None
    return _lies(firm, topic, firm.start, match.end(), "introduced")


def _of_one_place(page: Page, sentence: Span, firm: Mention, last: Mention) -> Claim | None:
    """Read 甲公司、乙集团等某市企业: all of the list are firms of the place."""
    kin = _KIN.match(page.text.text, last.stop, sentence.stop)
    if kin is None:
        return None
    place = next((p for p in page.places(kin.end(), kin.end() + 8) if p.start == kin.end()), None)
    if place is None or place.kind is not Kind.REGION or not _KIN_END.match(page.text.text, place.stop):
        return None
    return _lies(firm, place, firm.start, place.stop, "local") if not vague(place) else None


def _last_of_list(page: Page, firm: Mention, sentence: Span) -> Mention:
    last = firm
    for other in page.within(firm.stop, sentence.stop, Kind.COMPANY):
        if not _joined(page, last, other):
            break
        last = other
    return last


def _first_of_list(page: Page, firms: Sequence[Mention], firm: Mention) -> Mention:
    first = firm
    for other in reversed([f for f in firms if f.stop <= firm.start]):
        if not _joined(page, other, first):
            break
        first = other
    return first


def _joined(page: Page, one: Mention, other: Mention) -> bool:
    return re.fullmatch(r"[、和与及]|以及", page.text.text[one.stop : other.start]) is not None
