"""The clause around a project: where the words about it begin and end, and which of them state how far it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Kind
from kg.relate.groups import Group
from kg.relate.page import Page
from kg.relate.stage.denied import undone
from kg.relate.stage.near import contract, far
from kg.relate.stage.told import PAPERS
from kg.relate.stage.words import SOME, Union, Words

FUTURE = re.compile(
    r"(?:将[于在]?|明年|后年|力保|接近|临近|(?<![\d去前])年底前?(?!已)|下月|[本下]月底|(?<!\d)月底前?(?!已)|(?<![已早][于在])(?<![已早][于在]1)\d月(?:份|底|末|[上中下]旬)?(?:之|以)?前(?!已)|(?<![重主需])要(?=开工|建成|启动|新建|实施)|即将|预计|(?<!建设)(?<![按比较])计划|原定|延期|拟|力争|有望|可望|争取|确保|待|年内|届时|尽快|尽早|早日|推动|促进|加快|助力|力促|实现早|促使|保障|为|希望|努力|未来|下一步|能够|可|估计|预期|预估)[^,，。;；]{0,14}$|推进$|(?<!已)早$"
)
_OTHERS = re.compile(
    r"(?<!等)(?:重大|重点|更多|更大|优质|好|大|新|一批|其[他它余]|相关|配套|产业链|上下游|[多几数]个)(?:的)?(?:产业|合作|招商|投资|文旅|工业)?(?:项目|企业)(?:尽快|早日|顺利|快速|在[^,，。;；]{2,8})?$"
)
"""Projects of any kind, of which a stage far behind a name is said: …洽谈推进|重大项目|落户."""
_FIRMS = re.compile(r"(?:\d+(?:余|多)?家|(?:企业|公司|客商|商户|商家))(?:已|均|正式|成功|集中|全部|相继|先后|新)*$")
"""Firms that sign behind a project's name: …产业园,已有11家企业|签约入驻."""
_HOUSES = re.compile(r"\d(?:余|多)?家(?:企业)?(?:已|均|正式|全部|相继|先后|陆续|正|在)*$")
"""Firms that are counted, of which a stage behind the name of a park is said: …产业园,入园企业中甲公司等3家已|投产."""
_AIM = re.compile("(?:并|同时|全力|也)*(?:确保|力争|争取|力保)")
"""What opens a clause that tells what is aimed at."""
_LIST = 80
"""How far before a stage word the clause of a list that it is said of may begin."""
_IF = re.compile(r"(?:一旦|倘若|假如|如果|若(?!干|羌|尔盖|水))[^,，。;；]{0,30}$")
"""What makes of a stage a thing that may come."""
_ONCE_DONE = re.compile(r"(?:^|[,，。;；\n])(?:继|自|自从)[^,，。;；]{0,40}$|举行[^,，。;；]{0,4}$")
"""What makes of the words before 后 what has been done: 继甲项目建成投产|后."""
_HYPOTHETIC = re.compile(
    r"(?:[^,，。;；]{0,6}(?:后|之后|以后|时|之日|之际|前))(?![\d月])|[将可能](?!近)|在(?:即|望)|指日可待"
)
_DOES = re.compile(
    r"(?:将|必将)?(?:能够?|可以?)?(?:进一步|有力|有效|充分|极大地?|大大)*(?:提[高升]|推动|促进|带动|助力|填补|利用|拉动|增强|壮大|加速|加快)"
)
"""What tells what a signing that has taken place is good for: 某项目签约|将进一步提升…."""
_BARE_CLAUSE = re.compile(r"(?:(?:该|项目|工程|[一二三两首]期)*(?:全部|全面|整体|完全)(?:建成|并|正式)*)")
_WOULD = re.compile(
    r"(?:并?(?:投产|达产|运营|投用|投入使用))?[,，](?:预计|可|将|每年|年)(?:每年|年均?)?(?:可|将)?(?:实现|形成|新增|带动|解决|提供|安排|创造|产值|销售|营业|利税|税收|生产|产(?=[^,，]{0,8}\d))"
)
"""What tells that the clause before it is a condition: 项目全面建成并投产|,预计年产值3亿元."""
_PART_OF = re.compile(
    r"(?:[号期栋楼座]|办公|宿舍|实验|综合|研发|主)楼|厂房|车间|仓库|食堂|临建|锅炉房|泵房|管网|围墙|框架|屋面|主体|土建|基础"
)
"""Parts of a project: that they are completed tells that it is being built."""
_SECTION = re.compile(
    r"(?:[\u4e00-\u9fff\d]段|标段|核心区|先导区|起步区|(?:配套|附属|辅助)(?:的)?[^,，。;；的]{1,10})(?:工程)?(?:也|均|都|已经?|率先|先期|全部|正式|顺利|基本|全线|现|目前|建设)*\Z"
)
"""A section of a way or site, or what only belongs to a work: where it is finished, or runs, the whole is being built."""
_ENDED = frozenset(("completed", "operating"))
_BESIDE = re.compile(r"(?:由|依托|利用|毗邻|紧邻|靠近|邻近|连接|衔接|距离?|服务于?)[^,，。;；]{0,16}\Z")
"""What leads to a thing beside the project, of which a stage word with 的 behind it is said: 由1998年|建成|的某厂改造."""
_OTHER_DEED = r"贷款|融资|委托|帮办|代办|采购|供货|供应|购销|销售|施工|监理|设计|勘察|保险|租赁|购售电|劳务|承包|担保|补偿|搬迁|用工|供气|供电"
_OTHER_CONTRACT = re.compile(rf"(?:{_OTHER_DEED})[^,，。;；]{{0,12}}\Z")
"""What is signed while a project is carried out: 设备采购合同|签订."""
_OF_OTHER_CONTRACT = re.compile(rf"了?[^,，。;；]{{0,8}}(?:{_OTHER_DEED})[^,，。;；]{{0,8}}(?:合同|协议)")
"""The same behind the verb: 签订|贷款协议."""
_TERM = re.compile(r"(?:起|后)\d+(?:个月|天|年)(?:内|左右)?(?:全部|可|完成)?\Z")
"""What gives the term in which a work is to be done: 自开工起15个月|建成投产."""
_SOME_OF = re.compile(r"(?:建设)?(?:之日)?起\d+(?:个月|天)|(?:建设|落地|落户|投产|项目)*了?\d+(?:余|多)?[个项家]")
"""What makes a stage that of some of those spoken of, or the beginning of a term: 等60个项目,已签约|落地18个, 自开工|起15个月."""
_OF_WHICH = re.compile(r"[,，;；]其中[^,，。;；]{0,2}$")
"""What tells that the stage is that of a part of what was counted: …均在千万吨以上,其中|在建的24家."""
_SO_MANY = re.compile(
    r"(?:了|起)?(?:[一二两三四五六七八九十]+|\d[\d.]*)(?:余|多)?万?(?:条|座|栋|幢|间|个(?!月)|平方米|公里|米|台|套|孔)"
)
"""What counts, behind a word of completion, parts of a work: 建成|三条生产线."""
_AND_SIGNED = re.compile(r"(?:项目)?[,，](?:并|且|已)(?:成功|正式|顺利|与[^,，。;；]{2,16})*")
"""What leads from a project to what was signed about it: 对接了甲项目|,并|签订框架协议."""
SOON = re.compile(r"(?:即将|行将|接近|临近|马上就?要?)[^,，。;；]{0,10}$")
"""What tells that the end is near: a work that is about to be finished is being built."""
_SOON_IS = {"completed": "construction", "operating": "construction", "signed": "planned"}
"""What a stage comes to that is near."""
_SETS_OUT = re.compile("进场|入场")
"""What a work that is about to begin starts with: 即将|进场施工."""
_PUSHES = re.compile("(?:推进|推动|实施)\\Z")
_OWN_WORK = re.compile(
    r"[\s,，。;；:：、!！?？”」)）]|\Z|之?[中当]|阶段|期|着|并|且|和|与|及|等|[过进]|[^,，。;；的]{0,5}(?:建设|施工|安装|装修|调试|主体|厂房|土建|基础|征地|前期|工程|设备|改造|手续|进度|项目)"
)
"""What may stand behind a verb of pushing on where it is the project that is pushed on, not something else: 加快推进|主体施工, not 加快推进|工业化进程."""
_ITEMS = re.compile(r"[的了有](?:[^,，。;；的了]{2,40}、)+$")
_OPENS = re.compile("(?:集中|新|已|正式|相继|陆续|顺利|其中|[,，;；])*")
"""What may stand before the verb that opens a list whose first item is no known project."""
_ITEMS_UNKNOWN = re.compile("(?:[^,，。;；:：、的]{2,24}、)+")
_STRIP = re.compile(
    r"(?:[①-⑳]|(?:计划|规划|预计)?总?投资(?:总?额)?(?:约|超过?|近|逾|达)*|(?<!签)约|[超近达]|的|以上|左右|位于|由|投资建设|总|占地(?:面积)?|[“「\"《]|(?:全[国省市县区球]|国内|世界)?(?:首个|首座|首家|首条|第一个|第一座|又一个|最大的?|一期)|(?<=[的大])[^,，。;；:：、—的“”]{2,12}(?:项目|工程|枢纽|公路|铁路|大桥|电站|基地)——)+$"
)
_DAY = re.compile(r"\d{4}年|\d{1,2}月")
_PLAN = re.compile(r"(?:计划|预计|拟|力争|将)[^。;；]{0,28}$")
_IN_MONTH = re.compile(r"\d{1,2}月(?:份|底|初|末|中旬|上旬|下旬)?(?:全部|全面|正式)?")
"""A month and nothing more, right before a stage."""
_GOES_ON = re.compile("正在|正(?=[进加紧抓])|已开始|已?(?:主体)?封顶|复工|具备[^,，。;；]{2,10}条件|试运行")
"""What tells in the clauses before that the work still goes on."""
_FUTURE_START = re.compile(
    r"(?:将于|将在|计划于|计划|即将|预计|拟于?|拟|有望)[^,，。;；]{0,10}(?:开工|动工|奠基|启动建设)|启动建设(?=.*年内)"
)
_DUE = re.compile(
    r"(?:将[于在]?|明年|后年|年底|下月|月底|即将|预计|(?<!建设)(?<!按)计划|拟|力争|有望|可望|争取|年内|届时)[^,，。;；]{0,14}$"
)
_NEAR = ("negotiating", "planned")
_NEARBY = ("引进", "招引", "签订", "签署")
_AT_ONCE = re.compile(
    r"[,，](?:现?已|均|全部|全面|陆续|相继|集中|正式|顺利)*(?:开工|开复工|投产|竣工|签约|落地|落户|建成|启动)(?!\d)"
)
_ALL = re.compile(
    "(?:目前|现)?(?:(?:以上|上述|这些)项目|全部|均|都|正(?!式)|已|计划(?!总|投)|预计(?!总|投))(?!有)|(?:现场|实地|详细|具体|仔细)*(?:[察查]看|了解|询问|听取|检查|督查|调度)了?[^,，。;；]{0,8}(?:施工|建设|工程)[^,，。;；]{0,4}(?:进度|进展|推进情况)|(?:并|已|初步|均)*达成[^,，。;；]{0,8}意向|(?:也|还)?(?:即?将(?![军来近])|有望|拟)[^,，。;；、投]{0,12}(?:开工|动工|投产|竣工|签约|入驻|落地|启动)"
)
"""What goes on about all of a list: …3个项目|,全部列入年度计划|,正加快推进."""
_BREAK = re.compile(r"[,，;；。]")


