"""Whose doing it is where an office of another level than the page's own speaks or acts: 市长…强调, 各县区…; 市督查组; 省发改委推行."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.knowledge.gazetteer import Gazetteer
from kg.model import Kind, Mention
from kg.relate.page import Page
from kg.text.span import Span

_UPPER = "省市州盟"
_SPEAKER = re.compile(
    rf"(?:^|[,\uff0c。;\uff1b、\s后上])(?P<level>[{_UPPER}])(?:委(?:副?书记|常委)|长(?=[\u4e00-\u9fff])|政府(?:副[{_UPPER}]长|党组|秘书长))"
    r"[^。;\uff1b]{0,60}?(?:强调|要求|指出|表示|部署)"
)
"""An officer of a level who tells what is to be done: 市委副书记、|市长某某|主持会议并|强调."""
_THOSE_BELOW = re.compile("各县|各市[州县区]|各区县|各地区|各旗县|各地各")
"""Whom one above speaks to: 各县区要…."""
_ACTS = re.compile(
    rf"(?:^|[,\uff0c。;\uff1b\s])(?P<level>[{_UPPER}])(?!场|政公|会|域|民|值|直|级)(?:委省?市?政府|委、[{_UPPER}]政府|政府|[\u4e00-\u9fff]{{1,6}}[厅局委办])"
    r"(?:[\u4e00-\u9fff]{0,6})(?:推行|实行|开展|实施|出台|建立|启动|部署|探索|创新|组织|推出)(?:了|出)?[“「]?$"
)
"""An organ of a level as the subject of the verb before the mechanism: 省发改委|推行|…."""
_WHOLE = re.compile("全(?P<level>[省市州盟])(?:上下|范围内)?的?[“「]?$")
"""Right before a mechanism, whose it is as a whole: 在|全市|“某某”攻坚战役中."""
_REACH = 120


def above(
    page: Page, sentence: Span, name: Mention, place: Mention, gazetteer: Gazetteer, printed: Mapping[str, str]
) -> Mention | None:
    """Give the region whose mechanism `name` is where the running text speaks of `place`: the one above it, if the sentence says that its officers speak or act.

    `printed`: the longest form that the page prints of each code. None: one above speaks, and the gazetteer does not tell which.
    """
    level = _level(page.text.text, sentence, name)
    if level is None or place.kind is not Kind.REGION or place.text[-1] == level or place.value is None:
        return place
    path = gazetteer.path(str(place.value))
    if path and path[-1].name[-1] == level:
        return place
    unit = next((u for u in reversed(path[:-1]) if u.name[-1] == level), None)
    if unit is None:
        return None if level != "市" else place
    return Mention(Kind.REGION, name.start, name.stop, printed.get(unit.code, unit.name), value=unit.code, implied=True)


def _level(text: str, sentence: Span, name: Mention) -> str | None:
    """Give the level word of the office that speaks or acts in the sentence before `name`, None where it is the page's own."""
    if name.text[0] in _UPPER and name.text[1:].startswith("督"):
        return name.text[0]
    whole = _WHOLE.search(text, max(sentence.start, name.start - 8), name.start)
    if whole is not None:
        return whole["level"]
    low = max(sentence.start - 1, name.start - _REACH, 0)
    speaker = _SPEAKER.search(text, low, name.start)
    if speaker is not None and _THOSE_BELOW.search(text, speaker.end(), name.start):
        return speaker["level"]
    acts = _ACTS.search(text, low, name.start)
    return acts["level"] if acts is not None else None
