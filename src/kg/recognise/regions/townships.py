"""Townships and villages, which no gazetteer here holds: by their level word behind a region or where a place can stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.model import Kind, Mention
from kg.recognise.regions import led
from kg.recognise.regions.townwords import LEVEL, NO_FIRST, NO_LAST

_TOWNSHIP = re.compile(
    r"(?!的)(?:(?![到至在的是往入])[\u4e00-\u9fff]){1,5}?(?:街道(?!路)|镇(?!江|平|远|海|赉|沅|雄|坪|原|巴|康|安|宁|区|村|化)|苏木|乡(?!镇|村|城|宁|愁|情|亲|贤|土))"
)
_VILLAGE = re.compile(
    r"(?![的各每某该本全多几这那]|[一二两三四五六七八九十百]+[个名座处位批])[\u4e00-\u9fff]{1,5}?(?:(?<![农乡])村(?!镇|庄|民(?!委员会)|委(?!会)|级)|社区)"
)
_SHORT_VILLAGE = re.compile(
    r"(?![各全本该每新老旧农乡山小大邻多个两三几示试名古此渔和与及等的在是有])[\u4e00-\u9fff]村(?![村镇庄级内里]|民(?!委员会)|委(?!会))"
)
"""A village of one character and its level word, right behind its town."""
_TOWN_NAME = 3
_FREE_TOWN = re.compile(
    r"(?:^|(?<=[\n,，。;；:： \u3000在于到从赴和与的户驻进入往地至了是])|(?<=、)(?=[\u4e00-\u9fff]{2,3}(?:街道|[镇乡])(?:办事处)?(?:党工?委|人大|镇长|乡长)))(?P<town>(?![了和与在到赴从于由向]|[以将自如像经驻对](?!军|意|强|由|开)[\u4e00-\u9fff]{2}(?:街道|[镇乡]))[\u4e00-\u9fff]{2,3}(?:街道|[镇乡]))"
    r"(?=[的总投开举,，。、;；:：有内实建新落拟境计将全\n]|项目|党工?委|办事处|政府|书记|人民|工业|今年|去年|近年|上半年|依托|通过|引[进入]|签约|紧[紧扣盯抓]|坚持|积极|抓[好住项]|围绕|立足|[镇乡]长|招商|先后|成功|大力|深入|加[快大]|盘活|利用|充分|[\u4e00-\u9fff]{1,4}村|$)(?<![小古名强重城集大业色游化贸范点区县市省各本该此全我每村家故返还]镇)(?<![城家故返回异水老他县各本该此全我下]乡)"
)
_LYING = re.compile(
    r"(?:位于|坐落于|坐落在|地处|落户(?:于|在|到)?|选址(?:于|在)?|入驻)(?P<town>[\u4e00-\u9fff]{2,3}?(?:街道|镇(?!区)|乡(?!村)))"
)
"""A town that something is said to lie in."""
_VISITED = re.compile(
    r"(?<=[\u4e00-\u9fff])来(?P<town>(?!到|往|访)[\u4e00-\u9fff]{2,3}?(?:街道|镇(?!区)|乡(?!村)))(?=调研|督[查导]|考察|视察|检查|指导|观摩)"
)
"""A town that somebody comes to see things in: 某主任来云岭街道|调研."""
_BRACKETED = re.compile(r"[(（【](?P<town>[\u4e00-\u9fff]{2,3}(?:街道|镇|乡))[)）】]")
"""A town alone in brackets: 某某项目(青石镇)."""
_NEXT_TOWN = re.compile(
    r"(?:[、和及与]|以及)(?P<town>[\u4e00-\u9fff]{2,3}?(?:街道|镇|乡))(?=[、,，。;；和及与等的为是“”(（\n]|以及|\d|[三四五六七八九十两]|境内|项目|建设|实施|开展)"
)
"""A further town of a list, a mark or a particle behind it."""
_NEXT_VILLAGE = re.compile(
    r"(?:[、和及与]|以及)(?P<village>[\u4e00-\u9fff]{2,3}?村)(?=[、,，。;；和及与等的为是)）\n]|以及|\d|[两三四五六七八九十]个?村|境内|项目|建设|实施)"
)
"""A further village of a list, a mark or a particle behind it."""
_WITH = ("以", "在")
"""Between a region and its town: 云州县以青石镇为试点."""
_SIDE = re.compile("(?:[东南西北中]{1,2}部|境内)的?(?=[\u4e00-\u9fff]{2,3}[镇乡])")
"""Between a region and the town in a part of it: 云州县南部的|青石镇."""
_STANDING = re.compile(
    r"(?:^|(?<=[的、和与及在于到从由为是至入往,，。;；:：\n \u3000(（“])|(?<=\d年)|(?<=[上下]半年)|(?<=[一二三四]季度)|(?<=\d月)|(?<=\d月份))"
    rf"(?P<town>(?P<base>(?![{NO_FIRST}])(?!.{{1,2}}之)"
    rf"[\u4e00-\u9fff]{{2,3}}?(?<![{NO_LAST}]))(?P<level>{LEVEL}))"
)
"""A town whose name stands between a mark, a particle or a time and its level word, whatever goes on behind it."""
_INSIDE = re.compile("(?:辖区|境)内的")
"""Between a town and a village of it: 青石镇|辖区内的|山口村."""
_COMMON_WORD = 100
"""A word that the dictionary's texts hold more often is a town's name only where a page repeats it."""
_PREPOSITIONS = frozenset("在到赴于从由与和向")
_WITH_AND = re.compile("和.(?:镇|乡|街道)")
"""A town whose name begins with 和: what 和 joins has two characters before its level word."""
_TOWN_LEVEL = re.compile("街道|镇|乡")
_HEADING_TOWN = re.compile(
    r"(?:^|(?<=[\n,，。;；:：!?！？、 \u3000年月日度])|(?<=上半年)|(?<=今年)|(?<=目前))(?![在到赴于从由与和向听该为是被把对让将据给使当来去以如像自经])(?P<town>[\u4e00-\u9fff]{2,3}(?<![我本该全各])(?P<level>街道|镇(?!区)|乡(?!村)))"
)
"""A town that opens a clause, on a page that speaks of 全镇."""
_COMMON = re.compile(
    r"[一二三四五六七八九十两几多每来到赴在往回进驻入了]个?[镇乡街]|乡镇|村镇|集镇|小镇|辖|推进|建设|加快|打造|文旅|产业"
    r"|[各本该我全]|..城镇|[新小老古大中型]城镇|[至和与及、等]"
)
_SPOKEN = re.compile(r"[全该我本](镇(?![村域区])|乡(?![镇村里])|街道)")
_NOT_TOWN = re.compile(
    r"水乡$|.*[彝苗侗瑶壮傣黎]乡$|.*(?:近|过|大)半|.*半数|作为|成为|视为|称为|对[\u4e00-\u9fff]{2,}(?:镇|乡|街道)$|[是籍仅被已就最]|.*[回返下离城同老家故他异之业茶侨酒瓷]乡$|(?:.*(?:接待|邀请|欢迎|吸引|组织|动员|争取|引导|纷纷|陆续|相继|先后|主动)|[邀请引迎]|.*(?:客商|企业|老板|乡贤))来[镇乡村]$|.*(?:[茶农文商]旅|康养|旅游|田园)(?:新|示范)?村$|.*[至与及、等]|和(?!.(?:镇|乡|街道))|..+和(?!镇|乡|街道)|.*[小古名重集强乡]镇$|(?:[小新老大中]|新型|中心|重点|特色|美丽|建设|推进|完善|加快|卫星|边境)?城镇$|旅游|城(?![关东西南北中郊厢])|[各乡小古村强集名重特本该全市县区我]|产业|文旅|城镇|工业|.+[局委]"
)


def find(
    text: str,
    spans: Iterable[tuple[int, int]],
    regions: list[Mention],
    ours: Sequence[Mention] = (),
    words: Mapping[str, int] | None = None,
    leads: Collection[str] = (),
) -> list[Mention]:
    """Give the townships and villages in the stretches `spans` of `text`: behind one of `regions` or of `ours` (我县), or free where a place can stand.

    `words`: how often the dictionary's texts hold a word; `leads`: the verbs that lead to a town without a mark.
    """
    found: list[Mention] = []
    starts = {r.start for r in regions}
    for region in (*regions, *ours):
        at = region.stop
        if text[at : at + 1] in _WITH:
            at += 1
        side = _SIDE.match(text, at)
        at = side.end() if side is not None else at
        match = _TOWNSHIP.match(text, at)
        if region.implied and (match is None or len(match.group()) > 4):
            continue
        headed = match is not None and (match[0][0] not in _PREPOSITIONS or _WITH_AND.fullmatch(match[0]) is not None)
        if (
            match
            and headed
            and (not _NOT_TOWN.match(match.group()) or _holds_village(text, match))
            and at not in starts
        ):
            found.append(Mention(Kind.REGION, at, match.end(), match.group()))
            at = match.end()
            found.extend(_beside(text, at, starts))
        if region.implied:
            continue
        match = _VILLAGE.match(text, at)
        short = at > region.stop and _SHORT_VILLAGE.match(text, at) is not None
        if at <= region.stop + 1 and region.value is not None and str(region.value)[4:] == "00":
            continue
        if match and (short or len(match.group()) > 2) and not _NOT_TOWN.match(match.group()):
            found.append(Mention(Kind.REGION, at, match.end(), match.group()))
    spans = tuple(spans)
    taken = {m.start for m in found} | {m.start for m in regions}
    covered = {offset for m in (*found, *regions) for offset in range(m.start, m.stop)}
    for start, stop in spans:
        for match in _free_towns(text, start, stop):
            low, high = match.span("town")
            if low not in taken and high - 1 not in covered and not _NOT_TOWN.match(match["town"]):
                found.append(Mention(Kind.REGION, low, high, match["town"]))
                taken.add(low)
    for match in (m for start, stop in spans for kind in (_LYING, _VISITED) for m in kind.finditer(text, start, stop)):
        low, high = match.span("town")
        if low not in taken and not covered.intersection(range(low, high)) and not _NOT_TOWN.match(match["town"]):
            found.append(Mention(Kind.REGION, low, high, match["town"]))
            taken.add(low)
    for match in (m for start, stop in spans for m in _BRACKETED.finditer(text, start, stop)):
        low, high = match.span("town")
        odd = _NOT_TOWN.match(match["town"]) and not match["town"].endswith("集镇")
        if low not in taken and high - 1 not in covered and not odd:
            found.append(Mention(Kind.REGION, low, high, match["town"]))
    found.extend(_spoken_of(text, spans, covered | {o for m in found for o in range(m.start, m.stop)}))
    found.extend(_standing(text, spans, covered | {o for m in found for o in range(m.start, m.stop)}, words or {}))
    found.extend(led.find(text, spans, covered | {o for m in found for o in range(m.start, m.stop)}, leads))
    begins = {m.start for m in (*found, *regions)}
    found.extend(v for m in tuple(found) if m.stop not in begins and (v := _village_of(text, m)) is not None)
    for town in tuple(m for m in found if _TOWN_LEVEL.search(m.text)):
        found.extend(_beside(text, town.stop, {m.start for m in (*found, *regions)}))
    behind = {m.stop for m in found if _TOWN_LEVEL.search(m.text)}
    taken = {m.start for m in (*found, *regions)}
    for village in tuple(m for m in found if m.start in behind and m.text.endswith("村")):
        found.extend(_villages_beside(text, village.stop, taken))
    return found


def _holds_village(text: str, town: re.Match[str]) -> bool:
    """Tell whether a name that ends like 城乡 is a town's: three characters, and one of its villages right behind it."""
    own = town.group().endswith("城乡") and len(town.group()) == _TOWN_NAME
    return own and (_VILLAGE.match(text, town.end()) is not None)


