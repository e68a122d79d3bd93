"""Zones whose figures a clause tells: named with another, taken up by their kind, called by a short name, opened by their first phase."""

from __future__ import annotations

import re

from kg.model import Kind, Mention
from kg.relate.page import Page

_ZONE_TOO = re.compile(
    r"(?:[、和与及]|以及)(?:(?![、在对向])[^,，。;；\d]){2,16}?(?:[产工]业园|加工园|园区|开发区|高新区|经开区|集聚区|集中区)(?!企业|管委会|签|合作)"
)
"""Behind a zone another one: what both have together is neither's."""
_OF_OTHER_KIND = ("高新区", "经开区", "开发区")
"""Ends of the names of zones which hold parks."""
_SHORT = re.compile(
    r"[\s\u3000“]*(?:目前|现在|如今|今年|去年|截至目前)?[,，]?(?P<head>[\u4e00-\u9fff]{2,4})园(?=目前|现|已|共|累计|今年|去年|先后|上半年|全年|内?[入引]|有[\d一二三四五六七八九十])"
)
"""What opens a clause about a park that the page calls short: 石桥园|目前已有."""
_PHASE = re.compile(r"(?P<park>.*?(?:产业园|工业园|科技园|物流园|创业园|园区))(?:[一二三四]期)?(?:项目|工程)?")
"""A park as a project, or its first phase: 某某产业园|一期."""
_OPENED = re.compile(
    r"(?:已|现已|正式|全面|顺利|成功|如期)*(?:投运|投用|投产|运营|建成|开园|启用|投入使用|投入运营)[^,，。;；]{0,4}[,，]"
)
"""Behind such a park what tells that it works."""
_SETTLED = re.compile(r"(?:目前|现|已|共|累计|成功|先后|有)*(?:入驻|入园|落户|引进|吸引|签约)")
"""What opens a clause about the firms that went there."""
_FAR = 2000
"""Characters before a clause in which the park is named that it calls short."""
_REACH = 600
"""Characters before a sentence in which the park is named that it takes up."""


def joined(page: Page, place: Mention) -> bool:
    """Tell whether another place is named with this one: what they have together is neither's."""
    text = page.text.text
    if place.kind is Kind.PARK:
        return _ZONE_TOO.match(text, place.stop) is not None
    after = place.stop + (2 if text.startswith("以及", place.stop) else 1)
    if text[place.stop : after] not in ("、", "和", "与", "以及"):
        return False
    return any(m.start == after and not m.implied for m in page.within(after, after + 14, Kind.REGION))


def meant(page: Page, said: str, zone: Mention, sentence: int) -> Mention | None:
    """Give the park that 该园区 takes up, where the text speaks of a zone of another kind, whose head tells of it: 某高新区主任介绍,该园区…."""
    if not said.endswith("园区") or "该" not in said or not zone.text.endswith(_OF_OTHER_KIND):
        return zone
    named = {m.text: m for m in page.within(max(0, sentence - _REACH), sentence, Kind.PARK) if m.text.endswith("园")}
    if not named:
        return zone
    return next(iter(named.values())) if len(named) == 1 else None


def named_short(page: Page, clause: int, at: int) -> Mention | None:
    """Give the park of the page that a clause opens with by a short name: 石桥园 for 某县石桥工业园; None where none or several fit."""
    match = _SHORT.match(page.text.text, clause, at)
    if match is None or page.within(clause, match.end(), Kind.REGION, Kind.PARK):
        return None
    parks = {
        m.text: m
        for m in page.within(max(0, clause - _FAR), clause, Kind.PARK)
        if match["head"] in m.text and "园" in m.text[-2:]
    }
    return next(iter(parks.values())) if len(parks) == 1 else None


def opened(page: Page, sentence: int, clause: int, at: int) -> Mention | None:
    """Give the park that works now, by the clause before, and that firms went to: 某某产业园一期正式投用,|已入驻企业12家."""
    text = page.text.text
    if not _SETTLED.match(text, clause, at) or page.places(clause, at):
        return None
    for work in reversed(page.within(max(sentence, clause - _REACH), clause, Kind.PROJECT, Kind.PARK)):
        park = _PHASE.fullmatch(work.text)
        if park is not None and _OPENED.fullmatch(text, work.stop, clause):
            name = park["park"]
            return work if work.kind is Kind.PARK else Mention(Kind.PARK, work.start, work.start + len(name), name)
    return None
