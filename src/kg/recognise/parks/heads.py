"""Where the name of a park begins that ends with a known form: what the clause has before it is taken off."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from kg.model import Kind, Mention
from kg.recognise.boundary import Boundaries, name_start
from kg.recognise.names import HAN, Lexicon, after_function_word, leading_verbs, segment
from kg.recognise.trim import trimmed

REACH = 64
"""How many characters before its last word a name may begin; bounds the work where no mark ends a clause."""
_CASE = re.compile(
    r"在(?!建)|搬?迁建?[至到入往]|到(?!位)|从|向(?!阳)|选址于?|前往|赴|占|联合|以(?!色列)|自(?![由贸然主动行强立])|看|[曾时现历兼出担]任|[出进]口至|进趟|扎根[于在]?|落[子址]于?|花落|安家[于在]?|地[址点][为在是]"
)
_ANOTHER = re.compile(r"(?:项目|企业|工程|公司|产业)(?:中(?!心|国|央|药|医)的?|向)?(?=.)(?!园|集|转|基|用|链|新城)")
_VERB = re.compile(
    r"(?<![\u4e00-\u9fffA-Za-z\d])[.·—-]+|(?:投资|新|辟|兴|合作|共同)?建设(?!兵团|集团)|(?<=[\u4e00-\u9fff]{2})[建管用]好|打造|做[大强优](?:做[大强优])?|坚持把?|赋权(?:给|于)?|提升|优化|将(?!军|乐)|发挥|完善|依托|围绕|立足|聚焦|[辟兴新]建|努力把?|推进|助力|代表(?!性)|(?<=[区园城])(?:[东西南北]{1,2}侧|以[东西南北]|旁边?|附近)的?|(?<=[\u4e00-\u9fff]{2})等(?!级)"
)
"""What no park's name holds: the name comes after it."""
_AMONG = ("项目", "工程", "企业")
_RANK = re.compile(r"(?:国家级?|省级)\Z")
_OPEN = re.compile("(?:重点)?开发开放")
"""What opens a zone's name for its kind with words that elsewhere open a clause."""
_JOINED = re.compile(
    r".*(?:[()（）—·–/-]|中国|国家|全国|国际|兵团|师|中[新德韩日俄意法英美欧加澳以埃非马柬老缅越泰白丹荷瑞]|[东西南北中]部|[东西南北新]|“[^”]*)"
)
"""What belongs to the name of a zone before its place: 中新|苏州|工业园区; other words before it are of the clause: 局核验|青岭|经开区."""
_TRANSFER = "转移"
"""A verb that the word for a kind of park may hold: 产业转移工业园."""
_BUREAU = frozenset("局厅")
"""What ends the name of a body, of which all before is a hard word: 投资促进|局."""
_ZONE = re.compile("(?:经开|高新|开发|园|新)区\\Z")
"""What ends the name of a zone that does something to another park."""
_MODAL = frozenset("经即有如像同便还又再正拟于给已也")
"""Characters that stand between a body and what it does."""
_DEEDS = 2
"""So many words tell what a body does."""
_AREAS = ("片区", "功能区", "示范区", "试验区")
"""Parts of the land, which other words than a place's may head."""
_LONGEST_REGION = 12
_DATE = 8
"""Characters of a date before those that may be read as a name's."""
_TREATED = re.compile(r"[\u4e00-\u9fff]{0,3}(?:把|将|对|让|使|为|给)$")
_AREA = re.compile(r"(?:和|与|及)?\d[\d.]*万?(?:亩|平方公里|平方米|公顷|㎡)的?")
_JOINT = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})[和与及](?=[\u4e00-\u9fff]{0,6}$)|(?<=[\u4e00-\u9fff]{3})[和与及](?=[\u4e00-\u9fff]*(?:园区|新区)$)"
)


def park_start(
    text: str,
    low: int,
    at: int,
    stop: int,
    tables: Boundaries,
    starting: Mapping[int, Mention],
    lex: Lexicon,
    deeds: Collection[str],
) -> int:
    """Give where the name begins that ends with the form `text[at:stop]`, not before `low`; `stop` where it names nothing.

    `starting`: mentions found before, by start; `deeds`: the words of `park_deeds.tsv`.
    """
    begin = _past_date(name_start(text, max(low, stop - REACH), stop, tables, starting), at, starting)
    while begin < at and begin in starting and starting[begin].kind is Kind.REGION and starting[begin].implied:
        begin = starting[begin].stop
    if begin < at:
        begin += after_function_word(text[begin:at], lex)
    if begin < at and begin not in starting:
        begin += leading_verbs(text[begin:at], lex)
    begin = min(begin, at)
    begin = _past_body(text, begin, at, starting, lex, deeds)
    for later in range(begin + 1, at):
        if (
            later in starting
            and starting[later].kind is Kind.REGION
            and text[later - 1] in "在于到至赴从向为是的来入进"
        ):
            begin = later
    for case in _CASE.finditer(text, begin, at):
        if case.end() <= at and case.start() not in starting:
            begin = case.end()
    for noun in _ANOTHER.finditer(text, begin, at):
        begin = noun.end()
        while (soft := tables.soft.match(text, begin, at)) is not None and (
            begin not in starting or starting[begin].kind in (Kind.NUMBER, Kind.MONEY)
        ):
            begin = soft.end()
    for verb in _VERB.finditer(text, begin, at):
        if "‘" not in text[begin : verb.start()] and "“" not in text[begin : verb.start()]:
            begin = verb.end()
    area = _AREA.match(text, begin, at)
    begin = area.end() if area is not None else begin
    among = text[begin : begin + 1] == "中" and text.endswith(_AMONG, 0, begin)
    if (among or text[begin : begin + 1] in ("和", "与", "及")) and begin not in starting:
        begin += 1
    joint = _JOINT.search(text, begin, at)
    if joint is not None and not any(
        starting[i].stop > joint.start() or (i == begin and starting[i].stop == joint.start())
        for i in range(begin, joint.start())
        if i in starting
    ):
        begin = joint.end()
    begin = at if _TREATED.fullmatch(text, begin, at) else begin
    if begin < at:
        behind = trimmed(text, begin, stop, starting, lex, joined=False)
        inside = at < behind < stop and text.find(_TRANSFER, at, stop) >= 0
        begin = min(at, trimmed(text, begin, at, starting, lex, joined=False) if inside else behind)
    begin = _nearest(_from_region(text, begin, at, starting, lex), at, starting)
    return _past_places(text, _ranked(text, low, begin, at, starting), at, stop, starting)


