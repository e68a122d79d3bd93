"""Who invests: by the name of the project, by 由…投资, by …投资建设, by the contract for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.knowledge import Knowledge
from kg.model import Claim, Kind, Mention
from kg.relate.investor.after import behind, built, followed
from kg.relate.investor.aside import beside, of_the_one_before
from kg.relate.investor.brand import branded, selves
from kg.relate.investor.company import itself, told_by
from kg.relate.investor.denied import denied
from kg.relate.investor.linked import linked, moved
from kg.relate.investor.onward import onward
from kg.relate.investor.speaker import spoken
from kg.relate.investor.subject import acting
from kg.relate.page import Page
from kg.relate.protagonist import protagonist
from kg.text.span import Span

MANY = re.compile("等(?:\\d+|[两三四五六七八九十]+)(?:余|多)?家")
"""What counts firms of which each has another of the projects that follow: 甲、乙等13家企业,就一项目、二项目…."""
_OWNED = re.compile(
    r"旗下|携(?:总?投资)?(?:约|超|近)?\d[^,，。;；、]{1,10}元(?:的)?|(?:宣布|表示|披露|公告|公布)其(?:在[^,，。;；、的]{2,10}的?)?|(?:(?:旗下|(?:也|已|正)?(?:在|位于)[^,，。;；、的]{2,10}|即将[^,，。;；的]{2,4}|[^,，。;；、的\d在于到与和]{2,6}))?的(?:首个|又一个?|第[一二三四五]个)?(?:[^,，。;；的]{2,14}、){0,3}"
)
_VISITS = re.compile(
    "代建|施工|援建|承担|承办|设计|监理|勘察|编制|调研|考察|参观|视察|走访|协调|督导|座谈|交流|解决|服务|介绍|推进|支持|负责人|董事长|总经理|总裁|经理|人员|代表|专家"
)
"""What stands between 甲公司 and a project that it owns, the last of a list."""
_TOGETHER = re.compile("共同|联合|合作|携手|合资|联手|双方|组成|三方|组建")
"""What tells that several companies invest in all of several projects; without it each may have its own."""
_CONTRACT = re.compile("标段|采购|施工|土建|设备|监理|设计|勘察|总承包|安装|EPC")
"""What is bid for by those who only work on a project or deliver to it."""
_NEAR = 12
"""So many characters behind the project's name this is looked for."""
_APPOSED = re.compile(
    r"(?:首个|又一个?|第[一二三四五]个|重点|龙头|标志性|最大)?[^,，。;；的]{0,14}(?:项目|工程|基地)(?:之一)?(?:——|—|:)[“]?$"
)
"""What a project is called before its name: 甲集团在某县的|首个化工项目——|某某项目."""
_CHAINED = re.compile(r"[、和与及]|以及|(?:、|和)?(?!旗下|[所下]属|[是系])[^,，。;；、]{0,2}")
_ABOUT = re.compile(r"(?:对|就)[“]?$")
_PAYS = re.compile("[投出]资")
_AGREES = re.compile(r"[^。;；]{0,50}?(?:签|协议|合同|合作|进行(?:全面)?(?:投资|开发|建设))")
"""What follows the projects that a firm is said to deal with: 就|某项目|签约, 对|某项目|进行投资."""
_OF_PLACE = re.compile("(?:^|[城区市县镇园])(?P<place>..)(?:园区|工业园区?|开发区|集中区|集聚区|片区)$")
"""A park named after a place of two characters: what is built there bears the place's name, no company's."""
_LEADS_TO = re.compile("(?:的|有|为|是|包括|:|：|、|了|对|就|建设|[兴新开投]建|建[成起]|签[订署下]|实施)$")
"""What stands right before the projects of a company when all of the list are its own."""
_BRANCH = 5
"""So many characters at most has a branch that is called by its place: 青岭公司."""
_BRAND = 2
"""Characters of the shortest brand."""
_WARES = re.compile("[^一二三四五六七八九十期]{0,2}?深?(?:加工|种植|养殖)")
"""Behind a head what makes its word of trade what is made: 瑞川药材|加工项目, where another is told to invest."""
_PROPER = 4
"""Characters of a brand with its word of trade."""
_TRADE = re.compile("(?:业|科技|食品|制药|农牧|股份|控股|集团)$")
"""What ends the short name of a company and no name of what it makes."""
_OUGHT = re.compile(r"(?:希望|感谢|欢迎|祝愿)[^,，。;；]{0,4}$")


