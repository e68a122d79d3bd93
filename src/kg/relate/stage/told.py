"""Stages that the context tells: a ceremony, a heading over a list, the words that close one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Claim
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.text.span import Span

PAPERS = re.compile(
    "可研|可行性研究|初步设计|项目建议书|审批|批复|核准|审查|批准|立项|评审|环评|勘[察探测]|征地|招标|选址|手续|注册|备案|预审|设计(?!能力|产能|规模)|具备"
)
"""What a project waits for before it begins; it may be told far behind its name."""
_HELD = re.compile("举行|举办|召开|在|[会式]上")
CEREMONY = re.compile(
    r"(?P<what>开工|奠基|签约|竣工|投产|(?<=集中)启动)(?:奠基|动工)?(?:仪式|活动|大会|现场会|会(?=上))(?!前)"
)

_HEADING = re.compile(
    r"[\s\u3000【\[〖◆●■★▲#]*(?P<number>[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．:：]\s*)?"
    r"(?P<said>(?:[\u4e00-\u9fff]{1,5}[省市县区旗镇])?(?:20\d\d年度?)?(?:第?[一二三四1-4]季度|[上下]半年)?(?:集中|计划|重点|新|拟|已|今年|本次|此次|(?:竣工|建成)(?=投产))*(?P<not>尚未|未|没有)?(?:按[时期]|如期)?(?P<what>签约|开工|动工|竣工|投产|奠基|续建|在建|前期|储备|谋划|拟建|在谈|洽谈)(?:的)?[^,，。;；\n、]{0,8}项目(?:名单|清单|情况|进展|简介|介绍|概况|一览表?|目录|方面)*(?:共?有?\d+[个项]|[(（]共?\d+[个项][)）])?(?:如下|包括|有|分别[是为])?[】\]〗:：。;；]*\s*$)?",
    re.M,
)
"""What opens a section, numbered or not, that names projects of one stage."""
ATTACHED = re.compile(
    r"[\s\u3000【(（]*(?:附[:：]?|(?=[^\n]{2,16}$))(?:此次|本次|上述|部分|重点|重大|主要|新?(?:开工|签约|竣工|投产))*(?:项目|工程)(?:基本)?(?:概况|简介|名单|清单|情况|介绍|一览)(?:表)?[】)）]?(?:[:：]|\s*$)"
)
"""What opens the list of the projects of a ceremony behind the news of it: 附项目概况:."""
AHEAD = re.compile("将|拟|计划|预计|力争|目标")
"""What tells that a stage is to come."""
_RANKS = (
    re.compile("[一二三四五六七八九十]{1,2}[、.．:：]"),
    re.compile("[(（][一二三四五六七八九十]"),
    re.compile(r"\d"),
)
"""How headings are numbered, the higher first."""


def section_of(line: str) -> tuple[str | None, int] | None:
    """Give the stage of the projects that the heading `line` is above, None for none, and its rank (0 the highest); None for no heading."""
    match = _HEADING.match(line)
    if match is None or not (match["number"] or match["said"]):
        return None
    number = (match["number"] or "").strip()
    rank = next((i for i, sign in enumerate(_RANKS) if sign.match(number)), len(_RANKS)) if number else 0
    if match["what"] is None:
        return None, rank
    if match["not"]:
        return ("planned" if match["what"] in ("开工", "动工") else None), rank
    ahead = match["what"] in ("开工", "动工", "竣工", "投产") and AHEAD.search(match["said"]) is not None
    if ahead:
        return ("planned" if match["what"] in ("开工", "动工") else None), rank
    return CLOSED_AS.get(match["what"], CEREMONIES.get(match["what"], "planned")), rank


TOLD = re.compile(
    r"(?:(?:此次|本次|这次|此番|当天|当日|现场|会上)(?:集中|共|正式)*|(?<=[。\n])(?:在)?(?:集中)?(?=(?:签约|开工|动工|竣工|投产)的?项目(?:中[,，]|中?有|包括|分别[为是]|依次[为是]|计有|共有)))"
    r"(?P<what>签约|开工|动工|奠基|竣工|投产|(?<=集中)启动)(?:的)?(?:\d+个)?[^,，。;；]{0,8}项目"
)

CEREMONIES = {
    "开工": "started",
    "动工": "started",
    "启动": "started",
    "奠基": "started",
    "签约": "signed",
    "竣工": "completed",
    "投产": "operating",
    "新建": "started",
    "续建": "construction",
    "在建": "construction",
}

_VENUE = re.compile("[”」]?(?:项目|工程)?(?:主|分)会场")
"""What follows the name of a project whose site is one of those where the ceremony for many is held."""
EVENT = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)[个大][^,，。;；]{0,10}项目(?:集中|同时|同步|同日|同期|正式|全面|双双|破土)*(?P<what>签约|开工|动工|奠基|竣工|投产|(?<=集中)启动)"
    r"|集中(?P<also>签约|开工|动工|竣工|投产)(?:一批|(?:重点|重大|产业)*项目?\d+个|\d+个)"
    r"|(?:成功|共|集中|现场)(?P<signed>签)(?:订|署|约)(?:了)?[^,，。;；\d]{0,10}(?:协议|合同|项目)(?:共)?\d+[个项份]"
)
"""A ceremony told of in passing: 7个项目集中开工."""

RESUMED = re.compile(
    r"[“]?(?:据了解|据悉|据介绍|记者了解到)?[,，]?(?:这|上述)\d+个[^,，。;；]{0,8}项目|其中[,，有包]|(?:此次|本次|这次|此番|这批|当天|当日|这些|现场)(?:集中)?(?:签约|开工|复工|动工|竣工|投产|参加)?的?[^,，。;；]{0,10}项目"
)
"""What takes up the projects of a ceremony that an earlier paragraph told of."""

COUNTED = re.compile(r"等(?:共)?(?:\d+|[一二三四五六七八九十]+)(?:余|多)?(?:个|项)|等[^,，。;；]{0,12}项目")

CLOSING = re.compile(
    r"(?P<what>未开工|(?<!未)(?:拟开工|计划开工|续建|在建|新开工|开工|签约|竣工|投产|储备|谋划|在谈|洽谈|拟建|引进|前期|预备))(?:的)?(?:重点|重大|产业|工业|农业)*(?:项目|工程)$"
)

CLOSED_AS = {
    "未开工": "planned",
    "拟开工": "planned",
    "计划开工": "planned",
    "续建": "construction",
    "在建": "construction",
    "新开工": "started",
    "开工": "started",
    "签约": "signed",
    "引进": "signed",
    "竣工": "completed",
    "投产": "operating",
    "储备": "planned",
    "谋划": "planned",
    "拟建": "planned",
    "前期": "planned",
    "预备": "planned",
    "在谈": "negotiating",
    "洽谈": "negotiating",
}


_CUE = re.compile(
    "集中启动|引进|招引|储备|谋划|前期|拟建|建成|完工|签|新建|续建|在建|开工|动工|落户|落地|奠基|竣工|投产|在谈|洽谈|意向"
)
"""One of these stands in whatever `ceremony_of`, `event_of`, `population_of` and `TOLD` find; most sentences hold none."""


def ceremony_cues(page: Page) -> list[int]:
    """Give where the words stand, in order, without which no sentence tells of a ceremony or counts the projects of one."""
    return [cue.start() for cue in _CUE.finditer(page.text.text)]


def holds(cues: Sequence[int], sentence: Span) -> bool:
    """Tell whether one of the offsets `cues`, which are in order, lies in the sentence."""
    at = bisect_left(cues, sentence.start)
    return at < len(cues) and cues[at] < sentence.stop


def ceremony_of(page: Page, sentence: Span) -> str | None:
    """Give the stage of a ceremony that the sentence tells of: 集中开工仪式在某地举行."""
    told = TOLD.search(page.text.text, sentence.start, sentence.stop)
    if told is not None:
        return CEREMONIES[told["what"]]
    match = CEREMONY.search(page.text.text, sentence.start, sentence.stop)
    return CEREMONIES[match["what"]] if match and _HELD.search(page.text.text, sentence.start, sentence.stop) else None


def event_of(page: Page, sentence: Span) -> str | None:
    """Give the stage of a ceremony that the sentence tells of, be it in passing; a later paragraph may take it up."""
    match = EVENT.search(page.text.text, sentence.start, sentence.stop)
    if match is None or re.search(
        "将|拟|计划|预计", page.text.text[max(sentence.start, match.start() - 12) : match.start()]
    ):
        return None
    return "signed" if match["signed"] else CEREMONIES[match["what"] or match["also"]]


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_UNBEGUN = frozenset(("planned", "negotiating", "signed"))
"""Stages before the work, which may be told of a year to come."""


def due(page: Page, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Leave out the stages that are to be reached after the page's own day; what is to begin then is planned, what is to end in this year goes on."""
    today = page.date.isoformat() if page.date is not None else None
    for claim in claims:
        if today is None or claim.value in _UNBEGUN:
            yield claim
            continue
        ends = (
            claim.value in ("completed", "operating") and claim.date is not None and len(claim.date) == len("2021-12")
        )
        later = ends and str(claim.date) > today[: len(str(claim.date))]
        years = _YEAR.findall(page.text.text, claim.quote.start, claim.quote.stop)
        if not later and all(year <= today[:4] for year in years):
            yield claim
        elif claim.value == "started":
            yield replace(claim, value="planned")
        elif claim.date is not None and claim.date[:4] == today[:4]:
            yield replace(claim, value="construction", date=None)


