"""officialOf: who holds which office where. An office names its place (阳新县委书记), or its level, which the topic fills."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.official.office import LINK, Office, office_at
from kg.relate.official.place import at_level, printed_forms
from kg.relate.page import Page
from kg.text.span import Span

_PARK_WORDS = ("经开区", "高新区", "开发区", "经济区", "试验区", "工业园", "综保区", "示范区")
_AND = re.compile(r"[,\uff0c、]|和|及|以及|[,\uff0c]?并?(?:与|同)")
_DEPUTY = re.compile(
    r"[,\uff0c、](?P<title>副书记|副主任|副主席|副局长|副部长|(?:[一二]级)?巡视员|副巡视员|(?:[一二三四]级)?调研员|总工程师|总经济师|总规划师)"
)
_BEHIND = re.compile(
    r"(?:常务)?副?(?P<level>[省市县区州])(?:长(?![江沙助期远效足治兴春乐城])|委副?书记)(?![\u4e00-\u9fff]{2,3}(?:出席|主持|陪同|参加|[、,，]))"
)
"""An office behind the name of who holds it."""
_BRACKETED = re.compile(r"[(\uff08](?P<offices>[^()\uff08\uff09。;\uff1b\n]{2,40})[)\uff09]")
_PART = re.compile("[^、,\uff0c兼]+")
_WAS = re.compile("(?:政府|[委局厅院会])原[\u4e00-\u9fff]{2,10}\\Z")
"""What was an office, and so are those joined to it: 青岭市政府|原党组成员|、副市长."""
_LEAVES = re.compile(r"(?:一行|带队|率队|(?:率|带领)[^,，。;；]{1,16}?)?(?:先后|再次|专程)?(?:赴|前往|到|来到|抵达)")
"""Behind a person the verb of a journey: 李某某|率招商考察团赴."""
_GOALS = 24
"""So many characters from that verb on the goals are named."""
_SEEKS = re.compile("[^,，。;；]{0,16}?(?:考察|招商|对接|学习|推介|拜访|洽谈|取经)")
"""What one goes elsewhere for."""
_AHEAD = 300
"""So many characters before and behind an office in a park the page names it."""
_EDGE = re.compile(f"[{LINK},\uff0c。;\uff1b:\uff1a“”\n(\uff08)\uff09《》]")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give a claim for each office of each person of `page` in a region or park; value: the office as printed, without the place.

    Raises DataError where `office_titles.tsv` is broken.
    """
    titles = knowledge.once("relate.official.titles", _titles)
    printed = printed_forms(page)
    seen: set[tuple[str, str, str]] = set()
    for sentence, people in page.holding(Kind.PERSON):
        previous: Mention | None = None
        chain: list[Mention] = []
        held: list[Office] = []
        for person in people:
            joined = previous is not None and page.text.text[previous.stop : person.start] in ("、", "和")
            own = _bracketed(page, person, titles) or _styled(page, person)
            held = own or (held[-1:] if joined else _offices(page, sentence, person, titles))
            if not held and previous is not None and chain:
                held = _bare(page, previous, person)
            near = previous is not None and held and _AND.fullmatch(page.text.text, previous.stop, held[0].start)
            chain = chain if near or joined else []
            previous = person
            for office in held:
                place = office.place or _place(page, knowledge, office, chain, printed)
                if place is not None:
                    chain.append(place)
                if place is None or (person.text, place.text, office.value) in seen:
                    continue
                if office.place is None and _leaves_for(page, person, place):
                    continue
                if own and any(who == person.text and value == office.value for who, _, value in seen):
                    continue
                seen.add((person.text, place.text, office.value))
                rule = "official/named" if office.place else "official/level"
                start = office.place.start if office.place else min(office.start, person.start)
                stop = max(office.stop, person.stop)
                stop += own != [] and page.text.text[stop : stop + 1] in (")", "\uff09")
                yield Claim("officialOf", person, Span(start, stop), rule, place, office.value)


def _leaves_for(page: Page, person: Mention, place: Mention) -> bool:
    """Tell whether the officer goes to `place` to win or to look at firms: it is not the place of the office, which the page does not name."""
    text = page.text.text
    left = _LEAVES.match(text, person.stop)
    if left is None:
        return False
    for goal in page.within(left.end(), left.end() + _GOALS, Kind.REGION):
        same = goal.text == place.text or (goal.value is not None and goal.value == place.value)
        if same and not goal.implied and _SEEKS.match(text, goal.stop) is not None:
            return True
    return False


