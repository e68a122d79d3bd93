"""visited: journeys made to attract investment, and companies that came to look.

Outward: 赴广东、浙江等地考察招商, a meeting held to attract investment elsewhere (在广州举办推介会). Inward: 邀请…来…考察,
会见…一行. The traveller is the acting region; a journey inside it, or for inspection, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.mechanism.user import user
from kg.relate.page import Page
from kg.text.patterns import alternation
from kg.text.span import Span

_LONGEST_LIST = 300
_REACH = 70
"""Characters after the places in which the purpose of a journey is told."""
_NEXT = 8
"""Characters after them that may tell that a delegation went for another purpose."""
_STOP = ",\uff0c。;\uff1b:\uff1a\n"
_JOINT = re.compile(
    r"(?:[、,\uff0c和与及]?(?:美国|日本|韩国|德国|法国|英国|意大利|新加坡|马来西亚|泰国|越南|印尼|印度|俄罗斯|欧洲|东南亚|中东|澳大利亚|加拿大|荷兰|瑞士|以色列|西班牙)(?=[、,\uff0c和与及等]))*(?:(?:长三角|珠三角|京津冀|粤港澳大湾区|大湾区|长江三角洲|珠江三角洲|成渝|闽南|海西)(?:地区|区域)?)?(?:[、,\uff0c/和与及]|以及|等地|等|两地|三地|[\u4e00-\u9fff]{0,4}?[省市区县])?\s*"
)
_OTHER_PURPOSE = re.compile(
    r"调研|督导|督查|检查|视察|慰问|巡视|巡察|扶贫|帮扶|旅游|参观|就医|上学|打工|务工|开会|救援|演出|比赛|读书"
)
_STUDY = re.compile(
    r"考察(?:学习[^。;\uff1b\n]{0,14}(?:经验|做法)|[^。;\uff1b\n招]{0,14}(?:经验|做法|治理|建设情况|文化))"
)
_PLANNED = re.compile(r"下一?步|[将拟]$|计划$|将于[^,\uff0c]*$|希望|争取|(?<![主需重])要[^,\uff0c]{0,6}$")
_ANNOUNCED = re.compile(r"(?:计划|拟|将于?|即将|预计)[^,\uff0c。;\uff1b]{0,12}$")
_PARTY_BEFORE = re.compile(r"(?:邀请|组织|吸引|迎来|接待|联络|联系|带领|引导)[^。;\uff1b\n]{0,60}$")
_CAME = re.compile(
    r"(?:[^。;\uff1b,\uff0c\n]{0,22}?一行[^。;\uff1b,\uff0c\n]{0,8}[,\uff0c])?(?:等)?[^。;\uff1b,\uff0c\n]{0,32}?(?:来|赴|到|前来|莅临|走进)(?P<place>[^。;\uff1b,\uff0c\n]{0,12}?)"
    r"(?:实地|进行|开展|参观|投资|项目|调研|洽谈|对接|商务)*?(?:考察|洽谈|对接|看地|选址)"
)
_HEADS = re.compile("董事长|总经理|总裁|董事局主席|创始人|负责人|高管")
"""Who, of a company, comes for it."""
_HERE = re.compile(r"(?:[我该本全][市县区省州旗]|当地|园区|开发区|这里|此|[\u4e00-\u9fff])?(?:进行|开展)?")
_RECEIVED = re.compile(r"(?:会见|接见|会晤|接待)[^。;\uff1b\n]{0,30}$")
_GROUP = re.compile(r"[^。;\uff1b\n]{0,24}?一行")
_DELEGATION = re.compile(
    r"(?:党政|招商|经贸|商务|考察)[\u4e00-\u9fff]{0,6}(?:团|考察组|招商组|小组|小分队)[\u4e00-\u9fff]{0,4}$|第[一二三四五六]轮招商$"
)
"""Before the verb of going who goes to attract investment, whatever is said of what is done there."""
_VISITS = frozenset(("走访", "连访", "遍访", "出访", "到访", "访问", "考察", "拜访"))
"""Verbs of visiting that mean a journey only where a delegation makes it."""
_LIST_END = re.compile(r"[、,\uff0c。;\uff1b的等和并考学调对洽招\n]|$")
"""What follows the places that were visited; else the last begins the name of another thing."""
_CLAUSE_END = re.compile(r"[,\uff0c。;\uff1b\n]|$")
_FIRM_ACTS = re.compile(r"(?:公司|集团|企业|协会|商会|银行|学院|大学)[^,\uff0c。]{0,12}$")


@dataclass(frozen=True)
class _Words:
    go: re.Pattern[str]
    purpose: re.Pattern[str]
    event: re.Pattern[str]
    held: re.Pattern[str]
    trigger: re.Pattern[str]


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give one claim for each journey, at its first place. Raises DataError where `visit_words.tsv` is broken."""
    words = knowledge.once("relate.visit.words", _compile)
    seen: set[tuple[str, str]] = set()
    found: list[Claim] = []
    for sentence in page.sentences:
        if not words.trigger.search(page.text.text, sentence.start, sentence.stop):
            continue
        for claim in (*_outward(page, sentence, words), *_events(page, sentence, words), *_inward(page, sentence)):
            if claim.object is None:
                continue
            pair = (claim.subject.text, claim.object.text)
            if pair not in seen and pair[0] != pair[1]:
                seen.add(pair)
                found.append(claim)
    yield from found


