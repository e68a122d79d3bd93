"""Reading places: the finest of a chain, the name with its level word, what lies in what."""

from __future__ import annotations

import re

from kg.knowledge import Knowledge
from kg.knowledge.gazetteer import Gazetteer
from kg.model import Kind, Mention
from kg.relate.page import Page

AT = r"(?:位于|坐落于|坐落在|坐落|落户于?|落地|选址于?|选址在|布局在|建于|地处|入驻|进驻|座落[于在]|落址于?|定址于?|落位于?|选定在|位处|设在|建在|落户到了?|落户在|花落|落子|扎根(?:于|在)?|安家(?:于|在)?|搬迁[至到]|迁建?[至到])"
"""What says that a thing lies or settles somewhere."""

FOLLOWING_AT = re.compile(
    "(?:" + AT + r"(?:于|在|到)?(?:了)?|(?:地点|地址|厂址|站址|选址)(?:拟?定?(?:为|是|在|于)|[:：]))(?:我国|中国)?"
)
"""Verbs of lying and settling, after what lies there: 位于, 落户."""
LYING = ("位于", "坐落于", "坐落在", "座落于", "座落在", "地处", "位处")
"""Before a park what tells that the thing spoken of lies in it, and not the other way about."""


RUNS_ON = re.compile(
    r"(?!等|和|及|与|已|的|在|是|为|将|共|全|有|两|三|四|五|六|七|八|九|十|新|签|集中|开工|引进|完成|投资|形成|打造|基本|启动|推出|推进|加快|努力|正|拟|计划|也|则|还|要|被|以|今年|去年|近|目前|地区|境内|当地|位于|成为|成功|争取|力争|承接|抢抓|围绕|聚焦|立足|坚持|到|从)[\u4e00-\u9fff]|[-—~至]"
)
"""What goes on after a place's short name makes it part of another name: 青岭|机场, 云川|至…"""
_LABEL = re.compile("(?:责任单位|所在地|属地|地点|建设地点|位于|落户|[市县区](?=经开|高新|开发|工业|产业))[:：]?")
"""What may stand before a place in brackets."""
_SIDE = re.compile("(?:[东南西北中]{1,2}部(?:偏[东南西北]{1,2})?(?:地区)?|境内|辖区|县城[东南西北]{1,2})的?")
"""Between a county and the town in it: 青岭县南部的|山口镇."""
_NEAR = re.compile(r"[\u4e00-\u9fff]{2,5}(?:的[“]?|新城|新区|街道|镇|城区)")
"""A place that no table knows, before the park that lies in it: 位于洪坪的某产业园, 位于云海新城某片区."""


_JOINS = frozenset("、和与及")


def pointed(place: Mention) -> bool:
    """Tell whether a place is a region that the text only points to: 该县. A zone called by a part of its name is as good as named."""
    return place.implied and place.kind is Kind.REGION


def vague(place: Mention) -> bool:
    """Tell whether a place is a region that the text only points to and no table knows: 该镇."""
    return pointed(place) and place.value is None


def finest(page: Page, start: int, stop: int) -> Mention | None:
    """Give the last place of the chain that begins at or just after `start`."""
    text = page.text.text
    place: Mention | None = None
    at = start
    for mention in page.places(start, min(stop, start + 40)):
        if mention.start < at:
            if place is not None and mention.stop > place.stop:
                place, at = mention, mention.stop
            continue
        gap = text[at : mention.start]
        if place is not None and place.kind is Kind.REGION and under(mention, place) and _SIDE.fullmatch(gap):
            gap = ""
        first = len(gap) <= 2 and not re.search(r"[,，。;；]", gap)
        near = mention.kind is Kind.PARK and _NEAR.fullmatch(gap) is not None
        if (first or near) if place is None else gap == "":
            place = mention
        else:
            break
        at = mention.stop
    return place


def chain_start(page: Page, place: Mention) -> int:
    """Give where the chain of places that ends with `place` begins: 云州市青岭区|山口镇."""
    start = place.start
    for mention in reversed(page.places(max(0, place.start - 20), place.start)):
        if mention.stop == start:
            start = mention.start
    return start


def one_of_list(page: Page, place: Mention, chain: int) -> bool:
    """Tell whether other places stand right before the chain that begins at `chain` and ends with `place`, or behind it, so that what follows is said of all: A县、|B县."""
    text = page.text.text
    if text[place.stop : place.stop + 1] in _JOINS:
        after = page.places(place.stop + 1, place.stop + 24)
        if after and after[0].start == place.stop + 1 and after[0].kind is place.kind:
            return True
    return (
        chain > 1
        and text[chain - 1] in _JOINS
        and any(m.stop == chain - 1 and m.kind is place.kind for m in page.places(max(0, chain - 24), chain - 1))
    )


def bracketed(page: Page, thing: Mention) -> Mention | None:
    """Give the place that stands alone in the brackets after a thing's name, or that end it: 某某有限公司(某县), 某某项目(某镇)."""
    text = page.text.text
    at = thing.stop
    if text[at - 1] in ")）":
        at = max(text.rfind("(", thing.start, at), text.rfind("（", thing.start, at))
    if at <= thing.start or text[at : at + 1] not in ("(", "（"):
        return None
    label = _LABEL.match(text, at + 1)
    opens = label.end() if label is not None else at + 1
    last: Mention | None = None
    for place in page.within(opens, opens + 12, Kind.REGION, Kind.PARK):
        if place.start == (last.stop if last is not None else opens):
            last = place
    return last if last is not None and text[last.stop : last.stop + 1] in (")", "）") else None