def counted(page: Page, group: Group) -> bool:
    """Tell whether a count of projects closes the list: 等12个项目."""
    return COUNTED.match(page.text.text, group.trail.start, group.trail.stop) is not None


_ON_SITE = re.compile(r"(?:建设|施工)?现场(?:隆重|正式|顺利)*(?:举行|举办|召开)")
_HELD_AT = re.compile("(?:仪式|典礼|活动|大会)[^,，。;；]{0,4}在[^,，。;；]{0,12}$")
"""What leads from a ceremony to where it is held; of a site where one for many is held the sentence may tell no more."""
_SITE_OF = re.compile(r"(?:[主分]?会场|[主分]现场)(?:(?:分别)?(?:设立?在|位于|[是为])[^,，。;；]{0,16}|[,，])$")


def hosts(page: Page, group: Group) -> bool:
    """Tell whether the ceremony of the sentence is held where the project is built: 集中开工仪式在|某项目现场举行."""
    text = page.text.text
    inside = _ON_SITE.match(text, *group.trail) is not None and _HELD_AT.search(text, *group.lead) is not None
    return (inside or _SITE_OF.search(text, *group.lead) is not None) and ceremony_of(page, group.sentence) is not None


def venue(page: Page, group: Group) -> bool:
    """Tell whether the site of the project is named as one of those of a ceremony: 分别是|甲产业园|分会场."""
    return len(group.projects) == 1 and _VENUE.match(page.text.text, *group.trail) is not None


_ENTRY = re.compile(r"[,，:：。;；\n]|\Z")


def entered(page: Page, group: Group) -> bool:
    """Tell whether the project opens its paragraph as an entry of a list does: 青岭云母材料项目,产品为…"""
    text = page.text.text
    start = group.projects[0].start
    return (
        group.single
        and text[text.rfind("\n", 0, start) + 1 : start].strip() == ""
        and _ENTRY.match(text, group.trail.start, group.trail.stop + 1) is not None
    )


_PRESENTED = re.compile(r"(?:总?投资(?:额|规模)?最大)?[,，]?(?:计划|预计)?(?:总投资|占地|总用地)")


def presented(page: Page, group: Group) -> bool:
    """Tell whether the sentence opens with the project and goes on with its figures, as reports of a ceremony present it."""
    return not page.text.text[group.lead.start : group.lead.stop].strip() and (
        _PRESENTED.match(page.text.text, *group.trail) is not None
    )
