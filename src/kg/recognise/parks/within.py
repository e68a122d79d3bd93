"""Parks inside parks, parks with a place in brackets, and new towns and harbours behind the place that they lie in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.recognise.names import HAN, generic, leading_verbs, lexicon, segment
from kg.recognise.parks.decide import park_deeds, suffixes
from kg.text.patterns import alternation

_PLAIN = r"(?:(?![的在和与及等将是有为于至到从内已共了由新各该以把被按对向让])[\u4e00-\u9fff])"
_SITES = "(?:港区|新城|产业区|软件谷|投资区|科学城|生态城|大学城|物流港|电商谷|智谷)"
_SITE = re.compile(_PLAIN + "{1,6}?" + _SITES + "(?!市|区|县|镇|项目|路|站|建设|小|学|中|村)")
"""A site behind its place: 云州|临港新城."""
_NEW_TOWN = re.compile(r"新城(?!市|区|县|镇|项目|路|站|小|学|中|村|[\u4e00-\u9fff]{0,3}(?:广场|花园|府|酒店))")
"""A new town that is called by its city alone: 云州|新城."""
_AGAIN = 2000
"""So many characters before or behind it such a name may be said again."""
_BRACKETED = re.compile(r"(?:中国|[\u4e00-\u9fff]{2})?[(（]")
_TOWN = re.compile("[\u4e00-\u9fff]{0,3}[(（]")
"""What stands between the place that founds a park elsewhere and that place in brackets."""
_JOINT = re.compile("(?:南北|合作|飞地|挂钩)?共建")
"""What may stand behind the brackets and tells that both places build the park."""
_FOUNDER = 8
"""So many characters before the brackets the founder may begin."""
_FREE_TRADE = re.compile("自由贸易|自贸")
_AFTER = re.compile("[项建路站管][目设理]|项目|建设|管理|标准")
_NO_HEAD = re.compile(
    "[0-9一二三四五六七八九十两]|实现|完成|引进|签约|开工|推进|加快|建设|打造|企业|项目|入驻|规划|总|获批|获评|荣获|入选|成功|创建|升[级格]|晋升|认定|组织|举[办行]|召开|国家级|省级|成为|列入|联合|携手|围绕|立足|依托|突出|坚持|紧扣|聚焦|发展(?=现代|生态|特色|绿色)"
)
_COMMON = re.compile("(?:重点|特色|专业|主要|首批|其他)?(?:产业|工业)?园区?")
"""What is no name of a site within a zone: 云州开发区|产业园区."""


def _inner(knowledge: Knowledge) -> re.Pattern[str]:
    words = knowledge.words("park_suffixes")
    return re.compile("(?P<head>" + _PLAIN + "{0,7}?)(?:" + alternation(words) + ")(?:(?<=园)区)?(?!块链|域|级|型)")


def find(
    text: str, start: int, stop: int, found: Sequence[Mention], knowledge: Knowledge, starting: Mapping[int, Mention]
) -> list[Mention]:
    """Give the parks of `found` and those that hold them or stand beside them, in order.

    `starting`: mentions found before (regions, values) by start. Offsets of `text`; `[start, stop)` is the stretch to look in.
    """
    inner = knowledge.once("recognise.parks.inner", _inner)
    new = [
        *_nested(text, stop, found, inner, knowledge),
        *_placed(text, start, stop, found, starting, inner, knowledge),
    ]
    named = {(m.start, m.stop) for m in found}
    renewed = {(m.start, m.stop) for m in new}
    kept: list[Mention] = []
    reach = last = start
    for mention in sorted(
        (*(m for m in found if (m.start, m.stop) not in renewed), *new), key=lambda m: (m.start, m.stop)
    ):
        if (mention.start, mention.stop) in named or mention.start >= reach or mention.start == last:
            kept.append(mention)
            reach, last = max(reach, mention.stop), mention.start
    return kept


def _nested(
    text: str, stop: int, found: Sequence[Mention], inner: re.Pattern[str], knowledge: Knowledge
) -> Iterator[Mention]:
    """Give 云州经开区陶瓷园区 for 云州经开区, a zone's name that goes on to one of its sites, and 石桥园区 where this has a name of its own."""
    starts = {m.start for m in found if not m.implied}
    for park in found:
        match = inner.match(text, park.stop, min(stop, park.stop + 16)) if not park.implied else None
        if match is None or _FREE_TRADE.search(park.text) or any(at in starts for at in range(park.stop, match.end())):
            continue
        does = leading_verbs(match["head"], lexicon(knowledge)) > 0 or match["head"][:2] in park_deeds(knowledge)
        if (
            does
            or _NO_HEAD.search(match.group())
            or _COMMON.fullmatch(match.group())
            or _AFTER.match(text, match.end())
        ):
            continue
        begin = park.stop if _named(match["head"], match.group(), knowledge) else park.start
        yield Mention(Kind.PARK, begin, match.end(), text[begin : match.end()])