def completed(region: Mention, gazetteer: Gazetteer, page: Page) -> Mention:
    """Give the region with its level word, as the gazetteer completes 灵石: 灵石县."""
    if region.value is None:
        return region
    unit = gazetteer.unit(str(region.value), page.date) or gazetteer.unit(str(region.value))
    if unit is None or region.text == unit.name:
        return region
    printed = page.printed.get(str(region.value), ())
    name = max((*printed, unit.name), key=len) if unit.level == "county" else max((*printed, region.text), key=len)
    return Mention(
        region.kind, region.start, region.stop, name if unit.level != "county" else unit.name, region.value, region.unit
    )


_LINE = re.compile(r"[至到—–\-~～]|[(（]")
_NO_END = re.compile(r"[路街道桥江河湖山港峡岛寺堡沟]|机场|车站|水库|高速|铁路|银行|大学|学院")


_WHOLE = re.compile(r"(?:机场|车站|水库|大学|学院)(?:建设|新建|扩建)?(?:项目|工程)?")
"""The end of a name that is the work itself, and so lies in the county before it: 云州青岭|机场."""


def county_in(project: Mention, above: Mention, page: Page, knowledge: Knowledge) -> Mention | None:
    """Give the county or city inside `above`, a province or city, whose short name stands in a project's name: 青岭 in 瑞川青岭钢构基地.

    None where two fit, where the word is as often another (`place_ambiguous.tsv`), where it is the head of a longer name (青岭路), or
    where a line is named by its ends.
    """
    if _LINE.search(project.text):
        return None
    code = str(above.value or "")
    if not code.endswith("00"):
        return None
    forms = knowledge.gazetteer.forms()
    risky = knowledge.once("relate.places.risky", lambda k: frozenset(k.words("place_ambiguous")))
    name = project.text
    unit = knowledge.gazetteer.unit(code)
    whole = unit.name if unit is not None else above.text
    fitting: dict[str, tuple[int, int]] = {}
    for start in range(len(name) - 2):
        for stop in range(start + 2, min(start + 6, len(name) - 1)):
            form = name[start:stop]
            if form in risky or form not in forms or name[stop] in "路街江河" or name.startswith(whole, start):
                continue
            if start and _NO_END.match(name, stop) and not _WHOLE.fullmatch(name, stop):
                continue
            codes = [
                c
                for c in forms[form]
                if c != code
                and any(unit.valid(page.date) for unit in knowledge.gazetteer.history(c))
                and knowledge.gazetteer.inside(c, code)
            ]
            high = [c for c in codes if c.endswith("00")]
            codes = high if len(high) == 1 else codes
            lasting = [c for c in codes if any(not unit.stop for unit in knowledge.gazetteer.history(c))]
            codes = lasting if len(lasting) == 1 else codes
            if len(codes) == 1:
                fitting[codes[0]] = (start, stop)
    finest = [c for c in fitting if not any(o != c and knowledge.gazetteer.inside(o, c) for o in fitting)]
    if len(finest) != 1:
        return None
    start, stop = fitting[finest[0]]
    return Mention(Kind.REGION, project.start + start, project.start + stop, name[start:stop], finest[0])


def under(lower: Mention, upper: Mention) -> bool:
    """Tell whether the codes say that `lower` lies in `upper`; a township without a code lies in what stands before it."""
    if lower.value is None:
        return lower.text[-1] in "镇乡村道社区木团" and lower.text != upper.text
    if upper.value is None or lower.value == upper.value:
        return False
    code, over = str(lower.value), str(upper.value)
    return code[:2] == over[:2] if over[2:] == "0000" else over[4:] == "00" and code[:4] == over[:4]


def county_at(page: Page, offset: int) -> Mention | None:
    """Give the county that the running text speaks of at `offset`, else the page's home if that is one: what a town named there lies in."""
    for place in (page.region_at(offset), page.home):
        if place is not None and place.kind is Kind.REGION and str(place.value or "00")[4:] not in ("", "00"):
            return place
    return None


def outside(page: Page, place: Mention) -> bool:
    """Tell whether a place, or the one that its name begins with, is known to lie outside the region that the page is about."""
    home = page.home
    if home is not None and home.kind is Kind.PARK:
        home = next((m for m in page.within(home.start, home.stop, Kind.REGION) if m.start == home.start), None)
    heads = [m for m in page.within(chain_start(page, place), place.stop, Kind.REGION) if m.value]
    if home is None or not home.value or not heads:
        return False
    return not any(m.value == home.value or under(m, home) or under(home, m) for m in heads)


def direct(lower: Mention, upper: Mention, gazetteer: Gazetteer) -> bool:
    """Tell whether `upper` is the division right above `lower`, or its province."""
    return gazetteer.parent(str(lower.value)) == str(upper.value) or str(lower.value)[:2] + "0000" == upper.value


_ROUND = re.compile(r"第[一二三四五六七八九十\d]+[期批次届轮]")
"""Behind 全省 what counts the rounds of something that goes on in all of it: 全省|第九批“三个一批”…."""


def one_round(text: str, place: Mention) -> bool:
    """Tell whether 全省 only says whose round of something it is that a place in it holds."""
    return place.implied and _ROUND.match(text, place.stop) is not None