def _villages_beside(text: str, at: int, taken: set[int]) -> Iterator[Mention]:
    """Give the villages of the list that a town's village opens, which ends at `at`: 青石镇山口村|、白水村和石桥村."""
    while (match := _NEXT_VILLAGE.match(text, at)) is not None and match.start("village") not in taken:
        if match["village"][0] in "各本该全我每":
            return
        yield Mention(Kind.REGION, match.start("village"), match.end(), match["village"])
        at = match.end()


def _village_of(text: str, town: Mention) -> Mention | None:
    """Give the village right behind a town that stands free: 位于青石镇|山口村."""
    if not _TOWN_LEVEL.search(town.text):
        return None
    inside = _INSIDE.match(text, town.stop)
    at = inside.end() if inside is not None else town.stop
    match = _VILLAGE.match(text, at)
    short = _SHORT_VILLAGE.match(text, at) is not None
    if match is None or (len(match.group()) < 3 and not short) or _NOT_TOWN.match(match.group()):
        return None
    return Mention(Kind.REGION, at, match.end(), match.group())


def _standing(
    text: str, spans: tuple[tuple[int, int], ...], covered: set[int], words: Mapping[str, int]
) -> Iterator[Mention]:
    """Give the towns that stand between a mark or particle and their level word, but for common words that a page says once."""
    for start, stop in spans:
        at = start
        for level in _TOWN_LEVEL.finditer(text, start, stop):
            for low in range(max(at, level.start() - 3), level.start() - 1):
                match = _STANDING.match(text, low, stop)
                if match is None or match.start("level") != level.start():
                    continue
                at = match.end()
                common = words.get(match["base"], 0) > _COMMON_WORD and text.count(match["town"]) < 2
                if low not in covered and at - 1 not in covered and not common and not _NOT_TOWN.match(match["town"]):
                    yield Mention(Kind.REGION, low, at, match["town"])
                break


