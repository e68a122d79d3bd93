"""Where the firms of a list lie: 某园区集聚了甲公司、乙集团等企业; 甲公司、乙集团等一批企业入驻."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Kind, Mention
from kg.relate.page import Page
from kg.relate.places import LYING, chain_start, finest, vague
from kg.relate.topics import BRANCH
from kg.text.span import Span

_CLOSE = re.compile(
    r"[”’」]?(?:[和与][^,，。;；:：、的等和与]{2,12})?(?:等|(?=为代表的))(?:为代表的)?(?:一[批大些]|众多|多家)?(?:(?:具有?|享有|拥有|颇?有)[^,，。;；:：、的]{2,8}的|(?:国内外)?知名的)?(?:在内的?|[^,，。;；:：、的在到赴来与和参]{0,12}?(?=企业|公司|集团|(?:巨头|龙头)(?!企业|公司)|厂商|机构|院校|名企|央企|国企|民企))"
    r"(?:[^,，。;；:：、的在到赴来与和参]{0,12}?(?:企业|公司|集团|(?:巨头|龙头)(?!企业|公司)|厂商|机构|院校|名企|央企|国企|民企))"
    r"(?:[与和及]机构(?:[\d一二三四五六七八九十]+[余多]?家)?)?(?![业的家园服主人代高负参前来到赴在与和发研生实]|投(?!产)|进(?!驻))"
)
_COME = re.compile(
    r"(?:已经?|均已?|都已?|也|先后|相继|陆续|纷纷|成功|顺利|正式|签约|整体|抱团|集中|竞相|争相|在此|在这里|[及和与]项目)*(?:入驻|落户|进驻|落地生根|(?:先后)?落地(?![建转])|安家落户|安家|扎根|纷至沓来|集聚发展|(?:建成|实现)?投产(?!达?效?后))(?:投产|发展)?"
)
_GATHERED = re.compile(
    r"(?:集聚|聚集|汇聚|汇集|云集|入驻|落户|进驻|(?<!拟)(?<!能)引进|招来|培育[了出有]|建成了|(?<=[县市区园,，。;；:：\n])(?:目前|先后|现)?有|吸引|引入|引来|招引|迎来|拥有|[已现共]有|先后有|坐落[着有]|分布[着有]|聚起)(?:建设|落户|入驻|到|来)?(?:有|了)*"
    r"(?:包括|以|像|如)?[^,，。;；:：、]{0,18}\Z"
)
"""What leads from a place to the firms that have come."""
_ONLY_DRAWN = re.compile("吸引了?(?:包括|以|像|如)?")
"""What tells that the firms of a list are interested, not that they have come, unless 入驻 or the like follows: 吸引了|甲、乙等10多家巨头。"""
_ONLY_CAME = re.compile(
    r"(?:[^,，。;；:：]{0,14}(?:考察|洽谈|参会|参加|参展|参观|到会|签约(?!入驻|落户)|座谈|对接|代表|负责人|关注|目光|报名))"
)
"""What tells of firms drawn that they only came to look."""
_CLASS = re.compile(
    r"(?:企业|公司)(?:与机构|和机构)?[^,，。;；:：、]{0,10}?(?:\d+[余多]?[家户个])?[^,，。;；:：、]{0,4}(?:、[^,，。;；:：、]{2,14}\d+[余多]?[家户个])?[,，]?"
    r"(?:其中)?(?:主要|重点|代表性?|龙头|骨干|典型)?(?:的)?(?:企业)?(?:分别)?(?:有|包括|是|为)[:：]?[^,，。;；:：、]{0,18}\Z"
)
"""What counts or sorts the firms of a place before it names them: 现有酿酒企业5家,分别是."""
_HERE = re.compile(
    r"(?:园区|入园|入驻|落户|[县市区]内|辖区内?|本土|本地|当地|规模以上|规上|我[县市区]|全[县市区])的?(?:重点|骨干|龙头|规上|规模以上|工业|光电|食品)*企业(?:(?:现?有|共|达到?)*\d+[余多]?[家户])?[,，]?"
    r"(?:其中)?(?:规上|规模以上|重点|龙头|骨干|投产)*(?:企业)?[“‘「]?\Z"
)
"""What calls the firms that it stands right before those of the place: 入园企业|甲光电、乙包装等."""
_TOPPED = re.compile("[”’」]?(?:等[^,，。;；、]{0,6}?)?为(?:龙头|代表|骨干|核心|主导|引领|主体|链主|支撑|牵引)")
_GROWN = re.compile("(?:形成|构建|构筑|聚集|集聚|汇聚|培育|引进|吸引|拥有)[了起出有]*以[“‘「]?\\Z")
"""Around firms that lead those of a place: 形成了以|甲光电、乙包装|为龙头的产业集群."""
_OF_THE_PLACE = re.compile(
    r"现有|已有|共有|拥有|园区|入园|入驻|落户|辖区|[全本我][市县区镇乡旗]|境内|区内|规模以上|规上|坐落"
)
_TRADE = 14
"""So many characters before 企业有 a place may stand whose firms of a trade are counted: 青石镇|玄武岩|企业有3家,分别是."""
_SUCH_AS = re.compile(
    r"(?:落地|落户|入驻|进驻|扎根)(?:到|在|于|了)?(?:园区|该园|该区|园内)?[,，](?:比如|例如|譬如|诸如|如|像)[:：]?\Z"
)
"""A clause that tells of firms that have come, before it names them: 一批企业落户园区,比如."""
_KIN = re.compile(
    r"等(?:一[批大]+|众多|多家|[^,，。;；:：、的]{0,4}?)?(?:本土|本地|本[市县区]|[县市区园镇]内|园区|辖区内?)[^,，。;；:：、的]{0,4}企业"
)
"""What closes a list of firms that are at home where the text is: 等本土企业."""
_WORDED = re.compile(r"[两三四五六七八九十\d]+(?:余|多)?[家户](?:[^、,，。;；的]{0,8}?(?:企业|公司))?")
"""What counts the firms of a list that 等 does not close: 甲公司和乙公司|两家."""
_DRAWN = re.compile(
    r"涌现(?:出|了|有)+(?:包括|以|像|如)?[^,，。;；:：、的]{0,16}\Z"
    r"|(?:园区?|区内|入园|落户|入驻)(?:[\u4e00-\u9fff]{0,4})企业(?:主要|目前|现)?(?:有|包括)[:：]?[^,，。;；:：、]{0,24}\Z"
)
"""The same said of a place that has brought forth firms: 全县涌现了甲公司、乙集团等企业."""
_ELIDED = re.compile(r"(?:目前|现|如今|已经?|先后|成功|累计|共)*(?:引进|吸引|入驻|落户|集聚|聚集|汇聚|引入|拥有|有)")
"""A clause whose subject is the park that the sentence before it tells of: 目前已引进."""
_ZONE = re.compile(r"(?:开发区|片区|小区|基地|产业园)[^,，。;；、的]{0,4}\Z")
"""A zone that is no known place, as what draws the firms."""
_SITE = re.compile(r"园区|入园|园内|区内|该园|进园")
"""Words for the park that the text is about."""
_BRANCHES = 6
"""So many paragraphs, branch by branch, go on about the park before them."""
_BLANK = "\n\r\t \u3000"
_OFTEN = 3
"""So often a park is named that 园区 in a later paragraph means it."""
_LEAST = 2
_LEGAL = ("公司", "集团")
_NOT_COME = re.compile(
    r"拟|计划|紧盯|锁定|面向|跟踪|联系|意向|准备|将|力争|争取|邀请|洽谈|对接|考察|拜访|走访|推介|赴|目标|瞄准|重点引进|着力引进|大力引进|来自|有意|欲"
)
_SOMEWHERE = re.compile(r"(?:到|在|于|了)?(?!园区|此|这里|该|我|全|[并和及或，且])[\u4e00-\u9fff]")
"""What follows 落户 where it names a place that is not known."""
_AFTER = re.compile(
    r"(?:[两三四五六七八九]家)?(?:企业|公司)?(?:等[^,，。;；、]{0,8})?之?后[,，]?(?:[^,，。;；、]{0,8}[又再新第]|引进|迎来|落户)"
)
"""What follows firms that have come before another: 某园区继甲公司、乙公司|之后,又引进."""
_JOINED = re.compile(
    r"[,，]|[;；][^,，。;；:：、]{0,16}|[”’」]?(?:[、和与及]|以及|[,，]以及)(?:[^,，。;；:：、的和与及]{2,14}、)?[^,，。;；:：、的]{0,14}"
)
_CLAUSE = re.compile(r"[,，。;；:：\n]")


def claims(page: Page) -> Iterator[Claim]:
    """Give locatedIn claims of the firms of lists that a place has drawn, holds or counts."""
    for sentence, firms in page.holding(Kind.COMPANY):
        for listed in _lists(page.text.text, firms):
            yield from _succeeded(page, firms, listed)
            told = _told(page, sentence, listed)
            if told is None:
                continue
            low, stop, place = told
            if place is None:
                place = _spoken(page, low, listed[0].start, stop)
            if place is None or vague(place):
                continue
            for firm in listed:
                quote = Span(firm.start, max(stop, place.stop) if place.start >= stop else stop)
                yield Claim("locatedIn", firm, quote, "location/gathered", object=place)


def _succeeded(page: Page, firms: Sequence[Mention], listed: Sequence[Mention]) -> Iterator[Claim]:
    """Read 某园区继甲公司、乙公司之后,又引进…, and the firm that 是某园区继…之后的第三家企业."""
    text, at = page.text.text, listed[0].start - 1
    place = next((p for p in page.places(max(0, at - 24), at) if p.stop == at), None) if text[at] == "继" else None
    close = _AFTER.match(text, listed[-1].stop)
    if place is None or close is None:
        return
    opens = chain_start(page, place)
    own = [f for f in firms if text[f.stop : opens] in ("是", "为", "系", "成为")]
    for firm in (*own, *listed):
        yield Claim(
            "locatedIn", firm, Span(min(firm.start, place.start), close.end()), "location/gathered", object=place
        )


def _told(page: Page, sentence: Span, listed: Sequence[Mention]) -> tuple[int, int, Mention | None] | None:
    """Give where what says that the firms `listed` are somewhere begins and ends, with the place if the clause names it; None if nothing says so."""
    text, first = page.text.text, listed[0].start
    clause = sentence.start
    for mark in _CLAUSE.finditer(text, sentence.start, first):
        clause = mark.end()
    such = _SUCH_AS.search(text, sentence.start, first)
    if such is not None:
        clause = max(text.rfind(mark, sentence.start, such.start()) for mark in ",，;；") + 1 or sentence.start
    if _NOT_COME.search(text, clause, first):
        return None
    close = _CLOSE.match(text, listed[-1].stop, sentence.stop) or _WORDED.match(text, listed[-1].stop, sentence.stop)
    end = close.end() if close is not None else listed[-1].stop
    if _ONLY_CAME.match(text, end, sentence.stop):
        return None
    kin = _KIN.match(text, listed[-1].stop, sentence.stop)
    sort = _CLASS.search(text, sentence.start, first)
    if (
        sort is not None
        and (len(listed) > 1 or close is not None)
        and (
            _OF_THE_PLACE.search(text, sentence.start, first)
            or any(not m.implied for m in page.places(max(sentence.start, sort.start() - _TRADE), sort.start()))
        )
    ):
        return sentence.start, end, _before(page, sentence.start, sort.start())
    here = _HERE.search(text, sentence.start, first)
    if here is not None and (len(listed) > 1 or close is not None):
        return sentence.start, end, _before(page, sentence.start, here.start())
    grown = _GROWN.search(text, clause, first)
    top = _TOPPED.match(text, listed[-1].stop, sentence.stop) if grown is not None else None
    if grown is not None and top is not None:
        return clause, top.end(), _before(page, clause, grown.start())
    lead = _GATHERED.search(text, clause, first) if close is not None else None
    lead = lead or such or _drawn(page, clause, listed, whole=close is not None)
    come = _COME.match(text, end, sentence.stop) if close is not None else None
    if come is not None:
        place = finest(page, come.end(), min(sentence.stop, come.end() + 24))
        if place is not None and text[come.end() : place.start].strip("到在于了我"):
            place = None
        if place is None and _SOMEWHERE.match(text, come.end()):
            return None
        if place is not None and not vague(place):
            return clause, come.end(), place
        end = come.end()
    elif kin is not None:
        return clause, kin.end(), None
    elif lead is None or _ONLY_DRAWN.fullmatch(lead.group()):
        return None
    edge = lead.start() if lead is not None else first
    own = such is not None and _SITE.search(such.group()) is not None
    place = None if own else _before(page, clause, edge)
    return (clause, end, place) if place is not None or _ZONE.search(text, clause, edge) is None else None


def _branching(page: Page, at: int) -> Mention | None:
    """Give the park whose trades the paragraphs around `at` go through, 光电方面,…, if the last one before them names one alone."""
    text = page.text.text
    line = text.rfind("\n", 0, at) + 1
    for _ in range(_BRANCHES):
        if line == 0 or not BRANCH.match(text, line):
            return None
        end = text.rfind("\n", 0, line)
        while end > 0 and text[end - 1] in _BLANK:
            end -= 1
        line = text.rfind("\n", 0, end) + 1
        parks = {p.text: p for p in page.within(line, end, Kind.PARK) if not p.implied}
        if not BRANCH.match(text, line):
            return parks.popitem()[1] if len(parks) == 1 else None
    return None


def _spoken(page: Page, clause: int, first: int, stop: int) -> Mention | None:
    """Give the park that 园区 in the words around a list means, else what the text speaks of, a province excepted."""
    text = page.text.text
    branching = _branching(page, first)
    if branching is not None:
        return branching
    if page.home is not None and page.home.kind is Kind.PARK:
        topic = page.region_at(first)
        return topic if topic is not None and topic.kind is Kind.PARK else page.home
    parks = [p for p in page.within(text.rfind("\n", 0, clause) + 1, first, Kind.PARK) if not p.implied]
    if _SITE.search(text, clause, first) or _SITE.search(text, max(first, stop - 6), stop + 4):
        if parks:
            told = [p for p in parks if not text.endswith(LYING, 0, chain_start(page, p))]
            return (told or parks)[-1]
        before = [p for p in page.within(0, first, Kind.PARK) if not p.implied]
        short = min((p.text for p in before), key=len, default="")
        if len(before) >= _OFTEN and all(p.text.endswith(short) for p in before):
            return max(before, key=lambda p: len(p.text))
    elif len({p.text for p in parks}) == 1 and _ELIDED.match(text, clause, first):
        return parks[0]
    place = page.region_at(first)
    return place if place is not None and str(place.value)[2:] != "0000" else None


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
    places = [p for p in page.places(start, stop) if not vague(p)]
    return places[-1] if places else None
