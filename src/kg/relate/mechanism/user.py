"""Whose doing a sentence tells: the region or park that is its subject, else the one the running text speaks of."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.relate.places import one_round
from kg.text.span import Span

_PREPOSITION = re.compile(
    r"(?:赴|前往|奔赴|走进|来到|对接|走访|到|在|向|往|从|与|同|自|于|比|离|距|和|及|至|由|把|给|对|为|支持|帮助|推荐|学习|借鉴|位于|落户|参加|接轨|融入|承接|面向|瞄准|紧盯|聚焦|依托|针对|发挥|打造|驻|获得|举办的|组织的|按照|根据|遵照|围绕|响应|贯彻|落实|执行|突出|推动|推进|促进|引领|带动|提升|加快|做强|做大|做优|壮大|完善|优化|加强|强化|增强|规划)$"
)
_FOREIGN = re.compile(
    r"(?:等地|等省|籍|商会|经验|做法|方向|客商|老乡|商人|以外|之外|周边|报|日报|晚报|网|电视台|新闻|调研|视察|检查指导|(?:的)?(?:平台|优势|作用|资源|品牌|效应)|(?:\d{1,2}月)?\d{1,2}日[电讯])"
)
_TITLE = re.compile(r"《[^《》]*$")
_OFFICE = re.compile(r"委(?:书记|副书记|常委)|(?:县|市|区|州)?(?:委书记|委副书记|长|人大|政协|人民政府)")
"""A region joined to another office of the same person (市政协副主席、某县县长) acts; one in a list of places does not."""
_BUILT = re.compile(r"(?:形成|建立|成立|组建|构建|搭建|联合|携手|会同|联手)(?:起|了)?[^,\uff0c。;\uff1b]{2,60}$")
"""A company behind such a verb in its clause takes part in what is built; it is not the subject."""
_QUOTED_NAME = re.compile(r"[^“”「」,\uff0c。]{0,16}[”」]")
_TOGETHER = re.compile(
    r"(?:(?:市|县|区|省)?(?:委|政府|管委会|[\u4e00-\u9fff]{2,6}局)?(?:积极|主动|先后)?(?:携手|联合|会同|联手|协同|牵手))"
)
_ALSO = re.compile(r"[与和及]")
_JOINTLY = re.compile(r"(?:两地|双方|三地|[两双]?[省市县区])?(?:共同|联合|携手|合作|联手|一起|协同|分别|各自)")
_ZONE = re.compile(
    r"(?:^|[,\uff0c。;\uff1b:\uff1a\s])(?P<zone>(?:综合)?试验区|(?:经济(?:技术)?|高新技术产业)?开发区|新区|示范区|经开区|高新区|产业集聚区|工业园区|综保区)"
    r"(?![内的等里外、企和与及])(?=[\u4e00-\u9fff])",
    re.MULTILINE,
)
_IN_TITLE = re.compile(r"[^《》\n]{0,60}》|经济|工业|产业|高新")
_IS_OF = re.compile("[”’」』]?(?:机制|制度|模式|改革)?[,\uff0c]?(?:正|就)?是")
"""Behind a mechanism's name, before the place whose it is."""
_JOINT = re.compile("[、和与及]$")
_ROW = 60
"""How many characters at most a row of places takes up."""
_ROW_ACTS = re.compile(
    "(?:[两三四五六七八][地县区市镇省]|等?[两三四五六七八](?:个县区|县区|县市|区县))?(?:先后|分别|均|都|也|率先|积极|已|相继|还|大力|深入|持续)?"
    "(?:实行|推行|建立|开展|实施|推出|成立|组建|探索|创新|落实|构建|采取|设立|坚持)"
)
"""Behind a row of places what tells that all of them act: 某县、某县|实行…."""
_OWNED = re.compile("的?[“「『]")
"""Between a place and what is its own: 按照某市|“|项目攻坚年”部署."""
_FOLLOWED = re.compile("(?:落实|响应|按照|对照|执行)$")
"""Before a place whose campaign is followed: 贯彻落实|某市|招商百日会战."""
_NO_OFFICE = re.compile(
    "[市县区州]?[\u4e00-\u9fff]{0,6}?(?:医院|卫生院|中学|小学|学校|幼儿园|学院|大学|支行|分行|农商银?行|信用联?社|供电(?:公司|局|所)|支公司|分公司)"
    "(?=[\u4e00-\u9fff]{0,4}(?:推行|实行|开展|采用|采取|建立|实施|探索|推出|创新|组建|坚持|成立))"
)
"""Behind a place's name, a house or a firm there that acts itself: 某县|医院推行."""
_REACH = 400
"""How many characters before its verb a subject is looked for."""
_SENDS = re.compile("选派|派出|派驻|抽调|委派|组织|牵头")
"""Behind a place after 由 what tells that it acts: 由该市|选派的招商队伍."""
_FIRM_ACTS = re.compile(
    r"(?:公司|集团|供电局|铁路局|股份|工厂|总厂|银行)(?:将|已|还|正|在|全力|积极|持续|大力|认真|不断|继续|深入|也)*(?:实施|推行|开展|推进|建立|落实|实行|打造|探索|启动|组织)(?:的|了)?[^,，。;；]{0,8}$"
)
"""A firm, known or not, whose verb governs the mechanism: 某某路桥公司|实施“六大提升”."""
_PLACES = (Kind.REGION, Kind.PARK)