def _bare(page: Page, previous: Mention, person: Mention) -> list[Office]:
    """Give a deputy's office without body, directly behind an office of the same place: 县委书记甲某某,副书记乙某某."""
    match = _DEPUTY.fullmatch(page.text.text, previous.stop, person.start)
    return [Office(match.start("title"), person.start, match["title"], "", False, None)] if match else []


def _bracketed(page: Page, person: Mention, titles: dict[str, tuple[str, str]]) -> list[Office]:
    """Give the offices in brackets behind a name: 王某某(县委副书记、县长)."""
    match = _BRACKETED.match(page.text.text, person.stop)
    parts = _PART.finditer(page.text.text, *match.span("offices")) if match else ()
    found = (office_at(page, *part.span(), titles) for part in parts)
    return [office for office in found if office is not None]


def _styled(page: Page, person: Mention) -> list[Office]:
    """Give the office directly behind a name: 陈某某副市长."""
    match = _BEHIND.match(page.text.text, person.stop)
    return [Office(match.start(), match.end(), match[0], match["level"], False, None)] if match else []


def _place(
    page: Page, knowledge: Knowledge, office: Office, chain: Sequence[Mention], printed: dict[str, str]
) -> Mention | None:
    """Give the region of an office that names none; `chain`: the places of the offices named without a break before it."""
    if office.park:
        parks = [*page.within(max(0, office.start - _AHEAD), office.start, Kind.PARK)]
        word = next((w for w in _PARK_WORDS if w in office.value), "")
        if not word and chain and chain[-1].kind is Kind.PARK:
            return chain[-1]
        topic = page.region_at(office.start)
        if topic is not None and topic.kind is Kind.PARK:
            parks.append(topic)
        before = next((p for p in reversed(parks) if p.text.endswith(word)), None)
        return before or (_named_below(page, office, word) if word else None)
    if office.level:
        same = next((p for p in reversed(chain) if p.kind is Kind.REGION and p.text.endswith(office.level)), None)
        if same is not None:
            return same
        return at_level(page, knowledge, office.level, Span(office.start, office.stop), printed)
    return chain[-1] if chain else None


def _named_below(page: Page, office: Office, word: str) -> Mention | None:
    """Give the one park of the kind `word` that the page names behind an office in it: 市委书记、经开区党工委书记某某到|经开区|调研."""
    below = [p for p in page.within(office.stop, office.stop + _AHEAD, Kind.PARK) if p.text.endswith(word)]
    return below[0] if len({p.text for p in below}) == 1 else None


def _offices(page: Page, sentence: Span, person: Mention, titles: dict[str, tuple[str, str]]) -> list[Office]:
    """Give the offices that stand directly before `person`, joined by 、 or 兼, in the order of the text."""
    text = page.text.text
    stop = person.start
    while stop > sentence.start and text[stop - 1] in " \u3000":
        stop -= 1
    offices: list[Office] = []
    while stop > sentence.start and len(offices) < 6:
        edge = _EDGE.search(text[sentence.start : stop][::-1])
        start = stop - edge.start() if edge else sentence.start
        names = page.within(start, stop, Kind.PERSON)
        start = names[-1].stop if names else start
        start += names != () and text.startswith(("和", "与", "及"), start)
        office = office_at(page, max(start, stop - 30), stop, titles)
        if office is None:
            if _WAS.search(text, start, stop):
                return []
            if (
                start <= sentence.start
                or text[start - 1] not in LINK
                or not any(text.endswith(t, start, stop) for t in titles)
            ):
                break
            stop = _before_blank(text, start - 1)
            continue
        offices.append(office)
        if start <= sentence.start or (office.start > start and office.place is None):
            break
        if text[start - 1] not in LINK and not _unnamed(page, sentence, start - 1, titles):
            break
        stop = _before_blank(text, start - 1)
    return offices[::-1]


def _before_blank(text: str, stop: int) -> int:
    """Give `stop`, or where the blanks before it begin: 市委常委| |、秘书长."""
    while stop > 0 and text[stop - 1] in " \u3000":
        stop -= 1
    return stop


def _unnamed(page: Page, sentence: Span, stop: int, titles: dict[str, tuple[str, str]]) -> bool:
    """Tell whether an office without a name ends at a comma at `stop`: 甲省委常委、副省长,乙新区管委会主任 is one person."""
    text = page.text.text
    if text[stop] not in ",\uff0c":
        return False
    edge = _EDGE.search(text[sentence.start : stop][::-1])
    start = stop - edge.start() if edge else sentence.start
    return any(text[i:stop] in titles for i in range(start, stop)) and not page.within(start, stop, Kind.PERSON)


def _titles(knowledge: Knowledge) -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in knowledge.table("office_titles")}
