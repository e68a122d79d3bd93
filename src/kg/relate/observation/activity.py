"""What a government did: journeys, visitors, events, projects looked after, land supplied, as counts with their verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Kind
from kg.relate.observation.counts import COPULA
from kg.relate.observation.figures import HEADS, TIMED, Figure, reach

_JOURNEY = re.compile(
    r"(?:外出|赴外|走出去|带队|率队|领队|小分队|驻点|上门|登门|敲门|叩门|北上|南下|(?:赴|到|前往)[^，,。]{1,24}?)[^，,。]{0,16}?"
    rf"(?:招商(?:引资)?|考察|洽谈|对接|推介|走访|拜访|活动|走出去|外出|出征)*[”\"]?{COPULA}$"
)
_JOURNEY_AFTER = re.compile(
    r"(?:组队|带队|组织|组团|率队|率团|分别|相继|开展)*(?:(?:外出|赴|前往|到|去)[^，,。;；]{1,40}?)?(?:开展)?(?:点对点|上门|外出|实地|精准)*(?:招商|洽谈|推介|拜访客商|走访企业)(?!会)"
)
"""What follows the number of the journeys that a government made: 先后6次|赴山西、河北等地招商."""
_AGAIN = re.compile(r"(?:先后|累计|共|已|多次|今年以来)+$|(?:带队|领导|队伍|小分队)[^，,。;；]{0,8}$")
_OUT = "(?:走出去|外出|赴外|上门|登门|叩门|敲门|小分队)”?[^，,。;；]{0,6}招商(?:引资)?(?:推介|考察|对接)?"
_OUTWARD = re.compile(rf"{_OUT}(?:活动)?[”\"]?{COPULA}$")
"""Journeys that are counted by their occasions: 开展外出招商活动|60场."""
_OUTWARD_AFTER = re.compile(rf"[“\"]?{_OUT}(?:活动|考察|推介)?(?!会|团|队|组)")
_MADE = re.compile(r"(?:开展|进行|组织|实施|完成|举行|累计|共|先后)(?:了|过)?$")
"""What stands before the number of such occasions: 共进行|132场外出招商活动."""
_JOURNEY_HINT = re.compile(r"招商|[带率]队外出|考察|洽谈|推介|走访|拜访|走出去|出征")
_RECEIVED = re.compile(
    rf"(?:接待|接洽(?=[^，,。]{{0,8}}(?:客商|企业家|投资商|外商|商会))|对接(?=来[访县市]?|客商|企业家|投资商|外商)|请进来|邀请|迎来|迎接|来[^，,。]{{0,4}}(?:考察|洽谈|投资考察))(?:[^，,。]{{0,18}}?|[^，,。]{{0,60}}?等){COPULA}$"
)
_SETTLING = re.compile("项目|活动|客户|顾客|新?(?:入驻|入园|落户|签约)")
"""Behind a count what tells that no visitors are counted: 迎来了12家|新入驻企业."""
_TOURISTS = re.compile("游客|旅客|观众|游人|访客(?!商)|市民|群众|患者|考生")
"""Who comes, but not to invest."""
_BOTH_WAYS = re.compile("走出去.{0,8}(?:引进来|请进来)|(?:引进来|请进来).{0,8}走出去")
"""What counts journeys and guests together: 开展“走出去”“请进来”活动|36次."""
_TO_COME = re.compile("来|到|赴|莅|考察|参观|洽谈|走访")
"""What tells that the firms that were invited came to see."""
_COMING = re.compile(
    r"(?:批次?|余)?[^，,。]{0,14}?(?:客商|企业家|考察团|代表团|企业|商会|客人|团队|乡贤|外商|嘉宾)[^，,。]{0,8}?(?:来|到|赴|莅|返乡|回乡)[^，,。]{0,10}?(?:考察|洽谈|对接|参观|调研|访)"
)
_GATHERED = re.compile(r"(?:余)?[^，,。]{0,6}?(?:客商|企业家|投资商|外商|侨商)(?:代表)?们?(?:齐聚|汇聚|相聚|云集)")
"""Behind a count of guests that they came together: 90余名|客商齐聚."""
_WHO_CAME = re.compile(
    rf"(?:来|到|赴)[^,，。;；]{{0,8}}?(?:考察|洽谈|参观|对接)的?(?:客商|企业家|外商|投资商|客人|企业){COPULA}$"
)
"""Before a count of guests that they came: 到青岭考察的客商达|18批次."""
_SENT = re.compile("(?:组织|带领|率领|动员)(?:了)?(?:本?[地市县区])?$")
"""Before a count what tells that those counted were sent, not received: 组织|6户企业赴展会洽谈."""
_GUESTS = re.compile(rf"(?:客商|投资商|企业家|外商|客人|考察团){COPULA}$")
_CAME = re.compile(r"(?:[0-9]+余?人次?)?(?:来|到|赴|莅)[^，,。;；]{0,12}?(?:考察|洽谈|参观|调研|访)")
_EVENT = r"(?:推介会?|洽谈会|恳谈会|对接会|座谈会|招商会|说明会|签约会|签约仪式|开工仪式|投产仪式|招商(?:引资)?活动|推介活动|签约活动|活动|仪式|大会|招商周|招商专场)"
_HELD = r"(?:举办|召开|开展|组织|举行|承办|主办|策划|筹办|举办过|参加)"
_EVENT_BEFORE = re.compile(
    rf"{_HELD}(?:了|过)?(?:[^，,。]{{0,26}}?|[^，,。]{{2,140}}?等[^，,。、]{{0,8}}?){_EVENT}[”\"]?{COPULA}$"
)
_HELD_BEFORE = re.compile(rf"(?<!各)(?P<verb>{_HELD})(?:了|过)?{COPULA}$")
_EVENT_AFTER = re.compile(rf"[^，,。]{{0,26}}?{_EVENT}")
_EVENT_ALONE = re.compile(
    rf"(?![^，,。]*(?:参加|出席|受邀|组团))(?P<name>[\u4e00-\u9fff“”]{{2,16}}(?:推介会|洽谈会|恳谈会|招商会|说明会)){COPULA}$"
)
"""Events of a list whose verb stands before the first of them: 召开座谈会2次,|投资推介会3次."""
_ATTRACT = re.compile(r"企业家|客商|外商|侨商|乡贤|商会|经贸|招商|推介|签约|洽谈|恳谈|三个一批|项目|投资|集中开工|对接")
_OTHER_EVENT = re.compile(
    "^(?!.*(?:招商|投资|项目)).*(?:银企|政银|银政|融资|农产品|产销|促销|消费|文旅|文化|旅游|人才|就业|招聘|培训|学习)"
)
"""Events that attract no investment: 银企对接活动, 农产品推介会."""
_STUDY = re.compile("学习|培训|参观|取经|观摩")
"""What a journey is made for that wins no firms."""
_SERVED = re.compile(
    rf"(?:包联|包保|包抓|领办|挂包|挂联|联系包抓|联系帮扶|挂钩联系|挂点联系|帮办代办|代办){COPULA}(?:服务)?$"
)
_SERVED_NOUN = re.compile(
    rf"(?:包联|包保|包抓|领办|挂包|挂联|帮办代办|代办帮办|帮代办|代办|帮办|联系服务)(?:服务)?[^，,。]{{0,8}}(?P<noun>项目|企业){COPULA}$"
)
_SERVED_AFTER = re.compile(r"[^，,。]{0,10}?(?P<noun>项目|企业)")
_SERVED_FOR = re.compile("(?:先后|累计|共|已)*[为对]$")
_SERVED_WITH = re.compile(
    r"[^，,。;；]{0,10}?(?P<noun>项目|企业)(?:提供|开展|实行|实施|进行)了?[^，,。;；]{0,8}?(?:帮办|代办|领办|包联)[^，,。;；]{0,4}?(?=服务|[,，。;；]|$)"
)
"""Behind a count what was done for those counted: 为|18个项目提供全程代办."""
_LAND = re.compile(
    r"(?:供地|供企业用地|供应[^，,。]{0,8}(?:土地|用地)|(?:土地|用地|标准地|地块)”?(?:供应|出让)|出让[^，,。]{0,8}(?:土地|用地)|供地面积|保障[^，,。]{0,8}用地)"
    rf"[^，,。]{{0,6}}?{COPULA}$"
)
_LAND_GOES_ON = re.compile(r"(?:用地|土地)?(?:总?面积)?(?:共|约|共计|合计|总计|达|为)*")
_LAND_LOTS = re.compile(
    r"(?:供地|出让|(?:供应|出让)[^，,。0-9]{0,8}(?:土地|用地|标准地|地块)”?)[^，,。0-9]{0,4}[0-9]+(?:宗|块|个地块)[、，,]?(?:用地|土地)?(?:总?面积)?(?:共|约|共计|合计|总计|达|为)*$"
)
"""Land after the number of its lots: 出让37宗、1644.51亩."""
_HABIT = re.compile(r"每[年月周季次个]|最多|不少于|不低于|至少|力争|计划|拟|将(?!近)|(?<!主)要")
_ATTEND = re.compile(r"[^，,。]{0,14}?(?:参加|出席|参会|到会|与会)")
_LAND_NOT = re.compile(r"计划|拟|需|将|可供|待")
COUNTS = TIMED | HEADS
"""Units in which activities are counted."""
SQUARE_METRES_A_MU = 10_000 / 15
"""15 亩 are one hectare."""


@dataclass(frozen=True, slots=True)
class Done:
    """An activity: indicator, value and unit; how far before and after the figure its words reach."""

    indicator: str
    value: float
    unit: str
    before: int
    after: int
    rule: str


def read(figure: Figure) -> Done | None:
    """Read the figure as something done, or None if its words state nothing of the kind."""
    mention = figure.mention
    if mention.kind is not Kind.QUANTITY or mention.text in ("一次", "一批"):
        return None
    left, right = figure.before, figure.after
    unit = mention.unit or ""
    if _HABIT.search(left):
        return None
    if unit in ("mu", "m2"):
        return _land(figure, left)
    if unit in ("个", "项", "家", "户"):
        served = _served(figure, left, right)
        if served is not None:
            return served
    if unit in TIMED or unit in HEADS or unit in ("家", "户", "个"):
        return _visit(figure, left, right, unit) or _event(figure, left, right, unit)
    return None


def _visit(figure: Figure, left: str, right: str, unit: str) -> Done | None:
    counted = "person" if unit in HEADS else "time"
    both = _BOTH_WAYS.search(figure.lead) is not None
    if (
        unit != "个"
        and not both
        and (m := _RECEIVED.search(left))
        and not _SETTLING.match(right)
        and not _TOURISTS.search(m.group() + right[:4])
        and not (m.group().startswith("邀请") and unit in ("家", "户") and not _TO_COME.search(m.group() + right))
        and not _ATTEND.match(right)
    ):
        return Done("visitorsReceived", figure.value, counted, len(left) - m.start(), 0, "received")
    if unit in HEADS and (m := _GATHERED.match(right)):
        return Done("visitorsReceived", figure.value, counted, 0, reach(figure.right, m.end()), "gathered")
    if unit != "个" and (m := _COMING.match(right)) and not _SENT.search(left):
        return Done("visitorsReceived", figure.value, counted, 0, reach(figure.right, m.end()), "coming")
    if both:
        return None
    if unit in TIMED and (m := _WHO_CAME.search(left)):
        return Done("visitorsReceived", figure.value, counted, len(left) - m.start(), 0, "guests-coming")
    studied = _STUDY.search(left) is not None and "招商" not in left
    if (
        unit in ("次", "批次", "批", "人次")
        and not studied
        and (m := _JOURNEY.search(left))
        and _JOURNEY_HINT.search(left)
    ):
        return Done("visitsMade", figure.value, counted, len(left) - m.start(), 0, "journeys")
    if unit in ("场", "场次", "次") and (m := _OUTWARD.search(left)):
        return Done("visitsMade", figure.value, counted, len(left) - m.start(), 0, "journeys")
    if unit in ("场", "场次", "次", "批次") and (made := _MADE.search(left)) and (m := _OUTWARD_AFTER.match(right)):
        before = len(left) - made.start()
        return Done("visitsMade", figure.value, counted, before, reach(figure.right, m.end()), "count-journeys")
    if unit == "次" and (again := _AGAIN.search(left)) and (m := _JOURNEY_AFTER.match(right)):
        return Done(
            "visitsMade",
            figure.value,
            counted,
            len(left) - again.start(),
            reach(figure.right, m.end()),
            "count-journeys",
        )
    if unit != "个" and (m := _GUESTS.search(left)) and (came := _CAME.match(right)):
        return Done(
            "visitorsReceived",
            figure.value,
            counted,
            len(left) - m.start(),
            reach(figure.right, came.end()),
            "guests-coming",
        )
    return None


def _event(figure: Figure, left: str, right: str, unit: str) -> Done | None:
    if unit not in ("场", "次", "场次", "个") or _OTHER_EVENT.search(left + right[:12]):
        return None
    if unit != "个" and (m := _EVENT_BEFORE.search(left)) and _ATTRACT.search(left) and not _follows_noun(right):
        return Done("eventsHeld", figure.value, "time", len(left) - m.start(), 0, "event-count")
    if unit != "个" and (m := _EVENT_ALONE.fullmatch(left)) and not _follows_noun(right):
        return Done("eventsHeld", figure.value, "time", len(left) - m.start("name"), 0, "event-alone")
    if (
        (m := _HELD_BEFORE.search(left))
        and (after := _EVENT_AFTER.match(right))
        and _ATTRACT.search(right[: after.end()])
    ):
        if unit == "个" or m["verb"] == "参加":
            return None
        return Done(
            "eventsHeld", figure.value, "time", len(left) - m.start(), reach(figure.right, after.end()), "count-event"
        )
    return None


def _follows_noun(right: str) -> bool:
    return right.startswith(("会议", "项目"))


def _served(figure: Figure, left: str, right: str) -> Done | None:
    if m := _SERVED_NOUN.search(left):
        unit = "project" if m["noun"] == "项目" else "company"
        return Done("servedProjects", figure.value, unit, len(left) - m.start(), 0, "served-count")
    if (m := _SERVED.search(left)) and (after := _SERVED_AFTER.match(right)):
        unit = "project" if after["noun"] == "项目" else "company"
        return Done(
            "servedProjects", figure.value, unit, len(left) - m.start(), reach(figure.right, after.end()), "served"
        )
    if (led := _SERVED_FOR.search(left)) and (after := _SERVED_WITH.match(right)):
        unit = "project" if after["noun"] == "项目" else "company"
        before, stop = len(left) - led.start(), reach(figure.right, after.end())
        return Done("servedProjects", figure.value, unit, before, stop, "served-for")
    return None


def lots(told: str, figure: Figure) -> Done | None:
    """Read land by the words `told` before it, which give the number of its lots: 出让37宗、|1644.51亩."""
    m = _LAND_LOTS.search(told) if _LAND_GOES_ON.fullmatch(figure.before) else None
    return _supplied(figure, told, m)


def _land(figure: Figure, left: str) -> Done | None:
    return _supplied(figure, left, _LAND.search(left)) or lots(figure.lead, figure)


def _supplied(figure: Figure, left: str, m: re.Match[str] | None) -> Done | None:
    if m is None or _LAND_NOT.search(left):
        return None
    value = figure.value if figure.mention.unit == "mu" else round(figure.value / SQUARE_METRES_A_MU, 4)
    return Done("landSupplied", int(value) if value == int(value) else value, "mu", len(left) - m.start(), 0, "land")
