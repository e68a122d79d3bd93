"""Journeys that officials make: 赴广东、浙江等地考察招商, 在广州举办推介会, 率队在深圳对接项目."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.mechanism.user import user
from kg.relate.nation import country
from kg.relate.page import Page
from kg.relate.visit import letters
from kg.relate.visit.goals import elsewhere, inside, listed
from kg.relate.visit.leader import traveller_before
from kg.relate.visit.words import PARTY_BEFORE, STOP, Words
from kg.text.span import Span

_REACH = 70
"""Characters after the places in which the purpose of a journey is told."""
_NEXT = 8
"""Characters after them that may tell that a delegation went for another purpose."""
_OTHER_PURPOSE = re.compile(
    r"学习(?=考察|交流|借鉴|取经)|调研|督导|督查|检查|视察|慰问|巡视|巡察|扶贫|帮扶|旅游|参观(?!考察)|就医|上学|打工|务工|开会|救援|演出|比赛|读书"
)
_STUDY = re.compile(
    r"考察(?:招商引资工作|学习[^。;\uff1b\n]{0,14}(?:经验|做法)|[^。;\uff1b\n招]{0,14}(?:经验|做法|治理|建设情况|文化))"
)
_PLANNED = re.compile(r"下一?步|[将拟]$|计划$|将于[^,\uff0c]*$|希望|争取|(?<![主需重])要[^,\uff0c]{0,6}$")
_ANNOUNCED = re.compile(r"(?:计划|拟|将于?|即将|预计)[^,\uff0c。;\uff1b]{0,12}$")
_DELEGATION = re.compile(
    r"(?:党政|招商|经贸|商务|考察)[\u4e00-\u9fff]{0,6}(?:团|考察组|招商组|小组|小分队)[\u4e00-\u9fff]{0,4}$|第[一二三四五六]轮招商$|(?<![\u4e00-\u9fff])(?:招商)?小分队(?:一行)?(?:还|又|先后|分别)*$"
)
"""Before the verb of going who goes to attract investment, whatever is said of what is done there."""
_VISITS = frozenset(("走访", "连访", "遍访", "出访", "到访", "访问", "考察", "拜访"))
"""Verbs of visiting that mean a journey only where a delegation makes it."""
_TOLD_BEFORE = re.compile(
    "招商(?:活动)?[,\uff0c](?:先后|相继|分别|依次)?$|(?:招商|推介|恳谈|说明)会(?:先后|相继|成功)?$"
)
"""Before a verb of going what was said of its purpose: 外出招商,先后|走进…, 推介会|走进…."""
_TOLD_REACH = 12
_SIGNS = re.compile("共?签约")
"""What a delegation that comes does there, too: 组团来云州,|共签约9个项目."""
_ZONE = re.compile("园|开发区|基地|新区")
"""What makes the place in brackets behind another that of a zone: 甲市|(乙县)|产业园招商推介会."""
_LIST_END = re.compile(r"[、,\uff0c。;\uff1b的等和并考学调对洽招\n]|$")
"""What follows the places that were visited; else the last begins the name of another thing."""
_CLAUSE_END = re.compile(r"[,\uff0c。;\uff1b\n]|$")
_FIRM_ACTS = re.compile(
    r"(?:公司|集团|企业|协会|商会|银行|学院|大学|厂(?=厂长|副?总经理|董事长|负责人))[^,\uff0c。]{0,14}$"
)
_FAIR = re.compile(
    "(?:组团|率团|率队|带队|组织[^,\uff0c。;\uff1b]{0,16}|应邀)(?:赴会)?(?:参加|参与|出席|亮相)了?在(?=[\u4e00-\u9fff])"
)
_HELD_FAIR = re.compile(
    "(?:[^,\uff0c。;\uff1b]{0,12}?)(?:举办|举行|召开|开幕)的[^,\uff0c。;\uff1b]{0,36}?(?:[博洽贸交展西兰厦渝]会|博览会|大会|推介会|招商|年会|峰会|论坛)"
)
"""What follows the place of a fair at which a place shows itself."""
_LED = re.compile(r"率|带队|带领|一行|代表团|考察团|小分队|招商[组队]|考察组|专班")
"""Who works elsewhere, before 在 and the place."""
_WORKS = re.compile(r"(?:等?[两三四]?地|等)?(?:先后|分别|集中|深入|实地|密集|开展|进行)*")
"""Between the places and what is done there."""


def claims(page: Page, knowledge: Knowledge, sentence: Span, words: Words) -> Iterator[Claim]:
    """Give the journeys that `sentence` tells of; those of the country's leaders attract no investment."""
    if country(knowledge).leaders.search(page.text.text, sentence.start, sentence.stop):
        return
    yield from _journeys(page, knowledge, sentence, words)
    yield from _lettered(page, knowledge, sentence, words)
    yield from _bracketed(page, sentence, words)
    yield from _joined(page, sentence)
    for place in page.within(sentence.start, sentence.stop, Kind.REGION):
        if place.implied or page.text.text[place.start - 1 : place.start] not in ("在", "于"):
            continue
        goals, end = listed(page, sentence, place.start)
        if goals:
            yield from _event(page, sentence, words, goals, end)
            yield from _work(page, sentence, words, goals, end)