_ANOTHER = re.compile(
    r"[,，;；](?:(?:计划|预计)?总?投资)[\d.]+[万亿]*元的|[:：,，](?:首批|首个|其中)?(?:入园|入驻)(?:的)?(?:项目|企业)"
    r"|(?<=建设|开工|投产|投用|启用|竣工|动工|奠基|通车|运营)[,，](?!该|此|整|目前|现|已|其|主|全|各|[一二三四首两]|预计|将|计划|标志|项目|工程|园|厂|基|办公|配套|附属|道路|成为|共|正|进|完|实)[\u4e00-\u9fff]{2,10}(?:园|基地|中心|厂|电站|大桥|广场|市场|酒店|综合体)(?:[一二三]期)?(?:项目|工程)?[也已均将正在式顺利成功全面]*(?:开工|投产|竣工|交付|建成|投用|启用|投入|动工|奠基|落成|开业)"
)
"""What begins the words about another project in the same sentence: …通过审查,投资10亿元的|…开建."""
_LEFT_OFF = re.compile("…+(?!等|\\d|共|\\s*\\Z)")
"""Where a row is left off, and the sentence goes on about something else: 甲项目|……云岭县抢抓机遇."""


def limit_of(page: Page, group: Group, begin: int) -> int:
    """Give where the words after a project stop being about it: at another subject, or for a list at the clause's end."""
    text = page.text.text
    stop = group.trail.stop
    if not group.single:
        after = begin + 1 if _AT_ONCE.match(text, begin, stop) else begin
        comma = _BREAK.search(text, after, stop)
        while comma is not None and _ALL.match(text, comma.end(), stop):
            comma = _BREAK.search(text, comma.end(), stop)
        return comma.start() if comma else stop
    for other in page.within(begin, stop, Kind.REGION, Kind.COMPANY, Kind.PARK):
        if text[other.start - 1] in ",，;；":
            stop = other.start
            break
    left = _LEFT_OFF.search(text, begin, stop)
    stop = left.start() if left is not None else stop
    another = _ANOTHER.search(text, begin, stop)
    return another.start() if another is not None else stop


