"""Companies that came to look: 邀请甲公司来我县考察, 会见乙集团董事长一行, 来访的丙公司."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Kind, Mention
from kg.relate.mechanism.user import user
from kg.relate.page import Page
from kg.relate.places import finest
from kg.relate.visit.goals import inside
from kg.relate.visit.words import PARTY_BEFORE
from kg.text.span import Span

_LOOK = r"(?:实地|进行|开展|参观|投资|项目|调研|洽谈|对接|商务|访问|学习)*?(?:考察(?!市场)|洽谈|对接|看地|选址)"
_AND = (
    r"(?:[,\uff0c](?:(?:就|对|围绕)[^。;\uff1b,\uff0c\n]{2,30}?|(?:开展|进行)?(?:为期[^。;\uff1b,\uff0c\n]{1,4}的)?))?"
)
"""Between the place that guests come to and what they do there: 抵达某县|,开展为期两天的|考察."""
_CAME = re.compile(
    r"(?:[^。;\uff1b,\uff0c\n]{0,22}?一行[^。;\uff1b,\uff0c\n]{0,8}[,\uff0c]|[^。;\uff1b,\uff0c\n]{0,22}?一行[^。;\uff1b\n]{0,50}?陪同下[,\uff0c]?|[^。;\uff1b,\uff0c\n]{0,22}?[率带][^。;\uff1b,\uff0c\n]{0,30}[,\uff0c])?"
    r"(?:等)?[^。;\uff1b,\uff0c\n]{0,32}?(?:来(?!自)|赴|到(?![位场会])|前往|前来|莅临?|走进|深入|抵达)(?P<place>[^。;\uff1b,\uff0c\n]{0,14}?)"
    + _AND
    + _LOOK
)
_GUEST = re.compile(rf"(?:来|到|赴|莅临?)(?P<place>[^。;\uff1b,\uff0c\n]{{0,12}}?){_LOOK}的(?:客商|嘉宾)?$")
"""Before a company that came: 会见|来岚考察的|某集团."""
_CALLED = re.compile(
    r"(?:会见|接见|会晤|接待)了?(?:专程|应邀|前来)*来(?P<place>[^,\uff0c。;\uff1b\n]{0,4}?)(?:访问?)?的(?:客商|嘉宾)?$"
)
"""Before a company received where the text is: 会见了|专程来岚的|某集团."""
_HOSTED = re.compile(
    r"(?:(?:在|于)(?P<place>[^,\uff0c。;\uff1b\n、]{2,10}))?(?<!计划)(?<!准备)(?:接待|迎来)了?(?:前来|来访|来[^,\uff0c。;\uff1b\n]{0,3}考察)?的?(?:客商)?(?:[^,\uff0c。;\uff1b\n、]{2,14}、){0,4}$"
)
"""Before companies that a place receives: 在甲县|接待了|乙公司、丙集团."""
_TALKED = re.compile(r"[与同和][来到](?P<place>[^,\uff0c。;\uff1b\n]{0,4}?)(?:访|考察|洽谈|对接)+的(?:客商|嘉宾)?$")
"""Before a company that one sits down with where the text is: 与来访的|某集团|总裁座谈."""
_TALKS = re.compile(r"[^。;\uff1b\n]{0,36}?(?:座谈|会谈|洽谈|交流|会面|见面)")
_TAIL = re.compile(
    r"[^,\uff0c。;\uff1b\n、]{0,12}?(?:客商|考察|企业|一行|来访|代表团|团队|负责人|董事长|总经理|总裁|高管)|[,\uff0c。;\uff1b\n]|$"
)
"""Behind companies that are received what tells that they came to look."""
_MEANT = re.compile(r"后(?=到|赴|前往)|表示|希望|将(?!军)|计划|[拟愿]|准备|欢迎|期待|有意|承诺|争取|近期")
"""Between a company and the verb of coming: it has not come yet."""
_WISHED = re.compile(
    r"(?:希望|欢迎|诚邀)[^。;\uff1b]{0,60}邀请[^。;\uff1b]{0,80}$|(?:诚邀|(?:诚挚|真诚|热忱|盛情)邀请)[^。;\uff1b]{0,80}$"
)
"""Before companies that are only asked to come: 希望浙商多来走走,并邀请|甲公司."""
_HEADS = re.compile("董事长|总经理|总裁|董事局主席|创始人|负责人|高管|企业家|客商|考察团|考察组")
"""Who, of a company, comes for it."""
_HERE = re.compile(r"(?:[我该本全][市县区省州旗]|当地|园区|开发区|这里|此|[\u4e00-\u9fff])?(?:进行|开展)?")
_GOES = re.compile(
    "(?:等[^,\uff0c。;\uff1b]{0,10}(?:企业|客商|公司))?(?:先后|再次|日前|近日|专程|相继|组团|带队|\\d次|多次)*(?:到|赴|前往|走进)"
)
_LITTLE = 12
_CLAUSE = re.compile(r"[,\uff0c。;\uff1b\n—-][^,\uff0c。;\uff1b\n]{0,12}$")
_JOINED = re.compile(
    "(?:组团)?(?:[、和与及]|以及)(?:[^、,\uff0c。;\uff1b]{2,12}(?:考察团|代表团|商会|协会)(?:组团)?、){0,3}"
)
"""Between companies of one list of guests: 甲集团|组团、云川考察团、|乙公司."""
_RECEIVED = re.compile(r"(?:会见|接见|会晤|接待)[^。;\uff1b\n]{0,30}$")
_GROUP = re.compile(r"[^。;\uff1b\n]{0,24}?一行")


def claims(page: Page, sentence: Span) -> Iterator[Claim]:
    """Give the visits of companies that `sentence` tells of."""
    companies = page.within(sentence.start, sentence.stop, Kind.COMPANY)
    for group in _lists(page.text.text, companies) if companies else ():
        told = _visit(page, sentence, group[0], group[-1])
        if told is None:
            continue
        host, end, rule = told
        for company in group:
            yield Claim("visited", company, Span(company.start, end), rule, host)


def _visit(page: Page, sentence: Span, first: Mention, last: Mention) -> tuple[Mention, int, str] | None:
    """Give the host of the companies from `first` to `last`, where what tells it ends, and the rule; None where they did not come."""
    text = page.text.text
    came = _CAME.match(text, last.stop, sentence.stop)
    if came is not None and _comes(page, sentence, first, last, came):
        host = _host(page, came, last)
        return (host, came.end(), "visit/inward") if host is not None else None
    guest = _GUEST.search(text, max(sentence.start, first.start - 24), first.start)
    if guest is not None:
        host = _host(page, guest, first)
        return (host, last.stop, "visit/received") if host is not None else None
    guest = _CALLED.search(text, max(sentence.start, first.start - 24), first.start)
    if guest is not None and _HERE.fullmatch(guest["place"]):
        host = page.region_at(first.start)
        return (host, last.stop, "visit/received") if host is not None else None
    guest = _TALKED.search(text, max(sentence.start, first.start - 24), first.start)
    if guest is not None and _HERE.fullmatch(guest["place"]) and _TALKS.match(text, last.stop, sentence.stop):
        host = page.region_at(first.start)
        return (host, last.stop, "visit/received") if host is not None else None
    hosted = _HOSTED.search(text, max(sentence.start, first.start - 40), first.start)
    if hosted is not None and _TAIL.match(text, last.stop, sentence.stop):
        return _hosted(page, sentence, hosted, last)
    received = _RECEIVED.search(text, max(sentence.start, first.start - 40), first.start)
    group = _GROUP.match(text, last.stop, sentence.stop) if received is not None else None
    if received is None or group is None:
        return None
    met = next((p for p in page.places(sentence.start, received.start()) if p.stop == received.start()), None)
    acting, how = user(page, sentence, met.start if met is not None else received.start())
    if met is not None and acting is not None and not inside(met, acting):
        return None
    if how == "topic" and acting is not None and acting.kind is Kind.PARK:
        acting = page.home or acting
    return (acting, group.end(), "visit/received") if acting is not None else None


def _hosted(page: Page, sentence: Span, hosted: re.Match[str], last: Mention) -> tuple[Mention, int, str] | None:
    """Give the host of companies that are received: the place where that is, else the region that acts."""
    if hosted["place"] is None:
        host = user(page, sentence, hosted.start())[0]
    else:
        there = page.within(hosted.start("place"), hosted.end("place"), Kind.REGION)
        host = there[-1] if there and there[-1].stop == hosted.end("place") else None
        topic = page.region_at(last.stop)
        if host is None and _HERE.fullmatch(hosted["place"]):
            host = topic
        elif host is not None and topic is not None and not (inside(host, topic) or inside(topic, host)):
            return None
    if host is None or host.kind is not Kind.REGION or _WISHED.search(page.text.text, sentence.start, last.start):
        return None
    return host, last.stop, "visit/received"


def _to_us(page: Page, came: re.Match[str], last: Mention) -> bool:
    """Tell whether the goal lies in what the page speaks of; who goes to another place builds there for himself."""
    host, topic = _host(page, came, last), page.region_at(last.stop) or page.home
    return host is not None and topic is not None and (inside(host, topic) or _lies(host, topic))


def _lies(zone: Mention, topic: Mention) -> bool:
    """Tell whether `zone` is one that bears the name of the place spoken of."""
    return zone.kind is Kind.PARK and zone.text.startswith(topic.text.rstrip("市县区旗"))


def _themselves(page: Page, sentence: Span, first: Mention, last: Mention, came: re.Match[str], verb: str) -> bool:
    """Tell whether the companies are who the clause speaks of, with nothing but what counts them before the verb: 甲集团|到…考察."""
    text = page.text.text
    if text[first.start - 1 : first.start] in ("从", "自", "由", "对", "向", "在", "经") or not _heads(
        text, sentence, first
    ):
        return False
    return verb.endswith(("深入", "抵达")) or (_GOES.fullmatch(verb) is not None and _to_us(page, came, last))


def _heads(text: str, sentence: Span, firm: Mention) -> bool:
    """Tell whether little stands before the company in its clause: it is who the clause speaks of."""
    return firm.start - sentence.start <= _LITTLE or _CLAUSE.search(text, sentence.start, firm.start) is not None


def _comes(page: Page, sentence: Span, first: Mention, last: Mention, came: re.Match[str]) -> bool:
    """Tell whether it is the companies, or their heads, that come, and have come."""
    text = page.text.text
    verb = text[came.start() : came.start("place")]
    if _MEANT.search(verb) or _WISHED.search(text, sentence.start, first.start):
        return False
    invited = PARTY_BEFORE.search(text, max(sentence.start, first.start - 70), first.start)
    return (
        invited is not None
        or verb.endswith(("来", "前来", "莅临", "莅"))
        or "一行" in came[0]
        or _themselves(page, sentence, first, last, came, verb)
        or _HEADS.search(text, last.stop, came.start("place")) is not None
    )


def _host(page: Page, came: re.Match[str], near: Mention) -> Mention | None:
    """Give the region that the visitors came to: the one printed, else the topic where no other goal is printed (来潞考察)."""
    named = page.places(came.start("place"), came.end())
    if named:
        return finest(page, named[0].start, came.end())
    return page.region_at(near.stop) if _HERE.fullmatch(came["place"]) else None


def _lists(text: str, companies: Sequence[Mention]) -> list[list[Mention]]:
    """Give the companies in runs joined by 、 or 和."""
    runs: list[list[Mention]] = []
    for company in companies:
        if runs and company.start < runs[-1][-1].stop:
            continue
        if runs and _JOINED.fullmatch(text, runs[-1][-1].stop, company.start):
            runs[-1].append(company)
        else:
            runs.append([company])
    return runs