def _journeys(page: Page, knowledge: Knowledge, sentence: Span, words: Words) -> Iterator[Claim]:
    text = page.text.text
    end, gone = sentence.start, False
    for go in words.go.finditer(text, sentence.start, sentence.stop):
        if go.start() < end:
            continue
        goals, stop = listed(page, sentence, go.end())
        if not goals or text.startswith(("以外", "之外"), stop):
            continue
        end = stop
        sent = _DELEGATION.search(text, max(sentence.start, go.start() - 24), go.start())
        purpose = _purpose(page, sentence, words, go, sent, stop)
        if purpose is None and gone and text[go.start() - 1] in ",\uff0c":
            purpose = _CLAUSE_END.search(text, stop, sentence.stop)
        if purpose is None or _PLANNED.search(text, max(sentence.start, go.start() - 120), go.start()):
            continue
        invited = PARTY_BEFORE.search(text, max(sentence.start, go.start() - _REACH), go.start())
        if invited is not None and page.within(invited.start(), go.start(), Kind.COMPANY):
            continue
        traveller = _sender(page, sent) or traveller_before(page, knowledge, sentence, go.start())
        if traveller is None or _FIRM_ACTS.search(text, max(sentence.start, go.start() - 30), go.start()):
            continue
        if all(goal.text != traveller.text for goal in goals):
            for goal in goals:
                if elsewhere(goal, traveller):
                    gone = True
                    yield Claim("visited", traveller, Span(go.start(), purpose.end()), "visit/outward", goal)


def _lettered(page: Page, knowledge: Knowledge, sentence: Span, words: Words) -> Iterator[Claim]:
    """率队赴京招商, 推介会在沪举行: goals called by one character."""
    text = page.text.text
    for go in letters.pattern(knowledge).finditer(text, sentence.start, sentence.stop):
        there = letters.goals(page, knowledge, go)
        start, stop = go.start(), go.end()
        if go.group().startswith("在"):
            yield from _event(page, sentence, words, there, stop)
            continue
        found = words.purpose.search(text, stop, min(sentence.stop, stop + _NEXT)) or words.event.search(
            text, stop, min(sentence.stop, stop + _NEXT)
        )
        if found is None or _PLANNED.search(text, max(sentence.start, start - 120), start):
            continue
        if _OTHER_PURPOSE.search(text, stop, found.start()) or _STUDY.match(text, found.start()):
            continue
        traveller = traveller_before(page, knowledge, sentence, start)
        if traveller is not None and not _FIRM_ACTS.search(text, max(sentence.start, start - 30), start):
            yield from _to(traveller, there, start, found.end())


def _purpose(
    page: Page, sentence: Span, words: Words, go: re.Match[str], sent: re.Match[str] | None, stop: int
) -> re.Match[str] | None:
    """Give what tells, behind the places that end at `stop`, that a journey attracts investment; None where it does not, or is for another end."""
    text = page.text.text
    if go.group().removesuffix("了") in _VISITS and (sent is None or not _LIST_END.match(text, stop)):
        return None
    far = min(sentence.stop, stop + _REACH)
    found = words.purpose.search(text, stop, far) or words.event.search(text, stop, far)
    if found is None and _TOLD_BEFORE.search(text, max(sentence.start, go.start() - _TOLD_REACH), go.start()):
        found = _CLAUSE_END.search(text, stop, sentence.stop)
    if found is None and go.group().endswith("来"):
        found = _SIGNS.search(text, stop, far)
    if found is None and sent is not None:
        found = _CLAUSE_END.search(text, stop, sentence.stop)
    if found is None:
        return None
    other = _OTHER_PURPOSE.search(text, stop, min(found.start(), stop + (_NEXT if sent else _REACH)))
    sees = other is not None and (
        text.startswith("参观考察", other.start())
        or (sent is not None and "小分队" in sent.group() and other.group() == "参观")
    )
    if other is not None and not sees:
        return None
    return None if _STUDY.match(text, found.start()) else found