def lead_of(page: Page, group: Group) -> int:
    """Give where the words before a list end, amounts and places before its first name left out."""
    text = page.text.text
    at = group.lead.stop
    inner = page.within(
        group.lead.start, group.lead.stop, Kind.MONEY, Kind.REGION, Kind.PARK, Kind.QUANTITY, Kind.COMPANY
    )
    changed = True
    while changed:
        changed = False
        strip = _STRIP.search(text, group.lead.start, at)
        if strip and strip.end() == at:
            at = strip.start()
            changed = True
        if at > group.lead.start and text[at - 1] == "、":
            opening = _ITEMS.search(text, group.lead.start, at)
            if opening and opening.end() == at:
                at = opening.start() + 1
                changed = True
        for mention in inner:
            if mention.stop == at and mention.start >= group.lead.start:
                at = mention.start
                changed = True
    return at


def stated(text: str, start: int, stop: int, words: Union) -> Iterator[tuple[str, int, int]]:
    """Give the stages that `text[start:stop]` states, each with the offsets of its words; what is only hoped for is left out."""
    if SOME.search(text, start, stop) is None:
        return
    for match in words.finditer(text, start, stop):
        stage = words.stage(match)
        if _of_others(text, start, match, stage):
            continue
        not_so = undone(text, start, match.start())
        if not_so is not None:
            if not_so:
                yield not_so, match.start(), match.end()
            continue
        told = text[start : start + 1] in (":", "\uff1a") and match.start() - start <= 16
        if stage in _NEAR and not told and not PAPERS.search(match.group()) and far(text, start, match):
            continue
        low = clause_at(text, start, match.start())
        if (stage in _ENDED and _SECTION.search(text, low, match.start())) or (
            stage == "completed" and (_PART_OF.search(text, low, match.start()) or _SO_MANY.match(text, match.end()))
        ):
            stage = "construction"
        if stage != "planned" and (
            FUTURE.search(text, low, match.start())
            or _aimed(text, 0 if stage in _ENDED else start, match.start())
            or _scheduled(text, start, low, match.start())
        ):
            comes = _coming(text, low, match, stage)
            if comes is not None:
                yield comes, match.start(), match.end()
            continue
        yield stage, match.start(), match.end()


