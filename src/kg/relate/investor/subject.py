"""Investors that open a sentence, or the one before it, and act on in it: 甲公司是本地企业,…,今年3月投资5000万元兴建某基地; 甲公司13日宣布,…某项目投产."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Claim, Kind, Mention
from kg.relate.groups import Group
from kg.relate.investor.company import meant
from kg.relate.page import Page
from kg.text.span import Span

_WHEN = r"(?:(?:今年|去年|前年|近年来?|近日|日前|昨[日天]|今[日天]|目前|当年|同年|20\d\d年)?(?:\d{1,2}月份?|年?[初底]|上半年|下半年)?(?:\d{1,2}日)?[,，]?)"
_PAYS = re.compile(
    rf"[,，;；]{_WHEN}(?:又|还|再|已|将|拟|计划|先后|累计|共|并|总)*(?:投资|投入|斥资|出资)[^,，。;；\d]{{0,3}}\d[^,，。;；]{{0,8}}元(?:资金)?[,，]?"
    r"(?:在[^,，。;；]{2,14})?(?:投资)?(?:兴建|建设|新建|建成|打造|新上|扩建|实施|开工建设)了?的?[“]?$"
)
"""The last clause before a project, in which whoever the sentence speaks of pays for it."""
_ANNOUNCES = re.compile(
    rf"{_WHEN}(?:正式|对外|也|又)*(?:宣布|透露|公布消息|发布消息)称?[,，:：](?:[^。;；]{{0,40}}[,，—]+)?(?:公司|集团|企业|其|旗下)?的?(?:[^,，。;；]{{0,12}}——|[^,，。;；、]{{0,8}})?[“]?$"
)
"""From a company that announces something to the project that it announces."""
_THE_FIRM = re.compile(
    "[“]?(?:据(?:介绍|了解|悉)[,，])?(?:目前|如今|近年来?)?[,，]?(?:该|这家|我们)?(?:公司|企业)(?![的与和及、])"
)
"""What opens a sentence that speaks of a company named before."""
_MAKES = re.compile(
    rf"[,，;；]{_WHEN}(?:一期|首期|目前|先后|已|又|现|还|陆续|该?公司|企业)*(?:投资)?(?:建成|建起|新上|上马|兴建|新建|投建|开工建设)了?$"
)
"""The last clause before a project, in which whoever the sentence speaks of builds it."""
_SETTLED = re.compile("(?:落户|入驻|坐落于?|位于|引进)[^,，。;；、]{0,16}的$")
"""What may be said of a company before its name, where the sentence speaks of it: 新落户某工业园的|某公司."""
_DONE = re.compile(
    r"[”]?(?:[一二三]期)?(?:工程)?(?:已|将|近日|日前|当日|成功|正式|顺利|全面|如期|于[^,，。;；]{2,10}|在[^,，。;；]{2,12})*(?:投产|开工|启动|建成|竣工|动工|奠基|落成|投运|试产|量产|达产|投入运营)"
)
_GOES_ON = re.compile(
    rf"{_WHEN}(?:该?公司|集团|企业)?(?:又|还|再|已|将|拟|计划|先后|正式|成功)*(?:投资[^,，。;；]{{0,10}}元)?(?:(?:建成|新建|兴建|启动|上马|新上|投资建设|开工建设|投产)了?[^,，。;；、]{{0,4}}"
    r"|(?:建设|承建|投资|实施|在建)的[^,，。;；、]{0,12}项目(?:包括|有)[:：]?)$"
)
"""What opens a sentence that goes on about the company of the one before it."""
_BY = re.compile("[^,，。;；:：\n]{1,24}")
"""What may be said of a company before its name: 全国最大的纤维基地|某股份有限公司."""
_JOINT = "与和由对向给在同为、"
_BUILDS = re.compile(
    "(?:正在?|也|已)?[^,，。;；]{0,8}(?:开展|推进|进行|组织|加快)(?:了)?(?:项目|工程|厂房|厂区)(?:建设|施工)"
)
"""What says of a company that it builds something, which the next sentence names."""
_LISTS = re.compile("项目(?:包括|有)[:：]?$")
_ELSE = re.compile("政府|[县市区镇省]委|管委会|我[县市区]|全[县市区]")
_SUBJECT = re.compile(
    r"[^,，。;；]{0,3}(?:[,，]|是|系|在|于|将|已|主要|专业|成立|始建|创建|依靠|通过|自|作为|从事|拥有|位于|凭借|坚持|致力)"
)
"""What follows a company that a sentence speaks of."""


def acting(page: Page) -> Iterator[Claim]:
    """Give investedBy claims of projects on which the company acts that their sentence, or the one before it, opens with."""
    before = {b.start: a for a, b in zip(page.sentences, page.sentences[1:], strict=False)}
    for group in page.groups:
        firm = _of_sentence(page, group)
        if firm is None and (last := before.get(group.sentence.start)) is not None:
            firm = _of_last(page, group, last)
        if firm is None:
            continue
        lists = _LISTS.search(page.text.text, group.sentence.start, group.projects[0].start)
        for project in group.projects if group.single or lists else group.projects[:1]:
            if not page.within(project.start, project.stop, Kind.COMPANY):
                yield Claim(
                    "investedBy", project, Span(group.sentence.start, project.stop), "investor/subject", object=firm
                )


def _of_sentence(page: Page, group: Group) -> Mention | None:
    text, sentence = page.text.text, group.sentence
    firms = page.within(sentence.start, group.projects[0].start, Kind.COMPANY)
    if not firms and (told := _THE_FIRM.match(text, *sentence)) is not None:
        between = text[told.end() : group.projects[0].start]
        paid = _PAYS.search(between) and not _ELSE.search(between.rsplit(",", 1)[-1])
        return meant(page, sentence) if paid else None
    if len(firms) != 1 or group.lead.start > sentence.start:
        return None
    between = text[firms[0].stop : group.projects[0].start]
    opens = firms[0].start == sentence.start
    if not opens and (text[firms[0].start - 1] in _JOINT or not _BY.fullmatch(text, sentence.start, firms[0].start)):
        return None
    if (opens or _SETTLED.search(text, sentence.start, firms[0].start)) and _MAKES.search(between):
        return None if _ELSE.search(between) else firms[0]
    if opens and _PAYS.search(between) and not _ELSE.search(between.rsplit(",", 1)[-1]):
        return firms[0]
    if _ANNOUNCES.fullmatch(between) and _DONE.match(text, group.projects[-1].stop):
        return firms[0]
    return None


def _of_last(page: Page, group: Group, last: Span) -> Mention | None:
    text, sentence = page.text.text, group.sentence
    firms = page.within(*last, Kind.COMPANY)
    if len({f.text for f in firms}) != 1 or group.lead.start > sentence.start:
        return None
    builds = group.projects[0].start == sentence.start and _BUILDS.match(text, firms[0].stop, last.stop)
    if builds and not page.within(*last, Kind.PROJECT):
        return firms[0]
    if (
        firms[0].start != last.start
        or not _SUBJECT.match(text, firms[0].stop, last.stop)
        or page.within(*last, Kind.PROJECT)
    ):
        return None
    if page.within(sentence.start, group.projects[0].start, Kind.COMPANY, Kind.REGION, Kind.PARK):
        return None
    return firms[0] if _GOES_ON.fullmatch(text, sentence.start, group.projects[0].start) else None