def _sender(page: Page, sent: re.Match[str] | None) -> Mention | None:
    """Give the region of 我市党政代表团, which on a county's page is the one above."""
    before = page.within(sent.start() - 3, sent.start(), Kind.REGION) if sent is not None else ()
    ours = [m for m in before if m.implied and m.value and sent is not None and m.stop == sent.start()]
    return ours[-1] if ours else None


def _event(page: Page, sentence: Span, words: Words, goals: list[Mention], end: int) -> Iterator[Claim]:
    """在广州举办招商推介会, 推介会在武汉举行: the host went there."""
    text = page.text.text
    first = goals[0]
    held = words.held.search(text, end, min(sentence.stop, end + 12))
    if not held or any(mark in text[end : held.start()] for mark in STOP):
        return
    if _ANNOUNCED.search(text, max(sentence.start, first.start - 20), first.start - 1):
        return
    event = words.event.search(text, held.end(), min(sentence.stop, held.end() + 40))
    before = words.event.search(text, max(sentence.start, first.start - 40), first.start)
    found = event or before
    if found is None or (event and any(mark in text[held.end() : event.start()] for mark in STOP)):
        return
    traveller, _ = user(page, sentence, first.start - 1)
    if before and not event:
        clause = max(text.rfind(mark, sentence.start, before.start()) for mark in STOP)
        hosts = page.within(max(clause, sentence.start), before.start(), Kind.REGION)
        hosts = [h for h in hosts if not (inside(first, h) or inside(h, first) or _quoted(text, h, clause))]
        traveller = hosts[-1] if hosts else traveller
    if traveller is None or traveller.kind is not Kind.REGION:
        return
    yield from _to(traveller, goals, min(found.start(), first.start - 1), max(found.end(), held.end()))


def _quoted(text: str, place: Mention, low: int) -> bool:
    """Tell whether the place stands in quotes that open behind `low`: 某县|“云岭山”|药材推介会."""
    opened = text.rfind("“", max(0, low), place.start)
    return opened >= 0 and text.find("”", opened, place.start) < 0


def _joined(page: Page, sentence: Span) -> Iterator[Claim]:
    """县长率团参加在深圳举办的某某博览会: who goes to a fair goes to its place."""
    text = page.text.text
    for told in _FAIR.finditer(text, *sentence):
        goals, end = listed(page, sentence, told.end())
        if (
            not goals
            or not _HELD_FAIR.match(text, end, sentence.stop)
            or _PLANNED.search(text, sentence.start, told.start())
        ):
            continue
        traveller = user(page, sentence, told.start())[0]
        if traveller is not None and not _FIRM_ACTS.search(text, max(sentence.start, told.start() - 30), told.start()):
            yield from _to(traveller, goals, told.start(), end)


def _work(page: Page, sentence: Span, words: Words, goals: list[Mention], end: int) -> Iterator[Claim]:
    """县长率队在深圳、东莞对接项目."""
    text = page.text.text
    start = goals[0].start - 1
    led = _LED.search(text, sentence.start, start) or any(
        p.stop == start for p in page.places(max(sentence.start, start - 12), start)
    )
    filled = _WORKS.match(text, end, sentence.stop)
    purpose = words.purpose.match(text, filled.end(), sentence.stop) if filled is not None else None
    if not led or purpose is None or _STUDY.match(text, purpose.start()):
        return
    if _ANNOUNCED.search(text, max(sentence.start, start - 20), start):
        return
    traveller, _ = user(page, sentence, start)
    if traveller is not None and not _FIRM_ACTS.search(text, max(sentence.start, start - 30), start):
        yield from _to(traveller, goals, start, purpose.end())


def _to(traveller: Mention, goals: list[Mention], start: int, stop: int) -> Iterator[Claim]:
    if any(goal.text == traveller.text for goal in goals):
        return
    for goal in goals:
        if elsewhere(goal, traveller) and not inside(traveller, goal):
            yield Claim("visited", traveller, Span(start, stop), "visit/event", goal)


def _bracketed(page: Page, sentence: Span, words: Words) -> Iterator[Claim]:
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
        if not event or not hosts or any(mark in text[hosts[-1].stop : event.start()] for mark in STOP):
            continue
        if not _ZONE.search(text, goal.stop, event.start()):
            yield from _to(hosts[-1], [goal], hosts[-1].start, event.end())