def _aimed(text: str, start: int, at: int) -> bool:
    """Tell whether the clause of a stage word at `at` opens with an aim, whatever list stands between: 确保|主桥、引桥和接线工程上半年|通车."""
    return _AIM.match(text, clause_at(text, max(start, at - _LIST), at), at) is not None


def _of_others(text: str, start: int, match: re.Match[str], stage: str) -> bool:
    """Tell whether a stage word is said of something else, of some of those counted, or of what may come."""
    at, away = match.start(), far(text, start, match)
    if (
        away
        and match.group() in _NEARBY
        and not (_AND_SIGNED.fullmatch(text, start, at) or contract(text, start, match))
    ):
        return True
    if text[at - 1] == "或" or _TERM.search(text, max(start, at - 12), at):
        return True
    if _WOULD.match(text, match.end()) and _BARE_CLAUSE.fullmatch(text, clause_at(text, start, at), at):
        return True
    if _SOME_OF.match(text, match.end()) or _OF_WHICH.search(text, max(start, at - 6), at):
        return True
    if _IF.search(text, max(0, at - 48), at):
        return True
    told_of = stage == "signed" and _DOES.match(text, match.end()) is not None
    if not told_of and _HYPOTHETIC.match(text, match.end()) and not _ONCE_DONE.search(text, max(0, at - 48), at):
        return True
    if _PUSHES.search(match.group()) and not _OWN_WORK.match(text, match.end()):
        return True
    if text.startswith("的", match.end()) and _BESIDE.search(text, clause_at(text, start, at), at):
        return True
    if stage == "signed" and (_FIRMS.search(text, max(start, at - 10), at) or _other_contract(text, start, match)):
        return True
    return (
        away
        and (_HOUSES.search(text, max(start, at - 14), at) or _OTHERS.search(text, max(start, at - 16), at)) is not None
    )


