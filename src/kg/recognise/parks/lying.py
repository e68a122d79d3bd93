"""Parks that something is said to lie in: 甲项目位于|某某工业园|,总投资3亿元, 落户|某某新城: a place, whatever its name ends with and whatever follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.knowledge import Knowledge
from kg.model import Kind, Mention
from kg.text.patterns import alternation

_LIES = re.compile(r"(?:位于|坐落[于在]|地处|落户(?:于|在|到)?|入驻|选址(?:于|在)?|布局在|设在)(?:了|我国|中国)?")
_VERB = 6
"""Characters of the verb."""
_PLAIN = "(?![的在和与及等将是有为于至到从内已共了由新各该一两多])[\u4e00-\u9fff]"
_GENERIC = re.compile(
    "(?:现代|特色|重点|专业|综合|高新|高端|绿色|循环|产业|工业|农业|科技|创新|创业|物流|化工|经济|城市|东部|西部|南部|北部)*"
)
"""What names no park before its last word."""


_COUNTS = re.compile(
    r"(?:今年|去年|全年|[上下]半年|[一二三四]季度|\d{4}年|\d{1,2}月份?|以来|年内|目前|截至|前\d个月|共|已|又|新|现|累计|先后|相继|集中|同时|[(（][^()（）]{1,12}[)）])*"
    r"(?:开工|动工|复工|竣工|投产|建成|签约|在建|投用|完工)(?:建设|投产|投用|落地)?了?(?:的?(?:各类|重[点大]|工业|产业|亿元以上|规上|规模以上)*(?:项目|企业|工程)(?:共|达到?|有)*\d|\d+(?:余|多)?[个家])"
    r"|[^,，。;；:：、的在]{0,16}?\d+[个项](?:重[点大]|工业|产业|亿元以上)*(?:项目|工程)(?:集中|同时|同日)*(?:开工|动工|竣工|投产|签约)"
)
"""After a park what tells that projects of its own are counted: some|工业园|今年开工项目9个."""


def counts(text: str, park: Mention) -> bool:
    """Tell whether the page counts the projects in the park, which is then no project itself."""
    return _COUNTS.match(text, park.stop) is not None


def lain_in(text: str, park: Mention, start: int) -> bool:
    """Tell whether something is said to lie in the park, from `start` of `text` on."""
    return any(m.end() == park.start for m in _LIES.finditer(text, max(start, park.start - _VERB), park.start))


def _named(knowledge: Knowledge) -> re.Pattern[str]:
    ends = alternation(knowledge.words("park_places"))
    return re.compile(
        rf"(?P<head>(?:{_PLAIN}){{2,8}}?)(?:{ends}|(?<![公校花家乐庄果茶田陵桃竹菜梨苗物林儿游学])园)"
        "(?=境?内|里|[,，。;；、:：)）\\s的]|建设|投资|开工|奠基|动工|兴建|落地|\\Z)"
    )


def find(
    text: str,
    start: int,
    stop: int,
    found: Sequence[Mention],
    knowledge: Knowledge,
    starting: Mapping[int, Mention],
) -> Iterator[Mention]:
    """Give the parks in `text[start:stop]` that something lies in and that are not among those `found`; `starting`: regions by their start."""
    pattern = knowledge.once("recognise.parks.lying", _named)
    held = {at for park in found for at in range(park.start, park.stop)}
    for verb in _LIES.finditer(text, start, stop):
        at = verb.end()
        while (region := starting.get(at)) is not None and region.kind is Kind.REGION and region.stop > at:
            at = region.stop
        match = pattern.match(text, at, stop)
        if match is None or _GENERIC.fullmatch(match["head"]) or held.intersection(range(at, match.end())):
            continue
        yield Mention(Kind.PARK, verb.end(), match.end(), text[verb.end() : match.end()])