def user(page: Page, sentence: Span, at: int, end: int | None = None) -> tuple[Mention | None, str]:
    """Give the region or park that acts at offset `at` of `sentence`, and `subject` or `topic`: how it is known.

    What follows may tell it: “赛马”机制是甲省的创新举措. A company that stands as subject between the place and `at` acts itself: then nothing is given.
    """
    text = page.text.text
    if end is not None and (told := _IS_OF.match(text, end, sentence.stop)) is not None:
        for mention in page.within(told.end(), min(told.end() + 12, sentence.stop), Kind.REGION, Kind.PARK):
            if mention.start == told.end() and not mention.implied:
                return mention, "subject"
    low = max(sentence.start, at - _REACH)
    before = page.within(low, at, Kind.REGION, Kind.PARK, Kind.COMPANY, Kind.PROJECT)
    outer: list[Mention] = []
    for mention in before:
        if outer and mention.stop <= outer[-1].stop:
            continue
        outer.append(mention)
    bare = _bare(page, low, at)
    for mention in reversed(outer):
        if bare is not None and mention.start < bare.start:
            break
        head = text[low : mention.start]
        owned = _OWNED.fullmatch(text, mention.stop, at) or (mention.stop == at and _FOLLOWED.search(head))
        if mention.kind in _PLACES and not mention.implied and owned:
            return mention, "subject"
        if mention.kind is Kind.COMPANY:
            opens = (not head or head[-1] in ",\uff0c、 ") and not text.startswith(("、", "等", "的"), mention.stop)
            if opens and not _BUILT.search(head):
                return None, ""
            continue
        sends = head.endswith("由") and _SENDS.match(text, mention.stop) is not None
        aside = (_PREPOSITION.search(head) and not sends) or _TITLE.search(head)
        if mention.kind in _PLACES and len(row(page, mention)) > 1 and _ROW_ACTS.match(text, mention.stop):
            return mention, "subject"
        if mention.kind not in _PLACES or mention.text[0].isdigit() or aside:
            continue
        if one_round(text, mention):
            continue
        if _NO_OFFICE.match(text, mention.stop):
            return None, ""
        if _FOREIGN.match(text, mention.stop) or text.startswith("、", mention.stop):
            continue
        if head.endswith("、") and (mention.kind is not Kind.REGION or not _OFFICE.match(text, mention.stop)):
            continue
        if head.endswith(("(", "\uff08")) and any(m.stop == mention.start - 1 for m in outer):
            continue
        if head.endswith(("“", "「")) and _QUOTED_NAME.match(text, mention.stop):
            continue
        if head and mention.kind is Kind.REGION and _guest(page, mention):
            continue
        if mention.implied and mention.kind is Kind.REGION:
            if text[mention.start] == "该":
                return mention, "subject"
            topic = page.region_at(mention.start)
            if topic is not None and not topic.implied:
                return topic, "subject"
        return mention, "subject"
    if bare is not None:
        return bare, "subject"
    if _FIRM_ACTS.search(text, low, at):
        return None, ""
    return _of_park(page, running(page, at)), "topic"


