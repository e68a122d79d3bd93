"""Which stretch before a park's suffix names a park: a place, a coined name, nothing at all for 高新区."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.names import HAN, generic, lexicon, proper, segment

_PLURAL = re.compile(
    r"(?:[各多个些两三四五六七八九十大级类家\d]|[\d一二两三四五六七八九十]次|[省市县区国]级|全[省市县区国])$"
)
_KINDS = re.compile(
    r"(?:[\d.]+[万亿]?级)?(?:[两三四五六七八九十\d]+[大个])?(?:飞地|共建|区块链|特色|专业|生态|循环|绿色|智慧|县域|现代|高标准|标准化|经济|产业|工业|农业|科技|创新|创业)+"
)
"""Words that say of what kind a park is, and name none."""
_OF_A_PLACE = re.compile("现代|生态|循环|返乡|循环经济|现代农业|科技创新|经济|科技|高新技术|创业|农业科技|现代工业")
"""Such words behind a place name its one park of that kind: 青岭县|生态|工业园."""
_NO_HEAD = re.compile(
    r"等(?:[两二三四五六七八九十]|\d+)[大个]|西岸$|北部湾$|中原$|三角洲?$|长三角|珠三角|京津冀|成渝|环渤海|渤海湾|[县市区州旗盟占各我该此那每多大好整个这全共等及]$|(?<!创)新$|^不出|局$|^(?:共|占|各|该|此|本)|输送|主攻|符合|整个|首家|首个|唯一|第一家|落后|优于|^结合|部门$|驱动$|附近|周边|沿线|沿边|所属|所在|一些|有些|(?:^|[东南西北])[紧毗]?[临邻]$|^海西$|园区.$|[中小微]企业$|位居|招商引资|成效|建成后|产值|税收|企业入|^一[处座片]|^(?:中|我|全)国$|^国[内外]$"
)
_EACH = re.compile(r"全[省市县区国]|[我该本各][省市县区国](?:各|首|唯一)|[十百千万]?亿级|[十百千万]亿$")
"""What a phrase opens with that speaks of all parks of a region, or of one by its size."""
_MEASURED = re.compile(r"(?:亩|平方公里|平方米|公顷)的$")
_INSIDE = re.compile("[内里](?!的?(?:企业|项目|所有|各))")
"""Behind a park what tells that it is one that somebody stands in: 夜幕下的|云岭石桥工业园|内."""
_MODIFIES = re.compile(r"供应链|区域|级|型")
_LEVEL_WORDS = frozenset("县市区州旗")
"""What stands before the zone of the region that a page is about: 落户|县|经开区."""
_OF_MANY = re.compile("(?:各|多个?|所有|全部|(?:[两三四五六七八九十]|\\d)个?|市)[省市县区州旗]\\Z")
"""Before a zone what tells that those of several regions are meant: 各县|经开区."""
_MANY = re.compile("各|省级|等$")
_TWO = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
_ONE = frozenset(("经开区", "高新区"))
_ITEM = re.compile(r"(?!管委|党[工委]|书记|主任|企业|[内里和与及等])[\u4e00-\u9fffA-Za-z\d]{5}")
"""What follows a zone that heads the name of an item of a list: 、高新区|某某装备制造、."""
_OFFICE = re.compile("党工委|管委会|管理委员会")
"""The office of another zone, part of no zone's name: 经开区|党工委书记某某会办|经开区项目."""
_AGAIN = 2000
"""How many characters before or behind it a name may be repeated."""
_AREA_HEAD = re.compile(r"[湾岛湖港]|新城|综合|临港|临空|科创|产业|旅游")
"""What may stand between a place and 示范区 in the name of an area that is governed as a park."""
_PART = re.compile(r"[共已将\d,，。、:：(（举召签引]|管委会|党工委")
"""What follows 片区 where it is spoken of as one that acts; else it is a part of a town."""
_WEAK = frozenset(("园区", "工业园区", "产业园区", "开发区", "新区", "示范区", "工业区"))
"""Suffixes that common words stand before as well: a name before them is a proper one."""
_MACRO = re.compile(
    "[晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇陕甘青宁][东西南北中江]|[^,，]*(?:[—–~-]|流域|盆地|平原|沿[海江边线])[^,，]*"
)
"""What means, before 经济区, all the land of several cities, in which parks lie, not one of them: 皖北, 关中-天水; so does a city's name alone."""
_ANY = re.compile("国家级?$|省级$|^(?:多数|部分|不少|少数|大多|众多)|组织举办")
"""What makes of a zone without a place before it any of its kind: 多数|新区, 国家级|新区."""
_OF_CITIES = frozenset(("产业园区", "工业园区"))
"""What means, behind a city's full name, the zones of all its counties."""
_NEVER_COINED = frozenset(("合作区", "先行区"))
"""Suffixes before which a short head is no name."""
_LAND = re.compile("[\u4e00-\u9fff]{2}[河江湖岛湾洲港山]")
_TELLING = 5
"""From so many characters on a head with a proper name in it tells one such zone from another: 安山河低碳经济|先行区."""
_LONGEST = 16
"""Characters of the longest head of a park's name."""


class Suffixes(NamedTuple):
    """The suffixes of `park_suffixes.tsv` by what they ask of the head: none, an administration, a short one."""

    bare: frozenset[str]
    areas: frozenset[str]
    new: frozenset[str]


def park_deeds(knowledge: Knowledge) -> frozenset[str]:
    """Give the words of `park_deeds.tsv`. Raises DataError for a broken table."""
    return knowledge.once("recognise.parks.deeds", lambda k: frozenset(k.words("park_deeds")))


def suffixes(knowledge: Knowledge) -> Suffixes:
    """Give the suffixes by kind. Raises DataError for a broken table."""
    return knowledge.once("recognise.parks.suffixes", _suffixes)