def _outward(page: Page, sentence: Span, words: _Words) -> Iterator[Claim]:
    text = page.text.text
    end = sentence.start
    for go in words.go.finditer(text, sentence.start, sentence.stop):
        if go.start() < end:
            continue
        places, stop = _places(page, sentence, go.end())
        if not places:
            continue
        end = stop
        purpose = words.purpose.search(text, stop, min(sentence.stop, stop + _REACH))
        sent = _DELEGATION.search(text, max(sentence.start, go.start() - 24), go.start())
        if go.group().removesuffix("了") in _VISITS and (sent is None or not _LIST_END.match(text, stop)):
            continue
        if purpose is None and sent is not None:
            purpose = _CLAUSE_END.search(text, stop, sentence.stop)
        if not purpose or _OTHER_PURPOSE.search(text, stop, min(purpose.start(), stop + (_NEXT if sent else _REACH))):
            continue
        if _STUDY.match(text, purpose.start()) or _PLANNED.search(
            text, max(sentence.start, go.start() - 120), go.start()
        ):
            continue
        invited = _PARTY_BEFORE.search(text, max(sentence.start, go.start() - _REACH), go.start())
        if invited is not None and page.within(invited.start(), go.start(), Kind.COMPANY):
            continue
        traveller = _sender(page, sent) or user(page, sentence, go.start())[0]
        if traveller is None or _FIRM_ACTS.search(text, max(sentence.start, go.start() - 30), go.start()):
            continue
        for place in places:
            if not _inside(place, traveller):
                yield Claim("visited", traveller, Span(go.start(), purpose.end()), "visit/outward", place)


def _sender(page: Page, sent: re.Match[str] | None) -> Mention | None:
    """Give the region of 我市党政代表团, which on a county's page is the one above."""
    before = page.within(sent.start() - 3, sent.start(), Kind.REGION) if sent is not None else ()
    ours = [m for m in before if m.implied and m.value and sent is not None and m.stop == sent.start()]
    return ours[-1] if ours else None


def _places(page: Page, sentence: Span, at: int) -> tuple[list[Mention], int]:
    """Give the regions listed from `at` on, of two side by side (广东广州) the finer, and where the list ends."""
    text = page.text.text
    found: list[Mention] = []
    stop = at
    for mention in page.within(at, min(sentence.stop, at + _LONGEST_LIST), Kind.REGION, Kind.PARK):
        if mention.start < stop:
            continue
        between = text[stop : mention.start]
        if len(between) > 12 or not _JOINT.fullmatch(between):
            break
        if mention.kind is Kind.REGION and not mention.implied:
            if found and not between and mention.start == found[-1].stop and not _apart(mention, found[-1]):
                found.pop()
            found.append(mention)
        stop = mention.stop
    return found, stop


def _events(page: Page, sentence: Span, words: _Words) -> Iterator[Claim]:
    """在广州举办招商推介会, 推介会在武汉举行: the host went there."""
    text = page.text.text
    yield from _bracketed(page, sentence, words)
    for place in page.within(sentence.start, sentence.stop, Kind.REGION):
        if place.implied or text[place.start - 1 : place.start] != "在":
            continue
        listed, end = _places(page, sentence, place.start)
        held = words.held.search(text, end, min(sentence.stop, end + 12))
        if not listed or not held or any(mark in text[end : held.start()] for mark in _STOP):
            continue
        if _ANNOUNCED.search(text, max(sentence.start, place.start - 20), place.start - 1):
            continue
        event = words.event.search(text, held.end(), min(sentence.stop, held.end() + 40))
        before = words.event.search(text, max(sentence.start, place.start - 40), place.start)
        found = event or before
        if found is None or (event and any(mark in text[held.end() : event.start()] for mark in _STOP)):
            continue
        traveller, _ = user(page, sentence, place.start - 1)
        if before and not event:
            clause = max(text.rfind(mark, sentence.start, before.start()) for mark in _STOP)
            hosts = page.within(max(clause, sentence.start), before.start(), Kind.REGION)
            hosts = [h for h in hosts if not _inside(place, h) and not _inside(h, place)]
            traveller = hosts[-1] if hosts else traveller
        if traveller is None or traveller.kind is not Kind.REGION:
            continue
        start, stop = min(found.start(), place.start - 1), max(found.end(), held.end())
        for goal in listed:
            if not _inside(goal, traveller) and not _inside(traveller, goal):
                yield Claim("visited", traveller, Span(start, stop), "visit/event", goal)


