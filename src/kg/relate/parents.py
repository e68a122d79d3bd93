"""What the home of a page lies in: the division above it that the lead names, or that honours it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model import Claim, Kind, Label, Mention
from kg.relate.home.aside import JOINS
from kg.relate.home.codes import in_full
from kg.relate.page import Page
from kg.relate.places import under
from kg.relate.towns import MEDIA, in_name
from kg.text.span import Span

_LEAD = 300
"""How many characters into the article the division above its home is named as such."""
_OFFICE = re.compile("(?:[市县区州]?委|政府|人大|政协)?(?:常委|副?书记|副?[市县区州]长|主席|秘书长)")
"""After a place what tells that it is named for somebody's office alone."""
INNER = re.compile(r"[)）][\u4e00-\u9fff]{2}")
"""After a place what tells that it stands in brackets inside a name: 中国(某市)博览会."""
_LISTED = re.compile(r"(?:20\d\d年)?(?:度)?(?:第?[一二三]批)?(?:重[点大]|标志性)[^,，。;；]{0,8}(?:项目|工程)")
"""After a place what tells only whose list something stands on."""
_HONOUR = re.compile(
    r"[^。;；\n“”]{0,80}(?:被列[为入]|评为|评选为|授予|荣获|获得?|获评|确定为|命名为|认定为|跻身|[是为](?=[^。;；\n])|成为)了?[“]?(?:20\d\d年度?)?"
)
"""Between the home and a place above it what tells that the one honours the other: …被列为|云川省|示范县."""
_RANKED = re.compile(
    "(?:[位排名跃升荣]|名次|综合|总量|增[速幅]|均|列|稳|暂)*(?:居|列|[位列居]于|排名|进入|跻身|[是为])(?:了)?\\Z"
)
_RANK = re.compile(
    "(?:全[省市区州])?(?:各?县[市区]+)?(?:第[一二三四五六七八九十\\d]|前[列茅三五十\\d]|首[位列]|榜首|唯一|第一方阵|先进行列)"
)
"""Around a place that the home has a rank in: 位居|云州|第一, 是|云州|唯一."""
_BUREAU = re.compile(
    r"[\u4e00-\u9fff]{0,16}?(?:厅|局|发改委|商务委|平台|办公室)(?:消息|获悉|[\s·]|\Z)|(?:政协|人大)[^,，。;；、]{0,8}[、,，][^,，。;；、]{0,8}(?:书记|[县市区]长)"
)
"""Behind a place what tells only whose site, news or second office is named: 某省|商务厅, 某市|政协副主席、县委书记."""
_VENUE = re.compile(r"[^,，。;；\n]{0,20}?(?:签署|签订|签约|举行|举办|召开|开幕|(?:推介|对接|洽谈|交流|座谈)大?会)")
"""After 在 and a place what tells that something was only held or signed there."""


def parent(page: Page, plain: list[Mention], home: Mention) -> Iterator[Claim]:
    """Give partOf for the home of a page: in the nearest division above it that the lead names, else in one that honours it. `plain`: the page's regions."""
    above = _above(page, plain, home)
    if above:
        nearest = max(above, key=lambda m: (len(str(m.value).rstrip("0")), -m.start))
        yield Claim("partOf", home, Span(nearest.start, nearest.stop), "location/home-parent", object=nearest)
    else:
        yield from _honoured(page, plain, home)


def _above(page: Page, plain: list[Mention], home: Mention) -> list[Mention]:
    """Give the divisions above the home that the lead names for themselves, not as a venue, a guest's, a firm's or an office's."""
    text = page.text.text
    lead = next((z.start for z in page.text.zones if z.label is Label.ARTICLE), 0) + _LEAD
    firms = {m.start for m in page.mentions if m.kind in (Kind.COMPANY, Kind.PROJECT, Kind.PARK) and not m.implied}
    above = [
        m
        for i, m in enumerate(plain)
        if m.start < lead
        and not m.implied
        and under(home, m)
        and _names(m, text)
        and m.start not in firms
        and _BUREAU.match(text, m.stop) is None
        and not (text[m.start - 1 : m.start] == "在" and _VENUE.match(text, m.stop))
        and not _of_row(text, plain, i)
    ]
    chained = any(
        a.stop == m.start and m.value == home.value and not a.implied and under(m, a) for a, m in pairwise(plain)
    )
    return [m for m in above if not _OFFICE.match(text, m.stop)] if chained else above


def _of_row(text: str, plain: list[Mention], at: int) -> bool:
    """Tell whether the place stands in a row with others beside it, as guests and members do: 甲市、乙市相关领导."""
    place = plain[at]
    before, after = plain[at - 1] if at else None, plain[at + 1] if at + 1 < len(plain) else None
    pairs = ((before, place), (place, after))
    return any(
        one is not None
        and other is not None
        and one.value
        and other.value
        and text[one.stop : other.start] in JOINS
        and one.value != other.value
        and not under(other, one)
        and not under(one, other)
        for one, other in pairs
    )


def _honoured(page: Page, plain: list[Mention], home: Mention) -> Iterator[Claim]:
    """Read 青岭县…被列为云川省某某示范县: the home lies in the place above it that honours it."""
    text = page.text.text
    for region in plain:
        ranked = not region.implied and under(home, region) and not in_name(page, region)
        if ranked and _RANK.match(text, region.stop) and _RANKED.search(text, max(0, region.start - 8), region.start):
            yield Claim("partOf", home, Span(region.start, region.stop), "location/honoured", object=region)
    for before, region in pairwise(plain):
        if region.implied or before.value != home.value or not under(home, region):
            continue
        if _HONOUR.fullmatch(text, before.stop, region.start) and not in_name(page, before):
            yield Claim("partOf", home, Span(before.start, region.stop), "location/honoured", object=region)


def _names(region: Mention, text: str) -> bool:
    """Tell whether the mention names the region itself: not a newspaper, not in a title, a short name not run into other words."""
    if (
        MEDIA.match(text, region.stop)
        or text.startswith(("商会", "客商", "同乡会", "企业家"), region.stop)
        or text.rfind("《", max(0, region.start - 40), region.start)
        > text.rfind("》", max(0, region.start - 40), region.start)
    ):
        return False
    if INNER.match(text, region.stop) or (
        text[region.start - 1 : region.start] in ("是", "为", "入") and _LISTED.match(text, region.stop)
    ):
        return False
    if not in_full(region) and text[region.start - 1 : region.start] in ("大", "新"):
        return False
    after = text[region.stop : region.stop + 1]
    return region.text[-1] in "省市州盟区" or not ("\u4e00" <= after <= "\u9fff")