def _other_contract(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether what the word of signing `match` is said of is a contract of the work, not about it: 施工合同, 贷款协议."""
    before = _OTHER_CONTRACT.search(text, clause_at(text, start, match.start()), match.start())
    return before is not None or _OF_OTHER_CONTRACT.match(text, match.end()) is not None


def _coming(text: str, low: int, match: re.Match[str], stage: str) -> str | None:
    """Give what a stage comes to that is told of the future in the clause that begins at `low`; None for nothing."""
    at = match.start()
    if stage == "started":
        due = _FUTURE_START.search(text, low, match.end()) or _DUE.search(text, low, at)
        return "planned" if due else None
    if SOON.search(text, low, at):
        return "planned" if _SETS_OUT.match(text, at) else _SOON_IS.get(stage)
    return None


def clause_at(text: str, start: int, at: int) -> int:
    """Give where the clause that holds `at` begins, not before `start`."""
    mark = max(text.rfind(mark, start, at) for mark in ",，。;；")
    return mark + 1 if mark >= 0 else start


def _scheduled(text: str, start: int, low: int, stop: int) -> bool:
    """Tell whether the clause gives a date in a plan that the clause before begins, or one behind what still goes on: 计划2025年7月开工,2026年11月竣工; 正在装修,6月投产."""
    if _DAY.search(text, low, stop) is None:
        return False
    going = _IN_MONTH.fullmatch(text, low, stop) and _GOES_ON.search(text, max(start, low - 60), low)
    return bool(going) or _PLAN.search(text, max(start, low - 30), low) is not None


def listed_from(page: Page, group: Group, words: Words) -> tuple[str, int] | None:
    """Give the stage, and where its word begins, that opens a list whose first items are no known projects: 集中竣工|某某、甲基地等项目10个."""
    if not group.closed or page.text.text[group.lead.stop - 1] != "、":
        return None
    for stage, start, stop in stated(page.text.text, group.lead.start, group.lead.stop, words.after):
        opens = _OPENS.fullmatch(page.text.text, group.lead.start, start)
        return (stage, start) if opens and _ITEMS_UNKNOWN.fullmatch(page.text.text, stop, group.lead.stop) else None
    return None
