"""usedBy: which region or park uses, builds, introduces or promotes a mechanism."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.mechanism.level import above
from kg.relate.mechanism.user import partners, user
from kg.relate.nation import Country, country, of_nation
from kg.relate.official.place import printed_forms
from kg.relate.page import Page
from kg.text.span import Span

_TYPE = re.compile(r"(?<=..)(?:工作机制|服务机制|机制|模式|活动|服务|改革|制度|体系|新?举措|形式|方式|工作法|制)$")
_QUOTED = re.compile(r"[“「『\"‘']([^”」』\"’']{2,})[”」』\"’']")
_HIGHER_PLAN = re.compile(r"(?:贯彻|落实)[^。,\uff0c;\uff1b]{0,20}关于[^。,\uff0c;\uff1b《]{0,10}$")
_ACTING = re.compile("[^。,\uff0c;\uff1b的等]{0,40}")
"""Between an organ of the country that is the subject of the clause and the mechanism: 工信部|正在建立…."""
_ASIDE = frozenset("向获经")
"""Before such an organ what makes it none."""
_BY_RULE = re.compile(
    r"(?:按照|(?:持续|继续)(?:深入|扎实|大力|全面)?(?:开展|推进|推行|深化|实施|落实|用好)(?:好)?)[“「『\"]?$"
)
_HOPED = re.compile("希望|建议|力争|应[当该]|借鉴|取经|考察|观摩|如何|怎样|[将可能]")
_CAMPAIGNS = ("行动", "活动", "攻坚", "会战")
_CALLED = re.compile("(?<=..)(?:专项)?(?:行动|活动)$")
_SHORT = 4
"""From how many characters on a campaign's name may be the end of one that the page told before: 百日攻坚 after 项目百日攻坚."""
_OPENS = re.compile("(?:并|率先|积极|全面|大力|创新|结合实际|因地制宜|在全[省市]|创造性地|进一步|持续|又|还)*")
"""What may stand between the beginning of a clause and its verb."""
_AGAIN = re.compile('[”」』"]?[^,\uff0c。;\uff1b]{0,8}(?:经验|做法|模板|样板)')
"""Behind a mechanism what tells that it is itself what was borrowed."""
_CLOSING = '”’」』"'


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give one claim for each mechanism and user of `page`, at its first place. Raises DataError.

    Nothing is claimed of a mechanism that is wished for, that belongs to a place studied as a model, or whose user the page
    does not tell.
    """
    against = knowledge.once("relate.mechanism.against", _against)
    verbs = knowledge.once("relate.mechanism.verbs", _verbs)
    nation = country(knowledge)
    text = page.text.text
    printed = printed_forms(page)
    seen: set[tuple[str, str]] = set()
    ends: set[tuple[str, str]] = set()
    for sentence, mechanisms in page.holding(Kind.MECHANISM):
        if of_nation(nation, text, sentence):
            continue
        refused = against.search(text, sentence.start, sentence.stop)
        for mechanism in mechanisms:
            if (
                refused
                and refused.end() <= mechanism.start
                and not (_in_force(text, sentence, mechanism) or _made_of(against, verbs, text, sentence, mechanism))
            ):
                continue
            if _HIGHER_PLAN.search(text, max(sentence.start, mechanism.start - 40), mechanism.start):
                continue
            if _of_organ(nation, text, sentence, mechanism.start):
                continue
            acting, how = user(page, sentence, mechanism.start, mechanism.stop)
            if acting is not None and how == "topic":
                acting = above(page, sentence, mechanism, acting, knowledge.gazetteer, printed)
            if acting is None:
                continue
            core = _core(text[mechanism.start : mechanism.stop])
            called = _called(core, mechanism.text)
            for place in (acting, *partners(page, sentence, mechanism.start, acting)):
                where = place.value if isinstance(place.value, str) else place.text
                if (core, where) in seen or (called, where) in ends:
                    continue
                seen.add((core, where))
                ends.update((called[i:], where) for i in range(1, len(called) - _SHORT + 1))
                yield Claim("usedBy", mechanism, _quote(text, sentence, mechanism, verbs), f"mechanism/{how}", place)


def _of_organ(nation: Country, text: str, sentence: Span, at: int) -> bool:
    """Tell whether an organ or a leader of the country is the subject of the clause up to `at`."""
    return any(
        text[organ.start() - 1] not in _ASIDE and _ACTING.fullmatch(text, organ.end(), at) is not None
        for organ in nation.organs.finditer(text, max(sentence.start, at - 60), at)
    )


def _called(core: str, name: str) -> str:
    """Give what a campaign is called, without its type word; "" for other mechanisms and for what is too short to tell."""
    return _CALLED.sub("", core) if len(core) >= _SHORT and name.endswith(_CAMPAIGNS) else ""


def _in_force(text: str, sentence: Span, mechanism: Mention) -> bool:
    """Tell whether what is demanded is promoted by that, a way of attracting investment, or follows a way that exists: 要按照“四个一”机制."""
    if mechanism.text.endswith("招商"):
        return _HOPED.search(text, max(sentence.start, mechanism.start - 60), mechanism.start) is None
    return _BY_RULE.search(text, max(sentence.start, mechanism.start - 10), mechanism.start) is not None


def _made_of(against: re.Pattern[str], verbs: re.Pattern[str], text: str, sentence: Span, mechanism: Mention) -> bool:
    """Tell whether the mechanism is what was made of what was borrowed: 借鉴外地经验,|推出“一次办好”."""
    clause = max(text.rfind(mark, sentence.start, mechanism.start) for mark in ",\uff0c") + 1
    refused = list(against.finditer(text, sentence.start, mechanism.start))
    if not clause or _AGAIN.match(text, mechanism.stop) or any(m.lastgroup is None for m in refused):
        return False
    opened = _OPENS.match(text, clause, mechanism.start)
    return refused[-1].end() <= clause and opened is not None and verbs.match(text, opened.end()) is not None


def _core(name: str) -> str:
    """Give the quoted part, else the name without the closing type word that scoring ignores: “三个一批”活动 is 三个一批."""
    quoted = _QUOTED.match(name)
    return quoted[1] if quoted else _TYPE.sub("", name)


def _quote(text: str, sentence: Span, mechanism: Mention, verbs: re.Pattern[str]) -> Span:
    """Give the stretch from the verb of use that governs the mechanism, if its clause has one, to the mechanism's end."""
    start = mechanism.start
    low = max(text.rfind(mark, sentence.start, start) for mark in ",\uff0c:\uff1a") + 1
    for match in verbs.finditer(text, max(low, sentence.start), mechanism.start):
        start = match.start()
        break
    stop = mechanism.stop
    return Span(start, stop + 1 if text[stop : stop + 1] in _CLOSING and stop < len(text) else stop)


def _verbs(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, knowledge.words("mechanism_verbs")), key=lambda w: (-len(w), w))))


def _against(knowledge: Knowledge) -> re.Pattern[str]:
    rows = knowledge.table("mechanism_context")
    words = "|".join(re.escape(row[0]) for row in rows if row[1] == "wish")
    borrowed = "|".join(re.escape(row[0]) for row in rows if row[1] == "borrowed")
    must = r"(?<![主需重首次只必想纲摘提概简为])要(?![素点求闻件害领义目”])"
    promised = r"(?:可以?|将)(?:为|向|给)[^,\uff0c。]{0,12}提供"
    meant = r"(?<![模虚草])拟(?![定态])"
    return re.compile(f"(?P<borrowed>{borrowed})|{words}|{must}|{promised}|{meant}")