def _named(head: str, name: str, knowledge: Knowledge) -> bool:
    """Tell whether a site of a zone has a name of its own, 石桥园区 or 先行发展区, not one that only tells its kind or its side."""
    if not head:
        return name in suffixes(knowledge).bare and name in suffixes(knowledge).areas
    lex = lexicon(knowledge)
    plain = all(len(word) > 1 and word in lex.known for word in segment(head, lex))
    return not name.endswith("片区") and not plain and not generic(head, knowledge)


def _placed(
    text: str,
    start: int,
    stop: int,
    found: Sequence[Mention],
    starting: Mapping[int, Mention],
    inner: re.Pattern[str],
    knowledge: Knowledge,
) -> Iterator[Mention]:
    """Give 云州临港新城 and 瑞台(云州)合作区, by the regions they name."""
    held = frozenset(m.start for m in found)
    verbs = lexicon(knowledge).verbs
    for region in starting.values():
        if region.kind is not Kind.REGION or region.implied or not start <= region.start < stop:
            continue
        if text[region.stop : region.stop + 1] in (")", "）") and region.start > start + 2:
            at = _head_of(text, start, region, starting)
            joint = _JOINT.match(text, region.stop + 1)
            tail = inner.match(text, joint.end() if joint else region.stop + 1, min(stop, region.stop + 14))
            if at is None or tail is None or at in held or not (at in starting or _begins(text, at, verbs)):
                continue
            if not _FREE_TRADE.search(tail.group()) and not _AFTER.match(text, tail.end()):
                yield Mention(Kind.PARK, at, tail.end(), text[at : tail.end()])
            continue
        inside = starting.get(region.stop)
        chained = inside is not None and inside.kind is Kind.REGION and not inside.implied
        site = _SITE.match(text, region.stop, min(stop, region.stop + 10)) if region.value and not chained else None
        if site is not None and not _NO_HEAD.search(site.group()) and not _AFTER.match(text, site.end()):
            yield Mention(Kind.PARK, region.start, site.end(), text[region.start : site.end()])
        elif region.value and region.start not in held and _new_town(text, region):
            yield Mention(Kind.PARK, region.start, region.stop + 2, text[region.start : region.stop + 2])


def _head_of(text: str, start: int, region: Mention, starting: Mapping[int, Mention]) -> int | None:
    """Give where the name begins whose brackets hold `region`: with the place that founds the park with it and one of its towns, 云州石桥(|青岭|)工业园, else with two characters."""
    for at in range(max(start, region.start - _FOUNDER), region.start):
        founder = starting.get(at)
        if founder is None or founder.kind is not Kind.REGION or not founder.value or founder.stop >= region.start:
            continue
        if _TOWN.fullmatch(text, founder.stop, region.start):
            return at
    low = max(start, region.start - 3)
    head = next((m for at in range(low, region.start) if (m := _BRACKETED.fullmatch(text, at, region.start))), None)
    return head.start() if head is not None else None


def _new_town(text: str, region: Mention) -> bool:
    """Tell whether a city's new town stands at its short name, which the page says again: 云州|新城."""
    named = _NEW_TOWN.match(text, region.stop) is not None and region.text[-1] not in "省市县区州盟旗"
    if not named:
        return False
    name = text[region.start : region.stop + 2]
    behind = text.find(name, region.stop, region.stop + _AGAIN) >= 0
    return behind or text.find(name, max(0, region.start - _AGAIN), region.start) >= 0


def _begins(text: str, at: int, verbs: frozenset[str]) -> bool:
    """Tell whether a name may begin at `at`: after a mark, a particle or a verb."""
    return HAN.match(text, at - 1) is None or text[at - 1] in "在到赴的是为把将与和及对" or text[at - 2 : at] in verbs