def _past_body(
    text: str, begin: int, at: int, starting: Mapping[int, Mention], lex: Lexicon, deeds: Collection[str]
) -> int:
    """Give where the name begins behind the bureau or zone that a clause is about and what it does: 某局|核验|云岭产业园, 某经开区|给|云岭产业园."""
    bureau = text[begin : begin + 1] in _BUREAU and HAN.match(text, max(0, begin - 1)) is not None
    zone = _ZONE.search(text, max(0, begin - 4), begin) is not None
    if not (bureau or zone) or begin in starting:
        return begin
    behind = begin + bureau
    for word in segment(text[behind:at], lex)[:_DEEDS]:
        told = word in _MODAL or word in lex.verbs or word in deeds or (bureau and len(word) > 1 and word in lex.known)
        if behind in starting or not told or behind + len(word) >= at:
            break
        behind += len(word)
    return behind


def _past_date(begin: int, at: int, starting: Mapping[int, Mention]) -> int:
    """Give where the name begins behind a date that reaches into it: 今年|一季度|云岭高新区."""
    for before in range(max(0, begin - _DATE), begin):
        date = starting.get(before)
        if date is not None and date.kind is Kind.DATE and begin < date.stop < at:
            return date.stop
    return begin


def _ranked(text: str, low: int, begin: int, at: int, starting: Mapping[int, Mention]) -> int:
    """Give where the place begins before the rank of a zone, which is a part of its name there: 云州|国家|高新区, 青岭县|省级|工业集中区, 云州|重点开发开放试验区."""
    rank = (_RANK.search(text, low, begin) or _OPEN.match(text, at)) if begin == at else None
    if rank is None:
        return begin
    for size in range(2, _LONGEST_REGION):
        region = starting.get(rank.start() - size)
        if region is not None and region.kind is Kind.REGION and region.stop == rank.start() and region.value:
            code = str(region.value)
            fits = code[4:] != "00" if rank.group() == "省级" else code[2:] != "0000"
            return region.start if fits else begin
    return begin


def _from_region(text: str, begin: int, at: int, starting: Mapping[int, Mention], lex: Lexicon) -> int:
    """Give where the region in the head begins if all words before it are common ones: 中国共产党|某县工业园区."""
    if begin in starting:
        return begin
    for later in range(begin + 1, at):
        region = starting.get(later)
        if region is None or region.kind is not Kind.REGION or region.stop != at or not region.value:
            continue
        if str(region.value).endswith("0000") or text.startswith(_AREAS, at):
            continue
        return begin if _JOINED.fullmatch(text, begin, later) else later
    for later in range(begin + 4, at):
        if later in starting and starting[later].kind is Kind.REGION and not starting[later].implied:
            plain = all(len(word) > 1 and word in lex.known for word in segment(text[begin:later], lex))
            return later if plain else begin
    return begin


def _past_places(text: str, begin: int, at: int, end: int, starting: Mapping[int, Mention]) -> int:
    """Give where the name begins behind the region before it: 上海|浦东新区; `end` where the stretch is a beat of two places: 合肥|南京|片区."""
    last, pos, regions = begin, begin, 0
    while (region := starting.get(pos)) is not None and region.kind is Kind.REGION and region.stop <= end:
        last, pos = pos, region.stop
        regions += 1
    if pos == end:
        return last
    return end if regions > 1 and pos == at and text.startswith("片区", at) else begin


def _nearest(begin: int, at: int, starting: Mapping[int, Mention]) -> int:
    """Give where a region inside the full name of another at the head of the name begins: 某省|某市高新区."""
    while begin < at and (region := starting.get(begin)) is not None and region.kind is Kind.REGION:
        if region.text[-1] not in "省市州盟":
            break
        following = starting.get(region.stop)
        if following is None or following.kind is not Kind.REGION or following.stop > at:
            break
        if str(following.value)[2:] == "0000" or str(following.value)[:2] != str(region.value)[:2]:
            break
        begin = region.stop
    return begin