def claims(page: Page, knowledge: Knowledge) -> Iterator[Claim]:
    """Give investedBy claims. A head of a project's name counts only where it reads as a company's name by itself."""
    told = [*behind(page), *_stated(page), *acting(page), *branded(page, knowledge), *spoken(page)]
    told.extend(onward(page, told))
    yield from told
    yield from (*built(page), *selves(page))
    owners: dict[str, list[str]] = {}
    brands = knowledge.once("relate.investor.brands", lambda k: frozenset(k.words("company_brands")))
    for claim in told:
        if claim.object is not None:
            owners.setdefault(claim.subject.text, []).append(claim.object.text)
    named = (_OF_PLACE.search(m.text) for m in page.mentions if m.kind is Kind.PARK)
    sites = {m["place"] for m in named if m is not None}
    for group in page.groups:
        for project in group.projects:
            head = next((m for m in page.within(project.start, project.stop, Kind.COMPANY)), None)
            if (
                head is not None
                and head.stop < project.stop
                and (head.text[:2] not in sites or _placed(page, head))
                and not _outdone(head.text, owners.get(project.text, ()), head.text in brands or _by_itself(page, head))
                and not (owners.get(project.text) and _WARES.match(page.text.text, head.stop, project.stop))
            ):
                owner = _of_branch(page, head, knowledge)
                if owner is not None:
                    yield Claim("investedBy", project, Span(project.start, project.stop), "investor/name", object=owner)
                yield from _paired(page, group.projects, project, head)


def _of_branch(page: Page, head: Mention, knowledge: Knowledge) -> Mention | None:
    """Give `head`, or for one that only a place names (青岭公司) the company of the page whose branch it is; None where the page is about none."""
    place = head.text.removesuffix("公司")
    if len(head.text) > _BRANCH or place == head.text or place not in knowledge.gazetteer.forms():
        return head
    owner = protagonist(page)
    return owner if owner is not None and owner.text != head.text else None


def _outdone(head: str, owners: Sequence[str], known: bool) -> bool:
    """Tell whether the text names the investor better than the brand `head` of the project's name does: in full, or another one.

    A well known brand and one with its word of trade (`known`) stand beside another investor.
    """
    if head.endswith(("公司", "集团")):
        return False
    return any(len(owner) > len(head) and (not known or head[:2] in owner) for owner in owners)


def _by_itself(page: Page, head: Mention) -> bool:
    """Tell whether `head` is a brand, behind a place or none, with a word that only trades are called by: 瑞川矿业, but not 云州瑞川, 瑞川电机."""
    places = page.within(head.start, head.stop, Kind.REGION)
    brand = places[0].stop - head.start if places else 0
    return _TRADE.search(head.text, brand + _BRAND) is not None


def _placed(page: Page, head: Mention) -> bool:
    """Tell whether the company's name goes on behind the place that it opens with: 云州|瑞川科技."""
    places = page.within(head.start, head.stop, Kind.REGION)
    return bool(places) and places[0].start == head.start and head.stop - places[0].stop >= _PROPER


def _stated(page: Page) -> Iterator[Claim]:
    """Give what sentences say of the investors of their projects."""
    text = page.text.text
    for group in page.groups:
        first, low = group.projects[0].start, group.lead.start
        firms = [
            m
            for m in page.within(low, first, Kind.COMPANY)
            if m.start >= low and not (beside(text, m, first) or of_the_one_before(text, group, m))
        ]
        known = itself(page, group, firms[-1]) if firms else None
        if known is not None:
            for project in group.projects:
                yield Claim("investedBy", project, Span(known.start, project.stop), "investor/company", object=known)
        elif firms:
            yield from _led(page, _own(page, group.projects), firms)
        elif (firm := told_by(page, group)) is not None:
            for project in group.projects:
                if not page.within(project.start, project.stop, Kind.COMPANY):
                    yield Claim(
                        "investedBy",
                        project,
                        Span(group.lead.start, project.stop),
                        "investor/company",
                        object=firm,
                    )
        if group.single:
            yield from followed(page, group.projects[0], group.trail)
        else:
            for i, project in enumerate(group.projects[1:], 1):
                between = list(page.within(group.projects[i - 1].stop, project.start, Kind.COMPANY))
                if between and re.fullmatch(
                    r"(?:计划|预计)?(?:共同|联合|总)?(?:投资|出资)?(?:\d[^,，。;；]{0,10}元)?(?:建设|兴建|打造|实施|承建)?的?",
                    text[between[-1].stop : project.start],
                ):
                    yield Claim(
                        "investedBy",
                        project,
                        Span(between[-1].start, project.stop),
                        "investor/list",
                        object=between[-1],
                    )