def row(page: Page, last: Mention) -> list[Mention]:
    """Give the places of the row that ends with `last`, `last` alone where there is no row."""
    text = page.text.text
    places = page.places(max(0, last.start - _ROW), last.start)
    found = [last]
    while (joint := _JOINT.search(text, max(0, found[0].start - 1), found[0].start)) is not None:
        before = [m for m in places if m.stop == joint.start() and not m.implied and m.kind is last.kind]
        if not before:
            return [last]
        found.insert(0, before[-1])
    return found


def partners(page: Page, sentence: Span, at: int, acting: Mention) -> list[Mention]:
    """Give the other regions and parks that act together with `acting` at `at` (A联合B建立…, A与B共同推行…)."""
    text = page.text.text
    if not sentence.start <= acting.start < at:
        return []
    found = row(page, acting)[:-1] if _alike(text, acting, at) else []
    places = [m for m in page.places(max(sentence.start, at - _REACH), at) if not m.implied and m.text != acting.text]
    for place in places:
        if place.start >= acting.stop:
            joint = _TOGETHER.fullmatch(text, acting.stop, place.start)
            also = _ALSO.fullmatch(text, acting.stop, place.start) and _JOINTLY.match(text, place.stop, at)
            if joint or also:
                found.append(place)
        elif place.stop <= acting.start and _TOGETHER.fullmatch(text, place.stop, acting.start):
            found.append(place)
    return found


def _alike(text: str, acting: Mention, at: int) -> bool:
    """Tell whether what stands before `acting` in its row acts or owns with it."""
    return _ROW_ACTS.match(text, acting.stop) is not None or _OWNED.fullmatch(text, acting.stop, at) is not None


def _bare(page: Page, low: int, at: int) -> Mention | None:
    """Give the park that a bare 试验区 or 开发区 as subject of a clause before `at` stands for, the last of several.

    Without a full name on the page that ends with the word, the word is its name.
    """
    text = page.text.text
    last = None
    for match in _ZONE.finditer(text, max(0, low - 1), at):
        last = match
    if last is None or page.within(last.start("zone"), last.end("zone"), Kind.PARK):
        return None
    word = last["zone"]
    full = [m for m in page.mentions if m.kind is Kind.PARK and not m.implied and m.text.endswith(word)]
    before = [m for m in full if m.start < at] or full
    name = before[-1].text if before else word
    return Mention(Kind.PARK, last.start("zone"), last.end("zone"), name, implied=name != word)


def _of_park(page: Page, place: Mention | None) -> Mention | None:
    """Give the park that a page is about which names a region only within that park's name; else `place` itself."""
    if place is None or place.kind is not Kind.REGION:
        return place
    park: Mention | None = None
    for mention in page.mentions:
        if mention.kind is Kind.PARK and mention.text.startswith(place.text) and len(mention.text) > len(place.text):
            if park is not None and park.text != mention.text:
                return place
            park = mention
        elif (
            mention.kind is Kind.REGION
            and mention.value == place.value
            and not mention.implied
            and (park is None or not park.start <= mention.start < park.stop)
            and not _IN_TITLE.match(page.text.text, mention.stop)
        ):
            return place
    return park or place


def _guest(page: Page, place: Mention) -> bool:
    """Tell whether the place is of another province than the page's home."""
    home = page.home
    a, b = place.value, home.value if home is not None else None
    return isinstance(a, str) and isinstance(b, str) and a[:2] != b[:2] and a not in page.hosts


def running(page: Page, at: int) -> Mention | None:
    """Give the place that the text speaks of at `at`; one of another province than the page's home is a guest, not the speaker."""
    topic, home = page.region_at(at), page.home
    if topic is None or home is None:
        return topic or home
    return home if _guest(page, topic) else topic
