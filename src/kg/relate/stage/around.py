"""What the words around the projects of one list tell: how far they are, by what follows them and by what leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from kg.model import Claim
from kg.relate.groups import Group, recalled
from kg.relate.page import Page
from kg.relate.stage.clause import FUTURE, SOON, clause_at, lead_of, limit_of, listed_from, stated
from kg.relate.stage.contract import agreed, contracted
from kg.relate.stage.denied import undone
from kg.relate.stage.order import BEGUN, ORDER, Stated, claim, furthest
from kg.relate.stage.plan import brought, destined, intended, launched, on_paper, pushed
from kg.relate.stage.told import CLOSED_AS, CLOSING
from kg.relate.stage.words import SOME, Words
from kg.text.span import Span

_LIST_TAIL = re.compile(
    r"(?:(?=等|(?:\d{1,2}|[二两三四五六七八九十])[个项大])等?(?:共?(?:\d+|[一二三四五六七八九十两数几多百]+)(?:余|多)?[个项大]|一(?:大)?批|一系列)?[^,，。;；]{0,45}?(?:项目|工程)|(?:等?为(?:代表|龙头|引领|支撑)|在内)的[^,，。;；]{0,24}?(?:项目|工程))?"
)
_PURPOSE = re.compile(
    r"(?:推进|推动|加快|助推|助力|争取|确保|力争|力促|力保|保证|促使|促进|做好|抓好|保障|督促|跟进)(?:了)?(?:由[^,，。;；、]{2,14}(?:投资|建设)的|(?:在建|续建|新建|拟建|在谈|储备|已?开工|新?签约)的?(?:重点|重大|产业)?(?:项目|工程)?)?(?:[^,，。;；、的]{2,20}[和与及])?$"
)
_AIMS = re.compile("[^,，。;；、]{0,12}?(?:推进|推动|助推|助力|争取|确保|力争|力促|力保|保证|促使|促进|保障|督促)")
"""What opens a row of purposes: 力促甲项目投产、|乙项目开工."""
_NEXT_OF_ROW = re.compile("[^,，。;；、]{2,12}、")
"""What leads from a project of a row, and what is said of it, to the next."""
_PAST = re.compile(r"今年以来|近年来|去年|(?:前[一二三]季度|上半年|[1一]季度|1-\d{1,2}月)[,，]|截至|先后|成功|累计")
"""What makes of a purpose what has been done: 前三季度,推动|某项目落地."""
_ATTRIBUTE = re.compile(r"的[^,，。;；]{0,24}")
"""What leads from a stage word to the next project, of which the word is said: 甲项目现场,刚刚开工|的乙项目."""
_OBJECT = re.compile("(?:建设|投产)?了[^,，。;；]*")
"""What leads from a stage word that opens a clause to the project that it acts on: 甲项目,|开工建设|了乙公司投资的丙项目."""
_ALSO = ("", "也", "又", "还", "并", "新", "已", "成功", "先后", "相继", "集中")
"""What may stand before such a word."""
_NEXT_ITEM = re.compile("、[^,，。;；、]{0,4}")
"""What leads from a project to the stage of the next item of its row: 甲项目|、已|签约的乙项目."""
_PART = re.compile(
    r"(?:园区?)?[内里]的?[^,，。;；]{2,20}?(?:公司|企业|集团|厂|商户)|的(?!主体|土建|基础|厂房|一期|首期|前期|主要|各项|配套)(?:第[一二三四]条|[^,，。;；、的]{0,12}?)(?:工程|生产线|电站|项目)(?!建设|进展|进度|现场|施工)"
)
"""What leads from a project to a thing of it that has a stage of its own: 甲产业园|的集中供热工程|已完成."""
_HELD_OR_ON = re.compile("[,，。;；]|举[行办]")
"""What tells that a stage after 在某项目 is the project's: a ceremony held there, or the next clause."""
_ON_SITE = re.compile(r"(?:建设|施工)(?:现场|工地)(?!.{0,4}(?:举[行办]|召开))")
"""A site that somebody is on, of which no ceremony is told."""
_LISTING = re.compile("项目[^。;；]*(?:有|包括|分别|涵盖)")
_DUE = re.compile(r"(?:预计|即将|将[于在])[^,，。;；]{0,10}$")
_HOPED = re.compile("(?:力争|争取|力促|努力|有望|可望|希望|拟|计划(?!内|外|单列)|准备|打算|目标是?)[^,，。;；]{0,10}$")
"""What makes of a signing before a project one that is hoped for: 力争|引进某项目."""
_MEANT = re.compile("[拟计准打]")
"""What makes of it a plan; the rest are wishes."""
_COMING = re.compile(
    r"(?:(?:(?:还|也|又|即|都|均|计划|拟)将|将(?=[与同和有对]|迎来|陆续|集中|相继|分批|于|在))(?!近)|有望|可望|力争|争取|力促)[^,，。;；]{0,16}$"
)
"""What tells, before a list, that what is said behind it is to come: 下月还将与|甲项目、乙项目等签约."""
_COLLECTIVE = re.compile(
    r"[的]?(?:建设|施工|项目)?(?:现场|工地|区|地块|所在地)(?:隆重|成功)?(?:举[行办]|召开)[^。;；]{0,40}?(?:集中|批次?|[一二三四]季度|\d+个)[^。;；,，]{0,20}(?:仪式|典礼|活动|大会)"
)
"""Behind a project on whose site a ceremony for many is held: of which that one is, the sentence leaves open."""
_SUM = re.compile(r"总投资[^,，。;；]{2,16}[,，]")
_WORK_CONTRACT = re.compile(
    r"(?:项目|工程)?的?(?:第?[一二三四\d]+标段)?(?:施工|贷款|融资|采购|设备|供货|监理|设计|勘察|总承包|EPC)[^,，。;；]{0,6}(?:合同|协议)"
)
"""Behind a project what tells that a contract of the work on it is signed: 签订了某项目|施工合同."""
_INTENT = re.compile("等[^,，。;；]{0,40}?项目(?:和|及|以及)(?:合作|投资|招商|签约)?意向")
"""Behind a list what tells that no more than an intention stands behind some of it: 谈成甲、乙等9个项目|和合作意向."""
_HOUSES = re.compile(
    r"等?(?:共)?(?:\d+|[一二两三四五六七八九十数几百]+)(?:余|多)?家(?![^,，。;；]{0,6}(?:酒店|饭店|宾馆|医院|学校|幼儿园|养老院|敬老院|电厂|工厂|市场|商场|公园|景区|民宿|影院))"
)
"""What counts the firms or brands of a list, which are no projects: 等30多家|知名品牌."""
_THIS_YEARS = re.compile("今年[^,，。;；]{0,4}实施")
"""What tells that a work is one of this year, where nothing else tells how far it is."""
_PAPERS_OF = re.compile("的(?!(?:全部|主体|各项|整体|土建|[一二三]期)*(?:建设|施工|改造|安装|工程|扩建))")
"""After a project what tells that not it is completed but papers of it: 完成了某项目|的|可行性研究报告."""
_OTHER_AIM = re.compile(
    r"(?:等[^,，。;；]{0,20}?(?:项目|工程))?的?(?:早日|尽快|尽早|及早|顺利|全面)*(?:前期|立项|洽谈|对接|签约|落地(?!建设)|落户|报批|审批|开工|动工|竣工|投产|达产|投用)"
)
"""Behind a project that is pushed on what tells that it is to come to another stage, not that it is being built: 加快推进某项目|早日开工."""
_LONGEST_LEAD = 60
"""How many characters before a project its stage words may begin."""
_LASTING = ("completed", "operating", "started", "construction")
"""The stages that words of the future turn into plans."""