def _bracketed(page: Page, sentence: Span, words: _Words) -> Iterator[Claim]:
    """岚桥(上海)招商推介会: the goal stands in brackets behind the host."""
    text = page.text.text
    for goal in page.within(sentence.start, sentence.stop, Kind.REGION):
        if text[goal.start - 1 : goal.start] not in ("(", "\uff08") or text[goal.stop : goal.stop + 1] not in (
            ")",
            "\uff09",
        ):
            continue
        event = words.event.search(text, goal.stop, min(sentence.stop, goal.stop + 16))
        hosts = page.within(max(sentence.start, goal.start - 12), goal.start - 1, Kind.REGION)
        if not event or not hosts or any(mark in text[hosts[-1].stop : event.start()] for mark in _STOP):
            continue
        if not _inside(goal, hosts[-1]) and not _inside(hosts[-1], goal):
            yield Claim("visited", hosts[-1], Span(hosts[-1].start, event.end()), "visit/event", goal)


def _inward(page: Page, sentence: Span) -> Iterator[Claim]:
    text = page.text.text
    companies = page.within(sentence.start, sentence.stop, Kind.COMPANY)
    if not companies:
        return
    for group in _lists(text, companies):
        first, last = group[0], group[-1]
        came = _CAME.match(text, last.stop, sentence.stop)
        invited = _PARTY_BEFORE.search(text, max(sentence.start, first.start - 70), first.start)
        received = _RECEIVED.search(text, max(sentence.start, first.start - 40), first.start)
        if came and (
            invited
            or text[came.start() : came.start("place")].endswith(("来", "前来", "莅临"))
            or "一行" in came[0]
            or "考察团" in came[0]
            or _HEADS.search(text, last.stop, came.start("place"))
        ):
            host = _host(page, came, last)
            end, rule = came.end(), "visit/inward"
        elif received and (group_end := _GROUP.match(text, last.stop, sentence.stop)):
            host, how = user(page, sentence, received.start())
            if how == "topic" and host is not None and host.kind is Kind.PARK:
                host = page.home or host
            end, rule = group_end.end(), "visit/received"
        else:
            continue
        if host is None:
            continue
        for company in group:
            yield Claim("visited", company, Span(company.start, end), rule, host)


def _host(page: Page, came: re.Match[str], last: Mention) -> Mention | None:
    """Give the region that the visitors came to: the one printed, else the topic where no other goal is printed (来潞考察)."""
    named = page.within(came.start("place"), came.end(), Kind.REGION, Kind.PARK)
    if named:
        return named[0]
    return page.region_at(last.stop) if _HERE.fullmatch(came["place"]) else None


def _lists(text: str, companies: Sequence[Mention]) -> list[list[Mention]]:
    """Give the companies in runs joined by 、 or 和."""
    runs: list[list[Mention]] = []
    for company in companies:
        if runs and company.start < runs[-1][-1].stop:
            continue
        if runs and text[runs[-1][-1].stop : company.start] in ("、", "和", "与", "及", "以及"):
            runs[-1].append(company)
        else:
            runs.append([company])
    return runs


def _inside(inner: Mention, outer: Mention) -> bool:
    """Tell whether the codes say that `inner` lies in `outer` or is it."""
    if inner.text == outer.text:
        return True
    a, b = inner.value, outer.value
    if not isinstance(a, str) or not isinstance(b, str):
        return False
    stem = b[:2] if b.endswith("0000") else b[:4] if b.endswith("00") else b
    return a.startswith(stem)


def _apart(one: Mention, other: Mention) -> bool:
    """Tell whether the codes say that two places side by side are two (山东广东), not one in the other."""
    return isinstance(one.value, str) and isinstance(other.value, str) and not _inside(one, other)


def _compile(knowledge: Knowledge) -> _Words:
    roles: dict[str, list[str]] = {}
    for word, role in knowledge.table("visit_words"):
        roles.setdefault(role, []).append(re.escape(word))
    either = {role: "|".join(sorted(words, key=lambda w: (-len(w), w))) for role, words in roles.items()}
    return _Words(
        go=re.compile(f"(?:{either['go']})(?:了)?(?=[\u4e00-\u9fff])"),
        purpose=re.compile(either["purpose"]),
        event=re.compile(either["event"]),
        held=re.compile(either["held"]),
        trigger=re.compile(
            f"{alternation(either['purpose'].split('|'))}|代表团|招商|推介|经贸|会见|接待|恳谈|看地|选址"
        ),
    )