def _own(page: Page, projects: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give the projects of a list before the first that another company stands before: 甲公司投资的一项目、|乙公司投资的二项目."""
    for i, (one, two) in enumerate(pairwise(projects), 1):
        if page.within(one.stop, two.start, Kind.COMPANY):
            return projects[:i]
    return projects


def _paired(page: Page, projects: tuple[Mention, ...], first: Mention, firm: Mention) -> Iterator[Claim]:
    """Read 甲集团年产1万吨…项目和年产2万吨…项目: the second is the same company's."""
    i = projects.index(first)
    second = projects[i + 1] if i + 1 < len(projects) else None
    made = ("年产", "日产", "年处理")
    if second is None or not (second.text.startswith(made) and page.text.text.startswith(made, firm.stop)):
        return
    if page.text.text[first.stop : second.start] in ("和", "及", "与", "以及"):
        yield Claim("investedBy", second, Span(first.start, second.stop), "investor/paired", object=firm)


def _led(page: Page, projects: tuple[Mention, ...], firms: list[Mention]) -> Iterator[Claim]:
    """Read 甲公司(和乙公司)…投资建设(的)某项目: every company of the list before the verb."""
    text = page.text.text
    project = projects[0]
    last = firms[-1]
    between = _APPOSED.sub("", text[last.stop : project.start])
    owned = _OWNED.fullmatch(between) is not None and len(between) > 1 and not linked(between)
    if (
        len(between) > 60
        or ("中标" in between and _CONTRACT.search(text, project.start, project.stop + _NEAR))
        or not (
            (_OWNED.fullmatch(between) and not _VISITS.search(between))
            or linked(between)
            or moved(between, text, projects[-1].stop)
        )
        or between.startswith("、")
        or _OUGHT.search(text[max(0, last.start - 8) : last.start])
        or denied(between, text, projects[-1].stop)
        or (_ABOUT.search(between) and not _PAYS.search(between) and _AGREES.match(text, projects[-1].stop) is None)
    ):
        return
    chain = [last]
    for firm in reversed(firms[:-1]):
        if _CHAINED.fullmatch(_placeless(page, firm.stop, chain[0].start)):
            chain.insert(0, firm)
        else:
            break
    if len(projects) > 1 and MANY.match(between):
        return
    named = next((m for m in page.within(project.start, project.stop, Kind.COMPANY)), None)
    if named is not None and any(firm.text in named.text for firm in chain):
        return
    if len(chain) > 1 and ("分别" in text[max(0, chain[0].start - 8) : chain[0].start] or "分别" in between):
        if len(chain) == len(projects):
            for firm, target in zip(chain, projects, strict=True):
                yield Claim("investedBy", target, Span(firm.start, target.stop), "investor/verb", object=firm)
        return
    if len(chain) > 1 and len(projects) > 1 and _TOGETHER.search(text, chain[0].start, projects[0].start) is None:
        return
    for firm in chain:
        for target in projects if not owned and (_LEADS_TO.search(between) or len(projects) == 1) else projects[:1]:
            if target is project or not _headed(page, target):
                yield Claim("investedBy", target, Span(firm.start, target.stop), "investor/verb", object=firm)


def _placeless(page: Page, start: int, stop: int) -> str:
    """Give the text between two firms without the places before the second: 与甲集团、|某园区|乙公司签约."""
    kept, at = "", start
    for place in page.places(start, stop):
        kept, at = kept + page.text.text[at : place.start], place.stop
    return kept + page.text.text[at:stop]


def _headed(page: Page, project: Mention) -> bool:
    """Tell whether the name of `project` opens with a company's, who then is its investor, or with the place it is from: 、|杭州某某阀门项目."""
    heads = page.within(project.start, project.stop, Kind.COMPANY, Kind.REGION)
    return bool(heads) and heads[0].start == project.start