def _beside(text: str, at: int, starts: set[int]) -> Iterator[Mention]:
    """Give the towns of the list that a region's town opens at whose end `at` is: 云州县青石镇|、白水镇和山口乡."""
    while (match := _NEXT_TOWN.match(text, at)) is not None and match.start("town") not in starts:
        if _NOT_TOWN.match(match["town"]):
            return
        yield Mention(Kind.REGION, match.start("town"), match.end(), match["town"])
        at = match.end()


def _spoken_of(text: str, spans: tuple[tuple[int, int], ...], covered: set[int]) -> Iterator[Mention]:
    """Give every place of a town's name that opens a clause on a page that speaks of 全镇."""
    levels = {m.group(1) for start, stop in spans for m in _SPOKEN.finditer(text, start, stop)}
    if not levels:
        return
    names = {
        m["town"]
        for start, stop in spans
        for m in _HEADING_TOWN.finditer(text, start, stop)
        if m["level"] in levels and not _COMMON.search(m["town"])
    }
    if not names:
        return
    for start, stop in spans:
        for m in re.finditer("|".join(sorted(map(re.escape, names))), text[start:stop]):
            low, high = start + m.start(), start + m.end()
            if low not in covered and high - 1 not in covered:
                yield Mention(Kind.REGION, low, high, m.group())


def _free_towns(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Give what `_FREE_TOWN.finditer` gives, looking only where a level word stands two or three characters on."""
    at = start
    for level in _TOWN_LEVEL.finditer(text, start, stop):
        for low in range(max(at, level.start() - 3), level.start() - 1):
            match = _FREE_TOWN.match(text, low, stop)
            at = match.end() if match else low + 1
            if match:
                yield match
                break