def _of_next(text: str, begin: int, start: int, stop: int, end: int) -> bool:
    """Tell whether the stage word between `start` and `stop` is said of the project that begins at `end`, not of the one that ends at `begin`."""
    if _ATTRIBUTE.fullmatch(text, stop, end):
        return True
    return text[clause_at(text, begin, start) : start] in _ALSO and _OBJECT.fullmatch(text, stop, end) is not None


class _Lead(NamedTuple):
    """A stage that the words before a group tell, with what the quote takes in beside the name: from `start`, up to `stop`."""

    stage: str
    rule: str
    start: int | None = None
    stop: int | None = None


class Around:
    """The words around one group of projects."""

    def __init__(self, page: Page, group: Group, words: Words) -> None:
        """Take the group, whose sentence is one of the page's; offsets are those of the repaired text."""
        self.page, self.group, self.words = page, group, words
        self.text = page.text.text
        trail = group.trail
        tail = _LIST_TAIL.match(self.text, trail.start, trail.stop)
        self.begin = tail.end() if tail is not None else trail.start
        self.limit = limit_of(page, group, self.begin)
        if recalled(self.text, group.sentence.start, group.projects[0].start, trail.start) == trail.stop:
            self.limit = min(self.limit, trail.stop - 1)
        self.closing = CLOSING.search(self.text, trail.start, self.begin) if tail is not None else None

    def claims(self) -> Iterator[Claim]:
        """Give a claim for each project and each stage that the words tell; none for a list of firms or brands."""
        if _HOUSES.match(self.text, *self.group.trail):
            return
        if self.best is not None:
            rule = "stage/after" if self.group.single else "stage/list"
            yield from self._of_each(self.best.stage, rule, stop=self.best.stop)
        goes = self._going_on()
        if goes is not None and (self.best is None or ORDER.index(self.best.stage) < BEGUN):
            rule = "stage/progress" if self.group.single else "stage/list"
            yield from self._of_each(goes.stage, rule, stop=goes.stop)
        if self.best is None and self.group.single:
            papers = on_paper(self.page, self.group, self.limit, self.words.after)
            if papers is not None:
                yield from self._of_each("planned", "stage/papers", stop=papers)
        opened = self._opened()
        if opened is not None:
            yield from self._of_each(opened.stage, opened.rule, start=opened.start)
            return
        if self.closing is not None and (self.best is None or self.aimed):
            yield from self._of_each(CLOSED_AS[self.closing["what"]], "stage/list", stop=self.closing.end())
        agreement = agreed(self.page, self.group, self.begin) if self.best is None else None
        if agreement is not None:
            yield from self._of_each("signed", "stage/agreed", start=agreement[0], stop=agreement[1])
        lead = self._led()
        if lead is not None and lead.stage == "planned" and lead.start is not None and self.best is None:
            signed = contracted(self.page, self.group, lead.start)
            lead = lead if signed is None else _Lead("signed", "stage/contracted", start=signed)
        if lead is not None:
            yield from self._of_each(lead.stage, lead.rule, start=lead.start, stop=lead.stop)

    def _of_each(self, stage: str, rule: str, *, start: int | None = None, stop: int | None = None) -> Iterator[Claim]:
        for project in self.group.projects:
            quote = Span(project.start if start is None else start, project.stop if stop is None else stop)
            yield claim(self.page, project, stage, quote, rule, self.group.sentence)

    @cached_property
    def aimed(self) -> bool:
        """Whether what the words behind tell is what somebody works for: 推动某项目|开工."""
        lead = self.group.lead
        aim = _PURPOSE.search(self.text, lead.start, lead_of(self.page, self.group))
        if aim is None and _NEXT_OF_ROW.fullmatch(self.text, *lead):
            aim = _AIMS.match(self.text, clause_at(self.text, self.group.sentence.start, lead.start), lead.start)
        return aim is not None and _PAST.search(self.text, self.group.lead.start, aim.start()) is None

    @cached_property
    def best(self) -> Stated | None:
        """The furthest stage that the words behind the group state; what closes a list of plans (等22个前期项目|有序推进) is no work yet."""
        best = furthest(self._behind())
        planned = self.closing is not None and CLOSED_AS[self.closing["what"]] == "planned"
        return None if planned and best is not None and best.stage == "construction" else best

    def _behind(self) -> Iterator[Stated]:
        """Give the stages stated behind the group that are its own."""
        text, group, begin = self.text, self.group, self.begin
        trail = group.trail
        more = trail.stop < group.sentence.stop
        site = group.single and text[group.lead.start : group.lead.stop].endswith(("在", "于"))
        if group.single and _COLLECTIVE.match(text, begin, group.sentence.stop):
            return
        other = _PART.match(text, begin, self.limit) if group.single else None
        coming = _COMING.search(text, clause_at(text, *group.lead), group.lead.stop) is not None
        for stage, start, stop in stated(text, begin, self.limit, self.words.after):
            if more and (stop == trail.stop or _of_next(text, begin, start, stop, trail.stop)):
                continue
            if text.startswith("的", stop) and _NEXT_ITEM.fullmatch(text, begin, start):
                continue
            if site and not _HELD_OR_ON.search(text, begin, start) and _ON_SITE.match(text, start) is None:
                continue
            if other is not None and other.end() <= start and ORDER.index(stage) >= BEGUN:
                continue
            if coming and stage in ("signed", "started"):
                yield Stated("planned", start, stop)
            elif not self.aimed or stage == "planned":
                yield Stated(stage, start, stop)
            elif stage == "started":
                yield Stated("planned", start, stop)

    def _going_on(self) -> Stated | None:
        """Give the first of the words behind the group by which the work shows."""
        if self.group.closed:
            return None
        trail = self.group.trail
        stop = trail.stop if _SUM.match(self.text, self.begin, trail.stop) else self.limit
        return next((Stated(*told) for told in stated(self.text, self.begin, stop, self.words.progress)), None)

    def _opened(self) -> _Lead | None:
        """Read the stage that opens a list of projects, the last of several: 已开工3个,未开工的项目包括|甲、乙."""
        lead = self.group.lead
        if _LISTING.search(self.text, *lead) is None:
            return None
        opened, last = None, self.words.opened.search(self.text, *lead)
        while last is not None:
            opened, last = last, self.words.opened.search(self.text, last.start() + 1, lead.stop)
        if opened is None or opened.end() != lead.stop:
            return None
        not_so = undone(self.text, lead.start, opened.start())
        stage = self.words.opened.stage(opened) if not_so is None else not_so
        hoped = _HOPED.search(self.text, lead.start, opened.start()) if stage == "signed" else None
        if hoped is not None:
            stage = "planned" if _MEANT.match(hoped.group()) else ""
        return _Lead(stage, "stage/before", start=opened.start()) if stage else None

    def _led(self) -> _Lead | None:
        """Read what leads to the group: a stage word right before it, one that opens its list, a contract, an intent."""
        page, group = self.page, self.group
        lead = lead_of(page, group)
        lead += self.text.startswith("的", lead, group.lead.stop)
        low = max(group.lead.start, lead - _LONGEST_LEAD)
        if SOME.search(self.text, low, lead) is not None:
            match = next((m for m in self.words.before.finditer(self.text, low, lead) if m.end() == lead), None)
            if match is not None:
                stage = self._before(match)
                return _Lead(stage, "stage/before", start=match.start()) if stage else None
        if self.best is None and (told := listed_from(page, group, self.words)) is not None:
            return _Lead(told[0], "stage/before", start=told[1])
        if (at := brought(page, group)) is not None:
            return _Lead("signed", "stage/brought", start=at)
        if (intent := intended(page, group, lead)) is not None:
            return _Lead("planned", "stage/intended", start=intent[0])
        if self.best is None and self.closing is None and (end := pushed(page, group, lead)) is not None:
            return _Lead("construction", "stage/pushed", stop=end)
        if self.best is None and (deed := launched(page, group, lead)) is not None:
            return _Lead(deed[0], "stage/launched", stop=deed[1])
        if self.best is None and (end := destined(page, group, self.begin)) is not None:
            return _Lead("planned", "stage/destined", stop=end)
        return None

    def _before(self, match: re.Match[str]) -> str:
        """Give the stage of the words right before the group; empty where they do not tell that it has come so far."""
        if "推进" in match.group() and (
            self.closing is not None
            or (self.best is not None and self.best.stage in ("planned", "negotiating"))
            or _OTHER_AIM.match(self.text, self.group.projects[-1].stop) is not None
        ):
            return ""
        if _THIS_YEARS.match(match.group()) and self.best is not None:
            return ""
        stage = self.words.before.stage(match)
        begin = self.group.lead.start
        not_so = undone(self.text, begin, match.start())
        if not_so is not None:
            return not_so
        if stage == "completed" and SOON.search(self.text, begin, match.start()):
            return "construction"
        if stage in _LASTING and FUTURE.search(self.text, begin, match.start()):
            due = stage in ("operating", "completed") and _DUE.search(self.text, begin, match.start())
            stage = "planned" if stage == "started" or due or match.group().startswith("开工") else ""
        if stage == "signed" and _INTENT.match(self.text, *self.group.trail):
            return "negotiating"
        if stage == "signed" and _WORK_CONTRACT.match(self.text, self.group.projects[-1].stop):
            return ""
        if stage == "signed" and (hoped := _HOPED.search(self.text, begin, match.start())):
            return "planned" if _MEANT.match(hoped.group()) else ""
        if stage == "completed" and _PAPERS_OF.match(self.text, self.group.projects[-1].stop):
            return ""
        return stage