def _suffixes(knowledge: Knowledge) -> Suffixes:
    rows = knowledge.table("park_suffixes")
    return Suffixes(
        bare=frozenset(row[0] for row in rows if row[2:] in (("bare",), ("alone",))),
        areas=frozenset(row[0] for row in rows if row[1] == "area"),
        new=frozenset(row[0] for row in rows if row[1] == "new"),
    )


class Candidate(NamedTuple):
    """A suffix with what may be its head: `text[begin:at]` and `text[at:end]`; `low` is where the stretch that is read begins."""

    text: str
    low: int
    begin: int
    at: int
    end: int

    @property
    def head(self) -> str:
        """What stands before the suffix."""
        return self.text[self.begin : self.at]

    @property
    def suffix(self) -> str:
        """The suffix itself."""
        return self.text[self.at : self.end]


def decide(candidate: Candidate, starting: Mapping[int, Mention], knowledge: Knowledge) -> Mention | None:
    """Give the park that a candidate names, or None. `starting`: mentions found before (regions, values) by start."""
    text, _, begin, at, end = candidate
    head, suffix = candidate.head, candidate.suffix
    if _MODIFIES.match(text, end) or head.count("”") > head.count("“"):
        return None
    if not head or head in _LEVEL_WORDS or _OFFICE.search(head) is not None:
        return _by_itself(candidate, knowledge)
    region = starting.get(begin)
    placed = region is not None and region.kind is Kind.REGION and region.stop <= at
    if _EACH.match(head) or (_PLURAL.search(head) and not placed):
        return None
    rest = text[_chain(region, at, starting) : at] if region is not None and placed else head
    if suffix in suffixes(knowledge).areas:
        fits = _governed(candidate, rest, placed, knowledge)
    elif (
        _NO_HEAD.search(rest)
        or (_KINDS.fullmatch(rest) and not (placed and _OF_A_PLACE.fullmatch(rest)))
        or len(head) > _LONGEST
        or (suffix == "经济区" and _MACRO.fullmatch(head))
        or (text[begin - 1 : begin] == "“" and text[end : end + 1] == "”")
    ):
        fits = False
    elif region is not None and placed:
        county = not str(region.value or "00").endswith("00")
        whole = suffix == "园区" or (
            not county and (suffix == "经济区" or (suffix in _OF_CITIES and region.text[-1] == "市"))
        )
        fits = (bool(rest) or not whole) and (not _MANY.search(rest) or (county and rest == "省级"))
    else:
        fits = _coined(candidate, knowledge)
    return Mention(Kind.PARK, begin, end, text[begin:end]) if fits else None


def _by_itself(candidate: Candidate, knowledge: Knowledge) -> Mention | None:
    """Read a suffix without a head, which means the park that the page speaks of: 高新区."""
    text, low, _, at, end = candidate
    suffix = candidate.suffix
    listed = text[at - 1 : at] == "、" and not (suffix in _ONE and _ITEM.match(text, end))
    many = _PLURAL.search(text[max(low, at - 3) : at]) or _OF_MANY.search(text, max(low, at - 6), at)
    if suffix not in suffixes(knowledge).bare or many or listed:
        return None
    return Mention(Kind.PARK, at, end, suffix, implied=True)


def _coined(candidate: Candidate, knowledge: Knowledge) -> bool:
    """Tell whether the head, which begins with no place, is a name by itself."""
    text, _, begin, _, end = candidate
    head, suffix = candidate.head, candidate.suffix
    if (
        len(head) < 2
        or _ANY.search(head)
        or (suffix in _NEVER_COINED and not _tells(head, knowledge))
        or (suffix in suffixes(knowledge).new and len(head) > 4)
    ):
        return False
    if suffix.endswith("园") and not _TWO.search(head):
        return False
    common = text[begin - 1 : begin] == "的" and not _MEASURED.search(text, max(0, begin - 8), begin)
    if common and _INSIDE.match(text, end) is None and not proper(head, lexicon(knowledge)):
        return False
    if not generic(head, knowledge):
        return True
    listed = "、" in (text[begin - 1 : begin], text[end : end + 1]) or text[begin - 1 : begin] == "区"
    return suffix not in _WEAK and listed


def _tells(head: str, knowledge: Knowledge) -> bool:
    """Tell whether a long head opens with a proper name, or with that of a river, lake or hill: 安山河低碳经济|先行区."""
    return len(head) >= _TELLING and (_LAND.match(head) is not None or proper(head, lexicon(knowledge)))


def _governed(candidate: Candidate, rest: str, placed: bool, knowledge: Knowledge) -> bool:
    """Tell whether `head` and a word like 示范区 name an area with an administration: behind a place, or behind a proper name that the page repeats."""
    text, _, begin, _, end = candidate
    head, suffix = candidate.head, candidate.suffix
    if suffix == "片区" and not _PART.match(text, end):
        return False
    if placed:
        return not rest or _AREA_HEAD.fullmatch(rest) is not None
    words = segment(head, lexicon(knowledge))
    odd = len(words) > 1 and any(len(word) == 1 for word in words) and not generic(head, knowledge)
    if not odd or len(head) != 3 or head != rest or HAN.fullmatch(head) is None:
        return False
    name = head + suffix
    return text.find(name, end, end + _AGAIN) >= 0 or text.rfind(name, max(0, begin - _AGAIN), begin) >= 0


def _chain(region: Mention, at: int, starting: Mapping[int, Mention]) -> int:
    """Give where the regions that follow each other from `region` on end, at most at `at`."""
    stop = region.stop
    while (
        (following := starting.get(stop)) is not None and following.kind is Kind.REGION and stop < following.stop <= at
    ):
        stop = following.stop
    return stop
